"""How many letters the mails of one sender may cause before a person is asked: two programs that answer each other end. Pure.

Only what a mail causes by itself is counted and held: replies, notices to staff, the letters at the opening of a case. What
somebody decided, what is due (reminders, escalations, digests, reports) and an alarm about danger are never held. A confirmation
is counted with confirmations alone, so that nothing else an address wrote can keep one back; beyond its own limit it waits, its
term runs on with reminder and escalation, and a director is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from bot.domain.answers.clauses import without_courtesy
from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.decide import Decision, Notice
from bot.domain.impartiality import is_concerned
from bot.domain.reading import Person

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
UNKNOWN = "?"  # in place of the address of a mail that names none
KNOWN_SENDER = 4  # a colleague answers many cases in an hour, a principal writes for many clients


@dataclass(frozen=True, slots=True)
class Limits:
    """The most letters to one address because of the mails of one sender, and additions to a case that are told one by one."""

    address_hour: int = 10
    address_day: int = 30
    case_hour: int = 8
    case_day: int = 20
    additions_day: int = 5


class Sort(Enum):
    """What a letter is that a mail causes by itself."""

    REPLY = "reply"
    OPENING = "opening"
    CONFIRMATION = "confirmation"


SORTS = {
    "ontvangstbevestiging": Sort.CONFIRMATION,
    **dict.fromkeys(
        ("begreep-niet", "uitgevoerd", "stand-van-zaken", "dank-suggestie", "handleiding", "melding-directie"), Sort.REPLY
    ),
    **dict.fromkeys(
        ("opdracht-behandelaar", "vraag-indeling", "vraag-ontvankelijkheid", "vraag-gesprek", "kennisgeving-medewerker",
         "verzoek-reactie", "verzoek-aanvulling"), Sort.OPENING,
    ),
}  # fmt: skip
ASKS, TELLS = "tegengehouden", "tegengehouden-antwoord"  # codes of melding-directie: the question, and what came of its answer
DROPPED = "not sent: somebody decided so"  # the answer of a letter that was held and thrown away
NEVER_HELD = ("nood", ASKS)


@dataclass(frozen=True, slots=True)
class Written:
    """A letter in the outbox that a mail caused. `case_id` is None for one about no case."""

    kind: str
    key: str
    recipient: str
    case_id: int | None
    at: datetime

    @property
    def sort(self) -> Sort | None:
        """None for a letter that is never held."""
        if self.kind == "melding-directie" and self.key.split(":")[2:3] and self.key.split(":")[2] in NEVER_HELD:
            return None
        return SORTS.get(self.kind)


def one_mailbox(address: str) -> str:
    """The address without what stands after a plus: `jan+1@` and `jan+2@` are one person."""
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0] or local}@{domain}" if local else address


def is_known(sender: str, bureau: Bureau, web_forms: frozenset[str] = frozenset()) -> bool:
    """True for an address of which many mails are nothing strange."""
    domains = {domain for principal in bureau.principals for domain in principal.domains}
    return bureau.person(sender) is not None or sender in web_forms or sender.partition("@")[2] in domains


def exceeds(letter: Written, earlier: Sequence[Written], limits: Limits, *, known: bool, now: datetime) -> bool:
    """True when this letter is one too many. `earlier`: what the same sender's mails caused and was not held."""
    if letter.sort is None:
        return False
    reader = one_mailbox(letter.recipient)
    same = [each for each in earlier if one_mailbox(each.recipient) == reader and each.sort is not None]
    confirms = letter.sort is Sort.CONFIRMATION
    alike = [each for each in same if (each.sort is Sort.CONFIRMATION) is confirms]
    times = KNOWN_SENDER if known else 1
    if _full(alike, limits.address_hour * times, limits.address_day * times, now):
        return True
    in_case = [each for each in same if each.sort is Sort.REPLY and each.case_id == letter.case_id]
    return letter.sort is Sort.REPLY and _full(in_case, limits.case_hour, limits.case_day, now)


def _full(letters: Sequence[Written], an_hour: int, a_day: int, now: datetime) -> bool:
    last_hour = sum(each.at > now - HOUR for each in letters)
    return last_hour >= an_hour or sum(each.at > now - DAY for each in letters) >= a_day


def deciders(sender: str, cases: Sequence[Case], bureau: Bureau) -> tuple[Person, ...]:
    """The directors who may be asked: not who wrote the mails, nor who is concerned in a case of theirs. Empty: nobody."""
    return tuple(
        person
        for person in bureau.directors()
        if person.email != sender and not any(is_concerned(case, person.email, bureau) for case in cases)
    )


# --- what a director says of held letters


class Choice(Enum):
    """The values are kept with the sender's row."""

    SEND = "sent"
    DROP = "dropped"
    SILENCE = "silent"
    ANSWER = "answered"  # again, after SILENCE


CHOICES = ("versturen", "weggooien", "niet meer beantwoorden")
AGAIN = "weer beantwoorden"
_THEM = r"(?:ze|de brieven|alles|maar|alsnog|allemaal)"
_WORDS = (
    (Choice.ANSWER, r"weer beantwoorden"),
    (Choice.SILENCE, r"(?:niet (?:meer|langer)|nooit meer) beantwoorden"),
    (Choice.DROP, rf"weggooien|gooi (?:{_THEM} )*weg|niet versturen"),
    (Choice.SEND, rf"(?:{_THEM} )*versturen|verstuur(?: {_THEM})*"),
)
_NUMBERED = re.compile(r"(?:(?:nummer|keuze|optie|antwoord) )?(\d|een|één|twee|drie)\b[,.): ]*(.*)")
_NUMBERS = {"een": "1", "één": "1", "twee": "2", "drie": "3"}


def chosen(text: str, name: str, offered: Mapping[str, str]) -> Choice | None:
    """What the whole answer says, in words or by the number of what the letter offered; None for anything else."""
    said = " ".join(without_courtesy(text, name).lower().split()).strip(" .!,)")
    numbered = _NUMBERED.fullmatch(said)
    if numbered is None:
        return _meant(said)
    word = _meant(offered.get(_NUMBERS.get(numbered[1], numbered[1]), ""))
    return word if numbered[2] == "" or _meant(numbered[2]) is word else None


def _meant(words: str) -> Choice | None:
    return next((choice for choice, pattern in _WORDS if re.fullmatch(pattern, words)), None)


# --- many additions to one case


def told_together(decision: Decision, earlier: int, limits: Limits) -> Decision:
    """An addition beyond the limit is filed; its handler hears once that there are many. `earlier`: those of the last day.

    Further ones that say nothing new are kept as mails and no longer told as events: each step reads the whole history, and a
    history of ten thousand lines would be a weapon.
    """
    if earlier < limits.additions_day or not any(notice.code == "aanvulling" for notice in decision.notices):
        return decision
    others = tuple(notice for notice in decision.notices if notice.code != "aanvulling")
    first = earlier == limits.additions_day
    many = (Notice("veel-aanvullingen", {"aantal": str(limits.additions_day + 1)}),) if first else ()
    reasons = (*decision.reasons, "many additions in a day are told together")
    decision = replace(decision, notices=(*others, *many), reasons=reasons)
    case, plain = decision.case, [(event.kind, event.data) for event in decision.events] == [("added", {})]
    if first or case is None or not plain:
        return decision
    return replace(decision, case=replace(case, log=case.log[:-1]), events=())
