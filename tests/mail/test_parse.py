from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.mail.authenticity import is_one_sender
from bot.mail.headers import addresses
from bot.mail.message import Address
from bot.mail.parse import fingerprint, parse, parse_header

CEST = timezone(timedelta(hours=2))


def mail(headers: str = "", body: str = "Hallo.") -> bytes:
    return f"From: jan@mail.example\nMessage-ID: <a@b>\nDate: Wed, 14 Oct 2026 09:12:00 +0200\n{headers}\n{body}".encode()


@pytest.mark.parametrize(
    ("value", "name", "email"),
    [
        ("Jan de Wit <Jan@Mail.example>", "Jan de Wit", "jan@mail.example"),
        ('"Wit, Jan de" <jan@mail.example>', "Wit, Jan de", "jan@mail.example"),
        ("=?utf-8?Q?Ren=C3=A9?= =?utf-8?Q?e?= <r@mail.example>", "Renée", "r@mail.example"),
        ("=?iso-8859-1?Q?Ren=E9=2C_baas?= <r@mail.example>", "René, baas", "r@mail.example"),
        ("Wit, Jan de <jan@mail.example>", "Wit, Jan de", "jan@mail.example"),
        ("=?utf-8?Q?Ren=C3=A9_=3Cr@mail.example=3E?=", "René", "r@mail.example"),
        ("jan@mail.example", "", "jan@mail.example"),
        ("jan@mail.example (Jan)", "Jan", "jan@mail.example"),
        ("'jan@mail.example' <jan@mail.example>", "", "jan@mail.example"),
        ("René <r@mail.example>", "René", "r@mail.example"),
        ("a@mail.example, b@mail.example", "", "a@mail.example"),
        ("\u202eJan\u200b <jan@mail.example>", "Jan", "jan@mail.example"),
    ],
)
def test_a_sender_has_a_name_and_a_lower_case_address(value: str, name: str, email: str) -> None:
    assert parse(f"From: {value}\n\nx".encode()).sender == Address(name, email)


def test_an_address_in_an_encoded_word_proves_nobody() -> None:
    assert not is_one_sender(parse(b"From: =?utf-8?Q?Jan_=3Cjan@mail.example=3E?=\n\nx"))
    assert is_one_sender(parse(b"From: =?utf-8?Q?Jan?= <Jan@mail.example>\n\nx"))


@pytest.mark.parametrize("value", ["", "Jan", "<>", "@", "(" * 5_000, "jan@", '"' * 3_000])
def test_a_sender_without_address_is_no_sender(value: str) -> None:
    message = parse(f"From: {value}\n\nx".encode())
    assert message.sender is None
    assert "no-from" in message.defects


def test_an_encoded_character_may_be_cut_over_two_words() -> None:
    assert parse(b"Subject: =?utf-8?B?S8M=?= =?utf-8?B?qQ==?= en =?utf-8?q?meer?=\n\n").subject == "Ké en meer"


def test_the_moment_of_receipt_is_that_of_the_top_received_header() -> None:
    message = parse(
        mail("Received: by a; Wed, 14 Oct 2026 09:13:00 +0200 (CEST)\nReceived: by b; Wed, 14 Oct 2026 09:00:00 +0000\n")
    )
    assert message.received == datetime(2026, 10, 14, 9, 13, tzinfo=CEST)
    assert message.date == datetime(2026, 10, 14, 9, 12, tzinfo=CEST)


@pytest.mark.parametrize(
    "value", ["gisteren", "Wed, 99 Oct 2026 09:12:00 +0200", "1 Jan 1970 00:00:00 +0000", "1 Jan 2026 00:00 +9999"]
)
def test_a_date_that_is_none_is_a_defect(value: str) -> None:
    message = parse(f"From: jan@mail.example\nDate: {value}\n\nx".encode())
    assert message.date is None
    assert "bad-date" in message.defects


def test_a_date_without_zone_is_utc() -> None:
    assert parse(b"Date: Wed, 14 Oct 2026 09:12:00 -0000\n\n").date == datetime(2026, 10, 14, 9, 12, tzinfo=UTC)


def test_the_sender_of_a_known_web_form_is_who_filled_it_in() -> None:
    raw = b"From: web@bureau.example\nReply-To: Jan <jan@mail.example>\n\nx"
    assert parse(raw).sender == Address("", "web@bureau.example")
    assert parse(raw, web_forms=frozenset({"web@bureau.example"})).sender == Address("Jan", "jan@mail.example")
    assert parse(b"From: a@b.example\nReply-To: c@d.example\n\n", web_forms=frozenset({"web@bureau.example"})).sender == Address(
        "", "a@b.example"
    )


