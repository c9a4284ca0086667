"""An answer in which no action was found: asked about again, or filed."""

from __future__ import annotations

import re

from bot.domain.answers.actions import UNCLEAR
from bot.domain.answers.clauses import CERTAIN_DOUBT, bare, bare_letters, clauses
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.half_orders import is_about_handler, is_half_an_order
from bot.domain.answers.kind import asks_kind
from bot.domain.answers.masked import clause_of
from bot.domain.answers.names import mentioned
from bot.domain.answers.residue import is_question

ASKS = (
    "opdracht-behandelaar", "vraag-indeling", "vraag-ontvankelijkheid", "vraag-gesprek", "vraag-oordeel", "concept-uitkomst",
    "vraag-tevredenheid", "vraag-maatregelen", "begreep-niet",
)  # fmt: skip
WAITED_FOR = ("vraag-tevredenheid", "vraag-maatregelen", "verzoek-verslag")
LONGEST_QUESTION_BACK = 400  # characters; a longer answer without an action is filed, not asked about
_NEAR_ACTION = re.compile(  # speaks of a step that ends or moves the case, in words that are not understood
    r"\b(?:intrek\w*|ingetrokken|in te trekken|(?:zaak|klacht|dossier) (?:\w+ ){0,3}(?:dicht|sluit\w*|gesloten|afgesloten|rond)"
    r"|sluit \w+ (?:zaak|klacht|dossier)|(?:wil|hoeft) niet meer|laat maar (?:zitten|rusten)|ziet er ?van af)\b"
)
_RATHER_NOT_HE = re.compile(  # who was appointed knows the client, or wants another to do it
    r"\b(?:iemand anders|(?:een )?ander(?:e)? (?:collega|behandelaar)|niet onpartijdig|niet neutraal|ken (?:hem|haar"
    r"|klager) (?:goed|prive))"
    r"|\bmijn (?:buur\w*|broer|zus|neef|nicht|vriend(?:in)?|oom|tante|zwager|schoon\w+|oud-\w+|familie)\b"
)
_NEAR_STOPPING = re.compile(r"\b(?:stop|stopt|stoppen)\b")
_WANTS_TIME = re.compile(  # yes, more time, but not until when
    r"^(?:ja|jao|joa|jawel|jep|yes|yep|heel graag|graag)\b(?!.*\b(?:niet nodig|hoeft niet|geen|lukt|halen het wel)\b)"
    r"|\b(?:langer|meer tijd|extra tijd) nodig\b(?<!niet"
    r" langer nodig)"
    r"|^(?!.*\b(?:niet|geen)\b).*\b(?:langer (?:\w+ ){0,2}(?:duren|duurt)|(?:duurt|duren) (?:\w+ ){0,3}langer)\b"
    r"|\bzet (?:\w+ ){0,2}uit tot\b|\bstel (?:\w+ ){0,2}uit\b"
)
_ONLY_THANKS = re.compile(
    r"(?i)(?:wat|heel|super|erg) (?:snel|mooi|fijn|netjes|goed|handig|attent)(?: gedaan| geregeld)?[.! ]*|(?:heel |hartelijk"
    r" |erg )?(?:bedankt|dank\w*|merci|thanks)(?: je| u)?(?: wel)? voor (?!.*\b(?:maar|niet|graag|nog|akkoord|wil"
    r"|moet|kan)\b)[^?\n]{3,80}"
)
_NOT_REACHED = re.compile(  # and will try again: there is nothing to ask
    r"(?:(?:al )?(?:\d ?x|\w+ keer|net|vandaag|#) )?(?:gebeld|geprobeerd)[,. ]+(?:maar )?(?:geen gehoor|niet opgenomen|(?:hij"
    r"|zij|ze) nam"
    r" niet op|nam niet op|voicemail)(?:[,. ]+(?:ik )?(?:probeer|bel|morgen|straks|later|nog)[\w ]*)?"
    r"|[^?]{0,200}[.!,] (?:ik |wij |we )?kom(?:en)? (?:er|hier|daar) ?op terug"
)
_NEAR_EXTENDING = re.compile(
    r"^tot (?:begin|half|medio|eind)\b|^(?!nee\b(?!.*(?:\btot\b|verleng|uitstel|langer|extra|t/m|~)))(?!.*\b(?:niet"
    r"|geen)\b).*(?:\b(?:verleng\w*|uitstel)\b|[~#])"
)
_ANOTHER_TIME = re.compile(
    r"\b(?:ander(?:e)? (?:tijdstip|tijd|moment|dag|datum)|verzet\w*|verplaats\w*|verschuiv\w*|verschoven)\b"
    r"|(?=.*#).*\b(?:spreken|gesprek|afspraak|afspreken|langskomen)\b"
)
_NO_UNLESS = re.compile(r"nee\b.*\b(?:tenzij|mits|behalve|als|indien)\b")


