"""`make bench`: 2,000 mails in Dovecot to committed rows with queued letters, beside the floor for the same mails.

The floor is what no mail program can do without: FETCH, parse, one commit a mail. Both run in processes of their own,
in turn, and the medians stand in the table.
"""

from __future__ import annotations

import json
import platform
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from imapclient import IMAPClient
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import servers  # noqa: E402

MAILS, COMPLAINTS, ROUNDS = 2000, 200, 3
START = datetime(2026, 10, 5, 8, tzinfo=UTC)
USER = "info@werkpro.example"


def make_mails() -> list[bytes]:
    """The training mails, each in several envelopes: one in ten is a complaint."""
    lines = [line for path in sorted((ROOT / "classifiers/data/train").glob("*.jsonl")) for line in path.read_text().splitlines()]
    examples = [json.loads(line) for line in lines if line.strip()]
    complaints = [each for each in examples if each["kind"] == "klacht"]
    others = [each for each in examples if each["kind"] in ("overig", "compliment", "vraag")]
    mails = []
    for number in range(MAILS):
        is_complaint = number % (MAILS // COMPLAINTS) == 0
        pool = complaints if is_complaint else others
        mails.append(_mail(pool[number % len(pool)], number))
    return mails


def _mail(example: dict[str, str], number: int) -> bytes:
    message = EmailMessage()
    message["From"] = f"Schrijver {number} <schrijver{number}@post.example>"
    message["To"], message["Subject"] = USER, example["subject"] or "(geen onderwerp)"
    message["Date"] = START + timedelta(minutes=number)
    message["Message-ID"] = f"<{number}@post.example>"
    message.set_content(example["body"])
    message.add_alternative("<p>" + example["body"].replace("\n", "<br>") + "</p>", subtype="html")
    return message.as_bytes()


def measure_floor(port: int) -> dict[str, float]:
    """FETCH, message_from_bytes, the body read, one SQLite commit a mail."""
    with tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(Path(folder) / "floor.db", isolation_level=None)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("CREATE TABLE mail (uid INTEGER PRIMARY KEY, subject TEXT, body TEXT)")
        begin = time.perf_counter()
        with IMAPClient("127.0.0.1", port, ssl=False) as client:
            client.login(USER, servers.PASSWORD)
            client.select_folder("INBOX", readonly=True)
            uids = client.search("ALL")
            for first in range(0, len(uids), 50):
                for uid, items in client.fetch(uids[first : first + 50], ["BODY.PEEK[]"]).items():
                    message = message_from_bytes(items[b"BODY[]"], policy=policy.default)
                    body = message.get_body(("plain", "html"))
                    row = (uid, str(message["Subject"]), body.get_content() if body else "")
                    database.execute("BEGIN")
                    database.execute("INSERT INTO mail VALUES (?, ?, ?)", row)
                    database.execute("COMMIT")
        seconds = time.perf_counter() - begin
        rows = database.execute("SELECT count(*) FROM mail").fetchone()[0]
        database.close()
    return _figures(seconds, rows, 0)


def measure_bot(port: int) -> dict[str, float]:
    """The same mails through the real intake."""
    from bot import config
    from bot.app import App
    from bot.demo import write_config
    from bot.domain.regulation import known

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = write_config(folder, port, 9, START - timedelta(days=1))
        (folder / "password").write_text(servers.PASSWORD)
        settings = config.load(path, known)
        settings = settings.model_copy(
            update={"organisations": tuple(each for each in settings.organisations if each.id == "werkpro")}
        )
        app = App(settings, lambda: START + timedelta(days=7))
        begin = time.perf_counter()
        app.poll(app.desks[0])
        seconds = time.perf_counter() - begin
        with app.store.transaction() as unit:
            mails = sum(unit.counts("werkpro", START - timedelta(days=9)).values())
            letters = len(unit.letters(organisation="werkpro"))
        app.close()
    return _figures(seconds, mails, letters)


def _figures(seconds: float, mails: int, letters: int) -> dict[str, float]:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "mails": mails, "rate": mails / seconds, "letters": letters, "megabytes": peak}


def main() -> int:
    """Fill a mailbox, run both in turn, print the table. Exit status 1 when Dovecot is missing or a mail was lost."""
    if len(sys.argv) > 2:
        measure = measure_bot if sys.argv[1] == "bot" else measure_floor
        print(json.dumps(measure(int(sys.argv[2]))))
        return 0
    if reason := servers.missing():
        print(f"no benchmark: {reason}")
        return 1
    dovecot = servers.Dovecot()
    try:
        with dovecot.client(USER) as client:
            for number, raw in enumerate(make_mails()):
                client.append("INBOX", raw, (), START + timedelta(minutes=number))
        runs: dict[str, list[dict[str, float]]] = {"floor": [], "bot": []}
        for _ in range(ROUNDS):
            for name, found in runs.items():
                output = subprocess.run(
                    [sys.executable, __file__, name, str(dovecot.port)], capture_output=True, text=True, check=True
                )
                found.append(json.loads(output.stdout.splitlines()[-1]))
    finally:
        dovecot.stop()
    return report(runs)


def report(runs: dict[str, list[dict[str, float]]]) -> int:
    """The table, and whether every mail arrived."""
    median = {name: {key: statistics.median(run[key] for run in found) for key in found[0]} for name, found in runs.items()}
    table = Table("", "mails/s", "seconds", "mails", "letters", "peak MB")
    for name, row in median.items():
        table.add_row(
            name,
            f"{row['rate']:.0f}",
            f"{row['seconds']:.2f}",
            f"{row['mails']:.0f}",
            f"{row['letters']:.0f}",
            f"{row['megabytes']:.0f}",
        )
    console = Console()
    console.print(table)
    console.print(f"ratio to the floor: {median['bot']['rate'] / median['floor']['rate']:.2f}; {ROUNDS} runs each, medians")
    console.print(f"{platform.machine()}, Python {platform.python_version()}, {platform.system()}")
    return 0 if median["bot"]["mails"] == MAILS else 1


if __name__ == "__main__":
    raise SystemExit(main())
