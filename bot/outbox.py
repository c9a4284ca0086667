"""Committed letters -> SMTP -> sent, retry, uncertain or refused.

A letter is claimed and its attempt counted before anything is sent. Sent is an event of its case, and meets the term.
What may have been taken by the server without our knowing is *uncertain*: it is not sent again by itself, unless the
bot's own copy, which would have come back to the mailbox, shows that it never went. docs/reliability.md has it step by step.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Row

from bot.adapters.letter_rows import copies_seen, last_sent
from bot.adapters.smtp import SendResult
from bot.adapters.store import Store, Unit
from bot.casework import Office, desk_of, letter_sent, post
from bot.discreet import masked
from bot.domain.decide import Notice
from bot.domain.delivery import Verdict, verdict
from bot.domain.letters.notices import notices
from bot.domain.loops import DROPPED

log = logging.getLogger(__name__)

BATCH = 50
GIVE_UP_AFTER = timedelta(days=3)  # since the first attempt; when it was written says nothing, it may have waited for the office
PAUSES = (1, 5, 15, 30, 60, 120, 240)  # minutes after the first, second, ... temporary error; the last one repeats
LOOK_AGAIN = timedelta(hours=1)  # for a copy that is still not there after staff were told
SILENT = ("melding-directie",)  # about these no second notice is written when they fail


@dataclass(frozen=True, slots=True)
class Envelope:
    """One letter on its way: the SMTP sender, the recipients (the bot's Bcc included) and the stored bytes."""

    letter: Row[Any]
    sender: str
    recipients: tuple[str, ...]
    raw: bytes


def claim(store: Store, office: Office, now: datetime, *, bcc: bool, most: int = BATCH) -> list[Envelope]:
    """At most so many letters that are due, marked as being sent: if the process dies now, each of them is uncertain."""
    sender = office.bureau.sender.email
    with store.transaction() as unit:
        rows = unit.claim_letters(office.bureau.id, now, most)
    return [Envelope(row, sender, (row.recipient, sender) if bcc else (row.recipient,), row.raw) for row in rows]


def settle(store: Store, office: Office, envelope: Envelope, result: SendResult, now: datetime) -> None:
    """Record what the server answered, with the event and the notice that follow from it."""
    answer = masked(f"{result.code or ''} {result.text}".strip())[:500]
    with store.transaction() as unit:
        letter = unit.letter(envelope.letter.id)
        if letter is None or letter.state not in ("sending", "uncertain"):
            return  # the bot's own copy came back sooner than the answer, and settled it
        if not letter.recipient:  # its case was erased while it was on its way
            unit.record_letter(letter.id, state="sent" if result.status == "sent" else "withdrawn")
        elif result.status == "sent":
            letter_sent(unit, office, letter, answer, now)
        elif result.status == "retry" and not _was_tried_enough(letter, now):
            pause = timedelta(minutes=PAUSES[min(envelope.letter.attempts, len(PAUSES) - 1)])
            unit.record_letter(letter.id, state="queued", next_attempt_at=_later(now, pause), answer=answer)
        elif result.status == "uncertain":
            _doubt(unit, office, letter, answer, now)
        else:
            unit.record_letter(letter.id, state="refused", answer=answer)
            _tell_staff(unit, office, letter, "onbezorgbaar", now)
    log.info("letter %s", result.status, extra={"letter": letter.id, "kind": letter.kind, "code": result.code})


def release(store: Store, envelope: Envelope, answer: str, next_attempt_at: datetime) -> None:
    """Put a letter back that was claimed but never offered to the server: no attempt was made, so none is counted."""
    with store.transaction() as unit:
        letter, before = unit.letter(envelope.letter.id), envelope.letter
        if letter is None or letter.state != "sending":
            return
        if not letter.recipient:
            unit.record_letter(letter.id, state="withdrawn")
            return
        tried = {"attempts": before.attempts, "tried_at": before.tried_at}
        unit.record_letter(letter.id, state="queued", next_attempt_at=next_attempt_at, answer=answer, **tried)


def recover(store: Store, offices: Sequence[Office], now: datetime) -> int:
    """At the start: letters that were being sent when the process died are uncertain. How many there were."""
    count = 0
    for office in offices:
        with store.transaction() as unit:
            for letter in unit.letters(organisation=office.bureau.id, state="sending"):
                if not letter.recipient:
                    unit.record_letter(letter.id, state="withdrawn", answer="stopped while sending")
                    continue
                _doubt(unit, office, letter, "stopped while sending", now)
                count += 1
    return count


def look_up(store: Store, office: Office, has_copy: Callable[[str], bool], looked_at: datetime, now: datetime) -> int:
    """Settle what is uncertain by the bot's own copies, after a poll that was begun at `looked_at` and completed. How many.

    `has_copy(message_id)` looks for one in the mailbox; what it raises goes on to the caller, and nothing was decided.
    """
    kept, organisation, count = office.copies.kept, office.bureau.id, 0
    if kept == "none":
        return 0
    with store.transaction() as unit:
        waiting = [row for row in unit.letters(organisation=organisation, state="uncertain") if row.next_attempt_at <= looked_at]
        known = copies_seen(unit.connection, organisation) if waiting else False
        last = last_sent(unit.connection, organisation) if waiting else None
    come_back = known if kept == "bcc" else last is not None and has_copy(last)
    for row in waiting:
        found = has_copy(row.message_id)
        with store.transaction() as unit:
            letter = unit.letter(row.id)
            if letter is None or letter.state != "uncertain":
                continue
            is_current = now - letter.tried_at < GIVE_UP_AFTER
            told = verdict(
                kept,
                found=found,
                decide_at=letter.next_attempt_at,
                looked_at=looked_at,
                come_back=come_back,
                is_current=is_current,
            )
            count += _act_on(unit, office, letter, told, now)
    return count


def _act_on(unit: Unit, office: Office, letter: Row[Any], told: Verdict, now: datetime) -> bool:
    """True when the letter is uncertain no more."""
    if told is Verdict.SENT:
        letter_sent(unit, office, letter, "own copy found", now)
    elif told is Verdict.AGAIN and letter.withdrawn_at is not None:
        unit.record_letter(letter.id, state="withdrawn")
    elif told is Verdict.AGAIN:
        unit.record_letter(letter.id, state="queued", next_attempt_at=now, answer="never taken: no copy of it came back")
    elif told is Verdict.ASK:
        unit.record_letter(letter.id, next_attempt_at=_later(now, LOOK_AGAIN))
        _tell_staff(unit, office, letter, "onzeker", now)
    log.info("uncertain letter: %s", told.value, extra={"letter": letter.id, "kind": letter.kind})
    return told in (Verdict.SENT, Verdict.AGAIN)


STUCK = ("uncertain", "refused")


def settle_by_hand(store: Store, office: Office, letter_id: int, *, was_sent: bool, now: datetime) -> None:
    """The operator found out about a letter that is uncertain or was refused: it went, or it has to be sent once more.

    One that was held and thrown away can be sent too. LookupError when it is no such letter of this organisation.
    """
    with store.transaction() as unit:
        letter = unit.letter(letter_id)
        if letter is None or letter.organisation != office.bureau.id or not _can_settle(letter, was_sent=was_sent):
            raise LookupError(f"letter {letter_id} is neither uncertain nor refused")
        if was_sent:
            letter_sent(unit, office, letter, "settled by hand", now)
        else:
            anew = {"attempts": 0, "tried_at": None, "next_attempt_at": now}
            unit.record_letter(letter.id, state="queued", answer="queued again by hand", **anew)


def _can_settle(letter: Row[Any], *, was_sent: bool) -> bool:
    """Whether it is stuck, or was held and thrown away: of that the reader has nothing, and it may be sent after all."""
    thrown_away = letter.state == "withdrawn" and letter.answer == DROPPED and letter.recipient and letter.withdrawn_at is None
    return letter.state in STUCK or (not was_sent and bool(thrown_away))


def _was_tried_enough(letter: Row[Any], now: datetime) -> bool:
    """For three days, and as often as there are pauses: a service that stood still in between has not tried."""
    return letter.attempts >= len(PAUSES) and bool(now - letter.tried_at >= GIVE_UP_AFTER)


def _later(now: datetime, pause: timedelta) -> datetime:
    """So long from now, also in the nights in which the clock changes: Python adds to the time on the wall."""
    return now.astimezone(UTC) + pause


def _doubt(unit: Unit, office: Office, letter: Row[Any], answer: str, now: datetime) -> None:
    """It may have been taken. Where a copy will tell, that is waited for; else staff are told now."""
    unit.record_letter(letter.id, state="uncertain", answer=answer, next_attempt_at=_later(now, office.copies.patience))
    if office.copies.kept == "none":
        _tell_staff(unit, office, letter, "onzeker", now)


def _tell_staff(unit: Unit, office: Office, letter: Row[Any], code: str, now: datetime) -> None:
    if letter.kind in SILENT:
        return
    desk = desk_of(unit, unit.case(letter.case_id), office.bureau, now) if letter.case_id is not None else None
    notice = Notice(code, {"adres": letter.recipient, "brief": letter.subject})
    post(unit, office, notices(office.bureau, (notice,), letter.id, desk, about="brief"), now, letter.case_id)
