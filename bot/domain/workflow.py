"""The life of a case as one table: which event is allowed in which state, and where it leads.

Few states are enough, because being in time is not a state but a term that an event meets. Events that change no state
(a talk held, a reminder answered) are listed once, with the states in which they may happen. `docs/life-of-a-case.md` is
drawn from this table by `diagram()`.
"""

from __future__ import annotations

from bot.domain.events import EVENTS
from bot.errors import StepNotAllowed

# Dutch names, as the letters use them: gevraagd = asked whether it is a complaint; ontvangen = received;
# in_behandeling = being handled; beantwoord = outcome sent; afgewezen = not taken up; gesloten = closed.
ASKED, RECEIVED, HANDLED, ANSWERED, REJECTED, CLOSED_STATE = (
    "gevraagd",
    "ontvangen",
    "in_behandeling",
    "beantwoord",
    "afgewezen",
    "gesloten",
)
STATES = (ASKED, RECEIVED, HANDLED, ANSWERED, REJECTED, CLOSED_STATE)
CLOSED = (REJECTED, CLOSED_STATE)
OPEN = (ASKED, RECEIVED, HANDLED, ANSWERED)
RUNNING = (RECEIVED, HANDLED, ANSWERED)
ANY_TIME = OPEN + CLOSED  # letters that were queued may still arrive after the case was closed

TRANSITIONS: dict[tuple[str, str], str] = {
    ("", "asked"): ASKED,
    ("", "received"): RECEIVED,
    (ASKED, "asked"): ASKED,  # again, after a correction
    (ASKED, "received"): RECEIVED,
    (ASKED, "withdrawn"): CLOSED_STATE,
    (ASKED, "closed"): CLOSED_STATE,
    (RECEIVED, "handler_assigned"): HANDLED,
    (HANDLED, "handler_assigned"): HANDLED,
    (ANSWERED, "handler_assigned"): HANDLED,
    (HANDLED, "handler_released"): RECEIVED,
    (RECEIVED, "rejected"): REJECTED,
    (HANDLED, "rejected"): REJECTED,
    (RECEIVED, "outcome_sent"): ANSWERED,  # the directie settled it without appointing anybody
    (HANDLED, "outcome_sent"): ANSWERED,
    (ANSWERED, "outcome_sent"): ANSWERED,
    (CLOSED_STATE, "outcome_sent"): CLOSED_STATE,  # agreed with and closed in one answer: the letter leaves after it
    (RECEIVED, "withdrawn"): CLOSED_STATE,
    (HANDLED, "withdrawn"): CLOSED_STATE,
    (ANSWERED, "withdrawn"): CLOSED_STATE,
    (ANSWERED, "reopened"): HANDLED,
    (HANDLED, "reopened"): HANDLED,
    (CLOSED_STATE, "reopened"): HANDLED,
    (REJECTED, "reopened"): RECEIVED,
    (RECEIVED, "closed"): CLOSED_STATE,
    (HANDLED, "closed"): CLOSED_STATE,
    (ANSWERED, "closed"): CLOSED_STATE,
}

WHEN_SENT = {  # a letter that the mail server took is an event: the term is met by the sending
    "ontvangstbevestiging": "confirmed",
    "verzoek-aanvulling": "addition_requested",
    "bericht-behandelaar": "handler_told",
    "kennisgeving-medewerker": "employee_told",
    "verzoek-reactie": "reaction_requested",
    "verslag-gesprek": "report_sent",
    "bevestiging-afspraken": "agreement_confirmed",
    "niet-in-behandeling": "rejection_sent",
    "uitkomst": "outcome_sent",
    "verlenging": "extension_sent",
    "bevestiging-intrekking": "withdrawal_confirmed",
    "melding-verzekeraar": "insurer_notified",
    "melding-uwv": "uwv_notified",
    "verslag-afhandeling": "solution_report_sent",
    "maatregelen-kcmd": "kcmd_measures_sent",
    "verwijzing": "referred",
}
WHEN_ALL_SENT = ("verslag-gesprek", "verslag-afhandeling", "maatregelen-kcmd")  # the event is the sending of the last one

AFTER_ITS_END = (
    "added", "noted", "measures_recorded", "measures_done", "satisfaction_recorded", "meeting_held", "kcmd_submitted",
    "kcmd_decided", "employee_named", "corrected", "undone", "returned", "hold_placed", "hold_lifted",
)  # fmt: skip
UNCHANGED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((event for event in EVENTS if (RECEIVED, event) not in TRANSITIONS), RUNNING),
    "received": (),
    "asked": (),
    "reopened": (),
    "handler_released": (),
    "classified": OPEN,
    **dict.fromkeys((event for event in WHEN_SENT.values() if event != "outcome_sent"), ANY_TIME),
    **dict.fromkeys(AFTER_ITS_END, ANY_TIME),
    "erased": CLOSED,
}


def after(state: str, event: str) -> str:
    """The state after `event` in `state` ("" is before the first). StepNotAllowed when the table has no such step."""
    if (state, event) in TRANSITIONS:
        return TRANSITIONS[state, event]
    if state in UNCHANGED.get(event, ()):
        return state
    raise StepNotAllowed(f"{event} in state {state or 'new'}")


def allows(state: str, event: str) -> bool:
    """True when the table has this step."""
    return (state, event) in TRANSITIONS or state in UNCHANGED.get(event, ())


def diagram() -> str:
    """The table as a Mermaid state diagram; events that change no state stand below it."""
    lines = ["stateDiagram-v2"]
    for (state, event), following in TRANSITIONS.items():
        lines.append(f"    {state or '[*]'} --> {following}: {event}")
    lines += [f"    {state} --> [*]" for state in CLOSED]
    return "\n".join(lines) + "\n"
