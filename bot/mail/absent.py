"""What may be a note of absence although nothing in its header says so: a person is asked, a machine does nothing."""

from __future__ import annotations

import re

from bot.mail.message import Message
from bot.mail.phrases import AWAY_SUBJECT, AWAY_WORD, DESERTED, SHORT


def seems_away(message: Message) -> bool:
    """True for what a machine may have written without saying so: a subject of absence, or a mailbox that nobody reads."""
    subject = re.sub(r"(?i)^\W*(?:(?:re|aw|antw|sv|fwd?)\s*:\s*)+", "", message.subject)
    return (
        AWAY_SUBJECT.match(subject) is not None
        or AWAY_WORD.match(subject) is not None
        or DESERTED.holds(message.new_text[:SHORT])
    )
