"""docs/hostile.md: its words stand there, its table comes from the rows that are run. `python -m hostile.page` writes it anew."""

from __future__ import annotations

from pathlib import Path

from hostile import bombs, mails
from hostile.mails import Hostile

PAGE = Path(__file__).parents[2] / "docs" / "hostile.md"
BEGIN, END = "<!-- mails: made by `python -m hostile.page` -->\n", "<!-- end of mails -->\n"
GROUPS = (
    ("Header", mails.HEADERS),
    ("Words that run, steer or hide", mails.WORDS),
    ("People and numbers", mails.PEOPLE),
    ("Files", mails.FILES),
    ("Dates", mails.DATES),
    ("Kinds and charsets", mails.KINDS),
    ("Large, deep and endless", bombs.ROWS),
)


def table() -> str:
    """All rows, by group, in Markdown."""
    lines: list[str] = []
    for name, rows in GROUPS:
        lines += ["", f"### {name}", "", "| the mail | its sender wants | what happens | how it ends |", "|---|---|---|---|"]
        lines += [_row(row) for row in rows]
    return "\n".join(lines) + "\n\n"


def _row(row: Hostile) -> str:
    ends = "any" if len(row.how) > 8 else ", ".join(each.value for each in row.how)
    return "| " + " | ".join(each.replace("|", "\\|") for each in (row.name, row.wants, row.ends, ends)) + " |"


def page() -> str:
    """The page as it should be."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    return before + BEGIN + table() + END + rest.partition(END)[2]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
