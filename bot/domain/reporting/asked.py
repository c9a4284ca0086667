"""What was asked by letter and not answered yet: of whom, since when, and with which answers to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from bot.domain.absence import OF_THE_HANDLER, SETTLED_BY, is_away, is_open
from bot.domain.answers.confirm import CODE as CONFIRMS
from bot.domain.case import Case
from bot.domain.second_look import LOOK_AGAIN, waits_since
from bot.domain.undo import question_of
from bot.domain.workdays import local_date

NOTICE = "melding-directie"
ASKS_NOTHING = ("opdracht",)  # "u hoeft nu niet te antwoorden"
ALSO_SETTLED_BY: Mapping[str, tuple[str, ...]] = {  # beside the questions to colleagues: the client's, and those in a notice
    "verzoek-aanvulling": ("added", "corrected", "hearing_held", "verdict_given", "outcome_sent"),
    "melding-directie:uwv": ("uwv_agreed", "uwv_notified"),
    "melding-directie:intrekking": ("withdrawn", "closed"),
    "melding-directie:ontevreden": ("satisfaction_recorded",),
    "melding-directie:afwezig": ("handler_assigned", "handler_released"),
}
SETTLED_BY_NO = ("vraag-verlenging", "melding-directie:uwv", "melding-directie:intrekking")  # a no is a note, no event of its own
ASKING = (*(kind for kind in SETTLED_BY if kind not in ASKS_NOTHING), "verzoek-aanvulling", NOTICE)

IN_WORDS: Mapping[str, str] = {  # what is asked, for a list that has no room for the question itself
    "opdracht-behandelaar": "wie behandelt",
    "vraag-indeling": "wat voor mail het is",
    "vraag-ontvankelijkheid": "in behandeling of niet",
    "vraag-gesprek": "dag van het gesprek",
    "verzoek-verslag": "verslag van het gesprek",
    "vraag-oordeel": "oordeel",
    "concept-uitkomst": "akkoord op de brief",
    "vraag-maatregelen": "maatregelen",
    "vraag-verlenging": "of het op tijd lukt",
    "vraag-tevredenheid": "tevreden of niet",
    "verzoek-reactie": "reactie",
    "verzoek-aanvulling": "aanvulling",
    "melding-directie:bevestig-antwoord": "of een antwoord echt is",
    "melding-directie:uwv": "melden aan het UWV of niet",
    "melding-directie:intrekking": "stoppen of doorgaan",
    "melding-directie:ontevreden": "contact met wie niet tevreden is",
    "melding-directie:afwezig": "overnemen of niet",
    "melding-directie:opnieuw": "heropenen of niet",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One letter that asks something, as the outbox has it. `answered`: a mail in answer to it was done or filed."""

    kind: str
    key: str
    case_id: int
    recipient: str  # address
    at: datetime
    subject: str
    choices: tuple[str, ...]  # the answers it offers, in the order of their numbers
    token: str
    answered: bool = False
    held: bool = False  # the mail it asks about is still held

    @property
    def name(self) -> str:
        """What is asked: the kind of the letter, of a notice with its code."""
        return f"{NOTICE}:{self.key.split(':')[2]}" if self.kind == NOTICE else self.kind

    @property
    def question(self) -> str:
        """One question has one of these, whoever was asked and however often."""
        return question_of(self.key, self.recipient)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that is open, with the newest letter to each who was asked it."""

    case: Case
    letters: tuple[Asked, ...]

    @property
    def since(self) -> datetime:
        return min(letter.at for letter in self.letters)

    def to(self, email: str) -> Asked | None:
        """The letter that this person got."""
        return next((letter for letter in reversed(self.letters) if letter.recipient == email), None)


def unanswered(letters: Iterable[Asked], cases: Sequence[Case], now: datetime) -> Iterator[Unanswered]:
    """The questions that still want an answer, oldest first. Of two about the same thing in one case the newest counts."""
    known = {case.id: case for case in cases}
    of_cases = sorted((each for each in letters if each.case_id in known), key=lambda each: (each.case_id, _topic(each), each.at))
    found = []
    for (case_id, _), group in groupby(of_cases, key=lambda each: (each.case_id, _topic(each))):
        asked, case = list(group), known[case_id]
        same = [each for each in asked if each.question == asked[-1].question]
        latest = [each for each in same if not (_reacted(each, case) or _replaced(each, case))]
        if latest and _is_open(latest, case, now):
            newest = {each.recipient: each for each in latest}
            found.append(Unanswered(case, tuple(newest.values())))
    yield from sorted(found, key=lambda each: each.since)


def _topic(letter: Asked) -> str:
    """Each held mail is a matter of its own; any other question of a kind takes the place of an earlier one."""
    return letter.question if letter.name == f"{NOTICE}:{CONFIRMS}" else letter.name


def _reacted(letter: Asked, case: Case) -> bool:
    """True when this employee gave his side; another employee concerned may still have to."""
    if letter.kind != "verzoek-reactie":
        return False
    reactions = [event for event in case.events if event.kind == "reaction_received" and event.at >= letter.at]
    return any(event.data.get("person", "") == case.key_of(letter.recipient) for event in reactions)


def _replaced(letter: Asked, case: Case) -> bool:
    """True for a question to a handler whose place somebody else took: it is the other's to answer."""
    if case.handler is None or letter.kind not in OF_THE_HANDLER or letter.recipient == case.handler.email:
        return False
    handled = [case.parties[key] for event in case.events if event.kind == "handler_assigned" and (key := event.data["person"])]
    return any(party.email == letter.recipient for party in handled)


def _is_open(letters: Sequence[Asked], case: Case, now: datetime) -> bool:
    first = letters[0]
    if first.name == f"{NOTICE}:{CONFIRMS}":
        return bool(first.choices) and first.held
    if first.name == f"{NOTICE}:{LOOK_AGAIN}":
        return waits_since(case) is not None
    if not case.is_open or (first.name in SETTLED_BY_NO and any(each.answered for each in letters)):
        return False
    if first.name == f"{NOTICE}:afwezig":
        away = case.handler is not None and is_away(case, case.handler.email, local_date(now))
        if not away or not first.choices:
            return False
    if first.kind == "verzoek-reactie":
        return True
    if first.name in ALSO_SETTLED_BY:
        since = min(each.at for each in letters)
        return not any(event.kind in ALSO_SETTLED_BY[first.name] and event.at >= since for event in case.events)
    return first.kind != NOTICE and is_open(first.kind, case, min(each.at for each in letters))
