"""The register and reports an operator asks for: from the configuration to a file, a table or letters for the directie."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot import reporting
from bot.adapters.store import Store
from bot.app import Clock, system_clock
from bot.casework import Office
from bot.config import Settings
from bot.domain.report_rules import OF_A_CASE, QUARTER, Report
from bot.domain.reporting.document import Document
from bot.domain.reporting.page import register_document
from bot.domain.reporting.period import Period, quarter, year
from bot.domain.workdays import local_date
from bot.errors import ConfigError
from bot.offices import office_of
from bot.private import write_private


@contextmanager
def _opened(settings: Settings, organisation_id: str) -> Iterator[tuple[Store, Office]]:
    store = Store(settings.database)
    store.migrate()
    try:
        yield store, office_of(settings, organisation_id)
    finally:
        store.close()


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
        return reporting.request(store, office, rule, period, clock(), principal or None)


def write_report(
    settings: Settings,
    organisation_id: str,
    name: str,
    period: Period,
    principal: str,
    files: dict[str, Path],
    clock: Clock = system_clock,
) -> list[Path]:
    """Write a report to files (by ending: pdf, xlsx) instead of mailing it; the paths that were written."""
    with _opened(settings, organisation_id) as (store, office):
        rule = _rule(office, name, period, principal)
        made = reporting.edition(store, office, rule, period, clock(), principal)
        content = {each.filename.rpartition(".")[2]: each.content for each in reporting.attached(office, made)}
    written = []
    for ending, path in files.items():
        if ending not in content:
            raise ConfigError([f"--{ending}: this report has no figures to put in a workbook"])
        write_private(path, content[ending])
        written.append(path)
    return written


def period_of(year_number: int, quarter_number: int | None) -> Period:
    return year(year_number) if quarter_number is None else quarter(year_number, quarter_number)


def _rule(office: Office, name: str, period: Period, principal: str) -> Report:
    rules = [each for each in office.bureau.regulation.reports if each.every != OF_A_CASE]
    rule = next((each for each in rules if each.name == name), None)
    if rule is None:
        known = ", ".join(each.name for each in rules)
        raise ConfigError([f"{office.bureau.id} has no report {name!r}; its regulation has {known}"])
    of_quarter = not period.name.isdecimal()
    if rule.every == QUARTER and not of_quarter:
        raise ConfigError([f"{name} is a report of a quarter: add --quarter 1, 2, 3 or 4"])
    if rule.is_guarded and rule.every != QUARTER and of_quarter:
        raise ConfigError([f"{name} is a report of a year: beside a quarter, the year would show what was too few to show"])
    if rule.reader == "openbaar" and principal:
        raise ConfigError([f"{name} is of all complaints; leave --principal out"])
    if rule.reader == "opdrachtgever" and rule.every != QUARTER and not principal:
        raise ConfigError([f"{name} is for one principal: add --principal UWV, gemeente, werkgever or verzekeraar"])
    return rule
