"""The weekly digest: what needs the directie, and where every case stands. A director concerned gets it without that case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.domain.absence import is_away
from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.impartiality import is_concerned
from bot.domain.letters.facts import bureau_facts, day_in_words, recipient_facts
from bot.domain.letters.letter import Desk, Letter
from bot.domain.reading import Person
from bot.domain.workdays import AMSTERDAM, local_date
from bot.domain.workflow import ANSWERED, ASKED, RECEIVED
from bot.mail.message import Address

DIGEST_AT = time(8, 0)
STATUS = {
    "gevraagd": "wacht op indeling",
    "ontvangen": "wacht op behandelaar",
    "in_behandeling": "in behandeling",
    "beantwoord": "uitkomst verstuurd",
}
AT_RISK_DAYS = 3  # working days before the end of a term


@dataclass(frozen=True, slots=True)
class Week:
    """What the digest is made of: its moment, every case, and the mails of the past week per disposition."""

    moment: datetime
    cases: tuple[Desk, ...]
    counts: Mapping[str, int]
    undelivered: tuple[Mapping[str, str], ...] = ()


def digest_moment(now: datetime, bureau: Bureau) -> datetime:
    """Monday 08:00 in Amsterdam of the week of `now`, or the first working day after it."""
    today = local_date(now)
    day = today - timedelta(days=today.weekday())
    while not bureau.calendar.is_workday(day):
        day += timedelta(days=1)
    return datetime.combine(day, DIGEST_AT, tzinfo=AMSTERDAM)


def digests(week: Week, bureau: Bureau, now: datetime) -> Iterator[Letter]:
    """One letter for each director; the key holds the ISO week, so that there is one a week."""
    year, number, _ = local_date(week.moment).isocalendar()
    for director in bureau.directors():
        facts = {
            "organisatie": bureau_facts(bureau),
            "ontvanger": recipient_facts(director.name, director.email, bureau),
            "week": number,
            "jaar": year,
            "vandaag": local_date(now),
            **_figures(week, director, bureau, now),
        }
        key = f"weekoverzicht:{bureau.id}:{year}-W{number:02d}:{director.email}"
        yield Letter("weekoverzicht", key, Address(director.name, director.email), facts, at_once=True)


def _figures(week: Week, director: Person, bureau: Bureau, now: datetime) -> dict[str, Any]:
    seen = [desk for desk in week.cases if not is_concerned(desk.case, director.email, bureau)]
    running = [desk for desk in seen if desk.case.is_open]
    rows = sorted((row(desk, now) for desk in running), key=lambda each: (each["volgende"] or {"dagen": 99})["dagen"])
    since = week.moment - timedelta(days=7)
    numbers = {desk.case.number for desk in seen}
    late = [each for each in rows if each["volgende"] and each["volgende"]["te_laat"]]
    soon = [each for each in rows if each["volgende"] and 0 <= each["volgende"]["dagen"] <= AT_RISK_DAYS]
    mails = sum(week.counts.values())
    return {
        "zaken": rows,
        "te_laat": len(late),
        "bijna": len(soon),
        "wacht_op_u": [_question(desk) for desk in running if desk.case.state in (ASKED, RECEIVED)],
        "nieuw": sum(desk.case.received >= since for desk in seen),
        "afgesloten": sum((desk.case.when("closed") or since) > since for desk in seen if not desk.case.is_open),
        "te_bespreken": _undiscussed(seen, bureau),
        "onbezorgbaar": [each for each in week.undelivered if not each["nummer"] or each["nummer"] in numbers],
        "quarantaine": week.counts.get("quarantined", 0),
        "suggesties": week.counts.get("reported", 0),
        "vragen": 0,
        "twijfel": week.counts.get("asked", 0),
        "mails_in": mails,
        "mails_verklaard": mails,
    }


def _undiscussed(seen: Sequence[Desk], bureau: Bureau) -> list[str]:
    """Settled complaints for the agenda of the internal meeting, where the regulation wants them discussed."""
    if "weekoverzicht" not in bureau.regulation.letters:
        return []
    cases = [desk.case for desk in seen if desk.case.number and not desk.case.merged_into]
    settled = [case for case in cases if case.state == ANSWERED or not case.is_open]
    return [case.number for case in settled if case.when("meeting_held") is None]


def _question(desk: Desk) -> dict[str, Any]:
    question = "Is dit een klacht?" if desk.case.state == ASKED else "Wie behandelt deze klacht?"
    return {"nummer": desk.case.number, "vraag": question, "sinds": local_date(desk.case.received)}


def _handler(case: Case, today: date) -> str | None:
    if case.handler is None:
        return None
    return f"{case.handler.name} (afwezig)" if is_away(case, case.handler.email, today) else case.handler.name


def standing(case: Case, today: date) -> str:
    """The state of a case in words, with until when it rests."""
    rests = case.paused_until(today)
    return STATUS.get(case.state, case.state) + (f", staat stil tot {day_in_words(rests.isoformat())}" if rests else "")


def row(desk: Desk, now: datetime) -> dict[str, Any]:
    """A case in one line: its number, state, handler, days open and the next term that was not met."""
    case, today, calendar = desk.case, local_date(now), desk.bureau.calendar
    running = [each for each in desk.deadlines if each.met_on is None and each.is_running]
    nearest = min(running, key=lambda each: each.due, default=None)
    following = None
    if nearest is not None:
        late = nearest.due < today
        days = -calendar.workdays_between(nearest.due, today) if late else calendar.workdays_between(today, nearest.due)
        following = {"term": nearest.term.name, "datum": nearest.due, "te_laat": late, "dagen": days}
    return {
        "nummer": case.number or "(nog geen)",
        "ontvangen": local_date(case.received),
        "klager_initialen": "".join(f"{part[0]}." for part in case.complainant.name.split()[:3]) or "-",
        "status": standing(case, today),
        "behandelaar": _handler(case, today),
        "dagen_open": (today - local_date(case.received)).days,
        "volgende": following,
    }
