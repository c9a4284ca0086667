"""Access tokens of Google by google-auth: a service account that acts for the mailbox, or the refresh token of an installed app.

The files are those that Google's own tools write. They are read anew each time, so that a new one takes effect while the
service runs.
"""

# mypy: allow-untyped-calls
from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from google.auth.exceptions import GoogleAuthError, RefreshError, TransportError
from google.auth.transport.requests import Request
from google.oauth2 import credentials, service_account

from bot.adapters.oauth import Token
from bot.adapters.token_server import https, read_private
from bot.errors import SignInRefused, TlsRefused, TokenUnreachable
from bot.logins import OauthSettings

SCOPES = ["https://mail.google.com/"]
TOKEN_SERVER = "https://oauth2.googleapis.com/token"  # noqa: S105
FOR_ACCOUNT = {
    "invalid_grant": "the mailbox is unknown in this domain, the key was deleted, or this machine's clock is wrong",
    "unauthorized_client": "domain-wide delegation of this service account does not have the scope https://mail.google.com/",
    "invalid_client": "the service account does not exist any more",
}
FOR_PERSON = {
    "invalid_grant": "the sign-in has expired or was taken back: make refresh_token_file again (docs/microsoft365.md)",
    "invalid_client": "the client id or secret in refresh_token_file is wrong",
    "unauthorized_client": "the client in refresh_token_file is not the one that got the refresh token",
}


class GoogleSource:
    """Tokens for one mailbox."""

    def __init__(self, settings: OauthSettings, user: str) -> None:
        self._settings, self._user = settings, user

    def fetch(self, now: datetime) -> Token:
        """A new token. Raises SignInRefused, TokenUnreachable or TlsRefused."""
        found = self._credentials()
        with https(self._settings) as session:
            try:
                found.refresh(partial(Request(session), timeout=self._settings.timeout_seconds))
            except TransportError as problem:
                if isinstance(problem.__cause__, Exception):
                    raise problem.__cause__ from None  # as the HTTP library saw it
                raise TokenUnreachable("(TransportError)") from problem
            except GoogleAuthError as problem:
                raise self._problem(problem) from None
        expiry = found.expiry.replace(tzinfo=UTC) if found.expiry else now + timedelta(hours=1)
        return Token(str(found.token), expiry)

    def _credentials(self) -> Any:
        account = self._settings.service_account_file
        path = account or self._settings.refresh_token_file or Path()
        try:
            info = json.loads(read_private(path))
            if not str(info.setdefault("token_uri", TOKEN_SERVER)).startswith("https://"):
                raise TlsRefused(f"token_uri in {path} does not begin with https://")
            if account is not None:
                return service_account.Credentials.from_service_account_info(info, scopes=SCOPES, subject=self._user)
            words = {name: info[name].strip() for name in ("client_id", "client_secret", "refresh_token", "token_uri")}
            return credentials.Credentials(None, scopes=SCOPES, **words)
        except FileNotFoundError:
            raise SignInRefused(f"{path} is not there.") from None
        except (ValueError, KeyError, TypeError, AttributeError) as problem:
            kind = "key of a service account" if account else "file of the type authorized_user"
            raise SignInRefused(f"{path} is no {kind} ({type(problem).__name__}).") from None

    def _problem(self, problem: GoogleAuthError) -> SignInRefused | TokenUnreachable:
        """By the word of RFC 6749 alone: Google's sentences can name the mailbox."""
        answer = problem.args[1] if isinstance(problem, RefreshError) and len(problem.args) > 1 else {}
        error = str(answer.get("error", "")) if isinstance(answer, dict) else ""
        code = error if re.fullmatch(r"[a-z_]{1,40}", error) else "an error without a code"
        if problem.retryable:
            return TokenUnreachable(f"({code})")
        hint = (FOR_ACCOUNT if self._settings.service_account_file else FOR_PERSON).get(code, "")
        return SignInRefused(f"Google says {code}{': ' if hint else ''}{hint}.")
