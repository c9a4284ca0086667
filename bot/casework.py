"""One step of a case, inside a transaction: history, terms and rendered letters are stored together."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Row

from bot.adapters import chart
from bot.adapters.case_rows import cases_of_absence, pin_of
from bot.adapters.file_rows import files_of, with_content
from bot.adapters.letter_rows import letters_locked
from bot.adapters.pdf import Look, pdf
from bot.adapters.render import Rendered, Renderer
from bot.adapters.sheet import TYPE, xlsx
from bot.adapters.store import WAITING, Unit
from bot.domain.absence import LONGEST, REMINDER, SETTLED_BY, known_absence, still_away
from bot.domain.agenda import goes_on, plan
from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.delivery import Copies
from bot.domain.entry import guarding, original_of
from bot.domain.entry_words import of_client
from bot.domain.events import Event
from bot.domain.history import UNDONE
from bot.domain.letters.asking import ask
from bot.domain.letters.correspondence import after_events, latest
from bot.domain.letters.letter import Desk, Letter, Source
from bot.domain.letters.overtaken import anew, may_overtake, puts_right
from bot.domain.loops import Limits
from bot.domain.questions import questions
from bot.domain.reading import Judge
from bot.domain.terms import Deadline, deadlines
from bot.domain.tokens import Bond, token
from bot.domain.workdays import local_date
from bot.domain.workflow import ASKED, UNCHANGED, WHEN_ALL_SENT, WHEN_SENT, allows
from bot.files import keep_files
from bot.mail.compose import compose
from bot.mail.message import Address, Attachment, Message
from bot.mail.parse import parse
from bot.overtaking import overtake, put_back

GUARDS_QUESTION = "ontvangstbevestiging"
LONGEST_LOCAL = 64  # octets of a local part (RFC 5321 section 4.5.3.1.1)


@dataclass(frozen=True, slots=True)
class Office:
    """A bureau with its letterhead."""

    bureau: Bureau
    renderer: Renderer
    colour: str
    logo: Path | None
    signature: str
    web_forms: frozenset[str] = frozenset()  # their Reply-To is the sender
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)  # signs the tokens of letters
    valid: timedelta = timedelta(days=90)  # of a token
    plus_address: bool = False
    authserv_id: str = ""  # of our own mail server; "" when it says nothing of senders
    limits: Limits = field(default_factory=Limits)  # of the letters that the mails of one sender may cause
    copies: Copies = field(default_factory=Copies)  # of letters, by which an uncertain one is settled
    reconsider: timedelta = timedelta(0)  # letters that leave the house because of a colleague's answer wait so long
    judge: Judge | None = None  # gives a second opinion on what a colleague's answer means

    def bond(self, key: str, recipient: str, case_id: int | None) -> Bond:
        """What the token of a letter is bound to."""
        return Bond(self.bureau.id, recipient, case_id, key)

    def answers_to(self, reference: str) -> Address | None:
        """The address with the letter's token, where the mailbox takes such an address and the token fits in it."""
        local, _, domain = self.bureau.sender.email.partition("@")
        if not self.plus_address or len(local) + 1 + len(reference) > LONGEST_LOCAL:
            return None
        return Address(self.bureau.sender.name, f"{local}+{reference}@{domain}")


def terms_of(case: Case, bureau: Bureau) -> tuple[Deadline, ...]:
    """The terms that run in this case, by the version it pins. While staff are asked what it is, the confirmation's term guards
    the question."""
    bureau = bureau.under(case.pin)
    if case.state == ASKED:
        found = deadlines(bureau.regulation, {"received": case.received}, bureau.calendar)
        guards = tuple(each for each in found if each.term.name == GUARDS_QUESTION)
        asked = case.last("asked") if "invoerder" in case.parties else None
        return tuple(guarding(each, local_date(asked.at), bureau.calendar) for each in guards) if asked is not None else guards
    found = deadlines(bureau.regulation, case.events, bureau.calendar)
    if case.merged_into:  # the terms that count are those of the case it went into
        over = local_date(case.when("merged") or case.received)
        found = tuple(replace(each, ended_on=over) if each.is_running else each for each in found)
    return found if case.involved else tuple(each for each in found if "employee_told" not in each.term.met_by)


