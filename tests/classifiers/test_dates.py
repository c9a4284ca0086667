"""Which dates `find_dates` finds. The reference is Wednesday 14 October 2026, 09:12, unless a row says otherwise."""

from __future__ import annotations

import time
from datetime import date, datetime

import pytest

from classifiers.dates import find_dates

WEDNESDAY = datetime(2026, 10, 14, 9, 12)  # noqa: DTZ001

FOUND = [
    ("op 12-03-2026 gebeld", "2026-03-12"),  # Thursday
    ("op 12/3 gebeld", "2026-03-12"),
    ("op 12.03.26 was ik er", "2026-03-12"),
    ("2026-03-12", "2026-03-12"),
    ("op drie maart", "2026-03-03"),  # Tuesday
    ("3 mrt. 2025", "2025-03-03"),  # Monday
    ("3 maart '25", "2025-03-03"),
    ("dat was 26 januwari maandag", "2026-01-26"),  # Monday
    ("5 ocktober jl.", "2026-10-05"),  # Monday
    ("de brief d.d. 3 september", "2026-09-03"),  # Thursday
    ("afspraak vrijdag a.s.", "2026-10-16"),  # Friday
    ("komende vrijdag", "2026-10-16"),
    ("gisteren", "2026-10-13"),  # Tuesday
    ("eergisteren", "2026-10-12"),  # Monday
    ("vanochtend", "2026-10-14"),
    ("afgelopen dinsdag", "2026-10-13"),
    ("dinsdag heeft hij mij gebeld", "2026-10-13"),
    ("woensdag was ik er", "2026-10-07"),  # the last one strictly before
    ("vorige week donderdag", "2026-10-08"),
    ("volgende week dinsdag", "2026-10-20"),
    ("Ik kom maandag niet", "2026-10-19"),
    ("twee weken geleden", "2026-09-30"),
    ("dinsdag twee weken geleden", "2026-09-29"),
    ("over twee weken", "2026-10-28"),
    ("morgen kom ik", "2026-10-15"),
    ("den 13e mei", "2026-05-13"),
    ("eenendertig december", "2025-12-31"),
    ("per 1 november stopt het", "2026-11-01"),
    ("geb. 9 oktober 1969", "1969-10-09"),
    ("onze factuur 25-0883 d.d. 12 juni 2025", "2025-06-12"),
    ("30 nov om 01:12", "2025-11-30"),
    ("I called on 12 March 2026", "2026-03-12"),
]

PERIODS = [
    ("3 t/m 10 maart", ("2026-03-03", "2026-03-10")),
    ("tussen 3 en 10 maart", ("2026-03-03", "2026-03-10")),
    ("1-12-2025 t/m 5-12-2025", ("2025-12-01", "2025-12-05")),
    ("begin maart", ("2026-03-01", "2026-03-10")),
    ("half maart", ("2026-03-11", "2026-03-20")),
    ("medio maart 2025", ("2025-03-11", "2025-03-20")),
    ("eind maart", ("2026-03-21", "2026-03-31")),
    ("eind vorige maand", ("2026-09-21", "2026-09-30")),
    ("in week 12", ("2026-03-16", "2026-03-22")),  # Monday to Sunday
    ("week 12 van 2025", ("2025-03-17", "2025-03-23")),
    ("voorjaar 2025", ("2025-03-01", "2025-05-31")),
    ("afgelopen zomer", ("2026-06-01", "2026-08-31")),
    ("de afgelopen drie weken", ("2026-09-23", "2026-10-14")),
    ("vorige week", ("2026-10-05", "2026-10-11")),
    ("van de week", ("2026-10-12", "2026-10-14")),
    ("vorige maand", ("2026-09-01", "2026-09-30")),
    ("in mei was hij er niet", ("2026-05-01", "2026-05-31")),
]

LISTS = [
    ("3, 10 en 17 maart", ["2026-03-03", "2026-03-10", "2026-03-17"]),
    ("op maandag 12 en dinsdag 13 oktober", ["2026-10-12", "2026-10-13"]),
    ("op 5 januari, op 11 januari en op 15 januari", ["2026-01-05", "2026-01-11", "2026-01-15"]),
    ("3 maart jl. en de dag erna", ["2026-03-03", "2026-03-04"]),
]

NO_DATES = [
    "24/7 bereikbaar",
    "3512 AB Utrecht",
    "bel 06-12345678 of 06-12 34 56 78",
    "om 10.30 uur",
    "€ 12,03",
    "factuur 2026-0312",
    "BSN 123456782",
    "zaak 2026-014",
    "mevrouw Van der Maart",
    "elke maandag",
    "goedemorgen",
    "goede morgen",
    "3-4 keer gebeld",
    "een 8/10",
    "Roos en Mei Lin",
    "31-02-2026",
    "NL91ABNA0417164300",
    "artikel 3.2 lid 4",
    "9.00-12.00 uur",
    "jan heeft",
    "1-2 dagen",
]


@pytest.mark.parametrize(("text", "day"), FOUND)
def test_a_single_day_is_found(text: str, day: str) -> None:
    assert [item.value for item in find_dates(text, WEDNESDAY)] == [day]


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_a_period_is_found(text: str, period: tuple[str, str]) -> None:
    assert [item.value for item in find_dates(text, WEDNESDAY)] == [period]


@pytest.mark.parametrize(("text", "days"), LISTS)
def test_every_day_of_a_list_is_found(text: str, days: list[str]) -> None:
    assert [item.value for item in find_dates(text, WEDNESDAY)] == days


@pytest.mark.parametrize("text", NO_DATES)
def test_what_looks_like_a_date_but_is_none_is_left_alone(text: str) -> None:
    assert find_dates(text, WEDNESDAY) == []


def test_a_weekday_that_agrees_decides_the_year() -> None:
    thursday = date(2027, 3, 4)
    assert [item.value for item in find_dates("maandag 8 maart", thursday)] == ["2027-03-08"]  # Monday


def test_a_weekday_that_contradicts_its_date_is_reported_with_the_date() -> None:
    (found,) = find_dates("op maandag 13 oktober 2026", WEDNESDAY)
    assert found.value == "2026-10-13"  # Tuesday
    assert "dinsdag" in found.note
    assert "maandag" in found.note


def test_this_evening_written_after_midnight_is_the_evening_before() -> None:
    (found,) = find_dates("vanavond belde hij", datetime(2026, 10, 26, 0, 35))  # noqa: DTZ001
    assert found.value == "2026-10-25"


def test_the_words_of_a_date_stand_where_it_says() -> None:
    text = "Ik was er op 3 maart, echt."
    (found,) = find_dates(text, WEDNESDAY)
    assert text[found.start : found.end] == found.text == "3 maart"


@pytest.mark.parametrize("text", ["1 en " * 4_000, "maandag " * 2_500, "12-" * 7_000, "3 maart, " * 2_000, "van de " * 3_000])
def test_hostile_text_takes_time_in_proportion_to_its_length(text: str) -> None:
    begun = time.process_time()
    find_dates(text, WEDNESDAY)
    assert time.process_time() - begun < 4
