"""Logging in with access tokens: a real Dovecot and Postfix that ask the token server, and an SMTP server that objects."""

# mypy: allow-untyped-calls
from __future__ import annotations

import base64
import json
import logging
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult
from servers import HOST, PASSWORD, Certificates, Dovecot, Postfix, free_port
from token_server import CLIENT, SECRET, TENANT, Clock, TokenServer

from bot.adapters.imap import Mailbox
from bot.adapters.microsoft import MicrosoftSource
from bot.adapters.oauth import REFUSED_PAUSE, Tokens
from bot.adapters.smtp import SendResult, probe, send_all
from bot.errors import LoginRefused, SignInRefused, SmtpUnreachable, TokenRefused
from bot.logins import MailboxSettings, OauthSettings, SmtpSettings

LETTER = b"From: info@bureau.example\r\nSubject: proef\r\nMessage-ID: <1@bureau.example>\r\n\r\nGoedemiddag.\r\n"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tokens(provider: TokenServer, tmp_path: Path, clock: Clock, user: str) -> Tokens:
    provider.user = user
    (tmp_path / "secret").write_text(SECRET)
    words: dict[str, Any] = {"tenant": TENANT, "client_id": CLIENT, "client_secret_file": tmp_path / "secret"}
    settings = OauthSettings(provider="microsoft", authority=provider.url, ca_file=provider.ca, **words)
    return Tokens(MicrosoftSource(settings, "bureau"), clock)


@pytest.fixture
def mailbox(oauth_dovecot: Dovecot, tokens: Tokens, user: str) -> Callable[[], Mailbox]:
    words: dict[str, Any] = {"host": HOST, "port": oauth_dovecot.tls_port, "ca_file": oauth_dovecot.ca, "timeout_seconds": 5}
    return lambda: Mailbox(MailboxSettings(user=user, login="oauth", **words), tokens)


@pytest.fixture
def smtp(oauth_postfix: Postfix, certificates: Certificates, user: str) -> SmtpSettings:
    words: dict[str, Any] = {"host": HOST, "port": oauth_postfix.port, "ca_file": certificates.ca, "timeout_seconds": 5}
    return SmtpSettings(user=user, login="oauth", tls="starttls", **words)


def send(settings: SmtpSettings, tokens: Tokens) -> SendResult:
    results: list[SendResult] = []
    send_all(settings, [(settings.user, [settings.user], LETTER)], lambda _, result: results.append(result), tokens=tokens)
    return results[0]


def test_one_token_opens_the_mailbox_and_sends_the_letters(
    provider: TokenServer, tokens: Tokens, mailbox: Callable[[], Mailbox], smtp: SmtpSettings, oauth_dovecot: Dovecot, user: str
) -> None:
    assert send(smtp, tokens).status == "sent"
    oauth_dovecot.wait_for(user)
    with mailbox() as opened:
        assert opened.state().exists == 1
    assert provider.asked == ["client_credentials"]


