"""What staff are told once about a mail or a letter; thanks for a suggestion; how it works, to who wrote from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from bot.domain.against_handler import AGAINST_HANDLER
from bot.domain.answers.confirm import CODE as CONFIRMS
from bot.domain.bureau import Bureau
from bot.domain.case import Party
from bot.domain.decide import OUTSIDER, Notice
from bot.domain.impartiality import appointers, candidates, directors_for, is_concerned
from bot.domain.letters.facts import (
    bureau_facts,
    choices,
    recipient_facts,
)
from bot.domain.letters.letter import Desk, Letter, in_thread, to_notify
from bot.domain.reading import Person
from bot.domain.second_look import LOOK_AGAIN
from bot.mail.message import Address, Message

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
                yield replace(desk.write("melding-directie", person, **more), key=key, at_once=at_once)
                continue
            facts = {
                "op_papier": "",
                "organisatie": bureau_facts(bureau),
                "ontvanger": recipient_facts(person.name, person.email, bureau),
                **more,
            }
            if notice.choices:
                facts["keuzes"] = choices(notice.choices)
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
    return in_thread(letter, message)


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


def forgotten(bureau: Bureau, reader: Person, message: Message, mail: int) -> Letter:
    """To a colleague, at his address on the roster, who writes about a case that was erased."""
    facts = {
        "op_papier": "",
        "organisatie": bureau_facts(bureau),
        "ontvanger": recipient_facts(reader.name, reader.email, bureau),
        "begrepen": "",
        "keuzes": [],
        "reden": "gewist",
    }
    key = f"begreep-niet:{bureau.id}:gewist:mail-{mail}"
    return in_thread(Letter("begreep-niet", key, Address(reader.name, reader.email), facts), message)


def _notified(bureau: Bureau, notice: Notice, desk: Desk | None) -> Sequence[Party | Person]:
    if desk is None:
        return bureau.directors()
    if notice.code == CONFIRMS:
        return _who_confirms(desk, notice.details.get("adres", ""))
    if notice.code == OUTSIDER:  # it answers a letter that the directie had sent, and the handler has to know
        return [*{each.email: each for each in (*directors_for(desk.case, desk.bureau), *to_notify(desk))}.values()]
    if notice.code == AGAINST_HANDLER:
        return _without_handler(desk)
    if notice.code == "antwoord":
        return [each for each in appointers(desk.case, desk.bureau) if each.email != notice.details.get("adres")]
    return appointers(desk.case, desk.bureau) if notice.code in ("intrekking", LOOK_AGAIN) else to_notify(desk)


def _without_handler(desk: Desk) -> Sequence[Party | Person]:
    """Who appoints, but for who handles it now; where that is nobody, an impartial colleague."""
    own = "" if desk.case.handler is None else desk.case.handler.email
    for people in (appointers(desk.case, desk.bureau), candidates(desk.case, desk.bureau)[:2]):
        if others := [person for person in people if person.email != own]:
            return others
    return ()


def _who_confirms(desk: Desk, sender: str) -> Sequence[Party | Person]:
    """Directors, else who appoints; not who is said to have written. He is told, not asked, when there is nobody else."""
    for people in (directors_for(desk.case, desk.bureau), appointers(desk.case, desk.bureau)):
        if others := [person for person in people if person.email != sender]:
            return others
    himself = desk.bureau.person(sender)
    return (himself,) if himself is not None and not is_concerned(desk.case, sender, desk.bureau) else ()
