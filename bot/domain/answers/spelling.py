"""Typing errors in the few words on which a day or a verdict hangs: "dondedag", "apirl", "ongegrnd".

A word counts as mistyped when one letter is missing, doubled, wrong or changed places with its neighbour, and it is no word
itself.
"""

from __future__ import annotations

import re
from functools import cache

DAYS = (
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "overmorgen", "vandaag", "vanmiddag",
    "januari", "februari", "april", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
VERDICTS = ("gegrond", "ongegrond")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_WORDS = {"vandaan", "begrond", "avondag"}  # that are words themselves, beside those with an ending
_SAID_SHORT = {"gister": "gisteren", "eergister": "eergisteren", "vanmorgen": "vanochtend", "vrijda": "vrijdag"}
_SHORT_DAYS = {
    "maa": "maandag", "din": "dinsdag", "woe": "woensdag", "don": "donderdag", "dond": "donderdag", "vri": "vrijdag",
    "vrij": "vrijdag",
    "dins": "dinsdag", "woens": "woensdag", "maan": "maandag",
}  # fmt: skip
_SHORT_DAY = re.compile(rf"(?i)\b(?:{'|'.join(sorted(_SHORT_DAYS, key=len, reverse=True))})\b\.?(?= (?:de )?\d)")
_TOKEN = re.compile(r"[a-zà-ÿ]{4,13}", re.I)


@cache
def _mistyped(words: tuple[str, ...]) -> dict[str, str]:
    """Each way to mistype one of these words by one letter, and the word; what may be two of them is neither."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for word in words:
        for wrong in _one_off(word):
            if found.get(wrong, word) != word:
                twice.add(wrong)
            found[wrong] = word
    ended = {word + ending for word in words for ending in ("s", "e", "")}
    return {wrong: word for wrong, word in found.items() if wrong not in twice | _WORDS | ended}


def _one_off(word: str) -> set[str]:
    """The first letter stands, unless it changed places with the second."""
    cuts = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    missing = {head + tail[1:] for head, tail in cuts if tail}
    wrong = {head + letter + tail[1:] for head, tail in cuts if tail for letter in _ALPHABET}
    more = {head + letter + tail for head, tail in cuts for letter in _ALPHABET}
    return swapped | missing | wrong | more


def with_days_spelled(text: str) -> str:
    """The text with mistyped weekdays and months, and short words of the day, as they are written."""
    known = _mistyped(DAYS)

    def spelled(match: re.Match[str]) -> str:
        word = match[0].lower()
        return known.get(word) or _SAID_SHORT.get(word) or match[0]

    return _TOKEN.sub(spelled, _SHORT_DAY.sub(lambda match: _SHORT_DAYS[match[0].lower().strip(".")], text))


def with_verdict_spelled(text: str) -> str:
    """The text with a mistyped "gegrond" or "ongegrond" as it is written."""
    known = _mistyped(VERDICTS)
    return _TOKEN.sub(lambda match: known.get(match[0].lower(), match[0]), text)
