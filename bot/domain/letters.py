"""What a letter is, and the letters that belong to no event: reminders, questions, notices and answers to colleagues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.domain.absence import WHOLE_CASE, deputy_for
from bot.domain.answer_entry import CHOICES as ENTRY_CHOICES
from bot.domain.attachments import Filed, file_words
from bot.domain.bureau import Bureau
from bot.domain.case import Case, Party, rounds
from bot.domain.commands import Command
from bot.domain.confirm import CODE as CONFIRMS
from bot.domain.corrections import told
from bot.domain.decide import Notice
from bot.domain.impartiality import appointers, candidates, directors_for, is_concerned
from bot.domain.letter_facts import (
    bureau_facts,
    case_facts,
    choices,
    day_in_words,
    missing_facts,
    recipient_facts,
    term_facts,
)
from bot.domain.questions import Question, asks_whether_done
from bot.domain.quick_answers import of_reminder, offered
from bot.domain.reading import Person
from bot.domain.terms import Deadline
from bot.domain.workdays import AMSTERDAM, local_date
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
    files: tuple[Filed, ...] = ()  # kept with the case, to go along
    drafts: str = ""  # the kind of letter this one shows as a draft


@dataclass(frozen=True, slots=True)
class Source:
    """The complaint mail a letter may quote or answer: its words and its place in the thread."""

    message_id: str = ""
    references: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """What every letter of one case needs: the case, its bureau, its terms, the mail it began with and its files."""

    case: Case
    bureau: Bureau
    deadlines: tuple[Deadline, ...]
    source: Source
    now: datetime
    files: tuple[Filed, ...] = ()  # that came with the mails of the case

    def write(self, kind: str, to: Party | Person, key: str, *, to_client: bool = False, **more: Any) -> Letter:
        """A letter about this case to one person; a client without an address gets it on paper, through a colleague."""
        on_paper = "" if to.email else to.name
        to = to if to.email else self._on_paper()
        facts = {
            "op_papier": on_paper,
            "taal": self.case.facts.language if to_client else "nl",
            "organisatie": bureau_facts(self.bureau),
            "ontvanger": recipient_facts(on_paper or to.name, to.email, self.bureau),
            "zaak": case_facts(self.case),
            "termijnen": term_facts(self.deadlines),
            "ontbreekt": missing_facts(self.case, self.bureau),
            **more,
        }
        letter = Letter(kind, key, Address(to.name, to.email), facts, self.case.number)
        if to_client and not on_paper and self.source.message_id:
            references = (*self.source.references, self.source.message_id)
            letter = replace(letter, in_reply_to=self.source.message_id, references=references)
        return letter

    def _on_paper(self) -> Party | Person:
        """Who prints a letter: the colleague who entered the case, else the contact, else the directie; nobody concerned."""
        contact = Party(self.bureau.contact.name, self.bureau.contact.email)
        entered = self.case.parties.get("invoerder", contact)
        people: tuple[Party | Person, ...] = (entered, contact, *appointers(self.case, self.bureau))
        return next((each for each in people if not is_concerned(self.case, each.email, self.bureau)), contact)

    @property
    def name(self) -> str:
        """The case in a letter key: its number, or its row while it has none, and how often it was taken up again."""
        again = len(rounds(self.case.events))
        return f"{self.bureau.id}:{self.case.number or f'zaak-{self.case.id}'}" + (f":{again}" if again > 1 else "")


def to_notify(desk: Desk, _code: str = "") -> Sequence[Party | Person]:
    """Who has to know of something in a case: its handler, else the directie; nobody concerned."""
    handler = desk.case.handler
    if handler is not None and not is_concerned(desk.case, handler.email, desk.bureau):
        return (handler,)
    return directors_for(desk.case, desk.bureau) or appointers(desk.case, desk.bureau)


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
    step = "nakomen" if asks_whether_done(prompt) else "voorkomen" if "solved" in prompt.when else "oordeel"
    last = next((each for each in reversed(desk.deadlines) if each.term.name == (prompt.before or "afhandeling")), None)
    more = {
        "artikel": prompt.article,
        "uiterlijk": last.due if last else None,
        "keuzes": offered(prompt.letter, desk.case, desk.bureau, step),
        "ontbreekt_nog": [],
        "nodig": list(desk.bureau.regulation.outcome.needs),
        "stap": step,
        "uitgenodigd": list(desk.bureau.regulation.hearing.invites),
        "verslag_aan": list(desk.bureau.regulation.hearing.report_to),
        "wanneer": desk.case.last("hearing_planned") and case_facts(desk.case)["gesprek"],
    }
    for person in people:
        key = f"{prompt.letter}:{desk.name}:{question.occasion}:{person.email}"
        yield desk.write(prompt.letter, person, key, to_client=prompt.to == "klager", **more)


REMINDERS = ("herinnering", "escalatie")


def reminder(desk: Desk, deadline: Deadline, kind: str, moment: datetime) -> Iterator[Letter]:
    """`herinnering` to who has to act, `escalatie` to the directie; nobody concerned gets either."""
    today = local_date(moment)
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
    elif kind == "herinnering" and handler is not None and not is_concerned(desk.case, handler.email, desk.bureau):
        people = (handler,)
    elif kind == "herinnering" and entered is not None and not is_concerned(desk.case, entered.email, desk.bureau):
        people = (entered,)
    elif kind == "herinnering" and desk.case.state != ASKED:  # what it is was asked of the directie
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
    if kind == "escalatie" and not by_employee:
        people = [*people, *_deputy(desk, people)]
    for person in people:
        key = f"{kind}:{desk.name}:{deadline.term.name}:{deadline.start}:{today}:{person.email}"
        yield desk.write(
            kind,
            person,
            key,
            term=term,
            dagen_over=days,
            gevraagd_aan=asked,
            aan_medewerker=to_employee,
            invoer_van=entered.name if entered is not None else "",
            keuzes=choices(ENTRY_CHOICES)
            if entered is not None
            else of_reminder(desk.case, desk.bureau, deadline, to_employee=to_employee, escalated=kind == "escalatie"),
        )


def _deputy(desk: Desk, others: Sequence[Party | Person]) -> list[Person]:
    """The handler's deputy, who hears of his silence with the directie."""
    handler = desk.bureau.person(desk.case.handler.email) if desk.case.handler is not None else None
    deputy = deputy_for(handler, WHOLE_CASE, desk.case, desk.bureau) if handler is not None else None
    return [deputy] if deputy is not None and deputy.email not in [person.email for person in others] else []


