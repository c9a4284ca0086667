"""The mark of a database that was put back from a backup: no letter leaves until the operator says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from bot.adapters import schema

UNCERTAIN = "uncertain"
NEVER = datetime(9999, 1, 1, tzinfo=UTC)


def hold(connection: Connection, organisations: Iterable[str], now: datetime) -> None:
    """Letters of these organisations wait from now on; one that waits already waits from now."""
    table = schema.restored
    for organisation in organisations:
        connection.execute(delete(table).where(table.c.organisation == organisation))
        connection.execute(insert(table).values(organisation=organisation, at=now))


def held_since(connection: Connection, organisation: str) -> datetime | None:
    """When this organisation's letters began to wait; None when they do not."""
    table = schema.restored
    return connection.execute(select(table.c.at).where(table.c.organisation == organisation)).scalar()


def is_held(organisation: str) -> ColumnElement[bool]:
    """The same as a condition, for the statement that claims letters."""
    table = schema.restored
    return select(table.c.organisation).where(table.c.organisation == organisation).exists()


def let_go(connection: Connection, organisation: str) -> None:
    connection.execute(delete(schema.restored).where(schema.restored.c.organisation == organisation))


def waiting_with_cause(connection: Connection, organisation: str) -> Sequence[Any]:
    """(letter id, when the mail was received because of which it was written, or None) of the letters that wait."""
    letter, mail = schema.letter.c, schema.mail.c
    joined = schema.letter.outerjoin(schema.mail, mail.id == letter.mail_id)
    where = (letter.organisation == organisation) & (letter.state == "queued")
    return connection.execute(select(letter.id, mail.received_at).select_from(joined).where(where).order_by(letter.id)).all()


def doubt(connection: Connection, letter_ids: Sequence[int], answer: str) -> None:
    """These letters may have been sent: they wait for a person.

    A copy of one that was sent has another Message-ID, so that no copy is found proves nothing: nobody looks for it.
    """
    table = schema.letter
    for letter_id in letter_ids:
        connection.execute(
            update(table).where(table.c.id == letter_id).values(state=UNCERTAIN, answer=answer, next_attempt_at=NEVER)
        )


def known(connection: Connection) -> list[str]:
    """Every organisation whose mailbox was ever opened."""
    return list(connection.execute(select(schema.cursor.c.organisation).distinct()).scalars())
