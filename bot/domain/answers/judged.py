"""A second opinion on an answer: a judge that learned from many says how likely it is that the words mean an action.

It has two parts. Where anything at all would fit (a reaction, a report, measures), the rules record nothing that the judge does
not believe. And where the rules found nothing, the one thing that the letter asks for is done when the judge is almost sure.
What a choice, a button or an order says exactly is no matter for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

from bot.domain.answers.clauses import CERTAIN_DOUBT, DOUBT, clauses
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.masked import clause_of
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
from bot.domain.answers.supposed import Commands, supposed
from bot.domain.reading import Judge, Wording

BELIEVED, SURE = 0.5, 0.93  # docs/answers.md tells how chosen
FREE = {  # actions whose argument is whatever was said, and the code of the letter begreep-niet that asks whether it is meant so
    "record_reaction": "reactie-onzeker",
    "record_hearing": "verslag-onzeker",
    "record_measures": "maatregelen-onzeker",
}
_SAYS_SO = re.compile(r"(?i)\W*(?:(?:hierbij )?(?:mijn|ons|onze|het|de) )?(?:reactie|verslag|maatregel(?:en)?)\b[^.\n:]{0,40}:")
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
    """The command of the rules, or what the judge makes of it."""
    if len(answer.text) > LONGEST:
        return command
    commands = (command, *command.also)
    free = [each.action for each in commands if each.action in FREE]
    if free and not _SAYS_SO.match(answer.text) and judge(wording(answer, commands)) < BELIEVED:
        command = Command("unclear", why=FREE[free[0]])
    elif command.action != "add_note" and command.why != "niet-begrepen":
        return command
    chance, likeliest = max(
        ((judge(wording(answer, each)), each) for each in _weighed(answer)), default=(0.0, ()), key=itemgetter(0)
    )
    return Command(likeliest[0].action, likeliest[0].arguments, also=likeliest[1:]) if chance >= SURE else command


def _weighed(answer: Answer) -> Iterator[Commands]:
    """What may be done when the judge is sure; a talk only at an hour, for of a day alone he may do something else."""
    for commands in supposed(answer):
        if not any(each.action in FREE or "T" not in each.arguments.get("when", "T") for each in commands):
            yield commands


def wording(answer: Answer, commands: Commands) -> Wording:
    """The answer beside these commands, as the judge sees it."""
    chosen = {each.arguments["handler"] for each in commands if "handler" in each.arguments}
    sentences, doubts = [], {"broken off"} if is_broken_off(answer.text) else set()
    for sentence in clauses(answer.text)[:MOST_SENTENCES]:
        clause = clause_of(sentence, answer)
        plain = (clause.plain, " ".join(plain_letters(sentence).split()))
        doubts |= {name for name, shape in _DOUBTS.items() if any(shape.search(words) for words in plain)}
        doubts |= {"asks"} if asks(clause.plain) or is_question(clause.plain) else set()
        people = iter(clause.people)
        words = [_who(next(people, ()), chosen, answer) if word == "@" else word for word in clause.words[:MOST_WORDS]]
        sentences.append((*(re.sub(r"\d", "9", word) for word in words), *(["?"] if "?" in sentence else [])))
    actions = tuple(each.action for each in commands)
    return Wording(answer.prompt.kind, actions, tuple(filter(None, sentences)), frozenset(doubts), answer.sender.name in chosen)


def _who(people: Named, chosen: set[str], answer: Answer) -> str:
    """A colleague as what he is in this case."""
    names = {person.name for person in people}
    if len(people) == 1 and names & chosen:
        return "@c"
    if answer.sender.name in names:
        return "@s"
    if names & {party.name for party in answer.case.involved}:
        return "@b"
    return "@h" if answer.case.handler is not None and answer.case.handler.name in names else "@"
