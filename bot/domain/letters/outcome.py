"""Letters from verdict to end: advice, draft, outcome, measures, satisfaction, extension, withdrawal, the commission outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.domain.attachments import ADVICE, COMMISSION, OUTCOME, Filed, names, newest
from bot.domain.case import Party
from bot.domain.events import Event
from bot.domain.impartiality import appointers, directors_for
from bot.domain.letters.facts import choices, routes
from bot.domain.letters.letter import Desk, Letter, to_notify
from bot.domain.letters.quick_answers import offered
from bot.domain.outcome import missing
from bot.domain.reading import Person
from bot.domain.terms import EXTENDED, shift
from bot.domain.workdays import local_date


def judging(desk: Desk) -> Sequence[Party | Person]:
    """Who decides whether the complaint is founded, and reads the draft."""
    if desk.bureau.regulation.outcome.judges == "directie":
        return directors_for(desk.case, desk.bureau) or appointers(desk.case, desk.bureau)
    return to_notify(desk)


def ask_verdict(desk: Desk, person: Party | Person, key: str, lacking: Sequence[str] = ()) -> Letter:
    """What the handler found, or the directie decides; `lacking` names what an earlier answer left out."""
    return desk.write(
        "vraag-oordeel",
        person,
        key,
        keuzes=offered("vraag-oordeel", desk.case, desk.bureau),
        ontbreekt_nog=list(lacking),
        nodig=list(desk.bureau.regulation.outcome.needs),
    )


def advised(desk: Desk, _event: Event) -> Iterator[Letter]:
    for person in judging(desk):
        letter = ask_verdict(desk, person, f"vraag-oordeel:{desk.name}:advies-{len(desk.case.log)}:{person.email}")
        yield replace(letter, files=newest(desk.files, ADVICE))


def judged(desk: Desk, _event: Event) -> Iterator[Letter]:
    lacking = missing(desk.case, desk.bureau)
    if not lacking or desk.case.has("draft_approved"):
        return
    for person in judging(desk):
        number = len(desk.case.log)
        if lacking == ("maatregelen",):
            yield desk.write(
                "vraag-maatregelen",
                person,
                f"vraag-maatregelen:{desk.name}:{number}:{person.email}",
                stap="oordeel",
                keuzes=offered("vraag-maatregelen", desk.case, desk.bureau, "oordeel"),
            )
        else:
            yield ask_verdict(desk, person, f"vraag-oordeel:{desk.name}:{number}:{person.email}", lacking)


def drafted(desk: Desk, event: Event) -> Iterator[Letter]:
    for person in judging(desk):
        key = f"concept-uitkomst:{desk.name}:{outcome_number(desk)}-{event.data['number']}:{person.email}"
        files = newest(desk.files, OUTCOME)
        keuzes = choices(("akkoord", "akkoord, zonder bijlage") if files else ("akkoord",))
        letter = desk.write("concept-uitkomst", person, key, keuzes=keuzes, **outcome_words(desk, files))
        yield replace(letter, drafts="uitkomst", files=files)


def approved(desk: Desk, event: Event) -> Iterator[Letter]:
    key = f"uitkomst:{desk.name}:{outcome_number(desk)}"
    files = newest(desk.files, OUTCOME) if event.data.get("files") != "no" else ()
    letter = desk.write("uitkomst", desk.case.complainant, key, to_client=True, **outcome_words(desk, files))
    yield replace(letter, files=files)


def outcome_number(desk: Desk) -> int:
    return sum(event.kind == "draft_approved" for event in desk.case.events) or 1


def outcome_words(desk: Desk, files: Sequence[Filed]) -> dict[str, Any]:
    outside, goes = desk.bureau.regulation.commission, local_date(desk.bureau.may_send_at(desk.now))
    return {
        "wegen": routes(desk.case, desk.bureau),
        "commissie_tot": shift(goes, outside.within, 1) if outside is not None else None,
        "opgeroepen": desk.case.has("hearing_held"),
        "bijlagen": names(files),
    }


def measured(desk: Desk, _event: Event) -> Iterator[Letter]:
    if (
        desk.case.when("kcmd_decided")
        and not desk.case.when("kcmd_measures_sent")
        and desk.bureau.regulation.commission is not None
    ):
        outside = desk.bureau.regulation.commission
        for party in (desk.case.complainant, Party(outside.name, outside.email, "commissie")):
            key = f"maatregelen-kcmd:{desk.name}:{party.email}"
            is_client = party is desk.case.complainant
            yield desk.write("maatregelen-kcmd", party, key, to_client=is_client, is_klager=is_client)
    if desk.case.has("solved") and any(term.starts_on == "solved" for term in desk.bureau.regulation.terms):
        for party in (desk.case.complainant, *desk.case.involved):
            is_client = party is desk.case.complainant
            yield desk.write(
                "verslag-afhandeling",
                party,
                f"verslag-afhandeling:{desk.name}:{outcome_number(desk)}:{party.email}",
                to_client=is_client,
                is_klager=is_client,
            )


def satisfied(desk: Desk, event: Event) -> Iterator[Letter]:
    number = len(desk.case.log)
    if desk.case.file.get("aanbod"):
        key = f"bevestiging-afspraken:{desk.name}:{number}"
        yield desk.write(
            "bevestiging-afspraken",
            desk.case.complainant,
            key,
            to_client=True,
            is_klager=True,
            wegen=routes(desk.case, desk.bureau),
        )
    if event.data["level"] == "tevreden":
        return
    if desk.bureau.regulation.outcome.dissatisfied == "verwijzen":
        yield desk.write(
            "verwijzing",
            desk.case.complainant,
            f"verwijzing:{desk.name}:{number}",
            to_client=True,
            wegen=routes(desk.case, desk.bureau),
        )
    elif desk.bureau.regulation.outcome.dissatisfied == "heroverwegen":
        keuzes = choices(("nieuw onderzoek", "nieuw aanbod", "niets meer"))
        for person in to_notify(desk):
            key = f"vraag-ontvankelijkheid:{desk.name}:{number}:{person.email}"
            yield desk.write(
                "vraag-ontvankelijkheid", person, key, keuzes=keuzes, gronden=[], klacht_tekst="", heroverweging=True
            )


def extended(desk: Desk, event: Event) -> Iterator[Letter]:
    until = date.fromisoformat(event.data["until"])
    term = next((each for each in reversed(desk.deadlines) if each.term.name == EXTENDED), None)
    yield desk.write(
        "verlenging",
        desk.case.complainant,
        f"verlenging:{desk.name}:{event.data['until']}",
        to_client=True,
        tot=until,
        reden=desk.case.file.get("reden_verlenging", ""),
        te_laat=term is not None and until > term.due,
    )


def withdrawn(desk: Desk, _event: Event) -> Iterator[Letter]:
    yield desk.write("bevestiging-intrekking", desk.case.complainant, f"bevestiging-intrekking:{desk.name}", to_client=True)


def outside(desk: Desk, event: Event) -> Iterator[Letter]:
    """What the commission wrote goes to the person concerned, and to who handles the case."""
    files = newest(desk.files, COMMISSION)
    for party in desk.case.involved:
        key = f"kennisgeving-medewerker:{desk.name}:{event.kind}:{party.email}"
        words = desk.case.file.get("commissie", "")
        letter = desk.write(
            "kennisgeving-medewerker",
            party,
            key,
            klacht_tekst=words,
            bijlagen=names(files),
            afschrift=True,
        )
        yield replace(letter, files=files)
    if event.kind == "kcmd_decided" and desk.bureau.regulation.commission is not None:
        for person in to_notify(desk):
            yield desk.write(
                "vraag-maatregelen", person, f"vraag-maatregelen:{desk.name}:kcmd:{person.email}", stap="kcmd", keuzes=[]
            )
