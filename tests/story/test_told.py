"""What a colleague hears after his answer: what was done, on which day, what comes next, and what had been done before."""

from datetime import date, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from story.desk import Desk, at
from story.test_course import CLIENT, MONDAY, handled

from bot.domain.answers.confirm import chosen
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


def planned(folder: Path) -> tuple[Desk, str]:
    """A case with a talk on Tuesday 13 October at two; the desk and the handler."""
    desk, _, handler, _ = handled(folder, "consonanza")
    assert desk.answer(at("2026-10-07 10:00"), handler, "vraag-gesprek", "di 13/10 om 14.00u") is Disposition.COMMANDED
    return desk, handler


def test_who_tells_of_the_talk_reads_which_day_was_taken_for_it(tmp_path: Path) -> None:
    desk, handler = planned(tmp_path)
    assert desk.answer(at("2026-10-15 10:00"), handler, "opdracht", "Het gesprek is geweest.") is Disposition.COMMANDED
    assert "Vastgelegd: het gesprek was op 13 oktober 2026 om 14.00 uur." in told(desk, handler)


def test_a_talk_that_was_never_planned_is_taken_for_today_and_that_is_said(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "consonanza")
    assert desk.answer(at("2026-10-15 10:00"), handler, "vraag-gesprek", "Het gesprek is geweest.") is Disposition.COMMANDED
    assert "Vastgelegd: het gesprek was op 15 oktober 2026" in told(desk, handler)


def test_while_the_planned_moment_is_to_come_it_is_asked_which_talk_is_meant(tmp_path: Path) -> None:
    desk, handler = planned(tmp_path)
    assert desk.answer(at("2026-10-12 10:00"), handler, "opdracht", "Het gesprek is geweest.") is Disposition.REFUSED
    asked = desk.text(desk.letters("begreep-niet", handler)[-1])
    assert "een gesprek dat nog moet komen: op dinsdag 13 oktober 2026" in asked
    assert not desk.case().has("hearing_held")
    answer = "Het gesprek was op 9 oktober."
    assert desk.answer(at("2026-10-12 11:00"), handler, "begreep-niet", answer) is Disposition.COMMANDED
    assert "Vastgelegd: het gesprek was op 9 oktober 2026." in told(desk, handler)


def test_another_day_for_a_talk_that_was_told_of_moves_it_and_its_terms(tmp_path: Path) -> None:
    desk, handler = planned(tmp_path)
    desk.answer(at("2026-10-15 10:00"), handler, "opdracht", "Het gesprek is geweest.")
    answer = "Het gesprek was op 14 oktober."
    assert desk.answer(at("2026-10-15 11:00"), handler, "uitgevoerd", answer) is Disposition.COMMANDED
    assert "Vastgelegd: het gesprek was op 14 oktober 2026." in told(desk, handler)
    assert [event.at.astimezone(MONDAY.tzinfo).date() for event in desk.case().events if event.kind == "hearing_held"] == [
        date(2026, 10, 14)
    ]
    with desk.store.transaction() as unit:
        rows = [(row.start, row.due) for row in unit.deadline_rows(1) if row.term == "verslag-gesprek"]
    assert rows == [(date(2026, 10, 14), date(2026, 10, 21))]
    assert desk.answer(at("2026-10-15 12:00"), handler, "uitgevoerd", "ongedaan") is Disposition.COMMANDED
    assert desk.case().last("hearing_held").at == at("2026-10-13 14:00")


def test_a_second_akkoord_hears_who_gave_it_before_and_when(tmp_path: Path) -> None:
    desk, director, handler, _ = handled(tmp_path, "work2work")
    desk.answer(at("2026-10-07 10:00"), handler, "opdracht", "Ongegrond, want de planning klopte.")
    desk.answer(at("2026-10-08 10:00"), director, "vraag-oordeel", "akkoord")
    assert desk.answer(at("2026-10-08 11:05"), director, "concept-uitkomst", "akkoord") is Disposition.COMMANDED
    others = [row.recipient for row in desk.letters("concept-uitkomst") if row.recipient != director]
    name = desk.bureau.person(director).name  # type: ignore[union-attr]
    for who, words in ((director, "U gaf al akkoord"), *((other, f"{name} gaf al akkoord") for other in others)):
        assert desk.answer(at("2026-10-08 11:10"), who, "concept-uitkomst", "akkoord") is Disposition.REFUSED
        hint = desk.text(desk.letters("begreep-niet", who)[-1])
        assert f"{words} op donderdag 8 oktober 2026 om 11.05 uur. De brief aan de klager gaat vanzelf weg" in hint
        assert "Wilt u iemand anders" not in hint
    desk.send(at("2026-10-08 11:11"))
    desk.answer(at("2026-10-08 11:20"), director, "concept-uitkomst", "akkoord!")
    assert "is verstuurd" in desk.text(desk.letters("begreep-niet", director)[-1])
    assert len(desk.letters("uitkomst", CLIENT)) == 1


def test_the_draft_reads_as_the_letter_it_will_be_in_text_and_in_html(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "consonanza")
    words = "Gegrond. Bevindingen: hij belde niet.\nRedenen: dat was wel afgesproken.\nMaatregelen: hij belt voortaan vooraf."
    desk.answer(at("2026-10-07 10:00"), handler, "opdracht", words)
    draft = message_from_bytes(desk.letters("concept-uitkomst", handler)[-1].raw, policy=policy.default)
    text, html = (str(draft.get_body((kind,)).get_content()) for kind in ("plain", "html"))  # type: ignore[union-attr]
    assert "    Dat was wel afgesproken." in text.splitlines()
    assert [line for line in text.splitlines() if line.lstrip().startswith("|")] == ["  | Hij kwam niet."]  # the client's words
    assert "Uw klacht is <b>gegrond</b>." in html
    assert html.count("<html") == 1


