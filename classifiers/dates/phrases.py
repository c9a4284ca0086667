"""The grammar that makes days of days: weekdays with what stands beside them, "drie dagen na 5 mei", "de week van 9 maart"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from classifiers.dates.counted import EARLIER, counted, moved_on
from classifiers.dates.counts import BEFORE_AFTER, ON, beyond_what, later
from classifiers.dates.days import calendar, holiday, is_usual, relative, short_weekday_at, weekday_at
from classifiers.dates.habits import IDEAL, in_such_parts, is_every_other, is_some, list_head, on_several, on_such_days
from classifiers.dates.holidays import PHRASES
from classifiers.dates.month_days import in_the_month, in_the_week, nth_of_this_month, numbered_weekday
from classifiers.dates.named import ARTICLES, HABIT, OF, listed_weeks
from classifiers.dates.parts import numbered_in
from classifiers.dates.periods import period, period_beyond
from classifiers.dates.tokens import Piece, Tokens
from classifiers.dates.values import (
    AHEAD,
    DAY,
    PAST,
    SILENT,
    first_of,
    last_of,
    next_weekday,
    nth_weekday,
    previous_weekday,
    shifted,
    week_span,
    weekend_beside,
    weekend_span,
)
from classifiers.dates.week_days import LOOSE_SHORT, WEEKDAY_GLUE, dated, dated_list, days_of_week, weekday_of_week
from classifiers.dates.words import (
    CARDINALS,
    DAY_ENDINGS,
    HALVES,
    MONTHS,
    ORDINALS,
    OTHER_MONTHS,
    OTHER_WEEKDAYS,
    PARTS_OF_DAY,
    RELATIVE,
    SEASONS,
    THIRDS,
    UNITS,
    WHICH,
    weekday_of,
    year_in_words,
)
from classifiers.words import word_set

DEEPEST = 3  # phrases within phrases; the rest of a longer chain is read by itself
LAST = word_set("afgelopen vorige voorbije")
OWNERS = word_set("de het mijn zijn haar ons onze hun uw jullie die dat")
MOMENTS = word_set("dag day avond ochtend middag nacht vooravond daags")
SUCH = word_set("altijd altijt alleen steeds meestal vaak gewoonlijk")  # "altijd op woensdag"
DAYLIKE = re.compile(r"(?!van|mid|werk|mooi|dag)[mdwvztsf][a-z]{2,}(?:day|dag|dach|agd|adg|sag|ndg)")
NO_DAY_AFTER = word_set("m een geen mijn haar zijn")  # "M.vr.gr.", "een wo. opleiding"
DAY_BEFORE = word_set("op vanaf sinds tot tm voor na was had aankomende")
NAMED_SO = word_set("mevrouw mw mevr meneer mijnheer dhr heer juffrouw heet")  # "mevrouw Vrijdag"
Read = list[Piece] | None

STARTERS = (
    frozenset([*MONTHS, *OTHER_MONTHS, *CARDINALS, *HALVES, *ORDINALS, *WHICH, *THIRDS, *SEASONS, *PHRASES])
    | frozenset([*RELATIVE, *OTHER_WEEKDAYS, *MOMENTS])
    | word_set(
        "over nu heden gister eergister anderendaags driekwart "
        "half halve anderhalf anderhalve q h kwartaal jaren jaar maand week weken wk weeknummer weeknr weekend weekeinde rest van"
    )
)


@lru_cache(maxsize=4096)
def _may_begin(word: str) -> bool:
    """Whether a date can begin with the word: most words of a mail cannot, and need no grammar."""
    if word in STARTERS or word.endswith((*DAY_ENDINGS, "vroeg")):
        return True
    return bool(DAYLIKE.fullmatch(word)) or year_in_words(word) is not None


def read(t: Tokens, at: int, depth: int = 0) -> Read:
    """What days or periods are written from this token on, if any."""
    kind = t.kinds[at]
    if kind == "mark" or kind == "digits" or (kind == "word" and not _may_begin(t.words[at])):
        return None
    if t.words[at] == "nu":
        return relative(t, at)
    pieces = _day(t, at, depth)
    if pieces:
        return moved_on(t, pieces) if depth < DEEPEST else pieces
    found = _of(t, at, depth) or period(t, at)
    if found is None:
        return None
    pieces = _weekday_in(t, found)
    return listed_weeks(t, found) if pieces == [found] and found.kind == "week" and found.yearless else pieces


def _day(t: Tokens, at: int, depth: int) -> Read:
    word, kind = t.words[at], t.kinds[at]
    if kind != "word":
        return calendar(t, at) or _counted(t, at, depth) or _nth(t, at, depth) or (holiday(t, at) if kind == "number" else None)
    if word in PHRASES and (found := holiday(t, at)):
        return found
    if word in OTHER_WEEKDAYS or word.endswith(DAY_ENDINGS) or DAYLIKE.fullmatch(word):
        found = _weekday(t, at, depth)
        if found:
            return found
    return (
        relative(t, at)
        or _counted(t, at, depth)
        or _nth(t, at, depth)
        or _which_weekday(t, at)
        or calendar(t, at)
        or _beside(t, at, depth)
    )


def day_at(t: Tokens, at: int, depth: int) -> Piece | None:
    """The one day that begins here, after an article, for use inside a phrase."""
    at = t.skip(at, ARTICLES, 1)
    if depth >= DEEPEST or at >= len(t.words):
        return None
    pieces = read(t, at, depth + 1)
    return pieces[0] if pieces and len(pieces) == 1 and isinstance(pieces[0].value, date) else None


def _counted(t: Tokens, at: int, depth: int) -> Read:
    return counted(t, at, lambda place: day_at(t, place, depth))


def _nth(t: Tokens, at: int, depth: int) -> Read:
    """ "tweede maandag van mei", "laatste dag van februari", "eerste zaterdag na 1 mei"."""
    number = t.ordinal(at)
    if number is None or (number > 5 and t.word(at + 1) != "dag"):
        return None
    weekday, link = weekday_at(t, at + 1), t.word(at + 2)
    if t.word(at - 1) in HABIT or (weekday is None and t.word(at + 1) not in ("dag", "werkdag")):
        return None
    if link in BEFORE_AFTER and weekday is not None:
        anchor = day_at(t, at + 3, depth)
        return [_counted_from(anchor, weekday, BEFORE_AFTER[link] * number, at)] if anchor else None
    linked = link in OF or (link in WHICH and t.word(at + 3) in ("maand", "jaar", "week"))  # "de eerste vrijdag volgende maand"
    inner = period(t, at + 2 + (link in OF), inside=1) if linked else None
    if inner is None and weekday is not None:
        alone = nth_of_this_month(t, at, number, weekday)
        return [alone] if alone else None
    if inner is None or isinstance(inner.value, date) or inner.kind not in ("month", "year", "span", "week"):
        return None
    first, last = inner.value
    day: date | None
    if weekday is not None:
        day = nth_weekday(inner.value, weekday, number)
    elif t.word(at + 1) == "werkdag":
        day = shifted(first - DAY if number > 0 else last + DAY, number, "werkdag")
    else:
        day = first + (number - 1) * DAY if number > 0 else last + (number + 1) * DAY
    return [Piece(day, at, inner.end, yearless=inner.yearless)] if day else None


def _counted_from(anchor: Piece, weekday: int, number: int, at: int) -> Piece:
    start = first_of(anchor.value)
    near = next_weekday(weekday, start) if number > 0 else previous_weekday(weekday, start)
    return Piece(near + timedelta(weeks=number - 1 if number > 0 else number + 1), at, anchor.end, yearless=anchor.yearless)


def _which_weekday(t: Tokens, at: int) -> Read:
    """ "afgelopen dinsdag", "komende vrijdag [16 oktober]", "vorige week donderdag" comes from its week."""
    shift = WHICH.get(t.words[at])
    if shift is None:
        return None
    if t.word(at + 1) in PHRASES and (named := holiday(t, at)):
        return named
    weekday = weekday_at(t, at + 1)
    if weekday is None and shift and t.word(at) != "laatste":
        weekday = short_weekday_at(t, at + 1)
    if t.word(at) in ("volgende", "next", "following", "nächsten") and t.word(at + 1) in NEXT_DAY:
        return [later(t, at, at + 2, 1, "dag")]
    if t.word(at) == "vorige" and t.word(at - 1) == "de" and t.word(at + 1) in ("dag", "avond"):
        return [later(t, at, at + 2, -1, "dag")]
    if t.word(at) in ("deze", "this") and t.word(at + 1) in (*PARTS_OF_DAY, "morgend", "morning", "afternoon", "evening"):
        return [Piece(t.today, at, at + 2, "relative")]
    if t.word(at) in LAST and t.word(at + 1) == "nacht":
        return [Piece(t.today, at, at + 2, "relative")]
    if weekday is None:
        return None
    found = dated(t, at + 1, weekday)
    if found:
        return [found[0].over(at, found[0].end), *found[1:]]
    if t.word(at) in ("next", "following") and t.word(at - 1) == "the":
        return [later(t, at, at + 2, weekday, "weekday")]
    if shift == 0:
        day = week_span(t.today)[0] + weekday * DAY
        return [Piece(day - 7 * DAY if day > t.today and t.lean(at, at + 2) == PAST else day, at, at + 2, "weekday")]
    day = next_weekday(weekday, t.today) if shift > 0 else previous_weekday(weekday, t.today)
    return [Piece(day, at, at + 2, "weekday", weak=False)]


def _weekday(t: Tokens, at: int, depth: int) -> Read:
    word = t.word(at)
    weekday = weekday_at(t, at)
    if weekday is None:
        short = weekday_of(word) if word in OTHER_WEEKDAYS else None
        if short is not None and t.word(at + 1) in ("week", "wk") and (in_week := _short_of_week(t, at, short, depth)):
            return in_week
        return (dated(t, at, short) or _dotted(t, at, short)) if short is not None else None
    before = t.word(at - 1)
    start = list_head(t, at)
    such = t.word(start - 2) in SUCH and t.word(start - 3) != "nog"
    if t.word(start - 1) == "op" and t.word(at + 1) not in WHICH and (such or is_usual(t, at)):
        return None
    some = (t.ordinal(at - 1) or 0) > 0  # "de derde maandag" of some month
    if (
        t.word(start - 1) in HABIT - {"s"}
        or is_every_other(t, at)
        or t.word(start - 1) in ("een", "geen")
        or is_some(t, at)
        or in_such_parts(t, at)
        or some
        or (before == "s" and t.word(at - 2) == "'")
        or (before in NAMED_SO and t.text[t.starts[at]].isupper())
    ):
        return None
    if t.word(at + 1) in ("ervoor", "daarvoor") and before in ("de", "den"):
        return [later(t, at, at + 2, -weekday - 1, "weekday")]
    if t.word(at + 1) in ("daarop", "daarna", "erna", "erop") or (before == "the" and t.word(at + 1) == "after"):
        return [later(t, at, at + 2, weekday, "weekday")]
    with_date = dated(t, at, weekday) or dated_list(t, at, weekday) or numbered_weekday(t, at, weekday)
    in_week = with_date or weekday_of_week(t, at, weekday, lambda place: _of(t, place, depth))
    return in_week or _weekday_near(t, at, weekday, depth)


def _short_of_week(t: Tokens, at: int, weekday: int, depth: int) -> Read:
    """ "Di wk 46"."""
    return weekday_of_week(t, at, weekday, lambda place: _of(t, place, depth))


def _dotted(t: Tokens, at: int, weekday: int) -> Read:
    """ "Ik had vr. een gesprek", where the sentence goes on behind the point; "ma.", "do." and "zo." need more to be a day."""
    if t.word(at + 1) != "." or not t.glued(at + 1) or len(t.word(at)) > 3 or t.word(at - 1) in HABIT | NO_DAY_AFTER:
        return None
    following, before = t.word(at + 2), t.word(at - 1)
    if len(t.words) == 2:
        return [_near(t, at, weekday, at + 2)]
    if not following or "\n" in t.gap(at + 2, at + 2) or t.text[t.starts[at + 2]].isupper() or following.startswith("gr"):
        return None
    listed = any(_shortened(t, place) for place in (at + 3, at - 3))
    sure = (
        listed
        or t.word(at) not in LOOSE_SHORT | {"ma", "zat"}
        or before in DAY_BEFORE
        or (following == "om" and t.number(at + 3))
    )
    if not sure or t.glued(at + 2) or (t.kind(at + 2) == "mark" and not listed):
        return None
    return [_near(t, at, weekday, at + 2)]


def _shortened(t: Tokens, at: int) -> bool:
    """The other one of "ma. en di.", "ma., di."."""
    return t.word(at + 1) == "." and t.word(at) in OTHER_WEEKDAYS and len(t.word(at)) == 2


def _near(t: Tokens, at: int, weekday: int, end: int) -> Piece:
    """The day of a shortened weekday, by the words around it and its point."""
    ahead = t.lean(at, end) >= AHEAD
    day = next_weekday(weekday, t.today) if ahead else previous_weekday(weekday, t.today)
    return Piece(day, at, at + 1, "weekday", yearless=True, bare=True)


def _weekday_near(t: Tokens, at: int, weekday: int, depth: int) -> Read:
    before, after = t.word(at - 1), t.word(at + 1)
    if after in BEFORE_AFTER:
        anchor = day_at(t, at + 2, depth)
        if anchor and (before == "de" or anchor.kind in ("holiday", "day") or t.word(at + 2) in WHICH):
            return [_counted_from(anchor, weekday, BEFORE_AFTER[after], at)]
        if before == "de" and t.word(at + 2) in OWNERS and anchor is None:
            return None  # "de woensdag voor mijn operatie"
    end = at + 1 + (after in PARTS_OF_DAY)
    shift = WHICH.get(t.word(end), 0) if t.word(end) not in ("laatste", "deze", "dit") else 0
    if shift and t.word(end + 1) not in UNITS and weekday_at(t, end + 1) is None:
        day = next_weekday(weekday, t.today) if shift > 0 else previous_weekday(weekday, t.today)
        beside = calendar(t, t.skip(end + 1, WEEKDAY_GLUE, 2), weekday) if end + 2 < len(t.words) else None
        return beside or [Piece(day, at, end + 1, "weekday", yearless=False)]
    is_now = before in ("nu", "vandaag") or (before == "is" and t.word(at - 2) in ("nu", "vandaag"))
    is_now = is_now or (after == "is" and t.word(at + 2) == "het" and t.word(at + 3) in ("nu", "vandaag", "inmiddels"))
    if is_now and t.today.weekday() == weekday:
        return [Piece(t.today, at, end, "weekday")]
    lean = AHEAD if before == "begin" else t.lean(list_head(t, at), end)
    if IDEAL.match(t.text, t.ends[at]) or (lean == SILENT and on_such_days(t, at)) or (lean >= AHEAD and on_several(t, at)):
        return None
    day = next_weekday(weekday, t.today) if lean >= AHEAD else previous_weekday(weekday, t.today)
    return [Piece(day, at, end, "weekday", yearless=lean != PAST, bare=before != "begin")]


NEXT_DAY = word_set("dag ochtend morgen day morning tag")


def _beside(t: Tokens, at: int, depth: int) -> Read:
    """ "de dag voor gisteren", "de avond voor Kerst", "de dag erna"."""
    if t.word(at) == "anderendaags":
        return [later(t, at, at + 1, 1, "dag")]
    if t.word(at) not in MOMENTS:
        return None
    if t.word(at) == "dag" and t.words[max(0, at - 3) : at] == ["later", "op", "de"] and t.lean(at, at + 1) >= AHEAD:
        return [Piece(t.today, at, at + 1, "relative")]
    word = t.word(at + 1)
    if word in BEFORE_AFTER:
        anchor, end, noun = day_at(t, at + 2, depth), at, ""
        if anchor is None:
            anchor, end, noun = beyond_what(t, at + 2, lambda place: day_at(t, place, depth))
        if anchor and t.word(at - 1) != "per":
            return [Piece(first_of(anchor.value) + BEFORE_AFTER[word] * DAY, at, anchor.end, yearless=anchor.yearless)]
        named = noun and noun not in PARTS_OF_DAY and t.word(at - 1) in ("de", "een", "den")
        return [later(t, at, end, BEFORE_AFTER[word], "dag", f"of {noun}")] if named else None
    counting = t.word(at - 2) == "inmiddels" or (t.word(at - 2) == "het" and "een" in (t.word(at - 1), t.word(at - 3)))
    counting = counting or (t.word(at - 2) == "het" and t.word(at - 3) in ("is", "was", "nu"))
    announced = (t.word(at - 1) in ("de", "den", "een") and not counting) or t.word(at) == "daags"
    if announced and ((word in ON and t.word(at) in ("dag", "daags", "ochtend")) or (word in EARLIER and t.word(at) != "nacht")):
        return [later(t, at, at + 2, -1 if word in EARLIER else 1, "dag")]
    return None


def _of(t: Tokens, at: int, depth: int) -> Piece | None:
    """ "de week van 9 maart", "het weekend van 3 oktober", "in het weekend" in the past."""
    word = t.word(at)
    if word in ("maand", "kwartaal", "jaar"):
        return period_beyond(t, at)
    if word not in ("week", "weekend", "weekeinde") or depth >= DEEPEST:
        return None
    if t.word(at + 1) in BEFORE_AFTER and t.word(at - 1) in ("de", "het"):
        anchor = day_at(t, at + 2, depth)
        if anchor and anchor.kind in ("day", "holiday"):
            near = first_of(anchor.value) + timedelta(weeks=BEFORE_AFTER[t.word(at + 1)])
            side = BEFORE_AFTER[t.word(at + 1)]
            beside = week_span(near) if word == "week" else weekend_beside(first_of(anchor.value), side)
            return Piece(beside, at, anchor.end, "span", yearless=anchor.yearless)
    if beyond := period_beyond(t, at):
        return beyond
    if t.word(at + 1) == "van" and t.word(at + 2) not in WHICH:
        anchor = day_at(t, at + 2, depth)
        if anchor and anchor.kind in ("day", "holiday"):
            span = week_span if word == "week" else weekend_span
            return Piece(span(first_of(anchor.value)), at, anchor.end, "span", yearless=anchor.yearless)
        if anchor and anchor.kind == "ordinal":
            return replace(anchor.over(at, anchor.end), note=word)  # its month is known by what else is told
        if word != "week" and (both := _both_days(t, at + 2, depth)):
            return both.over(at, both.end)
    if word == "week" or t.word(at - 1) not in ("het", "hele") or t.word(at - 2) in HABIT or t.lean(at, at + 1) != PAST:
        return None
    return Piece(weekend_span(t.today - timedelta(days=7)), at, at + 1, "span")


def _both_days(t: Tokens, at: int, depth: int) -> Piece | None:
    """ "[Het weekend van] 3 en 4 oktober": two or three days that follow each other."""
    place = t.skip(at, ARTICLES, 1)
    pieces = read(t, place, depth + 1) if place < len(t.words) else None
    if not pieces:
        return None
    first, last = first_of(pieces[0].value), last_of(pieces[-1].value)
    return Piece((first, last), at, pieces[-1].end, "span", pieces[-1].yearless) if DAY <= last - first <= 2 * DAY else None


def _weekday_in(t: Tokens, found: Piece) -> list[Piece]:
    """ "vorige week [op] donderdag [en vrijdag]", "volgende maand de 5e": the day in the period just read."""
    if isinstance(found.value, date):
        return [found]
    if found.kind == "month" and t.word(found.start) in WHICH:
        return [numbered_in(t, found) or in_the_month(t, found) or found]
    numbered = in_the_week(t, found) or numbered_in(t, found)
    return [numbered] if numbered else days_of_week(t, found)
