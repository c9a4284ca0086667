"""The grammar of days in digits alone: 2026-03-12, 12-03-2026, 20260312, 12/3."""

from __future__ import annotations

import re
from datetime import date

from classifiers.dates.named import is_birth
from classifiers.dates.tokens import Piece, Tokens
from classifiers.dates.values import NUMBERED, contradiction, day_of, nearest, year_of
from classifiers.dates.words import RANGE, UNITS, weekday_of
from classifiers.words import word_set

UNLIKELY_AFTER = re.compile(
    r"\s?(?:%|uur|uren|u\b|x\b|keer|dagen|weken|maanden|jaar|mensen|personen|man\b|euro|km|min|cm|liter|sterren|deel|van de"
    r"|van mijn"
    r"|van het|van een|plus|graden|jarig|procent|punten|stuks|kg\b|mg\b|ml\b|meter|\d|:\d)",
    re.IGNORECASE,
)
DATE_BEFORE = word_set(
    "op dd tussen van tot tm tem per sinds vanaf voor vóór en datum geb geboren ma di wo do vr za zo ( heb u of stuurde wet "
    "factuurdatum "
    "ingangsdatum startdatum einddatum miv am vom"
)
NUMBERED_BEFORE = word_set(
    "nummer nr kenmerk ref referentie kvk polisnummer zaaknummer dossiernummer dossier zaak factuurnummer factuur klantnummer "
    "ordernummer versie artikel art kamer ruimte lokaal pagina blz bladzijde bijlage vraag route afslag groep bus lijn iso ip "
    "paragraaf hoofdstuk lid telefoon tel nummers klasse loket balie zaal perron spoor flat pasje code schaal trede bloeddruk"
)
NUMBERED_ENDS = ("nummer", "nr", "maat", "schaal", "code")  # "regelnr 10/12", "schoenmaat 10/11"
LIVES = word_set("woon woont wonen woonde woonachtig gevestigd")  # "ik woon op 12-3"
ADDRESS = re.compile(r"(?:straat|weg|laan|plein|kade|hof|dijk|singel|gracht|pad|steeg|plantsoen|baan|park|markt)$")
SCALES = frozenset({"1-5", "1-10", "1/5", "1/10"})  # "hoe beoordeelt u ons (1-10)?"
MEETINGS = word_set(
    "gesprek telefoongesprek afspraak belafspraak intake intakegesprek evaluatie evaluatiegesprek driegesprek overleg zitting "
    "mail mailtje e-mail brief voicemail bezoek huisbezoek voortgangsgesprek eindgesprek bijeenkomst sollicitatiegesprek"
)
JOINTS, MOST_LISTED = word_set("en of , & +"), 6
SENTENCE_ENDS = frozenset(("", ".", ",", "!", "?"))
SURELY_BEFORE = word_set("op dd sinds vanaf per")
WHO = word_set("ik k hij ie zij ze we wij u jullie je jij er men mij me hem haar ons hun")
GOES_ON = SENTENCE_ENDS | word_set(
    "het de niet weer niks niets niemand om bij naar met een mijn uw ik hij ze zij we wij u jullie al ook opnieuw pas toen"
    " belde stuurde schreef vroeg kwam ging stond zat was had kreeg moest zou ben heb bent hebt zijn zitten staan wachten laten"
)
LOOSELY_BEFORE, DAY_ENDS = word_set("en of u heb"), GOES_ON | JOINTS | frozenset(");:(-")
RISE = word_set("van naar tot")
NEAR = 40  # characters
MARKS = re.compile(
    r"\b(?:cijfers?|scores?|punten|waardering|beoordeling|tevreden\w*|rapportcijfers?|uitslag|(?<=\d )gegaan)\b", re.IGNORECASE
)
HOURS_BEFORE = re.compile(  # "3 dagen per week van 9-12", "open ma-vr 9-12"
    r"\b(?:p/w|(?:per|elke|iedere) (?:week|dag|werkdag)|dagelijks|ma ?(?:-|t/m|tot) ?(?:do|vr|za))[ ,:]+(?:van )?$", re.IGNORECASE
)
FRACTIONS = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4", "4/5", "24/7"})


