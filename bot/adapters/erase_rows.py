"""Erasing in SQL: the rows stay where a figure or a key needs them, everything personal in them goes.

Of a mail its place in the mailbox and its fingerprint stay, or it would be read again as new; of a letter its kind, its moments
and its Message-ID, which is a random token, so that a late answer to it is recognised.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, String, cast, func, insert, null, or_, select, update

from bot.adapters import case_rows, schema
from bot.adapters.file_rows import erase_files
from bot.adapters.schema import attachment, case, deadline, erasure, letter, mail
from bot.domain.case import Case
from bot.domain.retention import without_people
from bot.domain.workflow import CLOSED

KEPT_KEYS = ("weekoverzicht", "jaaroverzicht", "kwartaalrapport", "overzicht-opdrachtgever")  # name a director and a period only
UNDELIVERED = ("queued", "held", "refused", "uncertain")  # nobody is told of these any more


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was, or would be, erased."""

    cases: int = 0
    mails: int = 0
    letters: int = 0
    files: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.cases + other.cases, self.mails + other.mails, self.letters + other.letters, self.files + other.files)

    def __bool__(self) -> bool:
        return bool(self.cases or self.mails or self.letters or self.files)


def old_cases(connection: Connection, organisation: str, received_before: datetime) -> list[int]:
    """Rows of closed cases that were received before this moment and are not erased yet."""
    table = case.c
    where = (table.organisation == organisation) & table.state.in_(CLOSED) & table.erased_at.is_(None)
    return list(connection.execute(select(table.id).where(where, table.received_at < received_before)).scalars())


def cases_of(connection: Connection, organisation: str, address: str) -> list[int]:
    """Rows of the cases of this complainant, oldest first."""
    where = (case.c.organisation == organisation) & (case.c.complainant == address)
    return list(connection.execute(select(case.c.id).where(where).order_by(case.c.id)).scalars())


def mails_of_cases(connection: Connection, organisation: str, cases: Sequence[int]) -> list[int]:
    """Rows of the mails of these cases, and of what came with them: a second delivery, an answer that was filed with none."""
    table = mail.c
    letters = select(letter.c.id).where(letter.c.case_id.in_(cases))
    ids = select(table.message_id).where(table.case_id.in_(cases), table.message_id != "")
    loose = (table.organisation == organisation) & table.case_id.is_(None)
    where = table.case_id.in_(cases) | (loose & (table.letter_id.in_(letters) | table.message_id.in_(ids)))
    return list(connection.execute(select(table.id).where(where, _holds_something(mail))).scalars())


def loose_mails_of(connection: Connection, organisation: str, address: str) -> list[int]:
    """Rows of the mails of this sender that belong to no case, and of those that could not be read and hold his address."""
    table = mail.c
    loose = (table.organisation == organisation) & table.case_id.is_(None)
    found = list(connection.execute(select(table.id).where(loose, table.sender == address)).scalars())
    unread = connection.execute(select(table.id, table.raw).where(loose, table.sender == "", table.raw.is_not(None)))
    return found + [row.id for row in unread if address.encode() in zlib.decompress(row.raw).lower()]


def old_mails(connection: Connection, organisation: str, before: datetime, kept: str) -> list[int]:
    """Rows of mail without a case that was taken in before a moment. `kept`: quarantined, read (its bytes are kept) or none."""
    table = mail.c
    where = (table.organisation == organisation) & table.case_id.is_(None) & (table.processed_at < before)
    quarantined = table.disposition == "quarantined"
    which = {
        "quarantined": quarantined,
        "read": ~quarantined & table.raw.is_not(None),
        "none": ~quarantined & table.raw.is_(None),
    }[kept]
    return list(connection.execute(select(table.id).where(where, which, _holds_something(mail))).scalars())


def letters_of(connection: Connection, cases: Sequence[int]) -> list[int]:
    """Rows of the letters of these cases that still say something."""
    where = letter.c.case_id.in_(cases) & (func.length(letter.c.raw) > 0)
    return list(connection.execute(select(letter.c.id).where(where)).scalars())


def loose_letters(connection: Connection, organisation: str, before: datetime | None, since: datetime | None) -> list[Row[Any]]:
    """Letters without a case that still say something, queued before or since a moment; those on their way are left alone."""
    table = letter.c
    where: list[ColumnElement[bool]] = [
        table.organisation == organisation, table.case_id.is_(None), func.length(table.raw) > 0, table.state != "sending",
    ]  # fmt: skip
    if before is not None:
        where.append(table.queued_at < before)
    if since is not None:
        where.append(table.queued_at >= since)
    return list(connection.execute(select(letter).where(*where)).all())