def desk_of(unit: Unit, case: Case, bureau: Bureau, now: datetime, source: Source | None = None) -> Desk:
    """The case with its terms, the mail it began with and its files, at the bureau with the rules that the case pins."""
    bureau = bureau.under(case.pin)
    source = source or source_of(unit.first_raw(case.id), bureau if "invoerder" in case.parties else None)
    if letter := case.file.get("ingesloten_brief"):  # the complaint itself, when the mail was only its wrapper
        source = replace(source, text="\n\n".join(filter(None, (source.text, letter))))
    if "invoerder" in case.parties:
        source = replace(source, message_id="", references=())  # a colleague's own mail: the client's letters do not answer it
    return Desk(case, bureau, terms_of(case, bureau), source, now, files_of(unit.connection, case.id))


def at_a_glance(case: Case, bureau: Bureau, now: datetime) -> Desk:
    """The case with its terms, for a line among others: its mail and files, which grow with every case, are not read."""
    bureau = bureau.under(case.pin)
    return Desk(case, bureau, terms_of(case, bureau), Source(), now)


def source_of(raw: bytes, entered_at: Bureau | None = None) -> Source:
    """What a letter may quote of a mail; empty for an erased one. `entered_at` when a colleague put it in for a client."""
    return source_from(parse(raw), entered_at) if raw else Source()


def source_from(message: Message, entered_at: Bureau | None = None) -> Source:
    """What a letter may quote of a mail: of one that was passed on, the client's own part."""
    if entered_at is not None and (original := original_of(message, entered_at)) is not None:
        return Source(subject=original.subject, text=original.text)
    if entered_at is not None:
        person = entered_at.person(message.sender.email) if message.sender is not None else None
        return Source(subject=message.subject, text=of_client(message.new_text or message.text, person.name if person else ""))
    return Source(message.message_id, message.references, message.subject, message.new_text or message.text)


def record(
    unit: Unit,
    office: Office,
    case: Case,
    events: Sequence[Event],
    now: datetime,
    *,
    mail_id: int | None = None,
    source: Source | None = None,
    brought: Message | None = None,
) -> Case:
    """Append these events (already part of `case`), number the case if it became one, refresh its terms, queue its letters.

    `brought` is the mail whose files are kept with the case.
    """
    if not case.number and any(event.kind == "received" for event in events):
        case = replace(case, number=unit.next_number(office.bureau.id, local_date(case.received).year))
    case = unit.save_case(case, events, mail_id)
    if mail_id is not None:
        unit.update_mail(mail_id, case_id=case.id)
    if mail_id is not None and brought is not None:
        keep_files(unit, office.bureau, case, events, mail_id, brought, now)
    desk = desk_of(unit, case, office.bureau, now, source)
    refresh_terms(unit, case, desk.deadlines, office.bureau, now)
    if any(map(may_overtake, events)):
        desk = overtake(unit, desk, events)
    letters = _new(unit, after_events(desk, events))
    post(unit, office, letters, now, case.id, mail_id)
    if any(event.kind == UNDONE for event in events):
        put_back(unit, desk)
    if any(puts_right(event, case) for event in events):
        rewrite(unit, office, desk)
    _ask_others(unit, office, case.id, letters, now, mail_id)
    ask_due(unit, office, desk, mail_id)
    return unit.case(case.id)


def _new(unit: Unit, letters: Iterable[Letter]) -> list[Letter]:
    """Those that were not written before."""
    return [letter for letter in letters if unit.free_key(letter.key, letter.recipient.email)]


def _ask_others(
    unit: Unit, office: Office, case_id: int, letters: Sequence[Letter], now: datetime, mail_id: int | None = None
) -> None:
    """What was just asked of somebody who is known to be away is asked of who answers for him, unless another has it too."""
    asked = [(letter.kind, letter.recipient.email) for letter in letters if letter.kind in SETTLED_BY]
    asked = [each for each in asked if office.bureau.person(each[1]) is not None]
    others = cases_of_absence(unit.connection, office.bureau.id, now - LONGEST) if asked else []
    for kind, email in asked:
        case, today = unit.case(case_id), local_date(now)
        known = known_absence(case, others, email, today)
        shared = [other for each, other in asked if each == kind and other != email and kind != "verzoek-reactie"]
        if known is None or any(known_absence(case, others, other, today) is None for other in shared):
            continue
        absent = office.bureau.person(email)
        found = still_away(case, absent, kind, known, office.bureau.under(case.pin), now) if absent is not None else None
        if found is not None:
            record(unit, office, *found, now, mail_id=mail_id)


