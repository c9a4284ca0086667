"""Tells what somebody writes of his case below his signature from the slogans and standing texts of a company.

Both are short and may say "wij" and "uw"; a company praises itself to everybody, and never speaks of one case.
"""

from __future__ import annotations

import re

from bot.quick import quick

_ABOUT = (  # what a case is about
    r"antwoord|reactie|klacht|gesprek|afspraak|geld|rekening|factuur|facturen|nota|dossier|verslag|rapport|brief|uitkering|geduld"
    r"|bijlagen?|kopie|afschrift|aangifte|bezwaar|schadevergoeding"
)
_WHO = (  # who is in it; bare they are functions and bodies
    r"(?:de|het|een|die|dat|deze|dit|uw|je|jouw|jullie|ons|onze|mijn|zijn|haar|hun|geen|elke|iedere) (?:\w+ )?"
    r"(?:medewerk(?:er|ster)|collega|werknem(?:er|ster)|leidinggevende|coach|begeleid(?:er|ster)|directeur|contract|dochter|zoon"
    r"|man|vrouw|moeder|vader|ouders|kind|krant|ombudsman|wethouder|rechter|rechtbank|vakbond|politie|inspectie)"
)
_DO = (  # what people do in a case
    r"wachten|hopen|verwachten|willen|horen|vragen|eisen|vinden|voelen|stappen|stoppen|betalen|bellen|schrijven|melden|tekenen"
    r"|weigeren|accepteren|twijfelen|overwegen|balen|schrikken|kregen|weten|begrijpen|rekenen op|(?:gaan|komen|stappen) naar"
    r"|trekken|dienen|zien uit|zien .{1,40} tegemoet|(?:gaan|komen) (?:maan|dins|woens|donder|vrij)dag"
)
_SPOKEN = quick(
    rf"\b(?:{_ABOUT}|{_WHO})\b|\b(?:wij|we) (?:\w+ )?(?:{_DO})\b"
    r"|\b(?:wachten|hopen|verwachten|willen|horen|vragen|bellen|gaan) (?:wij|we)\b"
    r"|\b(?:onze|mijn) (?:advocaat|jurist|\w*arts|gemachtigde|bewindvoerder)\b"
    r"|\b(?:gisteren|eergisteren|vandaag nog|van(?:ochtend|middag|avond|nacht)|vorige|volgende (?:week|maand|keer)|afgelopen"
    r"|al (?:\w+ )?(?:dagen|weken|maanden)|de \w+de keer)\b"
    r"|\b(?:was|waren|werd|werden|had|hadden|kwam|kwamen|ging|gingen|kreeg|zei|zeiden|liet|lieten|deed|deden)\b"
    r"|\b(?:hebben|heeft|hebt|heb) (?:\w+ ){0,3}ge\w+|\bbehandeld\b|\bslecht\w*|\bgelogen\b"
    r"|(?<!voor )(?<!met )\bjullie\b|\b(?:u|je) (?:weet|wist|snapt|begrijpt|hoort)\b|\bmaar\W*$|\bgraag (?:voor|per|terug)\b"
    r"|^\W*(?:namens|cc|c\.c\.|bcc|i\.?a\.?a\.?)(?!\w)",
    re.IGNORECASE,
)
# Of these a slogan is made, whatever the trade.
_PRAISE = quick(
    r"\b(?:samen(?!\w)|sterke?|kwaliteit|vakmanschap|ambacht\w*|vakwerk|zorg(?:en|t|zaam|eloos)?|beter|beste|hart|harte|passie"
    r"|plezier|thuis|dichtbij|nabij|duurza\w+|groen\w*|toekomst\w*|vertrouwd\w*|betrouwba\w+|betrokken|betrokkenheid|trots\w*"
    r"|specialist\w*|partners? (?:in|voor)|kracht\w*|aandacht|persoonlijke?|altijd|mensen|wereld|leven|groei\w*|verbind\w+"
    r"|vooruit|verder|mogelijk\w*|talent\w*|klant\w*|service|gemak\w*|oploss\w+|innovat\w+|inspir\w+|energie|ervaring|advies"
    r"|voorop|veilige?|veiligheid|gezonde?|gezondheid|vers|lekker\w*|mooie?r?|slimme?r?|sneller|maatwerk|op maat|resultaat\w*"
    r"|succes\w*|ambitie\w*|droom|dromen|buurt|regio|sinds \d{4}|al (?:ruim |meer dan )?\d+ jaar|elke dag|iedere dag"
    r"|volgen? (?:ons|us)|like ons|quality|together|future|people|care|world|better|best|passion|solutions?|since \d{4})\b"
    r"|\b(?:voor|for) (?:u|jou|je|jullie|iedereen|elkaar|elke?|iedere?|alle|morgen|later"
    r"|you|everyone|wie)\b"
    r"|\b(?:wij|we) (?:staan(?! (?:hier|er|alleen))|zijn er(?! klaar)|gaan"
    r"|doen|maken|bouwen|brengen|leveren|helpen|bieden|geloven|werken|leggen|kiezen"
    r"|regelen|ontzorgen|denken|houden|geven|zien|weten) (?:\w+ ){0,4}(?:voor|aan|in|met|om|van|op|mee|klaar|mogelijk|verschil)\b"
    r"|\b(?:uw|jouw|je|your) \w+, (?:onze|ons|our) \w+|^\W*(?:u|jij|je|wij|we) \w+, (?:wij|we|u|jij|je) \w+\W*$"
    r"|^\W*(?:\w+[.!] ){2,4}\w+[.!]\s*$|^\W*van [\w ]{3,30} (?:naar|tot) [\w ]{3,30}\W*$|^\W*meer dan\b|\bis ons vak\b"
    r"|\btevreden\b|\bruimte voor\b",
    re.IGNORECASE,
)
_DENIES = quick(r"\b(?:niet|nooit|geen|niemand|niks|niets|cent|zonder|not|never)\b|\?", re.IGNORECASE)
_PRONOUN = quick(
    r"\b(?:ik|mij|me|mijn|wij|we|ons|onze|u|uw|je|jij|jou|jouw|hij|hem|zij|ze|haar|hun|het|dit|dat|er|we|us|our|you|your)\b",
    re.IGNORECASE,
)
_LONGEST_SLOGAN = 10  # words


def is_slogan(line: str) -> bool:
    """Whether a company may say it to everybody."""
    short = len(line) <= 120 and len(line.split()) <= _LONGEST_SLOGAN
    return short and _PRAISE.search(line) is not None and not _DENIES.search(line) and not is_spoken(line)


def is_told(line: str) -> bool:
    """Whether the line says something to its reader as a sentence does, which no company says to everybody."""
    return is_spoken(line) or (_PRONOUN.search(line[:500]) is not None and len(line.split()) >= 3 and not is_slogan(line))


def is_spoken(line: str) -> bool:
    """Whether the line is about a case or asks something of its reader, so that it is its writer's and no slogan."""
    return _SPOKEN.search(line[:500]) is not None
