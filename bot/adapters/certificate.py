"""Until when the certificate of a mail server is good: a connection without a login, by the clients of the standard library."""

from __future__ import annotations

import imaplib
import smtplib
import ssl
from datetime import UTC, datetime
from typing import Any

from bot.errors import MailboxUnreachable, TlsRefused
from bot.logins import Login, SmtpSettings


def certificate_until(server: Login) -> datetime | None:
    """The end of the certificate, aware; None where the connection has none. Raises TlsRefused or MailboxUnreachable."""
    if server.tls == "none":
        return None
    where = f"{server.host}:{server.port}"
    try:
        context = ssl.create_default_context(cafile=server.ca_file)
        client = _smtp(server, context) if isinstance(server, SmtpSettings) else _imap(server, context)
        try:
            end = client.sock.getpeercert()["notAfter"]
        finally:
            _say_goodbye(client)
    except ssl.SSLCertVerificationError as problem:
        raise TlsRefused(f"{where}: {problem.verify_message}") from problem
    except (OSError, EOFError, imaplib.IMAP4.error, smtplib.SMTPException, KeyError) as problem:
        raise MailboxUnreachable(f"{where} ({type(problem).__name__})") from problem
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(end), UTC)


def _imap(server: Login, context: ssl.SSLContext) -> Any:
    if server.tls == "tls":
        return imaplib.IMAP4_SSL(server.host, server.port, ssl_context=context, timeout=server.timeout_seconds)
    client = imaplib.IMAP4(server.host, server.port, timeout=server.timeout_seconds)
    client.starttls(context)
    return client


def _smtp(server: Login, context: ssl.SSLContext) -> Any:
    if server.tls == "tls":
        return smtplib.SMTP_SSL(server.host, server.port, context=context, timeout=server.timeout_seconds)
    client = smtplib.SMTP(server.host, server.port, timeout=server.timeout_seconds)
    client.starttls(context=context)
    return client


def _say_goodbye(client: Any) -> None:
    try:
        client.quit() if isinstance(client, smtplib.SMTP) else client.logout()
    except (OSError, imaplib.IMAP4.error, smtplib.SMTPException):
        client.close() if isinstance(client, smtplib.SMTP) else client.shutdown()
