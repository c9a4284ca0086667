"""Teaches the judges of answers, and measures them on answers of writers that they did not learn from.

A lesson is an answer beside one thing that it may mean: the free words that its letter asks for, and what the rules made of it;
or beside nothing, with what its writer wants.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from bot import meaning_lessons
from bot.domain.answers.commands import Command
from bot.domain.answers.intent import LETTERS
from bot.domain.answers.interpret import understand, written
from bot.domain.answers.judged import BELIEVED, FREE, wording
from bot.domain.bureau import Bureau
from bot.domain.reading import INTENTS, Wording
from bot.domain.regulation import load_all
from bot.interpreted import SAID_AS, answered
from bot.meaning_lessons import NOTHING_DONE, SHORT, Told, told
from bot.offices import default_bureau
from bot.roster import read_roster
from classifiers.answers import AnswerJudge
from classifiers.examples import DATA, fingerprint
from classifiers.intents import IntentJudge
from classifiers.judges import write

ASKED_FOR = {
    "verzoek-verslag": ("record_hearing",),
    "verzoek-reactie": ("record_reaction",),
    "vraag-maatregelen": ("record_measures", "close"),
}
FOLDS = 5  # of writers
HOSTILE = ("own",)  # written to be misunderstood: what is wrong there is the sender, the case or the quote, not what he wants


@dataclass(frozen=True, slots=True)
class Lesson:
    """An answer beside one thing that it may mean, and whether it means that."""

    source: str  # the file it stands in, of one writer
    wording: Wording
    is_right: bool


@dataclass(frozen=True, slots=True)
class Want:
    """An answer, and what its writer wants with it: one of INTENTS."""

    source: str
    wording: Wording
    wanted: str


@cache
def _bureau(organisation: str) -> Bureau:
    return default_bureau(load_all()[organisation], read_roster(DATA / "roster" / f"{organisation}.csv"))


def lessons(folder: Path) -> list[Lesson]:
    """Of every answer in the `*.jsonl` of a folder: the input of `klachtenbot interpret`, with what it `expect`s."""
    return [each for source, row in _rows(folder) if source != SHORT for each in _of_row(source, row)]


def meanings(folder: Path) -> list[Told]:
    """Every answer with the actions that it may mean, by the names, days and values in it."""
    rows = [(source, answered(row, _bureau(row["organisation"])), row["expect"]) for source, row in _rows(folder)]
    return [told(source, asked, expected) for source, asked, expected in rows if asked is not None]


def wants(folder: Path) -> list[Want]:
    """What the writers of these answers want. To a draft a note and an approval are one word to READING: `wants` tells which."""
    found = []
    for source, row in _rows(folder):
        if source in (*HOSTILE, SHORT):
            continue
        action, letter = row["expect"]["action"], row["prompt"]
        told = {"add_note": "" if letter == "concept-uitkomst" else "note", "unclear": "unclear", "none_auto_reply": ""}
        wanted = row["expect"].get("wants", told.get(action, "act"))
        asked = answered(row, _bureau(row["organisation"])) if wanted and letter in LETTERS else None
        if asked is not None:
            found.append(Want(source, wording(written(asked), (Command(wanted),)), wanted))
    return found


def _rows(folder: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path.stem, json.loads(line)


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


def taught_intents(told: Iterable[Want]) -> IntentJudge:
    """A judge of what their writers want that learned from these."""
    judge, all_told = IntentJudge(), list(told)
    judge.learn([each.wording for each in all_told], [each.wanted for each in all_told])
    return judge


def learn(folder: Path, out: Path) -> str:
    """Teach the judges from the answers of a folder and write them to `out`; says how they judged writers while kept apart."""
    free, wanted, acting = lessons(folder), wants(folder), meanings(folder)
    counts = apart(free) + apart_intents(wanted) + meaning_lessons.apart(acting)
    learned_from = {"data_sha256": fingerprint(folder), "answers": len(free)}
    write(taught(free), taught_intents(wanted), meaning_lessons.taught(acting), out, learned_from)
    return "\n".join([f"{name} {counts[name]}" for name in sorted(counts)] + [f"written to {out}"])


def apart(told: Sequence[Lesson]) -> Counter[str]:
    """What a judge makes of free words of writers it did not know: how many that are it kept or asked about, and that are not."""
    counts: Counter[str] = Counter()
    fold = _folds(told)
    for number in range(FOLDS):
        judge = taught(each for each in told if fold[each.source] != number)
        for each in told:
            if fold[each.source] == number and FREE.keys() & set(each.wording.actions):
                done = "kept" if judge(each.wording) >= BELIEVED else "asked about"
                counts[f"{each.wording.actions[0]}, {'meant' if each.is_right else 'not meant'}: {done}"] += 1
    return counts


def apart_intents(told: Sequence[Want]) -> Counter[str]:
    """What a judge makes of what writers want whom it did not know: how many it thinks likeliest to want what they do."""
    counts: Counter[str] = Counter()
    fold = _folds(told)
    for number in range(FOLDS):
        judge = taught_intents(each for each in told if fold[each.source] != number)
        for each in told:
            if fold[each.source] == number:
                likely = max(INTENTS, key=lambda intent: judge(replace(each.wording, actions=(intent,))))
                counts[f"wanted {each.wanted}: thought {likely}"] += 1
    return counts


def _folds(told: Sequence[Lesson] | Sequence[Want]) -> dict[str, int]:
    """The fold of each writer."""
    return {source: at % FOLDS for at, source in enumerate(sorted({each.source for each in told}))}
