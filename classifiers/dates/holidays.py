"""Dutch days with a name. Each stands in a table with how far it lies from Easter, its day, or its weekday in a month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from classifiers.dates.values import month_span, nth_weekday

Maker = Callable[[int], date]


def easter(year: int) -> date:
    """Easter Sunday (Butcher's rule)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _from_easter(days: int) -> Maker:
    return lambda year: easter(year) + timedelta(days=days)


def _fixed(month: int, day: int) -> Maker:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, number: int) -> Maker:
    return lambda year: nth_weekday(month_span(year, month), weekday, number) or date(year, month, 1)


def _kings_day(year: int) -> date:
    """27 April, a day earlier when that is a Sunday; before 2014 the 30th, Queen's Day."""
    day = date(year, 4, 27 if year >= 2014 else 30)
    return day - timedelta(days=day.weekday() == 6)


NAMED: dict[str, Maker] = {
    "nieuwjaar": _fixed(1, 1),
    "nieuwjaarsdag": _fixed(1, 1),
    "driekoningen": _fixed(1, 6),
    "nieuwjaarsnacht": _fixed(1, 1),
    "martin luther king dag": _nth(1, 0, 3),
    "martin luther kingdag": _nth(1, 0, 3),
    "valentijnsdag": _fixed(2, 14),
    "biddag": _nth(3, 2, 2),
    "saint patrick ' s day": _fixed(3, 17),
    "secretaressedag": _nth(4, 3, 3),
    "dag van de verpleging": _fixed(5, 12),
    "memorial day": _nth(5, 0, -1),
    "veteranendag": _nth(6, 5, -1),
    "labor day": _nth(9, 0, 1),
    "labour day": _nth(9, 0, 1),
    "burendag": _nth(9, 5, 4),
    "dag van de leraar": _fixed(10, 5),
    "dag van de leerkracht": _fixed(10, 5),
    "werelddierendag": _fixed(10, 4),
    "columbus day": _nth(10, 0, 2),
    "dankdag": _nth(11, 2, 1),
    "dag van de mantelzorg": _fixed(11, 10),
    "thanksgiving day": _nth(11, 3, 4),
    "thanksgiving": _nth(11, 3, 4),
    "cyber monday": lambda year: _nth(11, 3, 4)(year) + timedelta(days=4),
    "koninkrijksdag": _fixed(12, 15),
    "carnavalszondag": _from_easter(-49),
    "carnavalsmaandag": _from_easter(-48),
    "carnavalsdinsdag": _from_easter(-47),
    "aswoensdag": _from_easter(-46),
    "palmzondag": _from_easter(-7),
    "palmpasen": _from_easter(-7),
    "witte donderdag": _from_easter(-3),
    "goede vrijdag": _from_easter(-2),
    "stille zaterdag": _from_easter(-1),
    "pasen": _from_easter(0),
    "paaszondag": _from_easter(0),
    "eerste paasdag": _from_easter(0),
    "tweede paasdag": _from_easter(1),
    "paasmaandag": _from_easter(1),
    "koningsdag": _kings_day,
    "koninginnedag": _kings_day,
    "dag van de arbeid": _fixed(5, 1),
    "dodenherdenking": _fixed(5, 4),
    "bevrijdingsdag": _fixed(5, 5),
    "hemelvaart": _from_easter(39),
    "hemelvaartsdag": _from_easter(39),
    "hemelvaartdag": _from_easter(39),
    "moederdag": _nth(5, 6, 2),
    "pinksteren": _from_easter(49),
    "pinksterzondag": _from_easter(49),
    "eerste pinksterdag": _from_easter(49),
    "tweede pinksterdag": _from_easter(50),
    "pinkstermaandag": _from_easter(50),
    "sacramentsdag": _from_easter(60),
    "vaderdag": _nth(6, 6, 3),
    "keti koti": _fixed(7, 1),
    "keti - koti": _fixed(7, 1),
    "ketikoti": _fixed(7, 1),
    "maria hemelvaart": _fixed(8, 15),
    "prinsjesdag": _nth(9, 1, 3),
    "dierendag": _fixed(10, 4),
    "halloween": _fixed(10, 31),
    "allerheiligen": _fixed(11, 1),
    "allerzielen": _fixed(11, 2),
    "sint maarten": _fixed(11, 11),
    "sint - maarten": _fixed(11, 11),
    "wapenstilstand": _fixed(11, 11),
    "black friday": lambda year: _nth(11, 3, 4)(year) + timedelta(days=1),
    "sinterklaas": _fixed(12, 5),
    "sinterklaasavond": _fixed(12, 5),
    "sinterklaasdag": _fixed(12, 5),
    "sinterklaasfeest": _fixed(12, 5),
    "pakjesavond": _fixed(12, 5),
    "kerstavond": _fixed(12, 24),
    "kerstnacht": _fixed(12, 24),
    "vrouwendag": _fixed(3, 8),
    "wereldvrouwendag": _fixed(3, 8),
    "kerst": _fixed(12, 25),
    "kerstmis": _fixed(12, 25),
    "eerste kerstdag": _fixed(12, 25),
    "kerstdag": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "tweede kerstdag": _fixed(12, 26),
    "boxing day": _fixed(12, 26),
    "oudjaar": _fixed(12, 31),
    "oudjaarsdag": _fixed(12, 31),
    "oudejaarsdag": _fixed(12, 31),
    "oudjaarsavond": _fixed(12, 31),
    "oudejaarsavond": _fixed(12, 31),
    "oudejaar": _fixed(12, 31),
    "oudejaarsnacht": _fixed(12, 31),
    "oud en nieuw": _fixed(12, 31),
    "oud & nieuw": _fixed(12, 31),
    "silvester": _fixed(12, 31),
}
STRETCHES: dict[str, tuple[Maker, int]] = {  # first day, and how many days more
    "carnaval": (_from_easter(-49), 2),
    "kerstdagen": (_fixed(12, 25), 1),
    "paasdagen": (_from_easter(0), 1),
    "pinksterdagen": (_from_easter(49), 1),
    "paasweekend": (_from_easter(-1), 2),
    "pinksterweekend": (_from_easter(48), 2),
    "hemelvaartsweekend": (_from_easter(39), 3),
    "hemelvaartweekend": (_from_easter(39), 3),
}


def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word -> the names that begin with it, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in [*NAMED, *STRETCHES]:
        words = tuple(name.split())
        found.setdefault(words[0], []).append((words, name))
        if words[0] in ("eerste", "tweede"):
            for ordinal in {"eerste": ("1e", "1ste"), "tweede": ("2e", "2de")}[words[0]]:
                found.setdefault(ordinal, []).append(((ordinal, *words[1:]), name))
    return {first: tuple(sorted(names, key=lambda row: -len(row[0]))) for first, names in found.items()}


PHRASES = _phrases()
