"""A complaint that came by telephone, on paper or at the desk, put in by a colleague's mail: "telefonische klacht van ..."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.bureau import Bureau
from bot.domain.workdays import AMSTERDAM, local_date
from bot.mail.message import Message

_PARTICLES = r"van|de|der|den|ten|ter|te|el|al|in|het|'t|’t"
_ENTRY = re.compile(
    r"(?i:\b(?:telefonische|mondelinge|schriftelijke|papieren|per (?:post|brief|telefoon) (?:ontvangen|binnengekomen))\s+"
    r"(?:klacht|melding)\s+(?:ontvangen\s+)?(?:van|door)\s+"
    r"(?:de (?:klant|cliënt|heer)\s+|mevrouw\s+|meneer\s+|mevr\.?\s+|mw\.?\s+|dhr\.?\s+)?)"
    rf"(?P<name>[A-ZÀ-Þ][\w'’.-]*(?:[ \t]+(?:{_PARTICLES}|[A-ZÀ-Þ][\w'’.-]*))*)"
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_RECEIVED = re.compile(
    r"(?i)\b(?:ontvangen|binnengekomen|gebeld|belde|kwam binnen|ingediend|langsgekomen)\b[^.\n]{0,25}?"
    r"(?P<day>vandaag|gisteren|eergisteren|\d{1,2}[-/ ](?:\d{1,2}|[a-z]+)(?:[-/ ]\d{4})?)"
)
_MONTHS = ("jan", "feb", "maart", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_AGO = {"vandaag": 0, "gisteren": 1, "eergisteren": 2}
LONGEST_AGO = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Entry:
    """Who complained, where he can be reached ("" by no mail), and when the complaint came in."""

    name: str
    email: str
    received: datetime


def entered(message: Message, bureau: Bureau, received: datetime) -> Entry | None:
    """What a colleague enters for a client; None when the mail is no such entry."""
    text = f"{message.subject}\n{message.new_text or message.text}"
    match = _ENTRY.search(text)
    if match is None:
        return None
    own = {person.email for person in bureau.roster} | {bureau.sender.email}
    email = next((found for found in map(str.lower, _ADDRESS.findall(text)) if found not in own), "")
    return Entry(match["name"].rstrip(".,"), email.rstrip("."), _received(text, received))


def _received(text: str, mailed: datetime) -> datetime:
    """The day the complaint came in, at noon; the moment of the mail when no day is given, or one that cannot be."""
    match = _RECEIVED.search(text)
    day = _day(match["day"].lower(), local_date(mailed)) if match else None
    if day is None or not local_date(mailed) - LONGEST_AGO <= day < local_date(mailed):
        return mailed
    return datetime.combine(day, time(12), tzinfo=AMSTERDAM)


def _day(words: str, today: date) -> date | None:
    if words in _AGO:
        return today - timedelta(days=_AGO[words])
    parts = re.split(r"[-/ ]", words)
    month = (
        int(parts[1]) if parts[1].isdigit() else next((n for n, name in enumerate(_MONTHS, 1) if parts[1].startswith(name)), 0)
    )
    try:
        if len(parts) > 2:
            return date(int(parts[2]), month, int(parts[0]))
        found = date(today.year, month, int(parts[0]))
    except ValueError:
        return None
    return found if found <= today else found.replace(year=today.year - 1)
