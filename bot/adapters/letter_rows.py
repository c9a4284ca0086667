"""Questions about letters and what was answered to them: what waits, what is on its way, which answers came before."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from bot.adapters import schema


def letters_locked(connection: Connection, case_id: int) -> Sequence[Row[Any]]:
    """The letters of a case, oldest first: none of them is claimed until the end of the transaction."""
    table = schema.letter.c
    query = select(schema.letter).where(table.case_id == case_id).order_by(table.id).with_for_update()
    return connection.execute(query).all()


def kinds_waiting(connection: Connection, case_id: int) -> set[str]:
    """The kinds of letters of a case that still have to be sent."""
    table = schema.letter.c
    return set(connection.execute(select(table.kind).where(table.case_id == case_id, table.state == "queued")).scalars())


def on_its_way(connection: Connection, case_id: int, kinds: Sequence[str], now: datetime) -> bool:
    """True when a letter of one of these kinds is being sent, or is due and was never tried."""
    table = schema.letter.c
    due = (table.state == "sending") | ((table.state == "queued") & (table.attempts == 0) & (table.next_attempt_at <= now))
    query = select(func.count()).select_from(schema.letter).where(table.case_id == case_id, table.kind.in_(kinds), due)
    return connection.execute(query).scalar_one() > 0


def answers_to(connection: Connection, letter_id: int, sender: str, disposition: str) -> list[bytes]:
    """The mails of this sender that answered a letter and ended so, oldest first."""
    table = schema.mail.c
    where = (table.letter_id == letter_id) & (table.sender == sender) & (table.disposition == disposition)
    rows = connection.execute(select(table.raw).where(where, table.raw.is_not(None)).order_by(table.id)).scalars()
    return [zlib.decompress(row) for row in rows]


def copies_seen(connection: Connection, organisation: str) -> bool:
    """True when the bot's own copy of some letter has come back to the mailbox."""
    mail, letter = schema.mail.c, schema.letter.c
    joined = schema.mail.join(schema.letter, letter.message_id == mail.message_id)
    where = (mail.organisation == organisation) & (letter.organisation == organisation) & (mail.disposition == "own")
    return connection.execute(select(mail.id).select_from(joined).where(where).limit(1)).first() is not None


def last_sent(connection: Connection, organisation: str) -> str | None:
    """The Message-ID of the letter that was sent last by the server's own word; None before the first."""
    table = schema.letter.c
    where = (table.organisation == organisation) & (table.state == "sent") & table.answer.like("2%")
    return connection.execute(select(table.message_id).where(where).order_by(table.sent_at.desc()).limit(1)).scalar()
