"""Joins the ends of a range into a period: "van 3 maart tot 10 april", "maandag t/m vrijdag 12 juni", "sinds mei tot nu"."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from classifiers.dates.aligned import DATED, WEEK, aligned
from classifiers.dates.days import weekday_at
from classifiers.dates.joins import in_calendar, on_new_line
from classifiers.dates.tokens import Piece, Tokens
from classifiers.dates.values import LIFETIME, first_of, last_of, years_on
from classifiers.dates.words import RANGE, THIRDS, WHICH
from classifiers.words import word_set

UNTIL = RANGE | {"tot en met", "tot aan", "—"}
FILLERS = word_set("de het : op af uiterlijk den ma di wo do vr za zo . maand ,")
FROM = word_set("van vanaf from tussen")
BEFORE_START = word_set("de het ongeveer circa rond")
OPENING_HOURS = re.compile(r"\d[:.]\d\d|\buur\b|bereikbaar|\bopen\b|geopend|\bwerk|kantoor|aanwezig|elke|iedere", re.IGNORECASE)
SENTENCE = re.compile(r"[.!?]\s+[A-ZÀ-Þ]")
CLOCK = re.compile(
    r"^\s*,?\s*(?:om )?(?:\d{1,2}[:.]\d\d(?: uur)?|\d{1,2} uur|'s (?:ochtends|morgens|middags|avonds|nachts))(?= (?:tot|t/m) )",
    re.IGNORECASE,
)
SHORTEST, LONGEST = 6, 9  # words between the ends
LISTED = (["en"], ["of"], ["&"], [","], ["/"], ["en", "op"], ["en", "in"], ["en", "van"], ["of", "op"])


def joined(t: Tokens, found: list[Piece]) -> list[Piece]:
    """Joins the ends of a range into a period; what counts only beside another and has none is dropped."""
    kept: list[Piece] = []
    for piece in _in_one_year(t, found):
        range_ = in_calendar(_range, t, kept[-1], piece) if kept else None
        if range_ == []:
            kept.pop()
        elif range_:
            kept[-1:] = range_
        else:
            kept.append(_strengthened(t, kept[-1], piece) if kept else piece)
    return [piece for piece in (_up_to_now(t, one) for one in kept) if not piece.weak]


def _in_one_year(t: Tokens, found: list[Piece]) -> list[Piece]:
    """ "In april en mei 2025", "3 mei en 4 juni 2025": the year behind the last is that of all."""
    kept = found[:]
    for at, (piece, following) in reversed(list(enumerate(itertools.pairwise(found)))):
        following = kept[at + 1]
        alike = piece.kind == following.kind and piece.kind in DATED and piece.yearless
        turned = piece.kind == "month" and first_of(following.value) <= t.today < first_of(
            piece.value
        )  # "in december en januari"
        alike = alike and (turned or not following.yearless)
        if not alike or t.words[piece.end : following.start] not in LISTED or abs(first_of(following.value) - t.today) > LIFETIME:
            continue
        moved = in_calendar(_before, t, piece, following)
        kept[at] = moved or piece
    return kept


def _before(t: Tokens, piece: Piece, following: Piece) -> Piece:
    """The last such day or period before another."""
    value = years_on(piece.value, last_of(following.value).year - first_of(piece.value).year)
    value = years_on(value, -1) if first_of(value) > first_of(following.value) else value
    return replace(piece, value=value, yearless=False, weak=False)


def _up_to_now(t: Tokens, piece: Piece) -> Piece:
    """ "Van 3 mei tot [op] heden", "tussen vorige week en nu": up to today."""
    place = piece.end + (t.word(piece.end) == ",")
    if t.word(place) not in ("tot", "en"):
        return piece
    before = next((word for back in (1, 2, 3) if (word := t.word(piece.start - back)) not in BEFORE_START), "")
    if t.word(place) == "en" and before == "tussen":
        place += 1
    elif t.word(place) == "tot" and (before in FROM or before == "sinds"):
        place = t.skip(place + 1, frozenset(("op", "aan", "en", "met")), 2)
    elif until := t.past(place, "tot", "en", "met"):
        place = until
    else:
        return piece
    if t.word(place) not in ("nu", "heden") or first_of(piece.value) >= t.today:
        return piece
    return Piece((first_of(piece.value), t.today), piece.start, place + 1, "span")


def _strengthened(t: Tokens, before: Piece, piece: Piece) -> Piece:
    """ "in maart en april": the second month counts because the first does."""
    listed = (
        piece.weak
        and not before.weak
        and before.kind == piece.kind
        and t.words[before.end : piece.start] in (["en"], [","], ["of"], ["/"])
    )
    return replace(piece, weak=False) if listed else piece


def _range(t: Tokens, first: Piece, second: Piece) -> list[Piece] | None:
    """The period from one to the other; nothing ([]) when they are opening days; None when they are no range."""
    between = t.words[first.end : second.start]
    announced = any(word in FROM for word in t.words[max(0, first.start - 3) : first.start])
    if (
        not between
        or len(between) > (LONGEST if announced else SHORTEST)
        or first.kind == "later"
        or SENTENCE.search(t.gap(first.end, second.start))
    ):
        return None
    places = _without_clock(t, first, second) if announced else range(first.end, second.start)
    words = " ".join(t.words[at] for at in places if t.words[at] not in FILLERS and weekday_at(t, at) is None)
    until = words in UNTIL and (words != "-" or not on_new_line(t, first, second))
    thirds = words == "/" and t.word(first.start) in THIRDS and t.word(second.start) in THIRDS  # "eind mei/begin juni"
    both = (
        words == "en"
        and "tussen" in t.words[max(0, first.start - 3) : first.start]
        and "en" not in t.words[first.start : first.end]
    )
    if not until and not thirds and not both:
        return None
    if second.kind == "later" and (words == "-" or "tot" not in words):
        return None  # "5 mei - een week later was het mis"
    if first.kind == second.kind == "weekday":
        return _weekdays(t, first, second)
    unsure = (first.weak and words == "tot") or first.kind == "relative"  # "I not come today to Mei"
    if second.weak and not announced and unsure:
        return None
    start, end = aligned(t, first, second)
    if first_of(start) >= last_of(end):
        return None
    return [Piece((first_of(start), last_of(end)), first.start, second.end, "span", note=first.note or second.note)]


def _without_clock(t: Tokens, first: Piece, second: Piece) -> list[int]:
    """The places of the words between, without the hour of the first: "van 3 mei om 10 uur tot 8 mei"."""
    hour = CLOCK.match(t.gap(first.end, second.start))
    told = t.ends[first.end - 1] + hour.end() if hour else 0
    return [place for place in range(first.end, second.start) if t.starts[place] >= told]


def _weekdays(t: Tokens, first: Piece, second: Piece) -> list[Piece] | None:
    """ "van maandag tot vrijdag", unless these are opening days."""
    low, high = first_of(first.value), first_of(second.value)
    line = t.text[t.starts[first.start] - min(60, t.starts[first.start]) : t.ends[second.end - 1] + 60]
    if first.yearless and second.yearless and OPENING_HOURS.search(line):
        return []
    if low >= high:
        low, high = (low - WEEK, high) if low <= t.today else (low, high + WEEK)
    elif high - low > WEEK and all(one.end - one.start == 1 and t.word(one.start - 1) not in WHICH for one in (first, second)):
        low += WEEK  # "van vrijdag tot dinsdag ben ik weg": both are to come
    return [Piece((low, high), first.start, second.end, "span")] if low < high else None
