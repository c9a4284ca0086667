"""The day on which a complaint came in, as a colleague tells it. Today is Tuesday 6 October 2026."""

from datetime import date

import pytest

from bot.domain.entry_days import received_day
from bot.domain.entry_words import ENTRY, calling, of_client

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
        ("Telefonische klacht van Piet Jansen (p.jansen@klant.example). Karin vergat op 1 oktober te bellen.", None),
        ("Mondelinge klacht van Piet Jansen over het gesprek van 1 oktober.", None),
        ("Telefonische klacht van Piet Jansen, die op 1 oktober voor niets kwam.", None),
        ("Telefonische klacht van Piet Jansen. Hij is op 1 oktober nooit gebeld.", None),
        ("Telefonische klacht van Piet Jansen. Hij belde vrijdag.", date(2026, 10, 2)),
        ("Telefonische klacht van Piet Jansen, vorige week woensdag binnengekomen.", date(2026, 9, 30)),
        ("Telefonische klacht van Piet Jansen. Hij belde en wil volgende week dinsdag komen.", None),
        ("Telefonische klacht van Piet Jansen. Hij belde, hij kan donderdag niet.", None),
        ("Ik kreeg zaterdag een brief van Piet Jansen.", date(2026, 10, 3)),
        ("Zij kreeg op 1 oktober een brief van Karin.", None),
        ("Klacht van Piet Jansen, ontvangen op 1 december", None),
    ],
)
def test_the_day_a_complaint_came_in_stands_beside_the_word_for_it(text: str, day: date | None) -> None:
    entry = ENTRY.search(text)
    assert received_day(text, TODAY, entry.end() if entry is not None else None) == day


def test_what_is_told_of_the_client_is_without_the_entry_and_how_to_reach_him() -> None:
    text = (
        "Telefonische klacht van Els Smit (els.smit@post.example), tel 06 00000001, gisteren. Wouter kwam niet opdagen.\n"
        "Zij stond een uur te wachten."
    )
    assert of_client(text) == "Wouter kwam niet opdagen.\nZij stond een uur te wachten."
    assert of_client("Mondelinge klacht van Els Smit: Wouter kwam niet. Bel haar op 0612345678.") == "Wouter kwam niet."
    assert of_client("Telefonische klacht van Els Smit over Wouter") == "Telefonische klacht van Els Smit over Wouter"


def test_a_leap_day_without_a_year_that_is_not_there_is_no_day() -> None:
    assert received_day("Klacht van Piet Jansen, ontvangen op 29 februari", date(2029, 1, 10)) is None
    assert received_day("Klacht van Piet Jansen, ontvangen op 29 februari", date(2028, 3, 10)) == date(2028, 2, 29)


ROSTER = ("Karin Oosterhof", "Wouter Hummel", "Jan de Vries")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Net opgebeld door meneer Ab van der Meulen, hij is boos.", "Ab van der Meulen"),
        ("Vanmorgen stond Sana El Amrani aan de balie.", "Sana El Amrani"),
        ("Ik had mw. J.P. Oosting aan de lijn over haar klacht.", "J.P. Oosting"),
        ("Els de Wit (els@post.example) heeft zojuist gebeld.", "Els de Wit"),
        ("Een deelnemer belde met een klacht.", ""),
        ("Karin belde met een klacht over de printer.", None),
        ("Meneer De Vries belde net.", None),
        ("Ik wil zelf een klacht indienen. Els de Wit belde gisteren ook al.", None),
        ("Vrijdag belde ik met het UWV.", None),
    ],
)
def test_who_called_is_a_client_that_a_colleague_names(text: str, who: str | None) -> None:
    assert calling(text, ROSTER) == who


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hallo,\n\nMondelinge klacht van Ab Smit, ab@post.example. Zijn map is zoek.\n\nGroeten,\nKarin", "Zijn map is zoek."),
        ("Net gebeld door Ab Smit met een klacht over Wouter Hummel: zijn map is zoek.", "Zijn map is zoek."),
        ("Ab Smit belde omdat zijn map zoek is. Kunnen jullie dit oppakken?", "Omdat zijn map zoek is."),
        ("Telefonische klacht van Ab Smit. Zijn map is zoek. Ik vind hem wel erg lastig.", "Zijn map is zoek."),
        (
            "Schriftelijke klacht van Ab Smit\nTel: 0612345678\nOntvangen: 6 oktober\nKlacht: zijn map is zoek.",
            "Zijn map is zoek.",
        ),
    ],
)
def test_of_a_colleague_who_enters_it_nothing_is_left_for_the_client_to_read(text: str, left: str) -> None:
    assert of_client(text, "Karin Oosterhof") == left
