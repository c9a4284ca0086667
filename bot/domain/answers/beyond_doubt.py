"""Whole answers in words that leave nothing to weigh: what the rules made of them needs no second opinion.

The judges learned little of such words; whether anything speaks against them is looked at all the same.
"""

from __future__ import annotations

import re

from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.free.measured import is_measured, is_ordered_from_now
from bot.domain.answers.masked import clause_of
from bot.quick import quick

_ITS = r"(?:het|dit|deze|hem|die|(?:de|deze) (?:klacht|zaak))"
_NOT_TAKEN = r"(?:niet[ -]ontvankelijk(?: verklaren)?|niet in behandeling(?: nemen)?|afwijzen)"
_SHAPES = {
    "assign": quick(
        r"(?:(?:ja|oke?|helemaal|mij|wat mij betreft|het is|dat is|vind ik|ik vind het|lijkt me) )*(?:prima|goed|akkoord"
        rf"|uitstekend|oke?)(?: hoor)? als @ {_ITS} (?:behandelt|doet|oppakt|overneemt|afhandelt)"
        rf"|(?:(?:dan|dus) )*(?:(?:neem|pak) ik|ik (?:neem|pak)) {_ITS}(?: (?:wel|zelf|dan|maar|dus))* over(?: van @)?"
        r"|@ (?:kan|mag) (?:hier|er) (?:wel|maar) naar kijken|@ is (?:(?:nu|weer|dan|dus) )*aan de beurt"
    ),
    "reject": quick(
        rf"(?:(?:(?:de|deze) )?klacht (?:is )?)?{_NOT_TAKEN} (?:wegens|vanwege|ivm|in verband met) (?:(?:de|het|een) )?"
        r"(?:tijdsverloop|verjaring|termijn|ouderdom|te late indiening|(?:lopende )?(?:rechtszaak|procedure)"
        r"|(?:termijn)?overschrijding(?: van (?:de|het) \w+)?)"
        r"|(?:(?:hij|deze|die|(?:(?:de|deze) )?klacht) is )?(?:te laat (?:ingediend|binnen(?:gekomen)?|ontvangen)|te oud|verjaard"
        rf"|(?:langer|ouder) dan (?:~|een jaar)(?: geleden)?) (?:dus )?{_NOT_TAKEN}"
    ),
    "record_reaction": quick(
        r"(?:ik heb |heb )?(?:(?:ik|hier|er|daar|verder|ook) )*(?:niets|niks)(?: meer| verder)*(?: aan)? toe te voegen"
        r"|(?:ik heb )?(?:hier )?geen (?:verdere )?opmerkingen|ik herken (?:me|mij|mezelf|mijzelf) (?:(?:hier|daar|er|totaal"
        r"|helemaal"
        r"|absoluut) )*niet in(?: (?:dit|het|zijn|haar|de|deze) (?:verhaal|klacht|beeld))?"
        r"|(?:hier|daar) herken ik (?:me|mij|mezelf|mijzelf) (?:(?:totaal|helemaal|absoluut) )*niet in"
    ),
}
_BARE_VERDICT = re.compile(r"(?:(?:(?:de|deze) )?klacht (?:is )?)?(?:deels |on)?gegrond")


def is_beyond_doubt(command: Command, answer: Answer) -> bool:
    """True for a command of which the whole answer says so in so many words."""
    if command.also or "?" in answer.text:
        return False
    if command.action == "record_measures":
        return answer.prompt.kind == "vraag-maatregelen" and is_ordered_from_now(answer.text, answer) and is_measured(answer)
    if command.action == "verdict":
        measures = command.arguments.get("measures", "")
        left = clause_of(answer.text.replace(measures, ""), answer).plain if measures else ""
        return _BARE_VERDICT.fullmatch(left) is not None and is_ordered_from_now(measures, answer)
    shape = _SHAPES.get(command.action)
    return shape is not None and shape.fullmatch(clause_of(answer.text, answer).plain) is not None
