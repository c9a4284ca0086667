"""Words that hold an action off, whatever rule or judge found it: somebody else's wish, hearsay, what was before, what is denied.

The rules look for what an answer means, the judges at how such answers begin; these are the words that make the same sentence
say the contrary. Where one stands beside its action, the colleague is asked.
"""

from __future__ import annotations

import re

from bot.domain.answers.against_outcome import OUTCOMES
from bot.domain.answers.against_steps import STEPS, Against
from bot.domain.answers.at_odds import is_at_odds
from bot.domain.answers.clauses import bare_letters, clauses
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.headed import is_headed
from bot.domain.answers.intent import DONE
from bot.domain.answers.long_answers import is_overturned
from bot.domain.answers.masked import clause_of, with_client
from bot.domain.answers.strangers import is_of_another
from bot.domain.answers.withheld import is_withheld

AGAINST: dict[str, Against] = {**STEPS, **OUTCOMES}
LONGEST = 300  # characters; in a longer answer most such words only stand in a story
_SCORNED = re.compile(  # whatever it was, he does not mean it
    r"\b(?:mooi niet|ja,? dag|was het maar|over mijn lijk|dacht (?:het|ik) niet|(?:dat )?kun je (?:wel )?vergeten"
    r"|vergeet (?:het|dat) maar|had je gedacht|in je dromen|laat me niet lachen)\b(?! \w+ \w+ \w+ \w+ \w+)"
)
_NOT_ASKED = re.compile(  # who came by the letter says so himself
    r"\b(?:kreeg|krijg) (?:dit|deze|hem|het|de mail) (?:net |zojuist |even )?(?:doorgestuurd|doorgemaild)\b"
    r"|\blas (?:even )?mee\b"
    r"|\bzag (?:dit|deze|hem|het|de mail) (?:net |toevallig )?(?:bij|voorbij|op)\b"
)
_UNCHOSEN = re.compile(r"\b(?:ja ?/ ?nee|wel ?/ ?niet)\b")  # of a form
_FIRST_THEN = re.compile(r"^\W*\d\W+(?:maar|mits|als|tenzij|al)\b|\b(?:bel|spreek|vraag|mail|wacht) \w+ (?:\w+ )?eerst\b")
_BACK = re.compile(  # taken back below what was decided, or told
    r"\bniet (?:gebruiken|verwerken|doorgeven|doorsturen|versturen) (?:tot|voor|voordat|zolang)\b|\b(?:gebruik|leg|plaats"
    r"|verwerk) (?:dit|dat|het|deze) (?:nu |nog |even |dus )*niet\b|\bniet gebruiken (?:svp|aub|graag)\b"
    r"|\bnergens voor gebruiken\b|\bstreep (?:dit|dat|het) (?:\w+ ){0,2}door\b|\bho,? even\b|\bhoudt? (?:dus )?geen stand\b"
    r"|\b(?:dat|dit|die|wat) verandert (?:alles|de zaak|het (?:beeld|verhaal))\b"
    r"|\bverkeerde (?:bestand|bijlage) (?:ge\w+|\w+ge\w+)\b|\bnee,? serieus\b"
    r"|\b(?:doe|net) (?:even )?(?:of|alsof) je (?:dit|dat) niet\b"
    r"|\b(?:weer )?weggegooid,? .*\bopnieuw\b"
    r"|\b(?:blijft|blijven|houd\w*|hou) (?:\w+ )?(?:tussen|onder) ons\b|\b(?:tussen|onder) ons (?:blijven|houden|gezegd)\b"
    r"|\b(?:bericht|mail\w*|antwoord) (?:na lezing |daarna )?(?:te |weer )?(?:vernietig\w*|wissen|verwijder\w*)\b"
)
_MERE_THANKS = re.compile(
    r"(?i)\W*(?:o+ke?|oké|mooi|fijn|ja dat is de brief)?\W*(?:be)?dank\w*(?: je| u)?(?: wel)?\W*|\W*mooi\W*"
)
_BESIDE_WHOM = ("extend", "pause", "resume")  # of which a handler is no reason: he is ordered, or it is asked
_HANDS_OVER = re.compile(
    r"(?:(?:en|ook|verder|daarnaast|dus|dan) )*(?:@ (?:neemt|pakt) (?:(?:het|hem|haar|dit|deze|de (?:zaak|klacht|behandeling)"
    r"|het (?:dossier|stokje)) )(?:(?:dan|nu|ook|van \S+) )*(?:over|op)(?: van (?:@|mij|hem|haar))?"
    r"|@ wordt (?:de )?(?:nieuwe )?behandelaar"
    r"|(?:\S+ ){0,6}wijs (?:hem |het |de zaak |de klacht |dan )?(?:maar )?toe aan @)(?:,? die .*)?[.! ]*"
)


def held_off(command: Command, answer: Answer) -> bool:
    """True when words beside one of these actions say the contrary of it."""
    if len(answer.text) > LONGEST:
        return is_overturned(command, answer)
    if any(holds(command, answer) for holds in (_is_not_meant, is_of_another, is_headed, is_at_odds)):
        return True
    if is_withheld(command, answer) or (command.action in DONE and _BACK.search(bare_letters(answer.text))):
        return True
    text = with_client(answer.text, answer)
    plain = [clause_of(each, answer).plain for each in clauses(text)]
    if _hands_over(plain) and not {"assign"} & {each.action for each in (command, *command.also)}:
        return command.action in _BESIDE_WHOM
    return any(AGAINST[each.action](each, plain, answer) for each in (command, *command.also) if each.action in AGAINST)


def only_thanks(text: str) -> bool:
    """True for an answer that thanks for a letter and says nothing of it: no approval."""
    return _MERE_THANKS.fullmatch(bare_letters(text)) is not None


def _hands_over(plain: list[str]) -> bool:
    """True where a clause of its own gives the case to a colleague."""
    return any(_HANDS_OVER.fullmatch(each.strip()) for each in plain)


def _is_not_meant(command: Command, answer: Answer) -> bool:
    """True for words that he does not mean so."""
    said = bare_letters(answer.text)
    return command.action in DONE and any(shape.search(said) for shape in (_SCORNED, _FIRST_THEN, _NOT_ASKED, _UNCHOSEN))
