"""The register and the reports: read from the events, and written for the directie, those on schedule once a period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.adapters.store import Store, Unit
from bot.casework import Office, post
from bot.domain.impartiality import is_concerned
from bot.domain.reading import Person
from bot.domain.report_rules import Report
from bot.domain.reporting import register, reports
from bot.domain.reporting.period import Period, earlier, ended, moment
from bot.domain.reporting.reports import Edition
from bot.domain.workdays import local_date
from bot.mail.message import Attachment

PDF_TYPE = "application/pdf"
MOST_BACK = 8  # periods: a longer downtime is no downtime


def register_rows(unit: Unit, office: Office, today: date | None = None, as_of: datetime | None = None) -> list[register.Row]:
    """The register of an organisation: every numbered case but those that went into another or are asked about again.

    With `today` what was not done is late from the day after its term; with `as_of` what was recorded later does not count.
    """
    bureau = office.bureau
    cases = unit.cases(bureau.id)
    if as_of is not None:
        cases = [register.as_known(case, as_of) for case in cases]
    return [
        register.row(case, bureau.under(case.pin).regulation, bureau.calendar, today)
        for case in cases
        if register.is_registered(case)
    ]


def rows_for(unit: Unit, office: Office, rule: Report, period: Period, now: datetime) -> list[register.Row]:
    """The rows a report is made of. For outsiders a period is told as it stood when its report was due, whenever it is asked
    for: of two reports of one period at two moments the difference would show a single complaint."""
    due = moment(period, office.bureau)
    as_of = due if rule.is_guarded and due < now else None
    return register_rows(unit, office, local_date(as_of or now), as_of)


def report(store: Store, office: Office, now: datetime) -> int:
    """The reports of the years and quarters that are over, once, from the first working day after them on; also those of a
    downtime. How many letters were queued."""
    return sum(_scheduled(store, office, rule, now) for rule in office.bureau.regulation.reports)


def _scheduled(store: Store, office: Office, rule: Report, now: datetime) -> int:
    with store.transaction() as unit:
        installed = unit.installed_at(office.bureau.id)
    count, period = 0, ended(rule.every, now)
    for _ in range(MOST_BACK):
        if period is None or installed is None or local_date(installed) > period.last:
            break  # nothing was seen of a period before the first day
        if now >= moment(period, office.bureau):
            with store.transaction() as unit:
                if _is_made(unit, office, rule, period):
                    break
                made = _made(unit, office, rule, period, now)
            count += _post(store, office, made, now)
        period = earlier(period)
    return count


def _is_made(unit: Unit, office: Office, rule: Report, period: Period) -> bool:
    """True when any director was sent the report of all: one who came later gets those of his own time."""
    keys = (reports.key_of(rule, period, office.bureau, "", "", person.email) for person in office.bureau.directors())
    return any(unit.letter_known(key) for key in keys)


Made = Sequence[tuple[Edition, tuple[Person, ...]]]  # each report with the directors who get it


def _made(unit: Unit, office: Office, rule: Report, period: Period, now: datetime, principal: str | None = None) -> Made:
    """The reports of a period. What tells of single complaints a director gets without those he is concerned in."""
    bureau, today = office.bureau, local_date(now)
    rows, readers = rows_for(unit, office, rule, period, now), bureau.directors()
    if rule.is_guarded:
        return [(each, readers) for each in reports.editions(rule, period, rows, bureau, today, principal)]
    apart: dict[frozenset[str], list[Person]] = {}
    cases = unit.cases(bureau.id)
    for reader in readers:
        his = frozenset(case.number for case in cases if case.number and is_concerned(case, reader.email, bureau))
        apart.setdefault(his, []).append(reader)
    return [
        (each, tuple(people))
        for his, people in apart.items()
        for each in reports.editions(rule, period, _without(rows, his), bureau, today, principal)
    ]


def _without(rows: Sequence[register.Row], numbers: frozenset[str]) -> list[register.Row]:
    return [row for row in rows if row.number.partition(",")[0] not in numbers]


def _post(store: Store, office: Office, made: Made, now: datetime, occasion: str = "") -> int:
    """That of all goes last: it is what tells, after a crash, that a period is done."""
    count = 0
    for edition, readers in reversed(made):
        files = attached(office, edition)
        with store.transaction() as unit:
            written = reports.letters(edition, files, office.bureau, readers, occasion)
            letters = [letter for letter in written if not unit.letter_known(letter.key)]
            post(unit, office, letters, now, None)
            count += len(letters)
    return count


def attached(office: Office, edition: Edition) -> tuple[Attachment, ...]:
    """The pages and the workbook of a report."""
    from bot.adapters.pdf import Look, pdf  # these load typst and matplotlib, a second of every start
    from bot.adapters.sheet import TYPE, xlsx

    pages = pdf(edition.document, Look(office.colour, office.logo))
    files = [Attachment(f"{edition.name}.pdf", PDF_TYPE, pages)]
    if edition.document.tables():
        files.append(Attachment(f"{edition.name}.xlsx", TYPE, xlsx(edition.document)))
    return tuple(files)


def request(store: Store, office: Office, rule: Report, period: Period, now: datetime, principal: str | None = None) -> int:
    """Queue a report for the directie; how many letters. What may go to outsiders is made once a period: asked for again,
    nothing new is written."""
    with store.transaction() as unit:
        made = _made(unit, office, rule, period, now, principal)
    once = rule.is_guarded and all(edition.is_final for edition, _ in made)
    return _post(store, office, made, now, "" if once else now.isoformat(timespec="minutes"))


def edition(store: Store, office: Office, rule: Report, period: Period, now: datetime, principal: str | None = None) -> Edition:
    """One report to write to a file: of all, or of one principal's own clients."""
    with store.transaction() as unit:
        rows = rows_for(unit, office, rule, period, now)
    return next(reports.editions(rule, period, rows, office.bureau, local_date(now), principal or ""))
