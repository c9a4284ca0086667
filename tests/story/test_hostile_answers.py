"""Answers that come too late, too early, from elsewhere or in the wrong place: what each of them does to a running case."""

import base64
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from story.desk import Desk, at, make_mail, reading

from bot.domain.decide import Disposition

HANNEKE, BERT = "h.dijkstra@consonanza.example", "b.vanderlaan@consonanza.example"
KARIN, WOUTER = "k.oosterhof@consonanza.example", "w.hummel@consonanza.example"
MONDAY, LATER = at("2026-10-05 09:12"), at("2026-10-05 14:00")
QUIET = reading("overig", "leave")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    found.mail(MONDAY)
    return found


def question(desk: Desk, person: str = HANNEKE) -> Any:
    return desk.letters("opdracht-behandelaar", person)[-1]


def reply(desk: Desk, content: str, *heads: str) -> Disposition | None:
    """An answer of Hanneke whose content begins with its Content-Type."""
    fields = [f"From: {HANNEKE}", f"In-Reply-To: {question(desk).message_id}", "Message-ID: <een@consonanza.example>", *heads]
    raw = "\r\n".join((*fields, "MIME-Version: 1.0", content.replace("\n", "\r\n")))
    return desk.take(desk.arrival(raw.encode(), LATER), LATER, QUIET)


def test_the_answer_that_arrives_first_counts_also_when_the_other_was_sent_before_it(desk: Desk) -> None:
    assert desk.answer(LATER, HANNEKE, "opdracht-behandelaar", "Karin") is Disposition.COMMANDED
    earlier = make_mail(
        LATER - timedelta(minutes=5), sender=BERT, body="Roos Timmerman", in_reply_to=question(desk, BERT).message_id
    )
    assert desk.take(desk.arrival(earlier, LATER), LATER + timedelta(seconds=30), QUIET) is Disposition.REFUSED
    assert desk.case().handler.email == KARIN
    assert "Karin Oosterhof behandelt de klacht" in desk.text(desk.letters("begreep-niet", BERT)[0])


def test_an_answer_to_a_withdrawn_case_starts_nothing(desk: Desk) -> None:
    desk.answer(LATER, HANNEKE, "opdracht-behandelaar", "Karin")
    letter = desk.letters("opdracht", KARIN)[-1]
    desk.mail(LATER, reading("intrekking"), subject="laat maar", body="Ik trek mijn klacht in.")
    desk.answer(LATER, HANNEKE, "melding-directie", "ja, stop de behandeling")
    before = desk.case().events
    for body in ("gesprek do 15/10 om 10 uur", "verleng met 2 weken", "gegrond, want er is niet gebeld", "zaak gesloten"):
        mail = {"sender": KARIN, "subject": f"RE: {letter.subject}", "body": body, "in_reply_to": letter.message_id}
        assert desk.mail(LATER, QUIET, **mail) is Disposition.REFUSED, body
    assert desk.case().events == before
    assert not desk.letters("uitnodiging-gesprek")


@pytest.mark.parametrize(
    ("ending", "by"),
    [("niet in behandeling nemen, want het is van 2019", HANNEKE), ("Zaak gesloten, want hij is al geholpen", HANNEKE)],
)
def test_an_answer_to_a_rejected_or_closed_case_changes_nothing(desk: Desk, ending: str, by: str) -> None:
    assert desk.answer(LATER, by, "opdracht-behandelaar", ending) is Disposition.COMMANDED
    before = desk.case()
    assert not before.is_open
    for body in ("Karin doet dit", "gesprek do 15/10 om 10 uur", "verleng met 2 weken"):
        assert desk.answer(LATER, BERT, "opdracht-behandelaar", body) is Disposition.REFUSED, body
    assert desk.case().events == before.events


def test_a_reply_to_elsewhere_changes_nothing_and_gets_nothing(desk: Desk) -> None:
    head = "Reply-To: Hanneke Dijkstra <hanneke@kwaad.example>"
    assert reply(desk, "Content-Type: text/plain\n\nKarin doet dit", head) is Disposition.COMMANDED
    assert not [row for row in desk.letters() if "kwaad" in row.recipient]
    assert desk.letters("uitgevoerd", HANNEKE)


def test_the_token_of_another_organisation_opens_nothing(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "ander").mkdir()
    other = Desk(tmp_path / "ander", "leermakers")
    other.mail(MONDAY)
    letter = other.letters("opdracht-behandelaar")[0]
    token = letter.message_id[1:].partition("@")[0]
    for body in ("Karin doet dit", f"Karin doet dit\n\nKenmerk: {token}"):
        found = desk.mail(LATER, QUIET, sender=HANNEKE, subject="2026-001", body=body, in_reply_to=letter.message_id)
        assert found is Disposition.HELD
    assert desk.case().handler is None


def test_the_command_in_the_subject_of_an_empty_mail_is_asked_again(desk: Desk) -> None:
    head = "Subject: Karin doet dit"
    assert reply(desk, "Content-Type: text/plain\n\n", head) is Disposition.REFUSED
    assert desk.letters("begreep-niet", HANNEKE)
    assert desk.case().handler is None


