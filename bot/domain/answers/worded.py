"""An answer beside what it may mean, in the words that a judge weighs: without the names and days of one case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.answers.actions import action
from bot.domain.answers.clauses import clauses, halves
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.free.pleased import LEVELS
from bot.domain.answers.judged import MOST_SENTENCES, MOST_WORDS, doubts_of, who_is
from bot.domain.answers.masked import Clause, clause_of
from bot.domain.answers.residue import is_broken_off
from bot.domain.answers.supposed import SAYS_LABEL, VERDICTS, Commands
from bot.domain.reading import Wording

_EXACT = {  # the argument by which a rule and a meaning are the same
    "assign": "handler", "plan_hearing": "when", "extend": "until", "classify": "label", "verdict": "gegrond",
    "record_satisfaction": "text",
}  # fmt: skip
_LONGER_FIRST = ("ongegrond", "niet tevreden", "deels", "gegrond", "tevreden")
_SHAPES = {"verdict": VERDICTS, "record_satisfaction": LEVELS}  # value -> its words


@dataclass(frozen=True, slots=True)
class _Part:
    """A clause of an answer, what a rule takes it for, and what doubts it shows."""

    clause: Clause
    command: Command | None
    doubts: frozenset[str]


def worded(answer: Answer, meanings: Sequence[Commands]) -> list[Wording]:
    """The answer beside each of these meanings."""
    sentences = [
        [_part(part, answer) for part in halves(sentence) if part.strip(" ,.!:;-")]
        for sentence in clauses(answer.text)[:MOST_SENTENCES]
    ]
    doubts = frozenset({"broken off"} if is_broken_off(answer.text) else set())
    doubts = doubts.union(*(part.doubts for parts in sentences for part in parts))
    return [_beside(each, meanings, sentences, doubts, answer) for each in meanings]


def _part(text: str, answer: Answer) -> _Part:
    clause = clause_of(text, answer)
    return _Part(clause, action(text, answer) if len(clause.words) <= MOST_WORDS else None, doubts_of(text, clause))


def _beside(
    commands: Commands, meanings: Sequence[Commands], sentences: list[list[_Part]], doubts: frozenset[str], answer: Answer
) -> Wording:
    said, parts = [], []
    for sentence in sentences:
        words: tuple[str, ...] = ()
        for part in sentence:
            these = _words(part, commands, answer)
            parts.append((_place(part, these, commands), these))
            words += these
        said.append(words[:MOST_WORDS])
    values = tuple(each.arguments[_EXACT[each.action]] for each in commands if each.action in (*_SHAPES, "classify"))
    actions = tuple(each.action for each in commands)
    marks = frozenset(_marks(commands, meanings, answer))
    return Wording(answer.prompt.kind, actions, tuple(filter(None, said)), doubts, values, tuple(parts), marks)


def _marks(commands: Commands, meanings: Sequence[Commands], answer: Answer) -> set[str]:
    """Who is appointed, whether there is an hour, and what other meanings there are."""
    found = {"own"} if any(each.arguments.get("handler") == answer.sender.name for each in commands) else set()
    found |= {"hour"} if any("T" in each.arguments.get("when", "") for each in commands) else set()
    others = [each for meaning in meanings for each in meaning if each not in commands]
    for name in {each.action for each in commands}:
        rivals = {tuple(sorted(each.arguments.items())) for each in others if each.action == name}
        found.add(f"{name} rivals {min(len(rivals), 2)}")
    return found | {f"beside {each.action}" for each in others if each.action not in {one.action for one in commands}}


def _place(part: _Part, words: Sequence[str], commands: Commands) -> str:
    """What a part is beside these actions: one of them as a rule sees it, another one, what names an argument, or the rest."""
    seen = part.command
    if seen is None or seen.action == "unclear":
        return "holds" if {"@c", "#c", "%c"} & set(words) else "rest"
    return "acts" if is_same(seen, commands) else "other"


def is_same(command: Command, commands: Commands) -> bool:
    """True when one of these is the command, by all of its arguments that are no free words."""
    exact = _EXACT.get(command.action, "")
    return any(
        each.action == command.action and each.arguments.get(exact, "") == command.arguments.get(exact, "") for each in commands
    )


def _words(part: _Part, commands: Commands, answer: Answer) -> tuple[str, ...]:
    found, plain = part.clause.found, part.clause.plain
    for command in commands:
        plain = _with_values(plain, command)
    chosen = {each.arguments["handler"] for each in commands if "handler" in each.arguments}
    days = {each.arguments[name][:10] for each in commands for name in ("when", "until") if name in each.arguments}
    day = "#" if found.day is None or found.day.isoformat() not in days else "#c"
    day = "#h" if found.day is None and found.clock is not None else day
    people = iter(part.clause.people)
    words = []
    for word in re.findall(r"[@#~]|[^\s@#~]+", plain)[:MOST_WORDS]:
        one = next(people, ()) if word == "@" else ()
        known = "@c" if len(one) == 1 and one[0].name in chosen else who_is(one, answer)
        words.append(known if word == "@" else day if word == "#" else re.sub(r"\d", "9", word))
    return (*words, *(["?"] if "?" in part.clause.text else []))


def _with_values(plain: str, command: Command) -> str:
    """The words with %c for the kind, verdict or satisfaction of this command, and %o for every other one."""
    if command.action == "classify":
        chosen = command.arguments["label"]
        return SAYS_LABEL.sub(lambda match: f"{match['not'] or ''}{'%c' if match.lastgroup == chosen else '%o'}", plain)
    shapes = _SHAPES.get(command.action, {})
    for value in sorted(shapes, key=_LONGER_FIRST.index):
        plain = shapes[value].sub("%c" if command.arguments[_EXACT[command.action]] == value else "%o", plain)
    return plain
