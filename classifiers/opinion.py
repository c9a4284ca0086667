"""What the second reader makes of a mail, and how the first one's opinion of its kind is weighed together with it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Opinion:
    """The probability of each kind, and log odds: of each past day that it is one of the event, of each colleague that the mail
    is about him. Empty where there was nothing to read."""

    kinds: Mapping[str, float] = field(default_factory=dict)
    days: Mapping[date, float] = field(default_factory=dict)
    people: Mapping[str, float] = field(default_factory=dict)


IN_ORDER, ODDS_SHARE = "in order", 0.2  # how its log odds stand among the cues of days and people, and how far they count
SHARE = 0.25  # of the second opinion in what kind a mail is
LEAST = 1e-4  # no reader is surer than this that it is not


def together(first: Mapping[str, float], second: Opinion) -> dict[str, float]:
    """The probabilities of both as one: their weighed geometric mean."""
    if not second.kinds:
        return dict(first)
    logs = {
        kind: (1 - SHARE) * math.log(max(score, LEAST)) + SHARE * math.log(max(second.kinds[kind], LEAST))
        for kind, score in first.items()
    }
    whole = sum(math.exp(value) for value in logs.values())
    return {kind: math.exp(value) / whole for kind, value in logs.items()}
