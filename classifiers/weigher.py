"""A logistic model whose features have names, so that a person can read what speaks for and against.

`DayJudge` and `PeopleJudge` are weighers of what stands around a date and around a name.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Self, cast

import numpy as np
import numpy.typing as npt

Features = Mapping[str, float]
RARE = 4  # a feature seen less often is not learned


Floats = npt.NDArray[np.float64]


def descended(weights: Floats, gradient_at: Callable[[Floats], Floats], *, rate: float, steps: int) -> Floats:
    """The weights after so many steps of Adam (Kingma and Ba, 2015) down the gradient."""
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        gradient = gradient_at(weights)
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights = weights - rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def names_of(rows: Iterable[Features], least: int = RARE) -> list[str]:
    """The features that are seen so often, in order."""
    return sorted(name for name, count in Counter(name for row in rows for name in row).items() if count >= least)


class Table:
    """Rows of features of which each has few of many: only what is there is kept."""

    def __init__(self, rows: Sequence[Features], names: Sequence[str]) -> None:
        place = {name: at for at, name in enumerate(names)}
        kept = [(at, place[name], value) for at, row in enumerate(rows) for name, value in row.items() if name in place]
        self._size = len(rows), len(names)
        self._row = np.array([row for row, _, _ in kept], dtype=np.intp)
        self._column = np.array([column for _, column, _ in kept], dtype=np.intp)
        self._value = np.array([value for _, _, value in kept], dtype=float)

    def sums(self, weights: Floats) -> Floats:
        """The weighed sum of each row."""
        return cast(Floats, np.bincount(self._row, self._value * weights[self._column], self._size[0]))

    def shares(self, of_rows: Floats) -> Floats:
        """What each column has of these numbers of the rows."""
        return cast(Floats, np.bincount(self._column, self._value * of_rows[self._row], self._size[1]))


class Weigher:
    """Weighs named features into a probability; the weights are stored as JSON, one a line."""

    slight: ClassVar[float] = 0.0  # a weight nearer to 0 is not stored
    decimals: ClassVar[int] = 4  # of a stored weight
    expected: ClassVar[Features] = {}  # what a person would weigh a feature before any example was seen; 0 where it is not named

    def __init__(self) -> None:
        self.weights: dict[str, float] = {}

    def score(self, row: Features) -> float:
        """The probability that what these features describe is what is looked for."""
        total = sum(value * self.weights.get(name, 0.0) for name, value in row.items())
        return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))

    def fit(
        self,
        rows: Sequence[Features],
        right: Sequence[bool],
        *,
        pull: float = 3.0,
        steps: int = 500,
        worth: Sequence[float] | None = None,
    ) -> None:
        """Learns from rows and whether each was what is looked for; `pull` draws every weight towards what was expected.

        `worth` is how much each row counts; 1 where it is not given.
        """
        truth, counts = np.array(right, dtype=float), np.array(worth if worth is not None else [1.0] * len(rows))
        self._descend(rows, lambda sums: (1 / (1 + np.exp(-sums)) - truth) * counts, len(rows), pull=pull, steps=steps)

    def _descend(
        self,
        rows: Sequence[Features],
        wrong_by: Callable[[Floats], Floats],
        count: int,
        *,
        pull: float,
        steps: int,
        rate: float = 0.03,
        least: int = RARE,
    ) -> None:
        """Takes the weights under which rows are least wrong; `wrong_by` tells of the sum of each row by how much it is too high.

        `count` is of what there is one answer to each; `pull` counts against that.
        """
        names = sorted({*names_of(rows, least), *self.expected})
        table, expected = Table(rows, names), np.array([self.expected.get(name, 0.0) for name in names])

        def gradient_at(weights: Floats) -> Floats:
            return cast(Floats, (table.shares(wrong_by(table.sums(weights))) + pull * (weights - expected)) / count)

        weights = descended(expected, gradient_at, rate=rate, steps=steps)
        self.weights = {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}

    def stored(self) -> dict[str, float]:
        """The weights that change anything."""
        return {name: round(weight, self.decimals) for name, weight in self.weights.items() if abs(weight) >= self.slight}

    def to_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:
        """Writes the weights as JSON, one a line."""
        _write(self.stored(), path)

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> Self:
        """Reads what `to_disk` wrote."""
        self.weights = json.loads(Path(path).read_text(encoding="utf-8"))
        return self


class Several:
    """Weighers of several things, stored together."""

    def __init__(self, weighers: Mapping[str, Weigher]) -> None:
        self.weighers = weighers

    def to_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:
        """Writes the weights of each as JSON, one a line."""
        _write({name: weigher.stored() for name, weigher in self.weighers.items()}, path)

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> Self:
        """Reads what `to_disk` wrote."""
        stored = json.loads(Path(path).read_text(encoding="utf-8"))
        for name, weigher in self.weighers.items():
            weigher.weights = stored[name]
        return self


def _write(stored: Mapping[str, Any], path: Path) -> None:
    Path(path).write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
