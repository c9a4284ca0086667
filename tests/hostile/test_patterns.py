"""No regular expression takes long for a text made to be almost what it looks for: each is swept, also one written tomorrow."""

import random
import re
import sys

import pytest
from hostile.sweep import Found, attacks, patterns, seconds

from bot.domain.answers.clauses import _RUN, _each_once
from bot.domain.answers.interpret import LONGEST_SENTENCE, _is_endless
from bot.domain.answers.names import masked

UNITS = 2  # of each pattern, chosen anew only when the pattern changes
LONG = 1.0  # seconds; an answer's sentence as long as can be: the slowest takes 0.4, and the machine may be busy
SEEN, GROWS = 0.03, 9  # seconds from which growth can be told from noise; four times the text may take so many times as long
BOUNDED = {  # where a pattern is asked of so short a text that its growth does not matter, and of how many characters
    "bot.adapters.render:artikel": "our own regulations",
    "bot.domain.corrections:_ADDRESS": "1,000", "bot.mail.quotes:_RULE": "600", "bot.mail.nameblock:CONTACT": "500",
    "classifiers.people.cues:CALLED": "70", "bot.domain.undo:_MENTION": "2,500", "bot.interpreted:_words": "our own choices",
}  # fmt: skip
NOT_READ = ("asides:", "stories:")  # their patterns are filled in from a table, which is swept itself


def sweep(found: Found) -> str:
    """Which text the pattern takes too long for; "" when there is none."""
    chance = random.Random(ascii(found.pattern.pattern))
    units = list(attacks(found.pattern, 1))
    for before, unit in chance.sample(units, min(UNITS, len(units))):
        if found.where.startswith("bot.domain.answers."):
            if all(seconds(found, before, unit, LONGEST_SENTENCE, in_an_answer) > LONG for _ in range(2)):
                return f"{found.where}: {before!r}, then {unit!r} again and again"
        elif all(_explodes(found, before, unit) for _ in range(3)):
            return f"{found.where}: {before!r}, then {unit!r} again and again"
    return ""


def in_an_answer(text: str) -> str:
    """As `without_courtesy` leaves it."""
    return _RUN.sub(_each_once, text)


def _explodes(found: Found, before: str, unit: str) -> bool:
    took = seconds(found, before, unit, 4_000)
    return took > SEEN and took > GROWS * seconds(found, before, unit, 1_000)


def test_no_pattern_explodes() -> None:
    found, unread = patterns()
    assert len(found) > 1_000
    assert [each for each in unread if not any(name in each for name in NOT_READ)] == []
    assert [wrong for each in found if each.where not in BOUNDED and (wrong := sweep(each))] == []


@pytest.mark.parametrize(
    ("pattern", "before", "unit"), [(r"\s+x", "", " "), (r"[\w.]+@x", "", "a"), (r"a(?: b)* ?(?: b)*c", "a", " b")]
)
def test_the_sweep_tells_a_pattern_that_explodes(pattern: str, before: str, unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "SEEN", 0.002)  # a fast machine needs less for the smallest of these
    bad = Found(re.compile(pattern), "bot.mail.x", frozenset({"search"}))
    assert unit in "".join(made for _, made in attacks(bad.pattern, 1))
    assert any(_explodes(bad, before, unit) for _ in range(5))


def test_a_run_of_signs_is_short_and_keeps_what_matters() -> None:
    assert in_an_answer("Karin" + "-" * 5_000 + "\n\n?" * 900 + "ja") == "Karin" + "-" * 40 + "-\n?" + "ja"


@pytest.mark.parametrize("text", ["x" * 2_501, "ja. " * 301, "ja en dan. " * 1_900])
def test_what_nobody_writes_by_hand_is_endless(text: str) -> None:
    assert _is_endless(text)
    assert not _is_endless(text[:1_000])


def test_a_mask_that_somebody_types_names_nobody() -> None:
    assert masked("@1@ doet dit, of @12@1@", ()) == ("@ 1@ doet dit, of @ 12@ 1@", [])
