"""The register and the reports on a real database: on schedule, on request, checked against a count of our own."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes, policy
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import delete
from story.a_year import live
from story.desk import Desk, at, reading

from bot import rounds
from bot.adapters import schema
from bot.adapters.sheet import xlsx
from bot.casework import record
from bot.domain.case import Facts
from bot.domain.events import LEVELS, Event
from bot.domain.reporting.page import register_document
from bot.domain.reporting.period import quarter, year
from bot.domain.reporting.register import row
from bot.reporting import register_rows, request, rows_for

LABELS = {
    "gedrag": "gedrag en bejegening", "traagheid": "traagheid", "privacy": "privacy", "afspraken": "niet nagekomen afspraken",
    "informatie": "informatie en communicatie", "overig": "overig",
}  # fmt: skip
NEW_YEAR = at("2027-01-04 08:30")  # Monday; 1 January 2027 is a Friday


def table(desk: Desk, letter: Any, sheet: str) -> list[tuple[Any, ...]]:
    """The rows of a worksheet in the workbook of a letter, without the heads."""
    (name,) = [name for name in desk.files(letter) if name.endswith(".xlsx")]
    return [tuple(cell.value for cell in line) for line in load_workbook(BytesIO(desk.files(letter)[name]))[sheet].iter_rows(2)]


def page(desk: Desk, letter: Any) -> str:
    (name,) = [name for name in desk.files(letter) if name.endswith(".pdf")]
    return " ".join(" ".join(each.extract_text() for each in PdfReader(BytesIO(desk.files(letter)[name])).pages).split())


def rows_of(desk: Desk, today: date | None = None) -> list[Any]:
    with desk.store.transaction() as unit:
        return register_rows(unit, desk.office, today)


# --- the register


def test_the_register_is_the_same_when_people_facts_and_file_are_blank(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    live(desk, 3, 40, 2025)
    desk.mail(at("2026-10-05 09:12"), reading(employees=("Wouter Hummel",), opdrachtgever="UWV", place="Emmen"))
    desk.send(at("2026-10-05 09:13"))
    before = rows_of(desk, date(2026, 12, 31))
    with desk.store.transaction() as unit:
        cases = unit.cases(desk.bureau.id)
    bare = [replace(case, parties={}, facts=Facts(), file={}) for case in cases]
    bureau = desk.bureau
    assert [row(case, bureau.regulation, bureau.calendar, date(2026, 12, 31)) for case in bare] == before
    assert len(before) == 41
    text = str(before).lower()
    for word in ("wouter", "hummel", "jan", "klant.example", "emmen", "kwam niet", "merkbaar", "marker"):
        assert word not in text


def test_a_row_tells_each_step_against_its_term(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "leermakers")
    desk.mail(at("2026-10-05 09:12"), reading())
    desk.send(at("2026-10-07 09:00"))
    (found,) = rows_of(desk, date(2026, 12, 1))
    steps = {step.term: step for step in found.steps}
    assert (steps["ontvangstbevestiging"].days, steps["ontvangstbevestiging"].allowed) == (2, 7)  # five working days
    assert steps["ontvangstbevestiging"].in_time is True
    assert (steps["afhandeling"].met_on, steps["afhandeling"].in_time) == (None, False)  # due on 3 November
    assert found.in_time is False
    assert "niet-in-behandeling" not in steps
    assert rows_of(desk, date(2026, 10, 8))[0].in_time is None
    assert found.confirmed == date(2026, 10, 7)


def test_no_measures_is_no_measure(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.mail(at("2026-10-05 09:12"), reading(employees=("Wouter Hummel",)))
    director = desk.bureau.directie[0]
    desk.answer(at("2026-10-05 10:00"), director, "opdracht-behandelaar", "Karin")
    handler = desk.case().handler.email
    case = desk.case()
    with desk.store.transaction() as unit:
        told = [Event(kind, at("2026-10-06 10:00")) for kind in ("complainant_heard", "employee_heard")]
        told.append(Event("verdict_given", at("2026-10-07 10:00"), {"gegrond": "ongegrond"}))
        told.append(Event("outcome_sent", at("2026-10-08 10:00")))
        record(unit, desk.office, case.with_events(*told), told, at("2026-10-08 10:00"))
    rounds.remind(desk.store, desk.office, at("2026-10-09 10:00"))
    desk.answer(at("2026-10-09 11:00"), handler, "vraag-maatregelen", "geen")
    assert desk.case().last("measures_recorded").data["sort"] == "geen"
    assert rows_of(desk)[0].measures is False


def test_a_principal_who_is_told_later_stands_in_the_register(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.mail(at("2026-10-05 09:12"), reading())
    assert rows_of(desk)[0].principal == ""
    more = reading("overig", "leave", opdrachtgever="UWV")
    letter = desk.letters("ontvangstbevestiging")[0]
    desk.mail(at("2026-10-06 09:00"), more, subject="Re: klacht", body="Ik ben van het UWV.", in_reply_to=letter.message_id)
    assert rows_of(desk)[0].principal == "UWV"


def test_the_workbook_of_the_register_has_dates_days_and_dutch_heads(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "loket3")
    told = live(desk, 5)
    document = register_document(rows_of(desk, date(2027, 1, 4)), year(2026), desk.bureau, date(2027, 1, 4))
    book = load_workbook(BytesIO(xlsx(document)))
    sheet = book["Register"]
    heads = [cell.value for cell in sheet[1]]
    assert heads[:4] == ["Nummer", "Ontvangen", "Bevestigd", "Uitkomst op"]
    assert "Afhandeling (dagen)" in heads
    lines = list(sheet.iter_rows(min_row=2, values_only=True))
    assert len(lines) == len(told) == 60
    column = {name: at for at, name in enumerate(heads)}
    for line, fact in zip(lines, told, strict=True):
        assert line[column["Ontvangen"]].date() == fact.received  # type: ignore[union-attr]
        assert line[column["Onderwerp"]] == LABELS[fact.nature]
        assert line[column["Duur (dagen)"]] == fact.days
        assert line[column["Maatregelen"]] == ("ja" if fact.measures else "nee")
        assert (line[column["Tevreden"]] or "") == LEVELS.get(fact.satisfaction, "")
    assert sum(1 for _ in book["Stappen"].iter_rows(min_row=2)) == sum(len(row.steps) for row in rows_of(desk, date(2027, 1, 4)))


# --- on schedule


@pytest.mark.parametrize("name", ["consonanza", "leermakers", "work2work", "loket3"])
def test_the_yearly_report_goes_once_on_the_first_working_day(tmp_path: Path, name: str) -> None:
    desk = Desk(tmp_path, name)
    live(desk, 1)
    assert rounds.report(desk.store, desk.office, NEW_YEAR - timedelta(minutes=1)) == 0
    directors = len(desk.bureau.directie)
    assert rounds.report(desk.store, desk.office, NEW_YEAR) == directors
    assert rounds.report(desk.store, desk.office, NEW_YEAR + timedelta(days=90)) == 0
    letter = desk.letters("jaaroverzicht")[0]
    assert letter.subject == "Jaaroverzicht klachten over 2026"
    assert sorted(each.rpartition(".")[2] for each in desk.files(letter)) == ["pdf", "xlsx"]
    assert "60 klachten" in desk.text(letter)
    assert "60 klachten" in page(desk, letter)


def test_the_reports_of_a_downtime_are_made_each_once(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "werkpro")
    live(desk, 2)
    now = at("2026-11-02 09:00")  # nobody was there in April, July and October
    rounds.report(desk.store, desk.office, now)
    subjects = [letter.subject for letter in desk.letters("kwartaalrapport", desk.bureau.directie[0])]
    for number in (1, 2, 3):
        assert f"Kwartaalrapport klachten over kwartaal {number} van 2026" in subjects
    assert len(subjects) == len(set(subjects))
    assert rounds.report(desk.store, desk.office, now) == 0


def test_a_new_director_does_not_get_the_reports_of_years_before(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "werkpro")
    live(desk, 2)
    rounds.report(desk.store, desk.office, at("2026-11-02 09:00"))
    karin = next(person for person in desk.bureau.roster if person.email not in desk.bureau.directie)
    bureau = replace(desk.bureau, directie=(*desk.bureau.directie, karin.email))
    assert rounds.report(desk.store, replace(desk.office, bureau=bureau), at("2026-11-03 09:00")) == 0


# --- every figure against a count of our own


def test_the_overview_of_a_year_has_the_figures_that_were_lived(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "leermakers")
    told = live(desk, 7)
    rounds.report(desk.store, desk.office, NEW_YEAR)
    letter = desk.letters("jaaroverzicht")[0]
    natures = Counter(LABELS[fact.nature] for fact in told)
    assert {line[0]: line[1] for line in table(desk, letter, "Onderwerp") if line[1]} == dict(natures)
    principals = Counter(fact.principal or "niet bekend" for fact in told)
    assert {line[0]: line[1] for line in table(desk, letter, "Opdrachtgever") if line[1]} == dict(principals)
    durations = [line[3] for line in table(desk, letter, "Duur") if line[3] is not None]
    assert sorted(durations) == sorted(fact.days for fact in told if fact.days is not None)
    outcomes = {line[0]: line[1] for line in table(desk, letter, "Uitkomsten")}
    assert sum(outcomes.values()) == 60
    assert outcomes["gegrond"] == sum(fact.verdict == "gegrond" for fact in told)
    assert all(line[2] for line in table(desk, letter, "Onderwerp") if line[1])


def test_the_analysis_has_the_figures_that_were_lived(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "loket3")
    told = live(desk, 11)
    rounds.report(desk.store, desk.office, at("2027-06-01 09:00"))
    letter = desk.letters("jaaroverzicht")[0]
    trend = {line[0]: line[2] for line in table(desk, letter, "Trend kwartaal")}
    assert trend == {f"kwartaal {n}": sum((fact.received.month + 2) // 3 == n for fact in told) for n in (1, 2, 3, 4)}
    corrected = [fact for fact in told if fact.measures and fact.verdict != "ongegrond"]
    with_it, without = table(desk, letter, "Correctie")
    assert sum(with_it[1:5]) + sum(without[1:5]) == 60
    levels = Counter(fact.satisfaction for fact in told)
    assert [with_it[n] + without[n] for n in (1, 2, 3, 4)] == [levels[x] for x in ("tevreden", "deels", "niet", "")]
    assert sum(with_it[1:5]) <= len(corrected)
    assert [with_it[0], without[0]] == ["met correctie of aanbod", "zonder"]
    since = {line[0]: line[1].date() for line in table(desk, letter, "Preventie")}
    for code, label in LABELS.items():
        days = [fact.preventive for fact in told if fact.nature == code and fact.preventive and fact.preventive.year == 2026]
        assert since.get(label) == min(days, default=None)


def test_the_quarters_of_a_principal_add_up_to_what_was_lived_and_hide_a_few(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "werkpro")
    told = live(desk, 4, 300)
    for month in ("2026-04-01", "2026-07-01", "2026-10-01", "2027-01-04"):
        rounds.report(desk.store, desk.office, at(f"{month} 08:30"))
    director = desk.bureau.directie[0]
    checked = 0
    for letter in desk.letters("kwartaalrapport", director):
        number = int(letter.subject.partition("kwartaal ")[2][0])
        kind = letter.key.split(":")[3]
        mine = [fact for fact in told if (fact.received.month + 2) // 3 == number and kind in ("", fact.principal)]
        if len(mine) < 5:
            assert "minder dan vijf" in desk.text(letter)
            continue
        assert table(desk, letter, "Aantal") == [(f"kwartaal {number} van 2026", len(mine))]
        natures = Counter(LABELS[fact.nature] for fact in mine)
        if "te weinig klachten" in page(desk, letter):
            continue
        for label, count, share in table(desk, letter, "Onderwerp"):
            assert count == 0 or count >= 5
            assert share == pytest.approx(count / len(mine))
            assert label.startswith("overig") or count == natures[label]
        checked += 1
    assert checked >= 8


def test_a_report_asked_for_again_later_shows_no_single_complaint_by_the_difference(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "consonanza")
    live(desk, 8)
    rule = next(each for each in desk.bureau.regulation.reports if each.name == "overzicht-opdrachtgever")
    assert request(desk.store, desk.office, rule, year(2026), NEW_YEAR, "UWV") == len(desk.bureau.directie)
    assert request(desk.store, desk.office, rule, year(2026), NEW_YEAR + timedelta(days=100), "UWV") == 0
    with desk.store.transaction() as unit:
        early = rows_for(unit, desk.office, rule, year(2026), NEW_YEAR + timedelta(minutes=1))
        late = rows_for(unit, desk.office, rule, year(2026), NEW_YEAR + timedelta(days=100))
        inside = register_rows(unit, desk.office, (NEW_YEAR + timedelta(days=100)).date())
    assert early == late
    assert inside != late


def test_a_report_of_a_period_that_runs_can_be_asked_for_every_time(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "werkpro")
    live(desk, 8)
    (rule,) = desk.bureau.regulation.reports
    first = request(desk.store, desk.office, rule, quarter(2026, 4), at("2026-11-02 09:00"))
    again = request(desk.store, desk.office, rule, quarter(2026, 4), at("2026-11-09 09:00"))
    assert first == again > 0
    assert all("mag dit weg" not in letter.subject for letter in desk.letters("kwartaalrapport"))


def test_the_mail_is_read_as_text_and_as_html_and_names_nobody(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "work2work")
    live(desk, 9)
    rounds.report(desk.store, desk.office, NEW_YEAR)
    letter = desk.letters("jaaroverzicht")[0]
    whole = message_from_bytes(letter.raw, policy=policy.default)
    html = whole.get_body(("html",))
    assert html is not None
    for text in (desk.text(letter), html.get_content(), page(desk, letter)):
        assert "60 klachten" in text
        assert "erkbaar" not in text
        assert "Marker" not in text


def test_a_director_who_is_concerned_gets_the_report_inside_the_house_without_that_complaint(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "leermakers")
    first, second = desk.bureau.directors()[:2]
    desk.mail(at("2026-10-05 09:12"), reading(employees=(first.name,)))
    desk.mail(at("2026-10-06 09:12"), reading(), sender="Els Bos <els@klant.example>", body="Het duurt al weken.")
    rounds.report(desk.store, desk.office, NEW_YEAR)
    assert [line[0] for line in table(desk, desk.letters("jaaroverzicht", first.email)[0], "Duur")] == ["2026-002"]
    assert [line[0] for line in table(desk, desk.letters("jaaroverzicht", second.email)[0], "Duur")] == ["2026-001", "2026-002"]


def test_a_crash_between_two_reports_of_a_quarter_loses_none(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "werkpro")
    live(desk, 2, 40)
    now = at("2026-04-01 08:30")
    rounds.report(desk.store, desk.office, now)
    keys = {letter.key for letter in desk.letters("kwartaalrapport")}
    with desk.store.transaction() as unit:  # as if it had died before the last one, that of all
        unit.connection.execute(delete(schema.letter).where(schema.letter.c.key.like("%2026-01-01::%")))
        unit.connection.execute(delete(schema.letter).where(schema.letter.c.key.like("%2026-01-01:UWV:%")))
    rounds.report(desk.store, desk.office, now + timedelta(hours=2))
    assert {letter.key for letter in desk.letters("kwartaalrapport")} == keys
    assert len(desk.letters("kwartaalrapport")) == len(keys)
