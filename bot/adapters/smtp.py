"""Letters out by SMTP, one command at a time, so that it is always known how far a letter came.

Before its content is on the way a letter may safely be tried again; after that, silence means *uncertain*. The bytes go
out as they are, but for CRLF and dot-stuffing (RFC 5321, 2.3.8 and 4.5.2).
"""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Literal

from aiosmtplib import (
    SMTP,
    SMTPAuthenticationError,
    SMTPException,
    SMTPRecipientRefused,
    SMTPResponse,
    SMTPResponseException,
    SMTPSenderRefused,
    SMTPServerDisconnected,
    SMTPTimeoutError,
)

from bot.adapters.oauth import Tokens, refusal_of, secrets_for
from bot.adapters.tls import verified
from bot.errors import KlachtenbotError, LoginRefused, SmtpUnreachable, TlsRefused
from bot.logins import SmtpSettings

MAILS_A_CONNECTION = 100
PATIENCE = 10  # times timeout_seconds for the last answer, which waits for the virus scanner (RFC 5321, 4.5.3.2.6)
MECHANISMS = ("plain", "login", "cram-md5")  # one is tried, so that a wrong password is one attempt
LOG_IN_FIRST = (530, 535, 538)  # RFC 4954, 6
ABOUT_THE_LETTER = (552, 523)  # a 5xx to MAIL for the size of this letter; the others are about us

Status = Literal["sent", "retry", "refused", "uncertain"]
Letter = tuple[str, Sequence[str], bytes]


@dataclass(frozen=True, slots=True)
class SendResult:
    """What became of one letter. `code` and `text` are the server's answer; without one, `code` is None."""

    status: Status
    code: int | None
    text: str


class _Answered(Exception):
    """The server's answer, or our own reason, ends this letter here."""

    def __init__(self, status: Status, code: int | None, text: str) -> None:
        super().__init__(text)
        self.result = SendResult(status, code, text)


