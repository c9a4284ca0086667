"""docs/reliability.md: its words stand there, its tables come from here. `python -m faults.page` writes them anew."""

from __future__ import annotations

from pathlib import Path

from faults.steps import table

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- steps: made by `python -m faults.page` -->\n", "<!-- end of steps -->\n"


def page() -> str:
    """The page as it should be."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    return before + BEGIN + table() + END + rest.partition(END)[2]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
