"""Puts neighbours that say the same day together: "gisteren (dinsdag 13 oktober)", "vorig jaar op 17 juni"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from classifiers.dates.days import holiday_of, weekday_at
from classifiers.dates.tokens import Piece, Tokens
from classifiers.dates.values import (
    DAY,
    LAST_YEAR,
    LIFETIME,
    contradiction,
    first_of,
    last_of,
    next_weekday,
    previous_weekday,
    shifted,
    years_on,
)
from classifiers.tense import clause
from classifiers.words import word_set

GLUE = word_set(", ( op in de den der dem the het een was is dat met rond")
BACKGROUND = word_set("sinds sedert since seit")  # "zij ligt al sinds 27 mei in bed": the story goes on from the day before
PRECISELY = ("om", "precies", "te", "zijn")
ROUGH, FEW_DAYS = word_set("week weken wk maand maanden"), timedelta(days=4)
HALF_YEAR = timedelta(days=183)
T = TypeVar("T")


TAKEN_BACK = re.compile(r"\b(?:nee,?(?: wacht,?)?(?: het was)?|ik bedoel(?:de)?|pardon,?|correctie:?)\s*$")
NEAR_BY = 12  # words
REMEMBERED = 12  # days of the text


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
            count, unit, *until = piece.note.split()
            start = _day_of(t, kept, piece, until[1]) if until[:1] == ["of"] else anchor
            day = _later(start, count, unit) if start else None
            if day is None or (until == ["today"] and day > t.today):
                continue
            piece = replace(piece, value=day, note="")
            if count.startswith("-"):
                kept.append(piece)
                continue  # the story goes on from where it was
        kept.append(piece)
        told = not piece.weak and t.word(piece.start - 1) not in BACKGROUND
        if isinstance(piece.value, date) and (anchor is None or (told and abs(piece.value - t.today) < LIFETIME)):
            anchor = None if piece.weak else piece.value
        elif piece.kind == "week" and last_of(piece.value) < t.today:
            anchor = last_of(piece.value)
    return kept


def _day_of(t: Tokens, kept: Sequence[Piece], counted: Piece, noun: str) -> date | None:
    """The day on which the text puts a talk, a letter or the like: the one in the last sentence before that has the noun."""
    told = t.text[: clause(t.text, t.starts[counted.start], t.ends[counted.end - 1])[0]]
    for piece in reversed(kept[-REMEMBERED:]):
        first, last = clause(t.text, t.starts[piece.start], t.ends[piece.end - 1])
        if isinstance(piece.value, date) and re.search(rf"(?i){re.escape(noun)}\b", told[first:last]):
            return piece.value
    return None


def _later(anchor: date, count: str, unit: str) -> date | None:
    if unit != "weekday":
        return shifted(anchor, float(count), unit)
    if int(count) < 0:  # counted back: -1 is the Monday before
        return previous_weekday(-int(count) - 1, anchor)
    return next_weekday(int(count), anchor) if anchor.year <= LAST_YEAR else None


def _beside(t: Tokens, first: Piece, second: Piece) -> bool:
    """Whether nothing but glue stands between."""
    between = t.words[first.end : second.start]
    at = next((at for at in range(len(between)) if tuple(between[at : at + len(PRECISELY)]) == PRECISELY), None)
    if at is not None:
        between = between[:at] + between[at + len(PRECISELY) :]
    near = len(between) <= 4 and all(word in GLUE for word in between)
    return second.start >= first.end and near and not on_new_line(t, first, second)


def on_new_line(t: Tokens, first: Piece, second: Piece) -> bool:
    return "\n" in t.gap(first.end, second.start)


def in_calendar(join: Callable[[Tokens, Piece, Piece], T | None], t: Tokens, first: Piece, second: Piece) -> T | None:
    """What a rule makes of two, or None beyond the calendar."""
    try:
        return join(t, first, second)
    except (ValueError, OverflowError):
        return None


def together(t: Tokens, found: list[Piece]) -> list[Piece]:
    """Makes one of two that say the same day."""
    kept: list[Piece] = []
    for piece in found:
        merged = in_calendar(_same, t, kept[-1], piece) if kept and _beside(t, kept[-1], piece) else None
        if merged:
            kept[-1] = merged
        else:
            kept.append(piece)
    return kept


def _same(t: Tokens, first: Piece, second: Piece) -> Piece | None:
    whole = (first.start, second.end)
    part = second.kind in ("day", "month", "holiday") or (second.kind == "span" and second.yearless)
    if first.kind in ("month", "week") and not first.weak and isinstance(second.value, date) and second.kind == "day":
        return second.over(*whole) if _is_in(first, second.value) else None
    if first.kind == "year" and part and isinstance(first.value, tuple):
        return _in_year(t, first.value[0].year, second, whole)
    years_ago = t.words[first.end - 2 : first.end] in (["jaar", "geleden"], ["jaar", "terug"])
    if years_ago and part and second.yearless and isinstance(first.value, date):
        return _in_year(t, _year_back(first.value, first_of(second.value)), second, whole)
    if (first.weak and first.kind != "holiday") or second.weak or not isinstance(second.value, date):
        return None
    if first.kind == "relative" and _is_number_of(t, second, first_of(first.value)):
        return first.over(*whole)
    if first.value == second.value:
        return replace(second, note=first.note or second.note).over(*whole)
    if _misreckoned(t, first, second) or _roughly(t, first, second):
        return second.over(*whole)
    weekday = weekday_at(t, second.start) if second.kind == "weekday" and second.end - second.start <= 2 else None
    if weekday is None:
        return None
    if first.kind == "relative" and first_of(first.value).weekday() == weekday:
        return first.over(*whole)  # "morgen (donderdag)"
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


def _misreckoned(t: Tokens, first: Piece, second: Piece) -> bool:
    """ "Vorige week dinsdag 10 november", which is the week before that: the date counts where the weekday is its own."""
    if not (isinstance(first.value, date) and isinstance(second.value, date)) or second.kind != "day":
        return False
    of_week = "week" in t.words[first.start : first.end] and any(
        weekday_at(t, at) is not None for at in range(first.start, first.end)
    )
    near = abs(second.value - first.value) <= timedelta(days=14)
    return of_week and near and first.value.weekday() == second.value.weekday()


def _roughly(t: Tokens, first: Piece, second: Piece) -> bool:
    """ "Over twee weken, woensdag de 25e", "een maand geleden, op 3 mei": who counts in weeks counts roughly."""
    counted = first.kind in ("relative", "later") and any(word in ROUGH for word in t.words[first.start : first.end])
    if not counted or t.word(first.end) not in (",", "(", ":") or second.kind != "day":
        return False
    return abs(first_of(second.value) - first_of(first.value)) <= FEW_DAYS


def _is_number_of(t: Tokens, piece: Piece, day: date) -> bool:
    """ "Vandaag, de 14e": whether a day by its number alone is that day."""
    return piece.end - piece.start == 1 and t.ordinal(piece.start) == day.day


def _in_year(t: Tokens, year: int, piece: Piece, whole: tuple[int, int]) -> Piece | None:
    """ "Vorig jaar in mei", "volgend jaar met Pasen"."""
    if not piece.yearless:
        return piece.over(*whole) if first_of(piece.value).year == year else None
    moved = holiday_of(t, piece.start, year) if piece.kind == "holiday" else None
    value = moved or years_on(piece.value, year - first_of(piece.value).year)
    return replace(piece, value=value, yearless=False, weak=False).over(*whole)


def _year_back(then: date, day: date) -> int:
    """The year of "twee jaar geleden in november": said in January, that of the month before rather than of the one to come."""
    return then.year - (day.replace(year=then.year, day=1) > then + HALF_YEAR)


def _is_in(period: Piece, day: date) -> bool:
    """ "In januari, op de 4e"."""
    return first_of(period.value) <= day <= last_of(period.value)
