"""A document's tables as a workbook by openpyxl: a worksheet a table, typed cells, Dutch headers, no formulas."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.domain.reporting.document import Document, Table, Value, in_words
from bot.domain.workdays import AMSTERDAM

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = {
    "getal": "#,##0", "dagen": "#,##0.#", "bedrag": "€ #,##0.00", "aandeel": "0%", "datum": "dd-mm-yyyy",
    "moment": "dd-mm-yyyy hh:mm",
}  # fmt: skip
WIDEST = 60  # characters
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def xlsx(document: Document) -> bytes:
    """The workbook. Text stays text, whatever it begins with: no cell is ever a formula."""
    book = Workbook()
    first = book.active
    if first is not None:
        book.remove(first)
    for table in document.tables():
        _fill(book.create_sheet(table.sheet), table)
    book.properties.title, book.properties.creator = document.title, document.organisation
    book.properties.created = book.properties.modified = datetime.combine(document.made_on, datetime.min.time())
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Worksheet, table: Table) -> None:
    for at, column in enumerate(table.columns, 1):
        head = sheet.cell(1, at, column.name)
        head.font, head.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        head.border = Border(bottom=Side(style="thin"))
        shown = [len(in_words(row[at - 1], column.kind)) for row in table.rows]
        sheet.column_dimensions[get_column_letter(at)].width = min(max([len(column.name), *shown]) + 2, WIDEST)
    for number, row in enumerate(table.rows, 2):
        for at, (value, column) in enumerate(zip(row, table.columns, strict=True), 1):
            _put(sheet.cell(number, at), value, column.kind)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _put(cell: Cell, value: Value, kind: str) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        cell.value = "ja" if value else "nee"
    elif isinstance(value, datetime):
        cell.value = value.astimezone(AMSTERDAM).replace(tzinfo=None)
    elif isinstance(value, str):
        cell.value = _CONTROL.sub("", value)
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=len(value) > WIDEST, vertical="top")
        return
    else:
        cell.value = value
    cell.number_format = FORMATS.get(kind, "General")
    cell.alignment = Alignment(vertical="top")
