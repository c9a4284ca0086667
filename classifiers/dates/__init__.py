"""The dates that a text mentions, counted from a reference day.

The text is cut into words once; at each word a small grammar (`phrases`, over `days` and `periods`) is asked what
begins there; then neighbours are put together. What a date is *for* (event, birth, deadline) is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from classifiers.dates.ahead import turned
from classifiers.dates.joins import counted_on, not_taken_back, together
from classifiers.dates.ordinals import in_the_month_spoken_of
from classifiers.dates.phrases import read
from classifiers.dates.ranges import joined
from classifiers.dates.tokens import Piece, Tokens, tokens
from classifiers.dates.told import as_told


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date or period in a text. `value` is "YYYY-MM-DD" or (first, last) of a period, `text` its words at `start`..`end`."""

    value: str | tuple[str, str]
    text: str
    start: int
    end: int
    note: str = ""  # what a person should know, such as a weekday that contradicts the date


LONGEST = 200_000  # characters looked at


def find_dates(text: str, reference: date | datetime) -> list[FoundDate]:
    """Every date and period that `text` mentions, in order, counted from `reference` (whose hour matters for "vanavond").

    Conventions: a bare weekday is the last one before the reference unless the words point ahead; no year is the nearest past,
    or the nearest future where meant so; begin, half and eind of a month are its days 1-10, 11-20 and from 21; a weekday that
    contradicts its date yields the date and a `note`. Never raises; takes time in proportion to the text.
    """
    day, hour = (reference.date(), reference.hour) if isinstance(reference, datetime) else (reference, 12)
    t = tokens(text[:LONGEST], day, hour)
    pieces = joined(
        t, together(t, counted_on(t, as_told(t, in_the_month_spoken_of(t, not_taken_back(t, turned(t, pieces_of(t)))))))
    )
    return [_published(t, piece) for piece in pieces]


def pieces_of(t: Tokens) -> list[Piece]:
    """What the grammar reads at each word, before neighbours are put together."""
    found: list[Piece] = []
    at = 0
    while at < len(t.words):
        try:
            pieces = read(t, at)
        except (ValueError, OverflowError):  # beyond the calendar
            pieces = None
        if pieces:
            found += pieces
        at = pieces[-1].end if pieces else at + 1
    return found


def _published(t: Tokens, piece: Piece) -> FoundDate:
    value = piece.value
    shown = value.isoformat() if isinstance(value, date) else (value[0].isoformat(), value[1].isoformat())
    start, end = t.starts[piece.start], t.ends[piece.end - 1]
    return FoundDate(shown, t.text[start:end], start, end, piece.note)
