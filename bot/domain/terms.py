"""From a term and the day it starts to its dates, with the trace that explains them. Due dates are computed, never edited."""

from __future__ import annotations

import calendar as months
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.regulation import Regulation, Span, Term
from bot.domain.workdays import Calendar, local_date

ALIASES = {  # other names for the events terms count from
    "receipt": "received",
    "submission": "received",
    "ack": "confirmed",
    "acknowledged": "confirmed",
    "reaction_request": "reaction_requested",
    "admissibility_decision": "rejected",
    "claim_estimate": "claim_estimated",
    "internal_completion": "outcome_sent",
    "resolution": "solved",
    "kcmd_submission": "kcmd_submitted",
    "kcmd_decision": "kcmd_decided",
    "internal_meeting": "meeting_held",
}
WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


@dataclass(frozen=True, slots=True)
class Deadline:
    """One term in one case. `due` is the end by the regulation; `target` the working day the bot steers for."""

    term: Term
    start: date
    due: date
    target: date
    remind_on: tuple[date, ...]
    escalate_on: date | None
    met_on: date | None = None
    ended_on: date | None = None
    trace: tuple[str, ...] = ()

    @property
    def is_running(self) -> bool:
        return self.met_on is None and self.ended_on is None


def add(day: date, span: Span, calendar: Calendar) -> date:
    """The last day of a span that begins with `day` as day 0."""
    if span.unit == "meteen":
        return calendar.add_workdays(day, 1)
    if span.unit == "werkdagen":
        return calendar.add_workdays(day, span.amount)
    if span.unit in ("dagen", "weken"):
        return day + timedelta(days=span.amount * (7 if span.unit == "weken" else 1))
    return _add_months(day, span.amount * (12 if span.unit == "jaar" else 1))


def _add_months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def deadline(term: Term, start: date, calendar: Calendar) -> Deadline:
    """The dates of a term that starts on `start`."""
    due = add(start, term.within, calendar)
    target = calendar.on_or_before(due)
    if term.target is not None:
        target = min(target, calendar.on_or_before(add(start, term.target, calendar)))
    target = max(target, min(start, due))
    remind = tuple(sorted({calendar.add_workdays(target, -span.amount) for span in term.remind_before}))
    escalate = calendar.on_or_after(add(due, term.escalate_after[0], calendar) + timedelta(days=1)) if term.escalate_after else None
    return Deadline(term, start, due, target, remind, escalate, trace=_trace(term, start, due, target, calendar))


def deadlines(regulation: Regulation, events: Mapping[str, datetime], calendar: Calendar) -> tuple[Deadline, ...]:
    """The terms that have started, in the order of the regulation. `events` maps an event to the moment it (first) happened."""
    days = {ALIASES.get(name, name): local_date(moment) for name, moment in events.items()}
    found = []
    for term in regulation.terms:
        start = days.get(term.starts_on)
        if start is None or any(event in days for event in term.unless):
            continue
        dated = deadline(term, start, calendar)
        met = min((days[event] for event in term.met_by if event in days and days[event] >= start), default=None)
        ended = min((days[event] for event in term.ends_on if event in days), default=None) if met is None else None
        found.append(
            Deadline(term, dated.start, dated.due, dated.target, dated.remind_on, dated.escalate_on, met, ended, dated.trace)
        )
    return tuple(found)


def _show(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day:%d-%m-%Y}"


def _trace(term: Term, start: date, due: date, target: date, calendar: Calendar) -> tuple[str, ...]:
    lines = [f"dag 0 is {_show(start)} ({term.starts_on})", f"artikel {term.article}: {term.within}"]
    if term.within.unit in ("werkdagen", "meteen"):
        lines += _skipped(start, due, calendar)
    lines.append(f"uiterlijk {_show(due)}")
    if reason := calendar.reason_off(due):
        lines.append(f"de laatste dag is een {reason}; de termijn schuift niet op")
    if target != due:
        lines.append(f"streefdatum {_show(target)}" + (f" (doel: {term.target})" if term.target else " (laatste werkdag ervoor)"))
    return tuple(lines)


def _skipped(start: date, due: date, calendar: Calendar) -> list[str]:
    days = [start + timedelta(days=offset) for offset in range(1, (due - start).days + 1)]
    return [f"telt niet mee: {_show(day)} ({reason})" for day in days if (reason := calendar.reason_off(day))]
