"""The grammar of days counted from another: "twee weken geleden", "over een maand en drie dagen", "drie dagen na 5 mei"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from classifiers.dates.counts import ABOUT, BACK, BEFORE_AFTER, ON, Length, beyond_what, duration, is_promised, later, lengthened
from classifiers.dates.days import calendar, weekday_at
from classifiers.dates.tokens import Piece, Tokens
from classifiers.dates.values import AHEAD, DAY, NAMES, day_of, first_of, next_weekday, previous_weekday, shifted, week_span
from classifiers.dates.words import GERMAN_UNITS, UNITS, WHICH
from classifiers.words import word_set

EARLIER = word_set("eerder ervoor daarvoor tevoren")
RECKONED = word_set("gerekend geteld te rekenen , ( ingaand ingaande")
NOW = word_set("nu vandaag heden")
ANY_DAY, ASIDE, SINGLE = word_set("vandaag gisteren"), word_set("vorige vorig volgende volgend"), word_set("week maand jaar")
WITHIN = word_set("binnen na in")
ROUGHLY = ABOUT | {"n", "een", "de"}
IT_WAS, THAT = word_set("was is"), word_set("dat sinds")
BETWEEN = word_set("à a of tot - –")
AGO = BACK - {"terug"}  # "ik ga over twee maanden en drie weken terug"
WAITED = word_set("al nu inmiddels")
WEEK = timedelta(weeks=1)
Read = list[Piece] | None
DayAt = Callable[[int], Piece | None]  # the one day that begins at a token


def counted(t: Tokens, at: int, day_at: DayAt) -> Read:
    """twee weken geleden [op dinsdag], over twee weken, drie dagen na 5 mei, een week later, over drie zaterdagen."""
    over = t.word(at) == "over"
    begin = t.skip(at + 1, ABOUT, 3) if over else at
    begin += over and t.word(begin) == "n" and t.cardinal(begin + 1) is not None
    if t.glued(at) and (t.kind(at - 1) == "number" or t.word(at - 1) in (",", ".")):
        return None
    found = duration(t, begin)
    if found is None:
        return _weekdays_on(t, at, begin, day_at)
    if not over and _one_of_two(t, at):
        return None
    length = lengthened(t, found)
    counting = _ahead if over else _counting
    together = length and t.word(at - 1) not in WAITED and counting(t, at, length, day_at)
    return together or counting(t, at, Length(((found[0], found[1]),), found[2]), day_at)


def _one_of_two(t: Tokens, at: int) -> bool:
    """ "Twee à drie weken geleden", "twee, drie weken geleden": of two numbers the second, and so no day."""
    low, high, joint = t.cardinal(at - 2) or 0, t.cardinal(at) or 0, t.word(at - 1)
    return 0 < low < high and (joint in BETWEEN or (joint == "," and high == low + 1))


def _ahead(t: Tokens, at: int, length: Length, day_at: DayAt) -> Read:
    """ "Over twee weken [vanaf morgen]"; not "we hadden het over twee weken"."""
    spoken = t.word(at - 1) == "het" and t.word(at - 2) in ("had", "hadden", "heb", "hebben", "heeft", "ging", "gaat")
    lasted = t.word(length.end) in ("heen", "lang", "gedaan", "oud")
    vague = t.word(length.end - 2) == "of" and length.parts[0][1] == "jaar"  # "over een jaar of dertig" is no day
    if spoken or lasted or vague or (len(length.parts) > 1 and t.word(length.end) in AGO):
        return None
    return _from(t, at, length, day_at) or _away(t, length, 1, at, length.end)


def _from(t: Tokens, at: int, length: Length, day_at: DayAt) -> Read:
    """ "[Over] drie dagen vanaf morgen", "een week, gerekend vanaf gisteren"."""
    place = t.skip(length.end, RECKONED, 4)
    if t.word(place) != "vanaf":
        return None
    if t.word(place + 1) in NOW:
        return _away(t, length, 1, at, place + 2)
    anchor = day_at(place + 1)
    if anchor is None or (anchor.kind != "relative" and place == length.end):
        return None
    day = length.on(first_of(anchor.value), 1)
    return [Piece(day, at, anchor.end)] if day else None


def _counting(t: Tokens, at: int, length: Length, day_at: DayAt) -> Read:
    word, end, single = t.word(length.end), length.end, len(length.parts) == 1
    count, unit = length.parts[0]
    term = word == "terug" and _within(t, at)  # "zou binnen drie dagen terug zijn"
    if found := _from(t, at, length, day_at):
        return found
    if word in BACK and not term:
        return _years_ago(t, count, at, end + 1) if single and unit == "jaar" else _away(t, length, -1, at, end + 1)
    if t.word(at - 1) == "vor" and t.word(end - 1) in GERMAN_UNITS:
        return _away(t, length, -1, at, end)  # "vor zwei Wochen"
    if word in BEFORE_AFTER:
        anchor, noun = day_at(end + 1), ""
        if anchor is None:
            anchor, end, noun = beyond_what(t, end + 1, day_at)
        if noun and single and unit in ("dag", "week"):
            return [later(t, at, end, BEFORE_AFTER[word] * count, unit, f"of {noun}")]
        day = length.on(first_of(anchor.value), BEFORE_AFTER[word]) if anchor else None
        return [Piece(day, at, anchor.end, yearless=anchor.yearless)] if day and anchor else None
    it_is = t.word(at - 1) == "het" and (unit != "week" or word in EARLIER or t.word(at - 2) in IT_WAS | WAITED)
    since = t.word(at - 1) in ("inmiddels", "nu") or t.word(at - 2) in ("inmiddels", "nu") or it_is
    if single and t.word(at - 1) == "binnen" and unit != "jaar" and is_promised(t, at):
        return [later(t, at, end, count, unit, until="today")]
    if single and (word in ON or word in EARLIER) and unit in ("dag", "week", "werkdag") and not since:
        return [later(t, at, end + 1, -count if word in EARLIER else count, unit)]
    return None


def _within(t: Tokens, at: int) -> bool:
    """Whether "binnen [ongeveer]" or "na" stands before a number: what comes "terug" then is not said to be past."""
    back = next((back for back in (1, 2, 3) if t.word(at - back) not in ROUGHLY), 4)
    return t.word(at - back) in WITHIN


def _weekdays_on(t: Tokens, at: int, begin: int, day_at: DayAt) -> Read:
    """ "Over drie zaterdagen", "twee maandagen geleden", "twee zondagen voor Pasen"."""
    count, name = t.cardinal(begin), t.word(begin + 1).removesuffix("en")
    if not count or name not in NAMES or not t.word(begin + 1).endswith("en"):
        return None
    weekday, end, over = NAMES.index(name), begin + 2, t.word(at) == "over"
    side = BEFORE_AFTER.get(t.word(end), 0)
    if anchor := day_at(end + 1) if side else None:
        near = (next_weekday if side > 0 else previous_weekday)(weekday, first_of(anchor.value))
        return [Piece(near + side * (count - 1) * WEEK, at, anchor.end, yearless=anchor.yearless)]
    from_now = t.word(end) == "vanaf" and t.word(end + 1) in NOW
    if over or from_now:
        day = shifted(next_weekday(weekday, t.today), count - 1, "week")
    else:
        day = shifted(previous_weekday(weekday, t.today), 1 - count, "week") if t.word(end) in BACK else None
    return [Piece(day, at, end + (2 if from_now else not over), "relative")] if day else None


def _away(t: Tokens, length: Length, side: int, at: int, end: int) -> Read:
    day = length.on(t.today, side)
    if day is None:
        return None
    named = t.skip(end, frozenset(("op",)), 1)
    weekday = weekday_at(t, named) if length.parts[-1][1] == "week" else None
    if weekday is not None and weekday_at(t, named + 1) is None and t.number(named + 1) is None:
        return [Piece(week_span(day)[0] + weekday * DAY, at, named + 1)]
    return [Piece(day, at, end, "relative")]


def _years_ago(t: Tokens, count: float, at: int, end: int) -> Read:
    """ "twee jaar geleden [, op 20 oktober]": the day of that year; "precies een jaar geleden" is a day too."""
    place = t.skip(end, frozenset((",", "op")), 2)
    dated = calendar(t, place) if place > end and count == int(count) else None
    if dated and len(dated) == 1 and dated[0].yearless and isinstance(dated[0].value, date):
        day = day_of(t.today.year - int(count), dated[0].value.month, dated[0].value.day)
        return [Piece(day, place, dated[0].end)] if day else None
    return _away(t, Length(((count, "jaar"),), end), -1, at - (t.word(at - 1) == "precies"), end)


def moved_on(t: Tokens, pieces: list[Piece]) -> list[Piece]:
    """ "morgen over twee weken": a day moved by what follows it."""
    last = pieces[-1]
    if ago := _so_long_ago(t, last):
        return [*pieces[:-1], ago]
    if t.word(last.end) in ASIDE and (aside := _aside(t, last)):
        return [*pieces[:-1], aside]
    back = t.word(last.end) in ("voor", "veur") and last.kind == "weekday" and t.lean(last.start, last.end) < AHEAD
    if (t.word(last.end) != "over" and not back) or last.kind not in ("relative", "weekday") or not isinstance(last.value, date):
        return pieces
    found = duration(t, last.end + 1)
    if found is None or (found[1] == "dag" and last.kind == "weekday" and found[0] % 7):
        return pieces
    start = last.value
    if back:
        found = (-found[0], *found[1:])  # "dinsdag voor een week stond ik daar"
    elif last.kind == "weekday" and start.weekday() != t.today.weekday():
        start = next_weekday(start.weekday(), t.today)
    elif last.kind == "weekday":
        start = t.today  # said on a Thursday, "donderdag over een week" is the next
    day = shifted(start, found[0], found[1])
    return [*pieces[:-1], Piece(day, last.start, found[2], "relative")] if day else pieces


def _so_long_ago(t: Tokens, piece: Piece) -> Piece | None:
    """ "Vandaag een jaar geleden", "afgelopen maandag [was het] twee weken geleden"."""
    if piece.kind not in ("relative", "weekday") or not isinstance(piece.value, date):
        return None
    if piece.kind == "weekday" and (piece.value > t.today or t.word(piece.start) not in WHICH):
        return None
    asked = 2 if t.word(piece.end) in IT_WAS and t.word(piece.end + 1) == "het" else 0
    ago = duration(t, piece.end + asked)
    if ago is None or t.word(ago[2]) not in BACK or (asked and t.word(ago[2] + 1) not in THAT):
        return None
    day = shifted(piece.value, -ago[0], ago[1])
    return Piece(day, piece.start, ago[2] + 1, "relative") if day else None


def _aside(t: Tokens, piece: Piece) -> Piece | None:
    """ "Vandaag vorig jaar", "gisteren volgende week"."""
    end, day = piece.end, piece.value
    if t.words[piece.start] not in ANY_DAY or t.word(end + 1) not in SINGLE or not isinstance(day, date):
        return None
    moved = shifted(day, WHICH[t.word(end)], UNITS[t.word(end + 1)])
    return Piece(moved, piece.start, end + 2, "relative") if moved else None
