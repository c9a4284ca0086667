"""What the bot reads in a mail and what it would do, as the JSON of `klachtenbot explain`; nothing is stored or sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.alarm import alarmed
from bot.domain.bureau import Bureau
from bot.domain.decide import Decision, decide_new
from bot.domain.letters.correspondence import after_events
from bot.domain.letters.letter import Desk, Letter, Source
from bot.domain.letters.notices import notices, thanks
from bot.domain.reading import KINDS, Reading
from bot.domain.terms import deadlines
from bot.domain.workdays import local_date
from bot.mail.message import Message, Screen
from bot.mail.screen import bounced_addresses


def explain(
    file: str,
    message: Message,
    screen: Screen,
    reasons: tuple[str, ...],
    reading: Reading | None,
    received: datetime,
    bureau: Bureau,
) -> dict[str, Any]:
    """One object in the shape DESIGN section 6 fixes: keys always present, dates as ISO text."""
    found = {
        "file": file,
        "message_id": message.message_id,
        "from": message.sender.email if message.sender else "",
        "subject": message.subject,
        "received": received.isoformat(),
        "screen": screen.value,
        "text": message.new_text,
        "quoted": message.quoted,
        "attachments": [attachment.filename for attachment in message.attachments],
        "bounced": list(bounced_addresses(message)) if screen is Screen.BOUNCE else [],
    }
    if reading is None:
        silent = Reading("overig", {kind: float(kind == "overig") for kind in KINDS}, "leave", reasons=reasons)
        return found | _reading(silent) | {"would_send": []}
    decision = alarmed(decide_new(message, reading, received, bureau, received), message, reading, received, bureau)
    return found | _reading(reading) | {"would_send": _letters(decision, message, received, bureau)}


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "kind": reading.kind,
        "scores": {kind: round(score, 4) for kind, score in reading.scores.items()},
        "decision": reading.decision,
        "event_dates": [day.isoformat() for day in reading.event_dates],
        "event_period": [day.isoformat() for day in reading.event_period] if reading.event_period else None,
        "other_dates": [day.isoformat() for day in reading.other_dates],
        "employees": list(reading.employees),
        "employees_mentioned": list(reading.employees_mentioned),
        "opdrachtgever": reading.opdrachtgever,
        "amount_eur": reading.amount_eur,
        "older_than_year": reading.older_than_year,
        "discussed_first": reading.discussed_first,
        "place": reading.place,
        "reasons": list(reading.reasons),
    }


def _letters(decision: Decision, message: Message, received: datetime, bureau: Bureau) -> list[dict[str, Any]]:
    if decision.case is None and not decision.notices and not decision.thanks:
        return []
    terms = deadlines(bureau.regulation, {"received": received}, bureau.calendar)
    due = {deadline.term.name: deadline.due for deadline in terms}
    letters: list[Letter] = []
    if decision.case is not None:
        case = replace(decision.case, number=f"{local_date(received).year}-000")
        source = Source(message.message_id, message.references, message.subject, message.words)
        letters += after_events(Desk(case, bureau, terms, source, received), decision.events)
    letters += notices(bureau, decision.notices, 0)
    letters += [thanks(bureau, message, 0)] if decision.thanks else []
    return [
        {
            "letter": letter.kind,
            "to": letter.recipient.email,
            "due": (due.get(letter.kind) or local_date(received if letter.at_once else bureau.may_send_at(received))).isoformat(),
        }
        for letter in letters
    ]
