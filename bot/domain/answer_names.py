"""Which colleague an answer names: by any part of his name or an alias; a typing error only when nobody else is near."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from bot.domain.reading import Person

TITLES = re.compile(r"(?i)^(?:mevrouw|meneer|mevr\.?|mw\.?|dhr\.?|de heer|collega)\s+")
CLOSE, APART = 84, 10  # how like the name the words must be, and how much less like every other


def fitting(words: str, roster: Sequence[Person]) -> list[Person]:
    """Everyone whom these words may name; two means that they do not choose, none that nobody fits."""
    bare = TITLES.sub("", " ".join(words.strip(" .,!?:").lower().split()))
    if not bare:
        return []
    exact = [person for person in roster if bare in _names(person)]
    if exact or len(bare) < 4:
        return exact
    scored = sorted(
        ((max(fuzz.ratio(bare, name) for name in _names(person)), person) for person in roster), key=lambda each: -each[0]
    )
    if not scored or scored[0][0] < CLOSE:
        return []
    return [person for score, person in scored if score > scored[0][0] - APART]


def mentioned(text: str, roster: Sequence[Person]) -> list[Person]:
    """Everyone named in a text by a full name, a first name or a surname."""
    lowered = text.lower()
    return [person for person in roster if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", lowered) for name in _names(person))]


def _names(person: Person) -> set[str]:
    name = person.name.lower()
    first, _, last = name.partition(" ")
    return {name, first, last, *(alias.lower() for alias in person.aliases)} - {""}
