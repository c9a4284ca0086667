"""The dates that a text mentions, counted from a reference day. Regular expressions find shapes, small tables give them meaning.

What a date is *for* (event, birth, deadline) is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from re import Match, Pattern

from classifiers import date_periods as periods
from classifiers import date_values as values
from classifiers.date_values import DAY, FULL_DAY, NEXT_WORD, NUM, PAST_WORD, Context, Reader, Value
from classifiers.date_words import DAY_PARTS, MONTHS, OTHER_MONTHS, SEASONS, WORD_NUMBER, weekday_of


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date or period in a text. `value` is "YYYY-MM-DD" or (first, last) of a period, `text` its words at `start`..`end`."""

    value: str | tuple[str, str]
    text: str
    start: int
    end: int
    note: str = ""  # what a person should know, such as a weekday that contradicts the date


LONGEST = 200_000  # characters looked at
YEAR = r"(?:\s*,?\s*(?:van\s+)?(?P<year>(?:19|20)\d\d|['’`]\d\d)(?![\d-]|[.,]\d))?"
LOOSE = r"(?<![\w€/+-])(?<![\w€]\.)(?<!\d,)(?<!€ )"
MONTH = r"[^\W\d_]{3,10}"
KNOWN = "|".join(sorted([*MONTHS, *OTHER_MONTHS], key=len, reverse=True))
WRITTEN_OUT = "|".join([*MONTHS, "january", "february", "march", "june", "july", "august", "october"])
DAY_NAME = (
    rf"(?:{FULL_DAY}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    rf"|(?!van|mid|werk|mooi|dag)[mdwvz][a-z]{{3,7}}(?:dag|dach|agd|adg|sag|ndg)(?:{DAY_PARTS})?)"
)
COUNT = rf"\d{{1,3}}|anderhalve|één|'n|{WORD_NUMBER}|n|one|two|three|four|a|an"
UNIT = r"dagen|dag|weken|week|wkn?|maanden|maand|mnd|jaren|jaar|days?|weeks?|months?|years?"
WHICH_WEEK = r"vorige|afgelopen|verleden|deze|volgende|komende|last|next|this"
SEPARATOR = (
    r"\s*(?:,|\ben\b|\bof\b|&|\+|t/m|t\.e\.m\.|\btm\b|tot en met|\btot\b|[-–/])\s*(?:op\s+)?(?:de\s+"
    r"|den\s+)?(?:[a-z]{4,7}dag\s+)?"
)
PART = r"(?:\s?-?(?:ochtend|morgen|middag|avond|nacht|vroeg))?"
SEASON = "|".join(SEASONS)


def _shape(pattern: str) -> Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


