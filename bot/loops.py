"""Letters that are held because the mails of one sender caused too many: held here, asked about once, settled by who decides.

Everything a mail causes is looked at when all of it is written, inside its transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.adapters import loop_rows
from bot.adapters.store import Unit
from bot.casework import Office, post
from bot.domain.case import Case
from bot.domain.decide import Decision, Disposition, Notice
from bot.domain.letters.notices import notices
from bot.domain.loops import (
    AGAIN,
    ASKS,
    CHOICES,
    DAY,
    DROPPED,
    HOUR,
    TELLS,
    UNKNOWN,
    Choice,
    Sort,
    Written,
    chosen,
    deciders,
    exceeds,
    is_known,
    one_mailbox,
    told_together,
)
from bot.domain.reading import Person
from bot.domain.reporting.timeline import letter_name
from bot.identity import Answered
from bot.mail.absent import doubts
from bot.mail.message import Message

NOT_ANSWERED = "not sent: this address is not answered any more"


def hold_back(unit: Unit, office: Office, sender: str, now: datetime) -> None:
    """Hold what of this transaction's letters is one too many because of this sender's mails, and ask about it once."""
    if not unit.written:
        return
    cause, organisation, connection = one_mailbox(sender) or UNKNOWN, office.bureau.id, unit.connection
    last = loop_rows.last_loop(connection, organisation, cause)
    since = now - DAY if last is None or last.settled_at is None else max(now - DAY, last.settled_at)
    earlier = loop_rows.caused_by(connection, organisation, cause, since)
    known, held = is_known(sender, office.bureau, office.web_forms), []
    for row in loop_rows.note_cause(connection, unit.written, cause):
        letter = Written(row.kind, row.key, row.recipient, row.case_id, row.queued_at)
        if one_mailbox(row.recipient) == cause and letter.sort is Sort.REPLY and _is_silent(last):
            unit.record_letter(row.id, state="withdrawn", answer=NOT_ANSWERED)
        elif exceeds(letter, earlier, office.limits, known=known, now=now):
            unit.record_letter(row.id, state=loop_rows.HELD)
            held.append(row)
        else:
            earlier.append(letter)
    if held and (last is None or last.choice):
        _ask(unit, office, cause, held, earlier, now)


def _is_silent(loop: Row[Any] | None) -> bool:
    return loop is not None and loop.choice == Choice.SILENCE.value


def _ask(unit: Unit, office: Office, cause: str, held: Iterable[Row[Any]], earlier: list[Written], now: datetime) -> None:
    """One question to the directors who may decide; without one the operator hears (`bot.domain.watch`)."""
    organisation, connection = office.bureau.id, unit.connection
    people = deciders(cause, _cases(unit, office, cause, held), office.bureau)
    loop = loop_rows.add_loop(connection, organisation, cause, now, is_asked=bool(people))
    details = {
        "adres": "" if cause == UNKNOWN else cause,
        "is_collega": "ja" if office.bureau.person(cause) is not None else "",
        "mails": str(loop_rows.mails_of(connection, organisation, cause.removeprefix(UNKNOWN), now - HOUR)),
        "brieven": str(sum(each.sort is not None for each in earlier)),
        "soorten": "\n".join(dict.fromkeys(letter_name(row.kind) for row in held)),
        "bevestiging": "ja" if any(row.kind == "ontvangstbevestiging" for row in held) else "",
    }
    notice = Notice(ASKS, details, people, CHOICES if cause != UNKNOWN else CHOICES[:2])
    if people:
        post(unit, office, notices(office.bureau, (notice,), loop, about="lus"), now, None)


def _cases(unit: Unit, office: Office, cause: str, held: Iterable[Row[Any]]) -> list[Case]:
    """The cases that held letters are about, and those that run of this sender."""
    found = {row.case_id: unit.case(row.case_id) for row in held if row.case_id is not None}
    return [*found.values(), *(case for case in unit.open_cases_of(office.bureau.id, cause) if case.id not in found)]


def settle(unit: Unit, office: Office, sender: str, choice: Choice, now: datetime) -> int:
    """Do what was decided about what is held because of this sender. How many letters there were."""
    connection, organisation = unit.connection, office.bureau.id
    last = loop_rows.last_loop(connection, organisation, sender)
    rows = loop_rows.held_of(connection, organisation, sender) if choice is not Choice.ANSWER else []
    for row in rows:
        if choice is Choice.SEND:
            unit.record_letter(row.id, state="queued", next_attempt_at=now)
        else:
            unit.record_letter(row.id, state="withdrawn", answer=DROPPED)
    if last is not None:
        loop_rows.settle_loop(connection, last.id, choice, now)
    return len(rows)


def of_loop(
    unit: Unit, message: Message, answered: Answered, colleague: Person, office: Office, now: datetime
) -> Decision | None:
    """What an answer to the question about held letters does; None when the letter is no such question."""
    letter = answered.letter
    asked = _asked(unit, letter)
    if asked is None:
        return None
    said = None if doubts(message) else chosen(message.new_text, colleague.name, letter.choices)
    last = loop_rows.last_loop(unit.connection, office.bureau.id, asked.address) or asked
    held = loop_rows.held_of(unit.connection, office.bureau.id, asked.address)
    cases = _cases(unit, office, asked.address, held)
    if colleague not in deciders(asked.address, cases, office.bureau):
        return _told(letter, "niet-bevoegd", asked.address, (colleague,))
    if answered.doubts:
        return _told(letter, "onzeker", asked.address, deciders(asked.address, cases, office.bureau))
    if said is None or (said is Choice.SILENCE and asked.address == UNKNOWN):
        return _told(letter, "onduidelijk", asked.address, (colleague,))
    if _comes_too_late(said, last):
        return _told(letter, "al", asked.address, (colleague,))
    count = settle(unit, office, asked.address, said, now)
    done = _told(letter, said.value, asked.address, (colleague,), count, (AGAIN,) if said is Choice.SILENCE else ())
    return Decision(Disposition.COMMANDED, done.reasons, notices=done.notices, letter=letter.id)


def _comes_too_late(said: Choice, last: Row[Any]) -> bool:
    """True when somebody decided before. To be silent can be decided at any time, and so can to answer again."""
    if said is Choice.ANSWER:
        return not _is_silent(last)
    return bool(last.choice) and (said is not Choice.SILENCE or _is_silent(last))


def _asked(unit: Unit, letter: Row[Any] | None, most: int = 5) -> Row[Any] | None:
    """The loop that a question is about, or what was told of an answer to it."""
    parts = letter.key.split(":") if letter is not None and letter.kind == "melding-directie" else []
    if len(parts) < 4 or parts[2] not in (ASKS, TELLS) or most == 0:
        return None
    row = int(parts[3].rpartition("-")[2])
    if parts[2] == ASKS:
        return loop_rows.loop_by_id(unit.connection, row)
    mail = unit.mail_row(row)
    return _asked(unit, unit.letter(mail.letter_id), most - 1) if mail is not None and mail.letter_id is not None else None


def _told(
    letter: Row[Any], what: str, address: str, to: tuple[Person, ...], count: int = 0, choices: tuple[str, ...] = ()
) -> Decision:
    details = {"adres": "" if address == UNKNOWN else address, "uitkomst": what, "aantal": str(count)}
    notice = Notice(TELLS, details, to, choices)
    return Decision(Disposition.REFUSED, (f"held letters: {what}",), notices=(notice,), letter=letter.id)


def with_additions(unit: Unit, decision: Decision, sender: str, office: Office, now: datetime) -> Decision:
    """The decision about a mail, its notice left out when this sender added more to the case today than is told one by one."""
    if decision.disposition is not Disposition.ADDED or decision.case is None or not decision.case.id:
        return decision
    return told_together(decision, loop_rows.additions(unit.connection, decision.case.id, sender, now - DAY), office.limits)
