"""One raw mail -> one transaction -> one Disposition. The spine: everything a mail causes is committed here or not at all."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Row
from sqlalchemy.exc import DBAPIError

from bot.absences import of_absent
from bot.adapters.case_rows import changes, clients
from bot.adapters.engine import is_away
from bot.adapters.letter_rows import kinds_waiting
from bot.adapters.store import Known, Store, Unit
from bot.answers import of_colleague, of_stranger
from bot.approvals import send_off
from bot.bounced import of_bounce
from bot.casework import Office, desk_of, own_copy_seen, post, readdress, record, source_from
from bot.complainants import from_elsewhere, is_complainant, own_case
from bot.desk_mail import answers_digest, tell
from bot.discreet import origin
from bot.domain.alarm import alarmed
from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.decide import (
    Decision,
    Disposition,
    Notice,
    decide_client,
    decide_commission,
    decide_new,
    decide_outsider,
    is_commission,
    is_named_in_full,
    quarantine,
)
from bot.domain.entry import entered
from bot.domain.letters.facts import day_in_words
from bot.domain.letters.guide import asks_how, guide
from bot.domain.letters.notices import explanation, forgotten, notices, thanks
from bot.domain.letters.replies import answers
from bot.domain.reading import Reading
from bot.domain.workdays import AMSTERDAM, local_date
from bot.identity import Answered, answered_letter, named_cases
from bot.loops import hold_back, with_additions
from bot.mail.absent import only_tells_absence
from bot.mail.authenticity import fails_dmarc, is_one_sender
from bot.mail.headers import addresses
from bot.mail.message import Message, Screen
from bot.mail.parse import fingerprint, parse, parse_header
from bot.mail.persons import is_read
from bot.overtaking import dropped, hold_outcome
from bot.undoing import ask_again, until

log = logging.getLogger(__name__)

KEEPS_FILES = (  # it is certain from whom these mails are
    Disposition.OPENED, Disposition.ASKED, Disposition.ADDED, Disposition.COMMANDED, Disposition.NOTED, Disposition.REFUSED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Arrival:
    """A mail as the mailbox gave it. `raw` is None above the size limit; then `header` has its header."""

    mailbox: str
    uidvalidity: int
    uid: int
    internaldate: datetime
    size: int  # bytes
    raw: bytes | None
    header: bytes = b""


@dataclass(frozen=True, slots=True)
class Understood:
    """What was made of a mail before the transaction: no lock is held while it is read."""

    message: Message
    screen: Screen
    reasons: tuple[str, ...]
    reading: Reading | None


Understand = Callable[[Message, datetime], Understood]


def receive(arrival: Arrival, office: Office, store: Store, understand: Understand, now: datetime) -> Disposition | None:
    """Take in one mail; None when the ledger had its UID. Raises when the database is away or full: then nothing was written."""
    try:
        read = _read(arrival, office, understand, now)
        try:
            with store.transaction() as unit:
                return _commit(unit, arrival, *read, office, now)
        except Known:  # another process wrote the same key meanwhile: now it stands there
            with store.transaction() as unit:
                return _commit(unit, arrival, *read, office, now)
    except Exception as failure:
        if isinstance(failure, DBAPIError) and is_away(failure):
            raise
        log.error("mail quarantined: %s", origin(failure), extra={"mailbox": arrival.mailbox, "uid": arrival.uid})
        with store.transaction() as unit:
            return _quarantine(unit, arrival, failure, office, now)


def again(mail_id: int, office: Office, store: Store, understand: Understand, now: datetime) -> Disposition:
    """Take in a quarantined mail once more, in the place of its row. Raises what it fails on: then the row stays as it was."""
    with store.transaction() as unit:
        row, raw = unit.mail_row(mail_id), unit.mail_raw(mail_id)
    if row is None or row.organisation != office.bureau.id or row.disposition != Disposition.QUARANTINED.value or not raw:
        raise LookupError(f"mail {mail_id} is not in quarantine")
    arrival = Arrival(row.mailbox, row.uidvalidity, row.uid, row.received_at, len(raw), raw)
    read = _read(arrival, office, understand, now)
    with store.transaction() as unit:
        if not unit.drop_quarantined(mail_id):
            raise LookupError(f"mail {mail_id} was taken in meanwhile")
        found = _commit(unit, arrival, *read, office, now)
    return found or Disposition.DUPLICATE


def _read(arrival: Arrival, office: Office, understand: Understand, now: datetime) -> tuple[Message, Understood | None, datetime]:
    """The mail, what was made of it (None of one above the size limit) and when it came; no lock is held meanwhile."""
    message = parse(arrival.raw, web_forms=office.web_forms) if arrival.raw is not None else parse_header(arrival.header)
    received = min(message.received or arrival.internaldate, now)
    understood = understand(message, received) if arrival.raw is not None else None
    if understood is not None:
        understood = _by_unlisted_form(understood, office.bureau)
    return understood.message if understood is not None else message, understood, received


def _by_unlisted_form(understood: Understood, bureau: Bureau) -> Understood:
    """A mail with a client's Reply-To, as a form on a website sends it: he wrote it, and staff decide.

    It comes from our own address, or from one that nobody reads; that one makes nobody a colleague.
    """
    message, read = understood.message, understood.reading
    if message.sender is None or read is None or message.by_form:
        return understood
    others = [each for each in message.reply_to if each.email not in bureau.own_addresses]
    if message.sender.email != bureau.sender.email:
        others = [each for each in others if is_read(each.email) and bureau.person(each.email) is None]
        if is_read(message.sender.email):
            return understood
    if not others:
        return understood
    asked = replace(read, decision="ask") if read.decision == "act" else read
    return replace(understood, message=replace(message, sender=others[0]), reading=asked)


def _commit(
    unit: Unit,
    arrival: Arrival,
    message: Message,
    understood: Understood | None,
    received: datetime,
    office: Office,
    now: datetime,
) -> Disposition | None:
    bureau = office.bureau
    if unit.mail_known(bureau.id, arrival.mailbox, arrival.uidvalidity, arrival.uid):
        return None
    print_ = fingerprint(arrival.raw if arrival.raw is not None else arrival.header)
    duplicate = unit.fingerprint_known(bureau.id, print_)
    if duplicate:
        decision = Decision(Disposition.DUPLICATE, ("these bytes were read before",))
    elif understood is None:
        details = {"afzender": str(message.sender or ""), "onderwerp": message.subject, "megabytes": f"{arrival.size / 1e6:.0f}"}
        decision = Decision(Disposition.OVERSIZE, ("above the size limit",), notices=(Notice("te-groot", details),))
    else:
        decision = _decide(unit, understood, received, office, now)
    keep = decision.case is not None or decision.disposition is Disposition.REPORTED
    mail_id = unit.add_mail(
        arrival.raw if keep else None,
        **_ledger(arrival, office, now),
        fingerprint=None if duplicate else print_,
        message_id="" if duplicate else message.message_id,  # the first one may have been erased since
        sender=message.sender.email[:320] if message.sender and not duplicate else "",
        received_at=received,
        disposition=decision.disposition.value,
        kind=understood.reading.kind if understood and understood.reading else "",
        reasons=[reason.partition(": “")[0] for reason in decision.reasons],  # the words themselves stay out of the ledger
        letter_id=decision.letter,
    )
    if decision.disposition is Disposition.OWN:
        own_copy_seen(unit, office, message.message_id, now)
    _carry_out(unit, decision, message, mail_id, office, now)
    if decision.disposition is not Disposition.OWN:  # what its sending calls for was caused by nobody's mail
        hold_back(unit, office, message.sender.email if message.sender else "", now)
    return decision.disposition


def _ledger(arrival: Arrival, office: Office, now: datetime) -> dict[str, object]:
    return {
        "organisation": office.bureau.id,
        "mailbox": arrival.mailbox,
        "uidvalidity": arrival.uidvalidity,
        "uid": arrival.uid,
        "processed_at": now,
    }


def _decide(unit: Unit, understood: Understood, received: datetime, office: Office, now: datetime) -> Decision:
    message, reading = understood.message, understood.reading
    if understood.screen is Screen.BOUNCE:
        return of_bounce(unit, message, understood.reasons, office, now)
    if understood.screen is Screen.UNREADABLE:
        return quarantine("no sender and no text", "")
    if understood.screen is Screen.OWN:
        return Decision(Disposition.OWN, understood.reasons)
    away = understood.screen is Screen.AUTO_REPLY or (understood.screen is Screen.HUMAN and only_tells_absence(message))
    if away and (found := of_absent(unit, message, understood.reasons, office, received, now)):
        return found
    if understood.screen is not Screen.HUMAN or message.sender is None or reading is None:
        return Decision(Disposition.AUTOMATIC, understood.reasons)
    answered = answered_letter(unit, message, office, received)
    decision = _of_person(unit, message, reading, answered, received, office, now)
    decision = with_additions(unit, decision, message.sender.email, office, now)
    about_alarm = answered is not None and answered.is_own and ":nood:" in answered.letter.key  # who was alarmed writes back
    if about_alarm or decision.disposition is Disposition.DUPLICATE:
        return decision
    return alarmed(decision, message, reading, received, office.bureau)


def _of_person(
    unit: Unit, message: Message, reading: Reading, answered: Answered | None, received: datetime, office: Office, now: datetime
) -> Decision:
    """By who writes: the commission, a colleague who answers, a client with a case, anybody else."""
    if message.sender is None:
        return Decision(Disposition.AUTOMATIC, ())
    letter = answered.letter if answered is not None and answered.is_own else None
    if is_commission(message.sender.email, office.bureau):
        is_certain = is_one_sender(message) and not fails_dmarc(message, office.authserv_id)
        spoken_of = _case_spoken_of(unit, message, letter, office) if is_certain else None
        return decide_commission(message, unit.surviving(spoken_of) if spoken_of is not None else None, now)
    colleague = office.bureau.person(message.sender.email)
    if colleague is not None and asks_how(message, colleague):
        return Decision(Disposition.GUIDED, ("asks how it works",))
    entry = entered(message, office.bureau, received) if colleague is not None and letter is None else None
    if colleague is not None and (entry is None or entry.passed_on or entry.is_likely):
        decision = of_colleague(unit, message, answered, colleague, office, received, now)
        if decision is not None:
            return decision
    case = own_case(unit, message, reading, letter, office)
    if case is not None:
        if not is_complainant(unit, case, message.sender.email, office):
            return decide_outsider(message, unit.surviving(case))
        return _of_client(message, reading, unit.surviving(case), office, received, now)
    decision = decide_new(message, reading, received, office.bureau, now)
    if colleague is not None and decision.disposition is Disposition.LEFT:
        return answers_digest(unit, message, answered, colleague, office, now) or decision
    if colleague is None and answered is None and (elsewhere := from_elsewhere(unit, message, decision, office)) is not None:
        return elsewhere
    in_his_name = office.bureau.named(message.sender.name) is not None and decision.disposition is not Disposition.OPENED
    if colleague is None and (decision.disposition is Disposition.LEFT or in_his_name):
        return of_stranger(unit, message, answered, office) or decision
    return decision


def _of_client(message: Message, reading: Reading, case: Case, office: Office, received: datetime, now: datetime) -> Decision:
    """What a complainant writes in his case. When our own server doubts that it is he, staff read it and nothing comes of it."""
    by_form = not office.web_forms.isdisjoint(each.email for each in addresses(message.header("from")))
    if by_form or (is_one_sender(message) and not fails_dmarc(message, office.authserv_id)):
        return decide_client(message, reading, case, office.bureau, received, now)
    decision = decide_client(message, None, case, office.bureau, received, now)
    told = tuple(replace(each, details={**each.details, "onzeker": "ja"}) for each in decision.notices)
    return replace(decision, notices=told, reasons=(*reading.reasons, *decision.reasons, "perhaps not from the complainant"))


def _case_spoken_of(unit: Unit, message: Message, letter: Row[tuple[object, ...]] | None, office: Office) -> Case | None:
    """The case that somebody outside names: by our letter, by its number, or as the only one of a client he names in full."""
    if letter is not None and letter.case_id is not None:
        return unit.case(letter.case_id)
    text = f"{message.subject}\n{message.new_text}"
    for number in named_cases(message):
        if (case := unit.case_by_number(office.bureau.id, number)) is not None and not case.is_erased:
            return case
    named = [key for key, name in clients(unit.connection, office.bureau.id).items() if is_named_in_full(name, text)]
    return unit.case(named[0]) if len(named) == 1 else None


def _carry_out(unit: Unit, decision: Decision, message: Message, mail_id: int, office: Office, now: datetime) -> None:
    case, desk, cause = decision.case, None, mail_id if decision.held is None else decision.held
    held = _settle(unit, decision, office) if decision.held is not None else None
    if case is not None:
        source = source_from(message, office.bureau if "invoerder" in case.parties else None) if not case.id else None
        brought = held
        if decision.held is None and decision.disposition in KEEPS_FILES:
            brought = message
        if decision.gone is not None:
            record(unit, office, *decision.gone, now)
        before = unit.case(case.id) if case.id else case
        moved = before.complainant.email != case.complainant.email
        if decision.disposition is Disposition.COMMANDED and not moved and decision.undoes is None and decision.gone is None:
            unit.update_mail(cause, changed=changes(before, case))
        case = record(unit, office, case, decision.events, now, mail_id=cause, source=source, brought=brought)
        unit.update_mail(mail_id, case_id=case.id)
        if decision.notices or decision.answer is not None:
            desk = desk_of(unit, case, office.bureau, now, source)
        if desk is not None and decision.undoes is not None:
            ask_again(unit, office, desk, decision.undoes)
        if desk is not None and moved and before.number:  # until then nothing was written to him
            readdress(unit, office, desk, before.complainant.email)
    case_id, told = case.id if case is not None else None, decision.notices
    if desk is not None and any(event.kind == "withdrawal_received" for event in decision.events):
        told = _with_outcome(told, hold_outcome(unit, desk))
    post(unit, office, notices(office.bureau, told, mail_id, desk), now, case_id)
    if decision.thanks and message.sender is not None:
        post(unit, office, (thanks(office.bureau, message, mail_id),), now, None)
    if decision.releases is not None:
        send_off(unit, office, decision.releases, now, mail_id)
    if decision.request is not None:
        tell(unit, office, decision.request, message, mail_id, now)
    if decision.disposition is Disposition.GUIDED and message.sender is not None:
        colleague = office.bureau.person(message.sender.email)
        post(unit, office, [guide(office.bureau, colleague, message, local_date(now))] if colleague else (), now, None)
    if decision.erased and message.sender is not None and (reader := office.bureau.person(message.sender.email)) is not None:
        post(unit, office, (forgotten(office.bureau, reader, message, mail_id),), now, None)
    if decision.explains:
        post(unit, office, (explanation(office.bureau, message),), now, None)
    himself = held is not None and message.sender is not None and held.sender == message.sender
    for each, row in ((message, mail_id),) if himself else ((message, mail_id), (held, decision.held)):
        colleague = office.bureau.person(each.sender.email) if each is not None and each.sender is not None else None
        if desk is not None and decision.answer is not None and colleague is not None and each is not None and row is not None:
            undo = until(unit, desk.case, decision.events, cause, colleague, office, now)
            asked, waiting = (decision.question, decision.offered), kinds_waiting(unit.connection, desk.case.id)
            reply = answers(desk, decision.answer, colleague, each, row, undo, asked, waiting, dropped(unit, desk))
            post(unit, office, reply, now, case_id, cause)


def _with_outcome(told: Sequence[Notice], until: datetime | None) -> tuple[Notice, ...]:
    """The notices with the moment until which an outcome waits for what is decided."""
    more = {"uitkomst_tot": day_in_words(until.astimezone(AMSTERDAM).strftime("%Y-%m-%dT%H:%M"))} if until is not None else {}
    return tuple(replace(each, details={**each.details, **more}) for each in told)


def _settle(unit: Unit, decision: Decision, office: Office) -> Message | None:
    """Close the question about a mail that was held; the mail itself when it is now done."""
    if decision.held is None:
        return None
    unit.update_mail(decision.held, disposition=decision.disposition.value)
    done = decision.disposition is Disposition.COMMANDED or (decision.answer is not None and decision.answer.action == "add_note")
    return parse(unit.mail_raw(decision.held), web_forms=office.web_forms) if done else None


def _quarantine(unit: Unit, arrival: Arrival, failure: Exception, office: Office, now: datetime) -> Disposition | None:
    if unit.mail_known(office.bureau.id, arrival.mailbox, arrival.uidvalidity, arrival.uid):
        return None
    decision = quarantine(type(failure).__name__, "")
    mail_id = unit.add_mail(
        arrival.raw,
        **_ledger(arrival, office, now),
        received_at=min(arrival.internaldate, now),
        disposition=decision.disposition.value,
        reasons=list(decision.reasons),
    )
    post(unit, office, notices(office.bureau, decision.notices, mail_id), now, None)
    hold_back(unit, office, "", now)
    return decision.disposition
