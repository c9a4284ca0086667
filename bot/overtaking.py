"""Letters that wait and are overtaken: taken back, let go again after an undo, or held while it is asked whether they may go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.adapters.letter_rows import letters_locked
from bot.adapters.store import WAITING, Unit
from bot.domain.events import Event
from bot.domain.letters.letter import Desk
from bot.domain.letters.overtaken import OUTCOME, anew, overtakes
from bot.domain.undo import stays_inside
from bot.domain.workdays import AMSTERDAM, local_date

OVERTAKEN = "overtaken, was "  # with its state: the answer of a letter that was taken back because of a later event


def overtake(unit: Unit, desk: Desk, events: Sequence[Event]) -> Desk:
    """Take back what waits and is overtaken by these events. The desk with what did go."""
    rows = letters_locked(unit.connection, desk.case.id)
    gone = {
        row.id
        for row in rows
        if row.state in WAITING and any(overtakes(event, row.kind, row.recipient, desk.case) for event in events)
    }
    for row in rows:
        if row.id in gone:
            unit.withdraw_letter(row, desk.now)
            unit.record_letter(row.id, answer=f"{OVERTAKEN}{row.state}")
    left = ((row.kind, row.recipient) for row in rows if row.id not in gone and row.state != "withdrawn")
    return replace(desk, left=frozenset(left))


def dropped(unit: Unit, desk: Desk) -> list[str]:
    """The subjects of letters out of the house that were just overtaken."""
    rows = (row for row in unit.letters(case_id=desk.case.id, withdrawn_at=desk.now) if row.answer.startswith(OVERTAKEN))
    outside = (row for row in rows if not stays_inside(row.kind, row.recipient, desk.case, desk.bureau))
    return list(dict.fromkeys(f"“{row.subject}”" for row in outside))


def put_back(unit: Unit, desk: Desk) -> None:
    """Let go what was taken back because of an answer that is itself taken back."""
    for row in letters_locked(unit.connection, desk.case.id):
        overtaken = row.state == "withdrawn" and row.answer.startswith(OVERTAKEN)
        if overtaken and anew(desk, row.key, row.recipient) is not None:
            unit.record_letter(row.id, state=row.answer.removeprefix(OVERTAKEN), withdrawn_at=None, answer="")


def hold_outcome(unit: Unit, desk: Desk) -> datetime | None:
    """Let an outcome that waits stay while staff are asked whether they stop: at most until the next working day closes.

    Not past the day on which it has to be there. Until when, if one waits.
    """
    bureau, today = desk.bureau, local_date(desk.now)
    ends = [each.counts for each in desk.deadlines if each.is_running and each.counts >= today]
    day = min((bureau.calendar.next_workday(today), *ends))
    end = datetime.combine(day, bureau.closes, AMSTERDAM) - timedelta(minutes=1)
    rows = [row for row in letters_locked(unit.connection, desk.case.id) if row.kind == OUTCOME and row.state == "queued"]
    for row in rows:
        if row.next_attempt_at < end:
            unit.record_letter(row.id, next_attempt_at=end)
    return max(row.next_attempt_at if row.next_attempt_at > end else end for row in rows) if rows else None
