"""A colleague is away: who answers for him, and what the history keeps of it. Pure; the letters are in `letters.absence`.

A deputy answers what the handler was asked and does no more: the handler stays the handler, judging is his, and only the
directie appoints another. Who is complained about has no deputy in that case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from bot.domain.answers.dates import find
from bot.domain.bureau import Bureau
from bot.domain.case import Case, Party
from bot.domain.events import Event
from bot.domain.impartiality import NO_HANDLER_ROLES, candidates, is_concerned
from bot.domain.reading import Person
from bot.domain.terms import Deadline
from bot.domain.workdays import local_date
from bot.domain.workflow import ASKED

OF_THE_HANDLER = ("vraag-gesprek", "verzoek-verslag", "vraag-verlenging", "vraag-maatregelen", "vraag-tevredenheid")
OF_WHO_APPOINTS = ("opdracht-behandelaar", "vraag-indeling", "vraag-ontvankelijkheid")
SETTLED_BY: Mapping[str, tuple[str, ...]] = {  # a question is open until one of these happens
    "vraag-indeling": ("classified",),
    "opdracht-behandelaar": ("handler_assigned",),
    "vraag-ontvankelijkheid": ("admitted", "rejected", "handler_assigned"),
    "opdracht": ("hearing_planned", "hearing_held", "verdict_given", "advised", "handler_released"),
    "vraag-gesprek": ("hearing_planned", "hearing_held", "complainant_heard"),
    "verzoek-verslag": ("hearing_held", "report_sent"),
    "vraag-oordeel": ("verdict_given", "advised"),
    "concept-uitkomst": ("draft_approved",),
    "vraag-maatregelen": ("measures_recorded", "measures_done"),
    "vraag-verlenging": ("extended", "outcome_sent"),
    "vraag-tevredenheid": ("satisfaction_recorded",),
    "verzoek-reactie": ("reaction_received",),
}
REMINDER = "herinnering"  # to the handler; what it repeats stands with the absence
MORE_TIME = "vraag-verlenging"
WHOLE_CASE = "zaak"  # the question of a handler who is away while nothing in particular is asked
REMEMBERED = timedelta(days=14)  # an absence without a last day
LONGEST = timedelta(days=366)
_UNTIL = re.compile(
    r"(?i)\b(?:tot en met|t/m|tot|until|(?:weer|terug)(?: \w+){0,3}?(?: op| vanaf| per)?|vanaf|per|op)\s+(?=\S{0,12}\s?\d)"
)


def until_in(text: str, received: datetime) -> date | None:
    """The last or first day that an out-of-office note names: the latest day still to come, within a year."""
    today, found = local_date(received), []
    for match in _UNTIL.finditer(text[:2_000]):
        day = find(text[match.end() : match.end() + 32].split("\n")[0], received, exact=True).day
        found += [day] if day is not None and today <= day <= today + LONGEST else []
    return max(found, default=None)


def is_open(question: str, case: Case, asked_at: datetime) -> bool:
    """True while a question of this kind that was asked then still wants its answer."""
    if not case.is_open or question not in SETTLED_BY or (question == "vraag-indeling" and case.state != ASKED):
        return False
    if question == "vraag-indeling" and any(event.kind == "asked" and event.at > asked_at for event in case.events):
        return False  # it was put anew, perhaps to somebody else
    return not any(event.kind in SETTLED_BY[question] and event.at >= asked_at for event in case.events)


def deputy_for(absent: Person, question: str, case: Case, bureau: Bureau) -> Person | None:
    """Who answers this question for him: his deputy, when that is not somebody concerned and his role allows it."""
    deputy = bureau.person(absent.deputy) if absent.deputy else None
    if deputy is None or deputy.email == absent.email or is_concerned(case, deputy.email, bureau):
        return None
    if is_concerned(case, absent.email, bureau) or any(deputy.has_role(role) for role in NO_HANDLER_ROLES):
        return None
    if question == "vraag-indeling" and "invoerder" in case.parties:
        return None  # whether an entry is right, only who put it in knows
    if question in OF_WHO_APPOINTS:
        decides = question == "vraag-ontvankelijkheid" and bureau.regulation.admission_decision
        return None if decides and deputy.email not in bureau.directie else deputy
    is_handler = case.handler is not None and case.handler.email == absent.email
    only = bureau.regulation.handling.only_roles
    fits = deputy in candidates(case, bureau) and (not only or any(deputy.has_role(role) for role in only))
    return deputy if is_handler and fits and question in (*OF_THE_HANDLER, WHOLE_CASE) else None


def away(
    case: Case,
    absent: Person,
    question: str,
    until: date | None,
    asked_at: datetime,
    bureau: Bureau,
    now: datetime,
    *,
    is_certain: bool = True,
) -> tuple[Case, tuple[Event, ...]] | None:
    """The case with his absence in its history; None when it is known, or no matter of this case.

    Not `is_certain`: the note answers no letter of ours, so anybody may have written it. The directie hears, no deputy is asked.
    """
    handles = case.handler is not None and case.handler.email == absent.email
    question = question if is_open(question, case, asked_at) else WHOLE_CASE
    if question == WHOLE_CASE and not (handles and case.is_open):
        return None
    if is_concerned(case, absent.email, bureau) and question != "verzoek-reactie":
        return None
    if question == WHOLE_CASE and is_away(case, absent.email, local_date(now), is_certain=is_certain):
        return None
    said = _absences(case, absent.email, is_certain=is_certain)
    if any(event.data["question"] == question and event.at >= asked_at for event in said):
        return None
    case, key = case.with_party("afwezig", Party(absent.name, absent.email, ", ".join(absent.roles)))
    data = {"away": key, "question": question} | ({"until": until.isoformat()} if until else {})
    data |= {} if is_certain else {"unsure": "yes"}
    deputy = deputy_for(absent, question, case, bureau) if question != WHOLE_CASE and is_certain else None
    if deputy is not None:
        case, stands_in = case.with_party("vervanger", Party(deputy.name, deputy.email, ", ".join(deputy.roles)))
        data["stands_in"] = stands_in
    event = Event("noted", now, data)
    return case.with_events(event), (event,)


def still_away(
    case: Case,
    absent: Person,
    question: str,
    known: Event,
    bureau: Bureau,
    now: datetime,
    *,
    reminds_of: Deadline | None = None,
) -> tuple[Case, tuple[Event, ...]] | None:
    """The case with another asked as well, or the directie told, for who was just asked this and is `known` to be away.

    `reminds_of`: he handles the case and was reminded of this term. None when it is no matter of this case.
    """
    asked = question if reminds_of is None else repeated(reminds_of)
    if reminds_of is None and not is_open(question, case, now):
        return None
    if is_concerned(case, absent.email, bureau) and question != "verzoek-reactie":
        return None
    again = {"again": "yes"} if known in _absences(case, absent.email) else {"elsewhere": "yes"}
    until = {name: known.data[name] for name in ("until", "unsure") if name in known.data}
    term = {"term": reminds_of.term.name, "asks": asked} if reminds_of is not None else {}
    case, key = case.with_party("afwezig", Party(absent.name, absent.email, ", ".join(absent.roles)))
    data = {"away": key, "question": question, **term, **until, **again}
    deputy = deputy_for(absent, asked, case, bureau) if "unsure" not in known.data else None
    told_today = any(local_date(event.at) == local_date(now) for event in _absences(case, absent.email))
    if deputy is None and told_today:
        return None
    if deputy is not None:
        case, data["stands_in"] = case.with_party("vervanger", Party(deputy.name, deputy.email, ", ".join(deputy.roles)))
    event = Event("noted", now, data)
    return case.with_events(event), (event,)


def repeated(deadline: Deadline) -> str:
    """The question whose answer meets this term, of those a deputy may answer; "" when only the handler can."""
    met_by = set(deadline.term.met_by)
    return next((question for question in OF_THE_HANDLER if met_by & set(SETTLED_BY[question])), "")


def known_absence(case: Case, others: Iterable[Case], email: str, today: date) -> Event | None:
    """What this or another case says of a colleague who is away today; of another only what answered a letter of ours."""
    last = next(iter(reversed(_absences(case, email))), None)
    if last is not None and _lasts(last, today):
        return last
    found = (event for other in others for event in _absences(other, email, is_certain=True) if "elsewhere" not in event.data)
    last = max(found, key=lambda event: event.at, default=None)
    return last if last is not None and _lasts(last, today) else None


def is_away(case: Case, email: str, today: date, *, is_certain: bool = False) -> bool:
    """True while this colleague is known to be away, as far as this case knows; `is_certain`: by a note to a letter of ours."""
    last = next(iter(reversed(_absences(case, email, is_certain=is_certain))), None)
    return last is not None and _lasts(last, today)


def _lasts(absence: Event, today: date) -> bool:
    until = absence.data.get("until")
    return today <= (date.fromisoformat(until) if until else local_date(absence.at + REMEMBERED))


def _absences(case: Case, email: str, *, is_certain: bool = False) -> list[Event]:
    said = [event for event in case.events if "away" in event.data and case.parties[event.data["away"]].email == email]
    return [event for event in said if "unsure" not in event.data] if is_certain else said


def present(case: Case, day: date) -> Party | None:
    """Who meets others on this day for the handler: himself, or his deputy while he is known to be away."""
    handler = case.handler
    if handler is None or not is_away(case, handler.email, day):
        return handler
    last = _absences(case, handler.email)[-1]
    return case.parties.get(last.data.get("stands_in", ""), handler)


def stands_in(letter: str, email: str, case: Case) -> frozenset[str]:
    """The questions this colleague answers with this letter in the handler's place, while the handler is still the same."""
    if case.handler is None:
        return frozenset()
    asked = [event for event in _absences(case, case.handler.email) if event.data["question"] == letter]
    his = [event for event in asked if "stands_in" in event.data and case.parties[event.data["stands_in"]].email == email]
    return frozenset(event.data.get("asks", letter) for event in his)
