"""A case: its history, and what follows from replaying it. Personal data stand apart from the events, to be erased."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bot.domain.events import Event
from bot.domain.history import effective
from bot.domain.workflow import CLOSED, REJECTED, after, allows


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
    language: str = "nl"  # of the mail: nl, en or de
    contradicted: tuple[date, ...] = ()  # event dates with another weekday beside them, to be asked about
    flags: tuple[str, ...] = ()  # of the reading: geschil, anoniem, ...


@dataclass(frozen=True, slots=True)
class Case:
    """`parties` maps person keys (`klager`, `betrokken-1`, `behandelaar-1`) to people; events name only the keys.

    `file` holds the words that letters are made of (reasons, measures, agreements); personal, and erased with the case.
    `log` is everything that was recorded; what follows from it is told by `events`, without what was taken back.
    """

    organisation: str
    pin: str  # id@version of the regulation the case started under
    received: datetime
    number: str = ""  # 2026-014; empty until it is known to be a complaint
    id: int = 0
    parties: Mapping[str, Party] = field(default_factory=dict)
    facts: Facts = Facts()
    file: Mapping[str, str] = field(default_factory=dict)
    log: tuple[Event, ...] = ()

    @property
    def events(self) -> tuple[Event, ...]:
        """The history that counts."""
        return effective(self.log)

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
    def is_erased(self) -> bool:
        """True when its retention ended, or somebody asked for it: only the events are left, for the register."""
        return any(event.kind == "erased" for event in self.log)

    @property
    def complainant(self) -> Party:
        return self.parties["klager"]

    @property
    def involved(self) -> tuple[Party, ...]:
        """The employees complained about."""
        return tuple(party for key, party in self.parties.items() if key.startswith("betrokken-"))

    @property
    def handler(self) -> Party | None:
        """Who handles it now; None before an assignment and after a release."""
        last = next((event for event in reversed(self.history) if event.kind in ("handler_assigned", "handler_released")), None)
        return self.parties.get(last.data["person"]) if last is not None and last.kind == "handler_assigned" else None

    @property
    def history(self) -> tuple[Event, ...]:
        """What happened since the case was taken up again after a refusal, or from the start."""
        return rounds(self.events)[-1]

    @property
    def received_again(self) -> datetime:
        """The moment the terms now run from: the receipt, or the new request after a refusal."""
        return next((event.at for event in self.history if event.kind == "received"), self.received)

    @property
    def approved(self) -> Event | None:
        """The word that let the outcome go, since the case was last reopened; None while it is awaited, or held back since."""
        ends = ("draft_approved", "draft_held", "reopened")
        last = next((event for event in reversed(self.history) if event.kind in ends), None)
        return last if last is not None and last.kind == "draft_approved" else None

    @property
    def held_back(self) -> Event | None:
        """The word of a colleague who does not want the last draft sent; None when nobody holds it back."""
        ends = ("draft_made", "draft_approved", "draft_held", "outcome_sent", "reopened")
        last = next((event for event in reversed(self.history) if event.kind in ends), None)
        return last if last is not None and last.kind == "draft_held" else None

    def last(self, kind: str) -> Event | None:
        """The last event of this kind since the case was (again) taken up."""
        return next((event for event in reversed(self.history) if event.kind == kind), None)

    def has(self, *kinds: str) -> bool:
        """True when one of these happened since the case was (again) taken up."""
        return any(event.kind in kinds for event in self.history)

    def when(self, kind: str) -> datetime | None:
        """The last time this event happened."""
        return next((event.at for event in reversed(self.events) if event.kind == kind), None)

    def paused_until(self, today: date) -> date | None:
        """The day on which a case that rests `today` goes on by itself; None when it does not rest."""
        last = next((event for event in reversed(self.events) if event.kind in ("paused", "resumed", "reopened")), None)
        until = date.fromisoformat(last.data["until"]) if last is not None and last.kind == "paused" else today
        return until if until > today and self.is_open else None

    @property
    def merged_into(self) -> str:
        """The number of the case this one went into, "" when it did not."""
        merged = self.last("merged")
        return merged.data["into"] if merged is not None else ""

    @property
    def numbers(self) -> tuple[str, ...]:
        """Its own number, and those of the cases that went into it."""
        return (self.number, *(event.data["number"] for event in self.events if event.kind == "joined"))

    def key_of(self, email: str) -> str:
        """The person key of this address, that of an employee concerned before others; "" when it is nobody in the case."""
        keys = [key for key, party in self.parties.items() if party.email == email]
        return next((key for key in keys if key.startswith("betrokken-")), next(iter(keys), ""))

    def with_events(self, *events: Event) -> Case:
        """The case with these events appended; StepNotAllowed leaves it as it was."""
        grown = replace(self, log=self.log + events)
        _ = grown.state
        return grown

    def with_words(self, **words: str) -> Case:
        """The case with these words in its file; an empty word takes the place of what stood there."""
        return replace(self, file={**self.file, **words})

    def with_party(self, role: str, party: Party) -> tuple[Case, str]:
        """The case with this person under the next free key of `role`, and that key."""
        for key, known in self.parties.items():
            if key.startswith(f"{role}-") and known.email == party.email:
                return self, key
        used = {*self.parties, *(event.data.get("person", "") for event in self.log)}  # a key never means a second person
        numbers = [int(key.rpartition("-")[2]) for key in used if key.startswith(f"{role}-")]
        key = f"{role}-{max(numbers, default=0) + 1}"
        return replace(self, parties={**self.parties, key: party}), key


def rounds(events: tuple[Event, ...]) -> list[tuple[Event, ...]]:
    """The history cut where a refused complaint was taken up again: each part begins with its own receipt."""
    parts: list[list[Event]] = [[]]
    state = ""
    for event in events:
        if event.kind == "reopened" and state == REJECTED:
            parts.append([Event("received", event.at)])
        parts[-1].append(event)
        state = after(state, event.kind) if allows(state, event.kind) else state
    return [tuple(part) for part in parts]


def talk_was_held(case: Case) -> bool:
    """True when a talk was told of, and none was planned after it."""
    held, planned = case.last("hearing_held"), case.last("hearing_planned")
    return held is not None and (planned is None or planned.at <= held.at)


def unheard(case: Case) -> tuple[Party, ...]:
    """The client and the employees of whose side nothing was heard or waived yet."""
    client = () if case.has("complainant_heard") or "klager" not in case.parties else (case.complainant,)
    return (*client, *(() if case.has("employee_heard") else case.involved))


def planned_talk(case: Case) -> Event | None:
    """The talk that was not called off, held or not."""
    planned = case.last("hearing_planned")
    return None if planned is None or (case.last("hearing_cancelled") or planned).at > planned.at else planned
