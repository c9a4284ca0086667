"""The staff list: a CSV from the bureau's spreadsheet -> the people of the roster. Every bad line is told at once."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from email_validator import EmailNotValidError, validate_email

from bot.domain.reading import Person


def valid_address(value: str) -> str:
    """The address, normalised (RFC 5321). Deliverability is not looked up: `.example` must work and a start must not need DNS."""
    try:
        return validate_email(value, check_deliverability=False, test_environment=True).normalized.lower()
    except EmailNotValidError as problem:
        raise ValueError(f"is not an email address: {problem}") from problem


def read_roster(path: Path) -> tuple[Person, ...]:
    """The staff CSV (`name,email,role,aliases`, perhaps `vervanger`; roles and aliases separated by `;`).

    ValueError lists every bad line.
    """
    problems: list[str] = []
    people: list[Person] = []
    stand_ins: dict[int, str] = {}
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as problem:
        raise ValueError(f"{path}: cannot be read ({problem.strerror})") from problem
    except UnicodeDecodeError as problem:
        raise ValueError(f"{path}: cannot be read ({problem}); save it as CSV, UTF-8") from problem
    reader = csv.DictReader(lines, delimiter=";" if lines and lines[0].startswith("name;") else ",")
    missing = {"name", "email", "role"} - set(reader.fieldnames or ())
    if missing:
        raise ValueError(f"{path}: line 1 lacks the columns {', '.join(sorted(missing))}")
    for number, row in enumerate(reader, start=2):
        try:
            person = _person(row)
        except ValueError as problem:
            problems.append(f"line {number}: {problem}")
            continue
        if any(other.email == person.email for other in people):
            problems.append(f"line {number}: this address stands there twice")
        people.append(person)
        stand_ins[number] = person.deputy
    problems += [f"line {number}: {why}" for number, said in stand_ins.items() if (why := _wrong_deputy(said, people))]
    if problems:
        raise ValueError(f"{path}: " + "; ".join(problems))
    return tuple(replace(person, deputy=_address(person.deputy, people)) for person in people)


def with_deputies(roster: tuple[Person, ...], deputies: Mapping[str, str]) -> tuple[Person, ...]:
    """The roster with these deputies, address -> address, in place of its own."""
    return tuple(replace(person, deputy=deputies.get(person.email, person.deputy)) for person in roster)


def _person(row: dict[str, str]) -> Person:
    name = (row.get("name") or "").strip()
    if not name:
        raise ValueError("has no name")
    return Person(
        name=name,
        email=valid_address((row.get("email") or "").strip()),
        roles=_split(row.get("role")),
        aliases=_split(row.get("aliases")),
        deputy=(row.get("vervanger") or "").strip(),
    )


def _split(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())


def _fitting(said: str, people: Sequence[Person]) -> list[Person]:
    return [person for person in people if said.lower() in (person.name.lower(), person.email)]


def _address(said: str, people: Sequence[Person]) -> str:
    return _fitting(said, people)[0].email if said else ""


def _wrong_deputy(said: str, people: Sequence[Person]) -> str:
    """Why these words name no deputy; "" when they name one, or are empty."""
    found = len(_fitting(said, people))
    if not said or found == 1:
        return ""
    return f"the vervanger {said} " + (
        "is not on this list: write a name or an address that is" if not found else "is two people"
    )
