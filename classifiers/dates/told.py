"""Days that the story around them moves: weekdays of a week spoken of or of a heading, and what was said on another day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.quick import quick
from classifiers.dates.days import weekday_at
from classifiers.dates.tokens import Piece, Tokens
from classifiers.dates.values import AHEAD, DAY, SILENT, first_of, last_of, next_weekday
from classifiers.dates.words import WHICH
from classifiers.tense import WOULD, clause
from classifiers.words import word_set

WEEK_REMEMBERED = 40  # words
HEADING = 80  # characters
SUBJECTS = word_set("ik hij zij ze wij we")
LONGEST_SAID = 300  # characters
FORTNIGHT = 14 * DAY
YEAR = 365 * DAY  # a birth date is not what "die zondag" is counted from
DAYS_REMEMBERED = 20
OFTEN = word_set("op om elke iedere alle")
THAT = word_set("die dezelfde diezelfde")
VERB_NEAR = 40  # characters
SAID_REMEMBERED = 40  # words
SAID = quick(r"\b(?:zei|zee|zegt|belooft|beloofde|schreef|schrijft|mailde|appte|antwoordde|beweerde|said|zegde)\b", re.IGNORECASE)
SENTENCES = quick(r"[.!?\n]\s")
QUOTE, COLON = quick(r"[\"“„‘']\w"), quick(r":\s")
ASKED = quick(r"\b(?:belde|belt|vroeg|vraagt|appte|appt|mailde|mailt)\b[^.!?]*\bof (?:ik|we|wij)\s*$", re.IGNORECASE)
PUT_OFF = quick(
    r"\b(?:steeds|altijd|telkens|(?:elke|iedere) (?:keer|dag|week))\b[^.!?\n]{0,12}"
    r"\b(?:is|wordt|heet|zeg|zegt|zeggen)\b[^.!?\n]{0,15}$",
    re.IGNORECASE,
)
PLAINLY = quick(  # as people tell it who leave out the colon: "zij zeg kom morgen", "zegt ze morgen"
    r"\b(?:zeg|zegt|zeggen|zei|zee|zegde)(?: (?:hij|zij|ze|ie|die|mevrouw|meneer))?,?"
    r"(?: (?:ja|nee|ok|oke|kom|komt u|bel|wacht|jij|je|u|maar|dan)\b,?){1,3} $",
    re.IGNORECASE,
)
QUOTED_AT_ONCE = quick(r":\s*[\"“„‘'][^\"”’\n]*$")
CLOSED = quick(r"\w[.,!?]?[\"”’']")


def as_told(t: Tokens, found: list[Piece]) -> list[Piece]:
    """The same pieces, each bare weekday or "morgen" on the day that the story means."""
    kept: list[Piece] = []
    for piece in found:
        try:
            moved = (
                _that_one(t, kept, piece)
                or _in_the_week(t, kept, piece)
                or _as_said(t, kept, piece)
                or _promised(t, kept, piece)
                or _with_its_article(t, kept, piece)
                or _the_next_day(t, kept, piece)
            )
            if moved or not (_of_another(t, piece) or _put_off(t, piece)):
                kept.append(moved or piece)
        except OverflowError:  # beyond the calendar
            kept.append(piece)
    return _under_the_heading(t, kept)


def _is_bare(t: Tokens, piece: Piece) -> bool:
    return piece.kind == "weekday" and piece.end - piece.start == 1 and t.word(piece.start - 1) not in WHICH


def _that_one(t: Tokens, before: list[Piece], piece: Piece) -> Piece | None:
    """ "Die zondag": the one that was named, else the first after the day named last."""
    day = piece.value
    if piece.kind != "weekday" or not isinstance(day, date) or t.word(piece.start - 1) not in THAT:
        return None
    days = [
        one.value for one in before[-DAYS_REMEMBERED:] if isinstance(one.value, date) and not one.weak and one.kind != "later"
    ]
    named = [one for one in days if t.today - one < YEAR]
    same = next((one for one in reversed(named) if one.weekday() == day.weekday()), None)
    following = next_weekday(day.weekday(), named[-1]) if named else None
    if same is not None or (following is not None and following <= t.today):
        return replace(piece, value=same or following)  # type: ignore[arg-type]
    return None


def _in_the_week(t: Tokens, before: list[Piece], piece: Piece) -> Piece | None:
    """ "Week 37: dinsdag ziek, donderdag weer aan het werk": of that week, while it is past and no other day was named since."""
    week = next((one for one in reversed(before[-WEEK_REMEMBERED:]) if one.kind != "weekday"), None)
    if week is None or week.kind != "week" or not week.yearless or not _is_bare(t, piece) or not isinstance(piece.value, date):
        return None
    monday, sunday = first_of(week.value), last_of(week.value)
    if piece.start - week.end > WEEK_REMEMBERED or sunday - monday != 6 * DAY or sunday >= t.today:
        return None
    if piece.value > t.today and (not piece.bare or t.lean(piece.start, piece.end) >= AHEAD):
        return None
    return replace(piece, value=monday + piece.value.weekday() * DAY)


def _said_on(t: Tokens, before: list[Piece], piece: Piece) -> date | None:
    """The past day named last, if it stands near enough; what is yet to be counted stands on today until then, and is none."""
    last = before[-1] if before else None
    if last is None or last.weak or not isinstance(last.value, date) or last.value >= t.today:
        return None
    return last.value if piece.start - last.end <= SAID_REMEMBERED else None


def _as_said(t: Tokens, before: list[Piece], piece: Piece) -> Piece | None:
    """ "Op 14 april zei hij: morgen": from the day on which it was said, in quotes or after a colon."""
    day, said = piece.value, _said_on(t, before, piece)
    if not isinstance(day, date) or said is None:
        return None
    between = t.gap(before[-1].end, piece.start)
    asked = ASKED.search(t.text, max(0, t.starts[before[-1].start] - VERB_NEAR), t.starts[piece.start])
    if (
        not asked
        and not PLAINLY.search(between)
        and not _speaks(between, t.text[t.starts[piece.start]], t.text[t.ends[piece.end - 1] : t.ends[piece.end - 1] + 15])
    ):
        return None
    if piece.kind == "relative":
        return replace(piece, value=said + (day - t.today))
    return replace(piece, value=next_weekday(day.weekday(), said)) if _is_bare(t, piece) else None


def _promised(t: Tokens, before: list[Piece], piece: Piece) -> Piece | None:
    """ "Op 11 mei zei hij dat hij vrijdag zou bellen", "... over twee weken": from when it was said, once that is past."""
    day, said = piece.value, _said_on(t, before, piece)
    if not isinstance(day, date) or said is None:
        return None
    first, last = clause(t.text, t.starts[piece.start], t.ends[piece.end - 1])
    if not WOULD.search(t.text, first, last):
        return None
    if _is_bare(t, piece) and t.starts[before[-1].start] >= first:
        then = next_weekday(day.weekday(), said)
    elif piece.kind == "relative" and t.word(piece.start) == "over":
        then = said + (day - t.today)
    else:
        return None
    return replace(piece, value=then) if then <= t.today else None


def _with_its_article(t: Tokens, before: list[Piece], piece: Piece) -> Piece | None:
    """ "Op 3 september belde hij, en de maandag heb ik hem gesproken": the next after the day that was told last."""
    day, said = piece.value, _said_on(t, before, piece)
    if not isinstance(day, date) or said is None or not piece.bare or piece.end - piece.start != 1:
        return None
    if t.word(piece.start - 1) not in ("de", "den") or t.word(piece.start - 2) in OFTEN or day > t.today:
        return None
    then = next_weekday(day.weekday(), said)
    return replace(piece, value=then) if then <= t.today else None


def _the_next_day(t: Tokens, before: list[Piece], piece: Piece) -> Piece | None:
    """ "Maandag 13 september niemand, dinsdag niemand, woensdag niemand": the days that follow a weekday with its date."""
    last, day = before[-1] if before else None, piece.value
    if last is None or last.weak or not isinstance(last.value, date) or not isinstance(day, date) or not _is_bare(t, piece):
        return None
    named = weekday_at(t, last.start) is not None and last.kind in ("day", "weekday")
    following = last.value + DAY
    told = day <= t.today or t.word(piece.end) in SUBJECTS  # "woensdag ik kom", by who tells it so, is no day to come
    listed = last.value > t.today and "\n" in t.gap(last.end, piece.start)  # a roster of days to come
    ordered = listed or (named and told and following <= min(day, t.today))
    if following.weekday() != day.weekday() or not ordered:
        return None
    return replace(piece, value=following) if piece.start - last.end <= SAID_REMEMBERED else None


def _speaks(between: str, first: str, after: str) -> bool:
    """Whether somebody is speaking at the end of `between`: after "hij zei:" in that sentence, or within quotation marks."""
    if QUOTED_AT_ONCE.search(between):
        return True
    verb = SAID.search(between)
    spoken = between[verb.end() :] if verb else between
    quoted = QUOTE.search(spoken + first) and not CLOSED.search(spoken) and len(SENTENCES.findall(between)) < 3
    if verb and COLON.search(spoken) and not SENTENCES.search(spoken):
        return True
    return bool(quoted and (verb or SAID.search(after)))


def _of_another(t: Tokens, piece: Piece) -> bool:
    """Whether "vandaag" or "donderdag" stands in the words of somebody else, said on a day that is not named."""
    if piece.kind != "relative" and not _is_bare(t, piece):
        return False
    start, end = t.starts[piece.start], t.ends[piece.end - 1]
    opened = max(t.text.rfind("\n", 0, start), start - LONGEST_SAID) + 1
    before, after = t.text[opened:start], t.text[end : end + LONGEST_SAID].partition("\n")[0]
    return (before.count('"') % 2 == 1 and '"' in after) or (before.rfind("“") > before.rfind("”") and "”" in after)


def _put_off(t: Tokens, piece: Piece) -> bool:
    """ "Steeds is het morgen of volgende week"."""
    start = t.starts[piece.start]
    return first_of(piece.value) > t.today and PUT_OFF.search(t.text, max(0, start - VERB_NEAR), start) is not None


def _under_the_heading(t: Tokens, found: list[Piece]) -> list[Piece]:
    """A bare weekday on the first line is the one that the text below tells of; a mute one below is that of the heading."""
    end = t.text.find("\n\n", t.ends[found[0].end - 1]) if found else -1
    if not 0 <= end <= HEADING or not _is_bare(t, found[0]) or not isinstance(found[0].value, date):
        return found
    first = found[0]
    above = found[0].value
    for index, other in enumerate(found[1:], start=1):
        below = other.value
        if not isinstance(below, date) or below.weekday() != above.weekday() or t.starts[other.start] < end:
            continue
        if other.kind not in ("day", "weekday") or abs(below - t.today) > FORTNIGHT:
            continue
        mute = _is_bare(t, other) and t.lean(other.start, other.end) == SILENT != t.lean(first.start, first.end)
        moved, value = (index, above) if mute else (0, below)
        return [replace(piece, value=value) if at == moved else piece for at, piece in enumerate(found)]
    return found