def test_threads_that_read_and_send_at_once_share_one_token(
    provider: TokenServer, tokens: Tokens, mailbox: Callable[[], Mailbox], smtp: SmtpSettings
) -> None:
    done: list[object] = []

    def read() -> None:
        with mailbox() as opened:
            done.append(opened.state().uidvalidity > 0)

    threads = [threading.Thread(target=read) for _ in range(3)] + [
        threading.Thread(target=lambda: done.append(probe(smtp, tokens)))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(map(str, done)) == ["None", "True", "True", "True"]
    assert provider.asked == ["client_credentials"]


def test_a_kept_token_that_the_servers_refuse_is_renewed_once(
    provider: TokenServer, tokens: Tokens, mailbox: Callable[[], Mailbox], smtp: SmtpSettings, clock: Clock
) -> None:
    tokens.current()
    provider.revoked = {"token-1"}
    with mailbox() as opened:
        opened.state()
    assert provider.given == 2
    clock.now += REFUSED_PAUSE
    provider.revoked |= {"token-2"}
    assert send(smtp, tokens).status == "sent"
    assert provider.given == 3


def test_a_fresh_token_that_is_refused_is_a_refused_login(
    provider: TokenServer, tokens: Tokens, mailbox: Callable[[], Mailbox], smtp: SmtpSettings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    provider.revoked = {f"token-{number}" for number in range(1, 50)}
    for _ in range(5):
        with pytest.raises(LoginRefused) as refusal, mailbox() as opened:
            opened.connect()
        assert "token-1" not in str(refusal.value)
        with pytest.raises(LoginRefused):
            send(smtp, tokens)
    assert provider.given == 2  # the first, and one renewal in a quarter of an hour
    assert "token-1" not in caplog.text


def test_a_token_of_another_mailbox_is_refused(provider: TokenServer, tokens: Tokens, mailbox: Callable[[], Mailbox]) -> None:
    provider.user = "iemand.anders@bureau.example"
    with pytest.raises(LoginRefused), mailbox() as opened:
        opened.connect()


def test_a_password_still_does_where_a_server_takes_tokens_too(
    provider: TokenServer, oauth_dovecot: Dovecot, oauth_postfix: Postfix, tokens: Tokens, user: str, tmp_path: Path
) -> None:
    for word, right in ((PASSWORD, True), ("verkeerd", False), ("wächtwoord", False)):
        (tmp_path / "password").write_text(word)
        words: dict[str, Any] = {"host": HOST, "ca_file": oauth_dovecot.ca, "user": user, "password_file": tmp_path / "password"}
        with (
            nullcontext() if right else pytest.raises(LoginRefused),
            Mailbox(MailboxSettings(port=oauth_dovecot.tls_port, **words), tokens) as opened,
        ):
            opened.connect()
        with nullcontext() if right else pytest.raises(LoginRefused):
            probe(SmtpSettings(port=oauth_postfix.tls_port, **words), tokens)
    assert provider.asked == []


def test_without_a_token_no_server_is_called(
    provider: TokenServer, tokens: Tokens, mailbox: Callable[[], Mailbox], smtp: SmtpSettings
) -> None:
    provider.errors = [("invalid_client", "AADSTS7000222: The provided client secret keys are expired.")]
    for _ in range(3):
        with pytest.raises(SignInRefused, match="the client secret has expired"), mailbox() as opened:
            opened.connect()
        with pytest.raises(SignInRefused, match="the client secret has expired"):
            send(smtp, tokens)
    assert provider.asked == ["client_credentials"]


# --- IMAP, as Google and Exchange refuse ------------------------------------------------------------------------------


@contextmanager
def imap_that_says(*answers: str) -> Iterator[tuple[int, list[str]]]:
    """A port where each line that comes in gets the next answer, `{tag}` filled in; and the lines that came in."""
    heard: list[str] = []

    def talk(server: socket.socket) -> None:
        wire, _ = server.accept()
        with wire, wire.makefile("rwb", buffering=0) as file:
            file.write(b"* OK ready\r\n")
            for answer in ("* CAPABILITY IMAP4rev1 AUTH=XOAUTH2\r\n{tag} OK done", *answers):
                heard.append(file.readline().decode().rstrip())
                tag = next(each.split()[0] for each in reversed(heard) if " " in each)
                file.write((answer.replace("{tag}", tag) + "\r\n").encode())
            file.readline()

    with socket.create_server((HOST, 0)) as server:
        thread = threading.Thread(target=talk, args=(server,))
        thread.start()
        yield server.getsockname()[1], heard
        thread.join(5)


def in_the_clear(port: int, user: str) -> MailboxSettings:
    return MailboxSettings(host=HOST, port=port, tls="none", user=user, login="oauth", timeout_seconds=5)


def test_imap_says_in_a_challenge_what_is_wrong_and_the_login_is_refused(tokens: Tokens, user: str) -> None:
    challenge = base64.b64encode(b'{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}').decode()
    refusal = "{tag} NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)"
    says = imap_that_says("+ ", f"+ {challenge}", refusal)
    with says as (port, heard), pytest.raises(TokenRefused, match="Invalid credentials"):
        Mailbox(in_the_clear(port, user), tokens).connect()
    assert base64.b64decode(heard[2]).decode() == f"user={user}\x01auth=Bearer token-1\x01\x01"
    assert heard[3] == ""


def test_exchange_that_takes_the_token_and_opens_no_mailbox_is_a_refused_login(tokens: Tokens, user: str) -> None:
    late = "{tag} BAD User is authenticated but not connected."
    says = imap_that_says("+ ", "{tag} OK AUTHENTICATE completed.", late)
    with says as (port, _), pytest.raises(TokenRefused, match="authenticated but not connected"):
        Mailbox(in_the_clear(port, user), tokens).connect()


# --- SMTP, to the letter of XOAUTH2 -----------------------------------------------------------------------------------


class Objecting:
    """An SMTP server with XOAUTH2 that refuses `refused` tokens as Microsoft and Google do: 334 with the error, then 535."""

    def __init__(self, certificates: Certificates, offered: str = "XOAUTH2") -> None:
        self.seen: list[str] = []
        self.refused: dict[str, str] = {}
        self.port = free_port()
        setattr(self, f"auth_{offered}", self._authenticate)
        context = certificates.server_context()
        excluded = ["LOGIN", "PLAIN"]
        self._controller = Controller(
            self, hostname=HOST, port=self.port, tls_context=context, auth_exclude_mechanism=excluded, auth_required=True
        )
        self._controller.start()

    def stop(self) -> None:
        self._controller.stop()

    async def _authenticate(self, server: SMTP, args: list[str]) -> AuthResult:
        said = base64.b64decode(args[1]).decode()
        token = said.partition("auth=Bearer ")[2].partition("\x01")[0]
        self.seen.append(said)
        if token not in self.refused:
            return AuthResult(success=True)
        answer = await server.challenge_auth(json.dumps({"status": "400", "schemes": "Bearer"}))
        self.seen.append(repr(answer))
        await server.push(self.refused[token])
        return AuthResult(success=False, handled=True)


@pytest.fixture
def objecting(certificates: Certificates) -> Iterator[Objecting]:
    server = Objecting(certificates)
    yield server
    server.stop()


def settings_of(port: int, certificates: Certificates, user: str) -> SmtpSettings:
    words: dict[str, Any] = {"host": HOST, "port": port, "tls": "starttls", "ca_file": certificates.ca, "timeout_seconds": 5}
    return SmtpSettings(user=user, login="oauth", **words)


def test_smtp_gets_the_user_and_the_token_in_one_line(
    objecting: Objecting, certificates: Certificates, tokens: Tokens, user: str
) -> None:
    probe(settings_of(objecting.port, certificates, user), tokens)
    assert objecting.seen == [f"user={user}\x01auth=Bearer token-1\x01\x01"]


def test_the_error_challenge_is_answered_with_an_empty_line_and_the_refusal_is_told(
    objecting: Objecting, certificates: Certificates, tokens: Tokens, user: str
) -> None:
    objecting.refused = {"token-1": "535 5.7.3 Authentication unsuccessful"}
    with pytest.raises(TokenRefused, match=r"535 5\.7\.3 Authentication unsuccessful"):
        probe(settings_of(objecting.port, certificates, user), tokens)
    assert objecting.seen[1:] == ["b''"]


def test_a_kept_token_is_renewed_when_smtp_refuses_it(
    objecting: Objecting, certificates: Certificates, tokens: Tokens, user: str
) -> None:
    tokens.current()
    objecting.refused = {"token-1": "535 5.7.3 Authentication unsuccessful"}
    probe(settings_of(objecting.port, certificates, user), tokens)
    assert [said for said in objecting.seen if "token-2" in said]


def test_a_server_that_cannot_check_the_token_now_is_tried_later(
    objecting: Objecting, certificates: Certificates, tokens: Tokens, user: str
) -> None:
    objecting.refused = {"token-1": "454 4.7.0 Temporary authentication failure"}
    with pytest.raises(SmtpUnreachable, match="454"):
        probe(settings_of(objecting.port, certificates, user), tokens)


def test_a_server_without_xoauth2_gets_no_token(certificates: Certificates, tokens: Tokens, user: str) -> None:
    server = Objecting(certificates, offered="OAUTHBEARER")
    try:
        with pytest.raises(LoginRefused, match="offers none of the logins xoauth2"):
            probe(settings_of(server.port, certificates, user), tokens)
    finally:
        server.stop()
    assert server.seen == []
