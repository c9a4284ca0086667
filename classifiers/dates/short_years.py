"""The less plain years behind a month: "3-okt-25", "14 juni 25", "2 mei 1871"; not what is counted, as "14 juni 25 minuten"."""

from __future__ import annotations

import re

from classifiers.dates.month_days import AFTER_ORDINAL, CLOSES, goes_on
from classifiers.dates.named import COUNTED, GLUED_NUMBER, is_birth
from classifiers.dates.tokens import Tokens
from classifiers.dates.values import day_of, year_of
from classifiers.dates.words import MONTH_NAMES, OTHER_MONTHS, RANGE, weekday_of
from classifiers.words import word_set

FAR = re.compile(r"1[0-8]\d\d|21\d\d")
TWO_DIGITS = re.compile(r"\d\d")
NEAR = 60  # characters
HOURS = re.compile(r"\d ?(?:uur|uren|u|euro|stuks|personen)\b[^.!?]*$", re.IGNORECASE)  # "nu 16 uur, vanaf 1 augustus 20"
LISTING = RANGE | word_set("en of , & +")
FOLLOWS = AFTER_ORDINAL - LISTING - word_set("van al nog door een")
LONGEST_AGO, LONGEST_AHEAD = 13, 3  # years that "14 juni 25" may lie away where it is no birth


def short_year(t: Tokens, at: int, month: int, number: int, weekday: int | None) -> tuple[int, int] | None:
    """The year behind a day and its month, and where it ends. `weekday` is the one named with the day."""
    dashed = t.word(at) in ("-", "/") and t.glued(at) and t.glued(at + 1) and TWO_DIGITS.fullmatch(t.word(at + 1))
    if dashed and t.word(at + 2) not in MONTH_NAMES:
        return year_of(t.word(at + 1), t.today, born=is_birth(t, at)), at + 2
    place = at + (t.word(at) == "." and t.word(at - 1) in OTHER_MONTHS)
    digits = t.word(place)
    if FAR.fullmatch(digits):
        return (int(digits), place + 1) if t.word(place + 1) in CLOSES and not GLUED_NUMBER.match(t.text, t.ends[place]) else None
    if not TWO_DIGITS.fullmatch(digits) or t.kind(place) != "number" or "\n" in t.gap(at, place):
        return None
    born = is_birth(t, place)
    year = year_of(digits, t.today, born=born)
    likely = born or digits[0] == "0" or year < 2000 or -LONGEST_AGO <= year - t.today.year <= LONGEST_AHEAD
    day = day_of(year, month, number)
    if not likely or day is None or (weekday is not None and day.weekday() != weekday):
        return None
    hours = HOURS.search(t.text, max(0, t.starts[place] - NEAR), t.starts[place]) and not born
    return (year, place + 1) if _ends(t, place) and not hours and not _in_a_table(t, place) else None


def _ends(t: Tokens, at: int) -> bool:
    """Whether no noun follows that the number would count."""
    end = at + 1
    following = t.word(end)
    if GLUED_NUMBER.match(t.text, t.ends[at]):
        return False
    if t.word(at)[0] == "0" and following not in COUNTED:
        return True
    if following == "" or "\n" in t.gap(end, end) or goes_on(t, end):
        return True
    if following not in LISTING:
        return following in CLOSES or following in FOLLOWS
    after = t.past(end, "tot", "en", "met") or end + 1
    after += weekday_of(t.word(after)) is not None
    if t.number(after) is None:
        return following not in RANGE
    return t.word(after + 1) in MONTH_NAMES and (following in RANGE or t.word(after + 2) == t.word(at))


def _in_a_table(t: Tokens, at: int) -> bool:
    """Whether the next or last day has another number behind it: "9 sept 24, 11 sept 16" are hours."""
    for month in (*range(at - 5, at - 2), *range(at + 2, at + 5)):
        other = t.word(month + 1)
        if t.word(month) in MONTH_NAMES and TWO_DIGITS.fullmatch(other) and other != t.word(at) and month + 2 != at:
            return t.word(month + 2) not in MONTH_NAMES
    return False
