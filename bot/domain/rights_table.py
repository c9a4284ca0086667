"""The table of rights: which role may do what, when, and how a regulation changes the rows every regulation starts from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.workflow import STATES

CONCERNED, COMPLAINANT, OUTSIDER = "betrokken medewerker", "klager", "buitenstaander"
ROLES = (
    "directie", "behandelaar", "gevraagde", "vervanger", "invoerder", "manager", "klachtenfunctionaris", "secretariaat",
    "collega", CONCERNED, COMPLAINANT, OUTSIDER,
)  # fmt: skip
ACTIONS = (
    "assign", "recuse", "classify", "admit", "reject", "plan_hearing", "cancel_hearing", "record_hearing", "waive_hearing",
    "verdict", "record_measures", "approve", "decline", "extend", "withdraw", "close", "outcome_reported", "record_reaction",
    "record_satisfaction", "record_offer", "record_agreement", "name_employee", "request_reaction", "estimate_claim",
    "notify_insurer", "discussed", "add_note", "file_note", "open_entry", "drop_entry", "correct_entry", "pause", "resume",
    "reopen", "merge", "correct", "undo",
)  # fmt: skip
EVERYTHING = "alles"
ASKING = (  # letters whose answer may be a right of who was asked
    "opdracht-behandelaar", "vraag-indeling", "vraag-ontvankelijkheid", "opdracht", "vraag-gesprek", "verzoek-verslag",
    "verzoek-reactie", "vraag-oordeel", "concept-uitkomst", "vraag-verlenging", "vraag-maatregelen", "vraag-tevredenheid",
    "melding-directie", "herinnering", "escalatie",
)  # fmt: skip
CAN_BE_WITHHELD = ("behandelaar", "gevraagde", "manager", "klachtenfunctionaris", "secretariaat")
RIGHT_WORDS: Mapping[tuple[str, str], Sequence[str]] = {
    ("right", "role"): ROLES,
    ("right", "may"): (EVERYTHING, *ACTIONS),
    ("right", "may_not"): (EVERYTHING, *ACTIONS),
    ("right", "in_answer_to"): ASKING,
    ("right", "in_state"): STATES,
}


@dataclass(frozen=True, slots=True)
class Right:
    """Whoever has this role may do these things. A regulation's own row takes the place of the default for what it names."""

    role: str
    may: tuple[str, ...] = ()
    may_not: tuple[str, ...] = ()
    in_answer_to: tuple[str, ...] = ()  # only in answer to one of these letters; none named: always
    in_state: tuple[str, ...] = ()  # only while the case is in one of these states
    article: str = ""
    duty: tuple[str, ...] = ()

    def fits(self, letter: str, state: str) -> bool:
        """True in answer to this letter, in a case in this state."""
        return (not self.in_answer_to or letter in self.in_answer_to) and (not self.in_state or state in self.in_state)


def merged(defaults: Iterable[Right], own: Sequence[Right]) -> tuple[Right, ...]:
    """The rows that count: the defaults without what the regulation speaks of itself, then its own."""
    spoken_of = {(right.role, action) for right in own for action in (*_spread(right.may), *_spread(right.may_not))}
    kept = [_without(right, {action for role, action in spoken_of if role == right.role}) for right in defaults]
    return tuple(right for right in (*kept, *(_without(right, ()) for right in own)) if right.may)


def _without(right: Right, actions: Iterable[str]) -> Right:
    gone = {*actions, *_spread(right.may_not)}
    return replace(right, may=tuple(action for action in _spread(right.may) if action not in gone), may_not=())


def _spread(actions: Sequence[str]) -> tuple[str, ...]:
    return ACTIONS if EVERYTHING in actions else tuple(actions)


def rows_for(rights: Iterable[Right], role: str, action: str) -> Iterator[Right]:
    """The rows that let this role do this, each under its own condition."""
    return (right for right in rights if right.role == role and action in right.may)
