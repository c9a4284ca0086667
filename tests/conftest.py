"""Fixtures for every room: the servers start once a session, when a test first asks; each test has users of its own."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from servers import HOST, PASSWORD, Certificates, Dovecot, Postfix, Postgres, SmtpFaults, missing
from token_server import TokenServer

from bot.config import MailboxSettings, SmtpSettings
from bot.private import write_private

_numbers = itertools.count(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever uses a real server is marked so. What takes a minute begins first: at its end the other workers would wait."""
    for item in items:
        if "real_servers" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.real_servers)
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def real_servers() -> None:
    """Skip with the reason where Dovecot and Postfix cannot run; fail where they are required."""
    if reason := missing():
        if os.environ.get("KLACHTENBOT_REAL_SERVERS") == "required":
            pytest.fail(f"real servers are required here: {reason}", pytrace=False)
        pytest.skip(reason)


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="session")
def dovecot(real_servers: None, certificates: Certificates) -> Iterator[Dovecot]:
    """IMAP with STARTTLS on `port` and TLS on `tls_port`."""
    server = Dovecot(certificates)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def dovecot_without_tls(real_servers: None) -> Iterator[Dovecot]:
    server = Dovecot()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postfix_server(dovecot: Dovecot, certificates: Certificates) -> Iterator[Postfix]:
    server = Postfix(dovecot, certificates)
    yield server
    server.stop()


@pytest.fixture
def postfix(postfix_server: Postfix) -> Postfix:
    """Delivers into `dovecot`."""
    postfix_server.ensure()
    return postfix_server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Postgres]:
    if Postgres.tool("initdb") is None or Postgres.tool("postgres") is None:
        pytest.skip("PostgreSQL is not installed: no initdb and postgres")
    server = Postgres()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def token_service(certificates: Certificates) -> Iterator[TokenServer]:
    server = TokenServer(certificates)
    yield server
    server.stop()


@pytest.fixture
def provider(token_service: TokenServer) -> TokenServer:
    """The token server as new, its tokens those of info@bureau.example."""
    token_service.reset("info@bureau.example")
    return token_service


@pytest.fixture(scope="session")
def oauth_dovecot(real_servers: None, certificates: Certificates, token_service: TokenServer) -> Iterator[Dovecot]:
    """XOAUTH2 by Dovecot's own oauth2 passdb, which asks the token server's introspection endpoint."""
    server = Dovecot(certificates, token_service.introspection)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def oauth_postfix(oauth_dovecot: Dovecot, certificates: Certificates) -> Iterator[Postfix]:
    """Takes letters only from who logs in, which `oauth_dovecot` checks."""
    server = Postfix(oauth_dovecot, certificates, sasl=True)
    yield server
    server.stop()


@pytest.fixture
def smtp_faults() -> Iterator[SmtpFaults]:
    """In the clear, without login."""
    server = SmtpFaults()
    yield server
    server.stop()


@pytest.fixture
def user(request: pytest.FixtureRequest) -> str:
    """A mailbox, also its mail address, that no other test has."""
    name = re.sub(r"[^a-z]+", "-", request.node.name.lower())[:30].strip("-")
    return f"{name}-{os.getpid()}-{next(_numbers)}@bureau.example"


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    path = tmp_path / "password"
    write_private(path, PASSWORD + "\n")
    return path


@pytest.fixture
def mailbox_settings(dovecot: Dovecot, user: str, password_file: Path) -> Callable[..., MailboxSettings]:
    """`mailbox_settings(**changes)`: this test's user at `dovecot`, by default over verified TLS."""

    def make(**changes: Any) -> MailboxSettings:
        values: dict[str, Any] = {"host": HOST, "port": dovecot.tls_port, "tls": "tls", "ca_file": dovecot.ca, "user": user}
        return MailboxSettings(**values | {"password_file": password_file, "timeout_seconds": 5} | changes)

    return make


@pytest.fixture
def smtp_settings() -> Callable[..., SmtpSettings]:
    """`smtp_settings(port, **changes)`: by default in the clear on loopback, without login."""

    def make(port: int, **changes: Any) -> SmtpSettings:
        values: dict[str, Any] = {"host": HOST, "port": port, "tls": "none", "timeout_seconds": 2}
        return SmtpSettings(**values | changes)

    return make
