"""The life of a case as one table: which event is allowed in which state, and where it leads.

Few states are enough, because being in time is not a state but a term that an event meets. Events that change no state
(a talk held, a reminder answered) are listed once, with the states in which they may happen.
"""

from __future__ import annotations

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

TRANSITIONS: dict[tuple[str, str], str] = {
    ("", "asked"): ASKED,
    ("", "received"): RECEIVED,
    (ASKED, "received"): RECEIVED,
    (ASKED, "closed"): CLOSED_STATE,
    (RECEIVED, "handler_assigned"): HANDLED,
    (HANDLED, "handler_assigned"): HANDLED,
    (ANSWERED, "handler_assigned"): HANDLED,
    (RECEIVED, "rejected"): REJECTED,
    (HANDLED, "rejected"): REJECTED,
    (HANDLED, "outcome_sent"): ANSWERED,
    (RECEIVED, "withdrawn"): CLOSED_STATE,
    (HANDLED, "withdrawn"): CLOSED_STATE,
    (ANSWERED, "reopened"): HANDLED,
    (CLOSED_STATE, "reopened"): HANDLED,
    (REJECTED, "reopened"): RECEIVED,
    (RECEIVED, "closed"): CLOSED_STATE,
    (HANDLED, "closed"): CLOSED_STATE,
    (ANSWERED, "closed"): CLOSED_STATE,
}

ANY_TIME = OPEN + CLOSED  # letters that were queued may still arrive after the case was closed
UNCHANGED: dict[str, tuple[str, ...]] = {
    "classified": OPEN,
    "confirmed": ANY_TIME,
    "handler_told": ANY_TIME,
    "employee_told": ANY_TIME,
    "rejection_sent": ANY_TIME,
    "withdrawal_confirmed": ANY_TIME,
    "report_sent": ANY_TIME,
    "solution_report_sent": ANY_TIME,
    "agreement_confirmed": ANY_TIME,
    "insurer_notified": ANY_TIME,
    "added": ANY_TIME,
    "noted": ANY_TIME,
    "withdrawal_received": RUNNING,
    "admitted": RUNNING,
    "reaction_requested": RUNNING,
    "reaction_received": RUNNING,
    "hearing_planned": RUNNING,
    "hearing_held": RUNNING,
    "advised": RUNNING,
    "verdict_given": RUNNING,
    "draft_made": RUNNING,
    "agreement_reached": RUNNING,
    "offer_made": RUNNING,
    "measures_recorded": ANY_TIME,
    "satisfaction_recorded": ANY_TIME,
    "solved": RUNNING,
    "claim_estimated": RUNNING,
    "meeting_held": ANY_TIME,
    "kcmd_submitted": ANY_TIME,
    "kcmd_decided": ANY_TIME,
    "kcmd_measures_sent": ANY_TIME,
    "referred": RUNNING,
}

WHEN_SENT = {  # a letter that the mail server took is an event: the term is met by the sending
    "ontvangstbevestiging": "confirmed",
    "bericht-behandelaar": "handler_told",
    "kennisgeving-medewerker": "employee_told",
    "niet-in-behandeling": "rejection_sent",
    "uitkomst": "outcome_sent",
    "bevestiging-intrekking": "withdrawal_confirmed",
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
