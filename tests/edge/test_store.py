"""The database: all or nothing, numbers without gaps under concurrency, and tables that are what the migrations make."""

import sqlite3
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from bot.adapters import schema
from bot.adapters.store import Known, Store
from bot.domain.case import Case, Facts, Party
from bot.domain.events import Event

NOW = datetime(2026, 10, 5, 9, tzinfo=UTC)
MAIL = {
    "organisation": "werkpro", "mailbox": "INBOX", "uidvalidity": 4294967295, "fingerprint": "f", "received_at": NOW,
    "processed_at": NOW, "disposition": "left",
}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(f"sqlite:///{tmp_path}/bot.db")
    store.migrate()
    return store


def _case() -> Case:
    parties = {"klager": Party("Jan", "jan@mail.example"), "betrokken-1": Party("Kees", "kees@werkpro.example", "coach")}
    facts = Facts(
        event_dates=(NOW.date(),), event_period=(NOW.date(), NOW.date()), sentences=("Hij was er niet.",), amount_eur=18.4
    )
    return Case("werkpro", "werkpro@1", NOW, parties=parties, facts=facts)


def test_the_migrations_make_exactly_the_tables_of_the_schema(store: Store) -> None:
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), schema.metadata) == []


def test_migrating_twice_is_harmless(store: Store) -> None:
    store.migrate()
    with store.transaction() as unit:
        assert unit.cases("werkpro") == []


def test_the_database_is_durable_and_overwrites_what_is_deleted(store: Store, tmp_path: Path) -> None:
    with store.engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1}


def test_a_case_comes_back_as_it_was(store: Store) -> None:
    case = _case().with_events(Event("received", NOW, {"by": "mail"}))
    with store.transaction() as unit:
        mail = unit.add_mail(b"raw", uid=1, **MAIL)
        stored = unit.save_case(case, case.events, mail)
    with store.transaction() as unit:
        again = unit.case(stored.id)
    assert again == stored
    assert again.events[0].at == NOW


def test_an_exception_leaves_nothing_behind(store: Store) -> None:
    with pytest.raises(RuntimeError), store.transaction() as unit:  # noqa: PT012
        unit.next_number("werkpro", 2026)
        unit.add_mail(b"raw", uid=1, **MAIL)
        raise RuntimeError
    with store.transaction() as unit:
        assert not unit.mail_known("werkpro", "INBOX", 4294967295, 1)
        assert unit.next_number("werkpro", 2026) == "2026-001"


def test_the_same_uid_or_the_same_bytes_exist_once(store: Store) -> None:
    with store.transaction() as unit:
        unit.add_mail(None, uid=1, **MAIL)
    for change in ({"uid": 1, "fingerprint": "g"}, {"uid": 2}):
        with pytest.raises(Known), store.transaction() as unit:
            unit.add_mail(None, **(MAIL | change))


def test_numbers_have_no_gaps_and_no_doubles_when_many_take_one_at_once(store: Store) -> None:
    taken: list[str] = []

    def take() -> None:
        for turn in range(10):
            with store.transaction() as unit:
                number = unit.next_number("werkpro", 2026)
                if turn % 3:
                    taken.append(number)
                else:
                    unit.connection.rollback()

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [f"2026-{number:03d}" for number in range(1, 49)]


def test_numbers_count_per_organisation_and_year(store: Store) -> None:
    with store.transaction() as unit:
        numbers = [
            unit.next_number(*each) for each in (("werkpro", 2026), ("loket3", 2026), ("werkpro", 2026), ("werkpro", 2027))
        ]
    assert numbers == ["2026-001", "2026-001", "2026-002", "2027-001"]


def test_two_writers_of_one_history_do_not_both_win(store: Store) -> None:
    case = _case().with_events(Event("received", NOW))
    with store.transaction() as unit:
        stored = unit.save_case(case, case.events, None)
    row = {"case_id": stored.id, "position": 1, "kind": "closed", "at": NOW, "data": {}}
    with pytest.raises(Known), store.transaction() as unit:
        unit.connection.execute(schema.case_event.insert().values(**row))


def test_a_locked_database_writes_nothing_half(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/bot.db")
    store.migrate()
    other = sqlite3.connect(tmp_path / "bot.db", isolation_level=None, timeout=0)
    other.execute("BEGIN IMMEDIATE")
    done = threading.Event()

    def write() -> None:
        with store.transaction() as unit:
            unit.add_mail(None, uid=1, **MAIL)
        done.set()

    thread = threading.Thread(target=write)
    thread.start()
    assert not done.wait(0.3)
    other.execute("COMMIT")
    assert done.wait(10)
    thread.join()
    other.close()
