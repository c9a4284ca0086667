"""Where a mail names two who are alike and says itself that it may be either: "Jansen of Janssen"."""

from __future__ import annotations

import re
from itertools import pairwise

from classifiers.staff.names import plain, spoken
from classifiers.staff.spelling import is_near
from classifiers.staff.surnames import LED, Spot

DOUBT = re.compile(r"\s+(?:\w+\s+){0,3}of\s+(?:(?:de|mevrouw|meneer|heer|mw\.?|dhr\.?)\s+)*", re.IGNORECASE)
WIDEST = 60  # characters between the two names


def doubted(spots: list[Spot], text: str) -> list[Spot]:
    """The spots of a mail, in order; both people fit both spots where the sender does not know which of the two it was."""
    found = list(spots)
    for place, (one, other) in enumerate(pairwise(spots)):
        between = text[one.end : other.start]
        if len(between) < WIDEST and DOUBT.fullmatch(between) and _alike(one, other):
            both = tuple(dict.fromkeys([*one.names, *other.names]))
            found[place] = Spot(both, one.start, one.end, LED, one.key)
            found[place + 1] = Spot(both, other.start, other.end, LED, other.key)
    return found


def _alike(one: Spot, other: Spot) -> bool:
    """Two spots of different people whose written words are nearly the same, or who share a surname."""
    if len({*one.names, *other.names}) == 1 or (one.key == other.key and set(one.names) == set(other.names)):
        return False
    return is_near(one.key, other.key) or spoken(one.key) == spoken(other.key) or bool(_surnames(one) & _surnames(other))


def _surnames(spot: Spot) -> set[str]:
    return {plain(name.person.name).split()[-1] for name in spot.names}