def files_kept(connection: Connection, cases: Sequence[int]) -> int:
    """How many files these cases have."""
    query = select(func.count()).select_from(attachment).where(attachment.c.case_id.in_(cases))
    return int(connection.execute(query).scalar_one())


def first_received(connection: Connection, mails: Sequence[int]) -> datetime | None:
    """When the first of these mails was received."""
    return connection.execute(select(func.min(mail.c.received_at)).where(mail.c.id.in_(mails))).scalar()


def erase_mails(connection: Connection, mails: Sequence[int]) -> int:
    """Empty these rows of the ledger. How many there were."""
    values: dict[str, Any] = {"sender": "", "message_id": "", "reasons": [], "changed": null(), "raw": None}
    for part in _parts(mails):
        connection.execute(update(mail).where(mail.c.id.in_(part)).values(**values))
    return len(mails)


def erase_letters(connection: Connection, letters: Sequence[int], now: datetime) -> int:
    """Empty these letters; what still waited is never sent. How many there were."""
    table = letter.c
    for part in _parts(letters):
        chosen = table.id.in_(part)
        connection.execute(
            update(letter)
            .where(chosen, table.state.in_(UNDELIVERED))
            .values(state="withdrawn", withdrawn_at=func.coalesce(table.withdrawn_at, now))
        )
        connection.execute(
            update(letter).where(chosen).values(recipient="", cause="", subject="", raw=b"", choices={}, answer="")
        )
        renamed = chosen & (table.kind.not_in(KEPT_KEYS) | table.case_id.is_not(None))
        connection.execute(update(letter).where(renamed).values(key="gewist:" + cast(table.id, String)))
    return len(letters)


def erase_case(connection: Connection, erased: Case, now: datetime) -> None:
    """Empty the personal part of a case that has its `erased` event already, and let nothing come due in it any more."""
    row = case_rows.blank(erased, *without_people(erased))
    connection.execute(update(case).where(case.c.id == erased.id).values(**row, state=erased.state, erased_at=now))
    connection.execute(update(deadline).where(deadline.c.case_id == erased.id).values(next_at=None, next_action=None))


def erase_files_of(connection: Connection, cases: Iterable[int]) -> None:
    """Take the files of these cases out, with each content that no other case uses."""
    for key in cases:
        erase_files(connection, key)


def forget_trouble(connection: Connection, organisation: str) -> None:
    """What a mail server said last; it can name somebody."""
    connection.execute(update(schema.cursor).where(schema.cursor.c.organisation == organisation).values(trouble=""))


def add_line(connection: Connection, organisation: str, command: str, counts: Counts, now: datetime) -> None:
    """The line of the ledger that says that something was erased."""
    values = {"cases": counts.cases, "mails": counts.mails, "letters": counts.letters, "files": counts.files}
    connection.execute(insert(erasure).values(organisation=organisation, at=now, command=command, **values))


def unscrubbed(connection: Connection) -> bool:
    """True when something was erased since the pages of the database were last rewritten."""
    return connection.execute(select(erasure.c.id).where(erasure.c.scrubbed_at.is_(None)).limit(1)).first() is not None


def mark_scrubbed(connection: Connection, until: datetime) -> None:
    """Everything that was erased up to this moment is out of the pages too."""
    where = erasure.c.scrubbed_at.is_(None) & (erasure.c.at <= until)
    connection.execute(update(erasure).where(where).values(scrubbed_at=until))


def lines(connection: Connection, organisation: str) -> Sequence[Row[Any]]:
    """The ledger, oldest first."""
    return connection.execute(select(erasure).where(erasure.c.organisation == organisation).order_by(erasure.c.id)).all()


def scrub(engine: Engine) -> bool:
    """Rewrite the database so that no page, and no page of its log, holds what was erased. False: somebody reads; try later.

    SQLite only; what PostgreSQL needs is in docs/privacy.md. Everybody else waits meanwhile.
    """
    if engine.dialect.name != "sqlite":
        return True
    raw = engine.raw_connection()  # VACUUM cannot run in a transaction
    try:
        cursor = raw.cursor()
        cursor.execute("VACUUM")
        busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        cursor.close()
    except sqlite3.OperationalError:
        return False
    finally:
        raw.close()
    return not busy


def _holds_something(table: Any) -> ColumnElement[bool]:
    return or_(table.c.sender != "", table.c.message_id != "", table.c.raw.is_not(None))


def _parts(keys: Sequence[int], most: int = 500) -> Iterable[Sequence[int]]:
    return (keys[start : start + most] for start in range(0, len(keys), most))
