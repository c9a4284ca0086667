"""The grammar of days behind their month: "april de 22e", "oktober 3, 2025", "mei 6 - mei 9", "do jun 4, 2026"."""

from __future__ import annotations

import re

from classifiers.dates.month_days import goes_on
from classifiers.dates.named import COUNTED, year_after
from classifiers.dates.tokens import Piece, Tokens
from classifiers.dates.values import NUMBERED, contradiction, day_of, nearest
from classifiers.dates.words import MONTH_NAMES, MONTHS, RANGE, UNITS, month_of
from classifiers.words import word_set

PARAGRAPH = "\n\n"
HOUR = re.compile(r"\s?(?:[:.]\d|uur|u\b|x\b|keer)")
GLUED = re.compile(r"[-.,:]\d")
ENGLISH = word_set("january february march may june july august october")
BEFORE_ENGLISH = word_set("on by until till since before after from")
SHORT = word_set("feb febr mrt apr jun jul aug sep sept okt oct nov dec")  # "jan" is a name, "mar" and "maa" are slips of "maar"
ENDS = word_set(". , ; ? ! ) tm") | {""}
GOES_ON = word_set("een het de was is had heb heeft ben kreeg belde kwam ging werd stond zou om")
THE = word_set("de the den")
IN = word_set("in sinds vanaf")


def month_first(t: Tokens, at: int, weekday: int | None = None) -> list[Piece] | None:
    """april de 22e, oktober 3, 2025, jun 4, March 12, mei 6 [- mei 9]."""
    word = t.word(at)
    if word not in MONTH_NAMES:
        return None
    english = word in ENGLISH or t.word(at - 1) in BEFORE_ENGLISH
    short = word in SHORT or (word == "jan" and weekday is not None)
    month = MONTHS.get(word) or (month_of(word) if english or short else None)
    place = t.skip(at + 1 + (word in SHORT and t.word(at + 1) == "."), THE, 1)
    number = t.number(place)
    if month is None or number is None or number > 31 or t.kind(place) != "number" or PARAGRAPH in t.gap(at + 1, place):
        return None
    ranged = _ranged(t, place, month)
    if HOUR.match(t.text, t.ends[place]) or (GLUED.match(t.text, t.ends[place]) and not ranged):
        return None
    year, plain = year_after(t, place + 1), t.word(place).isdigit()
    if plain and not (english or year or ranged or _ends(t, place + 1, short=short)):
        return None
    if plain and not year and t.word(at - 1) in IN and not english:
        return None
    end = year[1] if year else place + 1
    day = day_of(year[0], month, number) if year else None
    if not year:
        day = nearest(lambda tried: day_of(tried, month, number), t.today, t.year_lean(at, end), weekday, silent=NUMBERED)
    if day is None:
        return None
    note = contradiction(weekday, day)
    last = day_of(day.year, month, ranged) if ranged and not year else None
    if last and last > day:
        return [Piece((day, last), at, _number_after(t, place) + 1, "span", yearless=True, note=note)]
    return [Piece(day, at, end, yearless=not year, note=note)]


def _number_after(t: Tokens, at: int) -> int:
    """Where the number stands up to which "6 - 9" or "6 tot en met 9" leads."""
    return t.past(at + 1, "tot", "en", "met") or at + 2


def _ranged(t: Tokens, at: int, month: int) -> int:
    """The last number of "mei 6 - 9"; the day itself of "mei 6 - mei 9"; 0 where no such range begins."""
    place = _number_after(t, at)
    if t.word(at + 1) not in RANGE or "\n" in t.gap(at + 1, min(place, len(t.words) - 1)):
        return 0
    if t.word(place) in MONTH_NAMES and t.number(place + 1):
        return t.number(at) or 0
    number, after = t.number(place) or 0, t.word(place + 1)
    noun = after in MONTH_NAMES or after in COUNTED or after in UNITS or bool(HOUR.match(t.text, t.ends[place] if number else 0))
    return number if (t.number(at) or 0) < number <= 31 and not noun else 0


def _ends(t: Tokens, at: int, *, short: bool) -> bool:
    """Whether no noun follows that the number would count; after "mei 4" little less than the end of the sentence says so."""
    if t.word(at) in ENDS:
        return not short or t.word(at) != "," or t.number(at + 1) is None
    if t.word(at) in ("en", "of") and t.word(at + 1) in MONTH_NAMES and t.number(at + 2):
        return True
    return goes_on(t, at) or (short and t.word(at) in GOES_ON)
