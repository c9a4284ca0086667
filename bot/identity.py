"""Which letter of ours a mail answers, and why its sender may not be the person that letter was sent to.

A colleague's answer is obeyed only when nothing is in doubt: his address stands on the roster, the letter was sent to that
very address, its token is whole, fits this letter and is not too old, and our own mail server found nothing wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.adapters.store import Unit
from bot.casework import Office
from bot.domain.tokens import problem, tokens_in
from bot.mail.authenticity import fails_dmarc, is_one_sender
from bot.mail.message import Message
from bot.mail.threads import ancestors, case_numbers

MOST_NUMBERS = 5  # who names more cases than this speaks of none of them
DELIVERED = ("to", "cc", "delivered-to", "x-original-to", "envelope-to")


@dataclass(frozen=True, slots=True)
class Answered:
    """`letter` is the row of our letter; `doubts` are codes, empty when it is certainly who he says he is."""

    letter: Row[Any]
    doubts: tuple[str, ...]
    is_own: bool  # the letter was sent to this sender's address


def named_cases(message: Message) -> tuple[str, ...]:
    """The case numbers in subject and new text; none when there are so many that it is a list."""
    found = case_numbers(f"{message.subject}\n{message.new_text}")
    return found if len(found) <= MOST_NUMBERS else ()


def answered_letter(unit: Unit, message: Message, office: Office, received: datetime) -> Answered | None:
    """The letter this mail answers: one that was sent to this sender, else one to a colleague that reached him otherwise."""
    if message.sender is None:
        return None
    foreign = None
    for message_id in dict.fromkeys(references(message, office)):
        letter = unit.letter_by_message_id(office.bureau.id, message_id)
        if letter is not None and letter.recipient == message.sender.email:
            return Answered(letter, tuple(_doubts(unit, message, letter, office, received)), True)
        if letter is not None and foreign is None and office.bureau.person(letter.recipient) is not None:
            foreign = letter
    return None if foreign is None else Answered(foreign, ("andere-ontvanger",), False)


def answers_erased(unit: Unit, message: Message, office: Office) -> bool:
    """True when this mail answers a letter of ours of which only the Message-ID is left."""
    found = (unit.letter_by_message_id(office.bureau.id, message_id) for message_id in references(message, office))
    return any(letter is not None and letter.case_id is not None and not letter.recipient for letter in found)


def references(message: Message, office: Office) -> Iterator[str]:
    """Message ids of ours: the thread, the address it was sent to, the Kenmerk he wrote, the Kenmerk in what he quotes.

    A mail made by a button is no reply to any mail program: it carries the letter's token in its text.
    """
    yield from ancestors(message)
    addresses = " ".join(value for name in DELIVERED for value in message.header_all(name))
    domain = office.bureau.sender.email.partition("@")[2]
    for text in (addresses.replace("+", " "), message.new_text, message.quoted):
        yield from (f"<{token}@{domain}>" for token in tokens_in(text))


def _doubts(unit: Unit, message: Message, letter: Row[Any], office: Office, received: datetime) -> Iterator[str]:
    said = letter.message_id[1:].partition("@")[0]
    if why := problem(office.secret, office.bond(letter.key, letter.recipient, letter.case_id), said, received, office.valid):
        yield why
    if not is_one_sender(message):
        yield "afzender-onduidelijk"
    if fails_dmarc(message, office.authserv_id):
        yield "dmarc"
    if _speaks_of_another(unit, message, letter, office):
        yield "andere-zaak"


def _speaks_of_another(unit: Unit, message: Message, letter: Row[Any], office: Office) -> bool:
    """True when the subject names another case, or a Kenmerk he wrote himself belongs to one: which of the two is meant?"""
    bureau = office.bureau
    domain = bureau.sender.email.partition("@")[2]
    letters = [unit.letter_by_message_id(bureau.id, f"<{token}@{domain}>") for token in tokens_in(message.new_text)]
    if any(each is not None and each.case_id != letter.case_id for each in letters):
        return True
    cases = [unit.case_by_number(bureau.id, number) for number in case_numbers(message.subject)[:MOST_NUMBERS]]
    return bool(cases) and letter.case_id is not None and letter.case_id not in [case.id for case in cases if case is not None]
