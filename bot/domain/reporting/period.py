"""Which period a report is of, and when it is due. Days are those in Amsterdam."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.bureau import Bureau
from bot.domain.report_rules import QUARTER, YEAR
from bot.domain.workdays import AMSTERDAM, local_date


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, and its name in Dutch."""

    first: date
    last: date
    name: str

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    @property
    def before(self) -> Period:
        """The same period of the year before."""
        if (self.first.month, self.last.month) == (1, 12):
            return year(self.first.year - 1)
        return quarter(self.first.year - 1, (self.first.month + 2) // 3)


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), str(number))


def quarter(year_number: int, number: int) -> Period:
    """A quarter of a year, from 1 to 4."""
    first = date(year_number, number * 3 - 2, 1)
    following = date(year_number + number // 4, number * 3 % 12 + 1, 1)
    return Period(first, following - timedelta(days=1), f"kwartaal {number} van {year_number}")


def quarters(period: Period) -> tuple[Period, ...]:
    """The quarters of a year; of a quarter itself alone."""
    parts = [quarter(period.first.year, number) for number in (1, 2, 3, 4)]
    return tuple(part for part in parts if period.first <= part.first and part.last <= period.last)


def ended(every: str, now: datetime) -> Period | None:
    """The last year or quarter that is over; None for a report on another rhythm."""
    today = local_date(now)
    if every == YEAR:
        return year(today.year - 1)
    if every != QUARTER:
        return None
    number = (today.month - 1) // 3  # of the one that is over, counted from 1; 0 is the last of the year before
    return quarter(today.year, number) if number else quarter(today.year - 1, 4)


def earlier(period: Period) -> Period:
    """The year or quarter before this one."""
    if (period.first.month, period.last.month) == (1, 12):
        return year(period.first.year - 1)
    number = (period.first.month + 2) // 3
    return quarter(period.first.year, number - 1) if number > 1 else quarter(period.first.year - 1, 4)


def moment(period: Period, bureau: Bureau) -> datetime:
    """When its report is due: at the opening of the first working day after it."""
    day = bureau.calendar.on_or_after(period.last + timedelta(days=1))
    return datetime.combine(day, bureau.opens, tzinfo=AMSTERDAM)
