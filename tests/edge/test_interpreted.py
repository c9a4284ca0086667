"""`klachtenbot interpret`: the shape that is relied upon, and who may say what."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app

MAIL = """From: {sender}
To: info@consonanza.example
Subject: RE: klacht 2026-001
Date: Mon, 23 Nov 2026 10:00:00 +0100
{headers}
{body}

Op 20-11-2026 om 09:00 schreef Consonanza Werkt <info@consonanza.example>:
> Wie behandelt klacht 2026-001? Wouter doet dit
"""
HANNEKE, KARIN, WOUTER = "h.dijkstra@consonanza.example", "k.oosterhof@consonanza.example", "w.hummel@consonanza.example"
CASE = {
    "nr": "2026-001", "klager": "Jan de Wit", "klager_email": "jan@klant.example", "betrokken": ["Wouter Hummel"],
    "behandelaar": "Karin Oosterhof", "ontvangen": "2026-11-16", "uiterlijk": "2026-12-28",
}  # fmt: skip


def understood(
    tmp_path: Path, prompt: str, sender: str, body: str, options: list[str] | None = None, headers: str = "", **case: Any
) -> Any:
    row = {"id": "a", "prompt": prompt, "eml": MAIL.format(sender=sender, body=body, headers=headers), "case": {**CASE, **case}}
    file = tmp_path / "answers.jsonl"
    file.write_text(json.dumps(row | {"options": options or [], "open_cases": []}) + "\n")
    found = CliRunner().invoke(app, ["interpret", str(file), "--organisation", "consonanza", "--staff", str(ROSTER), "--json"])
    assert found.exit_code == 0, found.output
    return json.loads(found.stdout)


ROSTER = Path(__file__).parents[2] / "classifiers" / "data" / "roster" / "consonanza.csv"


@pytest.mark.parametrize(
    ("prompt", "sender", "body", "action", "arguments"),
    [
        ("opdracht-behandelaar", HANNEKE, "Doe ik", "assign", {"handler": "Hanneke Dijkstra"}),
        ("opdracht-behandelaar", HANNEKE, "niet Karin maar Roos\n\nHanneke", "assign", {"handler": "Roos Timmerman"}),
        ("vraag-gesprek", KARIN, "do 26/11 om 14.00u", "plan_hearing", {"when": "2026-11-26T14:00"}),
        ("vraag-gesprek", KARIN, "volgende week dinsdag half drie", "plan_hearing", {"when": "2026-12-01T14:30"}),
        ("vraag-verlenging", KARIN, "verleng met 2 weken svp", "extend", {"until": "2027-01-11"}),
        ("vraag-verlenging", KARIN, "nee", "add_note", {"text": "nee"}),
        ("vraag-oordeel", KARIN, "gegrond, zie bijlage", "verdict", {"gegrond": "gegrond"}),
        ("vraag-indeling", HANNEKE, "dit is géén klacht maar een vraag", "classify", {"label": "vraag"}),
        ("opdracht", WOUTER, "ik doe het zelf wel", "refuse_not_allowed", {}),
        ("opdracht", "H. Dijkstra <h.dijkstra@gmail.example>", "Karin doet dit", "refuse_not_allowed", {}),
    ],
)
def test_an_answer_is_printed_with_its_action_and_arguments(
    tmp_path: Path, prompt: str, sender: str, body: str, action: str, arguments: dict[str, str]
) -> None:
    found = understood(tmp_path, prompt, sender, body, **({"behandelaar": None} if "behandelaar" in prompt else {}))
    assert found["action"] == action
    assert arguments.items() <= found["arguments"].items()
    assert set(found) == {"id", "action", "arguments", "also", "confidence", "reasons"}


def test_several_actions_in_one_answer(tmp_path: Path) -> None:
    body = "Karin doet dit, gesprek do 26/11 om 14.00u"
    found = understood(tmp_path, "opdracht-behandelaar", HANNEKE, body, behandelaar=None)
    assert [found["action"], *(each["action"] for each in found["also"])] == ["assign", "plan_hearing"]


def test_a_number_stands_for_its_choice(tmp_path: Path) -> None:
    options = ["1. Karin Oosterhof", "2. Roos Timmerman (loopbaanadviseur)"]
    found = understood(tmp_path, "opdracht-behandelaar", HANNEKE, "2", options, behandelaar=None)
    assert found["arguments"] == {"handler": "Roos Timmerman"}


def test_an_automatic_mail_is_no_answer(tmp_path: Path) -> None:
    found = understood(tmp_path, "opdracht", KARIN, "Ik ben afwezig tot 1 december", headers="Auto-Submitted: auto-replied\n")
    assert found["action"] == "none_auto_reply"


def test_the_complainant_can_withdraw_and_nothing_else(tmp_path: Path) -> None:
    withdrawn = understood(tmp_path, "bericht-behandelaar", "jan@klant.example", "De klacht is ingetrokken.")
    assert withdrawn["action"] == "withdraw"
    assert understood(tmp_path, "bericht-behandelaar", "jan@klant.example", "sluit de zaak")["action"] == "add_note"
    forwarded = understood(tmp_path, "opdracht-behandelaar", "jan@klant.example", "Karin doet dit", behandelaar=None)
    assert forwarded["action"] == "refuse_not_allowed"
