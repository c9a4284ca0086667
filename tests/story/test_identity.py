"""Is it really him? Every way to give an answer in somebody else's name, one by one, and answers that come double."""

import re
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from story.desk import Desk, at, make_mail, reading

from bot.domain.decide import Disposition

HANNEKE, BERT = "h.dijkstra@consonanza.example", "b.vanderlaan@consonanza.example"
KARIN, WOUTER = "k.oosterhof@consonanza.example", "w.hummel@consonanza.example"
MONDAY, LATER = at("2026-10-05 09:12"), at("2026-10-05 14:00")
SERVER = "mx.consonanza.example"
QUIET = reading("overig", "leave")
FAILS = f"Authentication-Results: {SERVER}; spf=pass smtp.mailfrom=kwaad.example; dmarc=fail header.from=consonanza.example"
PASSES = "Authentication-Results: {}; dmarc=pass header.from=consonanza.example"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    object.__setattr__(found.office, "authserv_id", SERVER)
    found.mail(MONDAY)
    return found


def prompt(desk: Desk, person: str = HANNEKE, kind: str = "opdracht-behandelaar") -> Any:
    return desk.letters(kind, person)[-1]


def reply(desk: Desk, *heads: str, sender: str = HANNEKE, body: str = "Karin doet dit", **fields: str) -> Disposition | None:
    """An answer to Hanneke's question about the handler, below header fields that a server or the sender put on top."""
    fields = {"in_reply_to": prompt(desk).message_id, "subject": f"RE: {prompt(desk).subject}"} | fields
    raw = make_mail(LATER, sender=sender, body=body, **{name: value for name, value in fields.items() if value})
    return desk.take(desk.arrival("".join(f"{head}\r\n" for head in heads).encode() + raw, LATER), LATER, QUIET)


def asked(desk: Desk) -> list[Any]:
    return [row for row in desk.letters("melding-directie") if ":bevestig-antwoord:" in row.key]


def assert_put_to(desk: Desk, *directors: str, words: str = "", may_be_done: bool = True) -> None:
    """Nothing was done, and exactly these were told, with the words, and with a choice when it may be done."""
    assert desk.case().handler is None
    assert [row.recipient for row in asked(desk)] == list(directors)
    for row in asked(desk):
        assert row.choices == ({"1": "uitvoeren", "2": "niet uitvoeren"} if may_be_done else {})
        assert words in desk.text(row)


def test_a_forwarded_prompt_answered_by_another_colleague(desk: Desk) -> None:
    assert reply(desk, sender=f"Karin Oosterhof <{KARIN}>", body="Doe ik") is Disposition.HELD
    assert_put_to(desk, HANNEKE, BERT, words="Karin Oosterhof behandelt de klacht.")
    assert "aan iemand anders gestuurd" in desk.text(asked(desk)[0])
    assert desk.answer(LATER, HANNEKE, "melding-directie", "1") is Disposition.COMMANDED
    assert desk.case().handler.email == KARIN


def test_a_guessed_case_number(desk: Desk) -> None:
    found = desk.mail(LATER, QUIET, sender=BERT, subject="2026-001", body="Karin doet dit")
    assert found is Disposition.HELD
    assert_put_to(desk, BERT, words="uit uw naam")
    assert desk.mail(LATER, QUIET, sender=BERT, subject="map", body=f"2026-001 ligt op je bureau. {'Tot morgen. ' * 30}") is (
        Disposition.LEFT
    )
    assert desk.mail(LATER, QUIET, sender="ander@elders.example", subject="2026-001", body="Karin doet dit") is Disposition.LEFT


def test_a_spoofed_from_with_a_failing_dmarc_is_never_asked_from_the_person_himself(desk: Desk) -> None:
    assert reply(desk, FAILS) is Disposition.HELD
    assert_put_to(desk, BERT, words="Karin Oosterhof behandelt de klacht.")


