"""Two cases that are one complaint: the younger goes into the older, whose receipt and terms stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.act import Done
from bot.domain.acts import release
from bot.domain.answers.commands import Command
from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.events import Event
from bot.domain.impartiality import is_concerned
from bot.domain.reading import Person
from bot.domain.workflow import RUNNING
from bot.errors import AnswerRefused


def merged(one: Case, other: Case, command: Command, sender: Person, bureau: Bureau, now: datetime) -> tuple[Done, Done]:
    """What stays and what goes, each with its new events. AnswerRefused says why not.

    Who is kept out of either case is kept out of what stays; nobody is told anything of the other complaint by this.
    """
    older, younger = sorted((one, other), key=lambda case: (case.received, case.number))
    if any(is_concerned(case, sender.email, bureau) for case in (older, younger)):
        raise AnswerRefused("betrokken")
    if older.state not in RUNNING or younger.state not in RUNNING:
        raise AnswerRefused("niet-meer-mogelijk")
    if older.complainant.email != younger.complainant.email and not command.arguments.get("klagers"):
        raise AnswerRefused("andere-klager")
    gone = (Event("merged", now, {"into": older.number}), Event("closed", now, {"reason": "samengevoegd"}))
    events: tuple[Event, ...] = (Event("joined", now, {"number": younger.number}),)
    stays = _kept_out(older, younger).with_events(*events)
    if stays.handler is not None and is_concerned(stays, stays.handler.email, bureau):
        stays, released = release(stays, now)
        events += released
    return (stays, events), (younger.with_events(*gone), gone)


def _kept_out(older: Case, younger: Case) -> Case:
    for key, party in younger.parties.items():
        if key.startswith(("betrokken-", "geweerd-")) and not older.key_of(party.email).startswith(("betrokken-", "geweerd-")):
            older, _ = older.with_party("geweerd", party)
    doubtful = tuple(dict.fromkeys((*older.facts.doubtful_employees, *younger.facts.doubtful_employees)))
    return replace(older, facts=replace(older.facts, doubtful_employees=doubtful))
