"""Embedded IMAP and SMTP servers, an invented story and a clock that can be turned; on them runs the real app.

Nothing else in the product knows that this exists.
"""

from __future__ import annotations

import asyncio
import contextlib
import html
import logging
import re
import shutil
import socket
import threading
import tomllib
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes, message_from_string, policy
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid, parseaddr
from importlib import resources
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from imapclient import IMAPClient
from proxyprotocol.reader import ProxyProtocolReader
from pymap.backend.dict import DictBackend, Identity
from pymap.imap import IMAPServer
from pymap.user import Passwords, UserMetadata
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot import config
from bot.app import App
from bot.cases import case_rows
from bot.domain.regulation import known
from bot.domain.workdays import AMSTERDAM
from bot.private import write_private
from bot.roster import read_roster

ORGANISATIONS = ("consonanza", "werkpro", "leermakers", "work2work", "loket3")
NAMES = {
    "consonanza": "Consonanza Werkt",
    "werkpro": "WerkPro",
    "leermakers": "Leermakers Arbeid",
    "work2work": "Work 2 Work",
    "loket3": "Loket3",
}
COLOURS = {"consonanza": "#1f4e79", "werkpro": "#7a3b00", "leermakers": "#1e6b4f", "work2work": "#5b2a6b", "loket3": "#8a1538"}
CONTACTS = {"consonanza": 2, "werkpro": 2, "leermakers": 2, "work2work": 1, "loket3": 2}  # line of the roster
HOURS = (8, 9, 13, 17)
WEEKEND_HOURS = (12,)
SATURDAY = 5
PASSWORD = "demo"  # noqa: S105
PYMAP = {
    "demo_data": False, "debug": False, "tls": False, "cert": None, "key": None, "host": ["127.0.0.1"], "port": "0",
    "proxy_protocol": None, "passlib_cfg": None, "inherited_sockets": None,
}  # fmt: skip


BOUNCE = """From: MAILER-DAEMON@mx.verlopen.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="grens"

--grens

{text}

--grens
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.verlopen.example

Final-Recipient: rfc822; {address}
Action: failed
Status: 5.1.1

--grens
Content-Type: text/rfc822-headers

{returned}
--grens--
"""


@dataclass
class TurnableClock:
    """A clock that stands still until it is turned."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Delivered:
    """A letter as the mail server received it."""

    at: datetime
    recipient: str
    message: EmailMessage
    raw: bytes


@dataclass
class PostOffice:
    """The SMTP side: everything that is sent ends in somebody's pigeonhole."""

    clock: TurnableClock
    delivered: list[Delivered] = field(default_factory=list)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        message = message_from_bytes(envelope.content, policy=policy.default)
        for recipient in envelope.rcpt_tos:
            self.delivered.append(Delivered(self.clock.now, recipient, message, envelope.content))
        return "250 OK"

    def latest(self, recipient: str, kind: str, subjects: dict[str, str]) -> Delivered | None:
        """The newest letter of this kind to a person; `subjects` maps Message-ID to kind."""
        fitting = [
            each
            for each in self.delivered
            if each.recipient == recipient and subjects.get(str(each.message["Message-ID"])) == kind
        ]
        return fitting[-1] if fitting else None


