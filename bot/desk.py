"""One organisation at work: its servers, its sign-in, and when they may be tried again."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable
from datetime import date, datetime

from bot.adapters.imap import Mailbox, backoff
from bot.adapters.oauth import tokens_of
from bot.adapters.smtp import SendResult
from bot.casework import Office
from bot.config import Organisation
from bot.discreet import trouble
from bot.errors import KlachtenbotError, LoginRefused, SignInRefused, TlsRefused, TokenRefused
from bot.intake import Understand
from bot.outbox import Envelope

log = logging.getLogger(__name__)

REFUSED_SECONDS = 900  # a refused password is not tried sooner: no hammering


def problem_of(problem: KlachtenbotError) -> str:
    """What kind of trouble a server gives, as bot.domain.watch names it."""
    if isinstance(problem, (TokenRefused, SignInRefused)):
        return "token-refused"
    if isinstance(problem, LoginRefused):
        return "login-refused"
    return "tls-refused" if isinstance(problem, TlsRefused) else "unreachable"


class Desk:
    """One organisation at work: its mailbox, its office and when its servers may be tried again."""

    def __init__(self, organisation: Organisation, office: Office, understand: Understand, clock: Callable[[], datetime]) -> None:
        self.organisation, self.office, self.understand = organisation, office, understand
        self.tokens = tokens_of(organisation, clock)
        self.mailbox = self.open_mailbox()
        self.mail_lock, self.send_lock = threading.Lock(), threading.Lock()
        self.failing = 0  # parts of the last round that failed: reminders, digest, reports, retention
        self.forgot_on: date | None = None  # the day on which what was kept long enough was last looked for
        self.offered: tuple[Envelope, SendResult | str | None] | None = None  # a letter that was claimed, and how it ended
        self.failures = {"imap": 0, "smtp": 0}
        self.not_before = {"imap": 0.0, "smtp": 0.0}  # time.monotonic()
        self.met: dict[str, str] = {}  # imap or smtp -> problem_of() when it was last met; nothing: not since the start

    def open_mailbox(self) -> Mailbox:
        """The mailbox on a connection of its own, made when first needed."""
        return Mailbox(self.organisation.mailbox, self.tokens)

    def has_copy(self, message_id: str) -> bool:
        """Whether the bot's own copy of a letter stands in the mailbox. Raises what the mailbox raises."""
        folders = [self.organisation.mailbox.folder]
        if self.organisation.smtp.copy_to != "bcc":
            folders.insert(0, self.organisation.smtp.sent_folder)
        return any(self.mailbox.find_message_id(folder, message_id) for folder in folders)

    def may_try(self, server: str) -> bool:
        return time.monotonic() >= self.not_before[server]

    def worked(self, server: str) -> None:
        if self.failures[server]:
            log.info("server is back", extra={"organisation": self.organisation.id, "server": server})
        self.failures[server], self.met[server] = 0, ""

    def failed(self, server: str, problem: Exception) -> None:
        """Say it once, and wait longer each time; a refused password waits longest at once."""
        if isinstance(problem, KlachtenbotError):
            self.met[server] = problem_of(problem)
        self.failures[server] += 1
        if self.failures[server] == 1:
            log.error("server trouble: %s", trouble(problem), extra={"organisation": self.organisation.id, "server": server})
        pause = REFUSED_SECONDS if isinstance(problem, LoginRefused) else backoff(self.failures[server], random.random())  # noqa: S311
        self.not_before[server] = time.monotonic() + pause
