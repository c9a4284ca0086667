"""A klachtenreglement as data: kinds of rule, never an organisation's rule. The words a file may use are closed lists."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from functools import lru_cache, partial
from importlib import resources
from pathlib import Path
from typing import Any

from bot.domain.events import EVENTS
from bot.errors import RegulationError

FACTS = ("wat", "waar", "wanneer", "waarom", "wie")
ROLES = (
    "directie",
    "manager",
    "klachtenfunctionaris",
    "behandelaar",
    "medewerker",
    "organisatie",
    "klager",
    "kwaliteitsmedewerker",
    "kcmd",
)
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
SINGULAR = {"dagen": "dag", "werkdagen": "werkdag", "weken": "week", "maanden": "maand", "jaar": "jaar"}
ROUGHLY = {"meteen": 1.0, "dagen": 1.0, "werkdagen": 1.4, "weken": 7.0, "maanden": 30.4, "jaar": 365.0}  # days, to compare spans
MOST = 1000  # of any unit; more is a mistake


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time: `5 werkdagen`, `6 weken`, or `meteen` (amount 0)."""

    amount: int
    unit: str

    def __str__(self) -> str:
        if self.unit == "meteen":
            return "meteen"
        return f"{self.amount} {SINGULAR[self.unit] if self.amount == 1 else self.unit}"

    @property
    def rough_days(self) -> float:
        """About how many days, to tell a longer span from a shorter one."""
        return max(self.amount, self.unit == "meteen") * ROUGHLY[self.unit]


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
    unless: tuple[str, ...] = ()  # does not run once one of these happened ...
    after_all: tuple[str, ...] = ()  # ... but runs once one of these did; until then nobody is late with it
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
class Words:
    """The regulation's own words for the complainant and the form, and how it addresses people."""

    klager: str = "klager"
    aanspreekvorm: str = "u"
    formulier: str = "klachtenformulier"
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
    left_to_people: tuple[LeftToPeople, ...] = ()
    words: Words = Words()

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
    """`"5 werkdagen"` or `"1 maand"` -> Span. ValueError names the known units."""
    if text == "meteen":
        return Span(0, "meteen")
    match = re.fullmatch(r"(\d{1,4}) ([a-z]+)", text)
    unit = next((unit for unit, one in SINGULAR.items() if match and match[2] in (unit, one)), None)
    if match is None or unit is None or int(match[1]) > MOST:
        raise ValueError(f"{text!r} is no span; write a number up to {MOST} and one of {', '.join(SINGULAR)}; or meteen")
    return Span(int(match[1]), unit)


SECTIONS = {
    "intake": Intake, "handling": Handling, "term": Term, "letter": LetterRule, "admissibility": AdmissibilityRule,
    "escalation": Escalation, "report": Report, "left_to_people": LeftToPeople, "words": Words,
}  # fmt: skip
KNOWN_WORDS: dict[tuple[str, str], Sequence[str]] = {
    ("intake", "facts_asked"): FACTS,
    ("handling", "decides"): ROLES,
    ("handling", "never"): ("involved",),
    ("term", "by"): ROLES,
    ("term", "starts_on"): EVENTS,
    ("term", "met_by"): EVENTS,
    ("term", "ends_on"): EVENTS,
    ("term", "unless"): EVENTS,
    ("term", "after_all"): EVENTS,
    ("letter", "kind"): LETTERS,
    ("letter", "must_state"): MUST_STATE,
    ("admissibility", "when"): GROUNDS,
    ("admissibility", "boundary"): ("in", "out"),
    ("escalation", "opdrachtgever"): ("", "UWV", "gemeente", "werkgever", "verzekeraar"),
    ("report", "every"): PERIODS,
    ("words", "aanspreekvorm"): ("u", "je"),
}


def load(path: Path) -> Regulation:
    """Read one file. RegulationError names file, line, the wrong word and the known ones."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise RegulationError(f"{path}: {problem}") from problem
    return parse(text, str(path))


def parse(text: str, name: str) -> Regulation:
    """A regulation from TOML text; `name` stands in front of every problem. RegulationError lists all of them."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise RegulationError(f"{name}: {problem}") from problem
    problems: list[str] = []
    built: dict[str, list[Any]] = {section: [] for section in SECTIONS}
    heading = {key: document.pop(key, None) for key in ("id", "version", "name")}
    for key, value in heading.items():
        if not isinstance(value, str) or not value or (key != "name" and "@" in value):
            problems.append(f"{name}: `{key}` must be a text" + ("" if key == "name" else " without @"))
    for section, value in document.items():
        if section not in SECTIONS:
            known = ", ".join(["id", "version", "name", *SECTIONS])
            problems.append(f"{_at(name, text, section)}: unknown word {section!r}; known are {known}")
            continue
        for index, table in enumerate(value if isinstance(value, list) else [value]):
            built[section].append(_build(section, table, partial(_at, name, text, section, index), problems))
    problems += [f"{name}: there must be one [{key}]" for key in ("intake", "handling") if len(built[key]) != 1]
    problems += [f"{name}: there may be one [words]"] * (len(built["words"]) > 1)
    problems += [f"{name}: {each!r} stands there twice" for each in _twice(built)]
    if problems:
        raise RegulationError("\n" + "\n".join(f"  {problem}" for problem in problems))
    return Regulation(
        **heading, intake=built["intake"][0], handling=built["handling"][0], terms=tuple(built["term"]),
        letters={rule.kind: rule for rule in built["letter"]}, admissibility=tuple(built["admissibility"]),
        escalations=tuple(built["escalation"]), reports=tuple(built["report"]), left_to_people=tuple(built["left_to_people"]),
        words=next(iter(built["words"]), Words()),
    )  # fmt: skip


