"""One bureau on a real database without servers: mails go straight to the intake, letters are read from the outbox."""

from __future__ import annotations

from datetime import datetime, time
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from bot import outbox, rounds
from bot.adapters.render import Renderer
from bot.adapters.smtp import SendResult
from bot.adapters.store import Store, opened
from bot.casework import Office
from bot.domain.bureau import Bureau, Contact
from bot.domain.decide import Disposition
from bot.domain.reading import KINDS, Reading
from bot.domain.regulation import load_all
from bot.domain.workdays import Calendar
from bot.intake import Arrival, Understood, receive
from bot.mail.message import Address, Message, Screen
from bot.mail.screen import screen
from bot.poll import open_cursor
from bot.private import write_private
from bot.roster import read_roster

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ROSTERS = Path(__file__).parents[2] / "classifiers" / "data" / "roster"


def at(text: str) -> datetime:
    """An Amsterdam moment: `at("2026-10-05 09:00")`."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def reading(kind: str = "klacht", decision: str = "act", **more: Any) -> Reading:
    """What a classifier would say; its own tests are elsewhere."""
    scores = {each: 0.9 if each == kind else 0.02 for each in KINDS}
    return Reading(kind, scores, decision, **{"summary": ("Hij kwam niet.",), **more})


@cache
def _empty_database() -> bytes:
    """A migrated database, made once: of the time of a short story the migrations would be most."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bot.db"
        with opened(f"sqlite:///{path}"):
            pass
        return path.read_bytes()


class Desk:
    """A bureau at work, on a clock the test turns."""

    def __init__(self, folder: Path, name: str = "consonanza", url: str = "") -> None:
        roster = read_roster(ROSTERS / f"{name}.csv")
        directie = tuple(person.email for person in roster if person.has_role("directie"))
        sender, contact = Address(name.title(), f"info@{name}.example"), Contact(roster[2].name, roster[2].email)
        regulation = load_all()[name]
        self.bureau = Bureau(
            name, name.title(), regulation, "", sender, contact, directie, roster, Calendar(), time(8, 30), time(17)
        )
        self.office = Office(self.bureau, Renderer(), "#1f4e79", None, "")
        database = folder / "bot.db"
        if not url and not database.exists():
            write_private(database, _empty_database())
        self.store = Store(url or f"sqlite:///{database}")
        self.store.migrate()
        self.uid = 0
        open_cursor(self.store, self.office, "INBOX", None, at("2026-01-01 00:00"))

    def arrival(self, raw: bytes, now: datetime, uid: int | None = None, uidvalidity: int = 1) -> Arrival:
        self.uid += 1
        return Arrival("INBOX", uidvalidity, uid or self.uid, now, len(raw), raw)

    def mail(
        self, now: datetime, read: Reading | None = None, files: dict[str, bytes] | None = None, **fields: str
    ) -> Disposition | None:
        """A client's or colleague's mail comes in; `read` is what the classifier made of it."""
        return self.take(self.arrival(make_mail(now, files=files, **fields), now), now, read)

    def take(self, arrival: Arrival, now: datetime, read: Reading | None = None) -> Disposition | None:
        def understand(message: Message, received: datetime) -> Understood:
            own = frozenset({self.bureau.sender.email})
            verdict, reasons = screen(message, own_ids=lambda message_id: message_id.startswith("<kb."), own_addresses=own)
            return Understood(message, verdict, reasons, (read or reading()) if verdict is Screen.HUMAN else None)

        return receive(arrival, self.office, self.store, understand, now)

    def answer(
        self, now: datetime, sender: str, kind: str, body: str, files: dict[str, bytes] | None = None
    ) -> Disposition | None:
        """A reply to the latest letter of that kind this person got."""
        letter = self.letters(kind, sender)[-1]
        return self.mail(
            now,
            reading("overig", "leave"),
            files,
            sender=sender,
            subject=f"RE: {letter.subject}",
            body=body,
            in_reply_to=letter.message_id,
        )

    def letters(self, kind: str | None = None, recipient: str | None = None) -> list[Any]:
        with self.store.transaction() as unit:
            where = {name: value for name, value in (("kind", kind), ("recipient", recipient)) if value}
            return list(unit.letters(organisation=self.bureau.id, **where))

    def outline(self) -> list[tuple[str, str]]:
        """(kind, local part of the recipient) of every letter, in order."""
        return [(row.kind, row.recipient.partition("@")[0]) for row in self.letters()]

    def files(self, letter: Any) -> dict[str, bytes]:
        """The files that go with a letter."""
        parts = message_from_bytes(letter.raw, policy=policy.default).iter_attachments()
        return {part.get_filename() or "": part.get_payload(decode=True) for part in parts}  # type: ignore[misc]

    def text(self, letter: Any) -> str:
        part = message_from_bytes(letter.raw, policy=policy.default).get_body(("plain",))
        return " ".join(part.get_content().split()) if part else ""

    def send(self, now: datetime, result: SendResult | None = None) -> int:
        """Let the outbox offer what is due; the server answers `result`."""
        count = 0
        while envelopes := outbox.claim(self.store, self.office, now, bcc=False):
            for envelope in envelopes:
                outbox.settle(self.store, self.office, envelope, result or SendResult("sent", 250, "ok"), now)
            count += len(envelopes)
        return count

    def rounds(self, now: datetime) -> None:
        rounds.remind(self.store, self.office, now)
        rounds.digest(self.store, self.office, now)

    def case(self, number: str = "2026-001") -> Any:
        with self.store.transaction() as unit:
            return unit.case_by_number(self.bureau.id, number)


def make_mail(
    now: datetime, sender: str = "Jan de Wit <jan@klant.example>", files: dict[str, bytes] | None = None, **fields: str
) -> bytes:
    """A plain mail as bytes; fields: subject, body, in_reply_to, message_id."""
    message = EmailMessage(policy=policy.SMTP)
    message["From"], message["To"] = sender, "info@bureau.example"
    message["Subject"] = fields.get("subject", "Klacht")
    message["Date"] = format_datetime(now)
    message["Message-ID"] = (
        fields.get("message_id") or f"<{now.timestamp()}.{abs(hash((sender, *fields.values())))}@klant.example>"
    )
    if "in_reply_to" in fields:
        message["In-Reply-To"] = message["References"] = fields["in_reply_to"]
    message.set_content(fields.get("body", "Wouter Hummel kwam niet opdagen. Ik ben boos."))
    for name, content in (files or {}).items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()
