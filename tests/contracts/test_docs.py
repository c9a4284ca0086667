"""What the docs say is what the code does."""

from pathlib import Path

from bot.domain.workflow import STATES, diagram

DOCS = Path(__file__).parents[2] / "docs"


def test_the_diagram_of_a_case_is_the_transition_table() -> None:
    page = (DOCS / "life-of-a-case.md").read_text(encoding="utf-8")
    assert f"```mermaid\n{diagram()}```" in page
    assert all(f"| {state} |" in page for state in STATES)
