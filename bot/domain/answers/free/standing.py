"""Whether an appointment stands, whatever is told around it: of others why not they, of who is appointed nothing against him.

Asked where `beside` found a word that might be a doubt. Here only what the writer himself leaves open counts, and of whom a
clause speaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from bot.domain.answers.clauses import HEARSAY
from bot.domain.answers.commands import Answer
from bot.domain.answers.free.beside import CLOSE_TO, GOOD, HAS_VERB, STAYS_OUT, UNABLE, last_named
from bot.domain.answers.masked import clause_of
from bot.domain.answers.residue import asks, is_footer, is_harmless, is_question, unsettles

LONGEST_LABEL = 5  # words in front of a colon that may say who speaks
_PARDONED = re.compile(
    r"(?<!\w)(?:overleg gehad|overlegd met @|(?:met @ |net |al |samen |kort )overlegd|als (?:een \w+|altijd|vraagbaak"
    r"|klachtenfunctionaris|collega|manager)"
    r"|of (?:hij|zij|ze|klager|mevrouw|meneer) gelijk heeft|of andere|toch al|zegt (?:al|genoeg)|weet (?:het|ervan|er)"
    r" ?(?:al|van)?(?: van)?|wie a zegt"
    r"|zeg (?:er|het|haar|hem|@|dat) (?:\w+ )*(?:bij|dat) (?:hij|zij|ze) (?:mij|me|ons) (?:altijd |gerust )?mag (?:bellen"
    r"|mailen|appen)(?: als er (?:iets|wat) is)?"
    r"|heeft (?:al )?ja gezegd)(?!\w)"
)
_WAVERS = re.compile(
    rf"\?|…|[😉🙃😜😏🤔👎❌]|\b(?:{HEARSAY})\b"
    r"|\b(?:misschien|wellicht|waarschijnlijk|vermoed\w*|eventueel|mogelijk\w*|twijfel\w*|aarzel\w*|neig\w*|denk|dacht|gok"
    r"|meen|vrees|hoop|hopelijk|tenzij"
    r"|mits|indien|zodra|zolang|voordat|nadat|totdat|eerst|zou(?:den)?|overleg\w*|bespreek|bespreken|bezien|wacht\w*|grapje"
    r"|geintje|sorry|correctie|vergis\w*"
    r"|bedoel\w*|concept|voorstel|idee|liever|liefst|eigenlijk|bijna|anders|hangt|voorlopig|vooralsnog|tijdelijk|in principe"
    r"|lijkt|leek|schijnt|ooit|straks"
    r"|nachtje|mocht|stel|of|als|wanneer|volgens|vraag|vragen|gevraagd|polsen|gepolst|nog (?:even|eens|niet|geen|maar|kijken"
    r"|horen)|checken?|check|uitzoeken|zoek"
    r"|kijk(?!t mee)|weet (?:ik|je|iemand|niet|nog)|ik weet|knoop|beslis\w*|besluit|besluiten|kies|negeer|vergeet|samen"
    r"|helft|allebei|beide|om de beurt|toch|bezwaar"
    r"|oneens|protest\w*|weiger\w*|spijtig|jammer|helaas|terug(?:bel|kom)\w*|laat maar|zegt|zei|zeggen|vindt|vond|wil|wilde"
    r"|sowieso niet|ontslag|dan moet|maar dan)\b"
    r"|^(?:(?:ja|nee|of) )?(?:maar|hoewel|alleen|behalve|tenzij)\b"
)
_EXCLUDED = re.compile(  # why it is not he, or that he only helps or agrees
    r"\b(?:niet|geen|kan (?:\w+ )?niet|vol|vakantie|ziek|verlof|weg|afwezig|valt af|zit|ligt|heeft (?:al|het druk|genoeg)"
    r"|druk|betrokken|te goed|wou per se|leest mee"
    r"|(?:is|zijn) (?:het )?(?:ermee )?akkoord|kijkt mee|denkt mee|helpt|inschrijven|registreren|had (?:'m|m|hem|het|deze"
    r"|dit) graag|gehad|gaat over (?:hem|haar)|hernia"
    r"|overspannen|thuis|is al|staat zelf|de begroting|richt|over de vloer|klachtenfunctionaris|mag (?:me|mij))\b"
)
_BY_RULE = re.compile(
    r"(?:dan |dus )?(?:neemt|behandelt|pakt) de (?:collega-?manager|collega|andere manager|vervanger|waarnemer) (?:het|hem"
    r"|deze|die|de zaak|de klacht) .{0,40}"
)
_SORT = re.compile(r"\b(?:soort|zulke|dit type|vergelijkbare) (?:zaken|klachten|dingen|gevallen)\b")
_ONLY_WITH = re.compile(
    r"\b(?:hem|haar|zonder|mee|graag|ook|met|helpt|had|dit|deze|doen|doet|neemt|pakt|behandel\w*|mag|niet|geen|nee)\b"
)
_SUBJECT = re.compile(
    r"(?:ik|we|wij|het|dit|dat|de|een|mijn|onze|ons|klant\w*|klager|mevrouw|meneer|er|iedereen|gisteren|vanochtend|net|#) "
)
_PRONOUN = re.compile(
    r"^(?:(?:en|want|dus|ook|dan|#|daar|verder) )*(?:hij|zij|ze|die|ie|haar|zijn|[a-z]+t (?:hij|zij|ze|ie)"
    r"|is|heeft|had|was|zit|kent|weet)\b"
)


def stands(rest: Sequence[tuple[str, bool]], chosen: Set[str], answer: Answer) -> bool:
    """True when every clause beside the appointment, and whether it stands in front of it, leaves it as it is."""
    return all(_leaves(said, opens, chosen, answer) for said, opens in rest)


def _leaves(said: str, opens: bool, chosen: Set[str], answer: Answer) -> bool:
    clause = clause_of(said, answer)
    plain = clause.plain.strip(" ?!.")
    left = " ".join(_PARDONED.sub(" ", plain).split())
    if not left:
        return "?" not in said
    if "?" in said or _WAVERS.search(left) or asks(plain) or is_question(plain) or unsettles(left, {"assign"}, answer):
        return False
    if CLOSE_TO.search(STAYS_OUT.sub(" ", left)) or plain == "nee":
        return False
    named = {person.name for people in clause.people for person in people}
    pronoun = _PRONOUN.match(plain) is not None
    about = named or (last_named(said, answer) if pronoun else set())
    if is_footer(said, answer):
        return True
    if about & chosen or (pronoun and not about):
        able = UNABLE.search(_SORT.sub(" ", STAYS_OUT.sub(" ", left))) is None and "pas" not in clause.words
        return not about - chosen and able and (opens or STAYS_OUT.search(left) is not None or GOOD.search(left) is not None)
    if about:
        return _EXCLUDED.search(left) is not None and (opens or _ONLY_WITH.search(left) is None)
    if opens:
        at = answer.text.find(said.strip(" ,"))
        return not answer.text[at + len(said.strip(" ,")) :].lstrip(" ").startswith(":") or len(clause.words) > LONGEST_LABEL
    if is_harmless(said, False, {"assign"}, answer):
        return True
    if _BY_RULE.fullmatch(left):
        return True
    if _SUBJECT.match(left) is None:
        return False
    return HAS_VERB.search(left) is not None and _ONLY_WITH.search(left) is None and ":" not in said
