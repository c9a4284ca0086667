"""What happens a second time: appointed again, withdrawn again, reopened. Everybody hears it as he did the first time."""

from datetime import datetime, timedelta
from pathlib import Path

from story.desk import Desk, at, make_mail, reading
from story.test_course import CLIENT, MONDAY, handled, staff

from bot.domain.decide import Disposition

HANNEKE, BERT = "h.dijkstra@consonanza.example", "b.vanderlaan@consonanza.example"
KARIN = "k.oosterhof@consonanza.example"
NEXT_MONDAY = at("2026-10-12 08:00")


def _do(desk: Desk, now: datetime, sender: str, kind: str, body: str) -> None:
    assert desk.answer(now, sender, kind, body) is Disposition.COMMANDED
    desk.send(now)


def _new(desk: Desk, before: int) -> list[tuple[str, str]]:
    return [pair for pair in desk.outline()[before:] if pair[0] != "uitgevoerd"]


def test_a_handler_who_is_appointed_again_hears_it_and_is_asked_again(tmp_path: Path) -> None:
    desk, director, _, _ = handled(tmp_path, "consonanza")
    _do(desk, at("2026-10-07 10:00"), director, "opdracht-behandelaar", "Niet Karin maar Bert van der Laan doet dit.")
    for day in (8, 9):
        name, other = ("Karin", "b.vanderlaan") if day == 8 else ("Bert van der Laan", "k.oosterhof")
        mine, before = ("k.oosterhof" if day == 8 else "b.vanderlaan"), len(desk.outline())
        _do(desk, at(f"2026-10-0{day} 10:00"), director, "opdracht-behandelaar", f"{name} doet dit.")
        assert _new(desk, before) == [
            ("bericht-behandelaar", "jan"), ("opdracht", mine), ("melding-directie", other), ("vraag-gesprek", mine),
        ]  # fmt: skip
        assert name in desk.text(desk.letters("bericht-behandelaar", CLIENT)[-1])
    _do(desk, at("2026-10-09 11:00"), director, "opdracht-behandelaar", "Karin doet dit.")
    desk.rounds(NEXT_MONDAY)
    digest = desk.text(desk.letters("weekoverzicht", director)[-1])
    assert "Karin Oosterhof" in digest
    assert "Bert van der Laan dag van het gesprek" not in digest


def test_a_second_withdrawal_is_confirmed_and_the_handler_hears_at_once_that_it_was_reopened(tmp_path: Path) -> None:
    desk, director, handler, _ = handled(tmp_path, "consonanza")
    _do(desk, at("2026-10-07 10:00"), handler, "opdracht", "De klager heeft de klacht ingetrokken.")
    for day in (8, 13):
        before = len(desk.outline())
        _do(desk, at(f"2026-10-{day:02} 10:00"), director, "opdracht-behandelaar", "heropen")
        assert _new(desk, before) == [
            ("bericht-behandelaar", "jan"), ("opdracht", "k.oosterhof"), ("kennisgeving-medewerker", "w.hummel"),
            ("vraag-gesprek", "k.oosterhof"),
        ]  # fmt: skip
        letter = desk.letters("opdracht", handler)[-1]
        assert letter.subject == "U behandelt klacht 2026-001 weer: de zaak is heropend"
        assert "De zaak is weer open." in desk.text(letter)
        before = len(desk.outline())
        _do(desk, at(f"2026-10-{day:02} 11:00"), handler, "opdracht", "De klager heeft de klacht ingetrokken.")
        assert _new(desk, before) == [("bevestiging-intrekking", "jan"), ("kennisgeving-medewerker", "w.hummel")]


def test_a_talk_that_the_withdrawal_called_off_is_asked_for_when_it_is_reopened(tmp_path: Path) -> None:
    desk, director, handler, _ = handled(tmp_path, "consonanza")
    _do(desk, at("2026-10-07 10:00"), handler, "vraag-gesprek", "dinsdag 20 oktober om 10 uur")
    _do(desk, at("2026-10-07 11:00"), handler, "opdracht", "De klager heeft de klacht ingetrokken.")
    _do(desk, at("2026-10-08 10:00"), director, "opdracht-behandelaar", "heropen")
    assert len(desk.letters("vraag-gesprek", handler)) == 2
    _do(desk, at("2026-10-08 11:00"), handler, "vraag-gesprek", "dinsdag 20 oktober om 10 uur")
    assert len(desk.letters("uitnodiging-gesprek", CLIENT)) == 3


def test_a_handler_who_reopens_it_himself_is_not_told_what_he_did(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "consonanza")
    _do(desk, at("2026-10-07 10:00"), handler, "opdracht", "De klager heeft de klacht ingetrokken.")
    before = len(desk.outline())
    _do(desk, at("2026-10-08 10:00"), handler, "opdracht", "heropen")
    assert _new(desk, before) == [
        ("bericht-behandelaar", "jan"), ("kennisgeving-medewerker", "w.hummel"), ("vraag-gesprek", "k.oosterhof"),
    ]  # fmt: skip


