"""A colleague who asks how it works gets the page for staff, and nobody else does."""

from pathlib import Path

import pytest
from story.desk import Desk, at, reading

from bot.domain.decide import Disposition

MONDAY = at("2026-10-05 09:12")
KARIN = "Karin Oosterhof <k.oosterhof@consonanza.example>"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


ASKS = [
    ("help", "Met vriendelijke groet,\nKarin Oosterhof"),
    ("Hoe werkt dit?", "Kun je mij dat nog eens uitleggen?\n\nKarin"),
    ("(geen onderwerp)", "Hoi,\n\nHoe werkt dit ook alweer?\n\nGroet, Karin"),
    ("klachten", "HELP!"),
]


@pytest.mark.parametrize(("subject", "body"), ASKS)
def test_a_colleague_who_asks_gets_the_page(desk: Desk, subject: str, body: str) -> None:
    assert desk.mail(MONDAY, reading("overig", "leave"), sender=KARIN, subject=subject, body=body) is Disposition.GUIDED
    (letter,) = desk.letters()
    assert (letter.kind, letter.recipient) == ("handleiding", "k.oosterhof@consonanza.example")
    assert "niet Karin maar Wouter" in desk.text(letter)
    assert letter.next_attempt_at == MONDAY


OTHERS = [
    (KARIN, "help", "De printer op de tweede doet het niet."),
    (KARIN, "vraag", "Ik heb hulp nodig bij een traject. Hoe werkt dit met de gemeente?"),
    ("Jan de Wit <jan@klant.example>", "help", ""),
    ("Karin Oosterhof <karin@thuis.example>", "hoe werkt dit", "Karin"),
]


@pytest.mark.parametrize(("sender", "subject", "body"), OTHERS)
def test_nobody_else_gets_it_and_office_mail_is_left_alone(desk: Desk, sender: str, subject: str, body: str) -> None:
    assert desk.mail(MONDAY, reading("overig", "leave"), sender=sender, subject=subject, body=body) is not Disposition.GUIDED
    assert desk.letters() == []


def test_it_goes_once_a_day(desk: Desk) -> None:
    for moment in ("2026-10-05 09:12", "2026-10-05 09:40", "2026-10-06 08:50"):
        desk.mail(at(moment), reading("overig", "leave"), sender=KARIN, subject="help", body="")
    assert [letter.kind for letter in desk.letters()] == ["handleiding", "handleiding"]


def test_an_automatic_mail_gets_no_page(desk: Desk) -> None:
    raw = f"From: {KARIN}\r\nTo: info@consonanza.example\r\nSubject: help\r\nAuto-Submitted: auto-replied\r\n\r\nhelp\r\n"
    assert desk.take(desk.arrival(raw.encode(), MONDAY), MONDAY) is Disposition.AUTOMATIC
    assert desk.letters() == []


def test_help_in_answer_to_a_letter_changes_nothing_in_the_case(desk: Desk) -> None:
    desk.mail(MONDAY, reading(employees=("Wouter Hummel",)))
    before = desk.case()
    assert desk.answer(at("2026-10-05 10:00"), "h.dijkstra@consonanza.example", "opdracht-behandelaar", "hoe werkt dit?") is (
        Disposition.GUIDED
    )
    assert desk.case() == before
