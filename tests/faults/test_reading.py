"""Each fault of an IMAP server, the network or a person in the mailbox, on a real Dovecot behind a bad line."""

# mypy: allow-untyped-calls
from __future__ import annotations

import os
import re
import signal
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from faults.conftest import Fresh
from faults.line import Drop, Line, Stall
from faults.reading import FAULTS, LEFT_OUT, UNREACHABLE, Fault
from servers import HOST, Dovecot
from sqlalchemy import select
from story.desk import Desk, at, make_mail, reading

from bot.adapters import schema
from bot.adapters.imap import TRIES, Mailbox
from bot.desk import problem_of
from bot.errors import KlachtenbotError, MailboxUnreachable
from bot.intake import Understood
from bot.logins import MailboxSettings
from bot.mail.message import Message, Screen
from bot.poll import open_cursor, poll

NOW = at("2026-10-05 09:12")
LITERAL = re.compile(rb"\{(\d+)\}\r\n")
SUBJECTS = ("Klacht 0", "Factuur 1", "Factuur 2")


def understand(message: Message, _received: datetime) -> Understood:
    read = reading() if message.subject.startswith("Klacht") else reading("overig", "leave")
    return Understood(message, Screen.HUMAN, (), read)


def mail(number: int, body: str = "Wouter Hummel kwam niet opdagen. Ik ben boos.") -> bytes:
    """Klacht or Factuur, of somebody else each time."""
    raw = make_mail(
        NOW,
        f"Klant <klant-{number}@klant.example>",
        subject=SUBJECTS[number % 3],
        body=body,
        message_id=f"<{number}@klant.example>",
    )
    return b"Received: from a by b; Mon, 5 Oct 2026 09:12:00 +0200\r\n" + raw


class Box:
    """A mailbox at the end of a bad line, and who reads it."""

    def __init__(self, folder: Path, user: str, desk: Desk, dovecot: Dovecot, line: Line) -> None:
        self.folder, self.user, self.dovecot, self.line, self.now = folder, user, dovecot, line, NOW
        self.office, self.store = desk.office, desk.store
        (folder / "password").write_text("geheim-voor-de-test")
        settings: dict[str, Any] = {"host": HOST, "port": line.port, "tls": "none", "user": user, "keyword": "Gelezen"}
        values = settings | {"folder": "Post", "password_file": folder / "password", "timeout_seconds": 0.5}
        self.mailbox = Mailbox(MailboxSettings(**values))
        open_cursor(self.store, self.office, "Post", at("2026-01-01 00:00"), NOW)
        with self.client(None) as colleague:
            colleague.create_folder("Post")
            colleague.create_folder("Weg")
        for number in range(3):
            self.deliver(mail(number))

    def client(self, folder: str | None = "Post") -> Any:
        return self.dovecot.client(self.user, folder)

    def deliver(self, raw: bytes) -> None:
        self.dovecot.append(self.user, raw, NOW, "Post")

    def poll(self) -> str:
        """One look: the kind of trouble it ended in, "" when it did not."""
        try:
            poll(self.mailbox, self.office, self.store, understand, lambda: self.now)
        except KlachtenbotError as problem:
            self.mailbox.close()
            return problem_of(problem)
        return ""

    def rows(self) -> list[Any]:
        with self.store.engine.connect() as connection:
            return list(connection.execute(select(schema.mail.c.message_id, schema.mail.c.disposition)))

    def read(self) -> int:
        """How many mails the ledger has that are no duplicates; none twice."""
        found = [row for row in self.rows() if row.disposition != "duplicate"]
        return len(found)

    def unexplained(self) -> int:
        with self.store.transaction() as unit:
            return int(unit.cursor("consonanza", "Post").unexplained)  # type: ignore[union-attr]


@pytest.fixture
def box(tmp_path: Path, user: str, fresh: Fresh, dovecot: Dovecot) -> Iterator[Box]:
    line = Line(dovecot.port)
    made = Box(tmp_path, user, fresh(tmp_path), dovecot, line)
    yield made
    made.mailbox.close()
    line.close()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_a_mail_and_a_fault(fault: Fault, box: Box) -> None:
    with IN_THE_WAY[fault.what](box):
        told = box.poll()
        assert (told, len(box.rows())) == (fault.told, fault.first)
        if fault is LEFT_OUT:
            assert [box.poll() for _ in range(TRIES + 2)] == [UNREACHABLE] * (TRIES + 1) + [""]
            assert (box.read(), box.unexplained()) == (2, 1)
            box.now += timedelta(hours=1)  # it is tried again, and breaks the talk again, after which it is counted
            assert [box.poll(), box.poll()] == [UNREACHABLE, ""]
            assert (box.read(), box.unexplained()) == (2, 1)
        elif fault.polls > 1:
            outcome = [(box.poll(), box.read()) for _ in range(fault.polls)]
            assert outcome[-1][0] == "", outcome
            assert box.read() == fault.end
    for _ in range(2):  # the second time nothing is left to do
        box.now += timedelta(hours=1)
        assert box.poll() == ""
        assert (box.read(), box.unexplained()) == (fault.end, 0)
    _is_right(box, fault)


