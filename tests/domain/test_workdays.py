"""Working days in the Netherlands, by hand: the weekday of each date stands in the table."""

from datetime import date, datetime, time

import pytest

from bot.domain.workdays import AMSTERDAM, Calendar, local_date, next_office_moment

PLAIN = Calendar()
GOOD_FRIDAY = Calendar(good_friday_closed=True)
LIBERATION = Calendar(liberation_day_closed=True)
BRIDGE = Calendar(closed_days=frozenset({date(2026, 5, 15), date(2026, 12, 26)}))

OFF = [
    (PLAIN, date(2026, 12, 12), "zaterdag"),
    (PLAIN, date(2026, 12, 13), "zondag"),
    (PLAIN, date(2026, 12, 14), ""),  # ma
    (PLAIN, date(2027, 1, 1), "Nieuwjaarsdag"),  # vr
    (PLAIN, date(2026, 4, 3), ""),  # vr, Goede Vrijdag
    (GOOD_FRIDAY, date(2026, 4, 3), "Goede Vrijdag"),
    (PLAIN, date(2026, 4, 6), "Tweede paasdag"),  # ma
    (PLAIN, date(2026, 4, 27), "Koningsdag"),  # ma
    (PLAIN, date(2025, 4, 28), ""),  # ma: Koningsdag was za 26 april, because the 27th was a Sunday
    (PLAIN, date(2026, 5, 5), ""),  # di, no lustrum
    (LIBERATION, date(2026, 5, 5), "Bevrijdingsdag"),
    (PLAIN, date(2025, 5, 5), "Bevrijdingsdag"),  # ma, 80 years
    (PLAIN, date(2040, 5, 4), ""),  # vr
    (PLAIN, date(2016, 5, 5), "Hemelvaartsdag"),  # do: fell on 5 mei, in no lustrum year
    (PLAIN, date(2026, 5, 14), "Hemelvaartsdag"),  # do
    (PLAIN, date(2026, 5, 15), ""),  # vr
    (BRIDGE, date(2026, 5, 15), "gesloten dag"),
    (PLAIN, date(2026, 5, 25), "Tweede pinksterdag"),  # ma
    (PLAIN, date(2026, 12, 24), ""),  # do
    (PLAIN, date(2026, 12, 25), "Eerste kerstdag"),  # vr
    (BRIDGE, date(2026, 12, 26), "zaterdag"),
    (PLAIN, date(2022, 12, 26), "Tweede kerstdag"),  # ma
]


@pytest.mark.parametrize(("calendar", "day", "reason"), OFF)
def test_a_day_off_is_named_and_a_working_day_is_not(calendar: Calendar, day: date, reason: str) -> None:
    assert calendar.reason_off(day) == reason
    assert calendar.is_workday(day) == (reason == "")


ADDED = [
    (PLAIN, date(2026, 12, 14), 0, date(2026, 12, 14)),  # ma -> the day itself
    (PLAIN, date(2026, 12, 14), 5, date(2026, 12, 21)),  # ma -> ma
    (PLAIN, date(2026, 12, 18), 5, date(2026, 12, 28)),  # vr -> ma: Eerste kerstdag is a Friday
    (PLAIN, date(2026, 12, 14), 21, date(2027, 1, 14)),  # ma -> do: over Kerst and Nieuwjaar
    (PLAIN, date(2026, 12, 31), 1, date(2027, 1, 4)),  # do -> ma
    (PLAIN, date(2026, 12, 12), 1, date(2026, 12, 14)),  # za -> ma
    (PLAIN, date(2026, 4, 2), 5, date(2026, 4, 10)),  # do -> vr: Goede Vrijdag counts, Tweede paasdag does not
    (GOOD_FRIDAY, date(2026, 4, 2), 5, date(2026, 4, 13)),  # do -> ma
    (PLAIN, date(2026, 4, 24), 1, date(2026, 4, 28)),  # vr -> di: Koningsdag
    (PLAIN, date(2026, 5, 4), 1, date(2026, 5, 5)),  # ma -> di
    (LIBERATION, date(2026, 5, 4), 1, date(2026, 5, 6)),  # ma -> wo
    (PLAIN, date(2025, 5, 2), 1, date(2025, 5, 6)),  # vr -> di: lustrum
    (PLAIN, date(2026, 5, 13), 1, date(2026, 5, 15)),  # wo -> vr: Hemelvaart
    (BRIDGE, date(2026, 5, 13), 1, date(2026, 5, 18)),  # wo -> ma: and the day after it closed
    (PLAIN, date(2026, 5, 22), 1, date(2026, 5, 26)),  # vr -> di: Pinksteren
    (PLAIN, date(2028, 2, 28), 1, date(2028, 2, 29)),  # ma -> di: leap day
    (PLAIN, date(2026, 12, 28), -1, date(2026, 12, 24)),  # ma -> do
    (PLAIN, date(2027, 1, 4), -3, date(2026, 12, 29)),  # ma -> di
]


