"""The service is killed while it brings a database with cases to this version: nothing is lost, and the next start does it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from edge.test_migrations import REVISIONS, build, lost
from faults.harness import ENVIRONMENT, ROOT
from servers import Postgres

from bot.adapters import engine
from bot.adapters.store import Store

OLD = "0001"
MOMENTS = (1, 3, 8, 14, 20, 25, -1)  # before which statement; -1: before the commit


class Mover:
    """Migrates in a child that is killed."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "faults.migrating"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=ENVIRONMENT
        )

    def migrate(self, url: str, nth: int) -> int:
        """How it ended: 0, or -9."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"url": url, "nth": nth}) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate(timeout=60)


@pytest.fixture(scope="module")
def mover() -> Iterator[Mover]:
    made = Mover()
    yield made
    made.close()


def _is_whole(url: str, revision: str) -> None:
    store = Store(url)
    with store.engine.connect() as connection:
        assert engine.revision_of(connection) == revision
        assert lost(connection, OLD) == []
    store.close()


def _killed_and_begun_anew(mover: Mover, url: str) -> None:
    for nth in MOMENTS:
        assert mover.migrate(url, nth) == -signal.SIGKILL, nth
        _is_whole(url, OLD)
    assert mover.migrate(url, 0) == 0
    _is_whole(url, REVISIONS[-1])


def test_killed_at_any_moment_of_a_migration_a_sqlite_database_keeps_its_revision_and_every_row(
    mover: Mover, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path}/bot.db"
    build(url, OLD)
    _killed_and_begun_anew(mover, url)


def test_killed_at_any_moment_of_a_migration_a_postgresql_database_keeps_its_revision_and_every_row(
    mover: Mover, postgresql: Postgres
) -> None:
    postgresql.execute("CREATE DATABASE killed")
    build(f"{postgresql.url}/killed", OLD)
    _killed_and_begun_anew(mover, f"{postgresql.url}/killed")
