"""Real mail servers for the tests, in a temporary folder, on loopback and free ports: Dovecot, Postfix, and an SMTP server
whose faults are scripted. The system's own services are not used. Dovecot and Postfix need root."""

# mypy: allow-untyped-calls
from __future__ import annotations

import asyncio
import os
import shutil
import signal
import smtplib
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import psycopg
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword
from imapclient import IMAPClient

HOST = "127.0.0.1"
PASSWORD = "geheim-voor-de-test"
ADMIN_PATH = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin"

T = TypeVar("T")


def missing() -> str | None:
    """Why the real servers cannot run here, or None."""
    if os.geteuid() != 0:
        return "Dovecot and Postfix need root: run the tests as root to include them"
    absent = [name for name in ("dovecot", "postfix", "openssl") if shutil.which(name, path=ADMIN_PATH) is None]
    return f"not installed: {', '.join(absent)} (Debian: dovecot-imapd dovecot-lmtpd postfix openssl)" if absent else None


def free_port() -> int:
    with socket.create_server((HOST, 0)) as probe:
        return int(probe.getsockname()[1])


def wait_until(ready: Callable[[], T], seconds: float = 10, what: str = "the server") -> T:
    """The first true value of `ready()`; AssertionError when the time is up."""
    until = time.monotonic() + seconds
    while not (value := ready()):
        assert time.monotonic() < until, f"{what}: nothing after {seconds} s"
        time.sleep(0.01)
    return value


def listens(port: int) -> bool:
    with suppress(OSError), socket.create_connection((HOST, port), 1):
        return True
    return False


def run(*command: str | Path) -> None:
    environment = os.environ | {"PATH": ADMIN_PATH}
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=60, env=environment)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"


class Certificates:
    """A certificate authority of our own, and its certificate for 127.0.0.1 and localhost. `stranger` is another authority."""

    def __init__(self, folder: Path) -> None:
        self.ca, self.stranger = self._authority(folder / "ca"), self._authority(folder / "stranger")
        self.certificate, self.key = folder / "server.pem", folder / "server.key"
        request, names = folder / "server.csr", folder / "names"
        names.write_text(f"subjectAltName=IP:{HOST},DNS:localhost\n")
        run("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-keyout", self.key, "-out", request, "-subj", "/CN=localhost")
        signer = ("-CA", self.ca, "-CAkey", self.ca.with_suffix(".key"), "-CAcreateserial")
        run("openssl", "x509", "-req", "-in", request, *signer, "-out", self.certificate, "-days", "2", "-extfile", names)

    def _authority(self, stem: Path) -> Path:
        certificate, key = stem.with_suffix(".pem"), stem.with_suffix(".key")
        new = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2")
        run(*new, "-keyout", key, "-out", certificate, "-subj", f"/CN=test {stem.name}")
        return certificate

    def server_context(self) -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.certificate, self.key)
        return context


DOVECOT_CONF = """
base_dir = {folder}/run
log_path = {folder}/dovecot.log
protocols = imap lmtp
ssl = {ssl}
{certificate}
disable_plaintext_auth = no
auth_failure_delay = 0
auth_verbose = yes
verbose_proctitle = yes
mail_location = maildir:{folder}/mail/%u
first_valid_uid = 1
mail_max_userip_connections = 100
mail_plugins = quota
plugin {{
  quota = maildir:limit
  quota_rule = *:storage=%{{if;%u;~;full-*;1B;1T}}
}}
{oauth}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid=mail gid=mail home={folder}/mail/%u
}}
service imap-login {{
  inet_listener imap {{
    address = 127.0.0.1
    port = {imap}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {imaps}
    ssl = yes
  }}
}}
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp}
  }}
}}
"""

DOVECOT_OAUTH = """
auth_mechanisms = plain login xoauth2 oauthbearer
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/oauth2.conf
}}
service auth {{
  inet_listener auth {{
    address = 127.0.0.1
    port = {sasl}
  }}
}}
"""


