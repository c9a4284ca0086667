"""The register of a year as tables: a row a complaint, and a row for each step of a complaint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bot.domain.bureau import Bureau
from bot.domain.events import LEVELS
from bot.domain.reporting.document import Column, Document, Section, Table, Value
from bot.domain.reporting.period import Period
from bot.domain.reporting.register import NATURES, Row

COLUMNS = (
    Column("Nummer"), Column("Ontvangen", "datum"), Column("Bevestigd", "datum"), Column("Uitkomst op", "datum"),
    Column("Gesloten", "datum"), Column("Onderwerp"), Column("Opdrachtgever"), Column("Resultaat"), Column("Oordeel"),
    Column("Maatregelen", "ja_nee"), Column("Maatregelen tot", "datum"), Column("Maatregelen gedaan", "datum"),
    Column("Duur (dagen)", "dagen"), Column("Alles op tijd", "ja_nee"), Column("Tevreden"), Column("Besproken", "datum"),
)  # fmt: skip
STEP_COLUMNS = (
    Column("Nummer"), Column("Stap"), Column("Artikel"), Column("Termijn"), Column("Begin", "datum"),
    Column("Uiterlijk", "datum"), Column("Gedaan", "datum"), Column("Dagen", "dagen"), Column("Dagen toegestaan", "dagen"),
    Column("Op tijd", "ja_nee"),
)  # fmt: skip


def register_document(rows: Sequence[Row], period: Period, bureau: Bureau, made_on: date) -> Document:
    """The complaints received in a period, oldest first. Its first table is the register, its second the steps."""
    mine = sorted((row for row in rows if period.holds(row.received)), key=lambda row: (row.received, row.number))
    found = dict.fromkeys(step.term for row in mine for step in row.steps)
    order = [term.name for term in bureau.regulation.terms]
    terms = sorted(found, key=lambda name: order.index(name) if name in order else len(order))  # those of earlier versions last
    columns = (*COLUMNS, *(column for term in terms for column in _columns_of(term)))
    register = Table(columns, tuple((*_values(row), *_of_terms(row, terms)) for row in mine), "Register")
    steps = Table(STEP_COLUMNS, tuple(line for row in mine for line in _lines(row)), "Stappen")
    return Document(
        "Klachtenregister",
        f"over {period.name}",
        bureau.name,
        made_on,
        (Section("Register", (register,)), Section("Stappen", (steps,))),
        notice="Alleen voor de directie",
    )


def _columns_of(term: str) -> tuple[Column, Column]:
    name = term.replace("-", " ").replace("kcmd", "KcMD")
    return Column(f"{name[:1].upper()}{name[1:]} (dagen)", "dagen"), Column(f"{name[:1].upper()}{name[1:]} op tijd", "ja_nee")


def _values(row: Row) -> tuple[Value, ...]:
    return (
        row.number, row.received, row.confirmed, row.settled, row.closed, NATURES[row.nature], row.principal or "niet bekend",
        row.result, row.verdict, row.measures, row.measures_until, row.measures_done, row.handled_in, row.in_time,
        LEVELS.get(row.satisfaction, ""), row.discussed,
    )  # fmt: skip


def _of_terms(row: Row, terms: Sequence[str]) -> Iterator[Value]:
    """For each term the days of the slowest time it ran, and whether it was kept each time."""
    for term in terms:
        steps = [step for step in row.steps if step.term == term]
        yield max((step.days for step in steps if step.days is not None), default=None)
        judged = [step.in_time for step in steps if step.in_time is not None]
        yield all(judged) if judged else None


def _lines(row: Row) -> Iterator[tuple[Value, ...]]:
    for step in row.steps:
        yield (
            row.number, step.term, step.article, str(step.within), step.start, step.due, step.met_on, step.days, step.allowed,
            step.in_time,
        )  # fmt: skip
