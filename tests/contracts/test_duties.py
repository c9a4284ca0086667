"""Every duty of the five regulations is accounted for, and everything that a regulation file names exists."""

import json
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.adapters.render import Renderer
from bot.cli import app
from bot.domain.duties import GUARDS, numbered, table, ways
from bot.domain.regulation import load_all
from bot.domain.reporting.register import Row
from bot.domain.rules import GUARDS as GUARD_WORDS
from bot.domain.rules import LETTERS
from bot.domain.workflow import WHEN_SENT

HOLDS = {  # the words of [[register]] -> what of a Row tells them
    "nummer": "number", "ontvangst": "received", "behandeling": "handled_in", "resultaat": "result", "aard": "nature",
    "maatregelen": "measures", "achtergrond": "nature", "doorlooptijden": "steps", "uitkomsten": "verdict",
    "onderwerp": "nature",
}  # fmt: skip
COUNTS = {"consonanza": 34, "werkpro": 41, "leermakers": 32, "work2work": 52, "loket3": 42}
TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.mark.parametrize(("name", "count"), COUNTS.items())
def test_every_numbered_duty_is_met_or_left_to_people_with_a_reason(name: str, count: int) -> None:
    rows = list(table(load_all()[name]))
    assert len(rows) == count
    assert [row["duty"] for row in rows if not row["ways"]] == []
    assert [row["duty"] for row in rows if row["how"] == "left to people" and not row["why"]] == []
    assert {way.duty for way in ways(load_all()[name])} <= set(numbered(load_all()[name]))


def test_the_bot_itself_meets_at_least_170_of_the_201() -> None:
    rows = [row for each in load_all().values() for row in table(each)]
    assert len(rows) == 201
    assert sum(row["how"] != "left to people" for row in rows) >= 170


def test_a_guard_names_a_function_that_exists() -> None:
    assert set(GUARDS) == set(GUARD_WORDS)
    for _, path in GUARDS.values():
        module, found = path, None
        while found is None and "." in module:
            module = module.rpartition(".")[0]
            try:
                found = import_module(module)
            except ModuleNotFoundError:
                continue
        target: object = found
        for part in path.removeprefix(f"{module}.").split("."):
            target = getattr(target, part)
        assert target is not None, path


def test_every_letter_a_rule_may_name_has_a_template() -> None:
    there = {path.parent.name for path in TEMPLATES.glob("standaard/*/brief.j2")}
    assert set(LETTERS) <= there
    assert set(WHEN_SENT) <= there
    rules = {(each.id, kind): rule.must_state for each in load_all().values() for kind, rule in each.letters.items()}
    assert Renderer().check(rules) == []


def test_what_the_register_must_hold_is_in_its_rows() -> None:
    columns = {each.name for each in fields(Row)}
    assert set(HOLDS.values()) <= columns
    for regulation in load_all().values():
        assert [word for rule in regulation.register for word in rule.holds if word not in HOLDS] == []


def test_the_command_prints_a_line_for_each_duty() -> None:
    found = CliRunner().invoke(app, ["duties", "--json"])
    rows = [json.loads(line) for line in found.stdout.splitlines()]
    assert found.exit_code == 0
    assert len({row["duty"] for row in rows}) == 201
    assert "201 duties" in CliRunner().invoke(app, ["duties"]).stdout
