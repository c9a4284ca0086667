"""/healthz, /metrics, `status` and the log: what a monitor sees holds counts and codes, never a name, an address or a word."""

import json
import logging
import re
import threading
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from socketserver import TCPServer

import pytest
from servers import HOST, Certificates, SmtpFaults, free_port
from story.desk import Desk, at, reading
from typer.testing import CliRunner

from bot import cli, config
from bot.adapters.certificate import certificate_until
from bot.adapters.monitor import monitored
from bot.adapters.watch_rows import set_server
from bot.discreet import Discreet, DiscreetLines, log_as
from bot.errors import ConfigError, TlsRefused
from bot.logins import MailboxSettings, SmtpSettings
from bot.watch import Watch
from bot.watch_settings import WatchSettings

MONDAY = at("2026-10-05 09:00")
TELLING = ("Jan", "jan@", "@", "Wouter", "Hummel", "Hanneke", "Emmen", "geheim", "Klacht over")
pytest.importorskip("prometheus_client")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A bureau with a complaint, whose confirmation was refused, and a mail in the box that the ledger does not know."""
    desk = Desk(tmp_path)
    desk.mail(
        MONDAY, reading(employees=("Wouter Hummel",)), subject="Klacht over geheim", sender="Jan de Wit <jan@klant.example>"
    )
    desk.send(MONDAY)
    confirmation = desk.letters("ontvangstbevestiging")[0].id
    with desk.store.transaction() as unit:
        unit.record_letter(confirmation, state="refused", answer="550 no such user jan@klant.example")
        unit.set_cursor("consonanza", "INBOX", polled_at=MONDAY, unexplained=1)
    return desk


@pytest.fixture
def settings(settings_for: Callable[..., config.Settings], desk: Desk) -> config.Settings:
    return settings_for(1, 1, ids=("consonanza",))


@pytest.fixture
def get(desk: Desk, settings: config.Settings) -> Iterator[Callable[..., tuple[int, str]]]:
    """`get(path)`: the answer of the real monitor, twenty seconds after the mailbox was read."""
    watch, port = Watch(settings, desk.store, (), lambda: MONDAY + timedelta(seconds=20)), free_port()

    def ask(path: str, method: str = "GET") -> tuple[int, str]:
        connection = HTTPConnection(HOST, port, timeout=10)
        connection.request(method, path)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    with monitored(WatchSettings(port=port), watch.standing):
        yield ask


def test_health_is_ok_or_says_by_code_what_is_wrong(get: Callable[..., tuple[int, str]], desk: Desk) -> None:
    status, text = get("/healthz")
    assert status == 503
    alarms = [{"code": code, "organisation": "consonanza"} for code in ("outbox-stuck", "unexplained-mail")]
    assert json.loads(text) == {"status": "alarm", "alarms": alarms}
    with desk.store.transaction() as unit:
        unit.set_cursor("consonanza", "INBOX", unexplained=0)
        for letter in unit.letters(state="refused"):
            unit.record_letter(letter.id, state="sent", sent_at=MONDAY)
        for letter in unit.letters(state="queued"):
            unit.record_letter(letter.id, state="withdrawn")
    assert get("/healthz") == (200, '{"status": "ok"}')
    assert [get("/")[0], get("/healthz", "POST")[0], get("/metrics", "HEAD")] == [404, 405, (200, "")]


def test_the_metrics_count_and_name_nobody(get: Callable[..., tuple[int, str]]) -> None:
    status, text = get("/metrics")
    assert status == 200
    figures = dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    expected = {
        'mails{disposition="opened",organisation="consonanza"}': 1,
        'letters{organisation="consonanza",state="refused"}': 1,
        'open_cases{organisation="consonanza"}': 1,
        'overdue_terms{organisation="consonanza"}': 0,
        'seconds_since_poll{organisation="consonanza"}': 20,
        'unexplained_mails{organisation="consonanza"}': 1,
        'quarantined_mails{organisation="consonanza"}': 0,
        'alarms{code="outbox-stuck",organisation="consonanza"}': 1,
    }
    assert {name: float(figures[f"klachtenbot_{name}"]) for name in expected} == expected
    assert [word for word in TELLING if word in text] == []


def test_a_term_that_is_over_is_counted(desk: Desk, settings: config.Settings) -> None:
    standing = Watch(settings, desk.store, (), lambda: MONDAY + timedelta(days=60)).standing()
    assert standing.counts["consonanza"].overdue_terms > 0


def test_nothing_listens_unless_configured_and_then_on_this_machine_alone() -> None:
    assert WatchSettings().port is None
    assert WatchSettings(port=9100).listen == "127.0.0.1"
    before = threading.active_count()
    with monitored(WatchSettings(), lambda: pytest.fail("nobody asked")):
        assert threading.active_count() == before
    with pytest.raises(ValueError, match="does not appear to be an IPv4 or IPv6 address"):
        WatchSettings(listen="everywhere.example")


def test_a_port_that_is_taken_is_told_by_its_setting() -> None:
    with (
        TCPServer((HOST, 0), None) as other,  # type: ignore[arg-type]
        pytest.raises(ConfigError, match=r"watch\.port: 127\.0\.0\.1:\d+ cannot be used"),
        monitored(WatchSettings(port=other.server_address[1]), lambda: pytest.fail("nobody asked")),
    ):
        pass


def test_status_shows_each_organisation_and_what_to_do_about_each_alarm(settings: config.Settings) -> None:
    path = str(settings.folder / "config.toml")
    found = CliRunner().invoke(cli.app, ["status", "--config", path])
    assert found.exit_code == 1, found.output
    assert "consonanza: 1 mail(s) in the mailbox are not in the ledger" in found.stdout
    assert "`klachtenbot queue` lists them" in found.stdout
    rows = [json.loads(line) for line in CliRunner().invoke(cli.app, ["status", "-c", path, "--json"]).stdout.splitlines()]
    assert rows[0] | {"stuck": 1, "open_cases": 1, "unexplained": 1, "read": "2026-10-05T09:00:00+02:00"} == rows[0]
    assert {"mailbox-silent", "outbox-stuck", "unexplained-mail"} <= {row["code"] for row in rows[1:]}
    assert [word for word in TELLING if word in found.stdout + json.dumps(rows)] == []


def test_status_says_never_of_a_mailbox_that_was_not_read_and_names_the_trouble_of_its_server(
    settings: config.Settings, desk: Desk
) -> None:
    with desk.store.transaction() as unit:
        unit.set_cursor("consonanza", "INBOX", polled_at=None)
        set_server(unit.connection, "consonanza", "imap", problem="unreachable", since=MONDAY)
        set_server(unit.connection, "consonanza", "smtp", problem="", since=None)
    path = str(settings.folder / "config.toml")
    told = CliRunner().invoke(cli.app, ["status", "-c", path]).stdout
    assert "consonanza: mailbox read never, last letter left" in told
    assert "\n  imap server: unreachable since 2026-10-05 09:00\n" in told
    assert "smtp server" not in told
    row = json.loads(CliRunner().invoke(cli.app, ["status", "-c", path, "--json"]).stdout.splitlines()[0])
    server = {"name": "imap", "problem": "unreachable", "since": "2026-10-05T09:00:00+02:00"}
    assert (row["read"], row["servers"]) == (None, [server])


def test_the_log_as_json_has_each_value_apart_and_no_address() -> None:
    record = logging.LogRecord("bot.outbox", logging.INFO, "", 0, 'letter %s for "jan@klant.example"', ("sent",), None)
    record.letter, record.answer = 7, '550 "jan@klant.example\\" is full'
    line = json.loads(DiscreetLines().format(record))
    assert datetime.fromisoformat(line.pop("at")).tzinfo is not None
    assert line == {
        "level": "INFO",
        "logger": "bot.outbox",
        "message": 'letter sent for "(address)"',
        "letter": 7,
        "answer": '550 "(address)" is full',
    }


def test_a_crash_in_the_json_log_is_its_kind_and_place() -> None:
    try:
        raise ValueError("Jan de Wit")
    except ValueError as problem:
        record = logging.LogRecord("bot", logging.ERROR, "", 0, "failed", (), (type(problem), problem, problem.__traceback__))
    line = json.loads(DiscreetLines().format(record))
    assert re.fullmatch(r"ValueError, by way of test_monitor\.py:\d+", line["trace"])


def test_the_form_of_the_log_is_chosen_once_for_every_handler_of_ours() -> None:
    ours, other = logging.StreamHandler(), logging.NullHandler()
    ours.setFormatter(Discreet())
    for handler in (ours, other):
        logging.getLogger().addHandler(handler)
    try:
        log_as("json")
        assert isinstance(ours.formatter, DiscreetLines)
        assert other.formatter is None
        log_as("text")
        assert type(ours.formatter) is Discreet
    finally:
        for handler in (ours, other):
            logging.getLogger().removeHandler(handler)


@pytest.fixture(scope="module")
def own_certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("own"))


def test_the_end_of_a_certificate_is_learned_without_a_login(own_certificates: Certificates) -> None:
    server = SmtpFaults(own_certificates)
    try:
        login = SmtpSettings(host=HOST, port=server.port, tls="starttls", ca_file=own_certificates.ca, timeout_seconds=5)
        until = certificate_until(login)
        assert until is not None
        assert timedelta(days=1) < until - datetime.now(UTC) < timedelta(days=2, minutes=1)
        assert "AUTH" not in server.commands
        with pytest.raises(TlsRefused, match=r"self-signed|unable to get"):
            certificate_until(login.model_copy(update={"ca_file": own_certificates.stranger}))
        assert certificate_until(login.model_copy(update={"tls": "none"})) is None
    finally:
        server.stop()


@pytest.mark.parametrize("tls", ["tls", "starttls"])
def test_the_end_of_the_certificate_of_a_real_imap_server_is_learned(
    tls: str, mailbox_settings: Callable[..., MailboxSettings], request: pytest.FixtureRequest
) -> None:
    dovecot = request.getfixturevalue("dovecot")
    until = certificate_until(mailbox_settings(tls=tls, port=dovecot.tls_port if tls == "tls" else dovecot.port))
    assert until is not None
    assert until - datetime.now(UTC) < timedelta(days=2, minutes=1)


def test_the_example_configuration_has_the_table_and_its_defaults() -> None:
    text = (Path(__file__).parents[2] / "config.example.toml").read_text()
    values = tomllib.loads(text)["watch"]
    assert WatchSettings.model_validate(values) == WatchSettings()
