"""What can happen to a case. The history is append-only and holds codes, dates and person keys: no names, no free text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

EVENTS: tuple[str, ...] = (
    "received", "asked", "classified", "confirmed", "addition_requested", "admitted", "rejected", "rejection_sent",
    "handler_assigned", "handler_told", "handler_released", "employee_named", "employee_told", "reaction_requested",
    "reaction_received", "reaction_agreed", "hearing_planned", "hearing_cancelled", "hearing_held", "complainant_heard",
    "employee_heard", "report_sent", "advised", "verdict_given", "draft_made", "draft_approved", "draft_held",
    "agreement_reached",
    "agreement_confirmed", "outcome_sent", "offer_made", "measures_recorded", "measures_done", "satisfaction_recorded",
    "solved", "solution_report_sent", "claim_estimated", "insurer_notified", "uwv_agreed", "uwv_notified", "meeting_held",
    "extended", "extension_sent", "kcmd_submitted", "kcmd_decided", "kcmd_measures_sent", "withdrawal_received", "withdrawn",
    "withdrawal_confirmed", "referred", "reopened", "paused", "resumed", "merged", "joined", "added", "noted", "closed",
    "corrected", "undone", "returned", "hold_placed", "hold_lifted", "erased",
)  # fmt: skip
LEVELS = {"tevreden": "tevreden", "deels": "deels tevreden", "niet": "niet tevreden"}  # of satisfaction_recorded, in words


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `at` is aware; `data` maps words to codes, ISO dates or person keys (`behandelaar-1`)."""

    kind: str
    at: datetime
    data: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.kind not in EVENTS:
            raise ValueError(f"{self.kind!r} is no event; known are {', '.join(EVENTS)}")
        if self.kind == "satisfaction_recorded" and self.data.get("level", "niet") not in LEVELS:
            raise ValueError(f"{self.data.get('level')!r} is no level of satisfaction; known are {', '.join(LEVELS)}")
        if self.at.tzinfo is None:
            raise ValueError("an event needs an aware moment")

    @property
    def is_of_employee_alone(self) -> bool:
        """True for a planned talk to which the client is not invited."""
        who = set(self.data.get("who", "").split(",")) - {"behandelaar"}
        return self.kind == "hearing_planned" and who == {"medewerker"}
