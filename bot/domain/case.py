"""A case: its history, and what follows from replaying it. Personal data stand apart from the events, to be erased."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bot.domain.events import Event
from bot.domain.workflow import CLOSED, after


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in the case: the complainant, an employee concerned or a handler."""

    name: str
    email: str
    function: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the complaint says, as read in the mails. All personal; erased when the retention ends."""

    event_dates: tuple[date, ...] = ()
    event_period: tuple[date, date] | None = None
    place: str | None = None
    sentences: tuple[str, ...] = ()
    doubtful_employees: tuple[str, ...] = ()
    opdrachtgever: str | None = None
    amount_eur: float | None = None
    older_than_year: bool = False
    discussed_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """`parties` maps person keys (`klager`, `betrokken-1`, `behandelaar-1`) to people; events name only the keys."""

    organisation: str
    pin: str  # id@version of the regulation the case started under
    received: datetime
    number: str = ""  # 2026-014; empty until it is known to be a complaint
    id: int = 0
    parties: Mapping[str, Party] = field(default_factory=dict)
    facts: Facts = Facts()
    events: tuple[Event, ...] = ()

    @property
    def state(self) -> str:
        """The state after the last event."""
        state = ""
        for event in self.events:
            state = after(state, event.kind)
        return state

    @property
    def is_open(self) -> bool:
        return self.state not in CLOSED

    @property
    def complainant(self) -> Party:
        return self.parties["klager"]

    @property
    def involved(self) -> tuple[Party, ...]:
        """The employees complained about."""
        return tuple(party for key, party in self.parties.items() if key.startswith("betrokken-"))

    @property
    def handler(self) -> Party | None:
        """Who handles it now."""
        assigned = [event for event in self.events if event.kind == "handler_assigned"]
        return self.parties.get(assigned[-1].data["person"]) if assigned else None

    def when(self, kind: str) -> datetime | None:
        """The last time this event happened."""
        return next((event.at for event in reversed(self.events) if event.kind == kind), None)

    def happened(self) -> dict[str, datetime]:
        """First moment of each kind of event; what terms count from."""
        first: dict[str, datetime] = {}
        for event in self.events:
            first.setdefault(event.kind, event.at)
        return first

    def with_events(self, *events: Event) -> Case:
        """The case with these events appended; StepNotAllowed leaves it as it was."""
        grown = replace(self, events=self.events + events)
        _ = grown.state
        return grown

    def with_party(self, role: str, party: Party) -> tuple[Case, str]:
        """The case with this person under the next free key of `role`, and that key."""
        for key, known in self.parties.items():
            if key.startswith(f"{role}-") and known.email == party.email:
                return self, key
        count = sum(key.startswith(f"{role}-") for key in self.parties)
        key = f"{role}-{count + 1}"
        return replace(self, parties={**self.parties, key: party}), key