class Dovecot:
    """IMAP and LMTP. Any user exists, with the one password; a mailbox of `full-...` takes nothing.

    With certificates: STARTTLS on `port`, TLS on `tls_port`.

    With the address of an introspection endpoint: XOAUTH2 too, and a SASL service for Postfix on `sasl_port`.
    """

    def __init__(self, certificates: Certificates | None = None, introspection: str = "", more: str = "") -> None:
        self.folder = _public_folder("dovecot")
        self.port, self.tls_port, self.lmtp_port, self.sasl_port = free_port(), free_port(), free_port(), free_port()
        self.ca = certificates.ca if certificates else None
        files = f"ssl_cert = <{certificates.certificate}\nssl_key = <{certificates.key}" if certificates else ""
        mail = self.folder / "mail"
        mail.mkdir()
        shutil.chown(mail, "mail", "mail")
        oauth = DOVECOT_OAUTH.format(folder=self.folder, sasl=self.sasl_port) if introspection else ""
        (self.folder / "oauth2.conf").write_text(
            f"introspection_mode = get\nintrospection_url = {introspection}\nusername_attribute = user\n"
            "active_attribute = active\nactive_value = true\n"
        )
        conf = self.folder / "dovecot.conf"
        conf.write_text(
            DOVECOT_CONF.format(
                folder=self.folder,
                ssl="yes" if certificates else "no",
                certificate=files,
                password=PASSWORD,
                oauth=oauth,
                imap=self.port,
                imaps=self.tls_port if certificates else 0,
                lmtp=self.lmtp_port,
            )
            + more
        )
        self._start()

    def _start(self) -> None:
        command = ["dovecot", "-F", "-c", self.folder / "dovecot.conf"]
        self._process = subprocess.Popen(command, env=os.environ | {"PATH": ADMIN_PATH})
        wait_until(lambda: listens(self.port) and listens(self.lmtp_port), what="dovecot")

    def restart(self) -> None:
        """Whoever is connected is sent away."""
        self._process.terminate()
        self._process.wait(60)
        self._start()

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(60)
        shutil.rmtree(self.folder, ignore_errors=True)

    def log(self) -> str:
        return (self.folder / "dovecot.log").read_text(encoding="utf-8", errors="replace")

    def client(self, user: str, folder: str | None = "INBOX", *, readonly: bool = False) -> IMAPClient:
        """A colleague at work in the same mailbox."""
        client = IMAPClient(HOST, self.port, ssl=False, timeout=10)
        client.normalise_times = False
        client.login(user, PASSWORD)
        if folder:
            client.select_folder(folder, readonly=readonly)
        return client

    def append(
        self, user: str, raw: bytes, when: datetime | None = None, folder: str = "INBOX", flags: Sequence[bytes] = ()
    ) -> None:
        with self.client(user, None) as client:
            client.append(folder, raw, flags, when)

    def messages(self, user: str, folder: str = "INBOX") -> list[bytes]:
        """The raw mails, oldest first, with CRLF. Sets no flag; a folder that does not exist is empty."""
        with self.client(user, None) as client:
            if not client.folder_exists(folder):
                return []
            client.select_folder(folder, readonly=True)
            found = client.fetch(client.search(), ["BODY.PEEK[]"])
        return [found[uid][b"BODY[]"] for uid in sorted(found)]

    def flags(self, user: str, folder: str = "INBOX") -> dict[int, tuple[bytes, ...]]:
        with self.client(user, folder, readonly=True) as client:
            return {uid: tuple(flags) for uid, flags in client.get_flags(client.search()).items()}

    def wait_for(self, user: str, count: int = 1, seconds: float = 10, folder: str = "INBOX") -> list[bytes]:
        """The mails, as soon as there are `count`."""

        def enough() -> list[bytes]:
            found = self.messages(user, folder)
            return found if len(found) >= count else []

        return wait_until(enough, seconds, f"{count} mails for {user}")


POSTFIX_MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/postfix.log
maillog_file_prefixes = {folder}
myhostname = mail.example
mydestination =
alias_maps =
local_recipient_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_peername_lookup = no
smtpd_relay_restrictions = permit_mynetworks, reject
virtual_mailbox_domains = static:all
virtual_mailbox_maps = static:all
virtual_transport = lmtp:inet:127.0.0.1:{lmtp}
message_size_limit = 60000000
recipient_delimiter = +
sender_bcc_maps = regexp:{folder}/conf/copies
mailbox_size_limit = 0
virtual_mailbox_limit = 0
{tls}
"""

POSTFIX_MASTER = """
127.0.0.1:{port} inet n - n - - smtpd
{smtps}
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""


