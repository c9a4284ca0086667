"""What an operator asks for on behalf of the directie: the register of a year, and the reports."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bot.cli.common import FIRST_YEAR, LAST_YEAR, ConfigOption, JsonOption, app, cell, console, say_json, settings_at, write
from bot.domain.reporting.document import Value, in_words
from bot.domain.rules import OPDRACHTGEVERS
from bot.errors import CommandError

OneOrganisation = Annotated[str, typer.Option("--organisation", help="The id of one organisation.")]
YearOption = Annotated[int, typer.Option("--year", min=FIRST_YEAR, max=LAST_YEAR)]
SHOWN = ("Nummer", "Ontvangen", "Onderwerp", "Opdrachtgever", "Resultaat", "Oordeel", "Maatregelen", "Duur (dagen)",
         "Alles op tijd", "Tevreden")  # fmt: skip


@app.command()
def register(
    organisation: OneOrganisation,
    year: YearOption,
    path: ConfigOption = Path("config.toml"),
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Every column, as a Dutch Excel opens it.")] = False,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", help="Write a workbook: the complaints, and each step of each.")] = None,
) -> None:
    """The anonymous register of the complaints received in a year."""
    from bot.adapters.separated import csv_of
    from bot.adapters.sheet import xlsx as workbook
    from bot.requested import register as made

    document = made(settings_at(path), organisation, year)
    complaints, _ = document.tables()
    if xlsx is not None:
        write(xlsx, workbook(document))
    elif as_csv:
        sys.stdout.buffer.write(csv_of(complaints))
    elif as_json:
        names = [column.name for column in complaints.columns]
        for row in complaints.rows:
            say_json(dict(zip(names, row, strict=True)))
    else:
        places = [at for at, column in enumerate(complaints.columns) if column.name in SHOWN]
        table = Table()
        for at in places:
            table.add_column(complaints.columns[at].name, no_wrap=complaints.columns[at].name in SHOWN[:2], overflow="fold")
        for row in complaints.rows:
            table.add_row(*(cell(_short(row[at], complaints.columns[at].kind)) for at in places))
        console.print(table)


def _short(value: Value, kind: str) -> str:
    return value.isoformat() if isinstance(value, date) else in_words(value, kind)


@app.command()
def report(
    name: Annotated[str, typer.Argument(help="jaaroverzicht, kwartaalrapport, overzicht-opdrachtgever or agenda-overleg.")],
    organisation: OneOrganisation,
    year: YearOption,
    quarter: Annotated[int | None, typer.Option("--quarter", min=1, max=4, help="Of a quarter instead of the year.")] = None,
    principal: Annotated[str, typer.Option("--principal", help="UWV, gemeente, werkgever, verzekeraar: only its own.")] = "",
    pdf: Annotated[Path | None, typer.Option("--pdf", help="Write the pages here instead of mailing them.")] = None,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", help="Write the workbook here instead of mailing it.")] = None,
    path: ConfigOption = Path("config.toml"),
) -> None:
    """A report on request, as a mail to the directie, who has it sent on with "akkoord"; or as files."""
    from bot.requested import period_of, report_files, request_report

    if principal and principal not in OPDRACHTGEVERS:
        raise CommandError([f"--principal: {principal!r} is unknown; known are {', '.join(OPDRACHTGEVERS)}"])
    settings, period = settings_at(path), period_of(year, quarter)
    files = {ending: file for ending, file in (("pdf", pdf), ("xlsx", xlsx)) if file is not None}
    if files:
        for ending, content in report_files(settings, organisation, name, period, principal, tuple(files)).items():
            write(files[ending], content)
        return
    count = request_report(settings, organisation, name, period, principal)
    print(f"{count} letters queued" if count else "this report was made before: the directie has it; 0 letters queued")
