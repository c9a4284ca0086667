"""One complaint from its mail to its digest, on a real database."""

import html
import re
from datetime import date, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from sqlalchemy.exc import DBAPIError
from story.desk import Desk, at, make_mail, reading

from bot import outbox
from bot.adapters.smtp import SendResult
from bot.domain.decide import Disposition

HANNEKE, BERT = "h.dijkstra@consonanza.example", "b.vanderlaan@consonanza.example"
KARIN, WOUTER = "k.oosterhof@consonanza.example", "w.hummel@consonanza.example"
MONDAY = at("2026-10-05 09:12")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_complaint_becomes_a_case_with_a_confirmation_a_question_and_a_notice(desk: Desk) -> None:
    read = reading(event_dates=(date(2026, 9, 29),), employees=("Wouter Hummel",))
    assert desk.mail(MONDAY, read) is Disposition.OPENED
    assert desk.outline() == [
        ("ontvangstbevestiging", "jan"),
        ("opdracht-behandelaar", "h.dijkstra"),
        ("opdracht-behandelaar", "b.vanderlaan"),
        ("kennisgeving-medewerker", "w.hummel"),
    ]
    confirmation = desk.text(desk.letters("ontvangstbevestiging")[0])
    for words in ("2026-001", "dinsdag 29 september 2026", "Hij kwam niet.", "Karin Oosterhof", "maandag 16 november 2026"):
        assert words in confirmation
    assert "Wouter Hummel kwam niet opdagen" in desk.text(desk.letters("kennisgeving-medewerker")[0])
    assert "jan@klant.example" not in desk.text(desk.letters("kennisgeving-medewerker")[0])


def test_an_unknown_date_is_asked_for_and_never_invented(desk: Desk) -> None:
    desk.mail(MONDAY, reading())
    text = desk.text(desk.letters("ontvangstbevestiging")[0])
    assert "nog niet op welke dag" in text
    assert "29 september" not in text


def test_a_weekday_that_contradicts_its_date_is_asked_about(desk: Desk) -> None:
    day = date(2026, 9, 29)
    desk.mail(MONDAY, reading(event_dates=(day,), contradicted=(day,)))
    assert "U noemt bij dinsdag 29 september 2026 een andere dag van de week. Welke dag was het?" in " ".join(
        desk.text(desk.letters("ontvangstbevestiging")[0]).split()
    )
    assert desk.case("2026-001").facts.contradicted == (day,)


def test_the_confirmation_goes_at_once_and_colleagues_get_mail_in_office_hours(desk: Desk) -> None:
    evening = at("2026-10-02 22:30")  # Friday
    desk.mail(evening)
    due = {row.kind: row.next_attempt_at.astimezone(evening.tzinfo) for row in desk.letters()}
    assert due["ontvangstbevestiging"] == evening
    assert due["opdracht-behandelaar"] == at("2026-10-05 08:30")


def test_two_that_fit_are_neither_told_nor_asked_nor_offered_as_handler(desk: Desk) -> None:
    desk.mail(MONDAY, reading(ambiguous_employees=("Jan de Vries", "Anja de Vries")))
    assert [kind for kind, _ in desk.outline()] == ["ontvangstbevestiging", "opdracht-behandelaar", "opdracht-behandelaar"]
    assert "Jan de Vries" not in str(desk.letters("opdracht-behandelaar")[0].choices)


def test_a_director_concerned_drops_out_of_prompts_reminders_and_digest(desk: Desk) -> None:
    desk.mail(MONDAY, reading(employees=("Hanneke Dijkstra",)))
    desk.rounds(at("2026-10-12 09:00"))
    desk.rounds(at("2026-11-30 09:00"))
    got = [row for row in desk.letters() if row.recipient == HANNEKE]
    assert {row.kind for row in got} == {"kennisgeving-medewerker", "weekoverzicht"}
    assert all("2026-001" not in desk.text(row) for row in got if row.kind == "weekoverzicht")
    assert any("2026-001" in desk.text(row) for row in desk.letters("weekoverzicht", BERT))
    assert desk.letters("escalatie", BERT)


def test_an_answer_names_the_handler_and_everyone_hears_it_once(desk: Desk) -> None:
    desk.mail(MONDAY, reading(employees=("Wouter Hummel",)))
    assert desk.answer(at("2026-10-05 14:00"), HANNEKE, "opdracht-behandelaar", "Karin doet dit") is Disposition.COMMANDED
    assert [kind for kind, _ in desk.outline()][4:] == ["bericht-behandelaar", "opdracht", "vraag-gesprek", "uitgevoerd"]
    assert desk.case().handler.email == KARIN
    assert desk.answer(at("2026-10-05 14:05"), BERT, "opdracht-behandelaar", "Karin Oosterhof") is Disposition.REFUSED
    assert "al beantwoord" in desk.text(desk.letters("begreep-niet")[0])
    assert desk.outline().count(("bericht-behandelaar", "jan")) == 1


