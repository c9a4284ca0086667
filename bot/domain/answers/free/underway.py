"""An answer that only says how far somebody is: not yet, tried and not reached, it comes on Friday. It is filed.

Each part promises, tells what was tried, or is an excuse beside that. A doubt about what to do, a condition on it, a day and
hour, or a word of the decision itself is none of these: then the answer is asked about as before.
"""

from __future__ import annotations

import re

from bot.domain.answers.clauses import DECORATION, clauses
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.masked import Clause, clause_of

READ_IN = ("vraag-gesprek", "verzoek-verslag", "vraag-oordeel", "vraag-verlenging")
LONGEST = 300  # characters
_CUTS = re.compile(r",\s+|\s+[-–]\s+|:\s+|\.\.+\s*|[()]|!+\s+|\s+(?:en|maar|want|dus|omdat)\s+(?=\S)")
_BARS = re.compile(  # it is not plain what has to be done, or something is decided
    r"[?😉🙃😜😏😂🤣🤔👎❌🤞]|\b(?:misschien|wellicht|waarschijnlijk|vermoedelijk|eventueel|mogelijk(?<!zo snel mogelijk)"
    r"|twijfel\w*|weet (?:het |dat |t )?(?:nog |ook |even )?niet|weet (?:nog )?geen|geen idee|kan zijn|liever|ergens|denk"
    r"|denkt|gok"
    r"|verzet|verzetten|verplaats\w*|intrek\w*|ingetrokken|trekt|verleng\w*|uitstel|\w*gegrond|(?:on)?terecht|(?:on)?gelijk|fout"
    r"|afgezegd|niet door\w*|als|tenzij|mits|indien|volgens|zou(?:den)?|of|neig|moet (?:ik|dat|het)(?! nog)|anders|eigenlijk"
    r"|iemand anders"
    r"|behandelaar|klacht|geen gesprek|wil niet|niet meer|hoeft|laat maar|stop\w*|sluit\w*|opnieuw|herkansing)\b"
)
_LEAD = (
    r"(?:(?:ja|nee|ok|oke|hoi|sorry|top|prima|nou|dan|dus|nu|nog|even|eerst|verder|zo|daarna|uiterlijk|vandaag|vanavond|vanmiddag"
    r"|straks|later|morgen|morgenochtend|morgenmiddag|#|deze week|volgende week|begin volgende week|dit weekend|in het weekend"
    r"|na het weekend|het|dat|die|verslag|verslagje|oordeel) )*"
)
_I = r"(?:ik|we|wij)"
_WRITES = r"(?:stuur|lever|mail|typ|tik|schrijf|werk|maak|zet|doe|rond|pak)\w*"
_PROMISES = (
    rf"(?:{_WRITES}|bel|bellen|app|probeer|proberen|lees|lezen|kijk|kijken|bekijk|regel|plan|prik|zorg|reageer|duik|buig|kom)"
)
_COMES = (
    r"(?:(?:het|mijn|de|dat|verslag|verslagje|oordeel|antwoord|reactie|die|datum|uitwerking|er|t) )*"
    r"(?:komt|volgt|is|ligt|staat|zit)(?: er| het| nog| al| wel| bij mij| hier)*(?: (?:er ?aan|aan|in de maak|onderweg"
    r"|(?:bijna|half|zo goed als)"
    r"(?: af| klaar| uitgetypt)?|klaar|op de stapel|op mijn \w+|in concept|in bewerking|voor|vandaag|vanavond|vanmiddag|straks"
    r"|later"
    r"|morgen\w*|#|zsm|zo snel mogelijk|dit weekend|begin|eind|deze|volgende|week|in het weekend|van de week|zo|nog|uit))+"
)
_MAIN = re.compile(
    rf"{_LEAD}(?:{_I} )?(?:ga |zal )?(?!(?:bel|bellen|app|mail) (?:mij|me|ons)\b){_PROMISES}\b.*"
    rf"|{_LEAD}(?:krijg|heb|hoor|krijgen|hebben|horen|krijgt|hebt|hoort) (?:je|jij|u|jullie|ge)\b.*"
    r"|(?:je|u|jullie) (?:hoort|krijgt|hebt|hoor|krijg|krijgen|horen) (?:het |hem |dit |er |nog |dan |morgen |# |snel "
    r"|zsm )*(?:van (?:me|mij)|zo snel mogelijk|snel|#|nog).*"
    rf"|{_COMES}|komt"
    rf"|(?:{_I} )?(?:ben|zijn|zit|zitten) (?:(?:er|hier|daar|nog|nu|al|druk|volop) )*(?:mee bezig|ermee|ermee bezig|bezig"
    r"|middenin"
    r"|in de \w+|achteraan|aan het \w+|aan)\b.*"
    rf"|(?:{_I} )?moet (?:ik )?(?:(?!niet\b)[\w']+ ){{1,5}}(?:schrijven|doen|maken|typen|bekijken|bellen|plannen|mailen|sturen"
    r"|uitwerken|uittypen|opschrijven|afmaken|afronden|nalezen|lezen|uitschrijven)"
    rf"|(?:{_I} )?(?:ben|heb|hebben|had|kon|kwam|is|was) (?:[\w@]+ ){{0,5}}nog (?:niet|geen|niks|niets)\b.*"
    rf"|(?:{_I} )?lees (?:me|mij) (?:nog |even )*in\b.*"
    r"|(?:nee )?nog (?:niet|niets|niks|geen (?:datum|afspraak|gehoor|contact|reactie|antwoord|verslag|tijd))(?! zeker)\b.*"
    r"|zodra .{3,60}\b(?:stuur|mail|hoor|hoort|krijg|laat|heb|app|bel)\b.*"
    rf"|(?:{_I} )?(?:kom|komen) (?:er|hier|daar)(?: \w+){{0,2}} ?op terug|(?:{_I} )?(?:kom|komen) (?:erop|hierop) terug"
)
_OF_TALK = re.compile(  # what was done to come to a talk, or keeps it from coming
    r".*\b(?:neemt|nam|nemen|namen) (?:\w+ )?niet op|.*\b(?:geen gehoor|ingesproken|voicemail|niet bereikbaar|niet te pakken)\b.*"
    r"|.*\b(?:reageert|antwoordt|belt) (?:nog |maar )?niet(?: terug)?"
    rf"|(?:{_I} )?(?:heb|hebben) .{{0,60}}\b(?:gebeld|gemaild|geappt|gestuurd|gevraagd|geprobeerd|voorgelegd)"
    r"|(?:hij|zij|ze|die|mevrouw|meneer|klager|@) (?:laat|belt|mailt|appt|hoort)\b.*"
    rf"|(?:{_I} )?wacht(?:en)? (?:nog |even )*op .*"
)
_OF_VERDICT = re.compile(
    rf"ter info\w*|.*\b(?:neem|nemen) {_I} (?:ook |nog |wel )*mee\b.*|(?:de )?klager heeft .*\b(?:gestuurd|gemaild|aangeleverd)"
    rf"|(?:{_I} )?(?:heb|hebben) .{{0,60}}\b(?:geblokt|ingepland|vrijgehouden|gereserveerd)\b.*|{_LEAD}(?:mijn )?(?:oordeel"
    r"|besluit)"
)
_IN_TIME = re.compile(  # no more time is needed
    r"(?:(?:het|hij|de|brief|dat|alles|ik|we|uitkomst) )*(?:is|ben|zijn|gaat|ligt) (?:(?:al|nu|bijna|zo goed als|vandaag"
    r"|eigenlijk) )*(?:klaar|af|weg|verstuurd|de deur uit)|"
    rf"(?:nee )?(?:(?:het|dat|dit|{_I}) )*(?:lukt|red|redden|haal|halen|komt|gaat)(?: {_I}| het| dat| lukken| goed| allemaal)*"
    r" (?:(?:gewoon|wel|zo|prima|makkelijk|ruim|net) )*(?:binnen de (?:tijd|termijn)|op tijd(?: af| klaar)?|gewoon|wel)"
)
_ASIDE = re.compile(  # why, and courtesy
    r"#|@ (?:leest|kijkt|tekent) (?:hem|het|er)(?: nu| nog| even| eerst)*(?: na| naar| mee| door)?|"
    r"(?:hij|zij|ze|mevrouw|meneer|klager|@) (?:is|zit|was|werkt) (?:(?:nu|nog|deze week|even|net|tot #) )*(?:met vakantie"
    r"|op vakantie|ziek|weg|in het buitenland"
    r"|niet thuis|vrij|er niet|druk|aan het werk)(?: tot #| deze week)?|(?:sorry|excuus|excuses|dank\w*|bedankt|thnx|thanks"
    r"|merci|oeps|oei|pff+|zo)\b.*|ja|ok|oke|prima|goed|(?:ja )?(?:dat )?weet ik"
    r"|(?:ja )?ik weet het|(?:heel |hele )?(?:drukke?|hectisch\w*) .*|(?:het |wat )?(?:erg |heel )?druk\b.*"
    rf"|(?:{_I} )?(?:ben|was|zit|zat|loop|liep|had|heb|sta|lig|rijd)\b(?! (?:het|er|van|tegen|voor)\b).*"
    r"|(?:mijn|onze) \w+ (?:is|was|had|heeft|ligt|lag)\b.*|(?:het |ons )?gesprek (?:is|was|liep|duurde)"
    r" (?:\w+ )?(?:uit|goed|prettig|fijn|prima|rustig|lang|pittig|heftig|lastig)"
    r"|(?:meneer|mevrouw|klager|hij|zij|ze|@) wil(?:de)? (?:het|hem)(?: graag| zelf| nog)? eerst"
    r"(?: nog| even| zelf)* (?:nalezen|lezen|zien|meelezen)"
)
_TAKES_ON = re.compile(r"(?:(?:dat|dit|het) )?(?:doe|regel) ik")


