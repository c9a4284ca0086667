"""A crowd of mails of one sender delays nobody else; on the embedded mail server."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from story.desk import make_mail, reading
from story.test_reconciliation import NOW, USER, Box

from bot import poll as polling
from bot.adapters import schema
from bot.demo import ImapServer
from bot.intake import Understood
from bot.mail.message import Message, Screen
from bot.poll import poll

FLOOD, AT_ONCE = 60, 8


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Box]:
    monkeypatch.setattr(polling, "AT_ONCE", AT_ONCE)
    with ImapServer((USER,)) as server:
        made = Box(tmp_path, server.port)
        yield made
        made.colleague.logout()
        made.mailbox.close()


def deliver(box: Box, sender: str, number: int) -> None:
    raw = make_mail(NOW, sender=sender, subject=f"mail {number}", message_id=f"<{number}@mail.example>")
    box.colleague.append("INBOX", raw, (), NOW)


def office_mail(message: Message, _received: object) -> Understood:
    return Understood(message, Screen.HUMAN, (), reading("overig", "leave"))


def read(box: Box) -> list[str]:
    """The senders in the order in which their mails were read."""
    with box.desk.store.transaction() as unit:
        return list(unit.connection.execute(select(schema.mail.c.sender).order_by(schema.mail.c.id)).scalars())


def cursor(box: Box) -> int:
    with box.desk.store.transaction() as unit:
        found = unit.cursor("consonanza", "INBOX")
    assert found is not None
    return int(found.last_uid)


def test_a_complaint_behind_a_crowd_of_mails_of_one_house_is_read_among_the_first(box: Box) -> None:
    for number in range(FLOOD):
        deliver(box, f"a{number % 7}+{number}@mail{number}.flood.example", number)
    deliver(box, "Jan de Wit <jan@klant.example>", FLOOD)
    assert poll(box.mailbox, box.desk.office, box.desk.store, office_mail, lambda: NOW) == FLOOD + 1
    order = read(box)
    assert order.index("jan@klant.example") == 1
    assert len(order) == FLOOD + 1
    assert cursor(box) == box.uid(FLOOD + 1)


def test_a_complaint_that_comes_while_a_crowd_is_read_waits_for_a_few_of_them_only(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "MOST_KNOWN", 3 * AT_ONCE - 2)
    for number in range(3 * AT_ONCE):
        deliver(box, "flood@flood.example", number)
    came: list[int] = []

    def meanwhile(message: Message, received: object) -> Understood:
        if not came and len(read(box)) >= 5:
            came.append(len(read(box)))
            deliver(box, "jan@klant.example", 1000)
        return office_mail(message, received)

    assert poll(box.mailbox, box.desk.office, box.desk.store, meanwhile, lambda: NOW) == 3 * AT_ONCE + 1
    assert 0 <= read(box).index("jan@klant.example") - came[0] <= AT_ONCE


def test_a_crash_in_the_middle_of_a_crowd_loses_no_mail_and_reads_none_twice(box: Box) -> None:
    """Mails are read out of order: the cursor stays below the oldest that waits, the ledger has the rest."""
    for number in range(2 * AT_ONCE):
        deliver(box, "flood@flood.example", number)
    deliver(box, "jan@klant.example", 1000)
    asked: list[int] = []

    def dies(message: Message, received: object) -> Understood:
        if len(read(box)) == AT_ONCE + 3:
            raise KeyboardInterrupt
        return office_mail(message, received)

    with pytest.raises(KeyboardInterrupt):
        poll(box.mailbox, box.desk.office, box.desk.store, dies, lambda: NOW)
    assert cursor(box) < box.uid(AT_ONCE)
    assert "jan@klant.example" in read(box)

    def again(message: Message, received: object) -> Understood:
        asked.append(1)
        return office_mail(message, received)

    box.mailbox.close()
    later = NOW + timedelta(minutes=1)
    assert poll(box.mailbox, box.desk.office, box.desk.store, again, lambda: later) == AT_ONCE - 2
    assert len(asked) == AT_ONCE - 2
    assert sorted(read(box)) == sorted([*["flood@flood.example"] * (2 * AT_ONCE), "jan@klant.example"])
    assert cursor(box) == box.uid(2 * AT_ONCE + 1)
