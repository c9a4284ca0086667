"""Which case somebody outside writes about, and whether he is its complainant: a client may write from more than one address."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from bot.adapters.case_rows import addresses_of_client
from bot.adapters.store import Unit
from bot.casework import Office
from bot.domain.case import Case
from bot.domain.case_intake import same_matter
from bot.domain.decide import OUTSIDER, Decision, Disposition, Notice, decide_outsider
from bot.domain.impartiality import appointers, directors_for
from bot.domain.reading import Reading
from bot.identity import named_cases, references
from bot.mail.message import Message
from bot.mail.threads import ancestors


def own_case(unit: Unit, message: Message, reading: Reading, letter: Row[Any] | None, office: Office) -> Case | None:
    """The case this sender writes about: by our letter to him, his own earlier mail, or its number with his address."""
    if message.sender is None:
        return None
    sender, organisation = message.sender.email, office.bureau.id
    if letter is not None and letter.case_id is not None:
        return unit.case(letter.case_id)
    for message_id in ancestors(message):
        found = unit.case_of_mail(organisation, message_id, sender)
        if found is not None:
            return unit.case(found)
    about = [
        each.case_id
        for message_id in references(message, office)
        if (each := unit.letter_by_message_id(organisation, message_id))
    ]
    named = [unit.case(key) for key in dict.fromkeys(about) if key is not None]  # our letter may have gone to his other address
    for case in (*named, *(unit.case_by_number(organisation, number) for number in named_cases(message))):
        if case is not None and is_complainant(unit, case, sender, office):
            return case
    if office.bureau.person(sender) is not None:
        return None
    running = unit.open_cases_of(organisation, sender)
    if reading.kind == "intrekking" and reading.decision == "act":
        return running[0] if len(running) == 1 else None
    fitting = [case for case in running if same_matter(case, reading, message)]
    return fitting[0] if len(fitting) == 1 else None


def is_complainant(unit: Unit, case: Case, sender: str, office: Office) -> bool:
    """By his address, or one from which he wrote before: letters about a case go to others too, as the UWV and the insurer.

    An address that was put right and from which nothing ever came may have been somebody else's.
    """
    if sender == case.complainant.email:
        return True
    return office.bureau.person(sender) is None and sender in addresses_of_client(unit.connection, case.id)


NOT_HIS_OWN = (Disposition.LEFT, Disposition.REPORTED, Disposition.ASKED)


def from_elsewhere(unit: Unit, message: Message, decision: Decision, office: Office) -> Decision | None:
    """Mail from an address we do not know that answers a letter of ours, or names a case and bears its client's name.

    He may be its client: it is told, and nothing comes of it. What answers our letter is kept with the case too; a number and
    a name, which anybody may know, put nothing in a file. In another name a complaint is his own.
    """
    for message_id in references(message, office):
        letter = unit.letter_by_message_id(office.bureau.id, message_id)
        if letter is None or letter.case_id is None:
            continue
        case = unit.surviving(unit.case(letter.case_id))
        if not case.is_erased and (decision.disposition in NOT_HIS_OWN or _has_his_name(message, case)):
            return decide_outsider(message, case)
    if decision.disposition not in NOT_HIS_OWN:
        return None
    named = [found for number in named_cases(message) if (found := unit.case_by_number(office.bureau.id, number)) is not None]
    his = [each for each in named if not each.is_erased and (_has_his_name(message, each) or _signs_as(message, each))]
    return _only_told(message, unit.surviving(his[0]), office) if len(his) == 1 else None


def _only_told(message: Message, case: Case, office: Office) -> Decision:
    """The directie reads what he wrote, and about which case he says it is."""
    people = tuple(directors_for(case, office.bureau) or appointers(case, office.bureau))
    details = {
        "klacht_tekst": message.words,
        "afzender": str(message.sender),
        "onderwerp": message.subject,
        "nummer": case.number,
    }
    notice = Notice(OUTSIDER, details, to=people)
    return Decision(Disposition.REPORTED, ("names a case and its client", "not from his address"), notices=(notice,))


def _has_his_name(message: Message, case: Case) -> bool:
    """The same name, or the same surname behind an initial of the same letter: "S. de Graaf" for Sanne de Graaf."""
    if message.sender is None:
        return False
    (first, *last), (other, *others) = (_words(each) or [""] for each in (case.complainant.name, message.sender.name))
    short = min(len(first), len(other)) == 1 and first[:1] == other[:1] and bool(last)
    return bool(first) and last == others and (first == other or short)


def _signs_as(message: Message, case: Case) -> bool:
    """True for a line with nothing but the client's whole name."""
    name = _words(case.complainant.name)
    return len(name) > 1 and any(_words(line) == name for line in message.new_text.splitlines())


def _words(name: str) -> list[str]:
    return name.casefold().replace(".", " ").replace(",", " ").split()
