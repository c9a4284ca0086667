"""The grammar of days by their number in a month that is not named: "de 15e", "de tiende van vorige maand", "de 2e donderdag"."""

from __future__ import annotations

import re
from datetime import timedelta

from classifiers.dates.digits import UNLIKELY_AFTER
from classifiers.dates.named import GLUED_NUMBER, HABIT
from classifiers.dates.tokens import Piece, Tokens
from classifiers.dates.values import AHEAD, PAST, Span, add_months, contradiction, day_of, month_span, nth_weekday
from classifiers.dates.words import MONTH_NAMES, MONTHS, RANGE, UNITS, WHICH, weekday_of
from classifiers.tense import clause, looks_back
from classifiers.words import word_set

AFTER_ORDINAL = word_set(
    "over om kan was had heb is zou en ook bij in naar werd niet al . , ; ! ? ) van heeft ben belde kwam ging moest stond hebben"
    " met door de het een mijn uw ik hij ze zij we wij jullie me mij hem haar dat die weer wel opnieuw pas nog lukt past schikt"
    " gewoon terug zal komt ga gaat begint weg betaald zie weet"
    " voor na tot aan op rond of mevrouw mevr mw meneer dhr zat zei waren staat moet wil hetzelfde hier toen"
)
BEFORE_ORDINAL = word_set("op naar tot vanaf sinds na ook rond tegen uiterlijk verplaatst verzet")
BEFORE_WORD = BEFORE_ORDINAL - {"ook"} | word_set("voor vóór van per")
SURELY_BEFORE = word_set("op per vanaf sinds rond uiterlijk")
BEFORE_THE = word_set("on by until till since before after from")
LOW_RANK, HIGH_RANK = 10, 5  # whoever is "de derde" of some is none of so many; "de zevende" is mostly a day
SAME = ("die", "diezelfde", "dezelfde")
LISTING = word_set(", en of")
CLOSES = frozenset(("", ".", ",", ";", "!", "?", ")"))
SUBJECTS = word_set("ik k hij ie zij ze we wij u jullie je jij er men mijn mevrouw meneer mw dhr")
COUNTED = word_set(
    "keer maal week weken maand maanden jaar dag dagen uur kwartaal semester eeuw klas plaats plek spoor poging gesprek afspraak"
    " brief mail mailtje bericht groep ziektejaar kans persoon man vrouw coach begeleider begeleidster medewerker fase deel"
    " helft bijeenkomst les rij editie ronde instantie graad pagina alinea lid hulp kamer verdieping etage lijn lijns hands"
    " verjaardag sollicitatie contactpersoon casemanager herinnering aanmaning kind baan verslag rapport termijn versie"
    " werkdag eeuwse jaars dienst floor day week time session page visit"
)
PREFIXES = ("ge", "be", "ver", "ont", "her")  # of a verb that may stand before its noun
LONGEST_LIST = 60  # characters
COUNTED_AFTER = re.compile(
    r"(?:\s*(?:,|en|of|&|t/m|tot(?: en met)?|-)\s*(?:de\s*)?\d{1,2}(?:e|ste|de))+\s+(?P<noun>\w+)", re.IGNORECASE
)
PRECISELY = re.compile(r",? om (?:heel )?(?:precies|exact) te zijn\b", re.IGNORECASE)
IS_NOW = re.compile(r"\b(?:is|zijn)(?: het)? (?:nu|vandaag|inmiddels|ondertussen|intussen|al)(?: al)?(?: de)? $", re.IGNORECASE)
MONTH_NEAR = 60  # words
MOST_LISTED = 6
JOINS = word_set("van in na voor dat die en of op tot")
USUAL = re.compile(r"\b(?:per|elke|iedere|altijd|steeds|telkens|maandelijks\w*|spreekuur|inloop\w*)\b", re.IGNORECASE)
AS_IN = word_set("bv bijv bijvoorbeeld zoals")
CONJUNCTIONS = word_set("dat die wat waar waarop toen als of en maar want omdat terwijl zodat dus")


def goes_on(t: Tokens, at: int) -> bool:
    """Whether a sentence goes on here with its verb: "op de achttiende kreeg ik"."""
    word = t.word(at)
    noun = word in COUNTED or word in UNITS or word in CONJUNCTIONS
    return t.word(at + 1) in SUBJECTS and t.kind(at) == "word" and not noun


