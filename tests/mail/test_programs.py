"""Mails as the programs of clients, colleagues and mail servers write them.

A `.mails` file of `data/` holds several: "@@@ what it is", the raw mail, and after it "@@ text" and the new text,
"@@ screen VERDICT" ("machine" is any but a person) or "@@ bounced ADDRESS ...".
Blank lines do not count in the comparison, every word does.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from bot.mail.message import Screen
from bot.mail.parse import parse
from bot.mail.screen import bounced_addresses, screen

FILES = sorted((Path(__file__).parent / "data").glob("*.mails"))


def mails(path: Path) -> dict[str, tuple[bytes, dict[str, str]]]:
    """{what it is: (raw mail, {"text" | "screen" | "bounced": expected})}."""
    found = {}
    for record in re.split(r"^@@@ ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        name, _, rest = record.partition("\n")
        raw, *expected = re.split(r"^@@ ", rest, flags=re.MULTILINE)
        assert name not in found, name
        fields = {}
        for item in expected:
            key, value = re.match(r"(\w+)\s?(.*)", item, re.DOTALL).groups()
            fields[key] = value.strip()
        found[name] = (raw.removesuffix("\n").encode(), fields)
    return found


def said(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


ALL = [(path.stem, name, *mail) for path in FILES for name, mail in mails(path).items()]


@pytest.mark.parametrize(("name", "raw", "expected"), [row[1:] for row in ALL], ids=[f"{row[0]}-{row[1]}" for row in ALL])
def test_a_mail_is_read_as_its_sender_meant_it(name: str, raw: bytes, expected: dict[str, str]) -> None:
    message = parse(raw)
    if "text" in expected:
        assert said(message.new_text) == said(expected["text"])
    if "bounced" in expected:
        assert sorted(bounced_addresses(message)) == sorted(expected["bounced"].split())
    found = screen(message, own_addresses=frozenset({"info@bureau.example"}))[0]
    if expected.get("screen") == "machine":
        assert found is not Screen.HUMAN
    else:
        assert found is Screen(expected.get("screen", "human"))


def test_a_program_s_mail_that_was_damaged_never_raises() -> None:
    chance = random.Random(4)
    for _, _, raw, _ in ALL:
        for _ in range(10):
            data = bytearray(raw)
            for _ in range(chance.randint(1, 20)):
                at, size = chance.randrange(len(data) + 1), chance.randint(0, 80)
                data[at : at + size] = chance.choice([b"", b"\xff", b"\n", b"\r", b"> ", b"=", bytes(data[:200]), b"<", b"@@"])
            message = parse(bytes(data))
            screen(message)
            bounced_addresses(message)
