"""Whether an answer is about somebody else's case, by the name of a client who is none of this one's parties."""

from __future__ import annotations

import re

from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.intent import DONE
from bot.domain.answers.names import plain_letters
from bot.domain.answers.words import word_set

OF_A_CLIENT = frozenset(
    {"withdraw", "close", "record_satisfaction", "admit", "reject", "extend", "verdict", "record_measures", "record_agreement"}
)
_CLIENT = re.compile(
    r"(?i)\b(?:klager|klaagster|klant|cli[eë]nt|betrokkene|beiden"
    r"|(?:meneer|mevrouw)(?! (?-i:(?:(?:van|de|der|den|ten|ter|el|'t) )*[A-Z])))\b"
)
_NAME = r"(?P<name>(?:(?i:van|de|der|den|ten|ter|el|'t) ){0,2}[A-ZÀ-Þ][\w'-]{2,})"
_TITLED = re.compile(rf"\b(?:[Mm]evrouw|[Mm]eneer|[Dd]e heer|[Mm]w\.?|[Mm]evr\.?|[Dd]hr\.?|[Ff]amilie) {_NAME}")
_OF = re.compile(
    r"(?:(?:^|[.!?,;\n] ?)[Bb]ij|\b(?:[Dd]ie van|(?:[Zz]aak|[Dd]ossier|[Kk]lacht)(?: van)?"
    r"|(?:[Ii]n|[Uu]it) de (?:zaak|klacht|kwestie) (?:van|rond) (?:mevrouw|meneer|de heer|familie|mw\.?|mevr\.?|dhr\.?)))"
    rf" {_NAME}(?![\w'-]*@)"
)
_NO_CLIENTS = word_set(
    "uwv gemeente loket consonanza werkpro leermakers work2work mt teams artikel ons mij hem haar jou u god nader gebrek"
)
_TALK_WITH = re.compile(rf"\b[Gg]esprek (?:met )?(?:mevrouw|meneer|de heer|mw\.?|mevr\.?|dhr\.?) {_NAME}")
_FIRST = re.compile(  # the name of a case in front of what is said of it
    rf"(?:^|\n)\W*(?:(?:[Zz]aak|[Kk]lacht|[Gg]esprek(?: met)?) )?(?P<title>(?:[Mm]evrouw|[Mm]eneer|[Mm]w\.?|[Mm]evr\.?"
    rf"|[Dd]hr\.?) )?"
    rf"{_NAME}(?: ?:\s| (?:is |was )?(?:\w+ )?tevreden\b)"
)
_SURNAME = re.compile(r"(?i)(?:van|de|der|den|ten|ter|el|'t) |(?:stra|sma|inga|ema|huis|dijk|berg|ink)$")
_ACTS = frozenset({"withdraw", "record_satisfaction"})  # what only the client himself can do


def is_of_another(command: Command, answer: Answer) -> bool:
    """True where a client of another name does what is to be done here, or the case is called by another name."""
    if command.action not in DONE or "klager" not in answer.case.parties:
        return False
    known = _known(answer)
    titled, of_case = _named(_TITLED, answer), _named(_OF, answer)
    if command.action in OF_A_CLIENT:
        named = titled | of_case if command.action in _ACTS else of_case
        if named and not named <= known:
            return True
    if command.action == "plan_hearing" and titled and not titled & known and not _CLIENT.search(answer.text):
        return True
    if command.action == "record_hearing" and not _named(_TALK_WITH, answer) <= known:
        return True
    return any(_is_stranger(match, known) for match in _FIRST.finditer(answer.text))


def _named(shape: re.Pattern[str], answer: Answer) -> set[str]:
    return {plain_letters(match["name"]).split()[-1] for match in shape.finditer(answer.text)}


def _is_stranger(match: re.Match[str], known: set[str]) -> bool:
    """True for what is plainly a surname, and nobody's here."""
    is_name = match["title"] is not None or _SURNAME.search(match["name"]) is not None
    return is_name and plain_letters(match["name"]).split()[-1] not in known


def _known(answer: Answer) -> set[str]:
    """Every word of the names of its parties and of the colleagues; places and offices, which are no clients."""
    people = [*(party.name for party in answer.case.parties.values()), *(person.name for person in answer.bureau.roster)]
    return {part for name in people for part in re.split(r"[\s-]+", plain_letters(name))} | _NO_CLIENTS
