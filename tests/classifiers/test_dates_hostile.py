"""Any text at all: no exception, values of the calendar, words where they are said to stand, time in proportion."""

from __future__ import annotations

import random
import time
from datetime import date, datetime

import pytest

from classifiers.dates import find_dates
from classifiers.dates import holidays as date_holidays
from classifiers.dates import words as date_words
from classifiers.words import word_list

WEDNESDAY = datetime(2026, 10, 14, 9, 12)  # noqa: DTZ001
SIGNS = [" ", " ", " ", "\n", ".", ",", "-", "/", "'", ":", "(", ")", "–", "€", "ë", "\u0000", "😀", "İ", "²", "٣"]
NUMBERS = [
    "0",
    "1",
    "2",
    "12",
    "29",
    "30",
    "31",
    "32",
    "99",
    "366",
    "1900",
    "1999",
    "2026",
    "2099",
    "9999",
    "99999999",
    "3e",
    "22ste",
]
LITTLE = word_list(
    "de het een van voor na op in over tot tm t/m en of met a.s. jl d.d. geleden terug later daarop helft elke nu anderhalve"
)
TABLES = (
    date_words.MONTHS,
    date_words.WEEKDAYS,
    date_words.OTHER_WEEKDAYS,
    date_words.UNITS,
    date_words.WHICH,
    date_words.THIRDS,
    date_words.SEASONS,
    date_words.RELATIVE,
    date_words.NUMBERS,
    date_holidays.NAMED,
)
WORDS = [*SIGNS, *NUMBERS, *LITTLE, *(word for table in TABLES for word in table)]
DAYS = [date(2026, 10, 14), date(2024, 2, 29), date(2027, 1, 1), date(2025, 12, 31), date(1, 1, 1), date(9999, 12, 31)]


def check(text: str, reference: date) -> None:
    last = 0
    for found in find_dates(text, reference):
        assert text[found.start : found.end] == found.text != ""
        assert last <= found.start < found.end
        last = found.end
        days = (found.value,) if isinstance(found.value, str) else found.value
        assert list(days) == sorted(date.fromisoformat(day).isoformat() for day in days)


@pytest.mark.parametrize("seed", range(300))
def test_words_of_dates_in_any_order_do_no_harm(seed: int) -> None:
    chance = random.Random(seed)
    text = chance.choice([" ", " ", ""]).join(chance.choices(WORDS, k=200))
    check(text, DAYS[seed % len(DAYS)])


def test_any_text_does_no_harm() -> None:
    hypothesis = pytest.importorskip("hypothesis")
    strategies = hypothesis.strategies
    words = strategies.lists(strategies.sampled_from(WORDS) | strategies.text(max_size=6)).map(" ".join)

    @hypothesis.settings(max_examples=400, deadline=None, derandomize=True, database=None)
    @hypothesis.given(strategies.text() | words, strategies.dates())
    def harmless(text: str, reference: date) -> None:
        check(text, reference)

    harmless()


UNITS = [
    "dag voor ",
    "drie dagen na ",
    "1 en ",
    "maandag ",
    "12-",
    "3 maart, ",
    "van de ",
    "week 1 en ",
    "begin van ",
    "laatste ",
    "a",
    "1",
]
UNITS += [
    "eerste helft van ",
    "maandag en ",
    "tot en met ",
    "1.",
    "(",
    " ",
    "\n",
    "vorige week ",
    "over een week ",
    "en ",
    "20",
    "a.s. ",
    "'",
    "de 14e, ",
    "de 1e, ",
    "de 14e en ",
    "die maandag ",
    "maandag\n",
    "op 12-3 ",
    "7 9 14 ",
    "maandag zegt hij ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_text_takes_time_in_proportion_to_its_length(unit: str) -> None:
    text = (unit * 20_000)[: max(20_000, 4 * len(unit))]
    begun = time.process_time()
    find_dates(text, WEDNESDAY)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("unit", ["de 14e, ", "de 1e, ", "maandag ", "die maandag ", "op 12-3 "])
def test_twice_the_text_takes_hardly_more_than_twice_the_time(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        return min(_taken(text) for _ in range(3))

    assert seconds(40_000) < 3.2 * seconds(20_000) + 0.05


def _taken(text: str) -> float:
    begun = time.thread_time()
    find_dates(text, WEDNESDAY)
    return time.thread_time() - begun


@pytest.mark.parametrize(
    "text",
    [
        "77 dagen na vandaag over 7973 jaar. De maandag daarop kwam hij.",
        "van december tot 77 dagen na vandaag over 7973 jaar",
        "tussen december en 76 dagen na vandaag over 7973 jaar",
        "over 9999 jaar, de week daarna en vorig jaar",
    ],
)
def test_days_near_the_end_of_the_calendar_do_no_harm(text: str) -> None:
    find_dates(text, WEDNESDAY)  # an exception fails the test
