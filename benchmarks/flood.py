"""`make flood`: ten thousand mails of one sender in Dovecot, and one complaint of another behind them.

How many mails are read before that complaint, how soon its letters are committed, and what the sender of all the others gets.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import servers  # noqa: E402

from bot import config  # noqa: E402
from bot.app import App  # noqa: E402
from bot.demo import write_config  # noqa: E402
from bot.domain.regulation import known  # noqa: E402
from bot.intake import Understood  # noqa: E402
from bot.mail.message import Message  # noqa: E402

USER, FLOOD, OTHER = "info@werkpro.example", "flood@post.example", "jan@klant.example"
WORDS = "Ik dien een klacht in. Op {day} kwam mijn begeleider niet opdagen. Ik ben daar heel boos over en wil een antwoord."


def make_mail(sender: str, number: int, moment: datetime) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, USER, f"Klacht {number}"
    message["Date"], message["Message-ID"] = format_datetime(moment), f"<{number}@post.example>"
    message.set_content(f"{WORDS.format(day='5 oktober 2026')} ({number})")
    return message.as_bytes()


def fill(dovecot: servers.Dovecot, count: int, now: datetime) -> None:
    """The flood within the last hour, the complaint of another behind it."""
    with dovecot.client(USER) as client:
        for number in range(count):
            moment = now - timedelta(seconds=3600 * (count - number) / count)
            client.append("INBOX", make_mail(FLOOD, number, moment), (), moment)
        client.append("INBOX", make_mail(OTHER, count, now), (), now)


def measure(port: int, count: int, now: datetime) -> None:
    """One poll over all of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = write_config(folder, port, 9, now - timedelta(days=1))
        (folder / "password").write_text(servers.PASSWORD)
        settings = config.load(path, known)
        chosen = tuple(each for each in settings.organisations if each.id == "werkpro")
        app = App(settings.model_copy(update={"organisations": chosen}))
        desk, begin, order = app.desks[0], time.perf_counter(), list[tuple[str, float]]()
        inner = desk.understand

        def understand(message: Message, received: datetime) -> Understood:
            order.append((message.sender.email if message.sender else "", time.perf_counter() - begin))
            return inner(message, received)

        desk.understand = understand
        app.poll(desk)
        seconds = time.perf_counter() - begin
        place = [sender for sender, _ in order].index(OTHER)
        with app.store.transaction() as unit:
            letters = unit.letters(organisation="werkpro")
            kept = sum(unit.counts("werkpro", now - timedelta(days=1)).values())
            cases = len(unit.cases("werkpro"))
        app.close()
    to_flood = Counter(letter.state for letter in letters if letter.recipient == FLOOD)
    to_staff = Counter(letter.state for letter in letters if letter.recipient.endswith("@werkpro.example"))
    print(f"mails {count + 1}, in the ledger {kept}, cases {cases}, seconds {seconds:.0f}, {(count + 1) / seconds:.0f} mails/s")
    print(f"the complaint of another: {place} mails were read before it, it was reached after {order[place][1]:.2f} s")
    print(f"letters to the flooding address: {dict(to_flood)}; to the staff: {dict(to_staff)}")
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def main() -> int:
    """`flood.py [COUNT]`. Exit status 1 when Dovecot is missing."""
    if reason := servers.missing():
        print(f"no measurement: {reason}")
        return 1
    count, now = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, datetime.now(UTC)
    dovecot = servers.Dovecot()
    try:
        fill(dovecot, count, now)
        measure(dovecot.port, count, now)
    finally:
        dovecot.stop()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
