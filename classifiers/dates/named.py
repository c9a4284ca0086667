"""The grammar of periods that have a name or a number of their own: months, years, quarters, seasons, decades, week 12."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from classifiers.dates.counts import BACK
from classifiers.dates.tokens import Piece, Tokens
from classifiers.dates.values import (
    AHEAD,
    DAY,
    PAST,
    SILENT,
    TOLD,
    YEARS_AHEAD,
    Span,
    add_months,
    day_of,
    first_of,
    month_span,
    months_span,
    nearest,
    week_span,
    year_of,
    year_span,
)
from classifiers.dates.words import (
    CARDINALS,
    CENTURIES,
    DECADES,
    MONTH_NAMES,
    MONTHS,
    OTHER_MONTHS,
    RANGE,
    SEASONS,
    UNITS,
    WHICH,
    month_of,
    weekday_of,
    year_in_words,
)
from classifiers.tense import looks_back
from classifiers.words import word_set

ARTICLES = word_set("de het den the dit")
OF = word_set("van in of for uit")
OF_THE = ARTICLES | OF
TITLES = word_set("mevrouw mw mevr meneer mijnheer dhr heer juffrouw coach collega begeleider der den mej mr")
BEFORE_MONTH = word_set(
    "in sinds vanaf per tot maand hele sedert heel during since gehele tijdens periode gedurende rond omstreeks seit im"
)
BEFORE_YEAR = word_set("in sinds vanaf jaar anno sedert heel kalenderjaar boekjaar belastingjaar")
BEFORE_YEARS = BEFORE_YEAR | word_set("periode jaren maand van over")
TELLING = word_set("ben was is zijn waren heb had hebben heeft hadden kreeg kregen werd werden ging zou moest zat")
ALSO_NAMES = word_set("mei april juni juli augustus")
WHO_TELLS = word_set("ik k we wij ze zij hij u er mijn")
COUNTED = word_set("euro eur uur stuks mensen personen keer kilo km meter gulden m x % deelnemers mails stappen kcal woorden")
WISHES = word_set(
    "fijn fijne prettig prettige goed vrolijk vrolijke zalig zalige gezellig gezellige"
    " gelukkig gelukkige gezegend gezegende bijna leuk leuke mooi"
)
JOINTS = RANGE | {"/"}
HABIT = word_set("welke behalve elke elk iedere ieder alle every per s meestal altijd")
BORN = word_set("geb geboren geboortedatum geboortedag gebdatum")
GLUED_NUMBER = re.compile(r"[-.,/:]\d")


def is_birth(t: Tokens, at: int) -> bool:
    """Whether somebody is said to be born on the day that ends here."""
    return any(t.word(at - back) in BORN for back in range(1, 8))


def year_after(t: Tokens, at: int) -> tuple[int, int] | None:
    """The year that may follow a date and where it ends: "2026", "'26", "van dit jaar"."""
    at = t.skip(at, word_set(", van in de het of"), 3)
    word, kind = t.word(at), t.kind(at)
    if word == "jaar":
        at += 1
        word, kind = t.word(at), t.kind(at)
    if kind == "number" and len(word) == 4 and word.isdigit() and 1900 <= int(word) < 2100:
        glued = GLUED_NUMBER.match(t.text, t.ends[at]) and not _day_glued(t, at + 1)
        return None if glued or t.word(at + 1) in COUNTED else (int(word), at + 1)
    if word in ("'", "’", "`") and t.glued(at + 1) and len(t.word(at + 1)) == 2 and t.word(at + 1).isdigit():
        return year_of(t.word(at + 1), t.today, born=is_birth(t, at)), at + 2
    if word in WHICH and t.word(at + 1) in ("jaar", "year"):
        return t.today.year + WHICH[word], at + 2
    back = t.cardinal(at) if t.word(at + 1) == "jaar" and t.word(at + 2) in BACK else None
    return (t.today.year - back, at + 3) if back else _year_in_words(t, at)


def _day_glued(t: Tokens, at: int) -> bool:
    """ "1 mei 2025-3 juni 2026": whether a dash leads to another day."""
    return t.word(at) == "-" and t.kind(at + 1) == "number" and (t.number(at + 1) or 0) <= 31 and t.word(at + 2) in MONTH_NAMES


def _year_in_words(t: Tokens, at: int) -> tuple[int, int] | None:
    """ "Tweeduizendzes", "tweeduizend [en] zes", "negentien[honderd] zesenzestig"."""
    spelled, place = year_in_words(t.word(at)), at + 1 + (t.word(at + 1) == "en")
    rest = CARDINALS.get(t.word(place), 0) if t.word(at) in CENTURIES or t.word(at) == "negentien" else 0
    if spelled is None:
        return (1900 + rest, at + 2) if 10 <= rest < 100 and place == at + 1 else None
    after = t.word(place + 1)
    apart = 1 < rest < 100 and after not in COUNTED and after not in UNITS and after not in MONTHS
    return (spelled + rest, place + 1) if apart else (spelled, at + 1)


def read_year(t: Tokens, at: int, inside: int) -> Piece | None:
    if t.word(at - 1) in ("'", "’") and t.glued(at) and t.word(at - 2) in BEFORE_YEAR:
        short = year_after(t, at - 1)  # "in '25"
        return Piece(year_span(short[0]), at - 1, short[1], "year") if short and t.word(short[1]) not in COUNTED else None
    found = year_after(t, at) if t.word(at).isdigit() or t.kind(at) == "word" else None
    if found is None or (t.glued(at) and t.word(at - 1) not in ("(", '"')) or t.word(found[1]) in COUNTED:
        return None
    ranged, until = t.past(at - 3, "tot", "en", "met") is not None, _until_year(t, at)
    if not inside and not ranged and not until and t.word(at - 1) not in BEFORE_YEAR | RANGE | {"van", "tussen", "en"}:
        return None
    sure = inside or t.word(at - 1) in BEFORE_YEAR or until
    return Piece(year_span(found[0]), at, found[1], "year", weak=not sure)


def _until_year(t: Tokens, at: int) -> bool:
    """ "[2019] tot 2021", "[2019] t/m 2021"."""
    end = t.past(at + 1, "tot", "en", "met") or t.past(at + 1, "tot") or t.past(at + 1, "tm")
    first, last = t.cardinal(at) or 0, (t.cardinal(end) or 0) if end else 0
    unit = t.word((end or at) + 1)
    return 1950 < first < last < t.today.year + YEARS_AHEAD and unit not in COUNTED and unit not in UNITS


def read_years(t: Tokens, at: int) -> Piece | None:
    """ "In 2026-03", "de periode 2018-2020", where a word says that this is no number of a file."""
    first, last = (int(part) for part in re.split("[-–/]", t.word(at)))
    told, joins = t.word(at - 1) in BEFORE_YEARS or len(t.words) == 1, t.word(at - 1) in RANGE
    if last < 100:
        return Piece(month_span(first, last), at, at + 1, "month", weak=not told) if told or joins else None
    if not told:
        return None
    return Piece((date(first, 1, 1), date(last, 12, 31)), at, at + 1, "span") if first < last else None


def _named_person(t: Tokens, at: int) -> bool:
    """Whether the word is somebody's name: "mevrouw Zomer", "Van der Maart", "Augustus Jansen"."""
    if t.word(at - 1) in TITLES or (t.word(at - 1) == "." and t.word(at - 2) in TITLES | {"h"}):
        return True
    before = t.word(at - 1) == "de" and t.text[t.starts[at - 1]].isupper()
    return t.text[t.starts[at]].isupper() and before


