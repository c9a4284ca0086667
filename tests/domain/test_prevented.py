"""Who cannot come to the talk says so in many ways; who can, or writes of something else, is not taken to."""

import pytest

from bot.domain.answers.prevented import cannot_come


@pytest.mark.parametrize(
    "text",
    [
        "Ik kan dan niet.",
        "Helaas kan ik die dag niet, want ik heb therapie.",
        "die dag ben ik vrij",
        "Die dag ben ik helaas vrij, kan het ook op woensdag?",
        "Op 13 oktober kan ik niet. Woensdag wel.",
        "Dinsdag kan ik niet komen",
        "Dat komt mij niet uit.",
        "Dat lukt me niet, ik moet dan naar het ziekenhuis.",
        "Ik ben dan op vakantie.",
        "Ik ben verhinderd.",
        "Kan het op een andere dag?",
        "Kunnen we het verzetten?",
        "Dan heb ik al een afspraak.",
        "Ik kan niet om 14.00 uur, wel om 16.00 uur",
        "we kunnen dan niet",
    ],
)
def test_who_cannot_come(text: str) -> None:
    assert cannot_come(text)


@pytest.mark.parametrize(
    "text",
    [
        "Prima, ik kom dan.",
        "Die dag ben ik vrij, dus ik kan dan prima.",
        "Ik kan niet begrijpen dat dit zo lang duurt.",
        "Ik kan er niets aan doen dat hij nooit belde.",
        "Daar heb ik nog iets over te zeggen.",
        "Mag mijn zus mee?",
        "Ik vond ook nog een mail van hem. Zie bijlage.",
        "Dank voor de uitnodiging. Tot dan!",
    ],
)
def test_who_can_or_writes_of_something_else(text: str) -> None:
    assert not cannot_come(text)
