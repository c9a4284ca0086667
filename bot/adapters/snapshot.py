"""A SQLite database as one file: a copy of a running one, whether a copy is whole, and whether somebody still uses one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from bot.private import new_file

CONTENT = ("mail", '"case"', "letter")


def copy(database: Path, target: Path) -> None:
    """The database as it is at one moment, while others read and write. Raises sqlite3.Error."""
    new_file(target).close()
    with closing(_open(database)) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))  # without what was deleted; takes an empty file as its target


def revision_of(database: Path) -> str:
    """The schema revision in a file, "" when it has none. Raises sqlite3.Error when it is broken or no database."""
    with closing(_open(database)) as connection:
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("integrity_check")
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            return ""
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else ""


def is_empty(database: Path) -> bool:
    """True when there is no file, or only tables in which no mail, case or letter stands. What cannot be read is not empty."""
    if not database.exists() or not database.stat().st_size:
        return True
    try:
        with closing(_open(database)) as connection:
            return not any(connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in CONTENT)  # noqa: S608
    except sqlite3.Error:
        return False


def set_free(database: Path) -> bool:
    """Bring everything into the one file, without a log beside it. False: another process has it open."""
    try:
        with closing(_open(database)) as connection:
            return bool(connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0] == "delete")
    except sqlite3.OperationalError:
        return False
    except sqlite3.DatabaseError:
        return True  # no database at all: nobody can use it


def _open(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(database.resolve()))}?mode=rw", uri=True, timeout=5, isolation_level=None)
