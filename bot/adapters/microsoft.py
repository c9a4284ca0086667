"""Access tokens of Microsoft 365 by msal: as an app with its client secret, or as a person who signed in with a device code.

A person's sign-in is a refresh token in `token_file`, mode 0600; it is read anew each time, so that signing in again takes
effect while the service runs. Of what Microsoft answers only the code is passed on: its sentences can name people.
"""

# mypy: allow-untyped-calls
from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import requests
from msal import ConfidentialClientApplication, PublicClientApplication, SerializableTokenCache
from msal.exceptions import MsalError

from bot.adapters.oauth import RefusalFile, Token
from bot.adapters.token_server import https, read_private
from bot.errors import SignInRefused, TokenUnreachable
from bot.logins import MICROSOFT, OauthSettings
from bot.private import write_private

log = logging.getLogger(__name__)
logging.getLogger("msal").setLevel(logging.WARNING)

AS_APP = ["https://outlook.office365.com/.default"]
AS_PERSON = ["https://outlook.office.com/IMAP.AccessAsUser.All", "https://outlook.office.com/SMTP.Send"]
AGAIN = "sign in again"
HINTS = {  # the codes that an operator can mend; docs/microsoft365.md says more of each
    "AADSTS7000215": "the client secret is wrong: use its Value, not its Secret ID",
    "AADSTS7000222": "the client secret has expired: make a new one in the app registration",
    "AADSTS700016": "this tenant does not know the app: check client_id and tenant",
    "AADSTS90002": "the tenant does not exist: check tenant",
    "AADSTS7000218": "the app registration does not allow public client flows",
    "AADSTS65001": "the app has no consent: grant admin consent in the app registration",
    "AADSTS50173": f"the password was changed: {AGAIN}",
    "AADSTS50076": f"a second factor is asked for: {AGAIN}",
    "AADSTS50079": f"a second factor has to be set up: {AGAIN}",
    "AADSTS700082": f"the sign-in was not used for too long: {AGAIN}",
    "AADSTS70043": f"the organisation wants people to sign in more often: {AGAIN}",
    "AADSTS70008": f"the sign-in has expired: {AGAIN}",
    "AADSTS70000": f"the sign-in is not valid any more: {AGAIN}",
    "AADSTS50057": "the account is disabled",
    "AADSTS53003": "Conditional Access forbids it: let the administrator except this app",
    "expired_token": "nobody typed the code in time",
    "code_expired": "nobody typed the code in time",
    "authorization_declined": "the sign-in was declined",
    "access_denied": "the sign-in was declined",
}
LATER = ("temporarily_unavailable", "server_error", "AADSTS90033", "AADSTS90055", "AADSTS50196")


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """What a person needs to sign in elsewhere."""

    address: str
    code: str
    minutes: int  # how long the code is good


