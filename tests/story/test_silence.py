"""Silence raises an alarm: the operator gets one mail, one when it is over, and a restart says nothing twice."""

import json
import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from servers import HOST, Certificates, SmtpFaults, free_port, wait_until
from story.desk import at, make_mail

from bot import config
from bot.adapters.imap import Mailbox
from bot.adapters.render import Renderer
from bot.app import App
from bot.demo import PASSWORD, ImapServer
from bot.domain.workdays import AMSTERDAM
from bot.intake import Understood
from bot.logins import SmtpSettings
from bot.mail.message import Message
from bot.private import write_private
from bot.watch import Watch
from bot.watch_settings import WatchSettings

OPERATOR = "beheer@provider.example"
MONDAY = at("2026-10-05 09:00")
WORDS = "Op maandag heeft Wouter Hummel mij uitgescholden in Emmen. Ik voel mij niet serieus genomen en dien een klacht in."


class Clock:
    now = MONDAY

    def __call__(self) -> datetime:
        return self.now


class Service:
    """The real service on an embedded IMAP server and a scripted SMTP server, with a clock the test turns."""

    def __init__(self, settings: config.Settings, smtp: SmtpFaults, clock: Clock) -> None:
        self.settings, self.smtp, self.clock = settings, smtp, clock
        self.app = App(settings, clock)
        self.app.watch.begin()
        self.desk = self.app.desks[0]
        self.imap = self.desk.mailbox.settings

    def restart(self) -> None:
        self.app.close()
        self.__init__(self.settings, self.smtp, self.clock)  # type: ignore[misc]

    def imap_is_there(self, there: bool) -> None:
        self.desk.mailbox.close()
        self.desk.mailbox.settings = self.imap if there else self.imap.model_copy(update={"port": free_port()})

    def minutes(self, count: int) -> None:
        """So many looks of the service, one a minute."""
        for _ in range(count):
            self.clock.now += timedelta(minutes=1)
            self.desk.not_before = {"imap": 0.0, "smtp": 0.0}
            self.app.poll(self.desk)
            self.app.send(self.desk)
            self.app.watch.look()

    def deliver(self, body: str, sender: str = "Jan de Wit <jan@klant.example>") -> None:
        """A client's mail into the mailbox."""
        raw = make_mail(self.clock(), sender, body=body)
        with Mailbox(self.imap) as mailbox:
            mailbox.append("INBOX", raw, (), self.clock())

    def heard(self) -> list[str]:
        """The subjects of the mails to the operator, oldest first."""
        return [str(each["Subject"]) for each in self.mails()]

    def mails(self) -> list[Any]:
        received = [each for each in self.smtp.received if each.rcpt_tos == [OPERATOR]]
        return [message_from_bytes(each.original_content or each.content, policy=policy.default) for each in received]

    @property
    def file(self) -> Path:
        return self.settings.folder / "klachtenbot.alarm"


@pytest.fixture
def service(settings_for: Callable[..., config.Settings], smtp_faults: SmtpFaults, tmp_path: Path) -> Iterator[Service]:
    write_private(tmp_path / "imap-password", PASSWORD)
    with ImapServer(("info@consonanza.example",)) as imap:
        settings = settings_for(
            imap.port, smtp_faults.port, ids=("consonanza",), start=MONDAY, password_file="imap-password", idle=False
        )
        made = Service(settings.model_copy(update={"operator": OPERATOR}), smtp_faults, Clock())
        yield made
        made.app.close()


def test_a_mailbox_that_is_silent_for_an_hour_is_one_mail_and_one_when_it_is_back(service: Service) -> None:
    service.minutes(5)
    service.imap_is_there(False)
    service.minutes(59)
    assert service.heard() == []
    service.minutes(1)
    assert service.heard() == ["klachtenbot alarm: consonanza: the mailbox is not read"]
    service.minutes(40)
    service.restart()
    service.imap_is_there(False)
    service.minutes(20)
    assert len(service.heard()) == 1
    service.imap_is_there(True)
    service.minutes(30)
    service.restart()
    service.minutes(30)
    assert service.heard()[1:] == ["klachtenbot, over: consonanza: the mailbox is not read"]
    told = service.mails()[0].get_content()
    assert "since    2026-10-05 09:05" in told
    assert not service.file.exists()


