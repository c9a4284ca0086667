"""The day on which a complaint came in, as a colleague tells it. Today is Tuesday 6 October 2026."""

from datetime import date

import pytest

from bot.domain.entry import received_day

TODAY = date(2026, 10, 6)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Telefonische klacht van Piet Jansen, gisteren gebeld.", date(2026, 10, 5)),
        ("Telefonische klacht van Piet Jansen. Hij belde gistermiddag.", date(2026, 10, 5)),
        ("Schriftelijke klacht van Piet Jansen, ontvangen op 1 oktober", date(2026, 10, 1)),
        ("Klacht van Piet Jansen, eergisteren binnengekomen", date(2026, 10, 4)),
        ("Klacht van Piet Jansen, vanochtend langsgekomen", date(2026, 10, 6)),
        ("Klacht van Piet Jansen. Karin kwam gisteren niet.", None),
        ("Klacht van Piet Jansen, ontvangen op 1 december", None),
    ],
)
def test_the_day_a_complaint_came_in_stands_beside_the_word_for_it(text: str, day: date | None) -> None:
    assert received_day(text, TODAY) == day
