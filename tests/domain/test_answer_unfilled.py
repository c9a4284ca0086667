"""A part of the form that was left open is kept for nothing; what stands beside it counts. Numbered points are no choice."""

import pytest
from domain.test_answer_desk import HARMLESS, understood

from bot.domain.reading import Judge
from classifiers.answers.judges import likelihood

OPEN = [
    "n.t.b.", "-", "?", "volgt", "volgen nog", "onbekend", "zie verslag", "zie de map", "weet ik nog niet", "idem", "geen idee",
    "moet ik nog over nadenken", "overleg met Bert", "vraag Karin", "PM",
]  # fmt: skip
CHOSEN = {
    "vraag-oordeel": ("gegrond", "deels gegrond", "ongegrond"),
    "vraag-tevredenheid": ("tevreden", "deels tevreden", "niet tevreden"),
    "vraag-indeling": ("klacht", "suggestie", "vraag", "overig"),
}
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


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("vraag-oordeel", "1. Jan kwam te laat. 2. Roos ook. 3. Niemand belde."),
        ("vraag-oordeel", "1) afspraak gemist 2) niet teruggebeld"),
        ("vraag-oordeel", "1 - afspraak gemist\n2 - niet teruggebeld"),
        ("vraag-tevredenheid", "1. brief ontvangen 2. gebeld 3. geen gehoor"),
        ("vraag-indeling", "1. niet teruggebeld 2. verkeerde brief 3. geen excuses"),
    ],
)
def test_numbered_points_are_no_choice(kind: str, text: str) -> None:
    assert understood(kind, text, judge=likelihood, choices=CHOSEN[kind]).action in HARMLESS


def test_a_number_with_its_reason_is_one() -> None:
    said = "1. Er is niet gebeld, en de 2 brieven zijn niet beantwoord."
    assert understood("vraag-oordeel", said, choices=CHOSEN["vraag-oordeel"]).arguments["gegrond"] == "gegrond"