class MicrosoftSource:
    """Tokens for one organisation."""

    def __init__(self, settings: OauthSettings, organisation_id: str) -> None:
        self._settings, self._command = settings, f"`klachtenbot login --organisation {organisation_id}`"

    def fetch(self, now: datetime) -> Token:
        """A new token, never one from a cache. Raises SignInRefused, TokenUnreachable or TlsRefused."""
        return self._as_person(now) if self._settings.by_person else self._as_app(now)

    def sign_in(self, show: Callable[[DeviceCode], None]) -> str:
        """Let a person sign in with a device code, wait for it and keep the sign-in. Who it was, as Microsoft names him.

        Raises SignInRefused, TokenUnreachable or TlsRefused; then what was kept before stays.
        """
        cache = SerializableTokenCache()
        with self._session() as session:
            app = self._application(session, cache)
            flow = app.initiate_device_flow(AS_PERSON)
            if "user_code" not in flow:
                raise self._problem(flow)
            show(DeviceCode(flow["verification_uri"], flow["user_code"], int(flow.get("expires_in", 900)) // 60))
            answer = app.acquire_token_by_device_flow(flow)
            if "access_token" not in answer:
                raise self._problem(answer)
            accounts = app.get_accounts()
        self._keep(cache)
        RefusalFile(self._file).clear()
        return str(accounts[0].get("username", "")) if accounts else ""

    def _as_app(self, now: datetime) -> Token:
        with self._session() as session:
            return self._token(self._application(session).acquire_token_for_client(AS_APP), now)

    def _as_person(self, now: datetime) -> Token:
        cache = self._kept()
        with self._session() as session:
            app = self._application(session, cache)
            account = next(iter(app.get_accounts()), None)
            token = self._token(app.acquire_token_silent_with_error(AS_PERSON, account, force_refresh=True) or {}, now)
        if cache.has_state_changed:
            try:
                self._keep(cache)
            except OSError as problem:  # the token itself is good, and so is the refresh token that was kept before
                log.warning("the sign-in could not be kept: %s", type(problem).__name__)
        return token

    @contextmanager
    def _session(self) -> Iterator[requests.Session]:
        with https(self._settings) as session:
            try:
                yield session
            except (MsalError, RuntimeError, json.JSONDecodeError) as problem:  # a 5xx, or no answer in OAuth's words
                raise TokenUnreachable(f"({type(problem).__name__})") from problem

    def _application(self, session: requests.Session, cache: SerializableTokenCache | None = None) -> Any:
        settings = self._settings
        kind = PublicClientApplication if settings.by_person else ConfidentialClientApplication
        try:
            return kind(
                settings.client_id,
                client_credential=settings.client_secret.get_secret_value() or None,
                authority=f"{settings.authority}/{settings.tenant}",
                http_client=session,
                token_cache=cache,
                instance_discovery=None if settings.authority == MICROSOFT else False,
            )
        except requests.RequestException:
            raise  # some of these are ValueErrors too
        except ValueError as problem:
            raise SignInRefused(f"{HINTS['AADSTS90002']} under [organisation.oauth].") from problem

    def _token(self, answer: dict[str, Any], now: datetime) -> Token:
        if "access_token" not in answer:
            raise self._problem(answer)
        return Token(answer["access_token"], now + timedelta(seconds=int(answer.get("expires_in", 3600))))

    def _problem(self, answer: dict[str, Any]) -> SignInRefused | TokenUnreachable:
        """What went wrong, by its code: AADSTS..., or the word of RFC 6749."""
        error = str(answer.get("error", "no sign-in is kept"))
        found = re.findall(r"AADSTS\d+", str(answer.get("error_description", ""))[:200])
        code = found[0] if found else error if re.fullmatch(r"[a-z_ -]{1,40}", error) else "an error without a code"
        if code in LATER or error in LATER:
            return TokenUnreachable(f"({code})")
        hint = HINTS.get(code, "")
        if self._settings.by_person and (not hint or hint.endswith(AGAIN)):
            hint = f"{hint.removesuffix(AGAIN)}{AGAIN} with {self._command}"
        return SignInRefused(f"Microsoft says {code}{': ' if hint else ''}{hint}.")

    @property
    def _file(self) -> Path:
        if self._settings.token_file is None:
            raise SignInRefused("token_file says where the sign-in is kept.")
        return self._settings.token_file

    def _kept(self) -> SerializableTokenCache:
        cache = SerializableTokenCache()
        try:
            text = read_private(self._file)
            parts = json.loads(text)
        except FileNotFoundError:
            raise SignInRefused(f"nobody has signed in yet: {self._command}.") from None
        except ValueError:
            parts = None
        if not isinstance(parts, dict) or not all(isinstance(part, dict) for part in parts.values()):
            raise SignInRefused(f"{self._file} is broken: {AGAIN} with {self._command}.")
        cache.deserialize(text)
        return cache

    def _keep(self, cache: SerializableTokenCache) -> None:
        write_private(self._file, cache.serialize())