class Postfix:
    """Takes mail for any address and hands it to a Dovecot by LMTP. With certificates: STARTTLS on `port`, TLS on `tls_port`.

    With `sasl` it asks that Dovecot who may send, and takes nothing from others.
    """

    def __init__(self, dovecot: Dovecot, certificates: Certificates | None = None, *, sasl: bool = False) -> None:
        self._dovecot, self._certificates, self._sasl = dovecot, certificates, sasl
        self._start()

    def _start(self) -> None:
        """A port that is open is not enough: the master listens before any smtpd has said a word."""
        for _ in range(3):
            self._launch()
            with suppress(AssertionError):
                wait_until(self.greets, 20, "the greeting of postfix")
                return
            log = self.log()
            self.stop()
        raise AssertionError(f"postfix never greets: {log}")

    def _launch(self) -> None:
        dovecot, certificates = self._dovecot, self._certificates
        self.folder = _public_folder("postfix")
        self.port, self.tls_port = free_port(), free_port()
        conf = self.folder / "conf"
        for name in ("conf", "queue", "data"):
            (self.folder / name).mkdir()
        shutil.chown(self.folder / "data", "postfix")
        tls, smtps = "", ""
        if certificates:
            tls = f"smtpd_tls_security_level = may\nsmtpd_tls_cert_file = {certificates.certificate}\n"
            tls += f"smtpd_tls_key_file = {certificates.key}"
            if self._sasl:
                tls += "\nsmtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = dovecot"
                tls += f"\nsmtpd_sasl_path = inet:{HOST}:{dovecot.sasl_port}"
                tls += "\nsmtpd_tls_auth_only = yes\nsmtpd_client_restrictions = permit_sasl_authenticated, reject"
            smtps = f"127.0.0.1:{self.tls_port} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes"
        (conf / "main.cf").write_text(POSTFIX_MAIN.format(folder=self.folder, lmtp=dovecot.lmtp_port, tls=tls))
        (conf / "copies").write_text("/^(info)@([^@]*\\.server-[^@]*)$/ $1+Sent@$2\n")  # the Sent folder of this mailbox
        (conf / "master.cf").write_text(POSTFIX_MASTER.format(port=self.port, smtps=smtps))
        run("postfix", "-c", conf, "start")
        self._pid = int((self.folder / "queue/pid/master.pid").read_text())

    def greets(self) -> bool:
        with suppress(OSError, smtplib.SMTPException), smtplib.SMTP(HOST, self.port, local_hostname="test.example", timeout=5):
            return True
        return False

    def ensure(self) -> None:
        """As it was, or started anew where it answers nobody any more."""
        if not self.greets():
            print(f"postfix is started anew; it said: {self.log()}")
            self.stop()
            self._start()

    def log(self) -> str:
        return "\n".join((self.folder / "postfix.log").read_text(encoding="utf-8", errors="replace").splitlines()[-40:])

    def stop(self) -> None:
        os.kill(self._pid, signal.SIGTERM)
        try:
            wait_until(lambda: not Path(f"/proc/{self._pid}").exists(), 20, "the end of postfix")
        except AssertionError:
            os.kill(self._pid, signal.SIGKILL)
        shutil.rmtree(self.folder, ignore_errors=True)

    def deliver(self, raw: bytes, to: str | Sequence[str], sender: str = "afzender@elders.example") -> None:
        """Hand over a mail by SMTP; it reaches the Dovecot mailbox some 30 ms later."""
        with smtplib.SMTP(HOST, self.port, local_hostname="test.example", timeout=10) as client:
            client.sendmail(sender, [to] if isinstance(to, str) else list(to), raw)


