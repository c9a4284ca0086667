"""A colleague's new mail that answers no letter of ours: a question of the desk is told, an order is held until he confirms it.

From is easily forged: what is told goes to the address on the roster, and an order is done only when it is confirmed from there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.adapters.case_rows import clients
from bot.adapters.store import Unit
from bot.casework import Office, at_a_glance, desk_of, post
from bot.domain.answers.clauses import without_courtesy
from bot.domain.answers.commands import Answer, Command, Prompt
from bot.domain.answers.orders import of_order
from bot.domain.answers.requests import Request, request_in
from bot.domain.case import Case
from bot.domain.decide import Decision, Disposition
from bot.domain.entry import original_of
from bot.domain.impartiality import is_concerned
from bot.domain.letters.notices import forgotten
from bot.domain.letters.status import KIND, may_see, overview, refused, status, which_case
from bot.domain.reading import Person
from bot.identity import MOST_NUMBERS, Answered, named_cases
from bot.mail.authenticity import fails_dmarc, is_one_sender
from bot.mail.headers import addresses
from bot.mail.message import Message
from bot.mail.threads import NUMBER_SHAPE, case_numbers, normal_subject

DIGEST = "weekoverzicht"
MOST_TOLD = 4  # letters about where cases stand, to one address in an hour: no loop of programs is fed


def questioned(
    unit: Unit, message: Message, answered: Answered | None, colleague: Person, office: Office, now: datetime
) -> Decision | None:
    """The answer to a question of the desk; None when the mail asks none."""
    request = request_in(message.new_text, message.subject, colleague.name)
    if request is None:
        return None
    if request.kind == "zaak" and not (request.number or request.client):
        if answered is None or not answered.is_own or answered.letter.case_id is None:
            return None
        request = Request("zaak", case_id=answered.letter.case_id)
    if request.client:
        request = _of_client(unit, request.client, office)
    if request.number and (case := unit.case_by_number(office.bureau.id, request.number)) is not None:
        request = Request("zaak", request.number, case.id)
    return _told(unit, request, colleague, office, now)


def _of_client(unit: Unit, client: str, office: Office) -> Request:
    """The one case that is open of who is named in full; what nobody may know is told alike of no case and of several."""
    known = clients(unit.connection, office.bureau.id)
    named = [unit.case(key) for key, name in known.items() if name.casefold().strip() == client.casefold().strip()]
    found = [case for case in named if case.is_open and not case.is_erased]
    return Request("zaak", found[0].number, found[0].id) if len(found) == 1 else Request("geweigerd")


def answers_digest(
    unit: Unit, message: Message, answered: Answered | None, colleague: Person, office: Office, now: datetime
) -> Decision | None:
    """Words in answer to a digest that names no case: he hears how to answer. None for thanks, and for any other letter."""
    if answered is None or not answered.is_own or answered.letter.kind != DIGEST or answered.doubts:
        return None
    said = without_courtesy(message.new_text, colleague.name)
    return _told(unit, Request(DIGEST), colleague, office, now) if said else None


def _told(unit: Unit, request: Request, colleague: Person, office: Office, now: datetime) -> Decision:
    if unit.letters_since(office.bureau.id, KIND, colleague.email, now - timedelta(hours=1)) >= MOST_TOLD:
        return Decision(Disposition.LEFT, ("asks more often than is answered",))
    return Decision(Disposition.TOLD, (f"asks for {request.kind}",), request=request)


def tell(unit: Unit, office: Office, request: Request, message: Message, mail: int, now: datetime) -> None:
    """Post what was asked to the asker's own address on the roster."""
    bureau = office.bureau
    reader = bureau.person(message.sender.email) if message.sender is not None else None
    if reader is None:
        return
    if request.kind in (DIGEST, "te-veel"):
        post(unit, office, (which_case(reader, bureau, message, mail, now, request.kind),), now, None)
        return
    if request.kind == "overzicht":
        desks = [at_a_glance(case, bureau, now) for case in unit.open_cases(bureau.id)]
        post(unit, office, (overview(desks, reader, bureau, message, mail, now),), now, None)
        return
    case = unit.case(request.case_id) if request.kind == "zaak" and request.case_id else None
    if case is None or not may_see(case, reader, bureau):
        post(unit, office, (refused(reader, bureau, message, mail, now),), now, None)
        return
    if case.is_erased:
        post(unit, office, (forgotten(bureau, reader, message, mail),), now, None)
        return
    post(unit, office, (status(desk_of(unit, case, bureau, now), reader, message, mail),), now, case.id)


def said_by_itself(message: Message, colleague: Person) -> str:
    """The words of a mail that answers no letter; it may say it all in its subject."""
    return without_courtesy(message.new_text, colleague.name).strip() or normal_subject(message.subject)


_CASE = rf"(?:(?:de |deze |het )?(?:zaak|klacht|melding|dossier)(?:nummer)? )?{NUMBER_SHAPE}"
_FIRST = re.compile(rf"(?i)^\W*{_CASE}\s*[:,–-]+\s*")
_NAMED = re.compile(rf"(?i){_CASE}")
_OF_IT = re.compile(rf"(?i)\s*(?:\b(?:in|bij|van|voor|over) )?{_CASE}")


