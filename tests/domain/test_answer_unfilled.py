"""A part of the form that was left open is kept for nothing; what stands beside it counts."""

import pytest
from domain.test_answer_desk import HARMLESS, understood

from bot.domain.reading import Judge
from classifiers.judges import likelihood

OPEN = [
    "n.t.b.", "-", "?", "volgt", "volgen nog", "onbekend", "zie verslag", "zie de map", "weet ik nog niet", "idem", "geen idee",
    "moet ik nog over nadenken", "overleg met Bert", "vraag Karin", "PM",
]  # fmt: skip
FORMS = [
    ("vraag-maatregelen", "maatregelen"),
    ("verzoek-verslag", "Verslag"),
    ("verzoek-reactie", "Reactie"),
    ("vraag-maatregelen", "Acties"),
]


@pytest.mark.parametrize("words", OPEN)
@pytest.mark.parametrize(("kind", "label"), FORMS)
@pytest.mark.parametrize("judge", [None, likelihood])
def test_a_form_that_was_left_open_is_asked_about(kind: str, label: str, words: str, judge: Judge | None) -> None:
    assert understood(kind, f"{label}: {words}", judge=judge).action in HARMLESS


@pytest.mark.parametrize("words", OPEN)
def test_a_verdict_has_no_measures_that_were_left_open(words: str) -> None:
    found = understood(
        "vraag-oordeel", f"Oordeel: gegrond\nRedenen: er is zes weken niet gebeld\nMaatregelen: {words}", judge=likelihood
    )
    assert found.action in ("verdict", "unclear")
    assert "measures" not in found.arguments
    assert not found.also


@pytest.mark.parametrize("measures", ["misschien een training, overleg ik met Bert", "Jan wil dat Roos ontslagen wordt"])
def test_a_wish_beside_a_verdict_is_no_measure(measures: str) -> None:
    said = f"Oordeel: gegrond\nRedenen: er is zes weken niet gebeld\nMaatregelen: {measures}"
    assert understood("vraag-oordeel", said, judge=likelihood).action in HARMLESS


@pytest.mark.parametrize(
    ("kind", "text", "action"),
    [
        ("vraag-maatregelen", "maatregelen: geen", "record_measures"),
        ("vraag-maatregelen", "maatregelen: Roos belt voortaan altijd af, zie verslag", "record_measures"),
        ("vraag-oordeel", "Oordeel: gegrond\nRedenen: er is niet gebeld\nMaatregelen: Roos belt voortaan altijd af", "verdict"),
    ],
)
def test_what_was_filled_in_is_kept(kind: str, text: str, action: str) -> None:
    found = understood(kind, text, judge=likelihood)
    assert found.action == action
    assert found.action != "verdict" or found.arguments["measures"]
