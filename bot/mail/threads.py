"""Which conversation a mail belongs to: its bare subject, the case numbers it names, the mails it answers."""

from __future__ import annotations

import re
from itertools import islice

from bot.mail.headers import ids
from bot.mail.message import Message

_PREFIX = re.compile(
    r"^\s*(?:re|fwd?|fw|antw(?:oord)?|doorst|aw|wg|tr|sv)\s?(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,2})?\s*[:：]\s*", re.IGNORECASE
)
MOST_RETURNED = 20  # letters that one bounce speaks of
NUMBER_SHAPE = r"20\d\d[-‐‑–]\d{3,6}"  # where it is certain that a case is meant
_CASE_NUMBER = re.compile(r"(?<![\w.,/\\@‐‑–-])(20\d\d)[-‐‑–](\d{3}|[1-9]\d{3,5})(?![\w‐‑–@\\-]|[.,/]\d)")
_RETURNED_ID = re.compile(r"^(?:x-)?(?:original-)?message-id:\s*(<[^<>\s]{1,900}>)", re.IGNORECASE | re.MULTILINE)


def normal_subject(subject: str) -> str:
    """The subject without leading answer and forward prefixes; "Klacht over re-integratie: geen reactie" stays whole."""
    subject = " ".join(subject[:2_000].split())
    for _ in range(50):
        bare = _PREFIX.sub("", subject, count=1)
        if bare == subject:
            break
        subject = bare
    return subject


def case_numbers(text: str) -> tuple[str, ...]:
    """The case numbers (2026-014) in a text, each once; not a part of a longer number such as invoice 2026-0312 or a date."""
    return tuple(dict.fromkeys(f"{year}-{number}" for year, number in _CASE_NUMBER.findall(text[:200_000])))


def ancestors(message: Message) -> tuple[str, ...]:
    """Ids of the mails this one answers, nearest first: In-Reply-To, References from the end, then the mail a bounce returns."""
    returned = [found for match in islice(_RETURNED_ID.finditer(message.report), MOST_RETURNED) for found in ids(match[1])]
    return tuple(dict.fromkeys((*message.in_reply_to, *reversed(message.references), *returned)))
