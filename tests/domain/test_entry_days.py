"""The day on which a complaint came in, as a colleague tells it. Today is Tuesday 6 October 2026."""

from datetime import date

import pytest

from bot.domain.entry import of_client, received_day

TODAY = date(2026, 10, 6)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Telefonische klacht van Piet Jansen, gisteren gebeld.", date(2026, 10, 5)),
        ("Telefonische klacht van Piet Jansen. Hij belde gistermiddag.", date(2026, 10, 5)),
        ("Schriftelijke klacht van Piet Jansen, ontvangen op 1 oktober", date(2026, 10, 1)),
        ("Klacht van Piet Jansen, eergisteren binnengekomen", date(2026, 10, 4)),
        ("Klacht van Piet Jansen, vanochtend langsgekomen", date(2026, 10, 6)),
        ("Telefonische klacht van Piet Jansen (p.jansen@klant.example), gisteren. Hij is boos.", date(2026, 10, 5)),
        ("Klacht van Piet Jansen. Karin kwam gisteren niet.", None),
        ("Klacht van Piet Jansen, ontvangen op 1 december", None),
    ],
)
def test_the_day_a_complaint_came_in_stands_beside_the_word_for_it(text: str, day: date | None) -> None:
    assert received_day(text, TODAY) == day


def test_what_is_told_of_the_client_is_without_the_entry_and_how_to_reach_him() -> None:
    text = (
        "Telefonische klacht van Els Smit (els.smit@post.example), tel 06 00000001, gisteren. Wouter kwam niet opdagen.\n"
        "Zij stond een uur te wachten."
    )
    assert of_client(text) == "Wouter kwam niet opdagen.\nZij stond een uur te wachten."
    assert (
        of_client("Mondelinge klacht van Els Smit: Wouter kwam niet. Bel haar op 0612345678.")
        == "Wouter kwam niet. Bel haar op ."
    )
    assert of_client("Telefonische klacht van Els Smit over Wouter") == "Telefonische klacht van Els Smit over Wouter"


def test_a_leap_day_without_a_year_that_is_not_there_is_no_day() -> None:
    assert received_day("Klacht van Piet Jansen, ontvangen op 29 februari", date(2029, 1, 10)) is None
    assert received_day("Klacht van Piet Jansen, ontvangen op 29 februari", date(2028, 3, 10)) == date(2028, 2, 29)
