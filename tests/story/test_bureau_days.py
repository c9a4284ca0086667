"""What a real bureau sees in a week, held against what the letters say of it."""

from datetime import timedelta
from pathlib import Path

import pytest
from story.desk import Desk, at

from bot.domain.decide import Disposition

CLIENT = "jan@klant.example"
FRANK, ELLEN, MARK = (f"{name}@work2work.example" for name in ("f.vanleeuwen", "e.kramer", "m.verbeek"))
MONDAY = at("2026-10-05 09:12")


def run(desk: Desk, *days: str) -> None:
    for day in days:
        desk.rounds(at(f"{day} 10:00"))
        desk.send(at(f"{day} 10:01"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Mark handles a complaint at Work 2 Work, where the directie judges."""
    found = Desk(tmp_path, "work2work")
    found.mail(MONDAY)
    answer = found.answer(at("2026-10-05 13:00"), ELLEN, "vraag-ontvankelijkheid", "Ja, in behandeling. Mark Verbeek doet dit.")
    assert answer is Disposition.COMMANDED
    found.send(at("2026-10-05 13:01"))
    return found


def test_what_was_done_is_told_once(desk: Desk) -> None:
    assert desk.text(desk.letters("uitgevoerd", ELLEN)[-1]).count("De klacht is in behandeling genomen.") == 1


@pytest.mark.parametrize("judged", [False, True])
def test_a_reminder_goes_to_the_directie_when_the_handler_has_advised(desk: Desk, judged: bool) -> None:
    run(desk, "2026-10-12")
    desk.answer(at("2026-10-12 13:00"), MARK, "vraag-oordeel", "Ongegrond, want het stond zo in de opdracht.")
    desk.send(at("2026-10-12 13:01"))
    if judged:
        words = "Gegrond, want zonder toestemming mag dat niet.\nMaatregelen: excuses, voor 1 december 2026."
        assert desk.answer(at("2026-10-13 13:00"), ELLEN, "vraag-oordeel", words) is Disposition.COMMANDED
    run(desk, "2026-10-14")
    assert [row.recipient for row in desk.letters("herinnering")] == [FRANK, ELLEN]
    asks = "Mag de brief weg?" if judged else "Wat beslist u?"
    assert asks in desk.text(desk.letters("herinnering", FRANK)[0])


def test_before_his_advice_the_handler_is_reminded(desk: Desk) -> None:
    run(desk, "2026-10-12", "2026-10-14")
    assert [row.recipient for row in desk.letters("herinnering")] == [MARK]


def test_a_second_extension_says_that_an_earlier_promise_is_not_kept(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    hanneke, wouter = "h.dijkstra@consonanza.example", "w.hummel@consonanza.example"
    desk.mail(MONDAY)
    desk.answer(at("2026-10-05 14:00"), hanneke, "opdracht-behandelaar", "Wouter Hummel doet dit")
    run(desk, "2026-10-05", "2026-11-02", "2026-11-09")
    now = at("2026-11-09 11:00")
    assert (
        desk.answer(now, wouter, "vraag-verlenging", "Verleng met 2 weken, want het dossier is niet compleet")
        is Disposition.COMMANDED
    )
    desk.send(now)
    assert "eerder" not in desk.text(desk.letters("verlenging", CLIENT)[-1])
    later = now + timedelta(days=10)
    assert (
        desk.answer(later, wouter, "vraag-verlenging", "Verleng tot 7 december, want er komt nog een stuk")
        is Disposition.COMMANDED
    )
    text = desk.text(desk.letters("verlenging", CLIENT)[-1])
    assert "U hoort van ons uiterlijk op maandag 7 december 2026." in text
    assert "Wij schreven u eerder dat het uiterlijk maandag 30 november 2026 zou zijn. Dat lukt niet." in text
    assert "daarin staat maandag 16 november 2026. Dat spijt ons." in text


@pytest.mark.parametrize(
    "words",
    [
        "Ja, in behandeling. Mark Verbeek doet dit, uiterlijk 30 oktober.",
        "Mark Verbeek doet dit. Uiterlijk vrijdag 30 oktober klaar.",
        "Mark Verbeek doet dit en de termijn is 30-10-2026",
    ],
)
def test_the_day_that_the_directie_gives_with_a_handler_is_kept(tmp_path: Path, words: str) -> None:
    desk = Desk(tmp_path, "work2work")
    desk.mail(MONDAY)
    assert desk.answer(at("2026-10-05 13:00"), ELLEN, "vraag-ontvankelijkheid", words) is Disposition.COMMANDED
    assert desk.case().handler.email == MARK
    assert desk.case().last("extended").data["until"] == "2026-10-30"


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("Mark Verbeek doet dit. Termijn: 4 weken", "2026-11-02"),
        ("Ja, in behandeling.\nBehandelaar: Mark Verbeek\nTermijn: 4 weken", "2026-11-02"),
        ("Mark Verbeek doet dit, termijn drie weken", "2026-10-26"),
        ("Mark Verbeek, termijn is vier weken", "2026-11-02"),
        ("Ja, in behandeling, termijn van vier weken na ontvangst. Mark Verbeek doet dit.", "2026-11-02"),
        ("Mark Verbeek, verleng met 1 week", "2026-10-26"),  # on top of the two weeks that are aimed at
    ],
)
def test_a_length_of_time_for_the_term_counts_from_the_receipt(tmp_path: Path, words: str, until: str) -> None:
    desk = Desk(tmp_path, "work2work")
    desk.mail(MONDAY)
    assert desk.answer(at("2026-10-06 13:00"), ELLEN, "vraag-ontvankelijkheid", words) is Disposition.COMMANDED
    assert desk.case().handler.email == MARK
    assert desk.case().last("extended").data["until"] == until


def test_more_than_four_weeks_is_refused_with_why(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "work2work")
    desk.mail(MONDAY)
    words = "Mark Verbeek doet dit. Termijn: 6 weken"
    assert desk.answer(at("2026-10-05 13:00"), ELLEN, "vraag-ontvankelijkheid", words) is Disposition.REFUSED
    assert "Verder dan vier weken na ontvangst kan de termijn niet." in desk.text(desk.letters("begreep-niet", ELLEN)[-1])


def test_a_day_beyond_the_regulation_is_refused_with_why_and_nothing_is_done(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "work2work")
    desk.mail(MONDAY)
    words = "Mark Verbeek doet dit, uiterlijk 30 november."
    assert desk.answer(at("2026-10-05 13:00"), ELLEN, "vraag-ontvankelijkheid", words) is Disposition.REFUSED
    assert desk.case().handler is None


def test_elsewhere_such_a_day_is_no_extension(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY)
    words = "Karin doet dit, uiterlijk 30 oktober."
    desk.answer(at("2026-10-05 14:00"), "h.dijkstra@consonanza.example", "opdracht-behandelaar", words)
    assert not desk.case().has("extended")


def test_a_talk_that_is_not_reported_is_asked_about_once_more_and_then_of_the_directie(tmp_path: Path) -> None:
    desk, geert = Desk(tmp_path, "werkpro"), "g.bolhuis@werkpro.example"
    desk.mail(MONDAY)
    desk.answer(at("2026-10-05 14:00"), geert, "opdracht-behandelaar", "Doe ik zelf")
    desk.send(at("2026-10-05 14:01"))
    desk.answer(at("2026-10-06 10:00"), geert, "vraag-gesprek", "Gesprek op 8 oktober om 10.00 uur")
    run(desk, "2026-10-09", "2026-10-15")
    assert [row.recipient for row in desk.letters("verzoek-verslag")] == [geert]
    run(desk, "2026-10-16", "2026-10-23", "2026-10-30")
    asked = [row.recipient for row in desk.letters("verzoek-verslag")]
    assert asked == [geert, geert, "m.postma@werkpro.example"]
    assert "Wij vroegen dit aan Geert Bolhuis. Er is nog geen antwoord." in desk.text(desk.letters("verzoek-verslag")[-1])
    words = "Verslag: wij spraken elkaar op 8 oktober en hij vertelde wat er in de regen gebeurde."
    assert desk.answer(at("2026-10-30 11:00"), geert, "verzoek-verslag", words) is Disposition.COMMANDED
    desk.send(at("2026-10-30 11:01"))
    assert desk.letters("verslag-gesprek", CLIENT)
