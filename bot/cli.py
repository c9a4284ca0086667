"""The commands: one short function each. What they print with --json is relied upon from outside."""

from __future__ import annotations

import json
import logging
import signal
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, cast

import typer
from rich.console import Console
from rich.table import Table

from bot import cli_tables, config
from bot.domain.bureau import Bureau
from bot.domain.events import EVENTS
from bot.domain.regulation import known, load_all
from bot.domain.terms import ALIASES, deadlines
from bot.domain.workdays import AMSTERDAM, Calendar
from bot.errors import ConfigError, KlachtenbotError
from bot.roster import read_roster

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help="Handles complaints from the mailbox."
)
case_app = typer.Typer(no_args_is_help=True, help="Look at cases.")
app.add_typer(case_app, name="case")
app.command()(cli_tables.rights)
app.add_typer(cli_tables.letters_app, name="letters")
console = Console(soft_wrap=True)
FIRST_YEAR, LAST_YEAR = 1990, 2200  # what the calendars can say something about

ConfigOption = Annotated[Path, typer.Option("--config", "-c", help="The configuration file.")]
OptionalConfig = Annotated[Path | None, typer.Option("--config", "-c", help="The configuration file.")]
OrganisationOption = Annotated[str | None, typer.Option("--organisation", help="The id of one organisation.")]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON Lines.")]


def main() -> None:
    """Run a command; a mistake an operator can mend is one clear message and exit status 2."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    try:
        app()
    except KlachtenbotError as problem:
        Console(stderr=True, soft_wrap=True, highlight=False, markup=False).print(str(problem))
        raise SystemExit(2) from None


def _settings(path: Path) -> config.Settings:
    return config.load(path, known)


def _moment(value: str, option: str) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise ConfigError([f"{option}: {value!r} is no ISO moment; write 2026-12-14 or 2026-12-14T09:12:00+01:00"]) from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ConfigError([f"{option}: {value!r} is not between {FIRST_YEAR} and {LAST_YEAR}"])
    return moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)


@app.command()
def run(path: ConfigOption = Path("config.toml")) -> None:
    """The service: poll or IDLE, send, rounds, digests."""
    from bot.app import App

    service, stop = App(_settings(path)), threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    service.run(stop)


@app.command()
def once(path: ConfigOption = Path("config.toml")) -> None:
    """One pass of all of it, then stop: for cron."""
    from bot.app import App

    service = App(_settings(path))
    service.once()
    service.close()


@app.command()
def demo(
    quick: Annotated[bool, typer.Option("--quick", help="One week instead of six.")] = False,
    output: Annotated[Path, typer.Option("--output", help="Where the letters go.")] = Path("demo-output"),
) -> None:
    """An embedded mail server, an example mailbox, six weeks in a minute, and the letters to look at."""
    from bot.demo import play

    raise typer.Exit(play(output, quick=quick))


@app.command()
def check(path: ConfigOption = Path("config.toml"), as_json: JsonOption = False) -> None:
    """Examine configuration, servers, model, templates and database. Exit status 0, 1 (warnings) or 2 (errors)."""
    from bot.doctor import examine, exit_status
    from classifiers import pipeline

    findings = []
    for finding in examine(_settings(path), pipeline.load):
        findings.append(finding)
        if as_json:
            print(
                json.dumps(
                    {"id": finding.id, "level": finding.level, "text": finding.text, "hint": finding.hint}, ensure_ascii=False
                )
            )
        else:
            hint = f"\n         {finding.hint}" if finding.level != "ok" else ""
            print(f"{finding.level:8} {finding.id}: {finding.text}{hint}")
    raise typer.Exit(exit_status(findings))


@app.command()
def explain(
    files: Annotated[list[Path], typer.Argument(help="Mails, as .eml files.")],
    path: OptionalConfig = None,
    organisation: OrganisationOption = None,
    staff: Annotated[Path | None, typer.Option("--staff", help="The roster, as CSV.")] = None,
    received: Annotated[str | None, typer.Option("--received", help="The moment of receipt, ISO.")] = None,
    as_json: JsonOption = False,
) -> None:
    """What is read in each mail and what would be done, and why; no side effects."""
    from bot import models
    from bot.app import Understanding, read_file
    from bot.explain import explain as explained

    bureau = _bureau(path, organisation, staff)
    understanding = Understanding(models.load(_settings(path).model if path else None), bureau, threading.Lock())
    moment = _moment(received, "--received") if received else None
    failed = False
    for file in files:
        try:
            raw = file.read_bytes()
        except OSError as problem:
            typer.echo(f"{file}: cannot be read ({problem.strerror})", err=True)
            failed = True
            continue
        understood, at = read_file(raw, understanding, moment)
        found = explained(str(file), understood.message, understood.screen, understood.reasons, understood.reading, at, bureau)
        print(json.dumps(found, ensure_ascii=False) if as_json else _readable(found))
    if failed:
        raise typer.Exit(2)


def _bureau(path: Path | None, organisation: str | None, staff: Path | None) -> Bureau:
    """The organisation as configured, or the defaults of its regulation."""
    from bot.app import default_bureau, make_bureau

    try:
        roster = read_roster(staff) if staff else None
    except ValueError as problem:
        raise ConfigError([str(problem)]) from None
    regulations = load_all()
    if path is None:
        if organisation is not None and organisation not in regulations:
            raise ConfigError([f"--organisation: {organisation!r} is unknown; known are {', '.join(regulations)}"])
        return default_bureau(regulations[organisation or next(iter(regulations))], roster or ())
    settings = _settings(path)
    regulations = load_all(settings.regulations)
    chosen = settings.organisation(organisation) if organisation else settings.organisations[0]
    if roster is not None:
        chosen = chosen.model_copy(update={"roster": roster})
    return make_bureau(chosen, regulations[chosen.regulation])


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
    path: OptionalConfig = None,
    organisation: OrganisationOption = None,
    staff: Annotated[Path | None, typer.Option("--staff", help="The roster, as CSV.")] = None,
    as_json: JsonOption = False,
) -> None:
    """What is understood from staff answers to letters; no side effects."""
    from bot.interpreted import interpreted

    bureau = _bureau(path, organisation, staff)
    try:
        lines = [line for line in answers.read_text(encoding="utf-8").splitlines() if line.strip()]
        rows = [json.loads(line) for line in lines]
    except (OSError, ValueError) as problem:
        raise ConfigError([f"{answers}: {problem}"]) from None
    for row in rows:
        found = interpreted(row, bureau)
        if as_json:
            print(json.dumps(found, ensure_ascii=False))
        else:
            print(f"{found['id']}: {found['action']} {found['arguments']} {found['also'] or ''} ({'; '.join(found['reasons'])})")


@app.command("deadlines")
def show_deadlines(
    regulation: Annotated[str, typer.Option("--regulation", help="The id of a regulation.")],
    received: Annotated[str, typer.Option("--received", help="The moment of receipt, ISO.")],
    event: Annotated[list[str] | None, typer.Option("--event", help="NAME=ISO, for terms that start later.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Every term with its due date, and the trace that explains it."""
    regulations = load_all()
    if regulation not in regulations:
        raise ConfigError([f"--regulation: {regulation!r} is unknown; known are {', '.join(regulations)}"])
    happened = {"received": _moment(received, "--received")}
    for item in event or []:
        name, _, value = item.partition("=")
        if ALIASES.get(name, name) not in EVENTS:
            raise ConfigError([f"--event: {name!r} is no event; known are {', '.join(EVENTS)}"])
        happened[ALIASES.get(name, name)] = _moment(value, f"--event {name}")
    for row in _term_rows(regulations[regulation].id, happened):
        print(json.dumps(row, ensure_ascii=False) if as_json else _term_text(row))