AT_ONCE = ("nood",)  # not kept until the office opens


def notices(bureau: Bureau, items: Sequence[Notice], row: int, desk: Desk | None = None, about: str = "mail") -> Iterator[Letter]:
    """Staff are told once about a row of the ledger or a letter: the handler of the case if there is one, else the directie."""
    for notice in items:
        for person in notice.to or _notified(bureau, notice, desk):
            key = f"melding-directie:{bureau.id}:{notice.code}:{about}-{row}:{person.email}"
            more: dict[str, Any] = {"melding": notice.code, "details": dict(notice.details)}
            if desk is not None:
                offered = notice.choices if notice.to or person.email != notice.details.get("adres") else ()
                if words := offered or (STOP_OR_GO_ON if notice.code == "intrekking" else ()):
                    more["keuzes"] = choices(words)
                at_once = notice.code in AT_ONCE or bool(notice.to)
                yield replace(desk.write("melding-directie", person, key, **more), at_once=at_once)
                continue
            facts = {
                "op_papier": "",
                "organisatie": bureau_facts(bureau),
                "ontvanger": recipient_facts(person.name, person.email, bureau),
                **more,
            }
            letter = Letter("melding-directie", key, Address(person.name, person.email), facts)
            yield replace(letter, at_once=notice.code in AT_ONCE)


