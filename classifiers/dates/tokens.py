"""The text as words, numbers and numeric dates, and what a rule of the grammar hands back about them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from classifiers.dates.values import TOLD, Value
from classifiers.dates.words import CARDINALS, DECADES, ORDINALS, WEEKDAYS
from classifiers.tense import lean, told_there
from classifiers.words import word_set

FULL, SHORT = (
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d\d",
    r"\d{1,2}/\d{1,2}(?:/(?:19|20)\d\d)?(?![\d/])",
)  # what may follow "1/5/2026-" and "1/5-"
GLUED = rf"(?<=[-/.](?:19|20)\d\d-)(?={FULL})|(?:(?<=\d/\d-)|(?<=\d/\d\d-))(?={SHORT})"
NOT_IN_NUMBER = rf"(?:(?<![\w€/+-])|{GLUED})(?<![\w€]\.)(?<!\d,)(?<!€ )"
LETTERED_MONTH = r"(?!\s?(?:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|oct|nov|dec|mar|may))"
TOKEN = re.compile(
    rf"(?=\d){NOT_IN_NUMBER}(?:"
    r"(?P<iso>(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?![\d/-]|\.\d))"
    r"|(?P<dmy>\d{1,2}(?: ?[-–/.] ?| (?=\d{1,2} (?:19|20)\d\d))\d{1,2}(?: ?[-–/.] ?| (?=(?:19|20)\d\d))"
    rf"(?:(?:19|20)\d\d|['’]?\d\d)(?![\d/]|[.,]\d|-(?=\d)(?!{FULL})|:\d))"
    r"|(?P<my>(?:0?[1-9]|1[0-2])[-/](?:19|20)\d\d(?![\w/-]|[.,:]\d))"
    rf"|(?P<dm>(?:0?[1-9]|[12]\d|3[01])[-/.](?:1[0-2]|0?[1-9])"
    rf"(?:(?![\w/€%-]|[.,:]\d){LETTERED_MONTH}|(?:(?<=/\d)|(?<=/\d\d))(?=-{SHORT})))"
    r"|(?P<ym>(?:19|20)\d\d[-/](?:0[1-9]|1[0-2])(?![\w/-]|[.,:]\d))"
    r"|(?P<yy>(?:19|20)\d\d[-–/](?:19|20)\d\d(?![\w/-]|[.,:]\d))"
    r"|(?P<compact>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?![\w/-]|[.,:]\d)))"
    r"|(?P<number>\d{1,4}(?!\d)(?:(?:ste|den|de|e|th|st|nd|rd)\b|\s(?:e|ste)\b)?)|(?P<digits>\d+)"
    r"|(?P<word>a\.\s?s\b\.?|t\.\s?e\.\s?m\b\.?|t/m\b|d\.d\b\.?|j\.l\b\.?|l\.l\b\.?|m\.i\.v\b\.?|[^\W\d_]+)"
    r"|(?P<mark>\S)",
    re.IGNORECASE,
)
ANNOUNCES = word_set("op dd sinds vanaf per datum ma di wo do vr za zo")
BULLETS = frozenset("-*•–")
ONES = word_set("een één twee drie vier vijf zes zeven acht negen")
TENS = frozenset(word for word in (*CARDINALS, *ORDINALS) if word.removesuffix("ste") in DECADES)
SINCE = word_set("sinds sedert")
LEADING, OPENING = (
    word_set("op in vanaf rond de het begin eind einde half medio midden van week weekend"),
    word_set(". ! ? en maar want") | {""},
)
BLANKS = re.compile(r"[.\s/]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text cut into words, the day and hour from which it is counted, and the kind of each token."""

    text: str
    today: date
    hour: int
    words: list[str] = field(default_factory=list)  # lower case, abbreviations without points
    kinds: list[str] = field(default_factory=list)  # the names of the groups of TOKEN
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    marks: frozenset[str] = frozenset()  # between the digits of days: "-" where the text writes "op 12-3", "/" where "op 12/3"
    evening: int = -1  # where "vanavond" stands first

    def dates_with(self, word: str) -> bool:
        """Whether the text writes days as this word would be one."""
        return any(mark in word for mark in self.marks)

    def word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def kind(self, at: int) -> str:
        return self.kinds[at] if 0 <= at < len(self.words) else ""

    def glued(self, at: int) -> bool:
        """Whether a token touches the one before it."""
        return 0 < at < len(self.words) and self.starts[at] == self.ends[at - 1]

    def gap(self, end: int, start: int) -> str:
        """The text from the end of the token before `end` to the beginning of `start`."""
        return self.text[self.ends[end - 1] : self.starts[start]]

    def skip(self, at: int, words: frozenset[str], most: int = 4) -> int:
        """The first place from `at` whose word is none of these."""
        for place in range(at, at + most):
            if self.word(place) not in words:
                return place
        return at + most

    def skip_back(self, at: int) -> str:
        """The last word before `at` that is not a colon or a point."""
        return next((word for back in (1, 2, 3) if (word := self.word(at - back)) not in (":", ".")), "")

    def past(self, at: int, *words: str) -> int | None:
        """The place after these words if they stand at `at`, else None."""
        for place, word in enumerate(words, start=at):
            if self.word(place) != word:
                return None
        return at + len(words)

    def cardinal(self, at: int) -> int | None:
        """The value of "3" or "drie", not of "3e"."""
        if self.kind(at) == "number":
            return int(self.words[at]) if self.words[at].isdigit() else None
        return CARDINALS.get(self.word(at))

    def ordinal(self, at: int) -> int | None:
        """The value of "3e", "derde" or (-1) "laatste"."""
        if self.kind(at) == "number":
            return None if self.words[at].isdigit() else leading_number(self.words[at])
        return ORDINALS.get(self.word(at))

    def number(self, at: int) -> int | None:
        """Either of them, above zero."""
        found = self.cardinal(at) or self.ordinal(at)
        return found if found and found > 0 else None

    def lean(self, first: int, end: int) -> int:
        """Whether the words around these tokens look back or ahead."""
        return lean(self.text, self.starts[first], self.ends[end - 1])

    def year_lean(self, first: int, end: int) -> int:
        """The same for a day without a year, which lies behind where the words right beside it tell of it."""
        before = self._before_phrase(first)
        opens = self.word(before) in OPENING or "\n" in self.gap(before + 1, before + 1)
        told = self.word(before) in SINCE or (opens and told_there(self.text, self.ends[end - 1]))
        return TOLD if told else self.lean(first, end)

    def _before_phrase(self, first: int) -> int:
        """The place before "op maandag", "in de week van", "begin" and the like that lead up to these tokens."""
        place = first - 1
        while place > first - 6 and (self.word(place) in LEADING or self.word(place) in WEEKDAYS):
            place -= 1
        return place


