"""The weekly digest as the directie gets it: what waits, who is late, what happened, and never a director's own case."""

import html
import logging
import re
from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote

import pytest
from story.desk import Desk, at, make_mail, reading

from bot.adapters.smtp import SendResult
from bot.domain.decide import Disposition
from bot.intake import receive
from bot.mail.message import Message

HANNEKE, BERT = "h.dijkstra@consonanza.example", "b.vanderlaan@consonanza.example"
KARIN, WOUTER, FATMA = "k.oosterhof@consonanza.example", "w.hummel@consonanza.example", "f.yildiz@consonanza.example"
THURSDAY = at("2026-10-08 09:12")
MONDAY = at("2026-10-12 08:00")
HOUR = timedelta(hours=1)
OFFICE = reading("overig", "leave")
LOST = SendResult("refused", 550, "no such user")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def digest(desk: Desk, now: datetime = MONDAY, to: str = HANNEKE) -> str:
    """The digest of this moment as text."""
    desk.rounds(now)
    return desk.text(desk.letters("weekoverzicht", to)[-1])


def page(letter: Any) -> str:
    part = message_from_bytes(letter.raw, policy=policy.default).get_body(("html",))
    assert part is not None
    return str(part.get_content())


def buttons(letter: Any) -> list[dict[str, str]]:
    """The mails that its buttons make."""
    links = (html.unescape(each).partition("?") for each in re.findall(r'href="(mailto:[^"]+)"', page(letter)))
    fields = [{"to": unquote(link[0].removeprefix("mailto:")), **parse_qs(link[2], keep_blank_values=True)} for link in links]
    return [{"to": each["to"], "subject": each["subject"][0], "body": each["body"][0]} for each in fields]


def pictures(letter: Any) -> dict[str, bytes]:
    message = message_from_bytes(letter.raw, policy=policy.default)
    return {str(part["Content-ID"]).strip("<>"): part.get_payload(decode=True) for part in message.walk() if part["Content-ID"]}  # type: ignore[misc]


def client(number: int) -> dict[str, str]:
    return {"sender": f"Klant {number} <k{number}@klant.example>", "body": f"Klacht nummer {number} over de gang van zaken."}


def test_what_waits_for_a_director_comes_first_with_the_answers_of_its_own_letter(desk: Desk) -> None:
    desk.mail(THURSDAY)
    text = digest(desk)
    assert "Dit wacht op u".upper() in text
    assert text.index("Wie behandelt klacht 2026-001?") < text.index("OPEN ZAKEN") < text.index("SINDS MAANDAG 5 OKTOBER")
    prompt = desk.letters("opdracht-behandelaar", HANNEKE)[0]
    offered = buttons(desk.letters("weekoverzicht", HANNEKE)[0])
    assert [(each["to"], each["body"], each["subject"]) for each in offered[:-1]] == [
        (each["to"], each["body"], each["subject"]) for each in buttons(prompt)
    ]
    assert "Gevraagd op 8 oktober" in text


def test_a_button_in_the_digest_answers_the_question_it_stands_under(desk: Desk) -> None:
    desk.mail(THURSDAY)
    desk.mail(THURSDAY + HOUR, **client(2))
    digest(desk)
    pressed = next(
        each
        for each in buttons(desk.letters("weekoverzicht", HANNEKE)[0])
        if "Karin" in each["body"] and "002" in each["subject"]
    )
    pressed.pop("to")
    assert desk.mail(MONDAY + HOUR, OFFICE, sender=WOUTER, **pressed) is Disposition.HELD
    assert desk.mail(MONDAY + HOUR, OFFICE, sender=HANNEKE, **pressed) is Disposition.COMMANDED
    assert desk.case("2026-002").handler.email == KARIN
    assert desk.case("2026-001").handler is None


def test_own_words_below_a_question_answer_it_too(desk: Desk) -> None:
    desk.mail(THURSDAY)
    digest(desk)
    own = buttons(desk.letters("weekoverzicht", HANNEKE)[0])[-1]
    said = desk.mail(
        MONDAY + HOUR, OFFICE, sender=HANNEKE, subject=own["subject"], body="Laat Karin het maar doen." + own["body"]
    )
    assert said is Disposition.COMMANDED
    assert desk.case().handler.email == KARIN


