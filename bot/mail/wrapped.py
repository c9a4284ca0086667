"""Finds the end of a quoted line that a program broke without setting its mark before the rest again."""

from __future__ import annotations

import re

from bot.quick import quick

_ANSWER = quick(r"\s*(?:ja|jawel|nee|neen|niet|nooit|klopt|ok|oke|oké|prima|ik|wij|yes|no|never)\b", re.IGNORECASE)
_UNFINISHED = quick(
    r"\b(?:de|het|een|in|te|ter|ten|van|voor|met|bij|naar|en|of|uw|onze|mijn|the|an?|of|and|or|from|with|your|our|my)$",
    re.IGNORECASE,
)


def mark_wrapped(lines: list[str], quoted: list[bool]) -> None:
    """Marks the end of a long quoted line that a program wrapped without setting ">" before it again."""
    index = 1
    while index < len(lines) - 1:
        if quoted[index] or not quoted[index - 1]:
            index += 1
            continue
        end = index
        while end < len(lines) and end < index + 5 and not quoted[end] and lines[end].strip():
            end += 1
        if end < len(lines) and quoted[end]:
            below = lines[end].lstrip("> ")[:1]
            at = index
            while at < end and _goes_on(lines[at - 1].rstrip(), lines[at], at == index, below):
                quoted[at] = True
                at += 1
        index = max(end, index + 1)


def _goes_on(above: str, line: str, is_first: bool, below: str) -> bool:
    """Whether a program broke `above` because the first word of `line` did not fit on it any more.

    Where the quote goes on below in the middle of a sentence, what is long stands between as an answer. Before a name only if
    no sentence can end where `above` does.
    """
    word, *_ = line.split()
    if not (above[-1:].isalnum() or above.endswith(",")) or len(line) > (39 if below.islower() else 90) or _ANSWER.match(line):
        return False
    if line[:1].islower():
        return len(above) + 1 + len(word) > 72 if is_first else len(above) >= 60
    return is_first and len(above) + 1 + len(word) > 78 and _UNFINISHED.search(above[-20:]) is not None and not below.islower()
