"""Where the words of a mail stand when a program built it oddly: in the other part, in a signed one, below a broken header."""

from __future__ import annotations

import base64

import pytest

from bot.mail.enclosures import form_of
from bot.mail.message import Address, Attachment
from bot.mail.parse import parse
from bot.mail.smime import signed_content

WORDS = "Ik heb een klacht over mijn coach, hij kwam weer niet opdagen."
HEAD = b"From: Jan <jan@klant.example>\nSubject: x\n"


def alternative(plain: str, html: str) -> bytes:
    parts = f"--b\nContent-Type: text/plain\n\n{plain}\n--b\nContent-Type: text/html\n\n{html}\n--b--\n"
    return HEAD + b"Content-Type: multipart/alternative; boundary=b\n\n" + parts.encode()


@pytest.mark.parametrize(
    "plain",
    [
        "",
        "Verstuurd vanaf mijn iPhone",
        "Geachte heer, mevrouw,",
        "[cid:image001.png@01DA]",
        "P {margin-top:0;margin-bottom:0;}",
        "Dit bericht kan alleen in HTML worden gelezen.",
    ],
)
def test_a_plain_part_that_says_next_to_nothing_gives_way_to_the_html(plain: str) -> None:
    html = f"<p>Geachte heer, mevrouw,</p><p>{WORDS}</p><p>Verstuurd vanaf mijn iPhone</p>"
    assert WORDS in parse(alternative(plain, html)).new_text


@pytest.mark.parametrize("plain", ["Akkoord.", "Karin doet het"])
def test_a_short_plain_part_counts_beside_another_html(plain: str) -> None:
    assert parse(alternative(plain, f"<p>{WORDS}</p>")).new_text == plain


PARTS = f"--b\nContent-Type: text/plain\n\n{WORDS}\n--b\nContent-Type: text/html\n\n<p>{WORDS}</p>\n--b--\n".encode()


@pytest.mark.parametrize(
    "raw",
    [
        HEAD + b"\nThis is a multi-part message in MIME format.\n\n" + PARTS,
        HEAD + b"\nContent-Type: text/plain; charset=utf-8\n\n" + WORDS.encode(),
        HEAD + b"\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n" + PARTS,
        HEAD + b"Content-Type: plain\n\n" + WORDS.encode(),
        HEAD + b"Content-Type: html\n\n<p>" + WORDS.encode(),
        HEAD + b"Content-Type: application/octet-stream\n\n" + WORDS.encode(),
        HEAD + b"Content-Type: text/plain\n\n<div>" + WORDS.encode() + b"</div>",
        HEAD + b"Content-Type: text/plain\n\n<!-- x --><html><p>" + WORDS.encode() + b"</p></html>",
        b"\n" + HEAD + b"\n" + WORDS.encode(),
        b"\xef\xbb\xbf" + HEAD + b"\n" + WORDS.encode(),
    ],
)  # fmt: skip
def test_a_broken_header_hides_no_words(raw: bytes) -> None:
    message = parse(raw)
    assert (message.new_text, message.sender and message.sender.email) == (WORDS, "jan@klant.example")


def test_binary_bytes_without_a_type_are_no_text() -> None:
    message = parse(HEAD + b"Content-Type: application/octet-stream\n\n%PDF-1.4 x")
    assert (message.text, len(message.attachments)) == ("", 1)


@pytest.mark.parametrize("header", [b"From: <>\nReply-To: Jan <jan@klant.example>", b"Sender: Jan <jan@klant.example>"])
def test_without_from_the_sender_is_whom_the_mail_asks_to_answer_or_names_as_sender(header: bytes) -> None:
    message = parse(header + b"\nSubject: x\n\nDag")
    assert message.sender == Address("Jan", "jan@klant.example")
    assert "no-from" in message.defects


def der(tag: int, value: bytes) -> bytes:
    size = len(value).to_bytes(2, "big")
    return bytes([tag, 0x82]) + size + value


def signed(content: bytes) -> bytes:
    data = bytes.fromhex("06092a864886f70d010701")
    inner = der(0x30, b"\2\1\1" + der(0x31, b"") + der(0x30, data + der(0xA0, der(4, content))))
    return der(0x30, bytes.fromhex("06092a864886f70d010702") + der(0xA0, inner))


def in_pieces(content: bytes) -> bytes:
    data = bytes.fromhex("06092a864886f70d010701")
    pieces = b"\x24\x80" + der(4, content[:10]) + der(4, content[10:]) + b"\0\0"
    inner = b"\x30\x80\2\1\1" + der(0x31, b"") + b"\x30\x80" + data + b"\xa0\x80" + pieces + b"\0\0\0\0\0\0"
    return b"\x30\x80" + bytes.fromhex("06092a864886f70d010702") + b"\xa0\x80" + inner + b"\0\0\0\0"


@pytest.mark.parametrize("wrap", [signed, in_pieces])
def test_an_opaque_signature_is_read_through(wrap) -> None:
    body = base64.encodebytes(wrap(b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + WORDS.encode()))
    header = b"Content-Type: application/pkcs7-mime; smime-type=signed-data\nContent-Transfer-Encoding: base64\n\n"
    message = parse(HEAD + header + body)
    assert (message.new_text, message.attachments) == (WORDS, ())


def test_what_is_locked_or_damaged_is_no_signature_and_asks_for_a_look() -> None:
    assert signed_content(b"") == signed_content(signed(b"x" * 300)[:30]) == b""
    assert form_of(Attachment("smime.p7m", "application/pkcs7-mime", b"0\x82")) == "encrypted"


def test_a_mail_without_a_name_or_type_is_a_mail() -> None:
    content = HEAD + b"Date: Mon, 2 Nov 2026 10:00:00 +0100\n\n" + WORDS.encode()
    assert form_of(Attachment("FW klacht", "application/octet-stream", content)) == "eml"
    assert form_of(Attachment("bijlage-1", "application/octet-stream", b"Naam: Jan\nAdres: x\n")) == ""
