"""The grammar of single days that need no other day: 3 maart, 12/3, maart 12, holidays, gisteren, de 15e."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from classifiers.dates.digits import ADDRESS, NUMBERED_BEFORE, days_listed, days_up_to, numeric
from classifiers.dates.holidays import NAMED, PHRASES, STRETCHES, Maker
from classifiers.dates.month_days import day_of_month, days_of_present_month, number_up_to, numbered_in_the_month
from classifiers.dates.month_first import month_first
from classifiers.dates.named import WISHES, year_after
from classifiers.dates.short_years import short_year
from classifiers.dates.tokens import Piece, Tokens
from classifiers.dates.values import AHEAD, DAY, NUMBERED, PAST, SILENT, Value, add_months, contradiction, day_of, nearest
from classifiers.dates.words import MONTH_NAMES, PARTS_OF_DAY, RANGE, RELATIVE, WHICH, month_of, weekday_of
from classifiers.tense import clause, told_at_once
from classifiers.words import word_set

SHORT_WEEKDAYS = word_set("ma di wo woe do vr za")
LIST_FILLERS = word_set("op de den the voor van vanaf")
MOST_LISTED = 6  # days of a month
BEFORE_MONTH = frozenset([".", "-", "/", "van", "of"])
PARAGRAPH = "\n\n"
DASHES = frozenset("-–")
BOTH = {"zowel": "als"}  # "zowel op 3 als op 10 mei"
BETWEEN = RANGE | word_set(", en of & + / naar and or resp respectievelijk danwel à")
NO_MORGEN_BEFORE = word_set("guten goede goeden goeie goei s de die deze dezen elke iedere per één hele vroege een den smorgens")
LOOSE = word_set("kerst kerstmis pasen pinksteren sinterklaas carnaval halloween")  # as often talked about as meant as a day
BEFORE_LOOSE = word_set("met op tijdens rond rondom na voor vóór sinds tot vanaf tussen en tm afgelopen vorige komende deze")
WITH = word_set("verband maken rekening bezig blij houden moeite samen gelijk tegelijk")
CARED_FOR = re.compile(
    r" (?:niet (?:zo ?)?veel|niets|niks|weinig|veel|iets) (?:\w+ )?(?:heb|heeft|hebben|had|hadden)\b", re.IGNORECASE
)
USUAL = re.compile(
    r"\b(?:(?:inloop)?spreekuur|inloop|om de (?:twee |andere )?(?:dag|week|weken|maand)|"
    r"rooster|voortaan|altijd|(?<!nog )steeds|meestal|handigst|werkt|werk(?:en)? (?:\w+ )?op|werkdagen|"
    r"(?:is|valt) nu op|\w+groep op)\b",
    re.IGNORECASE,
)
DATED_BESIDE = re.compile(r",? \(?\d")
HOUR = re.compile(r"\s?(?:[:.]\d|uur|u\b|x\b|keer)")


def weekday_at(t: Tokens, at: int) -> int | None:
    """A weekday written out or misspelt, with or without a part of the day; no abbreviation."""
    word = t.word(at)
    if len(word) < 6 or t.kind(at) != "word" or word in ("werkdag", "vandaag", "middag", "feestdag", "rustdag", "verjaardag"):
        return None
    return weekday_of(word) if word[0] in "mdwvztsf" else None


def is_usual(t: Tokens, at: int) -> bool:
    """ "Uw spreekuur is op dinsdag": a habit, and no day."""
    first, last = clause(t.text, t.starts[at], t.ends[at])
    return bool(USUAL.search(t.text, first, last)) and not DATED_BESIDE.match(t.text, t.ends[at]) and t.lean(at, at + 1) != PAST


def short_weekday_at(t: Tokens, at: int) -> int | None:
    """ma, di, wo ... that can be nothing else after "afgelopen" or "vorige week"."""
    return weekday_of(t.word(at)) if t.word(at) in SHORT_WEEKDAYS else None


@dataclass(slots=True)
class Numbers:
    """The numbers before a month, with the weekday each had beside it and whether a range leads up to it."""

    places: list[int]
    weekdays: list[int | None]
    ranges: list[bool]


def _numbers(t: Tokens, at: int, weekday: int | None) -> tuple[Numbers, int]:
    found, place = Numbers([at], [weekday], [False]), at + 1
    overnight, between = t.word(at - 1) == "van", t.word(at - 1) == "tussen"  # "de nacht van 3 op 4 mei"
    both = BOTH.get(t.word(at - 1)) or BOTH.get(t.word(at - 2), "en")
    while len(found.places) < 9:
        end, ranged = place, between and place == at + 1
        if t.past(end, "tot", "en", "met") is not None:
            end, ranged = end + 3, True
        while t.word(end) in BETWEEN or t.word(end) == both or (overnight and t.word(end) == "op" and end == place):
            ranged = ranged or t.word(end) in RANGE
            end += 1
            if end > place + 3:
                break
        if end == place and not _listed_without(t, place):
            break
        end = t.skip(end, LIST_FILLERS, 2)
        named = weekday_of(t.word(end)) if t.kind(end) == "word" and t.number(end) is None else None
        end = t.skip(end + (named is not None), frozenset(("de", ".", "den")), 2)
        number = t.number(end)
        if number is None or number > 31 or t.kind(end) != t.kind(at) or PARAGRAPH in t.gap(place, end):
            break
        found.places.append(end)
        found.weekdays.append(named)
        found.ranges.append(ranged)
        place = end + 1
    return found, place


def _listed_without(t: Tokens, at: int) -> bool:
    """ "7 9 14 en 16 oktober": whether rising numbers follow each other up to a month."""
    last, end = t.number(at - 1) or 0, at
    while end < at + MOST_LISTED and t.kind(end) == "number" and last < (t.number(end) or 0) <= 31:
        last, end = t.number(end) or 0, end + 1
    return end > at and t.word(end) == "en" and t.kind(end + 1) == "number" and t.word(end + 2) in MONTH_NAMES


def written(t: Tokens, at: int, weekday: int | None = None) -> list[Piece] | None:
    """[3, 10 en] 17 maart [2026], [3 t/m] 10 maart."""
    number = t.number(at)
    if number is None or number > 31 or t.word(at) in ("een", "n", "a", "an") or _inside_number(t, at):
        return None
    follows_month = t.number(at - 2) and t.word(at - 1) in MONTH_NAMES and t.word(at + 1) not in MONTH_NAMES
    street = t.text[t.starts[at - 1]].isupper() and ADDRESS.search(t.word(at - 1)) if at else None
    if street and t.word(at + 1) == ",":
        return None  # "Julianaweg 1, 2 juli"
    if follows_month or (t.word(at + 1) in (".", ",") and t.word(at - 1) in NUMBERED_BEFORE):
        return None  # "10 aug 4, 12 aug 3", "kamer 3. Mei komt ook"
    numbers, end = _numbers(t, at, weekday)
    between = len(numbers.places) == 2 and numbers.ranges[1]
    if between:
        whole = days_of_present_month(t, number, t.number(numbers.places[1]) or 0, end)
        if whole:
            return [Piece(whole[0], at, whole[1], "span")]
    month_at = t.skip(end, BEFORE_MONTH | {"in"} if between else BEFORE_MONTH, 2)
    month_at = t.past(month_at, "de", "maand") or t.past(month_at, "maand") or month_at
    if month_at < len(t.words) and PARAGRAPH in t.gap(end, month_at):
        return None
    word = t.word(month_at)
    month = month_of(word) if t.kind(month_at) == "word" and 3 <= len(word) <= 10 else None
    if month is None:
        alone = numbered_in_the_month(t, at, number)
        return [alone] if alone else None
    if t.word(month_at + 1) == "-" and t.glued(month_at + 2) and t.word(month_at + 2).isalpha():
        return None
    end = month_at + 1
    dotted = end + (t.word(end) in (".", "-", "/") and t.kind(end + 1) in ("number", "mark"))
    year = year_after(t, dotted) or short_year(t, end, month, t.number(numbers.places[-1]) or 0, numbers.weekdays[-1])
    return _resolved(t, numbers, month, year[0] if year else None, year[1] if year else end)


def _inside_number(t: Tokens, at: int) -> bool:
    if not t.glued(at):
        return t.word(at - 1) == "€"
    before = t.word(at - 1)
    dated = t.word(at - 2) in MONTH_NAMES or ((t.cardinal(at - 2) or 0) >= 1900 and t.word(at - 3) in MONTH_NAMES)
    if before in ("/", "-", "–") and dated:
        return False  # "31 dec/1 jan", "3 mei 2025-4 juni 2026"
    return before in ("€", "+", "/") or (t.kind(at - 1) != "mark") or (before in (",", ".", "-", ":") and t.glued(at - 1))


def _resolved(t: Tokens, numbers: Numbers, month: int, year: int | None, end: int) -> list[Piece] | None:
    start, places = numbers.places[0], numbers.places
    final = t.number(places[-1]) or 0
    if year:
        last = day_of(year, month, final)
    else:
        lean = t.year_lean(start, end)
        beside = [named for named in (numbers.weekdays[-1], _weekday_after(t, end)) if named is not None]
        last = nearest(lambda tried: day_of(tried, month, final), t.today, lean, beside[0] if beside else None, silent=NUMBERED)
    if last is None:
        return None
    pieces: list[Piece] = []
    for index, place in enumerate(places):
        day = _day_of_list(t, numbers, index, last)
        if day is None:
            continue
        note = contradiction(numbers.weekdays[index], day)
        joins = numbers.ranges[index]
        if joins and pieces and isinstance(pieces[-1].value, date) and pieces[-1].value < day:
            before = pieces.pop()
            pieces.append(Piece((before.value, day), before.start, place + 1, "span", year is None, note=before.note or note))  # type: ignore[arg-type]
        elif joins and len(places) == 2 and t.word(place - 1) in DASHES:
            return None
        else:
            pieces.append(Piece(day, place, place + 1, yearless=year is None, note=note))
    further = number_up_to(t, start, end) if len(pieces) == 1 and len(places) == 1 else None
    until = day_of(last.year, month, further[0]) if further else None
    if further and until and until > last:
        return [replace(pieces[0], value=(last, until), end=further[1], kind="span")]
    return [*pieces[:-1], pieces[-1].over(pieces[-1].start, end)] if pieces else None


def _day_of_list(t: Tokens, numbers: Numbers, index: int, last: date) -> date | None:
    """The day of one of the numbers before the month of `last`; the 28 of "van 28 tot 3 maart" is of the month before it."""
    number, following = t.number(numbers.places[index]) or 0, index + 1
    if following == len(numbers.places) or not numbers.ranges[following]:
        return day_of(last.year, last.month, number)
    end = numbers.places[following]
    falls = number > (t.number(end) or 0) and (t.word(end - 1) not in DASHES or t.word(numbers.places[0] - 1) == "van")
    month = add_months(last.replace(day=1), -1 if falls else 0)
    return day_of(month.year, month.month, number)


def _weekday_after(t: Tokens, at: int) -> int | None:
    return weekday_at(t, t.skip(at, frozenset([",", "(", "een", "op", "was"]), 2))


def calendar(t: Tokens, at: int, weekday: int | None = None) -> list[Piece] | None:
    """Any date by its number."""
    if t.kind(at) in ("iso", "dmy", "compact", "dm"):
        return numeric(t, at, weekday)
    return (
        written(t, at, weekday)
        or days_up_to(t, at)
        or days_listed(t, at)
        or month_first(t, at, weekday)
        or day_of_month(t, at, weekday)
    )


def _meant_as_day(t: Tokens, at: int, end: int) -> bool:
    at -= t.word(at - 1) == "de"
    ranged = t.word(at - 1) == "van" and t.word(end) in RANGE
    return ranged or (t.word(at - 1) in BEFORE_LOOSE and t.word(at - 2) != "ergens")


def holiday(t: Tokens, at: int) -> list[Piece] | None:
    """Koningsdag 2025, tweede kerstdag, carnaval; not "fijne kerstdagen"."""
    shift = WHICH.get(t.word(at)) if t.word(at + 1) in PHRASES else None
    begin = at + (shift is not None)
    for words, name in PHRASES.get(t.word(begin), ()):
        end = t.past(begin, *words)
        if end is None:
            continue
        if t.word(at - 1 - (t.word(at - 1) in WHICH)) in WISHES or (t.word(end) == "-" and t.glued(end)):
            return None
        year = year_after(t, end)
        loose = name in LOOSE and not year and shift is None and len(t.words) > 4
        if loose and not _meant_as_day(t, at, end):
            return None
        maker, more = STRETCHES.get(name, (None, 0)) if name in STRETCHES else (NAMED[name], 0)
        if maker is None:
            return None
        lean = t.lean(at, end)
        first = maker(year[0]) if year else _beyond(maker, t.today, shift or 0) or nearest(maker, t.today, lean)
        if first is None:
            return None
        if not year and not shift and first > t.today and told_at_once(t.text, t.ends[end - 1]):
            first = maker(first.year - 1)
        told = loose and lean != SILENT and _in_its_days(t, at, end)
        value: Value = (first, first + timedelta(days=more)) if more else first
        return [Piece(value, at, year[1] if year else end, "holiday", yearless=not year, weak=loose and not told)]
    return None


def _beyond(maker: Maker, today: date, shift: int) -> date | None:
    """The last such day before today ("afgelopen Kerst"), or the next one; None where neither is said."""
    days = [maker(today.year + years) for years in (-1, 0, 1)]
    if shift < 0:
        return max(day for day in days if day < today)
    return min(day for day in days if day > today) if shift > 0 else None


def holiday_of(t: Tokens, at: int, year: int) -> Value | None:
    """The day or days of a year that have the name which begins here."""
    name = next((name for words, name in PHRASES.get(t.word(at), ()) if t.past(at, *words)), None)
    if name in STRETCHES:
        maker, more = STRETCHES[name]
        return maker(year), maker(year) + timedelta(days=more)
    return NAMED[name](year) if name in NAMED else None


def _in_its_days(t: Tokens, at: int, end: int) -> bool:
    """ "Met Kerst [kreeg ik niets]"; not "in verband met Kerst", "dat zij met carnaval niet veel heeft"."""
    at -= 1 + (t.word(at - 1) == "de")
    if t.word(at) == "tijdens":
        return True
    if t.word(at) in ("voor", "vóór"):
        return t.word(at - 1) in BEFORE_TERM and t.lean(at, end) >= AHEAD  # not "een cadeau voor Sinterklaas"
    return (
        t.word(at) == "met" and t.word(at - 1) not in WITH and not CARED_FOR.match(t.text, t.ends[end - 1], t.ends[end - 1] + 40)
    )


SENTENCE_ENDS = frozenset(("", ".", "!", "?"))
BEFORE_TERM = word_set("nog liefst graag uiterlijk")
TODAY_BEHIND = SENTENCE_ENDS | {"van", "per"}  # "ons gesprek van heden"


BEFORE_NOW = word_set("van vanaf tussen")


def _leads_on(t: Tokens, at: int) -> bool:
    """Whether "van nu tot", "tussen nu en" goes on so."""
    return t.word(at) in RANGE or (t.word(at) == "en" and t.word(at - 2) == "tussen")


def relative(t: Tokens, at: int) -> list[Piece] | None:
    """gisteravond, vandaag, overmorgen; "morgen" only where it is no greeting."""
    word, end = t.word(at), at + 1
    if word == "nu":
        return [Piece(t.today, at, end, "relative", weak=True)] if t.word(at - 1) in BEFORE_NOW and _leads_on(t, end) else None
    if word == "heden":
        return [Piece(t.today, at, end, "relative")] if t.word(at - 1) in TODAY_BEHIND else None  # not "tot op heden"
    for part in PARTS_OF_DAY:
        if word.endswith(part) and word != part and word not in RELATIVE:
            word = word.removesuffix(part)
    shift = RELATIVE.get(word, RELATIVE.get(f"{word}en", RELATIVE.get(word.removesuffix("vroeg"))))
    if shift is None or t.kind(at) != "word" or t.word(at - 1) == "bis":
        return None
    split = t.word(end) in PARTS_OF_DAY or t.word(end) == "vroeg"
    if word == "morgen" and not _tomorrow(t, at, part=split or t.word(at) != "morgen"):
        return [Piece(t.today, at, end, "relative")] if t.word(at - 1) in ("deze", "dezen") else None
    if word == "vandaag" and (t.past(at + 1, "de", "dag") or (t.word(at - 1) == "van" and t.word(at - 2) == "dag")):
        return None
    if t.hour < 5 and (t.word(at) == "vanavond" or (t.word(at).startswith("morgen") and t.evening >= 0)):
        shift -= _not_slept(t, at)
    return [Piece(t.today + shift * DAY, at, end + (split and word != t.word(end)), "relative")]


def _not_slept(t: Tokens, at: int) -> bool:
    """Whether who writes by night means the evening before by "vanavond", and by "morgen" the day that has begun."""
    evening = at if t.word(at) == "vanavond" else t.evening
    return t.lean(evening, evening + 1) < AHEAD


def _tomorrow(t: Tokens, at: int, *, part: bool) -> bool:
    if t.word(at - 1) in NO_MORGEN_BEFORE:
        return False
    line_start = at == 0 or "\n" in t.text[t.ends[at - 1] : t.starts[at]]
    after = t.word(at + 1)
    called = after.isalpha() and t.text[t.starts[at + 1]].isupper() and t.word(at + 2) in (",", "!")
    last_on_line = called or after in ("", ",", "!", ".") or "\n" in t.text[t.ends[at] : t.starts[at + 1]]
    return part or not (line_start and last_on_line and len(t.words) != 1)
