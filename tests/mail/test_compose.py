from __future__ import annotations

import email
import email.policy
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from typing import Any

import pytest

from bot.mail.compose import compose
from bot.mail.message import Address, Attachment, Screen
from bot.mail.parse import parse
from bot.mail.screen import screen

PDF = Attachment("Klacht coördinator.pdf", "application/pdf", bytes(range(256)) * 20)
LOGO = Attachment("logo.png", "image/png", b"\x89PNG")
TEXT = "Beste Jan,\n\nWij ontvingen uw klacht – dank u.\n.\nFrom hier\n" + "lang " * 400 + "\n"
HTML = "<p>Beste Jan,</p><p>Wij ontvingen uw klacht – dank u.</p>"


def letter(**changes: Any) -> bytes:
    values: dict[str, Any] = {
        "sender": Address("Bureau", "info@bureau.example"),
        "recipient": Address("Jan de Wit", "jan@mail.example"),
        "subject": "Ontvangst van uw klacht (2026-014)",
        "text": TEXT,
        "html": HTML,
        "message_id": "<kb.1@bureau.example>",
        "date": datetime(2026, 10, 14, 9, 12, tzinfo=timezone(timedelta(hours=2))),
    }
    return compose(**(values | changes))


def read(raw: bytes) -> EmailMessage:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_letter_is_text_and_html_as_alternatives() -> None:
    message = read(letter())
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == TEXT
    assert (message["From"], message["To"]) == ("Bureau <info@bureau.example>", "Jan de Wit <jan@mail.example>")
    assert message["Date"] == "Wed, 14 Oct 2026 09:12:00 +0200"


def test_images_are_related_and_attachments_mixed() -> None:
    message = read(letter(attachments=(PDF,), inline_images=(("logo@bureau.example", LOGO),)))
    assert message.get_content_type() == "multipart/mixed"
    related, pdf = message.iter_parts()
    assert related.get_content_type() == "multipart/related"
    alternative, logo = related.iter_parts()
    assert (alternative.get_content_type(), logo["Content-ID"]) == ("multipart/alternative", "<logo@bureau.example>")
    assert (pdf.get_filename(), pdf.get_content()) == (PDF.filename, PDF.content)


def test_a_letter_says_that_no_person_sent_it() -> None:
    message = read(letter(auto_submitted="auto-generated"))
    assert [message[name] for name in ("Auto-Submitted", "X-Auto-Response-Suppress", "X-Klachtenbot")] == [
        "auto-generated",
        "All",
        "1",
    ]


def test_a_letter_is_recognised_when_it_returns() -> None:
    assert screen(parse(letter()))[0] is Screen.OWN


NASTY = "Klacht\r\nBcc: all@mail.example\n\n\x00\x1b\u202e\u2028<script>" + "é" * 900


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"subject": NASTY},
        {"subject": "=?utf-8?Q?Bcc:_x?="},
        {"subject": "x" * 3_000},
        {"recipient": Address(NASTY, "jan@mail.example")},
        {"recipient": Address('"\\", <all@mail.example>', "jan@mail.example")},
        {"attachments": (Attachment(NASTY, "text/html\r\nBcc: all@mail.example", b"x"),)},
        {"attachments": (Attachment("x.eml", "message/rfc822", b"From: x\r\n\r\n" + b"y" * 5_000),)},
        {"references": tuple(f"<{number}@mail.example>" for number in range(500)), "in_reply_to": "<9@x>"},
        {"references": ("<a@b>\r\nBcc: x@y.example", "no id"), "in_reply_to": "<a@b\r\n>"},
        {"text": "x" * 5_000, "html": "<p>" + "é" * 5_000},
        {"text": "\r\n--=_a\r\nContent-Type: text/html\r\n"},
    ],
)
def test_nothing_from_outside_adds_a_header_a_part_or_a_long_line(changes: dict[str, Any]) -> None:
    raw = letter(**changes)
    message = read(raw)
    assert message["Bcc"] is None
    assert len(message.get_all("To", [])) == 1
    assert [address.addr_spec for address in message["To"].addresses] == ["jan@mail.example"]
    assert len(list(message.walk())) == (5 if "attachments" in changes else 3)
    assert raw.isascii()
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")


def test_names_outside_ascii_are_encoded_and_read_back() -> None:
    message = parse(
        letter(recipient=Address("Renée de Wít, cliënt", "r@mail.example"), subject="Uw klacht van één oktober – " * 6)
    )
    assert message.to == (Address("Renée de Wít, cliënt", "r@mail.example"),)
    assert message.subject == ("Uw klacht van één oktober – " * 6).strip()


def test_the_thread_is_kept() -> None:
    message = parse(letter(in_reply_to="<2@x>", references=("<1@x>", "<2@x>")))
    assert (message.in_reply_to, message.references) == (("<2@x>",), ("<1@x>", "<2@x>"))


def test_a_long_message_id_is_not_encoded() -> None:
    long = f"<{'a' * 300}@mail.example>"
    assert f"In-Reply-To: {long}\r\n".encode() in letter(in_reply_to=long)


def test_a_domain_outside_ascii_is_written_as_dns_knows_it() -> None:
    assert b"<jan@xn--mnchen-3ya.example>" in letter(recipient=Address("Jan", "jan@münchen.example"))


@pytest.mark.parametrize(
    "changes",
    [
        {"recipient": Address("Jan", "jan@mail.example\r\nBcc: x@y.example")},
        {"recipient": Address("Jan", "a@b.example, c@d.example")},
        {"message_id": "<a b>"},
        {"auto_submitted": "no"},
        {"inline_images": (("a>\r\nX: y", LOGO),)},
    ],
)
def test_an_address_or_id_that_is_none_is_an_error(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not a"):
        letter(**changes)


def test_the_same_letter_is_the_same_bytes() -> None:
    assert letter(attachments=(PDF,)) == letter(attachments=(PDF,))