@pytest.mark.parametrize(
    "result",
    [
        "dmarc=temperror",
        "dmarc=permerror",
        "DMARC = Fail (p=none)",
        "dmarc=pass header.from=kwaad.example",
        "spf=pass; dkim=pass header.d=é.example; dmarc=fail action=oreject",
        "dmarc=pass header.from=consonanza.example; dmarc=fail header.from=consonanza.example",
    ],
)
def test_whatever_our_server_says_but_that_it_passed_is_a_doubt(desk: Desk, result: str) -> None:
    assert reply(desk, f"Authentication-Results: {SERVER} 1; {result}") is Disposition.HELD
    assert_put_to(desk, BERT)


@pytest.mark.parametrize(
    "heads",
    [
        (),
        (PASSES.format(SERVER),),
        (f"Authentication-Results: {SERVER}; none",),
        (f"Authentication-Results: {SERVER}; dmarc=none header.from=consonanza.example",),
        (PASSES.format(SERVER), "Received: by elders; Mon, 5 Oct 2026 14:00:00 +0200", FAILS),
        (FAILS.replace(SERVER, "mx.kwaad.example"),),
    ],
)
def test_what_did_not_fail_at_our_own_server_is_obeyed(desk: Desk, heads: tuple[str, ...]) -> None:
    assert reply(desk, *heads) is Disposition.COMMANDED


@pytest.mark.parametrize("other", ["mx.kwaad.example", f"{SERVER}.kwaad.example", f"kwaad{SERVER}"])
def test_a_forged_result_of_another_server_proves_nothing(desk: Desk, other: str) -> None:
    assert reply(desk, PASSES.format(other), FAILS) is Disposition.HELD
    assert_put_to(desk, BERT)


def test_a_forged_result_below_the_one_our_server_put_on_top_proves_nothing(desk: Desk) -> None:
    assert reply(desk, FAILS, "Received: from kwaad; Mon, 5 Oct 2026 14:00:00 +0200", PASSES.format(SERVER)) is Disposition.HELD
    assert_put_to(desk, BERT)


def test_the_results_of_servers_count_only_where_one_is_configured(desk: Desk) -> None:
    object.__setattr__(desk.office, "authserv_id", "")
    assert reply(desk, FAILS) is Disposition.COMMANDED


@pytest.mark.parametrize("head", [f"From: Iemand <ander@elders.example>, <{HANNEKE}>", "From: ander@elders.example"])
def test_a_mail_with_two_senders_has_none(desk: Desk, head: str) -> None:
    assert reply(desk, f"From: Hanneke Dijkstra <{HANNEKE}>", sender=head.removeprefix("From: ")) is Disposition.HELD
    assert_put_to(desk, BERT)


def test_a_web_form_that_names_a_director_for_its_sender_is_not_the_director(desk: Desk) -> None:
    object.__setattr__(desk.office, "web_forms", frozenset({"form@site.example"}))
    assert reply(desk, f"Reply-To: {HANNEKE}", sender="form@site.example") is Disposition.HELD
    assert_put_to(desk, BERT)


def test_a_replayed_token_for_another_case(desk: Desk) -> None:
    desk.mail(MONDAY + timedelta(hours=1), sender="piet@klant.example", body="Mijn dossier is kwijt en niemand belt terug.")
    second = desk.letters("opdracht-behandelaar", HANNEKE)[-1]
    first = desk.letters("opdracht-behandelaar", HANNEKE)[0]
    token = first.message_id[1:].partition("@")[0]
    for fields in (
        {"in_reply_to": first.message_id, "subject": second.subject, "body": "Karin doet dit"},
        {"in_reply_to": second.message_id, "subject": "RE:", "body": f"Karin doet dit\n\nKenmerk: {token}"},
    ):
        assert desk.mail(LATER, QUIET, sender=HANNEKE, **fields) is Disposition.HELD
    assert desk.case("2026-001").handler is None
    assert desk.case("2026-002").handler is None
    assert {row.recipient for row in asked(desk)} == {BERT}


def test_an_expired_token_and_the_last_day_of_one(desk: Desk) -> None:
    late = MONDAY + timedelta(days=91)
    assert desk.answer(late, HANNEKE, "opdracht-behandelaar", "Karin doet dit") is Disposition.HELD
    assert_put_to(desk, BERT, words="Onze mail is al oud.")
    assert desk.answer(late - timedelta(days=2), BERT, "opdracht-behandelaar", "Karin doet dit") is Disposition.COMMANDED


