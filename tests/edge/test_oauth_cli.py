"""What an operator sees: signing in with a code, and `check` with tokens, on a real Dovecot and Postfix."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from servers import HOST, Certificates, Dovecot, Postfix, free_port
from token_server import CLIENT, SECRET, TENANT, TokenServer
from typer.testing import CliRunner

from bot import cli
from bot.errors import ConfigError, SignInRefused
from bot.private import write_private

ROSTER = Path(__file__).parents[2] / "classifiers" / "data" / "roster" / "consonanza.csv"
USER = "info@consonanza.example"

CONFIG = """
database = "sqlite:///bot.db"
[[organisation]]
id = "consonanza"
name = "Consonanza Werkt"
regulation = "consonanza"
directie = ["h.dijkstra@consonanza.example"]
staff = "{roster}"
[organisation.mailbox]
host = "{host}"
port = {imap}
tls = "starttls"
ca_file = "{ca}"
user = "info@consonanza.example"
login = "oauth"
[organisation.smtp]
host = "{host}"
port = {smtp}
tls = "starttls"
ca_file = "{ca}"
user = "info@consonanza.example"
login = "oauth"
[organisation.oauth]
provider = "microsoft"
tenant = "{tenant}"
client_id = "{client}"
authority = "{authority}"
ca_file = "{ca}"
{secret}
[organisation.sender]
name = "Consonanza Werkt"
email = "info@consonanza.example"
[organisation.contact]
name = "Karin Oosterhof"
email = "k.oosterhof@consonanza.example"
"""

Write = Callable[..., Path]


@pytest.fixture
def write(provider: TokenServer, certificates: Certificates, tmp_path: Path) -> Write:
    """`write(imap, smtp, as_app=True)`: a config.toml."""
    provider.user = USER

    def make(imap: int = 0, smtp: int = 0, *, as_app: bool = False, **changes: str) -> Path:
        write_private(tmp_path / "secret", SECRET)
        words: dict[str, Any] = {"roster": ROSTER, "host": HOST, "imap": imap or free_port(), "smtp": smtp or free_port()}
        words |= {"ca": certificates.ca, "tenant": TENANT, "client": CLIENT, "authority": provider.url}
        words |= {"secret": 'client_secret_file = "secret"' if as_app else ""} | changes
        (tmp_path / "config.toml").write_text(CONFIG.format(**words))
        return tmp_path / "config.toml"

    return make


def login(config: Path) -> str:
    result = CliRunner().invoke(cli.app, ["login", "--organisation", "consonanza", "--config", str(config)])
    if result.exception is not None:
        raise result.exception
    return result.output


def check(config: Path) -> tuple[int, dict[str, dict[str, str]]]:
    """The exit status, and the findings by their id."""
    result = CliRunner().invoke(cli.app, ["check", "--json", "--config", str(config)])
    lines = [json.loads(line) for line in result.output.splitlines()]
    return result.exit_code, {line["id"].removeprefix("consonanza "): line for line in lines}


# --- login ------------------------------------------------------------------------------------------------------------


def test_signing_in_tells_where_to_go_which_code_to_type_and_what_to_do_then(write: Write, tmp_path: Path) -> None:
    assert login(write()) == (
        "Sign in as somebody who may open and send from info@consonanza.example:\n"
        "  1. open https://login.example/device in a browser, on any machine\n"
        "  2. type the code ABCD-EFGH (good for 15 minutes)\n"
        "Waiting ...\n"
        f"Signed in as info@consonanza.example; kept in {tmp_path}/consonanza.token.\n"
        "Now run `klachtenbot check`. A running service takes it up within a quarter of an hour.\n"
    )
    assert (tmp_path / "consonanza.token").stat().st_mode & 0o777 == 0o600


def test_somebody_elses_account_is_right_for_a_shared_mailbox_only(provider: TokenServer, write: Write) -> None:
    provider.user = "m.postma@consonanza.example"
    told = login(write())
    assert "Signed in as m.postma@consonanza.example" in told
    assert "That is not info@consonanza.example itself: right for a shared mailbox only." in told


def test_a_sign_in_that_is_declined_says_so(provider: TokenServer, write: Write, tmp_path: Path) -> None:
    provider.errors = [("authorization_declined", "")]
    with pytest.raises(SignInRefused, match="the sign-in was declined"):
        login(write())
    assert not (tmp_path / "consonanza.token").exists()


def test_where_nobody_has_to_sign_in_it_says_why(write: Write) -> None:
    with pytest.raises(ConfigError, match="refresh_token_file it gets its tokens by itself"):
        login(write(as_app=True))


# --- check ------------------------------------------------------------------------------------------------------------


def test_check_tells_until_when_the_token_is_good_and_logs_in_with_it(
    write: Write, oauth_dovecot: Dovecot, oauth_postfix: Postfix, provider: TokenServer
) -> None:
    config = write(oauth_dovecot.port, oauth_postfix.port)
    login(config)
    status, found = check(config)
    assert found["token"]["level"] == found["imap"]["level"] == found["smtp"]["level"] == "ok"
    assert "this one is good until 20" in found["token"]["text"]
    for name in ("imap-certificate", "smtp-certificate"):  # that of the tests is good for two days
        assert (found[name]["level"], found[name]["text"][-12:]) == ("warning", "days left: 1")
    assert status == 1
    assert provider.asked == ["device_code", "refresh_token"]


def test_check_tells_a_missing_sign_in_once_and_calls_no_server(write: Write, provider: TokenServer) -> None:
    status, found = check(write())
    assert "nobody has signed in yet: `klachtenbot login --organisation consonanza`" in found["token"]["text"]
    assert {"imap", "smtp"}.isdisjoint(found)
    assert status == 2
    assert provider.asked == []


def test_check_tells_a_login_that_is_refused_with_a_good_token(
    write: Write, oauth_dovecot: Dovecot, oauth_postfix: Postfix, provider: TokenServer
) -> None:
    provider.user = "iemand.anders@consonanza.example"
    status, found = check(write(oauth_dovecot.port, oauth_postfix.port, as_app=True))
    assert found["token"]["level"] == "ok"
    assert found["imap"]["level"] == found["smtp"]["level"] == "error"
    assert "refused the access token; docs/microsoft365.md" in found["imap"]["text"]
    assert status == 2
    assert "token-" not in json.dumps(found)
    assert SECRET not in json.dumps(found)


# --- the service ------------------------------------------------------------------------------------------------------

COMPLAINT = b"""From: Jan de Wit <%s>\r
To: info@consonanza.example\r
Subject: Klacht\r
Message-ID: <klacht-1@client.example>\r
Date: Mon, 16 Nov 2026 09:12:00 +0100\r
\r
Ik wil een klacht indienen over Karin Oosterhof. Zij heeft mij niet teruggebeld en ik ben onheus bejegend.\r
"""


def test_a_complaint_is_read_and_confirmed_with_one_token(
    write: Write, oauth_dovecot: Dovecot, oauth_postfix: Postfix, provider: TokenServer, user: str, tmp_path: Path
) -> None:
    config = write(oauth_dovecot.port, oauth_postfix.port, as_app=True)
    config.write_text(config.read_text().replace("[organisation.smtp]", "start = 2026-01-01T00:00:00+01:00\n[organisation.smtp]"))
    oauth_dovecot.append(USER, COMPLAINT % user.encode())
    CliRunner().invoke(cli.app, ["once", "--config", str(config)], catch_exceptions=False)
    [confirmation] = oauth_dovecot.wait_for(user)
    assert b"Consonanza Werkt" in confirmation
    assert provider.asked == ["client_credentials"]
    stored = b"".join(file.read_bytes() for file in tmp_path.glob("bot.db*"))
    assert b"token-1" not in stored
    assert SECRET.encode() not in stored
