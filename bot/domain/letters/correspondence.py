"""Which letters each event of a case calls for: one table from events to the functions that write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.domain.events import Event
from bot.domain.letters.ending import ended
from bot.domain.letters.letter import Desk, Letter
from bot.domain.letters.outcome import advised, approved, drafted, extended, judged, measured, outside, satisfied, withdrawn
from bot.domain.letters.receipt import admitted, asked, claimed, received, rejected, uwv
from bot.domain.letters.sides import (
    agreed,
    assigned,
    cancelled,
    merged,
    named,
    noted,
    planned,
    reacted,
    released,
    reopened,
    report,
)

LETTERS: Mapping[str, Callable[[Desk, Event], Iterator[Letter]]] = {
    "asked": asked,
    "received": received,
    "admitted": admitted,
    "rejected": rejected,
    "reopened": reopened,
    "handler_assigned": assigned,
    "handler_released": released,
    "employee_named": named,
    "reaction_received": reacted,
    "noted": noted,
    "hearing_planned": planned,
    "hearing_cancelled": cancelled,
    "hearing_held": report,
    "agreement_reached": agreed,
    "advised": advised,
    "verdict_given": judged,
    "draft_made": drafted,
    "draft_approved": approved,
    "measures_recorded": measured,
    "satisfaction_recorded": satisfied,
    "extended": extended,
    "withdrawn": withdrawn,
    "claim_estimated": claimed,
    "uwv_agreed": uwv,
    "kcmd_submitted": outside,
    "kcmd_decided": outside,
    "merged": merged,
    "closed": ended,
}


def latest(desk: Desk, kind: str) -> list[Letter]:
    """The letters of a kind that the last event which calls for them calls for now."""
    for event in reversed(desk.case.events):
        if found := [letter for letter in after_events(desk, (event,)) if letter.kind == kind]:
            return found
    return []


def after_events(desk: Desk, events: Sequence[Event]) -> Iterator[Letter]:
    """The letters these new events call for, in their order."""
    for event in events:
        if event.kind in LETTERS:
            yield from LETTERS[event.kind](replace(desk, event=event), event)
