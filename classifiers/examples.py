"""The written mails that the reader learns from or is measured on: one JSON object a line, as `docs/reading.md` describes."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from bot.domain.reading import Person

DATA = Path(__file__).parent / "data"
QUOTE = re.compile(
    r"^(?:>.*|-{3,}.*|_{5,}|(?:van|from) ?: .*|op .{5,60}schreef(?! (?:ik|u|je|hij|zij?|wij|we)\b).*:?|on .{5,60}wrote:)$",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Classified:
    """One mail with the kind that a person gave it, and nothing else known: so staff correct the reader."""

    id: str
    organisation: str
    received: datetime
    sender_name: str
    subject: str
    text: str  # the sender's own words
    quoted: str
    kind: str

    @property
    def writer(self) -> str:
        """Who wrote it; each correction counts as a writer of its own."""
        return self.id


@dataclass(frozen=True, slots=True)
class Labelled(Classified):
    """One written mail with all that a person read in it."""

    evidence: tuple[str, ...]
    event_dates: frozenset[date]
    event_period: tuple[date, date] | None
    other_dates: frozenset[date]
    employees: frozenset[str]
    employees_mentioned: frozenset[str]
    facts: dict[str, Any]

    @property
    def writer(self) -> str:
        """Who wrote it, by what stands before the number in the id."""
        return self.id.rpartition("-")[0] or self.id


def own_and_quoted(body: str) -> tuple[str, str]:
    """A rough cut of body and quote, for examples that hold both."""
    match = QUOTE.search(body)
    if match is None or not body[: match.start()].strip():
        return body, ""
    return body[: match.start()].rstrip(), body[match.start() :]


def labelled(row: dict[str, Any]) -> Labelled:
    """One line of the data as a value."""
    text, quoted = own_and_quoted(row["body"])
    period = row["event_period"]
    return Labelled(
        row["id"],
        row["organisation"],
        datetime.fromisoformat(row["received"]),
        parseaddr(row["from"])[0],
        row["subject"],
        text,
        quoted,
        row["kind"],
        tuple(row["evidence"]),
        frozenset(map(date.fromisoformat, row["event_dates"])),
        (date.fromisoformat(period[0]), date.fromisoformat(period[1])) if period else None,
        frozenset(map(date.fromisoformat, row["other_dates"])),
        frozenset(row["employees"]),
        frozenset(row["employees_mentioned"]),
        {name: row[name] for name in ("opdrachtgever", "amount_eur", "discussed_first", "place")},
    )


def files(folder: Path) -> list[Path]:
    """The data files of a folder, in a fixed order."""
    return sorted(folder.glob("*.jsonl"))


def examples(folder: Path) -> list[Labelled]:
    """Every mail of a folder."""
    return list(_examples(files(folder)))


def _examples(paths: Sequence[Path]) -> Iterator[Labelled]:
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield labelled(json.loads(line))


def fingerprint(folder: Path) -> str:
    """The sha256 over the names and contents of a folder's data files."""
    digest = hashlib.sha256()
    for path in files(folder):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def roster(organisation: str) -> tuple[Person, ...]:
    """The invented roster of one of the five organisations."""
    with (DATA / "roster" / f"{organisation}.csv").open(encoding="utf-8", newline="") as source:
        return tuple(
            Person(row["name"], row["email"], _words(row["role"]), _words(row["aliases"])) for row in csv.DictReader(source)
        )


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split(";") if word.strip())
