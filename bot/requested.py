"""The register and reports an operator asks for: from the configuration to a file, a table or letters for the directie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from bot import reporting
from bot.adapters.store import Store, opened
from bot.app import Clock, system_clock
from bot.casework import Office
from bot.config import Settings
from bot.domain.report_rules import OF_A_CASE, QUARTER, Report
from bot.domain.reporting.document import Document
from bot.domain.reporting.page import register_document
from bot.domain.reporting.period import Period, quarter, year
from bot.domain.workdays import local_date
from bot.errors import CommandError
from bot.offices import office_of


@contextmanager
def _opened(settings: Settings, organisation_id: str) -> Iterator[tuple[Store, Office]]:
    with opened(settings.database) as store:
        yield store, office_of(settings, organisation_id)


def register(settings: Settings, organisation_id: str, year_number: int, clock: Clock = system_clock) -> Document:
    """The register of the complaints received in a year, as tables."""
    today = local_date(clock())
    with _opened(settings, organisation_id) as (store, office), store.transaction() as unit:
        rows = reporting.register_rows(unit, office, today)
        return register_document(rows, year(year_number), office.bureau, today)


def request_report(
    settings: Settings, organisation_id: str, name: str, period: Period, principal: str = "", clock: Clock = system_clock
) -> int:
    """Queue a report for the directie; how many letters, 0 when it was made before. ConfigError when there is no such report."""
    with _opened(settings, organisation_id) as (store, office):
        rule = _rule(office, name, period, principal)
        _seen(store, office, period, clock)
        return reporting.request(store, office, rule, period, clock(), principal or None)


def report_files(
    settings: Settings,
    organisation_id: str,
    name: str,
    period: Period,
    principal: str,
    endings: Sequence[str],
    clock: Clock = system_clock,
) -> dict[str, bytes]:
    """A report as files (pdf, xlsx) instead of mail. CommandError when it has no figures for a workbook."""
    with _opened(settings, organisation_id) as (store, office):
        rule = _rule(office, name, period, principal)
        _seen(store, office, period, clock)
        made = reporting.edition(store, office, rule, period, clock(), principal)
        content = {each.filename.rpartition(".")[2]: each.content for each in reporting.attached(office, made)}
    if lacking := [ending for ending in endings if ending not in content]:
        raise CommandError([f"--{lacking[0]}: this report has no figures to put in a workbook"])
    return {ending: content[ending] for ending in endings}


def period_of(year_number: int, quarter_number: int | None) -> Period:
    return year(year_number) if quarter_number is None else quarter(year_number, quarter_number)


def _seen(store: Store, office: Office, period: Period, clock: Clock) -> None:
    """A report of a time in which nobody watched would say that there was nothing."""
    with store.transaction() as unit:
        installed = unit.installed_at(office.bureau.id)
    if installed is None or period.last < local_date(installed):
        began = f"the mailbox has been read since {local_date(installed)}" if installed else "the mailbox was never read"
        raise CommandError([f"nothing is known of {period.name}: {began}"])
    if period.first > local_date(clock()):
        raise CommandError([f"{period.name} has not begun"])


def _rule(office: Office, name: str, period: Period, principal: str) -> Report:
    rules = [each for each in office.bureau.regulation.reports if each.every != OF_A_CASE]
    rule = next((each for each in rules if each.name == name), None)
    if rule is None:
        known = ", ".join(each.name for each in rules)
        raise CommandError([f"{office.bureau.id} has no report {name!r}; its regulation has {known}"])
    of_quarter = not period.name.isdecimal()
    if rule.every == QUARTER and not of_quarter:
        raise CommandError([f"{name} is a report of a quarter: add --quarter 1, 2, 3 or 4"])
    if rule.is_guarded and rule.every != QUARTER and of_quarter:
        raise CommandError([f"{name} is a report of a year: beside a quarter, the year would show what was too few to show"])
    if rule.reader == "openbaar" and principal:
        raise CommandError([f"{name} is of all complaints; leave --principal out"])
    if rule.reader == "opdrachtgever" and rule.every != QUARTER and not principal:
        raise CommandError([f"{name} is for one principal: add --principal UWV, gemeente, werkgever or verzekeraar"])
    return rule
