"""Working days, holidays and office hours in Amsterdam. The day of receipt is day 0; everyone counts alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
LUSTRUM = 5
GOOD_FRIDAY, LIBERATION_DAY = "Goede vrijdag", "Bevrijdingsdag"  # as the holidays package writes them
WEEKEND = {5: "zaterdag", 6: "zondag"}


@lru_cache(maxsize=64)
def feasts(year: int) -> dict[date, tuple[str, ...]]:
    """The Dutch feasts of a year, as the holidays package lists them; two on one day stand in one name, as on 5 mei 2005."""
    found = holidays.country_holidays("NL", years=year, language="nl")
    return {day: tuple(name.split("; ")) for day, name in found.items()}


@lru_cache(maxsize=64)
def _public_holidays(year: int) -> dict[date, str]:
    """The Dutch days off of a year, without the two that an organisation decides on: Goede Vrijdag and Bevrijdingsdag."""
    kept = {day: [name for name in names if name not in (GOOD_FRIDAY, LIBERATION_DAY)] for day, names in feasts(year).items()}
    return {day: names[0] for day, names in kept.items() if names}


def local_date(moment: datetime) -> date:
    """The calendar day of an aware moment in Amsterdam. ValueError for a naive one: its day is a guess."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no time zone")
    return moment.astimezone(AMSTERDAM).date()


def day_with_weekday(day: date) -> str:
    """`maandag 14 december 2026`."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days of one organisation: Monday to Friday, without Dutch public holidays and its own closed days."""

    closed_days: frozenset[date] = frozenset()
    good_friday_closed: bool = False
    liberation_day_closed: bool = False  # 5 mei is off in lustrum years, unless this says every year

    def reason_off(self, day: date) -> str:
        """Why nobody works that day, in Dutch; "" on a working day."""
        if name := WEEKEND.get(day.weekday()):
            return name
        if name := _public_holidays(day.year).get(day):
            return name
        if (day.month, day.day) == (5, 5) and (self.liberation_day_closed or day.year % LUSTRUM == 0):
            return LIBERATION_DAY
        if self.good_friday_closed and GOOD_FRIDAY in feasts(day.year).get(day, ()):
            return "Goede Vrijdag"
        return "gesloten dag" if day in self.closed_days else ""

    def is_workday(self, day: date) -> bool:
        return not self.reason_off(day)

    def add_workdays(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (before it when negative); 0 gives `day` itself."""
        step = timedelta(days=1 if count >= 0 else -1)
        left = abs(count)
        while left:
            day += step
            left -= self.is_workday(day)
        return day

    def next_workday(self, day: date) -> date:
        """The first working day after `day`."""
        return self.add_workdays(day, 1)

    def on_or_before(self, day: date) -> date:
        """The last working day up to and including `day`."""
        while not self.is_workday(day):
            day -= timedelta(days=1)
        return day

    def on_or_after(self, day: date) -> date:
        """The first working day from `day` on."""
        while not self.is_workday(day):
            day += timedelta(days=1)
        return day

    def workdays_between(self, first: date, last: date) -> int:
        """How many working days lie after `first` up to and including `last`; 0 when `last` is not later."""
        return sum(self.is_workday(first + timedelta(days=offset)) for offset in range(1, (last - first).days + 1))


def next_office_moment(moment: datetime, calendar: Calendar, opens: time, closes: time) -> datetime:
    """`moment` itself in office hours on a working day, else the next opening."""
    local = moment.astimezone(AMSTERDAM)
    if calendar.is_workday(local.date()) and opens <= local.time() < closes:
        return moment
    day = local.date() if local.time() < opens else local.date() + timedelta(days=1)
    return datetime.combine(calendar.on_or_after(day), opens, tzinfo=AMSTERDAM)
