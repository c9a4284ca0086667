"""What the regulations say: terms, duties, and stories played by them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from bot.cli.common import (
    ConfigHere,
    JsonOption,
    app,
    config_here,
    console,
    moment_of,
    say,
    say_json,
    settings_at,
)
from bot.domain.events import EVENTS
from bot.domain.regulation import load_all, load_versions
from bot.domain.rules import Regulation
from bot.domain.terms import ALIASES, deadlines
from bot.domain.workdays import Calendar
from bot.errors import CommandError


@app.command("deadlines")
def show_deadlines(
    regulation: Annotated[str, typer.Option("--regulation", help="The id of a regulation, or ID@VERSION of an earlier one.")],
    received: Annotated[str, typer.Option("--received", help="The moment of receipt, ISO.")],
    event: Annotated[list[str] | None, typer.Option("--event", help="NAME=ISO, for terms that start later.")] = None,
    path: ConfigHere = None,
    as_json: JsonOption = False,
) -> None:
    """Every term with its due date, and the trace that explains it."""
    path = config_here(path)
    folder = settings_at(path).regulations if path is not None else None
    regulations = {**load_versions(folder), **load_all(folder)}
    if regulation not in regulations:
        raise CommandError([f"--regulation: {regulation!r} is unknown; known are {', '.join(sorted(regulations))}"])
    happened = {"received": moment_of(received, "--received")}
    for item in event or []:
        name, _, value = item.partition("=")
        if ALIASES.get(name, name) not in EVENTS:
            raise CommandError([f"--event: {name!r} is no event; known are {', '.join(EVENTS)}"])
        happened[ALIASES.get(name, name)] = moment_of(value, f"--event {name}")
    for row in _term_rows(regulations[regulation], happened):
        say_json(row) if as_json else say(_term_text(row))


def _term_rows(regulation: Regulation, happened: dict[str, datetime]) -> Iterator[dict[str, Any]]:
    running = set()
    for deadline in deadlines(regulation, happened, Calendar()):
        running.add(deadline.term.name)
        yield {
            "term": deadline.term.name,
            "article": deadline.term.article,
            "by": deadline.term.by,
            "starts_on": deadline.term.starts_on,
            "start": deadline.start.isoformat(),
            "due": deadline.due.isoformat(),
            "target": deadline.target.isoformat(),
            "met_on": deadline.met_on.isoformat() if deadline.met_on else None,
            "trace": list(deadline.trace),
        }
    for term in regulation.terms:
        if term.name not in running:
            unknown = dict.fromkeys(("start", "due", "target", "met_on"))
            words = {"term": term.name, "article": term.article, "by": term.by, "starts_on": term.starts_on}
            yield {**words, **unknown, "trace": [f"loopt vanaf {term.starts_on}"]}


def _term_text(row: dict[str, Any]) -> str:
    head = f"{row['term']} (art. {row['article']}, {row['by']}): {row['due'] or '-'}"
    return "\n".join([head, *(f"    {line}" for line in row["trace"])])


@app.command("duties")
def show_duties(
    regulation: Annotated[str | None, typer.Option("--regulation", help="The id of one regulation.")] = None,
    as_json: JsonOption = False,
) -> None:
    """How each duty of the regulations is met: by a letter, guard, prompt, term, register or report, or by people and why."""
    from bot.domain.duties import table

    regulations = load_all()
    if regulation is not None and regulation not in regulations:
        raise CommandError([f"--regulation: {regulation!r} is unknown; known are {', '.join(regulations)}"])
    chosen = [regulations[regulation]] if regulation else list(regulations.values())
    rows = [row for each in chosen for row in table(each)]
    if as_json:
        for row in rows:
            say_json(row)
        return
    shown = Table("duty", "article", "how", "name", "in words")
    for row in rows:
        shown.add_row(*(str(row[name] or "") for name in ("duty", "article", "how", "name", "why")))
    console.print(shown)
    met = sum(row["how"] not in (None, "left to people") for row in rows)
    console.print(
        f"{len(rows)} duties: {met} met by the bot, {sum(row['how'] == 'left to people' for row in rows)} left to people"
    )


@app.command()
def simulate(
    scenario: Annotated[Path, typer.Argument(help="A story, as TOML.")],
    as_json: JsonOption = False,
) -> None:
    """A scripted story on a virtual clock: every letter and term, in order. Exit status 1 when an answer had no letter."""
    from bot.simulate import MemoryStage, Player, load, readable

    logging.getLogger().setLevel(logging.WARNING)
    story = load(scenario)
    begin = story.steps[0]["at"] if story.steps else story.until
    player = Player(story, MemoryStage(story.bureau, begin))
    for line in player.play():
        say_json(line) if as_json else say(readable(line))
        if line["what"] == "skipped":
            moment, letter, who = line["at"][:16].replace("T", " "), line["letter"], line["to"]
            typer.echo(f"skipped: at {moment} {who} answers {letter!r}, a letter that never came", err=True)
    raise typer.Exit(1 if player.skipped else 0)
