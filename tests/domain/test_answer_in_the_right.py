"""A verdict in everyday words, by the rules and where no judge believes them."""

import pytest
from domain.test_answer_desk import understood

RIGHT = [
    ("Mevrouw krijgt gelijk, de brief had er moeten zijn", "gegrond", "de brief had er moeten zijn"),
    ("Klacht terecht", "gegrond", None),
    ("Nou, hij heeft groot gelijk hoor.", "gegrond", None),
    ("De klager heeft geen gelijk. Roos heeft netjes gehandeld.", "ongegrond", "Roos heeft netjes gehandeld"),
    ("De klacht is onterecht", "ongegrond", None),
    ("Onterecht geklaagd, de afspraak was bevestigd", "ongegrond", "de afspraak was bevestigd"),
    ("Voor de helft heeft ze gelijk: het dossier was zoek", "deels", "het dossier was zoek"),
    ("Op de helft van de punten heeft hij gelijk", "deels", None),
    ("Na de gesprekken vind ik dat de klacht terecht is. Roos had moeten bellen.", "gegrond", "Roos had moeten bellen."),
    ("Roos heeft fout gehandeld, dus de klacht is gegrond", "gegrond", "Roos heeft fout gehandeld."),
    ("Ik vind het lastig maar kom uit op ongegrond.", "ongegrond", None),
    ("Ik kom tot het oordeel dat de klacht gegrond is.", "gegrond", None),
    ("De brief kwam te laat. Ik kom daarom tot de conclusie dat de klacht deels gegrond is.", "deels", "De brief kwam te laat."),
]
NOT_YET = [
    "Ze vindt dat ze gelijk heeft",
    "Heeft hij gelijk?",
    "Ze krijgt gelijk als Roos het toegeeft",
    "Hij heeft gelijk dat we te laat waren",
    "Hij krijgt gelijk, zegt Roos",
    "Klacht terecht, vindt zijn advocaat",
    "Hij heeft gelijk over de toon",
    "Ze heeft gelijk, maar niet over de toon",
    "Zo ja dan heeft hij gelijk",
    "Hij heeft gelijk. Zij heeft geen gelijk.",
    "Ongegrond, want hij heeft gelijk",
    "Roos zegt dat zij fout zat, dus gegrond",
    "Als dat klopt was zij te laat, dus gegrond",
]


@pytest.mark.parametrize(("text", "gegrond", "reason"), RIGHT)
def test_who_is_in_the_right_is_told_in_everyday_words(text: str, gegrond: str, reason: str | None) -> None:
    command = understood("vraag-oordeel", text)
    assert (command.action, command.arguments.get("gegrond")) == ("verdict", gegrond)
    assert command.arguments.get("reason") == reason


@pytest.mark.parametrize("text", NOT_YET)
def test_what_is_said_of_somebody_else_or_of_one_point_is_no_verdict(text: str) -> None:
    assert understood("vraag-oordeel", text).action == "unclear"