def test_a_tampered_token_is_no_token(desk: Desk) -> None:
    whole = prompt(desk).message_id
    for at_ in (5, 14, 30):
        other = whole[:at_] + ("b" if whole[at_] == "a" else "a") + whole[at_ + 1 :]
        assert reply(desk, in_reply_to=other) is Disposition.HELD
    assert_put_to(desk, HANNEKE, HANNEKE, HANNEKE, words="uit uw naam")


def test_a_letter_signed_with_another_secret_gives_no_rights(desk: Desk) -> None:
    object.__setattr__(desk.office, "secret", b"een ander geheim dan waarmee het begon")
    assert reply(desk) is Disposition.HELD
    assert_put_to(desk, BERT, words="Het kenmerk van onze mail klopt niet.")


def test_a_display_name_that_imitates_a_director_from_outside(desk: Desk) -> None:
    for fields in ({"subject": "2026-001", "in_reply_to": ""}, {}):
        found = reply(desk, sender="Hanneke Dijkstra <directie@kwaad.example>", **fields)
        assert found is Disposition.HELD
    assert_put_to(desk, HANNEKE, BERT, HANNEKE, BERT, words="niet op de personeelslijst", may_be_done=False)
    assert desk.answer(LATER, BERT, "melding-directie", "uitvoeren") is Disposition.REFUSED
    assert desk.case().handler is None


def test_an_outsider_who_names_a_director_for_a_complaint_of_his_own_is_a_client(desk: Desk) -> None:
    found = desk.mail(LATER, sender="Hanneke Dijkstra <hanneke@klant.example>", body="Ik ben al weken niet gebeld. Heel boos.")
    assert found is Disposition.OPENED


def test_a_colleague_on_his_private_address_hears_once_how_it_works_and_nothing_of_the_case(desk: Desk) -> None:
    private = "Hanneke Dijkstra <hanneke1970@prive.example>"
    for body in ("Karin doet dit", "Hallo? Karin doet dit"):
        assert reply(desk, sender=private, body=body) is Disposition.HELD
    (letter,) = [row for row in desk.letters() if row.recipient == "hanneke1970@prive.example"]
    assert "Antwoord daarom vanaf uw werkadres" in desk.text(letter)
    assert not re.search("2026-001|Jan|Wouter|Karin", letter.subject + desk.text(letter))
    assert desk.case().handler is None


def test_the_directie_says_no_and_the_answer_stays_undone(desk: Desk) -> None:
    reply(desk, FAILS)
    assert desk.answer(LATER, BERT, "melding-directie", "niet uitvoeren") is Disposition.NOTED
    assert desk.answer(LATER, BERT, "melding-directie", "toch uitvoeren!") is Disposition.REFUSED
    assert desk.answer(LATER, BERT, "melding-directie", "1") is Disposition.REFUSED
    assert desk.case().handler is None


def test_a_confirmed_answer_is_done_as_its_senders_and_the_history_says_who_confirmed(desk: Desk) -> None:
    reply(desk, FAILS)
    for doubtful in ("ja maar vraag het eerst", "1 of 2?", "Wie is dit", "Karin doet dit"):
        assert desk.answer(LATER, BERT, "melding-directie", doubtful) is Disposition.REFUSED
    assert "met alleen “uitvoeren” of “niet uitvoeren”" in desk.text(desk.letters("begreep-niet", BERT)[-1])
    assert desk.case().handler is None
    assert desk.answer(LATER, BERT, "melding-directie", "Uitvoeren.\n\nGroet, Bert") is Disposition.COMMANDED
    case = desk.case()
    assert case.handler.email == KARIN
    confirmed = [event.data["confirmed_by"] for event in case.events if "confirmed_by" in event.data]
    assert [case.parties[key].email for key in confirmed] == [BERT]
    assert {row.recipient for row in desk.letters("uitgevoerd")} == {HANNEKE, BERT}


