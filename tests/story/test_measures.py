"""Measures for which no day was named: somebody is asked whether they were taken, and may close the case with the same words."""

from datetime import timedelta
from pathlib import Path

import pytest
from story.desk import Desk, at
from story.test_course import handled

from bot.domain.decide import Disposition

SENT = "2026-10-07 12:00"


def answered(folder: Path, measures: str) -> tuple[Desk, str]:
    """A case with its outcome sent on Wednesday 7 October; the desk and the handler."""
    desk, _, handler, _ = handled(folder, "consonanza")
    words = f"Gegrond. Redenen: dat was wel afgesproken.\nMaatregelen: {measures}"
    assert desk.answer(at("2026-10-07 10:00"), handler, "opdracht", words) is Disposition.COMMANDED
    assert desk.answer(at("2026-10-07 11:00"), handler, "concept-uitkomst", "akkoord") is Disposition.COMMANDED
    desk.send(at(SENT))
    return desk, handler


def asked(desk: Desk, handler: str, days: int = 60) -> list[str]:
    """The days on which it is asked whether it was done."""
    for day in range(1, days):
        moment = at("2026-10-07 09:00") + timedelta(days=day)
        desk.rounds(moment)
        desk.send(moment)
    return [
        f"{row.queued_at:%m-%d}" for row in desk.letters("vraag-maatregelen", handler) if row.subject.startswith("Is het gedaan")
    ]


def test_who_named_no_day_is_asked_after_ten_working_days_and_once_more(tmp_path: Path) -> None:
    desk, handler = answered(tmp_path, "hij belt voortaan een dag vooraf.")
    assert asked(desk, handler) == ["10-21", "11-04"]


def test_measures_with_a_day_are_asked_about_on_that_day_alone_and_none_needed_never(tmp_path: Path) -> None:
    desk, handler = answered(tmp_path, "hij belt voortaan een dag vooraf, vanaf 30 oktober.")
    assert asked(desk, handler) == ["10-30"]


def test_no_measures_ask_for_nothing(tmp_path: Path) -> None:
    desk, handler = answered(tmp_path, "geen.")
    assert asked(desk, handler) == []


@pytest.mark.parametrize("words", ["Gedaan, sluit de zaak", "Is gedaan en de zaak kan dicht."])
def test_done_and_closed_is_one_answer(words: str, tmp_path: Path) -> None:
    desk, handler = answered(tmp_path, "hij belt voortaan een dag vooraf.")
    assert asked(desk, handler, 15) == ["10-21"]
    assert desk.answer(at("2026-10-22 10:00"), handler, "vraag-maatregelen", words) is Disposition.COMMANDED
    assert desk.case().has("measures_done")
    assert desk.case().state == "gesloten"
    told = desk.text(desk.letters("uitgevoerd", handler)[-1])
    assert "De zaak is gesloten." in told
    assert asked(desk, handler) == ["10-21"]


def test_closed_with_what_was_done_closes_the_case_and_ends_the_questions(tmp_path: Path) -> None:
    desk, handler = answered(tmp_path, "hij belt voortaan een dag vooraf.")
    asked(desk, handler, 15)
    words = "Gedaan, sluit de zaak. Hij is op 20 oktober gebeld."
    assert desk.answer(at("2026-10-22 10:00"), handler, "vraag-maatregelen", words) is Disposition.COMMANDED
    assert desk.case().state == "gesloten"
    assert asked(desk, handler) == ["10-21"]
    assert desk.case().has("measures_done")
    assert "De zaak is gesloten." in desk.text(desk.letters("uitgevoerd", handler)[-1])


def test_done_alone_leaves_the_case_open_and_ends_the_questions(tmp_path: Path) -> None:
    desk, handler = answered(tmp_path, "hij belt voortaan een dag vooraf.")
    asked(desk, handler, 15)
    assert desk.answer(at("2026-10-22 10:00"), handler, "vraag-maatregelen", "gedaan") is Disposition.COMMANDED
    assert desk.case().state == "beantwoord"
    assert asked(desk, handler) == ["10-21"]


@pytest.mark.parametrize(
    ("measures", "told", "never"),
    [
        ("vanaf 2 november krijgt iedereen een vaste contactpersoon.", "Dat begint op maandag 2 november", "klaar"),
        ("met ingang van 2 november belt het secretariaat terug.", "Dat begint op maandag 2 november", "klaar"),
        ("vanaf 2 november bellen wij bij ziekte alle afspraken af.", "Dat begint op maandag 2 november", "klaar"),
        ("per 2 november spreken wij alles schriftelijk af", "Dat begint op maandag 2 november", "klaar"),
        ("het plan is op 2 november af.", "Dat is uiterlijk op maandag 2 november 2026 klaar", "Dat begint"),
        ("een training voor het team, voor 2 november.", "Dat is uiterlijk op maandag 2 november 2026 klaar", "Dat begint"),
    ],
)
def test_what_begins_on_a_day_is_not_told_as_done_by_then(tmp_path: Path, measures: str, told: str, never: str) -> None:
    desk, handler = answered(tmp_path, measures)
    letter = desk.text(desk.letters("uitkomst")[-1])
    assert told in letter
    assert never not in letter.partition("Wij gaan doen".upper())[2].partition("EENS?")[0]
    done = desk.text(desk.letters("uitgevoerd", handler)[-2])
    assert ("(vanaf 2 november 2026)" if never == "klaar" else "(uiterlijk 2 november 2026)") in done
