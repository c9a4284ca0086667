"""What must be sent, to whom, with which facts: letters follow events. Knows no template and no SMTP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.domain.bureau import Bureau
from bot.domain.case import Case, Party
from bot.domain.commands import Command
from bot.domain.decide import Notice
from bot.domain.events import Event
from bot.domain.impartiality import appointers, candidates, directors_for, is_concerned
from bot.domain.letter_facts import bureau_facts, case_facts, choices, recipient_facts, term_facts
from bot.domain.reading import Person
from bot.domain.terms import Deadline
from bot.domain.workdays import local_date
from bot.domain.workflow import ASKED
from bot.mail.message import Address, Attachment, Message


@dataclass(frozen=True, slots=True)
class Letter:
    """`key` names the letter once and for all (`ontvangstbevestiging:2026-014`): the database refuses a second one."""

    kind: str  # a directory below templates/
    key: str
    recipient: Address
    facts: Mapping[str, Any]  # what the template may show; docs/letters.md lists the words
    case_number: str = ""
    at_once: bool = False  # False: in office hours only
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Source:
    """The complaint mail a letter may quote or answer: its words, its attachments and its place in the thread."""

    message_id: str = ""
    references: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""
    attachments: tuple[Attachment, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Desk:
    """What every letter of one case needs: the case, its bureau, its terms and the mail it began with."""

    case: Case
    bureau: Bureau
    deadlines: tuple[Deadline, ...]
    source: Source

    def write(self, kind: str, to: Party | Person, key: str, *, to_client: bool = False, **more: Any) -> Letter:
        """A letter about this case to one person."""
        facts = {
            "organisatie": bureau_facts(self.bureau),
            "ontvanger": recipient_facts(to.name, to.email, self.bureau),
            "zaak": case_facts(self.case),
            "termijnen": term_facts(self.deadlines),
            "ontbreekt": missing_facts(self.case, self.bureau),
            **more,
        }
        letter = Letter(kind, key, Address(to.name, to.email), facts, self.case.number)
        if to_client and self.source.message_id:
            references = (*self.source.references, self.source.message_id)
            letter = replace(letter, in_reply_to=self.source.message_id, references=references)
        return letter

    @property
    def name(self) -> str:
        """The case in a letter key: its number, or its row while it has none."""
        return f"{self.bureau.id}:{self.case.number or f'zaak-{self.case.id}'}"


def missing_facts(case: Case, bureau: Bureau) -> list[str]:
    """Which facts the regulation asks a complainant for and that could not be read."""
    facts = case.facts
    known = {
        "wanneer": bool(facts.event_dates or facts.event_period),
        "waar": facts.place is not None,
        "wat": bool(facts.sentences),
        "waarom": True,
        "wie": bool(case.involved),
    }
    return [word for word in bureau.regulation.facts_asked if not known[word]]


def after_events(desk: Desk, events: Sequence[Event]) -> Iterator[Letter]:
    """The letters these new events call for."""
    for event in events:
        if event.kind == "asked":
            yield from _ask_kind(desk)
        elif event.kind == "received":
            yield from _open(desk)
        elif event.kind == "handler_assigned":
            yield from _assign(desk, event)


def _ask_kind(desk: Desk) -> Iterator[Letter]:
    asked = directors_for(desk.case, desk.bureau) or appointers(desk.case, desk.bureau)
    uiterlijk = min((deadline.target for deadline in desk.deadlines), default=local_date(desk.case.received))
    for person in asked:
        yield desk.write(
            "vraag-indeling",
            person,
            f"vraag-indeling:{desk.name}:{person.email}",
            klacht_tekst=desk.source.text,
            afzender={"naam": desk.case.complainant.name, "email": desk.case.complainant.email},
            onderwerp=desk.source.subject,
            keuzes=choices(("klacht", "suggestie", "vraag", "overig")),
            redenen=[],
            ontvangen=local_date(desk.case.received),
            uiterlijk=uiterlijk,
        )


def _open(desk: Desk) -> Iterator[Letter]:
    client = desk.case.complainant
    yield replace(desk.write("ontvangstbevestiging", client, f"ontvangstbevestiging:{desk.name}", to_client=True), at_once=True)
    keuzes = choices([person.name for person in candidates(desk.case, desk.bureau)], candidates(desk.case, desk.bureau))
    for person in appointers(desk.case, desk.bureau):
        yield desk.write("opdracht-behandelaar", person, f"opdracht-behandelaar:{desk.name}:{person.email}", keuzes=keuzes)
    if desk.bureau.regulation.employee_told_at_once:
        yield from tell_involved(desk)


def tell_involved(desk: Desk) -> Iterator[Letter]:
    """The notice with the copy, to each employee who was recognised without doubt."""
    copy = desk.source.attachments if desk.bureau.regulation.employee_copy else ()
    for party in desk.case.involved:
        letter = desk.write(
            "kennisgeving-medewerker",
            party,
            f"kennisgeving-medewerker:{desk.name}:{party.email}",
            klacht_tekst=desk.source.text if desk.bureau.regulation.employee_copy else "",
            bijlagen=[attachment.filename for attachment in copy],
        )
        yield replace(letter, attachments=copy)


def _assign(desk: Desk, event: Event) -> Iterator[Letter]:
    handler = desk.case.parties[event.data["person"]]
    suffix = f"{desk.name}:{handler.email}"
    yield desk.write("bericht-behandelaar", desk.case.complainant, f"bericht-behandelaar:{suffix}", to_client=True)
    yield desk.write("opdracht", handler, f"opdracht:{suffix}", klacht_tekst=desk.source.text)


def reminder(desk: Desk, deadline: Deadline, kind: str, moment: datetime) -> Iterator[Letter]:
    """`herinnering` to who has to act, `escalatie` to the directie; nobody concerned gets either."""
    today = local_date(moment)
    handler = desk.case.handler
    directors = directors_for(desk.case, desk.bureau) or appointers(desk.case, desk.bureau)
    people: Sequence[Party | Person] = directors
    if kind == "herinnering" and handler is not None and not is_concerned(desk.case, handler.email, desk.bureau):
        people = (handler,)
    elif kind == "herinnering":
        people = appointers(desk.case, desk.bureau)
    days = (
        desk.bureau.calendar.workdays_between(today, deadline.due)
        if today <= deadline.due
        else -desk.bureau.calendar.workdays_between(deadline.due, today)
    )
    term = {
        "naam": deadline.term.name,
        "omschrijving": deadline.term.text,
        "datum": deadline.due,
        "streefdatum": deadline.target,
        "artikel": deadline.term.article,
        "door": deadline.term.by,
    }
    asked = handler.name if handler is not None else ""
    for person in people:
        key = f"{kind}:{desk.name}:{deadline.term.name}:{deadline.start}:{today}:{person.email}"
        yield desk.write(kind, person, key, term=term, dagen_over=days, gevraagd_aan=asked)


def notices(bureau: Bureau, items: Sequence[Notice], row: int, desk: Desk | None = None, about: str = "mail") -> Iterator[Letter]:
    """Staff are told once about a row of the ledger or a letter: the handler of the case if there is one, else the directie."""
    for notice in items:
        for person in _notified(bureau, notice, desk):
            key = f"melding-directie:{bureau.id}:{notice.code}:{about}-{row}:{person.email}"
            more: dict[str, Any] = {"melding": notice.code, "details": dict(notice.details)}
            if desk is not None:
                yield desk.write("melding-directie", person, key, **more)
                continue
            facts = {"organisatie": bureau_facts(bureau), "ontvanger": recipient_facts(person.name, person.email, bureau), **more}
            yield Letter("melding-directie", key, Address(person.name, person.email), facts)


def _notified(bureau: Bureau, notice: Notice, desk: Desk | None) -> Sequence[Party | Person]:
    if desk is None:
        return bureau.directors()
    handler = desk.case.handler
    if handler is not None and notice.code != "intrekking":
        return (handler,)
    return directors_for(desk.case, bureau) or appointers(desk.case, bureau)


DONE = {
    "assign": "{handler} behandelt de klacht.",
    "classify": "De mail is ingedeeld als {label}.",
    "record_hearing": "Het gesprek is vastgelegd.",
    "outcome_reported": "Vastgelegd: de uitkomst is verstuurd.",
    "close": "De zaak is gesloten.",
}


def answers(desk: Desk, command: Command, colleague: Person, message: Message, mail: int) -> Iterator[Letter]:
    """What a colleague hears back: what was done, or what was not understood. A note is filed in silence."""
    if command.action in DONE:
        follow = sorted(
            (deadline for deadline in desk.deadlines if deadline.met_on is None and deadline.is_running),
            key=lambda each: each.due,
        )
        letter = desk.write(
            "uitgevoerd",
            colleague,
            f"uitgevoerd:{desk.name}:mail-{mail}",
            gedaan=[DONE[command.action].format(**command.arguments)],
            vervolg=[{"wat": deadline.term.text, "datum": deadline.target} for deadline in follow[:3]],
        )
    elif command.action in ("unclear", "refuse_not_allowed"):
        people = candidates(desk.case, desk.bureau)
        words = ("klacht", "suggestie", "vraag", "overig") if desk.case.state == ASKED else [person.name for person in people]
        refused = "al-beantwoord" if command.why == "al-beantwoord" else "niet-toegestaan"
        reason = "niet-begrepen" if command.action == "unclear" else refused
        keuzes = choices(words, people) if command.action == "unclear" else []
        letter = desk.write(
            "begreep-niet", colleague, f"begreep-niet:{desk.name}:mail-{mail}", begrepen="", keuzes=keuzes, reden=reason
        )
    else:
        return
    yield replace(letter, in_reply_to=message.message_id, references=(*message.references, message.message_id))
