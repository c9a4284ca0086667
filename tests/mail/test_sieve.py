"""A sieve is quicker than the pattern it stands for, and finds the same."""

import re

import pytest

from bot.mail import phrases
from bot.sieve import Sieve, lowered, needed
from classifiers import cues, examples, facts, flags
from classifiers.days import cues as day_cues

MAILS = [f"{mail.subject}\n\n{mail.text}" for mail in examples.examples(examples.DATA / "heldback")[::20]]
ODD = ("", "KLACHT", "ıK kRIJG GEEN ANTWOORD", "ﬁjn", "Ik eis mijn geld terug\nİk ſchreef u", "\n\n", "de-klacht's klacht!")


def sieves() -> dict[str, Sieve]:
    """Every sieve that a mail is tried on, by name."""
    found = dict(zip(cues.NAMES, cues.PATTERNS, strict=True)) | dict(day_cues.CUES)
    for rule in flags.RULES:
        parts = {"shown": rule.shown_by, "unless": rule.unless, "anywhere": rule.unless_anywhere}
        found |= {f"{rule.code} {name}": sieve for name, sieve in parts.items() if sieve is not None}
    for module in (cues, facts, phrases):
        for name, value in vars(module).items():
            several = value if isinstance(value, tuple) else (value,)
            found |= {f"{name} {number}": each for number, each in enumerate(several) if isinstance(each, Sieve)}
    return found


SIEVES = sieves()


@pytest.mark.parametrize("name", SIEVES)
def test_a_sieve_finds_what_its_pattern_finds(name: str) -> None:
    sieve = SIEVES[name]
    plain = re.compile(sieve.pattern.pattern, sieve.pattern.flags)
    for text in (*MAILS, *ODD):
        spans = [match.span() for match in plain.finditer(text)]
        assert sieve.holds(text) is bool(spans)
        assert [match.span() for match in sieve.finditer(text)] == spans
        assert list(sieve.places(text)) == [start for start, _ in spans]
        first = sieve.search(text)
        assert (first.span() if first else None) == next(iter(spans), None)
        middle = len(text) // 2
        assert list(sieve.places(text, 9, middle)) == [match.start() for match in sieve.pattern.finditer(text, 9, middle)]
        assert sieve.holds(text, 9, middle) is (sieve.pattern.search(text, 9, middle) is not None)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:boos|woedend)\b", {"boos", "woedend"}),
        (r"klacht(?:en)? over", {"klacht"}),
        (r"(?:ge)?discrimin\w*|\bracis\w*", {"discrimin", "racis"}),
        (r"su[iï]cid\w*", {"cid"}),
        (r"(?:\w+ ){0,3}terug", {"terug"}),
        (r"(?:nee ){2,}", {"nee "}),
        (r"(?=.*boos)\w+", {""}),
        (r"boos|\d+", {""}),
        (r"bel|belt", {"bel"}),
        (r"NIET", {"niet"}),
    ],
)
def test_the_words_without_which_a_pattern_cannot_match(pattern: str, words: set[str]) -> None:
    assert set(needed(pattern)) == words


def test_a_sieve_tells_capitals_apart_where_its_pattern_does() -> None:
    sieve = Sieve(r"weet (?-i:[A-Z])\w+", r"NIEMAND")
    assert [sieve.holds(text) for text in ("dat Weet Karin", "dat weet karin", "niemand")] == [True, False, True]


def test_a_lowered_text_keeps_its_places() -> None:
    text = "".join(map(chr, range(0x20, 0x2FA0)))
    low = lowered(text)
    assert len(low) == len(text)
    for letter in "abcdefghijklmnopqrstuvwxyzàáâäçèéêëìíîïñòóôöùúûüßœ":
        alike = re.compile(letter, re.IGNORECASE)
        assert {low[match.start()] for match in alike.finditer(text)} == {letter}
