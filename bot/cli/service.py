"""The service, a single pass, the demonstration and the doctor."""

from __future__ import annotations

import signal
import threading
from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.cli.common import (
    ConfigOption,
    JsonOption,
    all_loaded,
    app,
    say,
    say_json,
    settings_at,
)
from bot.discreet import log_as

LogOption = Annotated[
    Literal["text", "json"] | None, typer.Option("--log", help="How the log is written; default: as configured.")
]


@app.command()
def run(path: ConfigOption = Path("config.toml"), log: LogOption = None) -> None:
    """The service: poll or IDLE, send, rounds, digests."""
    from bot.adapters.alone import alone
    from bot.app import App

    settings = settings_at(path, logins=True)
    log_as(log or settings.watch.log)
    with alone(settings.database):
        service, stop = App(settings), threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        with all_loaded():
            service.run(stop)


@app.command()
def once(path: ConfigOption = Path("config.toml"), log: LogOption = None) -> None:
    """One pass of all of it, then stop: for cron."""
    from bot.adapters.alone import alone
    from bot.app import App

    settings = settings_at(path, logins=True)
    log_as(log or settings.watch.log)
    with alone(settings.database):
        service = App(settings)
        service.once()
        service.close()


@app.command()
def demo(
    quick: Annotated[bool, typer.Option("--quick", help="One week instead of six.")] = False,
    output: Annotated[Path, typer.Option("--output", help="Where the letters go.")] = Path("demo-output"),
) -> None:
    """An embedded mail server, an example mailbox, six weeks in some minutes, and the letters to look at."""
    from bot.demo import play

    raise typer.Exit(play(output, quick=quick))


@app.command()
def check(path: ConfigOption = Path("config.toml"), as_json: JsonOption = False) -> None:
    """Examine configuration, servers, model, templates and database. Exit status 0, 1 (warnings) or 2 (errors)."""
    from bot.app import system_clock
    from bot.doctor import examine, exit_status
    from classifiers import pipeline

    findings = []
    for finding in examine(settings_at(path, logins=True), pipeline.load, system_clock):
        findings.append(finding)
        if as_json:
            say_json({"id": finding.id, "level": finding.level, "text": finding.text, "hint": finding.hint})
        else:
            hint = f"\n         {finding.hint}" if finding.level != "ok" else ""
            say(f"{finding.level:8} {finding.id}: {finding.text}{hint}")
    raise typer.Exit(exit_status(findings))
