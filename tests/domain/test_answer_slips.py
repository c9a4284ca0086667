"""A slip of the pen in a word that holds back does not turn a refusal into an order."""

import pytest
from domain.test_answer_desk import understood

HELD_BACK = [
    ("vraag-ontvankelijkheid", "In behandeling nemen. Ik weet het nieet zeker."),
    ("vraag-ontvankelijkheid", "In behandeling nemen. Hij is geenn klant van ons."),
    ("vraag-verlenging", "2 weken erbij. Dat gaat nniet."),
    ("vraag-verlenging", "Verleng tot 15 januari, msischien"),
    ("vraag-verlenging", "Verleng 2 weken, maar Bert wil het eers horen"),
    ("vraag-indeling", "Misschein is dit een klacht"),
    ("vraag-indeling", "Dit is een klacht, tenzi Bert het anders ziet"),
    ("opdracht", "Gesprek donderdag 3 december 10 uur, alss Jan kan."),
    ("opdracht", "Gesprek donderdag 3 december 10 uur, mitts Jan kan."),
    ("opdracht", "Gesprek donderdag 3 december 10 uur, dnek ik"),
    ("vraag-oordeel", "Gegrond, waarschijnlik"),
    ("vraag-oordeel", "volgns Roos gegrond"),
]
AS_IT_STANDS = [
    ("vraag-oordeel", "Gegrond. Niemand las de brief.", "Niemand las de brief."),
    (
        "vraag-oordeel",
        "Gegrond. De uitleg was net voldoende maar de brief kwam te laat.",
        "De uitleg was net voldoende maar de brief kwam te laat.",
    ),
    ("vraag-oordeel", "Gegrond. Haar nier was ontstoken en wij wisten dat.", "Haar nier was ontstoken en wij wisten dat."),
]


@pytest.mark.parametrize(("prompt", "text"), HELD_BACK)
def test_a_mistyped_word_holds_back_as_it_was_meant(prompt: str, text: str) -> None:
    assert understood(prompt, text).action == "unclear"


@pytest.mark.parametrize(("prompt", "text", "reason"), AS_IT_STANDS)
def test_a_word_that_is_one_is_left_alone(prompt: str, text: str, reason: str) -> None:
    command = understood(prompt, text)
    assert (command.action, command.arguments) == ("verdict", {"gegrond": "gegrond", "reason": reason})
