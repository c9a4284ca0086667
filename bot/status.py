"""What `klachtenbot status` tells: a row an organisation and a row an alarm, without a name or an address."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.adapters.store import opened
from bot.app import system_clock
from bot.config import Settings
from bot.domain.watch import Standing
from bot.domain.watch_words import WORDS, what
from bot.domain.workdays import AMSTERDAM
from bot.watch import Watch


def standing_of(settings: Settings) -> Standing:
    """How everything stands now, from the database alone; the service need not run."""
    with opened(settings.database) as store:
        return Watch(settings, store, (), system_clock).standing()


def organisation_rows(standing: Standing) -> list[dict[str, Any]]:
    """How the work of each organisation stands."""
    rows = []
    for work, counts in ((each, standing.counts[each.organisation]) for each in standing.works):
        rows.append(
            {
                "what": "organisation",
                "organisation": work.organisation,
                "read": _moment(work.read_at),  # None: never
                "sent": _moment(work.sent_at),
                "letters_due": work.due,
                "stuck": work.stuck,
                "held": standing.counts[work.organisation].letters.get("held", 0),
                "quarantine": work.quarantined,
                "unexplained": work.unexplained,
                "open_cases": counts.open_cases,
                "overdue_terms": counts.overdue_terms,
                "servers": [
                    {"name": each.name, "problem": each.problem, "since": _moment(each.since)}
                    for each in work.servers
                    if each.problem
                ],
                "alarms": sum(each.organisation == work.organisation for each in standing.alarms),
            }
        )
    return rows


def alarm_rows(standing: Standing) -> list[dict[str, Any]]:
    """What is wrong, since when, and what to do about it."""
    return [
        {
            "what": "alarm",
            "organisation": each.organisation or None,
            "code": each.code,
            "since": _moment(each.since),
            "told": _moment(each.told_at) if each.told_this_time else None,
            "text": what(each),
            "to_do": WORDS[each.code][1],
        }
        for each in standing.alarms
    ]


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(AMSTERDAM).isoformat(timespec="seconds")
