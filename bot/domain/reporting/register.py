"""The anonymous register: a row a complaint, derived from events and the regulation alone.

Events hold codes and dates; the people of a case, what was read in its mails and the words of its file are never looked at. So
a row stays the same when all of that is erased.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.case import Case
from bot.domain.events import Event
from bot.domain.rules import Regulation, Span
from bot.domain.terms import Deadline, deadlines
from bot.domain.workdays import Calendar, local_date
from bot.domain.workflow import ASKED, CLOSED, CLOSED_STATE, after

NATURES = {
    "gedrag": "gedrag en bejegening",
    "traagheid": "traagheid",
    "privacy": "privacy",
    "afspraken": "niet nagekomen afspraken",
    "informatie": "informatie en communicatie",
    "overig": "overig",
}
RESULTS = {"afgewezen": "niet in behandeling", "gesloten": "afgehandeld", "beantwoord": "afgehandeld"}
VERDICTS = {"gegrond": "gegrond", "deels": "deels gegrond", "ongegrond": "ongegrond"}
NONE, PREVENTIVE = "geen", "preventief"  # `sort` of measures_recorded; corrective without
OUTSIDE = ("klager", "kcmd", "commissie")  # whose terms are not the bureau's to keep


@dataclass(frozen=True, slots=True)
class Step:
    """One term of the regulation in one complaint. `in_time` is None while it can still be met, or needs no longer be."""

    term: str
    article: str
    text: str
    within: Span
    start: date
    due: date
    met_on: date | None
    in_time: bool | None

    @property
    def days(self) -> int | None:
        """Calendar days it took; None when it was not done."""
        return (self.met_on - self.start).days if self.met_on is not None else None

    @property
    def allowed(self) -> int:
        """Calendar days there were."""
        return (self.due - self.start).days


@dataclass(frozen=True, slots=True)
class Row:
    """One complaint. Days are calendar days from receipt; codes are those of the events, dates those in Amsterdam."""

    number: str
    received: date
    nature: str  # a key of NATURES
    principal: str  # UWV, gemeente, werkgever, verzekeraar, or "" when nobody said
    result: str  # in behandeling, afgehandeld, ingetrokken, niet in behandeling, geen klacht
    verdict: str  # a key of VERDICTS, or ""
    measures: bool
    handled_in: int | None
    in_time: bool | None  # every step; None while one may still be late and none is
    satisfaction: str  # a key of LEVELS, or ""
    registered: date | None = None  # the day it was known to be a complaint
    confirmed: date | None = None
    settled: date | None = None
    closed: date | None = None
    measures_until: date | None = None
    measures_done: date | None = None
    corrected: date | None = None  # the first measure, or offer, to put it right
    prevented: date | None = None  # the first measure against its happening again
    discussed: date | None = None  # in the internal meeting
    steps: tuple[Step, ...] = ()

    @property
    def outcome(self) -> str:
        """The verdict in words; without one, how it stands."""
        return VERDICTS.get(self.verdict, self.result)


def is_registered(case: Case) -> bool:
    """True for a complaint of its own: numbered, not gone into another, and not asked about again."""
    return bool(case.number) and not case.merged_into and case.state != ASKED


def row(case: Case, regulation: Regulation, calendar: Calendar, today: date | None = None) -> Row:
    """The register's row, with the numbers of the cases that went into it: together they are one complaint.

    A step that was not done is late from the day after its term; without `today` only when the case ended after that.
    """
    settled = case.when("outcome_sent") or case.when("agreement_confirmed")
    verdict, satisfied = case.last("verdict_given"), case.last("satisfaction_recorded")
    steps = tuple(_steps(case, deadlines(regulation, case.events, calendar), today))
    measures = [event for event in case.events if event.kind == "measures_recorded" and event.data.get("sort") != NONE]
    corrective = [event for event in measures if event.data.get("sort") != PREVENTIVE]
    until = next((event.data["until"] for event in reversed(measures) if event.data.get("until")), "")
    return Row(
        number=", ".join(case.numbers),
        received=local_date(case.received),
        nature=_told(case, "nature") or "overig",
        principal=_told(case, "principal"),
        result="afgehandeld" if settled and _result(case) == "in behandeling" else _result(case),
        verdict=verdict.data.get("gegrond", "") if verdict is not None else "",
        measures=bool(measures),
        handled_in=(local_date(settled) - local_date(case.received)).days if settled else None,
        in_time=_in_time(case, steps),
        satisfaction=satisfied.data["level"] if satisfied else "",
        registered=_registered(case),
        confirmed=_day(case.when("confirmed")),
        settled=_day(settled),
        closed=_closed(case),
        measures_until=date.fromisoformat(until) if until else None,
        measures_done=_day(case.when("measures_done")) if measures else None,
        corrected=_first((*corrective, *(event for event in case.events if event.kind == "offer_made"))),
        prevented=_first(event for event in measures if event.data.get("sort") == PREVENTIVE),
        discussed=_day(case.when("meeting_held")),
        steps=steps,
    )


def as_known(case: Case, moment: datetime) -> Case:
    """The case as its log stood at `moment`: what was recorded later, whatever day it speaks of, is left out."""
    later = next((index for index, event in enumerate(case.log) if event.at > moment), len(case.log))
    return replace(case, log=case.log[:later])


def _told(case: Case, word: str) -> str:
    """The last that an event said of this."""
    return next((event.data[word] for event in reversed(case.events) if event.data.get(word) and event.kind in TELLING), "")


TELLING = ("received", "added", "joined")


def _result(case: Case) -> str:
    said, state, ended = case.last("classified"), "", ""
    for event in case.events:
        following = after(state, event.kind)
        ended = event.kind if following != state else ended
        state = following
    if state == CLOSED_STATE and said is not None and said.data["label"] != "klacht":
        return "geen klacht"  # confirmed in error: staff said so afterwards
    return "ingetrokken" if state == CLOSED_STATE and ended == "withdrawn" else RESULTS.get(state, "in behandeling")


def _steps(case: Case, found: Sequence[Deadline], today: date | None) -> Iterable[Step]:
    """The terms that are the bureau's, and were owed: one that only a refusal would start is not there without it."""
    for each in found:
        nobody = "employee_told" in each.term.met_by and not _has_employee(case)
        owed = each.met_on is not None or not (nobody or (each.escalate_on is None and each.term.escalate_after))
        if not owed or each.term.by in OUTSIDE or _only_of_a_refusal(each, case):
            continue
        over = each.ended_on or today
        late = each.met_on > each.due if each.met_on is not None else over is not None and over > each.due
        in_time = False if late else True if each.met_on is not None else None
        term = each.term
        yield Step(term.name, term.article, term.text, term.within, each.start, each.due, each.met_on, in_time)


