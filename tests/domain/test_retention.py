"""When a case may no longer be kept, and what keeps it however old it is."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.domain.case import Case, Facts, Party
from bot.domain.events import Event
from bot.domain.retention import Retention, ends_on, is_over, kept_by
from bot.domain.workdays import AMSTERDAM

RULES = Retention()


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=AMSTERDAM)


def case(*events: tuple[str, str, dict[str, str]], number: str = "2026-001", flags: tuple[str, ...] = ()) -> Case:
    """A complaint of Monday 5 October 2026, with what happened to it."""
    found = Case("werkpro", "werkpro@1", at("2026-10-05"), number, parties={"klager": Party("Jan", "jan@klant.example")})
    found = replace(found, facts=Facts(flags=flags))
    return found.with_events(*(Event(kind, at(day), data) for kind, day, data in events))


RECEIVED, CLOSED = ("received", "2026-10-05", {}), ("closed", "2026-11-02", {"reason": "afgehandeld"})


def test_a_complaint_goes_the_day_after_two_years_from_the_last_thing_that_happened() -> None:
    found = case(RECEIVED, CLOSED)
    assert ends_on(found, RULES) == date(2028, 11, 2)
    assert not is_over(found, RULES, date(2028, 11, 2))
    assert is_over(found, RULES, date(2028, 11, 3))


def test_what_the_client_writes_afterwards_lets_the_period_begin_again() -> None:
    assert ends_on(case(RECEIVED, CLOSED, ("added", "2027-03-01", {})), RULES) == date(2029, 3, 1)


def test_a_mail_that_was_no_complaint_goes_after_half_a_year() -> None:
    asked = case(("asked", "2026-10-05", {}), ("classified", "2026-10-06", {"label": "overig"}), CLOSED, number="")
    assert ends_on(asked, RULES) == date(2027, 5, 2)


def test_the_last_day_of_a_month_without_that_day_counts() -> None:
    asked = case(("asked", "2026-08-30", {}), ("closed", "2026-08-31", {"reason": "overig"}), number="")
    assert ends_on(asked, RULES) == date(2027, 2, 28)


KEEPS = [
    ("open", (RECEIVED,), ()),
    ("open", (RECEIVED, ("paused", "2026-10-06", {"until": "2026-11-01"})), ()),
    ("open", (RECEIVED, ("outcome_sent", "2026-10-20", {})), ()),
    ("measure", (RECEIVED, ("measures_recorded", "2026-10-20", {}), CLOSED), ()),
    ("", (RECEIVED, ("measures_recorded", "2026-10-20", {}), ("measures_done", "2026-10-30", {}), CLOSED), ()),
    ("", (RECEIVED, ("measures_recorded", "2026-10-20", {"until": "2026-12-01"}), CLOSED), ()),
    ("measure", (RECEIVED, ("measures_recorded", "2026-10-20", {"until": "2040-12-01"}), CLOSED), ()),
    ("measure", (RECEIVED, ("agreement_reached", "2026-10-20", {"until": "2040-12-01"}), CLOSED), ()),
    ("dispute", (RECEIVED, CLOSED), ("geschil",)),
    ("dispute", (RECEIVED, CLOSED), ("claim",)),
    ("dispute", (RECEIVED, ("claim_estimated", "2026-10-06", {"amount": "750.00"}), CLOSED), ()),
    ("dispute", (RECEIVED, CLOSED, ("kcmd_submitted", "2026-12-01", {})), ()),
    ("", (RECEIVED, CLOSED, ("kcmd_submitted", "2026-12-01", {}), ("kcmd_decided", "2027-02-01", {})), ()),
    ("", (RECEIVED, CLOSED, ("hold_lifted", "2027-01-01", {})), ("geschil",)),
    ("hold", (RECEIVED, CLOSED, ("hold_placed", "2027-01-01", {})), ()),
    ("", (RECEIVED, CLOSED, ("hold_placed", "2027-01-01", {}), ("hold_lifted", "2027-01-02", {})), ()),
    ("", (RECEIVED, CLOSED), ("vertegenwoordiger",)),
]


@pytest.mark.parametrize(("why", "events", "flags"), KEEPS)
def test_what_keeps_a_case_however_old_it_is(
    why: str, events: tuple[tuple[str, str, dict[str, str]], ...], flags: tuple[str, ...]
) -> None:
    found = case(*events, flags=flags)
    assert kept_by(found, date(2035, 1, 1)) == why
    assert is_over(found, RULES, date(2035, 1, 1)) is (why == "")


def test_the_end_of_a_measure_counts_when_it_lies_after_the_closing() -> None:
    found = case(RECEIVED, ("measures_recorded", "2026-10-20", {"until": "2027-06-01"}), CLOSED)
    assert ends_on(found, RULES) == date(2029, 6, 1)


def test_a_hold_does_not_move_the_end_of_the_retention() -> None:
    held = case(RECEIVED, CLOSED, ("hold_placed", "2028-01-01", {}), ("hold_lifted", "2029-06-01", {}))
    assert ends_on(held, RULES) == date(2028, 11, 2)


def test_an_erased_case_is_not_erased_again() -> None:
    assert not is_over(case(RECEIVED, CLOSED, ("erased", "2028-11-03", {})), RULES, date(2040, 1, 1))
