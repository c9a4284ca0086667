"""Who is not understood is asked again: with the numbers of the letter he answered, and what was understood."""

from pathlib import Path

import pytest
from story.desk import Desk, at, reading

from bot.domain.decide import Disposition

HANNEKE, KARIN = "h.dijkstra@consonanza.example", "k.oosterhof@consonanza.example"
FRANK = "f.huisman@work2work.example"
MONDAY, NOON, TUESDAY = at("2026-10-05 09:12"), at("2026-10-05 12:00"), at("2026-10-06 10:00")


def test_the_numbers_are_those_of_the_letter_that_is_quoted(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "work2work")
    desk.mail(MONDAY, reading(older_than_year=True))
    director = next(row.recipient for row in desk.letters("vraag-ontvankelijkheid"))
    asked = desk.letters("vraag-ontvankelijkheid", director)[-1]
    assert (
        desk.answer(TUESDAY, director, "vraag-ontvankelijkheid", "Hier moet wel iets mee gebeuren.") is not Disposition.COMMANDED
    )
    again = desk.letters("begreep-niet", director)[-1]
    assert again.choices == asked.choices


def test_a_mail_that_answers_no_letter_gets_no_numbers(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY, reading())
    desk.mail(NOON, reading("overig", "leave"), sender=HANNEKE, subject="2026-001", body="Iemand moet hier wat mee.")
    assert [row.choices for row in desk.letters("begreep-niet", HANNEKE)] == [{}]


@pytest.fixture
def handled(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.mail(MONDAY, reading(employees=("Wouter Hummel",)))
    assert desk.answer(NOON, HANNEKE, "opdracht-behandelaar", "Karin") is Disposition.COMMANDED
    return desk


def test_a_single_choice_is_not_offered_to_who_meant_something_else(handled: Desk) -> None:
    handled.answer(TUESDAY, KARIN, "opdracht", "Ik zit deze weken tot over mijn oren in het werk, wat nu?")
    assert [row.choices for row in handled.letters("begreep-niet", KARIN)] == [{}]


def test_it_says_what_was_understood(handled: Desk) -> None:
    handled.answer(TUESDAY, KARIN, "vraag-gesprek", "Donderdag 15 oktober om 10 uur. Of anders toch maar verder kijken?")
    told = handled.text(handled.letters("begreep-niet", KARIN)[-1])
    assert "Dit begrepen wij wel: “Donderdag 15 oktober om 10 uur”." in told


def test_of_words_that_say_nothing_we_know_nothing_is_said_to_be_understood(handled: Desk) -> None:
    handled.answer(TUESDAY, KARIN, "vraag-gesprek", "Tja, wat zal ik zeggen?")
    told = handled.text(handled.letters("begreep-niet", KARIN)[-1])
    assert "begrepen" not in told and "Wij weten nog niet precies wat u bedoelt." in told