def numeric(t: Tokens, at: int, weekday: int | None = None) -> list[Piece] | None:
    """2026-03-12, 12-03-2026, 20260312, 12/3."""
    kind, word = t.kind(at), t.word(at)
    parts = [int(part) for part in re.findall(r"\d+", word)]
    day: date | None = None
    if kind == "iso":
        day = day_of(*parts)
    elif kind == "dmy":
        day = day_of(year_of(str(parts[2]), t.today, born=is_birth(t, at)), parts[1], parts[0])
    elif kind == "compact" and (at == 0 or t.word(at - 1) in DATE_BEFORE) and not _is_numbered(t, at):
        day = day_of(int(word[:4]), int(word[4:6]), int(word[6:]))
    elif kind == "dm":
        return _short(t, at, weekday)
    return [Piece(day, at, at + 1, note=contradiction(weekday, day))] if day else None


def days_up_to(t: Tokens, at: int) -> list[Piece] | None:
    """ "Van 4 t/m 8-5-2026", "tussen 4 en 8/5": the days of the month that only the last has."""
    if t.kind(at) != "number" or (t.word(at + 1) != "en" and t.word(at + 1) not in RANGE):
        return None
    between = t.word(at - 1) == "tussen" and t.word(at + 1) == "en"
    end, number = at + 2 if between else _range_end(t, at + 1), t.number(at) or 0
    told = between or t.word(at - 1) in ("van", "vanaf", "periode") or t.word(at + 1) == "tm"
    marks = t.kind(end) == "dm" and t.word(at + 1) != "tm" and _is_mark(t, end)
    if not told or marks or t.kind(end) not in ("dmy", "dm"):
        return None
    last = next(iter(numeric(t, end) or ()), None)
    if last is None or not isinstance(last.value, date) or not 0 < number < last.value.day:
        return None
    return [Piece((last.value.replace(day=number), last.value), at, last.end, "span", last.yearless)]


def days_listed(t: Tokens, at: int) -> list[Piece] | None:
    """ "Op 5, 6 en 8/10": the days of the month that only the last has."""
    if t.kind(at) != "number" or t.word(at - 1) not in SURELY_BEFORE:
        return None
    places, end = [at], at + 1
    while t.word(end) in JOINTS and t.kind(end + 1) == "number" and len(places) < MOST_LISTED:
        places, end = [*places, end + 1], end + 2
    last = next(iter(numeric(t, end + 1) or ()), None) if t.word(end) in JOINTS and t.kind(end + 1) in ("dm", "dmy") else None
    if last is None or not isinstance(last.value, date):
        return None
    numbers = [*(t.cardinal(place) or 0 for place in places), last.value.day]
    if numbers != sorted(set(numbers)) or not numbers[0]:
        return None
    days = (last.value.replace(day=number) for number in numbers)
    return [*(Piece(day, place, place + 1, yearless=last.yearless) for day, place in zip(days, places, strict=False)), last]


def _is_numbered(t: Tokens, at: int) -> bool:
    """Whether a word before says that this is the number of something."""
    before, earlier = t.word(at - 1), t.word(at - 2)
    if _is_numbering(before) or (before == "op" and earlier in LIVES):
        return True
    docket = before == "za" and earlier in ("ha", "kg")  # the number of a case in court
    return docket or (_is_numbering(earlier) and before not in SURELY_BEFORE)


def _is_numbering(word: str) -> bool:
    return word in NUMBERED_BEFORE or word.endswith(NUMBERED_ENDS)


def _in_a_range(t: Tokens, at: int) -> bool | None:
    """Whether "3/10 - 8/10", "12-6 t/m 19-6" are days; False for what is counted so and for marks, None for no range."""
    for first, last in ((at, _range_end(t, at + 1)), (_range_start(t, at - 1), at)):
        if not t.kind(first) == t.kind(last) == "dm" or first >= last:
            continue
        both = {t.word(first), t.word(last)}
        counted = UNLIKELY_AFTER.match(t.text, t.ends[last], t.ends[last] + 12) or _is_numbered(t, first)
        alike = all("/" in word for word in both) == any("/" in word for word in both)
        return len(both) == 2 and alike and not counted and not both <= FRACTIONS and not _is_mark(t, first)
    return None


def _range_end(t: Tokens, at: int) -> int:
    """The place after "-", "t/m" or "tot [en met]", or -1."""
    return (t.past(at, "tot", "en", "met") or at + 1) if t.word(at) in RANGE else -1


def _range_start(t: Tokens, at: int) -> int:
    """The place before these, or -1."""
    if t.past(at - 2, "tot", "en", "met") and at > 2:
        return at - 3
    return at - 1 if t.word(at) in RANGE else -1


