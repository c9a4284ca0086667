"""What a reading is made from besides the words: the roster, the moment of receipt and the sender, given anew with every mail.

Also the attributes that the components of the pipeline leave on a spaCy Doc.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from spacy.tokens import Doc

from bot.domain.reading import Person

ATTRIBUTES = (
    "mail",
    "sentences",
    "sentence_scores",
    "phrases",
    "second",
    "kind_scores",
    "stays",
    "dates",
    "days",
    "staff",
    "people",
    "facts",
)


@dataclass(frozen=True, slots=True)
class Mail:
    """The circumstances of one text; `body_start` is where, in the Doc's text, the subject gives way to the body.

    `text` is that of the Doc, which spaCy would put together anew from its tokens each time it is asked.
    """

    text: str
    received: datetime
    roster: Sequence[Person] = ()
    sender_name: str = ""
    quoted: str = ""
    body_start: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a Doc, by its offsets; `is_form` marks greeting, sign-off and signature."""

    text: str
    start: int
    end: int
    in_subject: bool
    is_form: bool


for _name in ATTRIBUTES:
    Doc.set_extension(_name, default=None, force=True)
