"""How everything stands, in one look."""

from __future__ import annotations

from pathlib import Path

import typer

from bot.cli.common import ConfigOption, JsonOption, app, console, say_json, settings_at


@app.command()
def status(path: ConfigOption = Path("config.toml"), as_json: JsonOption = False) -> None:
    """How the service and each organisation stand, from the database. Exit status 1 when there is an alarm."""
    from bot.status import alarm_rows, organisation_rows, standing_of

    standing = standing_of(settings_at(path))
    rows, alarms = organisation_rows(standing), alarm_rows(standing)
    if as_json:
        for row in (*rows, *alarms):
            say_json(row)
        raise typer.Exit(1 if alarms else 0)
    for row in rows:
        print(f"{row['organisation']}: mailbox read {_short(row['read'])}, last letter left {_short(row['sent'])}")
        print(
            f"  letters due {row['letters_due']}, stuck {row['stuck']}, held {row['held']}; "
            f"mails in quarantine {row['quarantine']}, unexplained {row['unexplained']}; "
            f"open cases {row['open_cases']}, terms overdue {row['overdue_terms']}"
        )
        for server in row["servers"]:
            print(f"  {server['name']} server: {server['problem']} since {_short(server['since'])}")
    for row in alarms:
        console.print(f"ALARM {row['code']} since {_short(row['since'])}: {row['text']}", highlight=False, markup=False)
    for to_do in dict.fromkeys(row["to_do"] for row in alarms):
        console.print(f"  {to_do}", highlight=False, markup=False)
    if not alarms:
        console.print("no alarms")
    raise typer.Exit(1 if alarms else 0)


def _short(moment: str | None) -> str:
    """To the minute, in Amsterdam time."""
    return "never" if moment is None else moment[:16].replace("T", " ")