def test_the_employee_concerned_cannot_be_named(desk: Desk) -> None:
    desk.mail(MONDAY, reading(employees=("Wouter Hummel",)))
    assert desk.answer(at("2026-10-05 14:00"), HANNEKE, "opdracht-behandelaar", "Wouter Hummel") is Disposition.REFUSED
    assert desk.case().handler is None


def test_an_answer_that_was_not_sent_to_this_address_gives_no_rights(desk: Desk) -> None:
    desk.mail(MONDAY)
    prompt = desk.letters("opdracht-behandelaar", HANNEKE)[0]
    for sender in ("vreemde@elders.example", WOUTER):
        found = desk.mail(MONDAY, reading("overig", "leave"), sender=sender, body="Karin doet dit", in_reply_to=prompt.message_id)
        assert found is Disposition.HELD
    assert desk.case().handler is None


def test_a_doubtful_mail_is_asked_about_and_the_answer_opens_the_case_with_its_own_receipt_date(desk: Desk) -> None:
    assert desk.mail(MONDAY, reading("klacht", "ask")) is Disposition.ASKED
    assert desk.outline() == [("vraag-indeling", "h.dijkstra"), ("vraag-indeling", "b.vanderlaan")]
    assert desk.answer(at("2026-10-07 10:00"), HANNEKE, "vraag-indeling", "1") is Disposition.COMMANDED
    assert desk.case().received == MONDAY
    assert ("ontvangstbevestiging", "jan") in desk.outline()
    assert "Wij hebben op maandag 5 oktober 2026" in desk.text(desk.letters("ontvangstbevestiging")[0])


def test_a_mail_that_staff_call_a_question_is_closed_without_a_word_to_the_sender(desk: Desk) -> None:
    desk.mail(MONDAY, reading("klacht", "ask"))
    desk.answer(at("2026-10-07 10:00"), HANNEKE, "vraag-indeling", "vraag")
    assert not [row for row in desk.letters() if row.recipient == "jan@klant.example"]
    assert desk.case() is None


@pytest.mark.parametrize(
    ("kind", "decision"), [("overig", "leave"), ("compliment", "leave"), ("vraag", "act"), ("vraag", "leave")]
)
def test_what_is_no_complaint_is_left_alone(desk: Desk, kind: str, decision: str) -> None:
    assert desk.mail(MONDAY, reading(kind, decision), subject="Hallo", body="Hoe laat is mijn afspraak?") is Disposition.LEFT
    assert desk.outline() == []


@pytest.mark.parametrize(
    "body", ["Binnen hoeveel weken antwoorden jullie op een klacht?", "Bij wie kan ik klagen?", "Is mijn klacht aangekomen?"]
)
def test_a_question_about_a_complaint_reaches_the_directie(desk: Desk, body: str) -> None:
    assert desk.mail(MONDAY, reading("vraag", "act"), subject="Vraag", body=body) is Disposition.REPORTED


def test_a_question_about_what_ails_somebody_is_office_mail(desk: Desk) -> None:
    body = "Kan ik met deze lichamelijke klachten wel naar de training komen?"
    assert desk.mail(MONDAY, reading("vraag", "act"), subject="Vraag", body=body) is Disposition.LEFT


def test_a_colleague_is_never_confirmed(desk: Desk) -> None:
    assert desk.mail(MONDAY, reading(), sender=f"Karin Oosterhof <{KARIN}>") is Disposition.ASKED
    assert {kind for kind, _ in desk.outline()} == {"vraag-indeling"}


def test_the_client_who_writes_again_joins_his_case(desk: Desk) -> None:
    desk.mail(MONDAY, message_id="<eerste@klant.example>")
    confirmation = desk.letters("ontvangstbevestiging")[0].message_id
    for fields in ({"in_reply_to": confirmation}, {"in_reply_to": "<eerste@klant.example>"}, {"subject": "zaak 2026-001"}):
        assert desk.mail(MONDAY + timedelta(hours=1), reading(), body=f"ook nog dit {fields}", **fields) is Disposition.ADDED
    assert desk.outline().count(("ontvangstbevestiging", "jan")) == 1
    assert [kind for kind, _ in desk.outline()].count("melding-directie") == 6


