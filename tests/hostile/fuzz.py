"""Mails and answers with random damage, fed to the whole product; after each one everything that must hold is looked at.

The same seed gives the same mails. A finding is told by what is wrong and the number of the first mail.
"""

from __future__ import annotations

import logging
import random
import resource
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

from hostile import mails
from hostile.checks import UNSEEN, wrong_in
from hostile.house import House
from sqlalchemy import text as sql

from bot.discreet import Discreet
from bot.domain.decide import Disposition
from classifiers.examples import DATA, examples

LIMIT = 2.0  # seconds of the process for one mail, unless it is put aside
GROWTH = 400_000_000  # bytes of memory that the process may gain, whatever it reads
EVERY = 50  # mails, after which letters are sent and what is due is done
FRESH = 2_000  # mails, after which the bureau begins anew: a ledger of a day, and case numbers that mean something
RAW = sorted((Path(__file__).parents[1] / "mail" / "data").glob("*.eml"))
"""Mails as programs wrote them."""
PIECES = [
    b"\0", b"\r", b"\n\n", b"\r\n\r\n", b"=?utf-8?b?", b"=?utf-8?Q?=0D=0ABcc:_x@kwaad.example?=", b"<blockquote>", b"--", b";", b'"', b"\xff\xfe",
    b"\x1b[2J", b"\x9b", "\u202e".encode(), "\u200b".encode(), b"<script>", b"{{ 7*7 }}", b"{% include 'x' %}", b"#panic()", b"=1+1", b"%s%n",
    b"[/red]", b"2026-001", b"\r\nFrom: h.dijkstra@consonanza.example\r\n", b"\r\nReply-To: x@kwaad.example\r\n", b"Content-Type: multipart/mixed; boundary=b\r\n",
    b"\r\n--b\r\n", b"../../", "а".encode(), b"@consonanza.example", b"ja", b"Karin", b"gegrond", b"\xed\xa0\x80", b"&#x1b;", b"<!--", b"9999", b"Kenmerk: kb",
]  # fmt: skip
ANSWERS = [
    "Karin", "Karin doet dit", "ja", "nee", "1", "2", "akkoord", "klacht", "overig", "gesprek do 15/10 om 10 uur", "verleng met 2 weken",
    "gegrond, want er is niet gebeld", "ongegrond", "zaak gesloten", "ongedaan", "overzicht", "help", "2026-001: wijs toe aan Karin",
    "de naam van de klager is {{ 7*7 }} <b>x</b>", "het adres is jan@klant.example", "notitie bij 2026-001: =1+1 #panic()",
    "telefonische klacht van Piet Jansen, ontvangen op 1 oktober", "niet in behandeling nemen, want \u202ex", "uitvoeren",
]  # fmt: skip


@dataclass(slots=True)
class Findings:
    """What was counted. `wrong` has a line for each finding: how often, and the number of the first mail."""

    mails: int = 0
    seconds: float = 0.0  # of the clock
    slowest: float = 0.0  # seconds of the process
    letters: int = 0
    ended: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, list[int]] = field(default_factory=dict)

    def add(self, what: str, number: int) -> None:
        self.wrong.setdefault(what, []).append(number)

    def count(self) -> int:
        return sum(len(numbers) for numbers in self.wrong.values())

    def line(self, seed: int) -> str:
        return (
            f"mails {self.mails}, seconds {self.seconds:.0f}, letters {self.letters}, quarantined {self.ended['quarantined']}, "
            f"slowest {self.slowest:.1f} s, findings {len(self.wrong)} (seed {seed})"
        )


