"""The commands as somebody outside relies on them: names, JSON and exit status."""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot import cli

ROOT = Path(__file__).parents[2]
ROSTER = ROOT / "classifiers" / "data" / "roster" / "werkpro.csv"
MAIL = """From: Samira Haddou <samira@mail.example>
To: info@werkpro.example
Subject: Klacht
Date: Tue, 06 Oct 2026 10:00:00 +0200
Received: from mx.example by mail.werkpro.example; Tue, 06 Oct 2026 10:00:05 +0200
Message-ID: <1@mail.example>
Content-Type: text/plain; charset=utf-8

Op maandag 5 oktober 2026 heeft Kees van 't Hoff mij uitgescholden in Groningen. Ik ben daar heel boos over.
Ik voel mij niet serieus genomen en wil dat hier iets mee gebeurt. Ik dien hierover een klacht in.
"""
KEYS = [
    "file", "message_id", "from", "subject", "received", "screen", "text", "quoted", "attachments", "bounced", "kind", "scores",
    "decision", "event_dates", "event_period", "other_dates", "employees", "employees_mentioned", "opdrachtgever", "amount_eur",
    "older_than_year", "discussed_first", "place", "reasons", "would_send",
]  # fmt: skip


def _lines(*arguments: object) -> list[dict[str, Any]]:
    result = CliRunner().invoke(cli.app, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output + str(result.exception)
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def eml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)  # without a config.toml
    path = tmp_path / "klacht.eml"
    path.write_text(MAIL, encoding="utf-8")
    return path


def test_explain_prints_one_object_a_file_in_the_fixed_shape(eml: Path, tmp_path: Path) -> None:
    automatic = tmp_path / "afwezig.eml"
    automatic.write_text(MAIL.replace("Subject: Klacht", "Subject: Automatisch antwoord: afwezig\nAuto-Submitted: auto-replied"))
    empty = tmp_path / "leeg.eml"
    empty.write_bytes(b"")
    found = _lines("explain", eml, automatic, empty, "--organisation", "werkpro", "--staff", ROSTER, "--json")
    assert [list(each) for each in found] == [KEYS] * 3
    first, second, third = found
    assert (first["screen"], first["kind"], first["event_dates"]) == ("human", "klacht", ["2026-10-05"])
    assert (first["employees"], first["received"]) == (["Kees van 't Hoff"], "2026-10-06T10:00:05+02:00")
    assert {each["letter"] for each in first["would_send"]} >= {"ontvangstbevestiging", "kennisgeving-medewerker"}
    assert next(each["due"] for each in first["would_send"] if each["letter"] == "ontvangstbevestiging") == "2026-10-13"
    assert (second["screen"], second["decision"], second["would_send"]) == ("auto_reply", "leave", [])
    assert (third["screen"], third["would_send"]) == ("unreadable", [])


def test_explain_takes_the_moment_of_receipt_that_is_given(eml: Path) -> None:
    found = _lines("explain", eml, "--organisation", "werkpro", "--received", "2026-12-14T09:12:00+01:00", "--json")
    assert found[0]["received"] == "2026-12-14T09:12:00+01:00"


def test_the_version_is_that_of_the_package() -> None:
    result = CliRunner().invoke(cli.app, ["--version"])
    assert (result.exit_code, result.stdout) == (0, f"klachtenbot {version('klachtenbot')}\n")


def test_deadlines_prints_every_term_with_its_trace() -> None:
    rows = _lines("deadlines", "--regulation", "leermakers", "--received", "2026-12-14", "--event", "ack=2026-12-15", "--json")
    due = {row["term"]: row["due"] for row in rows}
    assert due["ontvangstbevestiging"] == "2026-12-21"
    assert due["gesprek"] == "2026-12-25"
    assert due["afhandeling"] == "2027-01-14"
    talk = next(row for row in rows if row["term"] == "gesprek")
    assert talk["target"] == "2026-12-24"
    assert any("kerstdag" in line for line in talk["trace"])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("deadlines", "--regulation", "onbekend", "--received", "2026-12-14"), "known are consonanza"),
        (("deadlines", "--regulation", "werkpro", "--received", "gisteren"), "no ISO moment"),
        (("deadlines", "--regulation", "werkpro", "--received", "9999-12-30"), "not between"),
        (("deadlines", "--regulation", "werkpro", "--received", "2026-12-14", "--event", "confirmd=2026-12-15"), "is no event"),
        (("explain", "x.eml", "--organisation", "onbekend"), "known are consonanza"),
        (("check", "--config", "nergens.toml"), "cannot be read"),
        (("run", "--config", "nergens.toml"), "cannot be read"),
        (("case", "list", "--config", "nergens.toml"), "cannot be read"),
    ],
)
def test_a_mistake_is_one_clear_message_and_exit_status_2(arguments: tuple[str, ...], told: str) -> None:
    done = subprocess.run([sys.executable, "-m", "bot", *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
