"""How long something takes or took: "drie weken", "anderhalf jaar", "binnen twee weken" of what was promised."""

from __future__ import annotations

import re

from classifiers.date_tokens import Piece, Tokens
from classifiers.date_words import UNITS
from classifiers.words import word_set

BACK, ON = word_set("geleden terug ago"), word_set("later daarna erna nadien daarop erop")
PROMISE_NEAR = 60  # characters
PROMISED = re.compile(r"\b(?:zou(?:den)?|zei|zegde|gezegd|beloo?f\w*|toegezegd|afgesproken)\b[^!?\n]*$", re.IGNORECASE)


def duration(t: Tokens, at: int) -> tuple[float, str, int] | None:
    """ "drie weken", "een half jaar", "anderhalve maand": how many, of what, and where it ends."""
    count: float | None = t.cardinal(at)
    place = at + 1
    if t.word(at) in ("'",) and t.word(at + 1) == "n":
        count, place = 1, at + 2
    if t.word(place) in ("half", "halve") and count == 1:
        count, place = 0.5, place + 1
    elif t.word(place) in (",", ".") and t.glued(place) and t.word(place + 1) == "5" and count is not None:
        count, place = count + 0.5, place + 2
    elif t.past(place, "en", "een", "half") or t.past(place, "en", "een", "halve"):
        count, place = (count or 0) + 0.5, place + 3
    elif t.word(at) in ("half", "halve"):
        count = 0.5
    elif t.word(at) in ("anderhalf", "anderhalve"):
        count = 1.5
    unit = UNITS.get(t.word(place))
    if unit and count == 1 and t.word(place + 1) == "of" and t.cardinal(place + 2) and t.word(place + 3) in BACK:
        return t.cardinal(place + 2) or 1, unit, place + 3  # "een week of drie geleden"
    return (count, unit, place + 1) if count is not None and unit else None


def later(t: Tokens, at: int, end: int, count: float, unit: str, until: str = "") -> Piece:
    """A day counted from the one mentioned before it, not known here: its note says how far, and "today" if it must be past."""
    return Piece(t.today, at, end, "later", note=f"{count} {unit} {until}")


def is_promised(t: Tokens, at: int) -> bool:
    """Whether a promise leads up to these tokens: its "binnen twee weken" ends on a day."""
    before = t.text[max(0, t.starts[at] - PROMISE_NEAR) : t.starts[at]]
    return PROMISED.search(before) is not None