def test_words_in_answer_to_the_digest_itself_are_not_done_and_not_lost(desk: Desk) -> None:
    desk.mail(THURSDAY)
    digest(desk)
    assert desk.answer(MONDAY + HOUR, HANNEKE, "weekoverzicht", "Karin doet dit") is Disposition.TOLD
    told = desk.letters("stand-van-zaken", HANNEKE)[0]
    assert told.subject == "Uw antwoord op het weekoverzicht: over welke zaak gaat het?"
    assert "Er is niets gedaan. Zo kan het wel: - Druk in het weekoverzicht op een knop" in desk.text(told)
    assert desk.case().handler is None


def test_thanks_for_the_digest_are_not_answered(desk: Desk) -> None:
    desk.mail(THURSDAY)
    digest(desk)
    before = len(desk.letters())
    assert desk.answer(MONDAY + HOUR, HANNEKE, "weekoverzicht", "Dank je wel!\n\nGroet, Hanneke") is Disposition.LEFT
    assert len(desk.letters()) == before


def test_an_order_with_a_number_in_answer_to_the_digest_is_confirmed_and_done(desk: Desk) -> None:
    desk.mail(THURSDAY)
    digest(desk)
    said = desk.answer(MONDAY + HOUR, HANNEKE, "weekoverzicht", "2026-001: wijs toe aan Karin")
    assert said is Disposition.HELD
    assert desk.answer(MONDAY + 2 * HOUR, HANNEKE, "melding-directie", "uitvoeren") is Disposition.COMMANDED
    assert desk.case().handler.email == KARIN


def test_a_question_that_was_answered_waits_no_more(desk: Desk) -> None:
    desk.mail(THURSDAY)
    desk.answer(THURSDAY + HOUR, BERT, "opdracht-behandelaar", "Karin doet dit")
    desk.send(THURSDAY + HOUR)
    text = digest(desk)
    assert "DIT WACHT OP U" not in text
    assert "U hoeft nu niets te beantwoorden" in text
    assert "2026-001: Karin Oosterhof, 4 dagen open Horen: 5 november" in text
    assert "Karin Oosterhof Dag van het gesprek: 2026-001 (8 oktober)" in text


def test_a_question_to_both_directors_waits_for_each_and_is_not_told_as_asked_of_another(desk: Desk) -> None:
    desk.mail(THURSDAY)
    for director in (HANNEKE, BERT):
        text = digest(desk, to=director)
        assert "* Wie behandelt klacht 2026-001?" in text
        assert "Wie behandelt: 2026-001" not in text


def test_a_mail_that_is_held_waits_for_the_directie_until_it_is_confirmed(desk: Desk) -> None:
    desk.mail(THURSDAY)
    letter = desk.letters("opdracht-behandelaar", HANNEKE)[0]
    fields = {"subject": f"RE: {letter.subject}", "body": "Karin doet dit", "in_reply_to": letter.message_id}
    assert desk.mail(THURSDAY + HOUR, OFFICE, sender=WOUTER, **fields) is Disposition.HELD
    assert "* Klacht 2026-001: wie gaf dit antwoord?" in digest(desk)
    assert "Wilt u het uitvoeren? Antwoord dan daarop." in digest(desk)
    offered = buttons(desk.letters("weekoverzicht", HANNEKE)[0])
    assert not [each for each in offered if each["body"].startswith("uitvoeren")], "nobody carries out what he cannot read here"
    answer = next(each for each in offered if each["body"].startswith("niet uitvoeren"))
    assert (
        desk.mail(MONDAY + HOUR, OFFICE, sender=HANNEKE, subject=answer["subject"], body=answer["body"]) is not Disposition.HELD
    )
    assert "wie gaf dit antwoord" not in digest(desk, at("2026-10-19 08:00"))


