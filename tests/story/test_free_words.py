"""A colleague's free words through the whole intake: what seems no reaction is asked about, and how to say so is told."""

from dataclasses import replace
from pathlib import Path

import pytest
from story.desk import Desk, at
from story.test_course import handled

from bot.domain.decide import Disposition
from bot.domain.reading import Wording

LATER = at("2026-10-07 14:00")
LATER_ON = "Morgen is er iemand van het UWV bij ons die hem ook kent."


def announces(wording: Wording) -> float:
    """A judge for whom words of a day to come are no reaction."""
    return 0.1 if any("#" in sentence for sentence in wording.sentences) else 0.9


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = handled(tmp_path, "loket3")[0]
    found.office = replace(found.office, judge=announces)
    return found


@pytest.fixture
def employee(desk: Desk) -> str:
    return desk.case().involved[0].email


def test_what_is_no_reaction_yet_is_asked_about_and_then_given(desk: Desk, employee: str) -> None:
    assert desk.answer(LATER, employee, "verzoek-reactie", LATER_ON) is Disposition.REFUSED
    text = desk.text(desk.letters("begreep-niet", employee)[-1])
    assert "Wij weten niet zeker of dit al uw reactie is" in text
    assert "begin met “Reactie:”" in text
    assert not desk.letters("begreep-niet", employee)[-1].choices
    assert not desk.case().has("reaction_received")
    said = f"Reactie: {LATER_ON} Maar hij kwam zelf te laat."
    assert desk.answer(LATER, employee, "verzoek-reactie", said) is Disposition.COMMANDED
    assert desk.case().has("reaction_received")


def test_a_reaction_is_kept_at_once(desk: Desk, employee: str) -> None:
    said = "Hij kwam zelf te laat, en ik was er gewoon."
    assert desk.answer(LATER, employee, "verzoek-reactie", said) is Disposition.COMMANDED


def test_a_file_needs_no_judge(desk: Desk, employee: str) -> None:
    files = {"reactie.pdf": b"%PDF-1.4 x"}
    assert desk.answer(LATER, employee, "verzoek-reactie", "Bijgaand, morgen meer.", files=files) is Disposition.COMMANDED
    assert desk.case().has("reaction_received")
