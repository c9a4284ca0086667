"""A model that chooses among several, or none: each is weighed by named features, and what is learned is what sets the right one
apart from the others it stands beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np

from classifiers.weigher import Features, Floats, Weigher

Choice = tuple[Sequence[Features], Sequence[bool]]  # the candidates of one mail, and which of them are right (at least one)


class Chooser(Weigher):
    """Shares one probability out over the candidates of a mail."""

    def shares(self, rows: Sequence[Features]) -> list[float]:
        """The probability of each candidate; they sum to 1."""
        sums = np.array([sum(value * self.weights.get(name, 0.0) for name, value in row.items()) for row in rows])
        powers = np.exp(sums - sums.max())
        return [float(power) for power in powers / powers.sum()]

    def fit_choices(self, choices: Sequence[Choice], *, pull: float, steps: int = 300) -> None:
        """Learns from choices; `pull` draws every weight towards what was expected."""
        rows = [row for candidates, _ in choices for row in candidates]
        truth = np.array([is_right / sum(right) for _, right in choices for is_right in right])
        sizes = [len(candidates) for candidates, _ in choices]
        begins = np.cumsum([0, *sizes[:-1]])
        mail = np.repeat(np.arange(len(choices)), sizes)

        def wrong_by(sums: Floats) -> Floats:
            powers = np.exp(sums - np.maximum.reduceat(sums, begins)[mail])
            return cast(Floats, powers / np.add.reduceat(powers, begins)[mail] - truth)

        self._descend(rows, wrong_by, len(rows), pull=pull, steps=steps)
