"""Letters that belong to no event: questions that are due, reminders and escalations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.domain.absence import WHOLE_CASE, deputy_for
from bot.domain.answers.entry import CHOICES as ENTRY_CHOICES
from bot.domain.case import Party, planned_talk, talk_was_held, unheard
from bot.domain.impartiality import appointers, directors_for, is_concerned
from bot.domain.letters.facts import (
    case_facts,
    choices,
    date_facts,
)
from bot.domain.letters.letter import Desk, Letter, to_notify
from bot.domain.letters.quick_answers import of_reminder, offered
from bot.domain.questions import AGAIN, NOTICE, Question, asks_whether_done
from bot.domain.reading import Person
from bot.domain.second_look import CHOICES as LOOKS
from bot.domain.second_look import LOOK_AGAIN, waits_since
from bot.domain.terms import Deadline
from bot.domain.workdays import local_date
from bot.domain.workflow import ASKED, REJECTED


def ask(desk: Desk, question: Question) -> Iterator[Letter]:
    """The letter of a question that is due."""
    prompt = question.prompt
    people: Sequence[Party | Person] = to_notify(desk)
    if prompt.to == "klager":
        people = (desk.case.complainant,)
    elif prompt.to == "beslisser":
        people = appointers(desk.case, desk.bureau)
    elif prompt.to == "directie":
        people = directors_for(desk.case, desk.bureau) or appointers(desk.case, desk.bureau)
    if prompt.letter == NOTICE:
        yield from _another_look(desk, people, question.occasion)
        return
    step = "nakomen" if asks_whether_done(prompt) else "voorkomen" if "solved" in prompt.when else "oordeel"
    last = next((each for each in reversed(desk.deadlines) if each.term.name == (prompt.before or "afhandeling")), None)
    more: dict[str, Any] = {
        "artikel": prompt.article,
        "uiterlijk": last.counts if last else None,
        "keuzes": offered(prompt.letter, desk.case, desk.bureau, step),
        "ontbreekt_nog": [],
        "nodig": list(desk.bureau.regulation.outcome.needs),
        "stap": step,
        "nogmaals": AGAIN in question.occasion,
        "uitgenodigd": list(desk.bureau.regulation.hearing.invites),
        "verslag_aan": list(desk.bureau.regulation.hearing.report_to),
        "wanneer": desk.case.last("hearing_planned") and case_facts(desk.case)["gesprek"],
    }
    for person in people:
        about = f"{question.occasion}:{person.email}" if prompt.to == "klager" else question.occasion + _appointed(desk, person)
        yield desk.write(prompt.letter, person, about, to_client=prompt.to == "klager", **more)


def _another_look(desk: Desk, people: Sequence[Party | Person], occasion: str) -> Iterator[Letter]:
    """Once more whether a case that is over is opened again, with what was asked first in the mail of that day."""
    asked = waits_since(desk.case)
    if asked is None:
        return
    details = {"afgewezen": "ja"} if desk.case.state == REJECTED else {}
    for person in people:
        letter = desk.tell(person, LOOK_AGAIN, details=details, keuzes=choices(LOOKS), gevraagd_op=local_date(asked.at))
        yield replace(letter, key=f"{NOTICE}:{desk.bureau.id}:{LOOK_AGAIN}:{desk.case.number}:{occasion}:{person.email}")


def _appointed(desk: Desk, person: Party | Person) -> str:
    """A mark for who handles the case again: what he was asked the first time, he is asked anew."""
    handler, parties = desk.case.handler, desk.case.parties
    if handler is None or handler.email != person.email:
        return ""
    appointed = [parties.get(event.data["person"]) for event in desk.case.events if event.kind == "handler_assigned"]
    return f":{times}" if (times := appointed.count(handler)) > 1 else ""


REMINDERS = ("herinnering", "escalatie")


def reminder(desk: Desk, deadline: Deadline, kind: str, moment: datetime) -> Iterator[Letter]:
    """`herinnering` to who has to act, `escalatie` to the directie; nobody concerned gets either.

    The terms that were over when a colleague put the case in are told in one escalation, whichever of them is first in turn.
    """
    today = local_date(moment)
    over = _over_at_entry(desk)
    kind = "escalatie" if deadline in over else kind
    handler = desk.case.handler
    directors = directors_for(desk.case, desk.bureau) or appointers(desk.case, desk.bureau)
    people: Sequence[Party | Person] = directors
    entered = desk.case.parties.get("invoerder") if desk.case.state == ASKED else None
    by_employee = deadline.term.by == "medewerker" and bool(desk.case.involved)
    to_employee = by_employee and kind == "herinnering"
    if by_employee:
        answered = {event.data.get("person", "") for event in desk.case.events if event.kind == "reaction_received"}
        late = [party for key, party in desk.case.parties.items() if key.startswith("betrokken-") and key not in answered]
        people = late if kind == "herinnering" else to_notify(desk)
    elif kind == "herinnering" and _is_at_the_directie(desk, deadline):
        people = directors
    elif kind == "herinnering" and handler is not None and not is_concerned(desk.case, handler.email, desk.bureau):
        people = (handler,)
    elif kind == "herinnering" and entered is not None and not is_concerned(desk.case, entered.email, desk.bureau):
        people = (entered,)
    elif kind == "herinnering" and desk.case.state != ASKED:  # what it is was asked of the directie
        people = appointers(desk.case, desk.bureau)
    asked = handler.name if handler is not None else ""
    if kind == "escalatie" and not by_employee:
        people = [*people, *_deputy(desk, people)]
    about = f"bij-invoer:{deadline.start}" if deadline in over else f"{deadline.term.name}:{deadline.start}:{today}"
    for person in people:
        yield desk.write(
            kind,
            person,
            about,
            term=_term(deadline),
            al_voorbij=[_term(each) for each in over] if deadline in over else [],
            dagen_over=_days_left(desk, deadline, today),
            **_of_the_talk(desk, today),
            gevraagd_aan=asked,
            aan_medewerker=to_employee,
            invoer_van=entered.name if entered is not None else "",
            keuzes=choices(ENTRY_CHOICES)
            if entered is not None
            else of_reminder(desk.case, desk.bureau, deadline, to_employee=to_employee, escalated=kind == "escalatie"),
        )


def _of_the_talk(desk: Desk, today: date) -> dict[str, Any]:
    """Whether it is behind us, and of whose side nothing was heard."""
    planned, klager = planned_talk(desk.case), desk.bureau.regulation.words.klager
    return {
        "gesprek_geweest": talk_was_held(desk.case),
        "gesprek_voorbij": planned is not None and planned.data["when"][:10] < today.isoformat(),
        "niet_gehoord": [party.name or f"de {klager}" for party in unheard(desk.case)],
    }


def _is_at_the_directie(desk: Desk, deadline: Deadline) -> bool:
    """True when the handler did his part, an advice, and the word that meets this term is the directie's."""
    judges = desk.bureau.regulation.outcome.judges == "directie"
    return judges and "outcome_sent" in deadline.term.met_by and desk.case.has("advised", "verdict_given")


