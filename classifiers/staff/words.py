"""The words of a mail as the search for names sees them: what stands before each, whether it opens a sentence, and
whether its capital tells something."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.quick import quick
from classifiers.staff.names import TITLES, WORD, plain
from classifiers.words import word_set

ABBREVIATED = TITLES | word_set("v d vd tav cc o p fam evt dhr hr")
ENDS = quick(r"[.!?:;\n…\"“”„•]")
ADDRESS = quick(r"@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
BEFORE_AT = quick(r"[\w.+-]{1,64}$")
SIGN_OFF = quick(
    r"^[ \t]*(?:met (?:\w+ )?(?:vriendelijke|hartelijke)|m\.?v\.?g\b|(?:\w+ )?groet\w*\b|gr\b|hoogachtend|xx+"
    r"|kind regards|regards)[^\n]{0,30}$",
    re.IGNORECASE | re.MULTILINE,
)
SIGNATURE = 160  # characters after the last sign-off in which a name is the sender's own


class Word(NamedTuple):
    """One word; `gap` is what parts it from the one before."""

    text: str
    plain: str
    start: int
    end: int
    gap: str
    opens: bool  # first of its sentence or line
    capital: bool  # and the text is not all in capitals

    @property
    def follows(self) -> bool:
        """It belongs together with the word before."""
        return self.gap in (" ", "-", ". ", ".", "  ", "\u00a0", "’ ", "' ")


def emails_in(text: str) -> list[tuple[int, int]]:
    """Where addresses stand in a text."""
    found = []
    for match in ADDRESS.finditer(text):
        name = BEFORE_AT.search(text, max(0, match.start() - 64), match.start())
        found.append((name.start() if name else match.start(), match.end()))
    return found


def words_of(text: str) -> list[Word]:
    """The words of a text, those of e-mail addresses left out."""
    letters = list(filter(str.isalpha, text[:500]))
    shouts = sum(map(str.isupper, letters)) > 0.6 * len(letters)
    taken = emails_in(text)
    words: list[Word] = []
    last, address = 0, 0
    for match in WORD.finditer(text):
        start, end = match.span()
        while address < len(taken) and taken[address][1] <= start:
            address += 1
        if address < len(taken) and taken[address][0] <= start:
            continue
        gap = text[last:start] if start - last < 40 else text[last : last + 20] + "\n"
        ends = ENDS.search(gap) if gap != " " else None
        if ends and gap[:1] == "." and "\n" not in gap and words:
            ends = None if gap == "." or words[-1].plain in ABBREVIATED or len(words[-1].plain) == 1 else ends
        written = match.group()
        words.append(Word(written, plain(written), start, end, gap, not words or bool(ends), written[0].isupper() and not shouts))
        last = end
    return words


def signature_of(text: str) -> tuple[int, int]:
    """Where the sender signs: after the last sign-off, or else a short last line. (0, 0) if nowhere."""
    tail = max(0, len(text) - 600)
    signed = [match.end() for match in SIGN_OFF.finditer(text, tail)]
    if signed:
        return signed[-1] - 40, min(len(text), signed[-1] + SIGNATURE)
    end = len(text.rstrip())
    line = text.rfind("\n", 0, end) + 1
    return (line, end) if line and len(text[line:end].split()) <= 3 else (0, 0)
