"""From a term and the day it starts to its dates, with the trace that explains them. Due dates are computed, never edited."""

from __future__ import annotations

import calendar as months
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.domain.case import rounds
from bot.domain.events import Event
from bot.domain.rules import Regulation, Span, Term
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
DAY_ZERO = {  # what happened on day 0, as people say it
    "received": "ontvangst van de klacht",
    "confirmed": "verzending van de bevestiging",
    "reaction_requested": "verzoek om een reactie",
    "hearing_held": "gesprek",
    "agreement_reached": "afspraak over de oplossing",
    "rejected": "besluit om de klacht niet in behandeling te nemen",
    "claim_estimated": "schatting van de schade",
    "outcome_sent": "verzending van de uitkomst",
    "solved": "oplossing van de klacht",
    "withdrawn": "intrekking",
    "meeting_held": "intern overleg",
    "kcmd_submitted": "indiening bij de KcMD",
    "kcmd_decided": "uitspraak van de KcMD",
}


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
    promised: date | None = None  # until when the complainant was told that it takes

    @property
    def counts(self) -> date:
        """The last day as people know it: what was promised, else the end by the regulation."""
        return self.promised or self.due

    @property
    def is_running(self) -> bool:
        return self.met_on is None and self.ended_on is None


def add(day: date, span: Span, calendar: Calendar) -> date:
    """The last day of a span that begins with `day` as day 0; `meteen` ends with the next working day."""
    if span.unit == "meteen":
        return calendar.next_workday(day)
    if span.unit == "werkdagen":
        return calendar.add_workdays(day, span.amount)
    return shift(day, span, 1)


def shift(day: date, span: Span, sign: int) -> date:
    """`day` moved by calendar days, weeks, months or years; a month too short for the day gives its last day."""
    if span.unit in ("dagen", "weken"):
        return day + timedelta(days=sign * span.amount * (7 if span.unit == "weken" else 1))
    count = sign * span.amount * (12 if span.unit == "jaar" else 1)
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def back(target: date, span: Span, calendar: Calendar) -> date:
    """The working day that lies this long before the target."""
    if span.unit in ("werkdagen", "meteen"):
        return calendar.add_workdays(target, -span.amount)
    return calendar.on_or_before(shift(target, span, -1))


def deadline(term: Term, start: date, calendar: Calendar) -> Deadline:
    """The dates of a term that starts on `start`. Reminders fall on working days between start and target."""
    due = add(start, term.within, calendar)
    target = calendar.on_or_before(due)
    if term.target is not None:
        target = min(target, calendar.on_or_before(add(start, term.target, calendar)))
    target = max(target, min(start, due))
    remind = {back(target, span, calendar) for span in term.remind_before}
    escalate = min((calendar.next_workday(add(due, span, calendar)) for span in term.escalate_after), default=None)
    reminders = tuple(sorted(day for day in remind if day > start))
    return Deadline(term, start, due, target, reminders, escalate, trace=_trace(term, start, due, target, calendar))


def deadlines(
    regulation: Regulation, events: Mapping[str, datetime] | Sequence[Event], calendar: Calendar
) -> tuple[Deadline, ...]:
    """The terms that have started, in the order of the regulation: `events` as a history, or the moment of each event.

    A term is met by an event on or after its first day; `met_on` goes before `ended_on`. An event that ends it (a withdrawal)
    counts unless the case was reopened after it. A complaint taken up after a refusal has every term again, from the new
    request; the first ones stay, for the file. A term starts again with each event that starts it.
    """
    history = _history(events) if isinstance(events, Mapping) else tuple(events)
    parts = rounds(history)
    found = [each for part in parts for term in regulation.terms for each in _of_term(term, part, calendar)]
    return tuple(found)


def _history(moments: Mapping[str, datetime]) -> tuple[Event, ...]:
    named = [Event(ALIASES.get(name, name), moment) for name, moment in moments.items()]
    if "hearing_held" in moments:  # told as one moment, a talk heard both sides
        named += [Event(side, moments["hearing_held"]) for side in ("complainant_heard", "employee_heard") if side not in moments]
    return tuple(sorted(named, key=lambda event: (local_date(event.at), event.kind != "received", event.at)))


