"""Whether an answer to `uitgevoerd` is no more than thanks or plain news. All else may be an order, which the file would swallow.

News has a subject and a verb of its own and tells how somebody is, what he did or said; nothing in it is denied of what is to
come, must or need not be, or gives something another name.
"""

from __future__ import annotations

import re

from bot.domain.answers.clauses import bare_letters, clauses, halves
from bot.domain.answers.commands import Answer
from bot.domain.answers.free.status import is_status
from bot.domain.answers.masked import Clause, clause_of
from bot.domain.answers.names import plain_letters
from bot.domain.answers.objection import FINE, acknowledges
from bot.domain.answers.stories import VERB

_DIRECTS = re.compile(  # says what is to be, or what is not what we took it for
    r"\b(?:hoeft?|hoeven|(?<!ik )(?<!we )moet(?:en)?|mag|mogen|dien(?:t|en)|heet|heten|spel(?:t|len)|schrijf je|wordt|worden"
    r"|graag|svp|aub|alsjeblieft|alstublieft|alleen|zonder|in plaats van|ipv|trouwens|wacht|stuur|verstuur|nodig \w+ uit"
    r"|(?:kun|kan|wil|zou) (?:je|jij|u|jullie)|(?:kunnen|willen) jullie|(?:ik|we|wij) (?:wil|willen|zou|zouden)"
    r"|(?:adres|mail\w*|e-mail\w*|naam|nummer|datum|dag|tijd|tijdstip|plek|plaats|locatie)"
    r" (?:\w+ )?(?:is|zijn|klopt|klopte|was))\b"
)
_DENIES_NOW = re.compile(
    r"\b(?:gaat|gaan|komt|komen|kan|kunnen|is|zijn|lukt|past|klopt|wil|willen|doet|doen|staat|heeft|hebben)\b"
    r"(?: (?!(?:en|want|omdat|dat|die)\b)\S+){0,4} (?:niet|geen|nergens|niemand|nooit)\b"
)
_WHO = (
    r"(?:hij|zij|ze|die|er|het|dat|dit|we|wij|ik|iedereen|@|klager|(?:de|het|een|onze|ons|mijn|haar|zijn) [\w'-]+"
    r"|(?:mevrouw|meneer|mevr|mw|dhr|de heer)(?: (?!heeft|is|was|had|wil|kan)[\w'-]+)?)"
)
_HAS_BEEN = re.compile(
    r"\b(?:heb|heeft|hebben|ben|is) (?:\S+ )*(?:ge\w+|be\w+|ver\w+|\w+ge\w+)\b"
    r"|\b(?:was|waren|had|hadden|zei|ging|kwam)\b"
)
_LEAD = r"(?:(?:en|ook|ja|nou|tja|helaas|#|toen|daarna|verder|net|inmiddels|gelukkig|vorige week|van de week) )*"
_TELLS = re.compile(
    rf"{_LEAD}(?:{_WHO} {VERB}\b.*|(?:heb|had|was) .+)"
    r"|(?:\w{3,}(?:de|te)|was|waren|had|hadden|zei|vond|kwam|ging|zag|kreeg|deed) (?:hij|zij|ze|ik|we|wij|@|klager)\b.*"
)
_THANKS = re.compile(r"^(?:(?:heel |hartelijk )?(?:be)?dank\w*(?: je| u)?(?: wel)?|ok|oke|prima|top|mooi|fijn|goed)[, ]+(?=\w)")
_CHEERS = re.compile(
    r"(?:wat|wow|super|top|fijn|mooi|goed|prima|leuk|knap|handig|netjes|heerlijk|gelukkig|geweldig|keurig|perfect|helder"
    r"|duidelijk|helemaal|heel|hele|dank\w*|bedankt|merci|thanks|ok|oke|okay|ja|yes|hoi|hallo|groet\w*|groeten|tot|sterkte"
    r"|succes|excuus|excuses|sorry voor|fijne|prettige?|goede?|snel|zo|dat (?:is|was)|dit (?:is|was)|ik zie het|gezien|gelezen"
    r"|genoteerd|begrepen|hartelijk|veel|nogmaals|alvast)\b.*"
)
_MORE_THAN_CHEERS = re.compile(r"[@#~]|\d|\b(?:niet|geen|maar|toch|liever|eerst|even|behalve|ook)\b")


def is_thanks_or_news(answer: Answer) -> bool:
    """True when every sentence thanks, cheers or tells; False for an answer that asks, or may want something."""
    if "?" in answer.text:
        return False
    return is_status(answer, stories=True) or all(_is_quiet(sentence, answer) for sentence in clauses(answer.text))


def denies(answer: Answer) -> bool:
    """True when a sentence says that something is not so, or will not be done."""
    return any(_DENIES_NOW.search(clause_of(sentence, answer).plain) for sentence in clauses(answer.text))


def _is_quiet(sentence: str, answer: Answer) -> bool:
    clause = clause_of(sentence, answer)
    plain = _of_the_client(clause.plain.strip(" ?!.,"), answer)
    if not plain or plain in answer.sender.name.lower() or all(_is_fine(part) for part in halves(sentence)):
        return True
    if _DIRECTS.search(plain) or _DENIES_NOW.search(plain) or (_is_to_come(clause) and not _HAS_BEEN.search(plain)):
        return False
    if _CHEERS.fullmatch(plain) and not _MORE_THAN_CHEERS.search(plain):
        return True
    return _TELLS.fullmatch(_THANKS.sub("", plain)) is not None


def _is_fine(part: str) -> bool:
    plain = bare_letters(part).strip(" ?!.,")
    return FINE.fullmatch(plain) is not None or acknowledges(plain)


def _is_to_come(clause: Clause) -> bool:
    """True where a day or an hour is named that may be that of what was done."""
    found, now = clause.found, clause.answer.now
    coming = found.day is not None and (now is None or found.day >= now.date())
    return coming or found.clock is not None or bool(found.problem)


def _of_the_client(plain: str, answer: Answer) -> str:
    """The first name of the complainant replaced by what he is."""
    first = plain_letters(answer.case.complainant.name).partition(" ")[0] if "klager" in answer.case.parties else ""
    return re.sub(rf"(?<!\w){re.escape(first)}(?!\w)", "klager", plain) if len(first) > 1 else plain
