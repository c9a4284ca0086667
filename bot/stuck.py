"""What `klachtenbot queue` tells and does: letters that did not leave, mails that could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.adapters.store import Unit, opened
from bot.app import system_clock
from bot.config import Settings
from bot.errors import CommandError
from bot.offices import office_of
from bot.outbox import STUCK, settle_by_hand

STATES = ("queued", "sending", *STUCK)


def waiting(settings: Settings, organisation: str | None) -> Iterator[dict[str, Any]]:
    """A row for each letter that has not left and each mail in quarantine; without names, subjects or addresses."""
    with opened(settings.database) as store:
        chosen = [settings.organisation(organisation)] if organisation else settings.organisations
        with store.transaction() as unit:
            for each in chosen:
                yield from _letters(unit, each.id)
                yield from _mails(unit, each.id)


def _letters(unit: Unit, organisation: str) -> Iterator[dict[str, Any]]:
    for state in STATES:
        for row in unit.letters(organisation=organisation, state=state):
            case = unit.case(row.case_id).number if row.case_id is not None else ""
            yield {
                "organisation": organisation,
                "what": "letter",
                "id": row.id,
                "state": row.state,
                "letter": row.kind,
                "case": case or None,
                "since": row.queued_at.isoformat(timespec="minutes"),
                "next": row.next_attempt_at.isoformat(timespec="minutes") if state == "queued" else None,
                "attempts": row.attempts,
                "answer": row.answer.split(" ", 1)[0] or None,
            }


def _mails(unit: Unit, organisation: str) -> Iterator[dict[str, Any]]:
    empty = dict.fromkeys(("letter", "case", "next", "attempts"))
    for row in unit.quarantined(organisation):
        since, why = row.received_at.isoformat(timespec="minutes"), ", ".join(row.reasons)
        words = {
            "organisation": organisation,
            "what": "mail",
            "id": row.id,
            "state": "quarantined",
            "since": since,
            "answer": why,
        }
        yield words | empty


def settle(settings: Settings, letter_id: int, *, was_sent: bool) -> str:
    """What was done with a letter. ConfigError when it is neither uncertain nor refused."""
    with opened(settings.database) as store:
        with store.transaction() as unit:
            letter = unit.letter(letter_id)
        if letter is None or letter.organisation not in [each.id for each in settings.organisations]:
            raise CommandError([f"letter {letter_id} is unknown"])
        try:
            settle_by_hand(store, office_of(settings, letter.organisation), letter_id, was_sent=was_sent, now=system_clock())
        except LookupError as problem:
            raise CommandError([str(problem)]) from None
    return f"letter {letter_id} is recorded as sent" if was_sent else f"letter {letter_id} will be sent again"
