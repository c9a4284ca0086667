"""The sentences of a mail with what they are evidence of: by them the days and the people of a mail are judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc

from classifiers.kind import LABELS


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence by its offsets, and how likely it is evidence of each kind, or neutral; empty when nobody judged it."""

    start: int
    end: int
    is_form: bool = False  # greeting, sign-off or signature
    scores: Mapping[str, float] = field(default_factory=dict)
    in_subject: bool = False

    @property
    def grievance(self) -> float:
        return self.scores.get("klacht", 0.0)

    @property
    def praise(self) -> float:
        return self.scores.get("compliment", 0.0)


def told(doc: Doc) -> tuple[Told, ...]:
    """The sentences of a Doc, with their scores when the sentence model has looked at it."""
    sentences, scores = doc._.sentences, doc._.sentence_scores
    rows = scores.tolist() if scores is not None else [()] * len(sentences)
    return tuple(
        Told(one.start, one.end, one.is_form, dict(zip(LABELS, row, strict=False)), one.in_subject)
        for one, row in zip(sentences, rows, strict=True)
    )
