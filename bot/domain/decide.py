"""What happens to one mail: a disposition, the events it adds to a case, and the notices staff must get. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.bureau import Bureau
from bot.domain.case import Case, Facts, Party
from bot.domain.commands import Command
from bot.domain.events import Event
from bot.domain.reading import Reading
from bot.errors import StepNotAllowed
from bot.mail.message import Message


class Disposition(StrEnum):
    """How one mail ended; every mail has exactly one."""

    OPENED = "opened"  # a numbered case, confirmed to the client
    ASKED = "asked"  # staff are asked what it is
    ADDED = "added"  # joined to a running case
    COMMANDED = "commanded"  # a colleague's answer, executed
    NOTED = "noted"  # a colleague's answer, filed with the case
    REFUSED = "refused"  # a colleague's answer that was unclear or not his to give
    REPORTED = "reported"  # a suggestion, question or withdrawal put to the directie
    LEFT = "left"  # nobody's business of ours
    AUTOMATIC = "automatic"  # auto-reply, newsletter, read receipt
    BOUNCED = "bounced"  # one of our letters came back
    OWN = "own"  # our own letter
    DUPLICATE = "duplicate"
    OVERSIZE = "oversize"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something staff must know that is no step of a case; `code` as in the template melding-directie."""

    code: str
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    """`case` is the case with `events` already appended (id 0: still to be stored), or None."""

    disposition: Disposition
    reasons: tuple[str, ...]
    case: Case | None = None
    events: tuple[Event, ...] = ()
    notices: tuple[Notice, ...] = ()
    answer: Command | None = None  # what a colleague gets back: uitgevoerd, or begreep-niet


def new_case(message: Message, reading: Reading, received: datetime, bureau: Bureau) -> Case:
    """An unnumbered case without history, from what was read."""
    if message.sender is None:
        raise ValueError("a mail without a sender opens no case")
    parties = {"klager": Party(message.sender.name, message.sender.email, "cliënt")}
    for number, name in enumerate(reading.employees, start=1):
        person = bureau.named(name)
        if person is not None:
            parties[f"betrokken-{number}"] = Party(person.name, person.email, ", ".join(person.roles))
    facts = Facts(
        event_dates=reading.event_dates,
        event_period=reading.event_period,
        place=reading.place,
        sentences=reading.summary,
        doubtful_employees=reading.ambiguous_employees,
        opdrachtgever=reading.opdrachtgever,
        amount_eur=reading.amount_eur,
        older_than_year=reading.older_than_year,
        discussed_first=reading.discussed_first,
    )
    return Case(bureau.id, bureau.regulation.pin, received, parties=parties, facts=facts)


def decide_new(message: Message, reading: Reading, received: datetime, bureau: Bureau, now: datetime) -> Decision:
    """A mail from a person that belongs to no case yet. A colleague's own mail is never confirmed: at most asked about."""
    sender = message.sender
    if sender is None:
        return Decision(Disposition.LEFT, (*reading.reasons, "no sender to answer"))
    from_colleague = bureau.person(sender.email) is not None
    complaint = reading.scores.get("klacht", 0.0)
    if reading.kind == "klacht" and reading.decision == "act" and not from_colleague:
        return _open(message, reading, received, bureau, now)
    if reading.decision == "ask" or (from_colleague and complaint >= bureau.ask_from):
        case = new_case(message, reading, received, bureau)
        asked = Event("asked", now, {"score": f"{complaint:.2f}"})
        return Decision(Disposition.ASKED, reading.reasons, case.with_events(asked), (asked,))
    if reading.decision == "act" and _concerns_directie(reading, message) and not from_colleague:
        notice = Notice(reading.kind, {"afzender": str(sender), "onderwerp": message.subject, "klacht_tekst": message.new_text})
        return Decision(Disposition.REPORTED, reading.reasons, notices=(notice,))
    return Decision(Disposition.LEFT, reading.reasons)


PROCEDURE = re.compile(
    r"(?i)klachten?-?\s?(?:reglement|regeling|procedure|formulier|functionaris|commissie)"
    r"|verbeterformulier|klacht (?:indienen|in te dienen)"
)


