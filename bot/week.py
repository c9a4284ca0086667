"""What a digest is made of, out of the database: cases, the mails and letters of the week, the last count of the mailbox."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.adapters import ledger
from bot.adapters.loop_rows import held_by_case
from bot.adapters.store import HELD, Unit
from bot.casework import Office, at_a_glance
from bot.domain.reporting.asked import ASKING, NOTICE, Asked
from bot.domain.reporting.digest import Count, Mailbox, Undelivered, Week, digest_moment
from bot.domain.reporting.past import Came, Past

KIND = "weekoverzicht"


def week_of(unit: Unit, office: Office, moment: datetime, now: datetime) -> Week:
    """The week that ends with this digest; it began with the one before, so that each day is told once."""
    bureau, connection = office.bureau, unit.connection
    since = digest_moment(moment - timedelta(days=7), bureau)
    earlier = ledger.last_written(connection, bureau.id, KIND)
    if earlier is not None:
        since = min(since, digest_moment(earlier, bureau))
    cases = unit.cases(bureau.id)
    unexplained, counted_at = ledger.last_count(connection, bureau.id)
    return Week(
        moment,
        since,
        tuple(at_a_glance(case, bureau, now) for case in cases if case.is_open),
        tuple(case for case in cases if not case.is_open),
        Past(
            tuple(Came(*row) for row in ledger.mails_between(connection, bureau.id, since, moment)),
            ledger.letters_between(connection, bureau.id, since, moment, apart_from=KIND),
            ledger.opened_at(connection, bureau.id),
        ),
        _asked(unit, office),
        tuple(Undelivered(*row) for row in ledger.not_delivered(connection, bureau.id)),
        Mailbox(tuple(Count(*row) for row in ledger.mailbox_counts(connection, bureau.id)), unexplained, counted_at),
        tuple(held_by_case(connection, bureau.id)),
        office.valid,
    )


def _asked(unit: Unit, office: Office) -> tuple[Asked, ...]:
    answered = ledger.answered_letters(unit.connection, office.bureau.id)
    held = ledger.mails_that_are(unit.connection, office.bureau.id, HELD)
    return tuple(
        Asked(
            row.kind,
            row.key,
            row.case_id,
            row.recipient,
            row.queued_at,
            row.subject,
            tuple(said for _, said in sorted(row.choices.items(), key=lambda item: int(item[0]))),
            row.message_id[1:].partition("@")[0],
            row.id in answered,
            row.kind == NOTICE and _row_of(row.key) in held,
        )
        for row in ledger.asking(unit.connection, office.bureau.id, ASKING)
    )


def _row_of(key: str) -> int | None:
    """The row of the mail that a notice is about; None when it is about something else."""
    name, _, number = key.split(":")[3].partition("-")
    return int(number) if name == "mail" and number.isdigit() else None
