"""The anonymous register: a row a complaint, derived from events alone, which hold no names and no words of anybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.domain.case import Case
from bot.domain.events import Event
from bot.domain.terms import Deadline
from bot.domain.workdays import local_date
from bot.domain.workflow import CLOSED_STATE

RESULTS = {"afgewezen": "niet in behandeling", "gesloten": "afgehandeld", "beantwoord": "afgehandeld"}


@dataclass(frozen=True, slots=True)
class Row:
    """One complaint. Days are calendar days from receipt; `in_time` is None while the term still runs."""

    number: str
    received: date
    nature: str
    principal: str
    result: str  # in behandeling, afgehandeld, ingetrokken, niet in behandeling, geen klacht
    verdict: str  # gegrond, deels, ongegrond, or ""
    measures: bool
    handled_in: int | None
    in_time: bool | None
    satisfaction: str


def row(case: Case, deadlines: Sequence[Deadline]) -> Row:
    """The register's row of a numbered case, with the numbers of those that went into it: together they are one complaint."""
    received = next((event for event in case.events if event.kind == "received"), Event("received", case.received))
    verdict, satisfied = case.when("verdict_given"), case.last("satisfaction_recorded")
    settled = case.when("outcome_sent") or case.when("agreement_confirmed")
    term = next((each for each in deadlines if each.term.name == "afhandeling"), None)
    result = "ingetrokken" if case.when("withdrawn") else RESULTS.get(case.state, "in behandeling")
    said = case.last("classified")
    if case.state == CLOSED_STATE and said is not None and said.data["label"] != "klacht":
        result = "geen klacht"  # confirmed in error: staff said so afterwards
    last = case.last("verdict_given")
    return Row(
        number=", ".join(case.numbers),
        received=local_date(case.received),
        nature=received.data.get("nature", "overig"),
        principal=received.data.get("principal", ""),
        result=result,
        verdict=last.data.get("gegrond", "") if last is not None and verdict else "",
        measures=case.when("measures_recorded") is not None,
        handled_in=(local_date(settled) - local_date(case.received)).days if settled else None,
        in_time=term.met_on <= term.due if term is not None and term.met_on is not None else None,
        satisfaction=satisfied.data["level"] if satisfied else "",
    )


HOLDS = {  # the words of [[register]] and of an overview that is made of it -> what of a Row tells them
    "nummer": "number", "ontvangst": "received", "behandeling": "handled_in", "resultaat": "result", "aard": "nature",
    "maatregelen": "measures", "achtergrond": "nature", "doorlooptijden": "handled_in", "uitkomsten": "verdict",
    "onderwerp": "nature", "aantal": "number", "alleen_eigen_clienten": "principal", "zonder_namen": "number",
}  # fmt: skip
FEW = 5  # a group below this could show who is meant


def figures(rows: Sequence[Row]) -> dict[str, Any]:
    """Counts for an overview; with few complaints in all, what they were about is given without numbers."""
    done = [each.handled_in for each in rows if each.handled_in is not None]
    judged = [each.in_time for each in rows if each.in_time is not None]
    return {
        "aantal": len(rows),
        "weinig": 0 < len(rows) < FEW,
        "aard": sorted(Counter(each.nature for each in rows).items()),
        "uitkomst": sorted(Counter(each.verdict or each.result for each in rows).items()),
        "maatregelen": sum(each.measures for each in rows),
        "doorlooptijd": round(sum(done) / len(done)) if done else None,
        "op_tijd": sum(judged),
        "beoordeeld": len(judged),
        "tevreden": sorted(Counter(each.satisfaction for each in rows if each.satisfaction).items()),
    }
