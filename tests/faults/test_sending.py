"""Each fault of a mail server, the network or the disk, on the whole service but its mailbox."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from faults.bureau import Bureau
from faults.sending import FAULTS, READER, Fault
from servers import HANG, HOST, Certificates, SmtpFaults, free_port
from sqlalchemy import text
from story.desk import at

from bot import config
from bot.app import App
from bot.config import SmtpSettings
from bot.domain.regulation import known
from bot.intake import Arrival, receive

MONDAY = at("2026-10-05 09:12")
NO_REPLY = ("no server", "no TLS", "strange certificate", "wrong password", "bounce", "disk full")
BOUNCE = """From: MAILER-DAEMON@mx.example
To: info@consonanza.fault.example
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {}
Action: failed
Status: 5.1.1

--b
Content-Type: text/rfc822-headers

Message-ID: {}

--b--
"""
FULL = "CREATE TRIGGER full BEFORE UPDATE ON letter WHEN NEW.state = 'sent' BEGIN SELECT RAISE(ABORT, 'disk full'); END"


class Service:
    """The service, loaded once; each test has a day of its own, and servers of its own."""

    def __init__(self, folder: Path) -> None:
        bureau = Bureau(folder / "bureau", "fault.example", (1, 1, 1), random.Random(0))
        self.password, self.now = bureau.config.with_name("password"), MONDAY
        self.app = App(config.load(bureau.config, known), lambda: self.now)
        self.desk, self.key = self.app.desks[0], ""

    def write(self, key: str) -> None:
        """A letter that is due. Those of earlier tests are over."""
        self.now, self.key = self.now + timedelta(days=7), key
        with self.app.store.transaction() as unit:
            unit.connection.execute(
                text("UPDATE letter SET state = 'withdrawn' WHERE state IN ('queued', 'sending', 'uncertain')")
            )
            unit.add_letter(
                organisation="consonanza",
                key=key,
                kind="verslag",
                recipient=READER,
                message_id=f"<kb.{key}@consonanza.fault.example>",
                subject="Uw klacht",
                raw=f"Subject: Uw klacht\r\nMessage-ID: <kb.{key}@consonanza.fault.example>\r\n\r\nhallo\r\n".encode(),
                queued_at=self.now,
                next_attempt_at=self.now,
            )

    def send(self, **smtp: Any) -> Any:
        """What the service does when its next tick comes, and the letter after it."""
        changed = SmtpSettings(**self.desk.organisation.smtp.model_dump() | {"timeout_seconds": 10.0} | smtp)
        self.desk.organisation = self.desk.organisation.model_copy(update={"smtp": changed})
        self.desk.not_before["smtp"] = 0
        self.app.send(self.desk)
        return self.letter()

    def letter(self) -> Any:
        with self.app.store.transaction() as unit:
            (row,) = unit.letters(key=self.key)
        return row

    def told(self) -> list[datetime]:
        with self.app.store.transaction() as unit:
            return [row.queued_at for row in unit.letters(kind="melding-directie") if row.queued_at == self.now]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    service = Service(tmp_path_factory.mktemp("sending"))
    yield service
    service.app.close()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_a_letter_and_a_fault(fault: Fault, service: Service, smtp_faults: SmtpFaults, certificates: Certificates) -> None:
    service.write(f"{FAULTS.index(fault)}")
    if fault.place not in NO_REPLY:
        smtp_faults.script[fault.place] = [fault.reply]
    with _in_the_way(fault.place, service, smtp_faults.port, certificates) as smtp:
        letter = service.send(**smtp | ({"timeout_seconds": 0.5} if fault.reply == HANG else {}))
    assert (letter.state, letter.attempts) == (fault.state, int(fault.counted))
    assert bool(service.told()) is fault.told
    service.now += timedelta(minutes=2)
    assert service.send(port=smtp_faults.port, tls="none", user="").state == fault.end
    offered = [each for each in smtp_faults.received if READER in each.rcpt_tos]
    assert len(offered) == fault.arrives
    service.now += timedelta(days=1)
    assert service.send().state == fault.end  # and not once more


def test_a_letter_whose_copy_the_mailbox_refuses_was_sent_and_goes_once(service: Service, smtp_faults: SmtpFaults) -> None:
    service.write("copy refused")
    before = service.desk.organisation  # its mailbox is one that cannot be reached
    assert service.send(port=smtp_faults.port, tls="none", user="", copy_to="sent").state == "sent"
    assert service.send().state == "sent"
    service.desk.organisation = before
    assert len(smtp_faults.received) == 1


def test_a_mailbox_that_is_away_while_the_database_takes_nothing_is_trouble_and_ends_no_thread(service: Service) -> None:
    _execute(service, "CREATE TRIGGER full_cursor BEFORE UPDATE ON cursor BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    service.desk.not_before["imap"] = 0
    service.app.poll(service.desk)
    _execute(service, "DROP TRIGGER full_cursor")
    assert service.desk.met["imap"] == "unreachable"


@contextmanager
def _in_the_way(place: str, service: Service, port: int, certificates: Certificates) -> Iterator[dict[str, Any]]:
    """The fault that is no reply of a server, as long as it lasts: the settings to send with."""
    if place == "no server":
        yield {"port": free_port()}
    elif place == "no TLS":
        yield {"port": port, "tls": "starttls"}
    elif place in ("strange certificate", "wrong password"):
        server = SmtpFaults(certificates, "somebody@else.example")
        strange = place == "strange certificate"
        ca = certificates.stranger if strange else certificates.ca
        try:
            yield {
                "host": HOST,
                "port": server.port,
                "tls": "starttls",
                "ca_file": ca,
                "user": "info",
                "password_file": service.password,
            }
        finally:
            server.stop()
        assert server.received == []
    elif place == "bounce":
        yield {"port": port}
        raw = BOUNCE.format(READER, service.letter().message_id).encode()
        arrival = Arrival("INBOX", 1, 1, service.now, len(raw), raw)
        receive(arrival, service.desk.office, service.app.store, service.desk.understand, service.now)
    elif place == "disk full":
        _execute(service, FULL)
        yield {"port": port}
        _execute(service, "DROP TRIGGER full")
    else:
        yield {"port": port}


def _execute(service: Service, statement: str) -> None:
    with service.app.store.transaction() as unit:
        unit.connection.execute(text(statement))
