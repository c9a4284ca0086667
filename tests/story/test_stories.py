"""The stories: each a scenario with everything that must come out of it, letter by letter and term by term."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.simulate import MemoryStage, Player, load

SCENARIOS = sorted((Path(__file__).parent / "scenarios").glob("*.toml"))
PERIODIC = ("weekoverzicht", "jaaroverzicht", "kwartaalrapport")


def played(path: Path) -> tuple[list[dict[str, Any]], Player]:
    """Every line of a scenario, and who played it."""
    scenario = load(path)
    player = Player(scenario, MemoryStage(scenario.bureau, scenario.steps[0]["at"]))
    return list(player.play()), player


def outline(lines: list[dict[str, Any]], what: str) -> list[str]:
    """`2026-12-14 ontvangstbevestiging jan` for each letter; the moment keeps the order, within it the alphabet."""
    found = [
        (
            line["at"],
            f"{line['at'][:10]} {line['letter']} "
            + (f"{line['term']} " if what == "reminder" else "")
            + line["to"].partition("@")[0],
        )
        for line in lines
        if line["what"] == what and line["letter"] not in PERIODIC
    ]
    return [text for _, text in sorted(found)]


def by_day(items: list[str]) -> list[str]:
    """Within a day the order of letters that were queued together is nobody's business."""
    return sorted(items)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_story_comes_out_as_written(path: Path) -> None:
    expected = tomllib.loads(path.read_text(encoding="utf-8"))["expect"]
    lines, player = played(path)
    assert player.skipped == 0, [line for line in lines if line["what"] == "skipped"]
    assert by_day(outline(lines, "letter")) == by_day(expected["letters"])
    terms = [f"{line['term']} {line['due']}" for line in lines if line["what"] == "term"]
    assert sorted(set(terms)) == sorted(set(expected["terms"]))
    reminders = outline(lines, "reminder")
    assert not [each for each in expected.get("reminders", []) if each not in reminders], reminders
    got = [
        (line["letter"], line["to"].partition("@")[0], f"{line['subject']} {' '.join(line['body'].split())}".lower())
        for line in lines
        if line["letter"] and line["what"] != "skipped"
    ]
    for rule in expected.get("never", []):
        who, kind = rule.removeprefix("* ").split()
        assert not [each for each in got if (each[0] == kind or kind == "*") and each[1] == who], rule
    for key, words in expected.get("contains", []):
        assert any(f"{kind} {who}" == key and words.lower() in text for kind, who, text in got), (
            key,
            words,
            [t for k, w, t in got if f"{k} {w}" == key],
        )
    for key, words in expected.get("lacks", []):
        assert not any(f"{kind} {who}" == key and words.lower() in text for kind, who, text in got), (key, words)
