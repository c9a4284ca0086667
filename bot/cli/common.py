"""What the commands share: the application, its options, the configuration and the moments they are given."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from bot import config
from bot.discreet import shown
from bot.domain.bureau import Bureau
from bot.domain.regulation import known, load_all
from bot.domain.workdays import AMSTERDAM
from bot.errors import CommandError
from bot.private import write_private
from bot.roster import read_roster

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help="Handles complaints from the mailbox."
)
console = Console(soft_wrap=True)
WIDEST = 400  # characters of a line of a table
FIRST_YEAR, LAST_YEAR = 1990, 2200  # what the calendars can say something about
HERE = Path("config.toml")

ConfigOption = Annotated[Path, typer.Option("--config", "-c", help="The configuration file.")]
ConfigHere = Annotated[
    Path | None,
    typer.Option("--config", "-c", help="The configuration file; default: config.toml of this folder, if there is one."),
]
OptionalConfig = Annotated[Path | None, typer.Option("--config", "-c", help="The configuration file.")]
OrganisationOption = Annotated[str | None, typer.Option("--organisation", help="The id of one organisation.")]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON Lines.")]


def _version(is_asked: bool) -> None:
    if is_asked:
        print(f"klachtenbot {version('klachtenbot')}")
        raise typer.Exit()


@app.callback()
def before_any_command(
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")] = False,
) -> None:
    """Options that stand before the command."""


def say(text: str) -> None:
    """Print what may hold words of strangers: nothing in it steers the terminal."""
    print(shown(text))


def say_json(row: Mapping[str, Any]) -> None:
    """Print one object of JSON Lines; what steers a terminal is escaped, as JSON can."""
    print(shown(json.dumps(row, ensure_ascii=False, default=str)))


def cell(value: object) -> Text:
    """A cell of a table: words only, whatever they look like to rich or a terminal."""
    return Text(shown("" if value is None else str(value)))


def show(table: Table) -> None:
    """Print a table as wide as its words are: an operator has to read a case or a kind whole, also in a mail of cron."""
    natural = Measurement.get(console, console.options.update(width=WIDEST, max_width=WIDEST), table).maximum
    Console(width=max(console.width, natural)).print(table)


def settings_at(path: Path, *, logins: bool = False) -> config.Settings:
    """The configuration; with the passwords only for a command that logs in somewhere."""
    return config.load(path, known, logins=logins)


def write(path: Path, content: bytes) -> None:
    """Write a file that was asked for, and say so. CommandError when it cannot be written there."""
    try:
        path.parent.stat()  # a mistyped folder is not made
        write_private(path, content)
    except OSError as problem:
        raise CommandError([f"{path}: cannot be written ({problem.strerror})"]) from None
    print(f"{path} is written")


@contextmanager
def all_loaded() -> Iterator[None]:
    """The garbage collector leaves alone what stands in memory by now: to look through it takes 3 % of the time of reading."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def config_here(path: Path | None) -> Path | None:
    """The configuration that is named, else the one in this folder, if there is one."""
    return path or (HERE if HERE.is_file() else None)


def moment_of(value: str, option: str) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise CommandError([f"{option}: {value!r} is no ISO moment; write 2026-12-14 or 2026-12-14T09:12:00+01:00"]) from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise CommandError([f"{option}: {value!r} is not between {FIRST_YEAR} and {LAST_YEAR}"])
    return moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)


def bureau_of(path: Path | None, organisation: str | None, staff: Path | None) -> Bureau:
    """The organisation as configured, or the defaults of its regulation."""
    from bot.offices import default_bureau, make_bureau

    try:
        roster = read_roster(staff) if staff else None
    except ValueError as problem:
        raise CommandError([str(problem)]) from None
    if path is None:
        regulations = load_all()
        if organisation is not None and organisation not in regulations:
            raise CommandError([f"--organisation: {organisation!r} is unknown; known are {', '.join(regulations)}"])
        return default_bureau(regulations[organisation or next(iter(regulations))], roster or ())
    settings = settings_at(path)
    chosen = settings.organisation(organisation) if organisation else settings.organisations[0]
    if roster is not None:
        chosen = chosen.model_copy(update={"roster": roster})
    return make_bureau(chosen, settings.regulations)
