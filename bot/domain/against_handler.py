"""Whether a complainant who writes again turns against who handles his case: that is for who appoints, and never for him."""

from __future__ import annotations

import re

from bot.domain.case import Case
from bot.domain.reading import Reading

AGAINST_HANDLER = "over-behandelaar"  # what is told of it
LIKELY = 0.3  # from here on a mail is taken for a complaint where only its reader depends on it
_SENTENCE_END = re.compile(r"[.!?\n]+")
_ROLE = re.compile(
    r"(?i)\b(?:klacht)?behandela(?:ar|ars|arster)\b|\b(?:degene|diegene|persoon|collega|man|vrouw|mevrouw|meneer|wie|u) "
    r"(?:die|dat)? ?(?:(?:mijn|deze|de|m'n) (?:klacht|melding|zaak)|hem|het|dit|haar) (?:nu )?(?:behandelt|onderzoekt|doet)\b"
)
_WANTS_ANOTHER = re.compile(
    r"(?i)\b(?:iemand|een) anders?\b.{0,40}\b(?:klacht|melding|zaak|behandel\w*|onderzoek\w*)"
    r"|\b(?:klacht|melding|zaak|behandel\w*|onderzoek\w*)\b.{0,40}\biemand anders\b|\bandere (?:klacht)?behandelaar\b"
)
_AGAINST = re.compile(
    r"(?i)\b(?:onbeschoft|onbeleefd|bot|grof|kortaf|partijdig|bevooroordeeld|vooringenomen|liegt|loog|schreeuw\w*|schold"
    r"|hing (?:\w+ )?op|opgehangen|uitgelachen|bevriend|vriend(?:in)?|familie|collegaatjes?|handje|hoedje|dezelfde kant"
    r"|(?:geen|weinig) vertrouwen|vertrouw\w*|niet (?:\w+ )?(?:serieus|eerlijk|onafhankelijk|onpartijdig|neutraal|objectief)"
    r"|luister\w* niet|niet geluisterd|klacht over|klaag over|gaat (?:\w+ )?over|anders\b)"
)


def is_against_handler(text: str, reading: Reading, case: Case) -> bool:
    """True for words against who handles the case, by his name or by what he is, and for the wish that somebody else does."""
    handler = case.handler
    if handler is None:
        return False
    complains = reading.scores.get("klacht", 0.0) >= LIKELY
    if _WANTS_ANOTHER.search(text) or (complains and handler.name in reading.employees):
        return True
    if _ROLE.search(text) and (complains or _AGAINST.search(text)):
        return True
    first, _, last = handler.name.partition(" ")
    names = "|".join(re.escape(each) for each in (first, last) if each)
    sentences = _SENTENCE_END.split(text)
    beside = [" ".join(sentences[at : at + 2]) for at, each in enumerate(sentences) if re.search(rf"(?i)\b(?:{names})\b", each)]
    return any(_AGAINST.search(each) for each in beside)
