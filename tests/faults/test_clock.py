"""A clock that is moved while letters and terms wait, the nights in which it changes by law, and the turns of years."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from faults.clock import MOVES, Move
from faults.conftest import Fresh
from servers import wait_until
from story.desk import Desk, at, make_mail

from bot import outbox
from bot.adapters import schedule
from bot.adapters.schedule import Schedule
from bot.adapters.smtp import SendResult
from bot.casework import terms_of
from bot.domain.rules import span
from bot.domain.terms import add
from bot.domain.workdays import AMSTERDAM, Calendar

LATER = SendResult("retry", 451, "later")
DAYS = ("10-05 09:30", "10-07 10:00", "10-12 08:31", "10-19 08:31", "10-30 08:31", "11-03 08:31", "11-16 08:31")
WRONG = at("2026-10-07 10:00")  # when the clock is wrong; a letter waits for its second attempt then


def history(desk: Desk, by: timedelta | None) -> tuple[dict[str, datetime], dict[str, date]]:
    """Six weeks in which nobody answers: when each letter was written, and when each term ends."""
    desk.mail(at("2026-10-05 09:12"))
    desk.send(at("2026-10-05 09:12"))
    for now in [at(f"2026-{day}") for day in DAYS]:
        if now == WRONG:
            desk.mail(now, sender="An Bakker <an@klant.example>", body="Ik dien een klacht in over de factuur.")
            desk.send(now, LATER)
        if now == WRONG and by is not None:
            for _ in range(2):
                desk.rounds(now + by)
                desk.send(now + by)
        desk.rounds(now + timedelta(hours=1))
        desk.send(now + timedelta(hours=1))
    letters = desk.letters()
    assert [row.state for row in letters] == ["sent"] * len(letters)
    terms = {f"{number}:{term.term.name}": term.due for number in ("2026-001", "2026-002") for term in _terms(desk, number)}
    return {row.key: row.queued_at for row in letters}, terms


def _terms(desk: Desk, number: str) -> list[object]:
    return terms_of(desk.case(number), desk.bureau)  # type: ignore[return-value]


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory, origin: Desk) -> tuple[dict[str, datetime], dict[str, date]]:
    desk = Desk(tmp_path_factory.mktemp("clock"))
    found = history(desk, None)
    desk.store.close()
    return found


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.what)
def test_a_clock_that_is_wrong_for_an_hour(
    move: Move, usual: tuple[dict[str, datetime], dict[str, date]], fresh: Fresh, tmp_path: Path
) -> None:
    letters, terms = history(fresh(tmp_path), move.by)
    assert terms == usual[1]
    assert sorted(set(usual[0]) - set(letters)) == []  # none was skipped
    more = {key: moment for key, moment in letters.items() if key not in usual[0]}
    assert set(more.values()) == ({WRONG + move.by} if move.again else set())
    assert {key.partition(":")[0] for key in more} <= {"escalatie", "herinnering", "weekoverzicht"}


# --- the scheduler ----------------------------------------------------------------------------------------------------


class Machine:
    """The clock of this machine, moved by so much, for APScheduler too."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.moved = timedelta(0)
        machine = self

        class Moved(datetime):
            @classmethod
            def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
                return machine().astimezone(tz)  # type: ignore[arg-type]

        monkeypatch.setattr("apscheduler.schedulers.base.datetime", Moved)
        monkeypatch.setattr("apscheduler.triggers.interval.datetime", Moved)
        monkeypatch.setattr(schedule, "LOOK_SECONDS", 0.05)

    def __call__(self) -> datetime:
        return datetime.now(AMSTERDAM) + self.moved


@pytest.mark.parametrize("by", [timedelta(days=-1), timedelta(hours=-1), timedelta(days=31)], ids=str)
def test_what_is_done_again_and_again_goes_on_when_the_clock_is_moved(by: timedelta, monkeypatch: pytest.MonkeyPatch) -> None:
    machine, stop, ran, heard = Machine(monkeypatch), threading.Event(), [0], []
    jobs = Schedule(machine)
    jobs.every(0.1, lambda: ran.__setitem__(0, ran[0] + 1), "job", now=True)
    thread = threading.Thread(target=jobs.run, args=(stop, heard.append))
    thread.start()
    try:
        wait_until(lambda: ran[0] > 1, what="the first runs")
        machine.moved, before = by, ran[0]
        wait_until(lambda: ran[0] > before + 3, 5, "runs after the clock was moved")
    finally:
        stop.set()
        thread.join(10)
    assert [round(each / by, 3) for each in heard] == [1.0]
    assert ran[0] < before + 50  # those that were missed are one


