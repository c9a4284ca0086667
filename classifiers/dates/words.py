"""The words of which Dutch dates are made (with the English and German ones that clients use), as tables."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from classifiers.words import word_list, word_set

MONTHS = {
    "januari": 1, "februari": 2, "maart": 3, "april": 4, "mei": 5, "juni": 6,
    "juli": 7, "augustus": 8, "september": 9, "oktober": 10, "november": 11, "december": 12,
}  # fmt: skip
OTHER_MONTHS = {
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "mar": 3, "maa": 3, "maard": 3, "meert": 3, "apr": 4,
    "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "okt": 10, "oct": 10, "nov": 11, "dec": 12, "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7,
    "august": 8, "october": 10, "januar": 1, "februar": 2, "märz": 3, "mai": 5, "dezember": 12, "louwmaand": 1,
    "juny": 6, "meij": 5, "spt": 9, "spet": 9, "septb": 9, "octb": 10, "novb": 11, "novbr": 11, "decb": 12, "decbr": 12,
}  # fmt: skip
GERMAN_UNITS = word_set("tag tage tagen woche wochen monat monate monaten jahr jahre jahren")
MONTH_NAMES = MONTHS.keys() | OTHER_MONTHS.keys()
RANGE = word_set("tm tem tot - – until to")
NOT_MONTHS = word_set(
    "maar maal maat maten mark markt mart meer mee me mij maand maanden man mensen meter minuten jaar jan. jurk juist junk "
    "julie apart appel auto augurk aug. sep. deze december. keer kamer uur dagen weken na nog niet november. over om op"
)
WEEKDAYS = {"maandag": 0, "dinsdag": 1, "woensdag": 2, "donderdag": 3, "vrijdag": 4, "zaterdag": 5, "zondag": 6}
OTHER_WEEKDAYS = {
    "ma": 0, "di": 1, "wo": 2, "woe": 2, "do": 3, "vr": 4, "vrij": 4, "za": 5, "zat": 5, "zo": 6, "zon": 6, "din": 1, "don": 3,
    "dinsd": 1, "woens": 2, "woensd": 2, "donderd": 3, "vrijd": 4, "zaterd": 5, "zond": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonntag": 6,
}  # fmt: skip
PARTS_OF_DAY = ("voormiddag", "namiddag", "ochtend", "morgen", "middag", "avond", "nacht")
DAY_ENDINGS = ("day", *PARTS_OF_DAY)
SEASONS = {
    "voorjaar": 3, "lente": 3, "zomer": 6, "najaar": 9, "herfst": 9, "winter": 12,
    "spring": 3, "summer": 6, "autumn": 9,
}  # fmt: skip
UNITS = {
    "dag": "dag", "dagen": "dag", "day": "dag", "days": "dag", "week": "week", "weken": "week", "wk": "week", "wkn": "week",
    "weekjes": "week", "weeks": "week", "maand": "maand", "maanden": "maand", "mnd": "maand", "month": "maand",
    "months": "maand", "kwartaal": "kwartaal", "kwartalen": "kwartaal", "jaar": "jaar", "jaren": "jaar", "year": "jaar",
    "years": "jaar", "werkdag": "werkdag", "werkdagen": "werkdag",
    "tag": "dag", "tage": "dag", "tagen": "dag", "woche": "week", "wochen": "week", "monat": "maand", "monate": "maand",
    "monaten": "maand", "jahr": "jaar", "jahre": "jaar", "jahren": "jaar",
    "dgn": "dag", "weekje": "week", "maandje": "maand", "maandjes": "maand", "jaartje": "jaar", "jr": "jaar",
}  # fmt: skip
WHICH = {
    "vorige": -1, "vorig": -1, "vurrige": -1, "veurige": -1,
    "verleden": -1, "afgelopen": -1, "laatste": -1, "voorbije": -1, "jongstleden": -1, "jl": -1,
    "ll": -1, "last": -1, "past": -1, "letzten": -1, "deze": 0, "dit": 0, "this": 0, "huidige": 0, "lopende": 0, "volgende": 1,
    "volgend": 1, "komende": 1, "komend": 1, "aanstaande": 1, "aankomende": 1, "aankomend": 1, "eerstvolgende": 1, "as": 1,
    "eerstkomende": 1, "eerstkomend": 1, "eerstvolgend": 1, "voorgaande": -1, "voorgaand": -1, "huidig": 0, "voorbij": -1,
    "next": 1, "following": 1, "letzte": -1, "letzter": -1, "letztes": -1, "nächste": 1, "nächsten": 1, "nächster": 1,
    "nächstes": 1, "kommende": 1, "kommenden": 1, "diese": 0, "diesen": 0,
}  # fmt: skip
THIRDS = {
    "begin": 0, "early": 0, "half": 1, "medio": 1, "midden": 1, "mid": 1, "halverwege": 1, "eind": 2, "einde": 2, "late": 2,
    "vroeg": 0, "laat": 2, "beginning": 0, "middle": 1, "end": 2, "anfang": 0, "mitte": 1, "ende": 2,
}  # fmt: skip
RELATIVE = {
    "eergisteren": -2, "gisteren": -1, "yesterday": -1, "gestern": -1, "vandaag": 0, "vanochtend": 0, "vanmorgen": 0,
    "vanmiddag": 0, "vanavond": 0, "vannacht": 0, "hedenochtend": 0,
    "hedenmorgen": 0, "hedenmiddag": 0, "hedenavond": 0, "vandoag": 0,
    "today": 0, "tonight": 0, "heute": 0, "morgen": 1, "tomorrow": 1,
    "overmorgen": 2, "gistren": -1, "gistern": -1, "eergistren": -2,
    "gistere": -1, "gistre": -1, "gisterren": -1, "eergistere": -2, "vanmorge": 0, "vandag": 0, "vandaach": 0, "vndaag": 0,
    "overmorge": 2, "vannamiddag": 0, "vanvoormiddag": 0, "vorgestern": -2, "übermorgen": 2,
}  # fmt: skip
_UNITS = word_list(
    "- een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien "
    "negentien"
)
_ORDINALS = word_list(
    "- eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende vijftiende "
    "zestiende zeventiende achttiende negentiende"
)


_TENS = {20: "twintig", 30: "dertig", 40: "veertig", 50: "vijftig", 60: "zestig", 70: "zeventig", 80: "tachtig", 90: "negentig"}


_GERMAN = {"einem": 1, "einer": 1, "zwei": 2, "drei": 3, "fünf": 5, "sechs": 6, "sieben": 7, "neun": 9, "zehn": 10}


def _cardinals() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_UNITS) if number} | {"één": 1, "eén": 1, "n": 1}
    for ten, word in _TENS.items():
        found[word] = ten
        for number, unit in enumerate(_UNITS[1:10], start=1):
            for joint in ("en", "ën"):
                found[f"{unit}{joint}{word}"] = ten + number
        found[f"één{'en'}{word}"] = ten + 1
    return (
        found
        | {"honderd": 100, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "a": 1, "an": 1}
        | _GERMAN
    )


def _halves() -> dict[str, float]:
    return {
        f"{unit}{joint}{one}{half}": number + 0.5
        for number, unit in enumerate(_UNITS[1:13], start=1)
        for joint in ("en", "ën")
        for one in ("", "een", "één")
        for half in ("half", "halve")
    }


def _ordinals() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_ORDINALS) if number}
    found |= {f"{word}ste": number for word, number in _cardinals().items() if 20 <= number < 100}
    return found | {"first": 1, "second": 2, "third": 3, "laatste": -1, "voorlaatste": -2, "last": -1}


CARDINALS = _cardinals()  # "drie" -> 3, up to 100
HALVES = _halves()  # "tweeënhalve" -> 2.5
ORDINALS = _ordinals()  # "derde" -> 3, "laatste" -> -1
NUMBERS = CARDINALS | {word: number for word, number in ORDINALS.items() if number > 0}
DECADES = {word: number for number, word in _TENS.items()}


CENTURIES = {"negentienhonderd": 1900, "tweeduizend": 2000, "twintighonderd": 2000}  # what is left of the year may stand apart


@lru_cache(maxsize=4096)
def year_in_words(word: str) -> int | None:
    """1900..2099 for "negentienhonderdachtenzestig", "negentienachtenzestig", "tweeduizendvijftien"; else None."""
    for start, base in CENTURIES.items():
        if word.startswith(start):
            rest = word.removeprefix(start).removeprefix("en")
            number = CARDINALS.get(rest, 0 if not rest else None)
            return base + number if number is not None and number < 100 else None
    number = CARDINALS.get(word.removeprefix("negentien"), 0) if word.startswith("negentien") else 0
    return 1900 + number if 10 <= number < 100 else None


@lru_cache(maxsize=4096)
def month_of(word: str) -> int | None:
    """1..12 for a month written out, shortened or slightly misspelt, else None."""
    plain = word.lower().rstrip(".")
    known = MONTHS.get(plain) or OTHER_MONTHS.get(plain)
    if known or len(plain) < 4 or plain in NOT_MONTHS or plain in NUMBERS:
        return known
    month = _nearest(plain, MONTHS)
    if month is None or (len(plain) < 7 and not _slip(plain, list(MONTHS)[month - 1])):
        return None
    return month


@lru_cache(maxsize=4096)
def weekday_of(word: str) -> int | None:
    """0..6 for a weekday written out, shortened or slightly misspelt (also "maandagochtend"), else None."""
    plain = word.lower().rstrip(".")
    for part in PARTS_OF_DAY:
        if plain.endswith(part) and len(plain) > len(part) + 4:
            plain = plain.removesuffix(part).rstrip("s-")
            break
    known = WEEKDAYS.get(plain, OTHER_WEEKDAYS.get(plain))
    if known is not None or len(plain) < 6 or not plain.endswith(("dag", "dach", "agd", "adg", "sag", "dg")):
        return known
    return _nearest(plain, WEEKDAYS)


def _slip(word: str, name: str) -> bool:
    """A letter too many, too few or swapped; another letter makes another word: "12 maakt" is no "12 maart"."""
    return len(name) > 3 and (len(word) != len(name) or sorted(word) == sorted(name))


def _nearest(word: str, table: dict[str, int]) -> int | None:
    allowed = 1 if len(word) < 7 else 2
    best = sorted((OSA.distance(word, name, score_cutoff=allowed), value) for name, value in table.items() if name[0] == word[0])
    if not best or best[0][0] > allowed or (len(best) > 1 and best[1][0] == best[0][0]):
        return None
    return best[0][1]
