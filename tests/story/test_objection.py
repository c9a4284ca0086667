"""Who objects to what was done is asked whether he wants it taken back, and what leaves the house waits for his word."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from story.desk import Desk, at, reading

from bot.domain.decide import Disposition

HANNEKE, JAN = "h.dijkstra@consonanza.example", "jan@klant.example"
MONDAY, NOON = at("2026-10-05 09:12"), at("2026-10-05 12:00")


@pytest.fixture
def told(tmp_path: Path) -> Desk:
    """Karin was appointed at noon; the client's letter waits ten minutes."""
    desk = Desk(tmp_path)
    desk.office = replace(desk.office, reconsider=timedelta(minutes=10))
    desk.mail(MONDAY, reading(employees=("Wouter Hummel",)))
    desk.send(MONDAY)
    assert desk.answer(NOON, HANNEKE, "opdracht-behandelaar", "Karin") is Disposition.COMMANDED
    desk.send(NOON)
    return desk


@pytest.mark.parametrize(
    "words",
    [
        "Ai nee, dit was niet de bedoeling.",
        "Oei, verkeerde collega aangeklikt",
        "Sorry, mijn vergissing",
        "Anja de Vries bedoelde ik",
        "Dat had Anja moeten zijn",
        "Ho, nog niets versturen!",
        "Geef maar liever aan Roos",
        "dit is niet wat ik vroeg",
        "Hier klopt iets niet",
    ],
)
def test_an_objection_is_asked_about_and_the_letter_waits(told: Desk, words: str) -> None:
    assert told.answer(at("2026-10-05 12:05"), HANNEKE, "uitgevoerd", words) is Disposition.REFUSED
    question = told.letters("begreep-niet", HANNEKE)[-1]
    assert list(question.choices.values()) == ["ongedaan", "zo laten"]
    assert "wacht tot 5 oktober 2026 om 13.05 uur" in told.text(question)
    told.send(at("2026-10-05 12:40"))
    assert [row.state for row in told.letters("bericht-behandelaar", JAN)] == ["queued"]
    told.send(at("2026-10-05 13:06"))
    assert [row.state for row in told.letters("bericht-behandelaar", JAN)] == ["sent"]


@pytest.mark.parametrize(
    "words",
    [
        "Helemaal top, dankjewel!",
        "Ok, gezien",
        "Nee hoor, prima",
        "De klager had zich in het tijdstip vergist, vertelde hij aan de telefoon",
        "Jan heeft liever dat we na vijven bellen",
        "Karin heeft er zin in",
        "Sorry voor het late antwoord",
    ],
)
def test_thanks_and_news_are_filed(told: Desk, words: str) -> None:
    assert told.answer(at("2026-10-05 12:05"), HANNEKE, "uitgevoerd", words) is Disposition.NOTED
    assert not told.letters("begreep-niet")
    told.send(at("2026-10-05 12:11"))
    assert [row.state for row in told.letters("bericht-behandelaar", JAN)] == ["sent"]


@pytest.mark.parametrize("words", ["Ja graag", "1", "ongedaan", "oeps foutje, graag ongedaan maken"])
def test_the_question_is_answered_with_yes(told: Desk, words: str) -> None:
    told.answer(at("2026-10-05 12:05"), HANNEKE, "uitgevoerd", "Oeps!")
    assert told.answer(at("2026-10-05 12:30"), HANNEKE, "begreep-niet", words) is Disposition.COMMANDED
    assert told.case().handler is None
    assert [row.state for row in told.letters("bericht-behandelaar", JAN)] == ["withdrawn"]


@pytest.mark.parametrize("words", ["Nee hoor, laat maar zo", "2", "het is goed zo"])
def test_the_question_is_answered_with_no(told: Desk, words: str) -> None:
    told.answer(at("2026-10-05 12:05"), HANNEKE, "uitgevoerd", "Oeps!")
    assert told.answer(at("2026-10-05 12:30"), HANNEKE, "begreep-niet", words) is Disposition.NOTED
    assert told.case().handler.name == "Karin Oosterhof"
    assert len(told.letters("begreep-niet")) == 1


def test_a_second_objection_is_asked_about_again_and_another_name_is_done(told: Desk) -> None:
    told.answer(at("2026-10-05 12:05"), HANNEKE, "uitgevoerd", "Oeps!")
    assert told.answer(at("2026-10-05 12:30"), HANNEKE, "begreep-niet", "nee, Roos") is Disposition.REFUSED
    assert told.answer(at("2026-10-05 12:35"), HANNEKE, "begreep-niet", "niet Karin maar Roos") is Disposition.COMMANDED
    assert told.case().handler.name == "Roos Timmerman"


def test_what_has_to_go_today_waits_until_closing_time_at_most(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.office = replace(desk.office, reconsider=timedelta(minutes=10))
    desk.mail(MONDAY, reading(employees=("Wouter Hummel",)))
    desk.answer(at("2026-10-05 16:40"), HANNEKE, "opdracht-behandelaar", "Karin")
    assert desk.answer(at("2026-10-05 16:45"), HANNEKE, "uitgevoerd", "Nee, fout") is Disposition.REFUSED
    assert "wacht tot 5 oktober 2026 om 16.59 uur" in desk.text(desk.letters("begreep-niet", HANNEKE)[-1])


def test_when_a_letter_went_already_the_undo_still_hears_so(told: Desk) -> None:
    told.send(at("2026-10-05 12:11"))
    assert told.answer(at("2026-10-05 12:20"), HANNEKE, "uitgevoerd", "Verkeerde persoon!") is Disposition.REFUSED
    assert "wacht tot" not in told.text(told.letters("begreep-niet", HANNEKE)[-1])
    assert told.answer(at("2026-10-05 12:25"), HANNEKE, "begreep-niet", "ongedaan") is Disposition.REFUSED
    assert "Terugdraaien kan niet meer" in told.text(told.letters("begreep-niet", HANNEKE)[-1])


@pytest.mark.parametrize("words", ["Hou die brief aan de klager nog even tegen", "Jan hoeft daar geen bericht van te krijgen"])
def test_what_may_be_an_order_is_asked_about_and_the_letter_waits(told: Desk, words: str) -> None:
    assert told.answer(at("2026-10-05 12:05"), HANNEKE, "uitgevoerd", words) is Disposition.REFUSED
    told.send(at("2026-10-05 12:40"))
    assert [row.state for row in told.letters("bericht-behandelaar", JAN)] == ["queued"]


def test_the_talk_is_moved_in_reply_to_what_was_done_also_when_its_letter_is_answered_twice(told: Desk) -> None:
    karin = "k.oosterhof@consonanza.example"
    told.send(at("2026-10-05 12:11"))
    told.answer(at("2026-10-05 13:00"), karin, "opdracht", "Gesprek met Jan op maandag 12 oktober om 10.00 uur")
    for day, hour in ((13, "14.30"), (14, "9.00")):
        words = f"doe maar {day} oktober {hour} uur dan"
        assert told.answer(at(f"2026-10-05 13:{day}"), karin, "uitgevoerd", words) is Disposition.COMMANDED
    last = told.case().last("hearing_planned")
    assert last is not None
    assert last.data["when"] == "2026-10-14T09:00"
