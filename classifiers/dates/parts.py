"""The grammar of parts of periods by their number: "derde week van mei", "laatste maand van 2025"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from classifiers.dates.days import weekday_at
from classifiers.dates.named import OF, read_quarter, year_after
from classifiers.dates.tokens import Piece, Tokens
from classifiers.dates.values import (
    DAY,
    Span,
    add_months,
    half_of,
    months_span,
    nth_weekday,
    shifted,
    week_span,
    year_span,
)
from classifiers.dates.words import MONTH_NAMES, RANGE, UNITS

PeriodAt = Callable[[int], Piece | None]  # the period that begins at a token, in another
LISTED = RANGE | {"en", "of"}
FIRST_OR_LAST = frozenset(("eerste", "laatste"))
LONGEST_MONTH = 31
LONGEST_QUARTER = 92  # days


def part(t: Tokens, at: int, period_at: PeriodAt) -> Piece | None:
    """ "eerste kwartaal 2024", "tweede helft van april", "laatste week van mei", "derde weekend van juni"."""
    number, noun = t.ordinal(at) or 0, t.word(at + 1)
    if noun == "kwartaal":
        return read_quarter(t, number, at, at + 2)
    if (
        noun in LISTED
        and t.word(place := t.skip(at + 2, frozenset(("het", "met", "en")), 2) + 1) == "kwartaal"
        and t.ordinal(place - 1)
    ):
        listed = read_quarter(t, number, at, place + 1)
        return listed and listed.over(at, at + 1)
    if noun in ("half", "halve") and t.word(at + 2) == "jaar" and number in (1, 2) and (year := year_after(t, at + 3)):
        return Piece(half_of(year_span(year[0]), number), at, year[1], "span")
    if noun in ("halfjaar", "semester", "helft") and number in (1, 2) and (year := year_after(t, at + 2)):
        return Piece(half_of(year_span(year[0]), number), at, year[1], "span")
    told = t.word(at + 2) in OF or (noun == "week" and t.word(at + 2) in MONTH_NAMES)  # "eerste week november"
    if noun not in ("helft", "week", "weekend", "weekeinde", "maand") or not told:
        return None
    inner = period_at(at + 2 + (t.word(at + 2) in OF))
    if inner is None or isinstance(inner.value, date) or inner.kind not in ("month", "year", "span"):
        return None
    value = _part_of(inner.value, noun, number)
    return Piece(value, at, inner.end, "span", inner.yearless) if value else None


def several(t: Tokens, at: int, period_at: PeriodAt) -> Piece | None:
    """ "De eerste twee weken van mei", "de drie laatste dagen van vorige maand"."""
    swapped = t.word(at + 1) in FIRST_OR_LAST
    number, count, unit = t.ordinal(at + swapped), t.cardinal(at + (not swapped)), UNITS.get(t.word(at + 2))
    if number not in (1, -1) or count is None or unit in (None, "werkdag") or t.word(at + 3) not in OF:
        return None
    inner = period_at(at + 4)
    if inner is None or isinstance(inner.value, date) or inner.kind not in ("month", "year", "span"):
        return None
    first, last = inner.value
    other = shifted(first if number == 1 else last + DAY, number * count, unit or "")
    if other is None or not first < other <= last:
        return None
    value = (first, other - DAY) if number == 1 else (other, last)
    return Piece(value, at, inner.end, "span", inner.yearless) if value[0] < value[1] else None


def numbered_in(t: Tokens, found: Piece) -> Piece | None:
    """ "Volgend jaar [in] de derde week", "vorige maand [op] de eerste maandag"; the year or month is read already."""
    place = t.skip(found.end, frozenset(("in", "op")), 1)
    number, noun = t.ordinal(place + 1), t.word(place + 2)
    if isinstance(found.value, date) or found.kind not in ("year", "month") or t.word(place) != "de" or number is None:
        return None
    weekday = weekday_at(t, place + 2)
    if weekday is not None and found.kind == "month":
        day = nth_weekday(found.value, weekday, number)
        return Piece(day, found.start, place + 3) if day else None
    span = _part_of(found.value, "week", number) if noun == "week" and t.word(place + 3) not in OF else None
    return Piece(span, found.start, place + 3, "week") if span else None


def _part_of(span: Span, noun: str, number: int) -> Span | None:
    first, last = span
    days = (last - first).days + 1
    if noun == "helft":
        return half_of(span, number) if number in (1, 2) and days > 27 else None
    if noun == "maand":
        return _month_of(span, number) if days > LONGEST_MONTH else None
    if noun == "week" and days > LONGEST_QUARTER:
        return _numbered_week(first.year, number)
    if noun == "week":
        start = first + timedelta(weeks=number - 1) if number > 0 else last + timedelta(weeks=number) + DAY
        return (start, start + timedelta(days=6)) if first <= start <= last else None
    saturday = nth_weekday(span, 5, number)
    return (saturday, saturday + DAY) if saturday else None


def _month_of(span: Span, number: int) -> Span | None:
    first, last = span
    start = add_months(first, number - 1) if number > 0 else add_months(last + DAY, number)
    return months_span(start, 1) if first <= start <= last else None


def _numbered_week(year: int, number: int) -> Span | None:
    """ "De derde week van 2027" is its week 3; the last has number 52 or 53."""
    weeks = date(year, 12, 28).isocalendar().week
    numbered = number if number > 0 else weeks + 1 + number
    return week_span(date.fromisocalendar(year, numbered, 1)) if 1 <= numbered <= weeks else None
