"""Which side an answer names, and which is left out of the talk: "zonder Wouter", "alleen met mevrouw Bakker"."""

from __future__ import annotations

import re

from bot.domain.answers.names import plain_letters
from bot.domain.case import Case, Party

CLIENT, EMPLOYEE = "klager", "medewerker"
_TITLE = r"(?:de |het |mevrouw |meneer |mw\.? |dhr\.? |de heer )?"


def words_for(case: Case) -> dict[str, str]:
    """Each side as a pattern of the words for it, in plain letters. A first name that both have stands for neither."""
    client = [case.parties["klager"]] if CLIENT in case.parties else []
    clients, employees = _names(client), _names(case.involved)
    return {
        CLIENT: _any(("klager", "klaagster", "klant", "melder", "client", "cliente", *sorted(clients - employees))),
        EMPLOYEE: _any(("(?:betrokken )?medewerkers?", "medewerkster", *sorted(employees - clients))),
    }


def named(text: str, case: Case) -> frozenset[str]:
    """The sides that the words name."""
    plain = plain_letters(text)
    return frozenset(side for side, words in words_for(case).items() if re.search(rf"\b{words}\b", plain))


def without_advice(plain: str, case: Case) -> str:
    """The plain words without the side with whom the day was only settled, or of whom a clause tells how he is."""
    names = "|".join(words_for(case).values())
    talked = "afgestemd|overlegd|kortgesloten|gecheckt|nagevraagd|doorgenomen"
    shapes = (
        rf"\bmet {_TITLE}(?:{names}) (?:(?:al|net|even|dit|zo) )*(?:{talked})\b",
        rf"\b(?:{talked}|(?:in|na) (?:overleg|afstemming)) met {_TITLE}(?:{names})\b",
        rf"(?:^|(?<=[.,;] )){_TITLE}(?:{names}) (?:is|was|werkt|heeft|had)\b(?! (?:er|ook|dan|hier|\w+ bij)\b)[^,.;]*(?=,"
        rf"| dus\b)",
    )
    return re.sub("|".join(shapes), " ", plain)


def together(text: str, case: Case) -> bool:
    """True where the words name both sides as those of one talk."""
    plain, (client, employee) = plain_letters(text), _titled(case)
    beside = "|".join(rf"\b{one},?{_AND}{other}\b" for one, other in ((client, employee), (employee, client)))
    return re.search(f"{_BOTH}|{beside}", plain) is not None


def joins(text: str, case: Case) -> bool:
    """True where the words let one side come to the talk of the other."""
    shapes = "|".join(rf"\b{side} {_COMES_TOO}|{_ASKED_TOO.format(side)}" for side in _titled(case))
    return re.search(shapes, plain_letters(text)) is not None


def _titled(case: Case) -> tuple[str, str]:
    words = words_for(case)
    return rf"{_TITLE}{words[CLIENT]}", rf"{_TITLE}{words[EMPLOYEE]}"


_AND = r" (?:en|plus|samen met|met|&) (?:ook )?(?:met |aan )?"
_BOTH = r"\b(?:beide|alle) (?:partijen|kanten|zijden)\b|\b(?:met|voor|aan) (?:hen )?(?:beiden|allebei)\b"
_COMES_TOO = (
    r"(?:(?:komt|is|zit|doet|wordt|kan) (?:er )?(?:dan )?(?:ook|bij|mee|erbij)|(?:sluit|schuift) (?:\w+ ){0,4}aan"
    r"|ook (?:erbij|uitnodigen))\b(?! (?:niet|geen|nog|met|op|in|al|weer)\b)"
)
_ASKED_TOO = r"\b(?:nodig (?:ook )?{0} (?:ook )?uit|stuur (?:ook {0}|{0} ook) een)\b"


def left_out(text: str, case: Case) -> frozenset[str]:
    """The sides that are not at the talk, or are not to be, by these words."""
    plain, words = plain_letters(text), words_for(case)
    found = {CLIENT: (words[CLIENT], words[EMPLOYEE]), EMPLOYEE: (words[EMPLOYEE], words[CLIENT])}
    return frozenset(side for side, (name, other) in found.items() if _is_left_out(plain, name, other))


