"""An answer that comes near to an order about a case that runs, and is none: it is asked again, where it would only be filed."""

from __future__ import annotations

import re

from bot.domain.answers.clauses import clauses
from bot.domain.answers.commands import Answer
from bot.domain.answers.masked import clause_of

LETTERS = ("melding-directie", "escalatie", "herinnering", "opdracht")
_ORDER = (
    r"(?:overnemen|overneemt|overneem|neem ik .*over|neemt (?:\S+ )*over|neem (?:\S+ )*over|(?:gaat|naar|krijgt|aan|voor"
    r"|bij|doet) @"
    r"|@ (?:moet|mag|krijgt|doet|neemt|pakt|hem|deze|of)|ikzelf|dicht|sluit\w*|intrek\w*|trekt .*\bin\b|verleng\w*"
    r"|behandelaar|weghalen|haal (?:ik )?(?:hem|deze|het|'m|m)"
    r"|zet (?:ik )?(?:hem|deze|het)|geef (?:ik )?(?:hem|deze|het)|@ (?:er ?)?op\b|(?:gegrond|ongegrond|deels))"
)
_IF = r"(?:als|indien|zodra|tenzij|mits|misschien|wellicht|eventueel|of)"
_ON_CONDITION = re.compile(rf"\b{_IF}\b.*\b{_ORDER}|\b{_ORDER}.*\b{_IF}\b")
_WAVERS = re.compile(
    r"\b(?:twijfel\w*|dub|dubben|denk er (?:nog|even) over|weet (?:het )?(?:ik )?(?:nog )?niet of|neig naar"
    r"|nachtje (?:over )?slapen|slaap er"
    r"|maakt (?:me|mij) niet uit|doe maar wat|zie maar|iemand anders|een ander (?:moet|mag|maar)|knopen? door|(?:weet"
    r"|weten) (?:ik|we) (?:\w+ ){0,2}niet)\b"
)
_SOME_TIME = re.compile(  # the talk, or more time, without saying when
    r"\b(?:gesprek|afspraak|spreek|spreken|zie ik|langskomen|komen|komt)\b.*\b(?:ergens|(?:eind|begin|half"
    r"|midden) (?:van )?(?:volgende|deze|de) (?:week|maand)"
    r"|volgende week|binnenkort)\b(?!.*#)|\b(?:ergens|volgende week|binnenkort)\b.*\b(?:gesprek|afspraak|spreek|spreken)\b"
)
_IF_THEN = re.compile(
    r"(?=.*#)(?=.*\b(?:als|hoop|hopelijk|misschien|of|zodra|eerst|pas)\b).*\b(?:spreek|spreken|gesprek"
    r"|afspraak|komen|komt|schikt)\b"
)
_MORE_TIME = re.compile(
    r"\b(?:tijd (?:er)?bij|meer tijd|extra tijd|beetje (?:lucht|respijt|uitstel)|wat (?:lucht|respijt|uitstel)|(?:lukt"
    r"|lukken|redden?|redt|haal|haalt|halen)\b.*\bniet\b.*\b(?:voor|termijn|datum)"
    r"|niet (?:lukken|redden|halen)\b.*\b(?:voor|termijn|datum|#))\b"
)
_NOBODY_KNOWN = re.compile(
    r"^(?:Ja,? |Oke,? )?(?!Zij|Hij|Ze|Die|Wie|Dat|Het|Dit|Jan\b)[A-ZÀ-Þ][a-zà-þ]+ (?:pakt|neemt|doet"
    r"|behandelt|krijgt) (?:deze|hem|het|dit|die|'m)\b"
)


def is_half_an_order(answer: Answer) -> bool:
    """True for a condition, a choice left open, a time that is not named or a person nobody knows, beside words of an order."""
    if answer.prompt.kind not in LETTERS:
        return False
    for sentence in clauses(answer.text):
        clause = clause_of(sentence, answer)
        plain = clause.plain
        if _WAVERS.search(plain) or (answer.prompt.kind != "opdracht" and _ON_CONDITION.search(plain)):
            return True
        if re.match(r"niet (?:behandelen|in behandeling|aannemen)\b", plain):
            return True
        if _MORE_TIME.search(plain) and "~" not in clause.words:
            return True
        if answer.prompt.kind in ("opdracht", "herinnering") and (_SOME_TIME.search(plain) or _IF_THEN.search(plain)):
            return True
        if not clause.people and _NOBODY_KNOWN.match(sentence):
            return True
    return False


def is_about_handler(answer: Answer) -> bool:
    """True for a word about whoever handles the case, in which nothing is near to an order."""
    plain = clause_of(answer.text, answer).plain
    return re.search(_ORDER.replace(r"|dicht", ""), plain) is None and not is_half_an_order(answer)
