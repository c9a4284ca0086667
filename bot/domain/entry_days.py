"""The day on which a complaint came in, as a colleague tells it: beside a word of coming in, or beside the words that enter it.

A day in another sentence, or behind "over" and "die", is when it happened; that is not told here.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from bot.domain.answers.dates import last_day_named
from bot.domain.answers.day_words import WEEKDAYS
from bot.domain.workdays import AMSTERDAM, local_date

SENTENCE_END = re.compile(
    r"(?:(?<=[^\W\d]{2})|(?<=\d{2})|(?<=[)\]”\"]))(?<!\b[mM]w)(?<!\b[dD]hr)(?<!\bmevr)(?<!\b[dD]rs)(?<!\btel)(?<!\bnr)[.!?:]\s+(?=\W?[A-ZÀ-Þ])|\n"
)
ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
CAME = (
    r"\b(?:ontvangen|binnengekomen|gebeld|belde|kwam binnen|ingediend|langsgekomen|langs ?geweest|kwam langs|opgebeld"
    r"|aan de (?:lijn|telefoon|balie)|(?:ik|wij|we) (?:kreeg|kregen|ontving|sprak)|(?:kreeg|kregen|ontving|sprak) (?:ik|wij|we)"
    r"|(?:telefoontje|belletje|brief|voicemail) (?:gekregen|gehad))\b"
)
_WEEKDAY = "|".join(WEEKDAYS)
DAY = (
    r"(?P<day>vandaag|vanochtend|vanmorgen|vanmiddag|zojuist|eergisteren|gister(?:en)?(?:ochtend|morgen|middag|avond)?"
    rf"|(?:(?:{_WEEKDAY}) )?\d{{1,2}}[-/ ](?:\d{{1,2}}(?!\d)|[a-z]+)(?:[-/ ]\d{{4}})?"
    rf"|(?:(?:afgelopen|vorige(?: week)?|van de week|deze) )?(?:{_WEEKDAY})(?:ochtend|morgen|middag|avond)?)"
)
_NOT_CAME = r"\b(?:niet|geen|nooit|zou|zouden|over|omdat|want|die|dat|toen|wegens|vanwege|sinds|komende|volgende|aanstaande)\b"
_NEXT = r",\s+(?:hij|zij|ze|er|en)\b"  # a clause of its own
_GAP = rf"(?:(?!{_NOT_CAME}|{_NEXT})[^\n])"
_RECEIVED = (
    re.compile(rf"(?i){CAME}{_GAP}{{0,25}}?\b{DAY}\b"),
    re.compile(rf"(?i)(?<!komende )(?<!volgende )(?<!week )\b{DAY}\b{_GAP}{{0,25}}?{CAME}"),
)
_BESIDE = re.compile(rf"(?i)^{_GAP}{{0,60}}?(?<!\w){DAY}\b")
_AGO = {"van": 0, "zoj": 0, "gis": 1, "eer": 2}  # by how the word begins
LONGEST_AGO = timedelta(days=366)
LONGEST_WITHOUT_YEAR = timedelta(days=92)  # "3 november" said in October is a slip, not last year


def received_day(text: str, today: date, entry: int | None = None) -> date | None:
    """The day on which a complaint came in, as the words tell; None when they name none, or one that cannot be.

    `entry` is where the words that enter it end: a day in their own sentence is theirs.
    """
    text = ADDRESS.sub(lambda match: "@" * len(match[0]), text)
    ends = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    sentences = [text[begin:end] for begin, end in pairwise(ends)]
    found = [match for each in sentences for pattern in _RECEIVED for match in pattern.finditer(each)]
    if entry is not None:
        end = next((each for each in ends if each > entry), len(text))
        found += _BESIDE.finditer(text[entry:end])
    return next((day for match in found if (day := day_named(match["day"], today)) is not None), None)


def at_noon(day: date | None, mailed: datetime) -> datetime:
    """The moment of a day of which only the date is known; the moment of the mail when it is that very day, or no day."""
    if day is None or day >= local_date(mailed):
        return mailed
    return datetime.combine(day, time(12), tzinfo=AMSTERDAM)


def day_named(words: str, today: date) -> date | None:
    """The day that words of `DAY` name, when a complaint may have come in then."""
    words = words.lower()
    day = _day(words, today)
    longest = LONGEST_AGO if re.search(r"\d{4}$", words) else LONGEST_WITHOUT_YEAR
    return day if day is not None and today - longest <= day <= today else None


def _day(words: str, today: date) -> date | None:
    weekday = next((number for number, name in enumerate(WEEKDAYS) if name in words), None)
    if weekday is not None and not any(map(str.isdigit, words)):
        if words.startswith("vorige week"):
            return today - timedelta(days=today.weekday() + 7 - weekday)
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    if words[:3] in _AGO:
        return today - timedelta(days=_AGO[words[:3]])
    return last_day_named(words, today)
