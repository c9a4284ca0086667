"""A process that has loaded everything and forks the service for each of its lives: starting cold takes seconds, this does not.

Each line of standard input is an order, each line of standard output its answer: `start` forks `klachtenbot run`, which is
killed by whoever wants to, by its process id; `look` says how it ended, or that it has not.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from datetime import datetime, timedelta
from typing import Any

from faults.probe import Probe

from bot import app, cli
from bot.adapters.store import Store
from bot.domain.regulation import load_all
from bot.domain.workdays import AMSTERDAM, Calendar
from classifiers import pipeline


def warm_up() -> None:
    """Load the language model and what else takes time, once for all lives. No connection and no thread is left."""
    nlp = pipeline.load()
    pipeline.read(nlp, "Ik heb een klacht over gisteren.", received=datetime.now(AMSTERDAM))
    pipeline.load = lambda path=None: nlp
    load_all()
    store = Store("sqlite://")
    store.migrate()
    store.close()
    gc.collect()
    gc.freeze()  # a collection in a life would copy every page that it shares


def on_a_workday() -> datetime:
    """This time of the last working day, or noon of it at night: staff get no mail on a Saturday."""
    now = datetime.now(AMSTERDAM)
    return now - timedelta(days=(now.date() - Calendar().on_or_before(now.date())).days)


def live(order: dict[str, Any]) -> None:
    """The service itself, from its command line on."""
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in (1, 2):
        os.dup2(log, number)
    if order["step"]:
        Probe(order["step"], order["nth"]).install()
    app.App.__init__.__defaults__ = (on_a_workday,)
    sys.argv = ["klachtenbot", "run", "--config", order["config"]]
    cli.main()


def main() -> None:
    warm_up()
    print(json.dumps({"ready": os.getpid()}), flush=True)
    child = 0
    for line in sys.stdin:
        order = json.loads(line)
        if order["do"] == "start":
            child = os.fork()
            if child == 0:
                try:
                    live(order)
                finally:
                    os._exit(1)
            print(json.dumps({"pid": child}), flush=True)
        else:
            found, status = os.waitpid(child, os.WNOHANG)
            ended = os.waitstatus_to_exitcode(status) if found else None
            child = 0 if found else child
            print(json.dumps({"ended": ended}), flush=True)
    if child:
        os.kill(child, signal.SIGKILL)  # whoever gave the orders is gone


if __name__ == "__main__":
    main()
