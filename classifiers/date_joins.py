"""Puts neighbouring dates together: "van 3 maart tot 10 april", "gisteren (dinsdag 13 oktober)", "vorig jaar op 17 juni"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from classifiers.date_days import weekday_at
from classifiers.date_tokens import Piece, Tokens
from classifiers.date_values import (
    AHEAD,
    DAY,
    LAST_YEAR,
    LIFETIME,
    contradiction,
    first_of,
    last_of,
    next_weekday,
    previous_weekday,
    shifted,
    week_in_year,
    years_on,
)
from classifiers.date_words import WHICH
from classifiers.words import word_set

UNTIL = frozenset({"tm", "tem", "tot", "tot en met", "-", "–", "until", "to", "tot aan", "naar"})
FILLERS = word_set("de het : op den ma di wo do vr za zo . maand ,")
GLUE = word_set(", ( op in de den the een was dat met")
FROM = word_set("van vanaf from tussen")
OPENING_HOURS = re.compile(r"\d[:.]\d\d|\buur\b|bereikbaar|\bopen\b|geopend|\bwerk|kantoor|aanwezig|elke|iedere", re.IGNORECASE)
SENTENCE = re.compile(r"[.!?]\s+[A-ZÀ-Þ]")
WEEK = timedelta(weeks=1)
T = TypeVar("T")


TAKEN_BACK = re.compile(r"\b(?:nee,?(?: wacht,?)?(?: het was)?|ik bedoel(?:de)?|pardon,?|correctie:?)\s*$")
NEAR_BY = 12  # words


def not_taken_back(t: Tokens, found: list[Piece]) -> list[Piece]:
    """Drops what the writer puts right at once: "donderdag was dat, nee woensdag"."""
    dropped: set[int] = set()
    for index, (piece, following) in enumerate(itertools.pairwise(found)):
        if following.start - piece.end < NEAR_BY and TAKEN_BACK.search(t.gap(piece.end, following.start)):
            dropped |= {at for at in range(max(0, index - 2), index + 1) if found[at].value == piece.value}
    return [piece for at, piece in enumerate(found) if at not in dropped]


def counted_on(t: Tokens, found: list[Piece]) -> list[Piece]:
    """Counts "de dag erna" and "een week later" from the single day mentioned last; drops them where there is none."""
    kept: list[Piece] = []
    anchor: date | None = None
    for index, piece in enumerate(found):
        if piece.kind == "later":
            following = found[index + 1] if index + 1 < len(found) else None
            named = following is not None and isinstance(following.value, date) and _beside(t, piece, following)
            if anchor is None or (named and following is not None and following.kind != "later"):
                continue
            if kept and t.past(kept[-1].end, ",") == piece.start and t.word(piece.end) == ",":
                continue  # "vanmorgen, negen dagen later, kwam hij"
            count, unit, *until_today = piece.note.split()
            day = _later(anchor, count, unit)
            if day is None or (until_today and day > t.today):
                continue
            piece = replace(piece, value=day, note="")
        kept.append(piece)
        if isinstance(piece.value, date) and not piece.weak and (anchor is None or abs(piece.value - t.today) < LIFETIME):
            anchor = piece.value
        elif piece.kind == "week" and last_of(piece.value) < t.today:
            anchor = last_of(piece.value)
    return kept


def _later(anchor: date, count: str, unit: str) -> date | None:
    if unit != "weekday":
        return shifted(anchor, float(count), unit)
    return next_weekday(int(count), anchor) if anchor.year <= LAST_YEAR else None


def _beside(t: Tokens, first: Piece, second: Piece) -> bool:
    """Whether nothing but glue stands between."""
    between = second.start - first.end
    return (
        0 <= between <= 4 and all(word in GLUE for word in t.words[first.end : second.start]) and not _new_line(t, first, second)
    )


def _new_line(t: Tokens, first: Piece, second: Piece) -> bool:
    return "\n" in t.gap(first.end, second.start)


def _in_calendar(join: Callable[[Tokens, Piece, Piece], T | None], t: Tokens, first: Piece, second: Piece) -> T | None:
    """What a rule makes of two, or None beyond the calendar."""
    try:
        return join(t, first, second)
    except (ValueError, OverflowError):
        return None


def together(t: Tokens, found: list[Piece]) -> list[Piece]:
    """Makes one of two that say the same day."""
    kept: list[Piece] = []
    for piece in found:
        merged = _in_calendar(_same, t, kept[-1], piece) if kept and _beside(t, kept[-1], piece) else None
        if merged:
            kept[-1] = merged
        else:
            kept.append(piece)
    return kept


def _same(t: Tokens, first: Piece, second: Piece) -> Piece | None:
    whole = (first.start, second.end)
    part = second.kind in ("day", "month", "holiday") or (second.kind == "span" and second.yearless)
    if first.kind == "year" and part and isinstance(first.value, tuple):
        year = first.value[0].year
        if second.yearless:
            return replace(
                second, value=years_on(second.value, year - first_of(second.value).year), yearless=False, weak=False
            ).over(*whole)
        return second.over(*whole) if first_of(second.value).year == year else None
    if (first.weak and first.kind != "holiday") or second.weak or not isinstance(second.value, date):
        return None
    if first.value == second.value:
        return replace(second, note=first.note or second.note).over(*whole)
    weekday = weekday_at(t, second.start) if second.kind == "weekday" and second.end - second.start <= 2 else None
    if weekday is None:
        return None
    if first.kind == "holiday":
        day = next_weekday(weekday, first_of(first.value) - DAY)
        return replace(first, value=day, weak=False).over(*whole) if (day - first_of(first.value)).days < 5 else None
    if (
        first.kind == "day"
        and isinstance(first.value, date)
        and any(letter.isdigit() for letter in t.text[t.starts[first.start] : t.ends[first.end - 1]])
    ):
        return replace(first, note=first.note or contradiction(weekday, first.value)).over(*whole)
    return None


def joined(t: Tokens, found: list[Piece]) -> list[Piece]:
    """Joins the ends of a range into a period; what counts only beside another and has none is dropped."""
    kept: list[Piece] = []
    for piece in found:
        range_ = _in_calendar(_range, t, kept[-1], piece) if kept else None
        if range_ == []:
            kept.pop()
        elif range_:
            kept[-1:] = range_
        else:
            kept.append(_strengthened(t, kept[-1], piece) if kept else piece)
    return [piece for piece in kept if not piece.weak]


def _strengthened(t: Tokens, before: Piece, piece: Piece) -> Piece:
    """ "in maart en april": the second month counts because the first does."""
    listed = (
        piece.weak
        and not before.weak
        and before.kind == piece.kind
        and t.words[before.end : piece.start] in (["en"], [","], ["of"])
    )
    return replace(piece, weak=False) if listed else piece


def _range(t: Tokens, first: Piece, second: Piece) -> list[Piece] | None:
    """The period from one to the other; nothing ([]) when they are opening days; None when they are no range."""
    between = t.words[first.end : second.start]
    if not between or len(between) > 6 or first.kind == "later" or SENTENCE.search(t.gap(first.end, second.start)):
        return None
    words = " ".join(word for word in between if word not in FILLERS and weekday_at(t, t.words.index(word, first.end)) is None)
    announced = any(word in FROM for word in t.words[max(0, first.start - 3) : first.start])
    until = words in UNTIL and (words != "naar") and (words != "-" or not _new_line(t, first, second))
    if not until and not (words == "en" and "tussen" in t.words[max(0, first.start - 3) : first.start]):
        return None
    if second.kind == "later" and (words == "-" or "tot" not in words):
        return None  # "5 mei - een week later was het mis"
    if first.kind == second.kind == "weekday":
        return _weekdays(t, first, second)
    if first.weak and second.weak and not announced and words == "tot":
        return None
    start, end = _aligned(t, first, second)
    if start is None or end is None or first_of(start) >= last_of(end):
        return None
    return [Piece((first_of(start), last_of(end)), first.start, second.end, "span", note=first.note or second.note)]


def _aligned(t: Tokens, first: Piece, second: Piece) -> tuple[date | tuple[date, date] | None, date | tuple[date, date] | None]:
    """Both ends, in years that follow each other where one or both were written without."""
    start, end = first.value, second.value
    if first.yearless and first.kind != "weekday" and not second.yearless and second.kind in ("day", "month", "span", "holiday"):
        start = years_on(start, last_of(end).year - first_of(start).year)
        if first_of(start) >= last_of(end):
            start = years_on(start, -1)
    elif (
        second.yearless
        and second.kind != "weekday"
        and not first.yearless
        and first.kind in ("day", "month", "span", "holiday", "relative")
    ):
        end = years_on(end, first_of(start).year - last_of(end).year)
        if first_of(start) >= last_of(end):
            end = years_on(end, 1)
    elif first.kind == "weekday" and isinstance(start, date) and second.kind == "day" and isinstance(end, date):
        named = weekday_at(t, second.start) is not None and not 0 < (end - start).days < 7
        start = previous_weekday(start.weekday(), end) if named or start >= end else start
    elif first_of(start) >= last_of(end) and first.yearless and second.yearless:
        if first.kind == second.kind == "week":
            year = first_of(start).isocalendar().year
            same = week_in_year(last_of(end), year)
            return start, same if same[1] > first_of(start) else week_in_year(last_of(end), year + 1)
        ahead = first_of(start) > t.today and t.lean(first.start, second.end) >= AHEAD
        start, end = (start, years_on(end, 1)) if ahead else (years_on(start, -1), end)
    elif first_of(start) >= last_of(end) and second.kind == "weekday" and isinstance(end, date):
        end = next_weekday(end.weekday(), first_of(start))
    return start, end


def _weekdays(t: Tokens, first: Piece, second: Piece) -> list[Piece] | None:
    """ "van maandag tot vrijdag", unless these are opening days."""
    low, high = first_of(first.value), first_of(second.value)
    line = t.text[t.starts[first.start] - min(60, t.starts[first.start]) : t.ends[second.end - 1] + 60]
    if first.yearless and second.yearless and OPENING_HOURS.search(line):
        return []
    if low >= high:
        low, high = (low - WEEK, high) if low <= t.today else (low, high + WEEK)
    elif high - low > WEEK and all(one.end - one.start == 1 and t.word(one.start - 1) not in WHICH for one in (first, second)):
        low += WEEK  # "van vrijdag tot dinsdag ben ik weg": both are to come
    return [Piece((low, high), first.start, second.end, "span")] if low < high else None
