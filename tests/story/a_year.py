"""A year of complaints as their histories, written straight to the database, with a count of our own kept beside it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from story.desk import AMSTERDAM, Desk

from bot.domain.case import Case, Facts, Party
from bot.domain.events import Event

NATURES = ("gedrag", "traagheid", "privacy", "afspraken", "informatie", "overig")
KINDS = ("UWV", "gemeente", "werkgever", "verzekeraar", "")


@dataclass(frozen=True)
class Told:
    """What we know of a complaint because we made it up."""

    received: date
    nature: str
    principal: str
    verdict: str
    measures: bool
    preventive: date | None
    satisfaction: str
    days: int | None


def live(desk: Desk, seed: int, count: int = 60, year: int = 2026) -> list[Told]:
    """`count` complaints in a year at one bureau, in the order they came."""
    dice = random.Random(seed)
    days = sorted(dice.randrange(365) for _ in range(count))
    told = []
    with desk.store.transaction() as unit:
        for number, day in enumerate(days, 1):
            at = datetime(year, 1, 1, 10, tzinfo=AMSTERDAM) + timedelta(days=day)
            events, fact = history(dice, at)
            case = Case(
                desk.bureau.id, desk.bureau.regulation.pin, at, f"{year}-{number:03d}",
                parties={"klager": Party("Marjan Marker", "marker@klant.example"),
                         "betrokken-1": Party("Wouter Merkbaar", "merkbaar@bureau.example")},
                facts=Facts(sentences=("Een merkbare zin.",), opdrachtgever=fact.principal or None),
                file={"maatregelen": "een merkbare maatregel"},
            ).with_events(*events)  # fmt: skip
            unit.save_case(case, events, None)
            told.append(fact)
    return told


def history(dice: random.Random, at: datetime) -> tuple[tuple[Event, ...], Told]:
    nature = dice.choices(NATURES, (30, 18, 3, 20, 12, 6))[0]
    principal = dice.choices(KINDS, (38, 20, 9, 4, 14))[0]
    data = {"nature": nature, "principal": principal, "employees": "1"}
    events = [
        Event("received", at, {key: value for key, value in data.items() if value}),
        Event("confirmed", at + timedelta(hours=1)),
    ]
    verdict, satisfaction, took, measures, preventive = "", "", None, False, None
    if dice.random() < 0.85:
        took = dice.randrange(5, 60)
        done = at + timedelta(days=took)
        verdict = dice.choice(("gegrond", "deels", "ongegrond"))
        events += [
            Event("handler_assigned", at + timedelta(days=1), {"person": "behandelaar-1"}),
            Event("verdict_given", done, {"gegrond": verdict}),
        ]
        if measures := verdict != "ongegrond" and dice.random() < 0.7:
            events.append(Event("measures_recorded", done, {"until": f"{done + timedelta(days=30):%Y-%m-%d}"}))
        events.append(Event("outcome_sent", done))
        if dice.random() < 0.3:
            later = done + timedelta(days=5)
            events.append(Event("measures_recorded", later, {"sort": "preventief"}))
            measures, preventive = True, later.date()
        if dice.random() < 0.6:
            satisfaction = dice.choice(("tevreden", "deels", "niet"))
            events.append(Event("satisfaction_recorded", done + timedelta(days=6), {"level": satisfaction}))
    return tuple(events), Told(at.date(), nature, principal, verdict, measures, preventive, satisfaction, took)
