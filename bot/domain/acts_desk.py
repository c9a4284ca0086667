"""What the directie does from its desk, besides answering questions: entries, pauses, reopening and merging."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from bot.domain.act import Act, Done
from bot.domain.case_intake import opening
from bot.domain.entry import at_noon
from bot.domain.workflow import ASKED
from bot.errors import StepNotAllowed


def open_entry(act: Act) -> Done:
    """What a colleague entered is right: a complaint from the day it came in."""
    if act.case.state != ASKED:
        raise StepNotAllowed("it was decided before")
    return act.done(*opening(act.case, act.bureau, " ".join(act.case.facts.sentences), entered=True))


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


DESK_ACTIONS: Mapping[str, Callable[[Act], Done]] = {
    "open_entry": open_entry,
    "drop_entry": _drop_entry,
    "correct_entry": _correct_entry,
}
