"""Answers above, between and below the quote, in text and HTML, as the programs of Dutch clients send them.

A template of `data/replies.templates` has «above» and, where its program marks the quote, «between» and «below».
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.mail.parse import parse

TEMPLATES = re.split(r"^@@@ ", (Path(__file__).parent / "data" / "replies.templates").read_text("utf-8"), flags=re.MULTILINE)[1:]
ANSWERS = {
    "above": "Dit is niet wat wij hebben afgesproken, ik kom niet.",
    "between": "Donderdag kan ik niet, dan moet ik naar het ziekenhuis.",
    "below": "Waarom luistert er niemand naar mij? Ik wil een ander.",
}
CLOSED = ["Goedemiddag,", "Met vriendelijke groet,", "Sanne Bakker"]  # what some templates have around the answer
CASES = [
    (name, body, wanted)
    for name, _, body in (template.partition("\n") for template in TEMPLATES)
    for wanted in (("above",), ("between",), ("below",), ("between", "below"), ("above", "between", "below"))
    if all(f"«{place}»" in body for place in wanted)
]


@pytest.mark.parametrize(("name", "body", "wanted"), CASES, ids=[f"{name}, {' and '.join(wanted)}" for name, _, wanted in CASES])
def test_an_answer_is_cut_exactly_from_its_quote(name: str, body: str, wanted: tuple[str, ...]) -> None:
    for place, answer in ANSWERS.items():
        body = body.replace(f"«{place}»", answer if place in wanted else "")
    kind = "html" if name.endswith("html") else "plain"
    head = (
        f"From: Sanne Bakker <sanne.bakker@mail.example>\nSubject: Re: Uw traject\nContent-Type: text/{kind}; charset=utf-8\n\n"
    )
    lines = [line.strip() for line in parse((head + body).encode()).new_text.split("\n")]
    assert [line for line in lines if line and line not in CLOSED] == [ANSWERS[place] for place in wanted]
