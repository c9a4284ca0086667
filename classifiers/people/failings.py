"""In what somebody who is named besides another fails as well: a promise not kept, idle when asked, a brusque answer, "ook".

And the same of the one addressed, who has no name in the story but "u"; and whether the complaint is over somebody outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.sieve import Sieve
from classifiers.people.cues import LEADS, any_case

PROMISED = any_case(
    r"^[^.!?]{0,60}\b(?:zou|zouden|beloofde|belooft|beloofd|toegezegd|toezegde|zegde|ging (?:het|dit|dat|mij|me|hem|haar)|zal|"
    r"gaat (?:het|dit|dat|me|mij)|would|promised|(?:zei|zegt|schreef|schrijft) dat (?:zij|hij|ze|ie|het)|noteer\w*|oppakken|"
    r"uitzoek\w*|doorzetten|terugbellen|navragen|meenemen|regelen)\b"
)
UNMET = any_case(
    r"\b(?:ni(?:et|ets|ks) (?:\w+ )?(?:gehoord|vernomen|gedaan|gebeurd|ontvangen|gekregen|teruggehoord|gezien|gelukt|gekomen|"
    r"gebeld|gereageerd|geantwoord|geregeld|nagekomen)|maar (?:nee|niets|niks)|nooit(?: meer)?|"
    r"nog (?:steeds|altijd) (?:niet|niets|niks|geen)|nog (?:niet|niets|niks|geen)|is dat (?:ooit|gebeurd)|"
    r"(?:heeft|deed|kon|wist|wou|wilde) (?:hij|zij|ze|ie) (?:\w+ )?(?:niet|niks|niets)|geen (?:reactie|bericht|antwoord|teken|"
    r"telefoontje|mail)|noppes|ho maar|stilte|niks dus|niet dus|vergeet het maar|ook niet|komt er niet|"
    r"was (?:er )?niet|dus niet)\b"
)
IDLE = any_case(
    r"^[^.!?]{0,60}\b(?:zweeg|zwegen|zwijgt|haal\w* (?:\w+ ){0,3}schouders?|bleef (?:\w+ ){0,2}(?:staan|zitten|stil|deur)|"
    r"doet alsof|deed (?:alsof|net of|niks|niets|er niets|er niks)|greep niet in|grijpt niet in|lachte|lacht|grinnikte|"
    r"(?:erom|er om) gelachen|keek (?:weg|toe|de andere)|(?:stond|zat) erbij en|"
    r"wist (?:het|dat|mijn naam) (?:ook )?niet|weet (?:het|dat|mijn naam) (?:ook )?niet|wuift?\w*|wimpel\w*|niet thuis|knikt\w*|"
    r"(?:ook )?niet (?:gereageerd|geantwoord|teruggebeld|opgenomen|bereikbaar|ingegrepen)|verloochenen|op de hoogte dat)\b"
)
SNUBS = any_case(
    r"^\s*(?:,? ?(?:die|dat|en) )?(?:zei|zegt|zeiden|vond|vindt|antwoordde|antwoordt|schreef|schrijft|riep|roept|"
    r"snauwde|reageerde|"
    r"beweert|beweerde)\b[^.!?]{0,25}\b(?:ik|mijn|me|mij|u|je|jij|het|wij|we|ons|iedereen)\b[^.!?]{0,70}\b(?:beter|wel erg|"
    r"overdre\w+|overdrijf\w*|mee\s?(?:viel|valt)|zeur\w*|aan\s?stel\w*|eigen schuld|te (?:vaak|laat|oud|duur|veel|dom|gevoelig|"
    r"langzaam|traag|lastig|kritisch|emotioneel)|moest maar|niet zo|maar moest|nou eenmaal|geduld|lui|dom|zielig|gek|lastig|"
    r"vervelend|jammer dan|pech|wennen|blij (?:mocht|moest)|niet moeilijk)\b"
)
TOO_BEFORE = any_case(
    r"\b(?:(?:ook|evenals|inclusief|zelfs|noch|en nu|nu) (?:is |heeft |komt |begint )?|(?:samen|tezamen) met )" + LEADS
)
TOO_AFTER = any_case(
    r"^[^.!?]{0,30}\b(?:ook (?:niet|al niet|al|niets|niks|weer niet|mee begonnen|zo)|net zo|evenmin|praat\w* (?:hem|haar|hun) na|"
    r"idem|dito|hetzelfde|niet veel beter|geen haar beter|allebei|alle twee|beiden?|er ook mee|na-?\s?praat\w*)\b"
)
GOOD_TOO = any_case(r"\b(?:dank\w*|bedankt|goed|fijn|lief|aardig\w*|help\w*|hielp|blij|compliment\w*|wil ik noemen)\b")
IN_ROW = any_case(
    r"\b(?:eerst|toen|daarna|dan|vervolgens|nu|nu weer|en nu|tot slot)\s+(?:was het |kwam |kreeg ik |had ik )?" + LEADS
)
ASKED_HIM = any_case(
    r"\b(?:gevraagd|gemeld|gezegd|gemaild|gebeld|besproken|gesproken|gesprek|beklaagd|aangekaart|doorgegeven|neergelegd|"
    r"afgesproken|ingeleverd|ingediend|voorgelegd|nagevraagd|naar)\b[^.!?]{0,30}\b(?:aan|bij|met|tegen|naar|toe)\s+" + LEADS
)
AS_SAYS = any_case(r"^,?\s*(?:die )?(?:zegt|zei|beweert|beweerde|vindt|vond|schrijft|schreef|wijst|verwijst|verwees)\b")
FILED = any_case(
    r"\b(?:heb|had|hebben|diende|dienden|stuurde|schreef|deed|is|was|ingediende?|eerdere)\b[^.!?]{0,70}"
    r"\b(?:klacht|bezwaar|brief|beklag|melding|mail)\b[^.!?]{0,60}\b(?:over|tegen|jegens)\s+" + LEADS
)
UNANSWERED = Sieve(
    r"\b(?:ontvangstbevestiging|geen (?:bevestiging|oordeel|uitspraak)|"
    r"niets (?:meer )?(?:gehoord|ontvangen|"
    r"vernomen)|niet (?:beantwoord|gereageerd|behandeld)|niemand reageert|behandeling van mijn klacht|oordeel is er niet)\b"
)
GRAVE = any_case(
    r"^[^.!?]{0,50}\b(?:geslagen|sloeg|slaat|geduwd|duwde|geschopt|uitgescholden|schold|scheldt|bedreigd|gedreigd|dreigde|dreigt|"
    r"aangerand|betast|vernederd\w*|gekleineerd|kleineer\w*|gediscrimineerd|discrimineer\w*|uitgelachen|gepest|geïntimideerd|"
    r"intimideer\w*|beledigd\w*|schreeuw\w*|geschreeuwd|liegt|loog|gelogen|racist\w*|uitgemaakt|vals beschuldigd)\b"
)
FAILING = ("grave", "unmet", "heard_unmet", "idle", "snubs", "too", "filed_over", "in_row")
BEYOND = 220  # characters behind a name in which a promise proves not to be kept


def failings(before: str, after: str, beyond: str) -> Iterator[str]:
    """In what somebody fails: `before` and `after` as for `parts`; `beyond` runs on, past the sentence, to the next name."""
    unmet = UNMET.search(beyond)
    promised = PROMISED.match(after)
    if promised and unmet and unmet.start() > promised.end() - 25:
        yield "unmet"
    if ASKED_HIM.search(before) and unmet:
        yield "heard_unmet"
    grave = GRAVE.match(after)
    if grave and not re.search(r"\b(?:niet|nooit|geen|toen|dat)\b", grave.group()):
        yield "grave"
    if IDLE.match(after):
        yield "idle"
    if SNUBS.match(after):
        yield "snubs"
    if (TOO_BEFORE.search(before) or TOO_AFTER.match(after)) and not GOOD_TOO.search(before[-60:] + " " + after):
        yield "too"
    if FILED.search(before):
        yield "filed_over"
    if IN_ROW.search(before):
        yield "in_row"


YOU = r"(?:u|je|jij|ge|gij)"
YOU_PROMISED = Sieve(
    rf"\b(?:zou(?:dt)? {YOU}|{YOU} (?:\w+ )?(?:zou(?:dt)?|beloofde|beloofden|zegde|ging het|ging dat|had beloofd|hebt beloofd|"
    rf"heeft beloofd|hebt toegezegd|heeft toegezegd|had toegezegd)|(?:beloofde|zegde|hebt|heeft|had) {YOU} (?:\w+ ){{0,4}}"
    r"(?:beloofd|toegezegd|toe\b|dat)|(?:heb|had|hebt|heeft) (?:je|jij|u) (?:\w+ ){0,3}(?:beloofd|toegezegd|gezegd))"
)
YOU_AND = Sieve(
    r"\b(?:(?:jij|jou|uzelf|u) en (?!uw|de rest)|en (?:jij|jou|u(?: zelf|zelf)?|ook u|jijzelf)\b(?! (?:weet|begrijpt|"
    r"kunt|kan))|u bei(?:den?)|jullie bei(?:den?)|"
    r"geen van (?:u|jullie)|van u en van|(?:ook|dat|juist|zelfs) (?:u|jij)(?: zelf)? (?:\w+ ){0,3}(?:niet|niets|niks))"
)
YOU_IDLE = Sieve(
    rf"\b(?:{YOU} (?:zat|stond) (?:er ?bij|daar|ernaast) en|{YOU} (?:\w+ )?(?:zweeg|lachte|keek (?:weg|toe)|haalde|"
    rf"liet|kwam niet|belde "
    rf"niet|deed (?:niets|niks)|reageerde niet|antwoordde niet)|(?:kwam|belde|mailde|reageerde|antwoordde|deed|was|"
    rf"liet|zweeg|lachte) "
    rf"{YOU}\b[^.!?]{{0,20}}\b(?:niet|niets|niks|nooit|weer|alleen))\b"
)
YOUR_ACT = Sieve(
    r"\b(?:uw|je|jouw) (?:brief|mail|besluit|beslissing|bericht|toezegging\w*|antwoord|houding|toon|optreden|handelwijze|"
    r"belofte\w*|handtekening|schrijven|mailtje)\b"
)


def you_fail(text: str) -> Iterator[str]:
    """In what the one addressed fails by name of "u"."""
    for name, pattern in (("promised", YOU_PROMISED), ("and", YOU_AND), ("idle", YOU_IDLE), ("act", YOUR_ACT)):
        if pattern.holds(text, 0, 6000):
            yield f"you_{name}"


_OUTSIDER = (
    r"(?:(?:mijn|de|die|een|onze|haar|zijn|m'n|mn|het|dokter van(?: het)?)\s+)?(?:werkgever|werkgeefster|baas|bazin|"
    r"leidinggevende|"
    r"chef|verzekeringsarts|bedrijfsarts|keuringsarts|arts|dokter|uwv|gemeente|bewindvoerder|voorman|bedrijfsleider|"
    r"zaakvoer\w+)\b"
)
OUTSIDE_SUBJECT = any_case(
    rf"^(?:(?:een )?(?:klacht|klagen|melding)\s*(?:over|tegen|:)?\s*)?(?:uwv )?{_OUTSIDER}(?:, klacht\b.{{0,20}}| .{{0,12}}uwv)?$"
)
OVER_OUTSIDER = Sieve(
    r"\b(?:klacht|klachten|klagen|beklag|beklagen|melding)\b[^.!?\n]{0,60}\b(?:over|tegen|jegens)\s+"
    rf"(?:{_OUTSIDER}|(?:de )?arbeidsdeskundige van (?:het )?uwv)"
)
NOT_YOURS = Sieve(
    r"\b(?:niet iemand van jullie|niet (?:één|een) van (?:u|jullie)|jullie (?:zijn|hebben) (?:door )?hem|doorzetten|doorgeleiden|"
    r"jullie werken (?:met|samen)|als (?:mijn )?(?:re-?integratie)?bureau)\b"
)


def outside(text: str, head: int) -> Iterator[str]:
    """That the complaint is over somebody outside: by the subject, which ends at `head`, or in so many words."""
    if head > 0 and OUTSIDE_SUBJECT.match(text[:head].strip()):
        yield "out_subject"
    if OVER_OUTSIDER.holds(text, 0, 6000):
        yield "out_over"
    if NOT_YOURS.holds(text, 0, 6000):
        yield "out_told"
    if UNANSWERED.holds(text, 0, 6000):
        yield "unanswered"


def to_and_fro(text: str, spoken: list[tuple[str, int, int]]) -> set[str]:
    """Who point to each other: "A zegt dat B het moet doen, B zegt A". `spoken`: name, start and end of each mention."""
    found: set[str] = set()
    says = [AS_SAYS.match(text[end : end + 40]) is not None for _, _, end in spoken]
    for place in range(len(spoken) - 2):
        first, second, third = spoken[place : place + 3]
        if says[place] and says[place + 2] and first[0] != second[0] and second[0] == third[0] and third[1] - first[2] < 250:
            found |= {first[0], second[0]}
    return found


EXPECTED = {
    "klacht: grave": 2.0,
    "klacht: unmet": 2.5,
    "klacht: heard_unmet": 1.5,
    "klacht: idle": 2.5,
    "klacht: snubs": 2.0,
    "klacht: too": 2.0,
    "klacht: to_and_fro": 3.5,
    "klacht: you_promised": 0.7,
    "klacht: you_and": 1.0,
    "klacht: you_idle": 2.5,
    "klacht: you_act": 0.5,
    "klacht: out_subject": -1.0,
    "klacht: out_over": -1.0,
    "klacht: out_told": -0.5,
}
