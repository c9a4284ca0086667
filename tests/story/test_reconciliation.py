"""Every mail in the box is in the ledger, or is read yet: on the embedded mail server, with people at work in the same box."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from imapclient import IMAPClient
from sqlalchemy import delete
from story.desk import Desk, at, make_mail, reading

from bot.adapters import ledger, schema
from bot.adapters.imap import Mailbox
from bot.config import MailboxSettings
from bot.demo import PASSWORD, ImapServer
from bot.intake import Understood
from bot.mail.message import Message, Screen
from bot.poll import poll

USER = "info@consonanza.example"
START = at("2026-01-01 00:00")  # of Desk
BEFORE = START - timedelta(hours=2)
NOW = at("2026-10-08 09:00")


class Box:
    """A desk with its mailbox; a test may do in it what a colleague does."""

    def __init__(self, folder: Path, port: int) -> None:
        (folder / "password").write_text(PASSWORD)
        self.desk, self.now = Desk(folder), NOW
        settings: dict[str, Any] = {"host": "127.0.0.1", "port": port, "tls": "none", "user": USER}
        self.mailbox = Mailbox(MailboxSettings(**settings, password_file=folder / "password"))
        self.colleague = IMAPClient("127.0.0.1", port, ssl=False)
        self.colleague.login(USER, PASSWORD)
        self.colleague.select_folder("INBOX")

    def deliver(self, subject: str, moment: datetime = NOW) -> None:
        self.colleague.append("INBOX", make_mail(moment, subject=subject, message_id=f"<{subject}@klant.example>"), (), moment)

    def uid(self, place: int) -> int:
        """The UID of the mail on this place, from 1."""
        self.colleague.noop()
        return int(sorted(self.colleague.search())[place - 1])

    def take_away(self, place: int) -> None:
        self.colleague.delete_messages([self.uid(place)])
        self.colleague.expunge()

    def poll(self) -> int:
        """One look, an hour and a minute after the one before."""
        self.now += timedelta(minutes=61)
        return poll(self.mailbox, self.desk.office, self.desk.store, understand, lambda: self.now)

    def count(self) -> tuple[int, int, int]:
        """Mails in the box, mails in the ledger, unexplained."""
        with self.desk.store.transaction() as unit:
            rows = ledger.mailbox_counts(unit.connection, "consonanza")
            unexplained, counted_at = ledger.last_count(unit.connection, "consonanza")
        assert counted_at == self.now
        return sum(row[2] for row in rows) + unexplained, sum(row[1] for row in rows), unexplained

    def forget(self, place: int) -> None:
        """What must never happen: a mail that was read has no row."""
        with self.desk.store.transaction() as unit:
            unit.connection.execute(delete(schema.mail).where(schema.mail.c.uid == self.uid(place)))


def understand(message: Message, _received: datetime) -> Understood:
    return Understood(message, Screen.HUMAN, (), reading("overig", "leave"))


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Box]:
    with ImapServer((USER,)) as server:
        made = Box(tmp_path, server.port)
        yield made
        made.colleague.logout()
        made.mailbox.close()


def test_what_stands_in_the_box_and_in_the_ledger_is_counted(box: Box) -> None:
    for number in range(3):
        box.deliver(f"mail-{number}")
    box.deliver("te oud", BEFORE)
    assert box.poll() == 3
    assert box.count() == (3, 3, 0)


def test_mail_that_a_colleague_takes_away_is_no_loss(box: Box) -> None:
    for number in range(3):
        box.deliver(f"mail-{number}")
    box.poll()
    box.take_away(2)
    box.poll()
    assert box.count() == (2, 3, 0)


def test_mail_from_before_the_start_is_not_unexplained(box: Box) -> None:
    box.deliver("de avond ervoor", BEFORE)
    box.deliver("mail-1")
    box.poll()
    box.poll()
    assert box.count() == (1, 1, 0)


def test_a_mail_that_was_missed_is_read_at_the_next_count(box: Box) -> None:
    box.deliver("mail-1")
    box.deliver("mail-2")
    box.poll()
    box.forget(1)
    assert box.poll() == 1
    assert box.count() == (2, 2, 0)
    with box.desk.store.transaction() as unit:
        cursor = unit.cursor("consonanza", "INBOX")
    assert cursor is not None
    assert cursor.last_uid == box.uid(2)


def test_a_mail_that_cannot_be_had_is_unexplained_and_the_digest_says_so(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    box.deliver("mail-1")
    box.deliver("mail-2")
    box.poll()
    box.forget(1)
    monkeypatch.setattr(box.mailbox, "fetch", lambda _uids: iter(()))  # as a server that lists a mail and never gives it
    box.poll()
    assert box.count() == (2, 1, 1)
    monday = at("2026-10-12 08:00")
    box.now = monday - timedelta(minutes=70)
    box.poll()
    box.desk.rounds(monday)
    text = box.desk.text(box.desk.letters("weekoverzicht")[0])
    assert "07.51 uur: 2 mails in het postvak, 1 gelezen, onverklaard: 1. Wilt u de beheerder vragen" in text
    assert "U hoeft niets te doen" not in text


def test_a_count_of_days_ago_is_said_to_be_old(box: Box) -> None:
    box.poll()
    box.desk.rounds(at("2026-10-12 08:00"))
    text = box.desk.text(box.desk.letters("weekoverzicht")[0])
    assert "Nageteld op donderdag 8 oktober 2026 om 10.01 uur" in text
    assert "Daarna konden wij het postvak niet meer lezen" in text


def test_the_box_is_counted_once_an_hour(box: Box) -> None:
    box.poll()
    first = box.now
    poll(box.mailbox, box.desk.office, box.desk.store, understand, lambda: first + timedelta(minutes=5))
    with box.desk.store.transaction() as unit:
        assert ledger.last_count(unit.connection, "consonanza")[1] == first.astimezone(UTC)
