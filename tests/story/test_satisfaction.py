"""Loket3 makes its offer by telephone and asks whether it is good: a question that is not left lying (article 5)."""

from pathlib import Path

import pytest
from story.desk import Desk, at

LINDA, ANNEMARIE, CLIENT = "l.verhoeven@loket3.example", "a.bakker@loket3.example", "jan@klant.example"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Linda judged a complaint founded and the letter with the outcome left."""
    found = Desk(tmp_path, "loket3")
    found.mail(at("2026-10-05 09:12"))
    found.answer(at("2026-10-05 14:00"), ANNEMARIE, "opdracht-behandelaar", "Linda doet dit")
    found.send(at("2026-10-05 14:01"))
    found.answer(at("2026-10-06 09:00"), LINDA, "vraag-gesprek", "De melder ziet af van een gesprek")
    run(found, "2026-10-20")
    words = "Gegrond, want er is niet gebeld.\nMaatregelen: excuses, voor 1 december 2026."
    found.answer(at("2026-10-20 11:00"), LINDA, "vraag-oordeel", words)
    found.answer(at("2026-10-20 12:00"), LINDA, "concept-uitkomst", "akkoord")
    found.send(at("2026-10-20 12:01"))
    assert found.letters("uitkomst", CLIENT)
    return found


def run(desk: Desk, *days: str) -> None:
    for day in days:
        desk.rounds(at(f"{day} 10:00"))
        desk.send(at(f"{day} 10:01"))


def asked(desk: Desk) -> list[str]:
    return [row.recipient for row in desk.letters("vraag-tevredenheid")]


def test_it_says_what_has_to_be_asked_and_confirmed_and_by_when(desk: Desk) -> None:
    text = desk.text(desk.letters("vraag-tevredenheid", LINDA)[0])
    assert "Bel Jan de Wit met wat wij kunnen bieden." in text
    assert "De bevestiging hoort uiterlijk op dinsdag 3 november 2026 bij de melder te zijn (artikel 5)." in text
    assert "nog geen antwoord" not in text


def test_without_an_answer_it_is_asked_once_more_and_then_of_the_directie(desk: Desk) -> None:
    run(desk, "2026-10-26")
    assert asked(desk) == [LINDA]
    run(desk, "2026-10-27", "2026-10-28")
    assert asked(desk) == [LINDA, LINDA]
    assert "Wij vroegen dit al eerder. Er is nog geen antwoord" in desk.text(desk.letters("vraag-tevredenheid", LINDA)[-1])
    run(desk, "2026-11-03", "2026-11-04", "2026-11-20")
    assert asked(desk)[2:] == [ANNEMARIE, "t.groenewegen@loket3.example"]
    assert "Wij vroegen dit aan Linda Verhoeven." in desk.text(desk.letters("vraag-tevredenheid", ANNEMARIE)[0])


@pytest.mark.parametrize("who", [LINDA, ANNEMARIE])
def test_an_answer_ends_it_and_is_confirmed(desk: Desk, who: str) -> None:
    run(desk, *(("2026-10-27", "2026-11-03") if who == ANNEMARIE else ()))
    before = len(asked(desk))
    desk.answer(at("2026-11-03 11:00"), who, "vraag-tevredenheid", "Aanbod: excuses en een nieuwe afspraak. Tevreden.")
    assert "excuses en een nieuwe afspraak" in desk.text(desk.letters("bevestiging-afspraken", CLIENT)[-1]).lower()
    desk.send(at("2026-11-03 11:01"))
    run(desk, "2026-11-10", "2026-11-17")
    assert len(asked(desk)) == before
