"""Days and times in a colleague's answer, counted from the moment he wrote. Anything that contradicts itself is no date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

DAYS = {"ma": 0, "di": 1, "wo": 2, "do": 3, "vr": 4, "za": 5, "zo": 6}
_DAY = r"(?P<weekday>ma(?:andag)?|di(?:nsdag)?|wo(?:ensdag)?|do(?:nderdag)?|vr(?:ijdag)?|za(?:terdag)?|zo(?:ndag)?)"
MONTHS = ("jan", "feb", "maa|mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uari)?|feb(?:r?uari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NUMBERS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_HOUR = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)})"
DATES = (
    re.compile(rf"(?:\b{_DAY}\.? )?\b(?P<day>\d{{1,2}})(?:e)? {_MONTH}(?: (?P<year>20\d\d))?\b"),
    re.compile(rf"(?:\b{_DAY}\.? )?\b(?P<day>\d{{1,2}})[-/](?P<number>\d{{1,2}})(?:[-/](?P<year>(?:20)?\d\d))?\b(?![.:]\d)"),
    re.compile(r"\b(?P<year>20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b(?P<which>volgende week|deze week|komende|aanstaande|a\.s\.) {_DAY}\b"),
    re.compile(rf"\b{_DAY} (?P<which>over een week|volgende week|a\.s\.|aanstaande)"),
    re.compile(r"\b(?P<word>vandaag|morgen|overmorgen)(?:ochtend|middag)?\b"),
    re.compile(rf"\b{_DAY}(?:ochtend|middag)?\b"),
)
_TIMES = (
    re.compile(r"\b(?P<hour>\d{1,2})[.:](?P<minute>\d\d)\s?(?:u(?:ur)?\b)?"),
    re.compile(r"\b(?P<hour>\d{1,2})\s?u(?:ur)?\s?(?P<minute>\d\d)?\b"),
    re.compile(rf"\bhalf (?P<half>{_HOUR})\b"),
    re.compile(rf"\bkwart (?P<quarter>over|voor) (?P<hour>{_HOUR})\b"),
    re.compile(rf"\bom (?P<hour>{_HOUR})(?:\s?uur)?\b"),
)
LATEST_HOUR = 19
EARLIEST_HOUR = 8  # "om 2" is two in the afternoon


@dataclass(frozen=True, slots=True)
class Found:
    """`day` and `clock` as far as they were named; `problem` when they contradict each other."""

    day: date | None = None
    clock: time | None = None
    problem: str = ""
    rest: str = ""  # the text without the words that named them

    @property
    def iso(self) -> str:
        if self.day is None:
            return ""
        return f"{self.day.isoformat()}T{self.clock:%H:%M}" if self.clock else self.day.isoformat()


def find(text: str, now: datetime | None) -> Found:
    """The one day and time a text names. `now` is aware or None; without it only a full date can be resolved."""
    text = " ".join(text.lower().split())
    days: list[date] = []
    rest = text
    for pattern in DATES:
        for match in pattern.finditer(rest):
            day = _resolve(match, now.date() if now else None)
            if isinstance(day, str):
                return Found(problem=day, rest=rest)
            if day is not None:
                days.append(day)
        rest = pattern.sub(lambda match: " " * len(match[0]) if _names_a_day(match) else match[0], rest)
    clocks = []
    for pattern in _TIMES:
        for match in pattern.finditer(rest):
            clock = _clock(match)
            if clock is None:
                return Found(problem="tegenstrijdig", rest=rest)
            clocks.append(clock)
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    if len(set(days)) > 1 or len(set(clocks)) > 1:
        return Found(problem="tegenstrijdig", rest=rest)
    return Found(days[0] if days else None, clocks[0] if clocks else None, rest=" ".join(rest.split()))


def _names_a_day(match: re.Match[str]) -> bool:
    return bool(match[0].strip())


def _resolve(match: re.Match[str], today: date | None) -> date | str | None:
    """A day, None when it cannot be told without today, or a problem in a word."""
    words = match.groupdict()
    weekday = DAYS[words["weekday"][:2]] if words.get("weekday") else None
    if words.get("day"):
        return _calendar_day(words, weekday, today)
    if today is None:
        return None
    if words.get("word"):
        return today + timedelta(days=("vandaag", "morgen", "overmorgen").index(words["word"]))
    if weekday is None:
        return None
    ahead = (weekday - today.weekday()) % 7 or 7
    if words.get("which") == "volgende week":
        return today + timedelta(days=7 - today.weekday() + weekday)
    if words.get("which") == "over een week":
        return today + timedelta(days=ahead + 7)
    return today + timedelta(days=ahead)


def _calendar_day(words: dict[str, str | None], weekday: int | None, today: date | None) -> date | str | None:
    name = words.get("month")
    month = next(n for n, names in enumerate(MONTHS, 1) if re.match(names, name)) if name else int(words.get("number") or 0)
    year = int(words["year"] or 0) if words.get("year") else 0
    year += 2000 if 0 < year < 100 else 0
    if not year and today is None:
        return None
    try:
        found = date(year or (today.year if today else 0), month, int(words["day"] or 0))
    except ValueError:
        return None
    if not year and today is not None and found < today - timedelta(days=90):
        found = found.replace(year=found.year + 1)
    if weekday is not None and found.weekday() != weekday:
        return "tegenstrijdig"
    return found


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS.index(text) + 1


def _clock(match: re.Match[str]) -> time | None:
    words = match.groupdict()
    hour = _number(words.get("half") or words.get("hour") or "0")
    minute = int(words.get("minute") or 0)
    if words.get("half"):
        hour, minute = hour - 1, 30
    if words.get("quarter"):
        hour, minute = (hour, 15) if words["quarter"] == "over" else (hour - 1, 45)
    if hour < EARLIEST_HOUR:
        hour += 12
        if hour >= LATEST_HOUR:
            return None  # seven in the morning or in the evening: he did not say
    return time(hour, minute) if hour < 24 and minute < 60 else None


_DURATION = re.compile(rf"\b(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)}|één) (?P<unit>dag|dagen|week|weken|maand|maanden)\b")
UNITS = {"dag": 1, "week": 7}


def lasting(text: str, start: date | None) -> date | None:
    """`start` moved by the length of time a text names ("2 weken"); None without one."""
    match = _DURATION.search(" ".join(text.lower().split()))
    if match is None or start is None:
        return None
    count = _number(match["count"].replace("é", "e"))
    if match["unit"].startswith("maand"):
        month = start.month - 1 + count
        last = (date(start.year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
        return date(start.year + month // 12, month % 12 + 1, min(start.day, last))
    return start + timedelta(days=count * UNITS["week" if match["unit"].startswith("we") else "dag"])