_GOT_NO_ANSWER = re.compile(
    r"[^?]*\b(?:geen gehoor|niet (?:te pakken|bereikt|bereikbaar|opgenomen|aan de lijn)|(?:nam|neemt) (?:\w+ )?niet op|voicemail"
    r"|(?:steeds )?in gesprek|ingesproken)\b(?!.*\btevreden\b)[^?]*"
)
_TRIES_AGAIN = re.compile(
    r"(?:(?:ik|we|wij) )?(?:probeer|proberen|bel|bellen|mail)\b(?!.*\b(?:mij|me|ons|jij|je|jullie|u)\b)[^?]*\b(?:weer"
    r"|nog ?eens|opnieuw|nog"
    r" een keer|terug|morgen|straks|later|maandag|dinsdag|woensdag|donderdag|vrijdag|week)\b[^?]*"
)


def _will_try_again(text: str) -> bool:
    """True when every sentence says that nobody was reached or that he tries once more."""
    said = [bare(sentence) for sentence in clauses(text)]
    return any(map(_GOT_NO_ANSWER.fullmatch, said)) and all(
        _GOT_NO_ANSWER.fullmatch(words) or _TRIES_AGAIN.fullmatch(words) for words in said
    )


def _near_talk(answer: Answer) -> bool:
    """True for doubtful words about when the talk will be."""
    plain = clause_of(answer.text, answer).plain
    asked = answer.prompt.kind in ("vraag-gesprek", "uitnodiging-gesprek", "opdracht")
    clause = clause_of(answer.text, answer)
    if answer.prompt.kind == "herinnering" and clause.found.day and clause.found.clock and "wordt" in clause.words:
        return True
    return asked and _ANOTHER_TIME.search(plain) is not None and CERTAIN_DOUBT.search(plain) is not None


_EXCLAIMS = re.compile(
    r"wat (?:een|fijn|mooi|goed|vervelend|jammer|sneu|erg|naar|attent|snel|leuk|rot\w*)\b|zal (?:er|het"
    r"|dat|dit) (?:dan )?wel\b"
)


def _is_asked(answer: Answer) -> bool:
    """True for an answer in the order of a question."""
    plain = bare(answer.text)
    return is_question(plain) and _EXCLAIMS.match(plain) is None


_HEDGES = re.compile(  # in answer to a letter that is filed where nothing is asked
    r"\b(?:misschien|wellicht|kan zijn|zou kunnen|twijfel|weet (?:het |ik |nog |nu |ook |ik het )*niet (?:zeker|welke|hoe"
    r"|wanneer|of)|weet ik (?:het )?niet"
    r"|geen idee|ligt (?:eraan|daaraan|er aan|er een beetje aan)|hangt (?:er|ervan|af|nog)|een van (?:de )?(?:twee|beide)"
    r"|# of (?:\w+ )?#|eerst (?:even |nog )*(?:met @ )?(?:overleg\w*|bespreken|vragen|navragen))\b"
)
_THANKS_ONLY = re.compile(
    r"(?:(?:dank\w*|bedankt|gezien|gelezen|ok|oke|prima|top|genoteerd|helder|duidelijk|voor|de|het|je|u|wel|herinnering"
    r"|seintje|bericht) ?)+"
)
_FOR_THE_FILE = re.compile(
    r"(?i)\W*(?:(?:even |dit is )?(?:een )?(?:notitie|aantekening)|(?:even )?voor (?:in |bij )?(?:het|je|jullie|de) (?:dossier"
    r"|zaak))\b[^.?!]{0,30}[:,]"
)
_HEDGED_IN = ("uitnodiging-gesprek", "verzoek-verslag", "vraag-verlenging")
_TO_BE_MOVED = re.compile(  # of the talk we invited to
    r"\b(?:verzet\w*|verplaats\w*|verschui\w*|schui(?:f|ven)\w*|ander(?:e)? (?:dag|datum|tijd\w*|moment)|(?:datum|dag"
    r"|tijd) (?:klopt|is) (?:\w+ )?(?:niet|fout|verkeerd)"
    r"|verkeerde (?:dag|datum|tijd)|dan kan ik niet|kan (?:ik )?dan niet|ga ik niet redden|afgebeld|belde af|belt af|afgezegd"
    r"|eraf|er af|vervalt"
    r"|te (?:vroeg|laat)|vraagt of|of het (?:later|eerder|anders)|komt slecht uit|niet door|moet om|later graag|dan niet"
    r"|geen nieuwe|nieuwe afspraak|griep\w*)\b"
)
_COMES = re.compile(  # to the talk as it stands
    r"\b(?:tot (?:dan|#)|prima|staat (?:erin|er in|in|genoteerd|vast|gepland)|genoteerd|ik ben er|ben erbij|ik kom|ok|oke"
    r"|akkoord|klopt|goed|top"
    r"|geen probleem|blijft|past|dank\w*|bedankt)\b"
)
_NO_MORE_TIME = re.compile(
    r"^(?:nee|neen|nope|neuh|nah|nee hoor)\b|\b(?:niet (?:nodig|neudig|noodzakelijk)|behoeft (?:\w+ )?niet|red ik wel"
    r"|hoeft (?:ook |dus |echt )?niet|hoef (?:ik )?niet|lukt|lukken|red (?:ik )?(?:het|t)|redden"
    r"|haal (?:ik )?(?:het|t)|halen (?:we )?(?:het|de|#)|op tijd|op schema|klaar|komt (?:goed|af)|geen (?:verlenging|uitstel"
    r"|extra tijd)|niks bovenop|(?:niets|niks) (?:bij|extra)"
    r"|laat (?:die |de )?datum|blijft staan|is al (?:weg|af|verstuurd)|gaat (?:\w+ )?(?:uit|weg|de deur uit)|geen$"
    r"|binnen de (?:tijd|termijn))\b"
)
_CAN_NOT = re.compile(
    r"\b(?:red|redden|haal|halen|lukt|lukken) (?:\w+ ){0,4}niet\b|\bniet (?:\w+ )?(?:redden|halen|lukken|op tijd|klaar)\b"
    r"|\bals\b|\bwacht\b"
)
_HELD_NOT = re.compile(  # and when it will be is not told
    r"(?=.*\b(?:nieuwe?|opnieuw|wanneer|belt|bel|weet|kan|worden|later)\b).*\b(?:niet door(?:gegaan)?|niet op(?:ge)?dagen"
    r"|niet (?:gekomen|verschenen|geweest)|afgebeld|belde af|afgezegd|verzet)\b"
)