def test_a_new_verdict_after_a_reopening_has_a_draft_and_an_outcome_of_its_own(tmp_path: Path) -> None:
    desk, director, handler, _ = handled(tmp_path, "consonanza")
    for day, why in ((7, "er was wel gebeld"), (9, "uit de lijst blijkt dat er is gebeld")):
        now = at(f"2026-10-{day:02} 10:00")
        _do(desk, now, handler, "opdracht", f"Ongegrond, want {why}.")
        _do(desk, now + timedelta(hours=1), handler, "concept-uitkomst", "akkoord")
        assert why in desk.text(desk.letters("uitkomst", CLIENT)[-1]).lower()
        if day == 7:
            _do(desk, at("2026-10-08 10:00"), director, "opdracht-behandelaar", "heropen")
    drafts = [desk.text(row) for row in desk.letters("concept-uitkomst", handler)]
    assert ["uit de lijst" in draft.lower() for draft in drafts] == [False, True]
    assert {row.state for row in desk.letters("uitkomst", CLIENT)} == {"sent"}


def test_an_employee_who_was_told_that_it_was_over_hears_that_it_is_not(tmp_path: Path) -> None:
    desk, director, handler, employee = handled(tmp_path, "consonanza")
    _do(desk, at("2026-10-07 10:00"), handler, "opdracht", "Dit is geen klacht maar een vraag.")
    _do(desk, at("2026-10-08 10:00"), director, "opdracht-behandelaar", "heropen")
    told = desk.letters("kennisgeving-medewerker", employee)
    assert len(told) == 3
    assert "Wij behandelen de klacht toch." in desk.text(told[-1])
    _do(desk, at("2026-10-09 10:00"), handler, "opdracht", "De klager heeft de klacht ingetrokken.")
    _do(desk, at("2026-10-12 10:00"), director, "opdracht-behandelaar", "heropen")
    told = desk.letters("kennisgeving-medewerker", employee)
    assert len(told) == 5
    assert "is ingetrokken" in desk.text(told[-2])
    assert "Wij behandelen de klacht toch." in desk.text(told[-1])


def test_without_a_handler_the_directie_is_asked_for_one_each_time_and_reads_why(tmp_path: Path) -> None:
    director, handler, _, _ = staff("consonanza")
    desk = Desk(tmp_path)
    desk.mail(MONDAY, reading())
    _do(desk, at("2026-10-06 10:00"), director, "opdracht-behandelaar", "sluit de zaak, want het is opgelost")
    _do(desk, at("2026-10-07 10:00"), director, "opdracht-behandelaar", "heropen")
    assert "Klacht 2026-001 is weer open. Wie behandelt die?" in desk.text(desk.letters("opdracht-behandelaar", director)[-1])
    _do(desk, at("2026-10-08 10:00"), director, "opdracht-behandelaar", "Karin doet dit")
    _do(desk, at("2026-10-09 10:00"), handler, "opdracht", "Ik ben er zelf bij betrokken")
    assert len(desk.letters("opdracht-behandelaar", director)) == 3
    assert "blijkt er zelf bij betrokken" in desk.text(desk.letters("opdracht-behandelaar", director)[-1])


def test_an_employee_is_asked_again_when_the_handler_says_so(tmp_path: Path) -> None:
    desk, _, handler, employee = handled(tmp_path, "werkpro")
    assert len(desk.letters("verzoek-reactie", employee)) == 1
    for number in (2, 3):
        _do(desk, at(f"2026-10-{number + 5:02} 10:00"), handler, "opdracht", "Vraag de medewerker om een reactie")
        assert len(desk.letters("verzoek-reactie", employee)) == number


STORY = (
    (HANNEKE, "opdracht-behandelaar", "Karin doet dit"),
    (HANNEKE, "opdracht-behandelaar", "Bert van der Laan doet dit"),
    (HANNEKE, "opdracht-behandelaar", "Karin doet dit"),
    (KARIN, "vraag-gesprek", "dinsdag 20 oktober om 10 uur"),
    (KARIN, "opdracht", "De klager heeft de klacht ingetrokken."),
    (HANNEKE, "opdracht-behandelaar", "heropen"),
    (HANNEKE, "uitgevoerd", "ongedaan"),
    (HANNEKE, "opdracht-behandelaar", "heropen"),
    (KARIN, "opdracht", "De klager heeft de klacht ingetrokken."),
)


def _told(folder: Path, times: int) -> list[tuple[str, str]]:
    """The letters of the story when each mail comes so often, and each round is made so often."""
    folder.mkdir()
    desk = Desk(folder)
    arrivals = [desk.arrival(make_mail(MONDAY), MONDAY)]
    for hour, (sender, kind, body) in enumerate(((CLIENT, "", ""), *STORY)):
        now = at("2026-10-06 10:00") + timedelta(hours=5 * hour)
        if kind:
            letter = desk.letters(kind, sender)[-1]
            raw = make_mail(now, sender=sender, subject=f"RE: {letter.subject}", body=body, in_reply_to=letter.message_id)
            arrivals.append(desk.arrival(raw, now))
        for number in range(times):
            again = desk.arrival(arrivals[-1].raw, now) if number else arrivals[-1]
            done = desk.take(again, now, reading() if not kind else reading("overig", "leave"))
            assert done is (Disposition.DUPLICATE if number else Disposition.OPENED if not kind else Disposition.COMMANDED), body
            desk.rounds(now)
    return desk.outline()


def test_a_mail_that_is_delivered_again_and_a_round_that_is_made_again_write_nothing(tmp_path: Path) -> None:
    once = _told(tmp_path / "once", 1)
    kinds = [kind for kind, _ in once]
    wanted = {"bericht-behandelaar": 5, "opdracht": 5, "bevestiging-intrekking": 2, "ontvangstbevestiging": 1}
    assert {kind: kinds.count(kind) for kind in wanted} == wanted
    assert _told(tmp_path / "twice", 2) == once
