"""What a program sends when its user presses a button: the answer of a calendar, a thumb or a heart.

With words beside it, a person wrote.
"""

from __future__ import annotations

import re

from bot.mail.message import Message
from bot.mail.phrases import (
    FIRST_PERSON,
    MEETING_ANSWER,
    MEETING_DETAILS,
    MEETING_RULE,
    MEETING_SUBJECT,
    MEETING_TEXT,
    OBJECTION,
    REACTION_LINK,
    REACTION_TEXT,
    REACTION_TYPE,
)

_ANSWER_TYPE = re.compile(r"text/calendar\b.*method\s*=\s*\"?(?:reply|counter)", re.IGNORECASE | re.DOTALL)


def is_meeting_answer(message: Message) -> bool:
    """A calendar's "accepted" (RFC 5546 section 3.2.3), as a part, as the whole mail, or by the class that Exchange gives it."""
    if _ANSWER_TYPE.match(message.header("content-type")):
        return True
    answers = any(
        item.content_type in ("text/calendar", "application/ics")
        and MEETING_ANSWER.search(item.content[:20_000].decode("latin-1"))
        for item in message.attachments
    )
    text = message.new_text.strip()
    if not text:
        alone = not message.attachments or "calendarmessage" in message.header("content-class")  # nobody sends so little
        return answers or (alone and MEETING_SUBJECT.match(message.subject) is not None)
    return answers and MEETING_TEXT.holds(text) and not _adds_words(text, message.subject)


def _adds_words(answer: str, subject: str) -> bool:
    """Whether its sender says more than the calendar, which repeats the subject and the details of the meeting."""
    _, rule, below = answer.rpartition(MEETING_RULE)
    if rule:
        return re.search(r"\w", below) is not None
    said = "\n".join(line for line in MEETING_DETAILS.split(answer, maxsplit=1)[0].split("\n") if line.strip() not in subject)
    return FIRST_PERSON.search(said) is not None or OBJECTION.holds(said)


def is_reaction(message: Message) -> bool:
    """A thumb or a heart that a mail program sends for its user, with at most its own line."""
    marked = any(item.content_type == REACTION_TYPE for item in message.attachments)
    text = REACTION_LINK.sub("", message.new_text)
    return (marked and not re.search(r"\w", text)) or (len(text) < 300 and REACTION_TEXT.fullmatch(text) is not None)
