"""/healthz and /metrics on a local port, for a monitor. Counts and codes; no names, addresses or texts.

Each request asks how everything stands at that moment, so that a service that hangs is seen too.
"""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from bot.domain.watch import Standing
from bot.errors import ConfigError

if TYPE_CHECKING:
    from prometheus_client.core import Metric

    from bot.watch_settings import WatchSettings

Look = Callable[[], Standing]
REQUEST_SECONDS = 10  # a caller who says nothing is hung up on


@contextmanager
def monitored(settings: WatchSettings, look: Look) -> Iterator[None]:
    """Answers at the configured port within this block; nothing listens when none is configured.

    Raises ConfigError when it cannot be used.
    """
    if settings.port is None:
        yield
        return
    try:
        server = make_server(settings.listen, settings.port, answering(look), _server_for(settings.listen), _Quiet)
    except OSError as problem:
        raise ConfigError([f"watch.port: {settings.listen}:{settings.port} cannot be used ({problem.strerror})"]) from problem
    thread = threading.Thread(target=server.serve_forever, name="monitor", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def answering(look: Look) -> Callable[[dict[str, Any], Callable[..., Any]], list[bytes]]:
    """The WSGI application: GET and HEAD of the two pages."""
    from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

    registry = CollectorRegistry()
    registry.register(_Figures(look))

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        status, kind, page = "404 Not Found", "text/plain; charset=utf-8", b"/healthz or /metrics\n"
        if environ.get("REQUEST_METHOD") not in ("GET", "HEAD"):
            status, page = "405 Method Not Allowed", b"GET\n"
        elif environ.get("PATH_INFO") == "/healthz":
            status, kind, page = _health(look())
        elif environ.get("PATH_INFO") == "/metrics":
            status, kind, page = "200 OK", CONTENT_TYPE_LATEST, generate_latest(registry)
        start(status, [("Content-Type", kind), ("Content-Length", str(len(page))), ("Cache-Control", "no-store")])
        return [] if environ.get("REQUEST_METHOD") == "HEAD" else [page]

    return answer


def _health(standing: Standing) -> tuple[str, str, bytes]:
    if not standing.alarms:
        return "200 OK", "application/json", json.dumps({"status": "ok"}).encode()
    alarms = [{"code": each.code, "organisation": each.organisation or None} for each in standing.alarms]
    return "503 Service Unavailable", "application/json", json.dumps({"status": "alarm", "alarms": alarms}).encode()


class _Figures:
    """What prometheus-client collects; everything anew at each request."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def describe(self) -> list[Metric]:
        return []  # so that registering collects nothing

    def collect(self) -> Iterator[Metric]:
        standing = self._look()
        yield _gauge(
            "alarms", "Alarms that stand, by code.", {(each.organisation, each.code): 1 for each in standing.alarms}, "code"
        )
        for name, what in (("poll", "the mailbox was last read"), ("send", "the last letter left")):
            seconds = {
                (work.organisation,): _since(standing.now, work.quiet_since if name == "poll" else work.sent_at)
                for work in standing.works
            }
            yield _gauge(f"seconds_since_{name}", f"Seconds since {what}.", seconds)
        works, counts = standing.works, standing.counts
        yield _gauge("letters_due", "Letters that should have left by now.", {(work.organisation,): work.due for work in works})
        yield _gauge("quarantined_mails", "Mails in quarantine.", {(work.organisation,): work.quarantined for work in works})
        unexplained = {(work.organisation,): work.unexplained for work in works}
        yield _gauge("unexplained_mails", "Mails in the mailbox without a row in the ledger.", unexplained)
        mails = {(name, word): number for name, each in counts.items() for word, number in each.mails.items()}
        yield _gauge("mails", "Mails in the ledger, by disposition.", mails, "disposition")
        letters = {(name, word): number for name, each in counts.items() for word, number in each.letters.items()}
        yield _gauge("letters", "Letters, by state.", letters, "state")
        yield _gauge("open_cases", "Open cases.", {(name,): each.open_cases for name, each in counts.items()})
        overdue = {(name,): each.overdue_terms for name, each in counts.items()}
        yield _gauge("overdue_terms", "Terms of open cases that are over and not met.", overdue)


def _gauge(name: str, help_text: str, values: Mapping[Any, float | None], *labels: str) -> Metric:
    """A metric; `values` by (organisation, a value of each of `labels`). What is not known (None) is left out."""
    from prometheus_client.core import GaugeMetricFamily

    metric = GaugeMetricFamily(f"klachtenbot_{name}", help_text, labels=["organisation", *labels])
    for key, value in values.items():
        if value is not None:
            metric.add_metric(list(key), value)
    return metric


def _since(now: datetime, moment: datetime | None) -> float | None:
    return None if moment is None else (now - moment).total_seconds()


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    timeout = REQUEST_SECONDS

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: a monitor asks each few seconds."""


def _server_for(address: str) -> type[WSGIServer]:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return type("_Server", (_Server,), {"address_family": family})
