"""Days told from another: by the week of the year, a feast, or so many weeks ahead; written out as "2026-12-07" to be read.

Only where one day can be meant: "donderdag over twee weken", said on a Friday, is left as it stands, and asked about.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.domain.answers.day_words import COUNTS, WEEKDAYS, number_of
from bot.domain.workdays import feasts

_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)}|ma|di|wo|do|vr)\b\.?"
_WEEK = (
    r"(?<!een )(?<!volgende )(?<!deze )(?<!\d )\b(?:week|wk\.?|weeknr\.?|weeknummer) ?(?P<week>\d{1,2})\b"
    r"(?! ?(?:u\b|uur|[.:/-]\d))"
)
_FEASTS = {  # as people say it, and its first and last day as `feasts` has them
    "kerst": ("Eerste kerstdag", "Tweede kerstdag"),
    "kerstmis": ("Eerste kerstdag", "Tweede kerstdag"),
    "nieuwjaar": ("Nieuwjaarsdag", "Nieuwjaarsdag"),
    "oud en nieuw": ("Nieuwjaarsdag", "Nieuwjaarsdag"),
    "pasen": ("Eerste paasdag", "Tweede paasdag"),
    "koningsdag": ("Koningsdag", "Koningsdag"),
    "hemelvaart": ("Hemelvaartsdag", "Hemelvaartsdag"),
    "hemelvaartsdag": ("Hemelvaartsdag", "Hemelvaartsdag"),
    "pinksteren": ("Eerste pinksterdag", "Tweede pinksterdag"),
    "goede vrijdag": ("Goede vrijdag", "Goede vrijdag"),
}
_SAME_DAY = {"sinterklaas": (12, 5), "pakjesavond": (12, 5), "bevrijdingsdag": (5, 5)}  # of each year: month and day
_FEAST = rf"(?P<feast>{'|'.join(sorted((*_FEASTS, *_SAME_DAY), key=len, reverse=True))})\b"
_AHEAD = rf"over (?P<count>\d{{1,2}}|{'|'.join(COUNTS)}) we(?:ek|ken)\b"
_BETWEEN = r"tussen kerst en (?:oud en )?(?:nieuw|nieuwjaar|oudjaar)(?: in)?"
_TOLD = tuple(
    re.compile(shape)
    for shape in (
        rf"\b(?P<beside>(?:volgende|deze) week )?{_WEEKDAY},? (?:(?:in|van|uit) |\()?{_WEEK}",
        rf"{_WEEK},?(?: (?:op|de|dan|is|wordt))* {_WEEKDAY}",
        rf"\b{_WEEKDAY} (?P<side>na|voor) (?:de )?{_FEAST}",
        rf"(?<!een )\b(?:de )?(?P<day>dag) (?P<side>na) (?:de )?{_FEAST}",
        r"\b(?:op )?(?P<feast>goede vrijdag)\b",
        rf"\b(?P<between>{_BETWEEN}),?(?: op)?(?: de)? {_WEEKDAY}",
        rf"\b{_WEEKDAY},? (?P<between>{_BETWEEN})\b",
        rf"\b(?P<base>vandaag|morgen|overmorgen) {_AHEAD}",
        rf"\b{_WEEKDAY} {_AHEAD}",
        rf"\b{_AHEAD},?(?: op)? {_WEEKDAY}",
    )
)
_WEEKS_ON = {"deze week": 0, "volgende week": 1}
_BASES = ("vandaag", "morgen", "overmorgen")
PAST_WEEKS = timedelta(days=14)  # a week of the year that ended longer ago is that of the next year


def written_out(text: str, today: date) -> str:
    """The text, in lower case, with such days as "2026-12-07"."""
    for shape in _TOLD:
        text = shape.sub(lambda match: _told(match, today), text)
    return text


def _told(match: re.Match[str], today: date) -> str:
    words = match.groupdict()
    short = words.get("weekday") or ""
    weekday = next((at for at, name in enumerate(WEEKDAYS) if short and name.startswith(short)), None)
    if words.get("week"):
        found = _of_week(int(words["week"]), weekday, today)
        beside = (words.get("beside") or "").strip()
        if found is not None and beside and _WEEKS_ON[beside] != (found - today + timedelta(days=today.weekday())).days // 7:
            return match[0]
    elif words.get("feast"):
        found = _beside(words, weekday, today)
    elif words.get("between"):
        christmas = date(today.year, 12, 27)
        found = next((day for day in (christmas + timedelta(days=ahead) for ahead in range(5)) if day.weekday() == weekday), None)
    else:
        found = _ahead(words, weekday, today)
    return found.isoformat() if found is not None else match[0]


def _of_week(week: int, weekday: int | None, today: date) -> date | None:
    """That weekday of the week of this number (ISO 8601)."""
    for year in (today.year, today.year + 1):
        try:
            found = date.fromisocalendar(year, week, (weekday or 0) + 1)
        except ValueError:
            continue
        if found >= today - PAST_WEEKS:
            return found
    return None


def _beside(words: dict[str, str | None], weekday: int | None, today: date) -> date:
    """The feast itself, the day after it, or the nearest such weekday before or after it; of the feast to come."""
    first, last = _days_of(words["feast"] or "", today.year)
    if last < today:
        first, last = _days_of(words["feast"] or "", today.year + 1)
    if weekday is None:
        return last + timedelta(days=1) if words.get("day") else first
    if words["side"] == "na":
        return last + timedelta(days=(weekday - last.weekday() - 1) % 7 + 1)
    return first - timedelta(days=(first.weekday() - weekday - 1) % 7 + 1)


def _days_of(feast: str, year: int) -> tuple[date, date]:
    if feast in _SAME_DAY:
        day = date(year, *_SAME_DAY[feast])
        return day, day
    named = {name: day for day, names in feasts(year).items() for name in names}
    first, last = _FEASTS[feast]
    return named[first], named[last]


def _ahead(words: dict[str, str | None], weekday: int | None, today: date) -> date | None:
    weeks = timedelta(weeks=number_of(words["count"] or "1"))
    if base := words.get("base"):
        return today + timedelta(days=_BASES.index(base)) + weeks
    if weekday is None or weekday <= today.weekday():
        return None  # of this week, or of the week to come
    return today + timedelta(days=weekday - today.weekday()) + weeks
