"""Bounces of our letters: what came back was not sent, and what is only late was."""

from pathlib import Path

import pytest
from sqlalchemy.event import listen
from story.desk import Desk, at, reading

from bot.casework import terms_of
from bot.domain.decide import Disposition
from bot.domain.terms import Deadline

HANNEKE, WOUTER, JAN = "h.dijkstra@consonanza.example", "w.hummel@consonanza.example", "jan@klant.example"
MONDAY, NOON = at("2026-11-09 09:12"), at("2026-11-09 12:00")
REPORT = """From: MAILER-DAEMON@mx.example
To: info@consonanza.example
Subject: {subject}
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b

{subject}
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {address}
Action: {action}
Status: {status}

--b
Content-Type: text/rfc822-headers

Message-ID: {message_id}

--b--
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.mail(MONDAY, reading(employees=("Wouter Hummel",)))
    desk.send(MONDAY)
    return desk


def _bounce(desk: Desk, kind: str, address: str, action: str = "failed", status: str = "5.1.1") -> None:
    letter = desk.letters(kind)[-1]
    subject = "Undelivered Mail Returned to Sender" if action == "failed" else "Delivery delayed"
    raw = REPORT.format(subject=subject, address=address, action=action, status=status, message_id=letter.message_id)
    assert desk.take(desk.arrival(raw.replace("\n", "\r\n").encode(), NOON), NOON) is Disposition.BOUNCED


def _term(desk: Desk, name: str) -> Deadline:
    return next(each for each in terms_of(desk.case(), desk.bureau) if each.term.name == name)


def test_a_confirmation_that_came_back_leaves_its_term_running_until_another_one_went(desk: Desk) -> None:
    assert not _term(desk, "ontvangstbevestiging").is_running
    _bounce(desk, "ontvangstbevestiging", JAN)
    assert _term(desk, "ontvangstbevestiging").is_running
    assert "“e-mailadres klager:” en het juiste adres" in desk.text(desk.letters("melding-directie", HANNEKE)[-1])
    assert desk.answer(NOON, HANNEKE, "melding-directie", "e-mailadres klager: jan.dewit@klant.example") is Disposition.COMMANDED
    assert [row.recipient for row in desk.letters("ontvangstbevestiging")] == [JAN, "jan.dewit@klant.example"]
    tuesday = at("2026-11-10 09:00")
    desk.send(tuesday)
    assert _term(desk, "ontvangstbevestiging").met_on == tuesday.date()


def test_a_second_bounce_of_the_same_letter_is_told_once(desk: Desk) -> None:
    _bounce(desk, "ontvangstbevestiging", JAN)
    _bounce(desk, "ontvangstbevestiging", JAN, status="5.2.1")
    assert len(desk.letters("melding-directie", HANNEKE)) == 1
    assert [event.kind for event in desk.case().log].count("returned") == 1


def test_of_a_notice_to_an_employee_that_came_back_his_term_runs(desk: Desk) -> None:
    _bounce(desk, "kennisgeving-medewerker", WOUTER)
    assert desk.case().when("employee_told") is None
    assert desk.case().when("confirmed") == MONDAY


@pytest.mark.parametrize(("action", "status"), [("delayed", "4.4.1"), ("relayed", "2.0.0"), ("delivered", "2.0.0")])
def test_a_letter_that_is_late_or_was_taken_did_not_come_back(desk: Desk, action: str, status: str) -> None:
    _bounce(desk, "ontvangstbevestiging", JAN, action, status)
    assert desk.letters("ontvangstbevestiging")[0].state == "sent"
    assert not desk.letters("melding-directie")
    assert not _term(desk, "ontvangstbevestiging").is_running


def test_a_bounce_of_our_own_copy_is_no_bounce_of_the_letter(desk: Desk) -> None:
    _bounce(desk, "ontvangstbevestiging", "info@consonanza.example")
    assert desk.letters("ontvangstbevestiging")[0].state == "sent"
    assert not desk.letters("melding-directie")


def _names_only(desk: Desk, address: str, number: int = 0) -> None:
    """Anybody can write this: it names an address, and no letter of ours."""
    raw = f"From: mailer-daemon@{number}.example\r\nSubject: Undeliverable\r\nX-Failed-Recipients: {address}\r\n\r\nFailed.\r\n"
    assert desk.take(desk.arrival(raw.encode(), NOON), NOON) is Disposition.BOUNCED


def test_a_bounce_that_names_an_address_and_no_letter_changes_nothing_and_is_told_once_as_doubtful(desk: Desk) -> None:
    for number in range(3):
        _names_only(desk, JAN, number)
    assert desk.letters("ontvangstbevestiging")[0].state == "sent"
    assert not _term(desk, "ontvangstbevestiging").is_running
    assert "returned" not in [event.kind for event in desk.case().log]
    told = desk.letters("melding-directie", HANNEKE)
    assert len(told) == 1
    assert "Wij weten niet of het klopt" in desk.text(told[0])


def test_a_bounce_keeps_back_no_letter_that_waits(desk: Desk) -> None:
    desk.mail(NOON, reading(employees=("Roos Timmerman",)), sender="Piet <piet@klant.example>")
    waiting = [row.id for row in desk.letters() if row.state == "queued"]
    for address in (HANNEKE, "b.vanderlaan@consonanza.example", "r.timmerman@consonanza.example", "piet@klant.example"):
        _names_only(desk, address)
    assert waiting
    assert all(row.state == "queued" for row in desk.letters() if row.id in waiting)


def test_a_bounce_of_text_alone_that_holds_the_kenmerk_of_our_letter_is_believed(desk: Desk) -> None:
    letter = desk.letters("opdracht-behandelaar", HANNEKE)[-1]
    body = (
        f"Delivery failed for <{HANNEKE}>\r\n\r\n--- original message ---\r\nKenmerk: {letter.message_id[1:].partition('@')[0]}"
    )
    raw = f"From: mailer-daemon@old.example\r\nSubject: Undelivered Mail Returned to Sender\r\n\r\n{body}\r\n"
    assert desk.take(desk.arrival(raw.encode(), NOON), NOON) is Disposition.BOUNCED
    assert desk.letters("opdracht-behandelaar", HANNEKE)[-1].state == "refused"


@pytest.mark.parametrize("kind", ["addresses", "Message-IDs"])
def test_a_bounce_of_thousands_asks_the_database_a_few_times(desk: Desk, kind: str) -> None:
    asked: list[str] = []
    many = (f"Final-Recipient: rfc822; a{n}@b.example\r\nAction: failed\r\n" for n in range(3_000))
    if kind == "Message-IDs":
        many = (f"Message-ID: <{n}@b.example>" for n in range(3_000))
    head = "From: mailer-daemon@b.example\r\nX-Failed-Recipients: x@b.example\r\nContent-Type: message/delivery-status\r\n\r\n"
    raw = (head + "\r\n".join(many)).encode()
    listen(desk.store.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    assert desk.take(desk.arrival(raw, NOON), NOON) is Disposition.BOUNCED
    assert len(asked) < 60
