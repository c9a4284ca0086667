"""Ends this process by SIGKILL at a named moment of its transactions, seen through SQLAlchemy's own events.

The service knows nothing of it: nothing of ours is replaced, and a process without a probe is the process that is shipped.
"""

from __future__ import annotations

import os
import signal
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.pool import Pool

MARKS = {  # step -> (how a statement of its transaction begins, a value among its parameters)
    "before-commit": ("INSERT INTO mail ", ""),
    "after-commit": ("INSERT INTO mail ", ""),
    "after-claim": ("UPDATE letter ", "sending"),
    "before-record": ("UPDATE letter ", "sent"),
}
AFTER = ("after-commit", "after-claim")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Probe:
    """Dies at the `nth` passing of one step."""

    def __init__(self, step: str, nth: int) -> None:
        self.step, self.left = step, nth

    def install(self) -> None:
        event.listen(Engine, "before_cursor_execute", self._statement)
        event.listen(Engine, "commit", self._commit)
        event.listen(Engine, "rollback", self._rollback)
        event.listen(Pool, "checkin", self._checkin)

    def _passed(self) -> None:
        self.left -= 1
        if self.left == 0:
            die()

    def _statement(self, connection: Any, cursor: Any, statement: str, parameters: Any, context: Any, many: bool) -> None:
        if self.step == "migration" and "alembic_version" in statement and statement.startswith(("INSERT", "UPDATE")):
            self._passed()
        begins, value = MARKS.get(self.step, ("-", ""))
        words = [each for each in parameters if isinstance(each, str)] if value else [""]
        by_its_copy = any(word.startswith("own copy") for word in words)  # no answer of a server is recorded then
        if statement.startswith(begins) and value in words and not by_its_copy:
            connection.info["passed"] = True

    def _commit(self, connection: Any) -> None:
        if self.step not in AFTER and connection.info.pop("passed", False):
            self._passed()

    def _rollback(self, connection: Any) -> None:
        connection.info.pop("passed", None)

    def _checkin(self, connection: Any, record: Any) -> None:
        if record.info.pop("passed", False) and self.step in AFTER:
            self._passed()
