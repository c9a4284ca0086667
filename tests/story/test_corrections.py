"""Names, dates and addresses put right in answer to a letter, and the letters after it."""

from datetime import date
from pathlib import Path

import pytest
from story.desk import Desk, at, reading

from bot.domain.decide import Disposition

HANNEKE, KARIN = "h.dijkstra@consonanza.example", "k.oosterhof@consonanza.example"
MONDAY, NOON = at("2026-11-09 09:12"), at("2026-11-09 12:00")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.mail(MONDAY, reading(event_dates=(date(2026, 11, 2),)), sender="Jan Janssen <jan@klant.example>")
    desk.send(MONDAY)
    return desk


def _done(desk: Desk, body: str, sender: str = HANNEKE, kind: str = "opdracht-behandelaar", now: str = "2026-11-09 12:00") -> str:
    """The answer is carried out; what its sender hears."""
    assert desk.answer(at(now), sender, kind, body) is Disposition.COMMANDED
    return desk.text(desk.letters("uitgevoerd", sender)[-1])


def test_a_name_and_a_day_put_right_stand_in_the_letters_after_it(desk: Desk) -> None:
    _done(desk, "Karin doet dit")
    desk.send(NOON)
    told = _done(desk, "De naam van de klager is Jansen, niet Janssen.", KARIN, "opdracht", "2026-11-09 13:00")
    assert "is nu Jan Jansen. Eerst stond er Jan Janssen." in told
    _done(desk, "datum gebeurtenis moet 3 november zijn", KARIN, "opdracht", "2026-11-09 13:05")
    _done(desk, "Gesprek op 12 november om 10.00 uur", KARIN, "vraag-gesprek", "2026-11-09 13:10")
    invitation = desk.text(desk.letters("uitnodiging-gesprek", "jan@klant.example")[-1])
    assert "Jan Jansen" in invitation
    assert desk.case().facts.event_dates == (date(2026, 11, 3),)
    before = desk.case()
    assert desk.answer(at("2026-11-09 13:15"), KARIN, "opdracht", "ontvangstdatum was 5 november") is Disposition.HELD
    assert (desk.case().events, desk.case().received) == (before.events, before.received)  # until the directie says yes
    assert "de datum van ontvangst past alleen de directie aan" in desk.text(desk.letters("begreep-niet", KARIN)[-1])


def test_a_corrected_receipt_moves_the_terms_and_what_is_due(desk: Desk) -> None:
    def due() -> date:
        case = desk.case()
        with desk.store.transaction() as unit:
            (found,) = (row.due for row in unit.deadline_rows(case.id) if row.term == "afhandeling")
            return date.fromisoformat(str(found))

    before = due()
    told = _done(desk, "ontvangstdatum was 3 november")
    assert "De datum van ontvangst is nu 03-11-2026" in told
    assert (before - due()).days == 6
    assert desk.case().received == at("2026-11-03 12:00")
    assert desk.answer(NOON, HANNEKE, "uitgevoerd", "ongedaan") is Disposition.COMMANDED
    assert (due(), desk.case().received) == (before, MONDAY)


def test_the_letters_after_it_tell_the_corrected_dates(desk: Desk) -> None:
    _done(desk, "Datum gebeurtenis moet 3 november zijn.\nOntvangstdatum was 5 november.")
    _done(desk, "Karin doet dit")
    assert "Ontvangen: donderdag 5 november 2026" in desk.text(desk.letters("opdracht", KARIN)[-1])
    assert "uw klacht van donderdag 5 november 2026" in desk.text(desk.letters("bericht-behandelaar")[-1])
    _done(desk, "We hebben afgesproken dat hij belt als hij niet kan.", KARIN, "opdracht", "2026-11-10 10:00")
    assert "3 november 2026" in desk.text(desk.letters("bevestiging-afspraken")[-1])


def test_who_puts_a_name_right_has_not_answered_the_question(desk: Desk) -> None:
    _done(desk, "naam klager: Jan Jansen", "b.vanderlaan@consonanza.example")
    _done(desk, "datum gebeurtenis was 3 november")
    _done(desk, "Karin doet dit", "b.vanderlaan@consonanza.example")
    assert desk.case().handler.email == KARIN


def test_a_receipt_in_the_future_is_asked_about(desk: Desk) -> None:
    assert desk.answer(NOON, HANNEKE, "opdracht-behandelaar", "ontvangstdatum was 12 november 2026") is Disposition.REFUSED
    assert desk.case().received == MONDAY


def test_what_waits_for_a_wrong_address_goes_to_the_right_one(desk: Desk) -> None:
    _done(desk, "Karin doet dit")
    told = _done(desk, "e-mailadres klager: jan.jansen@post.example", kind="uitgevoerd", now="2026-11-09 12:01")
    assert "is nu jan.jansen@post.example. Eerst stond er jan@klant.example." in told
    assert "“ongedaan”" not in told
    desk.send(at("2026-11-09 12:02"))
    letters = [(row.recipient, row.state) for row in desk.letters("bericht-behandelaar")]
    assert letters == [("jan@klant.example", "withdrawn"), ("jan.jansen@post.example", "sent")]
    mail = {"sender": "Jan Jansen <jan.jansen@post.example>", "subject": "Klacht 2026-001", "body": "Hier is nog een stuk."}
    assert desk.mail(at("2026-11-09 14:00"), reading("overig", "leave"), **mail) is Disposition.ADDED
