"""Days told in words, written out in figures before they are read: "de tweede", "drie juni", "eerste maandag van maart".

`dates` reads what comes out of it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = ("jan", "feb", "maa|mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uari)?|feb(?:r?uari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
A_MONTH = MONTH.replace("?P<month>", "?:")
NUMBERS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
ORDINALS = (
    "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende", "elfde", "twaalfde",
    "dertiende", "veertiende", "vijftiende", "zestiende", "zeventiende", "achttiende", "negentiende", "twintigste",
    "eenentwintigste", "tweeentwintigste", "drieentwintigste", "vierentwintigste", "vijfentwintigste", "zesentwintigste",
    "zevenentwintigste", "achtentwintigste", "negenentwintigste", "dertigste", "eenendertigste",
)  # fmt: skip
CARDINALS = (
    *NUMBERS, "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig", "eenentwintig",
    "tweeentwintig", "drieentwintig", "vierentwintig", "vijfentwintig", "zesentwintig", "zevenentwintig", "achtentwintig",
    "negenentwintig", "dertig", "eenendertig",
)  # fmt: skip
COUNTS = sorted(CARDINALS, key=len, reverse=True)
_IN_WORDS = re.compile(
    rf"(?:(?<=voor )|(?<=tot )|(?<=op )|(?<=per )|(?<=dag ))een(?= {A_MONTH})|\b(?!een\b)(?:{'|'.join(COUNTS)})(?= {A_MONTH})"
)
_OF_MONTH = re.compile(rf"\b(?P<day>\d{{1,2}}(?:e|ste|de)) van (?={A_MONTH})")
_ORDINAL = re.compile(  # "de tweede" alone may be the second choice of a letter
    rf"\bde (?P<ordinal>{'|'.join(ORDINALS)})(?= (?:van )?{A_MONTH})"
    rf"|(?:(?<=\bop )|(?<=\bdus )|(?<=\buiterlijk )|(?<=dag )"
    rf"|(?<=dag, )|(?<=dag al, ))de (?P<alone>{'|'.join(ORDINALS)})(?=$|[,.;!)]| (?:om|dus|en|bij|op)\b)"
    rf"|\bde (?P<late>{'|'.join(ORDINALS[6:])})(?=$|[,.;!)]| (?:om|dus|en|bij|op)\b)"
)
_A_WEEKDAY, _NUMBERED = f"(?:{'|'.join(WEEKDAYS)})", r"\d{1,2}(?:e|de|ste)"
_DENIED = re.compile(
    r"\bniet (?:op )?(?:de )?\d{1,2}(?:e|de|ste)(?: \w+)?,? maar (?=\D{0,20}\d)"  # "niet de 26e maar vrijdag 27"
    r"|\(niet [^()]{1,25}\)"
    r"|\b(?:i\.?p\.?v\.?|in plaats van) (?:op |om |de )?(?:"  # "11 uur ipv 10 uur", "de 17e ipv de 18e"
    rf"{_A_WEEKDAY}(?:,? (?:de )?(?:{_NUMBERED}|\d{{1,2}} {A_MONTH}))?|{_NUMBERED}(?: {A_MONTH})?|\d{{1,2}} {A_MONTH}"
    rf"|(?:half |kwart (?:voor|over) )?(?:\d{{1,2}}|{'|'.join(NUMBERS)})(?: uur|u)\b"
    rf"|half (?:{'|'.join(NUMBERS)})\b|\d{{1,2}}[.:]\d\d|\d{{1,2}}(?=[.,;!)]|$))"
    r"|\bniet (?:meer )?(?:op )?(?:de )?\d{1,2}(?:e|de|ste) (?:zoals|die|waar) [^.!?]*"  # "niet de 23e zoals ik eerst schreef"
    rf"|\bvan (?:(?:{_A_WEEKDAY}|ma|di|wo|do|vr),? (?:de )?)?(?:{_NUMBERED}|\d{{1,2}} {A_MONTH}|\d{{1,2}}[-/]\d{{1,2}})"
    r" naar (?=[a-z. ]{0,16}\d)"  # "van ma 2 feb naar ma 9 feb"
)
_MONTH_NAMED = rf"(?:{MONTH}(?: (?P<year>20\d\d))?|(?P<this>de|deze|volgende) maand\b|(?P<january>het nieuwe jaar)\b)"
_NTH = re.compile(rf"\b(?:de )?(?P<nth>eerste|tweede|derde|vierde|laatste) (?P<weekday>{_A_WEEKDAY}) (?:van|in) {_MONTH_NAMED}")
LAST = "laatste"
_NEXT_MONTH = re.compile(  # "volgende maand de eerste", "de 3e van volgende maand"
    rf"\bvolgende maand,?(?: op)? de (?P<day>{_NUMBERED}|{'|'.join(ORDINALS)})(?=$|[,.;!)]| (?:om|dus)\b)"
    rf"|\b(?:de )?(?P<of>{_NUMBERED}|{'|'.join(ORDINALS)}) van (?:de )?volgende maand\b"
)
_MINUTES = {"vijftien": 15, "dertig": 30, "vijfenveertig": 45}
_HOUR_AND = re.compile(  # "negen uur dertig"
    rf"\b(?P<hour>\d{{1,2}}|{'|'.join(NUMBERS)}) uur (?P<minutes>{'|'.join(_MINUTES)})(?=$|[,.;!)]| (?:op|in|bij|met|dus|en)\b)"
)
_HALF = re.compile(rf"\bhalf(?=(?:{'|'.join(NUMBERS)})\b)")  # "halfvier"


def in_figures(text: str, today: date | None) -> str:
    """The text, in lower case, with such days as "de 2e" or "2026-03-02", and without a day that is replaced by another.

    What is told by a month needs today: the first Monday of March is the one to come.
    """
    text = _DENIED.sub("", text)
    if today is not None:
        text = _NEXT_MONTH.sub(lambda match: _next_month(match, today), _NTH.sub(lambda match: _nth(match, today), text))
    text = _ORDINAL.sub(lambda match: f"de {ORDINALS.index(match[match.lastgroup or 0]) + 1}e", text)
    text = _HOUR_AND.sub(lambda match: f"{number_of(match['hour'])}:{_MINUTES[match['minutes']]}", _HALF.sub("half ", text))
    text = _OF_MONTH.sub(r"\g<day> ", text)
    return _IN_WORDS.sub(lambda match: str(number_of(match[0])), text)


def _month_of(match: re.Match[str], today: date) -> date:
    """The first day of the month that is named: this or the next one of that name."""
    if match["january"]:
        return date(today.year + (today.month > 1), 1, 1)
    if match["this"]:
        month = today.month + (match["this"] == "volgende")
    else:
        named = month_of(match["month"])
        if match["year"]:
            return date(int(match["year"]), named, 1)
        month = named + 12 * (named < today.month)
    return date(today.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _last_of(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _nth(match: re.Match[str], today: date) -> str:
    """That weekday of the month."""
    first, weekday = _month_of(match, today), WEEKDAYS.index(match["weekday"])
    if match["nth"] == LAST:
        last = _last_of(first)
        return (last - timedelta(days=(last.weekday() - weekday) % 7)).isoformat()
    weeks = ORDINALS.index(match["nth"])
    return (first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * weeks)).isoformat()


def _next_month(match: re.Match[str], today: date) -> str:
    """That day of the month to come."""
    said = match["day"] or match["of"]
    number = ORDINALS.index(said) + 1 if said in ORDINALS else int(re.sub(r"\D", "", said))
    first = _last_of(today.replace(day=1)) + timedelta(days=1)
    return first.replace(day=number).isoformat() if number <= _last_of(first).day else match[0]


def number_of(text: str) -> int:
    """The number that digits or a word (`CARDINALS`) name."""
    return int(text) if text.isdigit() else CARDINALS.index(text) + 1


def month_of(word: str) -> int:
    """The number of the month that a word names (`MONTHS`); 0 for none."""
    return next((number for number, shape in enumerate(MONTHS, 1) if re.match(shape, word)), 0)
