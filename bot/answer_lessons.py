"""Teaches the judges of answers, and measures them on answers of writers that they did not learn from.

A lesson is an answer beside one thing that it may mean: the free words that its letter asks for, and what the rules made of it;
or beside nothing, with what its writer wants.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot import meaning_lessons
from bot.answer_rows import NOTHING_DONE, SHORT, Row, folds, rows
from bot.domain.answers.commands import Command
from bot.domain.answers.intent import LETTERS
from bot.domain.answers.interpret import understand
from bot.domain.answers.judged import ASKED_FOR, BELIEVED, FREE, wording
from bot.domain.reading import INTENTS, Wording
from bot.interpreted import SAID_AS
from bot.meaning_lessons import Told, told
from classifiers.answers.intents import IntentJudge
from classifiers.answers.judges import write
from classifiers.answers.meaning import AnswerJudge
from classifiers.examples import fingerprint

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


def lessons(answers: Iterable[Row]) -> list[Lesson]:
    """Each answer beside the free words that its letter asks for, and beside what the rules made of it."""
    return [lesson for each in answers if each.source != SHORT for lesson in _of_row(each)]


def meanings(answers: Iterable[Row]) -> list[Told]:
    """Every answer with the actions that it may mean, by the names, days and values in it."""
    return [told(each) for each in answers]


def wants(answers: Iterable[Row]) -> list[Want]:
    """What the writers of these answers want. To a draft a note and an approval are one word to READING: `wants` tells which."""
    found = []
    for each in answers:
        letter = each.answer.prompt.kind
        if each.source in (*HOSTILE, SHORT) or letter not in LETTERS:
            continue
        said = {"add_note": "" if letter == "concept-uitkomst" else "note", "unclear": "unclear"}
        if wanted := each.expected.get("wants", said.get(each.expected["action"], "act")):
            found.append(Want(each.source, wording(each.answer, (Command(wanted),)), wanted))
    return found


def _of_row(row: Row) -> list[Lesson]:
    command, answer = understand(row.asked), row.answer
    supposed: dict[tuple[str, ...], tuple[Command, ...]] = {
        (action,): (Command(action, {"text": answer.text}),) for action in ASKED_FOR.get(answer.prompt.kind, ())
    }
    ruled = (command, *command.also)
    if FREE.keys() & {each.action for each in ruled}:
        supposed.setdefault(tuple(each.action for each in ruled), ruled)
    return [Lesson(row.source, wording(answer, each), is_meant(each, row.expected)) for each in supposed.values()]


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
    answers = rows(folder)
    free, wanted, acting = lessons(answers), wants(answers), meanings(answers)
    counts = apart(free) + apart_intents(wanted) + meaning_lessons.apart(acting)
    learned_from = {"data_sha256": fingerprint(folder), "answers": len(free)}
    write(taught(free), taught_intents(wanted), meaning_lessons.taught(acting), out, learned_from)
    return "\n".join([f"{name} {counts[name]}" for name in sorted(counts)] + [f"written to {out}"])


def apart(lessons: Sequence[Lesson]) -> Counter[str]:
    """What a judge makes of free words of writers it did not know: how many that are it kept or asked about, and that are not."""
    counts: Counter[str] = Counter()
    for known, others in folds(lessons, FOLDS):
        judge = taught(known)
        for each in others:
            if FREE.keys() & set(each.wording.actions):
                done = "kept" if judge(each.wording) >= BELIEVED else "asked about"
                counts[f"{each.wording.actions[0]}, {'meant' if each.is_right else 'not meant'}: {done}"] += 1
    return counts


def apart_intents(told: Sequence[Want]) -> Counter[str]:
    """What a judge makes of what writers want whom it did not know: how many it thinks likeliest to want what they do."""
    counts: Counter[str] = Counter()
    for known, others in folds(told, FOLDS):
        judge = taught_intents(known)
        for each in others:
            likely = max(INTENTS, key=lambda intent: judge(replace(each.wording, actions=(intent,))))
            counts[f"wanted {each.wanted}: thought {likely}"] += 1
    return counts
