"""What a classifier read in a mail: values only, shared by `classifiers` (which makes them) and the domain (which uses them)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

ACT_FROM, ASK_FROM = 0.89, 0.05  # where an organisation chooses no thresholds of its own; docs/reading.md tells how chosen
KINDS = ("klacht", "suggestie", "vraag", "intrekking", "compliment", "overig")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the roster. `roles` holds the words of the CSV's role column; `aliases` other ways to write the name.

    `deputy` answers for him while he is away: an address, "" for nobody.
    """

    name: str
    email: str
    roles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    deputy: str = ""

    def has_role(self, role: str) -> bool:
        """Capitals do not matter: the staff list comes from somebody's spreadsheet."""
        return role.casefold() in [each.casefold() for each in self.roles]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one mail says. Dates are resolved against the day of receipt."""

    kind: str  # one of KINDS
    scores: Mapping[str, float]  # kind -> probability, sums to 1
    decision: str  # "act", "ask" or "leave"
    event_dates: tuple[date, ...] = ()
    event_period: tuple[date, date] | None = None
    other_dates: tuple[date, ...] = ()
    employees: tuple[str, ...] = ()  # full roster names whom the mail is about
    employees_mentioned: tuple[str, ...] = ()
    ambiguous_employees: tuple[str, ...] = ()  # roster names between which the mail does not choose
    opdrachtgever: str | None = None  # UWV, gemeente, werkgever, verzekeraar
    amount_eur: float | None = None
    older_than_year: bool = False
    discussed_first: bool | None = None
    place: str | None = None
    summary: tuple[str, ...] = ()  # at most six sentences of the sender's own
    language: str = "nl"
    flags: tuple[str, ...] = ()  # codes of classifiers.flags: geschil, nood, anoniem, ...
    alarm: str = ""  # the words that show nood
    contradicted: tuple[date, ...] = ()  # event dates beside which the mail names another weekday
    reasons: tuple[str, ...] = field(default=())
