"""What the words of a date mean on a given day: each function turns a match of one shape into a day, a period or nothing.

The shapes themselves, and which goes first, stand in `classifiers.dates`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from re import Match

from classifiers.date_words import (
    DAY_PARTS,
    NUMBERS,
    WORD_NUMBER,
    month_of,
    weekday_of,
)
from classifiers.tense import points_ahead


@dataclass(frozen=True, slots=True)
class Context:
    """The whole text and the day (and hour) from which it is counted."""

    text: str
    today: date
    hour: int


Span = tuple[date, date]
Value = date | Span
Reader = Callable[[Match[str], Context], "Value | list[tuple[Value, int, int]] | None"]
DAY = timedelta(days=1)
NUM = rf"(?:[12]\d|3[01]|0?[1-9])(?!\d)(?:\s?(?:e|ste|de|th|st|nd|rd)\b)?|(?:{WORD_NUMBER})"
FULL_DAY = rf"(?:maan|dins|woens|donder|vrij|zater|zon)da(?:g|ch)(?:{DAY_PARTS})?"
PAST_WORD = r"afgelopen|vorige?|vorig|verleden|laatste|jongstleden|jl\.?|last|letzten"
NEXT_WORD = r"a\.?s\.?|aanstaande|aankomende|komende?|volgende?|eerstvolgende|next"


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_of(words: str, today: date) -> int:
    """The year of "2026", "'26" or "26", the last two at most six years ahead."""
    digits = int(re.sub(r"\D", "", words))
    if digits >= 100:
        return digits
    return digits + (2000 if digits <= (today.year + 6) % 100 else 1900)


def _day(words: str) -> int:
    digits = re.match(r"\d+", words)
    return int(digits.group()) if digits else NUMBERS.get(words.lower(), 0)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day_of(year, month + 1, day.day) or month_span(year, month + 1)[1]


def month_span(year: int, month: int) -> Span:
    """First and last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - DAY


