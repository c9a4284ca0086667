"""How a table of words is written down."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a text, for asking whether a word is among them."""
    return frozenset(words.split())


def word_list(words: str) -> tuple[str, ...]:
    """The words of a text in their order."""
    return tuple(words.split())
