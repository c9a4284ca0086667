"""A case that ends without an outcome: who was told of it hears that it is over."""

from datetime import date
from pathlib import Path

import pytest
from story.desk import Desk, at, reading
from story.test_course import CLIENT, LATER, MONDAY, handled, staff

from bot.domain.decide import Disposition

NOW = at("2026-10-07 10:00")


def notices(desk: Desk, employee: str) -> list[str]:
    return [row.subject for row in desk.letters("kennisgeving-medewerker", employee)]


@pytest.mark.parametrize("name", ["consonanza", "werkpro", "leermakers", "loket3"])
def test_a_complaint_that_is_a_question_after_all_is_told_to_client_and_employee(name: str, tmp_path: Path) -> None:
    desk, _, handler, employee = handled(tmp_path, name)
    answer = desk.answer(NOW, handler, "opdracht", "Dit is geen klacht maar een vraag.")
    assert answer is Disposition.COMMANDED
    (letter,) = desk.letters("niet-in-behandeling", CLIENT)
    said = desk.text(letter)
    assert "als een vraag" in said
    assert "Antwoord dan op deze mail. Wij kijken er opnieuw naar." in said
    assert "tegenvaller" not in said
    assert len(notices(desk, employee)) == 2
    over = desk.text(desk.letters("kennisgeving-medewerker", employee)[-1])
    assert "Wij behandelen die niet verder." in over
    assert "geen onderzoek en geen oordeel" in over
    assert "Beantwoordt u de vraag zelf?" in desk.text(desk.letters("uitgevoerd", handler)[-1])
    desk.send(NOW)
    assert desk.case().when("rejection_sent") == NOW


def test_a_mail_that_was_never_confirmed_as_a_complaint_ends_in_silence(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY, reading(decision="ask"))
    desk.answer(NOW, staff("consonanza")[0], "vraag-indeling", "vraag")
    assert not desk.letters("niet-in-behandeling")
    assert not desk.letters(recipient=CLIENT)


@pytest.mark.parametrize("name", ["consonanza", "leermakers"])
def test_after_a_refusal_the_employee_hears_that_it_is_over_and_not_why(name: str, tmp_path: Path) -> None:
    director, _, person, employee = staff(name)
    desk = Desk(tmp_path, name)
    long_ago = (date(2025, 3, 3),)
    desk.mail(MONDAY, reading(employees=(person,), event_dates=long_ago, older_than_year=True))
    desk.send(MONDAY)
    answer = "Niet in behandeling nemen: het is meer dan een jaar geleden gebeurd, in de tijd van zijn ziekte."
    assert desk.answer(NOW, director, "vraag-ontvankelijkheid", answer) is Disposition.COMMANDED
    assert len(notices(desk, employee)) == 2
    over = desk.text(desk.letters("kennisgeving-medewerker", employee)[-1])
    assert "is niet in behandeling genomen" in over
    assert "ziekte" not in over
    desk.send(NOW)
    desk.mail(NOW + LATER, reading(), subject="zaak 2026-001", body="Ik wil dit alsnog doorzetten, het hielp niet.")
    assert desk.answer(NOW + LATER, director, "vraag-ontvankelijkheid", "heropen") is Disposition.COMMANDED
    assert len(notices(desk, employee)) == 3  # taken up after all: he hears that too


def test_an_employee_who_was_never_told_hears_nothing(tmp_path: Path) -> None:
    desk, director, _, employee = handled(tmp_path, "work2work")
    assert not notices(desk, employee)
    desk.answer(NOW, director, "opdracht-behandelaar", "Dit is geen klacht maar een vraag.")
    assert desk.letters("niet-in-behandeling", CLIENT)
    assert not notices(desk, employee)