def test_a_verdict_is_told_with_its_measures_and_the_draft_that_follows(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "consonanza")
    words = "Gegrond. Bevindingen: zij belde niet.\nRedenen: dat was beloofd.\nMaatregelen: een vaste belronde, voor 1 december."
    desk.answer(at("2026-10-07 10:00"), handler, "opdracht", words)
    told = desk.text(desk.letters("uitgevoerd", handler)[-1])
    assert "Vastgelegd: gegrond. - Maatregelen: een vaste belronde" in told
    assert "(uiterlijk 1 december 2026)" in told
    assert "De brief gaat pas weg na een akkoord op dat concept" in told
    desk.answer(at("2026-10-07 11:00"), handler, "concept-uitkomst", "akkoord")
    assert "De brief met de uitkomst gaat naar de klager." in desk.text(desk.letters("uitgevoerd", handler)[-1])


def test_a_verdict_that_lacks_something_is_told_with_what(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "consonanza")
    desk.answer(at("2026-10-07 10:00"), handler, "opdracht", "ongegrond")
    told = desk.text(desk.letters("uitgevoerd", handler)[-1])
    assert "Nog nodig voor de brief: redenen" in told
    assert "concept" not in told


def test_an_advice_is_told_as_an_advice(tmp_path: Path) -> None:
    desk, director, handler, _ = handled(tmp_path, "work2work")
    desk.answer(at("2026-10-07 10:00"), handler, "opdracht", "Ongegrond, want de planning klopte.")
    told = desk.text(desk.letters("uitgevoerd", handler)[-1])
    assert "Uw advies is vastgelegd: ongegrond. Het ligt nu bij de directie." in told
    assert "Nog nodig" not in told
    desk.answer(at("2026-10-08 10:00"), director, "vraag-oordeel", "Gegrond, want er is niet gebeld. Maatregelen: geen.")
    told = desk.text(desk.letters("uitgevoerd", director)[-1])
    assert "Vastgelegd: gegrond." in told
    assert "advies" not in told


@pytest.mark.parametrize(("name", "readers"), [("consonanza", "de klager en Wouter Hummel"), ("loket3", "de melder")])
def test_a_report_is_told_with_who_gets_it_and_its_file(tmp_path: Path, name: str, readers: str) -> None:
    desk, _, handler, _ = handled(tmp_path, name)
    desk.answer(at("2026-10-07 10:00"), handler, "vraag-gesprek", "di 13/10 om 14.00u")
    desk.send(at("2026-10-07 10:00"))
    desk.rounds(at("2026-10-15 12:00"))
    words = "Verslag: Jan vertelde dat hij wachtte. Afgesproken is dat er eerder wordt gebeld."
    files = {"verslag gesprek.pdf": b"%PDF-1.4 verslag"}
    assert desk.answer(at("2026-10-15 12:10"), handler, "verzoek-verslag", words, files) is Disposition.COMMANDED
    told = desk.text(desk.letters("uitgevoerd", handler)[-1])
    assert f"Het verslag gaat naar {readers}, met verslag gesprek.pdf." in told


def test_who_answers_about_a_closed_case_hears_that_it_is_closed(tmp_path: Path) -> None:
    desk, director, handler, _ = handled(tmp_path, "consonanza")
    desk.answer(at("2026-10-07 10:00"), director, "opdracht-behandelaar", "sluit de zaak, want het is opgelost")
    for kind, words in (("vraag-gesprek", "do 15/10 om 10.00u"), ("opdracht", "verleng met 2 weken, want ik was ziek")):
        assert desk.answer(at("2026-10-08 10:00"), handler, kind, words) is Disposition.REFUSED
        assert "Deze zaak is gesloten." in desk.text(desk.letters("begreep-niet", handler)[-1])


def test_the_second_verdict_on_an_advice_hears_the_first(tmp_path: Path) -> None:
    desk, director, handler, _ = handled(tmp_path, "work2work")
    desk.answer(at("2026-10-07 10:00"), handler, "opdracht", "Ongegrond, want de planning klopte.")
    other = next(row.recipient for row in desk.letters("vraag-oordeel") if row.recipient not in (director, handler))
    desk.answer(at("2026-10-08 10:00"), director, "vraag-oordeel", "Gegrond, want er is niet gebeld. Maatregelen: geen.")
    assert desk.answer(at("2026-10-08 10:05"), other, "vraag-oordeel", "akkoord") is Disposition.REFUSED
    told = desk.text(desk.letters("begreep-niet", other)[-1])
    assert "Het oordeel is: gegrond." in told
    assert "Wilt u iemand anders" not in told


@pytest.mark.parametrize(
    ("words", "choice"),
    [("Doe het maar", "ja"), ("ja, doe dat maar", "ja"), ("doe maar niet", None), ("doe maar wat", None), ("niet doen", "nee")],
)
def test_a_held_answer_is_confirmed_in_plain_words(words: str, choice: str | None) -> None:
    assert chosen(words, "Hanneke Dijkstra") == choice