def _term(deadline: Deadline) -> dict[str, Any]:
    term = deadline.term
    return {"naam": term.name, "omschrijving": term.text, "door": term.by, "artikel": term.article, **date_facts(deadline)}


def _days_left(desk: Desk, deadline: Deadline, today: date) -> int:
    """Working days to the end of a term; below zero after it."""
    if today <= deadline.counts:
        return desk.bureau.calendar.workdays_between(today, deadline.counts)
    return -desk.bureau.calendar.workdays_between(deadline.counts, today)


def _over_at_entry(desk: Desk) -> tuple[Deadline, ...]:
    """The terms that wait and were over already on the day a colleague put the case in; the confirmation goes by itself."""
    asked = desk.case.when("asked") if "invoerder" in desk.case.parties and desk.case.state != ASKED else None
    return tuple(
        each
        for each in desk.deadlines
        if asked is not None
        and each.is_running
        and each.counts < local_date(asked)
        and each.term.by != "medewerker"
        and "confirmed" not in each.term.met_by
    )


def _deputy(desk: Desk, others: Sequence[Party | Person]) -> list[Person]:
    """The handler's deputy, who hears of his silence with the directie."""
    handler = desk.bureau.person(desk.case.handler.email) if desk.case.handler is not None else None
    deputy = deputy_for(handler, WHOLE_CASE, desk.case, desk.bureau) if handler is not None else None
    return [deputy] if deputy is not None and deputy.email not in [person.email for person in others] else []
