"""Puts the ends of a range in years and weeks that follow each other: "28 december tot 3 januari", "3 mei tot vrijdag".

Which end is moved stands in rows; the first row that fits decides, and where none does both ends stay as they were read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from classifiers.dates.days import weekday_at
from classifiers.dates.tokens import Piece, Tokens
from classifiers.dates.values import AHEAD, Value, first_of, last_of, next_weekday, previous_weekday, week_in_year, years_on

DATED = ("day", "month", "span", "holiday")
WEEK, YEAR = timedelta(weeks=1), timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Ends:
    """Both ends as each was read by itself."""

    t: Tokens
    first: Piece
    second: Piece

    @property
    def turned(self) -> bool:
        """Whether the first is not before the second."""
        return first_of(self.first.value) >= last_of(self.second.value)

    @property
    def yearless(self) -> bool:
        return self.first.yearless and self.second.yearless


Moved = tuple[Value, Value]


def aligned(t: Tokens, first: Piece, second: Piece) -> Moved:
    """Both ends of "van `first` tot `second`"; they may still be turned where nothing fits."""
    ends = Ends(t, first, second)
    return next((move(ends) for fits, move in RULES if fits(ends)), (first.value, second.value))


def _second_has_the_year(ends: Ends) -> bool:
    first, second = ends.first, ends.second
    return first.yearless and first.kind != "weekday" and not second.yearless and second.kind in DATED


def _first_in_its_year(ends: Ends) -> Moved:
    """ "3 december tot 5 januari 2026": the last such day before it."""
    start, end = ends.first.value, ends.second.value
    start = years_on(start, last_of(end).year - first_of(start).year)
    return (years_on(start, -1) if first_of(start) >= last_of(end) else start), end


def _first_has_the_year(ends: Ends) -> bool:
    first, second = ends.first, ends.second
    return second.yearless and second.kind != "weekday" and not first.yearless and first.kind in (*DATED, "relative")


def _second_in_its_year(ends: Ends) -> Moved:
    start, end = ends.first.value, ends.second.value
    end = years_on(end, first_of(start).year - last_of(end).year)
    return start, (years_on(end, 1) if first_of(start) >= last_of(end) else end)


def _weekday_up_to_a_day(ends: Ends) -> bool:
    days = isinstance(ends.first.value, date) and isinstance(ends.second.value, date)
    return ends.first.kind == "weekday" and ends.second.kind == "day" and days


def _weekday_before_it(ends: Ends) -> Moved:
    """ "Maandag t/m vrijdag 12 juni": the Monday before; "vrijdag tot 12 juni" is the one that was read, if it is before."""
    start, end = first_of(ends.first.value), first_of(ends.second.value)
    named = weekday_at(ends.t, ends.second.start) is not None and not timedelta() < end - start < WEEK
    return (previous_weekday(start.weekday(), end) if named or start >= end else start), end


def _weeks_turned(ends: Ends) -> bool:
    return ends.turned and ends.yearless and ends.first.kind == ends.second.kind == "week"


def _weeks_in_turn(ends: Ends) -> Moved:
    """ "Week 48 tot week 3": in the year of the first or the next."""
    start, end = ends.first.value, ends.second.value
    year = first_of(start).isocalendar().year
    same = week_in_year(last_of(end), year)
    return start, (same if same[1] > first_of(start) else week_in_year(last_of(end), year + 1))


def _turned_without_years(ends: Ends) -> bool:
    return ends.turned and ends.yearless


def _over_new_year(ends: Ends) -> Moved:
    start, end = ends.first.value, ends.second.value
    ahead = first_of(start) > ends.t.today and ends.t.lean(ends.first.start, ends.second.end) >= AHEAD
    return (start, years_on(end, 1)) if ahead else (years_on(start, -1), end)


def _up_to_a_weekday(ends: Ends) -> bool:
    """ "Maandag 3 mei tot vrijdag"; "5 mei tot vrijdag" only where the Friday that was read is before."""
    named = isinstance(ends.first.value, date) and weekday_at(ends.t, ends.first.start) is not None
    return ends.second.kind == "weekday" and isinstance(ends.second.value, date) and (ends.turned or named)


def _weekday_after_it(ends: Ends) -> Moved:
    return ends.first.value, next_weekday(first_of(ends.second.value).weekday(), first_of(ends.first.value))


def _longer_than_a_year(ends: Ends) -> bool:
    return ends.yearless and last_of(ends.second.value) - first_of(ends.first.value) > YEAR


def _a_year_nearer(ends: Ends) -> Moved:
    return ends.first.value, years_on(ends.second.value, -1)


RULES: tuple[tuple[Callable[[Ends], bool], Callable[[Ends], Moved]], ...] = (
    (_second_has_the_year, _first_in_its_year),
    (_first_has_the_year, _second_in_its_year),
    (_weekday_up_to_a_day, _weekday_before_it),
    (_weeks_turned, _weeks_in_turn),
    (_turned_without_years, _over_new_year),
    (_up_to_a_weekday, _weekday_after_it),
    (_longer_than_a_year, _a_year_nearer),
)
