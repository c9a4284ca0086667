"""What answers `uitgevoerd`: an order is done or asked about, thanks and news are filed. Today is Monday 23 November 2026."""

from dataclasses import replace
from datetime import timedelta

import pytest
from domain.test_answer_desk import BUREAUS, NOW, UNTIL, case_of

from bot.domain.answers.commands import Answer, Command, Prompt
from bot.domain.answers.interpret import interpret
from bot.domain.events import Event
from classifiers.judges import likelihood

PLANNED = Event("hearing_planned", NOW - timedelta(hours=2), {"when": "2026-12-02T11:00", "who": "klager", "sequence": "0"})


def understood(text: str, about: str = "vraag-gesprek", code: str = "", sender: str = "k.oosterhof") -> Command:
    case = case_of("consonanza", True)
    case = replace(case, log=(*case.log, PLANNED))
    person = BUREAUS["consonanza"].person(f"{sender}@consonanza.example")
    assert person is not None
    prompt = Prompt("uitgevoerd", {"1": "ongedaan"}, code, about)
    return interpret(Answer(text, prompt, person, case, BUREAUS["consonanza"], NOW, UNTIL), likelihood)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("doe toch maar vrijdag 4 december 9.00 uur", "2026-12-04T09:00"),
        ("Zet het gesprek op donderdag 3 december om 15.30 uur", "2026-12-03T15:30"),
        ("Maak er woensdag 9 december 10 uur van", "2026-12-09T10:00"),
    ],
)
def test_another_moment_is_done_as_if_the_question_were_answered_for_whom_it_was_planned(text: str, when: str) -> None:
    command = understood(text)
    assert (command.action, dict(command.arguments)) == ("plan_hearing", {"when": when, "who": "klager"})


def test_a_talk_is_called_off_in_reply_to_what_was_done() -> None:
    assert understood("annuleer het gesprek").action == "cancel_hearing"
    assert understood("annuleer het gesprek", sender="r.timmerman").action == "refuse_not_allowed"


@pytest.mark.parametrize(
    "text",
    [
        "dat gaat dus niet door",
        "Fatma moet er ook bij",
        "Nodig de medewerker niet uit, die bel ik zelf",
        "mevrouw heet overigens Van den Berg",
        "Hou die uitnodiging nog even vast",
        "we doen het telefonisch",
        "in Assen dan",
        "Wat was de datum ook alweer?",
        "dan kan Fatma niet",
        "haal de medewerker eraf",
        "Top, en graag een half uur later",
        "Dank je. Het mailadres klopt trouwens niet",
    ],
)
@pytest.mark.parametrize("about", ["vraag-gesprek", "opdracht-behandelaar", ""])
def test_what_may_be_an_order_is_asked_about(text: str, about: str) -> None:
    command = understood(text, about)
    assert (command.action, command.why) == ("unclear", "bezwaar"), command


@pytest.mark.parametrize(
    "text",
    [
        "Dankjewel, fijn zo",
        "👍",
        "Check!",
        "Top dat het zo vlot ging",
        "Dank je, ik heb er alle vertrouwen in",
        "Fatma was er blij mee",
        "Prima. Ik heb haar vanochtend al gebeld, ze was opgelucht.",
        "Gelukkig had de klager er begrip voor",
        "Ze heeft een zware maand achter de rug",
        "Ik heb haar vrijdag om 3 uur nog gesproken",
        "Dank je wel, ik ga er meteen mee aan de slag",
    ],
)
@pytest.mark.parametrize("about", ["vraag-gesprek", "opdracht-behandelaar", "vraag-oordeel", "verzoek-verslag", ""])
def test_thanks_and_news_are_filed(text: str, about: str) -> None:
    assert understood(text, about).action == "add_note"


def test_to_the_question_whether_to_take_it_back_nothing_is_read_as_another_answer() -> None:
    assert understood("doe toch maar vrijdag 4 december 9.00 uur", code="bezwaar").why == "bezwaar"