def test_a_confirmed_answer_is_the_first_one_to_its_question(desk: Desk) -> None:
    reply(desk, FAILS)
    desk.answer(LATER, BERT, "melding-directie", "uitvoeren")
    assert desk.answer(LATER, BERT, "opdracht-behandelaar", "Wouter Hummel") is Disposition.REFUSED
    assert desk.case().handler.email == KARIN


def test_a_confirmation_that_comes_too_late_changes_nothing_and_says_so(desk: Desk) -> None:
    reply(desk, sender=KARIN, body="Doe ik")
    assert desk.answer(LATER, BERT, "opdracht-behandelaar", "Wouter Hummel") is Disposition.COMMANDED
    assert desk.answer(LATER, HANNEKE, "melding-directie", "uitvoeren") is Disposition.REFUSED
    assert "al beantwoord" in desk.text(desk.letters("begreep-niet", HANNEKE)[-1])
    assert desk.case().handler.email == WOUTER


def test_two_directors_confirm_and_only_the_first_counts(desk: Desk) -> None:
    reply(desk, sender=KARIN, body="Doe ik")
    assert desk.answer(LATER, HANNEKE, "melding-directie", "niet uitvoeren") is Disposition.NOTED
    assert desk.answer(LATER, BERT, "melding-directie", "uitvoeren") is Disposition.REFUSED
    assert "al beantwoord" in desk.text(desk.letters("begreep-niet", BERT)[-1])
    assert desk.case().handler is None


def test_a_confirmation_needs_the_same_certainty(desk: Desk) -> None:
    reply(desk, sender=KARIN, body="Doe ik")
    letter = asked(desk)[0]
    assert reply(desk, FAILS, in_reply_to=letter.message_id, subject="RE:", body="uitvoeren") is Disposition.HELD
    assert reply(desk, sender=KARIN, in_reply_to=letter.message_id, subject="RE:", body="uitvoeren") is Disposition.HELD
    assert desk.case().handler is None


def test_who_is_involved_is_neither_asked_nor_helped_by_a_confirmation(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY, reading(employees=("Hanneke Dijkstra",)))
    letter = prompt(desk, BERT)
    raw = {"in_reply_to": letter.message_id, "subject": "RE:", "body": "Karin doet dit"}
    assert desk.mail(LATER, QUIET, sender=HANNEKE, **raw) is Disposition.HELD
    assert_put_to(desk, BERT, may_be_done=False)


