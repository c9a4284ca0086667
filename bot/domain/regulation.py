"""A klachtenreglement as data: one TOML file -> Regulation. The kinds of rule and their words stand in `rules`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import lru_cache, partial
from importlib import resources
from pathlib import Path
from typing import Any

from bot.domain.report_rules import Register, Report, overlapping
from bot.domain.rights_table import RIGHT_WORDS, Right, merged, rows_for
from bot.domain.rules import (
    KNOWN_WORDS,
    AdmissibilityRule,
    Claim,
    Commission,
    Escalation,
    Guard,
    Handling,
    Hearing,
    Intake,
    LeftToPeople,
    LetterRule,
    Notify,
    Outcome,
    Prompt,
    Regulation,
    Term,
    Words,
    impossible,
    span,
)
from bot.errors import RegulationError

SECTIONS = {
    "intake": Intake, "handling": Handling, "hearing": Hearing, "outcome": Outcome, "claim": Claim, "commission": Commission,
    "words": Words, "term": Term, "prompt": Prompt, "letter": LetterRule, "admissibility": AdmissibilityRule,
    "notify": Notify, "escalation": Escalation, "report": Report, "register": Register, "guard": Guard,
    "left_to_people": LeftToPeople, "right": Right,
}  # fmt: skip
RIGHTS = "rights.toml"  # beside the regulations: the rows every regulation starts from
EARLIER = "@"  # in the name of a file: not in force, but kept for the cases that began under it (ID@VERSION.toml)
NEEDED = ("intake", "handling")
AT_MOST_ONE = ("hearing", "outcome", "claim", "commission", "words")


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
    heading["organisation"] = document.pop("organisation", heading["name"])
    heading["duties"] = document.pop("duties", "none")
    for key, value in heading.items():
        if not isinstance(value, str) or not value or (key in ("id", "version") and "@" in value):
            problems.append(f"{name}: `{key}` must be a text" + (" without @" if key in ("id", "version") else ""))
    for section, value in document.items():
        if section not in SECTIONS:
            known = ", ".join(["id", "version", "name", *SECTIONS])
            problems.append(f"{_at(name, text, section)}: unknown word {section!r}; known are {known}")
            continue
        for index, table in enumerate(value if isinstance(value, list) else [value]):
            built[section].append(_build(section, table, partial(_at, name, text, section, index), problems))
    problems += [f"{name}: there must be one [{key}]" for key in NEEDED if len(built[key]) != 1]
    problems += [f"{name}: there may be one [{key}]" for key in AT_MOST_ONE if len(built[key]) > 1]
    problems += [f"{name}: {each!r} stands there twice" for each in _twice(built)]
    if not problems:
        problems += _unknown_terms(built, partial(_at, name, text))
        problems += _no_appointer(built, partial(_at, name, text))
        problems += [f"{_at(name, text, 'report')}: {why}" for why in [overlapping(built["report"])] if why]
    if problems:
        raise RegulationError("\n" + "\n".join(f"  {problem}" for problem in problems))
    single: dict[str, Any] = {key: built[key][0] for key in (*NEEDED, *AT_MOST_ONE) if built[key]}
    several: dict[str, Any] = {
        plural: tuple(built[key])
        for key, plural in (
            ("term", "terms"), ("prompt", "prompts"), ("admissibility", "admissibility"), ("notify", "notify"),
            ("escalation", "escalations"), ("report", "reports"), ("register", "register"), ("guard", "guards"),
            ("left_to_people", "left_to_people"),
        )
    }  # fmt: skip
    letters = {rule.kind: rule for rule in built["letter"]}
    return Regulation(**heading, **single, **several, letters=letters, rights=merged(default_rights(), built["right"]))


@lru_cache(maxsize=1)
def default_rights() -> tuple[Right, ...]:
    """The rows of `rights.toml`. RegulationError names line, wrong word and the known ones."""
    text = (resources.files("bot") / "regulations" / RIGHTS).read_text(encoding="utf-8")
    problems: list[str] = []
    tables = tomllib.loads(text)["right"]
    rows = [_build("right", table, partial(_at, RIGHTS, text, "right", index), problems) for index, table in enumerate(tables)]
    if problems:
        raise RegulationError("\n" + "\n".join(f"  {problem}" for problem in problems))
    return merged(rows, ())


def _no_appointer(built: Mapping[str, list[Any]], at: Callable[..., str]) -> list[str]:
    """The role that appoints the handler, when no row lets it."""
    role = built["handling"][0].decides
    if role in ("directie", "organisatie") or any(rows_for(merged(default_rights(), built["right"]), role, "assign")):
        return []
    return [f"{at('handling', 0, 'decides')}: {role} appoints the handler, but no [[right]] gives it assign"]


def _unknown_terms(built: Mapping[str, list[Any]], at: Callable[..., str]) -> list[str]:
    """Prompts that name a term this file does not have."""
    names = [each.name for each in built["term"]]
    return [
        f"{at('prompt', index, word)}: {word} = {getattr(prompt, word)!r} is no term here; known are {', '.join(names)}"
        for index, prompt in enumerate(built["prompt"])
        for word in ("before", "after")
        if getattr(prompt, word) and getattr(prompt, word) not in names
    ]


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
        allowed = KNOWN_WORDS.get((section, key), RIGHT_WORDS.get((section, key)))
        for word in value if isinstance(value, list) else [value]:
            if allowed is not None and word not in allowed:
                problems.append(f"{at(key)}: {key} = {word!r} in [{section}]; known are {', '.join(allowed)}")
    missing = [each for each, field in wanted.items() if each not in table and field.default is MISSING]
    problems += [f"{at()}: `{each}` is missing in [{section}]" for each in missing]
    if len(problems) > before:
        return None
    rule = kind(**values)
    problems += [f"{at()}: [{section}] {problem}" for problem in impossible(rule)]
    return rule


def _value(wanted: str, value: Any) -> Any:
    """`value` as the field wants it; ValueError says what it must be."""
    if wanted == "bool" and isinstance(value, bool):
        return value
    if wanted == "float" and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if wanted == "str" and isinstance(value, str):
        return value
    if wanted.startswith("Span") and isinstance(value, str):
        return span(value)
    if wanted.startswith("tuple") and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(span(item) for item in value) if "Span" in wanted else tuple(value)
    needs = {"bool": "true or false", "float": "a number", "tuple": "a list of texts"}.get(wanted.partition("[")[0], "a text")
    raise ValueError(f"{value!r} must be {needs}")


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


def load_all(folder: Path | None = None) -> Mapping[str, Regulation]:
    """The packaged regulations by id, and those in a folder of the operator's own: a file there goes before a packaged one.

    Of each the version in force, which new cases pin.
    """
    return _read(folder)[0]


def load_versions(folder: Path | None = None) -> Mapping[str, Regulation]:
    """The same by `id@version`, with every earlier one: files with an @ in their name, and packaged ones that were replaced."""
    return _read(folder)[1]


Read = tuple[dict[str, Regulation], dict[str, Regulation]]  # those in force by id, and all by `id@version`


@lru_cache(maxsize=4)
def _read(folder: Path | None) -> Read:
    packaged = resources.files("bot") / "regulations"
    files = [item for item in packaged.iterdir() if _is_regulation(item.name)]
    in_force, every = _apart([(item.name, parse(item.read_text(encoding="utf-8"), item.name)) for item in files])
    if folder is not None:
        own = _apart([(str(path), load(path)) for path in sorted(folder.glob("*.toml"))])
        in_force, every = in_force | own[0], every | own[1]
    return dict(sorted(in_force.items())), every


def _apart(found: Sequence[tuple[str, Regulation]]) -> Read:
    """The regulations of one folder. RegulationError: two files are in force with one id, or differ under one `id@version`."""
    in_force: dict[str, Regulation] = {}
    every: dict[str, Regulation] = {}
    problems = []
    for name, each in found:
        if EARLIER not in Path(name).name and in_force.setdefault(each.id, each) is not each:
            problems.append(f"{name}: another file here has the id {each.id} too; name the earlier one ID@VERSION.toml")
        if every.setdefault(each.pin, each) != each:
            problems.append(f"{name}: another file here is {each.pin} too, with other rules; change `version` in the newer one")
    if problems:
        raise RegulationError("\n" + "\n".join(f"  {problem}" for problem in problems))
    return in_force, every


def _is_regulation(name: str) -> bool:
    return name.endswith(".toml") and name != RIGHTS


def known(folder: Path | None = None) -> tuple[str, ...]:
    """The ids of the regulations there are."""
    return tuple(load_all(folder))
