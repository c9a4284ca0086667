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
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "mar": 3, "maa": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "okt": 10, "oct": 10, "nov": 11, "dec": 12, "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7,
    "august": 8, "october": 10, "januar": 1, "februar": 2, "märz": 3, "mai": 5, "dezember": 12, "louwmaand": 1,
}  # fmt: skip
NOT_MONTHS = word_set(
    "maar maal maat maten mark markt mart meer mee me mij maand maanden man mensen meter minuten jaar jan. jurk juist junk "
    "julie apart appel auto augurk aug. sep. deze december. keer kamer uur dagen weken na nog niet november. over om op"
)
WEEKDAYS = {"maandag": 0, "dinsdag": 1, "woensdag": 2, "donderdag": 3, "vrijdag": 4, "zaterdag": 5, "zondag": 6}
OTHER_WEEKDAYS = {
    "ma": 0, "di": 1, "wo": 2, "woe": 2, "do": 3, "vr": 4, "vrij": 4, "za": 5, "zat": 5, "zo": 6, "zon": 6, "din": 1, "don": 3,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonntag": 6,
}  # fmt: skip
DAY_PARTS = "ochtend|morgen|middag|avond|nacht"
SEASONS = {
    "voorjaar": 3, "lente": 3, "zomer": 6, "najaar": 9, "herfst": 9, "winter": 12,
    "spring": 3, "summer": 6, "autumn": 9,
}  # fmt: skip
_UNITS = word_list(
    "- een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien "
    "negentien"
)
_ORDINALS = word_list(
    "- eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende vijftiende "
    "zestiende zeventiende achttiende negentiende"
)


def _numbers() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_UNITS) if number}
    found |= {word: number for number, word in enumerate(_ORDINALS) if number} | {"één": 1, "twintig": 20, "dertig": 30}
    found |= {"twintigste": 20, "dertigste": 30, "eenendertig": 31, "eenendertigste": 31, "éénendertig": 31}
    for number, unit in enumerate(_UNITS[1:10], start=1):
        joint = "ën" if unit.endswith("e") else "en"
        for word in (f"{unit}{joint}twintig", f"{unit}entwintig"):
            found[word] = found[f"{word}ste"] = 20 + number
    return found


NUMBERS = _numbers()  # "drie" and "derde" -> 3, up to 31
WORD_NUMBER = "|".join(sorted(NUMBERS, key=len, reverse=True))


@lru_cache(maxsize=4096)
def month_of(word: str) -> int | None:
    """1..12 for a month written out, shortened or slightly misspelt, else None."""
    plain = word.lower().rstrip(".")
    known = MONTHS.get(plain) or OTHER_MONTHS.get(plain)
    if known or len(plain) < 4 or plain in NOT_MONTHS or plain in NUMBERS:
        return known
    return _nearest(plain, MONTHS)


@lru_cache(maxsize=4096)
def weekday_of(word: str) -> int | None:
    """0..6 for a weekday written out, shortened or slightly misspelt (also "maandagochtend"), else None."""
    plain = word.lower().rstrip(".")
    for part in DAY_PARTS.split("|"):
        if plain.endswith(part) and len(plain) > len(part) + 4:
            plain = plain.removesuffix(part).rstrip("s-")
            break
    known = WEEKDAYS.get(plain, OTHER_WEEKDAYS.get(plain))
    if known is not None or len(plain) < 6 or not plain.endswith(("dag", "dach", "agd", "adg", "sag", "dg")):
        return known
    return _nearest(plain, WEEKDAYS)


def _nearest(word: str, table: dict[str, int]) -> int | None:
    allowed = 1 if len(word) < 7 else 2
    best = sorted((OSA.distance(word, name, score_cutoff=allowed), value) for name, value in table.items() if name[0] == word[0])
    if not best or best[0][0] > allowed or (len(best) > 1 and best[1][0] == best[0][0]):
        return None
    return best[0][1]
