"""What a director says to a report that waits to be sent to a principal: yes, no, or neither. The whole answer must say it."""

from __future__ import annotations

import re

from bot.domain.answers.clauses import without_courtesy

CHOICES = ("akkoord", "niet versturen")
_GO = r"(?:verstuur|verzend|stuur|versturen|verzenden)(?: (?:maar|het|hem))*(?: door| op)?"
_YES = re.compile(
    rf"1|een|één|ja|(?:1[,.:)]? )?(?:ja[,.]? )?(?:akkoord|goed|prima|in orde|oké|oke|ok)(?:[,.]? {_GO})?|ja[,.]? {_GO}"
)
_NO = re.compile(
    r"(?:2|twee)|(?:2[,.:)]? )?(?:nee[,.]? )?(?:(?:nog )?niet (?:versturen|verzenden|sturen|doorsturen|akkoord|doen))|nee"
)


def approved(text: str, name: str) -> bool | None:
    """True for "akkoord", False for "niet versturen"; None for anything else: then nothing is sent."""
    said = " ".join(without_courtesy(text, name).lower().split()).strip(" .!,)")
    return True if _YES.fullmatch(said) else False if _NO.fullmatch(said) else None
