"""Whether an answer is about somebody else's case, by the name of a client who is none of this one's parties."""

from __future__ import annotations

import re

from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.names import plain_letters
from bot.domain.answers.words import word_set

OF_A_CLIENT = frozenset({"withdraw", "close", "record_satisfaction", "admit", "reject", "extend", "verdict"})
_NAME = r"(?P<name>(?:(?i:van|de|der|den|ten|ter|el|'t) ){0,2}[A-ZÀ-Þ][\w'-]{2,})"
_TITLED = re.compile(rf"\b(?:[Mm]evrouw|[Mm]eneer|[Dd]e heer|[Mm]w\.?|[Mm]evr\.?|[Dd]hr\.?|[Ff]amilie) {_NAME}")
_OF = re.compile(rf"(?:(?:^|[.!?,;\n] ?)[Bb]ij|\b(?:[Dd]ie van|(?:[Zz]aak|[Dd]ossier|[Kk]lacht)(?: van)?)) {_NAME}(?![\w'-]*@)")
_NO_CLIENTS = word_set(
    "uwv gemeente loket consonanza werkpro leermakers work2work mt teams artikel ons mij hem haar jou u god nader gebrek"
)
_ACTS = frozenset({"withdraw", "record_satisfaction"})  # what only the client himself can do


def is_of_another(command: Command, answer: Answer) -> bool:
    """True where a client of another name does what is to be done here, or the case is called by another name."""
    if command.action not in OF_A_CLIENT or "klager" not in answer.case.parties:
        return False
    shapes = (_TITLED, _OF) if command.action in _ACTS else (_OF,)
    named = {plain_letters(match["name"]).split()[-1] for shape in shapes for match in shape.finditer(answer.text)}
    return bool(named) and not named <= _known(answer)


def _known(answer: Answer) -> set[str]:
    """Every word of the names of its parties and of the colleagues; places and offices, which are no clients."""
    people = [*(party.name for party in answer.case.parties.values()), *(person.name for person in answer.bureau.roster)]
    return {part for name in people for part in re.split(r"[\s-]+", plain_letters(name))} | _NO_CLIENTS
