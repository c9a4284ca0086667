"""When something has to be done about a term: reminders before its end, an escalation after, each once and in office hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.terms import Deadline
from bot.domain.workdays import AMSTERDAM, local_date


@dataclass(frozen=True, slots=True)
class Step:
    """What to do about a term, and when."""

    at: datetime
    action: str  # herinnering or escalatie


def steps(deadline: Deadline, bureau: Bureau) -> list[Step]:
    """Every reminder and the escalation of a running term, in order; none for one that is met or ended."""
    if deadline.met_on is not None or not deadline.is_running:
        return []
    days = [(day, "herinnering") for day in deadline.remind_on if day > deadline.start]
    if deadline.escalate_on is not None:
        days.append((deadline.escalate_on, "escalatie"))
        if deadline.counts > deadline.due:
            days.append((bureau.calendar.next_workday(deadline.counts), "escalatie"))  # a promise was broken
    found = [Step(bureau.may_send_at(_opens(day, bureau)), action) for day, action in days]
    return sorted(found, key=lambda step: (step.at, step.action == "herinnering"))


def _opens(day: date, bureau: Bureau) -> datetime:
    return datetime.combine(day, bureau.opens, tzinfo=AMSTERDAM)


def plan(deadline: Deadline, done_until: datetime | None, bureau: Bureau) -> Step | None:
    """The next step after `done_until`."""
    return next((step for step in steps(deadline, bureau) if done_until is None or step.at > done_until), None)


def due_now(deadline: Deadline, done_until: datetime | None, now: datetime, bureau: Bureau) -> Step | None:
    """The step to take now: after a downtime only the latest, so that nobody gets a reminder and an escalation together."""
    waiting = [step for step in steps(deadline, bureau) if step.at <= now and (done_until is None or step.at > done_until)]
    return waiting[-1] if waiting else None


def goes_on(case: Case, bureau: Bureau, now: datetime) -> datetime | None:
    """When a case that rests now goes on by itself, at the opening of the office; None when it does not rest."""
    until = case.paused_until(local_date(now))
    return None if until is None else bureau.may_send_at(_opens(bureau.calendar.on_or_after(until), bureau))
