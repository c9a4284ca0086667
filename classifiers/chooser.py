"""A model that chooses among several, or none: each is weighed by named features, and what is learned is what sets the right one
apart from the others it stands beside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import cast

import numpy as np

from classifiers.weigher import RARE, Features, Floats, Weigher, descended

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
        seen = Counter(name for row in rows for name in row)
        names = sorted({name for name, count in seen.items() if count >= RARE} | set(self.expected))
        table: Floats = np.array([[row.get(name, 0.0) for name in names] for row in rows])
        truth = np.array([is_right / sum(right) for _, right in choices for is_right in right])
        sizes = [len(candidates) for candidates, _ in choices]
        begins = np.cumsum([0, *sizes[:-1]])
        mail = np.repeat(np.arange(len(choices)), sizes)
        expected = np.array([self.expected.get(name, 0.0) for name in names])

        def gradient_at(weights: Floats) -> Floats:
            sums = table @ weights
            powers = np.exp(sums - np.maximum.reduceat(sums, begins)[mail])
            chance = powers / np.add.reduceat(powers, begins)[mail]
            return cast(Floats, (table.T @ (chance - truth) + pull * (weights - expected)) / len(rows))

        weights = descended(expected, gradient_at, rate=0.03, steps=steps)
        self.weights = {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}
