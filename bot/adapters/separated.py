"""A table as CSV for a Dutch Excel: UTF-8 with a mark, semicolons, CRLF, dates as 14-12-2026, decimals with a comma."""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import StringIO

from bot.domain.reporting.document import Table, Value
from bot.domain.workdays import AMSTERDAM

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # the wide ones where Excel is Japanese


def csv_of(table: Table) -> bytes:
    """The table with its heads. A text that a spreadsheet would take for a formula has an apostrophe in front."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow([_plain(column.name) for column in table.columns])
    writer.writerows([_plain(value) for value in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return f"{value.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, str):
        return f"'{value}" if value.startswith(BEGINS_A_FORMULA) else value
    return str(value).replace(".", ",")
