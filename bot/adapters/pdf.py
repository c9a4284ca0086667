"""A document as PDF/UA-1 by typst: tagged, with a language, headings and alternative texts, to be read aloud as well as printed.

Words reach typst as data, never as markup: what a client wrote cannot become code. Nothing is fetched. The fonts are those that
typst and matplotlib bring along; the last of them has a sign for every character there is, so that no word is lost.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, time
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import typst

from bot.adapters import chart
from bot.adapters.render import ink
from bot.domain.reporting.document import Bars, Block, Column, Document, Facts, Quote, Section, Table, Text, in_words
from bot.errors import TemplateError
from bot.mail.text import normalise

TEMPLATE = "document.typ"
NO_BREAK = "\u00a0"  # a line without it has no height
RIGHT = ("getal", "dagen", "bedrag", "aandeel")
NO_CHARACTER = ("Cn", "Co", "Cs")  # unassigned, private and half characters: PDF/UA knows no meaning for them
BREAK = "\u200b"  # zero width: where a long word may go on on the next line
_LONG = re.compile(r"\S{25,}")
_PIECE = re.compile(r"\S{10}(?=\w|[!-~])")  # never before a mark that belongs to a letter


@dataclass(frozen=True, slots=True)
class Look:
    """The house style on paper: a colour and perhaps a logo (PNG, JPEG or GIF)."""

    colour: str
    logo: Path | None = None


def pdf(document: Document, look: Look) -> bytes:
    """The pages. The same document gives the same bytes. TemplateError when typst refuses it."""
    at = datetime.combine(document.made_on, time(12), tzinfo=UTC)
    try:
        return typst.compile(
            str(_template()),
            format="pdf",
            sys_inputs={"document": json.dumps(_document(document, look))},
            pdf_standards=["ua-1"],
            ignore_system_fonts=True,
            font_paths=[_fonts()],
            timestamp=int(at.timestamp()),
        )
    except typst.TypstError as problem:
        raise TemplateError(f"{TEMPLATE}: {problem}") from problem


def _template() -> Path:
    return Path(str(resources.files("bot"))) / "_templates" / "pdf" / TEMPLATE


def _fonts() -> str:
    """The folder of those that matplotlib brings along, without loading it."""
    found = find_spec("matplotlib")
    if found is None or found.origin is None:
        raise TemplateError("matplotlib, which brings the fonts, is not installed")
    return str(Path(found.origin).parent / "mpl-data" / "fonts" / "ttf")


def _words(text: str) -> str:
    """What can be printed of it: nothing invisible, a sign for what is no character, and long words with places to break."""
    known = "".join("\ufffd" if unicodedata.category(each) in NO_CHARACTER else each for each in normalise(text))
    return _LONG.sub(lambda found: _PIECE.sub(rf"\g<0>{BREAK}", found[0]), known)


def _lines(text: str) -> list[str]:
    return _words(text).split("\n")


def _line(text: str) -> str:
    return " ".join(_lines(text))


def _document(document: Document, look: Look) -> dict[str, Any]:
    return {
        "title": _line(document.title),
        "subtitle": _line(document.subtitle),
        "organisation": _line(document.organisation),
        "made_on": in_words(document.made_on, "datum"),
        "notice": _line(document.notice),
        "contents": document.contents,
        "colour": look.colour,
        "ink": ink(look.colour),
        "logo": list(look.logo.read_bytes()) if look.logo is not None else None,
        "intro": [_block(block, look) for block in document.intro],
        "sections": [_section(section, look) for section in document.sections],
    }


def _section(section: Section, look: Look) -> dict[str, Any]:
    return {
        "heading": _line(section.heading),
        "level": section.level,
        "new_page": section.new_page,
        "blocks": [_block(block, look) for block in section.blocks],
    }


def _block(block: Block, look: Look) -> dict[str, Any]:
    match block:
        case Text(words, weight):
            return {"kind": "text", "words": _lines(words), "weight": weight}
        case Facts(pairs):
            return {"kind": "facts", "pairs": [[_line(name), _lines(told)] for name, told in pairs if told]}
        case Quote(words, source):
            return {"kind": "quote", "words": _lines(words), "source": _line(source)}
        case Bars():
            return {"kind": "bars", "svg": chart.svg(block, look.colour).decode(), "alt": _line(block.alt).replace(BREAK, "")}
        case Table(columns, rows, _, note):
            return {"kind": "table", "note": _line(note), **_table(columns, rows)}


def _table(columns: tuple[Column, ...], rows: tuple[tuple[Any, ...], ...]) -> dict[str, Any]:
    longest = [max((len(in_words(row[at], column.kind)) for row in rows), default=0) for at, column in enumerate(columns)]
    return {
        "names": [_line(column.name) for column in columns],
        "right": [column.kind in RIGHT for column in columns],
        "wide": [_width(column, length) for column, length in zip(columns, longest, strict=True)],
        "rows": [[_cell(value, column) for value, column in zip(row, columns, strict=True)] for row in rows],
    }


def _cell(value: Any, column: Column) -> list[str]:
    """Its lines; two empty ones where somebody has to write."""
    return [NO_BREAK, NO_BREAK] if column.kind == "invullen" and value is None else _lines(in_words(value, column.kind))


def _width(column: Column, longest: int) -> int:
    """The share of the page a column of words, or of room to write, takes; 0 for one as wide as what is in it."""
    return 30 if column.kind == "invullen" else min(longest, 90) if column.kind == "tekst" and longest > 18 else 0
