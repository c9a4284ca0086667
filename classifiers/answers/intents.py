"""What a colleague wants with an answer: that something is done, that it is filed, or nothing clear; learned from answers.

It knows no actions and no arguments: only whether these are words with which people, to this letter, want something at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.reading import INTENTS, Wording
from classifiers.answers.meaning import features
from classifiers.weigher import Features, Several, Weigher


class Wanted(Weigher):
    """Weighs what an answer shows as a sign of one intent."""

    slight = 0.055
    decimals = 2


class IntentJudge(Several):
    """Weighs an answer without any supposition of what it means."""

    def __init__(self) -> None:
        super().__init__({intent: Wanted() for intent in INTENTS})

    def __call__(self, wording: Wording) -> float:
        """The probability that the answer wants what `wording` supposes: one of INTENTS."""
        return self.weighers[wording.actions[0]].score(marks(wording))

    def learn(self, wordings: Sequence[Wording], wanted: Sequence[str]) -> None:
        """Learns from answers and what each wanted, one of INTENTS."""
        rows = [marks(each) for each in wordings]
        for intent, weigher in self.weighers.items():
            weigher.fit(rows, [each == intent for each in wanted], steps=300)


def marks(wording: Wording) -> Features:
    """What the words show, whatever is supposed: as for one meaning, and each word beside the letter that it answers."""
    said = features(Wording(wording.letter, ("any",), wording.sentences, wording.doubts))
    return dict(said) | {f"to {wording.letter} {word}": 1.0 for sentence in wording.sentences for word in sentence}
