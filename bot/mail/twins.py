"""Whether the plain part and the HTML of one answer say the same: a reader sees one of them, and we read the other."""

from __future__ import annotations

import re

from bot.mail.quotes import split, strip_signature

LONGEST = 50_000  # characters; who writes more by hand does not hide a word in it
SHORT = 60  # words, whose order counts too: "niet Karin maar Roos"
FEW = 8  # words; who wrote no more in the plain part than these wrote all of it in the other
_SHEET = re.compile(r"[\w.#@*:, -]{1,60}\{[^{}\n]{0,300}\}")
_BESIDE = re.compile(
    r"<[^<>\s]{1,300}>|\[(?:cid:|image|https?:)[^\[\]\n]{0,300}\]|https?://\S+|\bmailto:\S+|\bwww\.\S+"
)  # in one part only
_BULLET = re.compile(r"(?m)^[ \t]{0,8}(?:\d{1,2}[.)]|[*•·-])[ \t]{1,8}(?=\S)")
_WORD = re.compile(r"[^\W_]+")


def differ(plain: str, shown: str) -> bool:
    """True when one of the two says a word of its own above the quote, or few words in another order."""
    plain, shown = plain[:LONGEST], shown[:LONGEST]
    said, seen = _new(plain), _new(shown)
    if set(said) - set(_words(shown)) or set(seen) - set(_words(plain)):
        return True
    return said != seen and set(said) == set(seen) and max(len(said), len(seen)) <= SHORT


def says_little(plain: str, shown: str) -> bool:
    """True when the plain part is but the beginning or the end of the HTML: a greeting, a signature, a picture, a style sheet."""
    said, seen = _new(_SHEET.sub(" ", plain)), _new(shown)
    return len(said) <= FEW and len(seen) >= (len(said) + FEW if said else 1) and set(said) <= set(seen)


def _new(text: str) -> list[str]:
    return _words(strip_signature(split(text)[0]))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(_BULLET.sub("", _BESIDE.sub(" ", text)))]