def day_of_month(t: Tokens, at: int, weekday: int | None = None) -> list[Piece] | None:
    """ "de 15e [van deze maand]": of this month or a neighbouring one."""
    number = t.ordinal(at)
    if number is None or not 1 <= number <= 31:
        return None
    listed = t.word(at - 1) in LISTING and t.ordinal(at - 2) is not None and (_which_month(t, at + 1) or _listed_alone(t, at))
    if t.word(at - 1) not in ("de", "den") and weekday is None and not _english(t, at) and not listed:  # "spoor 2e" is none
        return None
    first, end = t.today.replace(day=1), at + 1
    shift = _which_month(t, end) or _which_month_of_list(t, end)
    if shift is not None:
        month = add_months(first, shift[0])
        day = day_of(month.year, month.month, number)
        return [Piece(day, at, shift[1], note=contradiction(weekday, day))] if day else None
    if same := next((place for which in SAME if (place := t.past(end, "van", which, "maand"))), 0):
        both = (day_of(month.year, month.month, number) for month in (first, add_months(first, -1)))
        last = next((day for day in both if day is not None and day <= t.today), None)
        return [Piece(last, at, same, "ordinal")] if last else None
    if number == t.today.day and weekday is None and IS_NOW.search(t.text[max(0, t.starts[at] - 30) : t.starts[at]]):
        return [Piece(t.today, at, at + 1, "relative")]
    named = weekday is not None
    if not (_stands_alone(t, at, named) if t.kind(at) == "number" else _word_alone(t, at, number, named)):
        return None
    months = [add_months(first, months) for months in (-1, 0, 1)]
    candidates = [found for month in months if (found := day_of(month.year, month.month, number)) is not None]
    agreeing = [found for found in candidates if weekday is None or found.weekday() == weekday] or candidates
    past = [found for found in agreeing if found <= t.today]
    coming = [found for found in agreeing if found > t.today]
    chosen = coming[:1] or past[-1:] if t.lean(at, end) >= AHEAD else past[-1:] or coming[:1]
    kind = "ordinal" if weekday is None else "day"
    return [Piece(chosen[0], at, end, kind, note=contradiction(weekday, chosen[0]))] if chosen else None


def _listed_alone(t: Tokens, at: int) -> bool:
    """ "Op de 4e, 5e en 6e was er niemand", where no noun is counted."""
    first, end = at, at + 1
    for _ in range(MOST_LISTED):
        first -= 2 if t.word(first - 1) in LISTING and t.ordinal(first - 2) else 0
        end += 2 if t.word(end) in LISTING and t.ordinal(end + 1) else 0
    closed = t.word(end) in CLOSES or t.word(end) in AFTER_ORDINAL - JOINS or goes_on(t, end)
    before = t.word(first - 2) in BEFORE_ORDINAL | CLOSES
    return t.word(first - 1) == "de" and before and closed and t.kind(at) == "number"


def _english(t: Tokens, at: int) -> bool:
    """ "On the 17th"."""
    return t.word(at - 1) == "the" and t.word(at - 2) in BEFORE_THE and t.word(at).endswith(("th", "st", "nd", "rd"))


def _stands_alone(t: Tokens, at: int, named: bool) -> bool:
    """Whether "de 15e" counts no noun, as "de 2e verdieping" and "de 2e en 3e keer" do."""
    end = at + 1
    following = t.word(end)
    shared = COUNTED_AFTER.match(t.text, t.ends[at], t.ends[at] + LONGEST_LIST)
    if following in COUNTED or (shared and shared["noun"].lower() in COUNTED):
        return False
    if (
        not following
        or (t.ordinal(at) or 0) >= 10
        or _english(t, at)
        or following in AFTER_ORDINAL - {"van"}
        or _told(following)
        or (following in RANGE and t.ordinal(t.skip(end + 1, frozenset(("de",)), 1)) is not None)
        or "\n" in t.text[t.ends[at] : t.starts[end]]
    ):
        return True
    return named or t.word(at - 2) in BEFORE_ORDINAL


def _told(word: str) -> bool:
    """ "De 6e stuurde ik", "de 6e gebeld", not "de 2e gemaakte afspraak"."""
    return not (word.startswith(PREFIXES) and word.endswith("e")) and looks_back(word, 0, len(word))


def _word_alone(t: Tokens, at: int, number: int, named: bool) -> bool:
    """The same for "de achttiende": a place in a row as often as a day, and below ten also a floor, so more must say it."""
    end, before = at + 1, t.word(at - 2)
    closed = t.word(end) in CLOSES or "\n" in t.gap(end, min(end, len(t.words) - 1)) or bool(PRECISELY.match(t.text, t.ends[at]))
    verb = goes_on(t, end)
    follows = closed or verb or t.word(end) in AFTER_ORDINAL - {"van", "en", "of", "in"}
    if named or PRECISELY.match(t.text, t.ends[at]):
        return follows
    if number < LOW_RANK and ((closed and before in BEFORE_WORD | {","}) or (t.word(end) == ":" and before in CLOSES)):
        return number > HIGH_RANK
    if number < LOW_RANK:
        return before in SURELY_BEFORE and verb
    return t.word(end) in ("", ".", ",") or (before in BEFORE_WORD and (follows or _told(t.word(end))))


