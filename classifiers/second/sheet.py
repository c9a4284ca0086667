"""A mail as the second reader sees it: its words in their order, with a sign where a colleague or a day is named."""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from classifiers.dates import FoundDate
from classifiers.mail import Sentence
from classifiers.staff import Mention
from classifiers.weigher import Floats

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[.,:;!?()\"“”„…€-]|\n\n")
BUCKETS = 8192  # of pieces of words; those that share one cannot be told apart
COLLEAGUE, DAY = BUCKETS, BUCKETS + 1  # what stands for a name and is added to the words of a date
SHORTEST, LONGEST = 3, 5  # letters of a piece
AGES = (0, 1, 3, 7, 14, 30, 60, 120, 365, 1000)  # days ago
COMING, NO_DAY = 0, len(AGES) + 1
STANDS = 5  # colleague, date, mere form, in the subject, first of its sentence
MARKS = STANDS + NO_DAY + 1  # the same, and how long ago
Keys = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One mail: a row for each word, name and date."""

    starts: tuple[int, ...]  # where in the text
    pieces: tuple[Keys, ...]  # which buckets the pieces of each are in
    marks: Floats  # words x MARKS
    people: Mapping[str, tuple[int, ...]]  # the rows at which each colleague is named
    days: tuple[tuple[int, date], ...]  # the rows of days that are past, with the day


@lru_cache(maxsize=20_000)
def _pieces(word: str) -> Keys:
    if word[0].isdigit():
        word = "#" * min(len(word), 4)
    framed = f"^{word}$"
    found = [f"w {word}"]
    if word[0].isalpha() and len(word) > SHORTEST:
        found += [f"c {framed[at : at + size]}" for size in range(SHORTEST, LONGEST + 1) for at in range(len(framed) - size + 1)]
    return np.array([zlib.crc32(each.encode()) % BUCKETS for each in found], dtype=np.int64)


_COLLEAGUE = np.array([COLLEAGUE], dtype=np.int64)


@lru_cache(maxsize=2_000)
def _of_date(words: str) -> Keys:
    return np.concatenate([np.array([DAY], dtype=np.int64), *(_pieces(word) for word in WORD.findall(words))])


def sheet(
    text: str,
    body_start: int,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    dates: Sequence[FoundDate],
    today: date,
) -> Sheet:
    """The sheet of a text of which sentences, names and dates were found; the subject ends at `body_start`."""
    begins = [one.start for one in sentences]
    starts: list[int] = []
    pieces: list[Keys] = []
    marks: list[tuple[bool, bool, bool, bool, bool]] = []
    ages: list[int] = []
    people: dict[str, list[int]] = {}
    days: list[tuple[int, date]] = []
    before = -1
    for start, keys, name, item in _read(text, mentions, dates):
        at = max(bisect_right(begins, start) - 1, 0)
        day = date.fromisoformat(item.value) if item and isinstance(item.value, str) else None
        is_form = bool(sentences) and sentences[at].is_form
        marks.append((bool(name), item is not None, is_form, start < body_start, at != before))
        ages.append(NO_DAY if day is None else _age((today - day).days))
        if name:
            people.setdefault(name, []).append(len(starts))
        if day is not None and day <= today:
            days.append((len(starts), day))
        starts.append(start)
        pieces.append(keys)
        before = at
    named = {name: tuple(rows) for name, rows in people.items()}
    table = np.zeros((len(starts), MARKS))
    if starts:
        table[:, :STANDS] = marks
        table[np.arange(len(ages)), np.array(ages) + STANDS] = 1.0
    return Sheet(tuple(starts), tuple(pieces), table, named, tuple(days))


def _age(days: int) -> int:
    return COMING if days < 0 else 1 + min(sum(days > limit for limit in AGES), len(AGES) - 1)


def _read(
    text: str, mentions: Sequence[Mention], dates: Sequence[FoundDate]
) -> Iterator[tuple[int, Keys, str, FoundDate | None]]:
    """Each word, name and date: where it begins, its pieces, who it names, and the date that it is."""
    spans = sorted(
        [(one.start, one.end, one.people[0], None) for one in mentions] + [(one.start, one.end, "", one) for one in dates],
        key=lambda span: span[:2],
    )
    last = 0
    for start, end, name, item in spans:
        if start < last:
            continue
        yield from _words(text, last, start)
        yield start, _COLLEAGUE if item is None else _of_date(text[start:end].lower()), name, item
        last = end
    yield from _words(text, last, len(text))


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, Keys, str, None]]:
    for match in WORD.finditer(text, start, end):
        yield match.start(), _pieces(match.group().lower()), "", None
