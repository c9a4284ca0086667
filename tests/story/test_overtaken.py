"""Letters that wait and are overtaken by what happens next: nobody reads what is no longer so."""

from pathlib import Path
from typing import Any

import pytest
from story.desk import Desk, at, reading
from story.test_course import CLIENT, handled, staff

from bot.domain.decide import Disposition

HANNEKE, KARIN, BERT = "h.dijkstra@consonanza.example", "k.oosterhof@consonanza.example", "b.vanderlaan@consonanza.example"
WOUTER, JAN = "w.hummel@consonanza.example", "jan@klant.example"
MONDAY = at("2026-10-05 09:12")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    found.mail(MONDAY, reading(employees=("Wouter Hummel",)))
    found.send(MONDAY)
    return found


def _do(desk: Desk, now: str, sender: str, kind: str, body: str) -> None:
    assert desk.answer(at(now), sender, kind, body) is Disposition.COMMANDED, body


def _gone(desk: Desk, now: str, kind: str, recipient: str) -> list[str]:
    """The texts of the letters of a kind that this reader has by then."""
    desk.send(at(now))
    return [desk.text(row) for row in desk.letters(kind, recipient) if row.state == "sent"]


def _withdraws(desk: Desk, now: str) -> Disposition | None:
    return desk.mail(
        at(now), reading("intrekking"), sender=JAN, subject="Re: klacht 2026-001", body="Laat maar, ik trek mijn klacht in."
    )


def test_a_talk_that_is_moved_before_the_invitation_left_is_one_invitation(tmp_path: Path) -> None:
    desk, _, handler, employee = handled(tmp_path, "leermakers")
    _do(desk, "2026-10-07 10:00", handler, "vraag-gesprek", "di 13/10 om 14.00u")
    _do(desk, "2026-10-07 10:03", handler, "vraag-gesprek", "wo 14/10 om 10.00 uur het gesprek")
    for reader in (CLIENT, employee):
        (text,) = _gone(desk, "2026-10-07 10:10", "uitnodiging-gesprek", reader)
        assert "14 oktober" in text
        assert "13 oktober" not in text
        assert "verplaatst" not in text


def test_who_had_the_first_invitation_reads_that_the_talk_was_moved_once(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "leermakers")
    _do(desk, "2026-10-07 10:00", handler, "vraag-gesprek", "di 13/10 om 14.00u")
    desk.send(at("2026-10-07 10:01"))
    _do(desk, "2026-10-07 10:03", handler, "vraag-gesprek", "wo 14/10 om 10.00 uur het gesprek")
    _do(desk, "2026-10-07 10:05", handler, "vraag-gesprek", "do 15/10 om 11.00 uur het gesprek")
    first, second = _gone(desk, "2026-10-07 10:10", "uitnodiging-gesprek", CLIENT)
    assert "13 oktober" in first
    assert "15 oktober" in second
    assert "verplaatst" in second


def test_a_talk_called_off_before_anybody_was_invited_is_told_to_nobody(tmp_path: Path) -> None:
    desk, _, handler, employee = handled(tmp_path, "leermakers")
    _do(desk, "2026-10-07 10:00", handler, "vraag-gesprek", "di 13/10 om 14.00u")
    _do(desk, "2026-10-07 10:03", handler, "vraag-gesprek", "het gesprek gaat niet door")
    assert not _gone(desk, "2026-10-07 10:10", "uitnodiging-gesprek", CLIENT)
    assert not _gone(desk, "2026-10-07 10:10", "uitnodiging-gesprek", employee)


def test_a_second_plan_taken_back_lets_the_first_invitation_go(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "leermakers")
    _do(desk, "2026-10-07 10:00", handler, "vraag-gesprek", "di 13/10 om 14.00u")
    _do(desk, "2026-10-07 10:03", handler, "vraag-gesprek", "wo 14/10 om 10.00 uur het gesprek")
    _do(desk, "2026-10-07 10:05", handler, "uitgevoerd", "ongedaan")
    (text,) = _gone(desk, "2026-10-07 10:10", "uitnodiging-gesprek", CLIENT)
    assert "13 oktober" in text