def read_month(t: Tokens, at: int, inside: int) -> Piece | None:
    word = t.word(at)
    month = month_of(word) if inside else MONTHS.get(word) or OTHER_MONTHS.get(word)
    if month is None or t.kind(at) != "word" or _named_person(t, at):
        return None
    if (
        t.word(at + 1) == "-"
        and t.glued(at + 1)
        and t.glued(at + 2)
        and t.word(at + 2).isalpha()
        and t.word(at + 2) not in MONTH_NAMES
    ):
        return None
    glue = t.word(at + 1) == "." or (t.word(at + 1) == "-" and t.glued(at + 1) and t.glued(at + 2))
    dot = at + 1 + (glue and t.kind(at + 2) == "number")
    year = year_after(t, dot)
    if year:
        number = t.number(at - 1) or 0
        no_day = t.kind(at - 1) == "number" and 28 < number <= 31 and day_of(year[0], month, number) is None  # "30 februari 2026"
        return None if no_day else Piece(month_span(year[0], month), at, year[1], "month")
    short = word in OTHER_MONTHS and len(word) < 5 and word != "märz"
    joined = t.word(at + 1) in JOINTS or t.word(at - 1) in JOINTS
    if short and not inside and not joined:
        return None
    first = nearest(lambda year: date(year, month, 1), t.today, t.year_lean(at, at + 1))
    follows = t.word(at + 1) in ("lin", "de") or (t.word(at + 1).isalpha() and _capital(t, at + 1) and _capital(t, at))
    announced = t.word(at - 1) in BEFORE_MONTH or (t.word(at - 1) == "van" and t.word(at - 2) == "loop")
    announced = announced or (word in MONTHS and not follows and _told_of(t, at))
    weak = not inside and (not announced or follows or short)
    return Piece(month_span(first.year, month), at, at + 1, "month", True, weak) if first else None


