"""The whole product around a mailbox that tests fill: real configuration, reader, documents and database, a clock they turn."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any
from urllib.parse import quote

from servers import free_port
from sqlalchemy import func, select

from bot import config, outbox, rounds
from bot.adapters.schema import letter
from bot.adapters.smtp import SendResult
from bot.app import App
from bot.domain.decide import Disposition
from bot.domain.regulation import known
from bot.domain.workdays import AMSTERDAM
from bot.intake import Arrival, receive
from bot.mail.parse import parse
from bot.private import write_private
from bot.roster import read_roster

ROSTER = Path(__file__).parents[2] / "classifiers" / "data" / "roster" / "consonanza.csv"
MONDAY = datetime(2026, 10, 5, 9, 12, tzinfo=AMSTERDAM)
CONFIG = """
database = "sqlite:///{folder}/bot.db"
[[organisation]]
id = "consonanza"
name = "Consonanza"
regulation = "consonanza"
directie = {directors}
staff = "{roster}"
office_hours = {{ opens = 00:00:00, closes = 23:59:59 }}
undo_minutes = 0
mailbox = {{ host = "127.0.0.1", port = {port}, tls = "none", user = "info@consonanza.example", password_file = "secret" }}
smtp = {{ host = "127.0.0.1", port = {port}, tls = "none" }}
sender = {{ name = "Consonanza", email = "info@consonanza.example" }}
contact = {{ name = "{contact.name}", email = "{contact.email}" }}
"""


class House:
    """One bureau. `slow` collects how many seconds of this process each mail took."""

    def __init__(self, folder: Path) -> None:
        write_private(folder / "secret", "geheim")
        people = read_roster(ROSTER)
        directors = [person.email for person in people if person.has_role("directie")]
        words = {"folder": folder, "roster": ROSTER, "port": free_port(), "directors": directors, "contact": people[2]}
        self.path = folder / "config.toml"
        self.path.write_text(CONFIG.format(**words), encoding="utf-8")
        self.now = MONDAY
        self.app = App(config.load(self.path, known), lambda: self.now)
        self.desk, self.uid = self.app.desks[0], 0
        self.bureau = self.desk.office.bureau

    def take(self, raw: bytes) -> tuple[Disposition | None, float]:
        """A mail comes in, a second after the one before: what became of it, and the seconds of the process it took."""
        self.uid, self.now = self.uid + 1, self.now + timedelta(seconds=1)
        begun = time.process_time()
        arrival = Arrival("INBOX", 1, self.uid, self.now, len(raw), raw)
        found = receive(arrival, self.desk.office, self.app.store, self.desk.understand, self.now)
        return found, time.process_time() - begun

    def answer(self, sender: str, kind: str, body: str) -> Disposition | None:
        """A colleague's reply to the latest letter of that kind that he got."""
        asked, message = self.letters(kind=kind, recipient=sender)[-1], EmailMessage(policy=SMTP)
        message["From"], message["To"], message["Subject"] = sender, self.bureau.sender.email, f"RE: {asked.subject}"
        message["In-Reply-To"], message["Message-ID"] = asked.message_id, f"<antwoord.{self.uid}@consonanza.example>"
        message.set_content(body)
        return self.take(message.as_bytes())[0]

    @property
    def may_link(self) -> tuple[str, ...]:
        """How the links of a letter may begin."""
        return tuple(f"mailto:{quote(each)}" for each in self.bureau.own_addresses)

    def may_get_letters(self, raw: bytes, found: Disposition | None) -> set[str]:
        """Who may hear of a mail: colleagues, and its sender when it is a complaint or goes with one."""
        sender = parse(raw).sender
        answered = found in (Disposition.OPENED, Disposition.ADDED, Disposition.REPORTED) and sender is not None
        return {person.email for person in self.bureau.roster} | ({sender.email} if answered and sender else set())

    @property
    def staff(self) -> list[str]:
        """The addresses of the roster."""
        return [person.email for person in self.bureau.roster]

    def complainants(self) -> set[str]:
        """Who has a case here, or speaks for one: letters of that case may go to him whoever wrote."""
        with self.app.store.transaction() as unit:
            return {party.email for case in unit.cases(self.bureau.id) for party in case.parties.values()}

    def last_letter(self) -> int:
        """The number of the letter that was written last."""
        with self.app.store.transaction() as unit:
            return int(unit.connection.execute(select(func.max(letter.c.id))).scalar_one() or 0)

    def letters_after(self, number: int) -> list[Any]:
        """The letters that were written since."""
        with self.app.store.transaction() as unit:
            return list(unit.connection.execute(select(letter).where(letter.c.id > number).order_by(letter.c.id)))

    def asking(self) -> list[Any]:
        """The latest letters to colleagues."""
        return [row for row in self.letters_after(self.last_letter() - 40) if row.recipient in self.staff]

    def letters(self, **where: Any) -> list[Any]:
        with self.app.store.transaction() as unit:
            return list(unit.letters(organisation=self.bureau.id, **where))

    def work(self, **later: float) -> None:
        """The clock goes on, what is due is done, and every letter that is due is taken by the server."""
        self.now += timedelta(**later)
        self.app.rounds(self.desk)
        while envelopes := outbox.claim(self.app.store, self.desk.office, self.now, bcc=False):
            for envelope in envelopes:
                outbox.settle(self.app.store, self.desk.office, envelope, SendResult("sent", 250, "ok"), self.now)

    def digest(self) -> None:
        """The clock goes on to the next week, and only the digest is written."""
        self.now += timedelta(days=7)
        rounds.digest(self.app.store, self.desk.office, self.now)

    def close(self) -> None:
        self.app.close()