def week_span(day: date) -> Span:
    """Monday and Sunday of the week of a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def nearest(month: int, day: int, context: Context, start: int, end: int) -> date | None:
    """A day without a year: the past one, or the coming one where the words or the distance say so, or its weekday does."""
    tried = (day_of(context.today.year + shift, month, day) for shift in (-1, 0, 1))
    candidates = [found for found in tried if found is not None]
    if not candidates:
        return day_of(context.today.year - context.today.year % 4, month, day)
    past = max((found for found in candidates if found <= context.today), default=None)
    coming = min((found for found in candidates if found > context.today), default=None)
    if past is None or coming is None:
        return past or coming
    weekday = _weekday_beside(context.text, start, end)
    if weekday is not None and (past.weekday() == weekday) != (coming.weekday() == weekday):
        return past if past.weekday() == weekday else coming
    ahead = points_ahead(context.text, start, end)
    if ahead is None:
        return coming if (context.today - past).days > 270 and (coming - context.today).days < 45 else past
    if ahead:
        return coming if (coming - context.today).days < 330 else past
    return past


BEFORE_DAY = re.compile(r"([^\W\d_]{2,15})\.?,?\s*\(?\s*(?:de\s+|den\s+|the\s+)?$", re.IGNORECASE)
AFTER_DAY = re.compile(r"\s*[,(]?\s*(?:een |een\s+|op |op\s+)?([^\W\d_]{2,15})", re.IGNORECASE)


def _weekday_beside(text: str, start: int, end: int) -> int | None:
    before = BEFORE_DAY.search(text, max(0, start - 25), start)
    if before:
        found = weekday_of(before.group(1))
        if found is not None:
            return found
    after = AFTER_DAY.match(text, end, end + 30)
    if after and len(after.group(1)) > 4:
        return weekday_of(after.group(1))
    return None


def iso(match: Match[str], context: Context) -> Value | None:
    return day_of(int(match["year"]), int(match["month"]), int(match["day"]))


def numeric(match: Match[str], context: Context) -> Value | None:
    return day_of(year_of(match["year"], context.today), int(match["month"]), int(match["day"]))


UNLIKELY_AFTER = re.compile(
    r"\s?(?:%|uur|uren|u\b|x\b|keer|dagen|weken|maanden|jaar|mensen|personen|euro|km|min|cm|liter|sterren|deel|van de|plus|\d"
    r"|:\d)",
    re.IGNORECASE,
)
DATE_BEFORE = re.compile(
    r"(?:\b(?:op|dd|d\.d\.|van|tot|t/m|per|sinds|vanaf|voor|vóór|en|datum|geb\.?|"
    + FULL_DAY
    + r"|ma|di|wo|do|vr|za|zo)[.:]?\s*)$",
    re.I,
)
FRACTIONS = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4", "4/5", "24/7"})


def short(match: Match[str], context: Context) -> Value | None:
    """12/3, 12-3 and, only after a word that announces a date, 12.3."""
    text, words = context.text, match.group()
    announced = bool(DATE_BEFORE.search(text, max(0, match.start() - 14), match.start()))
    if UNLIKELY_AFTER.match(text, match.end(), match.end() + 12) or words == "24/7":
        return None
    sign = match["sign"]
    if sign == "." and (not announced or len(match["month"]) < 2):
        return None
    if sign == "-" and not announced and len(match["month"]) < 2:
        return None
    if not announced and (words in FRACTIONS or match["month"] == "10"):
        return None
    return nearest(int(match["month"]), int(match["day"]), context, match.start(), match.end())


def written(match: Match[str], context: Context) -> Value | list[tuple[Value, int, int]] | None:
    """[3, 10 en] 17 maart [2026], [3 t/m] 10 maart."""
    month = month_of(match["month"])
    if month is None:
        return None
    days = [(_day(found.group()), match.start("days") + found.start(), found) for found in re.finditer(NUM, match["days"], re.I)]
    year = year_of(match["year"], context.today) if match["year"] else None
    resolved: list[tuple[Value, int, int]] = []
    last = _resolve(days[-1][0], month, year, context, match.start(), match.end())
    if last is None:
        return None
    for number, start, found in days[:-1]:
        day = day_of(last.year, month, number)
        if day is not None:
            resolved.append((day, start, start + len(found.group())))
    if resolved and re.search(r"t/m|tm|t\.e\.m|tot|[-–]", match["days"]) and isinstance(resolved[0][0], date) and len(days) == 2:
        between = re.search(r"[-–]", match["days"])
        return (resolved[0][0], last) if not between or resolved[0][0] < last else None
    if (
        len(days) == 2
        and resolved
        and re.search(r"\btussen\s*$", context.text[: match.start()][-10:], re.I)
        and isinstance(resolved[0][0], date)
    ):
        return resolved[0][0], last
    return [*resolved, (last, days[-1][1], match.end())]


def _resolve(day: int, month: int, year: int | None, context: Context, start: int, end: int) -> date | None:
    return day_of(year, month, day) if year else nearest(month, day, context, start, end)


def month_first(match: Match[str], context: Context) -> Value | None:
    month = month_of(match["month"])
    year = year_of(match["year"], context.today) if match["year"] else None
    return _resolve(_day(match["day"]), month, year, context, match.start(), match.end()) if month else None


RELATIVE = {
    "eergister": -2,
    "gister": -1,
    "yesterday": -1,
    "gestern": -1,
    "overmorgen": 2,
    "morgen": 1,
    "tomorrow": 1,
    "today": 0,
    "heute": 0,
}


def relative(match: Match[str], context: Context) -> Value | None:
    words = match.group().lower()
    if words.startswith("vanavond") and context.hour < 5:
        return context.today - DAY
    for word, shift in RELATIVE.items():
        if words.startswith(word):
            return context.today + shift * DAY
    return context.today


NO_MORGEN_BEFORE = re.compile(r"(?:goe\w*|'?s|de|deze|dezen|elke|iedere|per|één|hele|vroege|een|in den|smorgens)\s*$", re.I)


def morgen(match: Match[str], context: Context) -> Value | None:
    before = NO_MORGEN_BEFORE.search(context.text, max(0, match.start() - 9), match.start())
    if before:
        return context.today if before.group().strip().lower() in ("deze", "dezen") else None
    line = context.text.rfind("\n", 0, match.start()) + 1
    greeting = not context.text[line : match.start()].strip() and context.text[match.end() : match.end() + 1] in (
        ",",
        "!",
        "\n",
        "",
    )
    return None if greeting and match["part"] is None else context.today + DAY


NO_DAY_BEFORE = re.compile(
    r"(?:(?<![a-z])(?:elke|iedere|ieder|alle|ied're|'s|s|per|altijd op|every|een|geen|meestal op))\s*$", re.I
)


def bare_weekday(match: Match[str], context: Context) -> Value | None:
    weekday = weekday_of(match["weekday"])
    if weekday is None:
        return None
    if NO_DAY_BEFORE.search(context.text, max(0, match.start() - 14), match.start()):
        return None
    modifier = (match["modifier"] or "").lower()
    if modifier and re.fullmatch(NEXT_WORD, modifier):
        return _next(weekday, context.today)
    if modifier and re.fullmatch(PAST_WORD, modifier):
        return _last(weekday, context.today)
    after = re.match(rf"\s+(?:{NEXT_WORD})(?!\s?week|\w)", context.text[match.end() : match.end() + 16], re.I)
    if after or points_ahead(context.text, match.start(), match.end()):
        return _next(weekday, context.today)
    return _last(weekday, context.today)


def _last(weekday: int, today: date) -> date:
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def _next(weekday: int, today: date) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


WEEK_SHIFT = {
    "vorige": -1,
    "afgelopen": -1,
    "verleden": -1,
    "laatste": -1,
    "last": -1,
    "deze": 0,
    "dezelfde": 0,
    "volgende": 1,
    "komende": 1,
    "next": 1,
    "this": 0,
}


def named_week(match: Match[str], context: Context) -> Value | None:
    """vorige week [donderdag], donderdag vorige week, van de week."""
    groups = match.groupdict()
    shift = WEEK_SHIFT.get((match["which"] or "deze").lower(), 0)
    monday, sunday = week_span(context.today + timedelta(weeks=shift))
    name = groups.get("before") or groups.get("after")
    weekday = weekday_of(name) if name else None
    if weekday is not None:
        return monday + weekday * DAY
    if shift == 0:
        return monday, context.today if match.group().lower().startswith(("van", "eerder")) else sunday
    return monday, sunday


def _count(words: str) -> float:
    plain = words.lower()
    if plain.isdigit():
        return int(plain)
    return {"anderhalve": 1.5, "a": 1, "an": 1, "n": 1, "'n": 1, "one": 1, "two": 2, "three": 3, "four": 4}.get(
        plain
    ) or NUMBERS.get(plain, 1)


def shifted(day: date, count: float, unit: str) -> date | None:
    unit = unit.lower()
    try:
        if unit.startswith("da"):
            return day + timedelta(days=round(count))
        if unit.startswith("we") or unit.startswith("wk"):
            return day + timedelta(days=round(count * 7))
        return add_months(day, round(count * (1 if unit.startswith("m") else 12)))
    except (ValueError, OverflowError):
        return None


def ago(match: Match[str], context: Context) -> Value | None:
    """twee weken geleden [op dinsdag], over twee weken."""
    sign = 1 if match.groupdict().get("over") else -1
    found = shifted(context.today, sign * _count(match["count"]), match["unit"])
    name = match.groupdict().get("before") or match.groupdict().get("after")
    weekday = weekday_of(name) if name else None
    if found and weekday is not None and match["unit"].lower().startswith("w"):
        return week_span(found)[0] + weekday * DAY
    return found


def last_stretch(match: Match[str], context: Context) -> Value | None:
    first = shifted(context.today, -_count(match["count"] or "1"), match["unit"])
    return (first, context.today) if first else None


def day_of_month(match: Match[str], context: Context) -> Value | None:
    """de 15e: of this month or a neighbouring one."""
    number, first = int(match["day"]), context.today.replace(day=1)
    months = [add_months(first, shift) for shift in (-1, 0, 1)]
    candidates = [found for month in months if (found := day_of(month.year, month.month, number)) is not None]
    weekday = _weekday_beside(context.text, match.start(), match.end())
    agreeing = [found for found in candidates if weekday is None or found.weekday() == weekday]
    past = [found for found in agreeing if found <= context.today]
    coming = [found for found in agreeing if found > context.today]
    ahead = points_ahead(context.text, match.start(), match.end())
    chosen = coming[:1] or past[-1:] if ahead else past[-1:] or coming[:1]
    return chosen[0] if chosen else None
