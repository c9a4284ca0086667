"""A withdrawal in the words of a regulation, and what comes near to it."""

import pytest
from domain.test_answer_desk import understood

LETTERS = ("verzoek-verslag", "vraag-oordeel", "herinnering")


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize(
    "text",
    [
        "Na bemiddeling vindt mevrouw behandeling niet meer nodig.",
        "De bemiddeling is gelukt, meneer wil geen verdere behandeling.",
        "Klager vindt verdere behandeling niet meer nodig na ons gesprek",
    ],
)
def test_who_no_longer_needs_it_handled_withdraws(letter: str, text: str) -> None:
    assert understood(letter, text).action == "withdraw"


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize(
    "text",
    [
        "Ze wil geen behandeling door ons",
        "Mevrouw vindt behandeling niet meer nodig als Roos belt",
        "Hij wil geen behandeling meer, maar wel excuses",
        "Hij vindt behandeling van zijn rug niet meer nodig",
        "Volgens Roos vindt hij behandeling niet meer nodig",
        "Vindt mevrouw behandeling niet meer nodig?",
    ],
)
def test_what_holds_it_off_is_no_withdrawal(letter: str, text: str) -> None:
    assert understood(letter, text).action != "withdraw"
