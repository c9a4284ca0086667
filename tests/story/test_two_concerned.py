"""Two employees concerned: what is asked of each, and what waits for both."""

from datetime import date, timedelta
from pathlib import Path

from story.desk import Desk, at, reading
from story.test_course import MONDAY

from bot.domain.decide import Disposition


def about_two(folder: Path, name: str, director: str, handler: str, employees: tuple[str, str]) -> Desk:
    desk = Desk(folder, name)
    desk.mail(MONDAY, reading(employees=employees, event_dates=(date(2026, 9, 29),)))
    desk.send(MONDAY)
    assert desk.answer(at("2026-10-05 10:00"), director, "opdracht-behandelaar", handler) is Disposition.COMMANDED
    desk.send(at("2026-10-05 10:00"))
    return desk


def heard(desk: Desk, handler: str) -> None:
    desk.answer(at("2026-10-05 11:00"), handler, "vraag-gesprek", "di 6/10 om 14.00u")
    report = "Het gesprek is gehouden op 6 oktober. De melder vertelde wat er gebeurde, en dat hij graag excuses wil."
    desk.rounds(at("2026-10-07 09:00"))
    assert desk.answer(at("2026-10-07 10:00"), handler, "verzoek-verslag", report) is Disposition.COMMANDED
    desk.send(at("2026-10-07 10:00"))


def test_loket3_asks_for_the_verdict_when_both_have_reacted(tmp_path: Path) -> None:
    handler = "l.verhoeven@loket3.example"
    desk = about_two(tmp_path, "loket3", "a.bakker@loket3.example", "Linda Verhoeven", ("Bram Peeters", "Chantal Maas"))
    heard(desk, handler)
    desk.answer(at("2026-10-08 10:00"), "b.peeters@loket3.example", "verzoek-reactie", "Ik was te laat, dat klopt.")
    desk.rounds(at("2026-10-09 10:00"))
    assert not desk.letters("vraag-oordeel")
    answer = "Ik had moeten bellen, dat klopt."
    assert desk.answer(at("2026-10-09 11:00"), "c.maas@loket3.example", "verzoek-reactie", answer) is Disposition.COMMANDED
    assert desk.letters("vraag-oordeel", handler)


def test_the_handler_sums_up_what_each_of_two_said(tmp_path: Path) -> None:
    handler = "l.verhoeven@loket3.example"
    desk = about_two(tmp_path, "loket3", "a.bakker@loket3.example", "Linda Verhoeven", ("Bram Peeters", "Chantal Maas"))
    heard(desk, handler)
    desk.answer(at("2026-10-08 10:00"), "b.peeters@loket3.example", "verzoek-reactie", "Ik was te laat, dat klopt.")
    answer = "Chantal zegt dat zij had moeten bellen en dat het haar spijt."
    assert desk.answer(at("2026-10-08 11:00"), handler, "melding-directie", answer) is Disposition.COMMANDED
    assert desk.letters("vraag-oordeel", handler)


def test_werkpro_waits_for_both_or_for_the_end_of_the_term_of_who_stays_silent(tmp_path: Path) -> None:
    desk = about_two(tmp_path, "werkpro", "g.bolhuis@werkpro.example", "Ilse ten Have", ("Storm Hoekstra", "Mei Lin Wong"))
    heard(desk, "i.tenhave@werkpro.example")
    desk.answer(at("2026-10-08 10:00"), "s.hoekstra@werkpro.example", "verzoek-reactie", "Ik was te laat, dat klopt.")
    for day in range(30):
        moment = at("2026-10-08 11:00") + timedelta(days=day)
        desk.rounds(moment)
        desk.send(moment)
        if desk.letters("vraag-oordeel"):
            break
    assert moment.date() == date(2026, 10, 20)  # the term of two weeks ended on Monday 19 October
