"""What a classifier read in a mail: values only, shared by `classifiers` (which makes them) and the domain (which uses them)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

ACT_FROM, ASK_FROM = 0.88, 0.11  # where an organisation chooses no thresholds of its own; docs/reading.md tells how chosen
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


@dataclass(frozen=True, slots=True)
class Wording:
    """A colleague's answer as a judge of answers sees it, beside what it is supposed to mean. It holds no name of a colleague.

    In `sentences` (their words in lower case) @ stands for a colleague, @s for the sender, @b for who is complained of, @h for
    who handles the case; # and ~ for a day and a length of time; 9 for a figure; ? ends a question. Beside a meaning @c is who is
    appointed in it, #c its day, #h an hour, %c its kind, verdict or satisfaction and %o another one.
    """

    letter: str  # the kind of letter that was answered
    actions: tuple[str, ...]  # that it is supposed to mean, words of READING's table
    sentences: tuple[tuple[str, ...], ...]
    doubts: frozenset[str] = frozenset()  # codes of the doubts that its clauses show
    values: tuple[str, ...] = ()  # of its actions, where there are few: a kind, a verdict, how satisfied
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()  # its clauses and what each is beside a meaning
    marks: frozenset[str] = frozenset()  # codes of what else the answer may mean, and of who is appointed


INTENTS = ("act", "note", "unclear")
"""What may be supposed of an answer instead of an action: that something be done, that it be filed, or nothing that is clear."""
Judge = Callable[[Wording], float]
"""The probability that an answer means what it is supposed to mean."""
