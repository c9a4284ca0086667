"""Each fault of a lock, a disk or a database server, while a mail is taken in."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from typing import Any

import pytest
from faults.conftest import Fresh
from faults.database import BUSY, FAULTS, LOW, POSTGRESQL, SQLITE, Fault
from servers import Postgres
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError
from story.desk import Desk, at, make_mail, reading

from bot.adapters import watch_rows
from bot.adapters.store import Store
from bot.domain.decide import Disposition
from bot.domain.watch import Machine, Patience, find_wrong

NOW = at("2026-10-05 09:12")
LARGE = random.Random(0).randbytes(1_500_000)  # does not become smaller

REFUSALS = {  # what the database refuses of one mail, and of no other
    SQLITE: """CREATE TRIGGER refuses BEFORE INSERT ON "case" WHEN length(NEW.facts) > 20000
               BEGIN SELECT RAISE(ABORT, 'too long'); END""",
    POSTGRESQL: 'CREATE INDEX refuses ON "case" (("facts"::text))',
}


class Disk:
    """A disk of so many bytes, where the machine lets us mount one; else SQLite is told that there are no more pages."""

    def __init__(self, folder: Path, megabytes: float) -> None:
        self.folder, size = folder, int(megabytes * 1024)
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", folder]
        self.is_real = os.geteuid() == 0 and subprocess.run(command, capture_output=True).returncode == 0
        self.pages = size // 4

    def limit(self, store: Store) -> None:
        if not self.is_real:
            event.listen(store.engine, "begin", lambda each: each.exec_driver_sql(f"PRAGMA max_page_count={self.pages}"))

    def make_room(self) -> None:
        self.pages *= 100
        if self.is_real:
            subprocess.run(["mount", "-o", "remount,size=50m", self.folder], check=True)

    def close(self) -> None:
        if self.is_real:
            subprocess.run(["umount", "-l", self.folder], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    (tmp_path / "disk").mkdir()
    made = Disk(tmp_path / "disk", 2)
    yield made
    made.close()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_a_mail_that_is_taken_in_and_a_fault(fault: Fault, fresh: Fresh, disk: Disk, request: pytest.FixtureRequest) -> None:
    desk = fresh(disk.folder)
    if fault.backend == SQLITE:
        disk.limit(desk.store)
        server: Any = disk
    else:
        server = request.getfixturevalue("postgresql")
        _move(desk, server, f"fault{FAULTS.index(fault)}")
    try:
        _play(fault, desk, server)
    finally:
        desk.store.close()


@pytest.mark.parametrize("backend", REFUSALS)
def test_a_mail_that_the_database_refuses_is_put_in_quarantine_and_the_next_one_is_read(
    backend: str, fresh: Fresh, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    desk = fresh(tmp_path)
    if backend == POSTGRESQL:
        _move(desk, request.getfixturevalue("postgresql"), "refuses")
    with desk.store.engine.begin() as connection:
        connection.exec_driver_sql(REFUSALS[backend])
    said = "".join(chr(random.Random(each).randint(0x4E00, 0x9FA5)) for each in range(9_000))
    arrival = desk.arrival(make_mail(NOW), NOW)
    assert desk.take(arrival, NOW, reading(summary=(said,))) is Disposition.QUARANTINED
    assert desk.take(arrival, NOW) is None
    assert desk.take(desk.arrival(make_mail(NOW, body="Een andere klacht."), NOW), NOW) is Disposition.OPENED


def test_a_mail_that_another_process_takes_in_at_the_same_moment_is_taken_in_once(
    fresh: Fresh, tmp_path: Path, postgresql: Postgres
) -> None:
    desk = fresh(tmp_path)
    _move(desk, postgresql, "twice")
    other, arrival, left = copy(desk), desk.arrival(make_mail(NOW), NOW), [True]
    other.store = Store(f"{postgresql.url}/twice")

    @event.listens_for(desk.store.engine, "before_cursor_execute")
    def _is_overtaken(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("INSERT INTO mail") and left:
            left.pop()
            assert other.take(arrival, NOW) is Disposition.OPENED

    assert desk.take(arrival, NOW) is None
    assert left == []
    other.store.close()


def test_a_message_id_of_the_most_characters_fits_into_the_index_of_postgresql(
    fresh: Fresh, tmp_path: Path, postgresql: Postgres
) -> None:
    desk = fresh(tmp_path)
    _move(desk, postgresql, "ids")
    for letter, count in (("\U00020000", 880), ("\U00020000", 240), ("\u4e00", 320)):
        said = "".join(chr(ord(letter) + random.Random(each).randint(0, 20_000)) for each in range(count))
        raw = make_mail(NOW, body=f"Een klacht met {count} {letter}.", message_id="<anders@klant.example>")
        raw = raw.replace(b"anders@klant.example", said.encode() + b"@klant.example", 1)
        assert desk.take(desk.arrival(raw, NOW), NOW) in (Disposition.OPENED, Disposition.ADDED)
    with desk.store.engine.connect() as connection:
        found = connection.execute(text("SELECT octet_length(message_id) FROM mail ORDER BY id")).scalars().all()
    assert [bool(each) for each in found] == [False, True, True]


def _move(desk: Desk, server: Postgres, name: str) -> None:
    server.execute(f"CREATE DATABASE {name}")
    desk.store = Store(f"{server.url}/{name}")
    desk.store.migrate()


def _play(fault: Fault, desk: Desk, server: Any) -> None:
    files = {"bewijs.pdf": b"%PDF-1.4\n" + LARGE} if "disk" in fault.what else {}
    arrival = desk.arrival(make_mail(NOW, files=files), NOW)
    with IN_THE_WAY[fault.what](desk.store, server):
        if fault.waits:
            assert desk.take(arrival, NOW) is Disposition.OPENED
        else:
            with pytest.raises(DBAPIError):
                desk.take(arrival, NOW)
            is_seen = fault.alarm != LOW or server.is_real
            assert _alarm(desk.store) == (fault.alarm if is_seen else "")
    if not fault.waits:
        with desk.store.transaction() as unit:
            assert not unit.mail_known("consonanza", "INBOX", 1, arrival.uid)
            assert unit.cases("consonanza") == unit.letters() == []
        assert desk.take(arrival, NOW) is Disposition.OPENED
    assert desk.take(arrival, NOW) is None
    with desk.store.transaction() as unit:
        assert [case.number for case in unit.cases("consonanza")] == ["2026-001"]
        assert len(unit.letters(kind="ontvangstbevestiging")) == 1


def _alarm(store: Store) -> str:
    """What the watch makes of it: it asks the database, and how much room there is on its disk."""
    try:
        with store.transaction() as unit:
            watch_rows.troubles(unit.connection)
    except DBAPIError:
        return BUSY
    file = store.engine.url.database if store.engine.url.get_backend_name() == "sqlite" else None
    usage = shutil.disk_usage(Path(file).parent) if file is not None else None
    machine = Machine(usage.free, usage.total) if usage is not None else Machine()
    return next((each.code for each in find_wrong((), machine, Patience(), NOW)), "")


Way = Callable[[Store, Any], Any]


@contextmanager
def _held(store: Store, _: Any) -> Iterator[None]:
    other = _lock(store)
    release = threading.Timer(0.5, other.rollback)
    release.start()
    yield
    release.join()
    other.close()


@contextmanager
def _held_long(store: Store, _: Any) -> Iterator[None]:
    @event.listens_for(store.engine, "connect")
    def _impatient(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA busy_timeout=100")  # in place of 30,000

    store.engine.dispose()
    other = _lock(store)
    yield
    other.rollback()
    other.close()


def _lock(store: Store) -> sqlite3.Connection:
    other = sqlite3.connect(str(store.engine.url.database), isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    return other


@contextmanager
def _disk_full(_: Store, disk: Disk) -> Iterator[None]:
    yield
    disk.make_room()


@contextmanager
def _full_at_commit(store: Store, disk: Disk) -> Iterator[None]:
    """All of it fits into the memory of the connection: it is written when it is committed."""

    @event.listens_for(store.engine, "connect")
    def _roomy(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA cache_size=-20000")

    store.engine.dispose()
    with _disk_full(store, disk):
        yield


@contextmanager
def _restarted(_: Store, server: Postgres) -> Iterator[None]:
    server.halt()
    server.start()
    yield


@contextmanager
def _away(_: Store, server: Postgres) -> Iterator[None]:
    server.halt()
    yield
    server.start()


def _within(act: Callable[[Any, Postgres], None]) -> Way:
    """Once, when the first letter of the case is about to be written."""

    @contextmanager
    def way(store: Store, server: Postgres) -> Iterator[None]:
        left = [act]

        @event.listens_for(store.engine, "before_cursor_execute")
        def _strike(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            if statement.startswith("INSERT INTO letter") and left:
                left.pop()(connection, server)

        yield
        assert left == []

    return way


def _restart(_: Any, server: Postgres) -> None:
    server.halt()
    server.start()


def _terminate(connection: Any, server: Postgres) -> None:
    pid = connection.execute(text("SELECT pg_backend_pid()")).scalar()
    server.execute(f"SELECT pg_terminate_backend({pid})")


WAYS: tuple[Way, ...] = (
    _held, _held_long, _disk_full, _full_at_commit, _restarted, _within(_restart), _within(_terminate), _away,
)  # fmt: skip
IN_THE_WAY = dict(zip([fault.what for fault in FAULTS], WAYS, strict=True))
