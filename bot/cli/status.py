"""How everything stands, in one look; and how the service writes its log."""

from __future__ import annotations

import json
from pathlib import Path

import typer
from rich.table import Table

from bot.cli.common import ConfigOption, JsonOption, app, console, settings_at


@app.command()
def status(path: ConfigOption = Path("config.toml"), as_json: JsonOption = False) -> None:
    """How the service and each organisation stand, from the database. Exit status 1 when there is an alarm."""
    from bot.status import alarm_rows, organisation_rows, standing_of

    standing = standing_of(settings_at(path))
    rows, alarms = organisation_rows(standing), alarm_rows(standing)
    if as_json:
        for row in (*rows, *alarms):
            print(json.dumps(row, ensure_ascii=False))
        raise typer.Exit(1 if alarms else 0)
    table = Table(*(name.replace("_", " ") for name in rows[0] if name != "what"))
    for row in rows:
        table.add_row(*("-" if value is None else str(value) for name, value in row.items() if name != "what"))
    console.print(table)
    for row in alarms:
        console.print(f"ALARM since {row['since']}  {row['code']}  {row['text']}", highlight=False, markup=False)
        console.print(f"      {row['to_do']}", highlight=False, markup=False)
    if not alarms:
        console.print("no alarms")
    raise typer.Exit(1 if alarms else 0)
