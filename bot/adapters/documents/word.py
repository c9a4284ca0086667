"""The text of a Word document (.docx), by python-docx. Runs in the child only."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from bot.adapters.documents.unpacked import fits

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says again what stands beside it
PARAGRAPH, TEXT, CELL, ROW = qn("w:p"), qn("w:t"), qn("w:tc"), qn("w:tr")
BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def read(content: bytes) -> dict[str, Any]:
    """text: the body in order, with tables, text boxes, form fields and tracked insertions; without what was deleted."""
    if not fits(content):
        return {"problem": "size"}
    body = docx.Document(BytesIO(content)).element.body
    skipped = {inner for fallback in body.iter(FALLBACK) for inner in fallback.iter()}
    pieces: list[str] = []
    for element in body.iter():
        if element in skipped:
            continue
        if element.tag == PARAGRAPH:
            pieces.append(_before(element))
        elif element.tag == TEXT:
            pieces.append(element.text or "")
        elif element.tag in BREAKS and element.getparent().tag != qn("w:tabs"):
            pieces.append(BREAKS[element.tag])
    return {"text": "".join(pieces)}


def _before(paragraph: Any) -> str:
    """A line break; within a row of a table the next cell stays on the line."""
    cell = paragraph.getparent()
    first = cell is not None and cell.tag == CELL and next(cell.iterchildren(PARAGRAPH)) is paragraph
    later = first and next(cell.getparent().iterchildren(CELL), cell) is not cell
    return "\t" if later else "\n"
