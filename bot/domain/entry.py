"""A complaint that a colleague puts in: by telephone or on paper ("telefonische klacht van ..."), told in words of his own
("net gebeld door ..."), or a client's mail passed on.

He is asked first whether it was understood; until he answers, the term of the confirmation guards that question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.bureau import Bureau
from bot.domain.entry_days import ADDRESS, LONGEST_AGO, at_noon, received_day
from bot.domain.entry_words import ENTRY, calling
from bot.domain.terms import Deadline
from bot.domain.workdays import Calendar, local_date
from bot.mail.message import Address, Message
from bot.mail.originals import Original, is_passed_on, originals


@dataclass(frozen=True, slots=True)
class Entry:
    """Who complained ("" when it is not told), where he can be reached ("" by no mail), and when the complaint came in."""

    name: str
    email: str
    received: datetime
    passed_on: bool = False  # it is a mail of his own
    is_likely: bool = False  # told in words of the colleague's own: it is one when the mail tells of a complaint


def entered(message: Message, bureau: Bureau, received: datetime) -> Entry | None:
    """What a colleague enters for a client; None when the mail is no such entry."""
    if (entry := _passed_on(message, bureau, received)) is not None:
        return entry
    text = f"{message.subject}\n{message.new_text or message.text}"
    match = ENTRY.search(text)
    called = calling(text, tuple(person.name for person in bureau.roster)) if match is None else None
    if match is None and called is None:
        return None
    email = next((found for found in map(str.lower, ADDRESS.findall(text)) if found not in bureau.own_addresses), "")
    day = received_day(text, local_date(received), match.end() if match is not None else None)
    name = match["name"] if match is not None else called or ""
    return Entry(name.rstrip(".,"), email.rstrip("."), at_noon(day, received), is_likely=match is None)


_TOLD = re.compile(
    r"(?i)\b(?:gebeld|belde|aan de (?:lijn|telefoon|balie)|kwam langs|langsgekomen|langs geweest|meldde)\b[^.\n]{0,60}"
    r"\b(?:(?:een|zijn|haar|deze) klacht|klagen|klaagt|klaagde|ontevreden)\b(?!en)"
    r"|\b(?:klacht ontvangen van|wil een klacht indienen|heeft een klacht over|dient een klacht in)\b"
)


def tells_of_a_complaint(message: Message) -> bool:
    """True when a colleague tells in words of his own that a client complains; whether it is a complaint is asked."""
    return _TOLD.search(f"{message.subject}\n{message.new_text}") is not None


def _passed_on(message: Message, bureau: Bureau, received: datetime) -> Entry | None:
    original = original_of(message, bureau)
    if original is None:
        return None
    sender, date = original.sender, original.date
    came = date if date is not None and received - LONGEST_AGO < date < received else received
    return Entry(sender.name, sender.email, came, passed_on=True)


def original_of(message: Message, bureau: Bureau) -> Original | None:
    """The mail of a client that this one passes on; mails of colleagues and our own letters around it do not count."""
    if not is_passed_on(message) or ENTRY.search(f"{message.subject}\n{message.new_text}"):
        return None
    return next((each for each in originals(message) if each.text and not _is_ours(each.sender, bureau)), None)


def _is_ours(sender: Address, bureau: Bureau) -> bool:
    return sender.email in bureau.own_addresses or (not sender.email and bureau.named(sender.name) is not None)


def guarding(deadline: Deadline, asked: date, calendar: Calendar) -> Deadline:
    """The confirmation's term while a colleague is asked whether the entry is right: reminded the next working day, put to the
    directie the working day before the last one, at the latest on the last, and at once where that has gone by."""
    following = calendar.next_workday(asked)
    escalate = max(calendar.add_workdays(deadline.target, -1), following) if following <= deadline.target else asked
    remind = (following,) if following < escalate else ()
    return replace(deadline, remind_on=remind, escalate_on=escalate)