def test_a_folded_header_is_unfolded() -> None:
    message = parse(mail("References: <1@x>\n\t<2@x>\n <3@x>\nX-Lang: een\n  twee\n"))
    assert message.references == ("<1@x>", "<2@x>", "<3@x>")
    assert message.header("x-lang") == "een  twee"


def test_a_mail_in_parts_of_text_is_read_whole() -> None:
    parts = "--b\nContent-Type: text/plain\n\nEen.\n--b\nContent-Type: text/html\n\n<p>Twee.</p>\n--b--\nnaschrift"
    assert parse(mail("Content-Type: multipart/mixed; boundary=b\n", parts)).text == "Een.\n\nTwee."


def test_a_part_without_blank_line_swallows_nothing() -> None:
    parts = "--b\nContent-Type: image/png\n--b\nContent-Type: text/plain\n\nEen.\n--b--\n"
    assert parse(mail("Content-Type: multipart/mixed; boundary=b\n", parts)).text == "Een."


def test_a_truncated_mail_is_read_as_far_as_it_goes() -> None:
    parts = "--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/plain\n\nEen"
    assert parse(mail("Content-Type: multipart/mixed; boundary=b\n", parts)).text == "Een"


@pytest.mark.parametrize(
    ("filename", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\stukken\\brief.docx", "brief.docx"),
        ("brief\x00\x1b.pdf", "brief.pdf"),
        ("fdp\u202e.exe", "fdp.exe"),
        ("...", "bijlage-1.pdf"),
        ("", "bijlage-1.pdf"),
        ("=?utf-8?Q?co=C3=B6p.pdf?=", "coöp.pdf"),
        ("a" * 300 + ".pdf", "a" * 116 + ".pdf"),
    ],
)
def test_a_filename_is_made_safe(filename: str, safe: str) -> None:
    parts = f'--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="{filename}"\n\nx\n--b--'
    message = parse(mail("Content-Type: multipart/mixed; boundary=b\n", parts))
    assert [attachment.filename for attachment in message.attachments] == [safe]


def test_of_an_oversize_mail_the_header_is_read() -> None:
    message = parse_header(b"From: Jan <jan@mail.example>\r\nSubject: Filmpje\r\nMessage-ID: <a@b>\r\n\r\n")
    assert (message.sender, message.subject, message.text) == (Address("Jan", "jan@mail.example"), "Filmpje", "")
    assert "header-only" in message.defects


class TestFingerprint:
    raw = (
        b"Received: by a\r\n\twith x\r\nFrom: jan@mail.example\r\nMessage-ID: <a@b>\r\nDKIM-Signature: v=1\r\n"
        b"\r\nHallo\r\nReceived: x\r\n"
    )

    def test_is_shared_by_a_second_delivery(self) -> None:
        trace = (
            b"Return-Path: <x>\r\nDelivered-To: y\r\nX-Original-To: y\r\nX-Spam-Score: 1\r\n"
            b"ARC-Seal: i=1;\r\n a=b\r\nReceived-SPF: p\r\n"
        )
        assert fingerprint(self.raw) == fingerprint(trace + b"Authentication-Results: ok\r\nRECEIVED: by b\r\n" + self.raw)

    @pytest.mark.parametrize(
        ("old", "new"),
        [(b"jan@", b"piet@"), (b"Hallo", b"hallo"), (b"<a@b>", b"<a@c>"), (b"v=1", b"v=2"), (b"Received: x", b"Received: y")],
    )
    def test_differs_when_the_mail_differs(self, old: bytes, new: bytes) -> None:
        assert fingerprint(self.raw) != fingerprint(self.raw.replace(old, new))

    def test_counts_every_byte_of_a_mail_without_message_id(self) -> None:
        raw = self.raw.replace(b"Message-ID", b"X-Other")
        assert fingerprint(raw) == hashlib.sha256(raw).hexdigest()


@pytest.mark.parametrize("domain", ["klant..example", ".example", f"{'a' * 64}.example", f"{'é' * 64}.example"])
def test_a_domain_with_a_label_that_dns_has_not_is_no_address(domain: str) -> None:
    assert addresses(f"Jan <jan@{domain}>") == ()
    assert addresses(f"Jan <jan@{domain}>, Piet <piet@klant.example>") == (Address("Piet", "piet@klant.example"),)


@pytest.mark.parametrize("value", ["jan@klant.example.", "Jan <jan@klant.example.>"])
def test_a_domain_that_ends_in_a_dot_is_read_without_it(value: str) -> None:
    assert [each.email for each in addresses(value)] == ["jan@klant.example"]