def _up_to_a_date(t: Tokens, at: int) -> bool:
    """ "Van 04.01 tot 22.01.2026", which are no hours, "4/5 t/m 8/5/2026"."""
    end = _range_end(t, at + 1)
    return t.kind(end) == "dmy" and any(mark in t.word(at) and mark in t.word(end) for mark in "./-")


def _is_mark(t: Tokens, at: int) -> bool:
    """ "Mijn tevredenheid ging van 3/10 naar 8/10"."""
    return MARKS.search(t.text, max(0, t.starts[at] - NEAR), t.ends[at] + NEAR // 2) is not None


def _of_a_meeting(t: Tokens, at: int, number: int, month: int) -> bool:
    """ "Gesprek 9-4 met mijn coach"; "gesprek 1-1" is one to one."""
    told = t.word(at - 1) in MEETINGS and "-" in t.word(at) and t.word(at + 1) not in UNITS
    return told and (number, month) != (1, 1) and "-" not in t.text[t.ends[at] : t.ends[at] + 2]


NO_DATE_BEFORE = word_set("van tot vanaf om sinds voor of en u heb")  # so hours are told: "van 9.15 tot 10.12"
TOLD_OF_DAY = word_set("werd was had heb ben kwam zou zat stond belde weer niet om moest ging")  # "12-3 werd afgezegd"


def _short(t: Tokens, at: int, weekday: int | None) -> list[Piece] | None:
    """12/3, 12-3 and, only after a word that announces a date, 12.3."""
    word = t.word(at)
    number, month = (int(part) for part in re.split(r"[-/.]", word))
    if word == "24/7" or UNLIKELY_AFTER.match(t.text, t.ends[at], t.ends[at] + 12) or _is_numbered(t, at):
        return None
    if "-" in word and HOURS_BEFORE.search(t.text, max(0, t.starts[at] - NEAR), t.starts[at]):
        return None
    ranged = _in_a_range(t, at) if "." not in word else None
    rise = t.word(at - 1) in RISE or (t.word(at - 1) == "en" and t.kind(at - 2) == "number")
    listed = t.skip_back(at) in (",", "en", "of", "&") and t.kind(at - 2) == "dm" and t.word(at - 2) != "24/7"
    if ranged is False or (month in (5, 10) and "/" in word and (rise or listed) and _is_mark(t, at)):
        return None
    opens = at == 0 or "\n" in t.text[t.ends[at - 1] : t.starts[at]]
    alone = ("/" in word or number > 12) and opens and t.text[t.ends[at] : t.ends[at] + 1] in ("", "\n")
    before = t.skip_back(at)
    if before == "(" and t.word(at + 1) == ")" and word in SCALES:
        return None
    if before in ("een", "score", "cijfer", "gemiddeld", "rapportcijfer") or t.kind(at - 1) == "number" or ADDRESS.search(before):
        return None
    fraction = word in FRACTIONS and before in ("en", "of")  # "twee en 1/2 uur"
    counted = before in LOOSELY_BEFORE and "-" in word and t.word(at + 1) not in DAY_ENDS  # "en 2-3 belletjes"
    announced = before in DATE_BEFORE and not fraction and not counted
    announced = announced or alone or listed or weekday is not None or weekday_of(before) is not None
    told = t.word(at + 1) in TOLD_OF_DAY or (t.word(at + 1) in ("en", ",") and t.kind(at + 2) == "dm")
    announced = announced or (told and "-" in word and (opens or t.word(at - 1) in SENTENCE_ENDS or before in SENTENCE_ENDS))
    by_him = t.word(at - 1) in WHO and t.word(at + 1) in GOES_ON and (number, month) != (1, 1)  # "toen ik 5-2 belde"
    announced = announced or ("-" in word and by_him)
    announced = announced or (t.dates_with(word) and word not in FRACTIONS | SCALES)
    announced = announced or ranged or _up_to_a_date(t, at) or _of_a_meeting(t, at, number, month)
    single = len(re.split(r"[-/.]", word)[1]) < 2
    if not announced and ((single and "-" in word) or "." in word or word in FRACTIONS or month == 10):
        return None
    if "." in word and not _up_to_a_date(t, at) and (single or before in NO_DATE_BEFORE):
        return None
    day = nearest(lambda year: day_of(year, month, number), t.today, t.year_lean(at, at + 1), weekday, silent=NUMBERED)
    return [Piece(day, at, at + 1, yearless=True, note=contradiction(weekday, day))] if day else None
