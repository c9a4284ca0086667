"""A database of every earlier version, with rows of that time, comes to this version whole; one of a later version is refused."""

import json
import zlib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from servers import Postgres
from sqlalchemy import Connection, NullPool, create_engine, text

from bot.adapters import engine
from bot.adapters.store import Store
from bot.errors import DatabaseTooNew

AT = datetime(2026, 10, 5, 7, 12)  # UTC, as it is stored
CASE, OPEN = 1, 2
FACTS = json.dumps(  # as the first version wrote them
    {
        "event_dates": ["2026-10-05"], "event_period": None, "place": "Emmen", "sentences": ["Hij was er niet."],
        "doubtful_employees": [], "opdrachtgever": "UWV", "amount_eur": 18.4, "older_than_year": False, "discussed_first": True,
    }
)  # fmt: skip
FIRST: dict[str, list[dict[str, Any]]] = {  # rows of revision 0001; JSON as text
    "case": [
        {"id": CASE, "organisation": "werkpro", "number": "2026-001", "pin": "werkpro@1", "state": "ontvangen", "received_at": AT,
         "complainant": "jan@klant.example", "parties": json.dumps({"klager": ["Jan", "jan@klant.example", ""]}),
         "facts": FACTS},
        {"id": OPEN, "organisation": "werkpro", "number": None, "pin": "werkpro@1", "state": "gevraagd", "received_at": AT,
         "complainant": "an@klant.example", "parties": "{}", "facts": FACTS},
    ],
    "mail": [
        {"id": 7, "organisation": "werkpro", "mailbox": "INBOX", "uidvalidity": 4294967295, "uid": 12, "fingerprint": "f" * 64,
         "message_id": "<1@klant.example>", "sender": "jan@klant.example", "received_at": AT, "processed_at": AT,
         "disposition": "opened", "kind": "klacht", "reasons": '["klacht 0.97"]', "case_id": CASE,
         "raw": zlib.compress(b"Subject: Klacht\r\n\r\nIk dien een klacht in.")},
    ],
    "letter": [
        {"id": 3, "organisation": "werkpro", "key": "ontvangstbevestiging:2026-001", "kind": "ontvangstbevestiging", "case_id": CASE,
         "recipient": "jan@klant.example", "message_id": "<kb.1@werkpro.example>", "subject": "Uw klacht", "raw": b"Beste Jan,",
         "choices": "{}", "state": "sent", "attempts": 1, "queued_at": AT, "next_attempt_at": AT, "sent_at": AT, "answer": "250 ok"},
    ],
    "case_event": [
        {"id": 1, "case_id": CASE, "position": 0, "kind": "received", "at": AT, "data": "{}", "mail_id": 7},
        {"id": 2, "case_id": CASE, "position": 1, "kind": "confirmed", "at": AT, "data": "{}", "mail_id": None},
    ],
    "deadline": [
        {"id": 1, "case_id": CASE, "term": "afhandeling", "start": date(2026, 10, 5), "due": date(2026, 11, 2), "met_on": None,
         "next_at": AT, "next_action": "herinnering", "done_until": None},
    ],
    "cursor": [
        {"organisation": "werkpro", "mailbox": "INBOX", "uidvalidity": 4294967295, "last_uid": 12, "created_at": AT, "start_at": AT,
         "polled_at": AT, "trouble": ""},
    ],
    "counter": [{"organisation": "werkpro", "year": 2026, "last": 1}],
}  # fmt: skip
SINCE: dict[str, dict[str, list[dict[str, Any]]]] = {  # what a row has more from a revision on, and tables that began with it
    "0002": {"case": [{"id": CASE, "file": '{"reason": "gemiste afspraak"}'}]},
    "0003": {"mail": [{"id": 7, "letter_id": 3}]},
    "0004": {"mail": [{"id": 7, "changed": '{"before": 1}'}], "letter": [{"id": 3, "mail_id": 7, "withdrawn_at": None}]},
    "0005": {
        "blob": [{"digest": "d" * 64, "content": b"%PDF"}],
        "attachment": [
            {"id": 1, "case_id": CASE, "mail_id": 7, "digest": "d" * 64, "name": "bewijs.pdf", "content_type": "application/pdf",
             "declared": "application/pdf", "size": 4, "sender": "jan@klant.example", "at": AT, "purpose": "klacht", "refused": ""},
        ],
    },
    "0006": {"mail": [{"id": 7, "in_box": True}], "cursor": [{"organisation": "werkpro", "unexplained": 2, "counted_at": AT}]},
    "0007": {
        "case": [{"id": OPEN, "erased_at": AT}],
        "erasure": [
            {"id": 1, "organisation": "werkpro", "at": AT, "command": "retention", "cases": 1, "mails": 1, "letters": 0, "files": 0,
             "scrubbed_at": None},
        ],
    },
    "0008": {"restored": [{"organisation": "werkpro", "at": AT}]},
    "0009": {
        "server": [
            {"organisation": "werkpro", "name": "imap", "problem": "login-refused", "since": AT, "certificate_until": AT,
             "certificate_at": AT},
        ],
        "alarm": [
            {"organisation": "werkpro", "code": "imap-login-refused", "since": AT, "count": 0, "until": None, "is_alarm": True,
             "told_at": AT, "told_count": 0, "told_this_time": True, "over_at": None},
        ],
    },
}  # fmt: skip
SINCE["0010"] = {
    "letter": [{"id": 3, "cause": "jan@klant.example"}],
    "loop": [
        {
            "id": 1,
            "organisation": "werkpro",
            "address": "jan@klant.example",
            "at": AT,
            "is_asked": True,
            "choice": "",
            "settled_at": None,
        }
    ],
}
SINCE["0011"] = {"letter": [{"id": 3, "tried_at": AT}]}
REVISIONS = engine.revisions()
ORDER = (
    "case",
    "mail",
    "letter",
    "case_event",
    "deadline",
    "cursor",
    "counter",
    "blob",
    "attachment",
    "erasure",
    "restored",
    "server",
    "alarm",
    "loop",
)


