"""Whom a mail is addressed to: the names in its greeting, among the openings of its lines, or called out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.quick import quick
from classifiers.staff import Mention

Span = tuple[int, int]

GREETING = quick(
    r"^(?:beste|geachte|hallo|hoi+|hai|hey+|hé|hi|dag|moi|ha|lieve|goede\w*|goeie\w*|dear|hello|t\.?a\.?v\.?|aan|cc|van"
    r"|from|to)\b",
    re.IGNORECASE,
)


NO_GREETING = quick(r"\b(?:is|was|ik|heeft|had|kan|wil|waar|wat|wie|weer|gaat|over)\b", re.IGNORECASE)
CALLED_OUT = quick(r",?\s*\n|,\s+(?:jullie|u|ik)\b|[!:]", re.IGNORECASE)  # behind the last of those addressed
JOINED = quick(r"\s*(?:,|en|&|\+|of)\s*(?:de|mevrouw|meneer|heer)?\s*", re.IGNORECASE)
HE_DOES = quick(
    r"[ ]+(?:me |mij |mn |m'n )?(?:heeft|heef|heb|hep|had|is|was|komt|kwam|belt|belde|doet|deed|zei|zegt|liet"
    r"|laat|zou|geeft|gaf|wil|wilde|weet"
    r"|wist|begint|begon|blijft|bleef|gaat|ging|neemt|nam|reageert|mailt|stuurt|stuurde|noemde|noemt|werkt|vindt|vond)\b"
    r"(?! (?:je|jij|u|jullie|er|even)\b)",
    re.IGNORECASE,
)  # behind a name that follows a greeting: it is not he who is greeted


def addressed(text: str, mentions: Sequence[Mention], form: Sequence[Span], head: int) -> list[bool]:
    """For each mention whether it is one of those the mail is addressed to."""
    found: list[bool] = []
    for place, mention in enumerate(mentions):
        last = mentions[place - 1] if place else mention
        beside = place > 0 and found[-1] and JOINED.fullmatch(text, last.end, mention.start) is not None
        found.append(
            not HE_DOES.match(text, mention.end, mention.end + 40)
            and (_is_addressed(text, mention, form, head) or (beside and CALLED_OUT.match(text, mention.end) is not None))
        )
    return found


def _is_addressed(text: str, mention: Mention, form: Sequence[tuple[int, int]], head: int) -> bool:
    if any(start <= mention.start < end for start, end in form):
        return True
    line = text.rfind("\n", 0, mention.start) + 1
    before = text[line : mention.start]
    if len(before) < 30 and GREETING.match(before.strip()) and not NO_GREETING.search(before):
        return True
    return not before.strip() and mention.start > head >= 0 and text[mention.end : mention.end + 2] in (",\n", "\n", ", ", "\n\n")