class Postgres:
    """A PostgreSQL server of our own; `url` is up to the name of a database. Its tools may stand where Debian puts them."""

    def __init__(self) -> None:
        self.folder, self.port = _public_folder("postgres"), free_port()
        self._user: dict[str, Any] = {}
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
            self._user = {"user": "postgres", "group": "postgres", "extra_groups": []}
        command = [self.tool("initdb"), "-D", self.folder / "data", "-U", "bot", "-A", "trust", "-E", "UTF8", "--no-sync"]
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder, **self._user)
        self.url = f"postgresql+psycopg://bot@{HOST}:{self.port}"
        self.start()

    @staticmethod
    def tool(name: str) -> str | None:
        """Where a program of PostgreSQL stands; None when it is not installed."""
        places = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        return shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", os.defpath), *map(str, places)]))

    def start(self) -> None:
        command = [self.tool("postgres"), "-D", self.folder / "data", "-p", str(self.port), "-k", self.folder, "-h", HOST, "-F"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": self.folder}
        self._process = subprocess.Popen(command, **quiet, **self._user)
        wait_until(self._is_ready, what="postgres")

    def _is_ready(self) -> bool:
        with suppress(psycopg.OperationalError), psycopg.connect(host=HOST, port=self.port, user="bot", dbname="postgres"):
            return True
        return False

    def execute(self, statement: str) -> None:
        """As an administrator, outside any transaction."""
        with psycopg.connect(host=HOST, port=self.port, user="bot", dbname="postgres", autocommit=True) as connection:
            connection.execute(statement)

    def halt(self) -> None:
        """Whoever is connected is sent away."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait(60)

    def stop(self) -> None:
        self.halt()
        shutil.rmtree(self.folder, ignore_errors=True)


def _public_folder(name: str) -> Path:
    """A short path (Unix sockets allow 108 bytes) that the servers' own users may enter."""
    folder = Path(tempfile.mkdtemp(prefix=f"{name}-", dir="/tmp"))
    folder.chmod(0o755)
    return folder


HANG, DROP = "hang", "drop"


class SmtpFaults:
    """An SMTP server that takes every mail, except where a fault is scripted.

    `script[place] = [fault, ...]` are used up one a time; `always[place] = fault` stays. A place is a command (`MAIL`, `DATA`,
    `RSET`, `STARTTLS`, `AUTH`), a recipient's address, or `CONTENT`: after the content came in. A fault is a reply line, HANG
    or DROP.
    """

    def __init__(self, certificates: Certificates | None = None, user: str = "", *, smtputf8: bool = True) -> None:
        parameters: dict[str, Any] = {"hostname": "mail.example", "enable_SMTPUTF8": smtputf8}
        self.script: dict[str, list[str]] = {}
        self.always: dict[str, str] = {}
        self.received: list[Envelope] = []
        self.commands: list[str] = []
        self.connections = 0
        self.port = free_port()
        if certificates:
            parameters |= {"tls_context": certificates.server_context()}
        if user:
            parameters |= {"authenticator": _only(user), "auth_require_tls": bool(certificates)}
        owner = self

        class Serving(Controller):
            def factory(self) -> SMTP:
                return _FaultySmtp(self.handler, owner=owner, **parameters)

        self._controller = Serving(self, hostname=HOST, port=self.port)
        self._controller.start()
        self.connections = 0

    def stop(self) -> None:
        self._controller.stop()

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Envelope) -> str:  # noqa: N802
        fault = await self._strike(server, "CONTENT")
        if fault is None:
            self.received.append(envelope)
        return fault or "250 2.0.0 taken"

    async def fails(self, server: SMTP, place: str) -> bool:
        """Whether a fault was scripted here; then it has been done."""
        fault = await self._strike(server, place)
        if fault not in (None, HANG, DROP):
            await server.push(fault)
        if (fault or "").startswith("421") and server.transport is not None:
            server.transport.close()
        return fault is not None

    async def _strike(self, server: SMTP, place: str) -> str | None:
        queue = self.script.get(place)
        fault = queue.pop(0) if queue else self.always.get(place)
        if fault == HANG:
            await asyncio.sleep(60)
        if fault in (HANG, DROP) and server.transport is not None:
            server.transport.close()
        return fault


class _FaultySmtp(SMTP):
    def __init__(self, handler: Any, *, owner: SmtpFaults, **parameters: Any) -> None:
        self._owner = owner
        super().__init__(handler, **parameters)

    def connection_made(self, transport: Any) -> None:
        self._owner.connections += 1
        super().connection_made(transport)

    async def _or_fault(self, command: str, go_on: Callable[[str | None], Any], arg: str | None) -> None:
        self._owner.commands.append(command)
        recipient = (arg or "").partition("<")[2].partition(">")[0] if command == "RCPT" else ""
        if not await self._owner.fails(self, recipient or command):
            await go_on(arg)

    async def smtp_MAIL(self, arg: str | None) -> None:  # noqa: N802
        await self._or_fault("MAIL", super().smtp_MAIL, arg)

    async def smtp_RCPT(self, arg: str | None) -> None:  # noqa: N802
        await self._or_fault("RCPT", super().smtp_RCPT, arg)

    async def smtp_DATA(self, arg: str | None) -> None:  # noqa: N802
        await self._or_fault("DATA", super().smtp_DATA, arg)

    async def smtp_RSET(self, arg: str | None) -> None:  # noqa: N802
        await self._or_fault("RSET", super().smtp_RSET, arg)

    async def smtp_STARTTLS(self, arg: str | None) -> None:  # noqa: N802
        await self._or_fault("STARTTLS", super().smtp_STARTTLS, arg)

    async def smtp_AUTH(self, arg: str | None) -> None:  # noqa: N802
        await self._or_fault("AUTH", super().smtp_AUTH, arg)


def _only(user: str) -> Callable[..., AuthResult]:
    def authenticate(server: SMTP, session: Any, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        known = isinstance(data, LoginPassword) and (data.login, data.password) == (user.encode(), PASSWORD.encode())
        return AuthResult(success=known, handled=False)

    return authenticate
