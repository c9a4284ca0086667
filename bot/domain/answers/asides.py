"""Remarks beside an action that leave it as it is, though they hold a word of doubt: who was told, why, what the client wants.

Each counts only beside its own actions, only as a whole clause, and only while no other doubt is in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from bot.domain.answers.clauses import CERTAIN_DOUBT
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.masked import Clause, clause_of
from bot.domain.answers.names import plain_letters

Commands = Collection[Command]


def _anywhere(clause: Clause, commands: Commands) -> bool:
    return True


def opening(clause: Clause, commands: Commands) -> bool:
    """Only as the first words of the answer."""
    return clause.answer.text.lstrip().startswith(clause.text.strip())


def of_others(clause: Clause, commands: Commands) -> bool:
    """Only of colleagues who are not appointed."""
    return not _named(clause) & _chosen(commands)


def not_of_the_chosen(clause: Clause, commands: Commands) -> bool:
    """Only where the words before it name somebody, and not who is appointed."""
    text = clause.answer.text
    before = clause_of(text[: max(text.find(clause.text.strip()), 0)], clause.answer)
    return bool(_named(before)) and not _named(before) & _chosen(commands)


def answered(clause: Clause, commands: Commands) -> bool:
    """Only as the first words, of who is appointed, and before "ja"."""
    yes = re.search(r"[.!] ja\b", plain_letters(clause.answer.text)) is not None
    return yes and opening(clause, commands) and _named(clause) == _chosen(commands)


def of_another_day(clause: Clause, commands: Commands) -> bool:
    """Only of one day, while the talk is planned on another, which is no day of that name either."""
    planned = [date.fromisoformat(each.arguments["when"][:10]) for each in commands if each.action == "plan_hearing"]
    day = clause.found.day
    return day is not None and not clause.found.problem and all(each.weekday() != day.weekday() for each in planned)


def from_afar(clause: Clause, commands: Commands) -> bool:
    """Only where the talk is held by telephone, on a screen, or at somebody's home."""
    return (
        re.search(r"\b(?:telefonisch|bellen|teams|beeldbel\w*|online|video\w*|thuis)\b", plain_letters(clause.answer.text))
        is not None
    )


def of_himself(clause: Clause, commands: Commands) -> bool:
    """Only of the sender, while somebody else is appointed."""
    return clause.answer.sender.name not in _chosen(commands)


def of_the_hour(clause: Clause, commands: Commands) -> bool:
    """Only of the hour for which the talk is planned."""
    planned = [each.arguments["when"][11:] for each in commands if each.action == "plan_hearing"]
    return clause.found.clock is not None and planned == [f"{clause.found.clock:%H:%M}"]


def of_the_room(clause: Clause, commands: Commands) -> bool:
    """Only straight behind words about the room or the place."""
    text = clause.answer.text
    before = clause_of(text[: max(text.find(clause.text.strip(" ,.")), 0)][-80:], clause.answer).plain
    return re.search(r"\b(?:zaal|kamer|ruimte|locatie|plek|lokaal|spreekkamer)\b(?!.*#)", before) is not None


def _named(clause: Clause) -> set[str]:
    return {person.name for people in clause.people for person in people}


def _chosen(commands: Commands) -> set[str]:
    return {command.arguments["handler"] for command in commands if command.action == "assign"}


@dataclass(frozen=True, slots=True)
class Aside:
    action: str
    shape: re.Pattern[str]  # of the whole masked clause
    pardoned: str  # words of doubt that are none here
    holds: Callable[[Clause, Commands], bool]  # where it counts


def aside(action: str, shape: str, pardoned: str = "", holds: Callable[[Clause, Commands], bool] = _anywhere) -> Aside:
    return Aside(action, re.compile(rf"(?:ja |tja |helaas |sorry )?(?:en |want |dus )?(?:{shape})"), pardoned, holds)


def is_one(text: str, commands: Commands, answer: Answer, asides: Collection[Aside]) -> bool:
    """True for a clause that is, as a whole, one of these remarks where it counts."""
    clause = clause_of(text, answer)
    names = {command.action for command in commands}
    return any(
        remark.action in names and remark.shape.fullmatch(clause.plain) is not None and _fits(remark, clause, commands)
        for remark in asides
    )


def _fits(remark: Aside, clause: Clause, commands: Commands) -> bool:
    if "?" in clause.text or not remark.holds(clause, commands):
        return False
    left = re.sub(rf"\b(?:{remark.pardoned})\b", " ", clause.plain) if remark.pardoned else clause.plain
    return CERTAIN_DOUBT.search(left) is None
