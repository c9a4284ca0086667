"""The words a template may show, as plain values: docs/letters.md lists them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.reading import Person
from bot.domain.terms import Deadline
from bot.domain.workdays import local_date


def bureau_facts(bureau: Bureau) -> dict[str, Any]:
    """`organisatie`: who writes, under which regulation, and whom the client can turn to."""
    return {
        "id": bureau.id,
        "naam": bureau.name,
        "regeling_naam": bureau.regulation.name,
        "regeling_versie": bureau.regulation.version,
        "regeling_url": bureau.regulation_url,
        "contact": {"naam": bureau.contact.name, "email": bureau.contact.email, "telefoon": bureau.contact.phone},
        "afzender": {"naam": bureau.sender.name, "email": bureau.sender.email},
    }


def recipient_facts(name: str, email: str, bureau: Bureau) -> dict[str, Any]:
    """`ontvanger`: to whom this letter goes."""
    return {"naam": name, "email": email, "is_directie": email in bureau.directie}


def case_facts(case: Case) -> dict[str, Any]:
    """`zaak`: what is known of the case."""
    facts, handler = case.facts, case.handler
    return {
        "nummer": case.number,
        "ontvangen": local_date(case.received),
        "klager": {"naam": case.complainant.name, "email": case.complainant.email},
        "soort_klager": case.complainant.function,
        "gebeurtenis": list(facts.event_dates),
        "periode": facts.event_period,
        "plaats": facts.place,
        "feiten": list(facts.sentences),
        "betrokken": [party.name for party in case.involved],
        "twijfel": list(facts.doubtful_employees),
        "opdrachtgever": facts.opdrachtgever,
        "behandelaar": None if handler is None else {"naam": handler.name, "functie": handler.function, "email": handler.email},
        "bedrag": facts.amount_eur,
        "ouder_dan_jaar": facts.older_than_year,
        "eerst_besproken": facts.discussed_first,
    }


def term_facts(deadlines: Sequence[Deadline]) -> dict[str, dict[str, Any]]:
    """`termijnen`: the dates this case must meet, by the name of the term."""
    found: dict[str, dict[str, Any]] = {}
    for deadline in deadlines:
        met: date | None = deadline.met_on
        found[deadline.term.name] = {
            "datum": deadline.due,
            "streefdatum": deadline.target,
            "artikel": deadline.term.article,
            "door": deadline.term.by,
            "voldaan": met,
        }
    return found


def choices(words: Sequence[str], people: Sequence[Person] = ()) -> list[dict[str, Any]]:
    """`keuzes`: numbered answers; for people the function stands beside the name."""
    functions = {person.name: ", ".join(person.roles) for person in people}
    return [
        {"nummer": number, "tekst": f"{word} ({functions[word]})" if functions.get(word) else word, "antwoord": word}
        for number, word in enumerate(words, start=1)
    ]