def _told_of(t: Tokens, at: int) -> bool:
    """ "Januari ben ik begonnen", "ik ben februari gestart", as people type it without "in"."""
    before, verb = t.word(at - 1), t.word(at + 1)
    opens = before in ("", ".", "!", "?", ",") or (at > 0 and "\n" in t.gap(at, at))
    if opens and verb in TELLING and t.word(at + 2) in WHO_TELLS:
        return t.word(at) not in ALSO_NAMES  # "Mei zou er zijn"
    done = not (_capital(t, at) and t.word(at) in ALSO_NAMES) and verb not in WHICH and looks_back(verb, 0, len(verb))
    return done and (before in TELLING or (before in WHO_TELLS and t.word(at - 2) in TELLING))


def _capital(t: Tokens, at: int) -> bool:
    return t.text[t.starts[at]].isupper()


def _first_of_two_years(t: Tokens, at: int) -> tuple[int, int] | None:
    """ "[De winter] van 2024-2025", "van 2024 op 2025": the year in which it begins, and where they end."""
    at = t.skip(at, word_set("van in"), 1)
    if t.kind(at) == "yy":
        return int(t.word(at)[:4]), at + 1
    first, second = t.cardinal(at), t.cardinal(at + 2)
    both = t.word(at + 1) in ("op", "-", "/") and first and second and 1900 < first == second - 1 < 2100
    return (first, at + 3) if both and first else None


def read_season(t: Tokens, at: int, inside: int, shift: int | None = None) -> Piece | None:
    word = t.word(at)
    if _named_person(t, at) or t.word(at - 1) in HABIT | {"'"} or (t.word(at + 1) == "-" and t.glued(at + 1)):
        return None
    month = SEASONS[word]
    year = _first_of_two_years(t, at + 1) or year_after(t, at + 1)
    if year:
        return Piece(months_span(date(year[0], month, 1), 3), at, year[1], "span")
    if word in ("spring", "summer", "autumn") and not inside and shift is None:
        return None
    starts = [date(t.today.year + years, month, 1) for years in (-2, -1, 0, 1)]
    lean = t.lean(at, at + 1)
    if shift is None and not inside and lean == SILENT and len(t.words) > 3 and t.word(at - 1) not in ("sinds", "sedert"):
        return None
    if shift is None:
        shift = 1 if not inside and lean >= AHEAD else 0
    if shift > 0:
        first = min(start for start in starts if start > t.today)
    elif shift < 0:
        first = max(start for start in starts if months_span(start, 3)[1] < t.today)
    else:
        first = max(start for start in starts if start <= t.today)
        if t.word(at - 1) in ("deze", "dit") and lean >= AHEAD and months_span(first, 3)[1] < t.today:
            first = add_months(first, 12)  # "deze winter begin ik", said in June
    return Piece(months_span(first, 3), at, at + 1, "span", yearless=True)


def quarter_of(today: date, shift: int) -> Span:
    first = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    return months_span(add_months(first, 3 * shift), 3)


def read_quarter(t: Tokens, number: int | None, at: int, end: int) -> Piece | None:
    number = 4 if number == -1 else None if t.word(at + 1) == "een" else number
    if number not in (1, 2, 3, 4) or (t.word(at) == "q" and not t.glued(at + 1)):
        return None
    year = year_after(t, end + (t.word(end) == "-"))
    lean = t.year_lean(at, end)
    lean = TOLD if lean == PAST else lean  # a quarter yet to begin has no past
    first = date(year[0], 3 * number - 2, 1) if year else nearest(lambda y: date(y, 3 * number - 2, 1), t.today, lean)
    return Piece(months_span(first, 3), at, year[1] if year else end, "span", yearless=not year) if first else None


def read_decade(t: Tokens, at: int) -> Piece | None:
    """ "jaren 90", "jaren '80", "jaren tachtig"; "het jaar 2019"."""
    if t.word(at) == "jaar":
        year = year_after(t, at + 1)
        return Piece(year_span(year[0]), at, year[1], "year") if year and t.cardinal(at - 1) is None else None
    if t.word(at) != "jaren" or t.cardinal(at - 1) is not None:
        return None
    place = t.skip(at + 1, frozenset("'’"), 1)
    number = DECADES.get(t.word(place)) or (t.cardinal(place) if t.word(place).isdigit() else None)
    if number is None or number % 10 or not (10 <= number < 100 or 1900 <= number < 2100):
        return None
    first = number if number > 100 else 1900 + number
    return Piece((date(first, 1, 1), date(first + 9, 12, 31)), at, place + 1, "span")


