"""The complaints a report is made of, and their counts: as they are inside the house, as they may be told to outsiders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.events import LEVELS
from bot.domain.report_rules import Report
from bot.domain.reporting.disclosure import Attribute, Release
from bot.domain.reporting.document import Bars, Block, Column, Table, Text
from bot.domain.reporting.period import Period
from bot.domain.reporting.register import NATURES, VERDICTS, Row

TOO_FEW = "Hierover geven wij geen cijfers. Er waren te weinig klachten: iemand zou te herkennen zijn."


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to divide complaints. `of` gives the code of a complaint; what has no label is in the rest, "", named `rest`."""

    title: str
    of: Attribute
    labels: Mapping[str, str]
    rest: str


NATURE = Kind(
    "Onderwerp",
    lambda row: row.nature if row.nature != "overig" else "",
    {code: label for code, label in NATURES.items() if code != "overig"},
    "overig",
)
MEASURES = Kind("Maatregelen", lambda row: "ja" if row.measures else "", {"ja": "met maatregelen"}, "zonder, of nog niet bekend")
OUTCOME = Kind("Uitkomst", lambda row: row.verdict, VERDICTS, "zonder oordeel, of nog niet bekend")
IN_TIME = Kind("Op tijd", lambda row: "ja" if row.in_time else "", {"ja": "alles op tijd"}, "niet, of nog niet bekend")
SATISFIED = Kind(
    "Tevreden",
    lambda row: row.satisfaction,
    LEVELS,
    "niet bekend",
)
PRINCIPAL = Kind(
    "Opdrachtgever",
    lambda row: row.principal,
    {"UWV": "UWV", "gemeente": "gemeente", "werkgever": "werkgever", "verzekeraar": "verzekeraar"},
    "niet bekend",
)


@dataclass(frozen=True, slots=True)
class View:
    """`rows` are those of the period, and of `principal` where one is named; `known` are all there are, for what came before.

    `release` is what may be told of them, in a report for outsiders; None inside the house.
    """

    rule: Report
    period: Period
    rows: tuple[Row, ...]
    known: tuple[Row, ...]
    release: Release | None = None
    principal: str = ""
    until: date = date.max  # the last day that is known of

    @property
    def is_withheld(self) -> bool:
        """True when there are so few that no figure may be told."""
        return self.release is not None and self.release.of(self.principal) is None

    def counts(self, kind: Kind) -> dict[str, int]:
        """Label -> how many; the rest last. Empty when it may not be told."""
        if self.release is None:
            found = Counter(kind.of(row) for row in self.rows)
            codes = [*kind.labels, ""] if self.rows else []
        else:
            found = Counter(self.release.split(kind.of, self.principal))
            codes = sorted((code for code in found if code), key=list(kind.labels).index) + ([""] if found else [])
        if codes == [""]:
            return {}
        rest = kind.rest if self.release is None or len(codes) > len(kind.labels) else f"{kind.rest}, of samengenomen"
        return {kind.labels.get(code, rest): found[code] for code in codes if code or found[""]}

    def divided(self, kind: Kind, sheet: str, title: str) -> tuple[Block, ...]:
        """A table and bars of these counts; a line of words where they may not be told."""
        counts = self.counts(kind)
        if not counts:
            return (Text(TOO_FEW),) if self.rows else ()
        total = sum(counts.values())
        columns = (Column(kind.title), Column("Klachten", "getal"), Column("Aandeel", "aandeel"))
        rows = tuple((label, count, count / total) for label, count in counts.items())
        note = "Groepen van minder dan vijf zijn samengenomen." if self.release is not None else ""
        told = ", ".join(f"{label} {count}" for label, count in counts.items())
        bars = Bars(title, tuple(counts), tuple(float(count) for count in counts.values()), f"Staafdiagram. {title}: {told}.")
        return (Table(columns, rows, sheet, note), bars)
