"""SECURITY.md names the tests that prove it, and what is installed is pinned."""

import re
import tomllib
from pathlib import Path

import pytest
import typer

from bot import cli

ROOT = Path(__file__).parents[2]


def test_every_test_that_the_threat_model_names_exists() -> None:
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", page))
    modules = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    found = {name for text in modules for name in re.findall(r"^def (test_\w+)", text, re.M)}
    assert len(named) > 40
    assert sorted(named - found) == []


def test_every_threat_names_a_test_or_says_that_nothing_stops_it() -> None:
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith(("| wants", "| ---"))]
    assert len(rows) > 25
    assert [row for row in rows if "`test_" not in row and "not stopped" not in row] == []


@pytest.mark.parametrize(("name", "least"), [("requirements.txt", 60), ("requirements-audit.txt", 10)])
def test_every_dependency_is_pinned_with_hashes_and_comes_from_no_address(name: str, least: int) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    lines = [line for line in text.replace("\\\n", " ").splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert len(lines) > least
    pinned = re.compile(r"[\w.\[\]-]+==[\w.!+]+( +;[^#]*?)?( +--hash=sha256:[0-9a-f]{64})+ *")
    assert [line for line in lines if not pinned.fullmatch(line.partition(" #")[0])] == []
    assert re.search(r"^\s*(-i|-f|--\w*index|--find-links|--trusted-host)|://| @ ", text, re.M) is None


def test_the_audit_passes_nothing_that_could_not_be_looked_up() -> None:
    """pip-audit alone says "no known vulnerabilities" of a package that it did not find."""
    command = next(line for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines() if "bin/pip-audit" in line)
    assert {"--strict", "--require-hashes", "requirements.txt"} <= set(command.split())


def test_everything_the_product_needs_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = {_plain(name) for name in re.findall(r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.M)}
    needed = {_plain(re.match(r"[\w.-]+", each)[0]) for each in project["dependencies"]}  # type: ignore[index]
    assert sorted(needed - pinned) == []


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_no_command_takes_a_secret_on_its_line() -> None:
    """What stands on the line of a command is shown to everybody by `ps`."""
    group = typer.main.get_command(cli.app)
    options = {option for command in _commands(group) for each in command.params for option in each.opts}
    assert "--config" in options
    assert [option for option in options if re.search("passw|secret|token|key$", option)] == []


def _commands(group: object) -> list[typer.core.TyperCommand]:
    found = getattr(group, "commands", None)
    return [each for name in found for each in _commands(found[name])] if found else [group]  # type: ignore[list-item]