def _concerns_directie(reading: Reading, message: Message) -> bool:
    """Besides complaints, a suggestion, a withdrawal and a question about the procedure are ours; the rest is office mail."""
    if reading.kind == "vraag":
        return PROCEDURE.search(f"{message.subject} {message.new_text}") is not None
    return reading.kind in ("suggestie", "intrekking")


def _open(message: Message, reading: Reading, received: datetime, bureau: Bureau, now: datetime) -> Decision:
    case = new_case(message, reading, received, bureau)
    event = Event("received", received)
    return Decision(Disposition.OPENED, reading.reasons, case.with_events(event), (event,))


def decide_client(message: Message, reading: Reading | None, case: Case, now: datetime) -> Decision:
    """A complainant who writes again about his case. A withdrawal is put to staff: the bot closes nothing on its own."""
    withdraws = reading is not None and reading.kind == "intrekking" and reading.decision == "act"
    kind = "withdrawal_received" if withdraws else "added"
    event = Event(kind, now)
    try:
        grown = case.with_events(event)
    except StepNotAllowed:
        event = Event("added", now)
        grown = case.with_events(event)
    reasons = reading.reasons if reading else ()
    notice = Notice(
        "intrekking" if withdraws else "aanvulling", {"klacht_tekst": message.new_text, "afzender": str(message.sender)}
    )
    return Decision(Disposition.ADDED, (*reasons, f"belongs to case {case.number}"), grown, (event,), (notice,))


def decide_staff(command: Command, case: Case, received: datetime, bureau: Bureau, now: datetime) -> Decision:
    """A colleague's answer to a letter of ours, already interpreted and checked for permission."""
    reasons = (f"answer understood as {command.action}",)
    if command.action in ("unclear", "refuse_not_allowed"):
        return Decision(Disposition.REFUSED, reasons, case, answer=command)
    try:
        grown, events = _apply(command, case, received, bureau, now)
    except StepNotAllowed:
        why = "al-beantwoord" if command.action in ("assign", "classify") else "niet-meer-mogelijk"
        return Decision(Disposition.REFUSED, reasons, case, answer=Command("refuse_not_allowed", why=why))
    disposition = Disposition.NOTED if command.action == "add_note" else Disposition.COMMANDED
    return Decision(disposition, reasons, grown, events, answer=command)


def _apply(command: Command, case: Case, received: datetime, bureau: Bureau, now: datetime) -> tuple[Case, tuple[Event, ...]]:
    events: tuple[Event, ...]
    if command.action == "assign":
        person = bureau.named(command.arguments["handler"])
        if person is None or (case.handler is not None and case.handler.email == person.email):
            raise StepNotAllowed(f"{command.arguments['handler']} handles it already, or is not on the roster")
        case, key = case.with_party("behandelaar", Party(person.name, person.email, ", ".join(person.roles)))
        assigned = Event("handler_assigned", now, {"person": key})
        taken_up = bureau.regulation.admission_decision and case.when("admitted") is None
        events = (Event("admitted", now), assigned) if taken_up else (assigned,)
    elif command.action == "classify":
        label = command.arguments["label"]
        if case.state != "gevraagd":
            raise StepNotAllowed("it was classified before")
        first = Event("classified", now, {"label": label})
        events = (
            (first, Event("received", case.received)) if label == "klacht" else (first, Event("closed", now, {"reason": label}))
        )
    elif command.action == "record_hearing":
        events = (Event("hearing_held", now),)
    elif command.action == "outcome_reported":
        events = (Event("outcome_sent", now, {"by": "staff"}),)
    elif command.action == "close":
        events = (Event("closed", now, {"reason": "afgehandeld"}),)
    else:
        events = (Event("noted", now),)
    return case.with_events(*events), events


def quarantine(reason: str, sender: str) -> Decision:
    """A mail that crashed or timed out: kept with its raw bytes, staff told once, nobody answered."""
    return Decision(Disposition.QUARANTINED, (reason,), notices=(Notice("onleesbaar", {"reden": reason, "afzender": sender}),))
