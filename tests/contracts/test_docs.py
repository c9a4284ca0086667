"""What the docs say is what the code does."""

from pathlib import Path

from bot.domain.regulation import default_rights, load_all
from bot.domain.rights_page import page
from bot.domain.workflow import STATES, diagram
from bot.preview import PICTURES, guide_page, office_of

DOCS = Path(__file__).parents[2] / "docs"


def test_the_diagram_of_a_case_is_the_transition_table() -> None:
    page = (DOCS / "life-of-a-case.md").read_text(encoding="utf-8")
    assert f"```mermaid\n{diagram()}```" in page
    assert all(f"| {state} |" in page for state in STATES)


def test_the_page_of_rights_is_the_table_of_rights() -> None:
    text = (DOCS / "rights.md").read_text(encoding="utf-8")
    assert text.partition("<!-- table -->\n")[2] == page(default_rights(), load_all())


def test_the_page_for_staff_is_the_letter_that_is_sent_on_help() -> None:
    assert (DOCS / "handleiding.md").read_text(encoding="utf-8") == guide_page(office_of(None, "consonanza"))


def test_the_pictures_of_the_page_are_there_and_small() -> None:
    page = (DOCS / "handleiding.md").read_text(encoding="utf-8")
    for name in PICTURES:
        picture = DOCS / "beeld" / f"{name}.png"
        assert f"beeld/{name}.png" in page
        assert picture.read_bytes().startswith(b"\x89PNG")
        assert picture.stat().st_size < 150_000
