"""Commands that print tables and letters of the product itself: rights, and what letters look like."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from bot.domain.regulation import default_rights, load_all
from bot.domain.rights_page import page, rows
from bot.errors import ConfigError


def rights(
    regulation: Annotated[str | None, typer.Option("--regulation", help="The id of one regulation.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines.")] = False,
) -> None:
    """Who may do what: the rows every regulation starts from, and where each differs."""
    regulations = load_all()
    if regulation is not None and regulation not in regulations:
        raise ConfigError([f"--regulation: {regulation!r} is unknown; known are {', '.join(regulations)}"])
    chosen = {name: each for name, each in regulations.items() if regulation in (None, name)}
    if not as_json:
        print(page(default_rights(), chosen), end="")
        return
    for name, each in chosen.items():
        for row in rows(each.rights):
            print(json.dumps({"regulation": name, **row}, ensure_ascii=False))
