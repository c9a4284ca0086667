"""A process that migrates databases in children that are killed at the n-th statement: `python -m faults.migrating`.

Each line of standard input is `{"url", "nth"}`, each line of standard output how that child ended.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from faults.probe import die
from sqlalchemy import Engine, event

from bot.adapters.store import Store


def migrate(url: str, nth: int) -> None:
    """The tables are brought to this version, as at a start. `nth`: before which statement it ends; -1 is the commit."""
    left = [nth]

    def strike(*_: Any) -> None:
        left[0] -= 1
        if left[0] == 0:
            die()

    event.listen(Engine, "before_cursor_execute", strike)
    event.listen(Engine, "commit", lambda _: die() if nth == -1 else None)
    store = Store(url)
    store.migrate()
    store.close()


def main() -> None:
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            try:
                migrate(order["url"], order["nth"])
                os._exit(0)
            finally:
                os._exit(1)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
