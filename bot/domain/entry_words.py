"""A colleague's own words around a complaint he puts in: who he says called or wrote, and what is left for the client to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain.answers.clauses import without_courtesy
from bot.domain.answers.names import PARTICLES
from bot.domain.entry_days import DAY, SENTENCE_END

_PARTICLE = r"(?:van|de|der|den|ten|ter|te|el|al|in|het|'t|’t)"
_PART = r"(?:(?:[A-ZÀ-Þ]\.){1,6}|(?:Th|Ch|Ph|IJ)\.|[A-ZÀ-Þ][\w'’-]{0,40})"  # initials, or a name without the full stop behind it
_NAME = rf"{_PART}(?:(?:(?<=\.)|[ \t]{{1,3}})(?:{_PARTICLE}\b|{_PART})){{0,6}}"
_TITLE = (
    r"(?i:(?:de |een |onze )?(?:klant|cliënt|deelnemer|kandidaat|heer)\s+|mevrouw\s+|meneer\s+|mijnheer\s+|mevr\.?\s+|mw\.?\s+"
    r"|dhr\.?\s+)"
)
ENTRY = re.compile(
    r"(?i:\b(?:telefonische|mondelinge|schriftelijke|papieren|per (?:post|brief|telefoon) (?:ontvangen|binnengekomen))\s+"
    r"(?:klacht|melding)\s+(?:ontvangen\s+)?(?:van|door)\s+)"
    rf"{_TITLE}?(?P<name>{_NAME})"
)
_WHO = rf"(?:(?P<title>{_TITLE})(?P<titled>(?:{_PARTICLE} ){{0,3}}{_NAME})|(?P<name>{_NAME}))"
_REACHED = r"(?:\s*\([^)\n]{0,80}\)|,\s[^,\n]{0,60},)?"  # how to reach him, between his name and what he did
_CALLS = (
    re.compile(  # gebeld door Els Smit; een telefoontje van mevrouw Smit
        r"(?i:\b(?:gebeld|opgebeld|benaderd|aangesproken|telefoontje|belletje|telefoon|voicemail|brief|kaart|appje|app|sms)\s"
        rf"(?:(?:gekregen|gehad|ontvangen|op|via|net|vandaag|gisteren)\s){{0,2}}(?:door|van)\s){_WHO}"
    ),
    re.compile(rf"(?i:\bklacht (?:ontvangen|gekregen|binnengekregen|binnen) (?:van|door)\s){_WHO}"),
    re.compile(  # mevrouw Smit belde net op; Els Smit (els@post.example) heeft gebeld
        rf"{_WHO}{_REACHED}\s(?i:belde|belt|hing|vertelde (?:me|mij|ons)|klaagde|klaagt"
        r"|heeft (?:\w+ ){0,3}(?:gebeld|geklaagd|ingesproken)"
        r"|(?:kwam|is|was|stond) (?:\w+ ){0,3}(?:langs\w*|aan de balie|bij de balie|aan de lijn)|wil (?:\w+ )?een klacht"
        r"|dien(?:t|de) (?:\w+ )?een klacht in|heeft een klacht)\b"
    ),
    re.compile(  # ik had mevrouw Smit aan de lijn
        rf"(?i:\b(?:had|heb|hadden|kreeg|sprak|spraken|gesproken met) (?:(?:net|zojuist|vandaag|gisteren|ook) )?){_WHO}"
        rf"{_REACHED}(?=[^.\n]{{0,40}}\b(?i:lijn|telefoon|telefonisch|balie|gesproken|klacht|boos|ontevreden)\b)"
    ),
    re.compile(
        rf"(?i:\b(?:belde|kwam|stond|hing|klaagde) (?:(?:net|zojuist|er|opnieuw|weer) )?){_WHO}"
    ),  # gisteren belde Els Smit
)
_SOMEBODY = re.compile(
    r"(?i)\b(?:(?:een|de|onze) (?:klant|cliënt|deelnemer|kandidaat|werkzoekende|mevrouw|meneer|ouder)|iemand|cliënt|klant)\s"
    r"(?:[^.\n]{0,40}\s)?(?:belde|gebeld|aan de (?:lijn|telefoon|balie)|langs\w*|klaagt|klaagde)\b"
    r"|\b(?:gebeld door|telefoontje van|brief van) (?:een|de|onze) (?:klant|cliënt|deelnemer|kandidaat|werkzoekende)\b"
)
_HIS_OWN = re.compile(
    r"(?i)\b(?:ik|wij|we) (?:wil(?:len)?|dien(?:en)?|heb(?:ben)?|ga|gaan) (?:(?:zelf|graag|hierbij|ook|nu|een|de|mijn|onze"
    r"|formeel|officieel) ){0,4}klacht (?:over|tegen|in\b|indienen|in te dienen|wegens)|\bmijn (?:eigen )?klacht\b"
)
_NOBODY_WORDS = (
    "ik hij zij ze wij we je u er dit dat deze die iemand klant cliënt maandag dinsdag woensdag donderdag vrijdag "
    "zaterdag zondag vandaag gisteren eergisteren vanochtend vanmorgen vanmiddag net zojuist toen daarna ook uwv "
    "gemeente werkgever klacht telefonische het de een mevrouw meneer"
)
_NOBODY = frozenset(_NOBODY_WORDS.split())


def calling(text: str, roster: Sequence[str]) -> str | None:
    """Who called, came by or wrote, as a colleague tells it; "" when it was somebody without a name, None when nobody did.

    Names of colleagues do not count, and what a colleague complains of himself is nobody else's complaint.
    """
    if _HIS_OWN.search(text) is not None:
        return None
    named = (name for pattern in _CALLS for match in pattern.finditer(text) if (name := _client(match, roster)))
    return next(named, "" if _SOMEBODY.search(text) is not None else None)


def _client(match: re.Match[str], roster: Sequence[str]) -> str:
    words = (match["titled"] or match["name"]).split()
    while words and words[0].lower() in _NOBODY:
        words.pop(0)
    said = {word.lower().strip(".") for word in words}
    if not said - {*PARTICLES} - _NOBODY or any(said <= set(name.lower().split()) for name in roster):
        return ""
    return " ".join(words) if match["title"] or len(words) > 1 or match.re in _CALLS[:2] else ""


_CONTACT = re.compile(
    r"(?i)[(\[]?(?:\b(?:tel(?:efoon)?(?:nummer)?|mobiel|e-?mail(?:adres)?|mail|adres|woont|woonachtig|nummer)\b\.?:?"
    r"[^.,;\n()]{0,40}?)?(?:[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|(?<!\d)(?:\+31|0)[\d -]{8,13}\d)[)\]]?"
)
_BRACKETS = re.compile(r"[(\[][\s,;.]*[)\]]")
_LABELLED = re.compile(
    r"(?i)^\s*(?:(?:de |korte )?(?:klacht|omschrijving|melding|inhoud|toelichting|wat is er gebeurd))\s*:\s*(?=\S)"
)
_OF_THE_CLERK = re.compile(  # what he thinks of it, what he said, and what he asks of the office
    r"(?i)\b(?:ik (?:vind|vond|denk|dacht|geloof|snap|begrijp|heb \w+ (?:gezegd|beloofd|verteld|teruggebeld|uitgelegd))"
    r"|volgens mij|wat mij betreft|eerlijk gezegd|persoonlijk|naar mijn (?:idee|mening))\b"
    r"|\b(?:kun je|kunnen jullie|kunt u|wil iemand|willen jullie|wil je|wie (?:kan|pakt|neemt)|graag (?:oppakken|actie|openen)"
    r"|(?:dit|hem|deze|het) (?:als klacht )?(?:oppakken|opnemen|registreren|inboeken))\b"
)
_ABOUT_THE_CALL_WORDS = (
    "telefonische telefonisch mondelinge schriftelijke klacht melding van door mevrouw meneer mevr mw dhr de heer "
    "ontvangen gebeld belde opgebeld binnengekomen kwam binnen langs langsgekomen ze zij hij heeft had is was net "
    "zojuist op om uur haar zijn mail e-mail email mailadres adres tel telefoon telefoonnummer nummer mobiel met een "
    "het wil wilde graag indienen ik kreeg wij telefoontje belletje brief naam klant cliënt datum per post aan lijn "
    "balie te bereiken bereikbaar vandaag gisteren er en mij ons erg boos dient in doorgegeven via over bel gehad "
    "kwaad woedend ontevreden overstuur ingesproken"
)
_ABOUT_THE_CALL = frozenset(_ABOUT_THE_CALL_WORDS.split())


def of_client(text: str, colleague: str = "") -> str:
    """What a colleague's entry tells of the complaint: without his greeting and opinion, who called, how to reach him."""
    said = without_courtesy(text, colleague) if colleague else text
    entry = next((match for pattern in (ENTRY, *_CALLS) for match in pattern.finditer(said)), None)
    kept: list[str] = []
    for sentence, begin in _sentences(said):
        enters = entry is not None and begin <= entry.start() < begin + len(sentence)
        words = _told(said[entry.end() : begin + len(sentence)] if entry is not None and enters else sentence)
        head, colon, tail = words.partition(": ")
        words = tail if colon and not _tells(head) else words
        if _tells(words):
            kept.append(words[:1].upper() + words[1:] + ("\n" if sentence.endswith("\n") else " "))
    found = re.sub(r" *\n+", "\n", "".join(kept)).strip()
    return found or "\n".join(filter(None, (_told(sentence) for sentence, _ in _sentences(said))))


def _sentences(text: str) -> Iterator[tuple[str, int]]:
    begin = 0
    for match in SENTENCE_END.finditer(text):
        yield text[begin : match.end()], begin
        begin = match.end()
    yield text[begin:], begin


def _told(sentence: str) -> str:
    """The sentence without how to reach anybody, and without the label of a form."""
    bare = _BRACKETS.sub("", _CONTACT.sub("", _LABELLED.sub("", sentence)))
    return re.sub(r"(?<!\s)\s{1,3}([.,;:!?])", r"\1", re.sub(r"[ \t]{2,}", " ", bare)).strip(" ,;\n")


def _tells(sentence: str) -> bool:
    """True when it says something of the complaint itself: more than who called, when, and about whom."""
    if _OF_THE_CLERK.search(sentence) is not None:
        return False
    said = re.sub(rf"(?i){DAY}", " ", sentence)
    words = re.findall(r"[\w'’-]+", said)
    plain = [word for word in words[1:] or words if not word[0].isupper() and not word.isdigit()]
    return any(word not in _ABOUT_THE_CALL for word in plain)
