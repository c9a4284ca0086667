"""Letters that are held because the mails of one sender caused too many, and what was said about him."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from bot.adapters import schema
from bot.domain.loops import Choice, Written, one_mailbox

HELD = "held"  # the state of such a letter


def caused_by(connection: Connection, organisation: str, sender: str, since: datetime) -> list[Written]:
    """The letters that mails of this sender caused since a moment and that were not held back, oldest first."""
    table = schema.letter.c
    where = (table.organisation == organisation) & (table.cause == sender) & (table.queued_at > since)
    columns = select(table.kind, table.key, table.recipient, table.case_id, table.queued_at)
    rows = connection.execute(columns.where(where, table.state.not_in((HELD, "withdrawn"))).order_by(table.id)).all()
    return [Written(*row) for row in rows]


def note_cause(connection: Connection, letters: Sequence[int], sender: str) -> list[Row[Any]]:
    """Write down whose mail caused these letters. Their rows, oldest first."""
    table = schema.letter
    connection.execute(update(table).where(table.c.id.in_(letters)).values(cause=sender))
    return list(connection.execute(select(table).where(table.c.id.in_(letters)).order_by(table.c.id)).all())


def held_of(connection: Connection, organisation: str, sender: str) -> list[Row[Any]]:
    """The letters that are held because of this sender, oldest first."""
    table = schema.letter.c
    where = (table.organisation == organisation) & (table.cause == sender) & (table.state == HELD)
    return list(connection.execute(select(schema.letter).where(where).order_by(table.id)).all())


def last_loop(connection: Connection, organisation: str, sender: str) -> Row[Any] | None:
    """The last time that this sender went too far; None when he never did."""
    table = schema.loop.c
    where = (table.organisation == organisation) & (table.address == sender)
    return connection.execute(select(schema.loop).where(where).order_by(table.id.desc()).limit(1)).one_or_none()


def loop_by_id(connection: Connection, loop_id: int) -> Row[Any] | None:
    return connection.execute(select(schema.loop).where(schema.loop.c.id == loop_id)).one_or_none()


def add_loop(connection: Connection, organisation: str, sender: str, now: datetime, *, is_asked: bool) -> int:
    """A sender who went too far now; the row's id."""
    values = {"organisation": organisation, "address": sender, "at": now, "is_asked": is_asked, "choice": ""}
    key = connection.execute(insert(schema.loop).values(**values)).inserted_primary_key
    return int(key[0]) if key is not None else 0


def settle_loop(connection: Connection, loop_id: int, choice: Choice, now: datetime) -> None:
    connection.execute(update(schema.loop).where(schema.loop.c.id == loop_id).values(choice=choice.value, settled_at=now))


def silent(connection: Connection, organisation: str) -> list[Row[Any]]:
    """The senders who are not answered until further notice: of each the last row."""
    table = schema.loop.c
    last = select(func.max(table.id)).where(table.organisation == organisation).group_by(table.address)
    where = table.id.in_(last) & (table.choice == Choice.SILENCE.value)
    return list(connection.execute(select(schema.loop).where(where).order_by(table.id)).all())


def unasked(connection: Connection, organisation: str) -> int:
    """How many letters are held about which there is no director to be asked."""
    letter, loop = schema.letter.c, schema.loop.c
    open_ones = select(loop.address).where(loop.organisation == organisation, loop.choice == "", loop.is_asked.is_(False))
    where = (letter.organisation == organisation) & (letter.state == HELD) & letter.cause.in_(open_ones)
    return int(connection.execute(select(func.count(letter.id)).where(where)).scalar_one())


def held_by_case(connection: Connection, organisation: str) -> Sequence[Any]:
    """The case of each letter that is held, None for one about no case."""
    table = schema.letter.c
    where = (table.organisation == organisation) & (table.state == HELD)
    return connection.execute(select(table.case_id).where(where)).scalars().all()


def mails_of(connection: Connection, organisation: str, sender: str, since: datetime) -> int:
    """How many mails of this sender were read since a moment, also those from his plus-addresses."""
    table = schema.mail.c
    local, _, domain = sender.rpartition("@")
    plus = table.sender.startswith(f"{local}+", autoescape=True) & table.sender.endswith(f"@{domain}", autoescape=True)
    his = (table.sender == sender) | plus if local else table.sender == sender
    where = (table.organisation == organisation) & his & (table.processed_at > since)
    return int(connection.execute(select(func.count(table.id)).where(where)).scalar_one())


def additions(connection: Connection, case_id: int, sender: str, since: datetime) -> int:
    """How many mails of this sender were added to a case since a moment."""
    table = schema.mail.c
    where = (table.case_id == case_id) & (table.sender == sender) & (table.processed_at > since)
    return int(connection.execute(select(func.count(table.id)).where(where, table.disposition == "added")).scalar_one())


def forget(connection: Connection, organisation: str, address: str) -> None:
    """What was said about this address goes with the rest of what is kept of it."""
    letter, loop, cause = schema.letter, schema.loop, one_mailbox(address)
    connection.execute(update(letter).where(letter.c.organisation == organisation, letter.c.cause == cause).values(cause=""))
    connection.execute(delete(loop).where(loop.c.organisation == organisation, loop.c.address == cause))


def forget_old(connection: Connection, organisation: str, before: datetime) -> None:
    """What was settled before a moment goes, unless it still holds: an address that is not answered stays one."""
    table = schema.loop
    keeps = [row.id for row in silent(connection, organisation)]
    where = (table.c.organisation == organisation) & (table.c.settled_at < before) & table.c.id.not_in(keeps)
    connection.execute(delete(table).where(where))
