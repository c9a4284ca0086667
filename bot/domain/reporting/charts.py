"""The two small charts of the digest: how long the open cases are open, and in how many days the others were settled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from bot.domain.case import Case
from bot.domain.letters.letter import Desk
from bot.domain.reporting.document import Bars
from bot.domain.reporting.past import days_to_settle, settled_on
from bot.domain.workdays import local_date

AGES = ((7, "tot 1 week"), (14, "1 tot 2 weken"), (28, "2 tot 4 weken"), (42, "4 tot 6 weken"))  # days below which, label
OLDER = "6 weken of langer"
FEW = 3  # fewer open cases stand in the list below: a picture of them tells nothing
MOST = 8  # bars of settled cases

Charts = tuple[tuple[str, Bars], ...]  # (content id, bars)


def charts(open_cases: Sequence[Desk], ended: Sequence[Case], since: datetime, until: datetime, today: date) -> Charts:
    """The charts that have something to show."""
    found: list[tuple[str, Bars]] = []
    if len(open_cases) >= FEW:
        found.append(("open@weekoverzicht", _ages([(today - local_date(desk.case.received)).days for desk in open_cases])))
    cases = [*(desk.case for desk in open_cases), *ended]
    settled = [case for case in cases if (moment := settled_on(case)) is not None and since <= moment < until]
    if len(settled) > 1:
        found.append(("doorlooptijd@weekoverzicht", _lead_times({case.number: days_to_settle(case) or 0 for case in settled})))
    return tuple(found)


def shown(pictures: Charts) -> list[dict[str, Any]]:
    """`grafieken` for the template: content id, title and what is to be seen, in words."""
    return [{"id": name, "titel": bars.title, "woorden": bars.alt} for name, bars in pictures]


def _ages(days: Sequence[int]) -> Bars:
    labels, counts, left = [], [], list(days)
    for below, label in AGES:
        labels.append(label)
        counts.append(sum(each < below for each in left))
        left = [each for each in left if each >= below]
    labels, counts = [*labels, OLDER], [*counts, len(left)]
    words = "; ".join(f"{label}: {count}" for label, count in zip(labels, counts, strict=True) if count)
    return Bars("Hoe lang staan zaken open?", tuple(labels), tuple(counts), f"Zo lang staan de zaken open: {words}.")


def _lead_times(days: dict[str, int]) -> Bars:
    longest = sorted(days.items(), key=lambda each: -each[1])[:MOST]
    words = "; ".join(f"{number}: {_days(count)}" for number, count in longest)
    rest = f" De {len(days) - MOST} snelste staan er niet bij." if len(days) > MOST else ""
    title, alt = "Van ontvangst tot antwoord, in dagen", f"Van ontvangst tot antwoord: {words}.{rest}"
    return Bars(title, tuple(number for number, _ in longest), tuple(count for _, count in longest), alt)


def _days(count: int) -> str:
    return f"{count} {'dag' if count == 1 else 'dagen'}"
