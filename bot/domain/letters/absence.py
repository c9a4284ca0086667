"""Letters about a colleague who is away: his question to his deputy, and word of it to the directie or the handler."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.domain.absence import MORE_TIME, OF_WHO_APPOINTS, REMINDER, WHOLE_CASE, deputy_for
from bot.domain.case import Party
from bot.domain.events import Event
from bot.domain.impartiality import appointers, candidates, directors_for
from bot.domain.letters.asking import ask, reminder
from bot.domain.letters.facts import recipient_facts
from bot.domain.letters.letter import Desk, Letter, to_notify
from bot.domain.letters.receipt import ask_admission, ask_handler, asked
from bot.domain.questions import questions
from bot.domain.reading import Person
from bot.domain.terms import Deadline
from bot.mail.message import Address

ASKED_FOR = {
    WHOLE_CASE: "de behandeling",
    "opdracht": "de behandeling",
    "vraag-indeling": "zeggen wat voor mail dit is",
    "opdracht-behandelaar": "een behandelaar aanwijzen",
    "vraag-ontvankelijkheid": "zeggen of wij dit behandelen",
    "vraag-gesprek": "het gesprek plannen",
    "verzoek-verslag": "het verslag van het gesprek sturen",
    "vraag-oordeel": "het oordeel geven",
    "concept-uitkomst": "het concept van de uitkomst bekijken",
    "vraag-maatregelen": "de maatregelen opschrijven",
    "vraag-verlenging": "zeggen of er meer tijd nodig is",
    "vraag-tevredenheid": "vragen of het is opgelost",
    "verzoek-reactie": "een reactie geven",
}


def absent(desk: Desk, event: Event) -> Iterator[Letter]:
    """The question to the deputy, once; to the directie when there is none who may, or when the absence outlasts the term."""
    away = desk.case.parties[event.data["away"]]
    deputy = desk.case.parties.get(event.data.get("stands_in", ""))
    until = date.fromisoformat(event.data["until"]) if "until" in event.data else None
    nearest = min((each for each in desk.deadlines if each.is_running), key=lambda each: each.due, default=None)
    question, judges = event.data["question"], event.data.get("asks") == MORE_TIME  # what more time is for, no deputy does
    instead = _instead(desk, event, away, deputy, until) if deputy is not None else None
    if instead is not None:
        yield instead
    if instead is not None and "again" in event.data and not judges:  # the absence itself was told before
        return
    if instead is None or judges or (until is not None and nearest is not None and until >= nearest.due):
        known = bool({"again", "elsewhere"} & event.data.keys())
        what = ASKED_FOR[question] if question != REMINDER else _reminded(desk, event).term.text
        yield from _told(desk, question, what, away, until, nearest, is_known=known)


def _reminded(desk: Desk, event: Event) -> Deadline:
    """The term he was reminded of."""
    return next(each for each in reversed(desk.deadlines) if each.term.name == event.data["term"])


def _instead(desk: Desk, event: Event, away: Party, deputy: Party, until: date | None) -> Letter | None:
    """The same question to another: by its key an answer of either counts for both. None when he was asked as well."""
    letters = list(_asked(replace(desk, event=None), event))
    if not letters or deputy.email in (each.recipient.email for each in letters):
        return None
    first = letters[0]
    facts = {
        **first.facts,
        "ontvanger": recipient_facts(deputy.name, deputy.email, desk.bureau),
        "in_plaats_van": {"naam": away.name, "tot": until},
    }
    key = first.key.removesuffix(first.recipient.email) + deputy.email
    return replace(first, key=key, recipient=Address(deputy.name, deputy.email), facts=facts)


def _asked(desk: Desk, event: Event) -> Iterator[Letter]:
    """The question as it was written before."""
    question = event.data["question"]
    if question == REMINDER:
        yield from reminder(desk, _reminded(desk, event), REMINDER, desk.now)
    elif question == "opdracht-behandelaar":
        yield from ask_handler(desk)
    elif question == "vraag-ontvankelijkheid":
        yield from ask_admission(desk)
    elif question == "vraag-indeling":
        yield from asked(desk, desk.case.events[0])
    else:
        due = [each for each in questions(desk.case, desk.bureau, desk.deadlines) if each.prompt.letter == question]
        for each in [found for found in due if found.at <= desk.now][-1:]:
            yield from ask(desk, each)


def _told(
    desk: Desk, question: str, what: str, away: Party, until: date | None, nearest: Deadline | None, *, is_known: bool
) -> Iterator[Letter]:
    people: Sequence[Party | Person] = directors_for(desk.case, desk.bureau) or appointers(desk.case, desk.bureau)
    if question == "verzoek-reactie":
        people = to_notify(desk)
    more: dict[str, Any] = {
        "details": {"wie": away.name, "gevraagd": what},
        "afwezig_tot": until,
        "al_bekend": is_known,
        "uiterlijk": nearest.counts if nearest is not None else None,
        "artikel": nearest.term.article if nearest is not None else "",
    }
    if desk.case.handler is not None and question not in (*OF_WHO_APPOINTS, "verzoek-reactie"):
        more["keuzes"] = _handlers(desk, away)
    for person in people:
        if person.email != away.email:
            yield desk.tell(person, "afwezig", **more)


def _handlers(desk: Desk, away: Party) -> list[dict[str, Any]]:
    """Who could handle it instead, the deputy first."""
    absent = desk.bureau.person(away.email)
    deputy = deputy_for(absent, WHOLE_CASE, desk.case, desk.bureau) if absent is not None else None
    handler = desk.case.handler.email if desk.case.handler is not None else ""
    people = [person for person in candidates(desk.case, desk.bureau) if person.email not in (away.email, handler)]
    people.sort(key=lambda person: person != deputy)
    return [
        {
            "nummer": number,
            "tekst": f"{person.name} ({', '.join(person.roles)})" if person.roles else person.name,
            "antwoord": f"{person.name} behandelt de klacht",
        }
        for number, person in enumerate(people, start=1)
    ]