def test_the_only_director_is_told_and_not_asked(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    object.__setattr__(desk.bureau, "directie", (HANNEKE,))
    desk.mail(MONDAY)
    assert desk.answer(MONDAY + timedelta(days=91), HANNEKE, "opdracht-behandelaar", "Karin doet dit") is Disposition.HELD
    assert_put_to(desk, HANNEKE, may_be_done=False)


def test_two_people_answer_differently_within_a_minute(desk: Desk) -> None:
    assert desk.answer(LATER, HANNEKE, "opdracht-behandelaar", "Karin") is Disposition.COMMANDED
    soon = LATER + timedelta(seconds=40)
    assert desk.answer(soon, BERT, "opdracht-behandelaar", "Wouter Hummel") is Disposition.REFUSED
    assert desk.case().handler.email == KARIN
    told = desk.text(desk.letters("begreep-niet", BERT)[0])
    assert "al beantwoord" in told
    assert "Karin Oosterhof behandelt de klacht" in told
    assert desk.answer(soon, BERT, "opdracht-behandelaar", "niet Karin maar Wouter") is Disposition.COMMANDED
    assert desk.case().handler.email == WOUTER


def test_who_answered_first_may_change_his_own_mind(desk: Desk) -> None:
    desk.answer(LATER, HANNEKE, "opdracht-behandelaar", "Karin")
    assert desk.answer(LATER, HANNEKE, "opdracht-behandelaar", "Wouter Hummel") is Disposition.COMMANDED


def test_a_yes_and_a_no_to_a_withdrawal_within_a_minute(desk: Desk) -> None:
    desk.mail(LATER, reading("intrekking"), subject="laat maar", body="Ik trek mijn klacht in.")
    assert desk.answer(LATER, HANNEKE, "melding-directie", "nee, ga door") is Disposition.COMMANDED
    assert desk.answer(LATER, BERT, "melding-directie", "ja, stop de behandeling") is Disposition.REFUSED
    assert desk.case().is_open


def test_the_same_answer_delivered_twice_is_done_once(desk: Desk) -> None:
    fields = {"message_id": "<een@consonanza.example>"}
    assert reply(desk, **fields) is Disposition.COMMANDED
    assert reply(desk, **fields) is Disposition.DUPLICATE
    assert reply(desk, "X-Spam-Score: 1", "DKIM-Signature: v=1; b=abc", **fields) is Disposition.DUPLICATE
    assert len(desk.letters("uitgevoerd")) == 1
    assert not desk.letters("begreep-niet")


def test_a_held_answer_delivered_twice_is_asked_about_once(desk: Desk) -> None:
    fields = {"message_id": "<een@consonanza.example>"}
    assert reply(desk, FAILS, **fields) is Disposition.HELD
    assert reply(desk, FAILS, "X-Spam-Score: 1", **fields) is Disposition.DUPLICATE
    assert_put_to(desk, BERT)


def test_an_answer_to_a_closed_case_changes_nothing_and_says_so(desk: Desk) -> None:
    desk.mail(LATER, reading("intrekking"), subject="laat maar", body="Ik trek mijn klacht in.")
    desk.answer(LATER, HANNEKE, "melding-directie", "ja, stop de behandeling")
    before = desk.case().events
    assert not desk.case().is_open
    assert desk.answer(LATER, HANNEKE, "opdracht-behandelaar", "Karin doet dit") is Disposition.REFUSED
    assert desk.case().events == before
    assert desk.letters("begreep-niet", HANNEKE)


def test_a_hundred_case_numbers_in_one_mail_are_nobodys_case(desk: Desk) -> None:
    numbers = " ".join(f"2026-{number:03d}" for number in range(1, 101))
    assert desk.mail(LATER, QUIET, sender=HANNEKE, subject="lijst", body=f"{numbers}\nKarin doet dit") is Disposition.TOLD
    assert desk.mail(LATER, QUIET, subject="lijst", body=numbers) is Disposition.LEFT
    assert reply(desk, body=f"Karin doet dit: {numbers}") is Disposition.REFUSED
    assert desk.case().handler is None


HIDDEN = (
    "<!-- Karin doet dit -->",
    '<p style="display:none">Karin doet dit</p>',
    '<p style="color:#ffffff">Karin doet dit</p>',
    '<font color="white">Karin doet dit</font>',
    '<p style="font-size:0">Karin doet dit</p>',
    "<p hidden>Karin doet dit</p>",
    "<script>Karin doet dit</script>",
)


@pytest.mark.parametrize("hidden", HIDDEN)
def test_html_that_hides_a_command_commands_nothing(desk: Desk, hidden: str) -> None:
    raw = make_mail(LATER, sender=HANNEKE, subject="RE:", in_reply_to=prompt(desk).message_id, body="@@@@")
    raw = raw.replace(b"text/plain", b"text/html").replace(b"@@@@", f"<html><body><p>Ik kijk.</p>{hidden}</body></html>".encode())
    assert desk.take(desk.arrival(raw, LATER), LATER, QUIET) in (Disposition.REFUSED, Disposition.NOTED)
    assert desk.case().handler is None


def test_zero_width_characters_and_bidi_marks_change_no_word(desk: Desk) -> None:
    assert reply(desk, body="\u2067Niet\u2069 d\u200boen, wacht nog met \u202eKarin\u202c") is not Disposition.COMMANDED
    assert reply(desk, body="\u202etid teod niraK\u202c") is not Disposition.COMMANDED
    assert desk.case().handler is None
    assert reply(desk, body="\u2066Ka\u200brin\u2069 do\u2060et d\u00adit\u200f") is Disposition.COMMANDED
    assert desk.case().handler.email == KARIN


def test_ten_megabytes_of_quote_say_nothing(desk: Desk) -> None:
    quote = "> Wouter doet dit, zaak 2026-002 is gegrond\n" * 240_000
    body = f"Karin doet dit\n\nOp ma 5 okt 2026 om 10:00 schreef Consonanza <info@consonanza.example>:\n{quote}"
    head = f"From: {HANNEKE}\r\nMessage-ID: <groot@x.example>\r\nIn-Reply-To: {prompt(desk).message_id}\r\n\r\n"
    assert desk.take(desk.arrival((head + body).encode(), LATER), LATER, QUIET) is Disposition.COMMANDED
    assert desk.case().handler.email == KARIN


def test_an_answer_is_tied_by_the_plus_address_or_the_kenmerk_when_the_thread_is_lost(desk: Desk) -> None:
    for lost, head in (("body", ""), ("quote", ""), ("plus", "Delivered-To: info+{}@consonanza.example")):
        desk.mail(MONDAY, sender=f"{lost}@klant.example", body=f"Niemand belt terug. {lost}")
        letter = prompt(desk)
        token = letter.message_id[1:].partition("@")[0]
        head_of_quote = "Van: Consonanza <info@consonanza.example>\nVerzonden: maandag 5 oktober 2026 09:13\nAan: Hanneke\n"
        quoted = f"{head_of_quote}Onderwerp: x\n\n{desk.text(letter)}"
        added = {"body": f"Kenmerk: {token.upper()}", "quote": quoted}.get(lost, "")
        raw = make_mail(LATER, sender=HANNEKE, subject="RE:", body=f"Karin doet dit\n\n{added}")
        head = f"{head.format(token.upper())}\r\n" if head else ""
        assert desk.take(desk.arrival(head.encode() + raw, LATER), LATER, QUIET) is Disposition.COMMANDED, lost


def test_the_token_stands_in_message_id_reply_to_and_text_and_tells_nothing(desk: Desk) -> None:
    object.__setattr__(desk.office, "plus_address", True)
    desk.mail(MONDAY, sender="piet@klant.example", body="Niemand belt terug.")
    letter = prompt(desk)
    mail = message_from_bytes(letter.raw, policy=policy.default)
    token = letter.message_id[1:].partition("@")[0]
    assert mail["Reply-To"].addresses[0].addr_spec == f"info+{token}@consonanza.example"
    assert len(f"info+{token}") <= 64
    assert f"Kenmerk: {token}" in desk.text(letter)
    first = message_from_bytes(desk.letters("opdracht-behandelaar", HANNEKE)[0].raw, policy=policy.default)
    assert first["Reply-To"] is None


CLIENT_FAILS = f"Authentication-Results: {SERVER}; dmarc=fail header.from=klant.example\r\n".encode()
DOUBTS = {"DMARC fails": CLIENT_FAILS, "two senders": b"From: iemand@mail.example\r\n"}


@pytest.mark.parametrize("head", DOUBTS.values(), ids=DOUBTS)
@pytest.mark.parametrize("kind", ["intrekking", "klacht"])
def test_what_may_not_be_of_the_client_is_filed_and_neither_names_anybody_nor_offers_to_stop(
    tmp_path: Path, head: bytes, kind: str
) -> None:
    desk = Desk(tmp_path)
    desk.office = replace(desk.office, authserv_id=SERVER)
    now = at("2026-11-09 10:00")
    desk.mail(now, sender="jan@klant.example")
    raw = make_mail(now, sender="jan@klant.example", subject="2026-001", body="Het was Roos Timmerman. Ik trek mijn klacht in.")
    raw = raw.replace(b"Subject:", head + b"Subject:", 1)
    read = reading(kind, employees=("Roos Timmerman",))
    assert desk.take(desk.arrival(raw, now), now, read) is Disposition.ADDED
    assert [event.kind for event in desk.case().log] == ["received", "added"]
    assert not desk.letters("kennisgeving-medewerker")
    told = desk.letters("melding-directie")[-1]
    assert not told.choices
    assert "niet zeker of die mail echt van dit adres komt" in desk.text(told)
    assert "Ik trek mijn klacht in." in desk.text(told)