def _is_right(box: Box, fault: Fault) -> None:
    """Each complaint has one case and one confirmation, and nothing is marked as read."""
    once = Counter(row.message_id for row in box.rows() if row.disposition in ("opened", "left"))
    assert set(once.values()) == ({1, 2} if "other words" in fault.what else {1})
    opened = sum(row.disposition == "opened" for row in box.rows())
    with box.store.transaction() as unit:
        confirmed = unit.letters(kind="ontvangstbevestiging")
        assert len(unit.cases("consonanza")) == len(confirmed) == opened
    assert opened == (2 if "other" in fault.what else 1)
    with box.client() as colleague:
        flags = colleague.get_flags(colleague.search())
    assert all(b"\\Seen" not in each for each in flags.values())


Way = Callable[[Box], Any]


def _at_body(change: Callable[[Box, bytes], bytes]) -> Way:
    """Something happens to the content of mails on the way."""

    @contextmanager
    def way(box: Box) -> Iterator[None]:
        box.line.to_client = lambda command, piece: change(box, piece) if command == "BODY" else piece
        yield
        box.line.mend()

    return way


def _drop(_: Box, piece: bytes) -> bytes:
    raise Drop(piece[: len(piece) // 2])


def _stall(_: Box, piece: bytes) -> bytes:
    raise Stall(piece[: len(piece) // 2])


def _bye(_: Box, piece: bytes) -> bytes:
    raise Drop(piece[:200] + b"\r\n* BYE server shutting down\r\n")


def _kill(box: Box) -> None:
    found = subprocess.run(["pgrep", "-f", f"^dovecot/imap .*{box.user}"], capture_output=True, text=True).stdout.split()
    for each in found:
        os.kill(int(each), signal.SIGKILL)


def _killed(box: Box, piece: bytes) -> bytes:
    """The process of the server that serves this user, and the half that it had written."""
    _kill(box)
    raise Drop(piece[: len(piece) // 2])


def _sized(by: int) -> Callable[[Box, bytes], bytes]:
    return lambda _, piece: LITERAL.sub(lambda found: b"{%d}\r\n" % (int(found[1]) + by), piece)


@contextmanager
def _one_at_a_time(box: Box) -> Iterator[None]:
    """A connection ends when a second mail comes over it."""
    brought = 0

    def to_server(command: str, _: bytes) -> None:
        nonlocal brought
        brought = 0 if command == "LOGIN" else brought

    def to_client(command: str, piece: bytes) -> bytes:
        nonlocal brought
        if command == "BODY":
            brought += len(LITERAL.findall(piece))
            if brought > 1:
                raise Drop(piece[:100])
        return piece

    box.line.to_server, box.line.to_client = to_server, to_client
    yield
    box.line.mend()


@contextmanager
def _slowly(box: Box) -> Iterator[None]:
    box.line.pace = 1
    yield
    box.line.mend()


@contextmanager
def _restarted(box: Box) -> Iterator[None]:
    with box.mailbox as mailbox:
        mailbox.noop()
        _kill(box)
        box.dovecot.restart()
        yield


@contextmanager
def _no_folder(box: Box) -> Iterator[None]:
    """Somebody broke the rights on the folder, which the server tells as its own trouble."""
    folder = next(box.dovecot.folder.glob(f"mail/{box.user}/.Post"))
    folder.chmod(0)
    yield
    folder.chmod(0o700)


@contextmanager
def _wrong_password(box: Box) -> Iterator[None]:
    right = box.mailbox.settings
    (box.folder / "wrong").write_text("verkeerd")
    box.mailbox.settings = MailboxSettings(**right.model_dump() | {"password_file": box.folder / "wrong", "timeout_seconds": 5})
    yield
    box.mailbox.settings = right


def _at_command(name: str, act: Callable[[Box, bytes], bytes | None]) -> Way:
    """Something happens before the server hears this command; what is given back is its answer."""

    @contextmanager
    def way(box: Box) -> Iterator[None]:
        box.line.to_server = lambda command, tag: act(box, tag) if command == name else None
        yield
        box.line.mend()
        with box.client("Weg") as colleague:
            if colleague.search():
                colleague.move(colleague.search(), "Post")

    return way


def _moves(box: Box, _: bytes) -> None:
    with box.client() as colleague:
        colleague.move([2], "Weg")


def _deletes(box: Box, _: bytes) -> None:
    with box.client() as colleague:
        colleague.delete_messages([2])
        colleague.expunge()


@contextmanager
def _away_and_back(box: Box) -> Iterator[None]:
    yield
    with box.client() as colleague:
        colleague.move([2], "Weg")
        colleague.select_folder("Weg")
        colleague.move(colleague.search(), "Post")


def _rebuilt(*more: bytes) -> Way:
    @contextmanager
    def way(box: Box) -> Iterator[None]:
        yield
        before = box.dovecot.messages(box.user, "Post")
        box.mailbox.close()
        time.sleep(1.1)  # Dovecot takes the second as UIDVALIDITY
        with box.client(None) as administrator:
            administrator.delete_folder("Post")
            administrator.create_folder("Post")
        for each in (*more, *before):
            box.deliver(each)

    return way


def _twice(raw: bytes) -> Way:
    @contextmanager
    def way(box: Box) -> Iterator[None]:
        box.deliver(raw)
        yield

    return way


IN_THE_WAY: dict[str, Way] = dict(
    zip(
        [fault.what for fault in FAULTS],
        (
            _at_body(_drop),
            _one_at_a_time,
            _at_body(lambda _, piece: _drop(_, piece) if b"klant-1@" in piece else piece),
            _slowly,
            _at_body(_stall),
            _at_body(_sized(400)),
            _at_body(_sized(-40)),
            _at_body(_sized(10**12)),
            _at_body(_bye),
            _at_body(_killed),
            _restarted,
            _no_folder,
            _wrong_password,
            _at_command("LOGIN", lambda _, tag: tag + b" NO [UNAVAILABLE] try later\r\n"),
            _rebuilt(),
            _rebuilt(mail(3)),
            _twice(mail(0)),
            _twice(mail(0).replace(b"from a by b", b"from c by d")),
            _twice(mail(0, "En de week daarna kwam Wouter Hummel ook niet.")),
            _at_command("FETCH", _moves),
            _at_command("FETCH", _deletes),
            _at_command("STORE", _moves),
            _away_and_back,
        ),
        strict=True,
    )
)


# --- what is no row with three mails ----------------------------------------------------------------------------------

ANSWERS = (  # what a server says to the first FETCH, in place of the truth
    b"",
    b"HTTP/1.1 400 Bad Request\r\n\r\n",
    b"\x00\xff\xfe\r\n" * 20,
    b"* 1 FETCH (UID 1 RFC822.SIZE veel INTERNALDATE nooit)\r\n",
    b'* 1 FETCH (UID 1 RFC822.SIZE 10 INTERNALDATE "99-Foo-2026 77:12:00 +9900")\r\n',
    b"* 1 FETCH (UID {99999999999999999999999}\r\n",
    b"* 1 FETCH (UID 1 RFC822.SIZE 10",
    b"* 1 FETCH\r\n",
    b"* 1 FETCH (UID 1 INTERNALDATE)\r\n",
    b"x" * 1_100_000,
    b"* " * 50_000 + b"\r\n",
)


@pytest.mark.parametrize("ending", ["", " OK done\r\n"], ids=["no end", "OK"])
def test_a_server_that_answers_nonsense_is_unreachable_and_every_mail_is_read_once_all_the_same(box: Box, ending: str) -> None:
    for answer in ANSWERS:
        box.line.to_server = _once(answer, ending)
        assert box.poll() in ("", UNREACHABLE)
        with box.store.transaction() as unit:  # whatever it believed of the box, the next count puts right
            unit.set_cursor("consonanza", "Post", counted_at=None)
    box.line.mend()
    assert (box.poll(), box.read(), box.unexplained()) == ("", 3, 0)
    _is_right(box, FAULTS[0])


def _once(answer: bytes, ending: str) -> Callable[[str, bytes], bytes | None]:
    """The next FETCH is answered so, those after it are not."""
    wrong = iter([answer])

    def to_server(command: str, tag: bytes) -> bytes | None:
        said = next(wrong, None) if command == "FETCH" else None
        return None if said is None else said + (tag + ending.encode() if ending else b"")

    return to_server


def test_when_idle_dies_without_a_word_it_ends_and_the_poll_beside_it_has_read_the_mail_meanwhile(box: Box) -> None:
    assert box.poll() == ""
    waiting = Line(box.dovecot.port)
    ended: list[BaseException] = []
    watcher = Mailbox(box.mailbox.settings.model_copy(update={"port": waiting.port}))
    watcher.connect()

    def wait() -> None:
        try:
            watcher.idle_wait(1, lambda: False)  # as long as `poll_seconds`
        except MailboxUnreachable as problem:
            ended.append(problem)

    def dies(command: str, _: bytes) -> bytes | None:
        return b"+ idling\r\n" if command == "IDLE" else None  # the server never hears of it

    waiting.to_server = dies
    begun, thread = time.monotonic(), threading.Thread(target=wait)
    thread.start()
    box.deliver(mail(3))
    assert (box.poll(), box.read()) == ("", 4)
    thread.join(10)
    assert [type(each) for each in ended] == [MailboxUnreachable]
    assert time.monotonic() - begun < 1 + box.mailbox.settings.timeout_seconds + 2
    watcher.close()
    waiting.close()


def test_a_copy_that_does_not_fit_into_the_mailbox_is_refused_and_reading_goes_on(box: Box) -> None:
    settings = box.mailbox.settings.model_copy(update={"user": f"full-{box.user}", "folder": "INBOX"})
    with Mailbox(settings) as full, pytest.raises(MailboxUnreachable, match="OVERQUOTA"):
        full.append("INBOX", mail(9), (), NOW)
    with Mailbox(settings) as full:
        assert full.uids_after(0, None) == []