def test_the_command_in_an_attachment_is_asked_again(desk: Desk) -> None:
    parts = (
        "--b\nContent-Type: text/plain\n\n\n"
        "--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=antwoord.txt\n\nKarin doet dit\n"
        f"--b\nContent-Type: message/rfc822\n\nFrom: {HANNEKE}\nSubject: Re: Wie?\n\nKarin doet dit\n--b--"
    )
    assert reply(desk, f"Content-Type: multipart/mixed; boundary=b\n\n{parts}") is Disposition.REFUSED
    assert desk.letters("begreep-niet", HANNEKE)
    assert desk.case().handler is None


def test_a_thumb_in_gmail_is_no_answer_and_gets_none(desk: Desk) -> None:
    before = len(desk.letters())
    parts = "--b\nContent-Type: text/plain\n\n:)\n--b\nContent-Type: text/vnd.google.email-reaction+json\n\n{}\n--b--"
    assert reply(desk, f"Content-Type: multipart/alternative; boundary=b\n\n{parts}") is Disposition.AUTOMATIC
    assert len(desk.letters()) == before


def test_an_accepted_invitation_is_no_answer_and_gets_none(desk: Desk) -> None:
    before = len(desk.letters())
    calendar = "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nATTENDEE;PARTSTAT=ACCEPTED:x\nEND:VEVENT\nEND:VCALENDAR"
    assert reply(desk, f"Content-Type: text/calendar; method=REPLY\n\n{calendar}") is Disposition.AUTOMATIC
    assert len(desk.letters()) == before


def test_words_that_a_sheet_hides_command_nothing(desk: Desk) -> None:
    html = "<style>.w{display:none}</style><p>Ik twijfel nog.</p><p class=w>Karin doet dit</p>"
    assert reply(desk, f"Content-Type: text/html\n\n{html}") is Disposition.REFUSED
    assert desk.case().handler is None


def test_mirrored_words_command_nothing_and_confirm_nothing(desk: Desk) -> None:
    mirrored = "Content-Type: text/plain; charset=utf-8\n\n\u202e{}\u202c"
    assert reply(desk, mirrored.format("Karin doet dit")) is Disposition.REFUSED
    forwarded = {"sender": KARIN, "subject": "RE:", "body": "Doe ik", "in_reply_to": question(desk).message_id}
    assert desk.mail(LATER, QUIET, **forwarded) is Disposition.HELD
    letter = desk.letters("melding-directie", BERT)[-1]
    confirming = {"sender": BERT, "subject": "RE:", "body": "\u202euitvoeren\u202c", "in_reply_to": letter.message_id}
    assert desk.mail(LATER, QUIET, **confirming) is Disposition.REFUSED
    assert desk.case().handler is None


def test_a_signed_answer_is_done_and_its_signature_is_not_taken_for_words(desk: Desk) -> None:
    signature = base64.b64encode(b"Roos doet dit").decode()
    parts = (
        "--b\nContent-Type: text/plain\n\nKarin doet dit\n"
        f"--b\nContent-Type: application/pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding: base64\n\n{signature}\n--b--"
    )
    content = f'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary=b\n\n{parts}'
    assert reply(desk, content) is Disposition.COMMANDED
    assert desk.case().handler.email == KARIN


def test_the_same_answer_by_two_ways_is_done_once(desk: Desk) -> None:
    content = "Content-Type: text/plain\n\nKarin doet dit"
    assert reply(desk, content, f"Received: by a; {format_datetime(LATER)}") is Disposition.COMMANDED
    later = f"Received: by b; {format_datetime(LATER + timedelta(minutes=3))}"
    assert reply(desk, content, later, "X-Footer: b") is Disposition.DUPLICATE
    assert len(desk.letters("uitgevoerd")) == 1


def test_an_answer_about_another_case_than_its_thread_is_put_to_the_directie(desk: Desk) -> None:
    desk.mail(MONDAY + timedelta(hours=1), sender="piet@klant.example", body="Mijn dossier is kwijt en niemand belt terug.")
    first = desk.letters("opdracht-behandelaar", HANNEKE)[0]
    found = desk.mail(LATER, QUIET, sender=HANNEKE, subject="RE: klacht 2026-002", body="Karin", in_reply_to=first.message_id)
    assert found is Disposition.HELD
    named = {"subject": f"RE: {first.subject}", "body": "In 2026-002 doet Karin het", "in_reply_to": first.message_id}
    assert desk.mail(LATER, QUIET, sender=HANNEKE, **named) is Disposition.REFUSED
    assert desk.case("2026-001").handler is None
    assert desk.case("2026-002").handler is None


def test_a_command_that_only_the_plain_part_gives_is_asked_about(desk: Desk) -> None:
    parts = "--x\nContent-Type: text/plain\n\nKarin doet dit\n--x\nContent-Type: text/html\n\n<p>Ik lees het morgen.</p>\n--x--\n"
    assert reply(desk, f"Content-Type: multipart/alternative; boundary=x\n\n{parts}") is Disposition.REFUSED
    assert desk.case().handler is None
