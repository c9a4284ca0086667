"""Logs and messages for operators never hold a name, an address, a subject or a word of a mail: a whole story is searched."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from servers import HOST, SmtpFaults, free_port
from sqlalchemy.exc import DBAPIError
from story.desk import at, make_mail

from bot import config
from bot.app import App
from bot.discreet import Discreet, DiscreetLines, masked, origin, trouble
from bot.domain.decide import Disposition
from bot.domain.regulation import known
from bot.errors import ConfigError
from bot.intake import Arrival, Understood, receive
from bot.mail.message import Message

JAN, HANNEKE, KARIN = "jan@klant.example", "h.dijkstra@consonanza.example", "k.oosterhof@consonanza.example"
SUBJECT, COMPLAINT = "Klacht over gemiste afspraak", "Op maandag 5 oktober 2026 heeft Wouter Hummel mij uitgescholden in Emmen."
WORDS = f"{COMPLAINT} Ik ben daar heel boos over en voel mij niet serieus genomen. Ik dien hierover een klacht in."
SAID = "Karin doet dit, want Wouter kan het niet"
BROKEN = "Deze mail met mijn diagnose laat alles vastlopen"
TELLING = (
    JAN, HANNEKE, KARIN, "jan@", "Jan de Wit", "de Wit", "Hanneke", "Dijkstra", "Karin", "Oosterhof", "Wouter", "Hummel", SUBJECT,
    "gemiste afspraak", "uitgescholden", "serieus genomen", "diagnose", "Emmen", "bewijs.pdf", "info@",
)  # fmt: skip
MONDAY = at("2026-10-05 09:12")


class Clock:
    now = MONDAY

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


class Service:
    """The real service, whose mailbox cannot be reached and whose SMTP server is scripted; mails are put in by hand."""

    def __init__(self, settings: config.Settings) -> None:
        self.clock = Clock()
        self.app = App(settings, self.clock)
        self.desk, self.uid = self.app.desks[0], 0

    def take(self, raw: bytes, understand: Callable[[Message, datetime], Understood] | None = None) -> Disposition | None:
        self.uid += 1
        arrival = Arrival("INBOX", 1, self.uid, self.clock(), len(raw), raw)
        return receive(arrival, self.desk.office, self.app.store, understand or self.desk.understand, self.clock())

    def answer(self, sender: str, kind: str, body: str) -> Disposition | None:
        with self.app.store.transaction() as unit:
            letter = unit.letters(kind=kind, recipient=sender)[-1]
        mail = make_mail(self.clock(), sender, subject=f"RE: {letter.subject}", body=body, in_reply_to=letter.message_id)
        return self.take(mail)

    def work(self, days: int = 0) -> None:
        self.clock.now += timedelta(days=days)
        self.desk.not_before = {"imap": 0.0, "smtp": 0.0}
        self.app.poll(self.desk)
        self.app.rounds(self.desk)
        self.app.send(self.desk)


def crash(message: Message, _received: datetime) -> Understood:
    raise ValueError(f"cannot make anything of {message.sender}: {message.new_text}")


def test_no_log_line_of_a_whole_story_holds_a_name_an_address_or_a_word_of_anybody(
    settings_for: Callable[..., config.Settings], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    for name in ("bot", "classifiers"):
        caplog.set_level(logging.DEBUG, logger=name)
    smtp_faults = SmtpFaults()
    settings = settings_for(free_port(), smtp_faults.port, ids=("consonanza",), start=at("2026-10-01 00:00"))
    service = Service(settings)
    smtp_faults.script[JAN] = [f"450 4.2.1 <{JAN}> of Jan de Wit is over quota", f"550 5.1.1 <{JAN}>: no such user Jan de Wit"]
    assert service.take(make_mail(MONDAY, f"Jan de Wit <{JAN}>", {"bewijs.pdf": b"%PDF"}, subject=SUBJECT, body=WORDS))
    service.work()
    assert service.answer(HANNEKE, "opdracht-behandelaar", SAID) is not None
    assert service.take(make_mail(MONDAY, f"Jan de Wit <{JAN}>", subject=SUBJECT, body=BROKEN), crash) is Disposition.QUARANTINED
    smtp_faults.always["MAIL"] = "535 5.7.8 info@consonanza.example may not send for Jan de Wit"
    service.work()
    smtp_faults.always.clear()
    for _ in range(20):
        service.work(days=1)
    smtp_faults.stop()
    service.take(make_mail(MONDAY, "Piet <piet@klant.example>", body=WORDS))
    service.work(days=1)
    service.work(days=900)
    with service.app.store.transaction() as unit:
        cursor = unit.cursor("consonanza", "INBOX")
        answers = [row.answer for row in unit.letters()]
    service.app.close()
    ours = [record for record in caplog.records if record.name != "mail.log"]  # that is the server of the test
    logged = [*(str(vars(record)) for record in ours), str(cursor)]
    assert len(ours) > 15
    assert not any("@" in answer for answer in answers)
    messages = {record.getMessage().partition(":")[0] for record in ours}
    assert {"mail quarantined", "server trouble", "letter refused", "letter retry", "letter sent"} <= messages
    assert [(word, line) for word in TELLING for line in logged if word in line] == []


def test_a_mail_servers_answer_is_kept_without_the_address_it_names() -> None:
    assert masked("550 5.1.1 <jan@klant.example>: unknown") == "550 5.1.1 <(address)>: unknown"
    assert masked("user info+kb.abc@bureau.example, say j.o'neil@x.example.") == "user (address), say (address)"


def test_a_crash_is_told_by_its_place_and_not_by_what_it_says() -> None:
    with pytest.raises(AttributeError) as caught:
        crash(Message.__new__(Message), MONDAY)
    problem = caught.value
    assert origin(problem).startswith("AttributeError at ")
    told = (type(problem), problem, problem.__traceback__)
    record = logging.LogRecord("x", logging.ERROR, "", 0, "it failed for jan@klant.example", (), told)
    line = Discreet("%(message)s").format(record)
    assert line.startswith("it failed for (address)\n  AttributeError, by way of test_discreet_logs.py:")
    assert "object has no" not in line


def test_a_database_error_does_not_quote_what_was_to_be_stored(
    settings_for: Callable[..., config.Settings], smtp_faults: SmtpFaults
) -> None:
    service = Service(settings_for(free_port(), smtp_faults.port, ids=("consonanza",)))
    with pytest.raises(DBAPIError) as caught, service.app.store.transaction() as unit:
        unit.add_letter(organisation="consonanza", key="x", recipient=JAN, subject=SUBJECT)
    assert JAN not in str(caught.value)
    assert SUBJECT not in str(caught.value)
    service.app.close()


BAD = [
    ("directie = ['h.dijkstra@consonanza.example'", "directie = ['weg.isser@consonanza.example'"),
    ("sender = {", 'deputies = { "weg.isser@consonanza.example" = "k.oosterhof@consonanza.example" }\nsender = {'),
    ("sender = {", 'deputies = { "weg.isser@@consonanza" = "k.oosterhof@consonanza.example" }\nsender = {'),
    ('email = "info@consonanza.example"', 'email = "weg.isser@consonanza"'),
]


@pytest.mark.parametrize(("old", "new"), BAD)
def test_a_mistake_in_the_configuration_is_told_by_its_place_without_the_address(
    settings_for: Callable[..., config.Settings], tmp_path: Path, old: str, new: str
) -> None:
    settings_for(1, 1, ids=("consonanza",))
    path = tmp_path / "config.toml"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    with pytest.raises(ConfigError) as caught:
        config.load(path, known)
    assert "organisation 'consonanza', " in str(caught.value)
    assert "weg.isser" not in str(caught.value)


def test_a_mistake_in_the_staff_list_is_told_by_its_line(settings_for: Callable[..., config.Settings], tmp_path: Path) -> None:
    settings_for(1, 1, ids=("consonanza",))
    roster = tmp_path / "consonanza.csv"
    roster.write_text(
        roster.read_text() + "Wil Issers,h.dijkstra@consonanza.example,directie,\nWil Issers,wil.issers@,directie,\n"
    )
    with pytest.raises(ConfigError) as caught:
        config.load(tmp_path / "config.toml", known)
    assert "line 10: " in str(caught.value)
    assert [word for word in ("Issers", "dijkstra", "issers") if word in str(caught.value)] == []


SAYS = [  # what an exception says -> what the log tells
    (f"SMTP {HOST}:587, user info@bureau.example: 535 5.7.8 not for Jan", f"SMTP {HOST}:587, user (address): 535 5.7.8"),
    (f"SMTP {HOST}:587: 421 too busy for Jan", f"SMTP {HOST}:587: 421"),
    (f"IMAP {HOST}:993: [Errno 111] Connection refused", f"IMAP {HOST}:993: [Errno 111] Connection refused"),
    ("SMTP mx.example:465: timed out", "SMTP mx.example:465: timed out"),
]


@pytest.mark.parametrize(("said", "told"), SAYS)
def test_of_a_servers_trouble_its_name_and_reply_code_are_told_and_not_its_words(said: str, told: str) -> None:
    assert trouble(ValueError(said)) == told


def test_a_server_cannot_make_up_a_line_of_the_log() -> None:
    said = "no\r\nINFO bot.app all is well\x1b[2J\x9b31m\u202e"
    record = logging.LogRecord("bot.app", logging.WARNING, "", 0, "no copy: %s", (said,), None)
    for form in (Discreet("%(levelname)s %(message)s"), DiscreetLines()):
        line = form.format(record)
        assert line.isascii()
        assert len(line.splitlines()) == 1


def test_a_line_of_the_log_names_its_organisation_and_letter() -> None:
    record = logging.LogRecord("bot.watch", logging.ERROR, "", 0, "alarm: %s", ("imap-login-refused",), None)
    record.organisation, record.letter, record.answer, record.code = "werkpro", 7, "no\n<jan@klant.example>\x1b[2J", None
    line = Discreet("%(levelname)s %(message)s").format(record)
    assert line == "ERROR alarm: imap-login-refused organisation=werkpro letter=7 answer=no\\n<(address)>\\u001b[2J"
