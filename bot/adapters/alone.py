"""One process at a time works on a database in a file: a second one would take what the first is sending for lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import AlreadyRunning
from bot.private import OWN_FILE

try:
    import fcntl
except ImportError:  # not a POSIX system: nothing is held
    fcntl = None  # type: ignore[assignment]

SQLITE = "sqlite:///"


@contextmanager
def alone(database: str) -> Iterator[None]:
    """Hold NAME.lock beside the database; it goes with the process, however that ends. AlreadyRunning when another holds it.

    PostgreSQL serves several machines, and is not held.
    """
    if fcntl is None or not database.startswith(SQLITE):
        yield
        return
    path = Path(f"{database.removeprefix(SQLITE)}.lock")
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, OWN_FILE)
    except OSError:
        yield  # the database beside it cannot be written either: its own message says so
        return
    try:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # a child of this process does not inherit it
        except (BlockingIOError, PermissionError):
            raise AlreadyRunning(f"({path})") from None
        except OSError:
            pass  # a file system without locks
        yield
    finally:
        os.close(handle)