class ImapServer:
    """pymap in a thread of its own, with one mailbox an organisation, on a free port of 127.0.0.1."""

    def __init__(self, users: tuple[str, ...]) -> None:
        self._users, self.port = users, 0
        self._ready, self._loop = threading.Event(), asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, daemon=True, name="imap server")

    def __enter__(self) -> ImapServer:
        self._thread.start()
        self._ready.wait(timeout=10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._finished.set)
        self._thread.join(timeout=10)

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._finished = asyncio.Event()
        with contextlib.suppress(asyncio.CancelledError):
            self._loop.run_until_complete(self._main())
        self._loop.close()

    async def _main(self) -> None:
        arguments = Namespace(demo_user=self._users[0], demo_password=PASSWORD, **PYMAP)
        backend, settings = await DictBackend.init(arguments)
        settings.apply_context()
        for user in self._users[1:]:
            password = await Passwords(settings).hash_password(PASSWORD)
            await Identity(user, backend.login, None, frozenset()).set(UserMetadata(settings, user, password=password))
        serve = ProxyProtocolReader(settings.proxy_protocol).get_callback(IMAPServer(backend.login, settings))
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._finished.wait()
        server.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def write_config(folder: Path, imap_port: int, smtp_port: int, begin: datetime) -> Path:
    """A real config.toml for the five organisations, beside their rosters."""
    write_private(folder / "password", PASSWORD)
    tables = [f'database = "sqlite:///{folder.resolve() / "klachtenbot.db"}"', 'operator = "beheer@provider.example"']
    for name in ORGANISATIONS:
        roster = (resources.files("classifiers") / "data" / "roster" / f"{name}.csv").read_text(encoding="utf-8")
        (folder / f"{name}.csv").write_text(roster, encoding="utf-8")
        people = read_roster(folder / f"{name}.csv")
        directors = [person.email for person in people if person.has_role("directie")]
        contact = people[CONTACTS[name]]
        tables.append(f"""
[[organisation]]
id = "{name}"
name = "{NAMES[name]}"
regulation = "{name}"
regulation_url = "https://www.{name}.example/klachtenreglement"
directie = {directors}
staff = "{name}.csv"
smtp = {{ host = "127.0.0.1", port = {smtp_port}, tls = "none" }}
sender = {{ name = "{NAMES[name]}", email = "info@{name}.example" }}
contact = {{ name = "{contact.name}", email = "{contact.email}", phone = "050 000 0000" }}
house_style = {{ colour = "{COLOURS[name]}" }}

[organisation.mailbox]
host = "127.0.0.1"
port = {imap_port}
tls = "none"
user = "info@{name}.example"
password_file = "password"
start = {begin.isoformat()}
idle = false
""")
    path = folder / "config.toml"
    path.write_text("\n".join(tables), encoding="utf-8")
    return path


class Story:
    """The steps of story.toml, played as the people's own mail programs would."""

    def __init__(self, office: PostOffice, imap_port: int, app: App) -> None:
        self._office, self._port, self._app = office, imap_port, app

    def play(self, step: dict[str, Any], now: datetime) -> bool:
        """Put the mail of this step into the organisation's mailbox; False when the letter it answers never came."""
        message = self._answer(step) if "answer" in step else self._mail(step)
        if message is None:
            return False
        message["Date"] = format_datetime(now)
        message["Message-ID"] = make_msgid(domain=parseaddr(str(message["From"]))[1].partition("@")[2] or "mail.example")
        with IMAPClient("127.0.0.1", self._port, ssl=False) as client:
            client.login(f"info@{step['organisation']}.example", PASSWORD)
            client.append("INBOX", message.as_bytes(), (), now)
        return True

    def _kinds(self) -> dict[str, str]:
        with self._app.store.transaction() as unit:
            return {row.message_id: row.kind for row in unit.letters()}

    def _mail(self, step: dict[str, Any]) -> EmailMessage | None:
        if "bounce_of" in step:
            return self._bounce(step)
        message = EmailMessage()
        message["From"], message["To"] = step["from"], f"info@{step['organisation']}.example"
        message["Subject"] = step["subject"]
        for name, value in step.get("headers", {}).items():
            message[name] = value
        body = step["body"].strip() + "\n"
        if kind := step.get("reply_to_letter"):
            letter = self._office.latest(parseaddr(step["from"])[1], kind, self._kinds())
            if letter is None:
                return None
            message["In-Reply-To"] = message["References"] = str(letter.message["Message-ID"])
            body += _quoted(letter)
        message.set_content(body)
        return message

    def _bounce(self, step: dict[str, Any]) -> EmailMessage | None:
        letter = next((each for each in reversed(self._office.delivered) if each.recipient == step["bounce_of"]), None)
        if letter is None:
            return None
        headers = "".join(f"{name}: {letter.message[name]}\n" for name in ("From", "To", "Subject", "Message-ID"))
        raw = BOUNCE.format(returned=headers, address=step["bounce_of"], text=step["body"].strip())
        return message_from_string(raw, policy=policy.default)

    def _answer(self, step: dict[str, Any]) -> EmailMessage | None:
        answer = step["answer"]
        letter = self._office.latest(answer["from"], answer["to_letter"], self._kinds())
        if letter is None:
            return None
        message = EmailMessage()
        message["From"], message["To"] = str(letter.message["To"]), str(letter.message["From"])
        message["Subject"] = f"RE: {letter.message['Subject']}"
        message["In-Reply-To"] = message["References"] = str(letter.message["Message-ID"])
        message.set_content(answer["body"] + "\n" + _quoted(letter))
        return message


def _quoted(letter: Delivered) -> str:
    part = letter.message.get_body(("plain",))
    text = part.get_content() if part else ""
    sender = parseaddr(str(letter.message["From"]))
    head = f"\nOp {letter.at:%d-%m-%Y} om {letter.at:%H:%M} schreef {sender[0]} <{sender[1]}>:\n"
    return head + "".join(f"> {line}\n" for line in text.splitlines())


