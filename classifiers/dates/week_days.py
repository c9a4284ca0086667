"""The grammar of days by the week they stand in: "dinsdag [van] vorige week", "volgende week van maandag tot vrijdag"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from classifiers.dates.counts import BACK, duration
from classifiers.dates.days import calendar, short_weekday_at, weekday_at
from classifiers.dates.named import ARTICLES, OF
from classifiers.dates.periods import period
from classifiers.dates.tokens import Piece, Tokens
from classifiers.dates.values import DAY, first_of, shifted, week_span
from classifiers.dates.words import RANGE, WHICH
from classifiers.words import word_set

WEEKDAY_GLUE = word_set(", . ( de den der dem the op dd")
LOOSE_SHORT = word_set("vrij zon zo do ma don din mon")  # words of their own: a date beside them must agree
JOINTS = RANGE | word_set("en of ,")
MOST_LISTED = 7
FRIDAY = 4
OP, COMMA = frozenset(("op",)), frozenset(",(")
WeekAt = Callable[[int], Piece | None]  # "week van 5 mei" that begins at a token
NamedAt = Callable[[Tokens, int], int | None]


def dated(t: Tokens, at: int, weekday: int) -> list[Piece] | None:
    """A weekday with its date behind it."""
    place = t.skip(at + 1, WEEKDAY_GLUE, 3)
    pieces = calendar(t, place, weekday) if place < len(t.words) else None
    if not pieces or (t.word(at) in LOOSE_SHORT and pieces[0].note):
        return None
    return [pieces[0].over(at, pieces[0].end), *pieces[1:]]


def dated_list(t: Tokens, at: int, weekday: int) -> list[Piece] | None:
    """ "Maandag en dinsdag 12 en 13 oktober": as many weekdays as days, which agree."""
    end = _list_end(t, at)
    if end == at + 1 or t.kind(end) != "number":
        return None
    named = [weekday, *(found for place in range(at + 1, end) if (found := weekday_at(t, place)) is not None)]
    pieces = calendar(t, end) or []
    agree = [first_of(piece.value).weekday() for piece in pieces] == named
    return [pieces[0].over(at, pieces[0].end), *pieces[1:]] if agree else None


def weekday_of_week(t: Tokens, at: int, weekday: int, week_at: WeekAt) -> list[Piece] | None:
    """ "dinsdag [en donderdag van] vorige week", "dinsdag in week 12", "dinsdag twee weken geleden"."""
    listed = _list_end(t, at)
    if t.word(listed) == "(":
        inner = _week(t, listed + 1, week_at)
        day = _of_week(inner, weekday) if inner and t.word(inner.end) == ")" else None
        return [Piece(day, at, inner.end + 1)] if day and inner and listed == at + 1 else None
    inner = _week(t, t.skip(listed, OF, 1), week_at)
    day = _of_week(inner, weekday) if inner else None
    if day and inner:
        if _over_a_weekend(t, at, weekday):
            day -= 7 * DAY
        return [Piece(day, at, inner.end if listed == at + 1 else at + 1)]
    found = duration(t, t.skip(at + 1, OF, 1))
    if found and t.word(found[2]) in BACK and found[1] == "week":
        back = shifted(t.today, -found[0], found[1])
        return [Piece(week_span(back)[0] + weekday * DAY, at, found[2] + 1)] if back else None
    return None


def _list_end(t: Tokens, at: int) -> int:
    """The end of the weekdays that this one is listed with: "maandag, dinsdag en donderdag", "maandag tot en met vrijdag"."""
    end, joint = at + 1, ""
    for _ in range(MOST_LISTED):
        place = _past_joint(t, end)
        if place == end or weekday_at(t, place) is None:
            break
        end, joint = place + 1, t.word(place - 1)
    return at + 1 if joint == "," else end


def _over_a_weekend(t: Tokens, at: int, weekday: int) -> bool:
    """Whether a range begins here that ends in the week after: "vrijdag tot maandag"."""
    last = weekday_at(t, _past_joint(t, at + 1)) if t.word(at + 1) in RANGE else None
    return last is not None and last < weekday


def _past_joint(t: Tokens, at: int) -> int:
    if t.word(at) not in JOINTS:
        return at
    return t.past(at, "tot", "en", "met") or at + 1


def _week(t: Tokens, at: int, week_at: WeekAt) -> Piece | None:
    """The week or weekend that is named at a token."""
    word = t.word(at)
    if word in WHICH or word in ("week", "wk"):
        found = week_at(at) or period(t, at)
        past_week = found and found.kind == "stretch" and t.words[at : found.end] == ["afgelopen", "week"]
        return found if found and (found.kind == "week" or past_week or found.kind == "span") else None
    if word in ARTICLES:
        return _week(t, at + 1, week_at) if t.word(at + 1) in WHICH else week_at(at + 1)
    return None


def _of_week(week: Piece, weekday: int) -> date | None:
    """That day of a week or weekend (of which Friday is one); None of what is neither."""
    if isinstance(week.value, date):
        return None
    first, last = week.value
    if _is_weekend(week):
        return first + (weekday - first.weekday()) * DAY if weekday >= FRIDAY else None
    if week.kind == "span" and (first.weekday() or (last - first).days != 6):
        return None
    return week_span(first)[0] + weekday * DAY


def _is_weekend(found: Piece) -> bool:
    """Saturday and Sunday."""
    return isinstance(found.value, tuple) and found.value[1] - found.value[0] == DAY and found.value[0].weekday() == FRIDAY + 1


def days_of_week(t: Tokens, found: Piece) -> list[Piece]:
    """ "vorige week [op] donderdag [en vrijdag]", "vorige week van maandag tot woensdag", "komend weekend zaterdag"."""
    if isinstance(found.value, date):
        return [found]
    first, last = found.value
    if not _is_weekend(found) and (found.kind != "week" or last - first >= 7 * DAY):
        return [found]
    monday = week_span(first)[0]
    place = t.skip(found.end, OP if found.yearless else COMMA | OP, 2)
    ranged = t.word(place) in ("van", "vanaf") and t.word(place + 2) in RANGE
    place += ranged
    named = weekday_at(t, place)
    written_out = (found.yearless and not ranged) or t.word(place - 1) == ","
    weekday = named if named is not None or written_out else short_weekday_at(t, place)
    if weekday is None or (_is_weekend(found) and weekday < FRIDAY):
        return [found]
    pieces = dated(t, place, weekday) or []
    if len(pieces) == 1 and pieces[0].value == monday + weekday * DAY:
        return [pieces[0].over(found.start, pieces[0].end)]
    head = Piece(monday + weekday * DAY, found.start, place + 1 + (t.word(place - 1) == "(" and t.word(place + 1) == ")"))
    return [head, *_others(t, head, monday, weekday_at if named is not None else short_weekday_at)]


def _others(t: Tokens, head: Piece, monday: date, named_at: NamedAt) -> list[Piece]:
    """The further days of that week: "en vrijdag", "tot woensdag"; "tot maandag" may be in the week after."""
    found: list[Piece] = []
    at, before = head.end, first_of(head.value)
    for _ in range(MOST_LISTED):
        place = _past_joint(t, at)
        weekday = named_at(t, place) if place > at else None
        if weekday is None:
            break
        day = monday + weekday * DAY
        if t.word(at) in RANGE and day <= before:
            day += 7 * DAY
        found.append(Piece(day, place, place + 1))
        at, before = place + 1, day
    return found
