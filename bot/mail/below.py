"""Finds the answer that somebody typed below a mail whose head has no ">": nothing above it, all of his words under the quote.

Such a quote does not say where it ends. What tells it is a greeting to who wrote the quote, or the sign-off of the quote with
prose below it that the sender signs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.mail.closings import GREETING, is_sign_off
from bot.mail.heads import heads
from bot.mail.inline import OUR_LETTER
from bot.mail.lines import next_text
from bot.mail.message import Address, Message
from bot.mail.signature import is_prose
from bot.quick import quick

MOST_LINES = 2_000
_TAGS = r"^(?:\s*\[[^\]]{1,20}\]){0,5}\s*"
_REPLY = quick(_TAGS + r"(?:re|antw(?:oord)?|aw|sv|ref)\s?:", re.IGNORECASE)
_PASSED = quick(_TAGS + r"(?:(?:re|antw(?:oord)?|aw)\s?:\s*)?(?:fwd?|fw|doorst|doorgestuurd|wg|tr)\s?:", re.IGNORECASE)
_NAME = quick(r"[^\W\d_]{3,}")
_PARTICLES = frozenset({"van", "den", "der", "ten", "ter", "het", "von"})


def typed_below(quoted: str, envelope: Message) -> tuple[str, str]:
    """(new text, quoted text) of an answer without a word above its quote; all of it quoted where nothing shows where it ends.

    Our own letters are left whole: they cite clients, who greet the bureau.
    """
    found = heads(quoted.split("\n")[:MOST_LINES])
    sender = envelope.sender
    passed = _PASSED.match(envelope.subject) is not None
    if len(found) != 1 or sender is None or passed or not (envelope.in_reply_to or _REPLY.match(envelope.subject)):
        return "", quoted
    names, lines = _names(found[0].sender), found[0].lines
    start = _greeting(lines, names)
    if start == len(lines):
        start = _below_sign_off(lines, names, _names(sender))
    if start == len(lines) or OUR_LETTER.search(quoted):
        return "", quoted
    whole = quoted.split("\n")
    end = found[0].start + start
    return "\n".join(whole[end:]).strip(), "\n".join(whole[:end]).rstrip()


def _greeting(lines: Sequence[str], names: frozenset[str]) -> int:
    """Where who wrote the quote is greeted within it, which he does not do himself; the end where nobody does."""
    below = range(next_text(lines, 0) + 1, len(lines))
    greets = (
        index
        for index in below
        if not lines[index - 1].strip() and GREETING.match(lines[index][:120]) and names & _words(lines[index][:120])
    )
    return next(greets, len(lines))


def _below_sign_off(lines: Sequence[str], names: frozenset[str], own: frozenset[str]) -> int:
    """Where prose begins below the sign-off of the quote, with the name of its receiver at the end; the end where none does."""
    below = range(next_text(lines, 0) + 1, len(lines))
    off = next((index for index in below if is_sign_off(lines[index])), len(lines))
    if not names & _words("\n".join(lines[off : off + 3])) or not own & _words("\n".join(lines[-3:])):
        return len(lines)
    prose = (index for index in range(off + 2, len(lines)) if not lines[index - 1].strip() and is_prose(lines[index]))
    return next(prose, len(lines))


def _names(address: Address) -> frozenset[str]:
    return _words(address.name or re.split("[@.]", address.email)[0]) - _PARTICLES


def _words(text: str) -> frozenset[str]:
    return frozenset(_NAME.findall(text.lower()))
