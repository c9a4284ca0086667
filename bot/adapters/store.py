"""The database: transactions, the mail ledger, the outbox and what is due.

Everything in one `Unit` is committed together or not at all.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, insert, literal, select, update
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError

from bot.adapters import case_rows, engine, schema
from bot.adapters.restored_rows import is_held
from bot.domain.case import Case
from bot.domain.events import Event
from bot.domain.terms import Deadline
from bot.domain.undo import Step, marked, question_of
from bot.domain.workflow import CLOSED

QUESTIONS = "vragen"
HELD, COMMANDED, QUARANTINED = "held", "commanded", "quarantined"  # dispositions that the ledger is asked about
WAITING = ("queued", "held")  # letters that have not left
AWAY = (OperationalError, InterfaceError)  # the database cannot be used now, whatever is asked of it
Known = IntegrityError  # a key that exists already: the thing was done before


class Store:
    """One database. Thread-safe: each transaction takes its own connection."""

    def __init__(self, url: str) -> None:
        self.engine = engine.open_engine(url)

    def migrate(self) -> None:
        """Bring the tables to the newest revision. DatabaseTooNew when a newer version was here."""
        engine.migrate(self.engine)

    @contextmanager
    def transaction(self) -> Iterator[Unit]:
        """Commit at the end; roll everything back on an exception."""
        with self.engine.begin() as connection:
            yield Unit(connection)

    def close(self) -> None:
        self.engine.dispose()


@contextmanager
def opened(url: str) -> Iterator[Store]:
    """A database of the newest revision, closed at the end. DatabaseTooNew when a newer version was here."""
    store = Store(url)
    try:
        store.migrate()
        yield store
    finally:
        store.close()


class Unit:
    """The reads and writes of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.written: list[int] = []  # the letters that were added in it

    # --- mailbox and ledger

    def cursor(self, organisation: str, mailbox: str) -> Row[Any] | None:
        """How far this mailbox was read."""
        where = (schema.cursor.c.organisation == organisation) & (schema.cursor.c.mailbox == mailbox)
        return self.connection.execute(select(schema.cursor).where(where)).one_or_none()

    def set_cursor(self, organisation: str, mailbox: str, **values: Any) -> None:
        """Move the cursor; the first call needs uidvalidity, last_uid and start_at."""
        where = (schema.cursor.c.organisation == organisation) & (schema.cursor.c.mailbox == mailbox)
        if not self.connection.execute(update(schema.cursor).where(where).values(**values)).rowcount:
            self.connection.execute(insert(schema.cursor).values(organisation=organisation, mailbox=mailbox, **values))

    def installed_at(self, organisation: str) -> datetime | None:
        """When this organisation's mailbox was first connected."""
        return self.connection.execute(
            select(func.min(schema.cursor.c.created_at)).where(schema.cursor.c.organisation == organisation)
        ).scalar()

    def mail_known(self, organisation: str, mailbox: str, uidvalidity: int, uid: int) -> bool:
        """True when the ledger has this UID."""
        table = schema.mail.c
        where = (
            (table.organisation == organisation)
            & (table.mailbox == mailbox)
            & (table.uidvalidity == uidvalidity)
            & (table.uid == uid)
        )
        return self.connection.execute(select(table.id).where(where)).first() is not None

    def fingerprint_known(self, organisation: str, fingerprint: str) -> bool:
        """True when the ledger has these bytes, under whatever UID."""
        table = schema.mail.c
        where = (table.organisation == organisation) & (table.fingerprint == fingerprint)
        return self.connection.execute(select(table.id).where(where)).first() is not None

    def add_mail(self, raw: bytes | None, **values: Any) -> int:
        """A ledger row; its id. `Known` when another process was first."""
        stored = None if raw is None else zlib.compress(raw)
        key = self.connection.execute(insert(schema.mail).values(raw=stored, **values)).inserted_primary_key
        if key is None:
            raise LookupError("the database gave no row id")
        return int(key[0])

    def drop_quarantined(self, mail_id: int) -> bool:
        """Make room in the ledger for a mail that is read again; False when it is in quarantine no more."""
        table = schema.mail.c
        query = delete(schema.mail).where(table.id == mail_id, table.disposition == QUARANTINED)
        return bool(self.connection.execute(query).rowcount)

    def quarantined(self, organisation: str) -> list[Row[Any]]:
        """The mails that could not be read, oldest first: id, received_at and the reasons."""
        table = schema.mail.c
        columns = select(table.id, table.received_at, table.reasons)
        where = (table.organisation == organisation) & (table.disposition == QUARANTINED) & table.raw.is_not(None)
        return list(self.connection.execute(columns.where(where).order_by(table.id)))

    def update_mail(self, mail_id: int, **values: Any) -> None:
        self.connection.execute(update(schema.mail).where(schema.mail.c.id == mail_id).values(**values))

    def first_raw(self, case_id: int) -> bytes:
        """The mail a case began with, b"" when it was erased."""
        query = select(schema.mail.c.raw).where(schema.mail.c.case_id == case_id).order_by(schema.mail.c.id).limit(1)
        stored = self.connection.execute(query).scalar()
        return zlib.decompress(stored) if stored else b""

    def case_of_mail(self, organisation: str, message_id: str, sender: str) -> int | None:
        """The case of an earlier mail of this sender, by its Message-ID."""
        table = schema.mail.c
        where = (table.organisation == organisation) & (table.message_id == message_id) & (table.sender == sender)
        known = table.case_id.is_not(None) & (table.disposition != HELD)  # a mail in doubt ties nobody to a case
        return self.connection.execute(select(table.case_id).where(where, known)).scalar()

    def answer_known(self, organisation: str, message_id: str, sender: str) -> bool:
        """True when a mail of this sender with this Message-ID came before and concerned a case."""
        table = schema.mail.c
        where = (table.organisation == organisation) & (table.message_id == message_id) & (table.sender == sender)
        query = select(table.id).where(where, table.message_id != "", table.case_id.is_not(None))
        return self.connection.execute(query).first() is not None

    def mail_row(self, mail_id: int) -> Row[Any] | None:
        """A row of the ledger."""
        return self.connection.execute(select(schema.mail).where(schema.mail.c.id == mail_id)).one_or_none()

    def mail_raw(self, mail_id: int) -> bytes:
        """The bytes of a mail, b"" when they are not kept."""
        stored = self.connection.execute(select(schema.mail.c.raw).where(schema.mail.c.id == mail_id)).scalar()
        return zlib.decompress(stored) if stored else b""

    def events_of_others(self, letter: Row[Any], sender: str) -> frozenset[str] | None:
        """The kinds of events that others caused by answering the same question as this letter; None when nobody did."""
        mail, other = schema.mail.c, schema.letter.c
        question = question_of(letter.key, letter.recipient)
        joined = schema.mail.join(schema.letter, other.id == mail.letter_id)
        where = (mail.case_id == letter.case_id) & (mail.sender != sender) & (mail.disposition == COMMANDED)
        rows = self.connection.execute(select(mail.id, other.key, other.recipient).select_from(joined).where(where)).all()
        mails = [row.id for row in rows if question_of(row.key, row.recipient) == question]
        if not mails:
            return None
        events = schema.case_event.c
        return frozenset(self.connection.execute(select(events.kind).where(events.mail_id.in_(mails))).scalars())

    def case_number_of_mail(self, organisation: str, message_id: str) -> str | None:
        """The number of the case a mail belongs to."""
        table = schema.mail.c
        joined = schema.mail.join(schema.case, schema.case.c.id == table.case_id)
        where = (table.organisation == organisation) & (table.message_id == message_id)
        return self.connection.execute(select(schema.case.c.number).select_from(joined).where(where)).scalar()

    # --- cases

    def next_number(self, organisation: str, year: int) -> str:
        """The next complaint number of the year, without gaps: it is taken in the transaction that uses it."""
        where = (schema.counter.c.organisation == organisation) & (schema.counter.c.year == year)
        if not self.connection.execute(update(schema.counter).where(where).values(last=schema.counter.c.last + 1)).rowcount:
            self.connection.execute(insert(schema.counter).values(organisation=organisation, year=year, last=1))
        last = self.connection.execute(select(schema.counter.c.last).where(where)).scalar_one()
        return f"{year}-{last:03d}"

    def save_case(self, case: Case, events: Sequence[Event], mail_id: int | None) -> Case:
        """Store a new case, or bring a known one up to date, and append these events."""
        if case.id:
            case_rows.update_case(self.connection, case)
        else:
            case = replace(case, id=case_rows.insert_case(self.connection, case))
        case_rows.append_events(self.connection, case.id, events, mail_id)
        return case

    def case(self, case_id: int) -> Case:
        return case_rows.load_case(self.connection, case_id)

    def step_of(self, case_id: int, mail_id: int) -> Step | None:
        """The positions of the events that a mail last added to a case; None when it added none.

        An answer that was confirmed, taken back and confirmed again did so twice.
        """
        table = schema.case_event.c
        query = select(table.position).where(table.case_id == case_id, table.mail_id == mail_id)
        positions = set(self.connection.execute(query).scalars())
        if not positions:
            return None
        first = last = max(positions)
        while first - 1 in positions:
            first -= 1
        return Step(first, last)

    def case_by_number(self, organisation: str, number: str) -> Case | None:
        where = (schema.case.c.organisation == organisation) & (schema.case.c.number == number)
        found = self.connection.execute(select(schema.case.c.id).where(where)).scalar()
        return None if found is None else self.case(found)

    def surviving(self, case: Case) -> Case:
        """The case that this one went into, however often, or itself."""
        found = self.case_by_number(case.organisation, case.merged_into) if case.merged_into else None
        return case if found is None else self.surviving(found)

    def open_cases_of(self, organisation: str, complainant: str) -> list[Case]:
        """Running cases of one complainant, by any address from which he wrote, newest first."""
        return self.open_cases(organisation, (schema.case.c.complainant == complainant) | case_rows.written_from(complainant))[
            ::-1
        ]

    def open_cases(self, organisation: str, *where: ColumnElement[bool]) -> list[Case]:
        """Running cases of which this holds, oldest first."""
        table = schema.case.c
        return case_rows.load_cases(self.connection, and_(table.organisation == organisation, table.state.not_in(CLOSED), *where))

    def cases(self, organisation: str) -> list[Case]:
        """Every case of an organisation, oldest first."""
        return case_rows.load_cases(self.connection, schema.case.c.organisation == organisation)

    def classified_cases(self, organisation: str) -> list[Case]:
        """The cases of which staff said what kind of mail they began with, oldest first."""
        event = schema.case_event.c
        said = select(event.case_id).where(event.kind == "classified")
        where = (schema.case.c.organisation == organisation) & schema.case.c.id.in_(said)
        cases = case_rows.load_cases(self.connection, where)
        return [case for case in cases if case.when("classified") is not None]  # one that was taken back said nothing

    # --- terms

    def replace_deadline(self, case_id: int, deadline: Deadline, **plan: Any) -> None:
        """Insert or update the row of one term; `plan` holds next_at and next_action."""
        table = schema.deadline.c
        where = (table.case_id == case_id) & (table.term == deadline.term.name) & (table.start == deadline.start)
        values = {"due": deadline.due, "met_on": deadline.met_on, **plan}
        if not self.connection.execute(update(schema.deadline).where(where).values(**values)).rowcount:
            row = {"case_id": case_id, "term": deadline.term.name, "start": deadline.start, **values}
            self.connection.execute(insert(schema.deadline).values(**row))

    def drop_deadlines(self, case_id: int, keys: Sequence[tuple[str, date]]) -> None:
        """Remove terms that no longer follow from the history."""
        table = schema.deadline.c
        for term, start in keys:
            where = (table.case_id == case_id) & (table.term == term) & (table.start == start)
            self.connection.execute(delete(schema.deadline).where(where))

    def step_back(self, case_id: int, term: str) -> None:
        """The latest step about this term is due again: its letter was withdrawn."""
        table = schema.deadline.c
        where = (table.case_id == case_id) & (table.term == term)
        self.connection.execute(update(schema.deadline).where(where).values(done_until=None))

    def plan_questions(self, case_id: int, day: date, next_at: datetime | None) -> None:
        """When the next question of a case has to be asked; it stands among the terms under its own name."""
        table = schema.deadline.c
        where = (table.case_id == case_id) & (table.term == QUESTIONS)
        values = {"next_at": next_at, "next_action": "vraag"}
        if not self.connection.execute(update(schema.deadline).where(where).values(**values)).rowcount:
            self.connection.execute(insert(schema.deadline).values(case_id=case_id, term=QUESTIONS, start=day, due=day, **values))

    def deadline_rows(self, case_id: int) -> Sequence[Row[Any]]:
        table = schema.deadline.c
        return self.connection.execute(select(schema.deadline).where(table.case_id == case_id, table.term != QUESTIONS)).all()

    def plan_deadline(self, row_id: int, **plan: Any) -> None:
        """What is the next step about this term, and up to which moment steps were taken."""
        self.connection.execute(update(schema.deadline).where(schema.deadline.c.id == row_id).values(**plan))

    def deadlines_due(self, organisation: str, now: datetime) -> Sequence[Row[Any]]:
        """Terms about which something has to be done now, oldest first; those too of which a step was done in the future."""
        is_due = (schema.deadline.c.next_at <= now) | (schema.deadline.c.done_until > now)
        query = (
            select(schema.deadline)
            .join(schema.case, schema.case.c.id == schema.deadline.c.case_id)
            .where(schema.case.c.organisation == organisation, is_due)
            .order_by(schema.deadline.c.next_at, schema.deadline.c.id)
        )
        return self.connection.execute(query).all()

    def next_moments(self, organisation: str) -> tuple[datetime | None, datetime | None]:
        """When the next letter has to go, and when the next term or question needs something; None when nothing waits."""
        letter, deadline = schema.letter.c, schema.deadline.c
        waiting = (letter.organisation == organisation) & (letter.state == "queued")
        of_case = deadline.case_id.in_(select(schema.case.c.id).where(schema.case.c.organisation == organisation))
        return (
            self.connection.execute(select(func.min(letter.next_attempt_at)).where(waiting)).scalar(),
            self.connection.execute(select(func.min(deadline.next_at)).where(of_case)).scalar(),
        )

    # --- outbox

    def letter_known(self, key: str) -> bool:
        return self.connection.execute(select(schema.letter.c.id).where(schema.letter.c.key == key)).first() is not None

    def free_key(self, key: str, recipient: str) -> str | None:
        """The key to write this letter under: another one where it was withdrawn before; None when it was written and counts."""
        table, free, number = schema.letter.c, key, 0
        while (row := self.connection.execute(select(table.withdrawn_at).where(table.key == free)).one_or_none()) is not None:
            if row.withdrawn_at is None:
                return None
            number += 1
            free = marked(key, recipient, f"opnieuw-{number}")
        return free

    def letter(self, letter_id: int) -> Row[Any] | None:
        return self.connection.execute(select(schema.letter).where(schema.letter.c.id == letter_id)).one_or_none()

    def letters_caused(self, case_id: int, mail_id: int, moment: datetime) -> Sequence[Row[Any]]:
        """What was written because of a mail, and what came due by itself since; locked until the end of the transaction."""
        table = schema.letter.c
        by_itself = table.mail_id.is_(None) & (table.queued_at >= moment)
        where = (table.case_id == case_id) & table.withdrawn_at.is_(None) & ((table.mail_id == mail_id) | by_itself)
        return self.connection.execute(select(schema.letter).where(where).order_by(table.id).with_for_update()).all()

    def withdraw_letter(self, row: Row[Any], now: datetime) -> None:
        """It counts no more; one that still waits is never sent."""
        state = "withdrawn" if row.state in WAITING else row.state
        self.record_letter(row.id, state=state, withdrawn_at=now)

    def add_letter(self, **values: Any) -> None:
        key = self.connection.execute(insert(schema.letter).values(state="queued", **values)).inserted_primary_key
        self.written += [int(key[0])] if key is not None else []

    def letter_by_message_id(self, organisation: str, message_id: str) -> Row[Any] | None:
        where = (schema.letter.c.organisation == organisation) & (schema.letter.c.message_id == message_id)
        return self.connection.execute(select(schema.letter).where(where)).one_or_none()

    def claim_letters(self, organisation: str, now: datetime, most: int) -> Sequence[Row[Any]]:
        """Letters due now; each is marked as being sent and its attempt counted, before anything is sent.

        None while the database was put back from a backup and the operator has not said that letters may leave.
        """
        table = schema.letter.c
        waiting = (table.organisation == organisation) & (table.state == "queued") & (table.next_attempt_at <= now)
        where = waiting & ~is_held(organisation) & (table.recipient != "")  # not one that was erased while it waited
        rows = self.connection.execute(
            select(schema.letter).where(where).order_by(table.id).limit(most).with_for_update(skip_locked=True)
        ).all()
        keys = [row.id for row in rows]
        tried = {"attempts": table.attempts + 1, "tried_at": func.coalesce(table.tried_at, literal(now, schema.Moment()))}
        self.connection.execute(update(schema.letter).where(table.id.in_(keys)).values(state="sending", **tried))
        return rows

    def record_letter(self, letter_id: int, **values: Any) -> None:
        self.connection.execute(update(schema.letter).where(schema.letter.c.id == letter_id).values(**values))

    def letters(self, **where: Any) -> Sequence[Row[Any]]:
        """Letters by column values, oldest first."""
        query = select(schema.letter).filter_by(**where).order_by(schema.letter.c.id)
        return self.connection.execute(query).all()

    def letters_since(self, organisation: str, kind: str, recipient: str, since: datetime) -> int:
        """How many letters of this kind were written to this address since a moment."""
        table = schema.letter.c
        where = (table.organisation == organisation) & (table.kind == kind) & (table.recipient == recipient)
        query = select(func.count()).select_from(schema.letter).where(where, table.queued_at > since)
        return self.connection.execute(query).scalar_one()

    def letter_sent_to(self, organisation: str, addresses: Sequence[str], since: datetime) -> Row[Any] | None:
        """The newest letter that left for one of these since a moment; what a bounce without a Message-ID may be about."""
        table = schema.letter.c
        where = (table.organisation == organisation) & table.recipient.in_(addresses) & (table.tried_at >= since)
        where &= table.state.in_(("sent", "uncertain", "refused"))
        return self.connection.execute(select(schema.letter).where(where).order_by(table.id.desc()).limit(1)).one_or_none()

    def counts(self, organisation: str, since: datetime) -> dict[str, int]:
        """Mails per disposition since a moment."""
        table = schema.mail.c
        where = (table.organisation == organisation) & (table.processed_at >= since)
        rows = self.connection.execute(select(table.disposition, func.count()).where(where).group_by(table.disposition))
        return {row[0]: row[1] for row in rows}
