"""docs/reliability.md: its words stand there, its tables come from here. `python -m faults.page` writes them anew."""

from __future__ import annotations

from pathlib import Path

from faults import clock, database, reading, sending, steps

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
TABLES = {
    "steps": steps.table,
    "sending": sending.table,
    "reading": reading.table,
    "database": database.table,
    "clock": clock.table,
}


def page() -> str:
    """The page as it should be."""
    text = PAGE.read_text(encoding="utf-8")
    for name, table in TABLES.items():
        begin, end = f"<!-- {name}: made by `python -m faults.page` -->\n", f"<!-- end of {name} -->\n"
        before, found, rest = text.partition(begin)
        text = before + begin + table() + end + rest.partition(end)[2] if found else f"no place for {name}"
    return text


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