SHAPES: tuple[tuple[Pattern[str], Reader], ...] = (
    (_shape(LOOSE + r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?![\d/-]|\.\d)"), values.iso),
    (
        _shape(
            LOOSE
            + r"(?P<day>\d{1,2})(?: ?[-–/.] ?| (?=\d{1,2} (?:19|20)\d\d))(?P<month>\d{1,2})(?: ?[-–/.] ?| (?=(?:19|20)\d\d))"
            r"(?P<year>(?:19|20)\d\d|['’]?\d\d)(?![\d/]|[-.,]\d|:\d)"
        ),
        values.numeric,
    ),
    (
        _shape(
            rf"(?<![\w€,+-])(?<!€ )(?<!\d[./])(?P<days>(?:(?:{NUM}){SEPARATOR}){{0,8}}(?:{NUM}))\.?[\s/-]*(?:van\s+)?"
            rf"(?P<month>{MONTH})(?!\w)(?:\.(?=\s*['’\d])|[-/](?=\d))?{YEAR}"
        ),
        values.written,
    ),
    (
        _shape(
            rf"(?<![\w-])(?P<month>{WRITTEN_OUT})\s+(?:the\s+)?(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
            r"(?![\w:.-]*\d|\s?(?:uur|x\b|keer))(?:,?\s+(?P<year>(?:19|20)\d\d))?"
        ),
        values.month_first,
    ),
    (
        _shape(LOOSE + r"(?P<day>0?[1-9]|[12]\d|3[01])(?P<sign>[-/.])(?P<month>1[0-2]|0?[1-9])(?![\w/€%-]|[.,:]\d)"),
        values.short,
    ),
    (
        _shape(
            rf"\b(?:(?P<before>{FULL_DAY})\s+)?(?P<count>{COUNT})\s+(?P<unit>{UNIT})\s+(?:geleden|terug|ago)\b"
            rf"(?:\s+(?:op\s+)?(?P<after>{FULL_DAY}))?"
        ),
        values.ago,
    ),
    (_shape(rf"\b(?P<over>over)\s+(?P<count>{COUNT})\s+(?P<unit>{UNIT})\b(?!\s+(?:heen|lang|gedaan))"), values.ago),
    (
        _shape(
            rf"\b(?:(?:de|het)\s+)?(?:afgelopen|laatste|voorbije|past|last)\s+(?:(?P<count>\d{{1,3}}|{WORD_NUMBER})\s+)?"
            rf"(?P<unit>weken|week|wkn|maanden|maand|mnd|jaar|weeks|months)\b(?!\s+{FULL_DAY})"
        ),
        values.last_stretch,
    ),
    (
        _shape(
            rf"\b(?:(?P<before>{FULL_DAY})\s+(?:van\s+)?)?(?P<which>{WHICH_WEEK})\s+week\b(?:\s+(?:op\s+)?(?P<after>{FULL_DAY}))?"
        ),
        values.named_week,
    ),
    (_shape(r"\b(?:van|eerder) (?P<which>de|deze) week\b"), values.named_week),
    (
        _shape(
            rf"\b(?P<third>begin|half|medio|midden|mid|einde?|early|late)\s+(?:van\s+)?"
            rf"(?:(?:de\s+)?(?P<which>vorige|afgelopen|deze|volgende|komende|last|next)\s+(?:maand|month)"
            rf"|(?P<month>{MONTH}))\b{YEAR}"
        ),
        periods.third,
    ),
    (_shape(r"\b(?P<which>vorige|verleden|deze|volgende|komende|next)\s+(?:maand|month)\b"), periods.month_alone),
    (
        _shape(
            rf"(?:(?<=\bin )|(?<=\bsinds )|(?<=\bvanaf )|(?<=\bmaand )|(?<=\bhele ))(?P<month>{WRITTEN_OUT})\b(?!\s+(?:lin"
            rf"|tot|de)\b){YEAR}"
        ),
        periods.month_alone,
    ),
    (_shape(rf"\b(?P<month>{KNOWN})\.?\s+(?P<year>(?:19|20)\d\d)\b(?![-\d])"), periods.month_alone),
    (
        _shape(
            r"\b(?:week|wk|weeknummer|weeknr\.?)\s?(?P<number>\d{1,2})\b(?!\s*(?:dagen|uur|keer|weken|[.,]\d))"
            r"(?:\s*(?:van|-|,|in)?\s*(?P<year>(?:19|20)\d\d))?"
        ),
        periods.week_number,
    ),
    (
        _shape(
            rf"\b(?:(?P<which>vorige?|afgelopen|verleden|deze|dit|van de|van het|volgende?|komende|last)\s+)?"
            rf"(?P<season>{SEASON})\b(?:\s+(?:van\s+)?(?P<year>(?:19|20)\d\d))?"
        ),
        periods.season,
    ),
    (
        _shape(
            rf"\b(?:eergister(?:en)?{PART}|gister(?:en)?{PART}|vandaag|vanochtend|vanmorgen|vanmiddag|vanavond|vannacht"
            rf"|overmorgen{PART}|deze (?:ochtend|middag|avond|nacht)|yesterday|today|tomorrow|this (?:morning|afternoon)"
            rf"|gestern|heute)\b"
        ),
        values.relative,
    ),
    (
        _shape(
            r"\bde (?P<day>[12]\d|3[01]|[1-9])(?:e|ste|de)\b"
            r"(?=\s*(?:[.,;!?)]|$|(?:om|kan|was|had|heb|is|zou|en|ook|bij|in|naar|werd|niet|al)\b))"
        ),
        values.day_of_month,
    ),
    (_shape(r"\bmorgen(?P<part>ochtend|vroeg|middag|avond|nacht)?\b"), values.morgen),
    (_shape(rf"\b(?:(?P<modifier>{PAST_WORD}|{NEXT_WORD})\s+)?(?P<weekday>{DAY_NAME})\b"), values.bare_weekday),
)
JOINS = re.compile(
    r"\s*(?:t/m|t\.e\.m\.?|tm|tot en met|tot|[-–]|until|to)\s*(?:en met\s+)?(?:de\s+)?(?:[a-z]{2,9}dag\s+|(?:ma|di|wo|do|vr"
    r"|za|zo)\s+)?",
    re.IGNORECASE,
)
AND = re.compile(r"\s*en\s*(?:[a-z]{2,9}dag\s+)?", re.IGNORECASE)
FROM = re.compile(r"\b(?:van|vanaf|from)\s+(?:[a-z]{2,9}dag\s+)?$", re.IGNORECASE)
TUSSEN = re.compile(r"\btussen\s+(?:[a-z]{2,9}dag\s+)?$", re.IGNORECASE)
DAY_AFTER = re.compile(
    r"\b(?:(?:de|een) dag (?:erna|daarna|later|erop|daarop)|daags (?:erna|daarna)|de volgende (?:dag|ochtend|morgen)|the next day"
    r"|(?:de dag|een dag|daags) (?P<back>ervoor|daarvoor|eerder))\b",
    re.IGNORECASE,
)
WEEKDAY_BEFORE = re.compile(r"([^\W\d_]{2,15})\.?\s*,?\s*\(?\s*(?:de |den |the )?$", re.IGNORECASE)
GLUE = re.compile(r"[\s,(]*(?:de |den |the |op |een |was |dat was )?[\s(]*", re.IGNORECASE)
CALENDAR = re.compile(r"\d.*[a-z]{3}|\d[-/.]\d", re.IGNORECASE)
NAMES = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
Item = tuple[Value, int, int, str]


def find_dates(text: str, reference: date | datetime) -> list[FoundDate]:
    """Every date and period that `text` mentions, in order, counted from `reference` (whose hour matters for "vanavond").

    Conventions: a bare weekday is the last one before the reference unless the words point ahead; no year is the nearest past,
    or the nearest future where meant so; begin, half and eind of a month are its days 1-10, 11-20 and from 21; a weekday that
    contradicts its date yields the date and a `note`. Never raises; takes time in proportion to the text.
    """
    day, hour = (reference.date(), reference.hour) if isinstance(reference, datetime) else (reference, 12)
    context = Context(text[:LONGEST], day, hour)
    taken = bytearray(len(context.text) + 1)
    found: list[Item] = []
    for shape, reader in SHAPES:
        for match in shape.finditer(context.text):
            if taken.find(1, match.start(), match.end()) >= 0:
                continue
            for value, start, end in _read(reader, match, context):
                found.append((value, start, end, ""))
                taken[start:end] = b"\x01" * (end - start)
    found.sort(key=lambda item: item[1])
    joined = _with_weekdays(_ranges(_days_after(found, context, taken), context.text), context.text)
    return [_published(item, context.text) for item in joined]


def _read(reader: Reader, match: Match[str], context: Context) -> Iterator[tuple[Value, int, int]]:
    try:
        read = reader(match, context)
    except (ValueError, OverflowError):
        return
    if isinstance(read, list):
        yield from read
    elif read is not None:
        yield read, match.start(), match.start() + len(match.group().rstrip())


def _days_after(found: list[Item], context: Context, taken: bytearray) -> list[Item]:
    """Adds "de dag erna" and "een dag ervoor", counted from the single date mentioned last."""
    added: list[Item] = []
    for match in DAY_AFTER.finditer(context.text):
        before = [value for value, _, end, _ in found if end <= match.start() and isinstance(value, date)]
        if before and taken.find(1, match.start(), match.end()) < 0:
            added.append((before[-1] + (-DAY if match["back"] else DAY), match.start(), match.end(), ""))
    return sorted([*found, *added], key=lambda item: item[1])


def _ranges(found: list[Item], text: str) -> list[Item]:
    """Joins "3 maart t/m 10 april" and "tussen 1-2 en 5-2" into periods."""
    joined: list[Item] = []
    for item in found:
        value, start, end, _ = item
        if joined:
            first, before, until, _ = joined[-1]
            between = text[until:start]
            if isinstance(first, date) and isinstance(value, date) and len(between) < 30 and first < value:
                whole = JOINS.fullmatch(between) and (
                    between.strip().lower() != "tot" or FROM.search(text, max(0, before - 25), before)
                )
                if whole or (AND.fullmatch(between) and TUSSEN.search(text, max(0, before - 25), before)):
                    joined[-1] = ((first, value), before, end, "")
                    continue
        joined.append(item)
    return joined


def _with_weekdays(found: list[Item], text: str) -> list[Item]:
    """Takes a weekday that stands beside its date into that date, and notes it when the two contradict each other."""
    kept: list[Item] = []
    for item in found:
        value, start, end, note = item
        if kept and GLUE.fullmatch(text, kept[-1][2], start):
            before = kept[-1]
            named, dated = _weekday_word(before, text), _weekday_word(item, text)
            if named is not None and dated is None and isinstance(value, date):
                kept[-1] = (value, before[1], end, _contradiction(named, value))
                continue
            if (
                dated is not None
                and named is None
                and isinstance(before[0], date)
                and CALENDAR.search(text, before[1], before[2])
            ):
                kept[-1] = (before[0], before[1], end, _contradiction(dated, before[0]))
                continue
        if isinstance(value, date) and not note and _weekday_word(item, text) is None:
            short = WEEKDAY_BEFORE.search(text, max(0, start - 25), start)
            weekday = weekday_of(short.group(1)) if short and len(short.group(1)) < 4 else None
            if weekday is not None and short:
                item = (value, short.start(), end, _contradiction(weekday, value))
        kept.append(item)
    return kept


def _weekday_word(item: Item, text: str) -> int | None:
    words = text[item[1] : item[2]].split()
    return weekday_of(words[-1]) if len(words) <= 2 and words else None


def _contradiction(weekday: int, day: date) -> str:
    if day.weekday() == weekday:
        return ""
    return f"{day:%d-%m-%Y} is a {NAMES[day.weekday()]}, the mail says {NAMES[weekday]}"


def _published(item: Item, text: str) -> FoundDate:
    value, start, end, note = item
    shown = value.isoformat() if isinstance(value, date) else (value[0].isoformat(), value[1].isoformat())
    return FoundDate(shown, text[start:end], start, end, note)
