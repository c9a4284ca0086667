"""The parts of an answer that were understood, though the whole was not: told to who wrote it, and never done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.answers.clauses import clauses, halves
from bot.domain.answers.commands import Answer
from bot.domain.answers.interpret import understand

MOST_PARTS = 8
LONGEST_PART = 80
NOT_UNDERSTOOD = ("unclear", "add_note", "refuse_not_allowed")


def understood_parts(answer: Answer) -> tuple[str, ...]:
    """In his own words, what would be an action if he had written nothing else; of a longer answer only the first parts."""
    parts = [part for part in _parts(answer.text[: MOST_PARTS * LONGEST_PART]) if len(part) <= LONGEST_PART]
    if len(parts) < 2:
        return ()
    return tuple(part for part in parts[:MOST_PARTS] if understand(replace(answer, text=part)).action not in NOT_UNDERSTOOD)


def _parts(text: str) -> Iterator[str]:
    for sentence in clauses(text):
        for half in halves(sentence):
            words = half.strip(" ,.;:!-–")
            for joint in ("maar ", "en ", "dus "):
                words = words.removeprefix(joint)
            if words:
                yield words