@pytest.mark.parametrize(("calendar", "day", "count", "expected"), ADDED)
def test_working_days_are_counted_from_the_day_after(calendar: Calendar, day: date, count: int, expected: date) -> None:
    assert calendar.add_workdays(day, count) == expected
    if count > 0:
        assert calendar.workdays_between(day, expected) == count


def test_the_nearest_working_day_is_found_on_both_sides() -> None:
    christmas = date(2026, 12, 25)  # vr
    assert PLAIN.on_or_before(christmas) == date(2026, 12, 24)  # do
    assert PLAIN.on_or_after(christmas) == date(2026, 12, 28)  # ma
    assert PLAIN.next_workday(christmas) == date(2026, 12, 28)
    monday = date(2026, 12, 14)
    assert PLAIN.on_or_before(monday) == PLAIN.on_or_after(monday) == monday
    assert PLAIN.next_workday(monday) == date(2026, 12, 15)


def test_no_working_days_lie_between_a_day_and_an_earlier_one() -> None:
    assert PLAIN.workdays_between(date(2026, 12, 14), date(2026, 12, 14)) == 0
    assert PLAIN.workdays_between(date(2026, 12, 14), date(2026, 12, 7)) == 0


LOCAL = [
    ("2026-12-14T22:59:59+00:00", date(2026, 12, 14)),  # 23:59 in Amsterdam
    ("2026-12-14T23:00:00+00:00", date(2026, 12, 15)),
    ("2026-10-24T22:30:00+00:00", date(2026, 10, 25)),  # still summer time: 00:30
    ("2026-10-25T22:30:00+00:00", date(2026, 10, 25)),  # winter time since that night: 23:30
    ("2027-03-27T22:59:00+00:00", date(2027, 3, 27)),
    ("2027-03-28T21:59:00+00:00", date(2027, 3, 28)),  # summer time since that night: 23:59
    ("2027-03-28T22:00:00+00:00", date(2027, 3, 29)),
    ("2026-12-15T03:00:00+09:00", date(2026, 12, 14)),  # sent from Tokyo
]


@pytest.mark.parametrize(("moment", "day"), LOCAL)
def test_the_day_of_a_moment_is_that_of_amsterdam(moment: str, day: date) -> None:
    assert local_date(datetime.fromisoformat(moment)) == day


def test_a_moment_without_time_zone_has_no_day() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        local_date(datetime(2026, 12, 14, 9))  # noqa: DTZ001


OFFICE = [
    ("2026-12-14T08:29:00+01:00", "2026-12-14T08:30:00+01:00"),  # ma
    ("2026-12-14T08:30:00+01:00", "2026-12-14T08:30:00+01:00"),
    ("2026-12-14T16:59:59+01:00", "2026-12-14T16:59:59+01:00"),
    ("2026-12-14T17:00:00+01:00", "2026-12-15T08:30:00+01:00"),  # ma -> di
    ("2026-12-24T17:30:00+01:00", "2026-12-28T08:30:00+01:00"),  # do -> ma: Kerst
    ("2026-10-24T18:00:00+02:00", "2026-10-26T08:30:00+01:00"),  # za -> ma: the clock went back
    ("2027-03-26T17:30:00+01:00", "2027-03-30T08:30:00+02:00"),  # vr -> di: Pasen, and the clock went on
    ("2026-04-24T20:00:00+02:00", "2026-04-28T08:30:00+02:00"),  # vr -> di: Koningsdag
]


@pytest.mark.parametrize(("moment", "expected"), OFFICE)
def test_mail_to_people_waits_for_office_hours(moment: str, expected: str) -> None:
    found = next_office_moment(datetime.fromisoformat(moment), PLAIN, time(8, 30), time(17))
    assert found == datetime.fromisoformat(expected)
    assert found.astimezone(AMSTERDAM).utcoffset() == datetime.fromisoformat(expected).utcoffset()