def test_a_case_number_in_the_subject_lets_no_stranger_in(desk: Desk) -> None:
    desk.mail(MONDAY)
    found = desk.mail(MONDAY, reading(), sender="ander@klant.example", subject="zaak 2026-001", body="Ik ook, heel boos")
    assert found is Disposition.OPENED
    assert desk.case("2026-002").complainant.email == "ander@klant.example"


def test_two_complaints_with_one_subject_from_one_person_are_two(desk: Desk) -> None:
    desk.mail(MONDAY, body="Wouter kwam niet.")
    desk.mail(MONDAY + timedelta(hours=3), body="En nu is mijn dossier kwijt.")
    assert desk.case("2026-002") is not None


def test_the_same_mail_is_taken_once_however_often_it_comes(desk: Desk) -> None:
    raw = make_mail(MONDAY)
    assert desk.take(desk.arrival(raw, MONDAY, uid=7), MONDAY) is Disposition.OPENED
    assert desk.take(desk.arrival(raw, MONDAY, uid=7), MONDAY) is None
    assert desk.take(desk.arrival(raw, MONDAY, uid=8), MONDAY) is Disposition.DUPLICATE
    assert desk.take(desk.arrival(raw, MONDAY, uid=7, uidvalidity=2), MONDAY) is Disposition.DUPLICATE
    again = b"Received: from mx.example by mail.example; Mon, 5 Oct 2026 09:13:00 +0200\r\n" + raw
    assert desk.take(desk.arrival(again, MONDAY, uid=9), MONDAY) is Disposition.DUPLICATE
    assert desk.outline().count(("ontvangstbevestiging", "jan")) == 1


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\r\n\r\n",
        b"\x00\xff" * 100,
        b"Subject: geen afzender\r\n\r\nhallo",
        b"From: a@b.example\r\n\r\n",
        b"From: jan@klant.example\r\nDate: gisteren\r\n\r\n\xff\xfe",
    ],
)
def test_any_bytes_end_in_a_disposition_and_the_next_mail_is_read(desk: Desk, raw: bytes) -> None:
    assert desk.take(desk.arrival(raw, MONDAY), MONDAY, reading("overig", "leave")) is not None
    assert not [row for row in desk.letters() if row.recipient == "jan@klant.example"]
    assert desk.mail(MONDAY) is Disposition.OPENED


def test_a_mail_that_crashes_is_quarantined_with_its_bytes_and_staff_are_told_once(desk: Desk) -> None:
    raw = make_mail(MONDAY)
    broken = reading(employees=(object(),))  # type: ignore[arg-type]
    object.__setattr__(broken, "employees", 5)
    assert desk.take(desk.arrival(raw, MONDAY, uid=7), MONDAY, broken) is Disposition.QUARANTINED
    assert desk.outline() == [("melding-directie", "h.dijkstra"), ("melding-directie", "b.vanderlaan")]
    assert desk.take(desk.arrival(raw, MONDAY, uid=7), MONDAY, broken) is None
    assert len(desk.outline()) == 2


def test_a_stop_before_the_commit_leaves_nothing_and_the_mail_is_read_again(desk: Desk) -> None:
    arrival = desk.arrival(make_mail(MONDAY), MONDAY)
    with desk.store.engine.connect() as connection:
        connection.exec_driver_sql("CREATE TRIGGER vol BEFORE INSERT ON letter BEGIN SELECT RAISE(ABORT, 'disk full'); END")
        connection.commit()

    with pytest.raises(DBAPIError):
        desk.take(arrival, MONDAY)
    assert desk.case() is None
    with desk.store.engine.connect() as connection:
        connection.exec_driver_sql("DROP TRIGGER vol")
        connection.commit()
    assert desk.take(arrival, MONDAY) is Disposition.OPENED
    assert desk.case().number == "2026-001"


def test_a_term_is_met_by_the_sending_not_by_the_writing(desk: Desk) -> None:
    desk.mail(MONDAY)
    assert desk.case().when("confirmed") is None
    desk.send(MONDAY + timedelta(minutes=1))
    assert desk.case().when("confirmed") == MONDAY + timedelta(minutes=1)


def test_a_temporary_refusal_is_tried_again_with_growing_pauses_for_three_days(desk: Desk) -> None:
    desk.mail(MONDAY)
    now, attempts = MONDAY, 0
    while desk.letters("ontvangstbevestiging")[0].state == "queued":
        row = desk.letters("ontvangstbevestiging")[0]
        now = max(now, row.next_attempt_at)
        desk.send(now, SendResult("retry", 451, "greylisted"))
        attempts += 1
    assert desk.letters("ontvangstbevestiging")[0].state == "refused"
    assert timedelta(days=3) <= now - MONDAY < timedelta(days=3, hours=5)
    assert 15 < attempts < 40
    assert any(desk.text(row).count("niet aangekomen") for row in desk.letters("melding-directie", HANNEKE))


