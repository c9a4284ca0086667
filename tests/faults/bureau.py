"""One installation: its folder with configuration and database, its mailbox, and the people who write to it."""

from __future__ import annotations

import random
import smtplib
from pathlib import Path

from faults.people import People
from servers import HOST, PASSWORD

from bot.private import write_private

ROSTER = Path(__file__).parents[2] / "classifiers" / "data" / "roster" / "consonanza.csv"
PATIENCE_SECONDS = 12  # how long a copy may be on its way; Postfix and Dovecot need less than one
CONFIG = """
database = "sqlite:///bot.db"

[[organisation]]
id = "consonanza"
name = "Consonanza"
regulation = "consonanza"
directie = ["h.dijkstra@consonanza.{domain}", "b.vanderlaan@consonanza.{domain}"]
staff = "staff.csv"
office_hours = {{ opens = 00:00:00, closes = 23:59:59 }}
undo_minutes = 0

[organisation.mailbox]
host = "127.0.0.1"
port = {imap}
tls = "none"
user = "{box}"
password_file = "password"
start = 2026-01-01T00:00:00+01:00
poll_seconds = 5

[organisation.smtp]
host = "127.0.0.1"
port = {smtp}
tls = "none"
copy_to = "{copy_to}"
copy_minutes = {minutes}

[organisation.sender]
name = "Consonanza"
email = "{box}"

[organisation.contact]
name = "Karin Oosterhof"
email = "k.oosterhof@consonanza.{domain}"

[organisation.limits]
address_hour = 1000
address_day = 1000
case_hour = 1000
case_day = 1000
"""


class Bureau:
    """Consonanza under a domain that no other installation has; `servers`: the ports of IMAP, SMTP and the people's SMTP."""

    def __init__(
        self, folder: Path, domain: str, servers: tuple[int, int, int], dice: random.Random, copy_to: str = "bcc"
    ) -> None:
        imap, smtp, self._delivery = servers
        self.box, self.config, self.database = f"info@consonanza.{domain}", folder / "config.toml", folder / "bot.db"
        self.log, self.copy_to = folder / "service.log", copy_to
        folder.mkdir()
        write_private(folder / "password", PASSWORD)
        (folder / "staff.csv").write_text(ROSTER.read_text().replace("@consonanza.example", f"@consonanza.{domain}"))
        words = {
            "domain": domain,
            "box": self.box,
            "imap": imap,
            "smtp": smtp,
            "minutes": PATIENCE_SECONDS / 60,
            "copy_to": copy_to,
        }
        self.config.write_text(CONFIG.format(**words))
        self.people = People(self.box, domain, self.database, dice)

    def deliver(self, mail: tuple[str, bytes]) -> None:
        """Somebody's mail reaches Postfix, and the mailbox a moment later."""
        with smtplib.SMTP(HOST, self._delivery, local_hostname="test.example", timeout=60) as client:
            client.sendmail(mail[0], [self.box], mail[1])
