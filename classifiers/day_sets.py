"""Weighs sets of days: which days of a mail, taken together, are the days of the event.

What a day is to its neighbours counts as much as what stands around it: of "2, 9 en 16 maart" all are meant or none, and most
mails tell of one day. So every set of the days of a mail gets a score, the sum of what speaks for its days and for the set, and
the best set is taken: a conditional model, learned by maximum likelihood.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product

import numpy as np

from classifiers.weigher import RARE, Features, Floats, descended

MOST = 9  # days of a mail that are weighed; there are twice as many sets with each more
SIZES, COUNTS = 4, 5  # larger sets, and mails with more days, count as these


@dataclass(frozen=True, slots=True)
class Story:
    """The days of a mail in the order in which it names them, each with what speaks for it."""

    kind: str
    days: tuple[date, ...]
    rows: tuple[Features, ...]
    links: tuple[tuple[str, ...], ...]  # what each day is to the one named before it
    period: str  # what period the mail names too: "since a day", "vague", "lasting" or "no"


@cache
def subsets(count: int) -> Floats:
    """Every set of so many days, a row of ones and zeros each; the empty set first."""
    return np.array(list(product((0.0, 1.0), repeat=count))).reshape(2**count, count)


def set_features(story: Story) -> dict[str, Floats]:
    """What is said of the sets of a story, by name: a number for each row of `subsets`."""
    sets = subsets(len(story.days))
    size, count = sets.sum(axis=1), min(len(story.days), COUNTS)
    found: dict[str, Floats] = defaultdict(lambda: np.zeros(len(sets)))
    for number in range(SIZES + 1):
        found[f"{story.kind}: {number} of {count} days"] = (np.minimum(size, SIZES) == number).astype(float)
    found["no day"] += size == 0
    found["every day"] += size == len(story.days)
    found[f"no day, {story.period} period"] += size == 0
    found[f"one day, {story.period} period"] += size == 1
    for at, names in enumerate(story.links):
        first, second = sets[:, at], sets[:, at + 1]
        for name in names:
            found[f"both: {name}"] += first * second
            found[f"only the first: {name}"] += first * (1 - second)
            found[f"only the second: {name}"] += (1 - first) * second
    return found


def best(story: Story, weights: Mapping[str, float]) -> frozenset[date]:
    """The set of days with the highest score."""
    each = np.array([sum(value * weights.get(name, 0.0) for name, value in row.items()) for row in story.rows])
    scores = subsets(len(story.days)) @ each
    for name, column in set_features(story).items():
        scores = scores + weights.get(name, 0.0) * column
    chosen = subsets(len(story.days))[int(scores.argmax())]
    return frozenset(day for day, taken in zip(story.days, chosen, strict=True) if taken)


@dataclass(frozen=True, slots=True)
class _Group:
    """The stories of so many days: where their days stand in the table of days, their set features, and the right set of each."""

    sets: Floats
    days: slice
    features: Floats  # stories x sets x names
    right: Floats  # stories x sets, 1 for the right one


def learned(
    stories: Sequence[Story], right: Sequence[frozenset[date]], *, pull: float = 12.0, steps: int = 400
) -> dict[str, float]:
    """The weights under which the right sets are likeliest; `pull` draws every weight towards 0."""
    pairs = sorted(
        ((story, days) for story, days in zip(stories, right, strict=True) if story.days), key=lambda one: len(one[0].days)
    )
    if not pairs:
        return {}
    names = _names(row for story, _ in pairs for row in story.rows)
    set_names = sorted({name for story, _ in pairs for name in set_features(story)})
    place = {name: at for at, name in enumerate(names)}
    table: Floats = np.zeros((sum(len(story.days) for story, _ in pairs), len(names)))
    for at, row in enumerate(row for story, _ in pairs for row in story.rows):
        for name, value in row.items():
            if name in place:
                table[at, place[name]] = value
    groups = _groups(pairs, {name: at for at, name in enumerate(set_names)})

    def gradient_at(weights: Floats) -> Floats:
        of_days, of_sets = weights[: len(names)], weights[len(names) :]
        each = table @ of_days
        by_day, by_set = np.zeros(len(table)), np.zeros(len(of_sets))
        for group in groups:
            scores = each[group.days].reshape(len(group.right), -1) @ group.sets.T + group.features @ of_sets
            likely = np.exp(scores - scores.max(axis=1, keepdims=True))
            wrong = likely / likely.sum(axis=1, keepdims=True) - group.right
            by_day[group.days] = (wrong @ group.sets).ravel()
            by_set += np.tensordot(wrong, group.features, axes=2)
        gradient: Floats = (np.concatenate([table.T @ by_day, by_set]) + pull * weights) / len(pairs)
        return gradient

    weights = descended(np.zeros(len(names) + len(set_names)), gradient_at, rate=0.03, steps=steps)
    return {name: round(float(weight), 4) for name, weight in zip((*names, *set_names), weights, strict=True)}


def _names(rows: Iterable[Features]) -> list[str]:
    seen = Counter(name for row in rows for name in row)
    return sorted(name for name, count in seen.items() if count >= RARE)


def _groups(pairs: Sequence[tuple[Story, frozenset[date]]], place: Mapping[str, int]) -> list[_Group]:
    found, begin = [], 0
    for count in sorted({len(story.days) for story, _ in pairs}):
        members = [pair for pair in pairs if len(pair[0].days) == count]
        sets = subsets(count)
        features, right = np.zeros((len(members), len(sets), len(place))), np.zeros((len(members), len(sets)))
        for at, (story, days) in enumerate(members):
            for name, column in set_features(story).items():
                features[at, :, place[name]] = column
            right[at] = (sets == [day in days for day in story.days]).all(axis=1)
        end = begin + count * len(members)
        found.append(_Group(sets, slice(begin, end), features, right))
        begin = end
    return found
