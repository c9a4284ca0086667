"""A complaint that a colleague puts in: by telephone or on paper ("telefonische klacht van ..."), or a client's mail passed on.

He is asked first whether it was understood; until he answers, the term of the confirmation guards that question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.domain.answers.dates import last_day_named
from bot.domain.bureau import Bureau
from bot.domain.terms import Deadline
from bot.domain.workdays import AMSTERDAM, Calendar, local_date
from bot.mail.message import Address, Message
from bot.mail.originals import Original, is_passed_on, originals

_PARTICLES = r"van|de|der|den|ten|ter|te|el|al|in|het|'t|’t"
_ENTRY = re.compile(
    r"(?i:\b(?:telefonische|mondelinge|schriftelijke|papieren|per (?:post|brief|telefoon) (?:ontvangen|binnengekomen))\s+"
    r"(?:klacht|melding)\s+(?:ontvangen\s+)?(?:van|door)\s+"
    r"(?:de (?:klant|cliënt|heer)\s+|mevrouw\s+|meneer\s+|mevr\.?\s+|mw\.?\s+|dhr\.?\s+)?)"
    rf"(?P<name>[A-ZÀ-Þ][\w'’.-]*(?:[ \t]+(?:{_PARTICLES}|[A-ZÀ-Þ][\w'’.-]*))*)"
)
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CAME = r"\b(?:ontvangen|binnengekomen|gebeld|belde|kwam binnen|ingediend|langsgekomen)\b"
_DAY = (
    r"(?P<day>vandaag|vanochtend|vanmorgen|vanmiddag|eergisteren|gister(?:en|ochtend|morgen|middag|avond)?"
    r"|\d{1,2}[-/ ](?:\d{1,2}(?!\d)|[a-z]+)(?:[-/ ]\d{4})?)"
)
_RECEIVED = (re.compile(rf"(?i){_CAME}[^.\n]{{0,25}}?\b{_DAY}"), re.compile(rf"(?i)\b{_DAY}\b[^.\n]{{0,25}}?{_CAME}"))
_AGO = {"van": 0, "gis": 1, "eer": 2}  # by how the word begins
_BESIDE = re.compile(
    rf"{_ENTRY.pattern}[^\n]{{0,60}}?(?<!\w)(?i:{_DAY})"
)  # "telefonische klacht van Piet Jansen (...), gisteren"
LONGEST_AGO = timedelta(days=366)
LONGEST_WITHOUT_YEAR = timedelta(days=92)  # "3 november" said in October is a slip, not last year


@dataclass(frozen=True, slots=True)
class Entry:
    """Who complained, where he can be reached ("" by no mail), and when the complaint came in."""

    name: str
    email: str
    received: datetime
    passed_on: bool = False  # it is a mail of his own


def entered(message: Message, bureau: Bureau, received: datetime) -> Entry | None:
    """What a colleague enters for a client; None when the mail is no such entry."""
    if (entry := _passed_on(message, bureau, received)) is not None:
        return entry
    text = f"{message.subject}\n{message.new_text or message.text}"
    match = _ENTRY.search(text)
    if match is None:
        return None
    email = next((found for found in map(str.lower, _ADDRESS.findall(text)) if found not in bureau.own_addresses), "")
    day = received_day(text, local_date(received))
    return Entry(match["name"].rstrip(".,"), email.rstrip("."), at_noon(day, received))


_CONTACT = re.compile(
    r"(?i)[(\[]?(?:\b(?:tel(?:efoon)?(?:nummer)?|mobiel|e-?mail(?:adres)?|adres|woont|woonachtig|nummer)\b\.?:?[^.,;\n()]{0,40}?)?"
    r"(?:[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|(?<!\d)(?:\+31|0)[\d -]{8,13}\d)[)\]]?"
)
_SENTENCE_END = re.compile(r"(?<=[^\W\d]{2})[.!?:]\s+(?=\W?[A-ZÀ-Þ])|\n")


def of_client(text: str) -> str:
    """What a colleague's entry tells of the complaint: without the sentence that puts it in, and how to reach the client."""
    entry = _ENTRY.search(text)
    if entry is not None:
        end = _SENTENCE_END.search(text, entry.end())
        begun = max((found.end() for found in _SENTENCE_END.finditer(text, 0, entry.start())), default=0)
        text = f"{text[:begun]}{text[end.end() if end else len(text) :]}" if end else text
    lines = (re.sub(r"[ \t]{2,}", " ", _CONTACT.sub("", line)).strip(" ,;") for line in text.splitlines())
    return "\n".join(lines).strip()


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
    if not is_passed_on(message) or _ENTRY.search(f"{message.subject}\n{message.new_text}"):
        return None
    return next((each for each in originals(message) if each.text and not _is_ours(each.sender, bureau)), None)


def _is_ours(sender: Address, bureau: Bureau) -> bool:
    return sender.email in bureau.own_addresses or (not sender.email and bureau.named(sender.name) is not None)


def received_day(text: str, today: date) -> date | None:
    """The day on which a complaint came in, as the words tell; None when they name none, or one that cannot be."""
    for pattern in (*_RECEIVED, _BESIDE):
        for match in pattern.finditer(text):
            day = _day(match["day"].lower(), today)
            longest = LONGEST_AGO if re.search(r"\d{4}$", match["day"]) else LONGEST_WITHOUT_YEAR
            if day is not None and today - longest <= day <= today:
                return day
    return None


def at_noon(day: date | None, mailed: datetime) -> datetime:
    """The moment of a day of which only the date is known; the moment of the mail when it is that very day, or no day."""
    if day is None or day >= local_date(mailed):
        return mailed
    return datetime.combine(day, time(12), tzinfo=AMSTERDAM)


def guarding(deadline: Deadline, asked: date, calendar: Calendar) -> Deadline:
    """The confirmation's term while a colleague is asked whether the entry is right: reminded the next working day, put to the
    directie the working day before the last one, at the latest on the last, and at once where that has gone by."""
    following = calendar.next_workday(asked)
    escalate = max(calendar.add_workdays(deadline.target, -1), following) if following <= deadline.target else asked
    remind = (following,) if following < escalate else ()
    return replace(deadline, remind_on=remind, escalate_on=escalate)


def _day(words: str, today: date) -> date | None:
    if words[:3] in _AGO:
        return today - timedelta(days=_AGO[words[:3]])
    return last_day_named(words, today)
