"""Whom a mail is about is one question: nobody, one of those it names, or several of them together. Every such set gets features,
and a model chooses among the sets; so how many are blamed is weighed with who.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from classifiers.people.roles import HARMLESS
from classifiers.weigher import Features

LARGEST = 3  # people in a set
MOST = 7  # people of whom sets are made
BLAME = (
    *(
        "subject_bad",
        "goes_on_bad",
        "with_bad",
        "addressed_bad",
        "bad",
        "absent",
        "unmet",
        "idle",
        "snubs",
        "too",
        "over",
        "grave",
    ),
    *("grievance_over", "heard_unmet", "to_and_fro", "you_promised", "you_idle", "you_and", "by_him"),
)

Pairs = Sequence[tuple[str, str]]
People = Mapping[str, Features]


def sets(names: Sequence[str]) -> list[tuple[str, ...]]:
    """Nobody, and every set that the mail may be about."""
    return [(), *(group for size in range(1, LARGEST + 1) for group in combinations(names, size))]


def candidates(
    people: People, nobody: Features, pairs: Pairs, breaths: Sequence[frozenset[str]]
) -> Iterator[tuple[tuple[str, ...], dict[str, float]]]:
    """Each set with its features: those of its people, and what makes them belong together. `nobody` are those of none."""
    for group in sets(list(people)):
        if not group:
            yield group, dict(nobody)
            continue
        row: dict[str, float] = defaultdict(float)
        for name in group:
            for cue, much in people[name].items():
                row[cue] += much
        if len(group) > 1:
            row.update(_together(group, people, pairs))
        for breath in breaths:
            row["torn" if breath - set(group) else "whole"] += float(not breath.isdisjoint(group))
        yield group, dict(row)


def _together(group: tuple[str, ...], people: People, pairs: Pairs) -> dict[str, float]:
    rows = [people[name] for name in group]
    found = {
        "two": 1.0,
        "three": float(len(group) > 2),
        "everybody": float(len(group) == len(people)),
        "paired": float(any(set(pair) <= set(group) for pair in pairs)),
        "least_best": min(row.get("best", 0.0) for row in rows),
        "least_praise": min(row.get("praise_best", 0.0) for row in rows),
        "least_share": min(row.get("share", 0.0) for row in rows),
        "one_harmless": float(any(any(row.get(part) for part in HARMLESS) for row in rows)),
        "one_blameless": float(any(not any(row.get(cue) for cue in BLAME) for row in rows)),
        "one_addressed": float(any(row.get("addressed_only") for row in rows)),
        "two_withdrawn": rows[0].get("intrekking", 0.0),
    }
    return {cue: much for cue, much in found.items() if much}
