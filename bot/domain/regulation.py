"""A klachtenreglement as data: kinds of rule, never an organisation's rule. The words a file may use are closed lists."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from bot.domain.events import EVENTS
from bot.errors import RegulationError

UNITS = ("dagen", "werkdagen", "weken", "maanden", "jaar", "meteen")
FACTS = ("wat", "waar", "wanneer", "waarom", "wie")
ROLES = ("directie", "manager", "klachtenfunctionaris", "behandelaar", "medewerker", "organisatie", "klager", "kwaliteitsmedewerker")
GROUNDS = (
    "event_older_than", "outside_responsibility", "not_discussed_first", "withdrawn", "not_for_principal",
    "former_principal_not_conduct", "disciplinary",
)  # fmt: skip
MUST_STATE = (
    "zaaknummer", "ontvangen", "datum_gebeurtenis", "plaats", "bijzonderheden", "samenvatting", "contactpersoon", "vervolg",
    "termijn", "reglement", "in_behandeling", "klachtenfunctionaris", "kcmd", "kopie", "reden", "mogelijkheden",
)  # fmt: skip
LETTERS = (
    "ontvangstbevestiging", "bericht-behandelaar", "opdracht-behandelaar", "opdracht", "kennisgeving-medewerker",
    "vraag-indeling", "herinnering", "escalatie", "melding-directie", "weekoverzicht", "niet-in-behandeling", "uitkomst",
)  # fmt: skip
PERIODS = ("jaar", "kwartaal", "op verzoek")
MOST = 1000  # of any unit; more is a mistake


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time: `5 werkdagen`, `6 weken`, or `meteen` (amount 0)."""

    amount: int
    unit: str

    def __str__(self) -> str:
        return "meteen" if self.unit == "meteen" else f"{self.amount} {self.unit}"


@dataclass(frozen=True, slots=True)
class Term:
    """Something that must be done in time. It starts with an event, is met by one, and may become moot by another."""

    name: str
    article: str
    text: str  # what must be done, in Dutch
    by: str
    starts_on: str
    within: Span
    met_by: tuple[str, ...]
    target: Span | None = None
    ends_on: tuple[str, ...] = ("withdrawn", "rejected", "closed")
    unless: tuple[str, ...] = ()  # does not run once one of these happened
    remind_before: tuple[Span, ...] = (Span(2, "werkdagen"),)
    escalate_after: tuple[Span, ...] = (Span(0, "werkdagen"),)
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterRule:
    """What a letter must contain; each word is a block of its template."""

    kind: str
    article: str
    must_state: tuple[str, ...] = ()
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AdmissibilityRule:
    """A ground on which a person may decide not to take a complaint up."""

    when: str
    article: str
    than: Span | None = None
    boundary: str = "in"  # is an event of exactly that long ago still in?
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handling:
    """Who appoints the handler, who is preferred, and who never is."""

    article: str
    decides: str
    handler_roles: tuple[str, ...] = ()
    never: tuple[str, ...] = ("involved",)
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Escalation:
    """Where a dissatisfied complainant can go, by principal ("" for everyone)."""

    to: str
    article: str
    opdrachtgever: str = ""
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """An overview that must be made."""

    name: str
    article: str
    every: str
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftToPeople:
    """Duties no mailbox can meet, with the reason."""

    duty: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What counts as a complaint, what it should tell, and what happens on the day it comes in."""

    facts_asked: tuple[str, ...]
    employee_told_at_once: bool = True
    employee_copy: bool = True
    admission_decision: bool = False  # the directie decides whether it is taken up, and the client hears that
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Regulation:
    """One regulation in one version; a case pins `id@version`."""

    id: str
    version: str
    name: str
    intake: Intake
    handling: Handling
    terms: tuple[Term, ...]
    letters: Mapping[str, LetterRule]
    admissibility: tuple[AdmissibilityRule, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    reports: tuple[Report, ...] = ()
    left_to_people: tuple[LeftToPeople, ...] = field(default=())

    @property
    def pin(self) -> str:
        return f"{self.id}@{self.version}"

    @property
    def facts_asked(self) -> tuple[str, ...]:
        return self.intake.facts_asked

    @property
    def employee_told_at_once(self) -> bool:
        return self.intake.employee_told_at_once

    @property
    def employee_copy(self) -> bool:
        return self.intake.employee_copy

    @property
    def admission_decision(self) -> bool:
        return self.intake.admission_decision


def span(text: str) -> Span:
    """`"5 werkdagen"` -> Span. ValueError names the known units."""
    if text == "meteen":
        return Span(0, "meteen")
    match = re.fullmatch(r"(\d{1,4}) ([a-z]+)", text)
    if match is None or match[2] not in UNITS or int(match[1]) > MOST:
        raise ValueError(f"{text!r} is no span; write a number up to {MOST} and one of {', '.join(UNITS)}, or meteen")
    return Span(int(match[1]), match[2])


SECTIONS = {
    "intake": Intake, "handling": Handling, "term": Term, "letter": LetterRule, "admissibility": AdmissibilityRule,
    "escalation": Escalation, "report": Report, "left_to_people": LeftToPeople,
}  # fmt: skip
KNOWN_WORDS: dict[tuple[str, str], Sequence[str]] = {
    ("intake", "facts_asked"): FACTS,
    ("handling", "decides"): ROLES,
    ("term", "by"): ROLES,
    ("term", "starts_on"): EVENTS,
    ("term", "met_by"): EVENTS,
    ("term", "ends_on"): EVENTS,
    ("term", "unless"): EVENTS,
    ("letter", "kind"): LETTERS,
    ("letter", "must_state"): MUST_STATE,
    ("admissibility", "when"): GROUNDS,
    ("admissibility", "boundary"): ("in", "out"),
    ("escalation", "opdrachtgever"): ("", "UWV", "gemeente", "werkgever", "verzekeraar"),
    ("report", "every"): PERIODS,
}
SPANS = ("within", "target", "than", "remind_before", "escalate_after")


def load(path: Path) -> Regulation:
    """Read one file. RegulationError names file, line, the wrong word and the known ones."""
    return parse(path.read_text(encoding="utf-8"), str(path))


def parse(text: str, name: str) -> Regulation:
    """A regulation from TOML text; `name` stands in front of every problem."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise RegulationError(f"{name}: {problem}") from problem
    problems: list[str] = []
    built: dict[str, list[Any]] = {section: [] for section in SECTIONS}
    for section, value in document.items():
        if section in ("id", "version", "name"):
            continue
        if section not in SECTIONS:
            problems.append(_problem(name, text, f"unknown table [{section}]; known are {', '.join(SECTIONS)}", section))
            continue
        for table in value if isinstance(value, list) else [value]:
            built[section].append(_build(section, table, name, text, problems))
    problems += [f"{name}: `{key}` is missing" for key in ("id", "version", "name") if not isinstance(document.get(key), str)]
    problems += [f"{name}: there must be one [{key}]" for key in ("intake", "handling") if len(built[key]) != 1]
    names = [term.name for term in built["term"] if term]
    problems += [_problem(name, text, f"the term {each!r} stands there twice", each) for each in set(names) if names.count(each) > 1]
    if problems:
        raise RegulationError("\n" + "\n".join(f"  {problem}" for problem in problems))
    return Regulation(
        document["id"], document["version"], document["name"], built["intake"][0], built["handling"][0], tuple(built["term"]),
        {rule.kind: rule for rule in built["letter"]}, tuple(built["admissibility"]), tuple(built["escalation"]),
        tuple(built["report"]), tuple(built["left_to_people"]),
    )  # fmt: skip


