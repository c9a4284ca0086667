"""Whether a complainant who writes about his case takes it back. Nothing ends by it: staff are asked."""

from __future__ import annotations

import re

from bot.domain.reading import Reading

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]?")
_ENDS = re.compile(
    r"(?i)\b(?:trek\w*|trok|ingetrokken|intrek\w*|stop\w*|laat maar|hoeft? (?:\w+ ){0,3}niet|niet (?:meer|verder)|af van"
    r"|opgelost)\b"
)
_IN_SO_MANY_WORDS = re.compile(
    r"(?i)\btrek(?:ken)? (?:ik |we |wij )?(?:(?:hierbij|hiermee|dan|dus|nu|graag|daarom) |bij deze )*"
    r"(?:mijn|m'n|de|deze|onze) (?:klacht|melding)\b[^.!?\n]{0,60}\bin\b"
    r"|\b(?:wil|willen|wens) (?:ik |we |wij )?(?:(?:hierbij|graag|dus|dan|nu) )*(?:mijn|m'n|de|deze|onze) (?:klacht|melding)"
    r"(?: \w+){0,3} (?:intrekken|in te trekken|stopzetten)\b"
)
_DENIES = re.compile(r"(?i)\b(?:niet|geen|nooit|of)\b")


def takes_back(text: str, reading: Reading, *, tells_who: bool) -> bool:
    """True for a mail that reads as a withdrawal, however sure, or says so in so many words.

    `tells_who`: it says whom the complaint is about, so it has to end something too.
    """
    if reading.kind == "intrekking":
        return not tells_who or _ENDS.search(text) is not None
    found = [each for each in _SENTENCE.findall(text) if _IN_SO_MANY_WORDS.search(each)]
    return any(not each.endswith("?") and _DENIES.search(each) is None for each in found)
