"""Where an open case stands, in one line: its state, its handler, how long it is open and the term that ends first."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from bot.domain.absence import is_away
from bot.domain.case import Case
from bot.domain.letters.facts import day_in_words
from bot.domain.letters.letter import Desk
from bot.domain.workdays import local_date

STATUS = {
    "gevraagd": "wacht op indeling",
    "ontvangen": "wacht op behandelaar",
    "in_behandeling": "in behandeling",
    "beantwoord": "uitkomst verstuurd",
}


def standing(case: Case, today: date) -> str:
    """The state of a case in words, with until when it rests."""
    rests = case.paused_until(today)
    return STATUS.get(case.state, case.state) + (f", staat stil tot {day_in_words(rests.isoformat())}" if rests else "")


def row(desk: Desk, now: datetime) -> dict[str, Any]:
    """A case in one line: its number, state, handler, days open and the next term that was not met.

    `dagen` of the term are working days from today to its end; below zero it is too late. A term that nobody is late with
    is not told: that of a refusal nobody decided, or of somebody outside.
    """
    case, today, calendar = desk.case, local_date(now), desk.bureau.calendar
    running = [each for each in desk.deadlines if each.is_running and each.escalate_on is not None]
    nearest = min(running, key=lambda each: each.due, default=None)
    following = None
    if nearest is not None:
        late = nearest.due < today
        days = -calendar.workdays_between(nearest.due, today) if late else calendar.workdays_between(today, nearest.due)
        following = {"term": nearest.term.name, "datum": nearest.due, "te_laat": late, "dagen": days}
    return {
        "nummer": case.number or "(nog geen)",
        "ontvangen": local_date(case.received),
        "klager_initialen": "".join(f"{part[0]}." for part in case.complainant.name.split()[:3]) or "-",
        "status": standing(case, today),
        "behandelaar": _handler(case, today),
        "dagen_open": (today - local_date(case.received)).days,
        "volgende": following,
    }


def _handler(case: Case, today: date) -> str | None:
    if case.handler is None:
        return None
    return f"{case.handler.name} (afwezig)" if is_away(case, case.handler.email, today) else case.handler.name
