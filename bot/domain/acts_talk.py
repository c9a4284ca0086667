"""What a colleague's words about the talk do to a case: planned, called off, held or waived."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time

from bot.domain.act import Act, Done
from bot.domain.attendance import left_out
from bot.domain.case import planned_talk
from bot.domain.events import Event
from bot.domain.workdays import AMSTERDAM, local_date
from bot.errors import AnswerRefused


def _plan(act: Act) -> Done:
    earlier = sum(event.kind in ("hearing_planned", "hearing_cancelled") for event in act.case.events)
    planned, was_at = planned_talk(act.case), act.case.file.get("gesprek_plaats", "")
    named = [each for each in act.word("who").split(",") if each] or _invited(act)
    with_handler = [each for each in (planned.data["who"].split(",") if planned else ()) if each == "behandelaar"]
    who = ",".join(dict.fromkeys([*named, *with_handler]))  # who had it in his calendar hears of the other moment
    data = {"when": act.word("when"), "who": who, "sequence": str(earlier)}
    place = act.word("place") or (was_at if planned is not None else "")
    if planned is not None and (planned.data["when"], planned.data["who"], was_at) == (data["when"], who, place):
        raise AnswerRefused("al-gepland")  # nobody is to read of a new time that is the old one
    return act.done(act.event("hearing_planned", **data), gesprek_plaats=place)


def _invited(act: Act) -> list[str]:
    """Whom the regulation invites, without who said that he needs no talk."""
    invites = act.bureau.regulation.hearing.invites
    waived = [party for party, kind in SIDES.items() if (last := act.case.last(kind)) is not None and last.data.get("waived")]
    return [party for party in invites if party not in waived] or list(invites)


def _cancel(act: Act) -> Done:
    planned = planned_talk(act.case)
    if planned is None:
        raise AnswerRefused("geen-gesprek")
    return act.done(act.event("hearing_cancelled", **planned.data))


def stopped(act: Act, kind: str, **data: str) -> tuple[Event, ...]:
    """The event that ends the work, after the calling off of a talk that was still to come."""
    planned = planned_talk(act.case)
    to_come = planned is not None and _moment(planned.data["when"], act.now) == act.now
    off = (act.event("hearing_cancelled", **planned.data),) if planned is not None and to_come else ()
    return (*off, act.event(kind, **data))


def _heard(act: Act) -> Done:
    """The talk, on the day it was planned for unless he names one, and its report when the words or a file hold one.

    AnswerRefused while the planned moment is still to come and no day is named: it may be another talk that he means.
    """
    planned, was = planned_talk(act.case), act.case.last("hearing_held")
    when = act.word("when") or (planned.data["when"] if planned else "")
    held = _moment(when, act.now)
    whole = act.prompt.kind == "verzoek-verslag" or len(act.word("text")) >= REPORT_LENGTH or act.word("file")
    report = act.word("text") if whole else ""
    if was is not None and (planned is None or planned.at <= was.at):
        return _told_before(act, was, held, report)
    if planned is not None and not act.word("when") and held == act.now:
        raise AnswerRefused("gesprek-komt-nog")
    who = planned.data["who"] if planned else ",".join(act.bureau.regulation.hearing.invites)
    absent = left_out(act.word("text"), act.case)
    sides = [
        kind
        for party, kind in SIDES.items()
        if party not in absent and (party in who or (party == "medewerker" and not act.case.involved))
    ]
    data = {"report": "yes"} if report else {}
    first = Event("hearing_held", held, data)
    return act.done(first, *(Event(kind, held) for kind in sides), **({"verslag": report} if report else {}))


def _told_before(act: Act, was: Event, held: datetime, report: str) -> Done:
    """A talk that was told of before: its report, or another day than was taken for it."""
    events: tuple[Event, ...] = ()
    if act.word("when") and local_date(held) != local_date(was.at):
        if not _may_have_been(act, local_date(held)):
            raise AnswerRefused("tegenstrijdig")
        moved = {"what": "hearing_held", "from": was.at.isoformat(), "to": held.isoformat()}
        events = (act.event("corrected", **moved),)
    if report or not events:
        events += (act.event("noted", **({"report": "yes"} if report else {})),)
    return act.done(*events, **({"verslag": report} if report else {}))


def _may_have_been(act: Act, day: date) -> bool:
    """True for a day from the receipt until the verdict."""
    verdict = act.case.last("verdict_given")
    return local_date(act.case.received) <= day and (verdict is None or day <= local_date(verdict.at))


def day_of_talk(events: Sequence[Event]) -> str:
    """The local day or moment, ISO, that these events took for a talk; "" when they hold none."""
    for event in events:
        if event.kind == "hearing_held" or (event.kind == "corrected" and event.data["what"] == "hearing_held"):
            moment = datetime.fromisoformat(event.data["to"]) if event.kind == "corrected" else event.at
            local = moment.astimezone(AMSTERDAM)
            exact = local.time() != time(0) and not local.microsecond and not local.second and "to" not in event.data
            return f"{local:%Y-%m-%dT%H:%M}" if exact else local.date().isoformat()
    return ""


REPORT_LENGTH = 80  # characters; less only says that there was a talk
SIDES = {"klager": "complainant_heard", "medewerker": "employee_heard"}


def _moment(text: str, now: datetime) -> datetime:
    """The moment the text names, when it has passed; else now."""
    if not text:
        return now
    named = datetime.fromisoformat(text)
    named = named if named.tzinfo else named.replace(tzinfo=AMSTERDAM)
    return min(named, now)


def _waive(act: Act) -> Done:
    kinds = [kind for party, kind in SIDES.items() if act.word("who") in ("", party)]
    return act.done(*(act.event(kind, waived="yes") for kind in kinds))


TALK_ACTIONS: Mapping[str, Callable[[Act], Done]] = {
    "plan_hearing": _plan,
    "cancel_hearing": _cancel,
    "record_hearing": _heard,
    "waive_hearing": _waive,
}
