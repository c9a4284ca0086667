"""What makes an answer doubtful before its words are read: a note of absence that does not say so, two texts, hidden letters."""

from __future__ import annotations

from bot.mail.message import UNSURE, Message
from bot.mail.phrases import AWAY_SUBJECT, AWAY_WORD, DESERTED, SHORT
from bot.mail.threads import normal_subject


def doubts(message: Message) -> tuple[str, ...]:
    """Why nothing may be done of this answer, in codes; () for what says what it says."""
    return (*sorted(UNSURE.intersection(message.defects)), *(("may be an absence note",) if seems_away(message) else ()))


def seems_away(message: Message) -> bool:
    """True for what a machine may have written without saying so: a subject of absence, or a mailbox that nobody reads."""
    subject = normal_subject(message.subject)
    return (
        AWAY_SUBJECT.match(subject) is not None
        or AWAY_WORD.match(subject) is not None
        or DESERTED.holds(message.new_text[:SHORT])
    )
