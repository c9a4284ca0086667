"""The part that somebody plays in a complaint beside those whom it is about: who helped, saw it, heard of it, agreed, advised to
write, was the coach before, is asked for instead, or is only met again.

Each part is known by what stands before or behind the name in its sentence. None speaks where a "not" makes it a reproach.
"""

from __future__ import annotations

import re

from bot.quick import quick
from bot.sieve import Sieve
from classifiers.people.asked import MINE
from classifiers.people.cues import LEADS


def _after(pattern: str) -> re.Pattern[str]:
    return quick(pattern, re.IGNORECASE)


def _before(pattern: str) -> re.Pattern[str]:
    return quick(rf"(?:{pattern}){LEADS}", re.IGNORECASE)


ANY = r"[^.!?]"
DENIED = quick(r"\b(?:niet|nooit|niks|niets|geen|niemand|zonder|weiger\w*|vergat|vergeten|not|never|nicht)\b", re.IGNORECASE)
KIND = quick(
    r"\b(?:keurig|net(?:jes)?|vriendelijke?|aardige?|lief|lieve|lieverd|fatsoenlijk\w*|gelukkig|zo goed|"
    r"uitstekende?|prima|top|topper|geweldige?|super|fijne?|prettige?"
    r"|goeie|goede|goed (?:mens|man|vrouw|bedoeld)|schat|engel|parel|held(?:in)?|kanjer|als een (?:zus|broer|"
    r"moeder|vader)|zonnetje|"
    r"goud waard|lot uit de loterij|attente?|waardeer\w*|dank(?:baar)?"
    r"|bedankt|merci|vertrouw|veel aan (?:gehad|haar|hem)|(?:zijn|haar|z'n|d'r) best|rechtgezet|gered|getroost|"
    r"troostte|opgeholpen|geholpen|hielp|opgevangen|voor (?:me|mij|ons|haar|hem) op(?:genomen|komt)?"
    r"|rustige?|begrip\w*|begreep|snapte|meegeleefd|excuses? (?:aan|voor|gemaakt)|sorry (?:gezegd|voor)|"
    r"wel (?:goed|oke|oké|in orde|scherp|snel)|correcte?|hartelijke?|behulpzaam\w*"
    r"|geduldige?|zorgzame?|beleefde?|warme?|siert|complimenten?|chapeau|scherp|tevreden|blij mee|te spreken over|"
    r"leuke?|gezellige?|nam de tijd|neemt (?:wel )?de tijd|legde? (?:het )?(?:\w+ )?uit"
    r"|waardering|voorkomende?|meelevende?|bekwame?|kundige?|deskundige?|sympathieke?|hulpvaardige?|zorgvuldige?|klasse|petje af"
    r"|hulde|pluim|fantastische?|perfecte?|luisterend oor|meegedacht|(?:dacht|denkt) (?:\w+ )?mee|excuses gemaakt|nette manier"
    r"|(?:nooit|niet) (?:iets )?te klagen|hart (?:op de goede|voor)|gun ik|welwillende?|menselijke?|oprechte?|betrokken"
    r"|nice|kind(?:ly)?|apolog\w+|helpful|freundlich|nett|tried|helped|big up|respect|decent|polite|lovely|wonderful|patient)\b",
    re.IGNORECASE,
)
CLEARED = quick(
    r"\b(?:(?:treft|valt) (?:hier(?:in)? )?(?:geen|niets)|geen (?:enkele? )?(?:blaam|verwijt|schuld)|(?:verwijt|"
    r"neem) ik (?:\w+ )?(?:niets|niks|het niet)"
    r"|(?:kan|kon|kunnen|konden) (?:hier|er)(?: \w+)? (?:niets?|niks|ook niets?|ook niks) aan doen|jij kan er|"
    r"(?:hier|daar)(?:over| over) klaag ik niet"
    r"|klaag ik niet over|heb ik (?:geen|niks|niets) (?:klachten?|tegen)|niks mis|niets mis|niets dan lof|"
    r"over (?:hem|haar) geen|valt niets te verwijten"
    r"|(?:ligt|lag) het (?:\w+ )?niet aan|(?:ligt|lag) niet aan|niets ten nadele|geen kwaad|geen kwaad woord|los van"
    r"|er (?:zelf |ook )?(?:niets?|niks) aan (?:kan|kon|kunnen|konden) doen|(?:is|was) (?:wel )?ok[eé]"
    r"|de schuld (?:ook )?niet|niet (?:haar|zijn) schuld|(?:kan|kon|konden) (?:hij|zij|ze|ie|die) (?:ook )?niet helpen"
    r"|niet (?:(?:één|een) van )?(?:om|tegen|over) (?:deze|die) (?:mensen|collega'?s|mevrouw|meneer|man|vrouw)"
    r"|(?:not|isn't|wasn't) (?:his|her|their) fault|(?:knew|knows) nothing)\b",
    re.IGNORECASE,
)
PARTS: tuple[tuple[str, float, re.Pattern[str] | None, re.Pattern[str] | None], ...] = (
    (
        "saw",
        -1.5,
        None,
        _after(
            rf"^{ANY}{{0,45}}\b(?:er ?bij|erbij|daar ?bij|daarbij|aanwezig|getuige|meeliep|(?:kan|kunnen) (?:het |"
            rf"dat |een en ander |dit |mij )?bevestigen"
            rf"|hebben? (?:het|dat|alles|dit)(?: ook)? (?:gehoord|gezien)|heeft gezien|zag (?:het|dat|me|mij|ons)|"
            rf"hoorde het|ziet het|zat erbij|stond erbij|sat in|keek\w* (?:ook|weg|naar|verbaasd|haar|hem|me)"
            r"|zwaaide|schrok|geschrokken|op de hoogte|we[ee]?t (?:er ?van|ervan|dat ook|dit ook|het ook|het want|"
            r"hier ?van)|weten ervan|wist (?:er ?van|het ook))\b"
        ),
    ),
    (
        "objects",
        -2.0,
        None,
        _after(
            rf"^{ANY}{{0,40}}\b(?:zei|zegt|zeggen|gezegd|riep|reageerde|vond|vindt|"
            rf"schreef)\b{ANY}{{0,25}}\b(?:dat )?(?:het|dit|dat|zoiets|ik|u|je)?\s?(?:\w+ )?(?:echt |gewoon |"
            rf"helemaal )?(?:niet|geen)\s(?:oke?|oké|ok|mag|mocht|kan|kon|hoort|hoorde|klopt|klopte|normaal|netjes|"
            rf"gek|kunnen|goed|in de haak|zo|leuk|stijl|manier)\b"
            rf"|^{ANY}{{0,20}}\b(?:mag niet|hoort niet|(?:daar |er )?(?:iets|wat) van)\b|^{ANY}{{0,30}}\b(?:schaamde|geneerde|"
            rf"gegeneerd|schudde)\b"
        ),
    ),
    (
        "agrees",
        -2.0,
        None,
        _after(
            rf"^{ANY}{{0,30}}\b(?:vond|vindt|vinden|zei|zegt|gaf|begreep|begrijpt|snapte|snapt|beaamde?|erkende|"
            rf"bevestigt|bevestigde|schreef|was)\b{ANY}{{0,30}}"
            r"\b(?:ook (?:\w+ ){0,3}(?:raar|gek|vreemd|niet|te ver|al|zo|slecht|erg|kon|kan|fout)|"
            r"niet de bedoeling|niet (?:hoort|hoorde|mag|mocht|kan|kon|klopt|klopte|netjes|normaal|goed)|"
            r"te ver g\w+|raar|gek|vreemd|gelijk|het (?:wel|ook)|verbaasd|geschrokken)\b"
        ),
    ),
    (
        "advised",
        -2.5,
        None,
        _after(
            rf"^{ANY}{{0,40}}\b(?:zei|zegt|zeiden|vond|vroeg|raadde|adviseerde|schreef|said|"
            rf"told)\b{ANY}{{0,40}}\b(?:mail(?:en)? het|schrijf (?:het|dit|maar)|(?:moest|mocht|moet|mag|kon|kan|"
            rf"op)\b{ANY}{{0,30}}(?:mailen|melden|schrijven|opschrijven|op de mail|indienen|zetten|hier|bij u|"
            rf"bij jullie))"
            r"|^[^.!?]{0,40}\bals klacht\b"
        ),
    ),
    (
        "heard",
        -1.2,
        _before(
            r"\b(?:gemeld|gezegd|verteld|besproken|gesproken|gebeld|gemaild|doorgegeven|neergelegd|nagevraagd|"
            r"aangekaart|getekend|geappt|ingeleverd|ziek ?gemeld|afgemeld|gemaild|gepraat|voorgelegd)"
            r"\s(?:\w+\s){0,2}?(?:bij|aan|tegen|met|van)?\s*"
        ),
        _after(
            rf"^{ANY}{{0,40}}\b(?:gemeld|verteld|besproken|gesproken|gebeld|gemaild|doorgegeven|neergelegd|"
            rf"nagevraagd|aangekaart|gezegd|geappt|gepraat|heb ik (?:het|dat|dit|er|al))\b"
        ),
    ),
    (
        "messenger",
        -1.5,
        None,
        _after(
            rf"^\s*(?:van (?:de|het) \w+ )?(?:zegt|zei|belooft|beloofde|says?|"
            rf"said)\b{ANY}{{0,40}}\b(?:dat )?(?:hij|zij|ze|he|she|meneer|mevrouw|mw|dhr|de heer|"
            rf"iemand)\b{ANY}{{0,30}}(?:bel\w*|terug|weer|ziek|bezig|busy|vrij|overleg|komt|is)\b"
        ),
    ),
    (
        "kept",
        -1.5,
        None,
        _after(
            rf"^{ANY}{{0,12}}\b(?:heeft|had|hebben|has|hat)\b{ANY}{{0,70}}\b(?:opgeschreven|genoteerd|"
            rf"geregistreerd|ingevuld|doorgegeven|doorgezet|vastgelegd|geregeld|bevestigd|gebracht|meegenomen|"
            rf"verbonden|aangeboden|getroost|gered|verplaatst|gewaarschuwd|uitgelegd|tegengehouden|teruggebeld|"
            rf"opgebeld|aangehoord|overgenomen van|geprobeerd|gevraagd|nagekeken|het plan|gegeven|meegedacht)\b"
        ),
    ),
    (
        "planned",
        -1.2,
        _before(
            r"\b(?:plan|intake|verslag|afspraken?|afgesproken|overeenkomst|rapportage|"
            r"formulier)\b[^.!?]{0,25}\b(?:dat|die|door|van|met|bij)\s|\bdat had(?:den)?\s"
        ),
        _after(
            rf"^{ANY}{{0,20}}\b(?:deed|had|heeft)\b{ANY}{{0,25}}\b(?:de|mijn|het|die)\s(?:\w+ )?(?:intake|plan|"
            rf"eerste gesprek|verwijzing|formulier)\b"
        ),
    ),
    (
        "earlier",
        -2.0,
        _before(
            r"\b(?:vorige|eerdere|oude|eerste|vroeger (?:had ik )?|(?:begon|startte|zat|liep|"
            r"was) (?:ik )?(?:\w+ ){0,4}(?:bij|met)|toen ik (?:nog )?bij|eerst(?: had ik| bij| met)?|"
            r"overgenomen van|het van|voorganger|in tegenstelling tot|anders dan|net als bij"
            r")\s+"
        ),
        _after(
            rf"^,? ?(?:mijn|de|haar|zijn|onze)? ?(?:vorige|oude|eerste|voormalige|ex-?)\b|^{ANY}{{0,25}}\b(?:eerst|"
            rf"daarvoor|vroeger|in het begin|verving|vervangt|waarnam|nam waar)\b|^{ANY}{{0,12}}\b(?:had|"
            rf"heb) ik (?:dat|dit|het|er|hier|zoiets)\b|^ ging (?:het|dit|dat|alles) (?:\w+ )?(?:goed|prima)\b"
        ),
    ),
    (
        "wished",
        -2.5,
        _before(
            r"\b(?:(?:laat|liever|desnoods|terug naar|weer naar|overstappen naar|(?:kan|mag|wil|"
            r"zou) ik (?:\w+ ){0,2}naar|graag (?:een gesprek )?(?:met|bij|van|door)|(?:wil|liefst|"
            r"graag)\b[^.!?]{0,12} gesprek met|te spreken|voortaan (?:bij|met|door)|maar (?:bij|met|door)|mag|"
            r"mogen?|kan ik (?:bij|met)|in plaats daarvan|stuur mij)\s+)"
        ),
        _after(
            rf"^{ANY}{{0,40}}\b(?:mag (?:mij|me|het)|te mogen|als (?:nieuwe )?(?:coach|begeleider|jobcoach)|"
            rf"of niemand|worden gevoerd|hoeft (?:dit|het|dat) niet)\b|^ (?:mij|me) (?:belt|voortaan|verder)\b"
        ),
    ),
    (
        "met_again",
        -1.0,
        _before(
            r"\b(?:afspraak|gesprek|afspraken|weer|volgende week|(?:terecht|zie ik|spreek ik|ben ik|moet ik|"
            r"kom ik)\b[^.!?]{0,20}|[0-9]e?)\s(?:\w+ ){0,3}(?:met|bij)\s+"
        ),
        None,
    ),
    (
        "copied",
        -2.5,
        _before(r"\b(?:cc:?|c\.c\.|in kopie|in cc|kopie aan|afschrift aan)\s*"),
        _after(
            r"^[^.!?]{0,12}\b(?:(?:krijgt|krijgen)\b[^.!?]{0,20}\b(?:cc|kopie|afschrift)|in (?:de |het )?(?:cc|"
            r"kopie|afschrift))\b"
        ),
    ),
    (
        "not_him",
        -3.0,
        _before(r"\b(?:niet(?: \w+)?(?: om| over| tegen| van)?|anders dan|in plaats van|behalve)\s+"),
        _after(r"^\s*(?:\)|,)?\s*(?:is (?:het )?niet\b|bedoel ik niet)"),
    ),
    ("greeted_too", -3.0, _before(r"\b(?:groeten?|groetjes|hartelijke groet|gr)\s(?:ook )?(?:aan|voor|van)\s+"), None),
    (
        "quick",
        -1.5,
        None,
        _after(
            r"^[^.!?]{0,12}\b(?:reageerde|antwoordde|belde|kwam|mailde|was|hielp)\b[^.!?]{0,20}\b(?:meteen|direct|"
            r"binnen|gelijk|zelfde dag|dezelfde dag|snel)\b"
        ),
    ),
    (
        "way",
        -1.0,
        _before(
            r"\b(?:(?:kreeg|hoor\w*|vernam) (?:ik )?(?:\w+ )?van|via|volgens|namens|dankzij|hoor(?:de|"
            r"t)? (?:ik )?(?:van|via)|begreep ik van|vernam ik van|"
            r"kreeg ik (?:alleen )?)\s+"
        ),
        None,
    ),
)
BLAMED: tuple[tuple[str, float, re.Pattern[str] | None, re.Pattern[str] | None], ...] = (
    (
        "grievance_over",
        2.0,
        _before(
            r"\b(?:klacht\w*|klagen|klaag|beklag|beklagen|bezwaar|melding|ontevreden\w*|probleem|moeite|boos|"
            r"kwaad|woest|teleurgesteld|ongenoegen|onvrede|beef|complaint|complain|"
            r"beschwerde)\b[^.!?]{0,30}\b(?:over|tegen|inzake|betreffende|betreft|jegens|om|op|in|met|about|"
            r"against|über|van|:)\s+|\b(?:het gaat|dit gaat|gaat het|ging het|gaat) (?:\w+ )?(?:over|om)\s+|"
            r"^over\s+|\bzit (?:bij|in)\s+"
        ),
        None,
    ),
    (
        "instead_him",
        1.5,
        _before(
            r"\b(?:maar|sinds|toen|daarna|vervolgens kwam|nu|sinds \w+ \w+|en dan|alleen)\s+(?:ik |heb ik |"
            r"had ik |kreeg ik |zit ik |het )*(?:bij|met|van)?\s*"
        ),
        None,
    ),
    (
        "promised",
        1.5,
        None,
        _after(
            r"^[^.!?]{0,30}\b(?:zou|zouden|beloofde|had beloofd|heeft beloofd|zegde (?:mij |ons )?toe|"
            r"had toegezegd|ging (?:mij |het )?(?:bellen|regelen|uitzoeken)|would|promised)\b"
        ),
    ),
    ("by_him", 1.5, _before(r"\bdoor\s+"), None),
    (
        "absent",
        1.5,
        None,
        _after(
            r"^[^.!?]{0,40}\b(?:(?:kwam|komt|was|is|belt|belde|reageert|reageerde|antwoordt|mailt|liet|doet|deed|"
            r"neemt|nam|luistert|houdt)\b[^.!?]{0,40}\b(?:niet|nooit|niks|niets|geen|weer niet|te laat|"
            r"nul))\b|^ (?:niet|nooit)\b"
        ),
    ),
    (
        "excuse_wanted",
        1.5,
        _before(
            r"\b(?:excuus|excuses|verklaring|andere (?:coach|begeleider|\w+coach)) (?:van|dan)\s+|"
            r"\bniet meer (?:met|bij|door|van)\s+"
        ),
        _after(
            r"^[^.!?]{0,30}\b(?:niet meer (?:als|bij|met)|excuses aanbied\w*|op aangesproken|op aanspreken|"
            r"aangesproken|geconfronteerd)\b"
        ),
    ),
)
EXPECTED = {f"klacht: {name}": weight for name, weight, *_ in (*PARTS, *BLAMED)} | {
    "klacht: kindly": -1.5,
    "klacht: cleared": -3.0,
    "klacht: only_cleared": -2.0,
    "compliment: greeted_too": -3.0,
    "compliment: kindly": 1.0,
    "compliment: not_him": -2.0,
    "compliment: met_again": -1.5,
    "compliment: earlier": -1.5,
    "compliment: heard": -1.0,
    "vraag: asked_away": 2.0,
    "vraag: asked_did": 1.0,
    "vraag: paper_yours": 1.0,
    "vraag: paper_his": 1.0,
    "vraag: asked_call": -1.0,
    "vraag: copy_wanted": -1.0,
}


