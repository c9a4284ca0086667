from __future__ import annotations

import pytest

from bot.mail.message import Screen
from bot.mail.parse import parse
from bot.mail.screen import RULES, bounced_addresses, screen

OWN = frozenset({"info@bureau.example"})
AWAY = "Bedankt voor uw e-mail. Ik ben momenteel afwezig. Bij spoed kunt u contact opnemen met mijn collega."


def verdict(headers: str, body: str = "Ik heb een klacht.") -> Screen:
    raw = f"From: Jan <jan@mail.example>\nMessage-ID: <x@mail.example>\n{headers}\n\n{body}"
    if headers.startswith("From:"):
        raw = f"{headers}\n\n{body}"
    return screen(parse(raw.encode()), own_ids=lambda found: found.startswith("<kb."), own_addresses=OWN)[0]


TABLE = [
    ("Subject: Klacht", Screen.HUMAN),
    ("Auto-Submitted: no", Screen.HUMAN),
    ("Auto-Submitted: No (by hand)", Screen.HUMAN),
    ("Auto-Submitted: auto-replied", Screen.AUTO_REPLY),
    ("Auto-Submitted: auto-generated", Screen.AUTO_REPLY),
    ("Auto-Submitted: auto-notified; owner-email=x", Screen.AUTO_REPLY),
    ("X-Autoreply: yes", Screen.AUTO_REPLY),
    ("X-Autorespond: Klacht", Screen.AUTO_REPLY),
    ("X-Auto-Response-Suppress: All", Screen.HUMAN),
    ("X-Auto-Response-Suppress: DR, OOF, AutoReply\nSubject: Klacht", Screen.HUMAN),
    ("Precedence: bulk\nAuto-Submitted: auto-replied", Screen.AUTO_REPLY),
    ("Precedence: auto_reply", Screen.AUTO_REPLY),
    ("List-Id: <nieuws.vakblad.example>", Screen.LIST),
    ("List-Id: <info.bureau.example>\nList-Unsubscribe: <mailto:x@y.example>\nPrecedence: list", Screen.HUMAN),
    ("List-Id: <klanten.bureau.example>\nList-Post: <mailto:klanten@bureau.example>\nPrecedence: list", Screen.HUMAN),
    ("List-Id: <nieuws.mijnbureau.example>\nPrecedence: list", Screen.LIST),
    ("Subject: Automatisch antwoord: Uw klacht", Screen.AUTO_REPLY),
    ("Subject: Automatische reactie", Screen.AUTO_REPLY),
    ("Subject: Automatic reply: Uw klacht", Screen.AUTO_REPLY),
    ("Subject: Klacht over automatisch antwoord", Screen.HUMAN),
    ("Subject: Re: Automatisch antwoord: mijn klacht", Screen.HUMAN),
    ("Subject: Afwezig op 3 oktober wegens griep", Screen.HUMAN),
    ("Return-Path: <>\nAuto-Submitted: auto-replied", Screen.AUTO_REPLY),
    ("X-Failed-Recipients: piet@mail.example", Screen.BOUNCE),
    ("From: MAILER-DAEMON@mx.example", Screen.BOUNCE),
    ("From: postmaster@mx.example\nSubject: Klacht", Screen.HUMAN),
    ("Content-Type: multipart/report; report-type=delivery-status; boundary=x", Screen.BOUNCE),
    ("Content-Type: multipart/report; report-type=disposition-notification; boundary=x", Screen.AUTO_REPLY),
    ('Content-Type: multipart/report; boundary=x;\n\treport-type="feedback-report"', Screen.AUTO_REPLY),
    ("X-Klachtenbot: 1", Screen.OWN),
    ("X-Klachtenbot: 1\nAuto-Submitted: auto-replied", Screen.OWN),
    ("From: a@b.example\nMessage-ID: <kb.1@bureau.example>", Screen.OWN),
    ("From: Info@bureau.example", Screen.OWN),
    ("From: info@bureau.example\nReply-To: jan@mail.example", Screen.HUMAN),
]


@pytest.mark.parametrize(("headers", "expected"), TABLE)
def test_headers_tell_machines_from_people(headers: str, expected: Screen) -> None:
    assert verdict(headers) is expected