def _of_term(term: Term, history: Sequence[Event], calendar: Calendar) -> list[Deadline]:
    kinds = {event.kind for event in history}
    verdict = next((event for event in reversed(history) if event.kind == "verdict_given"), None)
    if term.founded and verdict is not None and verdict.data.get("gegrond") == "ongegrond":
        return []
    if kinds & set(term.unless) and not kinds & set(term.after_all):
        return []
    ended = min(
        (local_date(event.at) for event in history if event.kind in term.ends_on and not _undone(event, history)), default=None
    )
    found = []
    starts_on = term.starts_on
    if "employee_told" in term.met_by and "employee_named" in kinds:
        starts_on = "employee_named"  # nobody could be told before
    for start in sorted({local_date(event.at) for event in history if event.kind == starts_on}):
        met = _met_on(term, starts_on, start, history)
        dated = replace(deadline(term, start, calendar), met_on=met, ended_on=ended if met is None else None)
        if term.after_all and not kinds & set(term.after_all):
            dated = replace(dated, escalate_on=None)  # so far only a possibility: nobody is late with it
        if term.founded and verdict is None:
            dated = replace(dated, escalate_on=None, remind_on=())
        found.append(_promised(_moved(dated, history, calendar), history, calendar))
    return found


def _met_on(term: Term, starts_on: str, start: date, history: Sequence[Event]) -> date | None:
    """The day the term that starts on `start` was met: for everybody whom its start names, by every event it asks for."""
    people = {event.data.get("person", "") for event in history if event.kind == starts_on and local_date(event.at) == start}
    of_both = [event for event in history if not event.is_of_employee_alone]
    after = [event for event in of_both if event.kind in term.met_by and local_date(event.at) >= start]
    days = []
    for person in people:
        mine = [event for event in after if not person or event.data.get("person", person) == person]
        wanted = term.met_by if term.met_all else (None,)
        firsts = [min((local_date(event.at) for event in mine if kind in (None, event.kind)), default=None) for kind in wanted]
        days += firsts
    return max((day for day in days if day is not None), default=None) if None not in days else None


def _undone(event: Event, history: Sequence[Event]) -> bool:
    return any(later.kind == "reopened" and later.at > event.at for later in history)


def _moved(dated: Deadline, history: Sequence[Event], calendar: Calendar) -> Deadline:
    """A date set within the term moves what the bot steers for, never the end by the regulation."""
    until = next(
        (event.data["until"] for event in reversed(history) if event.kind == dated.term.set_by and "until" in event.data), ""
    )
    if not until:
        return dated
    target = calendar.on_or_before(min(date.fromisoformat(until), dated.due))
    remind = {back(target, span, calendar) for span in dated.term.remind_before}
    reminders = tuple(sorted(day for day in remind if day > dated.start))
    return replace(dated, target=target, remind_on=reminders, trace=(*dated.trace, f"gesteld op {_show(target)}"))


EXTENDED = "afhandeling"  # the term an extension is about


def _promised(dated: Deadline, history: Sequence[Event], calendar: Calendar) -> Deadline:
    """With the day that was promised by the last extension: reminders come before that day too, the end stays where it is."""
    until = next((event.data["until"] for event in reversed(history) if event.kind == "extended" and "until" in event.data), "")
    if not until or dated.term.name != EXTENDED:
        return dated
    promised = date.fromisoformat(until)
    more = {back(calendar.on_or_before(promised), span, calendar) for span in dated.term.remind_before}
    reminders = sorted({*dated.remind_on, *(day for day in more if day > dated.due)})
    return replace(dated, promised=promised, remind_on=tuple(reminders))


def _show(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day:02}-{day.month:02}-{day.year:04}"


def _trace(term: Term, start: date, due: date, target: date, calendar: Calendar) -> tuple[str, ...]:
    lines = [
        f"dag 0 is {_show(start)} ({DAY_ZERO.get(term.starts_on, term.starts_on)})",
        f"artikel {term.article}: {term.within}",
    ]
    if term.within.unit == "meteen":
        lines.append("meteen is uiterlijk aan het eind van de volgende werkdag")
    if term.within.unit in ("werkdagen", "meteen"):
        lines += _skipped(start, due, calendar)
    lines.append(f"uiterlijk {_show(due)}")
    if reason := calendar.reason_off(due):
        lines.append(f"de laatste dag is geen werkdag ({reason}); de termijn schuift niet op")
    if target != due:
        lines.append(f"streefdatum {_show(target)}" + (f" (doel: {term.target})" if term.target else " (laatste werkdag ervoor)"))
    return tuple(lines)


def _skipped(start: date, due: date, calendar: Calendar) -> list[str]:
    days = [start + timedelta(days=offset) for offset in range(1, (due - start).days + 1)]
    return [f"telt niet mee: {_show(day)} ({reason})" for day in days if (reason := calendar.reason_off(day))]
