"""A quick pattern finds what `re` finds, wherever a match may begin."""

import random
import re
from itertools import pairwise

import pytest
from hostile.sweep import modules

from bot.quick import _FURTHEST, _in_any_case, quick
from classifiers import examples

MAILS = [f"{mail.subject}\n\n{mail.text}" for mail in examples.examples(examples.DATA / "heldback")[5::52]]
ODD = ("", "BOOS", "ıK ſchreef de \u212aLANT", "\n\n", "De Één zegt: é!", "…“wat”", "-- \nİk")


def of_the_product() -> dict[str, re.Pattern[str]]:
    """What the modules of the reader hold, by where it stands."""
    return {
        f"{module.__name__}:{name}": value
        for module in modules()
        if module.__name__.startswith(("classifiers.", "bot.mail.", "bot.domain.nature"))
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    }


def test_the_patterns_of_the_reader_find_what_re_finds() -> None:
    held = of_the_product()
    assert len(held) > 200
    for where, pattern in held.items():
        plain, fast = re.compile(pattern.pattern, pattern.flags), quick(pattern.pattern, pattern.flags)
        for text in (*MAILS, *ODD):
            expected = [(match.span(), match.groupdict(), match.lastgroup) for match in plain.finditer(text[:1500])]
            assert [(match.span(), match.groupdict(), match.lastgroup) for match in fast.finditer(text[:1500])] == expected, where


@pytest.mark.parametrize(
    ("pattern", "flags"),
    [
        (r"\b(?:aap|noot|Mies)\b", 0),
        (r"\b(?:aap|noot|(?-i:Mies))\b", re.IGNORECASE),
        (r"\b(?P<who>ik|kik|skik)?(?P<what>\d+|[x-z])", re.IGNORECASE),
        (r"(?<=a)(?!p)[^b]", re.IGNORECASE),
        (r"(?:é|ß|å)\w*", re.IGNORECASE),
        (r"^\s*|$", re.MULTILINE),
        (r"(?:a|)b?", 0),
        (r"[^\W\d_]+\d", 0),
        (r"(a)?(?(1)b|c)", 0),
        (r"[À-ÿ]+|[k-m]{2,}?", re.IGNORECASE),
        (r"(?i:KLM)|\Z", 0),
        (r"[α-ω]x", re.IGNORECASE),
        (r"[a-я]+|(?:[б-д]|k)x", re.IGNORECASE),
        (r"(?i:[γ-ε]|b)x", 0),
        (r"(?=.)(?a:\W)b", 0),
        (r"(?u:\w)x|(?a:\d)", re.IGNORECASE),
    ],
)
def test_whatever_a_pattern_begins_with_it_finds_the_same(pattern: str, flags: int) -> None:
    plain, found = re.compile(pattern, flags), quick(pattern, flags)
    for text in (
        *ODD,
        "aap Noot mies AAP",
        "Kik12 ſKIK3, \u212aik4 z",
        "pap abba",
        "ÉÉN ẞ \u212bå",
        "abcbab",
        "klm KLM lLm à1",
        "Γx δX дx Бx éb bx",
    ):
        expected = [(match.span(), match.groups()) for match in plain.finditer(text)]
        assert [(match.span(), match.groups()) for match in found.finditer(text)] == expected
        assert [found.search(text, at) is None for at in range(9)] == [plain.search(text, at) is None for at in range(9)]


ATOMS = (
    *("a", "k", "K", "I", "ı", "İ", "ſ", "é", "α", "ж", "A", "9", "_", ".", r"\n", r"\w", r"\W", r"\d", r"\D", r"\s", r"\S"),
    *(
        "[a-z]",
        "[^a]",
        "[α-ω]",
        "[à-я]",
        "[Ā-ſ]",
        "[А-Я9]",
        r"[\W_]",
        r"[^\W\d]",
        "[ıſ]",
        r"(?=\w)",
        "(?!a)",
        r"\b",
        r"\B",
        "^",
        "$",
    ),
    *(
        "(?<=a)",
        r"(?a:\W)",
        r"(?a:\w)",
        "(?i:k)",
        "(?-i:K)",
        "(?s:.)",
        "(?m:^)",
        "(?i:[α-ж])",
        "(?>a|é)",
        "(a)?",
        "(?:k|)",
        "(?:ſ|9)",
    ),
)
LETTERS = "İıſKéαжA_9 \n"
FLAGS = (0, re.I, re.A, re.I | re.A, re.M, re.S, re.I | re.S | re.M)


def test_patterns_made_at_random_find_what_re_finds() -> None:
    chance = random.Random(14)
    texts = ["".join(chance.choices(LETTERS + "kax", k=12)) for _ in range(12)] + [LETTERS, *LETTERS]
    for _ in range(400):
        parts = [chance.choice(ATOMS) + chance.choice(("", "", "", "?", "*", "+?", "{2}")) for _ in range(chance.randint(1, 3))]
        pattern, flags = chance.choice(("", "", "|", "x|")).join(parts), chance.choice(FLAGS)
        try:
            plain = re.compile(pattern, flags)
        except re.error:  # such as "??*"
            continue
        fast = quick(pattern, flags)
        for text in texts:
            expected = [match.span() for match in plain.finditer(text)]
            assert [match.span() for match in fast.finditer(text)] == expected, (pattern, flags, text)
            assert (fast.fullmatch(text) is None) == (plain.fullmatch(text) is None), (pattern, flags, text)


def test_every_letter_is_known_in_any_case() -> None:
    every = "".join(map(chr, (code for code in range(0x110000) if not 0xD800 <= code < 0xE000)))
    for first, last in pairwise([*range(0, _FURTHEST, 32), _FURTHEST]):
        letters = {letter for code in range(first, last) for letter in _in_any_case(chr(code))}
        group = f"[{''.join(re.escape(chr(code)) for code in range(first, last))}]"
        assert set(re.findall(group, every, re.IGNORECASE)) == letters


def test_a_quick_pattern_is_a_pattern_like_any_other() -> None:
    pattern = quick(r"\b(?P<wie>ik|wij) (\w+)", re.IGNORECASE)
    assert (pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex)) == (
        r"\b(?P<wie>ik|wij) (\w+)",
        re.IGNORECASE | re.UNICODE,
        2,
        {"wie": 1},
    )
    assert pattern.sub(r"\g<wie>_\2", "Wij gaan") == "Wij_gaan"


def test_a_pattern_that_is_wrong_is_refused() -> None:
    with pytest.raises(re.error):
        quick("(a")
