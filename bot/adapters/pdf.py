"""A document as PDF/UA-1 by typst: tagged, with a language, headings and alternative texts, to be read aloud as well as printed.

Words reach typst as data, never as markup: what a client wrote cannot become code. Nothing is fetched.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, time
from importlib import resources
from pathlib import Path
from typing import Any

import typst

from bot.adapters import chart
from bot.domain.reporting.document import Bars, Block, Column, Document, Facts, Quote, Section, Table, Text, in_words
from bot.errors import TemplateError

TEMPLATE = "document.typ"
RIGHT = ("getal", "dagen", "bedrag", "aandeel")


@dataclass(frozen=True, slots=True)
class Look:
    """The house style on paper: a colour and perhaps a logo (PNG, JPEG or GIF)."""

    colour: str
    logo: Path | None = None


def pdf(document: Document, look: Look) -> bytes:
    """The pages. The same document gives the same bytes. TemplateError when typst refuses it."""
    at = datetime.combine(document.made_on, time(12), tzinfo=UTC)
    source = _template().read_bytes()
    try:
        return typst.compile(
            source,
            format="pdf",
            sys_inputs={"document": json.dumps(_document(document, look))},
            pdf_standards=["ua-1"],
            ignore_system_fonts=True,
            timestamp=int(at.timestamp()),
        )
    except typst.TypstError as problem:
        raise TemplateError(f"{TEMPLATE}: {problem}") from problem


def _template() -> Path:
    return Path(str(resources.files("bot"))) / "_templates" / "pdf" / TEMPLATE


def _document(document: Document, look: Look) -> dict[str, Any]:
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "organisation": document.organisation,
        "made_on": in_words(document.made_on, "datum"),
        "notice": document.notice,
        "colour": look.colour,
        "logo": list(look.logo.read_bytes()) if look.logo is not None else None,
        "intro": [_block(block, look) for block in document.intro],
        "sections": [_section(section, look) for section in document.sections],
    }


def _section(section: Section, look: Look) -> dict[str, Any]:
    return {"heading": section.heading, "new_page": section.new_page, "blocks": [_block(block, look) for block in section.blocks]}


def _block(block: Block, look: Look) -> dict[str, Any]:
    match block:
        case Text(words, weight):
            return {"kind": "text", "words": words.split("\n"), "weight": weight}
        case Facts(pairs):
            return {"kind": "facts", "pairs": [[name, told.split("\n")] for name, told in pairs if told]}
        case Quote(words, source):
            return {"kind": "quote", "words": words.split("\n"), "source": source}
        case Bars():
            return {"kind": "bars", "svg": chart.svg(block, look.colour).decode(), "alt": block.alt}
        case Table(columns, rows, _, note):
            return {"kind": "table", "note": note, **_table(columns, rows)}


def _table(columns: tuple[Column, ...], rows: tuple[tuple[Any, ...], ...]) -> dict[str, Any]:
    longest = [max((len(in_words(row[at], column.kind)) for row in rows), default=0) for at, column in enumerate(columns)]
    return {
        "names": [column.name for column in columns],
        "right": [column.kind in RIGHT for column in columns],
        "wide": [column.kind == "tekst" and length > 18 for column, length in zip(columns, longest, strict=True)],
        "rows": [[in_words(value, column.kind) for value, column in zip(row, columns, strict=True)] for row in rows],
    }