def test_a_permanent_refusal_is_reported_at_once_and_not_tried_again(desk: Desk) -> None:
    desk.mail(MONDAY)
    desk.send(MONDAY, SendResult("refused", 550, "no such user"))
    row = desk.letters("ontvangstbevestiging")[0]
    assert (row.state, row.attempts) == ("refused", 1)
    assert "jan@klant.example" in desk.text(desk.letters("melding-directie", HANNEKE)[0])


def test_a_letter_that_was_being_sent_when_the_process_died_is_uncertain_until_its_copy_is_seen(desk: Desk) -> None:

    desk.mail(MONDAY)
    outbox.claim(desk.store, desk.office, MONDAY, bcc=True)
    assert outbox.recover(desk.store, [desk.office], MONDAY) == 3
    row = desk.letters("ontvangstbevestiging")[0]
    assert row.state == "uncertain"
    assert outbox.claim(desk.store, desk.office, MONDAY + timedelta(days=1), bcc=True)[0].letter.kind == "melding-directie"
    assert desk.take(desk.arrival(row.raw, MONDAY), MONDAY) is Disposition.OWN
    assert desk.letters("ontvangstbevestiging")[0].state == "sent"
    assert desk.case().when("confirmed") is not None


def test_a_bounce_of_our_letter_is_tied_to_its_case_and_staff_are_told(desk: Desk) -> None:
    desk.mail(MONDAY)
    desk.send(MONDAY)
    letter = desk.letters("ontvangstbevestiging")[0]
    bounce = (
        "From: MAILER-DAEMON@mx.example\r\nTo: info@consonanza.example\r\nSubject: Undelivered Mail Returned to Sender\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n--b\r\n\r\nniet bezorgd\r\n'
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        "Final-Recipient: rfc822; jan@klant.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {letter.message_id}\r\n\r\n--b--\r\n"
    ).encode()
    assert desk.take(desk.arrival(bounce, MONDAY), MONDAY) is Disposition.BOUNCED
    assert desk.letters("ontvangstbevestiging")[0].state == "refused"
    assert "Klacht 2026-001" in desk.letters("melding-directie", HANNEKE)[0].subject


