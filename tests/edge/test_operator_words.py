"""What an operator sees: commands that only look need no passwords, and a problem is one line that says what to do."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot import cli
from bot.domain.regulation import load_all
from bot.errors import ConfigError

ROOT = Path(__file__).parents[2]
STORY = """organisation = "consonanza"
until = 2026-10-06
[[step]]
at = 2026-10-05T09:00:00+02:00
answer = { from = "h.dijkstra@consonanza.example", to_letter = "opdracht-behandelaar", body = "Karin" }
"""


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example configuration, copied as it is, with its rosters; without any of its passwords."""
    shutil.copy(ROOT / "config.example.toml", tmp_path / "config.toml")
    (tmp_path / "staff").mkdir()
    for name in ("consonanza", "werkpro"):
        shutil.copy(ROOT / "classifiers" / "data" / "roster" / f"{name}.csv", tmp_path / "staff")
        for server in ("IMAP", "SMTP"):
            monkeypatch.delenv(f"KLACHTENBOT_{name.upper()}_{server}", raising=False)
    return tmp_path / "config.toml"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def regulation_named(name: str) -> str:
    known = (ROOT / "bot" / "regulations" / "loket3.toml").read_text()
    return known.replace('id = "loket3"', f'id = "{name}"', 1)


def test_who_only_looks_needs_no_passwords(example: Path) -> None:
    found = run("case", "list", "--config", example, "--json")
    assert (found.exit_code, found.stdout) == (0, "")
    mail = example.parent / "klacht.eml"
    mail.write_text("From: Jan <jan@klant.example>\nSubject: Klacht\n\nIk dien een klacht in over Wouter Hummel.\n")
    assert run("explain", mail, "--config", example, "--json").exit_code == 0


def test_explain_uses_the_configuration_of_this_folder_when_there_is_one(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail = tmp_path / "klacht.eml"
    mail.write_text("From: Jan <jan@klant.example>\nSubject: Klacht\n\nIk dien een klacht in over Wouter Hummel.\n")
    monkeypatch.chdir(tmp_path)
    words = ("explain", mail, "--json")
    assert json.loads(run(*words).stdout)["employees"] == ["Wouter Hummel"]  # of the staff list of its first organisation
    assert json.loads(run(*words, "--organisation", "werkpro").stdout)["employees"] == []
    assert run(*words, "--organisation", "loket3").exit_code != 0  # a regulation, and no organisation here
    example.unlink()
    assert json.loads(run(*words).stdout)["employees"] == []
    assert run(*words, "--organisation", "loket3").exit_code == 0


def test_interpret_preview_and_deadlines_use_the_configuration_of_this_folder_when_there_is_one(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = tmp_path / "answers.jsonl"
    mail = "From: Hanneke Dijkstra <h.dijkstra@consonanza.example>\nSubject: Re: Behandelaar\n\nWouter Hummel doet het\n"
    answers.write_text(json.dumps({"id": "1", "prompt": "opdracht-behandelaar", "eml": mail}) + "\n")
    monkeypatch.chdir(tmp_path)
    assert json.loads(run("interpret", answers, "--json").stdout)["arguments"] == {"handler": "Wouter Hummel"}
    assert run("interpret", answers, "--organisation", "loket3").exit_code != 0  # a regulation, and no organisation here
    assert run("letters", "preview", "--organisation", "loket3").exit_code != 0
    assert run("letters", "preview", "--organisation", "consonanza", "--letter", "vraag-gesprek").exit_code == 0
    assert "Consonanza Werkt" in "".join(page.read_text() for page in (tmp_path / "brieven" / "consonanza").glob("*.html"))
    (tmp_path / "reglementen").mkdir()
    example.write_text('regulations = "reglementen"\n' + example.read_text().replace("# regulations", "#regulations"))
    (tmp_path / "reglementen" / "eigen.toml").write_text(regulation_named("eigen"))
    assert run("deadlines", "--regulation", "eigen", "--received", "2026-12-14").exit_code == 0
    example.unlink()
    assert json.loads(run("interpret", answers, "--json").stdout)["action"] == "refuse_not_allowed"  # on no staff list
    assert run("letters", "preview", "--organisation", "loket3", "--letter", "vraag-gesprek").exit_code == 0
    assert run("deadlines", "--regulation", "eigen", "--received", "2026-12-14").exit_code != 0


def test_explain_says_what_it_uses_when_nothing_is_named() -> None:
    told = " ".join(run("explain", "--help").stdout.replace("│", " ").split())
    assert f"else the first regulation ({next(iter(load_all()))})" in told
    assert "default: the first." in told


def test_a_service_that_never_started_is_an_alarm_that_says_so(example: Path) -> None:
    found = run("status", "--config", example)
    assert found.exit_code == 1
    assert "werkpro: mailbox read never, last letter left never\n" in found.stdout
    assert "werkpro: the mailbox is not read\n  Run `klachtenbot check`" in found.stdout
    assert "start it (`klachtenbot run`, or `once` from cron)" in found.stdout
    assert "no alarms" not in found.stdout


@pytest.mark.parametrize("command", ["run", "once", "check"])
def test_who_logs_in_does(command: str, example: Path) -> None:
    found = run(command, "--config", example)
    assert isinstance(found.exception, ConfigError)
    assert "KLACHTENBOT_CONSONANZA_IMAP is not set" in str(found.exception)


def test_each_problem_of_a_fresh_copy_is_told_once(example: Path) -> None:
    shutil.rmtree(example.parent / "staff")
    problem = run("check", "--config", example).exception
    assert isinstance(problem, ConfigError)
    assert len(problem.problems) == 6  # a roster and two passwords for each of the two
    assert not [line for line in problem.problems if "Tuple" in line or "Errno" in line]
    assert problem.problems[0].endswith("consonanza.csv: cannot be read (No such file or directory)")


def test_the_letters_of_two_organisations_lie_beside_each_other(tmp_path: Path) -> None:
    for name in ("consonanza", "werkpro"):
        assert run("letters", "preview", "--organisation", name, "--output", tmp_path, "--letter", "opdracht").exit_code == 0
    assert [path.parent.name for path in sorted(tmp_path.glob("*/opdracht.html"))] == ["consonanza", "werkpro"]


def test_a_story_with_an_answer_to_a_letter_that_never_came_says_which(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text(STORY)
    found = run("simulate", tmp_path / "story.toml", "--json")
    assert found.exit_code == 1
    assert found.stderr == (
        "skipped: at 2026-10-05 09:00 h.dijkstra@consonanza.example answers 'opdracht-behandelaar', a letter that never came\n"
    )
