"""Patterns whose search is quick. `re` skips to the characters that a match can begin with only where a pattern begins with
them outright; behind a "\\b", and wherever capitals do not count, it tries the whole pattern at every character of a mail.

So the characters are found here, and handed to the compiled pattern. What it finds is what `re` finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from re import _compiler as compiler  # type: ignore[attr-defined]  # with `bot.sieve` all that knows what a pattern is
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

# Every letter that ends up below U+0250 in lower case: what is alike but for its capitals is among these.
_LETTERS = "".join(map(chr, range(0x250))) + "\u03bc\u039c\u1e9e\u2126\u212a\u212b"
_FURTHEST = 0x180  # letters beyond begin no pattern of ours
_WIDTHLESS = ("AT", "ASSERT", "ASSERT_NOT")  # what matches no character itself

First = set[tuple[Any, Any]]


class _UnknownError(Exception):
    """What a pattern begins with cannot be listed."""


def quick(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled pattern, as `re.compile` makes it, but that its searches skip what cannot begin a match."""
    tree = parser.parse(pattern, int(flags))
    state = tree.state
    names = {number: name for name, number in state.groupdict.items()}
    found: re.Pattern[str] = compiler._sre.compile(
        pattern,
        state.flags,
        _with_first(compiler._code(tree, int(flags)), tree, state.flags),
        state.groups - 1,
        state.groupdict,
        tuple(names.get(number) for number in range(state.groups)),
    )
    return found


def _with_first(code: list[int], tree: Any, flags: int) -> list[int]:
    """The code of a pattern, which opens with what a search may know: here with the characters that a match can begin with."""
    kind, skip, mask, least, most = code[:5]
    if kind != compiler.INFO or mask or not least:
        return code
    try:
        first, _ = _first(tree, flags)
    except _UnknownError:
        return code
    charset: list[int] = []
    compiler._compile_charset(compiler._optimize_charset(sorted(first))[0], flags & ~re.IGNORECASE, charset)
    return [kind, skip + len(charset), compiler.SRE_INFO_CHARSET, least, most, *charset, *code[5:]]


def _first(tree: Iterable[tuple[Any, Any]], flags: int) -> tuple[First, bool]:
    """The characters that what these parts match can begin with, as of a set in brackets; and whether that can be nothing."""
    found: First = set()
    for kind, what in tree:
        if str(kind) in _WIDTHLESS:
            continue
        here, may_be_empty = _first_of(str(kind), what, flags)
        found |= here
        if not may_be_empty:
            return found, False
    return found, True


def _first_of(kind: str, what: Any, flags: int) -> tuple[First, bool]:
    if kind == "LITERAL":
        return _alike(what, flags), False
    if kind == "IN":
        return {one for each, of_it in what for one in _of_set(each, of_it, flags)}, False
    if kind == "BRANCH":
        branches = [_first(branch, flags) for branch in what[1]]
        return {one for first, _ in branches for one in first}, any(may_be_empty for _, may_be_empty in branches)
    if kind == "SUBPATTERN":
        _, added, dropped, inner = what
        if (added | dropped) & (re.ASCII | re.UNICODE):  # "\w" means another thing in this part
            raise _UnknownError
        return _first(inner, (flags | added) & ~dropped)
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, _, inner = what
        first, may_be_empty = _first(inner, flags)
        return first, may_be_empty or not least
    raise _UnknownError


def _of_set(kind: Any, what: Any, flags: int) -> First:
    if str(kind) == "RANGE" and flags & re.IGNORECASE:
        low, high = what
        if high >= _FURTHEST:
            raise _UnknownError
        return {one for code in range(low, high + 1) for one in _alike(code, flags)}
    if str(kind) == "LITERAL":
        return _alike(what, flags)
    if str(kind) == "NEGATE":
        raise _UnknownError
    return {(kind, what)}


def _alike(code: int, flags: int) -> First:
    if not flags & re.IGNORECASE:
        return {(compiler.LITERAL, code)}
    if code >= _FURTHEST:
        raise _UnknownError
    return {(compiler.LITERAL, ord(letter)) for letter in _in_any_case(chr(code))}


@lru_cache(maxsize=_FURTHEST)
def _in_any_case(letter: str) -> list[str]:
    return re.findall(re.escape(letter), _LETTERS, re.IGNORECASE)
