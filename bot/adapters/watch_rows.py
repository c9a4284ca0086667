"""What the watch asks the database: how the work of each organisation stands, its servers, and the alarms. Counts, no people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, distinct, func, insert, select, update

from bot.adapters import schema
from bot.adapters.loop_rows import unasked
from bot.adapters.store import QUARANTINED, QUESTIONS
from bot.domain.watch import Counts, Server, Trouble, Work
from bot.domain.workflow import CLOSED

COLUMNS = [schema.alarm.c[each.name] for each in fields(Trouble)]


def work_of(connection: Connection, organisation: str, now: datetime) -> Work:
    """How its work stands. Tokens and secrets are not in the database: the caller adds them."""
    letter, cursor, mail = schema.letter.c, schema.cursor.c, schema.mail.c
    ours = letter.organisation == organisation
    queued = ours & (letter.state == "queued") & (letter.recipient != "")
    late = queued & (letter.attempts > 0) & (letter.next_attempt_at > now)
    read, begun = (select(func.min(each, type_=schema.Moment())) for each in (cursor.polled_at, cursor.created_at))
    stuck = ours & letter.state.in_(("uncertain", "refused")) & letter.withdrawn_at.is_(None) & (letter.recipient != "")
    quarantined = (mail.organisation == organisation) & (mail.disposition == QUARANTINED)
    return Work(
        organisation,
        connection.execute(read.where(cursor.organisation == organisation)).scalar(),
        connection.execute(select(func.max(letter.sent_at, type_=schema.Moment())).where(ours)).scalar(),
        due=_count(connection, select(func.count(letter.id)).where(queued, letter.next_attempt_at <= now)),
        put_off=_count(connection, select(func.count(distinct(letter.recipient))).where(late)),
        servers=servers_of(connection, organisation),
        quarantined=_count(connection, select(func.count(mail.id)).where(quarantined)),
        stuck=_count(connection, select(func.count(letter.id)).where(stuck)),
        held=unasked(connection, organisation),
        unexplained=_count(connection, select(func.sum(cursor.unexplained)).where(cursor.organisation == organisation)),
        begun_at=connection.execute(begun.where(cursor.organisation == organisation)).scalar(),
    )


def counts_of(connection: Connection, organisation: str, now: datetime) -> Counts:
    """Everything that is counted for monitors."""
    mail, letter, case, deadline = schema.mail.c, schema.letter.c, schema.case.c, schema.deadline.c
    is_open = (case.organisation == organisation) & case.state.not_in(CLOSED)
    overdue = select(func.count(deadline.id)).select_from(schema.deadline.join(schema.case, case.id == deadline.case_id))
    unmet = deadline.met_on.is_(None) & (deadline.due < now.date()) & (deadline.term != QUESTIONS)
    return Counts(
        _by(connection, select(mail.disposition, func.count()).where(mail.organisation == organisation)),
        _by(connection, select(letter.state, func.count()).where(letter.organisation == organisation)),
        _count(connection, select(func.count(case.id)).where(is_open)),
        _count(connection, overdue.where(is_open, unmet)),
    )


def _by(connection: Connection, query: Select[Any]) -> dict[str, int]:
    return {row[0]: row[1] for row in connection.execute(query.group_by(next(iter(query.selected_columns))))}


def _count(connection: Connection, query: Select[Any]) -> int:
    return int(connection.execute(query).scalar() or 0)  # a sum is a Decimal in PostgreSQL


def servers_of(connection: Connection, organisation: str) -> tuple[Server, ...]:
    table = schema.server.c
    columns = (table.name, table.problem, table.since, table.certificate_until)
    query = select(*columns).where(table.organisation == organisation).order_by(table.name)
    return tuple(Server(*row) for row in connection.execute(query))


def set_server(connection: Connection, organisation: str, name: str, **values: Any) -> None:
    """What was learned of a server; the row is made when it is new."""
    table = schema.server
    where = (table.c.organisation == organisation) & (table.c.name == name)
    if not connection.execute(update(table).where(where).values(**values)).rowcount:
        connection.execute(insert(table).values(organisation=organisation, name=name, **values))


def certificates_seen(connection: Connection) -> dict[tuple[str, str], tuple[datetime | None, datetime | None]]:
    """(organisation, imap or smtp) -> when its certificate was last looked at, and until when it is good."""
    table = schema.server.c
    rows = connection.execute(select(table.organisation, table.name, table.certificate_at, table.certificate_until))
    return {(row[0], row[1]): (row[2], row[3]) for row in rows}


def troubles(connection: Connection) -> tuple[Trouble, ...]:
    """Everything that is wrong or was told of, by organisation."""
    query = select(*COLUMNS).order_by(schema.alarm.c.organisation, schema.alarm.c.code)
    return tuple(Trouble(**row) for row in connection.execute(query).mappings())


def keep_troubles(connection: Connection, found: Iterable[Trouble]) -> None:
    """These in place of those that were kept."""
    connection.execute(delete(schema.alarm))
    if rows := [asdict(each) for each in found]:
        connection.execute(insert(schema.alarm), rows)
