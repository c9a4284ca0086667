"""A document for people to read or print, as values: sections of words, facts, tables and bars.

One document becomes a PDF, a workbook or lines on a screen; the adapters know how. Figures stay figures here: a column says what
its values are, so that a spreadsheet can calculate with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.domain.workdays import AMSTERDAM, MONTHS

Value = str | int | float | bool | date | datetime | None  # None: nothing is known, an empty cell
KINDS = ("tekst", "getal", "dagen", "bedrag", "aandeel", "datum", "moment", "ja_nee", "invullen")


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` is one of KINDS: `aandeel` is a fraction from 0 to 1, `bedrag` is in euros, `moment` is aware;
    `invullen` is room to write in."""

    name: str
    kind: str = "tekst"

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"{self.kind!r} is no kind of column; known are {', '.join(KINDS)}")


@dataclass(frozen=True, slots=True)
class Table:
    """`sheet` names its worksheet, at most 31 characters; "" keeps it out of the workbook. `note` stands below it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    sheet: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a row has as many values as there are columns")


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. `weight` "" is plain, "strong" for what must not be missed, "small" for a note."""

    words: str
    weight: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a name and what there is to tell."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of somebody, as he wrote them, with their line breaks; `source` says whose and when."""

    words: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar for each label. `limit` marks a value that should not be passed (a term); `alt` says in words what is to be seen."""

    title: str
    labels: tuple[str, ...]
    values: tuple[float, ...]
    alt: str
    unit: str = ""
    limit: float | None = None

    def __post_init__(self) -> None:
        if len(self.labels) != len(self.values):
            raise ValueError("a value for each label")


Block = Text | Facts | Quote | Table | Bars


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; a new page first where that reads better. `level` 2 is a part of what is above it."""

    heading: str
    blocks: tuple[Block, ...]
    new_page: bool = False
    level: int = 1

    def __post_init__(self) -> None:
        if self.level not in (1, 2):
            raise ValueError("a heading has level 1 or 2")


@dataclass(frozen=True, slots=True)
class Document:
    """`notice` stands at the foot of every page: who may read it. `made_on` is the day it was made.

    `contents` gives a list of its sections on the first page.
    """

    title: str
    subtitle: str
    organisation: str
    made_on: date
    sections: tuple[Section, ...]
    notice: str = ""
    intro: tuple[Block, ...] = field(default=())
    contents: bool = False

    def tables(self) -> Sequence[Table]:
        """The tables of its workbook, in order."""
        blocks = [*self.intro, *(block for section in self.sections for block in section.blocks)]
        return [block for block in blocks if isinstance(block, Table) and block.sheet]


def in_words(value: Value, kind: str) -> str:
    """A value as a Dutch page shows it: `14 december 2026`, `€ 1.234,50`, `83%`, `ja`; "" for nothing known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return f"{value.astimezone(AMSTERDAM):%d-%m-%Y %H.%M}"
    if isinstance(value, date):
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    if isinstance(value, str):
        return value
    if kind == "aandeel":
        return f"{value * 100:.0f}%"
    if kind == "bedrag":
        return "€ " + f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    return f"{value:.1f}".replace(".", ",") if isinstance(value, float) and value % 1 else f"{value:.0f}"
