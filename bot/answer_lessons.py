"""Teaches the judge of answers, and measures it on answers of writers that it did not learn from.

A lesson is an answer beside one thing that it may mean: the free words that its letter asks for, and what the rules made of it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.domain.answers.commands import Command
from bot.domain.answers.interpret import understand, written
from bot.domain.answers.judged import BELIEVED, FREE, wording
from bot.domain.bureau import Bureau
from bot.domain.reading import Wording
from bot.domain.regulation import load_all
from bot.interpreted import SAID_AS, answered
from bot.offices import default_bureau
from bot.roster import read_roster
from classifiers.answers import AnswerJudge, write
from classifiers.examples import DATA, fingerprint

NOTHING_DONE = frozenset({"unclear", "add_note", "refuse_not_allowed", "none_auto_reply"})
ASKED_FOR = {
    "verzoek-verslag": ("record_hearing",),
    "verzoek-reactie": ("record_reaction",),
    "vraag-maatregelen": ("record_measures", "close"),
}
FOLDS = 5  # of writers
EXACT = (
    "handler",
    "gegrond",
    "label",
    "when",
    "until",
)  # arguments that are right or wrong; of words there are many that will do


@dataclass(frozen=True, slots=True)
class Lesson:
    """An answer beside one thing that it may mean, and whether it means that."""

    source: str  # the file it stands in, of one writer
    wording: Wording
    is_right: bool


@cache
def _bureau(organisation: str) -> Bureau:
    return default_bureau(load_all()[organisation], read_roster(DATA / "roster" / f"{organisation}.csv"))


def lessons(folder: Path) -> list[Lesson]:
    """Of every answer in the `*.jsonl` of a folder: the input of `klachtenbot interpret`, with what it `expect`s."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found += _of_row(path.stem, json.loads(line))
    return found


def _of_row(source: str, row: Mapping[str, Any]) -> list[Lesson]:
    asked = answered(row, _bureau(row["organisation"]))
    if asked is None:
        return []
    command, answer = understand(asked), written(asked)
    told: dict[tuple[str, ...], tuple[Command, ...]] = {
        (action,): (Command(action, {"text": answer.text}),) for action in ASKED_FOR.get(answer.prompt.kind, ())
    }
    ruled = (command, *command.also)
    if FREE.keys() & {each.action for each in ruled}:
        told.setdefault(tuple(each.action for each in ruled), ruled)
    return [Lesson(source, wording(answer, each), is_meant(each, row["expect"])) for each in told.values()]


def is_meant(commands: Sequence[Command], expected: Mapping[str, Any]) -> bool:
    """True when these are the actions expected, no more and no fewer."""
    meant = [each["action"] for each in (expected, *expected["also"]) if each["action"] not in NOTHING_DONE]
    return sorted(meant) == sorted(SAID_AS.get(each.action, each.action) for each in commands)


def taught(told: Iterable[Lesson]) -> AnswerJudge:
    """A judge that learned from these."""
    judge, all_told = AnswerJudge(), list(told)
    judge.learn([each.wording for each in all_told], [each.is_right for each in all_told])
    return judge


def learn(folder: Path, out: Path) -> str:
    """Teach the judge from the answers of a folder and write it to `out`; says how it judged each writer while kept apart."""
    told = lessons(folder)
    counts = apart(told)
    write(taught(told), out, {"data_sha256": fingerprint(folder), "answers": len(told)})
    return "\n".join([f"{name} {counts[name]}" for name in sorted(counts)] + [f"written to {out}"])


def apart(told: Sequence[Lesson]) -> Counter[str]:
    """What a judge makes of free words of writers it did not know: how many that are it kept or asked about, and that are not."""
    counts: Counter[str] = Counter()
    fold = {source: at % FOLDS for at, source in enumerate(sorted({each.source for each in told}))}
    for number in range(FOLDS):
        judge = taught(each for each in told if fold[each.source] != number)
        for each in told:
            if fold[each.source] == number and FREE.keys() & set(each.wording.actions):
                done = "kept" if judge(each.wording) >= BELIEVED else "asked about"
                counts[f"{each.wording.actions[0]}, {'meant' if each.is_right else 'not meant'}: {done}"] += 1
    return counts
