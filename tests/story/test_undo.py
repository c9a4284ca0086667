"""A colleague takes his answer back: on the real intake and outbox, with what was sent and what still waits."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from story.desk import Desk, at, reading

from bot import outbox
from bot.adapters.smtp import SendResult
from bot.domain.decide import Disposition
from bot.rounds import register_rows

HANNEKE, BERT = "h.dijkstra@consonanza.example", "b.vanderlaan@consonanza.example"
KARIN, WOUTER, JAN = "k.oosterhof@consonanza.example", "w.hummel@consonanza.example", "jan@klant.example"
MONDAY, NOON = at("2026-10-05 09:12"), at("2026-10-05 12:00")
SENT, LATER = SendResult("sent", 250, "ok"), SendResult("retry", 451, "try again")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.mail(MONDAY, reading(employees=("Wouter Hummel",)))
    desk.send(MONDAY)
    return desk


def _send(desk: Desk, now: datetime, *, but: str = "") -> None:
    """Everything that is due goes, but what is for this address: its server says to try again later."""
    for envelope in outbox.claim(desk.store, desk.office, now, bcc=False):
        outbox.settle(desk.store, desk.office, envelope, LATER if envelope.letter.recipient == but else SENT, now)


def _states(desk: Desk, *kinds: str) -> list[tuple[str, str, str]]:
    return [(row.kind, row.recipient.partition("@")[0], row.state) for row in desk.letters() if row.kind in kinds]


def _undo(desk: Desk, now: datetime, sender: str = HANNEKE, body: str = "Ongedaan.") -> Disposition | None:
    return desk.answer(now, sender, "uitgevoerd", body)


def _answer(desk: Desk, now: datetime, sender: str, kind: str, body: str) -> Any:
    found = desk.answer(now, sender, kind, body)
    assert found is Disposition.COMMANDED
    return desk.case()


def test_a_wrong_handler_is_taken_back_before_anybody_was_told(desk: Desk) -> None:
    _answer(desk, NOON, HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    assert _undo(desk, at("2026-10-05 12:01")) is Disposition.COMMANDED
    assert (desk.case().handler, desk.case().state) == (None, "ontvangen")
    assert "behandelaar-1" not in desk.case().parties
    told = _states(desk, "bericht-behandelaar", "opdracht", "vraag-gesprek")
    assert {state for _, _, state in told} == {"withdrawn"}
    desk.send(at("2026-10-05 12:02"))
    assert not [row for row in desk.letters(recipient=KARIN) if row.state == "sent"]
    assert "teruggedraaid" in desk.text(desk.letters("uitgevoerd", HANNEKE)[-1])


def test_after_it_the_question_is_open_again_and_the_next_answer_is_carried_out(desk: Desk) -> None:
    _answer(desk, NOON, HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    _undo(desk, at("2026-10-05 12:01"))
    assert [row.recipient for row in desk.letters("opdracht-behandelaar")] == [HANNEKE, BERT, HANNEKE, BERT]
    case = _answer(desk, at("2026-10-05 12:10"), HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    assert case.handler.email == KARIN
    assert ("opdracht", "k.oosterhof", "queued") in _states(desk, "opdracht")
    assert desk.letters("vraag-gesprek", KARIN)[-1].state == "queued"
    assert desk.answer(at("2026-10-05 12:11"), BERT, "opdracht-behandelaar", "Wouter") is Disposition.REFUSED


def test_a_colleague_who_still_has_the_first_letter_may_answer_that(desk: Desk) -> None:
    _answer(desk, NOON, HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    _undo(desk, at("2026-10-05 12:01"))
    first = desk.letters("opdracht-behandelaar", BERT)[0]
    desk.mail(at("2026-10-05 12:05"), reading("overig", "leave"), sender=BERT, body="Karin", in_reply_to=first.message_id)
    assert desk.case().handler.email == KARIN
    assert desk.answer(at("2026-10-05 12:06"), HANNEKE, "opdracht-behandelaar", "Bert") is Disposition.REFUSED
    assert desk.case().handler.email == KARIN


def test_a_handler_who_was_told_hears_that_it_counts_no_more(desk: Desk) -> None:
    _answer(desk, NOON, HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    _send(desk, NOON, but=JAN)
    assert _undo(desk, at("2026-10-05 12:05")) is Disposition.COMMANDED
    assert ("bericht-behandelaar", "jan", "withdrawn") in _states(desk, "bericht-behandelaar")
    note = desk.letters("melding-directie", KARIN)[-1]
    assert "telt niet meer" in desk.text(note)
    assert "Wouter" not in desk.text(note)
    desk.send(at("2026-10-06 09:00"))
    assert not [row for row in desk.letters("bericht-behandelaar") if row.state == "sent"]
    assert desk.answer(at("2026-10-06 09:05"), KARIN, "opdracht", "Gesprek op 12 oktober om 10.00 uur") is Disposition.REFUSED
    assert "telt" in desk.text(desk.letters("begreep-niet", KARIN)[-1])
    assert not desk.case().has("hearing_planned")


def test_what_the_client_was_told_is_not_taken_back(desk: Desk) -> None:
    _answer(desk, NOON, HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    assert "“ongedaan”" not in desk.text(desk.letters("uitgevoerd", HANNEKE)[-1])
    desk.send(NOON)
    assert _undo(desk, at("2026-10-05 12:05")) is Disposition.REFUSED
    assert desk.case().handler.email == KARIN
    assert "er is al een brief verstuurd" in desk.text(desk.letters("begreep-niet", HANNEKE)[-1])


def test_a_letter_of_which_nobody_knows_whether_it_went_is_not_taken_back(desk: Desk) -> None:
    _answer(desk, NOON, HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    for envelope in outbox.claim(desk.store, desk.office, NOON, bcc=False):
        outbox.settle(desk.store, desk.office, envelope, SendResult("uncertain", 0, "timeout"), NOON)
    assert _undo(desk, at("2026-10-05 12:05")) is Disposition.REFUSED
    assert desk.case().handler.email == KARIN


def test_a_mail_called_a_complaint_is_taken_back_while_the_confirmation_waits(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY, reading("klacht", "ask"))
    desk.send(MONDAY)
    _answer(desk, NOON, HANNEKE, "vraag-indeling", "klacht")
    assert _undo(desk, at("2026-10-05 12:01")) is Disposition.COMMANDED
    case = desk.case()
    assert (case.state, case.number) == ("gevraagd", "2026-001")
    desk.send(at("2026-10-05 12:02"))
    assert not [row for row in desk.letters(recipient=JAN) if row.state == "sent"]
    with desk.store.transaction() as unit:
        assert register_rows(unit, desk.office) == []
    assert desk.letters("vraag-indeling", HANNEKE)[-1].state == "sent"
    _answer(desk, at("2026-10-05 13:00"), HANNEKE, "vraag-indeling", "vraag")
    with desk.store.transaction() as unit:
        assert [row.result for row in register_rows(unit, desk.office)] == ["geen klacht"]


def test_called_a_complaint_again_it_is_confirmed_after_all(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY, reading("klacht", "ask"))
    _answer(desk, NOON, HANNEKE, "vraag-indeling", "klacht")
    _undo(desk, at("2026-10-05 12:01"))
    case = _answer(desk, at("2026-10-05 13:00"), HANNEKE, "vraag-indeling", "klacht")
    assert (case.state, case.number) == ("ontvangen", "2026-001")
    assert _states(desk, "ontvangstbevestiging") == [
        ("ontvangstbevestiging", "jan", "withdrawn"), ("ontvangstbevestiging", "jan", "queued"),
    ]  # fmt: skip


def test_a_mail_called_a_complaint_stays_one_when_the_confirmation_went(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY, reading("klacht", "ask"))
    _answer(desk, NOON, HANNEKE, "vraag-indeling", "klacht")
    desk.send(NOON)
    assert _undo(desk, at("2026-10-05 12:05")) is Disposition.REFUSED
    assert desk.case().state == "ontvangen"


def test_a_mail_called_a_question_can_be_a_complaint_after_all(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY, reading("klacht", "ask"))
    desk.answer(NOON, HANNEKE, "vraag-indeling", "vraag")
    desk.send(NOON)
    assert "“ongedaan”" in desk.text(desk.letters("uitgevoerd", HANNEKE)[-1])
    assert _undo(desk, at("2026-10-06 11:00"), body="1") is Disposition.COMMANDED
    assert _answer(desk, at("2026-10-06 11:05"), HANNEKE, "vraag-indeling", "klacht").state == "ontvangen"


@pytest.fixture
def judged(desk: Desk) -> Desk:
    """A verdict is given: the draft is with who judges, and nothing went outside because of it."""
    _answer(desk, NOON, HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    desk.send(NOON)
    _answer(desk, at("2026-10-05 13:00"), KARIN, "vraag-gesprek", "Gesprek op 8 oktober om 10.00 uur")
    desk.send(at("2026-10-05 13:00"))
    desk.rounds(at("2026-10-09 09:00"))
    desk.send(at("2026-10-09 09:00"))
    report = "Wij spraken met de klager en met de medewerker. Beiden vertelden hun verhaal. De afspraak was niet doorgegeven."
    desk.answer(at("2026-10-09 10:00"), KARIN, "verzoek-verslag", report)
    desk.send(at("2026-10-09 10:00"))
    desk.rounds(at("2026-10-12 09:00"))
    desk.send(at("2026-10-12 09:00"))
    verdict = "Gegrond. Bevindingen: de afspraak is niet doorgegeven. Redenen: hij kwam niet. Maatregelen: excuses."
    _answer(desk, at("2026-10-12 10:00"), KARIN, "vraag-oordeel", verdict)
    desk.send(at("2026-10-12 10:00"))
    return desk


def test_a_verdict_is_taken_back_with_its_words_and_its_draft(judged: Desk) -> None:
    desk = judged
    assert desk.case().last("verdict_given").data["gegrond"] == "gegrond"
    assert _undo(desk, at("2026-10-12 11:00"), KARIN) is Disposition.COMMANDED
    case = desk.case()
    assert not case.has("verdict_given", "draft_made", "measures_recorded")
    assert "redenen" not in case.file
    drafts = len(desk.letters("concept-uitkomst", KARIN))
    assert desk.answer(at("2026-10-12 11:05"), KARIN, "concept-uitkomst", "akkoord") is Disposition.REFUSED
    assert desk.letters("vraag-oordeel", KARIN)[-1].queued_at == at("2026-10-12 11:00")
    verdict = "Ongegrond. Bevindingen: de afspraak stond er niet. Redenen: hij was er wel."
    case = _answer(desk, at("2026-10-12 11:10"), KARIN, "vraag-oordeel", verdict)
    assert case.last("verdict_given").data["gegrond"] == "ongegrond"
    assert len(desk.letters("concept-uitkomst", KARIN)) == drafts + 1
    _answer(desk, at("2026-10-12 11:20"), KARIN, "concept-uitkomst", "akkoord")
    assert "ongegrond" in desk.text(desk.letters("uitkomst")[-1])
    with desk.store.transaction() as unit:
        (row,) = register_rows(unit, desk.office)
    assert (row.verdict, row.measures) == ("ongegrond", False)


def test_a_verdict_on_which_somebody_decided_is_not_taken_back(judged: Desk) -> None:
    desk = judged
    first = desk.letters("uitgevoerd", KARIN)[-1]
    _answer(desk, at("2026-10-12 10:30"), KARIN, "concept-uitkomst", "akkoord")
    mail = {"sender": KARIN, "body": "ongedaan", "in_reply_to": first.message_id}
    assert desk.mail(at("2026-10-12 10:35"), reading("overig", "leave"), **mail) is Disposition.REFUSED
    assert desk.case().has("verdict_given", "draft_approved")
    assert "daarna is er al iets anders beslist" in desk.text(desk.letters("begreep-niet", KARIN)[-1])


def test_an_approval_is_taken_back_while_the_outcome_waits_and_the_draft_is_put_again(judged: Desk) -> None:
    desk = judged
    _answer(desk, at("2026-10-12 10:30"), KARIN, "concept-uitkomst", "akkoord")
    assert _undo(desk, at("2026-10-12 10:31"), KARIN) is Disposition.COMMANDED
    assert _states(desk, "uitkomst") == [("uitkomst", "jan", "withdrawn")]
    assert len(desk.letters("concept-uitkomst", KARIN)) == 2
    desk.send(at("2026-10-12 10:40"))
    _answer(desk, at("2026-10-12 10:45"), KARIN, "concept-uitkomst", "akkoord")
    desk.send(at("2026-10-12 10:45"))
    assert [state for *_, state in _states(desk, "uitkomst")] == ["withdrawn", "sent"]
    assert desk.case().state == "beantwoord"


def test_taking_it_back_a_second_time_says_that_it_was_done(judged: Desk) -> None:
    told = judged.letters("uitgevoerd", KARIN)[-1]
    mail = {"sender": KARIN, "body": "ongedaan", "in_reply_to": told.message_id}
    assert judged.mail(at("2026-10-12 11:00"), reading("overig", "leave"), **mail) is Disposition.COMMANDED
    log = judged.case().log
    assert judged.mail(at("2026-10-12 11:30"), reading("overig", "leave"), **mail) is Disposition.REFUSED
    assert "Het was al teruggedraaid" in judged.text(judged.letters("begreep-niet", KARIN)[-1])
    assert _undo(judged, at("2026-10-12 11:40"), KARIN) is Disposition.REFUSED
    assert judged.case().log == log


def test_after_a_day_it_is_too_late(judged: Desk) -> None:
    assert _undo(judged, at("2026-10-13 11:00"), KARIN) is Disposition.REFUSED
    assert judged.case().has("verdict_given")
    assert "24 uur" in judged.text(judged.letters("begreep-niet", KARIN)[-1])


def test_nobody_else_takes_it_back_not_even_by_the_word_of_the_directie(judged: Desk) -> None:
    told = judged.letters("uitgevoerd", KARIN)[-1]
    mail = {"sender": BERT, "body": "ongedaan", "in_reply_to": told.message_id}
    assert judged.mail(at("2026-10-12 11:00"), reading("overig", "leave"), **mail) is Disposition.HELD
    assert judged.letters("melding-directie", HANNEKE)[-1].choices == {}
    assert judged.case().has("verdict_given")


def test_ongedaan_to_another_letter_is_asked_about(desk: Desk) -> None:
    assert desk.answer(NOON, HANNEKE, "opdracht-behandelaar", "ongedaan") is Disposition.REFUSED
    assert desk.case().handler is None


def test_terms_follow_the_history_that_is_left(judged: Desk) -> None:
    def planned() -> dict[str, datetime | None]:
        case = judged.case()
        with judged.store.transaction() as unit:
            return {row.term: row.next_at for row in unit.deadline_rows(case.id)}

    before = planned()
    _answer(judged, at("2026-10-12 10:30"), KARIN, "opdracht", "De klacht is ingetrokken.")
    assert planned() != before
    _undo(judged, at("2026-10-12 10:31"), KARIN)
    assert planned() == before
    assert judged.case().state == "in_behandeling"


def test_a_reminder_to_a_handler_who_is_none_any_more_goes_to_who_has_to_act(desk: Desk) -> None:
    _answer(desk, at("2026-11-01 20:00"), HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    desk.rounds(at("2026-11-02 08:30"))
    assert ("herinnering", "k.oosterhof", "queued") in _states(desk, "herinnering")
    _undo(desk, at("2026-11-02 08:31"))
    desk.rounds(at("2026-11-02 08:32"))
    assert {state for _, name, state in _states(desk, "herinnering") if name == "k.oosterhof"} == {"withdrawn"}
    assert ("herinnering", "h.dijkstra", "queued") in _states(desk, "herinnering")


def test_what_the_directie_confirmed_it_takes_back_and_is_asked_again(desk: Desk) -> None:
    asked_of_her = desk.letters("opdracht-behandelaar", HANNEKE)[0]
    words = {"sender": BERT, "body": "Karin doet dit", "in_reply_to": asked_of_her.message_id}
    assert desk.mail(NOON, reading("overig", "leave"), **words) is Disposition.HELD
    _answer(desk, at("2026-10-05 12:10"), HANNEKE, "melding-directie", "uitvoeren")
    assert desk.case().handler.email == KARIN
    assert _undo(desk, at("2026-10-05 12:11")) is Disposition.COMMANDED
    assert desk.case().handler is None
    assert "telt niet meer" in desk.text(desk.letters("melding-directie", BERT)[-1])
    asked = next(row for row in desk.letters("melding-directie", HANNEKE) if row.choices)
    mail = {"sender": HANNEKE, "body": "uitvoeren", "in_reply_to": asked.message_id}
    assert desk.mail(at("2026-10-05 12:15"), reading("overig", "leave"), **mail) is Disposition.COMMANDED
    assert desk.case().handler.email == KARIN
    assert len(desk.letters("uitgevoerd", BERT)) == 2
    assert _undo(desk, at("2026-10-05 12:16")) is Disposition.COMMANDED
    kinds = ["received", "handler_assigned", "noted", "undone"]
    assert [event.kind for event in desk.case().events] == ["received", "confirmed", "employee_told"]
    assert [event.kind for event in desk.case().log if event.kind in kinds] == [*kinds, *kinds[1:]]
    mail = {"sender": HANNEKE, "body": "niet uitvoeren", "in_reply_to": asked.message_id}
    assert desk.mail(at("2026-10-05 12:20"), reading("overig", "leave"), **mail) is Disposition.NOTED
    assert desk.case().handler is None


def test_an_employee_who_was_named_is_no_longer_concerned(desk: Desk) -> None:
    desk.answer(NOON, HANNEKE, "opdracht-behandelaar", "Het gaat over Karin Oosterhof")
    assert [party.email for party in desk.case().involved] == [WOUTER, KARIN]
    assert _undo(desk, at("2026-10-05 12:01")) is Disposition.COMMANDED
    assert [party.email for party in desk.case().involved] == [WOUTER]
    assert not [row for row in desk.letters("kennisgeving-medewerker", KARIN) if row.state == "queued"]
    assert _answer(desk, at("2026-10-05 12:05"), HANNEKE, "opdracht-behandelaar", "Karin doet dit").handler.email == KARIN


def test_who_stepped_back_is_kept_out_and_cannot_take_that_back(desk: Desk) -> None:
    _answer(desk, NOON, HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    desk.send(NOON)
    _answer(desk, at("2026-10-05 13:00"), KARIN, "opdracht", "Ik ben er zelf bij betrokken, dus ik kan dit niet doen.")
    assert "“ongedaan”" not in desk.text(desk.letters("uitgevoerd", KARIN)[-1])
    assert _undo(desk, at("2026-10-05 13:05"), KARIN) is Disposition.REFUSED
    assert desk.case().handler is None


def test_the_same_undo_delivered_twice_is_done_once(judged: Desk) -> None:
    told = judged.letters("uitgevoerd", KARIN)[-1]
    mail = {"sender": KARIN, "body": "ongedaan", "in_reply_to": told.message_id, "message_id": "<een@consonanza.example>"}
    found = [judged.mail(at(f"2026-10-12 11:0{minute}"), reading("overig", "leave"), **mail) for minute in (0, 1)]
    assert found == [Disposition.COMMANDED, Disposition.DUPLICATE]
    assert sum(event.kind == "undone" for event in judged.case().log) == 1


def test_a_pause_is_taken_back_with_its_reason_and_what_was_due_is_due_again(desk: Desk) -> None:
    def due() -> set[datetime | None]:
        case = desk.case()
        with desk.store.transaction() as unit:
            return {row.next_at for row in unit.deadline_rows(case.id)}

    before = due()
    _answer(desk, NOON, HANNEKE, "opdracht-behandelaar", "pauzeer 2026-001 tot 23 november, want Jan ligt in het ziekenhuis")
    assert due() != before
    assert _undo(desk, at("2026-10-05 12:05")) is Disposition.COMMANDED
    assert due() == before
    assert "reden_pauze" not in desk.case().file


def test_two_cases_that_were_merged_are_not_taken_apart(desk: Desk) -> None:
    later = at("2026-10-05 10:00")
    desk.mail(later, reading(event_dates=(date(2026, 9, 1),)), subject="Nog een klacht", body="Iets anders.")
    _answer(desk, NOON, HANNEKE, "opdracht-behandelaar", "voeg 2026-002 samen met 2026-001")
    assert desk.case("2026-002").merged_into == "2026-001"
    assert "“ongedaan”" not in desk.text(desk.letters("uitgevoerd", HANNEKE)[-1])
    assert _undo(desk, at("2026-10-05 12:05")) is Disposition.REFUSED
    assert desk.case("2026-002").merged_into == "2026-001"


def test_letters_out_of_the_house_wait_a_few_minutes_so_that_an_answer_can_be_taken_back_in_office_hours(desk: Desk) -> None:
    object.__setattr__(desk.office, "reconsider", timedelta(minutes=10))
    _answer(desk, NOON, HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    assert "tot 5 oktober 2026 om 12.10 uur" in desk.text(desk.letters("uitgevoerd", HANNEKE)[-1])
    desk.send(at("2026-10-05 12:05"))
    assert ("opdracht", "k.oosterhof", "sent") in _states(desk, "opdracht")
    assert ("bericht-behandelaar", "jan", "queued") in _states(desk, "bericht-behandelaar")
    assert _undo(desk, at("2026-10-05 12:08")) is Disposition.COMMANDED
    desk.send(at("2026-10-05 12:30"))
    assert ("bericht-behandelaar", "jan", "withdrawn") in _states(desk, "bericht-behandelaar")
    assert "telt niet meer" in desk.text(desk.letters("melding-directie", KARIN)[-1])


def test_after_that_they_go_and_the_answer_stands(desk: Desk) -> None:
    object.__setattr__(desk.office, "reconsider", timedelta(minutes=10))
    _answer(desk, NOON, HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    desk.send(at("2026-10-05 12:10"))
    assert ("bericht-behandelaar", "jan", "sent") in _states(desk, "bericht-behandelaar")
    assert _undo(desk, at("2026-10-05 12:11")) is Disposition.REFUSED


def test_what_a_client_writes_or_a_term_asks_for_never_waits_for_second_thoughts(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    object.__setattr__(desk.office, "reconsider", timedelta(minutes=10))
    desk.mail(MONDAY, reading(employees=("Wouter Hummel",)))
    assert {row.next_attempt_at for row in desk.letters()} == {MONDAY}


def test_just_before_midnight_they_go_at_once(desk: Desk) -> None:
    object.__setattr__(desk.office, "reconsider", timedelta(minutes=10))
    object.__setattr__(desk.bureau, "closes", time(23, 59, 59))
    late = at("2026-10-05 23:55")
    _answer(desk, late, HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    assert {row.next_attempt_at for row in desk.letters("bericht-behandelaar")} == {late}
