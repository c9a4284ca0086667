"""Days by their number alone, "de 14e", put in the month that the text speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from classifiers.dates.ahead import judge, number_alone
from classifiers.dates.tokens import Piece, Tokens
from classifiers.dates.values import AHEAD, LIFETIME, add_months, day_of, first_of, week_span, weekend_span
from classifiers.tense import WOULD, clause

SPOKEN_OF = 80  # words after which a month is forgotten
MONTH, NEARLY_A_MONTH = timedelta(days=31), timedelta(days=26)
SENTENCE_END = re.compile(r"[.!?]\s|\n")
REMEMBERED = 20  # days of the text
FEWEST, UNTOLD = 3, 0.5  # "de 15e." alone tells nothing
SURELY_BEHIND, SURELY_AHEAD = 0.15, 0.85  # between them the rules decide
PLANS_AFTER = re.compile(r"\s*\w+ (?:ik|we|wij)\b", re.IGNORECASE)
PLANS_BEFORE = re.compile(r"\b(?:ik|we|wij) \w+ (?:op )?de $", re.IGNORECASE)


def in_the_month_spoken_of(t: Tokens, found: list[Piece]) -> list[Piece]:
    """Puts "de 14e" nearest to the day or month mentioned last: "op 7 september, de 14e en de 21e"; one to come stays to come."""
    kept: list[Piece] = []
    day: Piece | None = None
    month: Piece | None = None
    for piece in found:
        if piece.kind == "ordinal" and isinstance(piece.value, date):
            if month is not None and SENTENCE_END.search(t.gap(month.end, piece.start)):
                month = None  # a month by its name is spoken of no longer than its sentence
            anchor, chance = month or day, judge().score(number_alone(t, piece, found)) if len(t.words) > FEWEST else UNTOLD
            piece = _likely(t, piece, chance)
            if anchor is not None and piece.start - anchor.end < SPOKEN_OF:
                piece = replace(
                    piece, value=_named(kept, first_of(piece.value).day) or _spoken_of(t, anchor, piece, chance) or piece.value
                )
            piece, named = replace(piece, kind="day", note=""), piece.note
            kept.append(_around(piece, named) if named else piece)
        else:
            kept.append(piece)
        if _is_month(t, piece):
            month = piece
        elif _is_calendar_day(piece, t.today):
            day, month = piece, None
    return kept


def _likely(t: Tokens, piece: Piece, chance: float) -> Piece:
    """ "De 14e" on its last or next day where one of them is far likelier."""
    number = first_of(piece.value).day
    if SURELY_BEHIND < chance < SURELY_AHEAD:
        return piece
    months = [add_months(t.today.replace(day=1), shift) for shift in (-1, 0, 1, 2)]
    days = [found for month in months if (found := day_of(month.year, month.month, number))]
    if chance >= SURELY_AHEAD:
        return replace(piece, value=next(found for found in days if found > t.today))
    return replace(piece, value=next(found for found in reversed(days) if found <= t.today))


def _around(piece: Piece, named: str) -> Piece:
    """ "De week van de 19e": its week or weekend, which stood as a note."""
    day = first_of(piece.value)
    return replace(piece, value=week_span(day) if named == "week" else weekend_span(day), kind="span")


def _is_calendar_day(piece: Piece, today: date) -> bool:
    day = piece.value
    return piece.kind in ("day", "holiday") and isinstance(day, date) and not piece.weak and abs(day - today) < LIFETIME


def _is_month(t: Tokens, piece: Piece) -> bool:
    """ "In februari", and not somebody called Mei."""
    whole = piece.kind == "month" and not isinstance(piece.value, date) and piece.value[1] - piece.value[0] < MONTH
    return whole and t.word(piece.start - 1) == "in"


def _named(kept: Sequence[Piece], number: int) -> date | None:
    """The day of that number that was written out before: "op 3 en 10 maart ... de 3e"."""
    days = (one.value for one in reversed(kept[-REMEMBERED:]) if one.kind == "day" and isinstance(one.value, date))
    return next((day for day in days if day.day == number), None)


def _spoken_of(t: Tokens, anchor: Piece, piece: Piece, chance: float) -> date | None:
    number = first_of(piece.value).day
    if isinstance(anchor.value, date) and _ends_range(t, anchor, piece):
        return _nearest_to(anchor.value, number, anchor.value)
    if isinstance(anchor.value, date):
        return _in_its_month(t, anchor.value, number, piece, chance)
    return day_of(anchor.value[0].year, anchor.value[0].month, number)


def _ends_range(t: Tokens, anchor: Piece, piece: Piece) -> bool:
    """ "Van 4 januari tot de 22e"."""
    between = [word for word in t.words[anchor.end : piece.start] if word != "de"]
    return between in (["tot", "en", "met"], ["tot"], ["tm"], ["-"])


def _in_its_month(t: Tokens, anchor: date, number: int, piece: Piece, chance: float) -> date | None:
    """ "Op 3 juli beloofd voor de 15e": what was to come then may be past now."""
    lean, on = t.lean(piece.start, piece.end), _nearest_to(anchor, number, anchor)
    if chance >= SURELY_AHEAD and lean < AHEAD:
        lean = AHEAD
    if lean < AHEAD or first_of(piece.value) <= t.today or _would(t, piece):
        if on is not None and on <= t.today and on - anchor < NEARLY_A_MONTH:
            return on
        return _nearest_to(anchor, number, None)
    if lean == AHEAD and on is not None and timedelta() <= t.today - on < MONTH and not _of_his(t, piece):
        return on
    return _nearest_to(anchor, number, t.today)


def _of_his(t: Tokens, piece: Piece) -> bool:
    """ "De 15e zit ik ernaast", "ik kom op de tiende": his own plan, which is still to come."""
    start, end = t.starts[piece.start], t.ends[piece.end - 1]
    return bool(PLANS_AFTER.match(t.text, end, end + 60) or PLANS_BEFORE.search(t.text[max(0, start - 30) : start]))


def _would(t: Tokens, piece: Piece) -> bool:
    first, last = clause(t.text, t.starts[piece.start], t.ends[piece.end - 1])
    return WOULD.search(t.text, first, last) is not None


def _nearest_to(anchor: date, number: int, after: date | None) -> date | None:
    months = [add_months(anchor.replace(day=1), shift) for shift in (-1, 0, 1)]
    days = [day_of(month.year, month.month, number) for month in months]
    return min(
        (day for day in days if day is not None and (after is None or day > after)),
        key=lambda day: abs((day - anchor).days),
        default=None,
    )
