"""What answers `uitgevoerd`: an order is done or asked about, thanks and news are filed. Today is Monday 23 November 2026."""

from dataclasses import replace
from datetime import timedelta

import pytest
from domain.test_answer_desk import BUREAUS, NOW, UNTIL, case_of

from bot.domain.answers.commands import Answer, Command, Prompt
from bot.domain.answers.confirm import chosen
from bot.domain.answers.interpret import interpret
from bot.domain.events import Event
from classifiers.answers.judges import likelihood

PLANNED = Event("hearing_planned", NOW - timedelta(hours=2), {"when": "2026-12-02T11:00", "who": "klager", "sequence": "0"})


def understood(text: str, about: str = "vraag-gesprek", code: str = "", sender: str = "k.oosterhof") -> Command:
    return answered(text, Prompt("uitgevoerd", {"1": "ongedaan"}, code, about), sender)


def answered(text: str, prompt: Prompt, sender: str = "k.oosterhof") -> Command:
    case = case_of("consonanza", True)
    case = replace(case, log=(*case.log, PLANNED))
    person = BUREAUS["consonanza"].person(f"{sender}@consonanza.example")
    assert person is not None
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


@pytest.mark.parametrize(
    "text",
    [
        "Het mailadres van de klager is fout, het is nieuw@klant.example",
        "zijn mailadres klopt niet: moet nieuw@klant.example zijn",
    ],
)
def test_an_address_that_is_wrong_is_put_right_or_refused_with_the_reason(text: str) -> None:
    command = answered(text, Prompt("opdracht"), "h.dijkstra")
    assert (command.action, command.arguments["value"]) == ("correct", "nieuw@klant.example")
    assert answered(text, Prompt("opdracht")).why == "van-de-directie"


@pytest.mark.parametrize("kind", ["opdracht", "uitnodiging-gesprek", "herinnering"])
def test_an_address_is_never_filed_without_a_word_and_a_known_one_is(kind: str) -> None:
    assert answered("U kunt haar bereiken via nieuw@klant.example", Prompt(kind)).why == "niet-begrepen"
    assert answered("Dat mailde r.timmerman@consonanza.example mij al", Prompt(kind)).action == "add_note"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("intrekking", "Zij bedoelde de cursus, haar klacht blijft gewoon staan"),
        ("ontevreden", "Wij gaan dit niet opnieuw bekijken, er is geen nieuw feit"),
        ("ontevreden", "Niet nog eens doen, alles is al beantwoord"),
    ],
)
def test_an_answer_to_what_a_notice_asks_is_not_filed_as_a_note(code: str, text: str) -> None:
    assert answered(text, Prompt("melding-directie", {}, code)).action == "unclear"


@pytest.mark.parametrize("text", ["Dank, gezien", "Ik ga haar morgen bellen", "Duidelijk, dank je wel"])
def test_news_in_reply_to_such_a_notice_is_filed(text: str) -> None:
    assert answered(text, Prompt("melding-directie", {}, "ontevreden")).action == "add_note"


def test_a_talk_with_one_of_the_two_is_asked_about() -> None:
    words = "Is niet doorgegaan, mevrouw zag ervan af. Met de medewerker heb ik apart gesproken, hij betreurt het."
    assert answered(words, Prompt("verzoek-verslag")).action == "unclear"


@pytest.mark.parametrize("kind", ["opdracht", "herinnering", "vraag-verlenging", "vraag-maatregelen", "begreep-niet"])
def test_an_empty_answer_is_asked_about(kind: str) -> None:
    assert answered("", Prompt(kind)).action == "unclear"


@pytest.mark.parametrize("words", ["Helemaal eens met {}", "Ik volg het advies van {}"])
def test_who_agrees_with_who_advised_agrees(words: str) -> None:
    case = case_of("work2work", True)
    assert case.handler is not None
    case = replace(case, log=(*case.log, Event("advised", NOW - timedelta(days=1), {"gegrond": "gegrond"})))
    bureau = BUREAUS["work2work"]
    director = bureau.person("e.kramer@work2work.example")
    assert director is not None

    def said(text: str) -> str:
        return interpret(Answer(text, Prompt("vraag-oordeel"), director, case, bureau, NOW, UNTIL)).action

    first = case.handler.name.split()[0]
    assert said(words.format(first)) == "approve"
    assert said(f"Eens met {first}, maar geen vergoeding") == "unclear"
    assert said("Eens met Nadia") != "approve"


@pytest.mark.parametrize(
    "text", ["Dat is gebeurd", "Ja, alles is inmiddels geregeld", "Is nog niet gebeurd", "Dat gebeurt morgen"]
)
def test_what_was_promised_is_done(text: str) -> None:
    case = case_of("consonanza", True)
    more = (
        Event("measures_recorded", NOW - timedelta(days=9), {"until": "2026-11-20"}),
        Event("outcome_sent", NOW - timedelta(days=8)),
    )
    person = BUREAUS["consonanza"].person("k.oosterhof@consonanza.example")
    assert person is not None
    case = replace(case, log=(*case.log, *more))
    found = interpret(Answer(text, Prompt("vraag-maatregelen"), person, case, BUREAUS["consonanza"], NOW, UNTIL))
    done = "niet" not in text and "morgen" not in text
    assert (found.arguments.get("text") == "gedaan") is done


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("niet uitvoeren, hij belde dat het anders ligt", None),
        ("Niet uitvoeren, hij belde mij hierover", "nee"),
        ("niet doen want dit schreef hij niet zelf", "nee"),
        ("niet uitvoeren tenzij hij nog belt", None),
        ("uitvoeren, hij belde mij hierover", None),
    ],
)
def test_who_will_not_have_it_done_may_say_why(text: str, choice: str | None) -> None:
    assert chosen(text, "Hanneke Dijkstra") == choice


def test_two_numbers_that_are_one_complaint_are_merged() -> None:
    for text in (
        "2026-014 en 2026-003 zijn dezelfde klacht, voeg die samen",
        "2026-003 en 2026-014 gaan over hetzelfde: samenvoegen",
    ):
        assert answered(text, Prompt("opdracht"), "h.dijkstra").action == "merge"
    assert answered("2026-014 en 2026-003 zijn niet dezelfde klacht", Prompt("opdracht"), "h.dijkstra").action != "merge"
