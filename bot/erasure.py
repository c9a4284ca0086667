"""Forgetting: everything personal of a case, or of one person, goes everywhere; the events stay, so the register does not change.

It happens when the retention ends (`forget`, a step of the rounds) or when somebody asks for it (`klachtenbot erase`). Cases that
went into one another were one complaint, and go together.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from sqlalchemy import Row

from bot.adapters import case_rows, erase_rows, loop_rows
from bot.adapters.erase_rows import Counts
from bot.adapters.store import Store, Unit
from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.events import Event
from bot.domain.retention import ERASED, HOLD_LIFTED, HOLD_PLACED, is_held, is_over_for_all, kept_by, oldest_receipt
from bot.domain.rules import Span
from bot.domain.terms import shift
from bot.domain.workdays import AMSTERDAM, local_date

log = logging.getLogger(__name__)

TELLS_OF_ALL = ("weekoverzicht", "stand-van-zaken", "melding-directie")  # without a case, and by nature about any of them
SHORTEST_NAME = 4  # characters; a shorter one is found in any text


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to erase: whole cases, and rows of mails and of letters. `since` is the first receipt."""

    cases: tuple[Case, ...] = ()
    mails: tuple[int, ...] = ()
    letters: tuple[int, ...] = ()
    files: int = 0
    since: datetime | None = None
    addresses: tuple[str, ...] = ()  # of clients

    @property
    def counts(self) -> Counts:
        return Counts(len(self.cases), len(self.mails), len(self.letters), self.files)

    @property
    def open_cases(self) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if case.is_open)


def of_person(unit: Unit, bureau: Bureau, address: str) -> Found:
    """What is kept of who complained, asked or proposed something from this address. Of a colleague only his own complaints."""
    address = address.strip().lower()
    own = [unit.case(key) for key in erase_rows.cases_of(unit.connection, bureau.id, address)] if address else []
    loose = address and address not in bureau.own_addresses
    mails = erase_rows.loose_mails_of(unit.connection, bureau.id, address) if loose else []
    return _found(unit, bureau, own, mails, [address])


def of_case(unit: Unit, bureau: Bureau, case: Case) -> Found:
    """What is kept of one case."""
    return _found(unit, bureau, [case], [], [])


def together(unit: Unit, case: Case) -> tuple[Case, ...]:
    """The case that this one is part of, with all that went into it."""
    found, waiting = [], [unit.surviving(case)]
    while waiting:
        found.append(waiting.pop())
        joined = (unit.case_by_number(case.organisation, number) for number in found[-1].numbers[1:])
        waiting += [each for each in joined if each is not None]
    return tuple(found)


def _found(unit: Unit, bureau: Bureau, own: Sequence[Case], loose: Sequence[int], addresses: Sequence[str]) -> Found:
    groups = {each.id: each for case in own for each in together(unit, case) if not each.is_erased}
    cases, connection = tuple(groups[key] for key in sorted(groups)), unit.connection
    keys = [case.id for case in cases]
    mails = dict.fromkeys([*erase_rows.mails_of_cases(connection, bureau.id, keys), *loose])
    first = erase_rows.first_received(connection, list(mails))
    moments = [*(case.received for case in cases), *([first] if first is not None else [])]
    since = min(moments, default=None)
    words = _words(cases, addresses)
    letters = dict.fromkeys(erase_rows.letters_of(connection, keys))
    if since is not None:
        rows = erase_rows.loose_letters(connection, bureau.id, None, since)
        letters |= dict.fromkeys(row.id for row in rows if _tells_of(row, words, mails, cases))
    clients = tuple(dict.fromkeys(filter(None, (*addresses, *(case.complainant.email for case in cases)))))
    return Found(cases, tuple(mails), tuple(letters), erase_rows.files_kept(connection, keys), since, clients)


def _words(cases: Iterable[Case], addresses: Iterable[str]) -> frozenset[str]:
    """What shows that a letter is about somebody: addresses and names, in small letters."""
    clients = [case.complainant for case in cases]
    words = {*addresses, *(each.email for each in clients), *(each.name for each in clients)}
    return frozenset(word.lower() for word in words if len(word) >= SHORTEST_NAME)


def _tells_of(row: Row[Any], words: frozenset[str], mails: Iterable[int], cases: Sequence[Case]) -> bool:
    """True for a letter without a case that names him, is about a mail of his, or tells of every case of its time."""
    if cases and row.kind in TELLS_OF_ALL and row.state != "queued":
        return True
    if row.recipient in words or {f"mail-{mail}" for mail in mails} & set(row.key.split(":")):
        return True
    numbers = [number for case in cases for number in case.numbers if number] if row.kind in TELLS_OF_ALL else []
    text = _text(row.raw).lower()
    return any(word in text for word in (*words, *numbers))


