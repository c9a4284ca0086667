"""Words with a day that are of meeting and yet not of the talk about the complaint: what the writer himself will do then.

"Ik doe het morgen", "ik spreek Wouter hier vanmiddag op aan", "vrijdag zie ik haar en dan prikken we iets".
"""

from __future__ import annotations

import re

from bot.domain.answers.dates import Found

_HE_DOES = re.compile(  # on a day without an hour: when he will see to it
    r"\b(?:ik|we|wij) (?:doe|doen|plan|plannen|regel|regelen|pak|pakken|prik|prikken|maak|bel|bellen|mail|app|kijk|ga|zoek"
    r"|stuur|laat)\b"
    r"|\b(?:doe|doen|plan|plannen|regel|regelen|pak|prik|maak|bel|bellen|mail|app|kijk|ga|zoek|stuur) (?:ik|we|wij)\b"
    r"|^(?:(?:dat|dit|het) )?(?:doe|plan|regel|pak|bel) (?:het |dat )?#"
)
_WITH_A_COLLEAGUE = re.compile(  # alone: his side of it, or a word with him
    r"\b(?:ik|we|wij) (?:spreek|spreken|bel|bellen|zie) @ ?(?:\w+ )?#|@ (?:spreek|bel|zie) (?:ik|we) (?:\w+ )?#|# (?:spreek"
    r"|bel|zie) (?:ik|we) @"
    r"|\bspreek (?:ik )?@ [^#]*#[^#]* (?:op aan|aan|hierover|hierop|voor|erover)$|\b(?:er|hier|daar)(?:op)? .*\baan$"
    r"|\bop aan\b|\baanspreken\b"
)
_OTHER_EVENT = re.compile(  # has that day and hour of its own
    r"\b(?:ga|zal|gaan) (?:ik |we )?[^@]*\bmet @ (?:\w+ )?(?:praten|spreken|bellen|overleggen|zitten)\b|\b(?:functionering\w*"
    r"|beoordeling\w*|voortgangsgesprek\w*|sollicitati\w+|exitgesprek\w*|evaluatiegesprek\w*|jaargesprek\w*)\b"
    r"|\b(?:trein|bus|vliegtuig|taxi|boot|pakket|post|monteur|schilder|leverancier|vergadering|cursus) (?:komt|gaat|vertrekt"
    r"|landt|is|begint)\b"
)
_PARTIES = re.compile(
    r"\b(?:klager|klaagster|klant|client|mevrouw|meneer|hem|haar|melder|beiden|allebei|gesprek|samen)\b|@ en @|\ben @|@ en\b"
)
_THEN_WE_PLAN = re.compile(  # behind the day: only then will it be settled
    r"\b(?:dan|daarna|en dan|om (?:dan )?(?:iets|wat|een \w+|het) te|om te)\b(?: (?:ik|we|wij|pas|ook|wel|nog|iets|wat"
    r"|samen))* ?(?:prikken|prik|plannen|plan|inplannen"
    r"|maken|maak|regelen|regel|spreken we (?:iets|wat|een)|zoeken|zoek|bepalen|kijken|kijk"
    r"|bespreken we de datum)\b(?!.{0,20}\bcompleet\b)"
    r"|\bbelafspraak\b|\bcontact (?:met|over)\b"
)


_CONFIRMS = re.compile(  # the talk he was invited to
    r"(?:prima|ok|oke|top|akkoord|genoteerd|dank\w*|bedankt|yes|gezien|fijn|super|klopt|staat|goed)\b(?!.*\b(?:maar|niet|wordt"
    r"|werd|verzet\w*|verplaats\w*|verschuif"
    r"|schuif\w*|liever|ipv|plaats|andere?|nieuwe?|later|eerder|dan|nu|zet|zetten|doe|doen|maak|toch)\b)"
)


def confirms(whole: str) -> bool:
    """True for an answer to an invitation that only says that it is noted."""
    return _CONFIRMS.match(whole.strip()) is not None


def is_no_talk(plain: str, whole: str, found: Found) -> bool:
    """True for a masked clause, in a masked answer, with a day on which its writer does something else."""
    if found.clock is None and _HE_DOES.search(plain):
        return True
    if _WITH_A_COLLEAGUE.search(plain) and not _PARTIES.search(plain):
        return True
    if _OTHER_EVENT.search(plain):
        return True
    return _THEN_WE_PLAN.search(whole) is not None
