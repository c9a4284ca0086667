"""From everything that was recorded to what counts: what was taken back is left out, a corrected receipt or talk is moved,
and a letter that came back was not sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.events import Event

UNDONE, RETURNED = "undone", "returned"
TALK = ("hearing_held", "complainant_heard", "employee_heard")  # what one talk is recorded as


def taken_back(log: Sequence[Event]) -> frozenset[int]:
    """Positions, from 1 as in the database, of the events that an `undone` later in the log takes back."""
    return frozenset(position for event in log if event.kind == UNDONE for position in span(event))


def span(undone: Event) -> range:
    """The positions an `undone` names."""
    return range(int(undone.data["first"]), int(undone.data["last"]) + 1)


def effective(log: tuple[Event, ...]) -> tuple[Event, ...]:
    """The history that counts. The log itself where nothing was taken back or moved."""
    if not any(event.kind in (UNDONE, "corrected", RETURNED) for event in log):
        return log
    gone = taken_back(log)
    kept = _arrived([event for position, event in enumerate(log, 1) if position not in gone and event.kind != UNDONE])
    for index, event in enumerate(kept):
        if event.kind == "corrected" and event.data["what"] == "received":
            moment = datetime.fromisoformat(event.data["to"])
            kept[:index] = [replace(each, at=moment) if each.kind == "received" else each for each in kept[:index]]
        elif event.kind == "corrected" and event.data["what"] == "hearing_held":
            old, moment = (datetime.fromisoformat(event.data[name]) for name in ("from", "to"))
            kept[:index] = [replace(each, at=moment) if each.kind in TALK and each.at == old else each for each in kept[:index]]
    return tuple(kept)


def _arrived(events: Sequence[Event]) -> list[Event]:
    """Without the sending of what came back later: a term that it met runs again."""
    kept: list[Event] = []
    for event in events:
        if event.kind == RETURNED:
            gone = next((index for index in reversed(range(len(kept))) if _is_sending_of(kept[index], event)), None)
            if gone is not None:
                del kept[gone]
        kept.append(event)
    return kept


def _is_sending_of(event: Event, returned: Event) -> bool:
    return event.kind == returned.data.get("event") and event.data.get("person") == returned.data.get("person")
