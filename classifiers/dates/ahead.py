"""Whether a bare weekday lies behind or ahead: "donderdag staat hij weer voor de deur", "donderdag stond hij daar".

Mostly a word beside it says so, and `tense` hears it. What stands around the day says more: the sentence after it, the other
days of the mail, how far off the last such weekday is (who writes on Monday and means the day before says "gisteren"). All of
that is weighed; the weights were learned from the labelled mails (`lessons`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import ClassVar

from bot.quick import quick
from bot.sieve import lowered
from classifiers import tense
from classifiers.dates.tokens import Piece, Tokens
from classifiers.dates.values import last_of, next_weekday, previous_weekday
from classifiers.weigher import Features, Weigher
from classifiers.words import word_set

WEIGHTS = Path(__file__).parent / "model" / "weekdays.json"
WORD = quick(r"[\w']+|[^\w\s]")
BESIDE = 120  # characters of the text before and after its sentence
JOINTS = word_set(", en of + & / - – op tot t/m tm met de")
LONGEST_JOINT = 3  # words between the days of a list
LIKELIER = 0.5
FAR, MANY = 3_000, 4  # characters of what is told behind a day that are looked at; verbs
OVER, STOP = quick(r"[.!?\n]"), quick(r"[.!?](?=\s|$)")
TOLD = quick(r"\b(?:was|had|kwam|zei|ging|belde|stond|zat|kreeg|werd|moest|liet|deed|vroeg|zou|heeft|heb|hebben)\b")
TOLD_NOW = quick(
    r"\b(?:zegt|belt|vraagt|roept|loopt|gooit|lacht|schreeuwt|noemt|begint|pakt|says|tells"
    r"|(?:zeg|zie|kom|sta|zit|bel|vraag|krijg) ik|doet (?:ze|hij)|staat er)\b"
)


class WeekdayJudge(Weigher):
    """How likely a bare weekday is yet to come."""

    slight = 0.02
    decimals = 3
    expected: ClassVar[Features] = {"leans -2": -3.0, "leans -1": -3.0, "leans 0": -1.0, "leans 1": 2.0, "leans 2": 4.0}

    def is_ahead(self, row: Features) -> bool:
        """Whether it is likelier that it lies ahead than behind."""
        return self.score(row) > LIKELIER


@cache
def judge() -> WeekdayJudge:
    """The packaged judge."""
    return WeekdayJudge().from_disk(WEIGHTS)


@dataclass(frozen=True, slots=True)
class Bare:
    """Weekdays that are told in one breath, by their places among the pieces, and what is known of them."""

    places: tuple[int, ...]
    row: Features


def turned(t: Tokens, found: list[Piece]) -> list[Piece]:
    """The same pieces, each bare weekday on its last day or its next, whichever is likelier."""
    kept = list(found)
    for bare in bare_weekdays(t, found):
        ahead = judge().is_ahead(bare.row)
        for place in bare.places:
            with suppress(OverflowError):  # beyond the calendar
                kept[place] = _put(t, kept[place], ahead=ahead)
    return kept


def _put(t: Tokens, piece: Piece, *, ahead: bool) -> Piece:
    day = last_of(piece.value)
    near = next_weekday if ahead else previous_weekday
    value = near(day.weekday(), t.today)
    return piece if value == day else replace(piece, value=value, yearless=ahead)


def bare_weekdays(t: Tokens, found: Sequence[Piece]) -> Iterator[Bare]:
    """The bare weekdays among pieces, those of a list together."""
    places = [at for at, piece in enumerate(found) if piece.bare]
    if not places:
        return
    fixed = [last_of(piece.value) for piece in found if not piece.bare and piece.kind in ("day", "relative", "ordinal")]
    groups = [[places[0]]]
    for one, two in pairwise(places):
        if two == one + 1 and _joined(t, found[one], found[two]):
            groups[-1].append(two)
        else:
            groups.append([two])
    before = ""
    for group in groups:
        said = [*_said(t, found[group[0]], found[group[-1]], fixed)]
        said += ["several"] * (len(group) > 1)
        yield Bare(tuple(group), dict.fromkeys([*said, before] if before else said, 1.0))
        before = f"the weekday before lies {'ahead' if last_of(found[group[-1]].value) > t.today else 'behind'}"


def number_alone(t: Tokens, piece: Piece, found: Sequence[Piece]) -> Features:
    """What is known of "de 15e" among the other pieces of its text, in the words that tell of weekdays too."""
    fixed = [last_of(one.value) for one in found if one.kind in ("day", "relative")]
    said = [*_stands(t, piece, piece, fixed), "a number alone"]
    said.append(f"{'later' if last_of(piece.value).day > t.today.day else 'earlier'} in the month")
    return dict.fromkeys(said, 1.0)


def _joined(t: Tokens, one: Piece, two: Piece) -> bool:
    between = t.words[one.end : two.start]
    return len(between) <= LONGEST_JOINT and all(word in JOINTS for word in between)


def _said(t: Tokens, first: Piece, last: Piece, fixed: Sequence[date]) -> Iterable[str]:
    """What is said of the weekdays from `first` to `last`."""
    yield from _stands(t, first, last, fixed)
    yield f"{(t.today - last_of(first.value)).days % 7} days ago"
    yield f"written {_form(t.words[first.start])}"


def _stands(t: Tokens, first: Piece, last: Piece, fixed: Sequence[date]) -> Iterable[str]:
    """What stands around the days from `first` to `last`, whatever they are."""
    text, start, end = t.text, t.starts[first.start], t.ends[last.end - 1]
    opened, closed = tense.clause(text, start, end)
    low = lowered(text)
    before, after = low[opened:start], low[end:closed]
    yield f"leans {tense.lean(text, start, end)}"
    yield from _words(WORD.findall(before), WORD.findall(after))
    yield from _cues(before, after)
    yield from (f"above: {word}" for word in set(WORD.findall(low[max(0, opened - BESIDE) : opened])))
    yield from (f"below: {word}" for word in set(WORD.findall(low[closed : closed + BESIDE])))
    yield f"ends in {text[closed : closed + 1]}"
    yield f"{min(sum(day < t.today for day in fixed), 3)} days behind"
    yield f"{min(sum(day > t.today for day in fixed), 3)} days ahead"
    yield f"in quarter {4 * start // max(len(low), 1)}"
    yield from _to_come(low, end)
    if "\n" not in text[:start]:
        yield "on the first line"
    if ">" in text[max(0, opened - 3) : opened + 2]:
        yield "quoted"


def _to_come(low: str, end: int) -> Iterable[str]:
    """What is told behind the sentence of a day that ends at `end`: appointments come last."""
    over = OVER.search(low, end)
    rest = low[over.start() : over.start() + FAR] if over else ""
    yield f"{min(len(STOP.findall(rest)), MANY)} sentences to come"
    yield f"{_some(rest, TOLD)} told to come"
    yield f"{_some(rest, TOLD_NOW)} told as now to come"


def _some(text: str, words: re.Pattern[str]) -> str:
    found = len(words.findall(text))
    return "none" if not found else "one" if found == 1 else "few" if found < MANY else "many"


def _form(word: str) -> str:
    if re.search(r"ochtend|middag|avond|nacht|morgen", word):
        return "with its hour"
    return "short" if len(word) < len("maandag") - 1 else "in full"


def _words(before: Sequence[str], after: Sequence[str]) -> Iterable[str]:
    """The words of its sentence: what they are, where they stand, how they begin and end."""
    yield from {f"before: {word}" for word in before}
    yield from {f"after: {word}" for word in after}
    yield from (f"{place} before: {word}" for place, word in enumerate(reversed(before[-3:]), start=1))
    yield from (f"{place} after: {word}" for place, word in enumerate(after[:3], start=1))
    if len(before) > 1:
        yield f"just before: {before[-2]} {before[-1]}"
    if len(after) > 1:
        yield f"just after: {after[0]} {after[1]}"
    if not before:
        yield "opens its sentence"
    long = {word for word in (*before, *after) if len(word) > len("dag.")}
    yield from {f"{word[:3]}…" for word in long}
    yield from {f"…{word[-3:]}" for word in long}


def _cues(before: str, after: str) -> Iterable[str]:
    """How near the words of `tense` stand."""
    for name, words in (("back", tense.PAST), ("ahead", tense.AHEAD)):
        yield f"looks {name} before: {tense.strength(before, '', words):.2f}"
        yield f"looks {name} after: {tense.strength('', after, words):.2f}"
        yield f"looks {name}: {tense.strength(before, after, words):.2f}"
    found = {
        "would": (tense.WOULD.search(before), tense.WOULD.search(after)),
        "a request": (tense.REQUEST.search(before), tense.REQUEST.search(after)),
        "habit": (tense.HABITUAL.search(before), tense.HABITUAL.search(after)),
        "called off": (tense.CALLED_OFF.search(before), tense.CALLED_OFF.search(after)),
        "promised": (tense.PROMISED.search(before), tense.PROMISED.search(after)),
        "told": (tense.TELLS_BEFORE.search(before), tense.TELLS_AFTER.match(after) or tense.TELLS_LATER.search(after)),
        "now": (tense.NOW.search(before), tense.NOW_AFTER.match(after)),
        "soon": (tense.SOON.search(before), tense.SEEING.match(after) or tense.COMING_AFTER.match(after)),
    }
    for name, (ahead, behind) in found.items():
        if ahead:
            yield f"{name} before"
        if behind:
            yield f"{name} after"
