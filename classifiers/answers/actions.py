"""How likely it is that a colleague's answer means just these actions, learned from answers (`docs/reading.md`).

The features have names: the words of the clause that holds the action apart from the words of all others, what stands around the
name, day or value, what the rules take each clause for, the doubts that they see, and what else the answer may mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.domain.reading import Wording
from classifiers.weigher import Features, Weigher

AROUND = 3  # words on each side of a name, day or value
LONGEST = 2  # words of a run
OPENING, FAR = 3, 4  # words with which a clause opens; clauses, beyond which it is only far
STEPS, PULL = 160, 5.0  # of learning; chosen on writers kept apart
HOLDING = ("acts", "holds")  # the clause of the action, and the one that names its colleague, day or value
Parts = Sequence[tuple[str, tuple[str, ...]]]
_ARGUMENTS = frozenset({"@c", "#c", "%c"})


class ActionJudge(Weigher):
    """Weighs an answer beside a meaning that it may have."""

    slight = 0.045
    decimals = 2

    def __call__(self, wording: Wording) -> float:
        """The probability that it means that, and nothing else."""
        return self.score(features(wording))

    def learn(self, wordings: Sequence[Wording], right: Sequence[bool], worth: Sequence[float]) -> None:
        """Learns from answers, whether each meant that, and how much each counts."""
        self.fit([features(each) for each in wordings], right, pull=PULL, steps=STEPS, worth=worth)


def features(wording: Wording) -> Features:
    """What speaks for or against: each feature that is there counts one."""
    return dict.fromkeys([*_of_all(wording), *_of_parts(wording), *_around(wording)], 1.0)


def _of_all(wording: Wording) -> Iterator[str]:
    first, actions = wording.actions[0], "+".join(wording.actions)
    yield from ("always", f"is {actions}", f"is {' '.join((actions, *wording.values))}", f"is {actions} to {wording.letter}")
    length = sum(map(len, wording.sentences))
    yield from (f"{first} in {min(length // 6, 8) * 6} words", f"sentences {min(len(wording.sentences), 6)}")
    for doubt in wording.doubts:
        yield from (f"shows {doubt}", f"{first} shows {doubt}")
    for mark in wording.marks:
        yield from (mark, f"{first} {mark}")
    if any("?" in sentence for sentence in wording.sentences):
        yield from ("asks", f"{first} asks")
    if wording.sentences:
        yield f"{first} begins {' '.join(wording.sentences[0][:2])}"
    for value in wording.values if len(wording.actions) == 1 else ():
        yield from (f"{first} {value} says {word}" for sentence in wording.sentences for word in sentence)


def _of_parts(wording: Wording) -> Iterator[str]:
    first, places = wording.actions[0], Counter(place for place, _ in wording.parts)
    for place in ("acts", "other", "holds", "rest"):
        yield from (f"{place} {min(places[place], 3)}", f"{first} {place} {min(places[place], 3)}")
    if places["acts"] and not places["other"]:
        yield f"{first} acts alone"
    if wording.parts:
        begins, ends = wording.parts[0][0], wording.parts[-1][0]
        yield from (f"begins {begins}", f"ends {ends}", f"{first} ends {ends}")
    for at, (place, words) in enumerate(wording.parts):
        where, framed = "acting" if place in HOLDING else "beside", ("^", *words, "$")
        for size in range(1, LONGEST + 1):
            for start in range(len(framed) - size + 1):
                run = " ".join(framed[start : start + size])
                yield from (f"{where} {run}", f"{first} {where} {run}")
        yield from (f"{first} to {wording.letter} says {word}" for word in words)
        if place in HOLDING:
            yield from _placed(first, wording.parts, at)
        else:
            yield from (f"{first} {place} {word}" for word in words)


def _placed(first: str, parts: Parts, at: int) -> Iterator[str]:
    """Where in the answer the clause stands that holds the action, and with what the clauses beside it open."""
    yield from (f"{first} after {min(at, FAR)} clauses", f"{first} before {min(len(parts) - 1 - at, FAR)} clauses")
    for side, index in (("after", at - 1), ("before", at + 1)):
        if 0 <= index < len(parts):
            yield from (f"{first} {side} clause of {word}" for word in parts[index][1][:OPENING])


def _around(wording: Wording) -> Iterator[str]:
    meaning = " ".join(("+".join(wording.actions), *wording.values))
    for sentence in wording.sentences:
        named = "names" if not _ARGUMENTS.isdisjoint(sentence) else "without"
        yield from (f"{wording.actions[0]} sentence {named} {word}" for word in sentence)
        for at, word in enumerate(sentence):
            if word not in _ARGUMENTS:
                continue
            before, behind = sentence[at - 1] if at else "^", sentence[at + 1] if at + 1 < len(sentence) else "$"
            yield from (f"{meaning} at {before} {word} {behind}", f"at {before} {word}", f"at {word} {behind}")
            yield from (f"{word} behind {each}" for each in sentence[max(at - AROUND, 0) : at])
            yield from (f"{word} before {each}" for each in sentence[at + 1 : at + 1 + AROUND])
