"""What waits or is stuck: letters in the outbox, mails in quarantine; and what an operator may do about them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bot.cli.common import ConfigOption, JsonOption, OrganisationOption, app, console, settings_at
from bot.errors import CommandError


@app.command()
def queue(
    path: ConfigOption = Path("config.toml"),
    organisation: OrganisationOption = None,
    sent: Annotated[int | None, typer.Option("--sent", help="This uncertain letter did arrive.")] = None,
    again: Annotated[int | None, typer.Option("--again", help="Send this uncertain or refused letter once more.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Letters that wait, are uncertain or were refused, and mails in quarantine; --sent and --again settle a letter by hand."""
    from bot.stuck import settle, waiting

    settings = settings_at(path)
    if sent is not None and again is not None:
        raise CommandError(["name --sent or --again, not both"])
    if (chosen := sent if sent is not None else again) is not None:
        print(settle(settings, chosen, was_sent=sent is not None))
        return
    rows = list(waiting(settings, organisation))
    if as_json:
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
        return
    names = ("organisation", "what", "id", "state", "letter", "case", "since", "next", "attempts", "answer")
    table = Table(*names)
    for row in rows:
        table.add_row(*("" if row[name] is None else str(row[name]) for name in names))
    console.print(table)


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
        print(json.dumps({"organisation": name, "id": row, "result": found}) if as_json else f"{name} {row}: {found}")
    service.close()
    if not count and not as_json:
        print("nothing is in quarantine" if mail is None else f"mail {mail} is not in quarantine")
    raise typer.Exit(1 if failed or (mail is not None and not count) else 0)
