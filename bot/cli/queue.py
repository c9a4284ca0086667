"""What waits or is stuck: letters in the outbox, mails in quarantine; and what an operator may do about them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bot.cli.common import ConfigOption, JsonOption, OrganisationOption, app, cell, say, say_json, settings_at, show
from bot.domain.workdays import AMSTERDAM
from bot.errors import CommandError


@app.command()
def queue(
    path: ConfigOption = Path("config.toml"),
    organisation: OrganisationOption = None,
    sent: Annotated[int | None, typer.Option("--sent", help="This uncertain letter did arrive.")] = None,
    again: Annotated[int | None, typer.Option("--again", help="Send this uncertain, refused or dropped letter.")] = None,
    release: Annotated[int | None, typer.Option("--release", help="Send what is held because of this letter's sender.")] = None,
    drop: Annotated[int | None, typer.Option("--drop", help="Send none of what is held because of this letter's sender.")] = None,
    silence: Annotated[int | None, typer.Option("--silence", help="The same, and answer that sender no more.")] = None,
    answer: Annotated[int | None, typer.Option("--answer", help="Answer this silent sender again.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Letters that wait, are held, uncertain or refused, and mails in quarantine; the options settle one by hand."""
    from bot.domain.loops import Choice
    from bot.stuck import answer_again, holds, settle, settle_held, waiting

    settings = settings_at(path)
    does: dict[str, Callable[[int], str]] = {
        "--sent": partial(settle, settings, was_sent=True),
        "--again": partial(settle, settings, was_sent=False),
        "--release": partial(settle_held, settings, choice=Choice.SEND),
        "--drop": partial(settle_held, settings, choice=Choice.DROP),
        "--silence": partial(settle_held, settings, choice=Choice.SILENCE),
        "--answer": partial(answer_again, settings),
    }
    given = (sent, again, release, drop, silence, answer)
    named = [(name, row) for name, row in zip(does, given, strict=True) if row is not None]
    if len(named) > 1:
        raise CommandError([f"name one of {', '.join(does)}"])
    if named:
        print(does[named[0][0]](named[0][1]))
        return
    rows, held = list(waiting(settings, organisation)), list(holds(settings, organisation))
    if as_json:
        for row in (*rows, *held):
            say_json(row)
        return
    names = ("organisation", "what", "id", "state", "letter", "case", "since", "next", "attempts", "answer")
    table = Table(*names)
    for row in rows:
        table.add_row(*(cell(_clock(row[name]) if name in ("since", "next") else row[name]) for name in names))
    if rows:
        show(table)
    for row in held:
        say(f"{row['organisation']}: {row['text']}")
    if not rows and not held:
        print("nothing waits")


def _clock(moment: str | None) -> str:
    """On the wall in Amsterdam, as `klachtenbot status` tells it; "" for no moment."""
    return f"{datetime.fromisoformat(moment).astimezone(AMSTERDAM):%Y-%m-%d %H:%M}" if moment else ""


@app.command()
def replay(
    mail: Annotated[int | None, typer.Argument(help="The id of one mail, as `klachtenbot queue` prints it; else all.")] = None,
    path: ConfigOption = Path("config.toml"),
    organisation: OrganisationOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read quarantined mails once more, after the cause was mended. Exit status 1 when one still fails."""
    from bot.app import App

    service, failed, count = App(settings_at(path)), False, 0
    for name, row, found in service.replay(organisation, mail):
        failed, count = failed or found.startswith("fails"), count + 1
        say_json({"organisation": name, "id": row, "result": found}) if as_json else say(f"{name} {row}: {found}")
    service.close()
    if not count and not as_json:
        print("nothing is in quarantine" if mail is None else f"mail {mail} is not in quarantine")
    raise typer.Exit(1 if failed or (mail is not None and not count) else 0)