# --- the nights in which the clock changes ----------------------------------------------------------------------------


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.fixture
def desk(fresh: Fresh, tmp_path: Path) -> Desk:
    return fresh(tmp_path)


@pytest.mark.parametrize(
    "now",
    [_utc("2026-03-29 00:59:30"), _utc("2026-03-29 01:00:30"), _utc("2026-10-25 00:59:30"), _utc("2026-10-25 01:00:30")],
    ids=str,
)
def test_a_letter_is_tried_again_after_a_real_minute_in_the_nights_in_which_the_clock_changes(desk: Desk, now: datetime) -> None:
    local = now.astimezone(AMSTERDAM)
    desk.mail(local)
    (envelope,) = outbox.claim(desk.store, desk.office, local, bcc=False, most=1)
    outbox.settle(desk.store, desk.office, envelope, LATER, local)
    (waiting,) = [row for row in desk.letters() if row.id == envelope.letter.id]
    assert waiting.next_attempt_at == now + timedelta(minutes=outbox.PAUSES[0])


@pytest.mark.parametrize(
    ("monday", "before"),
    [
        (_utc("2026-03-30 06:00"), "summer time, 08:00 is 06:00 UTC"),
        (_utc("2026-10-26 07:00"), "winter time, 08:00 is 07:00 UTC"),
    ],
)
def test_the_digest_comes_at_eight_on_the_wall_on_the_monday_after(desk: Desk, monday: datetime, before: str) -> None:
    desk.mail(monday - timedelta(days=6))
    desk.rounds(monday - timedelta(days=6))
    seen = len(desk.letters("weekoverzicht"))
    for moment in (monday - timedelta(hours=30), monday - timedelta(seconds=1)):
        desk.rounds(moment.astimezone(AMSTERDAM))
        assert len(desk.letters("weekoverzicht")) == seen, before
    for _ in range(2):
        desk.rounds(monday.astimezone(AMSTERDAM))
    assert len(desk.letters("weekoverzicht")) == seen + len(desk.bureau.directors())


@pytest.mark.parametrize("received", ["2026-03-27 10:00", "2026-10-23 10:00"])  # the Fridays before
def test_a_reminder_with_such_a_night_in_between_comes_at_the_opening_of_the_office(desk: Desk, received: str) -> None:
    desk.mail(at(received))
    with desk.store.transaction() as unit:
        planned = [row.next_at for row in unit.deadline_rows(1) if row.next_at is not None]
    local = [moment.astimezone(AMSTERDAM) for moment in planned]
    assert {(moment.hour, moment.minute) for moment in local} == {(8, 30)}
    assert all(desk.bureau.calendar.is_workday(moment.date()) for moment in local)


@pytest.mark.parametrize("received", [_utc("2026-10-25 00:30"), _utc("2026-10-25 01:30"), _utc("2026-10-24 22:30")], ids=str)
def test_a_mail_in_the_hour_that_is_there_twice_has_the_day_of_amsterdam(desk: Desk, received: datetime) -> None:
    desk.mail(received)
    assert {term.start for term in terms_of(desk.case(), desk.bureau)} == {date(2026, 10, 25)}
    assert "25 oktober 2026" in desk.text(desk.letters("ontvangstbevestiging")[0])


def test_a_mail_of_the_last_minute_of_a_year_counts_from_that_day_when_it_is_read_in_the_next(desk: Desk) -> None:
    received = at("2026-12-31 23:59")
    desk.take(desk.arrival(make_mail(received), received), received + timedelta(hours=9))
    assert {term.start for term in terms_of(desk.case("2026-001"), desk.bureau)} == {date(2026, 12, 31)}


LEAP = (("2028-02-29", "1 jaar", "2029-02-28"), ("2028-02-29", "1 maand", "2028-03-29"), ("2028-01-31", "1 maand", "2028-02-29"),
        ("2027-12-31", "2 maanden", "2028-02-29"))  # fmt: skip


@pytest.mark.parametrize(("start", "period", "end"), LEAP)
def test_terms_over_a_leap_day_and_a_turn_of_the_year(start: str, period: str, end: str) -> None:
    assert add(date.fromisoformat(start), span(period), Calendar()) == date.fromisoformat(end)