def _twice(built: Mapping[str, list[Any]]) -> list[str]:
    """Names of terms and kinds of letters that occur more than once."""
    names = [f"term {each.name}" for each in built["term"] if each] + [f"letter {each.kind}" for each in built["letter"] if each]
    return sorted({each for each in names if names.count(each) > 1})


def _build(section: str, table: Any, at: Callable[..., str], problems: list[str]) -> Any:
    """One table as its dataclass; None, with the problems noted, when that cannot be."""
    kind, before = SECTIONS[section], len(problems)
    if not isinstance(table, dict):
        problems.append(f"{at()}: `{section}` must be a table")
        return None
    wanted = {each.name: each for each in fields(kind)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in wanted:
            problems.append(f"{at(key)}: unknown word {key!r} in [{section}]; known are {', '.join(wanted)}")
            continue
        try:
            values[key] = _value(str(wanted[key].type), value)
        except ValueError as problem:
            problems.append(f"{at(key)}: {key} in [{section}]: {problem}")
            continue
        allowed = KNOWN_WORDS.get((section, key))
        for word in value if isinstance(value, list) else [value]:
            if allowed is not None and word not in allowed:
                problems.append(f"{at(key)}: {key} = {word!r} in [{section}]; known are {', '.join(allowed)}")
    missing = [each for each, field in wanted.items() if each not in table and field.default is MISSING]
    problems += [f"{at()}: `{each}` is missing in [{section}]" for each in missing]
    if len(problems) > before:
        return None
    rule = kind(**values)
    problems += [f"{at()}: [{section}] {problem}" for problem in _impossible(rule)]
    return rule


def _value(wanted: str, value: Any) -> Any:
    """`value` as the field wants it; ValueError says what it must be."""
    if wanted == "bool" and isinstance(value, bool):
        return value
    if wanted == "str" and isinstance(value, str):
        return value
    if wanted.startswith("Span") and isinstance(value, str):
        return span(value)
    if wanted.startswith("tuple") and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(span(item) for item in value) if "Span" in wanted else tuple(value)
    needs = {"bool": "true or false", "tuple": "a list of texts"}.get(wanted.partition("[")[0], "a text")
    raise ValueError(f"{value!r} must be {needs}")


def _impossible(rule: Any) -> Iterator[str]:
    """What no case could ever do with this rule."""
    if isinstance(rule, AdmissibilityRule) and (rule.when == "event_older_than") != (rule.than is not None):
        yield f"{rule.when}: `than` belongs to event_older_than, and event_older_than needs it"
    if not isinstance(rule, Term):
        return
    if not rule.within.rough_days:
        yield f"{rule.name}: within {rule.within} leaves no time; write meteen"
    if not rule.met_by or rule.starts_on in rule.met_by:
        yield f"{rule.name}: met_by needs an event other than the one it starts on"
    if rule.starts_on in (*rule.ends_on, *rule.unless):
        yield f"{rule.name}: it would end as it starts, on {rule.starts_on}"
    if rule.target is not None and rule.target.rough_days > rule.within.rough_days:
        yield f"{rule.name}: target {rule.target} is longer than within {rule.within}"


def _at(name: str, text: str, section: str, index: int = 0, key: str = "") -> str:
    """`file:line` of a key in the index-th [section], or of the section itself; the file alone where it cannot be found."""
    lines = text.splitlines()
    heads = [number for number, line in enumerate(lines) if re.match(rf"\s*(\[\[?\s*)?{re.escape(section)}\b", line)]
    if index >= len(heads):
        return name
    found = heads[index]
    for number in range(found + 1, len(lines) if key else 0):
        if lines[number].lstrip().startswith("["):
            break
        if re.match(rf"\s*{re.escape(key)}\s*=", lines[number]):
            found = number
            break
    return f"{name}:{found + 1}"


@lru_cache(maxsize=1)
def load_all() -> Mapping[str, Regulation]:
    """The packaged regulations by id."""
    folder = resources.files("bot") / "regulations"
    found = [parse(item.read_text(encoding="utf-8"), item.name) for item in folder.iterdir() if item.name.endswith(".toml")]
    return {regulation.id: regulation for regulation in sorted(found, key=lambda each: each.id)}


def known() -> tuple[str, ...]:
    """The ids of the packaged regulations."""
    return tuple(load_all())
