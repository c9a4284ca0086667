"""Letters from verdict to end: advice, draft, outcome, measures, satisfaction, extension, withdrawal, the commission outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.domain.attachments import ADVICE, COMMISSION, OUTCOME, Filed, names, newest
from bot.domain.case import Party
from bot.domain.events import Event
from bot.domain.impartiality import appointers, directors_for, is_concerned
from bot.domain.letters.ending import over
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


def ask_verdict(desk: Desk, person: Party | Person, about: str, lacking: Sequence[str] = ()) -> Letter:
    """What the handler found, or the directie decides; `lacking` names what an earlier answer left out."""
    return desk.write(
        "vraag-oordeel",
        person,
        about,
        keuzes=offered("vraag-oordeel", desk.case, desk.bureau),
        ontbreekt_nog=list(lacking),
        nodig=list(desk.bureau.regulation.outcome.needs),
    )


def advised(desk: Desk, _event: Event) -> Iterator[Letter]:
    for person in judging(desk):
        yield replace(ask_verdict(desk, person, "advies"), files=newest(desk.files, ADVICE))


def judged(desk: Desk, _event: Event) -> Iterator[Letter]:
    lacking = missing(desk.case, desk.bureau)
    if not lacking or desk.case.approved is not None:
        return
    for person in judging(desk):
        if lacking == ("maatregelen",):
            yield desk.write(
                "vraag-maatregelen",
                person,
                "ontbreekt",
                stap="oordeel",
                keuzes=offered("vraag-maatregelen", desk.case, desk.bureau, "oordeel"),
            )
        else:
            yield ask_verdict(desk, person, "ontbreekt", lacking)


def drafted(desk: Desk, _event: Event) -> Iterator[Letter]:
    for person in judging(desk):
        files = newest(desk.files, OUTCOME)
        keuzes = choices(("akkoord", "akkoord, zonder bijlage") if files else ("akkoord",))
        letter = desk.write("concept-uitkomst", person, keuzes=keuzes, **outcome_words(desk, files))
        yield replace(letter, drafts="uitkomst", files=files)


def approved(desk: Desk, event: Event) -> Iterator[Letter]:
    files = newest(desk.files, OUTCOME) if event.data.get("files") != "no" else ()
    letter = desk.write("uitkomst", desk.case.complainant, to_client=True, **outcome_words(desk, files))
    yield replace(letter, files=files)


def outcome_words(desk: Desk, files: Sequence[Filed]) -> dict[str, Any]:
    outside, goes = desk.bureau.regulation.commission, local_date(desk.bureau.may_send_at(desk.now))
    return {
        "wegen": routes(desk.case, desk.bureau),
        "commissie_tot": shift(goes, outside.within, 1) if outside is not None else None,
        "opgeroepen": desk.case.has("hearing_held"),
        "bijlagen": names(files),
    }


def measured(desk: Desk, _event: Event) -> Iterator[Letter]:
    case, outside, terms = desk.case, desk.bureau.regulation.commission, desk.bureau.regulation.terms
    if outside is not None and _is_due(desk, "kcmd_decided", "kcmd_measures_sent"):
        yield from _report(desk, "maatregelen-kcmd", "kcmd_decided", Party(outside.name, outside.email, "commissie"))
    if any(term.starts_on == "solved" for term in terms) and _is_due(desk, "solved", "solution_report_sent", "reopened"):
        yield from _report(desk, "verslag-afhandeling", "solved", *case.involved)


def _is_due(desk: Desk, kind: str, *over: str) -> bool:
    """True when this happened, and none of what takes the matter away since."""
    last = next((event for event in reversed(desk.case.events) if event.kind in (kind, *over)), None)
    return last is not None and last.kind == kind


def _report(desk: Desk, letter: str, of: str, *others: Party) -> Iterator[Letter]:
    """To both sides, once for each time that there is something to report of."""
    about = str(nth) if (nth := desk.nth(of)) > 1 else ""
    for party in (desk.case.complainant, *others):
        is_client = party is desk.case.complainant
        yield desk.write(letter, party, about, to_client=is_client, once=True, is_klager=is_client)


def satisfied(desk: Desk, event: Event) -> Iterator[Letter]:
    if desk.case.file.get("aanbod"):
        yield desk.write(
            "bevestiging-afspraken",
            desk.case.complainant,
            "aanbod",
            to_client=True,
            is_klager=True,
            wegen=routes(desk.case, desk.bureau),
        )
    if event.data["level"] == "tevreden":
        return
    if desk.bureau.regulation.outcome.dissatisfied == "verwijzen":
        yield desk.write("verwijzing", desk.case.complainant, to_client=True, wegen=routes(desk.case, desk.bureau))
    elif desk.bureau.regulation.outcome.dissatisfied == "heroverwegen":
        keuzes = choices(("nieuw onderzoek", "nieuw aanbod", "niets meer"))
        for person in to_notify(desk):
            more: dict[str, Any] = {"keuzes": keuzes, "gronden": [], "klacht_tekst": "", "heroverweging": True}
            yield desk.write("vraag-ontvankelijkheid", person, "heroverweging", **more)


def extended(desk: Desk, event: Event) -> Iterator[Letter]:
    until = date.fromisoformat(event.data["until"])
    term = next((each for each in reversed(desk.deadlines) if each.term.name == EXTENDED), None)
    promised = [date.fromisoformat(each.data["until"]) for each in desk.before if each.kind == "extended" and each != event]
    earlier = promised[-1] if promised and desk.case.has("extension_sent") else None
    yield desk.write(
        "verlenging",
        desk.case.complainant,
        desk.news("extended", "until"),
        to_client=True,
        once=True,
        tot=until,
        reden=desk.case.file.get("reden_verlenging", ""),
        te_laat=term is not None and until > term.due,
        eerder=earlier if earlier is not None and earlier < until else None,
    )


def withdrawn(desk: Desk, event: Event) -> Iterator[Letter]:
    """To the complainant, the employees who were told of the complaint, and who handles it and did not pass it on himself."""
    yield desk.write("bevestiging-intrekking", desk.case.complainant, to_client=True)
    if not desk.case.has("outcome_sent"):  # after that they know how it ended
        yield from over(desk, "ingetrokken")
    handler = desk.case.handler
    if handler is not None and event.data.get("by") != "self" and not is_concerned(desk.case, handler.email, desk.bureau):
        yield desk.tell(handler, "ingetrokken")


def outside(desk: Desk, event: Event) -> Iterator[Letter]:
    """What the commission wrote goes to the person concerned, and to who handles the case."""
    files = newest(desk.files, COMMISSION)
    for party in desk.case.involved:
        words = desk.case.file.get("commissie", "")
        letter = desk.write(
            "kennisgeving-medewerker",
            party,
            event.kind,
            klacht_tekst=words,
            bijlagen=names(files),
            afschrift=True,
        )
        yield replace(letter, files=files)
    if event.kind == "kcmd_decided" and desk.bureau.regulation.commission is not None:
        for person in to_notify(desk):
            yield desk.write("vraag-maatregelen", person, "kcmd", stap="kcmd", keuzes=[])
