"""Committed letters -> SMTP -> sent, retry, uncertain or refused.

A letter is claimed and its attempt counted before anything is sent. Sent is an event of its case, and meets the term.
What may have been taken by the server without our knowing is *uncertain*: it is not sent again by itself, unless the
bot's own copy, which would have come back to the mailbox, shows that it never went.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from bot.adapters.smtp import SendResult
from bot.adapters.store import Store, Unit
from bot.casework import Office, desk_of, letter_sent, post
from bot.discreet import masked
from bot.domain.decide import Notice
from bot.domain.letters.notices import notices

log = logging.getLogger(__name__)

BATCH = 50
GIVE_UP_AFTER = timedelta(days=3)
PAUSES = (1, 5, 15, 30, 60, 120, 240)  # minutes after the first, second, ... temporary error; the last one repeats
SILENT = ("melding-directie",)  # about these no second notice is written when they fail


@dataclass(frozen=True, slots=True)
class Envelope:
    """One letter on its way: the SMTP sender, the recipients (the bot's Bcc included) and the stored bytes."""

    letter: Row[Any]
    sender: str
    recipients: tuple[str, ...]
    raw: bytes


def claim(store: Store, office: Office, now: datetime, *, bcc: bool) -> list[Envelope]:
    """Up to a batch of letters that are due, marked as being sent."""
    sender = office.bureau.sender.email
    with store.transaction() as unit:
        rows = unit.claim_letters(office.bureau.id, now, BATCH)
    return [Envelope(row, sender, (row.recipient, sender) if bcc else (row.recipient,), row.raw) for row in rows]


def settle(store: Store, office: Office, envelope: Envelope, result: SendResult, now: datetime) -> None:
    """Record what the server answered, with the event and the notice that follow from it."""
    letter = envelope.letter
    answer = masked(f"{result.code or ''} {result.text}".strip())[:500]
    with store.transaction() as unit:
        if _erased(unit, letter):
            unit.record_letter(letter.id, state="sent" if result.status == "sent" else "withdrawn")
        elif result.status == "sent":
            letter_sent(unit, office, letter, answer, now)
        elif result.status == "retry" and now - letter.queued_at < GIVE_UP_AFTER:
            pause = timedelta(minutes=PAUSES[min(letter.attempts, len(PAUSES) - 1)])
            unit.record_letter(letter.id, state="queued", next_attempt_at=now + pause, answer=answer)
        else:
            state = "uncertain" if result.status == "uncertain" else "refused"
            unit.record_letter(letter.id, state=state, answer=answer)
            _tell_staff(unit, office, letter, "onzeker" if state == "uncertain" else "onbezorgbaar", now)
    log.info("letter %s", result.status, extra={"letter": letter.id, "kind": letter.kind, "code": result.code})


def release(store: Store, envelopes: Iterable[Envelope], answer: str, next_attempt_at: datetime) -> None:
    """Put letters back that were claimed but never offered to the server: no attempt was made, so none is counted."""
    with store.transaction() as unit:
        for envelope in envelopes:
            if _erased(unit, envelope.letter):
                unit.record_letter(envelope.letter.id, state="withdrawn")
                continue
            attempts = envelope.letter.attempts
            unit.record_letter(
                envelope.letter.id, state="queued", attempts=attempts, next_attempt_at=next_attempt_at, answer=answer
            )


def recover(store: Store, offices: Sequence[Office], now: datetime) -> int:
    """At the start: letters that were being sent when the process died are uncertain. How many there were."""
    count = 0
    for office in offices:
        with store.transaction() as unit:
            for letter in unit.letters(organisation=office.bureau.id, state="sending"):
                state = "withdrawn" if _erased(unit, letter) else "uncertain"
                unit.record_letter(letter.id, state=state, answer="stopped while sending")
                if state == "withdrawn":
                    continue
                _tell_staff(unit, office, letter, "onzeker", now)
                count += 1
    return count


STUCK = ("uncertain", "refused")


def settle_by_hand(store: Store, office: Office, letter_id: int, *, was_sent: bool, now: datetime) -> None:
    """The operator found out about a letter that is uncertain or was refused: it went, or it has to be sent once more.

    LookupError when it is no such letter of this organisation.
    """
    with store.transaction() as unit:
        letter = unit.letter(letter_id)
        if letter is None or letter.organisation != office.bureau.id or letter.state not in STUCK:
            raise LookupError(f"letter {letter_id} is neither uncertain nor refused")
        if was_sent:
            letter_sent(unit, office, letter, "settled by hand", now)
        else:
            unit.record_letter(letter.id, state="queued", next_attempt_at=now, attempts=0, answer="queued again by hand")


def _erased(unit: Unit, letter: Row[Any]) -> bool:
    """True when its case was erased while it was on its way."""
    row = unit.letter(letter.id)
    return row is None or not row.recipient


def _tell_staff(unit: Unit, office: Office, letter: Row[Any], code: str, now: datetime) -> None:
    if letter.kind in SILENT:
        return
    desk = desk_of(unit, unit.case(letter.case_id), office.bureau, now) if letter.case_id is not None else None
    notice = Notice(code, {"adres": letter.recipient, "brief": letter.subject})
    post(unit, office, notices(office.bureau, (notice,), letter.id, desk, about="brief"), now, letter.case_id)