@pytest.mark.parametrize("subject", ["Afwezig: Uw klacht", "Afwezigheidsbericht", "Out of Office: Your complaint"])
def test_absence_in_the_subject_is_automatic_unless_somebody_objects(subject: str) -> None:
    assert verdict(f"Subject: {subject}", "Ik ben er maandag weer.") is Screen.AUTO_REPLY
    assert verdict(f"Subject: {subject}", "Ik heb een klacht.") is Screen.HUMAN


WEAK = [
    ("Precedence: bulk", Screen.LIST),
    ("Precedence: list", Screen.LIST),
    ("Precedence: junk", Screen.LIST),
    ("List-Unsubscribe: <https://vakblad.example>", Screen.LIST),
    ("Return-Path: <>", Screen.BOUNCE),
    ("From: postmaster@mx.example\nSubject: Onbestelbaar: Uw klacht", Screen.BOUNCE),
    ("From: no-reply@portaal.example", Screen.AUTO_REPLY),
]


@pytest.mark.parametrize(("headers", "expected"), WEAK)
def test_what_services_add_to_the_mail_of_people_counts_only_when_nobody_speaks(headers: str, expected: Screen) -> None:
    assert verdict(headers, "Er staat een bericht klaar.") is expected
    assert verdict(headers, "Mijn coach belt niet terug en ik wil een ander.") is Screen.HUMAN


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (AWAY, Screen.AUTO_REPLY),
        ("Dit is een automatisch gegenereerd bericht. U kunt hier niet op antwoorden.", Screen.AUTO_REPLY),
        (
            "Beste,\n\nThank you for your message. I am out of the office. For urgent matters please contact us.",
            Screen.AUTO_REPLY,
        ),
        (
            "Thank you for your email. I am out of the office until Monday. For urgent matters please contact Ann.",
            Screen.AUTO_REPLY,
        ),
        ("Mijn coach was weer afwezig. Ik ben boos.", Screen.HUMAN),
        ("Ik ben morgen afwezig wegens ziekte, bij spoed kunt u mij bellen.", Screen.HUMAN),
        ("Ik kreeg alleen een automatisch antwoord terug, meer niet.", Screen.HUMAN),
    ],
)
def test_only_an_unmistakable_text_is_an_automatic_answer(body: str, expected: Screen) -> None:
    assert verdict("Subject: Re: Klacht", body) is expected


def test_suppressed_responses_beside_an_absence_are_automatic() -> None:
    body = "Ik ben met vakantie. Tijdens mijn afwezigheid kunt u bij de balie terecht."
    assert verdict("X-Auto-Response-Suppress: All", body) is Screen.AUTO_REPLY
    assert verdict("Subject: vakantie", body) is Screen.HUMAN


def test_without_sender_and_text_a_mail_is_unreadable() -> None:
    assert screen(parse(b"Subject: x\n\n")) == (Screen.UNREADABLE, ("no sender and no text",))
    assert screen(parse(b"Subject: x\n\nHelp"))[0] is Screen.HUMAN


def test_the_reasons_name_every_rule_that_held() -> None:
    assert screen(parse(b"From: a@b.example\nPrecedence: bulk\nX-Autoreply: 1\n\nx"))[1] == (
        "autoresponder header",
        "list headers",
    )


def test_no_rule_has_the_name_of_another() -> None:
    assert len({name for name, _, _ in RULES}) == len(RULES)


def test_bounced_addresses_come_from_the_report_then_the_header_then_the_text() -> None:
    report = (
        "From: mailer-daemon@x.example\nX-Failed-Recipients: c@mail.example\nContent-Type: message/delivery-status\n\n"
        "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; A@mail.example\nAction: failed\n\n"
        "Final-Recipient: rfc822; b@mail.example\nOriginal-Recipient: rfc822;alias@mail.example\nAction: Failed\n\n"
        "Final-Recipient: rfc822; d@mail.example\nAction: relayed\n"
    )
    assert bounced_addresses(parse(report.encode())) == ("a@mail.example", "alias@mail.example")
    header = b"From: mailer-daemon@x.example\nX-Failed-Recipients: C@mail.example, d@mail.example\n\nx"
    assert bounced_addresses(parse(header)) == ("c@mail.example", "d@mail.example")
    text = (
        b"From: Mailer-Daemon@x.example\n\nYour message could not be delivered:\n\n<e@mail.example>: host x said: 550 unknown\n"
    )
    assert bounced_addresses(parse(text)) in ((), ("e@mail.example",))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Disk quota exceeded for this account: piet@nergens.example", ("piet@nergens.example",)),
        ("Mailbox vol: <piet@nergens.example> (2 GB)", ("piet@nergens.example",)),
        ("Aflevering mislukt: piet@nergens.example", ("piet@nergens.example",)),
        ("Ihre Nachricht wurde nicht zugestellt: piet@nergens.example", ("piet@nergens.example",)),
        ("Empfänger unbekannt: piet@nergens.example", ("piet@nergens.example",)),
        ("Aflevering mislukt. Vragen: helpdesk@nergens.example", ()),
        ("Mailbox vol. Afzender: jan@mail.example", ()),
        ("Aflevering mislukt; namens: jan@mail.example", ()),
    ],
)
def test_a_server_names_the_address_behind_what_went_wrong(line: str, found: tuple[str, ...]) -> None:
    raw = f"From: mailer-daemon@mx.example\nSubject: Returned mail\nContent-Type: text/plain; charset=utf-8\n\n{line}\nTot ziens."
    assert bounced_addresses(parse(raw.encode())) == found


