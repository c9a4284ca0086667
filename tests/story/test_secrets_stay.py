"""A password and the secret that signs letters stay where they are, through a story in which everything goes wrong."""

import logging
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from servers import SmtpFaults, free_port
from story.desk import at, make_mail
from story.test_discreet_logs import COMPLAINT, HANNEKE, JAN, MONDAY, SAID, SUBJECT, Service
from typer.testing import CliRunner

from bot import cli, config

PASSWORD = "geheim-voor-de-test"  # of settings_for


def everything_in(database: Path) -> bytes:
    """Every value of every table, packed ones unpacked, and the bytes of the file itself."""
    connection, found = sqlite3.connect(database), [database.read_bytes()]
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        for row in connection.execute(f'SELECT * FROM "{table}"'):
            for value in row:
                raw = value if isinstance(value, bytes) else str(value).encode()
                found.append(zlib.decompress(raw) if raw[:1] == b"\x78" and isinstance(value, bytes) else raw)
    connection.close()
    return b"\n".join(found)


def test_the_password_stands_in_no_log_error_command_database_or_export(
    settings_for: Callable[..., config.Settings], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    smtp = SmtpFaults()
    service = Service(settings_for(free_port(), smtp.port, ids=("consonanza",), start=at("2026-10-01 00:00")))
    secret = (tmp_path / "klachtenbot.secret").read_text().strip()
    smtp.always["MAIL"] = f"535 5.7.8 {PASSWORD} is wrong"
    service.take(make_mail(MONDAY, f"Jan de Wit <{JAN}>", subject=SUBJECT, body=COMPLAINT + " Ik dien hierover een klacht in."))
    service.work()
    smtp.always.clear()
    service.work()
    service.answer(HANNEKE, "opdracht-behandelaar", SAID)
    service.work(days=1)
    service.app.close()
    smtp.stop()
    place, said = ["--config", str(tmp_path / "config.toml")], []
    for words in (["check"], ["queue", "--json"], ["case", "list", "--json"], ["case", "show", "2026-001", "--json"]):
        result = CliRunner().invoke(cli.app, [*words, *place])
        said.append(result.output + repr(result.exception))
    exported = CliRunner().invoke(cli.app, ["case", "export", "2026-001", "--out", str(tmp_path / "zaak.pdf"), *place])
    assert exported.exit_code == 0, exported.output
    pages = "".join(page.extract_text() for page in PdfReader(tmp_path / "zaak.pdf").pages)
    assert "2026-001" in pages
    everything = {
        "log": "\n".join(str(vars(record)) for record in caplog.records if record.name != "mail.log"),
        "commands": "\n".join(said),
        "export": pages + (tmp_path / "zaak.pdf").read_bytes().decode("latin-1"),
        "database": everything_in(tmp_path / "bot.db").decode("latin-1"),
        "line of the command": Path("/proc/self/cmdline").read_text(),
    }
    assert [name for name, text in everything.items() if secret in text] == []
    assert [name for name, text in everything.items() if PASSWORD in text and name != "database"] == []
    assert everything["database"].count(PASSWORD) == everything["database"].count(f"{PASSWORD} is wrong")
