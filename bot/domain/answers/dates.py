"""Days, times and lengths of time in a colleague's answer, counted from the moment he wrote.

Whatever contradicts itself is no date. In what is left of the text `#` stands where a day or time was, `~` where a length was.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from bot.domain.answers.day_words import A_MONTH, COUNTS, MONTH, NUMBERS, WEEKDAYS, in_figures, month_of, number_of
from bot.domain.answers.near_days import written_out
from bot.domain.answers.spelling import with_days_spelled
from bot.domain.workdays import Calendar

DAYS = {"ma": 0, "di": 1, "wo": 2, "do": 3, "vr": 4, "za": 5, "zo": 6}
_DAY = (
    r"\b(?P<weekday>ma(?:andag)?|di(?:nsdag)?|wo(?:ensdag)?|do(?:nderdag)?|vr(?:ijdag|ij)?|za(?:terdag)?|zo(?:ndag)?)\.?"
    r"(?P<part>ochtend|morgen|middag)?"
)
_WHOLE_DAY = r"\b(?P<weekday>(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr)(?P<part>ochtend|morgen|middag)?\b"
_N = rf"(?:\d{{1,2}}|{'|'.join(NUMBERS)})"
_LEAD = r"(?:\b(?:op|voor|uiterlijk|per) )??"
DATES = (
    re.compile(r"\b(?P<year>20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?:t(?=\d))?"),
    re.compile(rf"(?:{_DAY},? (?:de )?)?\b(?P<day>\d{{1,2}})(?:e|ste|de)? {MONTH}(?:,? (?P<year>20\d\d))?"),
    re.compile(
        rf"(?:{_DAY},? (?:de )?)?\b(?P<day>\d{{1,2}}) ?[-/] ?(?P<number>\d{{1,2}})(?: ?[-/] ?(?P<year>(?:20)?\d\d))?\b(?![.:]\d)"
    ),
    re.compile(rf"(?:{_DAY} )?\b(?P<day>\d{{1,2}})\.(?P<number>\d{{1,2}})\.(?P<year>20\d\d)\b"),
    re.compile(rf"(?:{_DAY}(?: al)?,? )?\b(?:de )?(?P<day>\d{{1,2}})(?:e|ste|de)\b(?! (?:keer|gesprek|week))"),
    re.compile(rf"{_DAY},? (?:de )?(?P<day>\d{{1,2}})(?= om |,? (?:om )?\d{{1,2}}[.:]\d\d\b)(?! om \d{{1,2}} (?:we|da|ma))"),
    re.compile(  # "dinsdag 22": too late for an hour
        rf"{_DAY},? (?:de )?(?P<day>1[89]|2\d|3[01])(?=[.,;!)]|$| (?:dus|en|is|past|zelfde|dan)\b)"
    ),
    re.compile(rf"\b(?P<which>volgende week|deze week|komende|aanstaande|a\.s\.|as) {_WHOLE_DAY}"),
    re.compile(rf"{_WHOLE_DAY},? (?P<which>over een week|over 1 week|volgende week|deze week|a\.s\.|aanstaande)"),
    re.compile(
        r"\b(?P<word>vandaag|morgen|overmorgen) (?P<which>over (?:een|1|twee|2) we(?:ek|ken)|over (?:14|veertien) dagen)\b"
    ),
    re.compile(
        r"\b(?P<word>vandaag|vanmiddag|vanochtend|eergisteren|gisteren|morgen|overmorgen)(?:vroeg|(?P<part>ochtend|(?:na)?middag))?\b"
    ),
    re.compile(rf"\bover (?P<ahead>{_N}) dagen\b"),
    re.compile(rf"(?<!volgende )(?<!vorige )(?<!afgelopen ){_WHOLE_DAY}(?!en)"),
)
_CLOCK = r"(?:(?P<zero>0)?(?P<hour>\d{1,2})[.:](?P<minute>[0-5]\d)(?: ?u(?:ur)?\b)?)(?![\d/-])"
_TIMES = (
    re.compile(
        rf"\b(?P<past>5|10|20|25|vijf|tien|twintig|vijfentwintig) (?P<side>over|na|voor) (?P<half_of>half )?(?P<hour>{_N})\b"
        r"(?! (?:we|da|ma))"
    ),
    re.compile(rf"\bkwart (?P<quarter>over|na|voor) (?P<hour>{_N})\b"),
    re.compile(rf"\bhalf (?P<half>{_N})\b"),
    re.compile(rf"\b{_CLOCK}"),
    re.compile(r"(?:(?<=# )|(?<=#, )|\bom )(?P<zero>0)?(?P<hour>[89]|1[0-7])(?P<minute>00|15|30|45)\b"),  # "ma 29 juni 1130"
    re.compile(r"\b(?P<zero>0)?(?P<hour>\d{1,2}) ?[uh](?:ur)?(?P<minute>[0-5]\d)?\b"),
    re.compile(rf"\b(?P<hour>{'|'.join(NUMBERS)}) uur\b"),
    re.compile(rf"\b(?:om|klokslag) (?P<hour>\d{{1,2}}|{'|'.join(NUMBERS[1:])})\b(?! (?:we|da|ma))"),
    re.compile(rf"\b(?:rond|omstreeks) (?P<hour>\d{{1,2}}|{'|'.join(NUMBERS[1:])})(?=[.,;!)]|$)"),
)
_SUMMED = re.compile(  # "een week, en nog een week", "twee weken, plus de week dat ik weg ben: drie dus"
    rf"~.*(?:\b(?:plus|nog|en) ~|\bplus\b)|~ (?:en|plus) een paar dagen\b"
    rf"|~.*\b(?:dus|samen|totaal) (?:nog )?(?!een ){_N}(?: erbij)?(?=[.,!)]|$)|~.*\b(?!een ){_N} (?:dus|samen|in totaal)\b"
)
_HOURS_LONG = re.compile(  # a length, or it may be one: "ik heb een uur geprikt", "na twee uur praten"
    rf"\b(?:duur(?:de|t)|duren|na|binnen|ruim|bijna|zo'n|zeker|ongeveer|hooguit|maximaal"
    rf"|(?:heb(?:ben)?|had(?:den)?)(?: ik| we| wij)?) {_N} ?u(?:ur)?\b"
    rf"|\b{_N} ?u(?:ur)?(?= (?:lang|later|eerder|nodig|de tijd|tijd|reizen|rijden|praten|voor uit"
    r"|ge(?:sproken|praat|wacht|zeten|reden|reisd|luisterd|beld)|uitgetrokken)\b)"
    r"|(?<=\w )(?<!\bom )(?<!\brond )(?<!\btegen )(?<!\bvanaf )(?<!\bis )(?<!\bwordt )een uur\b"
)
_RANGE = re.compile(  # of hours; before the dash of "26/11/2026 - 14:00" stands a day
    r"(?<![\d/])(?<!\d[.-])(?P<first>\d{1,2}(?:[.:]\d\d)?)(?: ?u(?:ur)?)? ?(?:-|–|tot(?: uiterlijk| ongeveer| maximaal)?)"
    r" ?\d{1,2}[.:]\d\d"
    r"(?: ?u(?:ur)?\b)?(?![/-]\d)"
)
_WORD_RANGE = re.compile(rf"\bvan (?P<first>{_N}) tot {_N}(?P<unit> ?u(?:ur)?)\b")
_AN_HOUR = rf"(?:(?:half|kwart (?:voor|over)) {_N}|\d{{1,2}}[.:]\d\d(?: ?u(?:ur)?)?|{_N}(?: ?u(?:ur)?)?)"
_BETWEEN = re.compile(  # which begins at the first; "tussen 10 en 11" may be days
    rf"\btussen (?=[^#~]{{0,12}}(?:half|kwart|uur|\d[.:]\d|u\b)|\w+ en (?:half|kwart|\d{{1,2}}[.:]\d|\w+ uur))"
    rf"(?P<first>{_AN_HOUR}) en {_AN_HOUR}(?![.:]?\d|[/-]\d| (?:we|da|ke|kl)| (?:{A_MONTH}))(?=\W|$)"
)
_UNTIL_WORDS = re.compile(  # behind an hour: "10 uur tot half 12"
    rf"(?<=uur)(?: ?-| tot| tot ongeveer) ?(?:half|kwart (?:voor|over)) {_N}\b(?: uur)?|(?<=\d\d)(?: tot) (?:half"
    rf"|kwart (?:voor|over)) {_N}\b(?: uur)?"
)
_DAYPART = re.compile(r"(?<!\w)'?s ?(?P<part>ochtends|morgens|middags|avonds)\b")
_DURATION = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{'|'.join(COUNTS)}) (?:extra |hele )?(?P<unit>werkdag|dag|week(?:je|ie)?|wekie|wek|wk(?:je)?"
    r"|maand(?:je)?)(?:en|n|s)?\b"
    r"(?! of (?:\d|twee|drie|vier|zo|langer|wat))"
)
_OTHERWISE = re.compile(  # tells of a weekday which one it is, in words that are not counted here
    r"\b(?:eerste|tweede|derde|vierde|vijfde|laatste|na|na de|week na) #|# (?:daarop|erop|daarna|erna|\w*volgend\w*"
    r"|na (?!#)|voor de"
    rf"|in (?:{A_MONTH}|de \w*vakantie|het nieuwe jaar))|\b(?:\w*kerst\w*|\w*pasen|\w*paasdag|\w*pinkster\w*"
    rf"|nieuwjaar\w*|sinterklaas"
    r"|feestdagen|(?<!een )(?<!volgende )(?<!deze )(?:week|wk) \d{1,2})\b|# over (?:de )?~"
)
_ROOM = re.compile(
    r"\b(kamer|kmr|km|zaal|lokaal|spreekkamer|ruimte) \d{1,3}(?:\.\d{1,3})?[a-z]?(?![\w:/-]|\.\d)(?! ?u(?:ur)?\b)"
)  # "kamer 2.04"
EXACT = 7  # of DATES: those with a day of the month
T = TypeVar("T")
LATEST_EARLY_HOUR = 6  # a bare "om 2" up to "om 6" is in the afternoon


@dataclass(frozen=True, slots=True)
class Found:
    """`day` and `clock` as far as they were named; `problem` when they contradict each other."""

    day: date | None = None
    clock: time | None = None
    problem: str = ""
    rest: str = ""  # the text with # and ~ for what was found

    @property
    def iso(self) -> str:
        if self.day is None:
            return ""
        return f"{self.day.isoformat()}T{self.clock:%H:%M}" if self.clock else self.day.isoformat()


_A_WEEKDAY = r"(?:maan|dins|woens|donder|vrij)dag"
_NAMED_LATER = re.compile(
    rf"\b(?P<week>volgende week) (?P<between>(?!{_A_WEEKDAY})(?:(?!\b(?:maar|niet|geen|vrij|vakantie|weg|pas|terug|vandaag|morgen"
    rf"|deze|{_A_WEEKDAY})\b)[^.!?\n\d]){{1,60}}[ :,(])(?P<day>{_A_WEEKDAY})",
    re.IGNORECASE,
)


def with_its_week(text: str) -> str:
    """ "Voor volgende week afgesproken: donderdag half elf", with the week beside its day."""
    return _NAMED_LATER.sub(r"\g<between>\g<week> \g<day>", text)


_SAID_TWICE = re.compile(
    r"(?i)\b(?P<day>(?:maan|dins|woens|donder|vrij)dag )?over (?P<count>een|één|twee|drie|vier|\d) we(?:ek|ken),? "
    r"(?:dus )?(?:op )?"
    r"(?=(?:(?:maan|dins|woens|donder|vrij)dag,? )?\d{1,2}(?:[-/]\d| (?:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)))"
)
_WEEKS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4}


def _told_twice(text: str, now: datetime | None, exact: bool) -> Found | None:
    """ "Over twee weken, 1 december", where that is so, and a contradiction where it is not; None where it is told once."""
    twice = _SAID_TWICE.search(text)
    if now is None or twice is None:
        return None
    found = find(text[: twice.start()] + (twice["day"] or "") + text[twice.end() :], now, exact)
    weeks = _WEEKS.get(twice["count"].lower()) or int(twice["count"])
    then = now.date() + timedelta(weeks=weeks)
    if found.day is not None and found.day.isocalendar()[:2] == then.isocalendar()[:2]:
        return found
    return Found(problem=found.problem or "tegenstrijdig", rest=found.rest)


def contradicts(text: str, now: datetime | None) -> bool:
    """True for a text that tells a day twice, and not the same."""
    told = _told_twice(text, now, exact=False)
    return told is not None and told.day is None


def find(text: str, now: datetime | None, exact: bool = False) -> Found:
    """The one day and time a text names; `exact` leaves out weekdays and words like morgen.

    `now` is aware or None; without it only a full date can be resolved.
    """
    if (told := _told_twice(text, now, exact)) is not None:
        return told
    rest = with_days_spelled(" ".join(text.lower().replace("é", "e").replace("ë", "e").replace("’", "'").split()))
    rest = _ROOM.sub(r"\1", in_figures(written_out(rest, now.date()) if now else rest, now.date() if now else None))
    rest = _RANGE.sub(
        lambda match: f"{match['first']} uur" if ":" not in match[0] and "." not in match["first"] else match["first"], rest
    )
    rest = _BETWEEN.sub(r"om \g<first>", rest)
    rest = _UNTIL_WORDS.sub("", _WORD_RANGE.sub(r"\g<first>\g<unit>", rest))
    days: list[date | str | None] = []
    clocks: list[time | None] = []
    fixed = any(pattern.search(rest) for pattern in DATES[:EXACT])
    for pattern in DATES[:EXACT] if exact else DATES:
        rest = pattern.sub(lambda match: _keep(days, _resolve(match, now.date() if now else None, days)), rest)
    late = (part := _DAYPART.search(rest)) is not None and part["part"] in ("middags", "avonds")
    early = part is not None and not late
    rest = _HOURS_LONG.sub("een tijd", _DURATION.sub("~", rest))
    for pattern in _TIMES:
        rest = pattern.sub(
            lambda match: _keep(clocks, _clock(match, late, early)) if _clock(match, late, early) else match[0], rest
        )
    rest = _DAYPART.sub("#", rest) if clocks else rest
    if days and not exact and not fixed and _OTHERWISE.search(rest):
        return Found(problem="tegenstrijdig", rest=rest)
    problem = next((day for day in days if isinstance(day, str)), "")
    known = {day for day in days if isinstance(day, date)}
    if problem or len(known) > 1 or len(set(clocks)) > 1:
        return Found(problem=problem or "tegenstrijdig", rest=rest)
    return Found(_only(known), _only(clock for clock in clocks if clock), rest=" ".join(rest.split()))


def _only(values: Iterable[T]) -> T | None:
    return next(iter(values), None)


def _keep(found: list[T], value: T) -> str:
    found.append(value)
    return "#"


def _resolve(match: re.Match[str], today: date | None, known: Collection[date | str | None]) -> date | str | None:
    """A day, None when it cannot be told without today, or a problem in a word."""
    words = match.groupdict()
    weekday = DAYS[words["weekday"][:2]] if words.get("weekday") else None
    if words.get("day"):
        return _calendar_day(words, weekday, today)
    if today is None:
        return None
    if word := words.get("word"):
        ahead = {"eergisteren": -2, "gisteren": -1, "morgen": 1, "overmorgen": 2}.get(word, 0)
        weeks = 0 if not words.get("which") else 1 if re.search(r"een|1 ", words["which"] or "") else 2
        return today + timedelta(days=ahead + 7 * weeks)
    if words.get("ahead"):
        return today + timedelta(days=number_of(words["ahead"] or ""))
    if weekday is None:
        return None
    ahead = (weekday - today.weekday()) % 7 or 7
    monday = today - timedelta(days=today.weekday())
    which = words.get("which") or ""
    if which == "volgende week":
        return monday + timedelta(days=7 + weekday)
    if which == "deze week":
        return monday + timedelta(days=weekday)
    if which.startswith("over ") and ahead == 7:  # "dinsdag over een week" on a Tuesday: in one week or in two
        return next((day for day in known if day in (today + timedelta(days=7), today + timedelta(days=14))), "tegenstrijdig")
    return today + timedelta(days=ahead + 7 * which.startswith("over "))


def _calendar_day(words: dict[str, str | None], weekday: int | None, today: date | None) -> date | str | None:
    name, day = words.get("month"), int(words["day"] or 0)
    month = month_of(name) if name else int(words.get("number") or 0)
    year = int(words["year"] or 0) if words.get("year") else 0
    year += 2000 if 0 < year < 100 else 0
    if not year and today is None:
        return None
    if not month and today is not None:  # "de 27e"
        month, year = (today.month, today.year) if day >= today.day else (today.month % 12 + 1, today.year + today.month // 12)
    try:
        found = date(year or (today.year if today else 0), month, day)
        if not words.get("year") and today is not None and found < today - timedelta(days=90):
            found = found.replace(year=found.year + 1)
    except ValueError:
        return "tegenstrijdig"
    return "tegenstrijdig" if weekday is not None and found.weekday() != weekday else found


def _clock(match: re.Match[str], late: bool, early: bool) -> time | None:
    words = match.groupdict()
    hour = number_of(words.get("half") or words.get("hour") or "0")
    minute = int(words.get("minute") or 0)
    if words.get("past"):
        minute = 30 * bool(words["half_of"]) + number_of(words["past"] or "0") * (-1 if words["side"] == "voor" else 1)
        hour -= bool(words["half_of"])
    elif words.get("half"):
        hour, minute = hour - 1, 30
    elif words.get("quarter"):
        minute = -15 if words["quarter"] == "voor" else 15
    if hour in (6, 7) and not words.get("minute") and not words.get("zero") and not (late or early) and words.get("hour"):
        return None  # neither that early nor that late is in office hours
    if hour == 0 and words.get("half"):
        hour = 12  # "half een"
    if (0 < hour <= LATEST_EARLY_HOUR and not words.get("zero") and not early) or (late and hour < 12):
        hour += 12
    hour, minute = (hour + minute // 60, minute % 60)
    return time(hour, minute) if 0 <= hour < 24 else None


def lasting(text: str, start: date | None, calendar: Calendar) -> date | None:
    """`start` moved by the one length of time a text names ("2 weken"); None without one, with two, or where it is a sum."""
    plain = " ".join(text.lower().replace("é", "e").split())
    found = {match[0]: match for match in _DURATION.finditer(plain)}
    if len(found) != 1 or start is None or is_sum(plain):
        return None
    match = next(iter(found.values()))
    count, unit = number_of(match["count"]), match["unit"]
    if unit == "werkdag":
        return calendar.add_workdays(start, count)
    if unit.startswith("maand"):
        month = start.month - 1 + count
        last = (date(start.year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
        return date(start.year + month // 12, month % 12 + 1, min(start.day, last))
    return start + timedelta(days=count * (7 if unit.startswith("w") else 1))


def is_sum(text: str) -> bool:
    """True where lengths of time are to be added up, or one is taken off another."""
    return _SUMMED.search(_DURATION.sub("~", text.lower())) is not None


def last_day_named(text: str, latest: date) -> date | None:
    """The date a text names, the last one until `latest` when it is not whole; None for a day or weekday that does not exist."""
    words = text.lower()
    if (bare := re.fullmatch(r"(?:de )?(\d{1,2})(?:e|de|ste)", words)) is not None:
        days = (latest - timedelta(days=back) for back in range(62))
        return next((day for day in days if day.day == int(bare[1])), None)
    weekday = next((number for number, name in enumerate(WEEKDAYS) if words.startswith(name)), None)
    parts = re.findall(r"\d+|[a-z]+", words.removeprefix(WEEKDAYS[weekday] if weekday is not None else ""))
    if len(parts[0]) == 4:
        parts.reverse()
    month = int(parts[1]) if parts[1].isdigit() else month_of(parts[1])
    year = int(parts[2]) if len(parts) > 2 else latest.year
    try:
        found = date(year, month, int(parts[0]))
        if len(parts) < 3 and found > latest:
            found = found.replace(year=year - 1)
    except ValueError:
        return None
    return None if weekday is not None and found.weekday() != weekday else found
