"""A scripted story on a virtual clock: the real intake, outbox and rounds on a database in memory.

The clock jumps from one moment at which something is due to the next, so that weeks take a second.
"""

from __future__ import annotations

import threading
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from importlib import resources
from pathlib import Path
from typing import Any, Protocol

from bot import outbox, rounds
from bot.adapters.render import Renderer
from bot.adapters.smtp import SendResult
from bot.adapters.store import Store
from bot.app import Understanding
from bot.casework import Office, terms_of
from bot.domain.bureau import Bureau
from bot.domain.letters.asking import REMINDERS
from bot.domain.regulation import load_all
from bot.domain.reporting.digest import digest_moment
from bot.domain.workdays import AMSTERDAM
from bot.errors import ConfigError
from bot.intake import Arrival, receive
from bot.mail.filetypes import TYPES, extension_of
from bot.offices import default_bureau
from bot.poll import open_cursor
from bot.roster import read_roster
from classifiers import pipeline
from classifiers.answers.judges import likelihood

FIELDS = ("at", "what", "case", "letter", "to", "subject", "body", "event", "term", "due", "article", "attachments")
TICK = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Scenario:
    """One organisation, until when, and the steps in order of time (`at` aware, and `mail` or `answer`).

    A robot is a program that answers each letter to its `address` with `body` after some `minutes` (1), under `subject`
    ("Re: {subject}"), `quoting` the letter or not, with its thread unless `threads` is false.
    """

    organisation: str
    bureau: Bureau
    until: datetime
    steps: tuple[Mapping[str, Any], ...]
    robots: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that was delivered, as its reader's mail program has it."""

    at: datetime
    kind: str
    recipient: str
    message: EmailMessage = field(repr=False)


class Stage(Protocol):
    """What a story is played on: here a database in memory, in the tests also real servers."""

    office: Office
    store: Store

    def deliver(self, raw: bytes, now: datetime) -> None:
        """Put a mail into the organisation's mailbox, and let it be read."""

    def work(self, now: datetime) -> None:
        """Do what is due: rounds, then everything that has to be sent."""


class MemoryStage:
    """The product without servers: mail goes straight to the intake, and every letter is taken at once."""

    def __init__(self, bureau: Bureau, begin: datetime) -> None:
        self.office = Office(
            bureau, Renderer(), "#1f4e79", None, bureau.name, secret=b"a story is the same each time", judge=likelihood
        )
        self.store = Store("sqlite://")
        self.store.migrate()
        own = frozenset({bureau.sender.email})
        self._understand = Understanding(pipeline.load(), bureau, threading.Lock(), own)
        self._uid = 0
        self._forgot_on: date | None = None
        open_cursor(self.store, self.office, "INBOX", begin - timedelta(days=400), begin)

    def deliver(self, raw: bytes, now: datetime) -> None:
        self._uid += 1
        receive(Arrival("INBOX", 1, self._uid, now, len(raw), raw), self.office, self.store, self._understand, now)
        self.work(now)

    def work(self, now: datetime) -> None:
        rounds.remind(self.store, self.office, now)
        rounds.digest(self.store, self.office, now)
        rounds.report(self.store, self.office, now)
        self._forgot_on = rounds.forget(self.store, self.office, now, self._forgot_on)
        self.send(now)

    def send(self, now: datetime) -> None:
        """Every letter that is due is taken by the server at once."""
        while envelopes := outbox.claim(self.store, self.office, now, bcc=False):
            for envelope in envelopes:
                outbox.settle(self.store, self.office, envelope, SendResult("sent", 250, "ok"), now)