def _which_month(t: Tokens, at: int) -> tuple[int, int] | None:
    """How many months on "van [de] vorige maand" is, and where it ends."""
    if t.word(at) == "dezer":
        return 0, at + 1
    if t.word(at) in WHICH and t.word(at) != "laatste" and t.word(at + 1) == "maand":
        return WHICH[t.word(at)], at + 2
    if t.word(at) not in ("van", "in"):
        return None
    place = at + 1 + (t.word(at + 1) == "de")
    if t.word(place) == "maand" and t.word(place - 1) == "de" and t.word(at) == "van" and t.word(place + 1) not in MONTH_NAMES:
        return 0, place + 1
    shift = WHICH.get(t.word(place)) if t.word(place) != "laatste" else None
    return None if shift is None or t.word(place + 1) != "maand" else (shift, place + 2)


def _which_month_of_list(t: Tokens, at: int) -> tuple[int, int] | None:
    """The same for the 6th of "de 6e tot de 19e van vorige maand": how many months on the last of the list is."""
    place = at
    for _ in range(MOST_LISTED):
        after = t.past(place, "tot", "en", "met") or place + 1
        if t.word(place) not in RANGE and t.word(place) not in ("en", "of", ","):
            break
        after += t.word(after) == "de"
        if t.ordinal(after) is None:
            break
        place = after + 1
        if found := _which_month(t, place):
            return found[0], at
    return None


def in_the_month(t: Tokens, found: Piece) -> Piece | None:
    """ "Volgende maand de 5e", "vorige maand van 6 tot 19": the days in the month just read."""
    if found.kind != "month" or t.word(found.start) not in WHICH or not isinstance(found.value, tuple):
        return None
    first = found.value[0]
    place = t.skip(found.end, frozenset(("op", "de", ",")), 3)
    number = t.ordinal(place) if place > found.end else None
    if number:
        day = day_of(first.year, first.month, number)
        return Piece(day, found.start, place + 1) if day and t.word(place + 1) not in COUNTED else None
    low, high, end = _days_between(t, found.end)
    start, last = day_of(first.year, first.month, low), day_of(first.year, first.month, high)
    return Piece((start, last), found.start, end, "span") if start and last and start < last else None


def in_the_week(t: Tokens, found: Piece) -> Piece | None:
    """ "Volgende week [op] de 19e", where that week has such a day."""
    place = t.skip(found.end, frozenset(("op", "de")), 2)
    number = t.ordinal(place) if t.word(place - 1) == "de" and place > found.end else None
    if found.kind != "week" or number is None or not isinstance(found.value, tuple) or t.word(place + 1) in COUNTED:
        return None
    days = (found.value[0] + timedelta(days=step) for step in range(7))
    day = next((day for day in days if day.day == number), None)
    return Piece(day, found.start, place + 1) if day and t.kind(place) == "number" else None


def numbered_in_the_month(t: Tokens, at: int, number: int) -> Piece | None:
    """ "Op 12 van deze maand", "uw brief van 12 dezer"."""
    told = (t.word(at - 1) == "op" and t.word(at + 1) == "van") or t.word(at + 1) == "dezer"
    told = told or (t.word(at - 1) in ("op", "van") and t.word(at + 1) in WHICH)  # "uw brief van 12 deze maand"
    shift = _which_month(t, at + 1) if told else None
    month = add_months(t.today.replace(day=1), shift[0]) if shift else None
    day = day_of(month.year, month.month, number) if month else None
    return Piece(day, at, shift[1]) if day and shift else None


def numbered_weekday(t: Tokens, at: int, weekday: int) -> list[Piece] | None:
    """ "Woensdag 18 kan ik niet": the nearest day of that number which is such a weekday; not "dinsdag 18 keer gebeld"."""
    german = t.past(at + 1, ",", "den")  # "Dienstag, den 30., ..."
    place = german or t.skip(at + 1, frozenset(("de",)), 1)
    number, end = t.cardinal(place) or 0, place + 1
    if t.kind(place) != "number" or not 0 < number <= 31 or GLUED_NUMBER.match(t.text, t.ends[place]):
        return None
    joined = t.word(end) in LISTING or t.word(end) in RANGE
    if joined:
        follows = weekday_of(t.word(t.past(end, "tot", "en", "met") or end + 1)) is not None
    else:
        told = t.word(end) in AFTER_ORDINAL or t.word(end) in ("tussen", "vanaf")
        follows = told or t.word(end) in CLOSES or t.word(end) in WHICH or goes_on(t, end)
    counts = UNLIKELY_AFTER.match(t.text, t.ends[place], t.ends[place] + 12) is not None
    if not follows or counts:
        return None
    months = [add_months(t.today.replace(day=1), months) for months in (-1, 0, 1)]
    days = [day for month in months if (day := day_of(month.year, month.month, number)) and day.weekday() == weekday]
    day = min(days, key=lambda found: abs(found - t.today), default=None)
    return [Piece(day, at, end)] if day else None