class Fuzz:
    """One run. `log` is what the service logs meanwhile; the mails something was found about are kept in `keep`."""

    def __init__(self, seed: int, folder: Path, keep: Path | None = None) -> None:
        self.seed, self.folder, self.keep, self.found = seed, folder, keep, Findings()
        self.chance = random.Random(seed)
        self.seeds = [path.read_bytes() for path in RAW] + [row.raw for row in mails.ROWS if len(row.raw) < 20_000]
        self.written = examples(DATA / "train")
        self.log = _Kept()
        self.house = self._moved_in()

    def _moved_in(self) -> House:
        return House(Path(tempfile.mkdtemp(dir=self.folder)))

    def run(self, seconds: float, most: int | None = None) -> Findings:
        """Until the time is over, or so many mails were read."""
        begun, memory = time.monotonic(), _memory()
        logging.getLogger().addHandler(self.log)
        try:
            while time.monotonic() - begun < seconds and (most is None or self.found.mails < most):
                self._one()
            self._work()
        finally:
            logging.getLogger().removeHandler(self.log)
            self.house.close()
        if _memory() - memory > GROWTH:
            self.found.add("memory", self.found.mails)
        self.found.seconds = time.monotonic() - begun
        return self.found

    def _one(self) -> None:
        number = self.found.mails = self.found.mails + 1
        # each mail has chances of its own: what one run made can be made again, whatever the letters were
        self.chance = random.Random(f"{self.seed} {number}")
        if number % FRESH == 0:
            self._work()
            self.house.close()
            self.house = self._moved_in()
        raw, before = self._mail(), self.found.count()
        self._take(raw, number)
        if self.keep is not None and self.found.count() > before:
            (self.keep / f"{self.seed}-{number}.eml").write_bytes(raw)
        if number % EVERY == 0:
            self._work()

    def _take(self, raw: bytes, number: int) -> None:
        last = self.house.last_letter()
        try:
            ended, took = self.house.take(raw)
        except Exception as problem:
            self.found.add(f"it raised {type(problem).__name__}", number)
            return
        self.found.ended[str(ended)] += 1
        self.found.slowest = max(self.found.slowest, took)
        if took > LIMIT and ended is not Disposition.QUARANTINED:
            self.found.add(f"it took {took:.0f} s", number)
        self._look(raw, ended, last, number)

    def _look(self, raw: bytes, ended: Disposition | None, last: int, number: int) -> None:
        """What must hold after every mail."""
        with self.house.app.store.transaction() as unit:
            query = sql("SELECT count(*) FROM mail WHERE uid = :uid AND disposition != ''")
            rows = unit.connection.execute(query, {"uid": self.house.uid}).scalar_one()
        if rows != 1 or ended is None:
            self.found.add("not one disposition", number)
        letters = self.house.letters_after(last)
        allowed = self.house.may_get_letters(raw, ended) | self.house.complainants() if letters else set()
        for letter in letters:
            self.found.letters += 1
            if letter.case_id is None and not letter.key:
                self.found.add("a letter without case or reason", number)
            for wrong in wrong_in(letter.raw, letter.recipient, allowed, self.house.may_link):
                self.found.add(wrong, number)
        for line in self.log.taken():
            if UNSEEN.search(line) or "@" in line or any(word in line for word in TELLING):
                self.found.add("a log line that tells", number)

    def _work(self) -> None:
        try:
            self.house.work(hours=self.chance.choice([1, 1, 30, 80]))
        except Exception as problem:
            self.found.add(f"what is due raised {type(problem).__name__}", self.found.mails)

    def _mail(self) -> bytes:
        """A mail of one of the seeds, or an answer to a letter that waits; most of them damaged."""
        pick = self.chance.random()
        if pick < 0.35:
            raw = self._written()
        elif pick < 0.6 and (letters := self.house.asking()):
            raw = self._answer(self.chance.choice(letters))
        else:
            raw = self.chance.choice(self.seeds)
        for _ in range(self.chance.choice([0, 1, 1, 2, 3])):
            raw = self.chance.choice([_bytes, _bytes, _fields, _structure, _texts])(raw, self.chance)
        return raw

    def _written(self) -> bytes:
        row = self.chance.choice(self.written)
        message = EmailMessage(policy=SMTP)
        address = self.chance.choice(
            ["jan@klant.example", "piet@klant.example", f"k{self.found.mails}@klant.example", *self.house.staff]
        )
        message["From"], message["To"], message["Subject"] = address, "info@consonanza.example", " ".join(row.subject.split())
        message["Message-ID"] = f"<{self.found.mails}@klant.example>"
        message.set_content(f"{row.text}\n\n{row.quoted}")
        return message.as_bytes()

    def _answer(self, letter: Any) -> bytes:
        message, said = EmailMessage(policy=SMTP), self.chance.choice(ANSWERS)
        message["From"], message["To"] = letter.recipient, "info@consonanza.example"
        message["Subject"] = f"RE: {letter.subject}"[:200]
        message["Message-ID"] = f"<{self.found.mails}@consonanza.example>"
        token = letter.message_id
        if self.chance.random() < 0.3:
            at = self.chance.randrange(1, len(token))
            token = token[: at - 1] + self.chance.choice("abcxyz234<>@ ") + token[at:]
        body = f"{said}\n\nOp 5-10-2026 schreef Consonanza:\n> {letter.subject}\n"
        message.set_content(body)
        return b"In-Reply-To: " + token.encode() + b"\r\n" + message.as_bytes()


