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
    SEASONS,
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
NUM = rf"(?:[12]\d|3[01]|0?[1-9])(?!\d)(?:\s?(?:e|ste|de|th|st|nd|rd))?|(?:{WORD_NUMBER})"
FULL_DAY = rf"(?:maan|dins|woens|donder|vrij|zater|zon)da(?:g|ch)(?:{DAY_PARTS})?"
PAST_WORD = r"afgelopen|vorige?|vorig|verleden|laatste|jongstleden|jl\.?|last|letzten"
NEXT_WORD = r"a\.?s\.?|aanstaande|aankomende|komende?|volgende?|eerstvolgende|next"


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(words: str, today: date) -> int:
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
    return day_of(_year(match["year"], context.today), int(match["month"]), int(match["day"]))


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
    year = _year(match["year"], context.today) if match["year"] else None
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
    year = _year(match["year"], context.today) if match["year"] else None
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


NO_DAY_BEFORE = re.compile(r"(?:elke|iedere|ieder|alle|ied're|'s|s|per|altijd op|every|een|geen|meestal op)\s*$", re.I)


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
        return _year(match["year"], context.today)
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
            return week_span(date.fromisocalendar(_year(match["year"], today), number, 1))
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
    year = _year(match["year"], context.today) if match["year"] else context.today.year
    first = date(year, month, 1)
    if not match["year"]:
        if shift == 0 and first > context.today:
            first = first.replace(year=year - 1)
        elif shift and first <= context.today:
            first = first.replace(year=year + 1)
    return first, add_months(first, 3) - DAY