def remind_others(unit: Unit, office: Office, deadline: Deadline, case_id: int, now: datetime) -> None:
    """The handler was reminded of this term: who is known to be away has a deputy who may hear of it, else the directie does."""
    case, today = unit.case(case_id), local_date(now)
    absent = office.bureau.person(case.handler.email) if case.handler is not None else None
    if absent is None:
        return
    others = cases_of_absence(unit.connection, office.bureau.id, now - LONGEST)
    known = known_absence(case, others, absent.email, today)
    if known is None:
        return
    if absent.deputy and known_absence(case, others, absent.deputy, today) is not None:
        absent = replace(absent, deputy="")
    bureau = office.bureau.under(case.pin)
    found = still_away(case, absent, REMINDER, known, bureau, now, reminds_of=deadline)
    if found is not None:
        record(unit, office, *found, now)


def rewrite(unit: Unit, office: Office, desk: Desk) -> None:
    """Write what waits anew, as it is now known: each goes when it would have gone, because of the same mail."""
    new = set(unit.written)
    for row in letters_locked(unit.connection, desk.case.id):
        waits = row.state in WAITING and row.id not in new
        letter = anew(desk, row.key, row.recipient) if waits else None
        if letter is not None:
            unit.withdraw_letter(row, desk.now)
            count = len(unit.written)
            post(unit, office, (letter,), desk.now, desk.case.id, row.mail_id)
            for written in unit.written[count:]:
                unit.record_letter(written, next_attempt_at=row.next_attempt_at)


def ask_due(unit: Unit, office: Office, desk: Desk, mail_id: int | None = None) -> None:
    """Ask what has to be asked by now, and plan the next question. What was asked before is not asked again: its key exists."""
    found = questions(desk.case, desk.bureau, desk.deadlines)
    rest = goes_on(desk.case, desk.bureau, desk.now)
    if rest is not None:
        unit.plan_questions(desk.case.id, local_date(desk.case.received), rest if found else None)
        return
    for question in found:
        if question.at <= desk.now:
            letters = _new(unit, ask(desk, question))
            post(unit, office, letters, desk.now, desk.case.id, mail_id)
            _ask_others(unit, office, desk.case.id, letters, desk.now, mail_id)
    following = min((question.at for question in found if question.at > desk.now), default=None)
    unit.plan_questions(desk.case.id, local_date(desk.case.received), following)


def readdress(unit: Unit, office: Office, desk: Desk, wrong: str) -> None:
    """What waits for a wrong address of the complainant, or came back from it, is withdrawn and written to the right one."""
    states = (*WAITING, "refused") if wrong else ()
    missed = [row for row in unit.letters(case_id=desk.case.id, recipient=wrong) if row.state in states]
    for row in missed:
        unit.withdraw_letter(row, desk.now)
    client = desk.case.complainant.email
    for kind in dict.fromkeys(row.kind for row in missed):
        letters = [letter for letter in latest(desk, kind) if letter.recipient.email == client]
        post(unit, office, letters, desk.now, desk.case.id)


def refresh_terms(unit: Unit, case: Case, terms: Sequence[Deadline], bureau: Bureau, now: datetime) -> None:
    """Rewrite the due rows of a case from its history; while it rests, nothing is due before it goes on."""
    done = {(row.term, row.start): row.done_until for row in unit.deadline_rows(case.id)}
    rest = goes_on(case, bureau, now)
    for deadline in terms:
        step = plan(deadline, done.pop((deadline.term.name, deadline.start), None), bureau)
        at = max(step.at, rest) if step is not None and rest is not None else step.at if step is not None else None
        unit.replace_deadline(case.id, deadline, next_at=at, next_action=step.action if step else None)
    unit.drop_deadlines(case.id, list(done))


