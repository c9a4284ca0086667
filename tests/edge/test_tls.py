"""Every server is called with TLS 1.2 or higher and a checked certificate; in the clear only on this machine, and loudly."""

import logging
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from servers import HOST, Certificates

from bot.adapters.imap import Mailbox
from bot.adapters.smtp import probe
from bot.adapters.tls import verified
from bot.adapters.token_server import https
from bot.errors import KlachtenbotError, TlsRefused
from bot.logins import Login, MailboxSettings, OauthSettings, SmtpSettings, warn_of_clear_text


class TlsServer:
    """Shakes hands with whoever calls, says nothing, and remembers which versions of TLS were agreed on."""

    def __init__(self, certificates: Certificates, highest: ssl.TLSVersion) -> None:
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificates.certificate, certificates.key)
        self.context.set_ciphers("ALL:@SECLEVEL=0")
        self.context.minimum_version, self.context.maximum_version = ssl.TLSVersion.TLSv1, highest
        self.agreed: list[str | None] = []
        self.socket = socket.create_server((HOST, 0))
        self.port = self.socket.getsockname()[1]
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self) -> None:
        while True:
            try:
                plain, _ = self.socket.accept()
            except OSError:
                return
            plain.settimeout(5)
            try:
                with self.context.wrap_socket(plain, server_side=True) as connection:
                    self.agreed.append(connection.version())
            except OSError:
                plain.close()

    def stop(self) -> None:
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.thread.join(5)


@pytest.fixture
def serve(certificates: Certificates) -> Iterator[Callable[[ssl.TLSVersion], TlsServer]]:
    started: list[TlsServer] = []

    def make(highest: ssl.TLSVersion) -> TlsServer:
        started.append(TlsServer(certificates, highest))
        return started[-1]

    with pytest.warns(DeprecationWarning, match="is deprecated"):
        yield make
    for each in started:
        each.stop()


def call(what: str, port: int, **words: Any) -> None:
    if what == "imap":
        with Mailbox(MailboxSettings(host=HOST, port=port, timeout_seconds=2, **words)) as mailbox:
            mailbox.state()
    elif what == "smtp":
        probe(SmtpSettings(host=HOST, port=port, timeout_seconds=2, **words))
    else:
        settings = OauthSettings(provider="microsoft", tenant="t", client_id="c", timeout_seconds=2, **words)
        with https(settings) as session:
            session.get(f"https://{HOST}:{port}/")


@pytest.mark.parametrize("what", ["imap", "smtp", "token server"])
def test_no_server_is_called_with_less_than_tls_1_2(
    serve: Callable[[ssl.TLSVersion], TlsServer], certificates: Certificates, what: str
) -> None:
    old, new = serve(ssl.TLSVersion.TLSv1_1), serve(ssl.TLSVersion.TLSv1_2)
    with pytest.raises(TlsRefused):
        call(what, old.port, ca_file=certificates.ca)
    with pytest.raises(KlachtenbotError):
        call(what, new.port, ca_file=certificates.ca)  # it hangs up after the handshake
    assert (old.agreed, set(new.agreed)) == ([], {"TLSv1.2"})


@pytest.mark.parametrize("what", ["imap", "smtp", "token server"])
def test_a_certificate_nobody_vouches_for_is_refused(serve: Callable[[ssl.TLSVersion], TlsServer], what: str) -> None:
    server = serve(ssl.TLSVersion.TLSv1_3)
    with pytest.raises(TlsRefused):
        call(what, server.port)


def test_chain_and_host_name_are_checked() -> None:
    context = verified(None)
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2


def test_in_the_clear_only_on_this_machine_also_without_a_password() -> None:
    for host in ("127.0.0.1", "::1", "localhost"):
        assert Login(host=host, port=25, tls="none").tls == "none"
    for host in ("mail.bureau.example", "10.0.0.5", "127.0.0.1.bureau.example", "0.0.0.0", ""):
        with pytest.raises(ValidationError, match="in the clear"):
            Login(host=host, port=25, tls="none")


def test_there_is_no_setting_that_leaves_verification_out() -> None:
    words = {name for model in (MailboxSettings, SmtpSettings, OauthSettings) for name in model.model_fields}
    assert [word for word in words if "verify" in word or "insecure" in word or "skip" in word] == []


def test_the_start_says_loudly_that_a_server_is_called_in_the_clear(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        warn_of_clear_text("werkpro", MailboxSettings(host="localhost", tls="none"), SmtpSettings(host="mx.example"))
    assert [record.getMessage() for record in caplog.records] == [
        'tls = "none": mail and passwords go in the clear to localhost:993, for a server on this machine only'
    ]
