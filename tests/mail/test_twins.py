"""The two parts of one answer: a program that spells an address out says nothing else, a word in one of them does."""

import pytest

from bot.mail.message import TWO_TEXTS
from bot.mail.parse import parse

QUOTE = "\n\nOp 5-10-2026 om 09:12 schreef Consonanza <info@consonanza.example>:\n> Wie behandelt dit?\n> 1. Karin\n"
SHOWN = "<div>Op 5-10-2026 om 09:12 schreef Consonanza &lt;info@consonanza.example&gt;:</div><blockquote>Wie?</blockquote>"


def answer(plain: str, html: str, reply: str = "In-Reply-To: <a@consonanza.example>\n") -> bytes:
    head = f"From: a@consonanza.example\n{reply}MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n"
    parts = (("plain", plain), ("html", html))
    body = "".join(f"--x\nContent-Type: text/{kind}; charset=utf-8\n\n{text}\n" for kind, text in parts)
    return f"{head}{body}--x--\n".encode()


@pytest.mark.parametrize(
    ("plain", "html"),
    [
        ("Wouter doet dit", "<p>Ik lees het vanavond.</p>"),
        ("Wouter doet dit", "<p>Wouter doet dit niet</p>"),
        ("Wouter doet dit, niet Karin", "<p>Karin doet dit, niet Wouter</p>"),
        ("2", "<p>3</p>"),
        ("[Wouter doet dit] Ik lees het.", "<p>Ik lees het.</p>"),
        (f"Wouter doet dit{QUOTE}", f"<p>Ik lees het.</p>{SHOWN}"),
    ],
)
def test_an_answer_of_which_the_parts_differ_is_in_doubt(plain: str, html: str) -> None:
    assert TWO_TEXTS in parse(answer(plain, html)).defects
    assert TWO_TEXTS not in parse(answer(plain, html, reply="")).defects


@pytest.mark.parametrize(
    ("plain", "html"),
    [
        (f"Wouter doet dit.{QUOTE}", f"<p>Wouter <b>doet</b> dit.</p>{SHOWN}"),
        ("Doe ik\n\nKarin\nwww.a.example<http://www.a.example>", "<p>Doe ik</p><p>Karin<br><a href=x>www.a.example</a></p>"),
        ("1. gegrond\n2. excuses", "<ol><li>gegrond</li><li>excuses</li></ol>"),
        ("Dit bericht ondersteunt geen HTML", "<p>Wouter doet dit</p>"),
        ("[cid:image001.png]\nDoe ik", "<img src=cid:image001.png><p>Doe ik</p>"),
    ],
)
def test_an_answer_as_programs_write_it_is_not(plain: str, html: str) -> None:
    assert TWO_TEXTS not in parse(answer(plain, html)).defects
