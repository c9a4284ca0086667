"""Tells the marks of a quote that a sender typed himself: arrows around a word, and a list behind ">"."""

from __future__ import annotations

import re

from bot.quick import quick

_DECORATION = quick(r"\s{0,3}>>[> ]{0,20}[^>\s].{0,200}<<\s*$")  # ">>> klik hier <<<"
_ANY_HEAD = re.compile(
    r"<(?:mailto:)?[^<>\s]+@[^<>\s]+>|\d{1,2}[:.h]\d\d.*:\s*$|\b(?:schreef|geschreven|wrote)\b|^[> ]*(?:Van|From|Von) ?:"
)


def unmark_decoration(lines: list[str], quoted: list[bool]) -> None:
    """A line that a sender set between arrows is his own, unless it stands among quoted lines."""
    for index, line in enumerate(lines):
        if quoted[index] and len(line) < 300 and _DECORATION.match(line):
            quoted[index] = any(quoted[index - 1 : index]) or any(quoted[index + 1 : index + 2])


def unmark_lists(lines: list[str], quoted: list[bool]) -> None:
    """In a mail that answers nothing and holds no head, what somebody announces and sets behind ">" is a list of his own."""
    if any(_ANY_HEAD.search(line[:600]) for line in lines):
        return
    own = False
    above = ""
    for index, line in enumerate(lines):
        if quoted[index]:
            own = own or above.endswith(":")
            quoted[index] = not own
        elif line.strip():
            own, above = False, line.rstrip()