def moments(begin: datetime, end: datetime, steps: list[dict[str, Any]]) -> Iterator[tuple[datetime, dict[str, Any] | None]]:
    """Every moment the clock stops at, in order: some hours of each day, and the steps of the story."""
    ticks: list[tuple[datetime, dict[str, Any] | None]] = []
    day = begin.replace(hour=0)
    while day < end:
        hours = HOURS if day.weekday() < SATURDAY else WEEKEND_HOURS
        ticks += [(day.replace(hour=hour), None) for hour in hours]
        day += timedelta(days=1)
    ticks += [(step["at"].replace(tzinfo=AMSTERDAM), step) for step in steps]
    return iter(sorted((tick for tick in ticks if begin <= tick[0] < end), key=lambda tick: tick[0]))


def play(output: Path, *, quick: bool) -> int:
    """The whole demo; exit status 0, or 1 when a step of the story could not be played."""
    console = Console(width=max(110, Console().width))
    logging.getLogger().setLevel(logging.WARNING)
    story = tomllib.loads((resources.files("bot") / "demodata" / "story.toml").read_text(encoding="utf-8"))
    begin = story["begin"].replace(tzinfo=AMSTERDAM)
    end = begin + timedelta(weeks=1 if quick else story["weeks"])
    if output.exists():
        shutil.rmtree(output)
    output.mkdir(parents=True)
    clock = TurnableClock(begin)
    office = PostOffice(clock)
    smtp = Controller(office, hostname="127.0.0.1", port=_free_port())
    users = tuple(f"info@{name}.example" for name in ORGANISATIONS)
    missed = 0
    with ImapServer(users) as imap:
        smtp.start()
        try:
            path = write_config(output, imap.port, smtp.port, begin)
            settings = config.load(path, known)
            app = App(settings, clock)
            player = Story(office, imap.port, app)
            for now, step in track(list(moments(begin, end, story["step"])), description="weeks pass ...", console=console):
                clock.now = now
                if step is not None and not player.play(step, now):
                    console.print(f"not played: {step['at']} {step['organisation']}")
                    missed += 1
                app.once()
            rows = list(case_rows(settings, None))
            app.close()
        finally:
            smtp.stop()
    write_pages(output, office.delivered)
    _print_cases(console, rows)
    console.print(f"\n{len(office.delivered)} letters; open {output / 'index.html'} in a browser to read them.")
    return 1 if missed else 0


def _print_cases(console: Console, rows: list[dict[str, Any]]) -> None:
    table = Table("organisation", "number", "state", "received", "handler", "next term", "due", title="Cases after the story")
    for row in rows:
        table.add_row(
            *(str(row[name] or "-") for name in ("organisation", "number", "state", "received", "handler", "next_term", "due"))
        )
    console.print(table)


def write_pages(output: Path, delivered: list[Delivered]) -> None:
    """index.html: every person's mailbox, and each letter as its reader would see it."""
    boxes: dict[str, list[str]] = {}
    (output / "brieven").mkdir()
    for number, letter in enumerate(delivered, start=1):
        name = f"brieven/{number:04d}.html"
        part = letter.message.get_body(("html", "plain"))
        content = part.get_content() if part else ""
        (output / name).write_text(_with_images(content, letter.message), encoding="utf-8")
        (output / name).with_suffix(".eml").write_bytes(letter.raw)
        subject = html.escape(str(letter.message["Subject"]))
        link = f'<li><a href="{name}" target="brief"><b>{subject}</b><br>{letter.at:%d-%m-%Y %H:%M}</a></li>'
        boxes.setdefault(letter.recipient, []).append(link)
    sections = [
        f"<details><summary>{html.escape(box)} <i>{len(links)}</i></summary><ul>{''.join(links)}</ul></details>"
        for box, links in sorted(boxes.items(), key=_by_bureau)
    ]
    page = (resources.files("bot") / "demodata" / "index.html").read_text(encoding="utf-8")
    (output / "index.html").write_text(page.replace("{{boxes}}", "\n".join(sections)), encoding="utf-8")


def _by_bureau(item: tuple[str, list[str]]) -> tuple[str, str]:
    person, _, domain = item[0].partition("@")
    return domain, person


def _with_images(content: str, message: EmailMessage) -> str:
    for part in message.walk():
        identifier = str(part.get("Content-ID", "")).strip("<>")
        if identifier and part.get_content_maintype() == "image":
            data = re.sub(r"\s", "", str(part.get_payload()))
            content = content.replace(f"cid:{identifier}", f"data:{part.get_content_type()};base64,{data}")
    return content
