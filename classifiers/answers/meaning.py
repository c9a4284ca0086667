"""How likely it is that a colleague's answer means what it is supposed to mean, learned from answers (`docs/reading.md`).

The features have names: words, pairs and threes of words, pieces of words, and the doubts that the rules see.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.reading import Wording
from classifiers.weigher import Features, Weigher

PIECE, LONGEST = 4, 3  # letters of a piece, words of a run


class AnswerJudge(Weigher):
    """Weighs an answer beside one thing it may mean."""

    slight = 0.02
    decimals = 2

    def __call__(self, wording: Wording) -> float:
        """The probability that it means that."""
        return self.score(features(wording))

    def learn(self, wordings: Sequence[Wording], right: Sequence[bool]) -> None:
        """Learns from answers and whether each meant that."""
        self.fit([features(each) for each in wordings], right)


def features(wording: Wording) -> Features:
    """What speaks for or against: each feature that is there counts one."""
    return dict.fromkeys(_named(wording), 1.0)


def _named(wording: Wording) -> Iterator[str]:
    action, all_actions = wording.actions[0], "+".join(wording.actions)
    yield from (f"is {all_actions}", f"is {all_actions} to {wording.letter}")
    length = sum(len(sentence) for sentence in wording.sentences)
    yield from (f"{action} in {min(length // 6, 8) * 6} words", f"sentences {min(len(wording.sentences), 6)}")
    for doubt in wording.doubts:
        yield from (f"shows {doubt}", f"{action} shows {doubt}")
    if any("?" in sentence for sentence in wording.sentences):
        yield f"{action} asks"
    if wording.sentences:
        yield f"{action} begins {' '.join(wording.sentences[0][:2])}"
    for sentence in wording.sentences:
        framed = ("^", *sentence, "$")
        for size in range(1, LONGEST + 1):
            for at in range(len(framed) - size + 1):
                run = " ".join(framed[at : at + size])
                yield f"says {run}"
                if size < LONGEST:
                    yield f"{action} says {run}"
        for word in sentence:
            if len(word) >= PIECE:
                piece = f"^{word}$"
                yield from (f"has {piece[at : at + PIECE]}" for at in range(len(piece) - PIECE + 1))
