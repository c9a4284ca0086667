"""An organisation as the core sees it: its regulation, its people and its calendar, without servers or secrets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time

from bot.domain.attachments import Limits
from bot.domain.reading import ACT_FROM, ASK_FROM, Person
from bot.domain.retention import Retention
from bot.domain.rules import Regulation
from bot.domain.workdays import Calendar, next_office_moment
from bot.mail.message import Address


@dataclass(frozen=True, slots=True)
class Contact:
    """The person the client can turn to."""

    name: str
    email: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Principal:
    """An opdrachtgever: `kind` is UWV, gemeente, werkgever or verzekeraar; `domains` are those its people write from."""

    name: str
    kind: str
    contact: str = ""
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bureau:
    """One bureau and the rules it promised to follow."""

    id: str
    name: str
    regulation: Regulation  # in force, or the one a case is under
    regulation_url: str
    sender: Address
    contact: Contact
    directie: tuple[str, ...]  # addresses
    roster: tuple[Person, ...]
    calendar: Calendar
    opens: time
    closes: time
    act_from: float = ACT_FROM
    ask_from: float = ASK_FROM
    principals: tuple[Principal, ...] = ()
    functionary: Contact | None = None  # the klachtenfunctionaris
    insurer: str = ""  # address
    withheld: frozenset[tuple[str, str]] = frozenset()  # (role, action): what this organisation does not give that role
    files: Limits = field(default_factory=Limits)  # which files it takes
    retention: Retention = field(default_factory=Retention)  # how long it keeps what
    versions: Mapping[str, Regulation] = field(default_factory=dict, repr=False)  # every regulation there is, by `id@version`

    def under(self, pin: str) -> Bureau:
        """The bureau with the rules of a case that began under this `id@version`; when these are gone, with those in force."""
        regulation = self.versions.get(pin, self.regulation)
        return self if regulation is self.regulation else replace(self, regulation=regulation)

    def principal(self, kind: str | None) -> Principal | None:
        """The only principal of this kind; None when there is none, or more than one to choose from."""
        fitting = [each for each in self.principals if each.kind == kind]
        return fitting[0] if len(fitting) == 1 else None

    @property
    def own_addresses(self) -> frozenset[str]:
        """Every colleague's address and that of the mailbox itself: never a client's."""
        return frozenset({person.email for person in self.roster} | {self.sender.email})

    def person(self, email: str) -> Person | None:
        """The roster line with this address."""
        return next((person for person in self.roster if person.email == email.lower()), None)

    def named(self, name: str) -> Person | None:
        """The roster line with exactly this full name."""
        return next((person for person in self.roster if person.name == name), None)

    def directors(self) -> tuple[Person, ...]:
        """The directie, in the order of the configuration."""
        return tuple(person for email in self.directie if (person := self.person(email)))

    def may_send_at(self, moment: datetime) -> datetime:
        """The first moment from `moment` on in office hours on a working day."""
        return next_office_moment(moment, self.calendar, self.opens, self.closes)