def load(path: Path) -> Scenario:
    """A scenario file. ConfigError names what is wrong in it."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise ConfigError([f"{path}: {problem}"]) from None
    regulations = load_all()
    name = str(document.get("organisation"))
    if name not in regulations:
        raise ConfigError([f"{path}: organisation {name!r} is unknown; known are {', '.join(regulations)}"])
    until = document.get("until")
    if not isinstance(until, date):
        raise ConfigError([f"{path}: `until` must be a date"])
    steps = document.get("step", [])
    robots = document.get("robot", [])
    problems = [
        f"{path}: robot {number}: it needs `address` and `body`" for number, each in enumerate(robots, 1) if not _answers(each)
    ]
    problems += [f"{path}: step {number}: {why}" for number, step in enumerate(steps, 1) if (why := _wrong(step))]
    if problems:
        raise ConfigError(problems)
    packaged = resources.files("classifiers") / "data" / "roster" / f"{name}.csv"
    try:
        roster = read_roster(path.parent / document["staff"] if "staff" in document else Path(str(packaged)))
    except ValueError as problem:
        raise ConfigError([str(problem)]) from None
    ordered = tuple(sorted(steps, key=lambda step: step["at"]))
    end = until if isinstance(until, datetime) else datetime.combine(until, time(23, 59), tzinfo=AMSTERDAM)
    return Scenario(name, default_bureau(regulations[name], roster), end, ordered, tuple(robots))


def _answers(robot: Mapping[str, Any]) -> bool:
    return isinstance(robot.get("address"), str) and isinstance(robot.get("body"), str)


def _wrong(step: Mapping[str, Any]) -> str:
    """What is wrong with a step, "" when nothing is."""
    if not isinstance(step.get("at"), datetime) or step["at"].tzinfo is None:
        return "`at` must be a moment with its offset, 2026-12-14T09:12:00+01:00"
    if len({"mail", "answer"} & set(step)) != 1:
        return "it needs `mail` or `answer`"
    wanted = {"from", "subject", "body"} if "mail" in step else {"from", "to_letter", "body"}
    lacking = wanted - set(step.get("mail") or step["answer"])
    return f"{', '.join(sorted(lacking))} missing" if lacking else ""


class Player:
    """Plays a scenario on a stage and tells what happens, line by line. `skipped` counts answers to letters that never came."""

    def __init__(self, scenario: Scenario, stage: Stage) -> None:
        self.scenario, self.stage, self.skipped = scenario, stage, 0
        self._events: dict[int, int] = {}
        self._terms: dict[tuple[int, str, date], date] = {}
        self._seen_letters: set[int] = set()
        self._sent: list[Sent] = []
        self._mails = 0
        self._steps: list[Mapping[str, Any]] = [*scenario.steps]

    def play(self) -> Iterator[dict[str, Any]]:
        """Every line in order of time."""
        steps = self._steps
        now = steps[0]["at"].astimezone(AMSTERDAM) if steps else self.scenario.until
        while now <= self.scenario.until:
            while steps and steps[0]["at"] <= now:
                yield from self._step(steps.pop(0), now)
            self.stage.work(now)
            yield from self._changes(now)
            now = self._next(now, steps)

    def _next(self, now: datetime, steps: list[Mapping[str, Any]]) -> datetime:
        """The next moment at which something is due; never earlier than a minute from now."""
        with self.stage.store.transaction() as unit:
            moments = [moment for moment in unit.next_moments(self.scenario.organisation) if moment is not None]
        moments += [steps[0]["at"]] if steps else []
        monday = digest_moment(now, self.scenario.bureau)
        moments.append(monday if monday > now else digest_moment(now + timedelta(days=7), self.scenario.bureau))
        later = [max(moment, now + TICK) if not steps or moment != steps[0]["at"] else moment for moment in moments]
        return min(moment for moment in later if moment > now).astimezone(AMSTERDAM)

    def _step(self, step: Mapping[str, Any], now: datetime) -> Iterator[dict[str, Any]]:
        message = self._mail(step["mail"]) if "mail" in step else self._answer(step["answer"])
        if message is not None and step.get("thread"):
            message["In-Reply-To"] = message["References"] = step["thread"]
        if message is None:
            self.skipped += 1
            answer = step["answer"]
            yield _line(now, "skipped", letter=answer["to_letter"], to=answer["from"], body=answer["body"])
            return
        self._mails += 1
        message["Date"] = format_datetime(now)
        domain = parseaddr(str(message["From"]))[1].partition("@")[2] or "mail.example"
        message["Message-ID"] = f"<simulatie.{self._mails}@{domain}>"
        self.stage.deliver(message.as_bytes(policy=policy.SMTP), now)
        with self.stage.store.transaction() as unit:
            case = unit.case_number_of_mail(self.scenario.organisation, str(message["Message-ID"]))
        yield _line(
            now,
            "received",
            case=case,
            to=str(message["To"]),
            subject=str(message["Subject"]),
            body=(step.get("mail") or step["answer"])["body"],
        )
        yield from self._changes(now)

    def _mail(self, mail: Mapping[str, Any]) -> EmailMessage:
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = mail["from"], self.scenario.bureau.sender.email, mail["subject"]
        message.set_content(mail["body"])
        for name in mail.get("attachments", ()):
            attach(message, str(name))
        return message

    def _answer(self, answer: Mapping[str, Any]) -> EmailMessage | None:
        address = parseaddr(answer["from"])[1].lower() or answer["from"]
        letters = [sent for sent in self._sent if sent.recipient == address and sent.kind == answer["to_letter"]]
        if not letters:
            return None
        letter = letters[-1]
        name = parseaddr(str(letter.message["To"]))[0]
        message = self._mail(
            {"from": f"{name} <{address}>" if name else address, "subject": f"RE: {letter.message['Subject']}", "body": ""}
        )
        message["In-Reply-To"] = message["References"] = str(letter.message["Message-ID"])
        sender = parseaddr(str(letter.message["From"]))
        head = f"\n\nOp {letter.at:%d-%m-%Y} om {letter.at:%H:%M} schreef {sender[0]} <{sender[1]}>:\n"
        quoted = "".join(f"> {line}\n" for line in _text(letter.message).splitlines())
        message.set_content(answer["body"] + head + quoted)
        for file in answer.get("attachments", ()):
            attach(message, str(file))
        return message

    def _changes(self, now: datetime) -> Iterator[dict[str, Any]]:
        """What is new since the last look: events, terms, letters that went out."""
        with self.stage.store.transaction() as unit:
            cases = unit.cases(self.scenario.organisation)
            letters = unit.letters(organisation=self.scenario.organisation, state="sent")
        for case in cases:
            for event in case.log[self._events.get(case.id, 0) :]:
                yield _line(event.at.astimezone(AMSTERDAM), "event", case=case.number or None, event=event.kind)
            self._events[case.id] = len(case.log)
            for term in terms_of(case, self.scenario.bureau):
                key = (case.id, term.term.name, term.start)
                if self._terms.get(key) != term.due:
                    self._terms[key] = term.due
                    words = {"term": term.term.name, "due": term.due.isoformat(), "article": term.term.article}
                    yield _line(now, "term", case=case.number or None, **words)
        numbers = {case.id: case.number or None for case in cases}
        for row in letters:
            if row.id not in self._seen_letters:
                self._seen_letters.add(row.id)
                yield self._letter(row, numbers.get(row.case_id))

    def _letter(self, row: Any, case: str | None) -> dict[str, Any]:
        message = message_from_bytes(row.raw, policy=policy.default)
        at = row.sent_at.astimezone(AMSTERDAM)
        self._sent.append(Sent(at, row.kind, row.recipient, message))
        self._wake_robots(at, row.recipient, message)
        files = [part.get_filename() for part in message.iter_attachments()]
        words: dict[str, Any] = {}
        if row.kind in REMINDERS:
            names = [term.name for term in self.scenario.bureau.regulation.terms]
            words = {"term": next((part for part in row.key.split(":") if part in names), None)}
        what = "reminder" if row.kind in REMINDERS else "letter"
        body = _text(message)
        return _line(
            at, what, case=case, letter=row.kind, to=row.recipient, subject=row.subject, body=body, attachments=files, **words
        )

    def _wake_robots(self, at: datetime, recipient: str, letter: EmailMessage) -> None:
        for robot in self.scenario.robots:
            if robot["address"] != recipient:
                continue
            quoted = "".join(f"\n> {line}" for line in _text(letter).splitlines()) if robot.get("quoting") else ""
            subject = str(robot.get("subject", "Re: {subject}")).replace("{subject}", str(letter["Subject"]))
            mail = {"from": recipient, "subject": subject, "body": robot["body"] + quoted}
            thread = str(letter["Message-ID"]) if robot.get("threads", True) else ""
            self._steps.append({"at": at + timedelta(minutes=robot.get("minutes", 1)), "mail": mail, "thread": thread})
        self._steps.sort(key=lambda step: step["at"])


def _line(at: datetime, what: str, **words: Any) -> dict[str, Any]:
    return dict.fromkeys(FIELDS) | {"at": at.isoformat(), "what": what, **words}


def attach(message: EmailMessage, name: str) -> None:
    """A file of this name, of the type its name says."""
    kind = TYPES.get(extension_of(name))
    content = (kind.specimen if kind is not None else b"") + b"inhoud"
    message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)


def _text(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    return str(part.get_content()) if part else ""


def readable(line: Mapping[str, Any]) -> str:
    """A line for a person to read."""
    moment, case = line["at"][:16].replace("T", " "), line["case"] or "-"
    if line["what"] == "term":
        return f"{moment}  {case}  term      {line['term']} ({line['article']}): {line['due']}"
    if line["what"] == "event":
        return f"{moment}  {case}  event     {line['event']}"
    return f"{moment}  {case}  {line['what']:9} {line['letter'] or ''} {line['to'] or ''}: {line['subject'] or ''}"
