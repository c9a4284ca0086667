"""How the second reader is taught: the same mails in the same order give the same weights."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from thinc.api import Adam

from bot.domain.reading import KINDS
from classifiers.kind import LABELS, NEUTRAL
from classifiers.second.net import Heard, Net, of_days, of_people, softmax
from classifiers.second.recurrence import Array, sigmoid
from classifiers.second.sheet import Sheet

ROUNDS, BATCH, RATE, RISING = 10, 32, 0.003, 0.15
ALIKE = 20  # batches of mails that are sorted by length together, so that little of a batch is empty
COARSE, MOST = 16, 127  # weights are rounded to so many parts of one, and never more than so many of these
EVIDENCE = 2.0  # counts so much beside the kind


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person read in a mail: its kind, where the evidence stands, and of days and people those that were meant.

    None for evidence, days or people: nobody said, or a mail of that kind has none.
    """

    kind: str
    evidence: Sequence[tuple[int, int]] | None = None
    days: frozenset[date] | None = None
    people: frozenset[str] | None = field(default=None)


def teach(sheets: Sequence[Sheet], answers: Sequence[Answer], *, seed: int) -> Net:
    """A network that learned from these mails and what a person read in each."""
    net, order = Net(seed), random.Random(seed)  # noqa: S311
    numbers = [at for at, sheet in enumerate(sheets) if sheet.pieces]
    steps, step = ROUNDS * math.ceil(len(numbers) / BATCH), 0
    optimizer = Adam(RATE, grad_clip=1.0)
    for _ in range(ROUNDS):
        for batch in _batches(numbers, sheets, order):
            part = step / steps
            optimizer.learn_rate = RATE * (part / RISING if part < RISING else _falling((part - RISING) / (1 - RISING)))
            step += 1
            some = [sheets[at] for at in batch]
            heard, backwards = net.run(some, learns=True)
            backwards(_gradient(heard, some, [answers[at] for at in batch]))
            for name, weight in net.weights.items():
                net.weights[name], net.gradients[name] = optimizer((name, 0), weight, net.gradients[name])
    net.weights = {
        name: np.clip(np.round(weight * COARSE), -MOST, MOST) / np.float32(COARSE) for name, weight in net.weights.items()
    }
    return net


def _falling(part: float) -> float:
    return 0.5 * (1 + math.cos(math.pi * part))


def _batches(numbers: Sequence[int], sheets: Sequence[Sheet], order: random.Random) -> list[list[int]]:
    mixed = list(numbers)
    order.shuffle(mixed)
    for start in range(0, len(mixed), BATCH * ALIKE):
        mixed[start : start + BATCH * ALIKE] = sorted(mixed[start : start + BATCH * ALIKE], key=lambda at: len(sheets[at].pieces))
    batches = [mixed[start : start + BATCH] for start in range(0, len(mixed), BATCH)]
    order.shuffle(batches)
    return batches


def _gradient(heard: Heard, sheets: Sequence[Sheet], answers: Sequence[Answer]) -> Heard:
    """By how much each sum is too high: the gradient of the cross entropy, of each of the four the mean."""
    kinds = softmax(heard.kinds)
    kinds[np.arange(len(answers)), [KINDS.index(answer.kind) for answer in answers]] -= 1
    evidence, labels = softmax(heard.evidence), np.array(list(_labels(sheets, answers)), dtype=np.intp)
    said = labels >= 0
    evidence[np.nonzero(said)[0], labels[said]] -= 1
    evidence *= EVIDENCE * said[:, None] / max(int(said.sum()), 1)
    days = _off(heard.days, [_among(day, answers[at].days) for at, _, day in of_days(sheets)])
    whom = _off(heard.whom, [_among(name, answers[at].people) for at, _, name in of_people(sheets)])
    return Heard(kinds / np.float32(len(answers)), evidence.astype(np.float32), days, whom)


def _labels(sheets: Sequence[Sheet], answers: Sequence[Answer]) -> Iterator[int]:
    for sheet, answer in zip(sheets, answers, strict=True):
        for start in sheet.starts:
            if answer.evidence is None:
                yield -1
            else:
                is_evident = any(first <= start < last for first, last in answer.evidence)
                yield LABELS.index(answer.kind if is_evident else NEUTRAL)


def _among(one: object, meant: frozenset[date] | frozenset[str] | None) -> float:
    return math.nan if meant is None else float(one in meant)


def _off(sums: Array, truth: Sequence[float]) -> Array:
    right = np.array(truth, dtype=np.float32)
    said = ~np.isnan(right)
    off = np.where(said, sigmoid(sums) - np.where(said, right, 0), 0) / max(int(said.sum()), 1)
    return np.asarray(off, dtype=np.float32)
