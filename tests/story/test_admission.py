"""Work2Work: more time before the directie said whether a complaint is taken up."""

from datetime import timedelta
from pathlib import Path

import pytest
from story.desk import Desk, at

from bot.domain.decide import Disposition

RECEIVED, LATER = at("2026-10-05 09:12"), at("2026-10-05 10:00")
FRANK = "f.vanleeuwen@work2work.example"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A complaint was confirmed, and the directie is asked whether it is taken up."""
    found = Desk(tmp_path, "work2work")
    found.mail(RECEIVED)
    return found


@pytest.mark.parametrize("letter", ["vraag-ontvankelijkheid", "opdracht-behandelaar"])
@pytest.mark.parametrize("words", ["Verleng met een week", "Verleng tot 26 oktober"])
def test_more_time_before_it_is_taken_up_is_refused_with_the_reason(desk: Desk, letter: str, words: str) -> None:
    before = desk.case().events
    assert desk.answer(LATER, FRANK, letter, words) is Disposition.REFUSED
    assert desk.case().events == before
    assert not desk.letters("verlenging")
    text = desk.text(desk.letters("begreep-niet", FRANK)[-1])
    assert "Wij weten nog niet of u deze klacht in behandeling neemt. Meer tijd kan pas daarna." in text


@pytest.mark.parametrize(
    "words", ["In behandeling nemen, en verleng tot 26 oktober", "In behandeling nemen. Verleng tot 26 oktober."]
)
def test_both_in_one_answer_are_done(desk: Desk, words: str) -> None:
    assert desk.answer(LATER, FRANK, "vraag-ontvankelijkheid", words) is Disposition.COMMANDED
    assert desk.case().last("extended").data["until"] == "2026-10-26"
    assert desk.case().has("admitted")


def test_once_it_is_taken_up_it_gets_more_time(desk: Desk) -> None:
    desk.answer(LATER, FRANK, "vraag-ontvankelijkheid", "In behandeling nemen")
    again = LATER + timedelta(minutes=5)
    assert desk.answer(again, FRANK, "uitgevoerd", "Verleng tot 26 oktober") is Disposition.COMMANDED
    assert desk.case().last("extended").data["until"] == "2026-10-26"