def _term_rows(regulation_id: str, happened: dict[str, datetime]) -> Iterator[dict[str, Any]]:
    regulation = load_all()[regulation_id]
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
        raise ConfigError([f"--regulation: {regulation!r} is unknown; known are {', '.join(regulations)}"])
    chosen = [regulations[regulation]] if regulation else list(regulations.values())
    rows = [row for each in chosen for row in table(each)]
    if as_json:
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
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
def report(
    name: Annotated[str, typer.Argument(help="jaaroverzicht, kwartaalrapport or overzicht-opdrachtgever.")],
    organisation: Annotated[str, typer.Option("--organisation", help="The id of one organisation.")],
    year: Annotated[int, typer.Option("--year", min=FIRST_YEAR, max=LAST_YEAR)],
    principal: Annotated[str, typer.Option("--principal", help="UWV, gemeente, werkgever, verzekeraar: only its own.")] = "",
    path: ConfigOption = Path("config.toml"),
) -> None:
    """An overview on request, as a letter to the directie, who passes it on."""
    from bot.app import request_report

    count = request_report(_settings(path), organisation, name, year, principal)
    print(f"{count} letters queued")


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
        print(json.dumps(line, ensure_ascii=False) if as_json else readable(line))
    raise typer.Exit(1 if player.skipped else 0)


@app.command()
def train(
    path: OptionalConfig = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write the model there; without --config it learns from written mails only.")
    ] = None,
    data: Annotated[Path | None, typer.Option("--data", help="Written mails of your own, in FOLDER/train and heldback.")] = None,
    restore: Annotated[bool, typer.Option("--restore", help="Put the previous model back in use.")] = False,
    anyway: Annotated[bool, typer.Option("--anyway", help="Take the new model even when it scores worse.")] = False,
) -> None:
    """Learn from written mails and from what staff said of mails. Exit status 1: the new model is worse, nothing was changed."""
    from bot import learning, models

    settings = None if out and not path and not restore else _settings(path or Path("config.toml"))
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
    print(json.dumps(found.as_json(), ensure_ascii=False) if as_json else found.text())


@case_app.command("list")
def case_list(
    path: ConfigOption = Path("config.toml"), organisation: OrganisationOption = None, as_json: JsonOption = False
) -> None:
    """Every case with its state and its next term."""
    from bot.cases import case_rows

    rows = list(case_rows(_settings(path), organisation))
    if as_json:
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
        return
    table = Table("organisation", "number", "state", "received", "handler", "next term", "due")
    for row in rows:
        table.add_row(
            *(str(row[name] or "-") for name in ("organisation", "number", "state", "received", "handler", "next_term", "due"))
        )
    console.print(table)


@case_app.command("show")
def case_show(
    number: str, path: ConfigOption = Path("config.toml"), organisation: OrganisationOption = None, as_json: JsonOption = False
) -> None:
    """One case: its history, its terms with their trace, its letters."""
    from bot.cases import case_details, details_text

    details = case_details(_settings(path), number, organisation)
    print(json.dumps(details, ensure_ascii=False) if as_json else details_text(details))