def test_another_handler_within_minutes_is_the_only_one_that_anybody_hears_of(desk: Desk) -> None:
    _do(desk, "2026-10-05 12:00", HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    _do(desk, "2026-10-05 12:02", HANNEKE, "opdracht-behandelaar", "Niet Karin maar Bert van der Laan")
    (text,) = _gone(desk, "2026-10-05 12:15", "bericht-behandelaar", JAN)
    assert "Bert van der Laan" in text
    assert "Karin" not in text
    assert not [row for row in desk.letters(recipient=KARIN) if row.state == "sent"]
    assert len(_gone(desk, "2026-10-05 12:15", "opdracht", BERT)) == 1


def test_a_handler_who_knew_of_it_still_hears_that_another_takes_over(desk: Desk) -> None:
    _do(desk, "2026-10-05 12:00", HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    desk.send(at("2026-10-05 12:01"))
    _do(desk, "2026-10-05 12:02", HANNEKE, "opdracht-behandelaar", "Niet Karin maar Bert van der Laan")
    assert any("2026-001" in text for text in _gone(desk, "2026-10-05 12:15", "melding-directie", KARIN))


@pytest.mark.parametrize(
    ("words", "wrong", "right"),
    [("De naam van de klager is Joris de Wit", "Jan de Wit", "Joris de Wit")],
)
def test_a_corrected_name_stands_in_the_letters_that_waited(desk: Desk, words: str, wrong: str, right: str) -> None:
    _do(desk, "2026-10-05 12:00", HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    _do(desk, "2026-10-05 12:02", HANNEKE, "uitgevoerd", words)
    (text,) = _gone(desk, "2026-10-05 12:15", "bericht-behandelaar", JAN)
    assert right in text
    (task,) = _gone(desk, "2026-10-05 12:15", "opdracht", KARIN)
    assert right in task
    assert wrong not in task.partition("Kenmerk")[0].replace(right, "")


def test_a_corrected_receipt_stands_in_the_letters_that_waited(desk: Desk) -> None:
    _do(desk, "2026-10-05 12:00", HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    _do(desk, "2026-10-05 12:02", HANNEKE, "uitgevoerd", "De ontvangstdatum is 1 oktober 2026")
    (task,) = _gone(desk, "2026-10-05 12:15", "opdracht", KARIN)
    assert "1 oktober 2026" in task
    assert "5 oktober 2026" not in task


def test_a_correction_taken_back_stands_in_no_letter(desk: Desk) -> None:
    _do(desk, "2026-10-05 12:00", HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    _do(desk, "2026-10-05 12:02", HANNEKE, "uitgevoerd", "De naam van de klager is Joris de Wit")
    _do(desk, "2026-10-05 12:04", HANNEKE, "uitgevoerd", "ongedaan")
    (text,) = _gone(desk, "2026-10-05 12:15", "bericht-behandelaar", JAN)
    assert "Jan de Wit" in text
    assert "Joris" not in text


def test_who_turns_out_to_be_concerned_gets_nothing_that_waited_for_him(desk: Desk) -> None:
    _do(desk, "2026-10-05 12:00", HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    _do(desk, "2026-10-05 12:02", HANNEKE, "uitgevoerd", "betrokken is Karin Oosterhof")
    assert not _gone(desk, "2026-10-05 12:15", "opdracht", KARIN)
    assert not _gone(desk, "2026-10-05 12:15", "bericht-behandelaar", JAN)


def _approved(desk: Desk, words: str = "akkoord") -> None:
    """The outcome is agreed with at 16.00 and waits."""
    _do(desk, "2026-10-05 12:00", HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    desk.send(at("2026-10-05 12:01"))
    _do(desk, "2026-10-12 10:00", KARIN, "opdracht", "Gesprek gehad op 9 oktober met de klager en Wouter.")
    desk.rounds(at("2026-10-13 09:00"))
    desk.send(at("2026-10-13 09:01"))
    _do(desk, "2026-10-13 10:00", KARIN, "opdracht", "Gegrond, want Wouter vergat de afspraak. Maatregel: hij belt voortaan.")
    desk.send(at("2026-10-13 10:01"))
    kind = "concept-uitkomst" if desk.letters("concept-uitkomst", KARIN) else "vraag-oordeel"
    _do(desk, "2026-10-13 16:00", KARIN, kind, words)
    assert desk.letters("uitkomst", JAN)[-1].state == "queued"


def test_an_outcome_waits_while_it_is_asked_whether_we_stop_and_does_not_leave_when_we_do(desk: Desk) -> None:
    _approved(desk)
    assert _withdraws(desk, "2026-10-13 16:05") is Disposition.ADDED
    asked = desk.letters("melding-directie", HANNEKE)[-1]
    assert "ligt klaar en wacht op uw besluit" in desk.text(asked)
    assert "14 oktober 2026 om 16.59 uur" in desk.text(asked)
    assert not _gone(desk, "2026-10-14 09:00", "uitkomst", JAN)
    _do(desk, "2026-10-14 09:30", HANNEKE, "melding-directie", "ja, stop de behandeling")
    assert not _gone(desk, "2026-10-14 16:59", "uitkomst", JAN)
    assert desk.letters("bevestiging-intrekking", JAN)[-1].state == "sent"
    assert not desk.case().has("outcome_sent")
    done: Any = desk.letters("uitgevoerd", HANNEKE)[-1]
    assert "Niet meer verstuurd" in desk.text(done)


def test_an_outcome_agreed_with_and_the_case_closed_in_one_answer_is_sent_and_counts(desk: Desk) -> None:
    _approved(desk, "Akkoord, en sluit de zaak")
    assert desk.case().state == "gesloten"
    assert len(_gone(desk, "2026-10-13 16:10", "uitkomst", JAN)) == 1
    assert desk.case().has("outcome_sent")
    assert desk.case().state == "gesloten"


def test_who_agreed_and_then_writes_that_it_must_not_go_holds_it_back(desk: Desk) -> None:
    _approved(desk)
    assert desk.answer(at("2026-10-13 16:03"), KARIN, "concept-uitkomst", "Wacht, nog niet sturen!") is Disposition.REFUSED
    assert not _gone(desk, "2026-10-14 12:00", "uitkomst", JAN)
    assert "gaat daarom niet weg" in desk.text(desk.letters("begreep-niet", KARIN)[-1])
    _do(desk, "2026-10-14 13:00", KARIN, "concept-uitkomst", "akkoord")
    assert len(_gone(desk, "2026-10-14 13:15", "uitkomst", JAN)) == 1
    assert desk.case().state == "beantwoord"


def _drafted_by_two(folder: Path) -> tuple[Desk, str, str]:
    """At Work2Work the directie decides: two directors read the draft."""
    found, first, handler, _ = handled(folder, "work2work")
    second = next(each for each in found.bureau.directie if each != first)
    found.answer(at("2026-10-07 10:00"), handler, "opdracht", "Gesprek gehad op 7 oktober met de klager en Joost.")
    found.send(at("2026-10-07 10:01"))
    advice = "Gegrond, want Joost vergat de afspraak. Maatregel: hij belt voortaan."
    found.answer(at("2026-10-08 10:00"), handler, "opdracht", advice)
    found.send(at("2026-10-08 10:01"))
    found.answer(at("2026-10-09 10:00"), first, "vraag-oordeel", advice)
    found.send(at("2026-10-09 10:01"))
    assert {row.recipient for row in found.letters("concept-uitkomst")} == {first, second}
    return found, first, second


def test_a_director_s_no_holds_the_letter_that_another_agrees_with(tmp_path: Path) -> None:
    desk, first, second = _drafted_by_two(tmp_path)
    assert desk.answer(at("2026-10-09 11:00"), first, "concept-uitkomst", "niet sturen") is Disposition.REFUSED
    assert desk.answer(at("2026-10-09 11:05"), second, "concept-uitkomst", "akkoord") is Disposition.REFUSED
    refused = desk.text(desk.letters("begreep-niet", second)[-1])
    person = desk.bureau.person(first)
    assert person is not None
    assert f"{person.name} wil deze brief zo nog niet versturen" in refused
    assert not _gone(desk, "2026-10-12 12:00", "uitkomst", CLIENT)
    _do(desk, "2026-10-12 13:00", first, "concept-uitkomst", "akkoord")
    assert len(_gone(desk, "2026-10-12 13:15", "uitkomst", CLIENT)) == 1


def test_a_director_s_no_stops_the_letter_that_another_agreed_with_and_who_agreed_hears_it(tmp_path: Path) -> None:
    desk, first, second = _drafted_by_two(tmp_path)
    _do(desk, "2026-10-09 11:00", second, "concept-uitkomst", "akkoord")
    assert desk.answer(at("2026-10-09 11:05"), first, "concept-uitkomst", "Nee, niet sturen.") is Disposition.REFUSED
    assert not _gone(desk, "2026-10-12 12:00", "uitkomst", CLIENT)
    told = desk.text(desk.letters("melding-directie", second)[-1])
    assert "wil hem zo nog niet versturen" in told
    assert "Nee, niet sturen." in told


def test_an_outcome_leaves_when_nobody_says_that_we_stop(desk: Desk) -> None:
    _approved(desk)
    _withdraws(desk, "2026-10-13 16:05")
    assert not _gone(desk, "2026-10-14 16:58", "uitkomst", JAN)
    assert len(_gone(desk, "2026-10-14 16:59", "uitkomst", JAN)) == 1
    assert desk.case().has("outcome_sent")


def test_an_employee_who_was_not_told_yet_does_not_hear_of_a_complaint_that_ended(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "leermakers")
    evening = at("2026-10-05 20:00")
    director, _, employee, address = staff("leermakers")
    desk.mail(evening, reading(employees=(employee,)))
    desk.send(evening)
    assert desk.letters("kennisgeving-medewerker", address)
    _do(desk, "2026-10-05 20:10", director, "opdracht-behandelaar", "Dit is geen klacht maar een vraag")
    assert _gone(desk, "2026-10-06 10:00", "kennisgeving-medewerker", address) == []
