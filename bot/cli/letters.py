"""Commands that show what the product itself holds: the table of rights, and letters of an invented case."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import ConfigHere, JsonOption, app, config_here, say_json
from bot.domain.regulation import default_rights, load_all
from bot.domain.rights_page import page, rows
from bot.errors import CommandError

letters_app = typer.Typer(no_args_is_help=True, help="Look at letters.")
app.add_typer(letters_app, name="letters")
OrganisationOption = Annotated[str, typer.Option("--organisation", help="The id of one organisation, or of a regulation.")]


@app.command()
def rights(
    regulation: Annotated[str | None, typer.Option("--regulation", help="The id of one regulation.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Who may do what: the rows every regulation starts from, and where each differs."""
    regulations = load_all()
    if regulation is not None and regulation not in regulations:
        raise CommandError([f"--regulation: {regulation!r} is unknown; known are {', '.join(regulations)}"])
    chosen = {name: each for name, each in regulations.items() if regulation in (None, name)}
    if not as_json:
        print(page(default_rights(), chosen), end="")
        return
    for name, each in chosen.items():
        for row in rows(each.rights):
            say_json({"regulation": name, **row})


@letters_app.command("preview")
def preview(
    organisation: OrganisationOption,
    path: ConfigHere = None,
    only: Annotated[str, typer.Option("--letter", help="One kind of letter.")] = "",
    output: Annotated[Path, typer.Option("--output", help="Where the letters go, in a folder of the organisation.")] = Path(
        "brieven"
    ),
) -> None:
    """Every letter that asks a colleague something, of an invented case, in the organisation's own style: HTML and text."""
    from bot.preview import office_of, write

    output /= organisation  # another organisation's letters stay as they are
    pages = write(office_of(config_here(path), organisation), output, only)
    if not pages:
        raise CommandError([f"--letter: {only!r} is no letter that asks a colleague something"])
    print(f"{len(pages)} letters; open {output / 'index.html'} in a browser to read them.")


@letters_app.command("guide")
def guide(
    output: Annotated[Path, typer.Option("--output", help="Where handleiding.md and beeld/ go.")] = Path("docs"),
    browser: Annotated[str, typer.Option("--browser", help="A Chromium, for the pictures.")] = "chromium",
) -> None:
    """The page for staff with its pictures, from the letter that is sent on "help"."""
    from bot.preview import office_of, write_guide

    try:
        write_guide(office_of(None, "consonanza"), output, browser)
    except (OSError, subprocess.CalledProcessError) as problem:
        raise CommandError([f"--browser: {problem}"]) from None
    print(f"{output / 'handleiding.md'} and its pictures are written.")
