"""A mail that says that one of our letters did not arrive: which letter, who is told, and whether its term runs again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from bot.adapters.store import Unit
from bot.casework import Office, came_back
from bot.domain.decide import Decision, Disposition, Notice
from bot.domain.tokens import tokens_in
from bot.mail.bounces import bounced_addresses, failed
from bot.mail.message import Message
from bot.mail.threads import ancestors

BOUNCE_WINDOW = timedelta(days=10)
MOST_BOUNCED = 20  # addresses of one bounce that are looked up
SAID = "somebody says that it came back"  # after the answer of the server to a letter


def of_bounce(unit: Unit, message: Message, reasons: tuple[str, ...], office: Office, now: datetime) -> Decision:
    """A letter that came back. Anybody can write that one did: only who names the letter itself, by its token, is believed."""
    domain = office.bureau.sender.email.partition("@")[2]
    ids = (*ancestors(message), *(f"<{token}@{domain}>" for token in tokens_in(message.text)))
    letter = next((found for each in ids if (found := unit.letter_by_message_id(office.bureau.id, each))), None)
    is_certain = letter is not None
    if letter is None:
        letter = unit.letter_sent_to(office.bureau.id, bounced_addresses(message)[:MOST_BOUNCED], now - BOUNCE_WINDOW)
    if letter is None:
        return Decision(Disposition.BOUNCED, (*reasons, "of no letter of ours"))
    if why := _no_loss(letter, message, office):
        return Decision(Disposition.BOUNCED, (*reasons, why))
    case = unit.case(letter.case_id) if letter.case_id is not None else None
    details = {"adres": letter.recipient, "brief": letter.subject}
    if not is_certain:
        unit.record_letter(letter.id, answer=f"{letter.answer[:400]}; {SAID}")
        notice = Notice("onbezorgbaar", {**details, "onzeker": "ja"})
        return Decision(Disposition.BOUNCED, (*reasons, "names an address, and no letter"), case, notices=(notice,))
    event = came_back(case, letter, now) if case is not None else None
    unit.record_letter(letter.id, state="refused", answer="came back")
    notice = Notice("onbezorgbaar", details)
    if case is None or event is None:
        return Decision(Disposition.BOUNCED, reasons, case, notices=(notice,))
    return Decision(Disposition.BOUNCED, reasons, case.with_events(event), (event,), notices=(notice,))


def _no_loss(letter: Row[Any], message: Message, office: Office) -> str:
    """Why no reader misses this letter, "" when one does."""
    if not letter.recipient:
        return "of an erased letter"
    if not failed(message):
        return "says that it is late, or was taken"
    lost = bounced_addresses(message)
    if lost and letter.recipient not in lost and office.bureau.own_addresses.issuperset(lost):
        return "of the copy for ourselves"
    return "said before" if letter.state == "refused" or letter.answer.endswith(SAID) else ""