HARMLESS = (*(name for name, *_ in PARTS), "kindly", "cleared")


def is_kind(words: str) -> bool:
    """The words praise, and no "not" stands beside the praise."""
    kind = KIND.search(words)
    return kind is not None and not DENIED.search(words[max(0, kind.start() - 25) : kind.end() + 12])


def parts(before: str, after: str) -> list[str]:
    """The parts that a sentence gives somebody: `before` and `after` reach from his name to the next in it, or its ends."""
    found = []
    kind = is_kind(before[-40:] + " " + after)
    for name, _, ahead, behind in PARTS:
        match = behind.match(after) if behind else None
        if match and name not in ("not_him", "wished") and DENIED.search(match.group()) and name not in ("agrees", "messenger"):
            match = None
        if match or (ahead and ahead.search(before)):
            found.append(name)
    for name, _, ahead, behind in BLAMED:
        praised_over = kind and name == "grievance_over" and before.strip().lower().startswith("over")
        if not praised_over and ((behind and behind.match(after)) or (ahead and ahead.search(before))):
            found.append(name)
    if kind:
        found.append("kindly")
    if CLEARED.search(before[-60:] + " X " + after):
        found.append("cleared")
    return found


PAPER = Sieve(
    r"\b(?:wanneer|waar blijft|waar is|nog (?:steeds )?(?:niet|niets|geen)|tegemoet|derde keer|al verstuurd|"
    r"hoe staat|ontvang(?:en)?|ontbreekt|ontbrekende|toezenden|toesturen)\b[^?]{0,120}"
    r"\b(?:verslag\w*|rapport\w*|voortgangsrapport\w*|plan van aanpak|prognose|stand van zaken|terugkoppeling|uitslag)\b"
    r"|\b(?:verslag\w*|rapport\w*|voortgangsrapport\w*|plan van aanpak|prognose|stand van zaken|terugkoppeling|"
    r"uitslag)\b[^?]{0,120}"
    r"\b(?:wanneer|waar blijft|nog (?:steeds )?(?:niet|niets|geen)|tegemoet|al verstuurd|verwachten|klaar)\b",
)
AWAY = quick(
    r"\b(?:vakantie|ziek|weg|weggaat|verlof|zwangerschapsverlof|afwezig\w*|bereikbaar|te bereiken|vervang\w*|"
    r"waar ?neemt|neemt waar|overneemt|overgenomen|niet meer|nog steeds|in dienst|werkt"
    r"|stopt|vertrekt|vertrokken|terug is|on leave|away|still)\b",
    re.IGNORECASE,
)
DID = quick(
    r"\b(?:heeft|had|is|was|waarom|hoe kan het dat|klopt het dat|klopt dat|of|mag|mocht|wist|has|did|why)\s+(?:\w+\s+){0,2}?"
    + LEADS,
    re.IGNORECASE,
)
CALL = quick(r"\b(?:kan|kunt|kun|wil|wilt|zou|zoudt|laat|vraag)\b[^.?!]{0,20}$", re.IGNORECASE)
COPY = quick(r"\b(?:avg|inzage|kopie|afschrift|dossier|gespreksverslagen|notities|aantekeningen)\b", re.IGNORECASE)


def questions(before: str, after: str, ends: str) -> list[str]:
    """What the sentence around a name asks of him: `ends` are the characters at its end."""
    found = []
    asks = "?" in after or "?" in ends
    if (AWAY.search(after) or AWAY.search(before[-50:])) and not MINE.search(before + " X" + after):
        found.append("away")
        if asks:
            found.append("asked_away")
    if asks and DID.search(before) and not CALL.search(before):
        found.append("asked_did")
    if asks and CALL.search(before):
        found.append("asked_call")
    if COPY.search(before) or COPY.search(after):
        found.append("copy_wanted")
    return found
