"""Attachments -> Documents. The libraries that open files of strangers run in a child process, which is killed when it hangs.

The child is started when the first file comes, serves many (its imports cost far more than a letter does), and leaves when
nothing comes for a while. It gets no environment, so no password. What goes wrong is a `problem`, never an exception.
"""

from __future__ import annotations

import base64
import json
import logging
import os
import subprocess
import sys
import threading
import time
import weakref
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.mail.enclosures import PROBLEMS, form_of, is_decoration
from bot.mail.message import Attachment, Document
from bot.mail.parse import forwarded, parse, safe_filename
from bot.mail.text import decode, html_to_text, normalise

log = logging.getLogger(__name__)

SECONDS = 2.0  # for all documents of one mail
START_SECONDS = 20.0  # for the child to import its libraries, on a machine that is busy
IDLE_SECONDS = 60.0  # then the child leaves, and at half of it is no longer trusted to be there
MAX_BYTES = 15_000_000  # of one file
MAX_CHARACTERS = 30_000  # of one document
MAX_DOCUMENTS = 8  # of one mail, with what is packed inside
MAX_ANSWER = 48_000_000  # bytes of one answer of the child
MAX_USES = 200  # then the child is replaced: what leaks, leaks in it
DEEP = 2  # how far packed files and forwarded mails are opened

CHILD = ("pdf", "docx", "odt", "rtf", "tnef")


class Documents:
    """Reads documents, one mail at a time. May be shared between threads; `close` is for tidiness, it opens again by itself."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds, self._lock = seconds, threading.Lock()
        self._child: _Child | None = None

    def __call__(self, attachments: Sequence[Attachment]) -> tuple[Document, ...]:
        """One Document for each attachment, then for what was inside them, at most MAX_DOCUMENTS. Never raises."""
        if not attachments:
            return ()
        with self._lock:
            budget = self._seconds
            waiting = deque((each, 0, False) for each in attachments)
            found: list[Document] = []
            while waiting and len(found) < MAX_DOCUMENTS:
                attachment, depth, passed_on = waiting.popleft()
                document, spent = self._read(attachment, budget)
                budget -= spent
                document = replace(document, passed_on=passed_on or document.passed_on)
                found.append(document)
                if depth < DEEP:
                    inner = [each for each in document.inside if form_of(each) and not is_decoration(each)]
                    waiting.extend((each, depth + 1, document.passed_on) for each in inner)
            return tuple(replace(document, inside=()) for document in found)

    def _read(self, attachment: Attachment, seconds: float) -> tuple[Document, float]:
        """The document, and how many seconds it took from the mail's share; starting the child is not counted."""
        form = form_of(attachment)
        if len(attachment.content) > MAX_BYTES:
            return Document(attachment.filename, problem="size"), 0.0
        if form in CHILD:
            return self._read_in_child(attachment, form, seconds)
        begun = time.monotonic()
        return _read_here(attachment, form), time.monotonic() - begun

    def _read_in_child(self, attachment: Attachment, form: str, seconds: float) -> tuple[Document, float]:
        if seconds <= 0.01:
            return Document(attachment.filename, problem="time"), 0.0
        child = self._running()
        begun = time.monotonic()
        answer = child.ask(form, attachment.content, seconds) if child else None
        spent = time.monotonic() - begun
        if answer is None:
            self.close()
            why = "unavailable" if child is None else "time" if spent >= seconds * 0.9 else "damaged"
            return Document(attachment.filename, problem=why), spent
        return _document(attachment.filename, answer), spent

    def _running(self) -> _Child | None:
        if self._child is not None and not self._child.is_fresh():
            self.close()
        if self._child is None:
            try:
                child = _Child()
            except OSError as problem:
                log.error("no process to read documents with: %s", problem)
                return None
            if child.is_ready():
                self._child = child
            else:
                log.error("the process that reads documents does not start; letters enclosed are put to staff unread")
                child.stop()
        return self._child

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.stop()
            self._child = None


class _Child:
    """The process that opens files, and a line of talk with it: a length and bytes to it, a line of JSON back."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-s", "-m", "bot.adapters.documents.worker", str(SECONDS), str(IDLE_SECONDS)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={
                "PYTHONPATH": os.pathsep.join(os.path.abspath(each) for each in sys.path if each),
                "PYTHONUTF8": "1",
                "LANG": "C.UTF-8",
            },
            cwd="/",
            start_new_session=True,  # Ctrl-C is for the service, which ends the child itself
        )
        self._uses, self._last = 0, time.monotonic()
        self.stop = weakref.finalize(self, _end, self._process)  # also when nobody closes: no orphan, no zombie

    def is_ready(self) -> bool:
        """True when it has its libraries and its limits."""
        return self._exchange(b"", START_SECONDS) == {"ready": True}

    def is_fresh(self) -> bool:
        """True when it is there, and not about to leave."""
        recent = time.monotonic() - self._last < IDLE_SECONDS / 2
        return recent and self._uses < MAX_USES and self._process.poll() is None

    def ask(self, form: str, content: bytes, seconds: float) -> dict[str, Any] | None:
        """Its answer; None when it broke down or was killed because it took longer."""
        self._uses += 1
        return self._exchange(f"{form} {len(content)}\n".encode() + content, seconds)

    def _exchange(self, question: bytes, seconds: float) -> dict[str, Any] | None:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            return None
        killer = threading.Timer(seconds, self._process.kill)
        killer.daemon = True
        killer.start()
        try:
            stdin.write(question)
            stdin.flush()
            answer = json.loads(stdout.readline(MAX_ANSWER))
        except (OSError, ValueError):
            return None
        finally:
            killer.cancel()
            self._last = time.monotonic()
        return answer if isinstance(answer, dict) else None


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        try:
            if pipe is not None:
                pipe.close()
        except OSError:  # what was not yet written to a child that is gone
            pass


def _document(filename: str, answer: dict[str, Any]) -> Document:
    pages = answer.get("pages")
    inside = tuple(_packed(number, file) for number, file in enumerate(answer.get("files") or [], start=1))
    text = answer.get("html")
    text = html_to_text(text) if isinstance(text, str) else str(answer.get("text") or "")
    text = normalise(text[:MAX_CHARACTERS]).strip()
    problem = str(answer.get("problem") or "")
    if not problem and not inside and not any(character.isalpha() for character in text):
        problem = "no-text"
    return Document(filename, text, pages if isinstance(pages, int) else None, problem, inside=inside)


def _packed(number: int, file: dict[str, str]) -> Attachment:
    kind, content = "application/octet-stream", base64.b64decode(file["content"])
    return Attachment(safe_filename(file["name"], kind, content, number), kind, content)


def _read_here(attachment: Attachment, form: str) -> Document:
    """What needs no library: text, and mails, which `bot.mail` reads within its own limits."""
    if form == "eml":
        inner = parse(attachment.content)
        return Document(
            attachment.filename, forwarded(attachment.content)[:MAX_CHARACTERS], passed_on=True, inside=inner.attachments
        )
    if form in ("txt", "html"):
        text = decode(attachment.content[: 8 * MAX_CHARACTERS])[0]
        text = normalise(html_to_text(text) if form == "html" else text)[:MAX_CHARACTERS].strip()
        return Document(attachment.filename, text, problem="" if text else "no-text")
    return Document(attachment.filename, problem=form if form in PROBLEMS else "format")
