"""The network of the second reader: words in their order, from which it tells kind, evidence, days of the event and people.

All four are learned together from the same mails, for each says what the others rest on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

import numpy as np
from thinc.api import NumpyOps

from bot.domain.reading import KINDS
from classifiers.kind import LABELS
from classifiers.second.recurrence import AROUND, Array, Numbers, recurrence
from classifiers.second.sheet import BUCKETS, MARKS, Sheet

WIDTH, STATE = 64, 128  # numbers for a word, and for what is known at it
DROPPED = 0.35  # of all numbers, while it learns
UNREAD = 0.05  # of the words, while it learns
SHAPES = {
    "pieces": (BUCKETS + 2, WIDTH),
    "word": (WIDTH + MARKS, WIDTH),
    "order": ((2 * AROUND + 1) * WIDTH, 3 * STATE),
    "evidence": (STATE, len(LABELS)),
    "weight": (STATE, 1),
    "kind": (STATE, len(KINDS)),
    "day": (2 * STATE, WIDTH),
    "day of event": (WIDTH, 1),
    "person": (3 * STATE, WIDTH),
    "whom": (WIDTH, 1),
}  # what is multiplied; each but the pieces has a bias of its own
_OPS = NumpyOps()


@dataclass(frozen=True, slots=True)
class Heard:
    """What the network makes of some mails, before any of it is a probability; sums, one below the other."""

    kinds: Array  # mails x KINDS
    evidence: Array  # words x LABELS
    days: Array  # for each day of `of_days`
    whom: Array  # for each person of `of_people`


def of_days(sheets: Sequence[Sheet]) -> Iterator[tuple[int, int, date]]:
    """The days of all sheets: number of the sheet, row of the word in it, day."""
    return ((at, row, day) for at, sheet in enumerate(sheets) for row, day in sheet.days)


def of_people(sheets: Sequence[Sheet]) -> Iterator[tuple[int, tuple[int, ...], str]]:
    """The people of all sheets: number of the sheet, rows of the words in it, name."""
    return ((at, rows, name) for at, sheet in enumerate(sheets) for name, rows in sheet.people.items())


def softmax(rows: Array) -> Array:
    """Rows of sums as rows of probabilities."""
    shifted = np.exp(rows - rows.max(axis=1, keepdims=True))
    return cast(Array, shifted / shifted.sum(axis=1, keepdims=True))


class Net:
    """The weights, and how a mail is read by them."""

    def __init__(self, seed: int = 0) -> None:
        self.random = np.random.default_rng(seed)
        self.weights: dict[str, Array] = {}
        for name, (rows, columns) in SHAPES.items():
            spread = 0.1 if name == "pieces" else 1 / np.sqrt(rows)
            self.weights[name] = self.random.normal(0, spread, (rows, columns)).astype(np.float32)
            if name != "pieces":
                self.weights[f"{name} bias"] = np.zeros(columns, dtype=np.float32)
        self.weights["order bias"][STATE : 2 * STATE] = 1.0  # at first it keeps more than it forgets
        self.gradients = {name: np.zeros_like(weight) for name, weight in self.weights.items()}

    def hear(self, sheets: Sequence[Sheet]) -> Heard:
        """What it makes of these mails, each of at least one word."""
        return self.run(sheets, learns=False)[0]

    def run(self, sheets: Sequence[Sheet], *, learns: bool) -> tuple[Heard, Callable[[Heard], None]]:
        """The same, and what adds the gradients of the weights by the gradient of what was heard."""
        lengths = np.array([len(sheet.pieces) for sheet in sheets], dtype=np.intp)
        starts = np.cumsum(lengths) - lengths
        mail = np.repeat(np.arange(len(sheets)), lengths)
        words, to_pieces = self._words(sheets, learns=learns)
        known, to_words = self._known(words, lengths, learns=learns)
        evidence, from_evidence = self._times("evidence", known)
        sums, from_sums = self._times("weight", known)
        share = np.exp(sums[:, 0] - np.maximum.reduceat(sums[:, 0], starts)[mail])
        share /= np.add.reduceat(share, starts)[mail]
        whole = np.add.reduceat(share[:, None] * known, starts, axis=0)
        kinds, from_kinds = self._times("kind", whole)
        days, from_days = self._of_days(sheets, starts, known, whole, learns=learns)
        whom, from_whom = self._of_people(sheets, starts, known, whole, learns=learns)

        def backwards(gradient: Heard) -> None:
            of_known, of_whole = from_evidence(gradient.evidence), from_kinds(gradient.kinds)
            from_days(gradient.days, of_known, of_whole)
            from_whom(gradient.whom, of_known, of_whole)
            of_share = (of_whole[mail] * known).sum(axis=1)
            of_share = share * (of_share - np.add.reduceat(share * of_share, starts)[mail])
            of_known += share[:, None] * of_whole[mail] + from_sums(of_share[:, None])
            to_pieces(to_words(of_known))

        return Heard(kinds, evidence, days, whom), backwards

    def _kept(self, shape: tuple[int, ...], *, learns: bool) -> Array:
        if not learns:
            return np.ones((1,) * len(shape), dtype=np.float32)
        return ((self.random.random(shape) >= DROPPED) / (1 - DROPPED)).astype(np.float32)

    def _times(self, name: str, rows: Array) -> tuple[Array, Callable[[Array], Array]]:
        weight = self.weights[name]

        def backwards(gradient: Array) -> Array:
            self.gradients[name] += rows.T @ gradient
            self.gradients[f"{name} bias"] += gradient.sum(axis=0)
            return gradient @ weight.T

        return rows @ weight + self.weights[f"{name} bias"], backwards

    def _words(self, sheets: Sequence[Sheet], *, learns: bool) -> tuple[Array, Callable[[Array], None]]:
        """The numbers of each word: its pieces together, and how it stands in the mail."""
        distinct = list({id(keys): keys for sheet in sheets for keys in sheet.pieces}.values())  # alike words share their pieces
        place = {id(keys): at for at, keys in enumerate(distinct)}
        which = np.array([place[id(keys)] for sheet in sheets for keys in sheet.pieces], dtype=np.intp)
        sizes = np.array([len(keys) for keys in distinct], dtype=np.intp)
        pieces = np.concatenate(distinct)
        scale = (1 / np.sqrt(sizes)).astype(np.float32)[:, None]
        each = np.add.reduceat(self.weights["pieces"][pieces], np.cumsum(sizes) - sizes, axis=0) * scale
        read = (self.random.random((len(which), 1)) >= UNREAD).astype(np.float32) if learns else np.float32(1)
        marks = np.concatenate([sheet.marks for sheet in sheets]).astype(np.float32)
        rows = np.hstack([each[which] * read, marks])
        kept = self._kept(rows.shape, learns=learns)
        sums, from_sums = self._times("word", rows * kept)
        found = np.tanh(sums)

        def backwards(gradient: Array) -> None:
            of_rows = (from_sums(gradient * (1 - found**2)) * kept)[:, :WIDTH] * read
            of_each = np.zeros_like(each)
            _OPS.scatter_add(of_each, which, np.ascontiguousarray(of_rows))
            _OPS.scatter_add(self.gradients["pieces"], pieces, np.repeat(of_each * scale, sizes, axis=0))

        return found, backwards

    def _known(self, words: Array, lengths: Numbers, *, learns: bool) -> tuple[Array, Callable[[Array], Array]]:
        kept = self._kept(words.shape, learns=learns)
        states, through = recurrence(words * kept, lengths, self.weights["order"], self.weights["order bias"])
        left = self._kept(states.shape, learns=learns)

        def backwards(gradient: Array) -> Array:
            of_words, of_weights, of_bias = through(gradient * left)
            self.gradients["order"] += of_weights
            self.gradients["order bias"] += of_bias
            return of_words * kept

        return states * left, backwards

    def _judged(self, name: str, last: str, rows: Array, *, learns: bool) -> tuple[Array, Callable[[Array], Array]]:
        inner, from_inner = self._times(name, rows)
        kept = self._kept(inner.shape, learns=learns)
        sums, from_sums = self._times(last, np.maximum(inner, 0) * kept)
        return sums[:, 0], lambda gradient: from_inner(from_sums(gradient[:, None]) * kept * (inner > 0))

    def _of_days(
        self, sheets: Sequence[Sheet], starts: Numbers, known: Array, whole: Array, *, learns: bool
    ) -> tuple[Array, Callable[[Array, Array, Array], None]]:
        """For each day whether it is one of the event, by what is known at its date and of the whole mail."""
        named = [(at, starts[at] + row) for at, row, _ in of_days(sheets)]
        if not named:
            return np.zeros(0, dtype=np.float32), lambda gradient, of_known, of_whole: None
        mails, rows = np.array(named, dtype=np.intp).T
        sums, through = self._judged("day", "day of event", np.hstack([known[rows], whole[mails]]), learns=learns)

        def backwards(gradient: Array, of_known: Array, of_whole: Array) -> None:
            passed = through(gradient)
            np.add.at(of_known, rows, passed[:, :STATE])
            np.add.at(of_whole, mails, passed[:, STATE:])

        return sums, backwards

    def _of_people(
        self, sheets: Sequence[Sheet], starts: Numbers, known: Array, whole: Array, *, learns: bool
    ) -> tuple[Array, Callable[[Array, Array, Array], None]]:
        """For each colleague whether the mail is about him, by what is known where he is named: the most and the mean of it."""
        named = [(at, starts[at] + np.array(rows, dtype=np.intp)) for at, rows, _ in of_people(sheets)]
        if not named:
            return np.zeros(0, dtype=np.float32), lambda gradient, of_known, of_whole: None
        mails = np.array([at for at, _ in named], dtype=np.intp)
        highest = np.array([rows[known[rows].argmax(axis=0)] for _, rows in named])
        columns = np.arange(STATE)
        means = np.array([known[rows].mean(axis=0) for _, rows in named])
        together = np.hstack([known[highest, columns], means, whole[mails]])
        sums, through = self._judged("person", "whom", together, learns=learns)

        def backwards(gradient: Array, of_known: Array, of_whole: Array) -> None:
            passed = through(gradient)
            np.add.at(of_known, (highest, columns[None]), passed[:, :STATE])
            np.add.at(of_whole, mails, passed[:, 2 * STATE :])
            for (_, rows), share in zip(named, passed[:, STATE : 2 * STATE], strict=True):
                of_known[rows] += share / len(rows)

        return sums, backwards
