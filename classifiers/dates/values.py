"""Arithmetic of days and periods, and which year a day without one falls in. Knows no words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

Span = tuple[date, date]
Value = date | Span
NAMES = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1000, 9000  # so that what is counted on from a day stays within the calendar
LIFETIME = timedelta(days=600)  # beyond it a day is a birth date, and nothing is counted from it
SURELY_AHEAD, AHEAD, SILENT, PAST, TOLD = 2, 1, 0, -1, -2  # how the words around a date lean, see `classifiers.tense`
FURTHEST = {
    SURELY_AHEAD: 250,
    AHEAD: 180,
    SILENT: 45,
    PAST: 45,
    TOLD: 0,
}  # days ahead that a day without a year may lie, by that lean
YEARS_AHEAD = 12
NUMBERED = 75  # the same for "4 mei" where nothing says when: who means a day of ten months ago adds the year


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_of(words: str, today: date, *, born: bool = False) -> int:
    """The year of "2026", "'26" or "26": at most twelve ahead, as who was born before is near ninety; a birth lies behind."""
    digits = int(re.sub(r"\D", "", words))
    if digits >= 100:
        return digits
    this = today.year // 100 * 100
    return digits + this - (100 if digits + this > today.year + (0 if born else YEARS_AHEAD) else 0)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day_of(year, month + 1, day.day) or month_span(year, month + 1)[1]


def month_span(year: int, month: int) -> Span:
    """First and last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - DAY


def months_span(first: date, months: int) -> Span:
    """So many months from the first day of one."""
    return first, add_months(first, months) - DAY


def year_span(year: int) -> Span:
    return date(year, 1, 1), date(year, 12, 31)


def week_span(day: date) -> Span:
    """Monday and Sunday of the week of a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def week_in_year(day: date, year: int) -> Span:
    """The week of the same number in a year; the last one where it has fewer."""
    number = day.isocalendar().week
    return week_span(date.fromisocalendar(year, min(number, date(year, 12, 28).isocalendar().week), 1))


def contradiction(weekday: int | None, day: date) -> str:
    """What to tell when a weekday does not fit its date."""
    if weekday is None or day.weekday() == weekday:
        return ""
    return f"{day:%d-%m-%Y} is a {NAMES[day.weekday()]}, the mail says {NAMES[weekday]}"


def weekend_span(day: date) -> Span:
    """Saturday and Sunday of the week of a day."""
    sunday = week_span(day)[1]
    return sunday - DAY, sunday


def weekend_beside(day: date, side: int) -> Span:
    """The weekend after a day, or before it (`side` below 0)."""
    saturday = next_weekday(5, day) if side > 0 else previous_weekday(5, day - DAY)
    return saturday, saturday + DAY


def first_of(value: Value) -> date:
    return value if isinstance(value, date) else value[0]


def last_of(value: Value) -> date:
    return value if isinstance(value, date) else value[1]


def shifted(day: date, count: float, unit: str) -> date | None:
    """A day so many days, weeks, months or years on; None beyond what anybody speaks of."""
    try:
        found = _counted(day, count, unit.lower())
    except (ValueError, OverflowError):
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _counted(day: date, count: float, unit: str) -> date:
    if unit.startswith("werkdag"):
        return _workdays_on(day, round(count))
    if unit.startswith("da"):
        return day + timedelta(days=round(count))
    if unit.startswith("we") or unit.startswith("wk"):
        return day + timedelta(days=round(count * 7))
    months = count * (1 if unit.startswith("m") else 3 if unit.startswith("k") else 12)
    half = timedelta(days=15 if months % 1 and months > 0 else -15 if months % 1 else 0)
    return add_months(day, int(months)) + half


def _workdays_on(day: date, count: int) -> date:
    """Mondays to Fridays alone are counted; from a weekend on, the Friday or Monday beside it is left behind."""
    step, last = (1, 4) if count > 0 else (-1, 0)
    while day.weekday() > 4:
        day -= step * DAY
    weeks, days = divmod(abs(count), 5)
    day += step * timedelta(weeks=weeks)
    for _ in range(days):
        day += step * DAY * (3 if day.weekday() == last else 1)
    return day


def years_on(value: Value, years: int) -> Value:
    """The same days so many years on; a whole month stays whole."""
    if isinstance(value, date):
        return add_months(value, 12 * years)
    first, last = value
    ends_month = (last + DAY).day == 1
    return add_months(first, 12 * years), add_months(last + DAY, 12 * years) - DAY if ends_month else add_months(last, 12 * years)


def previous_weekday(weekday: int, day: date) -> date:
    """The last such weekday strictly before a day."""
    return day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)


def next_weekday(weekday: int, day: date) -> date:
    """The first such weekday strictly after a day."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def nth_weekday(span: Span, weekday: int, number: int) -> date | None:
    """The so-maniest such weekday of a period, from its end when `number` is negative."""
    if number > 0:
        found = next_weekday(weekday, span[0] - DAY) + timedelta(weeks=number - 1)
    else:
        found = previous_weekday(weekday, span[1] + DAY) + timedelta(weeks=number + 1)
    return found if span[0] <= found <= span[1] else None


def nearest(
    make: Callable[[int], date | None], today: date, lean: int, weekday: int | None = None, *, silent: int = FURTHEST[SILENT]
) -> date | None:
    """A day without a year: the past one, unless its weekday, the words around it or the distance say that it is to come."""
    candidates = [found for shift in (-1, 0, 1) if (found := make(today.year + shift)) is not None]
    if not candidates:
        return make(today.year - today.year % 4)
    past = max((found for found in candidates if found <= today), default=None)
    coming = min((found for found in candidates if found > today), default=None)
    if past is None or coming is None:
        return past or coming
    if weekday is not None and (past.weekday() == weekday) != (coming.weekday() == weekday):
        return past if past.weekday() == weekday or (coming - today).days > 330 else coming
    return coming if (coming - today).days <= (silent if lean == SILENT else FURTHEST[lean]) else past


def third_of(span: Span, third: int) -> Span:
    """begin (0), half (1) or eind (2) of a week, a month (1-10, 11-20, from 21), a season, a year or ten."""
    first, last = span
    days = (last - first).days + 1
    if days > 3000:
        middle, late = add_months(first, 48), add_months(first, 84)
        return ((first, middle - DAY), (middle, late - DAY), (late, last))[third]
    if days == 7:
        return (
            (first, first + DAY),
            (first + 2 * DAY, first + 3 * DAY),
            (first + 4 * DAY, last),
        )[third]
    if days > 300:
        year = first.year
        return (
            (first, month_span(year, 3)[1]),
            (date(year, 5, 1), month_span(year, 8)[1]),
            (date(year, 10, 1), last),
        )[third]
    month = (first, add_months(first, 1) if days > 31 else first, last)[third]
    if third == 2:
        return last.replace(day=21), last
    return month.replace(day=1 + 10 * third), month.replace(day=10 + 10 * third)


def half_of(span: Span, number: int) -> Span:
    """The first or second half of a month (from the 16th), a quarter or a year."""
    first, last = span
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    middle = first + timedelta(days=15) if months == 1 else add_months(first, months // 2)
    return (first, middle - DAY) if number == 1 else (middle, last)
