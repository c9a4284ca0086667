"""An out-of-office note from a colleague: tied to what he was asked, and never an answer. Nothing is sent to him."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.adapters.store import Unit
from bot.casework import Office
from bot.domain.absence import OF_THE_HANDLER, SETTLED_BY, away, is_open, until_in
from bot.domain.decide import Decision, Disposition
from bot.identity import answered_letter
from bot.mail.absent import only_tells_absence
from bot.mail.authenticity import fails_dmarc, is_one_sender
from bot.mail.message import Message
from bot.mail.screen import says_away


def of_absent(
    unit: Unit, message: Message, reasons: tuple[str, ...], office: Office, received: datetime, now: datetime
) -> Decision | None:
    """What an automatic mail from a roster address means for a case; None when it means nothing."""
    person = office.bureau.person(message.sender.email) if message.sender is not None else None
    if (
        person is None
        or not (says_away(message) or only_tells_absence(message))
        or not is_one_sender(message)
        or fails_dmarc(message, office.authserv_id)
    ):
        return None
    letter, is_certain = _asked(unit, message, person.email, office, received)
    if letter is None:
        return None
    question = "" if unit.events_of_others(letter, "") is not None else letter.kind  # "": somebody has answered it
    until = until_in(f"{message.subject}\n{message.new_text}", received)
    case = unit.case(letter.case_id)
    bureau = office.bureau.under(case.pin)
    found = away(case, person, question, until, letter.queued_at, bureau, now, is_certain=is_certain)
    if found is None:
        return None
    return Decision(Disposition.AUTOMATIC, (*reasons, "a colleague is away"), *found)


def _asked(unit: Unit, message: Message, address: str, office: Office, received: datetime) -> tuple[Row[Any] | None, bool]:
    """The letter he is away for, and whether that is certain: the one this mail answers, else the only open question to him."""
    answered = answered_letter(unit, message, office, received)
    if answered is not None and answered.letter.case_id is not None:
        return (_question(unit, answered.letter) if answered.is_own and not answered.doubts else None), True
    waiting = [row for row in unit.letters(organisation=office.bureau.id, recipient=address, state="sent") if _waits(unit, row)]
    return (waiting[0] if len(waiting) == 1 else None), False


def _question(unit: Unit, letter: Row[Any]) -> Row[Any]:
    """The letter itself when it asks something, else the last question in its case that he has not answered yet."""
    if letter.kind in SETTLED_BY:
        return letter
    rows = unit.letters(case_id=letter.case_id, recipient=letter.recipient, state="sent")
    return next((row for row in reversed(rows) if row.kind in OF_THE_HANDLER and _waits(unit, row)), letter)


def _waits(unit: Unit, letter: Row[Any]) -> bool:
    if letter.case_id is None or letter.kind not in SETTLED_BY or unit.events_of_others(letter, "") is not None:
        return False
    return is_open(letter.kind, unit.case(letter.case_id), letter.queued_at)