def underway(answer: Answer) -> Command | None:
    """The answer as a note, where it only tells how far its writer is; else None."""
    kind = answer.prompt.kind
    if kind not in READ_IN or len(answer.text) > LONGEST or answer.now is None:
        return None
    whole = clause_of(answer.text, answer)
    if _BARS.search(re.sub(rf"{DECORATION}", " ", whole.plain)) or (whole.found.day and whole.found.clock):
        return None
    if _TAKES_ON.fullmatch(whole.plain):
        return None  # it may mean the case
    parts = [clause_of(part, answer) for each in clauses(answer.text) for part in _CUTS.split(each) if part.strip(" ,.!;:-")]
    if kind == "vraag-verlenging" and not any(_tells(part, _IN_TIME) for part in parts):
        return None  # a promise alone may mean that he needs the time
    more = {"vraag-verlenging": _IN_TIME, "vraag-gesprek": _OF_TALK, "vraag-oordeel": _OF_VERDICT}.get(kind)
    main = [part for part in parts if _tells(part, _MAIN) or (more is not None and _tells(part, more))]
    if not main or any(part not in main and not _tells(part, _ASIDE) for part in parts):
        return None
    return Command("add_note", {"text": answer.text})


def _tells(part: Clause, shape: re.Pattern[str]) -> bool:
    return shape.fullmatch(re.sub(DECORATION, " ", part.plain).strip()) is not None
