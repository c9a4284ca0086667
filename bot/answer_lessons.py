"""Teaches the judge of answers, and measures it on answers of a writer that it did not learn from.

A lesson is an answer beside one thing that it may mean: everything its letter asks for that the words hold an argument for, and
what the rules made of it.
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
from bot.domain.answers.interpret import understand
from bot.domain.answers.judged import BELIEVED, FREE, SURE, wording
from bot.domain.answers.supposed import supposed
from bot.domain.bureau import Bureau
from bot.domain.reading import Wording
from bot.domain.regulation import load_all
from bot.interpreted import SAID_AS, answered
from bot.offices import default_bureau
from bot.roster import read_roster
from classifiers.answers import AnswerJudge, write
from classifiers.examples import DATA, fingerprint

NOTHING_DONE = frozenset({"unclear", "add_note", "refuse_not_allowed", "none_auto_reply"})
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
    answer = answered(row, _bureau(row["organisation"]))
    if answer is None:
        return []
    command = understand(answer.text, answer.prompt, answer.sender, answer.case, answer.bureau, answer.now, answer.until)
    ruled = tuple(each for each in (command, *command.also) if SAID_AS.get(each.action, each.action) not in NOTHING_DONE)
    told = {_key(each): each for each in (*supposed(answer), ruled) if each}
    return [Lesson(source, wording(answer, each), is_meant(each, row["expect"])) for each in told.values()]


def _key(commands: Sequence[Command]) -> tuple[str, ...]:
    return tuple(f"{each.action} {[each.arguments.get(name) for name in EXACT]}" for each in commands)


def is_meant(commands: Sequence[Command], expected: Mapping[str, Any]) -> bool:
    """True when these are the actions expected, no more and no fewer, with the right arguments."""
    meant = [each for each in (expected, *expected["also"]) if each["action"] not in NOTHING_DONE]
    return len(meant) == len(commands) and all(any(_agrees(each, one) for one in meant) for each in commands)


def _agrees(command: Command, meant: Mapping[str, Any]) -> bool:
    if SAID_AS.get(command.action, command.action) != meant["action"]:
        return False
    said, wanted = command.arguments, meant["arguments"]
    if command.action == "record_satisfaction":
        return bool(said.get("text") == wanted.get("text"))
    return all(said.get(name) == wanted.get(name) for name in EXACT if name in said or name in wanted)


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
    return "\n".join([f"{name}: {counts[name]}" for name in sorted(counts)] + [f"written to {out}"])


def apart(told: Sequence[Lesson]) -> Counter[str]:
    """What a judge thinks of answers of writers it did not know, counted: to do or record, right or wrong, believed or not."""
    counts: Counter[str] = Counter()
    order = sorted({each.source for each in told})
    fold = {source: at % FOLDS for at, source in enumerate(order)}
    for number in range(FOLDS):
        judge = taught(each for each in told if fold[each.source] != number)
        for each in told:
            if fold[each.source] == number:
                verb, right = "record" if FREE.keys() & set(each.wording.actions) else "do", "right" if each.is_right else "wrong"
                believed = judge(each.wording) >= (BELIEVED if verb == "record" else SURE)
                counts[f"to {verb}, {right}, {'believed' if believed else 'not believed'}"] += 1
    return counts
