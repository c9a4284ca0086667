"""The euros that a sender wants paid or refunded."""

from __future__ import annotations

import time

import pytest

from classifiers.facts import amount

WANTED = [
    ("Ik wil die 62 euro van mij gewoon terug.", 62.0),
    ("Ik houd u aansprakelijk voor € 1.250,00.", 1250.0),
    ("Wij stellen uw bureau aansprakelijk: 480 euro.", 480.0),
    ("Stort mij maar 30 euro.", 30.0),
    ("Geef me die 25 euro nou eens.", 25.0),
    ("Ik krijg nog mijn 18,50 euro.", 18.5),
    ("Ik wil niet 40 euro maar 80 euro terug.", 80.0),
    ("Ik wil geen excuses, ik wil 75 euro terug.", 75.0),
    ("Ik heb mijn 55 euro reiskosten nog niet terug.", 55.0),
    ("Ik heb nog geen vergoeding van 65 euro gekregen.", 65.0),
]
NOT_WANTED = [
    "Ik hoef geen vergoeding van 300 euro, ik wil een gesprek.",
    "Ik vraag geen € 200 schadevergoeding.",
    "Ik wil die 90 euro niet eens terug.",
    "Ik eis geen schadevergoeding van duizend of 2000 euro.",
    "De training kostte 150 euro en was slecht.",
    "Ik verdien 2100 euro bruto per maand.",
    "",
]


@pytest.mark.parametrize(("text", "euros"), WANTED)
def test_he_wants_it(text: str, euros: float) -> None:
    assert amount(f"Klacht\n\nBeste mensen,\n\n{text} Mijn coach kwam niet.") == euros


@pytest.mark.parametrize("text", NOT_WANTED)
def test_he_wants_no_money(text: str) -> None:
    assert amount(f"Klacht\n\nBeste mensen,\n\n{text} Mijn coach kwam niet.") is None


@pytest.mark.parametrize("piece", ["45 euro ", "wil geen ", "€ 1.000 terug ", "stort me "])
def test_a_long_text_is_looked_at_quickly(piece: str) -> None:
    begun = time.thread_time()
    amount(piece * 2000)
    assert time.thread_time() - begun < 0.5
