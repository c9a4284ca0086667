"""Who agrees with a letter agrees with what stood in it: a text that was written anew since waits for its own word."""

from pathlib import Path
from typing import Any

import pytest
from story.desk import Desk, at, reading
from story.test_course import CLIENT, handled

from bot.domain.decide import Disposition

ADVICE = "Gegrond, want de planner was ziek gemeld. Maatregelen: een vaste vervanger voor 1 november."
OTHERWISE = "Ongegrond. Redenen: uit de agenda blijkt dat de afspraak door de klant was verzet."


def _to(desk: Desk, moment: str, letter: Any, body: str) -> Disposition | None:
    """A reply to this very letter, whatever came after it."""
    mail = {"sender": letter.recipient, "subject": f"RE: {letter.subject}", "body": body, "in_reply_to": letter.message_id}
    return desk.mail(at(moment), reading("overig", "leave"), **mail)


@pytest.fixture
def drafted(tmp_path: Path) -> Desk:
    """Work 2 Work: both directors have the first draft of a founded complaint."""
    desk, director, handler, _ = handled(tmp_path, "work2work")
    desk.answer(at("2026-10-07 10:00"), handler, "opdracht", ADVICE)
    assert desk.answer(at("2026-10-08 10:00"), director, "vraag-oordeel", "eens") is Disposition.COMMANDED
    desk.send(at("2026-10-08 10:00"))
    return desk


def test_a_word_on_the_draft_of_before_sends_nothing_and_names_the_newest(drafted: Desk) -> None:
    desk, (mine, theirs) = drafted, drafted.letters("concept-uitkomst")
    assert _to(desk, "2026-10-08 10:20", mine, OTHERWISE) is Disposition.COMMANDED
    for words in ("Akkoord, verstuur maar", "1", "prima zo, mag weg"):
        assert _to(desk, "2026-10-08 10:21", theirs, words) is Disposition.REFUSED
    assert _to(desk, "2026-10-08 10:22", mine, "akkoord") is Disposition.REFUSED
    told = desk.text(desk.letters("begreep-niet", theirs.recipient)[-1])
    assert "“Concept: de uitkomst van klacht 2026-001” van 8 oktober 2026 om 10.20 uur" in told
    assert not desk.letters("uitkomst")
    newest = desk.letters("concept-uitkomst", theirs.recipient)[-1]
    assert _to(desk, "2026-10-08 10:30", newest, "akkoord") is Disposition.COMMANDED
    assert "Uw klacht is ongegrond" in desk.text(desk.letters("uitkomst", CLIENT)[-1])


def test_who_comes_after_the_approval_hears_of_that_on_whatever_draft(drafted: Desk) -> None:
    desk, (mine, theirs) = drafted, drafted.letters("concept-uitkomst")
    _to(desk, "2026-10-08 10:20", mine, OTHERWISE)
    _to(desk, "2026-10-08 10:25", desk.letters("concept-uitkomst", mine.recipient)[-1], "akkoord")
    assert _to(desk, "2026-10-08 10:26", theirs, "akkoord") is Disposition.REFUSED
    assert "gaf al akkoord" in desk.text(desk.letters("begreep-niet", theirs.recipient)[-1])


def test_a_verdict_after_the_approval_changes_nothing_behind_the_letter_that_goes(drafted: Desk) -> None:
    desk, (mine, theirs) = drafted, drafted.letters("concept-uitkomst")
    assert _to(desk, "2026-10-08 10:20", mine, "akkoord") is Disposition.COMMANDED
    assert _to(desk, "2026-10-08 10:21", theirs, OTHERWISE) is Disposition.REFUSED
    told = desk.text(desk.letters("begreep-niet", theirs.recipient)[-1])
    assert "wie het gaf, antwoordt daarvoor “ongedaan”" in told
    assert desk.case().last("verdict_given").data["gegrond"] == "gegrond"
    assert desk.answer(at("2026-10-08 10:22"), mine.recipient, "uitgevoerd", "ongedaan") is Disposition.COMMANDED
    assert _to(desk, "2026-10-08 10:23", theirs, OTHERWISE) is Disposition.COMMANDED


def test_a_draft_that_was_only_put_again_is_the_same_text(drafted: Desk) -> None:
    desk, (mine, theirs) = drafted, drafted.letters("concept-uitkomst")
    _to(desk, "2026-10-08 10:20", mine, "akkoord")
    desk.answer(at("2026-10-08 10:21"), mine.recipient, "uitgevoerd", "ongedaan")
    assert len(desk.letters("concept-uitkomst", theirs.recipient)) == 2
    assert _to(desk, "2026-10-08 10:25", theirs, "akkoord") is Disposition.COMMANDED


def test_an_akkoord_on_an_advice_that_was_changed_waits_for_the_new_one(tmp_path: Path) -> None:
    desk, director, handler, _ = handled(tmp_path, "work2work")
    desk.answer(at("2026-10-07 10:00"), handler, "opdracht", ADVICE)
    old = desk.letters("vraag-oordeel", director)[-1]
    assert desk.answer(at("2026-10-07 15:00"), handler, "opdracht", OTHERWISE) is Disposition.COMMANDED
    assert _to(desk, "2026-10-08 10:00", old, "akkoord") is Disposition.REFUSED
    assert desk.case().last("verdict_given") is None
    assert desk.answer(at("2026-10-08 10:05"), director, "vraag-oordeel", "akkoord") is Disposition.COMMANDED
    assert desk.case().last("verdict_given").data["gegrond"] == "ongegrond"
