"""Weekdays that are no one day: "elke maandag", "om de maandag", "bereikbaar op maandag en donderdag", "fijne maandag"."""

from __future__ import annotations

import re

from classifiers.dates.counts import BEFORE_AFTER
from classifiers.dates.days import weekday_at
from classifiers.dates.named import WISHES
from classifiers.dates.tokens import Tokens
from classifiers.dates.values import NAMES
from classifiers.dates.words import WHICH
from classifiers.tense import clause, is_promised_by, looks_back
from classifiers.words import word_set

IT_IS_ABOUT = word_set("gaat ging het dit dat")
IDEAL = re.compile(r"\s*(?:is |zijn )?(?:ideaal|(?:het )?(?:handigst\w*|beste?)|altijd)\b", re.IGNORECASE)
WEEK_TO_COME = re.compile(r"\b(?:deze|komende|volgende|aankomende|eerstvolgende|aanstaande) week\b", re.IGNORECASE)
NEVER = re.compile(r"\b(?:altijd|(?<!nog )steeds|meestal|nooit|voortaan)\b", re.IGNORECASE)
PASSIVE_NOW = re.compile(r"\bword(?:t|en)\b", re.IGNORECASE)
PERFECT = re.compile(r"\b(?:heb|hebt|heeft|hebben|ben|bent|is|zijn|was|waren|werd|werden|had|hadden)\b", re.IGNORECASE)
HANGS_ON = re.compile(r"\s*(?:van|voor|vóór|na|erna|ervoor|daar\w+|erop|\d|de \d)", re.IGNORECASE)
HOUR = r"\d\d?(?:[:.]\d\d)?"
HOURS = re.compile(rf"^ om {HOUR}(?: uur)?(?: ?(?:-|–|tot) ?{HOUR})?(?: uur)?|^ tussen {HOUR}(?: uur)? en {HOUR}(?: uur)?")


def in_such_parts(t: Tokens, at: int) -> bool:
    """ "Een spreekuur op de woensdagavond": with its article the part of a day that comes every week, unless it was that once."""
    if t.word(at - 1) not in ("de", "den") or t.word(at - 2) != "op" or t.word(at) in NAMES:
        return False
    first, last = clause(t.text, t.starts[at], t.ends[at])
    once = looks_back(t.text, first, last) and not NEVER.search(t.text, first, last)
    return not (once or HANGS_ON.match(t.text, t.ends[at]))


def list_head(t: Tokens, at: int) -> int:
    """The first weekday of the list that this one stands in: "iedere maandag en donderdag"."""
    for _ in range(6):
        joint = at - 1 - (t.word(at - 1) == "op" and t.word(at - 2) in ("en", "of"))
        before = joint - 1 - (t.word(joint - 1) == "-")  # "dinsdag- en woensdagavond"
        if t.word(joint) not in ("en", "of", ",", "op") or weekday_at(t, before) is None:
            break
        at = before
    return at


def is_some(t: Tokens, at: int) -> bool:
    """ "Fijne maandag", "een drukke maandag"."""
    before = t.word(at - 1)
    return before in WISHES or (t.word(at - 2) == "een" and before.endswith("e") and before.isalpha() and before not in WHICH)


def is_every_other(t: Tokens, at: int) -> bool:
    """ "Om de maandag"; not "het gaat om de maandag dat"."""
    return t.past(at - 2, "om", "de") == at and t.word(at - 3) not in IT_IS_ABOUT and t.word(at + 1) not in BEFORE_AFTER


def told_once(text: str, first: int, last: int) -> bool:
    """Whether it was; "op dinsdag wordt er over mensen gepraat" has a participle, and is not past."""
    passive = PASSIVE_NOW.search(text, first, last)
    return looks_back(text, first, last) and (passive is None or PERFECT.search(text, first, last) is not None)


def on_such_days(t: Tokens, at: int) -> bool:
    """ "Op donderdag zijn er vijftien mensen": where no word says when it was or will be, such days and none of them."""
    first, last = clause(t.text, t.starts[at], t.ends[at])
    goes_on = HOURS.sub("", t.text[t.ends[at] : last]).strip()
    told = told_once(t.text, first, last) or (is_promised_by(t.text, first, last) and not NEVER.search(t.text, first, last))
    return t.word(list_head(t, at) - 1) == "op" and bool(goes_on) and not told


def on_several(t: Tokens, at: int) -> bool:
    """ "Ik ben bereikbaar op maandag, dinsdag en donderdag": what is yet to be on more weekdays is so every week."""
    head = list_head(t, at)
    joint = t.word(at + 1) if weekday_at(t, at + 2) is not None else t.word(at - 1) if head < at else ""
    one_week = WEEK_TO_COME.search(t.text, *clause(t.text, t.starts[head], t.ends[at]))
    return t.word(head - 1) == "op" and joint in ("en", ",") and not one_week
