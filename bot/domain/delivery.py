"""Was a letter taken or not? The bot's own copy tells, where there is one that only the mail server could have made.

With `bcc` and `server` the copy and the letter are one act of the mail server: the one is there when the other is. With
`sent` the bot puts the copy in the folder itself, after the server's answer: its presence proves that the letter went,
its absence proves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Literal

Kept = Literal["none", "sent", "bcc", "server"]
PROVES_ABSENCE: tuple[Kept, ...] = ("bcc", "server")


class Verdict(Enum):
    """What to do with an uncertain letter."""

    WAIT = "wait"  # the copy may still come
    SENT = "sent"
    AGAIN = "again"  # it was never taken: the same letter, with the same Message-ID
    ASK = "ask"  # nothing can be proved: people decide


@dataclass(frozen=True, slots=True)
class Copies:
    """Where the copy of a letter is kept, and how long one may be on its way."""

    kept: Kept = "none"
    patience: timedelta = timedelta(minutes=15)


def verdict(kept: Kept, *, found: bool, decide_at: datetime, looked_at: datetime, come_back: bool, is_current: bool) -> Verdict:
    """What the look into the mailbox that was begun at `looked_at`, and was completed, says of an uncertain letter.

    `found`: its copy is there. `come_back`: copies of other letters have been seen there; without that the absence of one
    may only mean that they go elsewhere. `is_current`: it is young enough to be sent without anybody looking at it.
    """
    if found:
        return Verdict.SENT
    if looked_at < decide_at:
        return Verdict.WAIT
    return Verdict.AGAIN if kept in PROVES_ABSENCE and come_back and is_current else Verdict.ASK
