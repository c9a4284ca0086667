"""Which period a report is of, what it holds by its regulation, and what is made for whom."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from domain.test_disclosure import year_of
from story.desk import Desk, at

from bot.domain.regulation import load_all, parse
from bot.domain.report_rules import BY_CASE, FIGURES, PROMISES, Report, overlapping
from bot.domain.reporting.analysis import SECTIONS
from bot.domain.reporting.document import Document, Table, Text
from bot.domain.reporting.period import Period, earlier, ended, moment, quarter, year
from bot.domain.reporting.register import Row
from bot.domain.reporting.reports import editions
from bot.errors import RegulationError

MADE = date(2027, 1, 4)


def row(number: int, principal: str = "UWV", nature: str = "gedrag", **more: object) -> Row:
    day = date(2026, 3, number)
    values = {"verdict": "gegrond", "measures": True, "handled_in": 20, "in_time": True, "satisfaction": "tevreden"} | more
    return Row(f"2026-{number:03d}", day, nature, principal, "afgehandeld", registered=day, **values)  # type: ignore[arg-type]


def words(document: Document) -> str:
    texts = [block.words for block in document.intro if isinstance(block, Text)]
    texts += [block.words for section in document.sections for block in section.blocks if isinstance(block, Text)]
    cells = [str(cell) for table in tables(document).values() for line in table.rows for cell in line]
    return " ".join([*texts, *cells, *(section.heading for section in document.sections)])


def tables(document: Document) -> dict[str, Table]:
    return {table.sheet: table for table in document.tables()}


@pytest.mark.parametrize(
    ("every", "now", "first", "last"),
    [
        ("jaar", "2027-01-04 09:00", date(2026, 1, 1), date(2026, 12, 31)),
        ("kwartaal", "2027-01-04 09:00", date(2026, 10, 1), date(2026, 12, 31)),
        ("kwartaal", "2026-05-10 09:00", date(2026, 1, 1), date(2026, 3, 31)),
        ("kwartaal", "2026-10-01 00:30", date(2026, 7, 1), date(2026, 9, 30)),  # still September in UTC
    ],
)
def test_the_period_that_is_over(every: str, now: str, first: date, last: date) -> None:
    period = ended(every, at(now))
    assert period is not None
    assert (period.first, period.last) == (first, last)


def test_a_report_on_request_has_no_period_of_its_own() -> None:
    assert ended("op verzoek", at("2027-01-04 09:00")) is None


@pytest.mark.parametrize(
    ("period", "before"),
    [(year(2026), year(2025)), (quarter(2026, 1), quarter(2025, 4)), (quarter(2026, 3), quarter(2026, 2))],
)
def test_the_period_before_joins_it_without_a_gap(period: Period, before: Period) -> None:
    assert earlier(period) == before
    assert before.last + timedelta(days=1) == period.first


def test_a_report_is_due_at_the_opening_of_the_first_working_day_after(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "leermakers")
    assert moment(year(2026), desk.bureau) == at("2027-01-04 08:30")  # Monday: 1 January is a Friday
    assert moment(quarter(2026, 1), desk.bureau) == at("2026-04-01 08:30")


def test_every_word_a_report_may_hold_is_a_section_or_a_promise() -> None:
    assert set(SECTIONS) == {*FIGURES, *BY_CASE}
    assert not set(SECTIONS) & set(PROMISES)


def test_what_would_show_single_complaints_is_refused_in_a_report_for_outsiders() -> None:
    text = (Path(__file__).parents[2] / "bot" / "regulations" / "consonanza.toml").read_text(encoding="utf-8")
    with pytest.raises(RegulationError, match="trends would show single complaints"):
        parse(text.replace('holds = ["aantal", "aard", "maatregelen", "zonder_namen"]', 'holds = ["trends"]'), "eigen.toml")


def test_reports_for_outsiders_of_a_year_and_of_its_quarters_are_refused_together() -> None:
    yearly, quarterly = Report("a", "1", "jaar", reader="openbaar"), Report("b", "1", "kwartaal", reader="opdrachtgever")
    assert "all be of a year" in overlapping([yearly, quarterly])
    assert overlapping([yearly, Report("c", "1", "op verzoek", reader="opdrachtgever"), Report("d", "1", "kwartaal")]) == ""


def test_who_reads_what_is_data() -> None:
    found = {each.id: {rule.name: rule.reader for rule in each.reports if rule.every != "zaak"} for each in load_all().values()}
    assert found == {
        "consonanza": {"jaaroverzicht": "openbaar", "overzicht-opdrachtgever": "opdrachtgever"},
        "werkpro": {"kwartaalrapport": "opdrachtgever"},
        "leermakers": {"jaaroverzicht": "directie"},
        "work2work": {"jaaroverzicht": "directie", "agenda-overleg": "directie"},
        "loket3": {"jaaroverzicht": "directie"},
    }


def test_an_overview_for_one_principal_has_nothing_of_another(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    rows = [row(number) for number in range(1, 9)] + [row(number, "gemeente", "privacy") for number in range(10, 19)]
    rule = next(each for each in desk.bureau.regulation.reports if each.name == "overzicht-opdrachtgever")
    (made,) = editions(rule, year(2026), rows, desk.bureau, MADE, "UWV")
    assert "8 klachten van cliënten van UWV" in words(made.document)
    assert "privacy" not in words(made.document)
    assert "gemeente" not in words(made.document)
    assert tables(made.document)["Onderwerp"].rows == (("gedrag en bejegening", 8, 1.0),)


def test_few_complaints_are_withheld_from_outsiders_and_the_report_says_why(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    rows = [row(number) for number in range(1, 4)]
    rule = next(each for each in desk.bureau.regulation.reports if each.name == "overzicht-opdrachtgever")
    (made,) = editions(rule, year(2026), rows, desk.bureau, MADE, "UWV")
    assert "minder dan vijf klachten" in words(made.document)
    assert made.document.tables() == []
    assert "3" not in words(made.document)
    assert "gedrag" not in words(made.document)


def test_a_quarter_has_one_report_of_all_and_one_for_each_principal_with_complaints(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "werkpro")
    rows = [row(number) for number in range(1, 9)] + [row(number, "gemeente", "privacy") for number in range(10, 19)]
    (rule,) = desk.bureau.regulation.reports
    made = list(editions(rule, quarter(2026, 1), rows, desk.bureau, date(2026, 4, 1)))
    assert [(each.principal, each.name) for each in made] == [
        ("", "kwartaalrapport-2026-k1"),
        ("UWV", "kwartaalrapport-2026-k1-UWV"),
        ("gemeente", "kwartaalrapport-2026-k1-gemeente"),
    ]
    assert [each.waits for each in made] == [False, True, True]
    assert [each.principal for each in editions(rule, quarter(2026, 2), rows, desk.bureau, date(2026, 7, 1))] == [""]


def test_a_period_that_is_not_over_is_an_interim_state_that_goes_nowhere(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "werkpro")
    (rule,) = desk.bureau.regulation.reports
    rows = [row(number) for number in range(1, 9)]
    made = list(editions(rule, quarter(2026, 1), rows, desk.bureau, date(2026, 3, 20)))
    assert not any(each.waits for each in made)
    assert "tussenstand" in words(made[0].document)


@pytest.mark.parametrize("name", ["consonanza", "werkpro", "leermakers", "work2work", "loket3"])
def test_a_report_without_any_complaint_says_so(tmp_path: Path, name: str) -> None:
    desk = Desk(tmp_path, name)
    for rule in desk.bureau.regulation.reports:
        if rule.every != "zaak":
            period = quarter(2026, 1) if rule.every == "kwartaal" else year(2026)
            for made in editions(rule, period, [], desk.bureau, MADE):
                assert "geen klachten" in words(made.document) or "zijn besproken" in words(made.document)


def test_measures_are_put_to_the_directie_one_by_one_with_what_came_of_them_and_room_to_judge(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "work2work")
    rule = next(each for each in desk.bureau.regulation.reports if each.name == "jaaroverzicht")
    rows = [
        row(2, corrected=date(2026, 3, 10), measures_done=date(2026, 4, 1)),
        row(8, nature="privacy", measures=False),
        row(20),
        row(25, corrected=date(2026, 3, 30)),
    ]
    rows[2] = row(20, measures=False)
    (made,) = editions(rule, year(2026), rows, desk.bureau, MADE)
    found = tables(made.document)
    assert found["Maatregelen"].rows[0] == (
        "2026-002", "gedrag en bejegening", "correctie", date(2026, 3, 10), date(2026, 4, 1), 2, "tevreden",
    )  # fmt: skip
    assert [line[0] for line in found["Beoordeling"].rows] == ["2026-002", "2026-025"]
    assert len(found["Register"].rows) == 4


def test_the_list_for_the_internal_meeting_has_what_was_settled_and_not_discussed(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "work2work")
    rule = next(each for each in desk.bureau.regulation.reports if each.name == "agenda-overleg")
    rows = [row(1, discussed=date(2026, 4, 2)), row(2)]
    (made,) = editions(rule, year(2026), rows, desk.bureau, MADE)
    assert [line[0] for line in tables(made.document)["Nog te bespreken"].rows] == ["2026-002"]


def test_the_analysis_sets_the_year_beside_the_one_before_and_measures_beside_what_came_back(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "loket3")
    rule = next(each for each in desk.bureau.regulation.reports if each.name == "jaaroverzicht")
    before = [Row(f"2025-{n:03d}", date(2025, 6, n), "traagheid", "", "afgehandeld", "", False, 9, True, "") for n in range(1, 5)]
    rows = [*before, row(1, corrected=date(2026, 3, 9)), row(3, satisfaction="niet"), row(4, satisfaction="")]
    rows.append(row(9, nature="traagheid", prevented=date(2026, 3, 20), satisfaction="tevreden"))
    (made,) = editions(rule, year(2026), rows, desk.bureau, MADE)
    found = tables(made.document)
    assert ("traagheid", 4, 1, -3) in found["Trend onderwerp"].rows
    assert ("gedrag en bejegening", 0, 3, 3) in found["Trend onderwerp"].rows
    assert found["Trend kwartaal"].rows[:2] == (("kwartaal 1", 0, 4, 4), ("kwartaal 2", 4, 0, -4))
    assert found["Correctie"].rows == (("met correctie of aanbod", 1, 0, 0, 0, 1.0), ("zonder", 1, 0, 1, 1, 0.5))
    assert found["Preventie"].rows == (("traagheid", date(2026, 3, 20), 5, 292, 0, 286, "ja"),)


@pytest.mark.parametrize("seed", range(5))
def test_the_figures_of_a_report_for_outsiders_are_right_where_they_are_told(tmp_path: Path, seed: int) -> None:
    desk = Desk(tmp_path)
    rows = [row for row in year_of(seed, 120) for row in [row]]
    rows = [Row(**{**{name: getattr(each, name) for name in Row.__slots__}, "registered": each.received}) for each in rows]
    rule = next(each for each in desk.bureau.regulation.reports if each.name == "jaaroverzicht")
    (made,) = editions(rule, year(2026), rows, desk.bureau, MADE)
    assert tables(made.document)["Aantal"].rows == (("2026", 120),)
    found = {str(line[0]): line[1] for line in tables(made.document)["Onderwerp"].rows}
    assert sum(int(str(count)) for count in found.values()) == 120
    for code, label in (("privacy", "privacy"), ("traagheid", "traagheid")):
        if label in found:
            assert found[label] == sum(each.nature == code for each in rows)
