"""A day on which something else is, or that would only have been fine, is no day for the talk."""

import pytest
from domain.test_answer_desk import HARMLESS, understood

from bot.domain.reading import Judge
from classifiers.answers.judges import likelihood

OF_SOMETHING_ELSE = [
    "Mijn auto staat 26 november om 14.00 bij de garage",
    "Donderdag 26 november om 14.00 uur staat mijn APK",
    "De trein van meneer komt 26 november om 14:00 aan",
    "Meneer verhuist 26 november om 14.00 uur",
    "Meneer wordt 26 november om 14.00 uur gekeurd.",
    "We gaan 26 november om 14:00 met z'n allen naar de kerstmarkt",
    "eerst maar eens de reactie van Wouter, die komt 26 november om 14:00",
    "Had ik maar 26 november om 14:00 genomen, nu zit alles vol",
    "Had meneer maar 26 november om 14.00 gekozen.",
    "Een gesprek op 26 november om 14 uur leek me wel wat maar meneer heeft dan therapie.",
]
OF_THE_TALK = [
    "Donderdag 26 november om 14.00 uur met meneer afgesproken, want zijn auto staat eerder bij de garage.",
    "26 november 14.00 uur, meneer komt met de trein",
    "Was eerst 24 november maar het wordt donderdag 26 november om 14.00 uur.",
    "Gesprek op 26 november om 14.00 uur, zijn dochter komt mee.",
    "26 november 14.00 uur met zijn allen bij ons op kantoor",
]


@pytest.mark.parametrize("text", OF_SOMETHING_ELSE)
@pytest.mark.parametrize("judge", [None, likelihood])
def test_the_day_of_something_else_plans_no_talk(text: str, judge: Judge | None) -> None:
    assert understood("vraag-gesprek", text, judge=judge).action in HARMLESS


@pytest.mark.parametrize("text", OF_THE_TALK)
def test_the_day_of_the_talk_does(text: str) -> None:
    command = understood("vraag-gesprek", text, judge=likelihood)
    assert (command.action, command.arguments.get("when")) == ("plan_hearing", "2026-11-26T14:00"), command