def _only_of_a_refusal(deadline: Deadline, case: Case) -> bool:
    """True for the term of a letter that is owed only when the complaint is refused, while it was not."""
    return deadline.met_on is None and deadline.term.met_by == ("rejection_sent",) and case.when("rejected") is None


def _has_employee(case: Case) -> bool:
    return any(event.kind in ("employee_named", "employee_told") or event.data.get("employees") for event in case.events)


def _in_time(case: Case, steps: Sequence[Step]) -> bool | None:
    if any(step.in_time is False for step in steps):
        return False
    waits = any(step.met_on is None for step in steps) and not _closed(case)
    return None if waits or not any(step.in_time for step in steps) else True


def _closed(case: Case) -> date | None:
    """The day on which it came to the end it is still at."""
    state, day = "", None
    for event in case.events:
        following = after(state, event.kind)
        if following != state:
            day = local_date(event.at) if following in CLOSED else None
        state = following
    return day


def _registered(case: Case) -> date | None:
    """The day it was known to be a complaint: later than its receipt when somebody had to be asked."""
    first = next((index for index, event in enumerate(case.log) if event.kind == "received"), None)
    return None if first is None else max(local_date(event.at) for event in case.log[: first + 1])


def _first(events: Iterable[Event]) -> date | None:
    return min((local_date(event.at) for event in events), default=None)


def _day(moment: datetime | None) -> date | None:
    return local_date(moment) if moment is not None else None
