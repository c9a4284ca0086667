"""Where a talk is, in the words of who plans it: a room, a town, or a street with its number."""

from __future__ import annotations

import re

_NAME = r"(?:[A-ZÀ-Ý]\.|[A-ZÀ-Ý][\w'’-]+|van|de|den|der|het|'t|ten|ter|te)"
_STREET = (  # with a capital somewhere, as names have
    r"(?-i:(?=[^\d,.]{0,60}[A-ZÀ-Ý])(?:" + _NAME + r" ){0,5}[A-ZÀ-Ý]?[\w'’-]*(?:straat|weg|laan|plein|kade|gracht|singel|dijk"
    r"|hof|pad|baan|dreef|markt|park|boulevard|steeg|wal|haven|ring|plantsoen|erf|veld|[SWLPKHMG](?:ingel|eg|aan|lein|ade|of"
    r"|ark|arkt|racht)) \d{1,4}(?: ?[a-zA-Z]\b)?"
    r"(?:,? (?:in|te|\d{4} ?[A-Z]{2}) [A-ZÀ-Ý][\w'’-]+|, [A-ZÀ-Ý][\w'’-]+(?=[.!\n]|\Z))?)"
)
PLACE = re.compile(
    rf"(?:\b(?:op|in|bij|te|aan|locatie:?) (?:de |het )?|[,:] |\(|\A|[.!\n]\s*)(?P<street>{_STREET})"
    r"|\b(?:op|in|bij|te|via|locatie:?) (?P<place>(?:het |de |ons |onze |geel |groot |klein )?(?:[Hh]oofd)?(?:kantoor|locatie"
    r"|vestiging|werkplek"
    r"|kamer|vergaderkamer|spreekkamer|vergaderlokaal|lokaal|zaal|buurthuis|bibliotheek|gemeentehuis|Teams|teams)"
    r"(?: (?!om\b|met\b|op\b|van\b)[\w'-]+){0,3}|(?-i:[A-Z][a-z]{3,}(?:-[A-Z][a-z]+)?))"
    rf"(?:,? (?:op |aan )?(?:de |het )?(?P<there>{_STREET}))?"
)
_END = re.compile(r"[!?\n]|\.(?=\s|$)")
_ADDRESS = re.compile(rf" ?{_STREET}(?= *(?:[.!\n]|\Z))")


_AFAR = {
    "telefonisch": re.compile(r"(?i)\b(?:telefonisch|per telefoon|telefoongesprek|telefonische (?:afspraak|hoorzitting))\b"),
    "online": re.compile(r"(?i)\b(?:online|digitaal|(?:video|beeld)(?:bellen|gesprek|call|overleg)|via zoom)\b"),
}
_NOT_AFAR = re.compile(r"(?i)\b(?:niet|geen)\b")
_TOLD_SO = re.compile(  # how it was settled, and not how it will be
    r"(?i)\b(?:afgesproken|besproken|gesproken|bereik\w*|contact|overleg(?:d|gen)?|bevestigd|weten|doorgegeven|gemeld|akkoord"
    r"|gehad|geregeld|gebeld|was|heb|hebben|heeft)\b"
)


def place_of(text: str) -> str:
    """Where the talk is, in the words of who wrote it, or that it is held from afar; "" when he does not say."""
    place = PLACE.search(text)
    if place is not None:
        return ", ".join(part.strip() for part in (place["street"], place["place"], place["there"]) if part)
    parts = [each for each in _END.split(text) if not (_TOLD_SO.search(each) or _NOT_AFAR.search(each))]
    return next((how for how, words in _AFAR.items() if any(words.search(each) for each in parts)), "")


def with_sentence(clause: str, text: str) -> str:
    """The clause, the rest of its sentence and an address straight behind; the clause alone where it is not in the text."""
    start = text.find(clause)
    end = _END.search(text, start + len(clause)) if start >= 0 else None
    if end is None:
        return text[start:] if start >= 0 else clause
    behind = _ADDRESS.match(text, end.end())
    return text[start : end.start()] + (f", {behind[0].strip()}" if behind else "")
