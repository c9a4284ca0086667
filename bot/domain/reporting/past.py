"""What happened since the last digest: what came in, what went out, and what was settled in how many days."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.domain.case import Case
from bot.domain.decide import Disposition
from bot.domain.workdays import local_date
from bot.domain.workflow import CLOSED, after, allows

UNREAD = {Disposition.QUARANTINED.value: "kon niet worden gelezen", Disposition.OVERSIZE.value: "is te groot om te lezen"}
OF_NOBODY = (Disposition.OWN.value, Disposition.DUPLICATE.value)  # these bytes are ours, or were counted before


@dataclass(frozen=True, slots=True)
class Came:
    """A mail of the week, by its row in the ledger."""

    disposition: str
    kind: str  # of its reading, "" when it was not read
    case_id: int | None
    at: datetime  # of receipt


@dataclass(frozen=True, slots=True)
class Past:
    """`opened_at` says when a case became a complaint; `letters` how many letters went out, by case (None: about no case)."""

    mails: tuple[Came, ...] = ()
    letters: Mapping[int | None, int] = field(default_factory=dict)
    opened_at: Mapping[int, datetime] = field(default_factory=dict)

    def without(self, hidden: Collection[int]) -> Past:
        """What is left when these cases do not exist."""
        mails = tuple(each for each in self.mails if each.case_id not in hidden)
        return replace(self, mails=mails, letters={case: count for case, count in self.letters.items() if case not in hidden})


def settled_on(case: Case) -> datetime | None:
    """When a numbered complaint was answered, or ended without an answer; None while it is open, or went into another."""
    if not case.number or case.merged_into:
        return None
    answered = case.when("outcome_sent") or case.when("agreement_confirmed")
    return answered or (None if case.is_open else ended_on(case))


def ended_on(case: Case) -> datetime | None:
    """When a case that is over was closed, withdrawn or refused."""
    state, moment = "", None
    for event in case.events:
        following = after(state, event.kind) if allows(state, event.kind) else state
        moment = event.at if following in CLOSED and state not in CLOSED else moment
        state = following
    return moment if state in CLOSED else None


def days_to_settle(case: Case) -> int | None:
    """Calendar days from receipt to its answer or its end."""
    moment = settled_on(case)
    return None if moment is None else (local_date(moment) - local_date(case.received)).days


def past(week: Past, cases: Sequence[Case], since: datetime, until: datetime) -> dict[str, Any]:
    """The facts of the week for the digest. From `since` up to `until`, which belongs to the next."""
    mails = [each for each in week.mails if each.disposition not in OF_NOBODY]
    reported = [each.kind for each in mails if each.disposition == Disposition.REPORTED.value]
    opened = [case for case in cases if case.number and _within(week.opened_at.get(case.id), since, until)]
    settled = [case for case in cases if _within(settled_on(case), since, until)]
    ended = [case for case in cases if case.number and not case.merged_into and _within(ended_on(case), since, until)]
    facts = {
        "nieuw": sorted(case.number for case in opened),
        "suggesties": reported.count("suggestie"),
        "vragen": reported.count("vraag"),
        "voorgelegd": sum(each.disposition == Disposition.ASKED.value for each in mails),
        "mails_in": len(mails),
        "brieven_uit": sum(week.letters.values()),
        "afgehandeld": sorted(({"nummer": case.number, "dagen": days_to_settle(case)} for case in settled), key=_number),
        "gesloten": sorted(case.number for case in ended if case not in settled),
        "ongelezen": [
            {"op": local_date(each.at), "waarom": UNREAD[each.disposition]} for each in mails if each.disposition in UNREAD
        ],
    }  # fmt: skip
    told = ("nieuw", "suggesties", "vragen", "voorgelegd", "afgehandeld", "gesloten")
    return facts | {"gebeurd": any(facts[word] for word in told)}


def _number(row: Mapping[str, Any]) -> str:
    return str(row["nummer"])


def _within(moment: datetime | None, since: datetime, until: datetime) -> bool:
    return moment is not None and since <= moment < until