class Transport:
    """One SMTP connection, used for many letters, made when needed and renewed when dropped or after a hundred."""

    def __init__(self, settings: SmtpSettings, tokens: Tokens | None = None) -> None:
        self.settings, self._tokens = settings, tokens
        self._client: SMTP | None = None
        self._wire: asyncio.BaseTransport | None = None
        self._used = 0

    async def __aenter__(self) -> Transport:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def connect(self) -> None:
        """Connect and log in, unless that was done. Raises TlsRefused, LoginRefused or SmtpUnreachable."""
        if self._client is not None and self._client.is_connected and self._used < MAILS_A_CONNECTION:
            return
        await self.close()
        refusal = None
        # A kept token that is refused is renewed once, and tried on a new connection.
        for secret in secrets_for(self.settings, self._tokens):  # it may block: nothing else runs in this loop
            try:
                return await self._enter(secret)
            except LoginRefused as problem:
                refusal = problem
        raise refusal or LoginRefused(self._where)

    async def _enter(self, secret: str) -> None:
        settings = self.settings
        context = verified(settings.ca_file) if settings.tls != "none" else None
        client = SMTP(
            hostname=settings.host,
            port=settings.port,
            local_hostname=socket.gethostname(),
            timeout=settings.timeout_seconds,
            use_tls=settings.tls == "tls",
            start_tls=False,  # else aiosmtplib goes on in the clear when the server offers none
            tls_context=context,
        )
        try:
            await client.connect()
            self._wire = client.transport
            if settings.tls == "starttls":
                await self._start_tls(client)
                self._wire = client.transport
            await client._ehlo_or_helo_if_needed()
            await self._log_in(client, secret)
        except (SMTPException, OSError) as problem:
            await self._hang_up(client)
            cause = problem if isinstance(problem, ssl.SSLError) else problem.__cause__
            if isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLEOFError):
                raise TlsRefused(f"{self._where}: {cause}") from problem
            raise SmtpUnreachable(f"{self._where}: {problem}") from problem
        except KlachtenbotError:
            await self._hang_up(client)
            raise
        self._client, self._used = client, 0

    async def send(self, sender: str, recipients: Sequence[str], raw: bytes) -> SendResult:
        """Offer one letter. The first recipient is who it is for; a copy to the others that is refused does not stop it.

        Raises TlsRefused and LoginRefused, for then no other letter will fare better; all else is a result.
        """
        for again in (True, False):
            try:
                await self.connect()
            except SmtpUnreachable as problem:
                return SendResult("retry", None, str(problem))
            idle = self._used > 0
            try:
                return await self._offer(sender, recipients, raw)
            except _Answered as answered:
                await self._reset()
                return answered.result
            except (SMTPException, OSError) as problem:
                await self.close()
                # A connection that was used before may have been dropped since: that says nothing about this letter.
                if not (again and idle and isinstance(problem, SMTPServerDisconnected)):
                    return SendResult("retry", None, f"{self._where}: {problem}")
        raise AssertionError("unreachable")

    async def close(self) -> None:
        """Say goodbye, if connected. Never raises."""
        client, self._client = self._client, None
        if client is not None:
            with suppress(SMTPException, OSError):
                await client.quit(timeout=min(self.settings.timeout_seconds, 5))
            await self._hang_up(client)

    async def _offer(self, sender: str, recipients: Sequence[str], raw: bytes) -> SendResult:
        client = self._client
        if client is None:
            raise SMTPServerDisconnected("not connected")
        self._used += 1
        content = _on_the_wire(raw)
        if any(re.search(r"[\s<>\x00-\x1f\x7f\ud800-\udfff]|^$", address) for address in (sender, *recipients)):
            raise _Answered("refused", None, "an address cannot be written in SMTP")  # hostile mail names such senders
        international = _needs_smtputf8(sender, recipients, raw)
        if international and not client.supports_extension("smtputf8"):
            raise _Answered("refused", None, "an address or header is not ASCII, and the server has no SMTPUTF8")
        options = _options(client, content, international)
        note = await self._envelope(client, sender, recipients, options, "utf-8" if international else "ascii")
        go_ahead = await client.execute_command(b"DATA")
        if go_ahead.code != 354:
            raise _about_letter(go_ahead.code, go_ahead.message)
        answer = await self._content(client, content)
        return SendResult("sent", answer.code, answer.message + note)

    async def _envelope(self, client: SMTP, sender: str, recipients: Sequence[str], options: list[str], encoding: str) -> str:
        """MAIL and RCPT. What to note about copies that were refused."""
        note = ""
        try:
            await client.mail(_ascii_domain(sender), options=options, encoding=encoding)
            for number, recipient in enumerate(recipients):
                try:
                    await client.rcpt(_ascii_domain(recipient), encoding=encoding)
                except SMTPRecipientRefused as answer:
                    if number == 0 or not client.is_connected:
                        raise _about_letter(answer.code, answer.message) from answer
                    note += f"; a copy was refused: {answer.code} {answer.message}"
        except SMTPSenderRefused as answer:
            raise _about_us(answer) from answer
        return note

    async def _content(self, client: SMTP, content: bytes) -> SMTPResponse:
        """The point of no return: from here on, only an answer tells whether the server has the letter."""
        try:
            if client.protocol is None:
                raise SMTPServerDisconnected("Connection lost")
            client.protocol.write(content)
            answer = await client.protocol.read_response(timeout=self.settings.timeout_seconds * PATIENCE)
        except (SMTPException, OSError) as problem:
            await self._hang_up(client)
            code = problem.code if isinstance(problem, SMTPResponseException) else None
            raise _Answered("uncertain", code, f"{self._where}, after the content: {problem}") from problem
        if answer.code == 421:
            client.close()
        if not 200 <= answer.code < 300:
            raise _about_letter(answer.code, answer.message, otherwise="uncertain")
        return answer

    async def _hang_up(self, client: SMTP) -> None:
        """Close at once: a TLS farewell that nobody answers would outlive the event loop."""
        wire, self._wire = self._wire, None
        client.close()
        if isinstance(wire, asyncio.WriteTransport):
            wire.abort()
        await asyncio.sleep(0)

    async def _reset(self) -> None:
        client = self._client
        if client is not None and client.is_connected:
            try:
                await client.rset()
            except (SMTPException, OSError):
                client.close()

    async def _start_tls(self, client: SMTP) -> None:
        await client.ehlo()
        if not client.supports_extension("starttls"):
            raise TlsRefused(f"{self._where} does not offer STARTTLS.")
        try:
            await client.starttls()
        except (SMTPServerDisconnected, SMTPTimeoutError):
            raise
        except SMTPException as problem:
            raise TlsRefused(f"{self._where} refused STARTTLS: {problem}") from problem

    async def _log_in(self, client: SMTP, secret: str) -> None:
        user = self.settings.user.encode()
        if not user:
            return
        methods = {
            "plain": client.auth_plain,
            "login": client.auth_login,
            "cram-md5": client.auth_crammd5,
            "xoauth2": client.auth_xoauth2,
        }
        wanted = ("xoauth2",) if self.settings.login == "oauth" else MECHANISMS
        offered = [name for name in wanted if name in client.server_auth_methods]
        if not offered:
            raise LoginRefused(f"{self._where} offers none of the logins {', '.join(wanted)}.")
        try:
            await methods[offered[0]](user, secret.encode())
        except SMTPAuthenticationError as problem:
            if problem.code < 500:
                raise
            answer = f"{problem.code} {problem.message}"
            raise refusal_of(self.settings)(f"{self._where}, user {self.settings.user}: {answer}") from problem

    @property
    def _where(self) -> str:
        return f"SMTP {self.settings.host}:{self.settings.port}"


