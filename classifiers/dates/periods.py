"""The grammar of periods: which kind begins at a word, "vorige week" and the like, and parts of all of these."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from classifiers.dates.counts import BEFORE_AFTER
from classifiers.dates.month_days import AFTER_ORDINAL, CLOSES, goes_on, tells_of_a_month
from classifiers.dates.named import (
    ARTICLES,
    HABIT,
    OF,
    OF_THE,
    numbered_weeks,
    quarter_of,
    read_decade,
    read_month,
    read_quarter,
    read_season,
    read_year,
    read_years,
    year_after,
)
from classifiers.dates.parts import FIRST_OR_LAST, part, several
from classifiers.dates.tokens import Piece, Tokens
from classifiers.dates.values import (
    AHEAD,
    DAY,
    PAST,
    SILENT,
    Span,
    add_months,
    half_of,
    month_span,
    next_weekday,
    previous_weekday,
    shifted,
    third_of,
    week_span,
    weekend_span,
    year_span,
    years_on,
)
from classifiers.dates.words import (
    MONTH_NAMES,
    MONTHS,
    ORDINALS,
    OTHER_WEEKDAYS,
    RANGE,
    SEASONS,
    THIRDS,
    UNITS,
    WEEKDAYS,
    WHICH,
)
from classifiers.words import word_set

AFTER_YEAR = word_set("- , in het")
KINDS = {
    "week": "week",
    "maand": "month",
    "month": "month",
    "kwartaal": "span",
    "jaar": "year",
    "year": "year",
    "woche": "week",
    "monat": "month",
    "jahr": "year",
}
DECADE = 3652  # days, and one more where it has three leap years
DEEPEST = 5  # periods within periods
STRETCH = word_set("afgelopen laatste voorbije past last komende volgende next eerstvolgende aankomende")
BESIDE = word_set("daarvoor ervoor daarna erna daarop erop")
REVERSED = word_set("afgelopen voorbije laatste vorige komende aankomende eerstkomende volgende")
SEVERAL = word_set("dagen weken maanden jaren werkdagen")
WEEKDAY_NAMES = frozenset(WEEKDAYS) | frozenset(word for word in OTHER_WEEKDAYS if word.endswith("day"))


def period(t: Tokens, at: int, inside: int = 0) -> Piece | None:
    """The period that begins at a token. `inside` another (so many deep), bare "de maand" and misspelt months count."""
    word = t.word(at)
    if inside > DEEPEST:
        return None
    if inside and word in ARTICLES:
        found = period(t, at + 1, inside + 1)
        return found and found.over(at, found.end)
    if t.word(at + 1) in REVERSED and (found := _reversed_stretch(t, at)):
        return found
    if (word in ORDINALS or t.word(at + 1) in FIRST_OR_LAST) and (
        found := several(t, at, lambda place: period(t, place, inside + 1))
    ):
        return found
    if word in WHICH and (word not in ORDINALS or (t.word(at + 2) not in OF and t.word(at + 2) not in MONTH_NAMES)):
        return _which(t, at)
    if word in THIRDS:
        return _third(t, at, inside)
    if word in SEASONS:
        return read_season(t, at, inside)
    if t.kind(at) == "my":
        month, year = re.split(r"[-/]", word)
        return Piece(month_span(int(year), int(month)), at, at + 1, "month")
    if t.kind(at) in ("ym", "yy"):
        return read_years(t, at)
    if t.word(at + 1) == "-" and t.glued(at + 1) and t.glued(at + 2) and word in ("week", "maand", "jaar", "kwartaal"):
        return None
    if not inside and (found := _part_of_present(t, at)):
        return found
    if word in ("week", "wk", "weken", "weeknummer", "weeknr"):
        return numbered_weeks(t, at) or (Piece(week_span(t.today), at, at + 1, "week") if inside and word == "week" else None)
    if t.kind(at) == "number" and (found := _year_first(t, at)):
        return found
    if word == "h" and t.glued(at + 1) and t.number(at + 1) in (1, 2):
        return _half_year(t, at)
    if word in ("q", "kwartaal"):
        return read_quarter(t, t.number(at + 1), at, at + 2) or _this(t, at, inside)
    if word in ("jaren", "jaar", "maand"):
        return read_decade(t, at) or _this(t, at, inside)
    if word == "rest":
        return _rest(t, at, inside)
    if word == "van" and t.word(at + 1) in ("de", "het") and t.word(at + 2) in ("week", "weekend"):
        return _of_the_week(t, at)
    if t.ordinal(at) is not None:
        found = part(t, at, lambda place: period(t, place, inside + 1))
        if found:
            return found
    if t.kind(at) == "number" or word.startswith(("negentien", "tweeduizend")):
        return read_year(t, at, inside)
    return read_month(t, at, inside)


def _year_first(t: Tokens, at: int) -> Piece | None:
    """ "2025 Q3", "2025-Q3"."""
    place = t.skip(at + 1, AFTER_YEAR, 2)
    if len(t.word(at)) != 4 or not t.word(at).startswith(("19", "20")) or not t.word(at).isdigit():
        return None
    if t.word(place) == "q":
        found = read_quarter(t, t.number(place + 1), place, place + 2)
    elif t.word(place + 1) == "kwartaal" and t.ordinal(place) is not None:
        found = read_quarter(t, t.ordinal(place), place, place + 2)
    else:
        found = None
    if found is None or isinstance(found.value, date) or not found.yearless:
        return None
    return replace(found, value=years_on(found.value, int(t.word(at)) - found.value[0].year), start=at, yearless=False)


def _half_year(t: Tokens, at: int) -> Piece | None:
    """ "H1 2025"."""
    year = year_after(t, at + 2)
    return Piece(half_of(year_span(year[0]), t.number(at + 1) or 1), at, year[1], "span") if year else None


def _this(t: Tokens, at: int, inside: int) -> Piece | None:
    """ "de maand", "het jaar" inside a phrase: the present one."""
    if not inside:
        return None
    end = at + 1
    if t.word(at) == "maand":
        month = read_month(t, end, inside)
        return (month and month.over(at, month.end)) or Piece(month_span(t.today.year, t.today.month), at, end, "month")
    year = year_after(t, end) if t.word(at) == "jaar" else None
    if t.word(at) == "kwartaal":
        return Piece(quarter_of(t.today, 0), at, end, "span")
    return Piece(year_span(year[0] if year else t.today.year), at, year[1] if year else end, "year")


def _rest(t: Tokens, at: int, inside: int) -> Piece | None:
    """ "de rest van de week": from today."""
    inner = period(t, at + 2, inside + 1) if t.word(at + 1) == "van" else None
    if inner is None or isinstance(inner.value, date) or not inner.value[0] <= t.today < inner.value[1]:
        return None
    return Piece((t.today, inner.value[1]), at, inner.end, "span")


def _of_the_week(t: Tokens, at: int) -> Piece | None:
    """ "van de week": from Monday to today."""
    if t.word(at - 1) in ("einde", "eind", "begin", "rest", "loop", "dag", "dagen") or t.word(at + 3) in BESIDE:
        return None
    if t.word(at + 2) == "week":
        if t.word(at + 3) == "-" or t.cardinal(at + 3) is not None:
            return None
        return Piece((week_span(t.today)[0], t.today), at, at + 3, "week") if t.today.weekday() else None
    ahead = t.lean(at, at + 3) >= AHEAD
    return Piece(weekend_span(t.today + timedelta(days=0 if ahead else -7)), at, at + 3, "span")


def _which(t: Tokens, at: int) -> Piece | None:
    """ "vorige week", "deze maand", "komend weekend", "de afgelopen drie weken"."""
    word, following = t.word(at), t.word(at + 1)
    if following in ("en", "of") and t.word(at + 2) in WHICH and t.word(at + 3) in KINDS:
        return Piece(_present(t.today, UNITS[t.word(at + 3)], WHICH[word]), at, at + 1, KINDS[t.word(at + 3)])
    shift, unit = WHICH[word], UNITS.get(following)
    several = (word in STRETCH and (word != "last" or t.cardinal(at + 1) is not None)) or (
        word == "vorige" and t.cardinal(at + 1) is not None
    )
    stretch = _stretch(t, at) if several and not _names_weekday(t, at + 2) else None
    if stretch:
        return stretch
    if following in ("weekend", "weekeinde", "weekeind"):
        return Piece(_weekend(t.today, word, shift or (-1 if _was(t, at) else 0)), at, at + 2, "span")
    if following in SEASONS:
        season = read_season(t, at + 1, 1, shift if shift else None)
        return season and season.over(at, season.end)
    if following in MONTHS and shift == 0 and word == "deze":
        return Piece(month_span(t.today.year, MONTHS[following]), at, at + 2, "month")
    if following in MONTHS and shift:
        month = MONTHS[following]
        spans = [month_span(t.today.year + years, month) for years in (-1, 0, 1)]
        ended, coming = [span for span in spans if span[1] < t.today], [span for span in spans if span[0] > t.today]
        return Piece(ended[-1] if shift < 0 else coming[0], at, at + 2, "month")
    if following not in KINDS:
        return None
    if word == "laatste" or t.word(at - 1) in HABIT:
        return None
    span, kind = _present(t.today, unit or "jaar", shift), KINDS.get(following, "year")
    present = _up_to_today(t, at, span) if shift == 0 else None
    if present is None and unit == "week" and shift == 0 and t.word(at - 1) == "van" and t.word(at - 2) not in (*THIRDS, "rest"):
        present = span[0], max(t.today, span[0] + DAY)
    return Piece(present or span, at, at + 2, kind)


def _present(today: date, unit: str, shift: int = 0) -> Span:
    """This week, month, quarter or year, or one so many on."""
    if unit == "week":
        return week_span(today + timedelta(weeks=shift))
    if unit == "maand":
        first = add_months(today.replace(day=1), shift)
        return month_span(first.year, first.month)
    return quarter_of(today, shift) if unit == "kwartaal" else year_span(today.year + shift)


def _up_to_today(t: Tokens, at: int, span: Span) -> Span | None:
    """ "Eerder deze maand", what is past of it; "later dit jaar", what is to come; None where neither is said."""
    said = next((word for back in (1, 2) if (word := t.word(at - back)) not in ("al", "in", "van", "nog")), "")
    lean = t.lean(at, at + 2) if said in ("eerder", "later") else SILENT
    if said == "eerder" and lean < AHEAD and (t.today > span[0] or (span[1] - span[0]).days == 6):
        return span[0], max(t.today, span[0] + DAY)
    return (t.today, span[1]) if said == "later" and lean != PAST and t.today < span[1] else None


def _part_of_present(t: Tokens, at: int) -> Piece | None:
    """ "Eerder in de week", "later in het jaar", where no other month is told of."""
    word = t.word(at)
    if t.word(at - 1) not in ("de", "het") or t.word(at - 2) not in ("in", "van") or word not in KINDS:
        return None
    lean = t.lean(at, at + 1)
    ahead = t.word(at - 3) == "later" and lean >= AHEAD
    if not ahead and (t.word(at - 3) != "eerder" or lean >= AHEAD):
        return None
    if tells_of_a_month(t, at):
        return None
    span = _present(t.today, word)
    value = (t.today, span[1]) if ahead else (span[0], t.today)
    return Piece(value, at, at + 1, KINDS[word]) if value[0] < value[1] else None


def period_beyond(t: Tokens, at: int) -> Piece | None:
    """ "De week na de volgende", "het weekend na komend weekend", "de maand voor vorige maand"."""
    word, side = t.word(at), BEFORE_AFTER.get(t.word(at + 1), 0)
    place = at + 2 + (t.word(at + 2) in ARTICLES)
    shift = WHICH.get(t.word(place), 0)
    named = t.word(place + 1) == word
    alone = t.word(place + 1) in CLOSES or t.word(place + 1) in AFTER_ORDINAL or goes_on(t, place + 1)
    if not side or shift != side or not (named or alone):
        return None
    if word in ("maand", "kwartaal", "jaar"):
        return Piece(_present(t.today, word, 2 * shift), at, place + 1 + named, KINDS[word])
    further = timedelta(weeks=side)
    first, last = _present(t.today, "week", shift) if word == "week" else _weekend(t.today, t.word(place), shift)
    return Piece((first + further, last + further), at, place + 1 + named, "week" if word == "week" else "span")


def _names_weekday(t: Tokens, at: int) -> bool:
    return t.word(t.skip(at, frozenset(("op",)), 1)) in WEEKDAY_NAMES


def _was(t: Tokens, at: int) -> bool:
    """Whether "dit weekend", written on a working day, is the one that was."""
    return t.today.weekday() < 5 and t.lean(at, at + 2) == PAST


def _weekend(today: date, word: str, shift: int) -> Span:
    if word.startswith(("volgend", "next")):
        return weekend_span(today + timedelta(days=7))
    if shift > 0:
        saturday = next_weekday(5, today)
        return saturday, saturday + DAY
    if shift < 0:
        sunday = previous_weekday(6, today)
        return sunday - DAY, sunday
    return weekend_span(today)


def _stretch(t: Tokens, at: int) -> Piece | None:
    """ "de afgelopen [drie] weken" up to today, "de komende twee maanden" from today."""
    shift = WHICH[t.word(at)]
    count = t.cardinal(at + 1)
    place = at + 1 if count is None else at + 2
    half = 0.5 if t.word(at + 1) in ("half", "halve") else 1.5 if t.word(at + 1) in ("anderhalf", "anderhalve") else None
    if half:
        place = at + 2
    unit = UNITS.get(t.word(place))
    if count is None and t.word(place) == "halfjaar":
        half, unit = 0.5, "jaar"
    if unit is None or (count is None and half is None and (shift > 0 or t.word(place) not in ("week", "maand", "jaar"))):
        return None
    if t.word(at) == "laatste" and (t.word(place + 1) in OF or t.word(place + 1) in MONTH_NAMES):
        return None
    other = shifted(t.today, (1 if shift > 0 else -1) * (half or count or 1), unit)
    if other is None or other == t.today:
        return None
    return Piece((t.today, other) if shift > 0 else (other, t.today), at, place + 1, "stretch")


def _reversed_stretch(t: Tokens, at: int) -> Piece | None:
    """ "De drie afgelopen weken"."""
    count, unit = t.cardinal(at), t.word(at + 2)
    if count is None or unit not in SEVERAL or t.word(at + 3) in OF:  # "de twee laatste weken van mei"
        return None
    ahead = WHICH[t.word(at + 1)] > 0
    other = shifted(t.today, count if ahead else -count, UNITS[unit])
    return Piece((t.today, other) if ahead else (other, t.today), at, at + 3, "stretch") if other else None


def _tells_when(t: Tokens, at: int) -> bool:
    """ "Vroeg in het voorjaar", "laat in mei"; not "ik vroeg in mei", "te laat in de week van 5 mei"."""
    if t.word(at + 1) != "in" or t.word(at - 1) == "te" or "week" in (t.word(at + 2), t.word(at + 3)):
        return False
    if t.word(at) == "laat":
        return True
    before, opens = t.word(at - 1), at == 0 or t.word(at - 1) in (".", "!", "?", "\n")
    return before in ("al", "heel", "erg", "zeer", "nog", ",") or opens


def _third(t: Tokens, at: int, inside: int) -> Piece | None:
    """ "begin maart", "eind vorige maand", "half 2025", "eind van de zomer"."""
    if t.word(at) == "begin" and t.word(at - 1) in ("ik", "we", "wij"):
        return None
    if t.word(at) in ("end", "beginning") and t.word(at + 1) != "of":
        return None
    if t.word(at) == "half" and t.word(at + 1) in UNITS:
        return None  # "een half jaar" is a duration
    if t.word(at) in ("vroeg", "laat") and not _tells_when(t, at):
        return None
    third, last = THIRDS[t.word(at)], THIRDS[t.word(at)]
    place = t.skip(
        at + 1, OF_THE if t.word(at).startswith(("mid", "vroeg", "laat", "end", "beginning")) else ARTICLES | {"van"}, 3
    )
    if t.word(at + 1) in RANGE and THIRDS.get(t.word(at + 2), 0) > third:
        last, place = THIRDS[t.word(at + 2)], t.skip(at + 3, ARTICLES | {"van"}, 2)  # "begin tot half maart"
    inner = period(t, place, inside + 1)
    if inner is None or isinstance(inner.value, date) or inner.kind == "stretch":
        return None
    days = (inner.value[1] - inner.value[0]).days + 1
    if days not in (7, 365, 366) and not 28 <= days <= 93 and days < DECADE:
        return None
    value = third_of(inner.value, third)[0], third_of(inner.value, last)[1]
    return Piece(value, at, inner.end, "span", inner.yearless)
