"""The cases: one by one, and the overviews of all of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bot.cli.common import ConfigOption, JsonOption, OrganisationOption, app, cell, say, say_json, settings_at, show

case_app = typer.Typer(no_args_is_help=True, help="Look at cases.")
app.add_typer(case_app, name="case")


@case_app.command("list")
def case_list(
    path: ConfigOption = Path("config.toml"), organisation: OrganisationOption = None, as_json: JsonOption = False
) -> None:
    """Every case with its state and its next term."""
    from bot.cases import case_rows

    rows = list(case_rows(settings_at(path), organisation))
    if as_json:
        for row in rows:
            say_json(row)
        return
    table = Table("organisation", "number", "state", "received", "handler", "next term", "due")
    for row in rows:
        table.add_row(
            *(cell(row[name] or "-") for name in ("organisation", "number", "state", "received", "handler", "next_term", "due"))
        )
    show(table)


@case_app.command("show")
def case_show(
    number: str, path: ConfigOption = Path("config.toml"), organisation: OrganisationOption = None, as_json: JsonOption = False
) -> None:
    """One case: its history, its terms with their trace, its letters; in Amsterdam time, with --json in UTC."""
    from bot.cases import case_details, details_text

    details = case_details(settings_at(path), number, organisation)
    say_json(details) if as_json else say(details_text(details))


@case_app.command("export")
def case_export(
    number: str,
    path: ConfigOption = Path("config.toml"),
    organisation: OrganisationOption = None,
    out: Annotated[Path | None, typer.Option("--out", help="The PDF; by default NUMBER.pdf in this folder.")] = None,
    without_letters: Annotated[bool, typer.Option("--without-letters", help="Lists the letters, without their text.")] = False,
    form: Annotated[bool, typer.Option("--form", help="Only the form that the regulation keeps of a case.")] = False,
    files: Annotated[Path | None, typer.Option("--files", help="A folder for the files that came with its mails.")] = None,
) -> None:
    """The whole file of a case as pages: timeline, terms, letters, mails. Only its owner can read what is written."""
    from bot.casefile import Wanted, export

    wanted = Wanted(number, organisation, form, not without_letters)
    for written in export(settings_at(path), wanted, out or Path(f"{number}.pdf"), files):
        print(written)
