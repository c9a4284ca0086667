"""The remarks that leave an action as it is, by what stands beside them. `asides` says how they count."""

from __future__ import annotations

from bot.domain.answers import remarks_what, remarks_when, remarks_who
from bot.domain.answers.asides import Commands, is_one
from bot.domain.answers.clauses import halves
from bot.domain.answers.commands import Answer

_ASIDES = (*remarks_who.ASIDES, *remarks_when.ASIDES, *remarks_what.ASIDES)


def without_asides(text: str, commands: Commands, answer: Answer) -> str:
    """What is left of a clause that is no action itself, without what leaves these commands as they are."""
    if is_one(text, commands, answer, _ASIDES):
        return ""
    return "".join(part for part in halves(text) if not is_one(part, commands, answer, _ASIDES))
