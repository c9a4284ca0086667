"""Weighs sets of days: which days of a mail, taken together, and which period beside them, are those of the event.

What a day is to its neighbours counts as much as what stands around it: of "2, 9 en 16 maart" all are meant or none, and most
mails tell of one day. So every set of the days of a mail gets a score, the sum of what speaks for its days and for the set, and
the best set is taken: a conditional model, learned by maximum likelihood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product

import numpy as np

from classifiers.weigher import Features, Floats, Table, descended, names_of

MOST, MOST_PERIODS = 9, 3  # days and periods of a mail that are weighed; there are twice as many sets with each day more
SIZES, COUNTS = 4, 5  # larger sets, and mails with more days, count as these
FEW = 2  # days beside a period that are told apart

Period = tuple[date, date]
Right = tuple[frozenset[date], Period | None]  # the days of the event, and its period


@dataclass(frozen=True, slots=True)
class Story:
    """The days of a mail in the order in which it names them, and its periods, each with what speaks for it."""

    kind: str
    days: tuple[date, ...]
    rows: tuple[Features, ...]
    links: tuple[tuple[str, ...], ...]  # what each day is to the one named before it
    periods: tuple[Period, ...] = ()
    period_rows: tuple[Features, ...] = ()
    period_names: tuple[str, ...] = ()  # "since a day", "lasting" and the like
    times: int = 0  # how often the mail says that it happened; 0 where it does not


@cache
def subsets(count: int, periods: int = 0) -> Floats:
    """Every set of so many days, with none or one of the periods: a row of ones and zeros each; the empty set first."""
    days = list(product((0.0, 1.0), repeat=count))
    one_of = [[float(at == taken) for at in range(periods)] for taken in range(-1, periods)]
    return np.array([[*some, *one] for one in one_of for some in days]).reshape(2**count * (periods + 1), count + periods)


def set_features(story: Story) -> dict[str, Floats]:
    """What is said of the sets of a story, by name: a number for each row of `subsets`."""
    every = subsets(len(story.days), len(story.periods))
    sets, taken = every[:, : len(story.days)], every[:, len(story.days) :]
    size, count = sets.sum(axis=1), min(len(story.days), COUNTS)
    found: dict[str, Floats] = defaultdict(lambda: np.zeros(len(sets)))
    for number in range(SIZES + 1) if story.days else ():
        found[f"{story.kind}: {number} of {count} days"] = (np.minimum(size, SIZES) == number).astype(float)
    if 1 < story.times <= len(story.days):
        found["as many as said"] += size == story.times
        found["fewer than said"] += size < story.times
    elif story.times > 1:
        found["every day, and more were said"] += size == len(story.days)
    found["no day"] += size == 0
    found["every day"] += size == len(story.days)
    for at, name in enumerate(story.period_names):
        for number in range(FEW + 1) if story.days else ():
            beside = np.minimum(size, FEW) == number
            found[f"{name} taken, with {number} days"] += taken[:, at] * beside
            found[f"{name} left, with {number} days"] += (1 - taken[:, at]) * beside
    for at, names in enumerate(story.links):
        first, second = sets[:, at], sets[:, at + 1]
        for name in names:
            found[f"both: {name}"] += first * second
            found[f"only the first: {name}"] += first * (1 - second)
            found[f"only the second: {name}"] += (1 - first) * second
    return found


def best(story: Story, weights: Mapping[str, float]) -> Right:
    """The set of days, and the period or none, with the highest score."""
    each = np.array([sum(value * weights.get(name, 0.0) for name, value in row.items()) for row in _rows(story)])
    sets = subsets(len(story.days), len(story.periods))
    scores = sets @ each
    for name, column in set_features(story).items():
        scores = scores + weights.get(name, 0.0) * column
    chosen = sets[int(scores.argmax())]
    days = frozenset(day for day, taken in zip(story.days, chosen, strict=False) if taken)
    periods = [period for period, taken in zip(story.periods, chosen[len(story.days) :], strict=True) if taken]
    return days, periods[0] if periods else None


def _rows(story: Story) -> tuple[Features, ...]:
    return (*story.rows, *story.period_rows)


@dataclass(frozen=True, slots=True)
class _Group:
    """The stories of one shape: where their rows stand in the table, their set features, and the right set of each."""

    sets: Floats
    rows: slice
    features: Floats  # stories x sets x names
    right: Floats  # stories x sets, 1 for the right one


def learned(stories: Sequence[Story], right: Sequence[Right], *, pull: float = 7.0, steps: int = 400) -> dict[str, float]:
    """The weights under which the right sets are likeliest; `pull` draws every weight towards 0."""
    pairs = sorted(
        ((story, answer) for story, answer in zip(stories, right, strict=True) if _rows(story)), key=lambda one: _shape(one[0])
    )
    if not pairs:
        return {}
    days = [row for story, _ in pairs for row in _rows(story)]
    names = names_of(days)
    set_names = sorted({name for story, _ in pairs for name in set_features(story)})
    table = Table(days, names)
    groups = _groups(pairs, {name: at for at, name in enumerate(set_names)})

    def gradient_at(weights: Floats) -> Floats:
        of_days, of_sets = weights[: len(names)], weights[len(names) :]
        each = table.sums(of_days)
        by_day, by_set = np.zeros(len(days)), np.zeros(len(of_sets))
        for group in groups:
            scores = each[group.rows].reshape(len(group.right), -1) @ group.sets.T + group.features @ of_sets
            likely = np.exp(scores - scores.max(axis=1, keepdims=True))
            wrong = likely / likely.sum(axis=1, keepdims=True) - group.right
            by_day[group.rows] = (wrong @ group.sets).ravel()
            by_set += np.tensordot(wrong, group.features, axes=2)
        gradient: Floats = (np.concatenate([table.shares(by_day), by_set]) + pull * weights) / len(pairs)
        return gradient

    weights = descended(np.zeros(len(names) + len(set_names)), gradient_at, rate=0.03, steps=steps)
    return {name: round(float(weight), 4) for name, weight in zip((*names, *set_names), weights, strict=True)}


def _shape(story: Story) -> tuple[int, int]:
    return len(story.days), len(story.periods)


def _groups(pairs: Sequence[tuple[Story, Right]], place: Mapping[str, int]) -> list[_Group]:
    found, begin = [], 0
    for shape in sorted({_shape(story) for story, _ in pairs}):
        members = [pair for pair in pairs if _shape(pair[0]) == shape]
        sets = subsets(*shape)
        features, right = np.zeros((len(members), len(sets), len(place))), np.zeros((len(members), len(sets)))
        for at, (story, (days, period)) in enumerate(members):
            for name, column in set_features(story).items():
                features[at, :, place[name]] = column
            answer = [*(day in days for day in story.days), *(one == period for one in story.periods)]
            right[at] = (sets == answer).all(axis=1)
        end = begin + sum(shape) * len(members)
        found.append(_Group(sets, slice(begin, end), features, right))
        begin = end
    return found