def test_after_a_week_of_downtime_each_reminder_and_digest_comes_once(desk: Desk) -> None:
    desk.mail(MONDAY)
    desk.answer(at("2026-10-05 14:00"), HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    late = at("2026-10-28 09:00")  # Wednesday; the talk is due on 2 November, one reminder was for 19 October, one for 28 October
    desk.rounds(late)
    desk.rounds(late + timedelta(minutes=1))
    assert len([row for row in desk.letters("herinnering", KARIN) if "horen" in row.subject]) == 1
    assert len(desk.letters("weekoverzicht", HANNEKE)) == 1


def test_reminders_never_come_at_night_or_on_a_closed_day_and_an_overdue_term_goes_to_the_directie(desk: Desk) -> None:
    desk.mail(MONDAY)
    desk.answer(at("2026-10-05 14:00"), HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    desk.send(MONDAY)
    now = at("2026-10-05 15:00")
    while now < at("2026-11-30 00:00"):
        desk.rounds(now)
        now += timedelta(hours=1)
    for row in desk.letters("herinnering") + desk.letters("escalatie"):
        moment = row.next_attempt_at.astimezone(MONDAY.tzinfo)
        assert desk.bureau.calendar.is_workday(moment.date())
        assert at("2026-10-05 08:30").time() <= moment.time() < at("2026-10-05 17:00").time()
    reminded = [
        row.queued_at.astimezone(MONDAY.tzinfo).date() for row in desk.letters("herinnering", KARIN) if "horen" in row.subject
    ]
    assert reminded == [date(2026, 10, 19), date(2026, 10, 28)]
    escalated = {
        row.subject.partition(", ")[2]: row.queued_at.astimezone(MONDAY.tzinfo).date()
        for row in desk.letters("escalatie", HANNEKE)
    }
    assert escalated["horen"] == date(2026, 11, 3)
    assert escalated["afhandeling"] == date(2026, 11, 17)
    assert not desk.letters("escalatie", KARIN)


def test_the_digest_comes_on_monday_at_eight_or_the_next_working_day(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for moment, count in (
        ("2026-04-06 08:30", 0),
        ("2026-04-07 07:59", 0),
        ("2026-04-07 08:00", 1),
        ("2026-04-10 12:00", 1),
        ("2026-04-13 08:00", 2),
    ):
        desk.rounds(at(moment))  # 6 April 2026 is Tweede Paasdag
        assert len(desk.letters("weekoverzicht", HANNEKE)) == count, moment
    assert "geen klacht open" in desk.text(desk.letters("weekoverzicht", HANNEKE)[0])


def test_a_withdrawal_is_put_to_the_directie_and_stops_nothing_by_itself(desk: Desk) -> None:
    desk.mail(MONDAY)
    found = desk.mail(MONDAY + timedelta(days=1), reading("intrekking"), subject="laat maar", body="Ik trek mijn klacht in.")
    assert found is Disposition.ADDED
    assert desk.case().is_open
    assert "intrekken" in desk.letters("melding-directie", HANNEKE)[0].subject


def test_a_suggestion_goes_to_the_directie_and_is_not_confirmed(desk: Desk) -> None:
    assert desk.mail(MONDAY, reading("suggestie"), body="Zet een kapstok neer.") is Disposition.REPORTED
    assert {kind for kind, _ in desk.outline()} == {"melding-directie"}


def test_only_the_question_is_guarded_while_staff_are_asked(desk: Desk) -> None:
    desk.mail(MONDAY, reading("klacht", "ask"))
    now = MONDAY
    while now < at("2026-11-30 00:00"):
        desk.rounds(now)
        now += timedelta(hours=4)
    assert len(desk.letters("herinnering", HANNEKE)) == 1
    assert len(desk.letters("escalatie", HANNEKE)) == 1
    assert "Is dit een klacht?" in desk.text(desk.letters("herinnering", HANNEKE)[0])


def test_nobody_is_late_with_a_refusal_that_nobody_decided(desk: Desk) -> None:
    desk.mail(MONDAY)
    now = MONDAY
    while now < at("2026-11-30 00:00"):
        desk.rounds(now)
        now += timedelta(hours=4)
    assert [row.subject for row in desk.letters("escalatie", HANNEKE) if "niet in behandeling" in row.subject] == []
    assert [row.subject for row in desk.letters("escalatie", HANNEKE) if "afhandeling" in row.subject] != []


def test_a_button_answers_the_letter_it_stood_in_and_only_for_who_got_it(desk: Desk) -> None:
    desk.mail(MONDAY)
    letter = desk.letters("opdracht-behandelaar", HANNEKE)[0]
    page = message_from_bytes(letter.raw, policy=policy.default).get_body(("html",))
    assert page is not None
    link = next(each for each in re.findall(r'href="(mailto:[^"]+)"', page.get_content()) if "Karin" in each)
    fields = parse_qs(html.unescape(link).partition("?")[2])
    pressed = {"subject": fields["subject"][0], "body": fields["body"][0]}
    assert desk.mail(MONDAY, reading("overig", "leave"), sender=WOUTER, **pressed) is Disposition.HELD
    assert desk.case().handler is None
    assert desk.mail(MONDAY, reading("overig", "leave"), sender=HANNEKE, **pressed) is Disposition.COMMANDED
    assert desk.case().handler.email == KARIN


def test_a_form_on_our_own_website_is_asked_about_and_its_client_gets_the_confirmation(desk: Desk) -> None:
    form = make_mail(MONDAY, "Formulier <info@consonanza.example>", body="Wouter Hummel kwam niet opdagen. Dit is een klacht.")
    form = form.replace(b"To: info", b"Reply-To: Jan de Wit <jan@klant.example>\r\nTo: info", 1)
    assert desk.take(desk.arrival(form, MONDAY), MONDAY) is Disposition.ASKED
    assert not desk.letters(recipient="info@consonanza.example")
    assert desk.answer(MONDAY, HANNEKE, "vraag-indeling", "klacht") is Disposition.COMMANDED
    assert [row.recipient for row in desk.letters("ontvangstbevestiging")] == ["jan@klant.example"]


def test_such_a_form_speaks_for_no_colleague(desk: Desk) -> None:
    desk.mail(MONDAY)
    form = make_mail(MONDAY, "Formulier <info@consonanza.example>", body="2026-001: wijs toe aan Karin")
    form = form.replace(b"To: info", b"Reply-To: h.dijkstra@consonanza.example\r\nTo: info", 1)
    desk.take(desk.arrival(form, MONDAY), MONDAY, reading("overig", "leave"))
    assert desk.case().handler is None
