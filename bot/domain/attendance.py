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


def left_out(text: str, case: Case) -> frozenset[str]:
    """The sides that are not at the talk, or are not to be, by these words."""
    plain, words = plain_letters(text), words_for(case)
    found = {CLIENT: (words[CLIENT], words[EMPLOYEE]), EMPLOYEE: (words[EMPLOYEE], words[CLIENT])}
    return frozenset(side for side, (name, other) in found.items() if _is_left_out(plain, name, other))


def _is_left_out(plain: str, name: str, other: str) -> bool:
    """True where who has this name is left out, or the other side alone is named."""
    without = re.search(
        rf"\bzonder {_TITLE}{name}\b(?! (?:te|dat)\b)"
        rf"|\b{name} (?:is|was) (?:er |hier )?(?:\w+ )?niet (?:bij|aanwezig)\b(?! (?:toen|destijds|op die|die dag))"
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
