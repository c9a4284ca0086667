"""The short answers a letter offers as numbers and buttons: each is understood, by itself, as what it promises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.domain.answers.entry import is_of_colleague, kinds_offered
from bot.domain.bureau import Bureau
from bot.domain.case import Case, talk_was_held, unheard
from bot.domain.impartiality import candidates
from bot.domain.letters.facts import choices
from bot.domain.terms import Deadline
from bot.domain.workflow import ASKED

TALKS = ("horen", "gesprek", "contact-klant")  # terms that a talk meets
KINDS = {"een klacht": "klacht", "een suggestie": "suggestie", "een vraag": "vraag", "overig": "overig"}
ALWAYS = {
    "opdracht": ("ik ben erbij betrokken",),
    "verzoek-verslag": ("het gesprek ging niet door",),
    "verzoek-reactie": ("geen reactie",),
    "vraag-verlenging": ("nee",),
    "vraag-tevredenheid": ("tevreden", "deels tevreden", "niet tevreden"),
}


def offered(kind: str, case: Case, bureau: Bureau, step: str = "") -> list[dict[str, Any]]:
    """`keuzes` of a question; empty where only his own words will do. `step` is that of vraag-maatregelen."""
    words: Sequence[str] = ALWAYS.get(kind, ())
    if kind == "vraag-gesprek":
        words = (f"{bureau.regulation.words.klager} ziet af van een gesprek",)
    elif kind == "vraag-maatregelen":
        shut = ("gedaan, sluit de zaak",) if bureau.regulation.outcome.judges != "directie" else ()
        words = {"nakomen": ("gedaan", *shut), "kcmd": ()}.get(step, ("geen",))
    elif kind == "vraag-oordeel" and case.last("verdict_given") is None:
        advised = ("akkoord",) if case.last("advised") else ()
        partly = ("deels gegrond",) if bureau.regulation.outcome.judges != "directie" else ()
        words = (*advised, "gegrond", *partly, "ongegrond")
    return choices(words)


def of_reminder(case: Case, bureau: Bureau, deadline: Deadline, *, to_employee: bool, escalated: bool) -> list[dict[str, Any]]:
    """`keuzes` of a reminder: those of the question that still stands; of an escalation, somebody else to handle it."""
    if to_employee:
        return choices(ALWAYS["verzoek-reactie"])
    if case.state == ASKED and is_of_colleague(case, bureau):
        return choices(kinds_offered(case, bureau))
    if case.state == ASKED:
        numbered = enumerate(KINDS.items(), start=1)
        return [{"nummer": number, "tekst": text, "antwoord": f"dit is {said}"} for number, (said, text) in numbered]
    if case.handler is None or escalated:
        others = [person for person in candidates(case, bureau) if case.handler is None or person.email != case.handler.email]
        return choices([person.name for person in others], others)
    if deadline.term.name not in TALKS:
        return choices(())
    if talk_was_held(case):
        roles = {bureau.regulation.words.klager if party == case.complainant else "medewerker": None for party in unheard(case)}
        return choices([f"{role} ziet af van een gesprek" for role in roles])
    return choices(("gesprek gehouden",) if case.last("hearing_planned") else ())
