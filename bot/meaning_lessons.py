"""Teaches the judge of meanings, and measures what it would do where the rules ask, on answers of writers it did not learn from.

A lesson is an answer beside one meaning that it may have, by the name, day or value that it holds, and whether it means that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.answer_rows import NOTHING_DONE, SHORT, Row, folds
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.supposed import Commands, supposed
from bot.domain.answers.sure import SURE, surest
from bot.domain.answers.worded import worded
from bot.domain.reading import Judge, Wording
from bot.domain.rights import refusal
from bot.interpreted import SAID_AS
from classifiers.answers.actions import ActionJudge

EXACT = (
    "handler",
    "gegrond",
    "label",
    "when",
    "until",
)  # arguments that are right or wrong; of words there are many that will do
APPROVAL: Mapping[str, Any] = {"action": "approve", "arguments": {}}
WORTH = 0.2  # how much each of the short answers in like words counts
FOLDS = 4  # of writers


@dataclass(frozen=True, slots=True)
class Told:
    """A colleague's answer, the meanings that it may have, and what it was expected to mean."""

    source: str  # the file it stands in, of one writer
    answer: Answer
    meanings: tuple[Commands, ...]
    wordings: tuple[Wording, ...]
    expected: Mapping[str, Any]


def told(row: Row) -> Told:
    """The answer with the meanings that its sender may act upon."""
    asked, answer = row.asked, row.answer
    meanings = tuple(
        each
        for each in supposed(answer)
        if not any(refusal(one, asked.prompt, asked.sender, asked.case, asked.bureau) for one in each)
    )
    return Told(row.source, answer, meanings, tuple(worded(answer, meanings)), row.expected)


def is_meant(commands: Sequence[Command], expected: Mapping[str, Any]) -> bool:
    """True when these are the actions expected, no more and no fewer, with the right arguments."""
    return len(_meant(expected)) == len(commands) and is_part(commands, expected)


def is_part(commands: Sequence[Command], expected: Mapping[str, Any]) -> bool:
    """True when each of these is expected."""
    return all(any(_agrees(each, one) for one in _meant(expected)) for each in commands)


def _meant(expected: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What is to be done. To a draft a note and an approval have one label: `wants` tells which."""
    meant = [each for each in (expected, *expected["also"]) if each["action"] not in NOTHING_DONE]
    return [APPROVAL, *meant] if expected.get("wants") == "act" else meant


def _agrees(command: Command, meant: Mapping[str, Any]) -> bool:
    action = command.action if command.action == "approve" else SAID_AS.get(command.action, command.action)
    if action != meant["action"]:
        return False
    said, wanted = command.arguments, meant["arguments"]
    if command.action == "record_satisfaction":
        return bool(said.get("text") == (wanted.get("text") or wanted.get("level")))
    return all(said.get(name) == wanted.get(name) for name in EXACT if name in wanted)


def taught(answers: Iterable[Told]) -> ActionJudge:
    """A judge that learned from these; a refused answer teaches nothing of what it means."""
    judge = ActionJudge()
    rows = [
        (wording, is_meant(commands, each.expected), WORTH if each.source == SHORT else 1.0)
        for each in answers
        if each.expected["action"] != "refuse_not_allowed"
        for commands, wording in zip(each.meanings, each.wordings, strict=True)
    ]
    judge.learn([wording for wording, _, _ in rows], [right for _, right, _ in rows], [worth for _, _, worth in rows])
    return judge


def apart(answers: Sequence[Told]) -> Counter[str]:
    """What a judge that did not know the writer would do, were there no rules: each action, and whether it was meant."""
    counts: Counter[str] = Counter()
    for known, others in folds(answers, FOLDS):
        judge = taught(known)
        for each in others:
            if max(map(judge, each.wordings), default=0.0) < min(SURE.values()):
                continue
            if (done := surest(each.answer, _of_any_want(judge))) is not None:
                counts[_was((done, *done.also), each.expected)] += 1
    return counts


def _of_any_want(judge: ActionJudge) -> Judge:
    """The judge of actions alone: to the question whether anything is wanted it says yes."""
    return lambda wording: judge(wording) if wording.parts else 1.0


def _was(commands: Sequence[Command], expected: Mapping[str, Any]) -> str:
    was = "meant" if is_meant(commands, expected) else "a part of what was meant" if is_part(commands, expected) else "not meant"
    return f"would {' and '.join(one.action for one in commands)}: {was}"
