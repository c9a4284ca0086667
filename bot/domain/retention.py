"""When the personal part of a case has to go: so long after the last thing that happened in it, and not while something keeps it.

What is erased, and how, is not known here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.case import Case, Facts, Party
from bot.domain.rules import Span
from bot.domain.terms import shift
from bot.domain.workdays import local_date

ERASED, HOLD_PLACED, HOLD_LIFTED = "erased", "hold_placed", "hold_lifted"
DISPUTES = ("geschil", "claim")  # flags of the reading: a lawyer, a court or a claim may still ask for the file


@dataclass(frozen=True, slots=True)
class Retention:
    """How long an organisation keeps what. None of the five regulations names a period; why these, is told in docs/privacy.md."""

    case_years: int = 2  # a complaint, after the last thing that happened in it
    question_months: int = 6  # what staff were asked or told about, and was no complaint
    quarantine_days: int = 90  # mail that could not be read
    letters_days: int = 180  # letters without a case, and who sent the mail that was left alone


def kept_by(case: Case, today: date) -> str:
    """Why this case is kept however old it is: open, hold, dispute or measure; "" when nothing keeps it."""
    if case.is_open:
        return "open"
    if is_held(case):
        return "hold"
    if case.last(HOLD_LIFTED) is None and _is_disputed(case):
        return "dispute"
    return "measure" if _lasts(case, today) else ""


def is_held(case: Case) -> bool:
    """True while somebody asked that it is kept, open or closed."""
    holds = [event.kind for event in case.log if event.kind in (HOLD_PLACED, HOLD_LIFTED)]
    return bool(holds) and holds[-1] == HOLD_PLACED


def _is_disputed(case: Case) -> bool:
    """True when somebody may still go to court, or the commission outside has not decided; a lifted hold ends that."""
    claimed = bool(set(case.facts.flags) & set(DISPUTES)) or case.when("claim_estimated") is not None
    return claimed or (case.when("kcmd_submitted") is not None and case.when("kcmd_decided") is None)


def _lasts(case: Case, today: date) -> bool:
    """True while a measure or an agreement of this case has an end that is still to come, or none."""
    measured = case.last("measures_recorded")
    if measured is not None and "until" not in measured.data and case.last("measures_done") is None:
        return True
    return any(day >= today for day in _ends(case))


def _ends(case: Case) -> list[date]:
    promised = [event for event in (case.last("measures_recorded"), case.last("agreement_reached")) if event is not None]
    return [date.fromisoformat(event.data["until"]) for event in promised if event.data.get("until")]


def ends_on(case: Case, retention: Retention) -> date:
    """The last day on which the case may be kept, when nothing else keeps it: counted from the last thing that happened."""
    happened = [local_date(event.at) for event in case.log if event.kind not in (HOLD_PLACED, HOLD_LIFTED)]
    last = max([*happened, *_ends(case)], default=local_date(case.received))
    span = Span(retention.case_years, "jaar") if case.number else Span(retention.question_months, "maanden")
    return shift(last, span, 1)


def is_over(case: Case, retention: Retention, today: date) -> bool:
    """True when everything personal of this case has to go."""
    return not case.is_erased and not kept_by(case, today) and ends_on(case, retention) < today


def is_over_for_all(cases: Iterable[Case], retention: Retention, today: date) -> bool:
    """The same of a case and those that went into it: they were one complaint, and go together."""
    return all(each.is_erased or is_over(each, retention, today) for each in cases)


def oldest_receipt(retention: Retention, today: date) -> date:
    """A case that was received after this day cannot be over: what is not in this range need not be looked at."""
    months = min(retention.case_years * 12, retention.question_months)
    return shift(today, Span(months, "maanden"), -1) - timedelta(days=1)


def without_people(case: Case) -> tuple[dict[str, Party], Facts]:
    """The parties and facts of an erased case. The keys stay: the events name them, and the terms depend on who there was."""
    return {key: Party("", "") for key in case.parties}, Facts()
