"""The mail inside a mail: what somebody passed on, as an attached message or as a block of text below its header lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from bot.mail.heads import heads
from bot.mail.message import Address, Attachment, Message
from bot.mail.parse import parse
from bot.mail.quotes import split, strip_signature

DEEPEST = 3  # a mail in a mail in a mail
MOST_LINES = 2_000
LOCAL = ZoneInfo("Europe/Amsterdam")

_SUBJECT = re.compile(r"(?i)^\s*(?:fwd?|fw|doorst|doorgestuurd|wg|tr|i)\s?:")
_RULE = re.compile(
    r"(?im)^(?:[^\S\n]|[*>_-])*(?:begin )?(?:doorgestuurde?\s*(?:bericht|e-?mail)|forwarded message|weitergeleitete nachricht"
    r"|message transféré)\b"
)
_MONTHS = ("jan", "feb", "mrt maa mar", "apr", "mei may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dec")
_DAYS = (
    re.compile(r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"),
    re.compile(r"(?P<day>\d{1,2})(?:e|ste|de)?\.? (?P<name>[a-zé]{3,9})\.?,? (?P<year>20\d\d)"),
    re.compile(r"(?P<name>[a-z]{3,9})\.? (?P<day>\d{1,2}),? (?P<year>20\d\d)"),
    re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>20\d\d)"),
)
_CLOCK = re.compile(r"(?<![\d/.-])(?P<hour>\d{1,2})[:.](?P<minute>[0-5]\d)(?!\d)(?::\d\d)?\s*(?P<half>[ap])?\.?m?\b")


@dataclass(frozen=True, slots=True)
class Original:
    """A mail that was passed on. `sender.email` is "" where only a name was left of it; `date` is aware, or None."""

    sender: Address
    date: datetime | None
    subject: str
    text: str = field(repr=False)  # what that sender wrote, without what hangs below it
    attachments: tuple[Attachment, ...] = field(default=(), repr=False)


def is_passed_on(message: Message) -> bool:
    """True for a mail that passes another one on, by its subject, by the line that programs put above it, or as an attachment."""
    attached = any(each.content_type == "message/rfc822" for each in message.attachments)
    return attached or _SUBJECT.match(message.subject) is not None or _RULE.search(message.quoted) is not None


def originals(message: Message, depth: int = 0) -> Iterator[Original]:
    """The mails inside this one, outermost first: those attached, then those in its text."""
    if depth >= DEEPEST:
        return
    kept = tuple(each for each in message.attachments if each.content_type != "message/rfc822")
    for attachment in message.attachments:
        if attachment.content_type == "message/rfc822":
            inner = parse(attachment.content)
            files = tuple(each for each in inner.attachments if each.content_type != "message/rfc822")
            if inner.sender is not None:
                yield Original(inner.sender, inner.date, inner.subject, inner.new_text or inner.text, files)
            yield from originals(inner, depth + 1)
    yield from _blocks(message.quoted, kept)


def _blocks(quoted: str, files: tuple[Attachment, ...]) -> Iterator[Original]:
    for head in heads(quoted.split("\n")[:MOST_LINES]):
        text = strip_signature(split("\n".join(head.lines).strip("\n"))[0], head.sender)
        yield Original(head.sender, moment(head.date), head.subject, text.strip(), files)


def moment(text: str) -> datetime | None:
    """The moment in a date line, as Dutch, English and German mail programs write it; local time where it names no zone."""
    if re.search(r"\s[+-]\d{4}\b", text):
        with suppress(ValueError, TypeError, IndexError):
            return parsedate_to_datetime(text)
    plain, clock = text.lower(), _CLOCK.search(text.lower())
    for pattern in _DAYS:
        if (match := pattern.search(plain)) is not None and (day := _day(match.groupdict(), clock)) is not None:
            return day
    return None


def _day(words: dict[str, str | None], clock: re.Match[str] | None) -> datetime | None:
    name, month, day = words.get("name"), int(words.get("month") or 0), int(words["day"] or 0)
    if name is not None:
        month = next((number for number, names in enumerate(_MONTHS, 1) if name[:3] in names.split()), 0)
    hour, minute = (int(clock["hour"]), int(clock["minute"])) if clock else (12, 0)
    if clock and clock["half"]:
        hour = hour % 12 + 12 * (clock["half"] == "p")
        month, day = (day, month) if name is None and "/" in clock.string else (month, day)  # as Americans write it
    try:
        return datetime(int(words["year"] or 0), month, day, hour, minute, tzinfo=LOCAL)
    except ValueError:
        return None
