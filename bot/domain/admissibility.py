"""Grounds on which a complaint may be left aside: named with their evidence, never applied. A person decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.rules import AdmissibilityRule
from bot.domain.terms import shift
from bot.domain.workdays import day_with_weekday, local_date

CHOICE = {  # the ground as a reason to choose, and as the client reads it
    "event_older_than": "langer dan {than} geleden",
    "outside_responsibility": "valt buiten onze verantwoordelijkheid",
    "not_discussed_first": "nog niet met de medewerker besproken",
    "not_for_principal": "niet van of namens een opdrachtgever",
    "former_principal_not_conduct": "van een vroegere opdrachtgever, en niet over gedrag",
    "disciplinary": "een tuchtzaak",
}

SHOWN_BY = {  # the ground, the flag of the reading that shows it, and what it shows
    "disciplinary": ("disciplinair", "de klager schrijft over een tuchtzaak"),
    "former_principal_not_conduct": ("opdracht-voorbij", "de klager schrijft dat de opdracht voorbij is"),
}


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground that the case seems to have, with what shows it."""

    rule: AdmissibilityRule
    evidence: str  # in Dutch, for the one who decides

    @property
    def reason(self) -> str:
        return reason_of(self.rule)


def reason_of(rule: AdmissibilityRule) -> str:
    """The ground in words."""
    return CHOICE[rule.when].format(than=rule.than)


def grounds(case: Case, bureau: Bureau) -> tuple[Ground, ...]:
    """The grounds that show in the case, in the order of the regulation."""
    gone = {event.data["ground"] for event in case.events if event.kind == "rejected"}  # and taken up again after it
    found = [
        (rule, _evidence(rule, case)) for rule in bureau.regulation.admissibility if not (rule.way_back and rule.when in gone)
    ]
    return tuple(Ground(rule, evidence) for rule, evidence in found if evidence)


def reasons(bureau: Bureau) -> tuple[str, ...]:
    """Every reason this regulation knows, to choose from."""
    return tuple(reason_of(rule) for rule in bureau.regulation.admissibility if rule.when in CHOICE)


def rule_for(reason: str, bureau: Bureau) -> AdmissibilityRule | None:
    """The ground a colleague's words name, when they name one."""
    words = reason.lower()
    cues = {
        "event_older_than": ("jaar", "te lang geleden", "verjaard", "te oud"),
        "not_discussed_first": ("besproken", "bespreken", "overleg"),
        "outside_responsibility": ("verantwoordelijk", "niet van ons", "andere organisatie"),
        "not_for_principal": ("opdrachtgever",),
        "former_principal_not_conduct": ("vroegere", "voormalig", "ex-opdrachtgever"),
        "disciplinary": ("tucht",),
    }
    fitting = [rule for rule in bureau.regulation.admissibility if any(cue in words for cue in cues.get(rule.when, ()))]
    return fitting[-1] if fitting else None


def _evidence(rule: AdmissibilityRule, case: Case) -> str:
    facts = case.facts
    if rule.when == "event_older_than" and rule.than is not None:
        days = facts.event_dates or ((facts.event_period[1],) if facts.event_period else ())
        limit = shift(local_date(case.received), rule.than, -1)
        if days and all(_too_old(day, limit, rule.boundary) for day in days):
            happened, came = day_with_weekday(max(days)), day_with_weekday(local_date(case.received))
            return f"de gebeurtenis was op {happened}, de klacht kwam op {came}"
    if rule.when == "not_discussed_first" and facts.discussed_first is False:
        return "de klager schrijft dat het nog niet met de medewerker is besproken"
    flag, evidence = SHOWN_BY.get(rule.when, ("", ""))
    return evidence if flag in facts.flags else ""


def _too_old(day: date, limit: date, boundary: str) -> bool:
    return day < limit or (day == limit and boundary == "out")
