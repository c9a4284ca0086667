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
    assert "begrepen" not in told
    assert "Wij weten nog niet precies wat u bedoelt." in told


def test_a_director_who_is_involved_is_told_the_truth_and_what_to_write(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY, reading())
    desk.answer(NOON, HANNEKE, "opdracht-behandelaar", "Ik ben er zelf bij betrokken.")
    told = desk.text(desk.letters("begreep-niet", HANNEKE)[-1])
    assert "of de directie" not in told
    assert "Antwoord dan “de klacht gaat over”" in told
    assert desk.answer(TUESDAY, HANNEKE, "begreep-niet", "De klacht gaat over Hanneke Dijkstra") is Disposition.COMMANDED


def test_a_handler_whose_place_was_taken_is_not_listed_as_asked(handled: Desk) -> None:
    handled.send(NOON)
    assert handled.answer(TUESDAY, HANNEKE, "uitgevoerd", "niet Karin maar Roos") is Disposition.COMMANDED
    handled.send(TUESDAY)
    handled.rounds(at("2026-10-12 08:31"))
    told = handled.text(handled.letters("weekoverzicht", HANNEKE)[-1])
    assert "Roos" in told
    assert "Karin" not in told.partition("GEVRAAGD")[2].partition("SINDS")[0]


def test_an_objection_after_a_talk_was_planned_is_not_answered_with_another_handler(handled: Desk) -> None:
    assert handled.answer(TUESDAY, KARIN, "vraag-gesprek", "20 oktober 10 uur") is Disposition.COMMANDED
    handled.answer(TUESDAY, KARIN, "uitgevoerd", "Oei, dit was niet de bedoeling.")
    told = handled.text(handled.letters("begreep-niet", KARIN)[-1])
    assert "met de naam van wie het wel moet doen" not in told
    assert "“moet zijn dinsdag 1 december om 11.00 uur”" in told


def test_who_is_named_for_a_case_that_waits_for_admission_hears_that_it_was_taken_up(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "work2work")
    desk.mail(MONDAY, reading(older_than_year=True))
    asked = desk.letters("vraag-ontvankelijkheid")[-1]
    name = next(person.name for person in desk.bureau.roster if person.email not in desk.bureau.directie)
    assert desk.answer(NOON, asked.recipient, "vraag-ontvankelijkheid", f"{name} doet het") is Disposition.COMMANDED
    told = desk.text(desk.letters("uitgevoerd", asked.recipient)[-1])
    assert f"{name} behandelt de klacht." in told
    assert "De klacht is in behandeling genomen." in told
