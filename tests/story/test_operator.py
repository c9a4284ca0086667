"""`once`, `check`, `case list` and `case show` on a real mailbox."""

import json
from collections.abc import Callable
from pathlib import Path

from servers import Dovecot, Postfix
from typer.testing import CliRunner

from bot import cli, config

COMPLAINT = b"""From: Jan de Wit <jan@klant.example>\r
To: info@werkpro.example\r
Subject: Klacht\r
Message-ID: <1@klant.example>\r
\r
Op maandag 5 oktober 2026 heeft Storm Hoekstra mij uitgescholden. Ik ben daar heel boos over.\r
Ik voel mij niet serieus genomen. Ik dien hierover een klacht in.\r
"""


def _run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(cli.app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout


def test_once_takes_the_mail_in_and_the_case_can_be_looked_at(
    dovecot: Dovecot, postfix: Postfix, settings_for: Callable[..., config.Settings], user: str, tmp_path: Path
) -> None:
    domain = f"{user.partition('@')[0]}.example"
    settings_for(dovecot.port, postfix.port, ids=("werkpro",), domain=domain)
    path = tmp_path / "config.toml"
    assert _run("once", "--config", path)[0] == 0
    dovecot.append(f"info@werkpro.{domain}", COMPLAINT)
    assert _run("once", "--config", path)[0] == 0
    status, output = _run("case", "list", "--config", path, "--json")
    row = json.loads(output)
    assert (status, row["state"], row["complainant"], row["handler"]) == (0, "ontvangen", "jan@klant.example", None)
    status, output = _run("case", "show", row["number"], "--config", path, "--json")
    details = json.loads(output)
    assert [event["event"] for event in details["events"]][:2] == ["received", "confirmed"]
    assert {letter["letter"] for letter in details["letters"]} >= {"ontvangstbevestiging", "opdracht-behandelaar"}
    assert all(term["trace"] for term in details["terms"])
    status, output = _run("case", "show", row["number"], "--config", path)
    assert "history" in output
    path.write_text('operator = "beheer@provider.example"\n' + path.read_text())
    assert _run("check", "--config", path)[0] == 0


def test_check_names_what_is_wrong_with_each_server_and_a_hint(
    dovecot: Dovecot, settings_for: Callable[..., config.Settings], user: str, tmp_path: Path
) -> None:
    settings_for(dovecot.port, 9, ids=("werkpro",), domain=f"{user.partition('@')[0]}.example")
    (tmp_path / "secret").write_text("verkeerd")
    status, output = _run("check", "--config", tmp_path / "config.toml", "--json")
    found = {each["id"]: each for each in map(json.loads, output.splitlines())}
    assert status == 2
    assert found["werkpro imap"]["level"] == "error"
    assert "refused the user or password" in found["werkpro imap"]["text"]
    assert found["werkpro smtp"]["level"] == "error"
    assert found["templates"]["level"] == "ok"
    assert "verkeerd" not in output
