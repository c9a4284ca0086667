"""What the docs say is what the code does."""

from pathlib import Path

from bot.domain.regulation import default_rights, load_all
from bot.domain.rights_page import page
from bot.domain.workflow import STATES, diagram

DOCS = Path(__file__).parents[2] / "docs"


def test_the_diagram_of_a_case_is_the_transition_table() -> None:
    page = (DOCS / "life-of-a-case.md").read_text(encoding="utf-8")
    assert f"```mermaid\n{diagram()}```" in page
    assert all(f"| {state} |" in page for state in STATES)


def test_the_page_of_rights_is_the_table_of_rights() -> None:
    text = (DOCS / "rights.md").read_text(encoding="utf-8")
    assert text.partition("<!-- table -->\n")[2] == page(default_rights(), load_all())
