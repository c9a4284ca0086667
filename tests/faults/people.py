"""Invented people who write while the service is killed: complaints, office mail, and colleagues who answer its letters."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from pathlib import Path

FIRST = ("Jan", "An", "Piet", "Sanne", "Mo", "Els", "Youssef", "Ineke", "Daan", "Fenna")
LAST = ("de Wit", "Bakker", "Yilmaz", "van Dam", "Postma", "El Amrani", "Smit", "Hendriks")
COMPLAINTS = (
    "Op maandag 5 oktober 2026 heeft Wouter Hummel mij uitgescholden tijdens het gesprek in Groningen. Ik ben daar heel boos "
    "over.\nIk voel mij totaal niet serieus genomen en wil dat hier iets mee gebeurt. Ik dien hierover een klacht in.",
    "Ik wil een klacht indienen over Wouter Hummel. Hij kwam drie keer niet opdagen bij onze afspraak en belde niet af.\n"
    "Ik vind dat onacceptabel en ik ben er erg boos over.",
)
OFFICE = (
    ("Factuur 2026-03{n:02}", "Bijgaand onze factuur van € 12,03 voor papier en nietjes.", {}),
    ("Afwezig", "Ik ben er tot maandag niet.", {"Auto-Submitted": "auto-replied"}),
    ("Nieuwsbrief {n}", "Klachten nemen toe, lees meer op onze site.", {"List-Id": "<blad.example>"}),
)
ANSWER = "Karin doet dit"


@dataclass
class People:
    """Who wrote what to one bureau. `write` gives the next mail, from a random but repeatable choice."""

    box: str
    domain: str
    database: Path
    dice: random.Random
    complaints: dict[str, str] = field(default_factory=dict)  # Message-ID -> address of the client
    office: dict[str, str] = field(default_factory=dict)
    answers: dict[str, int] = field(default_factory=dict)  # Message-ID -> the case answered about
    twice: int = 0  # mails that were delivered a second time
    _last: tuple[str, bytes] = ("", b"")

    def count(self) -> int:
        return len(self.complaints) + len(self.office) + len(self.answers) + self.twice

    def complain(self) -> tuple[str, bytes]:
        number = len(self.complaints)
        name = f"{self.dice.choice(FIRST)} {self.dice.choice(LAST)}"
        client, message_id = f"klant-{number}@klant.{self.domain}", f"<klacht-{number}@klant.{self.domain}>"
        self.complaints[message_id] = client
        text = f"Geachte directie,\n\n{self.dice.choice(COMPLAINTS)}\n\nMet vriendelijke groet,\n{name}\n"
        self._last = client, self._mail(message_id, f"{name} <{client}>", "Klacht", text)
        return self._last

    def write(self) -> tuple[str, bytes]:
        """The envelope sender and the bytes of the next mail."""
        what = self.dice.choices(("complaint", "office", "answer", "twice"), (25, 25, 45, 5))[0]
        if what == "answer" and (mail := self.answer()):
            return mail
        if what == "twice" and self._last[0]:
            self.twice += 1
            return self._last
        return self._office() if what == "office" else self.complain()

    def _office(self) -> tuple[str, bytes]:
        number = len(self.office)
        subject, text, headers = self.dice.choice(OFFICE)
        sender, message_id = f"bedrijf-{number}@winkel.{self.domain}", f"<post-{number}@winkel.{self.domain}>"
        self.office[message_id] = sender
        return sender, self._mail(message_id, sender, subject.format(n=number), text, **headers)

    def answer(self) -> tuple[str, bytes] | None:
        """A director answers the oldest letter that asks who handles a case, if one has come."""
        columns = "SELECT case_id, recipient, message_id, subject FROM letter "
        query = columns + "WHERE kind = 'opdracht-behandelaar' AND state = 'sent' ORDER BY id"
        with closing(sqlite3.connect(self.database, timeout=30)) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE name = 'letter'").fetchall()
            rows = connection.execute(query).fetchall() if tables else []
        asked = next((row for row in rows if row[0] not in self.answers.values()), None)
        if asked is None:
            return None
        case, sender, letter, subject = asked
        message_id = f"<antwoord-{case}@consonanza.{self.domain}>"
        self.answers[message_id] = case
        return sender, self._mail(message_id, sender, f"Re: {subject}", ANSWER, **{"In-Reply-To": letter, "References": letter})

    def _mail(self, message_id: str, sender: str, subject: str, text: str, **headers: str) -> bytes:
        message = EmailMessage(policy=policy.SMTP.clone(max_line_length=900))  # folding would break a long In-Reply-To
        for name, value in {"From": sender, "To": self.box, "Subject": subject, "Message-ID": message_id, **headers}.items():
            message[name] = value
        message["Date"] = datetime.now(UTC)
        message.set_content(text)
        return message.as_bytes()