def days_of_present_month(t: Tokens, low: int, high: int, end: int) -> tuple[Span, int] | None:
    """The days of "van 4 tot 23 [in] volgende maand", given the numbers and where they end."""
    end = t.skip(end, frozenset(("in", "van", "de")), 2)
    shift = WHICH.get(t.word(end)) if t.word(end) != "laatste" and t.word(end + 1) == "maand" else None
    if shift is None:
        return None
    month = add_months(t.today.replace(day=1), shift)
    first, last = day_of(month.year, month.month, low), day_of(month.year, month.month, high)
    return ((first, last), end + 2) if first and last and first < last else None


def number_up_to(t: Tokens, start: int, at: int) -> tuple[int, int] | None:
    """The last day of "[van] 4 januari t/m [woensdag] [de] 22", and where it ends."""
    if t.word(at) not in RANGE:
        return None
    place = t.past(at, "tot", "en", "met") or at + 1
    begin = place + (t.kind(place) == "word" and weekday_of(t.word(place)) is not None)
    last = t.skip(begin, frozenset((",", "de")), 2)
    number = t.number(last) if t.kind(last) == "number" else None
    from_first = "van" in t.words[max(0, start - 2) : start] or "vanaf" in t.words[max(0, start - 2) : start]
    sure = last > place or t.ordinal(last) is not None or t.word(at) == "tm" or from_first
    closed = t.word(last + 1) in CLOSES or goes_on(t, last + 1)
    return (number, last + 1) if number and number <= 31 and sure and closed and t.word(last).isalnum() else None


def _days_between(t: Tokens, at: int) -> tuple[int, int, int]:
    """The numbers of "van 6 tot 19", "van de 6e t/m de 19e", "tussen 6 en 19", "van 5-18" and where they end; zeros for none."""
    place = at + (t.word(at) == ",")
    between = t.word(place) == "tussen"
    bare = t.kind(place) == "number" and t.word(place + 1) in ("tot", "tm")  # "vorige maand 4 t/m 8"
    if not between and not bare and t.word(place) not in ("van", "vanaf"):
        return 0, 0, at
    the = frozenset(("de",))
    place = place if bare else t.skip(place + 1, the, 1)
    if t.kind(place) == "dm" and "-" in t.word(place):
        low, high = (int(part) for part in t.word(place).split("-"))
        end = place + 1
    else:
        then = t.past(place + 1, "tot", "en", "met") or place + 2
        if t.word(place + 1) not in RANGE | ({"en"} if between else set()):
            return 0, 0, at
        then = t.skip(then, the, 1)
        low, high, end = t.number(place) or 0, t.number(then) or 0, then + 1
    closed = t.word(end) in CLOSES or t.word(end) in AFTER_ORDINAL or goes_on(t, end)
    if not low or not high or (bare and not closed):
        return 0, 0, at
    counted = t.word(end) in COUNTED or t.word(end) in UNITS or t.word(end) in MONTH_NAMES
    return (0, 0, at) if counted or UNLIKELY_AFTER.match(t.text, t.ends[end - 1], t.ends[end - 1] + 12) else (low, high, end)


def tells_of_a_month(t: Tokens, at: int) -> bool:
    """Whether a month is named not far before: "de 2e donderdag" may be one of it."""
    return any(word in MONTHS for word in t.words[max(0, at - MONTH_NEAR) : at])


def nth_of_this_month(t: Tokens, at: int, number: int, weekday: int) -> Piece | None:
    """ "De 2e donderdag had ik een gesprek": of this month, or of the one before where it is past; not in a tale of another."""
    end = at + 2
    follows = (
        t.word(end) in CLOSES or t.word(end) in AFTER_ORDINAL - word_set("van in na voor dat die en of op tot") or goes_on(t, end)
    )
    if t.word(at - 1) != "de" or t.word(at - 2) in HABIT | {"om"} or number < 1 or not follows:
        return None
    if tells_of_a_month(t, at):
        return None
    lean = t.lean(at, end)
    such = USUAL.search(t.text, *clause(t.text, t.starts[at], t.ends[at + 1])) or set(t.words[max(0, at - 4) : at]) & AS_IN
    if such or (number == 1 and lean == PAST):
        return None  # such a day of every month, or as likely the first of a course
    day = nth_weekday(month_span(t.today.year, t.today.month), weekday, number)
    if lean == PAST and (day is None or day > t.today):
        before = add_months(t.today.replace(day=1), -1)
        day = nth_weekday(month_span(before.year, before.month), weekday, number)
    return Piece(day, at, end) if day else None
