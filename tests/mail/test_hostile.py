"""Mails made to block the intake, and the corpus with random damage: parse never raises and is never slow."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from bot.mail.parse import fingerprint, parse, parse_header
from bot.mail.screen import bounced_addresses, screen
from bot.mail.threads import ancestors, case_numbers, normal_subject

DATA = Path(__file__).parent / "data"
HEAD = b"From: jan@mail.example\r\nSubject: Klacht\r\nMessage-ID: <a@b>\r\n"
HTML = HEAD + b"Content-Type: text/html\r\n\r\n"
PLAIN = HEAD + b"Content-Type: text/plain\r\n\r\n"


def tree(levels: int) -> bytes:
    """A mail of multiparts inside each other, with a text on each level."""
    lines = [HEAD.decode() + "Content-Type: multipart/mixed; boundary=b0", ""]
    for level in range(levels):
        lines += [f"--b{level}", "Content-Type: text/plain", "", f"tekst {level}", f"--b{level}"]
        lines += [f"Content-Type: multipart/mixed; boundary=b{level + 1}", ""]
    lines += [f"--b{level}--" for level in reversed(range(levels))]
    return "\r\n".join(lines).encode()


def read_everything(raw: bytes) -> float:
    """Seconds for all that intake does with a mail before it decides."""
    start = time.process_time()
    message = parse(raw)
    parse_header(raw)
    fingerprint(raw)
    screen(message, own_addresses=frozenset({"info@bureau.example"}))
    bounced_addresses(message)
    ancestors(message)
    case_numbers(message.text)
    normal_subject(message.subject)
    return time.process_time() - start


def test_a_tree_of_a_hundred_levels_is_read_to_the_bottom() -> None:
    message = parse(tree(100))
    assert "tekst 0" in message.text
    assert "tekst 99" in message.text
    assert "too-deep" in message.defects


def test_a_header_of_five_megabytes_is_cut() -> None:
    message = parse(HEAD + b"X-Long: " + b"a" * 5_000_000 + b"\r\n\r\nHallo.")
    assert message.subject == "Klacht"
    assert message.text == "Hallo."
    assert "header-too-long" in message.defects


HOSTILE = {
    "nothing": b"",
    "one byte": b"\xff",
    "a tree of 3,000 levels": tree(3_000),
    "5 MB header in one field": HEAD + b"X: " + b"a" * 5_000_000 + b"\r\n\r\nx",
    "5 MB header of many fields": HEAD + b"X: y\r\n" * 800_000 + b"\r\nx",
    "5 MB header without end": HEAD + b"X: y\r\n" * 800_000,
    "trace fields only": b"Received: x\r\n\ty\r\n" * 300_000 + HEAD + b"\r\n",
    "many parts": HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 200_000,
    "lines like delimiters": HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n" + b"--c\r\n" * 400_000,
    "2,000 links": HTML + b'<p><a href="https://x.example/y">klik</a></p>' * 2_000,
    "deep HTML": HTML + b"<div>" * 200_000 + b"x",
    "deep quotes in HTML": HTML + b"<blockquote>" * 1_500 + b"x<br>" * 20_000,
    "paragraphs in HTML": HTML + b"<p>x</p>" * 300_000,
    "styles in HTML": HTML + b'<p style="color:white;background:' * 60_000,
    "open comments": HTML + b"<!--" * 400_000,
    "quote signs": PLAIN + b">" * 2_000_000,
    "attributions": PLAIN + b"Op 1 jan 2026 om 10:00 schreef\r\n" * 60_000,
    "header blocks": PLAIN + b"Van: a\r\nDatum:\r\n" * 100_000,
    "sign-offs": PLAIN + b"Groet,\r\n" * 200_000,
    "one long line": PLAIN + b"Dit bericht is " * 130_000,
    "blank lines": PLAIN + b" \r\n" * 600_000,
    "spaces": PLAIN + b" " * 2_000_000 + b"x",
    "digits": PLAIN + b"2026-0" * 300_000,
    "encoded words": b"Subject: " + b"=?utf-8?Q?" * 25_000 + b"\r\n\r\n",
    "question marks": b"Subject: =?utf-8?Q?" + b"? " * 25_000 + b"\r\n\r\n",
    "comments in an address": b"From: " + b"(" * 100_000 + b"\r\n\r\n",
    "quotes in an address": b'From: "' + b'\\"' * 50_000 + b"\r\n\r\n",
    "addresses": b"From: " + b"a@b," * 60_000 + b"\r\n\r\n",
    "parameters": b"Content-Type: text/plain" + b"; a*0*=x" * 30_000 + b"\r\n\r\n",
    "prefixes": b"Subject: " + b"Re: " * 50_000 + b"\r\n\r\n",
    "unknown bytes": PLAIN + bytes(range(128, 256)) * 15_000,
    "charset that is a codec": HEAD + b"Content-Type: text/plain; charset=punycode\r\n\r\n" + b"a-" * 100_000,
    "bad base64": HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"a=b=" * 500_000,
    "nested messages": (b"Content-Type: message/rfc822\r\n\r\n" * 20_000) + b"x",
    "a report of recipients": HEAD
    + b"Content-Type: message/delivery-status\r\n\r\n"
    + b"Final-Recipient: rfc822; a@b.example\r\nAction: failed\r\n\r\n" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mail_takes_less_than_two_seconds(name: str) -> None:
    assert read_everything(HOSTILE[name]) < 2


def damaged(raw: bytes, chance: random.Random) -> bytes:
    data = bytearray(raw)
    for _ in range(chance.randint(1, 40)):
        where = chance.randrange(len(data))
        what = chance.randrange(5)
        if what == 0:
            data[where] ^= 1 << chance.randrange(8)
        elif what == 1:
            data[where] = chance.randrange(256)
        elif what == 2:
            del data[where : where + chance.randint(1, 60)]
        elif what == 3:
            data[where:where] = chance.choice(
                [b"\0", b"\r", b"\n\n", b"=?utf-8?b?", b"<blockquote>", b"--", b";", b'"', b"\xff\xfe"]
            )
        else:
            piece = data[where : where + chance.randint(1, 200)]
            at = chance.randrange(len(data) + 1)
            data[at:at] = piece
        if not data:
            return b""
    return bytes(data)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.eml")), ids=lambda path: path.name[:4])
def test_a_damaged_mail_never_raises(path: Path) -> None:
    chance = random.Random(path.name)
    raw = path.read_bytes()
    for _ in range(60):
        assert read_everything(damaged(raw, chance)) < 2


HUGE = {
    "10 MB of quotes": PLAIN + b"> oud\r\n" * 1_500_000,
    "100,000 blockquotes inside each other": HTML + b"<blockquote>" * 100_000 + b"x",
    "a million recipients": b"To: " + b"a@b.example," * 1_000_000 + b"\r\n" + PLAIN + b"x",
    "a million fields": b"To: a@b.example\r\n" * 1_000_000 + PLAIN + b"x",
    "a report of a million": HEAD
    + b"Content-Type: message/delivery-status\r\n\r\n"
    + b"Final-Recipient: rfc822; a@b.example\r\n" * 250_000,
    "rules": PLAIN + b"----- Oorspronkelijk bericht -----\r\n> x\r\n" * 50_000,
    "header blocks above quotes": PLAIN + b"Van: a\r\nVerzonden: 1\r\nAan: b\r\nOnderwerp: c\r\n> x\r\n" * 20_000,
    "heads and blank lines": PLAIN + (b"Op 1-1-2026 om 10:12 schreef X <a@b.example>:\r\n" + b"\r\n" * 3) * 20_000,
    "field names": PLAIN + b"Aan:" * 200_000,
    "form labels": PLAIN + b"Naam: " * 200_000,
    "addresses in a bounce": b"From: mailer-daemon@x.example\r\n\r\ncould not be delivered\r\n" + b"a@b.c " * 100_000,
    "at signs in a bounce": b"From: mailer-daemon@x.example\r\n\r\ncould not be delivered\r\n" + b"a@" * 300_000,
    "letters in a bounce": b"From: mailer-daemon@x.example\r\n\r\nniet bezorgd bij " + b"a" * 300_000,
    "mojibake": PLAIN + "Ã«".encode() * 300_000,
    "entities": PLAIN + b"&euml;" * 300_000,
    "a calendar": HEAD + b"Content-Type: text/calendar\r\n\r\n" + b"METHOD:" * 300_000,
    "a newsletter": PLAIN + b"nieuwsbrief mail " * 60_000,
    "text labelled base64": HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"ab-=\r\n" * 300_000,
}


@pytest.mark.parametrize("name", HUGE)
def test_a_huge_mail_takes_less_than_two_seconds(name: str) -> None:
    assert read_everything(HUGE[name]) < 2
