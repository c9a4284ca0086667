"""Days that answers tell from the week of the year, a feast, or so many weeks ahead."""

from datetime import datetime

import pytest

from bot.domain.answers.dates import find
from bot.domain.workdays import AMSTERDAM

FOUND = [  # day on which it is written, words, moment
    ("2026-11-23", "dinsdag week 49, 10.00", "2026-12-01T10:00"),
    ("2026-11-23", "week 50 op donderdag, half elf", "2026-12-10T10:30"),
    ("2026-11-23", "wo wk 2 om 9.30", "2027-01-13T09:30"),
    ("2026-11-23", "volgende week woensdag (week 49) om 11 uur", "2026-12-02T11:00"),
    ("2026-12-14", "donderdag in week 53, 14 uur", "2026-12-31T14:00"),
    ("2026-11-23", "vrijdag na Sinterklaas om 10 uur", "2026-12-11T10:00"),
    ("2026-03-30", "woensdag na Pasen, 13.00 uur", "2026-04-08T13:00"),
    ("2026-04-21", "de dag na koningsdag, 15 uur", "2026-04-28T15:00"),
    ("2026-12-01", "dinsdag voor kerst om 16.00", "2026-12-22T16:00"),
    ("2026-12-14", "tussen kerst en oud en nieuw, op dinsdag om 11 uur", "2026-12-29T11:00"),
    ("2026-12-28", "maandag na nieuwjaar, 9.00 uur", "2027-01-04T09:00"),
    ("2026-11-23", "morgen over drie weken om 10 uur", "2026-12-15T10:00"),
    ("2026-11-23", "woensdag over twee weken, 10 uur", "2026-12-09T10:00"),
    ("2026-11-23", "over drie weken op vrijdag om 10 uur", "2026-12-18T10:00"),
    ("2026-11-09", "de laatste donderdag van de maand om 10 uur", "2026-11-26T10:00"),
    ("2026-11-23", "de tweede maandag van het nieuwe jaar, 10 uur", "2027-01-11T10:00"),
    ("2026-11-23", "volgende maand de achtste om 10 uur", "2026-12-08T10:00"),
    ("2026-11-23", "de 9e van volgende maand, 10 uur", "2026-12-09T10:00"),
    ("2026-11-23", "woensdag 2 december, twee uur dertig", "2026-12-02T14:30"),
    ("2026-11-23", "woensdag 2 december halfelf", "2026-12-02T10:30"),
    ("2026-11-23", "woensdag 2 december rond 3", "2026-12-02T15:00"),
    ("2026-11-09", "maandag 23, om 10 uur", "2026-11-23T10:00"),
    ("2026-11-23", "van di 1 dec naar do 3 dec, 10 uur", "2026-12-03T10:00"),
    ("2026-11-23", "do 3 dec om 9 uur, niet de 2e zoals ik eerder mailde", "2026-12-03T09:00"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "words", "moment"), FOUND)
def test_a_day_told_from_another_is_found(written: str, words: str, moment: str) -> None:
    assert find(words, datetime.fromisoformat(f"{written}T09:00").replace(tzinfo=AMSTERDAM)).iso == moment


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2026-11-27", "woensdag over twee weken om 10 uur"),  # from this week, or from the Wednesday to come
        ("2026-11-23", "volgende week dinsdag (week 51) om 10 uur"),
        ("2026-11-23", "week 50 of 51, dinsdag om 10 uur"),
        ("2026-11-23", "maandag 24, om 10 uur"),
        ("2026-12-14", "tussen kerst en nieuw op zaterdag of dinsdag om 10 uur"),
        ("2026-11-23", "dinsdag, in de week van de kerst, 10 uur"),
    ],
)
def test_where_two_days_may_be_meant_there_is_none(written: str, words: str) -> None:
    assert find(words, datetime.fromisoformat(f"{written}T09:00").replace(tzinfo=AMSTERDAM)).problem
