"""Patterns that are seldom found. A mail is tried on some two hundred of them, and a handful match; regardless of capitals, `re`
tries every alternative at every character.

So the words without which a pattern cannot match are taken from the pattern itself and looked for first, in the text in lower
case; then the pattern is tried on that text, where it need not regard capitals. What it finds is what `re` finds.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from re import _parser as parser  # type: ignore[attr-defined]  # with `bot.quick` all that knows what a pattern consists of
from typing import Any

from bot.quick import quick

EXTRA = (("İ", "i"), ("ı", "i"), ("ſ", "s"))  # what `re` takes for i and s as well
_NO_LETTERS = re.compile(r"\\.|\(\?P")  # "\S" and "(?P<name>...)" have capitals that stand for none


@lru_cache(maxsize=8)
def lowered(text: str) -> str:
    """The text in lower case as `re` compares it, of the same length, so that a place in it is a place in the text."""
    if not text.isascii():
        for letter, plain in EXTRA:
            text = text.replace(letter, plain)
    return text.lower()


class Sieve:
    """A pattern, given by its alternatives, that ignores capitals. Its methods find what those of `re.Pattern` find."""

    def __init__(self, *alternatives: str, flags: int = re.IGNORECASE) -> None:
        self.pattern = quick("|".join(alternatives), flags)
        self._parts = [(needed(each, flags), *_without_capitals(each, flags)) for each in alternatives]
        self._words = tuple(dict.fromkeys(word for words, _, _ in self._parts for word in words))
        self._whole = _without_capitals(self.pattern.pattern, flags)

    def holds(self, text: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """Whether the pattern is found between `start` and `end`."""
        low = lowered(text)
        within = low[start:end]
        for words, part, folded in self._parts:
            for word in words:
                if word in within:
                    if part.search(low if folded else text, start, end):
                        return True
                    break
        return False

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match, with the words as they were written."""
        return self.pattern.search(text, start, end) if self.holds(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Every match, with the words as they were written."""
        return self.pattern.finditer(text, start, end) if self.holds(text, start, end) else iter(())

    def places(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[int]:
        """Where each match begins."""
        low = lowered(text)
        within = low[start:end]
        for word in self._words:
            if word in within:
                pattern, folded = self._whole
                return (match.start() for match in pattern.finditer(low if folded else text, start, end))
        return iter(())


def _without_capitals(pattern: str, flags: int) -> tuple[re.Pattern[str], bool]:
    """The pattern for text in lower case and True; as it is and False when it tells capitals apart."""
    letters = _NO_LETTERS.sub("", pattern)
    folded = letters == letters.lower() and "(?-i" not in letters and bool(flags & re.IGNORECASE)
    return quick(pattern, flags & ~re.IGNORECASE if folded else flags), folded


def needed(pattern: str, flags: int = re.IGNORECASE) -> tuple[str, ...]:
    """Words, in lower case, of which at least one stands in every match; ("",) when there are none."""
    return tuple(sorted(_needed(parser.parse(pattern, flags)) or {""}, key=len, reverse=True))


def _needed(tree: Iterable[tuple[Any, Any]]) -> set[str]:
    """The longest set of such words that some part of a sequence gives; empty when none gives any."""
    found, run = set[str](), ""
    for kind, what in tree:
        if str(kind) == "LITERAL":
            run += lowered(chr(what))
            continue
        found, run = max(found, {run}, key=_worth), ""
        if str(kind) == "SUBPATTERN" or (str(kind) in ("MAX_REPEAT", "MIN_REPEAT") and what[0] > 0):
            found = max(found, _needed(what[-1]), key=_worth)
        elif str(kind) == "BRANCH":
            each = [_needed(branch) for branch in what[-1]]
            found = max(found, set().union(*each) if all(each) else set(), key=_worth)
    found = max(found, {run}, key=_worth) - {""}
    return {word for word in found if not any(other != word and other in word for other in found)}


def _worth(words: set[str]) -> float:
    """A long word is seldom there by chance; many take longer to look for."""
    return min(map(len, words), default=0) - len(words) / 20
