"""The form that a regulation may keep of a case: filled from the case, as a letter and as pages to print, with the complaint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from bot.domain.attachments import COMPLAINT, newest
from bot.domain.bureau import Bureau
from bot.domain.case import Case, Party
from bot.domain.events import LEVELS, Event
from bot.domain.letters.facts import VERDICTS
from bot.domain.letters.letter import Desk, Letter
from bot.domain.reporting.document import Block, Document, Facts, Quote, Section, Text, in_words
from bot.domain.workdays import local_date
from bot.mail.message import Attachment

FORM = "verbeterformulier"  # the name of the report and of the letter
OPEN = "nog niet ingevuld"


def has_form(bureau: Bureau) -> bool:
    """True when the regulation keeps a form of each case."""
    return any(report.name == FORM for report in bureau.regulation.reports)


def form(desk: Desk, handler: Party, moment: str) -> Iterator[Letter]:
    if has_form(desk.bureau):
        letter = desk.write(FORM, handler, moment, **form_words(desk, moment))
        papers = ((f"{FORM}-{desk.case.number}.pdf", form_document(desk)),)
        yield replace(letter, attachments=original(desk), files=newest(desk.files, COMPLAINT), papers=papers)


def form_words(desk: Desk, moment: str) -> dict[str, Any]:
    reactions = [
        {"naam": party.name, "samenvatting": summary(desk.case, key), "akkoord": agreed_on(desk.case, key) is not None}
        for key, party in desk.case.parties.items()
        if key.startswith("betrokken-")
    ]
    return {"klacht_tekst": desk.source.text, "reacties": reactions, "compleet": moment != "begin"}


def original(desk: Desk) -> tuple[Attachment, ...]:
    text = desk.source.text.encode("utf-8")
    return (Attachment("melding.txt", "text/plain; charset=utf-8", text),) if text else ()


def closed(desk: Desk, event: Event) -> Iterator[Letter]:
    if event.data.get("reason") == "samengevoegd":
        return
    if desk.case.handler is not None and desk.case.number:
        yield from form(desk, desk.case.handler, "eind")


def summary(case: Case, key: str) -> str:
    """What an employee concerned said: as the handler put it together, else in his own words; "" while there is nothing."""
    return case.file.get(f"samenvatting-{key}") or case.file.get(f"reactie-{key}", "")


def agreed_on(case: Case, key: str) -> date | None:
    """The day on which he agreed with the summary that stands now; None when he did not."""
    agreed, written = _last(case, "reaction_agreed", "person", key), _last(case, "noted", "summary", key)
    return None if agreed is None or (written is not None and written.at > agreed.at) else local_date(agreed.at)


def _last(case: Case, kind: str, word: str, key: str) -> Event | None:
    return next((event for event in reversed(case.events) if event.kind == kind and event.data.get(word) == key), None)


def reaction_state(case: Case, key: str) -> str:
    """Whether an employee concerned agrees with the summary of his reaction, else what is still open."""
    if agreed := agreed_on(case, key):
        return f"akkoord met deze omschrijving op {_day(agreed)}"
    written, received = _last(case, "noted", "summary", key), _last(case, "reaction_received", "person", key)
    if written is not None and received is not None and received.at > written.at:
        return f"niet akkoord: op {_on(received)} kwam een nieuwe reactie, na de samenvatting van {_on(written)}"
    if written is not None:
        return f"nog niet akkoord: de samenvatting is van {_on(written)}"
    if received is not None:
        return f"nog niet akkoord: de reactie kwam op {_on(received)} en is nog niet samengevat"
    asked = _last(case, "reaction_requested", "person", key)
    return f"nog geen reactie; gevraagd op {_on(asked)}" if asked is not None else "nog niet om een reactie gevraagd"


def _day(day: date) -> str:
    return in_words(day, "datum")


def _on(event: Event) -> str:
    return _day(local_date(event.at))


def _when(case: Case, kind: str, otherwise: str = OPEN) -> str:
    event = case.last(kind)
    return otherwise if event is None else _on(event)


def _ready(case: Case, *, prevents: bool) -> str:
    """By when measures are promised: what was recorded after the outcome went prevents repetition, what came before corrects."""
    sent = next((event.at for event in case.history if event.kind == "outcome_sent"), None)
    days = [
        event.data["until"]
        for event in case.history
        if event.kind == "measures_recorded" and "until" in event.data and prevents == (sent is not None and event.at > sent)
    ]
    return _day(date.fromisoformat(days[-1])) if days else OPEN


def form_document(desk: Desk) -> Document:
    """The form to print, with the complaint as its last page."""
    name = desk.bureau.regulation.words.formulier.capitalize()
    return Document(
        f"{name} {desk.case.number}".strip(),
        desk.bureau.regulation.name,
        desk.bureau.name,
        local_date(desk.now),
        (*form_sections(desk), complaint(desk)),
        notice="Vertrouwelijk",
        intro=(Text(f"De {complaint_word(desk.bureau)} zelf staat op de laatste bladzijde.", "small"),),
    )


def form_sections(desk: Desk, level: int = 1) -> tuple[Section, ...]:
    """What the form asks, in its own order, with what is known of it by now."""
    case, klager = desk.case, desk.bureau.regulation.words.klager
    handler, words = case.handler, case.file
    satisfied, verdict = case.last("satisfaction_recorded"), case.last("verdict_given")
    judged = (
        ("Oordeel", VERDICTS[verdict.data["gegrond"]] if verdict is not None else OPEN),
        ("Redenen", words.get("redenen") or OPEN),
        ("Correctie", words.get("maatregelen") or OPEN),
        ("Correctie klaar op", _ready(case, prevents=False)),
        ("Aanbod", words.get("aanbod") or OPEN),
        ("Aanbod gedaan op", _when(case, "offer_made")),
        (f"Is de {klager} tevreden?", f"{LEVELS[satisfied.data['level']]} ({_on(satisfied)})" if satisfied else OPEN),
        ("Brief met de uitkomst", _when(case, "outcome_sent", "nog niet verstuurd")),
    )
    prevented = (
        ("Maatregelen", words.get("preventie") or OPEN),
        ("Klaar op", _ready(case, prevents=True)),
        ("Alles uitgevoerd op", _when(case, "measures_done")),
        ("Verslag verstuurd op", _when(case, "solution_report_sent")),
    )
    handled = (
        ("Naam", handler.name if handler is not None else "nog niet bekend"),
        ("Functie", (handler.function or OPEN) if handler is not None else OPEN),
        ("Bevestiging verstuurd op", _when(case, "confirmed", "nog niet verstuurd")),
    )
    return (
        Section(f"De {complaint_word(desk.bureau)}", _told(desk), level=level),
        Section("Behandelaar", (Facts(handled),), level=level),
        Section("Reactie van de medewerker", tuple(_reactions(case)), level=level),
        Section("Oordeel, correctie en aanbod", (Facts(judged),), level=level),
        Section("Om herhaling te voorkomen", (Facts(prevented),), level=level),
    )


def complaint_word(bureau: Bureau) -> str:
    """What the regulation calls it, with "de"."""
    return "melding" if bureau.regulation.words.klager == "melder" else "klacht"


def _told(desk: Desk) -> tuple[Block, ...]:
    case, facts = desk.case, desk.case.facts
    known = (
        ("Nummer", case.number),
        ("Ontvangen", _day(local_date(case.received))),
        (desk.bureau.regulation.words.klager.capitalize(), case.complainant.name or case.complainant.email),
        ("Datum", event_days(case) or "niet bekend"),
        ("Plaats", facts.place or "niet bekend"),
        ("Gaat over", "\n".join(person(party) for party in case.involved) or "geen medewerker genoemd"),
        ("Opdrachtgever", facts.opdrachtgever or "niet bekend"),
    )
    return (Facts(known),)


def event_days(case: Case) -> str:
    """When it happened: days, or the first and last day of a period; "" when it is not known."""
    if case.facts.event_dates:
        return ", ".join(_day(each) for each in case.facts.event_dates)
    return " tot en met ".join(_day(each) for each in case.facts.event_period) if case.facts.event_period else ""


def person(party: Party) -> str:
    """A name with its function."""
    return f"{party.name} ({party.function})" if party.function else party.name


def _reactions(case: Case) -> Iterator[Block]:
    for key, party in case.parties.items():
        if key.startswith("betrokken-"):
            yield Text(person(party), "strong")
            if words := summary(case, key):
                yield Quote(words)
            state = reaction_state(case, key)
            yield Text(f"{state[0].upper()}{state[1:]}.")
    if not case.involved:
        yield Text("Er is geen medewerker genoemd.")


def complaint(desk: Desk) -> Section:
    """The complaint itself, on a page of its own."""
    who = desk.case.complainant.name or desk.case.complainant.email
    words: Block = Text("De tekst is niet bewaard.")
    if desk.source.text:
        words = Quote(desk.source.text, f"{who}, {_day(local_date(desk.case.received))}")
    files = [each.name for each in desk.files if each.purpose == COMPLAINT and not each.refused]
    enclosed = (Text(f"Daarbij kwam: {', '.join(files)}.", "small"),) if files else ()
    return Section(f"Bijlage: de {complaint_word(desk.bureau)}", (words, *enclosed), new_page=True)
