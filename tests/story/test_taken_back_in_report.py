"""A report of the talk that says that the client takes the complaint back: it is asked, and on one sentence it is done."""

from datetime import timedelta
from pathlib import Path

import pytest
from story.desk import Desk, at, reading

from bot.domain.decide import Disposition

DIRECTOR, HANDLER = "h.dijkstra@consonanza.example", "k.oosterhof@consonanza.example"
REPORT = at("2026-11-10 11:00")
TOLD = "Jan vertelde wat er gebeurde en wat hem dwarszat. Wouter heeft hem zijn excuses aangeboden, dat deed hem goed."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Karin handles a complaint about Wouter and is asked for the report of the talk."""
    found = Desk(tmp_path)
    found.mail(at("2026-11-02 09:12"), reading(employees=("Wouter Hummel",)))
    found.answer(at("2026-11-02 14:00"), DIRECTOR, "opdracht-behandelaar", "Karin doet dit")
    found.send(at("2026-11-02 14:01"))
    found.answer(at("2026-11-03 10:00"), HANDLER, "vraag-gesprek", "Gesprek op 9 november om 10.00 uur")
    found.send(at("2026-11-03 10:01"))
    found.rounds(at("2026-11-10 10:00"))
    found.send(at("2026-11-10 10:01"))
    return found


@pytest.fixture
def asked(desk: Desk) -> Desk:
    assert desk.answer(REPORT, HANDLER, "verzoek-verslag", f"{TOLD} Hij is nu tevreden en trekt m in.") is Disposition.REFUSED
    desk.send(REPORT)
    return desk


def test_it_is_asked_and_nothing_is_kept_or_stopped(asked: Desk) -> None:
    text = asked.text(asked.letters("begreep-niet", HANDLER)[-1])
    assert "Wij lezen dat de klager de klacht intrekt. Is dat zo?" in text
    assert "het gesprek ging niet door" not in text
    assert not asked.case().has("withdrawn", "report_sent", "hearing_held")


@pytest.mark.parametrize("words", ["De klacht is ingetrokken", "1", "Ja, de klacht is ingetrokken."])
def test_on_one_sentence_it_is_taken_back(asked: Desk, words: str) -> None:
    assert asked.answer(REPORT + timedelta(hours=1), HANDLER, "begreep-niet", words) is Disposition.COMMANDED
    assert asked.case().has("withdrawn")


def test_the_report_once_more_under_the_words_we_asked_for_is_kept(asked: Desk) -> None:
    again = f"De klacht gaat door.\nVerslag: {TOLD} Hij zei eerst: ik trek m in."
    assert asked.answer(REPORT + timedelta(hours=1), HANDLER, "begreep-niet", again) is Disposition.COMMANDED
    assert asked.case().has("hearing_held")
    assert not asked.case().has("withdrawn")


def test_a_report_and_a_sentence_below_it_are_both_done(desk: Desk) -> None:
    body = f"Verslag: {TOLD}\nDe klacht is ingetrokken."
    assert desk.answer(REPORT, HANDLER, "verzoek-verslag", body) is Disposition.COMMANDED
    assert desk.case().has("hearing_held")
    assert desk.case().has("withdrawn")
