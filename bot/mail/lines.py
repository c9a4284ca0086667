"""Finds its way among the lines of a text."""

from __future__ import annotations

from collections.abc import Sequence


def next_text(lines: Sequence[str], index: int) -> int:
    """The first line from `index` on with something on it; the end when there is none."""
    while index < len(lines) and not lines[index].strip():
        index += 1
    return index


def last_text(lines: list[str], end: int) -> int:
    """Behind the last line before `end` with something on it; 0 when there is none."""
    while end > 0 and not lines[end - 1].strip():
        end -= 1
    return end
