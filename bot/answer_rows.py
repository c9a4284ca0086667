"""The labelled answers that judges learn from, and how writers are kept apart."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from bot.domain.answers.commands import Answer
from bot.domain.answers.interpret import written
from bot.domain.bureau import Bureau
from bot.domain.regulation import load_all
from bot.interpreted import answered
from bot.offices import default_bureau
from bot.roster import read_roster
from classifiers.examples import DATA

NOTHING_DONE = frozenset({"unclear", "add_note", "refuse_not_allowed", "none_auto_reply"})
SHORT = "short"  # the source of many short answers in like words


@dataclass(frozen=True, slots=True)
class Row:
    """A colleague's answer as it came, as it is read without its quote, and what it was expected to mean."""

    source: str  # the file it stands in, of one writer
    asked: Answer
    answer: Answer
    expected: Mapping[str, Any]  # action, arguments and also, as `klachtenbot interpret` prints them


class Sourced(Protocol):
    """Whatever comes from one writer."""

    @property
    def source(self) -> str: ...


Told = TypeVar("Told", bound=Sourced)


@cache
def _bureau(organisation: str) -> Bureau:
    return default_bureau(load_all()[organisation], read_roster(DATA / "roster" / f"{organisation}.csv"))


def rows(folder: Path) -> list[Row]:
    """Every answer of a colleague in the `*.jsonl` of a folder: the input of `klachtenbot interpret`, with what it `expect`s."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            asked = answered(row, _bureau(row["organisation"]))
            if asked is not None:
                found.append(Row(path.stem, asked, written(asked), row["expect"]))
    return found


def folds(told: Sequence[Told], count: int) -> Iterator[tuple[list[Told], list[Told]]]:
    """For each of `count` groups of writers: all answers but theirs, and theirs. SHORT has no writer: it is never kept apart."""
    group = {source: at % count for at, source in enumerate(sorted({each.source for each in told} - {SHORT}))}
    for number in range(count):
        known = [each for each in told if group.get(each.source) != number]
        yield known, [each for each in told if group.get(each.source) == number]