def rows_of(revision: str) -> dict[str, list[dict[str, Any]]]:
    """What a database of that revision held."""
    found = {table: [dict(row) for row in rows] for table, rows in FIRST.items()}
    for step in REVISIONS[1 : REVISIONS.index(revision) + 1]:
        for table, rows in SINCE[step].items():
            for row in rows:
                key = next(iter(row))
                known = [each for each in found.setdefault(table, []) if each.get(key) == row[key]]
                known[0].update(row) if known else found[table].append(dict(row))
    return found


def build(url: str, revision: str) -> None:
    """A database as that version left it."""
    opened = engine.open_engine(url)
    with opened.begin() as connection:
        config = engine._alembic()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        for table in ORDER:
            for row in rows_of(revision).get(table, []):
                names = ", ".join(f'"{name}"' for name in row)
                values = ", ".join(f":{name}" for name in row)
                connection.execute(text(f'INSERT INTO "{table}" ({names}) VALUES ({values})'), row)
    opened.dispose()


def comparable(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in ("{", "["):
        return json.loads(value)
    if isinstance(value, str) and value[:5] == "2026-" and len(value) > 9:
        return datetime.fromisoformat(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)
    return bytes(value) if isinstance(value, memoryview) else value


def lost(connection: Connection, revision: str) -> list[tuple[str, str]]:
    """What of the rows of a revision is no more, or something else."""
    missing = []
    for table, rows in rows_of(revision).items():
        key = next(iter(rows[0]))
        for row in rows:
            query = text(f'SELECT * FROM "{table}" WHERE "{key}" = :key')
            found = connection.execute(query, {"key": row[key]}).mappings().one()
            missing += [(table, name) for name, value in row.items() if comparable(found[name]) != comparable(value)]
    return missing


def check_upgrade(url: str, revision: str) -> None:
    build(url, revision)
    store = Store(url)
    store.migrate()
    with store.engine.connect() as connection:
        assert engine.revision_of(connection) == REVISIONS[-1]
        assert lost(connection, revision) == []
    with store.transaction() as unit:
        case = unit.case_by_number("werkpro", "2026-001")
        assert case is not None
        assert [event.kind for event in case.events] == ["received", "confirmed"]
        assert case.facts.place == "Emmen"
        assert case.received == AT.replace(tzinfo=UTC)
        assert unit.mail_raw(7).endswith(b"Ik dien een klacht in.")
        assert unit.letter_known("ontvangstbevestiging:2026-001")
        assert unit.mail_known("werkpro", "INBOX", 4294967295, 12)
        assert unit.next_number("werkpro", 2026) == "2026-002"
    store.close()


def test_every_revision_has_rows_of_its_time() -> None:
    assert ("0001", *SINCE) == REVISIONS


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_sqlite_database_of_every_revision_comes_to_this_one_whole(tmp_path: Path, revision: str) -> None:
    check_upgrade(f"sqlite:///{tmp_path}/bot.db", revision)


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_postgresql_database_of_every_revision_comes_to_this_one_whole(postgresql: Postgres, revision: str) -> None:
    postgresql.execute(f"CREATE DATABASE r{revision}")
    check_upgrade(f"{postgresql.url}/r{revision}", revision)


def of_later_version(url: str) -> None:
    store = Store(url)
    store.migrate()
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()


def test_a_database_of_a_later_version_is_refused_in_one_line_and_left_as_it_was(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/bot.db"
    of_later_version(url)
    store = Store(url)
    with pytest.raises(DatabaseTooNew) as caught:
        store.migrate()
    store.close()
    assert str(caught.value) == (
        "The database was used by a newer klachtenbot: install that version again, or restore a backup. Nothing was changed. "
        f"(its tables are of revision 9999, this version knows them up to {REVISIONS[-1]})"
    )
    with create_engine(url, poolclass=NullPool).connect() as connection:
        assert engine.revision_of(connection) == "9999"


def test_check_tells_of_a_database_of_a_later_version(tmp_path: Path) -> None:
    from bot.config import Settings
    from bot.doctor import examine

    of_later_version(f"sqlite:///{tmp_path}/bot.db")
    settings = Settings.model_construct(database=f"sqlite:///{tmp_path}/bot.db", organisations=(), folder=tmp_path)
    found = [each for each in examine(settings, lambda _: None, lambda: AT.replace(tzinfo=UTC)) if each.id == "database"]
    assert [(each.level, "newer klachtenbot" in each.text) for each in found] == [("error", True)]
