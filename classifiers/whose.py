"""Whose doing it is that a mail is unhappy about: the bureau's, or that of somebody who has nothing to do with it.

People who write to a bureau tell of landlords, trains and former employers as they do of a coach. So each sentence is given to
whom it names, and one that names nobody to whom was named before. How much is
wrong with each is weighed (`kind.py`), and where all of it is with others staff are asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.quick import quick
from bot.sieve import Sieve
from classifiers.cues import CUES
from classifiers.mail import Mail, Sentence

OURS = Sieve(  # whoever else is named in the sentence
    r"\b(?:u|uw|uwe|jullie|jou|jouw|jij|joe|your?|yours|ihr|ihre[nrms]?)\b"
    r"|\bje (?:zei|zou|had|hebt|bent|was|beloofde|belde|kwam|ging|stuurde)\b",
    r"\b(?:job|loopbaan|werk|re-?integratie|traject|taal)?(?:coach(?:es)?|begeleid(?:er|ers|ster|ing)|consulente?n?"
    r"|adviseurs?|adviseuse|trainers?|trainster|docente?n?|trainerin|berater(?:in)?|cursusleid(?:er|ster))\b",
    r"\b(?:casemanager|contactpersoon|medewerk(?:er|ers|ster)|stagiaire?|receptie|receptioniste|balie|wachtkamer"
    r"|job coach|reception)\b",
)
OUR_THINGS = Sieve(  # where nobody else is named
    r"\b(?:bureau|traject\w*|training\w*|cursus\w*|workshop\w*|intake\w*|plan van aanpak|eindrapport|rapport|verslag\w*"
    r"|reiskosten|sollicitatie\w*|proefplaatsing|groepsapp|course|termin)\b",
)
_THEIR = (
    r"(?:(?:ex|vorige|vroegere|oude|voormalige|huidige|laatste|eerdere|andere?|nieuwe|last|former|old|previous)[- ]?"
    r"(?:baas|bazin|werkgever|chef|leidinggevende|werk|baan|bureau|instantie|dienstverband|boss|employer|agency|job|partner|man))"
)
THEIRS = Sieve(
    rf"\b{_THEIR}\b",
    r"\b(?:mijn|m'n|me|my|mein(?:e[mn]?)?) (?:baas|bazin|werkgever|chef|leidinggevende|ex|buren|boss|employer|landlord"
    r"|chefs|arbeitgeber)\b",
    r"\b(?:huisbaas|verhuurder|woning\w+|corporatie|(?:boven|onder)?buren|(?:boven|onder)?buurman|(?:boven|onder)?buurvrouw"
    r"|landlord|neighbou?rs?|vermieter|nachbarn?|netbeheerder|energie\w+|aannemer)\b",
    r"\b(?:ns|trein(?:en)?|buschauffeur|(?<!in de )(?<!voor de )bus|tram|metro|conducteur|chauffeur|taxi\w*"
    r"|luchtvaart\w*|vliegtuig|vlucht|railway|trains?"
    r"|bahn|garage|rijschool|parkeer\w+)\b",
    r"\b(?:supermarkt|winkel\w*|web\w*(?:winkel|shop)|bezorger|bezorg\w*|postnl|post(?:bode|bedrijf)|pakket\w*|bank|provider|ziggo"
    r"|kpn|restaurant|bouwmarkt|cateraar|leverancier|phone company)\b",
    r"\b(?:uwv|belasting\w*|toeslag\w*|gemeente|klantmanager|politie|ind|svb|duo|cak|rechter|rechtbank|deurwaarder|incasso\w*"
    r"|bewindvoerder|police)\b",
    r"\b(?:ziekenhuis|huisarts\w*|dokter|tandarts|specialist|verzekeringsarts|apotheek|thuiszorg|verple\w+|\w*verzekeraar"
    r"|verzekering|ggz|psychiater|doctor|hospital|arzt|krankenhaus)\b",
    r"\b(?:school|juf|meester|kinderopvang|opvang|creche|bso|vereniging|kerk|ex-(?:man|vrouw)|schoonmoeder)\b",
)
SAID = quick(r"(?:(?<=\s)|\A)[\"'“„‘][^\"'”’\n]{2,120}[\"'”’](?=\W|\Z)")  # what somebody else said names nobody
GREETED = quick(
    r"(?:\A|\n)[^\S\n]*(?:beste|geachte|hallo|hoi|hey|hi|dag|lieve|dear|goede\w*|goeie\w*|aan)\W{1,3}"
    r"(?:(?:heer|mevrouw|meneer|mw\.?|dhr\.?|de heer|mevr\.?)\W{0,2})?\Z",
    re.IGNORECASE,
)
TITLED = quick(r"\b(?:[Mm]evrouw|[Mm]eneer|[Mm]w\.?|[Dd]hr\.?|[Dd]e heer|[Mm]evr\.?|Frau|Herrn?|M(?:rs|s)\.?) [A-ZÀ-Ý]")
_BODY = (
    r"(?:(?:de |het |mijn |die |dat )?(?:uwv|gemeente|vakbond|huisarts\w*|ziekenhuis|politie|verhuurder|huisbaas|woning\w+|ns"
    r"|bank|belasting\w*|provider|leverancier|verzekera\w+|werkgever|winkel)|hen|hun|die lui)"
)
HANDED_ELSEWHERE = Sieve(
    rf"\bklacht\w* [^.!?\n]{{0,40}}\b(?:bij|tegen) {_BODY}\b",
    rf"\b(?:bij|tegen) {_BODY} [^.!?\n]{{0,30}}\bklacht (?:\w+ ){{0,3}}(?:ingediend|neergelegd|gedaan|gemeld|lopen|liggen)\b",
)
WISHES = Sieve(r"\b(?:beterschap|spoedig herstel|gute besserung|get well)\b")
BUSINESS = Sieve(  # letters of people who complain of nothing here, whatever they tell beside it
    r"\b(?:hierbij|graag|daarom) solliciteer ik\b|\bopen sollicitatie\b|\b(?:like|wish) to apply for\b|\bbewerbe mich\b"
    r"|\bsolliciteer (?:ik )?(?:graag |hierbij )?(?:naar|op|als)\b",
    r"\b(?:betalingsherinnering|(?:eerste|tweede|derde|laatste) (?:aanmaning|herinnering))\b"
    r"|\b(?:uw|jullie) betaling\b[^.!?\n]{0,60}\b(?:niet|uit)\b",
)
TOLD_TO = quick(  # to whom something went is not whose doing it is
    r"\b(?:aan|tegen|naar|bij|to) (?:mijn|m'n|mn|de|het|een|onze|my) (?:\w+ )?(?:baas|werkgever|chef|leidinggevende|ex|boss"
    r"|employer|uwv|gemeente|bank)\b|\bbelde\w* (?:\w+ )?(?:mijn|m'n) \w+",
    re.IGNORECASE,
)
WRONG = Sieve(*(pattern for name, pattern in CUES if name in ("anger", "neglect", "treated")))
NAMES = (
    "wrong of ours",
    "wrong of theirs",
    "wrong of nobody",
    "wrong of theirs alone",
    "names theirs",
    "words of ours",
    "words of theirs",
)
MOST = 3
SOME, MUCH = 0.3, 0.6  # of a complaint: less in what is ours, and in what is nobody's, leaves it to others


@dataclass(frozen=True, slots=True)
class Told:
    """How much of a complaint the worst sentence about each party is, and how many words of anger or neglect stand there."""

    wrong: dict[str, float]
    words: dict[str, int]
    others: bool  # whether somebody is named who has nothing to do with the bureau

    def features(self) -> list[float]:
        """In the order of NAMES, between 0 and 1."""
        ours, theirs, nobody = self.wrong.values()
        said = [min(self.words[party], MOST) / MOST for party in ("ours", "theirs")]
        return [ours, theirs, nobody, theirs * (1 - ours), float(self.others), *said]


def party(sentence: str, before: str) -> str:
    """`ours`, `theirs` or, before anybody was named, nothing; `before`: whose the sentence before it was."""
    told = SAID.sub(" ", sentence)
    if OURS.holds(told):
        return "ours"
    if THEIRS.holds(TOLD_TO.sub(" ", told)):
        return "theirs"
    return "ours" if OUR_THINGS.holds(told) else before


def told(sentences: Sequence[Sentence], wrongs: Sequence[float]) -> Told:
    """What a mail tells of whom; `wrongs`: how much of a complaint each of its sentences is."""
    found = Told({"ours": 0.0, "theirs": 0.0, "": 0.0}, {"ours": 0, "theirs": 0, "": 0}, others=False)
    whose, others = "", False
    for sentence, wrong in zip(sentences, wrongs, strict=True):
        if sentence.is_form or sentence.in_subject:
            continue
        whose = party(sentence.text, whose)
        others = others or whose == "theirs"
        found.wrong[whose] = max(found.wrong[whose], float(wrong))
        found.words[whose] += sum(1 for _ in islice(WRONG.places(sentence.text), MOST))
    return replace(found, others=others)


def is_unclear(mail: Mail, found: Told, named: Sequence[int], *, declared: bool) -> bool:
    """Whether what reads like a complaint may be about nobody of the bureau; `named`: where in the text colleagues are."""
    if declared:
        return HANDED_ELSEWHERE.holds(mail.text) and found.wrong["ours"] < SOME
    if BUSINESS.holds(mail.text):
        return True
    if max(found.wrong["ours"] / SOME, found.wrong[""] / MUCH) >= 1 or _tells_of_somebody(mail, named):
        return False
    return found.others or WISHES.holds(mail.text)


def _tells_of_somebody(mail: Mail, named: Sequence[int]) -> bool:
    """Whether a colleague, or whoever has a title, is named other than in a greeting."""
    starts = [*named, *(match.start() for match in TITLED.finditer(mail.text, mail.body_start))]
    return any(not GREETED.search(mail.text[max(0, start - 30) : start]) for start in starts)
