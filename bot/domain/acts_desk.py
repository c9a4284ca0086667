"""What the directie does from its desk, besides answering questions: entries, pauses, reopening and merging."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.act import Act, Done
from bot.domain.case import Party
from bot.domain.case_intake import opening
from bot.domain.entry_days import at_noon
from bot.domain.workdays import local_date
from bot.domain.workflow import ANSWERED, ASKED
from bot.errors import AnswerRefused, StepNotAllowed


def open_entry(act: Act) -> Done:
    """What a colleague entered is right: a complaint from the day it came in."""
    if act.case.state != ASKED:
        raise StepNotAllowed("it was decided before")
    if not (act.case.complainant.name or act.case.complainant.email):
        raise AnswerRefused("geen-klager")
    return act.done(*opening(act.case, act.bureau, " ".join(act.case.facts.sentences), entered=True))


def of_another(act: Act) -> Done:
    """A colleague told of a complaint that is not his own: he is asked whose it is."""
    if act.case.state != ASKED:
        raise StepNotAllowed("it was decided before")
    teller = act.case.complainant
    parties = {**act.case.parties, "klager": Party("", ""), "invoerder": Party(teller.name, teller.email)}
    return replace(act, case=replace(act.case, parties=parties)).done(act.event("asked", entry="told"))


def _drop_entry(act: Act) -> Done:
    if act.case.state != ASKED:
        raise StepNotAllowed("it was decided before")
    return act.done(act.event("closed", reason="niet-geopend"))


def _correct_entry(act: Act) -> Done:
    """The entry as corrected, and the question anew; the terms count from the corrected day."""
    case, client, day = act.case, act.case.complainant, act.word("received")
    if case.state != ASKED:
        raise StepNotAllowed("it was decided before")
    client = replace(client, email=act.word("email") or client.email, name=act.word("name") or client.name)
    received = at_noon(date.fromisoformat(day), act.now) if day else case.received
    case = replace(case, parties={**case.parties, "klager": client}, received=received)
    return replace(act, case=case).done(act.event("asked", entry="corrected"))


MOST_PAUSE = timedelta(weeks=8)


def _pause(act: Act) -> Done:
    """Reminders, questions and escalations rest; the ends by the regulation stay where they are."""
    today, until = local_date(act.now), act.word("until")
    last = today + MOST_PAUSE
    if not until and not act.word("reason"):
        raise AnswerRefused("geen-pauze")
    if until and not today < date.fromisoformat(until) <= last:
        raise AnswerRefused("pauze-te-lang")
    return act.done(act.event("paused", until=until or last.isoformat()), reden_pauze=act.word("reason"))


def _resume(act: Act) -> Done:
    if act.case.paused_until(local_date(act.now)) is None:
        raise AnswerRefused("geen-rust")
    return act.done(act.event("resumed"))


def _reopen(act: Act) -> Done:
    if act.case.is_open and act.case.state != ANSWERED:
        raise AnswerRefused("loopt-nog")
    return act.done(act.event("reopened", **by_himself(act)))


def by_himself(act: Act) -> dict[str, str]:
    """A mark for what the handler did, who needs not be told of it."""
    return {"by": "self"} if act.case.handler is not None and act.case.handler.email == act.sender.email else {}


def _file(act: Act) -> Done:
    return act.done(act.event("noted"))


DESK_ACTIONS: Mapping[str, Callable[[Act], Done]] = {
    "open_entry": open_entry,
    "drop_entry": _drop_entry,
    "correct_entry": _correct_entry,
    "pause": _pause,
    "resume": _resume,
    "reopen": _reopen,
    "file_note": _file,
}