def test_a_withdrawal_waits_for_the_directie_until_somebody_says_no(desk: Desk) -> None:
    desk.mail(THURSDAY)
    desk.mail(THURSDAY + HOUR, reading("intrekking"), subject="laat maar", body="Ik trek mijn klacht in.")
    assert "iemand wil een klacht intrekken" in digest(desk)
    letter = desk.letters("weekoverzicht", HANNEKE)[0]
    answer = next(each for each in buttons(letter) if each["body"].startswith("nee, ga door"))
    answer.pop("to")
    assert desk.mail(MONDAY + HOUR, OFFICE, sender=HANNEKE, **answer) in (Disposition.NOTED, Disposition.COMMANDED)
    for director in (HANNEKE, BERT):
        assert "intrekken" not in digest(desk, at("2026-10-19 08:00"), director)


def test_a_director_who_handles_a_case_finds_his_own_questions(desk: Desk) -> None:
    desk.mail(THURSDAY)
    desk.answer(THURSDAY + HOUR, HANNEKE, "opdracht-behandelaar", "Doe ik")
    assert "* Wanneer is het gesprek over klacht 2026-001?" in digest(desk)
    assert "Hanneke Dijkstra Dag van het gesprek: 2026-001 (8 oktober)" in digest(desk, to=BERT)


def test_of_two_employees_only_the_one_who_did_not_react_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "werkpro")
    director = desk.bureau.directors()[0].email
    one, two = (person for person in desk.bureau.roster if person.has_role("werkbegeleider"))
    desk.mail(THURSDAY, reading(employees=(one.name, two.name)))
    handler = next(each for each in desk.letters("opdracht-behandelaar")[0].choices.values())
    desk.answer(THURSDAY + HOUR, desk.letters("opdracht-behandelaar")[0].recipient, "opdracht-behandelaar", handler)
    desk.send(THURSDAY + HOUR)
    asked = {letter.recipient for letter in desk.letters("verzoek-reactie")}
    assert asked == {one.email, two.email}
    desk.answer(THURSDAY + 2 * HOUR, one.email, "verzoek-reactie", "Ik was die dag ziek en heb dat doorgegeven aan de receptie.")
    text = digest(desk, to=director)
    assert f"{two.name} Reactie: 2026-001" in text
    assert f"{one.name} Reactie" not in text


def test_a_question_too_old_to_be_answered_has_no_buttons(desk: Desk) -> None:
    desk.mail(at("2026-06-01 09:00"))
    text = digest(desk)
    assert "te lang geleden" in text
    assert buttons(desk.letters("weekoverzicht", HANNEKE)[0]) == []


def test_late_cases_come_before_those_at_risk_and_those_before_the_others(desk: Desk) -> None:
    for number, day in ((1, "2026-09-07"), (2, "2026-09-15"), (3, "2026-10-07")):
        now = at(f"{day} 09:00")
        desk.mail(now, **client(number))
        desk.answer(now + HOUR, HANNEKE, "opdracht-behandelaar", "Karin doet dit")
        desk.send(now + HOUR)
    text = digest(desk)
    places = [text.index(words) for words in ("TE LAAT", "2026-001: Karin", "BIJNA TE LAAT", "2026-002: Karin", "VERDER OPEN")]
    assert places == sorted(places)
    assert text.index("VERDER OPEN") < text.index("2026-003: Karin")
    assert "Horen: uiterlijk 5 oktober, te laat" in text
    assert "Horen: 13 oktober, nog 1 werkdag" in text
    assert "Er staan 3 zaken open. 1 is te laat, bij 1 eindigt een termijn" in text


def test_nobody_is_told_late_with_a_refusal_that_nobody_decided(desk: Desk) -> None:
    desk.mail(THURSDAY)
    assert "Niet in behandeling" not in digest(desk, at("2026-11-16 08:00"))


def test_a_week_without_anything_is_one_reassuring_line_and_the_count(desk: Desk) -> None:
    desk.mail(THURSDAY, OFFICE, subject="Factuur")
    with desk.store.transaction() as unit:
        unit.set_cursor("consonanza", "INBOX", counted_at=MONDAY - HOUR, uidvalidity=1)
    text = digest(desk)
    assert "Er staat geen klacht open en er is niets blijven liggen. U hoeft niets te doen." in text
    assert "Nageteld op maandag 12 oktober 2026 om 07.00 uur: 1 mail in het postvak, 1 gelezen, onverklaard: 0." in text
    assert "SINDS" not in text
    assert len(text.split()) < 60
    assert pictures(desk.letters("weekoverzicht", HANNEKE)[0]) == {}


