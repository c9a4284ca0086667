"""What a colleague hears after his answer: what was done, on which day, what comes next, and what had been done before."""

from datetime import timedelta
from pathlib import Path

from story.desk import Desk, at, reading
from story.test_course import CLIENT, handled, staff

from bot.domain.decide import Disposition


def told(desk: Desk, who: str) -> str:
    """The latest `uitgevoerd` of a colleague."""
    return desk.text(desk.letters("uitgevoerd", who)[-1])


def test_what_an_answer_just_did_is_no_next_step(tmp_path: Path) -> None:
    desk, director, handler, _ = handled(tmp_path, "consonanza")
    assert "bevestigen" not in told(desk, director)
    desk.answer(at("2026-10-07 10:00"), handler, "opdracht", "Ongegrond, want er was wel gebeld.")
    assert "De klacht helemaal afhandelen" in told(desk, handler)
    desk.answer(at("2026-10-07 11:00"), handler, "concept-uitkomst", "akkoord")
    assert "De klacht helemaal afhandelen" not in told(desk, handler)
    desk.answer(at("2026-10-07 20:00"), director, "opdracht-behandelaar", "het gaat ook over Roos Timmerman")
    assert "de betrokken medewerker" not in told(desk, director).partition("Wat hierna komt")[2]


def test_a_term_that_is_met_in_the_minute_of_its_escalation_does_not_escalate(tmp_path: Path) -> None:
    desk, director, handler, _ = handled(tmp_path, "consonanza")
    desk.answer(at("2026-11-16 19:00"), handler, "opdracht", "Ongegrond, want er was wel gebeld.")
    desk.answer(at("2026-11-16 20:00"), handler, "concept-uitkomst", "akkoord")
    morning = at("2026-11-17 08:30")  # the letter waited for the office to open, and so did the escalation
    desk.rounds(morning)
    desk.send(morning)
    desk.rounds(morning + timedelta(minutes=1))
    assert desk.letters("uitkomst", CLIENT)[0].state == "sent"
    assert not [row for row in desk.letters("escalatie", director) if ":afhandeling:" in row.key]


def test_a_letter_that_does_not_go_out_holds_no_escalation_back(tmp_path: Path) -> None:
    from bot.adapters.smtp import SendResult

    desk, director, handler, _ = handled(tmp_path, "consonanza")
    desk.answer(at("2026-11-16 19:00"), handler, "opdracht", "Ongegrond, want er was wel gebeld.")
    desk.answer(at("2026-11-16 20:00"), handler, "concept-uitkomst", "akkoord")
    morning = at("2026-11-17 08:30")
    desk.send(morning, SendResult("retry", 451, "later"))
    desk.rounds(morning)
    assert [row for row in desk.letters("escalatie", director) if ":afhandeling:" in row.key]
