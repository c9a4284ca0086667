"""What is read in mails and in answers, and how the reader learns."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Annotated, Any, cast

import typer

from bot.cli.common import (
    JsonOption,
    OptionalConfig,
    all_loaded,
    app,
    bureau_of,
    config_here,
    moment_of,
    say,
    say_json,
    settings_at,
)
from bot.errors import CommandError

ConfigOrFirst = Annotated[
    Path | None,
    typer.Option(
        "--config",
        "-c",
        help="The configuration file; default: config.toml of this folder, else the first regulation (consonanza).",
    ),
]
FirstOrganisation = Annotated[
    str | None,
    typer.Option(
        "--organisation", help="The id of one organisation, or without a configuration of a regulation; default: the first."
    ),
]


@app.command()
def explain(
    files: Annotated[list[Path], typer.Argument(help="Mails, as .eml files.")],
    path: ConfigOrFirst = None,
    organisation: FirstOrganisation = None,
    staff: Annotated[Path | None, typer.Option("--staff", help="The roster, as CSV.")] = None,
    received: Annotated[str | None, typer.Option("--received", help="The moment of receipt, ISO.")] = None,
    as_json: JsonOption = False,
) -> None:
    """What is read in each mail and what would be done, and why; no side effects."""
    from bot import models
    from bot.app import Understanding, read_file
    from bot.explain import explain as explained

    path = config_here(path)
    bureau = bureau_of(path, organisation, staff)
    understanding = Understanding(models.load(settings_at(path).model if path else None), bureau, threading.Lock())
    moment = moment_of(received, "--received") if received else None
    failed = False
    with all_loaded():
        for file in files:
            try:
                raw = file.read_bytes()
            except OSError as problem:
                typer.echo(f"{file}: cannot be read ({problem.strerror})", err=True)
                failed = True
                continue
            understood, at = read_file(raw, understanding, moment)
            found = explained(
                str(file), understood.message, understood.screen, understood.reasons, understood.reading, at, bureau
            )
            say_json(found) if as_json else say(_readable(found))
    if failed:
        raise typer.Exit(2)


def _readable(found: dict[str, Any]) -> str:
    lines = [f"{found['file']}: {found['kind']} -> {found['decision']} ({found['screen']})"]
    names = ("from", "subject", "received", "event_dates", "event_period", "other_dates", "employees", "employees_mentioned")
    lines += [f"  {name}: {found[name]}" for name in names if found[name]]
    lines += [f"  why: {reason}" for reason in found["reasons"]]
    lines += [f"  would send {letter['letter']} to {letter['to']} by {letter['due']}" for letter in found["would_send"]]
    return "\n".join(lines)


@app.command()
def interpret(
    answers: Annotated[Path, typer.Argument(help="Staff answers, as JSON Lines.")],
    path: ConfigOrFirst = None,
    organisation: FirstOrganisation = None,
    staff: Annotated[Path | None, typer.Option("--staff", help="The roster, as CSV.")] = None,
    as_json: JsonOption = False,
) -> None:
    """What is understood from staff answers to letters; no side effects."""
    from bot.interpreted import interpreted
    from classifiers.answers.judges import likelihood

    bureau = bureau_of(config_here(path), organisation, staff)
    try:
        lines = [line for line in answers.read_text(encoding="utf-8").splitlines() if line.strip()]
        rows = [json.loads(line) for line in lines]
    except (OSError, ValueError) as problem:
        raise CommandError([f"{answers}: {problem}"]) from None
    for row in rows:
        found = interpreted(row, bureau, likelihood)
        if as_json:
            say_json(found)
        else:
            say(f"{found['id']}: {found['action']} {found['arguments']} {found['also'] or ''} ({'; '.join(found['reasons'])})")


@app.command()
def train(
    path: OptionalConfig = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write the model there; without --config it learns from written mails only.")
    ] = None,
    data: Annotated[Path | None, typer.Option("--data", help="Written mails of your own, in FOLDER/train and heldback.")] = None,
    restore: Annotated[bool, typer.Option("--restore", help="Put the previous model back in use.")] = False,
    anyway: Annotated[bool, typer.Option("--anyway", help="Take the new model even when it scores worse.")] = False,
    answers: Annotated[
        Path | None, typer.Option("--answers", help="Learn the judge of answers from the *.jsonl of this folder, into --out.")
    ] = None,
) -> None:
    """Learn from written mails and from what staff said of mails. Exit status 1: the new model is worse, nothing was changed."""
    from bot import answer_lessons, learning, models

    if answers is not None and out is not None:
        print(answer_lessons.learn(answers, out))
        return

    settings = None if out and not path and not restore else settings_at(path or Path("config.toml"))
    folder = settings.model if settings else None
    if restore and folder:
        print(models.restore(folder))
        return
    typer.echo("learning; this takes some minutes", err=True)
    lesson = learning.learn(models.present(folder), learning.told_in(settings) if settings else (), data)
    print(learning.report(lesson))
    for problem in lesson.worse:
        typer.echo(f"worse than the model in use: {problem}", err=True)
    if lesson.worse and not anyway:
        typer.echo("the new model is refused; nothing was changed", err=True)
        raise typer.Exit(1)
    print(models.write(lesson.learned.nlp, out) if out else models.install(lesson.learned.nlp, cast(Path, folder)))


@app.command()
def evaluate(
    data: Annotated[Path | None, typer.Option("--data", help="A folder of labelled mails; default: the held-back ones.")] = None,
    model: Annotated[Path | None, typer.Option("--model", help="The folder of a model; default: the packaged one.")] = None,
    as_json: JsonOption = False,
) -> None:
    """How well mails are read that the model did not learn from: kinds, decisions, calibration, dates, people, speed."""
    from bot.learning import measure

    found = measure(data, model)
    say_json(found.as_json()) if as_json else say(found.text())