def test_what_came_in_and_went_out_is_counted_from_digest_to_digest(desk: Desk) -> None:
    desk.mail(at("2026-10-05 07:30"), **client(1))  # just before the digest of the week before
    desk.rounds(at("2026-10-05 08:00"))
    desk.mail(THURSDAY, **client(2))
    desk.mail(THURSDAY, reading("suggestie"), sender="Els <els@klant.example>", body="Zet een kapstok neer.")
    desk.send(THURSDAY + HOUR)
    desk.mail(MONDAY + timedelta(minutes=5), **client(3))  # just after this one
    text = digest(desk, MONDAY + HOUR)
    assert "Binnen: 2 mails" in text
    assert "Nieuw: 1 zaak: 2026-002" in text
    assert "Suggesties: 1, wij mailden u de tekst" in text
    sent = [row for row in desk.letters() if row.sent_at is not None and row.kind != "weekoverzicht"]
    assert f"Uit: {len(sent)} brieven" in text
    assert "Nieuw: 1 zaak: 2026-003" in digest(desk, at("2026-10-19 08:00"))


def test_after_a_downtime_of_weeks_nothing_falls_between_two_digests(desk: Desk) -> None:
    desk.rounds(at("2026-09-28 08:00"))
    desk.mail(at("2026-09-30 10:00"))
    text = digest(desk)
    assert "SINDS MAANDAG 28 SEPTEMBER 2026" in text
    assert "Nieuw: 1 zaak: 2026-001" in text


def test_an_entry_counts_in_the_week_in_which_it_became_a_complaint(desk: Desk) -> None:
    told = "Telefonische klacht van Piet Klaassen, ontvangen op 1 oktober. Hij voelt zich niet gehoord door Wouter Hummel."
    desk.mail(at("2026-10-02 10:00"), reading("klacht", "ask"), sender=FATMA, subject="Telefonische klacht", body=told)
    assert "Nieuw: geen" in digest(desk, at("2026-10-05 08:00"))
    assert desk.answer(THURSDAY, FATMA, "vraag-indeling", "openen") is Disposition.COMMANDED
    assert desk.case().received.astimezone(MONDAY.tzinfo).date() == date(2026, 10, 1)
    assert "Nieuw: 1 zaak: 2026-001" in digest(desk)
    assert "Nieuw: geen" in digest(desk, at("2026-10-19 08:00"))


def test_settled_and_withdrawn_complaints_are_told_with_their_days(desk: Desk) -> None:
    for number, day in ((1, "2026-09-28"), (2, "2026-09-30")):
        desk.mail(at(f"{day} 09:00"), **client(number))
        desk.answer(at(f"{day} 10:00"), HANNEKE, "opdracht-behandelaar", "Karin doet dit")
        desk.answer(THURSDAY + number * HOUR, KARIN, "opdracht", "De klager heeft de klacht ingetrokken.")
    text = digest(desk)
    assert "Afgehandeld: 2026-001 na 10 dagen en 2026-002 na 8 dagen" in text
    assert "Van ontvangst tot antwoord: 2026-001: 10 dagen; 2026-002: 8 dagen." in text
    assert "2026-001" not in digest(desk, at("2026-10-19 08:00"))


def test_a_client_who_was_asked_for_more_is_told_until_he_writes(desk: Desk) -> None:
    desk.mail(at("2026-09-28 09:00"))
    desk.send(at("2026-09-28 10:00"))
    desk.rounds(at("2026-10-06 09:00"))
    assert desk.letters("verzoek-aanvulling", "jan@klant.example")
    assert "De klager Aanvulling: 2026-001" in digest(desk)
    asked = desk.letters("verzoek-aanvulling")[0]
    desk.mail(MONDAY + HOUR, reading("overig", "leave"), body="Dat was 29 september.", in_reply_to=asked.message_id)
    assert "Aanvulling" not in digest(desk, at("2026-10-19 08:00"))


