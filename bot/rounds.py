"""What is due now -> reminders, escalations and the weekly digest -> outbox. Run it twice: the second time nothing happens."""

from __future__ import annotations

import logging
from datetime import date, datetime

from sqlalchemy import Row

from bot import erasure
from bot.adapters.letter_rows import on_its_way
from bot.adapters.store import AWAY, QUESTIONS, Store, Unit
from bot.casework import Office, ask_due, at_a_glance, desk_of, post, refresh_terms, remind_others
from bot.domain.absence import REMINDER
from bot.domain.agenda import due_now, goes_on, plan
from bot.domain.letters.asking import reminder
from bot.domain.reporting.digest import digest_keys, digest_moment, digests
from bot.domain.workdays import local_date
from bot.domain.workflow import WHEN_SENT
from bot.errors import StepsFailed
from bot.reporting import register_rows, report
from bot.week import week_of

__all__ = ["digest", "forget", "register_rows", "remind", "report"]

log = logging.getLogger(__name__)


def remind(store: Store, office: Office, now: datetime) -> int:
    """Take the step that is due for each term, in a transaction a term. How many steps were taken.

    A case whose step fails keeps no other case from its own: StepsFailed comes when all were tried.
    """
    with store.transaction() as unit:
        rows = unit.deadlines_due(office.bureau.id, now)
    failed = 0
    for row in rows:
        try:
            with store.transaction() as unit:
                _remind(unit, office, row, now)
        except AWAY:
            raise
        except Exception:
            failed += 1
            log.exception("the step of a term failed", extra={"case": row.case_id, "term": row.term})
    if failed:
        raise StepsFailed(f"({failed} of {len(rows)})")
    return len(rows)


def _remind(unit: Unit, office: Office, row: Row[tuple[object, ...]], now: datetime) -> None:
    """The step of one term. One that was taken in the future was taken by a clock that was wrong: it hides none before it."""
    done_until = min(row.done_until, now) if row.done_until is not None else None
    desk = desk_of(unit, unit.case(row.case_id), office.bureau, now)
    if (rest := goes_on(desk.case, desk.bureau, now)) is not None:
        unit.plan_deadline(row.id, done_until=done_until, next_at=rest)
        return
    if row.term == QUESTIONS:
        ask_due(unit, office, desk)
        return
    deadline = next((each for each in desk.deadlines if (each.term.name, each.start) == (row.term, row.start)), None)
    if deadline is None:  # the rules are others since: what takes its place is due in the next round
        refresh_terms(unit, desk.case, desk.deadlines, office.bureau, now)
        ask_due(unit, office, desk)
        return
    if on_its_way(
        unit.connection, desk.case.id, [kind for kind, event in WHEN_SENT.items() if event in deadline.term.met_by], now
    ):
        return  # it is sent within this very pass, and meets the term; when that fails, the next pass takes the step
    step = due_now(deadline, done_until, now, office.bureau)
    letters = tuple(reminder(desk, deadline, step.action, now)) if step is not None else ()
    post(unit, office, letters, now, desk.case.id)
    following = plan(deadline, step.at if step else done_until, office.bureau)
    unit.plan_deadline(
        row.id,
        done_until=step.at if step else done_until,
        next_at=following.at if following else None,
        next_action=following.action if following else None,
    )
    handler = desk.case.handler
    if handler is not None and any(each.kind == REMINDER and each.recipient.email == handler.email for each in letters):
        ask_due(unit, office, desk)  # of what is asked today and what is reminded of, the directie is told the question
        remind_others(unit, office, deadline, desk.case.id, now)


def renew(store: Store, office: Office, now: datetime) -> None:
    """Put the terms of each open case down anew where these are not what its rules say now: rules went, or came back."""
    with store.transaction() as unit:
        cases = unit.open_cases(office.bureau.id)
    for case in cases:
        try:
            with store.transaction() as unit:
                _renew(unit, office, case.id, now)
        except AWAY:
            raise
        except Exception:
            log.exception("the terms of a case could not be renewed", extra={"case": case.id})


def _renew(unit: Unit, office: Office, case_id: int, now: datetime) -> None:
    desk = at_a_glance(unit.case(case_id), office.bureau, now)
    known = {(row.term, row.start, row.due) for row in unit.deadline_rows(case_id)}
    if known != {(each.term.name, each.start, each.due) for each in desk.deadlines}:
        refresh_terms(unit, desk.case, desk.deadlines, office.bureau, now)
        ask_due(unit, office, desk_of(unit, desk.case, office.bureau, now))


def digest(store: Store, office: Office, now: datetime) -> int:
    """The digest of this week, once, from Monday 08:00 on (or the next working day). How many letters were queued."""
    moment = digest_moment(now, office.bureau)
    with store.transaction() as unit:
        installed = unit.installed_at(office.bureau.id)
        if now < moment or installed is None or installed >= moment:
            return 0
        if all(unit.letter_known(key) for key in digest_keys(moment, office.bureau)):
            return 0
        week = week_of(unit, office, moment, now)
        letters = [letter for letter in digests(week, office.bureau, now) if not unit.letter_known(letter.key)]
        post(unit, office, letters, now, None)
    return len(letters)


def forget(store: Store, office: Office, now: datetime, done_on: date | None = None) -> date:
    """Erase what was kept as long as this organisation keeps it: periods are whole days, so once a day. The day it was done."""
    if done_on == local_date(now):
        erasure.scrub(store, now)
        return done_on
    counts = erasure.forget(store, office.bureau, now)
    if counts:
        log.info("erased: the retention ended", extra={"organisation": office.bureau.id, "cases": counts.cases})
    return local_date(now)
