"""Limits of what is read of a mail, and the corpus with random damage: parse never raises. More: `tests/hostile`."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hostile.shapes import tree

from bot.mail.parse import fingerprint, parse, parse_header
from bot.mail.screen import bounced_addresses, screen
from bot.mail.threads import ancestors, case_numbers, normal_subject

DATA = Path(__file__).parent / "data"
HEAD = b"From: jan@mail.example\r\nSubject: Klacht\r\nMessage-ID: <a@b>\r\n"


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
    message = parse(tree(HEAD, 100))
    assert "tekst 0" in message.text
    assert "tekst 99" in message.text
    assert "too-deep" in message.defects


def test_a_header_of_five_megabytes_is_cut() -> None:
    message = parse(HEAD + b"X-Long: " + b"a" * 5_000_000 + b"\r\n\r\nHallo.")
    assert message.subject == "Klacht"
    assert message.text == "Hallo."
    assert "header-too-long" in message.defects


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
