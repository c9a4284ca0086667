"""What the words of a period mean on a given day: part of a month, a month, a numbered week, a season."""

from __future__ import annotations

from datetime import date
from re import Match

from classifiers.date_values import DAY, WEEK_SHIFT, Context, Value, add_months, month_span, week_span, year_of
from classifiers.date_words import SEASONS, month_of
from classifiers.tense import points_ahead

THIRDS = {
    "begin": (1, 10),
    "half": (11, 20),
    "medio": (11, 20),
    "midden": (11, 20),
    "mid": (11, 20),
    "eind": (21, 31),
    "einde": (21, 31),
    "early": (1, 10),
    "late": (21, 31),
}


def third(match: Match[str], context: Context) -> Value | None:
    """begin maart, half april 2025, eind vorige maand."""
    if match["which"]:
        day = add_months(context.today.replace(day=1), WEEK_SHIFT.get(match["which"].lower(), 0))
        year, month = day.year, day.month
    else:
        known = month_of(match["month"])
        if known is None:
            return None
        month, year = known, _month_year(match, known, context)
    first, last = THIRDS[match["third"].lower()]
    end = month_span(year, month)[1]
    return date(year, month, first), date(year, month, min(last, end.day))


def _month_year(match: Match[str], month: int, context: Context) -> int:
    if match["year"]:
        return year_of(match["year"], context.today)
    if points_ahead(context.text, match.start(), match.end()):
        return context.today.year + (month < context.today.month)
    return context.today.year - (month > context.today.month)


def month_alone(match: Match[str], context: Context) -> Value | None:
    """in maart, maart 2026, vorige maand."""
    if match.groupdict().get("which"):
        day = add_months(context.today.replace(day=1), WEEK_SHIFT.get(match["which"].lower(), 0))
        return month_span(day.year, day.month)
    month = month_of(match["month"])
    return month_span(_month_year(match, month, context), month) if month else None


def week_number(match: Match[str], context: Context) -> Value | None:
    number, today = int(match["number"]), context.today
    if not 1 <= number <= 53:
        return None
    try:
        if match["year"]:
            return week_span(date.fromisocalendar(year_of(match["year"], today), number, 1))
        year = today.isocalendar().year
        this = date.fromisocalendar(year, number, 1)
        if this > today and not (points_ahead(context.text, match.start(), match.end()) or (this - today).days < 90):
            this = date.fromisocalendar(year - 1, number, 1)
    except ValueError:
        return None
    return week_span(this)


def season(match: Match[str], context: Context) -> Value | None:
    month = SEASONS[match["season"].lower()]
    shift = {"volgend": 1, "komende": 1, "volgende": 1}.get((match["which"] or "").lower(), 0)
    year = year_of(match["year"], context.today) if match["year"] else context.today.year
    first = date(year, month, 1)
    if not match["year"]:
        if shift == 0 and first > context.today:
            first = first.replace(year=year - 1)
        elif shift and first <= context.today:
            first = first.replace(year=year + 1)
    return first, add_months(first, 3) - DAY