GMAIL = "<https://www.google.com/gmail/about/?utm_source=gmail-in-product&utm_campaign=emojireactionemail#app>"
QUOTE = "Op ma 5 okt 2026 om 09:12 schreef Bureau <info@bureau.example>:\n\n> Wie behandelt de klacht?"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("👍", Screen.AUTO_REPLY),
        ("", Screen.AUTO_REPLY),
        (f"👍\n\nJan de Wit reacted via Gmail\n{GMAIL}\n\n{QUOTE}", Screen.AUTO_REPLY),
        (f"👍\n\nJan de Wit heeft gereageerd via Gmail\n{GMAIL}\n\n{QUOTE}", Screen.AUTO_REPLY),
        ("👍 Karin doet dit", Screen.HUMAN),
        (f"👎\n\nDit klopt niet, ik dien een klacht in.\n\n{QUOTE}", Screen.HUMAN),
        (f"👍\n\nJan de Wit reacted via Gmail\n{GMAIL}\n\nIk ben het er niet mee eens.\n\n{QUOTE}", Screen.HUMAN),
        ("👎" * 700 + "\n\nIk dien een klacht in.", Screen.HUMAN),
    ],
)
def test_a_reaction_is_of_a_machine_until_a_person_adds_a_word(body: str, expected: Screen) -> None:
    part = 'Content-Type: text/vnd.google.email-reaction+json; charset="UTF-8"\n\n{"emoji": "x", "version": 1}'
    parts = f"--b\nContent-Type: text/plain; charset=UTF-8\n\n{body}\n--b\n{part}\n--b--"
    assert verdict("Subject: Re: Klacht\nContent-Type: multipart/alternative; boundary=b", parts) is expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Bram de Wit heeft met een duim omhoog gereageerd op uw bericht:", Screen.AUTO_REPLY),
        ("Bram de Wit heeft een duimpje gegeven aan je mail.", Screen.AUTO_REPLY),
        ("Bram de Wit heeft ❤️ gereageerd op uw bericht van dinsdag 6 oktober 2026 10:12", Screen.AUTO_REPLY),
        ('Bram de Wit vindt uw bericht "Klacht in behandeling" leuk. Open het bericht in Outlook.', Screen.AUTO_REPLY),
        ("Bram de Wit liked your message", Screen.AUTO_REPLY),
        ("Bram de Wit reacted with a thumbs up to your message.", Screen.AUTO_REPLY),
        ("Bram de Wit hat mit einem Herz auf Ihre Nachricht reagiert.", Screen.AUTO_REPLY),
        ("Niemand heeft op mijn bericht gereageerd.", Screen.HUMAN),
        ("Bram de Wit heeft met een duim omhoog gereageerd op mijn klacht.", Screen.HUMAN),
        ("Bram de Wit heeft gereageerd op uw bericht, maar heel onbeschoft.", Screen.HUMAN),
        ("Bram de Wit heeft een duim omhoog gegeven op uw bericht en lachte mij uit.", Screen.HUMAN),
    ],
)
def test_the_line_of_a_thumb_or_a_heart_is_of_a_machine_and_a_story_of_it_is_not(body: str, expected: Screen) -> None:
    assert verdict("Subject: Re: Uw klacht", body) is expected


