"""Whether the words around a date look back or ahead: "dinsdag ben ik gebeld" is not "dinsdag kom ik"."""

from __future__ import annotations

import re

from bot.quick import quick
from bot.sieve import lowered

CLAUSE_END = quick(r"[.!?;\n](?=\s|$)|\n")
REACH = 160
PAST = quick(  # as AHEAD for text in lower case: regardless of capitals they would take most of the time of a list of dates
    r"\b(?:was|waren|had|hadden|kwam\w*|zei\w*|ging\w*|werd\w*|stond\w*|zat\w*|belde\w*|deed|deden|kreeg|kregen|liet\w*"
    r"|moest\w*|vroeg|riep|stuurde\w*|wist\w*|liep\w*|las|lazen|bracht\w*|vond\w*|hield\w*|keek|keken|schreef|schreven|zond|zonden|viel"
    r"|vielen|hielp\w*|trok\w*|begreep|sloeg|droeg|kocht\w*|vertrok|ontving|verscheen|schoot|bleven|lag|lagen|sloot"
    r"|rekende\w*|tekende\w*|opende\w*|eiste\w*|wenste\w*|durfde\w*"
    r"|[a-z]{2,}(?:[kp]te|zette|chtte|aatte|oette|stte|artte|[glmr]de|(?:el|oor|aa|ei|ui|ee|an)dde)n?"
    r"|(?:ben|is|zijn)\s(?:\w+\s){1,6}gaan\s\w+en"
    r"|dank\w*(?: (?:je|u|jullie))?(?: wel| nog)? voor"
    r"|dacht\w*|begon\w*|bleek|bleef|mocht\w*|wilde\w*|wou|kon|konden|zag|zagen|hoorde\w*|sprak\w*|gaf|gaven|nam|namen"
    r"|ben (?:ik|ge)?\s?\w*ge\w+"
    r"|(?:heb|heeft|hebben|hebt)\s(?:\w+\s){0,5}(?:moeten|kunnen|willen|mogen|laten|staan|zitten|wachten)"
    r"|jl|jongstleden|geleden|sinds|afgelopen|vorige|laatst|toen|d\.d|dd|was|were|said|told|called|came|got|did|stayed"
    r"|waited|missed|cancel+ed|asked|promised|talked|phoned|emailed|showed|refused|shouted|laughed|walked|moved|happened"
    r"|received|arrived|found|went|sat|gave|took|left|wrote|kept|saw|spoke|sent|heard|wartete|sagte|"
    r"(?:ge|be|ver|ont|af|aan|op|uit|in|mee|door|weg|terug|over|toe|voor|thuis|langs|samen|neer|bij|na|om"
    r"|recht|vast|klaar|los|dicht)?"
    r"ge[a-z]{2,14}(?:d|t|en|aan)|gegaan|gehad|geweest|gedaan|gezien"
    r"|ontvangen|vertrokken|verstuurd|verteld|besproken|bekeken|besloten|begrepen|onthouden|verdwenen|verschenen|overlegd"
    r"|beloof(?:d|t|de)|begonnen|verzonden|overleden|ondertekend|onderte\w+|bevestigd|vergeten|verzet|veranderd|ontslagen)\b"
)
NOT_PARTICIPLE = quick(
    r"^(?:geen|gesprek\w*|gemeente\w*|geld|gewoon|gelijk|geven|geef|gebied|gebruiken|gevoel|gezin|gezond\w*|gedrag"
    r"|gebouw|geduld|gemaakt|geeft|genoeg|gent|geest|gerrit|geert|gerard|gerhard|geertruid|gezicht\w*|gewicht|gebit|gebed|gebeuren"
    r"|hilde|mathilde|geheimen|gedachten|ge\w+de|ziekte\w*|drukte|zwakte|diepte|vierde|derde|aarde|harde|waarde\w*|witte|verkeerde"
    r"|bevoegde|benodigde|beperkte|bejaarde|bekende|verplichte)$",
    re.IGNORECASE,
)
AHEAD = quick(
    r"\b(?:a\.?s\.?|aanstaande|komende?|eerstvolgende|volgende|straks|uiterlijk|vóór"
    r"|kom|komt|komen|kan|kunt|kun"
    r"|kunnen|wil|wilt|willen|ga|gaat|gaan|zal|zullen|zult|word|wordt"
    r"|moet|mot|moeten|mag|mogen|begint|beginnen|"
    r"(?:ik|we|wij) begin|begin (?:ik|weer)|ik ben er|ben er|stuur|breng|haal|neem|neemt|ruil|ruilen|zitting|save the date"
    r"|valt(?! er)|loopt|afloopt|editie|startdatum|stopt|ik werk|werk ik|meenemen"
    r"|start|starten|bel|belt|bellen|hoor|horen|verwacht(?!t)\w*|durf|hoeft?|hoeven|bereikbaar|graag|afspraak"
    r"|gepland|ingepland|deadline|verzoek|verzoeken|plaatsvind\w*"
    r"|afzeggen|afmelden|af voor|zoek"
    r"|verzetten|verplaatsen|schrappen|bevestig\w*|bevestiging|uitnodig\w*|binnen|loopt af|vervalt|eindigt|haalbaar"
    r"|beschikbaar|vrijhouden|evaluatie|zien we|zie ik|zie je"
    r"|(?:ik zie|we zien|wij zien) (?:haar|hem|u|je|jou|jullie|elkaar)|hoop|hopen|spreken we|spreek ik"
    r"|ben ik er|is er|vakantie|vrij|vastleggen|reserveren|training|cursus|lukt|schikt|past|will|tomorrow"
    r"|appointment|next|until|runs out|ends|starts|expires)\b"
)
NEAR_AHEAD = quick(
    r"(?:(?<!dag )(?<!dagen )(?<!week )(?<!weken )(?<!maand )(?<!maanden )(?<!avond )(?<!nooit )\b"
    r"(?:a\.?s\.?|aanstaande|komende?|eerstvolgende|uiterlijk|uitgerekend|vóór|voor|tot|deadline|tot en met|t/m|tegen|op naar"
    r"|until|before|by)[: ]+(?:[a-z]{2,9}dag,?\s+)?(?:de\s+)?)$",
    re.IGNORECASE,
)
NEAR_PAST = quick(
    r"(?:\b(?:jl\.?|afgelopen|vorige|sinds|al vanaf|d\.d\.|dd\.?|brief van|mail van|factuur van|verslag van|rapport van"
    r"|telefoontje van|belletje van|appje van|mailtje van|bericht van"
    r"|klacht van|melding van|gesprek van|geb\.?|geboren(?: op)?|geboortedatum:?)\s*(?:de\s+)?(?:[a-z]{2,9}dag,?\s+)?)$",
    re.IGNORECASE,
)
MODAL_BEFORE = quick(  # "de arts heeft gebeld en wil hem de 22e zien"
    r"\b(?:wil|wilt|willen|kan|kunt|kunnen|mag|mogen|moet|moeten|zal|zullen)(?: [a-z]+){0,3}(?: op| de| op de)? $", re.IGNORECASE
)
INFINITIVE = quick(r"\s*(?:weer |nog |al |om [\d.:]+ (?:uur )?)?(?!geen\b)[a-z]{1,12}(?:en|aan|ien)\s*(?:[.,!?;]|$)")
AFTER_AHEAD = quick(r"\s*(?:a\.\s?s\b|as\b|aanstaande)", re.IGNORECASE)
CALLED_OFF = quick(
    r"\b(?:gaat (?:\w+ ){0,3}door|doorgaan|verzetten|verplaatsen|afzeggen|afmelden|schrappen)\b"
    r"|\b(?:voor|wacht\w*) (?:\w+ ){0,2}gesprek van\b",
    re.IGNORECASE,
)
WOULD = quick(r"\b(?:zou(?:den)?|zouen)\b", re.IGNORECASE)
REQUEST = quick(  # "zou het donderdag kunnen"
    r"\bzou(?:den)? (?:het|dat|ik|u|je|jij|jullie|we|wij)\b[^.?!]*\b(?:kunnen|mogen|lukken|passen|schikken|willen)\b"
)
CONDITIONAL = quick(r"^\W*mocht(?:en)?\b")  # "mocht u nog iets willen weten"
SAYS = (
    r"(?:zegt|zeggen|vraagt|vragen|schreeuwt|roept|stuurt|valt er|begint \w+(?: \w+)? erover"
    r"|belt (?:\w+:? ){1,3}?(?:mij|me|op|of)\b)"
)
TELLS_AFTER = quick(  # the present in which a story is told: "woensdag zegt hij"
    rf",? toen\b|(?:\w* om [\d.:]+)?(?: uur)?,? (?:{SAYS}|(?:hij|zij|ze|die|(?:meneer|mevrouw) \w+) {SAYS})"
)
TELLS_LATER = quick(  # "zaterdag sta ik bij de slager, en hij zegt hardop", "zondag, ik lig nog in bed, gaat de telefoon"
    r"\b(?:en|waarop|zo|dan) (?:hij|zij|ze|die|(?:meneer|mevrouw) \w+) (?:zegt|roept|vraagt|begint|schreeuwt|lacht)\b(?! af)"
    r"|, (?:gaat|rinkelt) (?:de|mijn) (?:telefoon|bel|mobiel)\b"
)
TELLS_BEFORE = quick(r"\bzegt (?:\w+ ){1,3}$")  # "zegt Lotte Smits maandag"
COMING_AFTER = quick(  # "vrijdag rij ik weer mee"
    r"\s*(?:ben|bin|rij|rijd|krijg|kom|ga|doe|blijf|mag|moet|kan|werk|lever|sta|zit|begin) (?:ik|k|we|wij)\b|\s*begin\b"
)
SURELY = quick(r"(?:a\.?s|aanstaande|komende?|eerstvolgende|uiterlijk|vóór)", re.IGNORECASE)
SURELY_NEAR = quick(
    r"\b(?:uiterlijk|graag|moet(?:en)?|verzoek\w*|sommeer|verwacht\w*|loopt|verlengd|geldig|duurt)\b", re.IGNORECASE
)
UP_TO = quick(r"tot|t/m", re.IGNORECASE)
DATE_END = quick(r"(?:\d|januari|februari|maart|april|mei|ju[nl]i|augustus|tember|tober|vember|cember|dag)\s*$", re.IGNORECASE)
LASTED = quick(r"\b(?:heb|heeft|hebben|hebt|is|was|waren)\b")
PROMISED = quick(r"\b(?:had\w*|beloof\w*|zou\w*|kreeg|afgesproken|toegezegd)\b")
ASKS = quick(
    r"^\W*(?:(?:ho+i+|hallo|hey|hi|dag|goedemorgen|goedemiddag)\W+)?(?:is|zijn|ben|krijg|krijgt|krijgen|ken|werkt|heb|heeft|zit|staat)\b"
)  # "is Lotte er woensdag?"
AFTER_PAST = quick(r"\s*\(?(?:jl\b|j\.l\b|jongstleden|ll\b)", re.IGNORECASE)
COMMA = quick(r",\s|\bmaar\b|\ben (?:toen|daarna|nu)\b|\bwant\b|\bomdat\b|\bdus\b", re.IGNORECASE)


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around `start`..`end` begins and ends, at most REACH characters away."""
    first = max(0, start - REACH)
    for stop in CLAUSE_END.finditer(text, first, start):
        first = stop.end()
    stop_after = CLAUSE_END.search(text, end, min(len(text), end + REACH))
    return first, stop_after.start() if stop_after else min(len(text), end + REACH)


def looks_back(text: str, start: int, end: int) -> bool:
    """Whether any word there looks back, whatever else there is."""
    return any(not NOT_PARTICIPLE.match(found.group()) for found in PAST.finditer(lowered(text)[start:end]))


TOLD_AT_ONCE = quick(r"(?:heb|heeft|hebben|ben|is|zijn) (?:ik|we|wij|hij|zij|ze|u|er|mijn)\b")


def told_at_once(text: str, end: int) -> bool:
    """Whether the verb right behind a date looks back: "met Vaderdag werd ik gebeld"."""
    low, place = lowered(text), end + 1
    if PAST.match(low, place, place + 30):
        return True
    return TOLD_AT_ONCE.match(low, place, place + 30) is not None and lean(text, end, end) < 0


TOLD_THERE = quick(  # "in december kreeg ik"
    r",? (?:(?P<have>heb|heeft|hebben|ben|is|zijn)|was|waren|had|hadden|kreeg|kregen|kwam|kwamen|werd|werden|stond|zat|belde"
    r"|vroeg|zei|ging|begon|moest|sprak|stuurde|hoorde|ontving|zag|deed|mocht) (?:ik|we|wij|hij|zij|ze|u|er|niemand|alles)\b"
)
PASSIVE = quick(r"\bword(?:t|en)?(?: \w+){0,2}\s*$")  # "ik word maandag geholpen"
HABITUAL = quick(r"\b(?:altijd|steeds|elke|iedere|telkens|nooit|weer|zou(?:den)?)\b")
PART_END = quick(r",|\ben\b|\bdat\b")
ARRANGED = quick(
    r"\b(?:uitgenodigd|opgeroepen|(?:in)?gepland|geboekt|afgesproken|aangemeld|ingeschreven|verhinderd|uitgeteld|uitgerekend)\b"
)


def told_there(text: str, end: int) -> bool:
    """Whether the sentence goes on behind a date with what was done then: "3 januari heb ik gebeld"; not what is arranged."""
    low, last = lowered(text), clause(text, end, end)[1]
    found = TOLD_THERE.match(low, end, min(last, end + 30))
    if found is None or ARRANGED.search(low, end, last):
        return False
    part = PART_END.search(low, found.end(), last)
    return found["have"] is None or looks_back(text, found.end(), part.start() if part else last)


def is_promised_by(text: str, start: int, end: int) -> bool:
    """Whether somebody would have done something there, "vrijdag zou u bellen", and no wish is uttered."""
    return WOULD.search(text, start, end) is not None and not REQUEST.search(lowered(text), start, end)


def lean(text: str, start: int, end: int) -> int:
    """2 if the words around a date surely look ahead, 1 if they seem to, -1 if they look back, 0 if they do not say."""
    first, last = clause(text, start, end)
    if AFTER_PAST.match(text, end, end + 20):
        return -1
    if NEAR_PAST.search(text, max(0, start - 40), start) and not CALLED_OFF.search(text, first, last):
        return -1
    if AFTER_AHEAD.match(text, end, end + 14):
        return 2
    if MODAL_BEFORE.search(text, max(0, start - 40), start) and INFINITIVE.match(text, end, end + 40):
        return 1
    near = NEAR_AHEAD.search(text, max(0, start - 40), start)
    if near and UP_TO.match(near.group()) and DATE_END.search(text, max(0, near.start() - 20), near.start()):
        near = None  # the end of a range
    low = lowered(text)
    before, after = low[first:start], low[end:last]
    lasted = LASTED.search(before) and PAST.match(after.lstrip())
    if near and UP_TO.match(near.group()) and (lasted or told_there(text, end)):
        near = None  # "heeft daar tot donderdag gezeten", "tot donderdag had ik niets gehoord"
    before = CONDITIONAL.sub("", before)
    past, ahead = strength(before, after, PAST), strength(before, after, AHEAD)
    if past < 1 and (TELLS_AFTER.match(after) or TELLS_LATER.search(after) or TELLS_BEFORE.search(before[-40:])):
        return -1
    if past < 1 and COMING_AFTER.match(after):
        ahead = max(ahead, 1.0)
    if (WOULD.search(before) or WOULD.search(after)) and not REQUEST.search(low, first, last):
        past, ahead = past + 0.5, ahead if near else ahead / 2
    if near:
        ahead += 0.5 if past >= 1 and near.group().startswith("voor ") and PROMISED.search(before) else 1.5
    if past == ahead == 1 and PASSIVE.search(before[-40:]) and not HABITUAL.search(low, first, last):
        return 1
    if past == ahead:
        if not past and text[last : last + 1] == "?" and ASKS.search(before):
            return 1
        return int(bool(SOON.search(before) or SEEING.match(after))) if past else _beside(before, after)
    if ahead < past:
        return -1
    return 2 if (near and SURELY.match(near.group())) or (ahead > past and SURELY_NEAR.search(before[-60:])) else 1


NOW = quick(  # "de uitvaart is donderdag", "als zij maandag belt"
    r"(?:\bis(?: (?:het|precies|op|al|pas))*|\b(?:(?:ik|we|nu) begin|begin ik|staat|lever \w+)"
    r"|\b(?:als|wanneer) (?:\w+ ){1,2}|\bper(?: de)?|\btot (?:zeker|minstens) )\s*$",
    re.IGNORECASE,
)
SOON = quick(  # "ik was een wrak en nu ga ik maandag beginnen", "als zij maandag belt zoals u zei"
    r"\b(?:(?:gaa?[nt]?|belt?|bellen|komt?|komen|zal|wil|mag)(?: \w{2,3})?|als (?:\w+ ){1,2}"
    r"|(?:loopt af|afloopt|eindigt|stopt|vervalt|begint)(?: op| per)?)\s*$"
)
SEEING = quick(r"\s*(?:zie|zien|spreek|spreken) (?:ik|we|wij)\b")
STAMP = quick(r"\s*om \d\d:\d\d")  # as a mail program writes when it was sent
NOW_AFTER = quick(
    r"\s*(?:(?:er )?weer (?:een|bij|naar|ben|kom|kan)\b|is (?:zijn|haar|mijn|prima|morgen)\b"
    r"|is (?:\w+ )?er weer\b|naar de\b|opnieuw\b|wel\b|graag\b"
    r"|(?:heb|zie|zit|sta|begin|rijd|vertrek|hebben|zien|zitten|staan|beginnen) (?:ik|we|wij)\b|[^.,;]{0,40}\bis$"
    r"|[^.,;]{0,30}\bdenk ik\b)",
    re.IGNORECASE,
)


def _beside(before: str, after: str) -> int:
    """Where no word says when: what stands right beside the date."""
    if STAMP.match(after):
        return -1
    return 1 if NOW.search(before[-25:]) or NOW_AFTER.match(after) else 0


def strength(before: str, after: str, words: re.Pattern[str]) -> float:
    """How near the nearest word of a kind is: 1 in the same part of the sentence, less beyond a comma."""
    best = 0.0
    for side, found in ((before, words.finditer(before)), (after, words.finditer(after))):
        for match in found:
            if NOT_PARTICIPLE.match(match.group()):
                continue
            between = side[match.end() :] if side is before else side[: match.start()]
            best = max(best, 1.0 / (1 + len(COMMA.findall(between))))
    return best
