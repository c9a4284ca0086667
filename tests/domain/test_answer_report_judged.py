"""A report of the talk with the verdict below it in one answer: both are done where each has its own label, else it is asked."""

import pytest
from domain.test_answer_desk import understood

TOLD = "gesproken op maandag, ze vertelde dat ze niet werd teruggebeld."
LETTERS = ("verzoek-verslag", "vraag-oordeel", "herinnering", "escalatie", "opdracht", "vraag-gesprek")


@pytest.mark.parametrize("kind", LETTERS)
@pytest.mark.parametrize(
    "verdict",
    [
        "Mijn oordeel: gegrond, want er is niet teruggebeld.",
        "Oordeel: gegrond, want er is niet teruggebeld.",
        "Conclusie: gegrond, want er is niet teruggebeld.",
    ],
)
def test_both_are_done(kind: str, verdict: str) -> None:
    command = understood(kind, f"Verslag: {TOLD}\n{verdict}")
    told = f"Verslag: {TOLD}" if kind == "verzoek-verslag" else TOLD
    assert (command.action, command.arguments) == ("record_hearing", {"text": told})  # both sides read it: without the verdict
    assert [(each.action, each.arguments["gegrond"]) for each in command.also] == [("verdict", "gegrond")]
    assert command.also[0].arguments["reason"] == "er is niet teruggebeld."


def test_measures_below_the_verdict_are_its_own() -> None:
    text = f"Verslag: {TOLD}\nOordeel: deels gegrond, want ze is een keer niet gebeld.\nMaatregelen: we bellen voortaan terug."
    (verdict,) = understood("opdracht", text).also
    assert (verdict.arguments["gegrond"], verdict.arguments["measures"]) == ("deels", "we bellen voortaan terug.")


@pytest.mark.parametrize("kind", LETTERS)
@pytest.mark.parametrize("verdict", ["Mijn oordeel: volgt nog.", "Oordeel: waarschijnlijk gegrond.", "Mijn oordeel: gegrond?"])
def test_a_verdict_that_is_not_given_yet_is_asked_about(kind: str, verdict: str) -> None:
    assert understood(kind, f"Verslag: {TOLD}\n{verdict}").action == "unclear"


def test_a_talk_that_was_not_held_is_no_report() -> None:
    command = understood("herinnering", "Verslag: ging niet door, ze kwam niet.\nMijn oordeel: gegrond, want er is niet gebeld")
    assert "record_hearing" not in [each.action for each in (command, *command.also)]
