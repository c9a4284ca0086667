"""From a verdict to an outcome that may go out: who judges, what has to come before, which elements are still missing."""

from __future__ import annotations

import re
from datetime import date

from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.questions import FOUNDED
from bot.domain.terms import deadlines


def judges(email: str, bureau: Bureau) -> bool:
    """True when this colleague's verdict counts as the verdict; at a regulation where the directie decides, a handler advises."""
    return bureau.regulation.outcome.judges != "directie" or email in bureau.directie


def not_yet(case: Case, bureau: Bureau, today: date) -> str:
    """Why no verdict may be given yet: a side that had no opportunity. "" when both had."""
    wanted = bureau.regulation.outcome.only_after
    if "klager_gehoord" in wanted and not case.has("complainant_heard"):
        return "klager-niet-gehoord"
    if "gesprek_aangeboden" in wanted and not _was_offered_a_talk(case):
        return "geen-gesprek-aangeboden"
    if "medewerker_gehoord" in wanted and case.involved and not case.has("employee_heard"):
        return "medewerker-niet-gehoord"
    if "reactietermijn" in wanted and case.involved and not case.has("employee_heard"):
        if not case.has("reaction_requested"):
            return "geen-reactie-gevraagd"
        running = [each for each in deadlines(bureau.regulation, case.events, bureau.calendar) if each.term.by == "medewerker"]
        if any(each.is_running and each.due >= today for each in running):
            return "reactietermijn-loopt"
    return ""


def _was_offered_a_talk(case: Case) -> bool:
    """True when the client was invited, heard, or waived it."""
    invited = any(event.kind == "hearing_planned" and not event.is_of_employee_alone for event in case.history)
    return invited or case.has("complainant_heard")


def settled(case: Case) -> bool:
    """True when the complainant had his answer, or it is on its way: an outcome, an agreement, or his word that it is solved."""
    answered = case.has("outcome_sent", "agreement_reached", "solved", "satisfaction_recorded")
    return answered or case.approved is not None


_DIED = re.compile(r"(?i)\b(?:overleden|gestorven|overlijden|overleed|stierf)\b")


def is_of_death(reason: str) -> bool:
    """True for a reason after which nobody is there to read a letter."""
    return _DIED.search(reason) is not None


def missing(case: Case, bureau: Bureau) -> tuple[str, ...]:
    """The elements of the outcome letter that nobody has given yet: oordeel, redenen, bevindingen, maatregelen."""
    verdict = case.last("verdict_given")
    if verdict is None:
        return ("oordeel",)
    lacking = [need for need in bureau.regulation.outcome.needs if need != "maatregelen" and not case.file.get(need)]
    founded = verdict.data.get("gegrond") in FOUNDED
    if "maatregelen" in bureau.regulation.outcome.needs and founded and not case.file.get("maatregelen"):
        lacking.append("maatregelen")
    return tuple(lacking)
