"""The page for staff, by mail: who asks how it works gets it, once a day. Its words stand in the template `handleiding`."""

from __future__ import annotations

import re
from datetime import date

from bot.domain.answers.clauses import without_courtesy
from bot.domain.bureau import Bureau
from bot.domain.letters.facts import bureau_facts, recipient_facts
from bot.domain.letters.letter import Letter, in_thread
from bot.domain.reading import Person
from bot.mail.message import Address, Message

KIND = "handleiding"
_CRY = r"help|hulp"
_HOW = r"hoe werkt (?:dit|het|dat)(?: (?:ook alweer|eigenlijk|precies))?|handleiding|(?:graag )?uitleg"
_ALONE = re.compile(rf"(?i)(?:{_CRY}|{_HOW})[\s?!.]*")
_SUBJECT = re.compile(rf"(?i)(?:{_HOW})[\s?!.]*")
MOST_WORDS = 20  # below a subject that asks; more is a story of its own


def asks_how(message: Message, colleague: Person) -> bool:
    """True when the whole mail asks how it works. "Help" above a text of another kind is office mail."""
    said = without_courtesy(message.new_text, colleague.name).strip()
    if _ALONE.fullmatch(said):
        return True
    subject = message.subject.strip()
    return bool(_ALONE.fullmatch(subject) and not said) or bool(_SUBJECT.fullmatch(subject) and len(said.split()) <= MOST_WORDS)


def guide(bureau: Bureau, colleague: Person, message: Message, today: date) -> Letter:
    """The page, in the thread of who asked. Its key lets it go once a day to an address."""
    letter = Letter(
        KIND,
        f"{KIND}:{bureau.id}:{today}:{colleague.email}",
        Address(colleague.name, colleague.email),
        guide_facts(bureau, colleague.name, colleague.email),
        at_once=True,
    )
    return in_thread(letter, message)


def page_of(bureau: Bureau) -> Letter:
    """The page for nobody in particular: for the docs."""
    return Letter(KIND, KIND, bureau.sender, guide_facts(bureau, "", ""))


def guide_facts(bureau: Bureau, name: str, email: str) -> dict[str, object]:
    return {"op_papier": "", "organisatie": bureau_facts(bureau), "ontvanger": recipient_facts(name, email, bureau)}
