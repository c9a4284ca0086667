"""The register and its overviews: from events alone, without names, each principal only its own."""

from datetime import date, datetime
from pathlib import Path

import pytest
from story.desk import Desk, at, reading

from bot import rounds
from bot.domain.reporting.register import Row, figures
from bot.domain.reporting.reports import ended, moment, report
from bot.domain.rules import Report


def row(number: int, principal: str = "UWV", nature: str = "gedrag") -> Row:
    return Row(
        f"2026-{number:03d}", date(2026, 3, number), nature, principal, "afgehandeld", "gegrond", True, 20, True, "tevreden"
    )


@pytest.mark.parametrize(
    ("every", "now", "first", "last"),
    [
        ("jaar", "2027-01-04 09:00", date(2026, 1, 1), date(2026, 12, 31)),
        ("kwartaal", "2027-01-04 09:00", date(2026, 10, 1), date(2026, 12, 31)),
        ("kwartaal", "2026-05-10 09:00", date(2026, 1, 1), date(2026, 3, 31)),
        ("kwartaal", "2026-10-01 09:00", date(2026, 7, 1), date(2026, 9, 30)),
    ],
)
def test_the_period_that_is_over(every: str, now: str, first: date, last: date) -> None:
    period = ended(every, at(now))
    assert period is not None
    assert (period.first, period.last) == (first, last)


def test_few_complaints_give_no_numbers_by_kind() -> None:
    assert figures([row(1), row(2)])["weinig"]
    assert not figures([row(number) for number in range(1, 6)])["weinig"]


def test_the_register_holds_no_name_address_or_word_of_anybody(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.mail(at("2026-10-05 09:12"), reading(employees=("Wouter Hummel",), opdrachtgever="UWV", place="Emmen"))
    with desk.store.transaction() as unit:
        found = rounds.register_rows(unit, desk.office)
    text = str(found).lower()
    assert found[0].principal == "UWV"
    for word in ("wouter", "hummel", "jan", "klant.example", "emmen", "kwam niet"):
        assert word not in text


def test_an_overview_for_one_principal_has_nothing_of_another(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    rows = [row(1), row(2, "gemeente", "privacy"), row(3, "gemeente", "traagheid")]
    period = ended("jaar", at("2027-01-04 09:00"))
    assert period is not None
    rule = Report("overzicht-opdrachtgever", "16", "op verzoek")
    letters = list(report(rule, period, rows, desk.bureau, "UWV"))
    assert {letter.facts["cijfers"]["aantal"] for letter in letters} == {1}
    assert "privacy" not in str([letter.facts for letter in letters])


def test_the_yearly_overview_goes_once_on_the_first_working_day(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "leermakers")
    desk.mail(at("2026-10-05 09:12"), reading())
    due = at("2027-01-04 08:30")  # Monday: 1 January is a Friday
    period = ended("jaar", due)
    assert period is not None
    assert moment(period, desk.bureau) == due
    assert rounds.report(desk.store, desk.office, datetime(2027, 1, 4, 8, 29, tzinfo=due.tzinfo)) == 0
    assert rounds.report(desk.store, desk.office, due) == 2
    assert rounds.report(desk.store, desk.office, due) == 0
    assert "2026" in desk.letters("jaaroverzicht")[0].subject
