"""Opening the database and bringing its tables to this version. A SQLite file is made for the service alone."""

from __future__ import annotations

import logging
import sqlite3
from importlib import resources
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from bot.errors import DatabaseTooNew
from bot.private import claim, tighten

log = logging.getLogger(__name__)

BESIDE = ("-wal", "-shm")  # what SQLite keeps beside the file, with the rights of the file
# Classes of SQLSTATE: connection, transaction, rollback, tables that are not ours, resources, lock, operator, system.
NOT_NOW = ("08", "25", "40", "42", "53", "55", "57", "58")
REFUSED = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_RANGE)


def is_away(failure: DBAPIError) -> bool:
    """True when the database cannot be used now, whatever is asked of it; False when it refuses what it was asked."""
    state, code = getattr(failure.orig, "sqlstate", None), getattr(failure.orig, "sqlite_errorcode", None)
    if state is not None:
        return state[:2] in NOT_NOW
    if code is not None:
        return code & 0xFF not in REFUSED
    return failure.connection_invalidated or isinstance(failure, (OperationalError, InterfaceError))


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite database; None for one in memory or on a server."""
    parts = make_url(url)
    in_memory = parts.database in (None, "", ":memory:")
    return Path(parts.database or "") if parts.get_backend_name() == "sqlite" and not in_memory else None


def open_engine(url: str) -> Engine:
    """Connections to a database; a file that others could read is taken away from them, and said so."""
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    if (file := sqlite_file(url)) is not None and file.parent.is_dir():
        _for_us_alone(file)
    engine = create_engine(url, connect_args={"timeout": 30}, hide_parameters=True)  # what is stored stays out of errors

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # SQLAlchemy's own BEGIN below; sqlite3's would come too late to lock
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _for_us_alone(file: Path) -> None:
    beside = [path for path in (file.with_name(file.name + end) for end in BESIDE) if path.exists()]
    try:
        if any([claim(file), *map(tighten, beside)]):
            log.warning("the database could be read by others on this machine; its rights are 0600 now: %s", file)
    except OSError as problem:
        log.warning("the rights on the database cannot be seen to (%s): %s", type(problem).__name__, file)


def migrate(engine: Engine) -> None:
    """Bring the tables to the newest revision. Raises DatabaseTooNew and changes nothing when a newer version was here."""
    with engine.begin() as connection:
        refuse_newer(connection)
        config = _alembic()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def refuse_newer(connection: Connection) -> None:
    """Raises DatabaseTooNew when the tables are of a revision that this version does not know."""
    found = revision_of(connection)
    if found and found not in revisions():
        raise DatabaseTooNew(f"(its tables are of revision {found}, this version knows them up to {revisions()[-1]})")


def revision_of(connection: Connection) -> str:
    """The revision the tables are of, "" when there are none."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def revisions() -> tuple[str, ...]:
    """Every revision this version knows, oldest first."""
    script = ScriptDirectory.from_config(_alembic())
    return tuple(each.revision for each in script.walk_revisions())[::-1]


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(resources.files("bot") / "migrations"))
    return config
