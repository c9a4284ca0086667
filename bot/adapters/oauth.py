"""The access token of one organisation, shared by the threads that read its mailbox and send its letters (XOAUTH2).

It is renewed five minutes before it ends. A refusal is remembered for a quarter of an hour, whoever asks in the meantime; in a
file too, since `klachtenbot once` from cron is a new process each time. Which provider gives it, and how, its Source knows.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from bot.config import Organisation
from bot.errors import KlachtenbotError, LoginRefused, SignInRefused, TlsRefused, TokenRefused, TokenUnreachable
from bot.logins import Login
from bot.private import write_private

AHEAD = timedelta(minutes=5)
REFUSED_PAUSE = timedelta(minutes=15)  # after a refusal, and between two renewals because a server refused the token
UNREACHABLE_PAUSE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Token:
    """An access token. Its value is a secret: it stands in no `repr`."""

    value: str = field(repr=False)
    expires_at: datetime  # aware


class Source(Protocol):
    """What gets a new token from the provider."""

    def fetch(self, now: datetime) -> Token:
        """Raises SignInRefused, TokenUnreachable or TlsRefused."""


class RefusalFile:
    """Beside the token file: when the provider last refused and what it said. Gone as soon as somebody signed in."""

    def __init__(self, token_file: Path) -> None:
        self._path = token_file.with_name(f"{token_file.name}.refused")
        self._unwritten: tuple[SignInRefused, datetime] | None = None  # what a full disk kept out of the file

    def read(self) -> tuple[SignInRefused, datetime] | None:
        try:
            moment, _, said = self._path.read_text(encoding="utf-8").partition("\n")
            return SignInRefused(said), datetime.fromisoformat(moment).astimezone(UTC)
        except (OSError, ValueError):
            return self._unwritten

    def write(self, problem: SignInRefused, now: datetime) -> None:
        self._unwritten = None
        try:
            write_private(self._path, f"{now.isoformat()}\n{''.join(map(str, problem.args))}")
        except OSError:
            self._unwritten = (problem, now)

    def clear(self) -> None:
        self._unwritten = None
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


class Tokens:
    """One token at a time, for any number of threads: whoever needs a new one fetches it, the others wait and share it."""

    def __init__(self, source: Source, clock: Callable[[], datetime], refused: RefusalFile | None = None) -> None:
        self._source, self._clock, self._refused, self._lock = source, clock, refused, threading.Lock()
        self._token: Token | None = None
        self._problem: KlachtenbotError | None = None
        self._asked_at: datetime | None = None  # when `_problem` was the answer
        self._replaced_at: datetime | None = None  # when a token was last renewed because a server refused it

    def current(self) -> Token:
        """A token that is good for five minutes or more. Raises SignInRefused, TokenUnreachable or TlsRefused."""
        return self._current()[0]

    def running_out(self, now: datetime) -> datetime | None:
        """The end of the kept token, when it is near and the provider cannot be reached for another. Asks nobody."""
        token = self._token
        near = token is not None and now >= token.expires_at - AHEAD
        return token.expires_at if token is not None and near and isinstance(self._problem, TokenUnreachable) else None

    def offers(self) -> Iterator[str]:
        """Tokens to try: the kept one and, should a server refuse that, a new one in its place. A new one is the only one."""
        token, is_new = self._current()
        yield token.value
        if not is_new and (other := self._instead_of(token)) is not None:
            yield other.value

    def _current(self) -> tuple[Token, bool]:
        with self._lock:
            kept, now = self._token, self._clock()
            if kept is not None and now < kept.expires_at - AHEAD:
                return kept, False
            try:
                return self._renew(now), True
            except TokenUnreachable:
                if kept is None or now >= kept.expires_at:
                    raise
                return kept, False  # the last five minutes bridge a token server that is away

    def _instead_of(self, refused: Token) -> Token | None:
        with self._lock:
            now = self._clock()
            if self._token is not None and self._token != refused:
                return self._token  # another thread was first
            if _within(REFUSED_PAUSE, self._replaced_at, now):
                return None
            self._token, self._replaced_at = None, now
            return self._renew(now)

    def _renew(self, now: datetime) -> Token:
        if self._refused is not None and (self._problem is None or isinstance(self._problem, SignInRefused)):
            self._problem, self._asked_at = self._refused.read() or (None, None)
        if self._problem is not None:
            pause = UNREACHABLE_PAUSE if isinstance(self._problem, TokenUnreachable) else REFUSED_PAUSE
            if _within(pause, self._asked_at, now):
                raise type(self._problem)(*self._problem.args)
        try:
            self._token = self._source.fetch(now)
        except (SignInRefused, TokenUnreachable, TlsRefused) as problem:
            self._problem, self._asked_at = problem, now
            if self._refused is not None and isinstance(problem, SignInRefused):
                self._refused.write(problem, now)
            raise
        self._problem = None
        if self._refused is not None:
            self._refused.clear()
        return self._token


def _within(pause: timedelta, since: datetime | None, now: datetime) -> bool:
    """Whether less than `pause` has passed; a clock that was put back does not count as a pause."""
    return since is not None and timedelta(0) <= now - since < pause


def secrets_for(login: Login, tokens: Tokens | None) -> Iterator[str]:
    """What to log in with, one after the other while it is refused: the password alone, or access tokens."""
    if login.login == "password":
        yield login.password.get_secret_value()
    elif tokens is None:
        raise SignInRefused(f"{login.host}: no table [organisation.oauth]")
    else:
        yield from tokens.offers()


def refusal_of(login: Login) -> type[LoginRefused]:
    """What a server's no to the login is called."""
    return TokenRefused if login.login == "oauth" else LoginRefused


def tokens_of(organisation: Organisation, clock: Callable[[], datetime], *, at_once: bool = False) -> Tokens | None:
    """The organisation's tokens; None when it logs in with passwords. Asks for nothing yet.

    `at_once`: a refusal that another process heard is no reason to wait.
    """
    settings = organisation.oauth
    if settings is None:
        return None
    refused = RefusalFile(settings.token_file) if settings.token_file is not None and not at_once else None
    if settings.provider == "google":
        from bot.adapters.google import GoogleSource

        users = (server.user for server in (organisation.mailbox, organisation.smtp) if server.login == "oauth")
        return Tokens(GoogleSource(settings, next(users)), clock, refused)
    from bot.adapters.microsoft import MicrosoftSource

    return Tokens(MicrosoftSource(settings, organisation.id), clock, refused)