def test_the_reaction_of_outlook_has_no_mark_but_its_line() -> None:
    head = (
        "Van: Bureau <info@bureau.example>\nVerzonden: maandag 5 oktober 2026 09:12\nAan: Jan\nOnderwerp: Uw klacht\n\nBeste Jan,"
    )
    assert verdict(
        "Subject: Re: Uw klacht", f"Jan de Wit reacted to your message:\n________________________________\n{head}"
    ) is (Screen.AUTO_REPLY)
    assert verdict("Subject: Re: Uw klacht", "Jan de Wit reacted to your message, maar ik niet.") is Screen.HUMAN


@pytest.mark.parametrize(
    ("sender", "machine"), [("account-security-noreply", True), ("nieuws.no-reply", True), ("kim.norepleys", False)]
)
def test_an_address_that_ends_in_noreply_is_read_by_nobody(sender: str, machine: bool) -> None:
    mail = f"From: <{sender}@werk.example>\nSubject: Aanmelding\nContent-Type: text/plain\n\nEr is een nieuwe aanmelding gezien."
    assert (screen(parse(mail.encode()))[0] is Screen.AUTO_REPLY) is machine


CHALLENGES = [
    ("Your message about the letter was waitlisted.\n\nPlease add yourself to my Guest List.", Screen.AUTO_REPLY),
    ("I'm using a filter to protect me from spam. Please click the link below:\nhttps://x.example/1", Screen.AUTO_REPLY),
    ("Uw bericht staat in quarantaine omdat u niet op mijn lijst staat. Klik op de link.", Screen.AUTO_REPLY),
    ("Mijn mail stond bij u in quarantaine omdat u mij niet op uw lijst hebt. Ik ben daar boos over.", Screen.HUMAN),
    ("Your message was waitlisted by my spam filter, so I read it late. Could you send it again?", Screen.HUMAN),
]


@pytest.mark.parametrize(("body", "expected"), CHALLENGES)
def test_a_filter_that_has_strangers_prove_themselves_is_a_machine(body: str, expected: Screen) -> None:
    assert verdict("Subject: Re: Ontvangstbevestiging", body) is expected


MACHINES = [
    "Bonjour,\n\nJe suis actuellement absente du bureau. En cas d'urgence, veuillez contacter mon collègue.",
    "Bedankt voor uw bericht. Uw casenummer is 00012345. Wij streven ernaar binnen 2 werkdagen te reageren.",
]


@pytest.mark.parametrize("body", MACHINES)
def test_an_absence_in_french_and_the_number_of_a_case_are_of_machines(body: str) -> None:
    assert verdict("Subject: Re: Ontvangstbevestiging", body) is Screen.AUTO_REPLY


def test_who_complains_in_french_while_away_is_a_person() -> None:
    body = "Je suis absent depuis mai. En cas d'urgence, contacter mon avocat. Je veux déposer une plainte contre le coach."
    assert verdict("Subject: Plainte", body) is Screen.HUMAN


@pytest.mark.parametrize("subject", ["Respuesta automática: x", "Odpowiedź automatyczna: x", "Automatisk svar: x"])
def test_an_automatic_answer_in_another_language_is_of_a_machine(subject: str) -> None:
    assert verdict(f"Subject: {subject}", "Hasta el 9 de noviembre.") is Screen.AUTO_REPLY


def test_the_receipt_of_thunderbird_in_dutch_is_of_a_machine() -> None:
    body = "Deze bevestiging zegt alleen dat het bericht is weergegeven op de computer van de ontvanger."
    assert verdict("Subject: Ontvangstbevestiging (weergegeven) - x", body) is Screen.AUTO_REPLY


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            "Uw bericht\n\nheeft de volgende geadresseerde niet bereikt:\n\nPiet (p@x.example) op 2-11-2026 10:00",
            ("p@x.example",),
        ),
        ("Uw bericht aan p@x.example is nog niet bezorgd. Wij blijven het de komende 3 dagen proberen.", ()),
    ],
)
def test_a_dutch_server_names_whom_it_did_not_reach_and_does_not_when_it_tries_on(body: str, found: tuple[str, ...]) -> None:
    raw = f"From: MAILER-DAEMON@mx.example\nTo: info@bureau.example\nSubject: Uw e-mail\n\n{body}"
    assert bounced_addresses(parse(raw.encode())) == found


def test_an_address_beyond_ascii_is_read_from_its_code() -> None:
    head = "From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n"
    fields = "Content-Type: message/delivery-status\n\nFinal-Recipient: utf-8; jos\\x{E9}@x.example\nAction: failed\n--b--"
    assert bounced_addresses(parse(f"{head}{fields}".encode())) == ("josé@x.example",)
