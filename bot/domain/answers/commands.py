"""What a colleague's answer comes to: a command, or several. `interpret` makes them, `rights` allows them, `acts` does them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.reading import Person


@dataclass(frozen=True, slots=True)
class Prompt:
    """The letter that was answered: its kind and its numbered choices, number -> the words that choice stands for."""

    kind: str
    choices: Mapping[str, str] = field(default_factory=dict)
    code: str = ""  # of a melding-directie: what it was about
    about: str = ""  # of an uitgevoerd: the kind of the letter whose answer it told of


@dataclass(frozen=True, slots=True)
class Command:
    """`action` is a word of READING's table; `why` tells the colleague what was wrong when it is unclear or not allowed."""

    action: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    why: str = ""
    also: tuple[Command, ...] = ()
    chance: float = field(default=0.0, compare=False)  # that it is meant so, where a learned judge said so; 0 where a rule did


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything an answer is understood from. `until` is the case's final date, from which an extension counts."""

    text: str
    prompt: Prompt
    sender: Person
    case: Case
    bureau: Bureau
    now: datetime | None = None
    until: date | None = None