def test_letters_that_cannot_leave_stand_in_a_file_and_are_told_when_smtp_is_back(
    service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    service.smtp.always["MAIL"] = "451 4.3.0 try later"
    service.deliver(WORDS)
    service.minutes(61)
    assert service.heard() == []
    assert service.file.read_text() == "2026-10-05T09:01+0200 letters-silent consonanza\n"
    begun = [record for record in caplog.records if record.getMessage() == "alarm: letters-silent"]
    assert [record.levelno for record in begun] == [logging.ERROR]
    service.smtp.always.clear()
    service.minutes(1)
    assert service.heard()[0].startswith("klachtenbot alarm: consonanza: no letter leaves")
    assert not service.file.exists()
    service.minutes(70)
    assert [word.partition(":")[0] for word in service.heard()] == ["klachtenbot alarm", "klachtenbot, over"]


def test_a_refused_password_and_a_quarantined_mail_are_told_at_once_and_without_a_name(service: Service) -> None:
    def crash(_message: Message, _received: datetime) -> Understood:
        raise ValueError("cannot be read")

    service.deliver(WORDS)
    service.desk.understand = crash
    service.minutes(1)
    service.desk.mailbox.close()
    service.desk.mailbox.settings = service.imap.model_copy(update={"user": "niemand@consonanza.example"})
    service.minutes(1)
    mails = service.mails()
    texts = [mail.get_content() for mail in mails]
    assert ["1 mail(s) could not be read" in texts[0], "refuses the user or password" in texts[1]] == [True, True]
    text = "".join(f"{mail['Subject']} {mail['Message-ID'].partition('@')[0]} {mail.get_content()}" for mail in mails)
    assert not [word for word in ("Jan", "Wouter", "@", "niemand", "Emmen") if word in text]


def test_without_an_operator_the_file_says_what_is_wrong_until_it_is_over(service: Service) -> None:
    service.app.watch._settings = service.settings.model_copy(update={"operator": None})
    service.imap_is_there(False)
    service.minutes(60)
    assert service.file.read_text() == "2026-10-05T09:00+0200 mailbox-silent consonanza\n"
    service.minutes(10)
    service.imap_is_there(True)
    service.minutes(1)
    assert not service.file.exists()
    assert service.heard() == []


def test_a_database_that_another_program_holds_is_told_without_it(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    service.minutes(1)
    engine = service.app.store.engine
    holder = engine.raw_connection()
    holder.execute("BEGIN IMMEDIATE")
    raw = engine.raw_connection()
    raw.execute("PRAGMA busy_timeout = 50")  # instead of half a minute
    raw.close()  # back into the pool: the next transaction gets it
    service.app.watch.look()
    assert service.heard() == ["klachtenbot alarm: the database cannot be used"]
    assert [each.code for each in service.app.watch.standing().alarms] == ["database-busy"]
    holder.rollback()
    holder.close()
    service.clock.now += timedelta(minutes=1)
    service.app.watch.look()
    assert service.heard()[1:] == ["klachtenbot, over: the database cannot be used"]
    service.restart()
    service.minutes(3)
    assert len(service.heard()) == 2


def test_a_case_whose_reminder_fails_stops_no_other_case_and_no_digest_and_the_operator_hears_it(
    service: Service, tmp_path: Path
) -> None:
    for sender in ("Jan de Wit <jan@klant.example>", "Ria Smit <ria@klant.example>"):
        service.deliver(WORDS, sender)
    service.minutes(1)
    own = tmp_path / "templates" / "consonanza" / "herinnering"
    own.mkdir(parents=True)
    (own / "brief.j2").write_text(
        "{% extends 'pakket/standaard/herinnering/brief.j2' %}"
        "{% block onderwerp %}{{ 1 // (zaak.nummer != '2026-001') }}{% endblock %}"
    )
    service.desk.office = replace(service.desk.office, renderer=Renderer(tmp_path / "templates"))
    service.clock.now = at("2026-11-12 10:00")  # what was to be done within six weeks is nearly late
    service.minutes(1)
    service.app.rounds(service.desk)
    service.app.watch.look()
    with service.app.store.transaction() as unit:
        broken, whole = (unit.letters(case_id=case.id, kind="herinnering") for case in unit.cases("consonanza"))
        digests = unit.letters(organisation="consonanza", kind="weekoverzicht")
    assert (bool(whole), bool(broken), bool(digests)) == (True, False, True)
    assert service.heard() == ["klachtenbot alarm: consonanza: 1 part(s) of the round fail"]


def test_a_service_that_was_down_for_a_weekend_starts_without_an_alarm(service: Service) -> None:
    service.minutes(2)
    service.clock.now += timedelta(days=3)
    service.restart()
    service.app.watch.look()
    service.minutes(2)
    assert service.heard() == []


def test_a_mailbox_that_was_never_read_is_an_alarm_for_who_looks_and_not_yet_for_the_service(service: Service) -> None:
    service.imap_is_there(False)
    service.minutes(1)
    assert service.app.watch.standing().alarms == ()
    looked = Watch(service.settings, service.app.store, (), service.clock).standing()
    assert [(each.code, each.since) for each in looked.alarms] == [("mailbox-silent", MONDAY)]
    assert [each.problem for each in looked.works[0].servers] == ["unreachable"]
    service.imap_is_there(True)
    service.minutes(1)
    assert Watch(service.settings, service.app.store, (), service.clock).standing().alarms == ()
    assert service.heard() == []


def test_a_certificate_that_ends_within_two_weeks_is_told_and_looked_at_once_an_hour(
    service: Service, certificates: Certificates
) -> None:
    server, clock = SmtpFaults(certificates), Clock()
    clock.now = datetime.now(AMSTERDAM)  # the certificate of the tests is good for two days from now
    try:
        smtp = SmtpSettings(host=HOST, port=server.port, tls="starttls", ca_file=certificates.ca, timeout_seconds=5)
        organisation = service.settings.organisations[0].model_copy(update={"smtp": smtp})
        other = Service(service.settings.model_copy(update={"organisations": (organisation,)}), server, clock)
        other.minutes(2)
        assert [word.partition(" ends on ")[0] for word in other.heard()] == [
            "klachtenbot alarm: consonanza: the certificate of the SMTP server"
        ]
        before = server.commands.count("STARTTLS")
        other.minutes(30)
        assert server.commands.count("STARTTLS") == before
        other.minutes(40)
        assert (server.commands.count("STARTTLS"), len(other.heard())) == (before + 1, 1)
        other.app.close()
    finally:
        server.stop()


def test_the_running_service_answers_a_monitor(service: Service) -> None:
    settings = service.settings.model_copy(update={"watch": WatchSettings(port=free_port())})
    app, stop = App(settings, service.clock), threading.Event()
    thread = threading.Thread(target=app.run, args=(stop,))
    thread.start()
    try:
        url = f"http://{HOST}:{settings.watch.port}/healthz"
        wait_until(lambda: _answers(url), what="the monitor answers")
        with urlopen(url, timeout=10) as answer:
            assert json.load(answer) == {"status": "ok"}
    finally:
        stop.set()
        thread.join(timeout=30)
    assert not thread.is_alive()
    assert not _answers(url)


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=10) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def test_a_clock_that_was_moved_is_told_and_for_a_day_nothing_is_erased(service: Service) -> None:
    service.minutes(1)
    service.clock.now += timedelta(days=400)  # every case of before would be too old to keep
    service.app.watch.clock_moved(timedelta(days=400))
    service.app.rounds(service.desk)
    service.minutes(1)
    assert service.desk.forgot_on is None
    assert "klachtenbot alarm: the clock of this machine was moved by 576000 minutes" in service.heard()
    assert "clock-moved" in [
        each.code for each in Watch(service.settings, service.app.store, (), service.clock).standing().alarms
    ]
    service.clock.now += timedelta(days=1)
    service.app.rounds(service.desk)
    assert service.desk.forgot_on == service.clock.now.date()
