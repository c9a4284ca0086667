"""What a mail is, once parsed: frozen values without sockets, files or complaints."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Screen(StrEnum):
    """What kind of sender a mail has; only HUMAN is ever answered."""

    HUMAN = "human"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    LIST = "list"
    OWN = "own"
    UNREADABLE = "unreadable"


MIRRORED = "mirrored"  # a defect: an override turns letters round, so its reader saw other words than stand there
TWO_TEXTS = "two-texts"  # a defect of an answer: its plain part and its HTML say different things
UNSURE = frozenset({MIRRORED, TWO_TEXTS})  # nothing is done of such an answer


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox of RFC 5322 section 3.4: display name and lower-cased addr-spec."""

    name: str
    email: str

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>" if self.name else self.email


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part that is not the text of the mail. `filename` is made safe: no path, no control characters."""

    filename: str
    content_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """What came out of an attachment that was opened."""

    filename: str
    text: str = field(default="", repr=False)
    pages: int | None = None  # where the format knows pages
    problem: str = ""  # why there is no text: a key of `bot.mail.enclosures.PROBLEMS`
    passed_on: bool = False  # a forwarded mail, or what was enclosed in one: not the sender's own words
    inside: tuple[Attachment, ...] = field(default=(), repr=False)  # what is packed in it


@dataclass(frozen=True, slots=True)
class Message:
    """One parsed mail. Everything is best effort: a field that cannot be read is empty, never an exception."""

    message_id: str  # with angle brackets, or ""
    sender: Address | None  # From, or the Reply-To of an allow-listed web form
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    subject: str  # decoded, one line
    date: datetime | None  # aware; the Date header
    received: datetime | None  # aware; the date of the top Received header
    in_reply_to: tuple[str, ...]  # message ids
    references: tuple[str, ...]
    headers: tuple[tuple[str, str], ...]  # lower-cased name, unfolded value; in order
    text: str  # whole body as plain text
    new_text: str  # what the sender wrote now: no quote, forwarded part, signature or disclaimer
    quoted: str  # what was cut off as quote or forwarded part
    attachments: tuple[Attachment, ...]
    defects: tuple[str, ...]  # what was wrong with it, in codes: "no-from", "no-date", "too-deep", "charset", ...
    report: str = ""  # the text of a message/delivery-status part and of the returned headers, for bounces
    by_form: bool = False  # an allow-listed web form sent it for the sender
    documents: tuple[Document, ...] = ()  # what was read in attachments, where the mail is a wrapper around a letter

    @property
    def letter(self) -> str:
        """What the sender wrote in the documents he enclosed; "" when none was opened."""
        return "\n\n".join(document.text for document in self.documents if document.text and not document.passed_on)

    @property
    def words(self) -> str:
        """All that the sender has to say: what he wrote in the mail, and in the letter enclosed."""
        return "\n\n".join(filter(None, (self.new_text, self.letter)))

    @property
    def passed_on(self) -> str:
        """What others wrote: the quote, and mails that were forwarded as an attachment."""
        mails = [document.text for document in self.documents if document.text and document.passed_on]
        return "\n\n".join(filter(None, (self.quoted, *(mail for mail in mails if mail not in self.quoted))))

    def header(self, name: str) -> str:
        """First value of a header, "" when absent. `name` in lower case."""
        return next((value for key, value in self.headers if key == name), "")

    def header_all(self, name: str) -> tuple[str, ...]:
        """All values of a header, top first. `name` in lower case."""
        return tuple(value for key, value in self.headers if key == name)