def readings(message: Message, colleague: Person, case: Case) -> tuple[str, ...]:
    """What a mail that answers no letter says, also with "de zaak" for its number, and without it: as colleagues write to us."""
    said, named = said_by_itself(message, colleague), case_numbers(message.subject)
    if not case_numbers(said) and len(named) == TWO:
        return (f"{' en '.join(named)}: {said}",)
    if case_numbers(said) != (case.number,):
        return (said,)
    plain = _FIRST.sub("", said)
    return tuple(dict.fromkeys((said, _NAMED.sub("de zaak", plain), _OF_IT.sub("", plain))))


PASSING = Decision(Disposition.LEFT, ("names a case in passing",))
_CALLED = re.compile(
    rf"(?i)\b(?:zaak|klacht|melding|dossier)(?:nummer)? {NUMBER_SHAPE}|\A\W*(?:(?:re|fwd?):\s*)?{NUMBER_SHAPE}\W*\n"
)
TWO = 2  # cases, to be merged
MOST_WORDS = 120  # a longer mail is no order
MOST_OF_EACH = 15  # words, of a list of orders
IN_PASSING = 60  # words, of a mail that does not say in its subject what it is about
MOST_NEWS = 15  # words, where it seems to tell something


def of_no_case(
    unit: Unit, message: Message, named: Sequence[Case], colleague: Person, office: Office, now: datetime
) -> Decision | None:
    """A mail that names several cases, or one that is nobody's: he hears that nothing was done. None for one without a number."""
    numbers, words = case_numbers(f"{message.subject}\n{message.new_text}"), len(message.new_text.split())
    if not numbers or (len(numbers) == 1 and original_of(message, office.bureau) is not None):
        return None
    if len(numbers) == 1:
        found = asked_back(unit, message, None, None, colleague, office, now)
        return None if found is PASSING else found
    lists = len(numbers) > MOST_NUMBERS and words <= len(numbers) * MOST_OF_EACH
    if (words - len(numbers) > MOST_WORDS and not lists) or not _is_for_us(message, office):
        return PASSING if named else None
    return _told(unit, Request("te-veel"), colleague, office, now)


def is_about(message: Message, command: Command | None, office: Office) -> bool:
    """True for a mail of a colleague that seems to write to us about the case it names; False where it only mentions one."""
    words, news = len(message.new_text.split()), command is not None and command.action == "add_note"
    longest = MOST_WORDS if case_numbers(message.subject) else MOST_NEWS if news else IN_PASSING
    return words <= longest and _is_for_us(message, office)


def asked_back(
    unit: Unit, message: Message, case: Case | None, command: Command | None, colleague: Person, office: Office, now: datetime
) -> Decision:
    """To who writes about a case and orders nothing we know, or nothing that is his to order.

    Who may not see it, hears the same of a number that is nobody's: `case` is None.
    """
    if case is None or not may_see(case, colleague, office.bureau):
        if not (_CALLED.search(f"{message.subject}\n{message.new_text}") and is_about(message, None, office)):
            return PASSING
        return _told(unit, Request("geweigerd"), colleague, office, now)
    if not is_about(message, command, office):
        return PASSING
    why = command if command is not None and command.action == "refuse_not_allowed" else Command("unclear", why="los-bericht")
    return Decision(Disposition.REFUSED, ("about a case, and not understood",), case, answer=why)


def _is_for_us(message: Message, office: Office) -> bool:
    """True when no colleague is among those it was sent to: then it is talk between them."""
    others = [*addresses(message.header("to")), *addresses(message.header("cc"))]
    return not any(office.bureau.person(each.email) is not None for each in others)


def ordered_case(unit: Unit, message: Message, colleague: Person, office: Office, received: datetime) -> Case | Decision | None:
    """The case an order is about; a refusal that tells nothing when he may not order in it; None when the mail orders nothing."""
    bureau, numbers = office.bureau, named_cases(message)
    if not numbers:
        return None
    found = [case for number in numbers if (case := unit.case_by_number(bureau.id, number)) is not None]
    case = min(found, key=lambda each: (each.received, each.number)) if found else Case(bureau.id, "", received, numbers[0])
    said = Answer("", Prompt(""), colleague, case, bureau.under(case.pin), received)
    if all(of_order(replace(said, text=words)) is None for words in readings(message, colleague, case)):
        return None
    closed_to_him = len(found) < len(numbers) or any(is_concerned(each, colleague.email, bureau) for each in found)
    if closed_to_him or not all(may_see(each, colleague, bureau) for each in found):
        return _told(unit, Request("geweigerd"), colleague, office, received)
    return case


def confirms_himself(message: Message, case: Case, colleague: Person, office: Office) -> bool:
    """True for a director whose mail shows no sign of forgery: he is asked at his own address whether the order is his."""
    is_his = colleague.email in office.bureau.directie and not is_concerned(case, colleague.email, office.bureau)
    return is_his and is_one_sender(message) and not fails_dmarc(message, office.authserv_id)