@dataclass(frozen=True, slots=True)
class Piece:
    """A day or period that a rule read from the tokens `start`..`end` (exclusive)."""

    value: Value
    start: int
    end: int
    kind: str = "day"  # day, ordinal, weekday, relative, holiday, month, year, week, span, later
    yearless: bool = False
    weak: bool = False  # counts only beside another: "van maart tot mei"
    note: str = ""
    bare: bool = False  # a weekday and no more: whether it lies behind or ahead is weighed by all that stands around it

    def over(self, start: int, end: int) -> Piece:
        """The same on more tokens."""
        return replace(self, start=start, end=end)


def leading_number(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else 0


def tokens(text: str, today: date, hour: int) -> Tokens:
    """Cuts a text, in one pass."""
    words, kinds, starts, ends = list[str](), list[str](), list[int](), list[int]()
    for match in TOKEN.finditer(text):
        kind, word = match.lastgroup or "mark", match.group().lower()
        if kind == "word" and not word.isalpha():
            word = BLANKS.sub("", word)
        start, end = match.span()
        words.append(word)
        kinds.append(kind)
        starts.append(start)
        ends.append(end)
    if "tig" in text and not TENS.isdisjoint(words):
        _join_tens(words, kinds, starts, ends)
    evening = words.index("vanavond") if "vanavond" in words else -1
    return Tokens(text, today, hour, words, kinds, starts, ends, _marks(text, words, kinds, starts), evening)


def _opens(text: str, starts: list[int], at: int) -> bool:
    """ "- 3/5 gebeld": whether a token begins a line."""
    return at == 0 or (at > 0 and text[starts[at] - 1] == "\n")


def _join_tens(words: list[str], kinds: list[str], starts: list[int], ends: list[int]) -> None:
    """ "Twee en twintig september": makes one word of a number written as three."""
    found = [at for at, word in enumerate(words) if word in TENS and at > 1 and words[at - 1] == "en" and words[at - 2] in ONES]
    for at in reversed(found):
        words[at - 2 : at + 1], kinds[at - 2 : at + 1] = [f"{words[at - 2]}en{words[at]}"], ["word"]
        del starts[at - 1 : at + 1], ends[at - 2 : at]


def _marks(text: str, words: list[str], kinds: list[str], starts: list[int]) -> frozenset[str]:
    """The marks of numbers that stand where only a day can, or open more than one line."""
    short = [at for at, kind in enumerate(kinds) if kind == "dm"]
    announced = {mark for at in short for mark in "-/" if mark in words[at] and at and words[at - 1] in ANNOUNCES}
    opening = [
        at for at in short if (at and text[starts[at] - 1] == "\n") or (words[at - 1] in BULLETS and _opens(text, starts, at - 1))
    ]
    return frozenset(announced | {mark for mark in "-/" if sum(mark in words[at] for at in opening) > 1})
