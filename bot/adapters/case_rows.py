"""A case to rows and back. The events are appended, never changed; parties and facts are the personal part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Text, cast, func, insert, select, update
from sqlalchemy import case as case_of

from bot.adapters import schema
from bot.domain.case import Case, Facts, Party
from bot.domain.events import Event
from bot.domain.workflow import CLOSED

FIRST = 1  # the position of the event that a case began with


def insert_case(connection: Connection, case: Case) -> int:
    """Store a new case without its events; its row id."""
    row = connection.execute(insert(schema.case).values(**_columns(case)))
    key = row.inserted_primary_key
    if key is None:
        raise LookupError("the database gave no row id")
    return int(key[0])


def update_case(connection: Connection, case: Case) -> None:
    """Bring the row up to date with the case."""
    connection.execute(update(schema.case).where(schema.case.c.id == case.id).values(**_columns(case)))


def append_events(connection: Connection, case_id: int, events: Sequence[Event], mail_id: int | None) -> None:
    """Append to the history. The unique position makes the second of two simultaneous writers fail and start again."""
    last = connection.execute(
        select(func.max(schema.case_event.c.position)).where(schema.case_event.c.case_id == case_id)
    ).scalar()
    for position, event in enumerate(events, start=FIRST if last is None else last + 1):
        values = {
            "case_id": case_id,
            "position": position,
            "kind": event.kind,
            "at": event.at,
            "data": dict(event.data),
            "mail_id": mail_id,
        }
        connection.execute(insert(schema.case_event).values(**values))


def load_case(connection: Connection, case_id: int) -> Case:
    """The case with its whole history. LookupError when there is none."""
    found = load_cases(connection, schema.case.c.id == case_id)
    if not found:
        raise LookupError(f"no case with row id {case_id}")
    return found[0]


def load_cases(connection: Connection, where: ColumnElement[bool]) -> list[Case]:
    """The cases of which this holds, oldest first, each with its whole history; two queries however many they are."""
    rows = connection.execute(select(schema.case).where(where).order_by(schema.case.c.id)).all()
    histories = _histories(connection, where) if rows else {}
    return [_case(row, histories[row.id]) for row in rows]


def _histories(connection: Connection, where: ColumnElement[bool]) -> defaultdict[int, tuple[Event, ...]]:
    table, found = schema.case_event.c, defaultdict[int, list[Event]](list)
    query = select(table.case_id, table.kind, table.at, table.data).where(
        table.case_id.in_(select(schema.case.c.id).where(where))
    )
    for row in connection.execute(query.order_by(table.case_id, table.position)):
        found[row.case_id].append(Event(row.kind, row.at, row.data))
    return defaultdict(tuple, {key: tuple(events) for key, events in found.items()})


def pin_of(connection: Connection, case_id: int) -> str:
    """The `id@version` that a case began under."""
    return str(connection.execute(select(schema.case.c.pin).where(schema.case.c.id == case_id)).scalar_one())


def pins(connection: Connection, organisation: str) -> dict[str, tuple[int, int]]:
    """How many cases began under each `id@version`, and how many of these are open."""
    table = schema.case.c
    is_open = func.sum(case_of((table.state.not_in(CLOSED), 1), else_=0))
    query = select(table.pin, func.count(), is_open).where(table.organisation == organisation).group_by(table.pin)
    return {row[0]: (row[1], int(row[2])) for row in connection.execute(query.order_by(table.pin))}


def mails_of(connection: Connection, case_id: int) -> Sequence[Row[Any]]:
    """The mails that concern a case, in the order they came."""
    query = select(schema.mail).where(schema.mail.c.case_id == case_id).order_by(schema.mail.c.received_at, schema.mail.c.id)
    return connection.execute(query).all()


def senders_of(connection: Connection, case_id: int) -> dict[int, str]:
    """The address of whose mail caused the event at a position; of what came due by itself there is none."""
    table = schema.case_event.c
    joined = schema.case_event.join(schema.mail, schema.mail.c.id == table.mail_id)
    query = select(table.position, schema.mail.c.sender).select_from(joined).where(table.case_id == case_id)
    return {row.position: row.sender for row in connection.execute(query)}


WRITTEN_BY_HIM = ("received", "asked", "added", "withdrawal_received")  # events that a mail of the complainant causes


def addresses_of_client(connection: Connection, case_id: int) -> frozenset[str]:
    """The addresses from which the complainant wrote; with them those of colleagues who put the case in."""
    event, mail = schema.case_event.c, schema.mail.c
    joined = schema.case_event.join(schema.mail, mail.id == event.mail_id)
    query = select(mail.sender).select_from(joined).where((event.case_id == case_id) & event.kind.in_(WRITTEN_BY_HIM))
    return frozenset(connection.execute(query).scalars())


def written_from(address: str) -> ColumnElement[bool]:
    """Of a case: its complainant wrote from this address."""
    event, mail = schema.case_event.c, schema.mail.c
    joined = schema.case_event.join(schema.mail, mail.id == event.mail_id)
    mine = select(event.case_id).select_from(joined).where((mail.sender == address) & event.kind.in_(WRITTEN_BY_HIM))
    return schema.case.c.id.in_(mine)


def clients(connection: Connection, organisation: str) -> dict[int, str]:
    """The name of the complainant of each numbered case, by its row id; none of who gave no name."""
    table = schema.case.c
    query = select(table.id, table.parties).where((table.organisation == organisation) & table.number.is_not(None))
    named = {row.id: row.parties.get("klager", ("",))[0] for row in connection.execute(query)}
    return {key: name for key, name in named.items() if name}


def cases_of_absence(connection: Connection, organisation: str, since: datetime) -> list[Case]:
    """The cases in which a colleague was noted to be away since then."""
    event = schema.case_event.c
    noted = (event.kind == "noted") & (event.at >= since) & cast(event.data, Text).contains('"away"')
    return load_cases(
        connection, (schema.case.c.organisation == organisation) & schema.case.c.id.in_(select(event.case_id).where(noted))
    )


def blank(case: Case, parties: Mapping[str, Party], facts: Facts) -> dict[str, Any]:
    """The personal columns of a case of which only these parties and facts are left."""
    columns = _columns(replace(case, parties=parties, facts=facts, file={}))
    return {name: columns[name] for name in ("complainant", "parties", "facts", "file")}


def _columns(case: Case) -> dict[str, Any]:
    return {
        "organisation": case.organisation,
        "number": case.number or None,
        "pin": case.pin,
        "state": case.state,
        "received_at": case.received,
        "complainant": case.complainant.email,
        "parties": {key: [party.name, party.email, party.function] for key, party in case.parties.items()},
        "facts": _facts_to_json(case.facts),
        "file": dict(case.file),
    }


def _case(row: Row[Any], events: tuple[Event, ...]) -> Case:
    parties = {key: Party(*values) for key, values in row.parties.items()}
    facts = _facts_from_json(row.facts)
    return Case(row.organisation, row.pin, row.received_at, row.number or "", row.id, parties, facts, row.file, events)


def _facts_to_json(facts: Facts) -> dict[str, Any]:
    period = facts.event_period
    return {
        "event_dates": [day.isoformat() for day in facts.event_dates],
        "event_period": [day.isoformat() for day in period] if period else None,
        "place": facts.place,
        "sentences": list(facts.sentences),
        "doubtful_employees": list(facts.doubtful_employees),
        "opdrachtgever": facts.opdrachtgever,
        "amount_eur": facts.amount_eur,
        "older_than_year": facts.older_than_year,
        "discussed_first": facts.discussed_first,
        "language": facts.language,
        "contradicted": [day.isoformat() for day in facts.contradicted],
        "flags": list(facts.flags),
    }


def _facts_from_json(values: Mapping[str, Any]) -> Facts:
    period = values["event_period"]
    return Facts(
        **{
            **values,
            "event_dates": tuple(date.fromisoformat(day) for day in values["event_dates"]),
            "event_period": (date.fromisoformat(period[0]), date.fromisoformat(period[1])) if period else None,
            "sentences": tuple(values["sentences"]),
            "doubtful_employees": tuple(values["doubtful_employees"]),
            "contradicted": tuple(date.fromisoformat(day) for day in values.get("contradicted", ())),
            "flags": tuple(values.get("flags", ())),
        }
    )


def changes(before: Case, after: Case) -> dict[str, Any]:
    """What an answer changed in the personal part: section -> key -> [value before, value after], None where there was none."""
    old, new = _sections(before), _sections(after)
    return {
        name: {
            key: [old[name].get(key), new[name].get(key)]
            for key in {**old[name], **new[name]}
            if old[name].get(key) != new[name].get(key)
        }
        for name in new
    }


def put_back(case: Case, changed: Mapping[str, Any]) -> Case | None:
    """The case with these changes reversed; None when one of the values was changed again since."""
    values = _sections(case)
    for name, section in changed.items():
        for key, (before, after) in section.items():
            if values[name].get(key) != after:
                return None
            if before is None and name in KEYED:
                values[name].pop(key, None)
            else:
                values[name][key] = before
    return replace(
        case,
        received=datetime.fromisoformat(values["case"]["received"]),
        parties={key: Party(*each) for key, each in values["parties"].items()},
        facts=_facts_from_json(values["facts"]),
        file=values["file"],
    )


KEYED = ("parties", "file")  # of these a key that was not there before is left out again


def _sections(case: Case) -> dict[str, dict[str, Any]]:
    columns = _columns(case)
    personal = {name: dict(columns[name]) for name in ("parties", "facts", "file")}
    return {"case": {"received": case.received.astimezone(UTC).isoformat()}, **personal}