def thanks(bureau: Bureau, message: Message, mail: int) -> Letter:
    """A word of thanks to who made a suggestion, in his own thread."""
    if message.sender is None:
        raise ValueError("a mail without a sender is answered to nobody")
    sender = message.sender
    facts = {
        "organisatie": bureau_facts(bureau),
        "ontvanger": recipient_facts(sender.name, sender.email, bureau),
        "op_papier": "",
    }
    letter = Letter("dank-suggestie", f"dank-suggestie:{bureau.id}:mail-{mail}", sender, facts)
    return replace(letter, in_reply_to=message.message_id, references=(*message.references, message.message_id))


STOP_OR_GO_ON = ("ja, stop de behandeling", "nee, ga door")


def explanation(bureau: Bureau, message: Message) -> Letter:
    """To a colleague who answered from an address we do not know, once: how it works, and nothing of any case."""
    if message.sender is None:
        raise ValueError("a mail without a sender is answered to nobody")
    facts = {
        "op_papier": "",
        "organisatie": bureau_facts(bureau),
        "ontvanger": recipient_facts("", message.sender.email, bureau),
        "begrepen": "",
        "keuzes": [],
        "reden": "vreemd-adres",
    }
    key = f"begreep-niet:{bureau.id}:vreemd-adres:{message.sender.email}"
    letter = Letter("begreep-niet", key, Address("", message.sender.email), facts)
    return replace(letter, in_reply_to=message.message_id, references=(message.message_id,))


def _notified(bureau: Bureau, notice: Notice, desk: Desk | None) -> Sequence[Party | Person]:
    if desk is None:
        return bureau.directors()
    if notice.code == CONFIRMS:
        return _who_confirms(desk, notice.details.get("adres", ""))
    return to_notify(desk) if notice.code != "intrekking" else appointers(desk.case, bureau)


def _who_confirms(desk: Desk, sender: str) -> Sequence[Party | Person]:
    """Directors, else who appoints; not who is said to have written. He is told, not asked, when there is nobody else."""
    for people in (directors_for(desk.case, desk.bureau), appointers(desk.case, desk.bureau)):
        if others := [person for person in people if person.email != sender]:
            return others
    himself = desk.bureau.person(sender)
    return (himself,) if himself is not None and not is_concerned(desk.case, sender, desk.bureau) else ()


DONE = {
    "assign": "{handler} behandelt de {klacht}.",
    "recuse": "U behandelt de {klacht} niet meer. Er wordt iemand anders gezocht.",
    "open_entry": "De {klacht} is geopend. De {klager} krijgt een bevestiging.",
    "pause": "De zaak staat stil{tot}. Er komen tot dan geen herinneringen. De termijnen lopen door.",
    "resume": "De zaak loopt weer. De herinneringen komen weer.",
    "reopen": "De zaak is heropend.",
    "file_note": "De notitie staat bij de zaak.",
    "merge": "De zaken {zaken} zijn samengevoegd. De oudste blijft, met haar termijnen. De {klager} hoort dit niet van ons.",
    "drop_entry": "Er is geen zaak geopend. De {klager} krijgt geen bericht.",
    "classify": "De mail is ingedeeld als {label}.",
    "admit": "De {klacht} is in behandeling genomen.",
    "reject": "De {klacht} wordt niet in behandeling genomen. De {klager} krijgt daar een brief over.",
    "plan_hearing": "Het gesprek staat op {when}. De uitnodigingen gaan weg.",
    "cancel_hearing": "Het gesprek gaat niet door. Wie was uitgenodigd, krijgt bericht.",
    "record_hearing": "Het gesprek is vastgelegd.",
    "waive_hearing": "Vastgelegd: van een gesprek is afgezien.",
    "verdict": "Vastgelegd: {gegrond}.",
    "record_measures": "De maatregelen zijn vastgelegd.",
    "approve": "Uw akkoord is verwerkt.",
    "extend": "De {klager} krijgt bericht dat het langer duurt, tot {until}.",
    "withdraw": "De {klacht} is ingetrokken. De {klager} krijgt daar een bevestiging van.",
    "close": "De zaak is gesloten.",
    "outcome_reported": "Vastgelegd: de uitkomst is verstuurd.",
    "record_reaction": "De reactie is vastgelegd.",
    "record_satisfaction": "Vastgelegd: {text}.",
    "record_offer": "Het aanbod is vastgelegd.",
    "record_agreement": "De afspraken zijn vastgelegd. Iedereen krijgt er een bevestiging van.",
    "name_employee": "Vastgelegd: de {klacht} gaat over {employee}.",
    "request_reaction": "De medewerker is om een reactie gevraagd.",
    "estimate_claim": "De schade is geschat op € {amount}.",
    "notify_insurer": "De verzekeraar wordt ingelicht.",
    "discussed": "Vastgelegd: besproken in het intern overleg.",
    "correct": "",  # told by corrections, with the old value
    "undo": "Uw antwoord is teruggedraaid. Alles staat weer zoals het daarvoor stond. U kunt de vraag opnieuw beantwoorden.",
}
NOTED = "Uw bericht staat bij de zaak."
LONGEST_IN_SUMMARY = 80