def _build(section: str, table: Mapping[str, Any], name: str, text: str, problems: list[str]) -> Any:
    kind = SECTIONS[section]
    known = [each.name for each in fields(kind)]
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            problems.append(_problem(name, text, f"unknown word {key!r} in [{section}]; known are {', '.join(known)}", key))
            continue
        allowed = KNOWN_WORDS.get((section, key))
        for word in value if isinstance(value, list) else [value]:
            if allowed is not None and word not in allowed:
                problems.append(_problem(name, text, f"{key} = {word!r} in [{section}]; known are {', '.join(allowed)}", str(word)))
        try:
            values[key] = _value(key, value)
        except ValueError as problem:
            problems.append(_problem(name, text, f"{key} in [{section}]: {problem}", str(value)))
    try:
        return kind(**values)
    except TypeError as problem:
        if not problems:
            problems.append(f"{name}: [{section}] {table.get('name', '')}: {str(problem).partition(') ')[2]}")
        return None


def _value(key: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(span(item) if key in SPANS else item for item in value)
    return span(value) if key in SPANS else value


def _problem(name: str, text: str, problem: str, near: str) -> str:
    line = next((number for number, line in enumerate(text.splitlines(), start=1) if near in line), None)
    return f"{name}:{line}: {problem}" if line else f"{name}: {problem}"


@lru_cache(maxsize=1)
def load_all() -> Mapping[str, Regulation]:
    """The packaged regulations by id."""
    folder = resources.files("bot") / "regulations"
    found = [parse(item.read_text(encoding="utf-8"), item.name) for item in folder.iterdir() if item.name.endswith(".toml")]
    return {regulation.id: regulation for regulation in sorted(found, key=lambda each: each.id)}


def known() -> tuple[str, ...]:
    """The ids of the packaged regulations."""
    return tuple(load_all())