TELLING = ("klant.example", "consonanza.example", "Hanneke", "Dijkstra", "Oosterhof", "kwaad")


class _Kept(logging.Handler):
    """The lines of the log as an operator gets them, until they are taken."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(Discreet("%(levelname)s %(name)s %(message)s"))
        self._lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.startswith(("bot", "classifiers")):
            self._lines.append(self.format(record))

    def taken(self) -> list[str]:
        lines, self._lines = self._lines, []
        return lines


def _memory() -> int:
    """The most memory this process had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _bytes(raw: bytes, chance: random.Random) -> bytes:
    """Bytes changed, taken out, put in or repeated."""
    data = bytearray(raw)
    for _ in range(chance.randint(1, 20)):
        if not data:
            return b""
        where = chance.randrange(len(data))
        what = chance.randrange(5)
        if what == 0:
            data[where] ^= 1 << chance.randrange(8)
        elif what == 1:
            data[where] = chance.randrange(256)
        elif what == 2:
            del data[where : where + chance.randint(1, 60)]
        elif what == 3:
            data[where:where] = chance.choice(PIECES)
        else:
            data[where:where] = data[where : where + chance.randint(1, 200)] * chance.choice([1, 1, 1, 50])
    return bytes(data)


def _fields(raw: bytes, chance: random.Random) -> bytes:
    """A field of the header doubled, dropped, or with a piece in its value."""
    head, blank, body = raw.partition(b"\r\n\r\n") if b"\r\n\r\n" in raw else raw.partition(b"\n\n")
    lines = head.splitlines() or [b""]
    at = chance.randrange(len(lines))
    what = chance.randrange(4)
    if what == 0:
        lines.insert(at, lines[at])
    elif what == 1:
        lines.pop(at)
    elif what == 2:
        lines[at] = lines[at][: chance.randint(0, len(lines[at]))] + chance.choice(PIECES) + lines[at][-chance.randint(1, 20) :]
    else:
        lines[at] += chance.choice(PIECES) * chance.choice([1, 3, 3_000])
    return b"\r\n".join(lines) + (blank or b"\r\n\r\n") + body


def _structure(raw: bytes, chance: random.Random) -> bytes:
    """The mail inside another, as one of its parts, or cut off."""
    what = chance.randrange(4)
    outer = b"From: k.oosterhof@consonanza.example\r\nSubject: Fw: klacht\r\nMessage-ID: <%d@x>\r\n" % chance.randrange(10**9)
    if what == 0:
        return outer + b"Content-Type: message/rfc822\r\n\r\n" + raw
    if what == 1:
        part = b"--b\r\nContent-Type: message/rfc822\r\n\r\n" + raw + b"\r\n"
        return (
            outer
            + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nZie bijlage.\r\n"
            + part * chance.choice([1, 1, 5])
        )
    if what == 2:
        return raw[: chance.randint(0, len(raw))]
    return raw.replace(
        b"text/plain", chance.choice([b"text/html", b"multipart/alternative", b"application/pdf", b"message/delivery-status"])
    )


def _texts(raw: bytes, chance: random.Random) -> bytes:
    """A line of the body repeated, moved, or with a piece in it."""
    head, blank, body = raw.partition(b"\r\n\r\n") if b"\r\n\r\n" in raw else raw.partition(b"\n\n")
    lines = body.splitlines() or [b""]
    at = chance.randrange(len(lines))
    what = chance.randrange(4)
    if what == 0:
        lines[at:at] = [lines[at]] * chance.choice([2, 20, 500])
    elif what == 1:
        lines.append(lines.pop(at))
    elif what == 2:
        lines[at] = chance.choice(PIECES) + lines[at] + chance.choice(PIECES)
    else:
        lines[at] = lines[at][:50] * chance.choice([2, 50, 2_000])
    return head + (blank or b"\r\n\r\n") + b"\r\n".join(lines)