def answers(
    desk: Desk,
    command: Command,
    colleague: Person,
    message: Message,
    mail: int,
    undo: datetime | None = None,
    asked: tuple[str, Sequence[str]] = ("", ()),
) -> Iterator[Letter]:
    """What a colleague hears back: what was done or not understood, and which files were refused. A note is filed in silence.

    `undo` is until when the answer can be taken back; `asked` the subject of the letter he answered, and its choices.
    """
    became = file_words(desk.files, mail)
    if command.action in DONE or (command.action == "add_note" and became["geweigerd"]):
        follow = sorted((each for each in desk.deadlines if each.is_running), key=lambda each: each.due)
        letter = desk.write(
            "uitgevoerd",
            colleague,
            f"uitgevoerd:{desk.name}:mail-{mail}",
            gedaan=[in_words(each, desk.bureau) for each in (command, *command.also) if each.action in DONE] or [NOTED],
            bestanden=became,
            vervolg=[{"wat": deadline.term.text, "datum": deadline.target} for deadline in follow[:3]],
            ongedaan_tot=day_in_words(f"{undo.astimezone(AMSTERDAM):%Y-%m-%dT%H:%M}") if undo is not None else "",
            keuzes=choices(("ongedaan",) if undo is not None else ()),
        )
    elif command.action in ("unclear", "refuse_not_allowed"):
        people = candidates(desk.case, desk.bureau)
        asks_label = desk.case.state == ASKED
        labels = ENTRY_CHOICES if "invoerder" in desk.case.parties else LABELS
        names = [person.name for person in people] if desk.case.handler is None else []
        words: Sequence[str] = labels if asks_label else names or asked[1]
        if command.why == "bevestigen":
            words = ()
        keuzes = choices(words, people) if command.action == "unclear" else []
        reden = (
            "niet-begrepen" if command.action == "unclear" and command.why not in REFUSALS else command.why or "niet-toegestaan"
        )
        letter = desk.write(
            "begreep-niet", colleague, f"begreep-niet:{desk.name}:mail-{mail}", vraag=asked[0], keuzes=keuzes, reden=reden
        )
    else:
        return
    yield replace(letter, in_reply_to=message.message_id, references=(*message.references, message.message_id))


LABELS = ("klacht", "suggestie", "vraag", "overig")
REFUSALS = ("invoer", "geen-pauze", "geen-datum", "geen-reden", "twee-passen", "tegenstrijdig", "bevestigen")


def in_words(command: Command, bureau: Bureau) -> str:
    """One line about an action, in words of the regulation; "" for one that changes nothing."""
    words = {
        name: value if len(value) <= LONGEST_IN_SUMMARY else f"{value[:LONGEST_IN_SUMMARY]}…"
        for name, value in command.arguments.items()
    }
    for name in ("when", "until"):
        if name in words:
            words[name] = day_in_words(words[name])
    tot = f" tot {words['until']}" if "until" in words else ", ten hoogste acht weken"
    regulation = bureau.regulation
    if command.action == "correct":
        return told(command.arguments, regulation.words.klager)
    klacht = "melding" if regulation.words.klager == "melder" else "klacht"
    return DONE.get(command.action, "").format_map({"klager": regulation.words.klager, "klacht": klacht, "tot": tot, **words})
