"""A complaint that is taken back: who was told of it hears that it is over, at all five organisations; nobody else does."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from story.desk import Desk, at, reading
from story.test_course import CLIENT, MONDAY, STAFF, handled, staff

from bot.domain.decide import Disposition
from bot.domain.events import Event

NOTICE, INVITED = "kennisgeving-medewerker", "uitnodiging-gesprek"
DAY = at("2026-10-07 10:00")
TOLD = sorted(set(STAFF) - {"work2work"})  # there it is for the handler to decide whether the employee is heard


def over(desk: Desk, recipient: str) -> list[Any]:
    return [row for row in desk.letters(NOTICE, recipient) if ":voorbij-ingetrokken" in row.key]


def withdrawn(desk: Desk, handler: str, now: Any = DAY) -> None:
    kind = "opdracht" if desk.letters("opdracht", handler) else "vraag-gesprek"
    words = "De klacht is ingetrokken." if desk.bureau.id != "loket3" else "De melding is ingetrokken."
    assert desk.answer(now, handler, kind, words) is Disposition.COMMANDED
    desk.send(now)
    assert desk.case().has("withdrawn")


@pytest.mark.parametrize("name", TOLD)
def test_the_employee_who_was_told_hears_that_it_is_over_and_not_why(tmp_path: Path, name: str) -> None:
    desk, _, handler, employee = handled(tmp_path, name)
    withdrawn(desk, handler)
    (letter,) = over(desk, employee)
    text = desk.text(letter)
    assert "is ingetrokken. Er komt dus geen oordeel." in text
    assert "U hoeft niets meer te doen." in text
    assert "jan@klant.example" not in text
    assert letter.state == "sent"


def test_who_was_never_told_hears_nothing(tmp_path: Path) -> None:
    desk, _, handler, employee = handled(tmp_path, "work2work")
    withdrawn(desk, handler)
    assert desk.letters(recipient=employee) == []


def test_who_was_invited_to_the_talk_hears_it_beside_the_calling_off(tmp_path: Path) -> None:
    desk, _, handler, employee = handled(tmp_path, "work2work")
    desk.answer(DAY, handler, "opdracht", "Gesprek met de medewerker dinsdag 20 oktober om 10.00 uur")
    desk.send(DAY)
    assert desk.letters(INVITED, employee)
    withdrawn(desk, handler, DAY + timedelta(hours=1))
    assert len(over(desk, employee)) == 1
    assert len(desk.letters(INVITED, employee)) == 2  # the second calls it off


def test_a_notice_that_has_not_gone_does_not_go_and_neither_does_its_end(tmp_path: Path) -> None:
    _, handler, employee, email = staff("consonanza")
    director = staff("consonanza")[0]
    desk = Desk(tmp_path)
    desk.mail(at("2026-10-02 18:00"), reading(employees=(employee,)))  # Friday evening: the notice waits for Monday
    desk.mail(at("2026-10-02 18:30"), reading("intrekking", "act"), subject="zaak 2026-001", body="Ik trek mijn klacht in.")
    notice = [row for row in desk.letters("melding-directie", director) if ":intrekking:" in row.key][-1]
    desk.mail(at("2026-10-02 19:00"), reading("overig", "leave"), sender=director, body="1", in_reply_to=notice.message_id)
    desk.send(at("2026-10-05 09:00"))
    assert desk.case().has("withdrawn")
    assert [row.kind for row in desk.letters(recipient=email) if row.state == "sent"] == []
    assert handler != email


def test_the_handler_hears_of_a_withdrawal_that_somebody_else_passed_on(tmp_path: Path) -> None:
    desk, director, handler, employee = handled(tmp_path, "consonanza")
    desk.mail(DAY, reading("intrekking", "act"), subject="zaak 2026-001", body="Ik trek mijn klacht in.")
    notice = [row for row in desk.letters("melding-directie", director) if ":intrekking:" in row.key][-1]
    desk.mail(DAY, reading("overig", "leave"), sender=director, body="1", in_reply_to=notice.message_id)
    desk.send(DAY)
    (told,) = [row for row in desk.letters("melding-directie", handler) if ":ingetrokken:" in row.key]
    assert "heeft de klacht ingetrokken" in desk.text(told)
    assert len(over(desk, employee)) == 1


def test_who_passed_it_on_himself_is_not_told(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "consonanza")
    withdrawn(desk, handler)
    assert [row for row in desk.letters("melding-directie", handler) if ":ingetrokken:" in row.key] == []


def test_when_it_is_opened_again_the_employee_hears_that_too(tmp_path: Path) -> None:
    desk, director, handler, employee = handled(tmp_path, "consonanza")
    withdrawn(desk, handler)
    assert desk.answer(DAY + timedelta(days=1), director, "opdracht-behandelaar", "heropen") is Disposition.COMMANDED
    desk.send(DAY + timedelta(days=1))
    assert "Eerder schreven wij u dat het voorbij was." in desk.text(desk.letters(NOTICE, employee)[-1])


def test_nothing_of_it_goes_to_anybody_when_it_was_before_the_case_had_people(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY, reading())
    desk.send(MONDAY)
    director = staff("consonanza")[0]
    desk.answer(DAY, director, "opdracht-behandelaar", "De klacht is ingetrokken.")
    desk.send(DAY)
    assert desk.case().has("withdrawn")
    assert [row.recipient for row in desk.letters("bevestiging-intrekking")] == [CLIENT]
    assert desk.letters(NOTICE) == []


def test_after_the_outcome_the_employee_knows_how_it_ended(tmp_path: Path) -> None:
    desk, _, handler, employee = handled(tmp_path, "consonanza")
    with desk.store.transaction() as unit:
        case = unit.case_by_number("consonanza", "2026-001")
        sent = (Event("outcome_sent", DAY - timedelta(hours=1)),)
        unit.save_case(case.with_events(*sent), sent, None)
    withdrawn(desk, handler)
    assert over(desk, employee) == []


@pytest.mark.parametrize(
    ("read", "body", "asked"),
    [
        (reading("intrekking", "ask"), "Goedemorgen, ik trek mijn klacht in. Het is opgelost.\n\nJan", True),
        (reading("intrekking", "ask"), "Laat maar, het hoeft van mij niet meer.", True),
        (reading("overig", "ask"), "Goedemorgen, ik trek mijn klacht in.", True),
        (reading("overig", "leave"), "Ik wil graag mijn klacht over Wouter intrekken.", True),
        (reading("klacht", "ask"), "Ik trek mijn klacht niet in.", False),
        (reading("overig", "ask"), "Waarom zou ik mijn klacht intrekken? Trek ik de klacht in?", False),
        (reading("overig", "leave"), "Dank voor het bericht.", False),
    ],
)
def test_a_withdrawal_in_his_own_case_is_asked_about_however_sure_the_reading_is(
    read: Any, body: str, asked: bool, tmp_path: Path
) -> None:
    desk, _, _, _ = handled(tmp_path, "consonanza")
    letter = desk.letters("ontvangstbevestiging", CLIENT)[0]
    desk.mail(DAY, read, subject=f"RE: {letter.subject}", body=body, in_reply_to=letter.message_id)
    assert desk.case().is_open
    assert desk.case().has("withdrawal_received") is asked
    assert bool([row for row in desk.letters("melding-directie") if ":intrekking:" in row.key]) is asked


@pytest.mark.parametrize("name", sorted(set(STAFF) - {"work2work"}))
def test_who_was_invited_reads_of_no_new_day_when_the_complaint_is_over(name: str, tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, name)
    desk.answer(DAY, handler, "vraag-gesprek", "di 13/10 om 14.00u")
    desk.send(DAY)
    desk.answer(DAY + timedelta(hours=1), handler, "vraag-gesprek", "het gesprek gaat niet door")
    desk.send(DAY + timedelta(hours=1))
    assert "als er een nieuwe dag is" in desk.text(desk.letters(INVITED, CLIENT)[-1])
    desk.answer(DAY + timedelta(hours=2), handler, "vraag-gesprek", "di 13/10 om 16.00u")
    desk.send(DAY + timedelta(hours=2))
    withdrawn(desk, handler, DAY + timedelta(hours=3))
    last = [text for row in desk.letters(INVITED) if "gaat niet door" in (text := desk.text(row)) and "16.00" in text]
    assert last
    assert all("Er komt geen nieuwe dag" in text and "als er een nieuwe dag is" not in text for text in last)
