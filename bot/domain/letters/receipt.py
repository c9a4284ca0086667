"""Letters of the first day: receipt, is it taken up, who handles it, the employee concerned, the insurer, UWV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import shorten
from typing import Any

from bot.domain.admissibility import grounds, reasons
from bot.domain.answers.entry import CHOICES as ENTRY_CHOICES
from bot.domain.answers.entry import is_of_colleague, kinds_offered
from bot.domain.attachments import COMPLAINT, names, newest
from bot.domain.case import Party
from bot.domain.events import Event
from bot.domain.impartiality import appointers, candidates, directors_for, is_concerned
from bot.domain.letters.ending import over
from bot.domain.letters.facts import choices, routes
from bot.domain.letters.letter import Desk, Letter
from bot.domain.reading import Person
from bot.domain.workdays import local_date


def asked(desk: Desk, _event: Event) -> Iterator[Letter]:
    if "invoerder" in desk.case.parties:
        yield from _entered(desk)
        return
    asked = directors_for(desk.case, desk.bureau) or appointers(desk.case, desk.bureau)
    uiterlijk = min((deadline.target for deadline in desk.deadlines), default=local_date(desk.case.received))
    for person in asked:
        yield desk.write(
            "vraag-indeling",
            person,
            klacht_tekst=desk.source.text,
            afzender={"naam": desk.case.complainant.name, "email": desk.case.complainant.email},
            onderwerp=desk.source.subject,
            keuzes=choices(kinds_offered(desk.case, desk.bureau)),
            redenen=[],
            ontvangen=local_date(desk.case.received),
            uiterlijk=uiterlijk,
            van_collega=is_of_colleague(desk.case, desk.bureau),
            ingevoerd=False,
            gecorrigeerd=False,
            zelf_ingevoerd=False,
        )


def received(desk: Desk, _event: Event) -> Iterator[Letter]:
    regulation = desk.bureau.regulation
    confirmation = desk.write("ontvangstbevestiging", desk.case.complainant, to_client=True, once=True)
    yield replace(confirmation, at_once=True)
    seen = grounds(desk.case, desk.bureau)
    if seen or regulation.admission_decision:
        yield from ask_admission(desk)
    if not seen:
        yield from ask_handler(desk)
    if regulation.employee_told_at_once:
        yield from tell_involved(desk)
    if any(rule.opdrachtgever == desk.case.facts.opdrachtgever for rule in regulation.notify):
        for person in directors_for(desk.case, desk.bureau) or appointers(desk.case, desk.bureau):
            yield desk.tell(person, "uwv", once=True, keuzes=choices(("ja, meld het", "nee")))


def _entered(desk: Desk) -> Iterator[Letter]:
    """To the colleague who put it in, before anything is opened: is it right? To the directie when it may be about him."""
    case, client, colleague = desk.case, desk.case.complainant, desk.case.parties["invoerder"]
    people: Sequence[Party | Person] = (colleague,)
    if is_concerned(case, colleague.email, desk.bureau):
        people = directors_for(case, desk.bureau) or appointers(case, desk.bureau)
    again = sum(each.kind == "asked" for each in case.events)
    for person in people:
        letter = desk.write(
            "vraag-indeling",
            person,
            "ingevoerd",
            klacht_tekst=shorten(desk.source.text, FIRST_WORDS, placeholder=" ..."),
            afzender={"naam": client.name, "email": client.email},
            onderwerp=desk.source.subject,
            keuzes=choices(ENTRY_CHOICES if client.name or client.email else ENTRY_CHOICES[1:]),
            redenen=[],
            ontvangen=local_date(case.received),
            uiterlijk=min((each.target for each in desk.deadlines), default=local_date(desk.now)),
            van_collega=False,
            ingevoerd=True,
            gecorrigeerd=again > 1,
            zelf_ingevoerd=person.email == colleague.email,
        )
        yield replace(letter, at_once=person is colleague)


FIRST_WORDS = 400  # characters of the complaint


def ask_admission(desk: Desk) -> Iterator[Letter]:
    seen = grounds(desk.case, desk.bureau)
    words = ["in behandeling nemen", *(f"niet in behandeling nemen: {reason}" for reason in reasons(desk.bureau))]
    for person in appointers(desk.case, desk.bureau):
        yield desk.write(
            "vraag-ontvankelijkheid",
            person,
            once=True,
            keuzes=choices(words),
            gronden=[{"reden": each.reason, "artikel": each.rule.article, "blijkt_uit": each.evidence} for each in seen],
            klacht_tekst=desk.source.text,
            heroverweging=False,
        )


def ask_handler(desk: Desk) -> Iterator[Letter]:
    """Once for each time that nobody handles it: at first, after a release, and when it was reopened."""
    people = candidates(desk.case, desk.bureau)
    again = [event.kind for event in desk.case.events if event.kind in ("handler_released", "reopened")]
    last = again[-1] if again else ""
    for person in appointers(desk.case, desk.bureau):
        yield desk.write(
            "opdracht-behandelaar",
            person,
            str(len(again) or ""),
            once=True,
            keuzes=choices([each.name for each in people], people),
            opnieuw=last == "handler_released",
            heropend=last == "reopened",
        )


def tell_involved(desk: Desk, only: str = "", *, reopened: bool = False) -> Iterator[Letter]:
    """The notice, with the copy where the regulation gives it, to each employee who was recognised without doubt."""
    copy = desk.bureau.regulation.employee_copy
    for party in desk.case.involved:
        if only and party.email != only:
            continue
        letter = desk.write(
            "kennisgeving-medewerker",
            party,
            "heropend" if reopened else "",
            once=not reopened,
            heropend=reopened,
            klacht_tekst=desk.source.text if copy else "",
            afschrift=False,
            **complaint_files(desk, copy),
        )
        yield replace(letter, files=newest(desk.files, COMPLAINT) if copy else ())


def complaint_files(desk: Desk, copy: bool = True) -> dict[str, Any]:
    """`bijlagen` that go with a copy of the complaint, and `achtergehouden`: those that are not passed on."""
    kept = newest(desk.files, COMPLAINT) if copy else ()
    refused = [each for each in desk.files if copy and each.purpose == COMPLAINT and each.refused]
    return {"bijlagen": names(kept), "achtergehouden": names(refused)}


def tell_insurer(desk: Desk) -> Iterator[Letter]:
    """Those who did the work, and the insurer himself where his address is known; the directie when nobody is."""
    executors: list[Party | Person] = list(desk.case.involved)
    if desk.bureau.insurer:
        executors.append(Party("", desk.bureau.insurer, "verzekeraar"))
    for person in executors or directors_for(desk.case, desk.bureau):
        about = desk.news("claim_estimated", "amount")
        is_insurer = person.email == desk.bureau.insurer
        yield desk.write("melding-verzekeraar", person, about, once=True, is_verzekeraar=is_insurer)


def admitted(desk: Desk, _event: Event) -> Iterator[Letter]:
    if desk.case.handler is None:
        yield from ask_handler(desk)


def rejected(desk: Desk, event: Event) -> Iterator[Letter]:
    rule = next((each for each in desk.bureau.regulation.admissibility if each.when == event.data["ground"]), None)
    yield desk.write(
        "niet-in-behandeling",
        desk.case.complainant,
        to_client=True,
        reden=desk.case.file["reden_afwijzing"],
        artikel=rule.article if rule else "",
        grond=event.data["ground"],
        bleek="",
        weg_terug=rule is not None and rule.way_back,
        wegen=routes(desk.case, desk.bureau),
    )
    yield from over(desk, "niet-in-behandeling", may_return=rule is not None and rule.way_back)


def claimed(desk: Desk, event: Event) -> Iterator[Letter]:
    rule = desk.bureau.regulation.claim
    if rule is not None and float(event.data["amount"]) > rule.above:
        yield from tell_insurer(desk)


def uwv(desk: Desk, _event: Event) -> Iterator[Letter]:
    kind = desk.case.facts.opdrachtgever
    principal = desk.bureau.principal(kind)
    if principal is not None and principal.contact:
        yield desk.write("melding-uwv", Party(principal.name, principal.contact, kind or ""), once=True)
        return
    for person in directors_for(desk.case, desk.bureau):
        yield desk.tell(person, "uwv-adres", once=True)
