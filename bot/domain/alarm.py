"""Words of distress or threat in any mail: the directie hears at once, the sender nothing. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.bureau import Bureau
from bot.domain.case_intake import new_case
from bot.domain.decide import Decision, Notice
from bot.domain.impartiality import appointers, directors_for
from bot.domain.reading import Reading
from bot.mail.message import Message


def alarmed(decision: Decision, message: Message, reading: Reading, received: datetime, bureau: Bureau) -> Decision:
    """The decision, with a notice to those of the directie whom the mail does not complain of."""
    if not reading.alarm or message.sender is None:
        return decision
    case = decision.case or new_case(message, reading, received, bureau)
    named = (
        *case.facts.doubtful_employees,
        *reading.ambiguous_employees,
        *(reading.employees if reading.kind == "klacht" else ()),
    )
    case = replace(case, facts=replace(case.facts, doubtful_employees=named))
    people = directors_for(case, bureau) or appointers(case, bureau.under(case.pin)) or bureau.directors()  # somebody has to know
    details = {
        "afzender": str(message.sender),
        "onderwerp": message.subject,
        "woorden": reading.alarm,
        "klacht_tekst": message.words or message.passed_on,
    }
    notice = Notice("nood", details, people)
    return replace(decision, notices=(notice, *decision.notices), reasons=(*decision.reasons, "the directie is told at once"))
