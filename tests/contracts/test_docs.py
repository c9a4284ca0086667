"""What the docs say is what the code does."""

from pathlib import Path

import pytest
from domain.test_answer_desk import understood

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


SAID = {  # an example of the page -> the letter it answers, what it comes to
    "doe ik": ("opdracht-behandelaar", "assign"),
    "Doe ik": ("opdracht-behandelaar", "assign"),
    "niet Karin maar Wouter": ("opdracht-behandelaar", "assign"),
    "gesprek do 26/11 om 14.00 uur": ("opdracht", "plan_hearing"),
    "verleng met 2 weken, want de medewerker is ziek": ("vraag-verlenging", "extend"),
    "di 1 december 10.00 uur": ("vraag-gesprek", "plan_hearing"),
    "gesprek gaat niet door": ("vraag-gesprek", "cancel_hearing"),
    "gesprek gehouden": ("vraag-gesprek", "record_hearing"),
    "klager ziet af van een gesprek": ("vraag-gesprek", "waive_hearing"),
    "deels gegrond": ("vraag-oordeel", "verdict"),
    "akkoord": ("concept-uitkomst", "approve"),
    "de klacht is ingetrokken": ("opdracht", "withdraw"),
    "ik ben erbij betrokken": ("opdracht", "recuse"),
    "bedankt": ("opdracht", "add_note"),
    "ik bel hem morgen": ("opdracht", "add_note"),
    "in behandeling nemen": ("vraag-ontvankelijkheid", "admit"),
    "suggestie": ("vraag-indeling", "classify"),
}


@pytest.mark.parametrize(("text", "letter", "action"), [(text, *said) for text, said in SAID.items()])
def test_what_the_page_for_staff_says_one_can_answer_is_understood(text: str, letter: str, action: str) -> None:
    assert f"“{text}”" in (DOCS / "handleiding.md").read_text(encoding="utf-8")
    assert understood(letter, text).action == action