def _is_hedged(answer: Answer) -> bool:
    """True for words of doubt, or of another day, where the letter asks for nothing that has to be said."""
    clause, kind = clause_of(answer.text, answer), answer.prompt.kind
    plain = clause.plain
    if kind == "uitnodiging-gesprek" and not _COMES.search(plain) and (clause.found.day or clause.found.problem):
        return True
    if kind == "vraag-verlenging" and len(clause.words) > 2 and (not _NO_MORE_TIME.search(plain) or _CAN_NOT.search(plain)):
        return not plain.startswith("nee ") and not _THANKS_ONLY.fullmatch(plain)
    near = {"uitnodiging-gesprek": _TO_BE_MOVED, "verzoek-verslag": _HELD_NOT}.get(kind)
    moves = near is not None and near.search(plain) is not None
    return kind in _HEDGED_IN and (moves or _HEDGES.search(plain) is not None)


def without_action(answer: Answer) -> Command:
    """A question is answered with one; a short answer to a question is asked again; all else is filed."""
    waits = answer.prompt.kind in WAITED_FOR and (_NOT_REACHED.fullmatch(bare(answer.text)) or _will_try_again(answer.text))
    if _ONLY_THANKS.fullmatch(answer.text.strip()) or waits:
        return Command("add_note", {"text": answer.text})
    short = len(answer.text) < LONGEST_QUESTION_BACK and bare(answer.text) != "niets meer"
    if _FOR_THE_FILE.match(answer.text) and "?" not in answer.text and not _NEAR_ACTION.search(bare(answer.text)):
        return Command("add_note", {"text": answer.text})
    if short and _is_hedged(answer):
        return Command("unclear", why="geen-datum") if answer.prompt.kind == "vraag-verlenging" else UNCLEAR
    if short and (answer.prompt.kind in ASKS or asks_kind(answer.prompt) or "?" in answer.text or _is_asked(answer)):
        return UNCLEAR
    handler = answer.case.handler
    sure = handler is not None and (
        is_about_handler(answer) or not CERTAIN_DOUBT.search(re.sub(r"\bschrijft\b", "", answer.text))
    )
    named = [
        each for each in mentioned(answer.text, answer.bureau.roster) if not (sure and handler and each.email == handler.email)
    ]
    if short and answer.prompt.kind == "escalatie" and named:
        return UNCLEAR  # something about a colleague, who may be meant to take over
    if short and answer.prompt.kind == "opdracht" and _RATHER_NOT_HE.search(bare_letters(answer.text)):
        return UNCLEAR
    if short and (_near_talk(answer) or is_half_an_order(answer)):
        return UNCLEAR
    if short and answer.prompt.kind == "vraag-verlenging" and _NO_UNLESS.match(bare(answer.text)):
        return UNCLEAR
    if short and answer.prompt.kind == "melding-directie" and _NEAR_STOPPING.search(bare(answer.text)):
        return UNCLEAR
    if answer.prompt.kind == "vraag-verlenging" and short and _WANTS_TIME.search(bare_letters(answer.text)):
        return Command("unclear", why="geen-datum")
    if short and _NEAR_ACTION.search(bare(answer.text)):
        return UNCLEAR
    if answer.prompt.kind == "vraag-verlenging" and short and _NEAR_EXTENDING.search(clause_of(answer.text, answer).plain):
        return Command("unclear", why="geen-datum")
    return Command("add_note", {"text": answer.text})
