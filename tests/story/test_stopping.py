"""While it is asked whether we stop, who decides hears what a colleague writes of it."""

from pathlib import Path

import pytest
from story.desk import Desk, at, reading

from bot.domain.decide import Disposition

HANNEKE, KARIN = "h.dijkstra@consonanza.example", "k.oosterhof@consonanza.example"
WOUTER, JAN = "w.hummel@consonanza.example", "jan@klant.example"
MONDAY = at("2026-10-05 09:12")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Karin handles the complaint about Wouter, and Jan wrote that it need not go on."""
    found = Desk(tmp_path)
    found.mail(MONDAY, reading(employees=("Wouter Hummel",)))
    found.answer(at("2026-10-05 14:00"), HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    found.send(at("2026-10-05 14:01"))
    found.mail(
        at("2026-10-06 10:00"),
        reading("intrekking"),
        sender=JAN,
        subject="Re: klacht 2026-001",
        body="Laat maar zitten, het hoeft niet meer.",
    )
    return found


def told(desk: Desk) -> list[str]:
    return [row.recipient for row in desk.letters("melding-directie") if ":antwoord:" in row.key]


def test_the_directie_hears_that_the_complaint_goes_on(desk: Desk) -> None:
    assert desk.case().has("withdrawal_received")
    words = "Ik sprak hem zojuist: het ging hem om de cursus, zijn klacht wil hij wel doorzetten."
    assert desk.answer(at("2026-10-06 11:00"), KARIN, "opdracht", words) is Disposition.NOTED
    assert HANNEKE in told(desk)
    assert not {KARIN, WOUTER, JAN} & set(told(desk))
    assert "doorzetten" in desk.text(desk.letters("melding-directie", HANNEKE)[-1])
    assert desk.case().is_open


def test_thanks_are_told_to_nobody(desk: Desk) -> None:
    assert desk.answer(at("2026-10-06 11:00"), KARIN, "opdracht", "Dank je, ik bel hem morgen.") is Disposition.NOTED
    assert told(desk) == []
