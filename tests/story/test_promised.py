"""After an extension: the day that was promised is the one people read, and the one they are reminded of."""

from datetime import date, timedelta
from pathlib import Path

from story.desk import Desk, at
from story.test_course import CLIENT, handled

from bot.domain.decide import Disposition
from bot.domain.terms import deadlines


def extended(folder: Path, name: str, words: str) -> tuple[Desk, str, str]:
    """A handled case whose handler took more time; the desk, a director and the handler."""
    desk, director, handler, _ = handled(folder, name)
    moment = at("2026-10-07 09:00")
    while not desk.letters("vraag-verlenging"):
        desk.rounds(moment)
        desk.send(moment)
        moment += timedelta(days=1)
    assert desk.answer(moment, handler, "vraag-verlenging", words) is Disposition.COMMANDED
    desk.send(moment)
    return desk, director, handler


def test_the_promised_day_is_the_one_that_counts_and_the_old_one_only_explains(tmp_path: Path) -> None:
    desk, director, handler = extended(tmp_path, "consonanza", "verleng met 2 weken, want de medewerker is ziek")
    promise, old = "maandag 30 november 2026", "16 november 2026"
    said = desk.text(desk.letters("verlenging", CLIENT)[-1])
    assert promise in said
    assert f"daarin staat maandag {old}" in said
    now = at("2026-11-13 10:00")
    desk.answer(now, handler, "vraag-oordeel", "Ongegrond, want er was wel gebeld.")
    draft = desk.text(desk.letters("concept-uitkomst", handler)[-1])
    assert f"Uiterste datum voor de brief: {promise} (zo is het de klager beloofd; volgens het reglement was het {old}" in draft
    done = desk.text(desk.letters("uitgevoerd", handler)[-1])
    assert "30 november 2026: De klacht helemaal afhandelen" in done
    assert old not in done
    assert desk.answer(now, director, "opdracht-behandelaar", "niet Karin maar Roos Timmerman") is Disposition.COMMANDED
    to_client = desk.text(desk.letters("bericht-behandelaar", CLIENT)[-1])
    assert promise in to_client
    assert old not in to_client


def test_a_second_extension_counts_from_the_day_that_was_promised(tmp_path: Path) -> None:
    desk, _, handler = extended(tmp_path, "consonanza", "verleng met 2 weken, want de medewerker is ziek")
    assert desk.answer(at("2026-11-13 10:00"), handler, "opdracht", "verleng met 1 week") is Disposition.COMMANDED
    assert desk.case().last("extended").data["until"] == "2026-12-07"


def test_reminders_come_before_the_promised_day_and_a_broken_promise_is_told(tmp_path: Path) -> None:
    desk, director, handler = extended(tmp_path, "consonanza", "verleng met 2 weken, want de medewerker is ziek")
    before = {row.id for row in desk.letters()}
    for day in range(40):
        moment = at("2026-11-10 09:00") + timedelta(days=day)
        desk.rounds(moment)
        desk.send(moment)
    new = [row for row in desk.letters() if row.id not in before and ":afhandeling:" in row.key]
    found = [(f"{row.queued_at:%m-%d}", row.kind) for row in new if row.recipient in (director, handler)]
    assert ("11-25", "herinnering") in found
    assert [each for each in found if each[1] == "escalatie"] == [("11-17", "escalatie"), ("12-01", "escalatie")]
    first, last = (row for row in new if row.kind == "escalatie" and row.recipient == director)
    assert first.subject.startswith("Later dan het reglement zegt")
    assert "de klager weet dat" in desk.text(first)
    assert last.subject.startswith("Te laat")
    (term,) = (each for each in deadlines(desk.bureau.regulation, desk.case().events, desk.bureau.calendar) if each.promised)
    assert (term.due, term.promised) == (date(2026, 11, 16), date(2026, 11, 30))  # the register goes by the regulation


def test_where_the_directie_sets_the_day_within_the_term_that_day_counts(tmp_path: Path) -> None:
    desk, director, handler, _ = handled(tmp_path, "work2work")
    until = "termijn tot 28 oktober 2026"
    assert desk.answer(at("2026-10-06 11:00"), director, "opdracht-behandelaar", until) is Disposition.COMMANDED
    desk.answer(at("2026-10-07 10:00"), handler, "opdracht", "Ongegrond, want de planning klopte.")
    asked = desk.text(desk.letters("vraag-oordeel", director)[-1])
    assert "woensdag 28 oktober 2026 (zo is het de klager beloofd; volgens het reglement kan het tot 2 november 2026" in asked
    assert "Liefst" not in asked