def _text(raw: bytes) -> str:
    message = message_from_bytes(raw, policy=policy.default)
    parts = [part for part in message.walk() if isinstance(part, EmailMessage) and part.get_content_maintype() == "text"]
    return "\n".join([str(message["Subject"]), *(str(part.get_content()) for part in parts)])


def erase(unit: Unit, bureau: Bureau, found: Found, command: str, now: datetime) -> Counts:
    """Erase it, and write in the ledger that it was done. An open case is closed by it; nobody is written to."""
    keys = [case.id for case in found.cases]
    for address in found.addresses:
        loop_rows.forget(unit.connection, bureau.id, address)
    erase_rows.erase_mails(unit.connection, found.mails)
    erase_rows.erase_letters(unit.connection, found.letters, now)
    erase_rows.erase_files_of(unit.connection, keys)
    for case in found.cases:
        events: tuple[Event, ...] = (Event("closed", now, {"reason": "gewist"}),) if case.is_open else ()
        events += (Event(ERASED, now),)
        case_rows.append_events(unit.connection, case.id, events, None)
        erase_rows.erase_case(unit.connection, case.with_events(*events), now)
    if found.counts:
        erase_rows.forget_trouble(unit.connection, bureau.id)
        erase_rows.add_line(unit.connection, bureau.id, command, found.counts, now)
    return found.counts


def forget(store: Store, bureau: Bureau, now: datetime) -> Counts:
    """Erase what was kept long enough, and rewrite the pages that held it. Twice a day is as good as once: days count whole."""
    with store.transaction() as unit:
        counts = _old_cases(unit, bureau, now) + _old_rows(unit, bureau, now)
    scrub(store, now)
    return counts


def _old_cases(unit: Unit, bureau: Bureau, now: datetime) -> Counts:
    today, counts = local_date(now), Counts()
    before = _midnight(oldest_receipt(bureau.retention, today))
    for key in erase_rows.old_cases(unit.connection, bureau.id, before):
        case = unit.case(key)
        if case.is_erased or case.merged_into:
            continue
        if is_over_for_all(together(unit, case), bureau.retention, today):
            counts += erase(unit, bureau, of_case(unit, bureau, case), "retention", now)
    return counts


def _old_rows(unit: Unit, bureau: Bureau, now: datetime) -> Counts:
    """Mail and letters that belong to no case: quarantine, questions to the directie, the ledger's senders, digests."""
    today, periods, connection = local_date(now), bureau.retention, unit.connection
    before = {
        "quarantined": _midnight(shift(today, Span(periods.quarantine_days, "dagen"), -1)),
        "read": _midnight(shift(today, Span(periods.question_months, "maanden"), -1)),
        "none": _midnight(shift(today, Span(periods.letters_days, "dagen"), -1)),
    }
    mails = [key for kept, moment in before.items() for key in erase_rows.old_mails(connection, bureau.id, moment, kept)]
    letters = [row.id for row in erase_rows.loose_letters(connection, bureau.id, before["none"], None)]
    loop_rows.forget_old(connection, bureau.id, before["none"])
    counts = Counts(0, erase_rows.erase_mails(connection, mails), erase_rows.erase_letters(connection, letters, now))
    if counts:
        erase_rows.add_line(connection, bureau.id, "retention", counts, now)
    return counts


def scrub(store: Store, now: datetime) -> bool:
    """Take what was erased out of the pages of the database too; True when nothing is left there."""
    with store.transaction() as unit:
        if not erase_rows.unscrubbed(unit.connection):
            return True
    if not erase_rows.scrub(store.engine):
        log.warning("what was erased is still in the pages of the database, which is in use; the next round tries again")
        return False
    with store.transaction() as unit:
        erase_rows.mark_scrubbed(unit.connection, now)
    return True


def hold(unit: Unit, case: Case, now: datetime, *, lift: bool) -> Case:
    """Keep a case whatever its age, or let its retention end again; also one that is kept by a dispute."""
    event = Event(HOLD_LIFTED if lift else HOLD_PLACED, now)
    return unit.save_case(case.with_events(event), (event,), None)


def kept(unit: Unit, bureau: Bureau, today: date) -> dict[str, str]:
    """Cases on hold, and closed ones old enough to go that something else keeps: their number and what keeps them."""
    before = _midnight(oldest_receipt(bureau.retention, today))
    cases = [unit.case(key) for key in erase_rows.old_cases(unit.connection, bureau.id, before)]
    held = {case.number: "hold" for case in unit.cases(bureau.id) if case.number and is_held(case) and not case.is_erased}
    return {case.number: why for case in cases if case.number and (why := kept_by(case, today))} | held


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=AMSTERDAM)
