"""Whether words beside an action only tell how things are or what happened, so that they leave it as it is.

A story has a subject and a verb of its own, and nothing in it decides, asks, waits, or bears on what the action says.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.domain.answers.actions import action
from bot.domain.answers.clauses import HEARSAY, clauses, halves
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.masked import Clause, clause_of
from bot.domain.answers.residue import asks
from bot.domain.answers.spoken import in_sentences

_LEAD = r"(?:(?:en|want|dus|ook|ja|nou|tja|helaas|#|toen|daarna|verder|trouwens|net|inmiddels|vorige week|van de week) )*"
_WHO = (
    r"(?:hij|zij|ze|die|er|het|dat|dit|we|wij|ik|iedereen|@|klager|(?:de|het|een|onze|ons|mijn|haar|zijn|mn) [\w'-]+"
    r"(?: van @| van de \w+)?|(?:mevrouw|meneer|mevr|mw|dhr|de heer) [\w'-]+"
    r"|(?:twee|drie|vier|alle|beide|een paar|ons|onze) (?:\w+|@)|(?!(?:niemand|niets|nooit|nog|niet|geen|maar|dan|als|wel|zo"
    r"|om|te|toch|in|op|onder|bij|aan|voor|na|naar|uit|over|tegen|tussen|zonder|met|tot|gesteld|ervan|wat|hoe|wie|vindt|zegt"
    r"|zei|vond|denkt|klopt|mag|moet|kan|hoeft|weet|lukt|geldt|telt)\b)[a-z'-]{2,20})"
)
VERB = (
    r"(?:(?!(?:het|dat|dit|niet|met|uit|wat|tot|want|juist|vast|best|echt|eerst|direct|net)\b)[a-z]+t|[a-z']+(?:de|te|den|ten)"
    r"|is|was|zijn|waren|heb|hebben|had|zat|lag|wil|kan|kon|ging|kwam|kreeg|zei|vond|gaf"
    r"|sprak|ben|ken|klonk|bleek|bleef|stond(?:en)?|hing|deed|zag(?:en)?|las|schreef|liep|reed|begon|vroeg|bracht|nam|namen"
    r"|gingen|kwamen|gaven|zaten|lagen|deden|komen|werken|wonen|staan|krijgen|vallen|horen|mocht(?:en)?|moest(?:en)?"
    r"|wist(?:en)?)"
)
_STORY = re.compile(
    rf"{_LEAD}(?:{_WHO} {VERB}\b.*|(?:heb|had|ken|ben|was|moest)\b .+"
    r"|(?:en )?(?:wil|heeft|gaat|zit|was|had) .+)"
)
_BEFORE = re.compile(  # how it went until now
    r"(?:eerst|daarna|toen|vorige week|gisteren|vanochtend|vanmorgen|#) (?:was|waren|zat|had|kon|ging|kwam|[a-z]+(?:de"
    r"|te))\b (?P<rest>.*)"
)
_LATER_ON = re.compile(
    r"^((?:en )?(?:ik|we|wij|hij|zij|ze|@|klager) (?:heb|hebben|heeft|had|hadden) (?:\w+ ){0,3})later "
)  # has happened
_I_KNOW = re.compile(r" dat weet (?:ik|ze|hij|iedereen)(?: ook| al)?$")
_UNSURE = re.compile(
    rf"\?|\.\.\.|…|\b(?:{HEARSAY})\b"
    r"|\b(?:misschien|wellicht|waarschijnlijk|vermoedelijk|eventueel|mogelijk|tenzij|als|indien|mits|zodra|wanneer|twijfel\w*"
    r"|liever|nee|zou(?:den)?|denk|denkt|dacht|wacht\w*|nadat|voordat|totdat|mocht|stel|hopelijk|hoop|hoopt|ooit"
    r"|(?<!dat )overleg\w*"
    r"|(?<!dag )(?<!uur )(?<!uurtje )(?<!week )later|voorlopig|of|straks|althans|tenminste|behalve|uitgezonderd|voorbehoud"
    r"|tijdelijk|in principe|zolang|grapje|geintje|haha|anders|volgens|vragen|onzeker|onduidelijk|zeker of|bezwaar|wil$"
    r"|protest\w*"
    r"|\w*weiger\w*|verzet\w*|annul\w*|afzeg\w*|afgezegd|oneens|niet (?:mee )?eens|goedkeur\w*|toestemming|beslis\w*|beslui\w*"
    r"|instem\w*|bevestigt|bevestigen|akkoord|kijken|kijkt|nadenk\w*|overweeg\w*|overwegen|checkt?|checken|navragen|nagaan"
    r"|uitzoeken|afwachten|weet (?:het )?(?:nog|pas|niet|ik)|weten (?:we|wij)?|laat (?:\w+ )*weten|hoor(?:t|en)? (?:nog|pas)"
    r"|belt (?:nog|me|mij)|terug(?:kom\w*|bel\w*)|eerst|moet nog|moeten nog|nog niet zeker|nooit|niemand)\b"
    r"|^(?:\w+ )?(?:dat|dit|het) (?:\w+ ){1,3}(?:niet|geen)\b"
)
_SPEECH = re.compile(r"\b(?:zegt|zei|vindt|vond|meent|beweert|schrijft|schreef|stelt|noemt)\b")
_OF_ITS_OWN = re.compile(r"(?:hij|zij|ze|klager) \w+ .{6,} (?:zei|zegt) (?:hij|zij|ze)")  # what somebody says of himself
_AGAINST = re.compile(r"\b(?:niet|geen|niks|niets|onzin|raar|slecht|jammer|gek|stom)\b")
SPEAKS_OF_IT = {  # what a story beside an action may not speak of
    "assign": r"\b(?:lijkt|niks|niets|behandelaar|behandel\w*|overn\w+|opp\w+|doet|doen|pakt|neemt|krijgt|mag|ook|samen|helpt"
    r"|zelf|betrokken|met @|zonder|hem$|haar$)\b",
    "plan_hearing": r"\b(?:vraagt|vroeg (?:of|om|naar)|voorstel\w*|stelt|optie\w*|ander(?:e)? (?:dag|tijd|moment|datum)"
    r"|uitnodig\w*"
    r"|kan (?:dan|die dag|#) niet|kan niet$|lukt niet|past niet|schikt niet|(?:liever|beter) (?:niet|#)|uiterlijk|ziek"
    r"|overleden|opgenomen|gaat niet|ging niet|wil niet"
    r"|andere afspraak|dan (?:niet|geen)|(?:er|aanwezig|beschikbaar) (?:dan )?niet|werkt|verlof|vakantie|afwezig|buitenland"
    r"|gesloten|verhuisd|(?:komt|komen|reageert|reageren|antwoordt) (?:nog )?niet"
    r"|potlood|geblokkeerd|stuk|kapot|overspannen|doet niet mee|doen niet mee|van zich horen|zeker van"
    r"|vorig jaar|andere?"
    r"|(?:weet|weten) (?:\w+ )?(?:van niets|van niks|nergens van|niet van)|die dag\b.*\bniet"
    r"|niet (?:gelezen|gezien|ontvangen|gereageerd|geantwoord|bereikt|gelukt|gesproken|bevestigd)|geen (?:antwoord"
    r"|reactie|gehoor)|niet"
    r" (?:\w+ )?(?:komen|langs\w*|meedoen|praten|aanwezig|erbij))\b",
    "extend": r"\b(?:verleng\w*|uitstel|termijn|nodig|zeker|ja gezegd|goedgevonden|groen licht"
    r"|tijd genoeg|op tijd|niet langer)\b",
    "classify": r"\b(?:\w*klacht\w*|klag\w+|suggestie\w*|vraag|opmerking\w*|geschil\w*|overig\w*)\b",
    "admit": r"\b(?:buiten|verantwoordelijkheid|bevoegd|ontvankelijk|afwijz\w*|geen (?:klacht|klant)|(?:langer|meer|ouder) dan"
    r"|verjaard|verlopen|te laat|niet)\b",
    "reject": r"^ik (?:heb|ben|weet|wil|moet)\b.*\b(?:nog|niet)\b|\b(?:alsnog|behandelen|in behandeling|wel ontvankelijk)\b",
    "withdraw": r"\b(?:(?:wil|gaat|moet) (?!niet|geen)(?:\w+ ){0,2}(?:door|verder)|doorgaan|doorzetten|doorgezet"
    r"|(?<!ook )nog|niets|niks"
    r"|niet (?:stoppen|intrekken|ingetrokken)|toch wel|opnieuw|blijft|boos|spijt)\b",
    "close": r"\b(?:(?:wil|gaat|moet) (?:\w+ ){0,2}(?:door|verder)|doorgaan|niet (?:stoppen|sluiten)|open|opnieuw|nog)\b",
}
_ABLE = re.compile(
    r"\b(?:niet|geen|nog|wil|kan|moet|ziek|weg|verlof|vakantie|vrij|druk|pas|vol|alleen|afwezig|liever|zaken|genoeg|veel|bord"
    r"|handen|stapel|caseload|hernia|uitgevallen|plat|(?:zit|is|blijft) .*\btot\b.*|cursus|buitenland|overbelast|overspannen"
    r"|overwerkt|vastgelopen)\b"
)


def is_able(said: str, commands: Collection[Command], answer: Answer) -> bool:
    """True unless it may say of who is appointed that he is not able to."""
    return not _may_not(clause_of(said, answer), commands)


def is_story(said: str, commands: Collection[Command], answer: Answer) -> bool:
    """True for a clause that tells something beside these actions and takes nothing from them."""
    names = {command.action for command in commands}
    clause = clause_of(said, answer)
    plain = clause.plain
    plain = _LATER_ON.sub(r"\1", _I_KNOW.sub("", plain))
    before = _BEFORE.fullmatch(re.sub(r"^(?:en|want|dus) ", "", plain))
    plain = f"er was {before['rest']}" if before else plain
    if not names <= SPEAKS_OF_IT.keys() or not _STORY.fullmatch(plain) or "?" in said or _UNSURE.search(plain) or asks(plain):
        return False
    if any(re.search(SPEAKS_OF_IT[name], plain) for name in names):
        return False
    if _SPEECH.search(plain) and "classify" not in names and _AGAINST.search(plain):
        return False
    if _SPEECH.search(plain) and not _OF_ITS_OWN.fullmatch(plain) and _acts_beside(said, answer):
        return False  # "Karin doet dit, zegt Bert"
    return "assign" not in names or _is_of_another(clause, commands)


def _acts_beside(said: str, answer: Answer) -> bool:
    """True when the sentence this was said in also holds an action."""
    inside = next((each for each in clauses(in_sentences(answer.text)) if said.strip(" ,.") in each), answer.text)
    return any(action(part, answer) is not None for part in halves(inside))


def _is_of_another(clause: Clause, commands: Collection[Command]) -> bool:
    """True for who is appointed, unless he may not be able to; of others only that they are not."""
    others = {person.name for people in clause.people for person in people} - _chosen(commands)
    return not _may_not(clause, commands) and (not others or _ABLE.search(clause.plain) is not None)


def _may_not(clause: Clause, commands: Collection[Command]) -> bool:
    named = {person.name for people in clause.people for person in people}
    his = named & _chosen(commands) or re.match(rf"{_LEAD}(?:hij|zij|ze|die|wil|heeft|gaat|zit|was|had)\b", clause.plain)
    return bool(his) and _ABLE.search(clause.plain) is not None


def _chosen(commands: Collection[Command]) -> set[str]:
    return {command.arguments["handler"] for command in commands if command.action == "assign"}
