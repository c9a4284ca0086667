"""What a letter is, and what every letter of one case needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from bot.domain.attachments import Filed
from bot.domain.bureau import Bureau
from bot.domain.case import Case, Party, rounds
from bot.domain.events import Event
from bot.domain.impartiality import appointers, directors_for, is_concerned
from bot.domain.letters.facts import (
    bureau_facts,
    case_facts,
    missing_facts,
    recipient_facts,
    term_facts,
)
from bot.domain.reading import Person
from bot.domain.reporting.document import Bars, Document
from bot.domain.terms import Deadline
from bot.mail.message import Address, Attachment, Message


@dataclass(frozen=True, slots=True)
class Letter:
    """`key` names the letter once and for all (`ontvangstbevestiging:2026-014`): the database refuses a second one."""

    kind: str  # a directory below templates/
    key: str
    recipient: Address
    facts: Mapping[str, Any]  # what the template may show; docs/letters.md lists the words
    at_once: bool = False  # False: in office hours only
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = field(default=(), repr=False)
    files: tuple[Filed, ...] = ()  # kept with the case, to go along
    charts: tuple[tuple[str, Bars], ...] = ()  # pictures in its HTML: content id, and what is drawn
    drafts: str = ""  # the kind of letter this one shows as a draft
    papers: tuple[tuple[str, Document], ...] = field(default=(), repr=False)  # file name, .pdf or .xlsx, and what stands in it


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
    event: Event | None = None  # what the letters follow from; None for a question that is due, a reminder or a reply
    left: frozenset[tuple[str, str]] | None = None  # kinds of letters that went, each with its reader; None: every one did

    def write(
        self, kind: str, to: Party | Person, about: str = "", *, to_client: bool = False, once: bool = False, **more: Any
    ) -> Letter:
        """A letter about this case to one person; a client without an address gets it on paper, through a colleague.

        Each event has letters of its own: the key counts the second of its kind. `about` tells apart what different events call
        for under one kind. `once`: there is one, whatever calls for it and how often. The one client is not named in a key.
        """
        key = f"{kind}:{self._key(self.name, about, '' if to_client else to.email, once=once)}"
        return self._letter(kind, key, to, to_client=to_client, more=more)

    def tell(
        self, to: Party | Person, code: str, *, once: bool = False, details: Mapping[str, str] | None = None, **more: Any
    ) -> Letter:
        """A `melding-directie` about this case; what it tells stands third in its key, where answers to it are told apart."""
        key = f"melding-directie:{self.bureau.id}:{code}:{self._key(self.name, '', to.email, once=once)}"
        return self._letter("melding-directie", key, to, more={"melding": code, "details": details or {}, **more})

    def _key(self, *parts: str, once: bool) -> str:
        nth = self.nth(self.event.kind) if self.event is not None and not once else 1
        *first, reader = parts
        return ":".join(filter(None, (*first, str(nth) if nth > 1 else "", reader)))

    def has_had(self, kind: str, party: Party) -> bool:
        """False for who was written a letter of this kind that was taken back before it went, and never had one."""
        return self.left is None or not party.email or (kind, party.email) in self.left

    def nth(self, *kinds: str) -> int:
        """How many events of these kinds there were, with the one the letters follow from."""
        return sum(event.kind in kinds for event in (*self.before, self.event) if event is not None)

    @property
    def before(self) -> tuple[Event, ...]:
        """The history that counts, up to the event the letters follow from."""
        events = self.case.events
        return events[: max((index for index, event in enumerate(events) if event == self.event), default=len(events))]

    def news(self, kind: str, word: str) -> str:
        """What these events say of `word` by now, and how often that changed: the same once more is no news."""
        said = [event.data[word] for event in self.case.events if event.kind == kind]
        changed = sum(one != other for one, other in pairwise(said))
        return ":".join((*said[-1:], *([str(changed)] if changed else [])))

    def _letter(self, kind: str, key: str, to: Party | Person, *, to_client: bool = False, more: Mapping[str, Any]) -> Letter:
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
        letter = Letter(kind, key, Address(to.name, to.email), facts)
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


def to_notify(desk: Desk) -> Sequence[Party | Person]:
    """Who has to know of something in a case: its handler, else the directie; nobody concerned."""
    handler = desk.case.handler
    if handler is not None and not is_concerned(desk.case, handler.email, desk.bureau):
        return (handler,)
    return directors_for(desk.case, desk.bureau) or appointers(desk.case, desk.bureau)


def in_thread(letter: Letter, message: Message) -> Letter:
    """The letter as an answer to this mail (RFC 5322, 3.6.4)."""
    return replace(letter, in_reply_to=message.message_id, references=(*message.references, message.message_id))
