"""The head lines that mail programs write above a mail they copy: "Van:", "Verzonden:", "Aan:", "Onderwerp:"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.mail.message import Address

_FROM = re.compile(r"(?i)^[\s*]{0,4}(?:van|afzender|from|von|de)\s?\*?:\*?\s*(?P<value>\S.*)$")
_FIELD = re.compile(r"^[\s*]{0,4}(?P<name>[A-Za-zÀ-ÿ][\w -]{1,20}?)\s?\*?:\*?\s*(?P<value>.*)$")
_DATE = re.compile(r"(?i)^(?:verzonden.*|verstuurd.*|datum|date|sent|gesendet)$")
_TITLE = re.compile(r"(?i)^(?:onderwerp|betreft|subject|betreff)$")
_MAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_MARKS = re.compile(r"^(?:\s{0,3}>\s?)+")


@dataclass(frozen=True, slots=True)
class Head:
    """One head. `sender.email` is "" where only a name was left of it; `date` as it was written; `lines` stand below it,
    until the next head, without marks of a quote."""

    sender: Address
    date: str
    subject: str
    start: int  # of `lines` among all lines
    lines: tuple[str, ...] = field(repr=False)


def heads(marked: Sequence[str]) -> list[Head]:
    """The heads in these lines that name a sender and a date, in their order."""
    found, lines = [], [_MARKS.sub("", line) for line in marked]
    starts = [number for number, line in enumerate(lines) if len(line) < 300 and _FROM.match(line)]
    for number, end in pairwise([*starts, len(lines)]):
        match, fields, below = _FROM.match(lines[number]), dict[str, str](), number + 1
        while below < end and (one := _FIELD.match(lines[below][:600])) is not None:
            fields[one["name"].lower()] = one["value"]
            below += 1
        date = next((value for name, value in fields.items() if _DATE.match(name)), None)
        if match is not None and date is not None:
            subject = next((value for name, value in fields.items() if _TITLE.match(name)), "")
            found.append(Head(_address(match["value"]), date, subject.strip(), below, tuple(lines[below:end])))
    return found


def _address(value: str) -> Address:
    found = _MAIL.search(value)
    name = re.sub(r"[<\[(].*", "", value).strip(" \"'*\t") if found is None or found.start() else ""
    return Address("" if "@" in name else name, found[0].lower() if found else "")