def send_all(
    settings: SmtpSettings,
    letters: Iterable[Letter],
    on_result: Callable[[int, SendResult], None],
    on_attempt: Callable[[int], None] | None = None,
    tokens: Tokens | None = None,
) -> None:
    """Send (sender, recipients, raw) letters over one connection, calling back with the letter's index before and after each.

    Raises TlsRefused, LoginRefused or SmtpUnreachable when there is no connection: a letter without a result was not offered.
    """
    asyncio.run(_send_all(settings, letters, on_result, on_attempt, tokens))


async def _send_all(
    settings: SmtpSettings,
    letters: Iterable[Letter],
    on_result: Callable[[int, SendResult], None],
    on_attempt: Callable[[int], None] | None,
    tokens: Tokens | None,
) -> None:
    async with Transport(settings, tokens) as transport:
        for index, (sender, recipients, raw) in enumerate(letters):
            await transport.connect()
            if on_attempt is not None:
                on_attempt(index)
            on_result(index, await transport.send(sender, recipients, raw))


def probe(settings: SmtpSettings, tokens: Tokens | None = None) -> None:
    """Connect and log in, and send nothing. Raises TlsRefused, LoginRefused or SmtpUnreachable."""

    async def knock() -> None:
        async with Transport(settings, tokens) as transport:
            await transport.connect()

    asyncio.run(knock())


def _about_us(answer: SMTPResponseException) -> Exception:
    """A 5xx to MAIL means that the account or its sender address is not right: an operator mends that, so the letter waits."""
    if answer.code in LOG_IN_FIRST:
        return LoginRefused(f"{answer.code} {answer.message}")
    if answer.code in ABOUT_THE_LETTER:
        return _Answered("refused", answer.code, answer.message)
    return _Answered("retry", answer.code, answer.message)


def _about_letter(code: int, text: str, otherwise: Status = "retry") -> Exception:
    if code in LOG_IN_FIRST:
        return LoginRefused(f"{code} {text}")
    if 500 <= code < 600:
        return _Answered("refused", code, text)
    return _Answered("retry" if 400 <= code < 500 else otherwise, code, text)


def _on_the_wire(raw: bytes) -> bytes:
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", raw)
    if not lines.endswith(b"\r\n"):
        lines += b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", lines) + b".\r\n"


def _ascii_domain(address: str) -> str:
    """The address with its domain as A-labels (RFC 5890): a Dutch server that knows no SMTPUTF8 can still take it."""
    local, at, domain = address.rpartition("@")
    with suppress(UnicodeError):
        domain = domain.encode("idna").decode("ascii") if not domain.isascii() else domain
    return local + at + domain


def _needs_smtputf8(sender: str, recipients: Sequence[str], raw: bytes) -> bool:
    header = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[0]
    return not (header.isascii() and all(_ascii_domain(address).isascii() for address in (sender, *recipients)))


def _options(client: SMTP, content: bytes, international: bool) -> list[str]:
    options = [f"SIZE={len(content)}"] if client.supports_extension("size") else []
    if not content.isascii() and client.supports_extension("8bitmime"):
        options.append("BODY=8BITMIME")
    return [*options, "SMTPUTF8"] if international else options
