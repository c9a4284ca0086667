"""Remarks beside an action that leave it as it is, though they hold a word of doubt: who was told, why, what the client wants.

Each counts only beside its own actions, only as a whole clause, and only while no other doubt is in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.domain.answer_clauses import CERTAIN_DOUBT, halves
from bot.domain.answer_masked import Clause, clause_of
from bot.domain.commands import Answer, Command

_WHO = r"(?:hij|zij|ze|die|@)"
_RULES = r"volgens (?:het|de|ons|onze|artikel)(?: eigen)? (?:\w*reglement|\w*regeling|\w*procedure|~|\d+)"
_LABELS = r"(?:\w*klacht\w*|klag\w+|suggestie\w*|opmerking\w*|geschil\w*|overig\w*)"


@dataclass(frozen=True, slots=True)
class _Aside:
    action: str
    shape: re.Pattern[str]  # of the whole masked clause
    pardoned: str = ""  # words of doubt that are none here
    opens: bool = False  # only as the first words of the answer
    others: bool = False  # only of colleagues who are not appointed


def _aside(action: str, shape: str, pardoned: str = "", opens: bool = False, others: bool = False) -> _Aside:
    return _Aside(action, re.compile(rf"(?:en |want |dus )?(?:{shape})"), pardoned, opens, others)


ASIDES = (
    _aside(
        "assign",
        r"(?:(?:ik|we|wij) )?(?:heb|hebben) (?:(?:het|dit|dat|er|al|net|zojuist|#|even|met) )*(?:hem|haar|@)"
        r" (?:(?:er|al|net|zojuist|#|even|over) )*(?:gesproken|gebeld|besproken|ingelicht|geappt|gemaild|overlegd)",
        r"overlegd",
    ),
    _aside("assign", rf"{_WHO} (?:vindt|vond) (?:het|dit|dat) (?:wel |ook )*(?:goed|prima|ok|oke|best|leuk|fijn)", r"vindt|vond"),
    _aside("assign", rf"{_WHO} is (?:het er )?(?:al |ook )*(?:ermee )?(?:akkoord|op de hoogte|mee eens|ingelicht)"),
    _aside("assign", rf"{_WHO} heeft (?:het|dit) (?:al |ook )*(?:van (?:me|mij|ons) )?(?:al )?gehoord(?: van (?:me|mij|ons))?"),
    _aside("assign", rf"{_WHO} weet (?:(?:het|ervan|hiervan)(?: al)?|(?:het )?al|er(?: al| ook)? van)", "weet"),
    _aside(
        "assign",
        r"(?:die|hij|zij|ze) (?:kent|weet) (?!.*\b(?:niet|geen|nog|niets|niks|nooit|weinig|het|al|er)$)"
        r"(?!.*\b(?:niet|geen|nog|niets|niks|nooit|weinig|@)\b).+",
        r"weet|tenminste",
    ),
    _aside(
        "assign",
        r"ik (?:zeg|vertel) (?:het|dit|dat) (?:hem|haar|@|wel|zelf|nog|even|straks|zo|meteen|#| )+"
        r"|ik (?:laat|geef) (?:het|dit|dat) (?:hem|haar|@|wel|zelf|nog|even|straks|zo|meteen|#|aan| )+(?:weten|door)"
        r"|ik (?:licht|informeer) (?:hem|haar|@)(?: (?:wel|zelf|nog|even|straks|zo|meteen|#|in))*",
        r"straks",
    ),
    _aside("assign", r"@ (?:draagt|geeft) (?:(?:de|het) )?(?:stukken|zaak|dossier|dit|alles|het) over(?: aan (?:hem|haar|@))?"),
    _aside(
        "assign", r"@ (?:valt|is) (?:(?:de|komende|een|paar|weken|tijdje|tijd|langere|voorlopig|even|#|~) )*(?:uit|uitgevallen)"
    ),
    _aside(
        "assign",
        r"@ is (?:er )?(?:(?:tot|t/m|en|met|vanaf|nog|de|deze|hele|komende|week|weken|dan|nu|een|paar|dagen|#"
        r"|~) )*(?:er )?(?:niet|afwezig|vrij|weg)",
        others=True,
    ),
    _aside("assign", r"niet (?:door |aan |naar )?@", others=True),
    _aside(
        "assign", r"@ (?:zit|heeft|staat|loopt) .*\b(?:vol|genoeg|dicht op|te veel|over (?:haar|zijn) oren|bord)\b.*", others=True
    ),
    _aside(
        "extend",
        r"(?:ik|we|wij) wacht(?:en)? (?:nog |steeds |zelf )*op"
        r" (?!.*\b(?:akkoord|toestemming|goedkeuring|besluit\w*|beslissing|verleng\w*|uitstel|groen licht)\b).+",
        r"wacht(?:en)?",
    ),
    _aside(
        "extend",
        r"(?:(?:dat|dit|het|de termijn) )?(?:gaat|lukt|red|redden|haal|halen)(?: (?:ik|we|wij|het|dit|dat))*(?: \w+){0,2}"
        r" niet(?: (?:meer|lukken|halen|redden|op|tijd|voor|binnen|de|#|~|termijn))*(?: (?:door|vanwege|wegens) [\w @-]{3,60})?",
        opens=True,
    ),
    _aside(
        "extend",
        r"(?!.*\b(?:verleng\w*|uitstel|termijn|akkoord|beslis\w*|besluit\w*)\b)(?:[\w@]+ ){1,3}?"
        r"(?:heb|heeft|hebben|is|zijn|was|kreeg|kregen|kwam|reageerde|stuurde) (?:[\w#~@]+ ){0,4}pas(?: [\w#~@]+){0,6}",
        r"pas",
    ),
    _aside(
        "extend",
        r"(?!.*\b(?:verleng\w*|uitstel|termijn|akkoord|toestemming|goedkeuring|beslis\w*|besluit\w*|nadenken|kijken|overweg\w*|nodig)\b)"
        r"(?:ik|we|wij|hij|zij|ze|@|(?:de )?klager|er|(?:de|het) \w+) (?:heb|heeft|hebben|krijg|krijgt|krijgen|mis|missen"
        r"|moet|moeten)"
        r" .+",
        r"pas",
    ),
    _aside(
        "classify",
        rf"(?:hij|zij|ze|meneer|mevrouw|klager|de (?:afzender|schrijver|klant|client)) (?:wil|wilde|vraagt|vroeg|is|was"
        rf"|werd|wordt|heeft|had|kreeg|krijgt|voelt)(?!.*\b{_LABELS})"
        r" .+",
        r"volgens mij|alleen",
    ),
    _aside("admit", r"(?!(?:dat|dit|het|er|ik|we|wij|nu|zo|behandel\w*)\b)\w+(?: \w+)? kan (?:toch |gewoon )?echt niet", "toch"),
    _aside(
        "reject",
        r"(?:(?:de )?(?:klager|klant|melder|client)|meneer|mevrouw|hij|zij|ze|dat|dit|die) (?:moet|moest|heeft|had|is|was) .+",
        rf"{_RULES}|eerst",
    ),
    _aside("withdraw", r"(?:bij nader inzien )?hoeft (?:het|dit) (?:van|voor) (?:mij|haar|hem) niet meer", opens=True),
    _aside(
        "plan_hearing",
        r"(?:(?:dat|dit|die dag|#|ik|we|wij|het|@|klager) )*(?:kan|kunnen|lukt|schikt|past)(?: \w+){0,2} niet(?: (?:meer|op|#|dan"
        r"|helaas))*",
        opens=True,
    ),
    _aside(
        "plan_hearing",
        r"(?:(?:het|dit|dat|de afspraak|het gesprek) )?(?:moet|moest) (?:helaas |toch |wel )*(?:verzet|verplaatst|verschoven)"
        r"(?: worden)?",
        r"toch",
    ),
)


def without_asides(text: str, commands: Collection[Command], answer: Answer) -> str:
    """What is left of a clause that is no action itself, without what leaves these commands as they are."""
    if _is_one(text, commands, answer):
        return ""
    return "".join(part for part in halves(text) if not _is_one(part, commands, answer))


def _is_one(text: str, commands: Collection[Command], answer: Answer) -> bool:
    clause = clause_of(text, answer)
    names = {command.action for command in commands}
    return any(
        aside.action in names and aside.shape.fullmatch(clause.plain) is not None and _fits(aside, clause, commands)
        for aside in ASIDES
    )


def _fits(aside: _Aside, clause: Clause, commands: Collection[Command]) -> bool:
    if "?" in clause.text or (aside.opens and not clause.answer.text.lstrip().startswith(clause.text.strip())):
        return False
    left = re.sub(rf"\b(?:{aside.pardoned})\b", " ", clause.plain) if aside.pardoned else clause.plain
    if CERTAIN_DOUBT.search(left):
        return False
    chosen = {command.arguments["handler"] for command in commands if command.action == "assign"}
    return not aside.others or all(person.name not in chosen for people in clause.people for person in people)