def test_letters_that_came_back_are_told_once_with_their_addresses(desk: Desk) -> None:
    desk.mail(THURSDAY)
    desk.send(THURSDAY + HOUR, LOST)
    text = digest(desk)
    assert "Wij hebben uw klacht ontvangen (zaak 2026-001) Aan jan@klant.example, 8 oktober" in text
    assert f"Aan {HANNEKE} en {BERT}, 8 oktober" in text
    assert "een brief is niet aangekomen" not in text


def test_mail_that_could_not_be_read_and_doubts_are_told(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    def breaks(_message: Message, _received: datetime) -> Any:
        raise ValueError

    with caplog.at_level(logging.CRITICAL):
        receive(desk.arrival(make_mail(THURSDAY), THURSDAY), desk.office, desk.store, breaks, THURSDAY)
    desk.mail(THURSDAY, reading("klacht", "ask"), sender="Piet <piet@klant.example>", body="Hmm.")
    text = digest(desk)
    assert "Een mail van 8 oktober kon niet worden gelezen." in text
    assert "Twijfel: 1 mail voorgelegd, 1 nog niet beantwoord" in text
    assert "* Is dit een klacht? Mail van Piet" in text
    assert "Zonder nummer: wacht op indeling, 4 dagen open" in text


def test_the_charts_are_pictures_with_words_for_who_does_not_see_them(desk: Desk) -> None:
    for number, day in enumerate(("2026-08-24", "2026-09-28", "2026-10-08"), 1):
        desk.mail(at(f"{day} 09:00"), **client(number))
    text = digest(desk)
    letter = desk.letters("weekoverzicht", HANNEKE)[0]
    assert {name: content[:4] for name, content in pictures(letter).items()} == {"open@weekoverzicht": b"\x89PNG"}
    words = "Zo lang staan de zaken open: tot 1 week: 1; 2 tot 4 weken: 1; 6 weken of langer: 1."
    assert f'src="cid:open@weekoverzicht" alt="{words}"' in page(letter)
    assert words in text


def test_iso_weeks_and_their_year_are_right_around_new_year(desk: Desk) -> None:
    for moment, words in (
        ("2026-12-28 08:00", "week 53 van 2026"),
        ("2027-01-04 08:00", "week 1 van 2027"),
        ("2027-12-27 08:00", "week 52 van 2027"),
        ("2028-01-03 08:00", "week 1 van 2028"),
        ("2029-12-31 08:00", "week 1 van 2030"),
    ):
        desk.rounds(at(moment))
        letter = desk.letters("weekoverzicht", HANNEKE)[-1]
        assert words in letter.subject
        year, number = re.findall(r"\d+", words)[1], re.findall(r"\d+", words)[0]
        assert f":{year}-W{int(number):02d}:" in letter.key


# --- a director who is complained about

ABOUT_HER = reading(employees=("Hanneke Dijkstra",))


def weeks_of_both(desk: Desk) -> tuple[str, str]:
    return digest(desk, to=HANNEKE), digest(desk, to=BERT)


def nothing_to_see(desk: Desk) -> str:
    """What the digest of an empty week says."""
    empty = desk.text(desk.letters("weekoverzicht", HANNEKE)[-1])
    return empty.partition("Kenmerk")[0]


def test_her_own_case_is_in_no_row_no_count_and_no_question(desk: Desk) -> None:
    desk.mail(THURSDAY, ABOUT_HER)
    desk.send(THURSDAY + HOUR)
    hers, his = weeks_of_both(desk)
    assert "Er staat geen klacht open en er is niets blijven liggen." in hers
    assert "Wij lazen 0 mails" in hers
    assert "2026-001" not in hers
    assert "2026-001: wacht op behandelaar" in his
    assert "Wij lazen 1 mail." in his


def test_her_own_case_is_not_in_the_figures_of_the_week_nor_asked_of_others(desk: Desk) -> None:
    desk.mail(THURSDAY, ABOUT_HER)
    desk.mail(THURSDAY, **client(2))
    desk.answer(THURSDAY + HOUR, BERT, "opdracht-behandelaar", "Karin doet dit")
    desk.send(THURSDAY + HOUR)
    hers, his = weeks_of_both(desk)
    assert hers.count("2026-001") == 0
    mine = [row for row in desk.letters() if row.case_id == desk.case("2026-002").id and row.sent_at is not None]
    assert f"Uit: {len(mine)} brieven" in hers
    assert "Nieuw: 1 zaak: 2026-002" in hers
    assert "Nieuw: 2 zaken: 2026-001 en 2026-002" in his


def test_her_own_doubtful_mail_without_a_number_is_not_told(desk: Desk) -> None:
    desk.mail(THURSDAY, reading("klacht", "ask", employees=("Hanneke Dijkstra",)), sender="Piet <piet@klant.example>")
    desk.send(THURSDAY + HOUR, LOST)
    hers, his = weeks_of_both(desk)
    assert "Er staat geen klacht open en er is niets blijven liggen." in hers
    assert "Piet" not in hers
    assert "Twijfel" not in hers
    assert "Is dit een klacht? Mail van Piet" in his
    assert "BRIEVEN DIE NIET ZIJN AANGEKOMEN" in his


def test_letters_of_her_own_case_that_came_back_are_not_told(desk: Desk) -> None:
    desk.mail(THURSDAY, ABOUT_HER)
    desk.send(THURSDAY + HOUR, LOST)
    hers, his = weeks_of_both(desk)
    assert "jan@klant.example" not in hers
    assert "niet zijn aangekomen".upper() not in hers
    assert "jan@klant.example" in his


def test_her_own_case_is_in_no_chart(desk: Desk) -> None:
    for number in (1, 2, 3):
        desk.mail(THURSDAY, ABOUT_HER if number == 1 else None, **client(number))
    desk.rounds(MONDAY)
    assert pictures(desk.letters("weekoverzicht", HANNEKE)[0]) == {}
    assert list(pictures(desk.letters("weekoverzicht", BERT)[0])) == ["open@weekoverzicht"]


def test_her_own_case_is_not_told_when_it_is_over(desk: Desk) -> None:
    desk.mail(at("2026-09-28 09:00"), ABOUT_HER)
    desk.answer(at("2026-09-28 10:00"), BERT, "opdracht-behandelaar", "Karin doet dit")
    desk.answer(THURSDAY, KARIN, "opdracht", "De klager heeft de klacht ingetrokken.")
    hers, his = weeks_of_both(desk)
    assert "Er staat geen klacht open en er is niets blijven liggen." in hers
    assert "Afgehandeld: 2026-001 na 10 dagen" in his


def test_the_count_of_the_mailbox_leaves_out_her_own_case_and_our_copies_of_its_letters(desk: Desk) -> None:
    desk.mail(THURSDAY, ABOUT_HER)
    desk.mail(THURSDAY, OFFICE, subject="Factuur", body="Bijgaand.")
    for letter in desk.letters():
        desk.take(desk.arrival(letter.raw, THURSDAY), THURSDAY)
    with desk.store.transaction() as unit:
        unit.set_cursor("consonanza", "INBOX", counted_at=MONDAY - HOUR, uidvalidity=1)
    copies = len(desk.letters())
    hers, his = weeks_of_both(desk)
    assert "1 mail in het postvak, 1 gelezen, onverklaard: 0" in hers
    assert f"{copies + 2} mails in het postvak, {copies + 2} gelezen, onverklaard: 0" in his


# --- people who mean ill

EVIL = '"<script>alert(1)</script>\u202egnp.exe =HYPERLINK(0) {{ 7*7 }}'


def test_a_hostile_name_and_subject_break_nothing(desk: Desk) -> None:
    name = EVIL.replace('"', "")
    desk.mail(THURSDAY, reading("klacht", "ask"), sender=f'"{name}" <piet@klant.example>', subject=f"{EVIL} regel", body="Hmm.")
    desk.send(THURSDAY + HOUR, LOST)
    text = digest(desk)
    letter = desk.letters("weekoverzicht", HANNEKE)[0]
    assert "<script" not in page(letter)
    assert "\u202e" not in page(letter) + text + letter.subject
    assert "{{ 7*7 }}" in text
    pressed = next(each for each in buttons(letter) if each["body"].startswith("klacht"))
    assert (
        desk.mail(MONDAY + HOUR, OFFICE, sender=HANNEKE, subject=pressed["subject"], body=pressed["body"])
        is Disposition.COMMANDED
    )
