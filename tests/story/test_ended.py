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


def _closed(tmp_path: Path, words: str) -> tuple[Desk, Disposition | None]:
    """What the handler's words to the order do before there is an outcome."""
    desk, _, handler, _ = handled(tmp_path, "consonanza")
    return desk, desk.answer(at("2026-10-07 10:00"), handler, "opdracht", words)


@pytest.mark.parametrize(
    "words",
    [
        "Sluit de zaak",
        "Deze zaak mag wat mij betreft dicht",
        "Zaak sluiten. Hij is wel klaar.",
        "Sluit de zaak, want het is een querulant",
    ],
)
def test_a_case_without_an_outcome_is_not_closed_without_a_reason(tmp_path: Path, words: str) -> None:
    desk, found = _closed(tmp_path, words)
    assert found is Disposition.REFUSED
    assert "sluit de zaak, want" in desk.text(desk.letters("begreep-niet")[-1])
    assert desk.case().is_open


def test_who_knew_of_the_complaint_hears_that_it_was_closed_before_an_outcome(tmp_path: Path) -> None:
    desk, found = _closed(tmp_path, "Sluit de zaak, want de klager heeft geen contact meer met ons.")
    assert found is Disposition.COMMANDED
    letter = desk.text(desk.letters("niet-in-behandeling", CLIENT)[-1])
    assert "De klager heeft geen contact meer met ons" in letter
    assert "Er komt dus geen oordeel" in letter
    assert "De zaak is gesloten" in desk.text(desk.letters("kennisgeving-medewerker")[-1])
    assert not [row for row in desk.letters("melding-directie") if ":gesloten:" in row.key]  # he did it himself
    assert "krijgt een brief, met deze reden" in desk.text(desk.letters("uitgevoerd")[-1])
    desk.send(at("2026-10-07 10:01"))
    assert "rejection_sent" in [event.kind for event in desk.case().events]


def test_the_handler_hears_that_the_directie_closed_his_case_and_the_dead_get_no_letter(tmp_path: Path) -> None:
    desk, director, handler, _ = handled(tmp_path, "consonanza")
    words = "Mevrouw is helaas overleden. Sluit de zaak."
    assert desk.answer(at("2026-10-07 10:00"), director, "opdracht-behandelaar", words) is Disposition.COMMANDED
    assert not desk.letters("niet-in-behandeling")
    told = [row for row in desk.letters("melding-directie", handler) if ":gesloten:" in row.key]
    assert "U hoeft er niets meer voor te doen" in desk.text(told[0])
    assert "De klager krijgt geen brief" in desk.text(desk.letters("uitgevoerd", director)[-1])
    desk.answer(at("2026-10-08 10:00"), director, "opdracht-behandelaar", "heropen")
    assert "Wij behandelen de klacht toch." in desk.text(desk.letters("kennisgeving-medewerker")[-1])
