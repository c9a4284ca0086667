"""One action of a colleague, and what doing it gives: shared by the modules that do them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.answers.commands import Command, Prompt
from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.events import Event
from bot.domain.reading import Person

Done = tuple[Case, tuple[Event, ...]]


@dataclass(frozen=True, slots=True)
class Act:
    """Who did what, to which case, in answer to what, and when."""

    case: Case
    command: Command
    prompt: Prompt
    sender: Person
    bureau: Bureau
    now: datetime

    def word(self, name: str) -> str:
        return self.command.arguments.get(name, "").strip()

    def done(self, *events: Event, **words: str) -> Done:
        case = self.case.with_words(**words) if words else self.case
        return case.with_events(*events), events

    def event(self, kind: str, **data: str) -> Event:
        return Event(kind, self.now, data)