def numbered_weeks(t: Tokens, at: int) -> Piece | None:
    """ "week 12 [van 2026]", "week 10 t/m 12". The next of "week 37 en 38" is read from its "en" on."""
    place = t.skip(at + 1, frozenset(("nummer", "nr", "nrs") if t.word(at) == "weken" else ("nummer", "nr", ".", "nrs")), 2)
    number = t.cardinal(place) if t.word(place).isdigit() else None
    if t.kind(place) == "my":
        parts = [int(part) for part in re.split("[-/]", t.word(place))]
        span = week_of(t, parts[0], at, place, parts[1])
        return Piece(span, at, place + 1, "week") if span else None
    each = t.word(at - 1) in HABIT
    if t.kind(place) == "dm" and not each and "." not in t.word(place) and (found := _weeks_between(t, at, place)):
        return found
    if number is None or not 1 <= number <= 53 or each or t.word(at - 1) in ("iedere", "om"):
        return None
    joints = JOINTS if t.cardinal(place + 2) == number + 1 else RANGE  # "week 39/40"
    if t.word(place + 1) in COUNTED | UNITS.keys() or (
        GLUED_NUMBER.match(t.text, t.ends[place]) and t.word(place + 1) not in joints
    ):
        return None
    if t.word(place + 1) == "van" and year_after(t, place + 1) is None and not _days_follow(t, place + 2):
        return None
    end, last = place + 1, number
    if t.word(end) in joints:
        until = t.skip(end + 1, frozenset(("en", "met", "week")), 3)
        final = t.cardinal(until) if t.word(until).isdigit() else None
        if final and number < final <= 53:
            end, last = until + 1, final
    year = year_after(t, end)
    first = week_of(t, number, at, end, year[0] if year else None)
    if first is None:
        return None
    return Piece((first[0], first[1] + timedelta(weeks=last - number)), at, year[1] if year else end, "week", year is None)


def _days_follow(t: Tokens, at: int) -> bool:
    """ "Maandag t/m woensdag" of a week named before."""
    return t.word(at + 1) in RANGE and weekday_of(t.word(at)) is not None


def _weeks_between(t: Tokens, at: int, place: int) -> Piece | None:
    """ "Week 3-5", "week 3/4", whose numbers are written as a day is."""
    low, high = (int(part) for part in re.split("[-/]", t.word(place)))
    if high <= low or ("/" in t.word(place) and high > low + 1):
        return None
    year = year_after(t, place + 1)
    named, end = year or (None, place + 1)
    first, last = week_of(t, low, at, end, named), week_of(t, high, at, end, named)
    return Piece((first[0], last[1]), at, end, "week", yearless=year is None) if first and last else None


def listed_weeks(t: Tokens, found: Piece) -> list[Piece]:
    """ "week 37[, 39 en 41]"; "week 37 en 38", which follow each other, is one period."""
    weeks = [found]
    while t.word(weeks[-1].end) in ("en", ",", "&", "of") and len(weeks) < 9:
        at = weeks[-1].end + 1
        number, after = t.cardinal(at) if t.word(at).isdigit() else None, t.word(at + 1)
        unlike = after in UNITS or after in COUNTED or after in MONTHS or (t.glued(at + 1) and after not in ",.;)?!")
        span = None if unlike or number is None else week_of(t, number, found.start, at + 1, None)
        if span is None:
            break
        weeks.append(Piece(span, at, at + 1, "week", yearless=True))
    year = year_after(t, weeks[-1].end) if len(weeks) > 1 else None
    if year:
        weeks = [_in_year(t, one, year[0]) for one in weeks]
        weeks[-1] = weeks[-1].over(weeks[-1].start, year[1])
    low, high = weeks[0].value, weeks[-1].value
    if len(weeks) != 2 or t.word(found.end) != "en" or isinstance(low, date) or isinstance(high, date) or high[0] - low[1] != DAY:
        return weeks
    return [Piece((low[0], high[1]), found.start, weeks[-1].end, "week", yearless=year is None)]


def _in_year(t: Tokens, week: Piece, year: int) -> Piece:
    """The week of the same number in a year; what it is where that has none."""
    span = week_of(t, first_of(week.value).isocalendar().week, week.start, week.end, year)
    return replace(week, value=span, yearless=False) if span else week


def week_of(t: Tokens, number: int, at: int, end: int, year: int | None) -> Span | None:
    """Monday to Sunday of a numbered week; without a year the past one, or one soon to come."""
    today = t.today
    if not 1 <= number <= 53:
        return None
    try:
        if year:
            return week_span(date.fromisocalendar(year, number, 1))
        this = date.fromisocalendar(today.isocalendar().year, number, 1)
        told = this > today and t.year_lean(at, end) == TOLD
        if told or (this > today and not (t.lean(at, end) >= AHEAD or (this - today).days < 90)):
            this = date.fromisocalendar(today.isocalendar().year - 1, number, 1)
        elif this < today - timedelta(days=200) and t.lean(at, end) >= AHEAD:
            this = date.fromisocalendar(today.isocalendar().year + 1, number, 1)
    except ValueError:
        return None
    return week_span(this)
