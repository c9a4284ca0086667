"""What an event makes of letters that still wait: some say what is no longer so, and are taken back before anybody reads them.

What was only put right, as a name or a day, is written anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.domain.case import Case
from bot.domain.events import Event
from bot.domain.history import UNDONE
from bot.domain.letters.asking import REMINDERS
from bot.domain.letters.correspondence import after_events
from bot.domain.letters.letter import Desk, Letter
from bot.domain.undo import STAY_INSIDE, due, question_of

OUTCOME = "uitkomst"
_ASKED_OF_HANDLER = frozenset(
    {"opdracht", "vraag-gesprek", "verzoek-verslag", "vraag-maatregelen", "vraag-verlenging", *REMINDERS}
)
_REPLIES = frozenset({"uitgevoerd", "begreep-niet"})
_QUESTIONS = frozenset({"vraag-indeling", "vraag-ontvankelijkheid", "vraag-oordeel", "opdracht-behandelaar", "concept-uitkomst"})
_ENDED = (
    _ASKED_OF_HANDLER | _QUESTIONS | {"bericht-behandelaar", "kennisgeving-medewerker", "verzoek-reactie", "verzoek-aanvulling"}
)
_WITHOUT_OUTCOME = _ENDED | {OUTCOME, "verlenging", "vraag-tevredenheid"}

OVERTAKES: Mapping[str, frozenset[str]] = {  # whoever the letter is for
    "classified": frozenset({"vraag-indeling"}),
    "admitted": frozenset({"vraag-ontvankelijkheid"}),
    "handler_assigned": frozenset({"bericht-behandelaar", "opdracht-behandelaar"}),
    "handler_released": frozenset({"bericht-behandelaar"}),
    "hearing_planned": frozenset({"uitnodiging-gesprek", "vraag-gesprek"}),
    "hearing_cancelled": frozenset({"uitnodiging-gesprek"}),
    "draft_made": frozenset({"concept-uitkomst"}),
    "draft_held": frozenset({OUTCOME}),
    "extended": frozenset({"verlenging", "vraag-verlenging"}),
    "rejected": _WITHOUT_OUTCOME,
    "withdrawn": _WITHOUT_OUTCOME,
    "merged": _WITHOUT_OUTCOME,
    "closed": _ENDED,
    "reopened": frozenset({"niet-in-behandeling", "bevestiging-intrekking"}),
}


def overtakes(event: Event, kind: str, recipient: str, case: Case) -> bool:
    """True when a letter of this kind, written before `event` and not sent yet, must not be read any more by its recipient."""
    if kind in OVERTAKES.get(event.kind, ()):
        return True
    if event.kind in ("handler_assigned", "handler_released"):
        handled = any(key.startswith("behandelaar-") and each.email == recipient for key, each in case.parties.items())
        return kind in _ASKED_OF_HANDLER and handled and (case.handler is None or case.handler.email != recipient)
    if event.kind == "employee_named":  # what staff read of a case is not for whom it is about
        return kind in STAY_INSIDE - _REPLIES and case.parties[event.data["person"]].email == recipient
    return False


def may_overtake(event: Event) -> bool:
    """True for an event that may overtake a letter that waits."""
    return event.kind in OVERTAKES or event.kind == "employee_named"


def puts_right(event: Event, case: Case) -> bool:
    """True when what letters tell was corrected, or a correction was taken back."""
    gone = case.log[int(event.data["first"]) - 1 : int(event.data["last"])] if event.kind == UNDONE else ()
    return "corrected" in (event.kind, *(each.kind for each in gone))


def anew(desk: Desk, key: str, recipient: str) -> Letter | None:
    """The letter of this key as the history now calls for it; None when nothing does, or something since overtook it."""
    asked = _of_whoever(key, recipient)
    for letter, since in _called_for(desk):
        reader = letter.recipient.email
        if _of_whoever(letter.key, reader) == asked and (reader == recipient or not letter.key.endswith(reader)):
            gone = any(overtakes(event, letter.kind, recipient, desk.case) for event in since)
            return None if gone else letter
    return None


def _of_whoever(key: str, reader: str) -> str:
    return question_of(key, reader).removesuffix(
        ":"
    )  # one to the client has no address in its key before it is written once more


def _called_for(desk: Desk) -> Iterator[tuple[Letter, tuple[Event, ...]]]:
    """Every letter that an event calls for, with what happened after it, and those of the questions that are due."""
    events = desk.case.events
    for position in range(len(events), 0, -1):
        for letter in after_events(desk, events[position - 1 : position]):
            yield letter, events[position:]
    for letter in due(desk):
        yield letter, ()
