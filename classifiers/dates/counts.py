"""How long something takes or took: "drie weken", "anderhalf jaar", "binnen twee weken" of what was promised."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from classifiers.dates.tokens import Piece, Tokens
from classifiers.dates.values import shifted
from classifiers.dates.words import HALVES, UNITS
from classifiers.words import word_set

BEFORE_AFTER = {"voor": -1, "vóór": -1, "veur": -1, "before": -1, "na": 1, "after": 1}
ABOUT = word_set("ongeveer circa ca . zo ' ruim bijna pakweg precies exact")
LARGEST_FIRST = ("jaar", "kwartaal", "maand", "week", "dag", "werkdag")
SIZES = word_set("kleine krappe goede ruime dikke")
BACK, ON = word_set("geleden terug ago"), word_set("later daarna erna nadien daarop erop")
PROMISE_NEAR = 60  # characters
MOST_PARTS = 4
NAMING = word_set("de den het dat die dit deze mijn mien m'n zijn haar ons onze uw je jouw hun")
LONGEST_NAME = 3  # words
PROMISED = re.compile(r"\b(?:zou(?:den)?|zei|zegde|gezegd|beloo?f\w*|toegezegd|afgesproken)\b[^!?\n]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Length:
    """How long: "een jaar en drie maanden" is (1, jaar), (3, maand), and where it ends."""

    parts: tuple[tuple[float, str], ...]
    end: int

    def on(self, day: date, side: int) -> date | None:
        """The day so far on (`side` 1) or back (-1), the largest parts first."""
        found: date | None = day
        for count, unit in sorted(self.parts, key=lambda part: LARGEST_FIRST.index(part[1])):
            found = shifted(found, side * count, unit) if found else None
        return found


def lengthened(t: Tokens, first: tuple[float, str, int]) -> Length | None:
    """ "2 maanden en 10 dagen", "een jaar, twee maanden en een dag", begun with `first`; None where nothing is added."""
    parts, end, joint = [first[:2]], first[2], ""
    while len(parts) < MOST_PARTS:
        place = end + (t.word(end) == ",")
        place += t.word(place) == "en"
        more = duration(t, place)
        if more is None or more[1] in (unit for _, unit in parts):
            break
        parts, end, joint = [*parts, more[:2]], more[2], t.word(place - 1)
    return Length(tuple(parts), end) if len(parts) > 1 and (joint != "," or len(parts) > 2) else None


def duration(t: Tokens, at: int) -> tuple[float, str, int] | None:
    """ "drie weken", "een half jaar", "anderhalve maand": how many, of what, and where it ends."""
    count: float | None = t.cardinal(at) or HALVES.get(t.word(at))
    place = at + 1
    if t.word(at) in ("'",) and t.word(at + 1) == "n":
        count, place = 1, at + 2
    if t.word(place) in ("half", "halve") and count == 1:
        count, place = 0.5, place + 1
    elif t.word(place) in (",", ".") and t.glued(place) and t.word(place + 1) == "5" and count is not None:
        count, place = count + 0.5, place + 2
    elif t.word(place) == "½" and t.glued(place) and count is not None:
        count, place = count + 0.5, place + 1
    elif t.past(place, "en", "een", "half") or t.past(place, "en", "een", "halve"):
        count, place = (count or 0) + 0.5, place + 3
    elif t.word(at) in ("half", "halve"):
        count = 0.5
    elif t.word(at) in ("anderhalf", "anderhalve"):
        count = 1.5
    elif t.word(at) == "driekwart":
        count = 0.75
    elif t.word(place) in SIZES and t.word(at) == "een":
        place += 1
    if t.word(place) == "halfjaar" and count is not None:
        return count / 2, "jaar", place + 1
    unit = UNITS.get(t.word(place))
    some = t.word(place + 3) in BACK or "over" in (t.word(at - 1), t.word(at - 2))
    if unit and count == 1 and t.word(place + 1) == "of" and t.cardinal(place + 2) and some:
        return t.cardinal(place + 2) or 1, unit, place + 3  # "een week of drie geleden"
    return (count, unit, place + 1) if count is not None and unit else None


def later(t: Tokens, at: int, end: int, count: float, unit: str, until: str = "") -> Piece:
    """A day counted from the one mentioned before it, not known here: its note says how far, and `until`: "today" if it must be
    past, "of" and a noun if it is counted from the day of that."""
    return Piece(t.today, at, end, "later", note=f"{count} {unit} {until}")


def beyond_what(t: Tokens, at: int, day_at: Callable[[int], Piece | None]) -> tuple[Piece | None, int, str]:
    """What "voor" or "na" names here: its day where it has one ("mijn operatie op de 23e"), where that ends, else its noun."""
    if t.word(at) not in NAMING or not t.word(at + 1).isalpha():
        return None, at, ""
    for noun in range(at + 1, at + 1 + LONGEST_NAME):
        if not t.word(noun).isalpha():
            break
        if t.word(noun + 1) in ("op", "van") and (anchor := day_at(noun + 2)):
            return anchor, anchor.end, ""
    return None, at + 2, t.word(at + 1)


def is_promised(t: Tokens, at: int) -> bool:
    """Whether a promise leads up to these tokens: its "binnen twee weken" ends on a day."""
    before = t.text[max(0, t.starts[at] - PROMISE_NEAR) : t.starts[at]]
    return PROMISED.search(before) is not None