def post(
    unit: Unit, office: Office, letters: Iterable[Letter], now: datetime, case_id: int | None, mail_id: int | None = None
) -> None:
    """Render and queue letters, with the mail that caused them; one whose key exists is skipped: it was written before."""
    bureau = office.bureau if case_id is None else office.bureau.under(pin_of(unit.connection, case_id))
    for wanted in letters:
        key = unit.free_key(wanted.key, wanted.recipient.email)
        if key is None:
            continue
        letter = replace(wanted, key=key)
        reference = token(office.secret, office.bond(letter.key, letter.recipient.email, case_id), now)
        page = rendered(replace(office, bureau=bureau), letter, reference)
        message_id = f"<{reference}@{office.bureau.sender.email.partition('@')[2]}>"
        raw = compose(
            sender=office.bureau.sender,
            recipient=letter.recipient,
            subject=page.subject,
            text=page.text,
            html=page.html,
            message_id=message_id,
            date=now,
            in_reply_to=letter.in_reply_to,
            references=letter.references,
            attachments=(*letter.attachments, *papers(office, letter), *with_content(unit.connection, letter.files)),
            inline_images=(*page.inline_images, *_pictures(letter, office.colour)),
            reply_to=office.answers_to(reference),
            auto_submitted="auto-replied" if letter.in_reply_to else "auto-generated",
        )
        unit.add_letter(
            organisation=office.bureau.id,
            key=letter.key,
            kind=letter.kind,
            case_id=case_id,
            mail_id=mail_id,
            recipient=letter.recipient.email,
            message_id=message_id,
            subject=page.subject,
            raw=raw,
            choices={str(choice["nummer"]): choice["antwoord"] for choice in letter.facts.get("keuzes", [])},
            queued_at=now,
            next_attempt_at=now if letter.at_once else office.bureau.may_send_at(now),
        )


def papers(office: Office, letter: Letter) -> tuple[Attachment, ...]:
    """The documents of a letter as files: a workbook when its name ends in .xlsx, else pages. TemplateError as `pdf` has it."""
    look = Look(office.colour, office.logo)
    return tuple(
        Attachment(name, TYPE, xlsx(document))
        if name.endswith(".xlsx")
        else Attachment(name, "application/pdf", pdf(document, look))
        for name, document in letter.papers
    )


def rendered(office: Office, letter: Letter, reference: str) -> Rendered:
    """The letter with its Kenmerk."""
    return office.renderer.render(
        replace(letter, facts={**letter.facts, "kenmerk": reference}),
        organisation_id=office.bureau.id,
        regulation_id=office.bureau.regulation.id,
        colour=office.colour,
        logo=office.logo,
        signature=office.signature,
    )


def _pictures(letter: Letter, colour: str) -> list[tuple[str, Attachment]]:
    """The charts of a letter as images, small enough for a phone."""
    return [
        (name, Attachment(f"{name.partition('@')[0]}.png", "image/png", chart.png(bars, colour, chart.PHONE)))
        for name, bars in letter.charts
    ]


def letter_sent(unit: Unit, office: Office, letter: Row[Any], answer: str, now: datetime) -> None:
    """Record that a letter went out, and the event that its sending is: a term is met by the sending, not by the writing."""
    unit.record_letter(letter.id, state="sent", sent_at=now, answer=answer)
    kind = WHEN_SENT.get(letter.kind)
    if kind is None or letter.case_id is None:
        return
    case = unit.case(letter.case_id)
    waiting = unit.letters(case_id=letter.case_id, kind=letter.kind, state="queued") if letter.kind in WHEN_ALL_SENT else ()
    if allows(case.state, kind) and not waiting:
        event = Event(kind, now, _reader(case, letter))
        record(unit, office, case.with_events(event), (event,), now)


def came_back(case: Case, letter: Row[Any], now: datetime) -> Event | None:
    """The event that a letter did not arrive after all, when its sending was one and the case did not go on because of it."""
    kind = WHEN_SENT.get(letter.kind, "")
    if letter.state != "sent" or kind not in UNCHANGED:
        return None
    return Event("returned", now, {"event": kind, **_reader(case, letter)})


def _reader(case: Case, letter: Row[Any]) -> dict[str, str]:
    """Which employee concerned a letter went to, when each of them gets one of his own."""
    person = case.key_of(letter.recipient)
    return {"person": person} if person.startswith("betrokken-") and letter.kind not in WHEN_ALL_SENT else {}


def own_copy_seen(unit: Unit, office: Office, message_id: str, now: datetime) -> bool:
    """Our own copy of a letter came back to the mailbox: it was sent, whatever the server said, and is not sent again."""
    letter = unit.letter_by_message_id(office.bureau.id, message_id)
    tried_again = letter is not None and letter.state == "queued" and letter.attempts > 0
    if letter is None or not (tried_again or letter.state in ("uncertain", "sending")):
        return False
    letter_sent(unit, office, letter, "own copy seen in the mailbox", now)
    return True
