"""What a mail lets slip: shown to who decides, never to the employee; who wants to stay unknown is asked about first."""

from pathlib import Path

import pytest
from story.desk import Desk, at, reading

from bot.domain.decide import Disposition

MONDAY = at("2026-10-05 09:12")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_signals_stand_in_the_letters_to_who_decides_and_not_in_those_to_the_employee(desk: Desk) -> None:
    desk.mail(MONDAY, reading(employees=("Wouter Hummel",), flags=("geschil", "claim", "vertegenwoordiger")))
    text = desk.text(desk.letters("opdracht-behandelaar")[0])
    for words in ("advocaat of de rechter", "vraagt om geld", "voor een ander schrijft"):
        assert words in text
        assert words not in desk.text(desk.letters("kennisgeving-medewerker")[0])
        assert words not in desk.text(desk.letters("ontvangstbevestiging")[0])
    desk.answer(at("2026-10-05 14:00"), "h.dijkstra@consonanza.example", "opdracht-behandelaar", "Karin doet dit")
    assert "advocaat of de rechter" in desk.text(desk.letters("opdracht")[0])


def test_a_doubtful_mail_shows_its_signals_to_who_is_asked(desk: Desk) -> None:
    desk.mail(MONDAY, reading("klacht", "ask", flags=("privacy",)))
    assert "Autoriteit Persoonsgegevens" in desk.text(desk.letters("vraag-indeling")[0])


def test_a_mail_without_signals_says_nothing_of_them(desk: Desk) -> None:
    desk.mail(MONDAY, reading())
    assert "LET OP" not in desk.text(desk.letters("opdracht-behandelaar")[0])


@pytest.mark.parametrize("name", ["consonanza", "werkpro", "leermakers", "work2work", "loket3"])
def test_no_employee_is_told_when_the_complainant_wants_to_stay_unknown(tmp_path: Path, name: str) -> None:
    desk = Desk(tmp_path, name)
    employee = desk.bureau.roster[-1]
    desk.mail(MONDAY, reading(employees=(employee.name,), flags=("anoniem",)))
    assert employee.email not in {row.recipient for row in desk.letters()}
    prompt = desk.letters("opdracht-behandelaar")[0]
    assert employee.name not in str(prompt.choices)
    text = desk.text(prompt)
    assert "wil onbekend blijven" in text
    assert f"ook {employee.name} niet" in text
    assert "(artikel" in text or "(indienen, artikel" in text
    assert "Over welke medewerker" not in desk.text(desk.letters("ontvangstbevestiging")[0])


def test_the_employee_is_told_after_the_directie_says_so_and_another_hidden_one_stays_out(desk: Desk) -> None:
    desk.mail(MONDAY, reading(employees=("Wouter Hummel", "Karin Oosterhof"), flags=("anoniem",)))
    hanneke = "h.dijkstra@consonanza.example"
    assert (
        desk.answer(at("2026-10-05 14:00"), hanneke, "opdracht-behandelaar", "Het gaat over Wouter Hummel")
        is Disposition.COMMANDED
    )
    assert [row.recipient for row in desk.letters("kennisgeving-medewerker")] == ["w.hummel@consonanza.example"]
    assert desk.case().facts.doubtful_employees == ("Karin Oosterhof",)


def test_who_asks_later_to_stay_unknown_and_names_somebody_tells_nobody(desk: Desk) -> None:
    desk.mail(MONDAY, reading())
    confirmation = desk.letters("ontvangstbevestiging")[0]
    more = reading(employees=("Wouter Hummel",), flags=("anoniem",))
    desk.mail(at("2026-10-06 10:00"), more, in_reply_to=confirmation.message_id, body="Het was Wouter Hummel. Zeg niets.")
    assert not desk.letters("kennisgeving-medewerker")
