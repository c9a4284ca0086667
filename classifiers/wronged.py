"""Whether a mail that reads as a question, thanks or office mail tells beside that how its sender was wronged: staff look then.

People complain in questions ("Is het normaal dat ...?") and in thanks that they do not mean ("Bedankt hè."). The model judges by
the words of most such mails; here it is only looked for what was done to the sender. It makes staff be asked, and no more.
"""

from __future__ import annotations

from bot.quick import quick
from bot.sieve import Sieve

LONGEST = 4000  # characters that are looked at
OURS = (
    r"(?:(?:job|loopbaan|werk|re-integratie|reintegratie)?(?:coach|begeleid(?:st)?er|consulente?|adviseuse|adviseur|trainer)"
    r"|casemanager|contactpersoon|bureau|jullie|u|mevrouw \w+|meneer \w+|mw\.? \w+|dhr\.? \w+|de heer \w+)"
)
ME = r"(?:mij|me|ons|m'n|mijn \w+|onze \w+)"
HARMED = (
    r"(?:geblokkeerd|geblockt|genegeerd|weggestuurd|weggezet|uitgelachen|uitgescholden|uitgemaakt|afgesnauwd|afgekat|afgebekt"
    r"|afgepoeierd|voorgelogen|belogen|bedreigd|gechanteerd|gekleineerd|vernederd|beledigd|beschuldigd|gediscrimineerd|bespot"
    r"|geïntimideerd|geintimideerd|opgehangen|buitengesloten|gepasseerd|laten (?:vallen|zitten|stikken|barsten|bungelen|zakken))"
)
ABUSE = (
    r"(?:profiteur|leugenaar|lui(?:lak|aard|wammes)?|aansteller|zeur(?:piet)?|zeikerd?|idioot|debiel|dom|stom|gek|parasiet|zielig"
    r"|waardeloos|uitvreter|slappeling|watje|fraudeur|klaploper)"
)
SENTENCE = quick(r"(?<=[.!?])\s+")
ELSEWHERE = Sieve(
    r"\b(?:mijn|m'n|de|die|onze|een) (?:ex-?)?(?:baas|bazin|werkgever|chef|leidinggevende|collega'?s?|ex"
    r"|buren|buurman|huisarts)\b",
    rf"\b(?:nooit|niet|geen moment) (?:\w+ ){{0,3}}{HARMED}\b",
)
LACKED = (
    r"(?:baan|werk|reactie|antwoord|telefoontje|belletje|bericht|mail(?:tje)?|brief|excuses?|uitleg|plan|gesprek|hulp|begeleiding"
    r"|afspraak|terugkoppeling|sorry)"
)
SIGNS = Sieve(
    rf"\b{ME} (?:[\w']+ ){{0,6}}{HARMED}\b|\b{HARMED} door {OURS}\b|\bop {ME} (?:\w+ ){{0,2}}(?:geschreeuwd|gescholden)\b",
    rf"\b(?:dat )?(?:ik|je|we|wij) (?:maar )?(?:een |zo'n )?(?:echte )?['\"“‘]?{ABUSE}['\"”’]? (?:ben|bent|zou zijn|was)\b",
    rf"\b{ME} (?:\w+ ){{0,2}}(?:voor |een )['\"“‘]?{ABUSE}\b",
    r"\b(?:dat|dit|het) heb ik (?:\w+ ){0,2}(?:nooit|niet) (?:\w+ ){0,2}(?:gezegd|beweerd|verteld|verklaard)\b"
    r"|\b(?:wie|waarom) (?:\w+ ){1,6}(?:verzonnen|uit (?:zijn|haar|de) duim)\b"
    r"|\b(?:dit|dat|het) is (?:\w+ ){0,2}(?:verzonnen|gelogen)\b",
    r"\b(?:is|vindt u|vind je|vinden jullie) (?:het|dit|dat) (?:\w+ )?(?:normaal|netjes|gebruikelijk|fatsoenlijk)"
    rf" (?:dat|om|van)\b[^.!?]{{0,60}}\b(?:{OURS}|hij|zij|ze)\b",
    r"\b(?:u|jullie|je) (?:het |dat |dit )?(?:zelf )?(?:normaal|netjes|gebruikelijk|fatsoenlijk) (?:vind|acht)\w*",
    r"(?<!binnen )\bhoeveel (?:\w+ )?(?:dagen|weken|maanden|uren|keer|keren|mails?|brieven|telefoontjes|berichten)\b"
    r"[^.!?]{0,90}\b(?:telefoon op|terug ?(?:ge)?bel\w*|telefoontje|antwoord(?:en|t)?|wachten|reageren|reageert)\b",
    r"\b(?:merci|dank\w*|bedankt|thanks|fijn|mooi|leuk|knap)\b[^.!?]{0,12}\b(?:dat|voor het) [^.!?]{0,70}(?<!niet )(?<!nooit )"
    r"\b(?:verprutst?|verprutsen|verpest(?:en)?|vergeten|verknal\w*|verknoei\w*|verklooi\w*|kwijt(?:maken|raken|geraakt)?"
    r"|laten (?:zitten|wachten|vallen|stikken|staan))\b",
    r"\b(?:dit|dat|het) (?:stoort|ergert|irriteert|kwetst|steekt) (?:mij|me|ons)\b",
    r"\b(?:dossier|stukken|papieren|gegevens|formulier(?:en)?|brief|contract|aanvraag|cv) (?:\w+ ){0,2}"
    r"(?:was|is|waren|zijn|bleek|bleken) (?:\w+ ){0,3}['\"“‘]?(?:even |weer |nu )?"
    r"(?:zoek|kwijt|zoekgeraakt|kwijtgeraakt|verdwenen)\b",
    r"\b(?:moest|moesten|mocht|mochten|kan|kon|moet|mag) (?:ik|wij|we) (?:\w+ ){0,4}van (?:voor ?af|voren af) aan beginnen\b",
    r"\bna (?:[\w-]+ ){1,2}(?:weken|maanden|maand|jaar|jaren)\b[^.!?]{0,30}"
    r"(?:\b(?:nog steeds|nog altijd) (?:niks|niets|geen|niet)\b|[:,] ?(?:helemaal |nog steeds )?(?:niks|niets|nul|noppes)\b)",
    rf"\b(?:geen|zonder) {LACKED},? (?:en )?(?:geen|zonder|niks|niets) ?(?:\w+)?",
    rf"\b(?:mag|mogen|hoort|kan) (?:een|mijn|die|deze|zo'n) {OURS} (?:\w+ )?(?:zomaar|zoiets|ongevraagd)\b",
    r"\b(?:betalen (?:wij|we)|betaal ik|(?:wij|we) betalen|ik betaal) (?:\w+ ){0,3}(?:niet|geen)\b[^.!?]{0,60}"
    r"\b(?:plaats ?(?:gevonden|hebben|vonden|vond)|doorgegaan|gehad|gegeven|geleverd|gekregen|kreeg|kregen)\b",
    r"\b(?:verbaa?[sz]\w*|verwonder\w*|stoor|storen) (?:mij|me|ons|wij ons|ik mij) (?:\w+ ){0,2}(?:over|aan)\b",
    rf"\b(?:waarom|hoe komt het dat|hoe kan het dat) (?:\w+ ){{0,4}}(?:niemand|nooit iemand)\b[^.!?]{{0,20}}\b{ME}\b",
)
MOCKS = Sieve(
    r"\b(?:dank\w*|bedankt|merci|thanks|fijn|mooi|knap|leuk|gezellig|netjes|super|top|lekker)"
    r"(?: (?:je|jullie|u|wel|weer|geregeld|gedaan))*"
    r",? (?:hè|hé|he|hoor|dan|zeg)\b",
    r"\b(?:ga zo door|chapeau|hulde|bravo|petje af|gefeliciteerd|wat een (?:feest|service|club|organisatie)|top ?service)\b",
    r"\b(?:lekker|mooi|fijn) (?:is dat|stel|clubje)\b|\b(?:nou|nu),? (?:bedankt|dank|fijn|mooi)\b",
)
TROUBLE = Sieve(
    r"\b(?:niks|niets|niemand|nergens|voor niks|voor niets|vergeten|verkeerde?|mislukt|te laat|dichte deur|voor joker)\b",
    r"\b(?:weer|opnieuw|nog steeds|alweer|(?:tweede|derde|vierde|vijfde|zoveelste) keer)\b[^.!?]{0,60}"
    r"\b(?:niet|geen|wachten|gewacht|moeten|afgezegd|andere?|nieuwe?|beginnen)\b",
    r"\b(?:stond|staat|stonden|kwam|kwamen|was|waren|bleek|wist) (?:\w+ ){0,4}(?:niet|geen|dicht|op vakantie|onvindbaar|ziek)\b",
    r"\b(?:uur|uren|kwartier|minuten|weken|maanden) (?:\w+ ){0,5}(?:gewacht|wachten|gezeten|zitten|gestaan|staan)\b",
)
NO_TROUBLE = Sieve(
    r"\b(?:niks|niets|geen|zonder|nooit)\b[^.!?]{0,12}\b(?:aan te merken|dan lof|klachten?|te klagen|tekort|mis)\b"
)


def is_wronged(text: str) -> bool:
    """True when a mail tells what was done to its sender; `text` with its subject."""
    flat = text[:LONGEST].replace("’", "'").replace("‘", "'").replace("\n", " ")
    sentences = SENTENCE.split(flat)
    if any(SIGNS.holds(each) and not ELSEWHERE.holds(each) for each in sentences):
        return True
    return MOCKS.holds(flat) and any(TROUBLE.holds(each) and not NO_TROUBLE.holds(each) for each in sentences)
