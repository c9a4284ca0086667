"""Whether free words are what they seem: a judge that learned from many answers says how likely that is.

To a letter that asks for a reaction, a report or measures anything at all would fit: "I will write tomorrow" too. Those words are
kept as such only when the judge believes it; else their writer is asked. All other actions have words of their own, by which the
rules know them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.answers.clauses import CERTAIN_DOUBT, DOUBT, clauses
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.masked import Clause, clause_of
from bot.domain.answers.names import Named, plain_letters
from bot.domain.answers.residue import (
    CONDITIONAL,
    HELD_BACK,
    NARROWS,
    OF_ANOTHER,
    PENDING,
    UNDECIDED,
    asks,
    is_broken_off,
    is_question,
)
from bot.domain.reading import Judge, Wording

BELIEVED = 0.5  # the probability from which words are kept; docs/reading.md tells how chosen
FREE = {  # actions whose argument is whatever was said, and the code of the letter begreep-niet that asks whether it is meant so
    "record_reaction": "reactie-onzeker",
    "record_hearing": "verslag-onzeker",
    "record_measures": "maatregelen-onzeker",
}
_LATE = ("record_hearing", "record_measures")
ASKED_FOR = {  # the free words that a letter asks for, or reminds of
    "verzoek-verslag": ("record_hearing",), "verzoek-reactie": ("record_reaction",), "vraag-maatregelen": ("record_measures",),
    "herinnering": _LATE, "escalatie": _LATE,
}  # fmt: skip
_SAYS_SO = re.compile(
    r"(?i)\W*(?:(?:hierbij )?(?:mijn|ons|onze|het|de) )?(?:reactie|verslag|maatregel(?:en)?)\b[^.\n:]{0,40}:"
    r"|(?i:\W*wat (?:we|wij) (?:nu |eraan )?(?:gaan doen|gedaan hebben|hebben gedaan|doen)\s*:)"
)
ENCLOSES = ("verzoek-verslag", "verzoek-reactie")  # letters that a file answers, whatever the mail says around it
LONGEST, MOST_SENTENCES, MOST_WORDS = 2_500, 14, 60  # characters of an answer that may be a story; sentences, and words of each
_DOUBTS = {
    "doubt": DOUBT,
    "certain": CERTAIN_DOUBT,
    "undecided": UNDECIDED,
    "pending": PENDING,
    "conditional": CONDITIONAL,
    "narrows": NARROWS,
    "held back": HELD_BACK,
    "another": OF_ANOTHER,
}


def judged(command: Command, answer: Answer, judge: Judge) -> Command:
    """The command, or a question when it would keep free words that the judge does not believe."""
    commands = (command, *command.also)
    free = [each.action for each in commands if each.action in FREE]
    if not free or len(answer.text) > LONGEST or _SAYS_SO.match(answer.text) or judge(wording(answer, commands)) >= BELIEVED:
        return command
    return Command("unclear", why=FREE[free[0]])


def wording(answer: Answer, commands: Sequence[Command]) -> Wording:
    """The answer beside these commands, as the judge sees it."""
    sentences, doubts = [], {"broken off"} if is_broken_off(answer.text) else set()
    for sentence in clauses(answer.text)[:MOST_SENTENCES]:
        clause = clause_of(sentence, answer)
        doubts |= doubts_of(sentence, clause)
        people = iter(clause.people)
        words = [who_is(next(people, ()), answer) if word == "@" else word for word in clause.words[:MOST_WORDS]]
        sentences.append((*(re.sub(r"\d", "9", word) for word in words), *(["?"] if "?" in sentence else [])))
    actions = tuple(each.action for each in commands)
    return Wording(answer.prompt.kind, actions, tuple(filter(None, sentences)), frozenset(doubts))


def doubts_of(text: str, clause: Clause) -> frozenset[str]:
    """Codes of the doubts that a clause shows."""
    plain = (clause.plain, " ".join(plain_letters(text).split()))
    found = {name for name, shape in _DOUBTS.items() if any(shape.search(words) for words in plain)}
    return frozenset(found | ({"asks"} if asks(clause.plain) or is_question(clause.plain) else set()))


def who_is(people: Named, answer: Answer) -> str:
    """A colleague as what he is in this case."""
    names = {person.name for person in people}
    if answer.sender.name in names:
        return "@s"
    if names & {party.name for party in answer.case.involved}:
        return "@b"
    return "@h" if answer.case.handler is not None and answer.case.handler.name in names else "@"
