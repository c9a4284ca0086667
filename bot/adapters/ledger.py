"""What the ledger, the outbox and the mailbox say together: the rows of a digest, and whether every mail in the box is known."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, or_, select, update

from bot.adapters import schema
from bot.domain.second_look import LOOK_AGAIN
from bot.domain.workflow import CLOSED

UIDS_A_STATEMENT = 500  # below the bound parameters SQLite allows
ANSWERED = ("commanded", "noted")  # dispositions of a mail that answered a letter


def mails_between(connection: Connection, organisation: str, since: datetime, until: datetime) -> Sequence[Any]:
    """The mails that were read from `since` up to `until`."""
    mail = schema.mail.c
    where = (mail.organisation == organisation) & (mail.processed_at >= since) & (mail.processed_at < until)
    return connection.execute(select(mail.disposition, mail.kind, mail.case_id, mail.received_at).where(where)).all()


def letters_between(
    connection: Connection, organisation: str, since: datetime, until: datetime, apart_from: str
) -> dict[int | None, int]:
    """How many letters went out by case (None: about no case), without those of one kind."""
    letter = schema.letter.c
    where = (letter.organisation == organisation) & (letter.sent_at >= since) & (letter.sent_at < until)
    query = select(letter.case_id, func.count()).where(where, letter.kind != apart_from).group_by(letter.case_id)
    return {row[0]: row[1] for row in connection.execute(query)}


def opened_at(connection: Connection, organisation: str) -> dict[int, datetime]:
    """When each case became a complaint: when the mail was read because of which the receipt stands in its history."""
    event, mail = schema.case_event.c, schema.mail.c
    joined = schema.case_event.join(schema.mail, mail.id == event.mail_id)
    query = select(event.case_id, func.min(mail.processed_at, type_=schema.Moment())).select_from(joined)
    where = (mail.organisation == organisation) & (event.kind == "received")
    return {row[0]: row[1] for row in connection.execute(query.where(where).group_by(event.case_id))}


def asking(connection: Connection, organisation: str, kinds: Collection[str]) -> Sequence[Any]:
    """The letters of these kinds about open cases, and whether one that is over is opened again; oldest first, without bytes."""
    letter, case = schema.letter.c, schema.case.c
    joined = schema.letter.join(schema.case, case.id == letter.case_id)
    columns = (letter.id, letter.kind, letter.key, letter.case_id, letter.recipient, letter.queued_at, letter.subject)
    where = (letter.organisation == organisation) & letter.kind.in_(kinds) & letter.withdrawn_at.is_(None)
    open_only = case.state.not_in(CLOSED) | letter.key.contains(f":{LOOK_AGAIN}:")
    where &= (letter.state != "withdrawn") & open_only
    query = select(*columns, letter.choices, letter.message_id).select_from(joined).where(where)
    return connection.execute(query.order_by(letter.id)).all()


def answered_letters(connection: Connection, organisation: str) -> frozenset[int]:
    """The letters in answer to which something was done or filed."""
    mail = schema.mail.c
    where = (mail.organisation == organisation) & mail.letter_id.is_not(None) & mail.disposition.in_(ANSWERED)
    return frozenset(connection.execute(select(mail.letter_id).where(where)).scalars())


def mails_that_are(connection: Connection, organisation: str, disposition: str) -> frozenset[int]:
    """The rows with this disposition."""
    mail = schema.mail.c
    where = (mail.organisation == organisation) & (mail.disposition == disposition)
    return frozenset(connection.execute(select(mail.id).where(where)).scalars())


def not_delivered(connection: Connection, organisation: str) -> Sequence[Any]:
    """Letters that came back, or of which it is not known whether they went, oldest first."""
    letter = schema.letter.c
    columns = (letter.case_id, letter.key, letter.subject, letter.recipient, letter.state, letter.queued_at)
    where = (letter.organisation == organisation) & letter.state.in_(("refused", "uncertain")) & letter.withdrawn_at.is_(None)
    return connection.execute(select(*columns).where(where).order_by(letter.id)).all()


def last_written(connection: Connection, organisation: str, kind: str) -> datetime | None:
    """When the last letter of this kind was written."""
    letter = schema.letter.c
    where = (letter.organisation == organisation) & (letter.kind == kind)
    return connection.execute(select(func.max(letter.queued_at, type_=schema.Moment())).where(where)).scalar()


def unknown_to_ledger(
    connection: Connection, organisation: str, mailbox: str, uidvalidity: int, present: Collection[int], up_to: int
) -> list[int]:
    """Which of the UIDs that stand in the box have no row, ascending. Each row learns whether its mail is still there."""
    mail, there = schema.mail.c, set(present)
    where = (mail.organisation == organisation) & (mail.mailbox == mailbox) & (mail.uidvalidity == uidvalidity)
    rows = connection.execute(select(mail.id, mail.uid, mail.in_box).where(where, mail.uid <= up_to)).all()
    for value in (True, False):
        changed = [row.id for row in rows if (row.uid in there) is value and row.in_box is not value]
        for start in range(0, len(changed), UIDS_A_STATEMENT):
            part = changed[start : start + UIDS_A_STATEMENT]
            connection.execute(update(schema.mail).where(mail.id.in_(part)).values(in_box=value))
    return sorted(there - {row.uid for row in rows})


def known_above(connection: Connection, organisation: str, mailbox: str, uidvalidity: int, last: int) -> frozenset[int]:
    """The UIDs above this one that the ledger has: mails are not read in the order in which they came."""
    mail = schema.mail.c
    where = (mail.organisation == organisation) & (mail.mailbox == mailbox) & (mail.uidvalidity == uidvalidity)
    return frozenset(connection.execute(select(mail.uid).where(where, mail.uid > last)).scalars())


def mailbox_counts(connection: Connection, organisation: str) -> Sequence[Any]:
    """(case, mails in the ledger, of these in the box), for the boxes as they are now; None for mails of no case.

    Our own copy of a letter counts with the case of the letter.
    """
    mail, letter, cursor = schema.mail.c, schema.letter.c, schema.cursor.c
    same_box = (cursor.organisation == mail.organisation) & (cursor.mailbox == mail.mailbox)
    own_copy = (letter.organisation == mail.organisation) & (letter.message_id == mail.message_id) & (mail.message_id != "")
    same_numbering = (cursor.uidvalidity == mail.uidvalidity) | (cursor.uidvalidity == 0)  # 0: the box was never opened
    joined = schema.mail.join(schema.cursor, same_box & same_numbering)
    case = func.coalesce(mail.case_id, letter.case_id)
    query = select(case, func.count(), func.count().filter(or_(mail.in_box, mail.in_box.is_(None))))
    query = query.select_from(joined.outerjoin(schema.letter, own_copy)).where(mail.organisation == organisation)
    return connection.execute(query.group_by(case)).all()


def last_count(connection: Connection, organisation: str) -> tuple[int, datetime | None]:
    """How many mails in its boxes are not in the ledger, and when that was counted; None while a box was never counted."""
    cursor = schema.cursor.c
    rows = connection.execute(select(cursor.unexplained, cursor.counted_at).where(cursor.organisation == organisation)).all()
    moments = [row.counted_at for row in rows]
    return sum(row.unexplained for row in rows), None if not moments or None in moments else min(moments)
