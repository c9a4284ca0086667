"""The overviews a regulation promises: which period, when, and what stands in them. The directie passes them on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.domain.bureau import Bureau
from bot.domain.letters.facts import bureau_facts, recipient_facts
from bot.domain.letters.letter import Letter
from bot.domain.reporting.register import Row, figures
from bot.domain.rules import OPDRACHTGEVERS, Report
from bot.domain.workdays import AMSTERDAM, local_date
from bot.mail.message import Address


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, and its name in Dutch."""

    first: date
    last: date
    name: str


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), str(number))


def ended(every: str, now: datetime) -> Period | None:
    """The last year or quarter that is over; None for a report on another rhythm."""
    today = local_date(now)
    if every == "jaar":
        return year(today.year - 1)
    if every != "kwartaal":
        return None
    quarter = (today.month - 1) // 3  # of the one that is over, counted from 1; 0 is the last of the year before
    which, number = (today.year, quarter) if quarter else (today.year - 1, 4)
    first = date(which, number * 3 - 2, 1)
    following = date(which + number // 4, number * 3 % 12 + 1, 1)
    return Period(first, following - timedelta(days=1), f"kwartaal {number} van {which}")


def moment(period: Period, bureau: Bureau) -> datetime:
    """When its report is due: at the opening of the first working day after it."""
    day = bureau.calendar.on_or_after(period.last + timedelta(days=1))
    return datetime.combine(day, bureau.opens, tzinfo=AMSTERDAM)


def report(
    rule: Report, period: Period, rows: Sequence[Row], bureau: Bureau, principal: str = "", occasion: str = ""
) -> Iterator[Letter]:
    """The overview of one period, for each director; only what `principal` commissioned, when it is named.

    `occasion` tells one request from another; on schedule there is one letter a period.
    """
    inside = [each for each in rows if period.first <= each.received <= period.last]
    chosen = [each for each in inside if not principal or each.principal == principal]
    for director in bureau.directors():
        facts: dict[str, Any] = {
            "organisatie": bureau_facts(bureau),
            "ontvanger": recipient_facts(director.name, director.email, bureau),
            "periode": period.name,
            "artikel": rule.article,
            "opdrachtgever": principal,
            "bevat": list(rule.holds),
            "cijfers": figures(chosen),
            "per_opdrachtgever": [
                {"naam": kind, "cijfers": figures(mine)}
                for kind in OPDRACHTGEVERS
                if (mine := [row for row in chosen if row.principal == kind])
            ],
        }
        key = f"{rule.name}:{bureau.id}:{period.first}:{principal}:{occasion}:{director.email}"
        yield Letter(rule.name, key, Address(director.name, director.email), facts)