def not_invited(text: str, case: Case) -> frozenset[str]:
    """The sides that are not to be at a talk to come, by these words."""
    plain, words = plain_letters(text), words_for(case)
    found = {CLIENT: (words[CLIENT], words[EMPLOYEE]), EMPLOYEE: (words[EMPLOYEE], words[CLIENT])}
    return left_out(text, case) | {side for side, (name, other) in found.items() if _is_not_invited(plain, name, other)}


def may_be_left_out(text: str, case: Case) -> frozenset[str]:
    """The sides of which words deny something about coming, whatever it is."""
    parts = re.split(r"[.,:;!?\n]+|\b(?:maar|want)\b", plain_letters(text))
    return frozenset(
        side
        for side, name in words_for(case).items()
        if any(re.search(rf"\b{name}\b", part) and _DENIES.search(part) and _OF_COMING.search(part) for part in parts)
    )


_DENIES = re.compile(r"\b(?:niet|geen|nooit|zonder|weiger\w*|buiten|erbuiten)\b")
_OF_COMING = re.compile(
    r"\b(?:erbij|er \w*bij|bij (?:zijn|zitten|aanwezig|hebben)|uitnod\w*|uitgenodigd|nodig|kom(?:t|en)|mee|aanwezig"
    r"|behoefte|deelnemen"
    r"|aanschuiven|erbuiten|welkom)\b(?! (?:eerder|later|voor|na|op)\b)"
)


def _is_not_invited(plain: str, name: str, other: str) -> bool:
    """True where who has this name is to stay away, or only the other side is to come."""
    away = (
        rf"\b{name} (?:mag|hoeft|moet|kan|wil|gaat|wordt|is) (?:\w+ )?(?:er )?niet (?:\w+ )?(?:bij|erbij|te komen|komen"
        rf"|uitgenodigd|welkom)\b"
        rf"|\b{name} (?:krijgt|heeft) (?:\w+ )?geen (?:uitnodiging|behoefte)\b|\b{name} komt (?:er )?niet\b"
        rf"|\b{name} (?:blijft|hou ik) (?:er)?buiten\b|\b{name} weigert (?:om )?te komen\b"
        rf"|\bnodig {_TITLE}{name} (?:\w+ )?niet uit\b|\bgeen uitnodiging (?:aan|voor|naar) {_TITLE}{name}\b"
        rf"|\bstuur {_TITLE}{name} (?:\w+ )?geen uitnodiging\b|\b{name} (?:er )?(?:\w+ )?niet bij (?:hebben|zijn)\b"
        rf"|\bniet dat {name} er ?bij\b"
    )
    alone = (
        rf"\balleen (?:aan |met |voor )?{_TITLE}{other} (?:krijgt|komt|een|de|is|op|wordt|erbij|uit)\b"
        rf"|\bmet {_TITLE}{other} (?:alleen|apart)\b"
    )
    return re.search(f"{away}|{alone}", plain) is not None


def _is_left_out(plain: str, name: str, other: str) -> bool:
    """True where who has this name is left out, or the other side alone is named."""
    without = re.search(
        rf"\bzonder {_TITLE}{name}\b(?! (?:te|dat)\b)"
        rf"|\b{name} (?:is|was|zit) (?:er |hier )?(?:\w+ )?niet (?:bij|aanwezig)\b(?! (?:toen|destijds|op die|die dag))"
        rf"|\b{name} (?:hoeft|komt|kwam|hoeven|verscheen) (?:er )?niet(?= ?(?:[.,;!)]|$|bij\b|mee\b|en\b|maar\b))"
        rf"|\b{name} (?:\w+ )?niet (?:uitnodigen|erbij)\b|\b{name} spreek ik (?:apart|later|een andere keer)\b",
        plain,
    )
    alone = rf"\balleen (?:met )?{_TITLE}{other}(?: \w+)?(?= ?(?:[.,;!)]|$|uitnodigen\b|erbij\b|aan tafel\b))"
    return without is not None or re.search(alone, plain) is not None


def _names(parties: list[Party] | tuple[Party, ...]) -> set[str]:
    """Names, first names and surnames, as patterns."""
    found: set[str] = set()
    for party in parties:
        name = plain_letters(party.name).strip()
        first, _, last = name.partition(" ")
        found |= {re.escape(each) for each in (name, first, last) if len(each) > 1}
    return found


def _any(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"
