"""`klachtenbot register` and `klachtenbot report`: a table, CSV for a Dutch Excel, a workbook, files or letters."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from story.a_year import Told, live
from story.desk import Desk, at
from typer.testing import CliRunner

from bot import cli, config
from bot.adapters.separated import csv_of
from bot.domain.reporting.document import Column, Table


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(cli.app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout if result.exit_code == 0 else f"{result.output}{result.exception}"


@pytest.fixture
def lived(tmp_path: Path, settings_for: Callable[..., config.Settings]) -> tuple[Desk, list[Told], Path]:
    """Consonanza after a year of sixty complaints."""
    settings = settings_for(1, 1, ids=("consonanza",), domain="voorbeeld.example")
    desk = Desk(tmp_path, "consonanza", settings.database)
    with desk.store.transaction() as unit:
        unit.set_cursor("consonanza", "INBOX", created_at=at("2024-12-02 09:00"))
    return desk, live(desk, 6, 60, 2025), tmp_path / "config.toml"


def test_the_register_is_a_table_lines_a_csv_and_a_workbook(lived: tuple[Desk, list[Told], Path], tmp_path: Path) -> None:
    _, told, path = lived
    ask = ("register", "--organisation", "consonanza", "--year", 2025, "--config", path)
    status, table = run(*ask)
    assert (status, "2025-001" in table) == (0, True)
    lines = [json.loads(line) for line in run(*ask, "--json")[1].splitlines()]
    assert [line["Ontvangen"] for line in lines] == [fact.received.isoformat() for fact in told]
    raw = CliRunner().invoke(cli.app, [str(each) for each in (*ask, "--csv")]).stdout_bytes
    assert raw.startswith(b"\xef\xbb\xbfNummer;Ontvangen;")
    found = list(csv.DictReader(StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    assert Counter(line["Opdrachtgever"] for line in found) == Counter(fact.principal or "niet bekend" for fact in told)
    assert found[0]["Ontvangen"] == f"{told[0].received:%d-%m-%Y}"
    status, _ = run(*ask, "--xlsx", tmp_path / "register.xlsx")
    assert load_workbook(tmp_path / "register.xlsx").sheetnames == ["Register", "Stappen"]
    assert run("register", "--organisation", "consonanza", "--year", 2024, "--config", path, "--json") == (0, "")


def test_a_report_is_queued_for_the_directie_and_made_once(lived: tuple[Desk, list[Told], Path]) -> None:
    desk, _, path = lived
    ask = ("report", "overzicht-opdrachtgever", "--organisation", "consonanza", "--year", 2025, "--config", path)
    assert run(*ask, "--principal", "UWV") == (0, f"{len(desk.bureau.directie)} letters queued\n")
    status, again = run(*ask, "--principal", "UWV")
    assert (status, "made before" in again) == (0, True)
    assert len(desk.letters("overzicht-opdrachtgever")) == len(desk.bureau.directie)


def test_a_report_is_written_to_files_instead_of_mailed(lived: tuple[Desk, list[Told], Path], tmp_path: Path) -> None:
    desk, told, path = lived
    pages, book = tmp_path / "jaar.pdf", tmp_path / "jaar.xlsx"
    ask = ("report", "jaaroverzicht", "--organisation", "consonanza", "--year", 2025, "--config", path)
    assert run(*ask, "--pdf", pages, "--xlsx", book)[0] == 0
    assert pages.read_bytes().startswith(b"%PDF-")
    assert [cell.value for cell in load_workbook(book)["Aantal"][2]] == ["2025", len(told)]
    assert desk.letters() == []


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("jaaroverzicht", "--principal", "UWV"), "leave --principal out"),
        (("jaaroverzicht", "--quarter", "1"), "is a report of a year"),
        (("overzicht-opdrachtgever",), "add --principal"),
        (("overzicht-opdrachtgever", "--principal", "RIVM"), "is unknown"),
        (("kwartaalrapport",), "has no report"),
    ],
)
def test_what_cannot_be_asked_is_told_in_words(lived: tuple[Desk, list[Told], Path], words: tuple[str, ...], why: str) -> None:
    status, said = run("report", *words, "--organisation", "consonanza", "--year", 2025, "--config", lived[2])
    assert status != 0
    assert why in said


def test_a_csv_holds_no_formula_and_writes_as_the_dutch_do() -> None:
    columns = (
        Column("Nummer"),
        Column("Op", "datum"),
        Column("Dagen", "dagen"),
        Column("Om", "moment"),
        Column("Goed", "ja_nee"),
    )
    rows = (("=1+1", at("2026-12-14 09:00").date(), 2.5, at("2026-12-14 09:00"), True), ("a;b", None, 3, None, False))
    text = csv_of(Table(columns, rows)).decode("utf-8-sig")
    assert text == (
        'Nummer;Op;Dagen;Om;Goed\r\n\'=1+1;14-12-2026;2,5;14-12-2026 09:00;ja\r\n"a;b";;3;;nee\r\n'
    )  # fmt: skip


def test_a_file_that_cannot_be_written_is_one_clear_line(lived: tuple[Desk, list[Told], Path], tmp_path: Path) -> None:
    path = lived[2]
    ask = ("--organisation", "consonanza", "--year", 2025, "--config", path)
    for command in (("register", "--xlsx", tmp_path), ("report", "jaaroverzicht", "--pdf", tmp_path)):
        status, said = run(*command, *ask)
        assert (status, "cannot be written" in said) == (1, True)


def test_of_a_time_when_nobody_watched_or_that_has_not_begun_there_is_no_report(lived: tuple[Desk, list[Told], Path]) -> None:
    path = lived[2]
    for year, why in ((2019, "has been read since"), (2199, "has not begun")):
        status, said = run("report", "jaaroverzicht", "--organisation", "consonanza", "--year", year, "--config", path)
        assert (status, why in said) == (1, True)
