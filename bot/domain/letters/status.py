"""Where the cases stand, told to who asks: all that are open, or one with its history and terms. Only to who may see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.impartiality import is_concerned
from bot.domain.letters.facts import bureau_facts, date_facts, recipient_facts
from bot.domain.letters.letter import Desk, Letter, in_thread
from bot.domain.reading import Person
from bot.domain.reporting.standing import row, standing
from bot.domain.workdays import local_date
from bot.mail.message import Address, Message

KIND = "stand-van-zaken"
HAPPENED: Mapping[str, str] = {  # an event in a few words; {wie} is the person it names
    "received": "de {klacht} kwam binnen",
    "confirmed": "de ontvangst is bevestigd",
    "addition_requested": "om een aanvulling gevraagd",
    "admitted": "in behandeling genomen",
    "rejected": "niet in behandeling genomen",
    "rejection_sent": "de {klager} kreeg daar een brief over",
    "handler_assigned": "{wie} behandelt de zaak",
    "handler_told": "de {klager} weet wie de zaak behandelt",
    "handler_released": "{wie} behandelt de zaak niet meer",
    "employee_named": "{wie} is genoemd als betrokken medewerker",
    "employee_told": "de medewerker is ingelicht",
    "reaction_requested": "de medewerker is om een reactie gevraagd",
    "reaction_received": "de medewerker heeft gereageerd",
    "reaction_agreed": "de medewerker is het eens met de samenvatting",
    "hearing_planned": "er is een gesprek gepland",
    "hearing_cancelled": "het gesprek is afgezegd",
    "hearing_held": "het gesprek is geweest",
    "complainant_heard": "de {klager} is gehoord, of zag daarvan af",
    "employee_heard": "de medewerker is gehoord, of zag daarvan af",
    "report_sent": "het verslag is verstuurd",
    "advised": "er is een advies",
    "verdict_given": "er is een oordeel",
    "draft_made": "er is een concept van de brief",
    "draft_approved": "het concept is goedgekeurd",
    "agreement_reached": "er zijn afspraken gemaakt",
    "agreement_confirmed": "de afspraken zijn bevestigd",
    "outcome_sent": "de uitkomst is verstuurd",
    "offer_made": "er is een aanbod gedaan",
    "measures_recorded": "er zijn maatregelen vastgelegd",
    "measures_done": "de maatregelen zijn uitgevoerd",
    "satisfaction_recorded": "vastgelegd of de {klager} tevreden is",
    "solved": "opgelost",
    "claim_estimated": "de schade is geschat",
    "insurer_notified": "de verzekeraar is ingelicht",
    "uwv_notified": "het UWV is ingelicht",
    "meeting_held": "besproken in het intern overleg",
    "extended": "de termijn is verlengd",
    "kcmd_submitted": "bij de klachtencommissie ingediend",
    "kcmd_decided": "de klachtencommissie deed uitspraak",
    "withdrawal_received": "de {klager} wil stoppen",
    "withdrawn": "ingetrokken",
    "referred": "de {klager} hoorde waar hij verder terechtkan",
    "reopened": "heropend",
    "paused": "stilgezet",
    "resumed": "hervat",
    "merged": "samengevoegd met een andere zaak",
    "joined": "er is een andere zaak bij gevoegd",
    "added": "de {klager} schreef opnieuw",
    "closed": "gesloten",
}


def may_see(case: Case, reader: Person, bureau: Bureau) -> bool:
    """True for the directie and the handler; never for who is concerned."""
    handles = case.handler is not None and case.handler.email == reader.email
    return (reader.email in bureau.directie or handles) and not is_concerned(case, reader.email, bureau)


def overview(desks: Sequence[Desk], reader: Person, bureau: Bureau, message: Message, mail: int, now: datetime) -> Letter:
    """The open cases this reader may see, what is overdue first; a refusal for who handles none and is no director."""
    seen = [desk for desk in desks if desk.case.is_open and may_see(desk.case, reader, bureau)]
    if not seen and reader.email not in bureau.directie:
        return refused(reader, bureau, message, mail, now)
    rows = sorted((row(desk, now) for desk in seen), key=lambda each: (each["volgende"] or {"dagen": 99})["dagen"])
    return _letter(reader, bureau, message, mail, now, soort="overzicht", zaken=rows)


def refused(reader: Person, bureau: Bureau, message: Message, mail: int, now: datetime) -> Letter:
    """The same words whether there is no such case, or one he must not see: so they tell nothing."""
    return _letter(reader, bureau, message, mail, now, soort="geweigerd", zaken=[])


def which_case(reader: Person, bureau: Bureau, message: Message, mail: int, now: datetime, kind: str = "weekoverzicht") -> Letter:
    """To who answers a digest in his own words, or names many cases (`te-veel`): nothing was done; and how it can be done."""
    return _letter(reader, bureau, message, mail, now, soort=kind, zaken=[])


def status(desk: Desk, reader: Person, message: Message, mail: int) -> Letter:
    """One case: its people, what happened, what still has to be done and by when."""
    today = local_date(desk.now)
    terms = [each for each in desk.deadlines if each.is_running] if desk.case.is_open else []
    running = sorted(terms, key=lambda each: each.counts)
    letter = desk.write(
        KIND,
        reader,
        f"mail-{mail}",
        soort="zaak",
        vandaag=today,
        stand=standing(desk.case, today),
        dagen_open=(today - local_date(desk.case.received)).days,
        gebeurd=list(_happened(desk)),
        te_doen=[{"wat": each.term.text, "te_laat": each.counts < today, **date_facts(each)} for each in running],
        zaken=[],
    )
    return in_thread(replace(letter, at_once=True), message)


def _happened(desk: Desk) -> Iterator[dict[str, Any]]:
    regulation = desk.bureau.regulation
    klacht = "melding" if regulation.words.klager == "melder" else "klacht"
    for event in desk.case.events:
        if event.kind in HAPPENED:
            party = desk.case.parties.get(event.data.get("person", ""))
            who = party.name if party is not None else "iemand"
            words = HAPPENED[event.kind].format(wie=who, klager=regulation.words.klager, klacht=klacht)
            yield {"datum": local_date(event.at), "wat": words}


def _letter(reader: Person, bureau: Bureau, message: Message, mail: int, now: datetime, **more: Any) -> Letter:
    facts = {
        "op_papier": "",
        "organisatie": bureau_facts(bureau),
        "ontvanger": recipient_facts(reader.name, reader.email, bureau),
        "vandaag": local_date(now),
        **more,
    }
    return in_thread(Letter(KIND, _key(bureau, mail), Address(reader.name, reader.email), facts, at_once=True), message)


def _key(bureau: Bureau, mail: int) -> str:
    return f"{KIND}:{bureau.id}:mail-{mail}"
