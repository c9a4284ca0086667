"""Taking an answer back: the words that ask for it, when it may still be done, and which questions are then open again.

An answer is taken back as a whole, or not at all: not when a letter left the house because of it, nor when somebody decided
something after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.answers.clauses import bare_letters, clauses, halves
from bot.domain.answers.commands import Command
from bot.domain.answers.objection import OBJECTION, wants_back
from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.events import Event
from bot.domain.history import UNDONE, taken_back
from bot.domain.impartiality import is_concerned
from bot.domain.letters.asking import ask
from bot.domain.letters.correspondence import latest
from bot.domain.letters.letter import Desk, Letter
from bot.domain.questions import questions
from bot.domain.reading import Person
from bot.domain.workflow import WHEN_SENT

WITHIN = timedelta(hours=24)
LETTER = "uitgevoerd"  # the only letter in answer to which something is taken back, with our question back about it
STAY_INSIDE = frozenset({
    "opdracht", "opdracht-behandelaar", "vraag-indeling", "vraag-ontvankelijkheid", "vraag-gesprek", "vraag-oordeel",
    "vraag-verlenging", "vraag-maatregelen", "concept-uitkomst", "verzoek-verslag", "melding-directie", "herinnering",
    "escalatie", "verbeterformulier", "begreep-niet", "uitgevoerd",
})  # fmt: skip
ASKS = (
    "opdracht-behandelaar", "vraag-indeling", "vraag-ontvankelijkheid", "vraag-gesprek", "vraag-oordeel", "vraag-verlenging",
    "vraag-maatregelen", "concept-uitkomst", "verzoek-verslag",
)  # fmt: skip
LONGEST = 2500  # characters; a longer answer is about something else
_REGRET = (
    r"(?:toch (?:maar )?niet|oeps|foutje|sorry|verkeerd|vergissing|(?:dit|dat) klopt niet|klopt niet|per ongeluk"
    r"|ik heb (?:me|mij) vergist|verkeerde (?:persoon|naam|collega|behandelaar|keuze|knop|datum)"
    r"|(?:dit|dat|het) was (?:een )?(?:fout(?:je)?|vergissing))"
)
_BEFORE = re.compile(rf"{_REGRET}(?:\s+{_REGRET})*\s*(?:[,.!:;-]+\s*|$)|(?:wil je|wilt u)\s")
_AFTER = re.compile(rf"[,.!:;-]+\s*{_REGRET}$")
_MENTION = re.compile(r"\b(?:ongedaan|undo|terugdraai\w*|teruggedraaid|terug te draaien)\b|\bdraai\b.*\bterug\b", re.S)
_ALLOWED = frozenset({
    "ongedaan", "maken", "maak", "undo", "terugdraaien", "draai", "terug", "dit", "dat", "het", "alles", "mijn", "antwoord",
    "laatste", "vorige", "graag", "svp", "aub", "alsjeblieft", "alstublieft", "maar", "weer", "even", "meteen", "wil", "ik",
})  # fmt: skip


def takes_back(text: str) -> bool:
    """True when every word asks to take it back: "toch niet, maak dat ongedaan"."""
    plain = bare_letters(text).replace("a.u.b.", "aub").replace("s.v.p.", "svp").strip()
    if "?" in plain:
        return False
    plain = _AFTER.sub("", plain.strip(" .!"))
    while match := _BEFORE.match(plain):
        plain = plain[match.end() :]
    words = re.findall(r"[^\s,.!:;-]+", plain)
    known = set(words)
    asks = "ongedaan" in known or "undo" in known or "terugdraaien" in known or {"draai", "terug"} <= known
    return asks and known <= _ALLOWED and ("maak" not in known or "ongedaan" in known)


def understood(text: str, kind: str, code: str = "") -> Command | None:
    """The undo of an answer to a letter of this kind; unclear where it could mean something else; None without any of it."""
    if len(text) > LONGEST:
        return None
    if kind == LETTER and code == OBJECTION and (wants := wants_back(text)) is not None:
        return Command("undo") if wants else Command("add_note", {"text": text})
    if kind == LETTER:
        if takes_back(text):
            return Command("undo")
        return Command("unclear", why="niet-begrepen") if _MENTION.search(bare_letters(text)) else None
    parts = [part for clause in clauses(text) for part in (clause, *halves(clause))]
    return Command("unclear", why="niet-begrepen") if any(takes_back(part) for part in parts) else None


@dataclass(frozen=True, slots=True)
class Step:
    """What one answer added to the log: the positions of its events, from 1."""

    first: int
    last: int

    def events(self, case: Case) -> tuple[Event, ...]:
        return case.log[self.first - 1 : self.last]

    def undone(self, now: datetime) -> Event:
        """The event that takes it back."""
        return Event(UNDONE, now, {"first": str(self.first), "last": str(self.last)})


def is_own(events: Sequence[Event], case: Case, colleague: Person, bureau: Bureau) -> bool:
    """True when these events are still his to take back: who is concerned takes back only what he said himself."""
    if not is_concerned(case, colleague.email, bureau):
        return True
    mine = ("reaction_received", "reaction_agreed")
    return any(event.kind in mine for event in events) and all(event.kind in (*mine, "noted") for event in events)


def why_not(case: Case, step: Step | None, colleague: Person, bureau: Bureau, answered: datetime, told: datetime) -> str:
    """Why an answer cannot be taken back, as a code of the letter begreep-niet; "" when the history allows it.

    `told` is when the letter `uitgevoerd` was written, `answered` when the undo came in.
    """
    events = step.events(case) if step is not None else ()
    if step is None or any(event.kind == UNDONE for event in events):
        return "niet-terug-te-draaien"
    if step.first in taken_back(case.log):
        return "al-teruggedraaid"
    if answered - told > WITHIN:
        return "te-laat-ongedaan"
    if not is_own(events, case, colleague, bureau):
        return "betrokken"
    gone = taken_back(case.log)
    later = [event for position, event in enumerate(case.log, 1) if position > step.last and position not in gone]
    return "al-verder" if any(_decides(event) for event in later) else ""


_NEUTRAL = frozenset({"added", "withdrawal_received", UNDONE, *WHEN_SENT.values()})


def _decides(event: Event) -> bool:
    """True for what somebody decided, knowing what stood in the file: a note in codes is a decision too."""
    if event.kind == "noted":
        return bool(event.data.keys() - {"confirmed_by", "not_confirmed_by"})
    return event.kind not in _NEUTRAL or event.data.get("by") == "staff"


def stays_inside(kind: str, recipient: str, case: Case, bureau: Bureau) -> bool:
    """True for a letter that only a colleague reads who is not concerned: after it went, the step can still be taken back."""
    return kind in STAY_INSIDE and bureau.person(recipient) is not None and not is_concerned(case, recipient, bureau)


_MARK = re.compile(r"(?:na|opnieuw)-\d+:")


def question_of(key: str, recipient: str) -> str:
    """What a letter asks, whoever got it and however often: its key without the recipient and the marks of `marked`."""
    return _MARK.sub("", key).removesuffix(recipient)


def marked(key: str, recipient: str, mark: str) -> str:
    """The key of the same letter written once more; `mark` is `opnieuw-N` after it was withdrawn, `na-N` after an undo."""
    stem = key.removesuffix(recipient).removesuffix(":")
    return f"{stem}:{mark}:{recipient}"


def is_expected(desk: Desk, key: str) -> bool:
    """True for a question that this history calls for by now: it was not written because of what is taken back."""
    return _MARK.sub("", key) in {letter.key for letter in due(desk)}


def due(desk: Desk) -> Iterator[Letter]:
    """The questions that this history calls for by now."""
    for question in questions(desk.case, desk.bureau, desk.deadlines):
        if question.at <= desk.now:
            yield from ask(desk, question)


def asked_again(desk: Desk, kind: str, question: str) -> tuple[Letter, ...]:
    """The letters that put a question again whose answer was taken back. `question` as `question_of` gives it.

    Answers to the letter that put it first and to these are answers to the same question.
    """
    if kind not in ASKS:
        return ()
    found = latest(desk, kind) or [letter for letter in due(desk) if letter.kind == kind]
    mark = f"na-{len(desk.case.log)}"
    return tuple(replace(each, key=f"{question}{mark}:{each.recipient.email}") for each in found)
