"""How to get into a mail server: host, TLS, and a password or an access token.

Secrets stand in the environment or a file, never in config.toml, and are never shown in an error.
"""

from __future__ import annotations

import logging
import os
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationInfo, model_validator

from bot.domain.delivery import Kept

log = logging.getLogger(__name__)

TlsMode = Literal["tls", "starttls", "none"]
LOOPBACK = ("127.0.0.1", "::1", "localhost")
MICROSOFT = "https://login.microsoftonline.com"


class StrictSettings(BaseModel):
    """Frozen; an unknown word is an error, and no value stands in an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


def _with_secret(values: Any, name: str, info: ValidationInfo) -> Any:
    """`values` with the secret itself, resolved while validating: a missing one is reported beside every other problem.

    It stays away where the context says that nobody logs in.
    """
    if not isinstance(values, dict):
        return values
    words = name.replace("_", " ")
    if name in values:
        raise ValueError(f"a {words} does not belong in config.toml: use {name}_env or {name}_file")
    if info.context is not None and not info.context["logins"]:
        return values
    if variable := values.get(f"{name}_env"):
        if variable not in os.environ:
            raise ValueError(f"the environment variable {variable} is not set")
        return values | {name: os.environ[variable]}
    if file := values.get(f"{name}_file"):
        try:
            return values | {name: Path(file).read_text(encoding="utf-8").strip()}
        except OSError as problem:
            raise ValueError(f"the {words} file cannot be read: {problem.strerror}") from problem
    return values


class Login(StrictSettings):
    """A server to log in to."""

    host: str
    port: int = Field(ge=1, le=65535)
    tls: TlsMode = "tls"
    ca_file: Path | None = None
    user: str = ""
    login: Literal["password", "oauth"] = "password"  # oauth: XOAUTH2, with a token from the organisation's oauth table
    password_env: str | None = None
    password_file: Path | None = None
    timeout_seconds: float = Field(default=30, gt=0, le=600)
    password: SecretStr = Field(default=SecretStr(""), exclude=True)

    @model_validator(mode="before")
    @classmethod
    def _read_secret(cls, values: Any, info: ValidationInfo) -> Any:
        return _with_secret(values, "password", info)

    @model_validator(mode="after")
    def _no_secret_in_the_clear(self) -> Login:
        has_password = bool(self.password.get_secret_value())
        if self.login == "oauth" and has_password:
            raise ValueError('login = "oauth" needs no password: take password_env and password_file away')
        if self.login == "oauth" and not self.user:
            raise ValueError('login = "oauth" needs `user`: the address of the mailbox')
        if self.tls == "none" and self.host not in LOOPBACK:
            sent = "password" if has_password else "token" if self.login == "oauth" else "mail"
            raise ValueError(f'tls = "none" would send the {sent} in the clear: use "tls" or "starttls"')
        return self


def warn_of_clear_text(organisation: str, *servers: Login) -> None:
    """A warning in the log for each server without TLS, at every start."""
    for server in servers:
        if server.tls == "none":
            log.warning(
                'tls = "none": mail and passwords go in the clear to %s:%s, for a server on this machine only',
                server.host,
                server.port,
                extra={"organisation": organisation},
            )


class MailboxSettings(Login):
    """One IMAP mailbox."""

    port: int = Field(default=993, ge=1, le=65535)
    folder: str = "INBOX"
    start: datetime | None = None  # mail received before this moment is left alone; default: the first connect
    poll_seconds: int = Field(default=60, ge=5, le=86400)
    idle: bool = True
    keyword: str | None = None  # an IMAP keyword set on mail that has been read; nothing else is ever changed
    max_megabytes: float = Field(default=25, gt=0, le=200)


class SmtpSettings(Login):
    """Where letters go out."""

    port: int = Field(default=465, ge=1, le=65535)
    # The bot's own copy: put in `sent_folder` by the bot or by the server itself, or sent to the sender as a Bcc.
    copy_to: Kept = "none"
    sent_folder: str = "Sent"
    copy_minutes: float = Field(default=15, gt=0, le=1440)  # a copy that is not there by then never comes


def _https(value: str) -> str:
    if urlsplit(value).scheme != "https" or not urlsplit(value).hostname:
        raise ValueError("write an address that begins with https://")
    return value.rstrip("/")


class OauthSettings(StrictSettings):
    """Where access tokens come from. One token serves the organisation's IMAP and SMTP.

    microsoft: with a client secret as an app, without one as the person who signed in with `klachtenbot login`.
    google: as a service account with domain-wide delegation, or with the refresh token of an installed app.
    """

    provider: Literal["microsoft", "google"]
    tenant: str = Field(default="", pattern=r"^[A-Za-z0-9.-]*$")  # Directory (tenant) ID
    client_id: str = ""  # Application (client) ID
    client_secret_env: str | None = None
    client_secret_file: Path | None = None
    secret_expires: date | None = None  # the last day of the client secret: the operator is warned before it
    token_file: Path | None = None  # a person's sign-in; `load` puts it beside the database by default
    service_account_file: Path | None = None  # the JSON key that Google gave
    refresh_token_file: Path | None = None  # JSON of the type authorized_user
    authority: Annotated[str, AfterValidator(_https)] = MICROSOFT  # another one: a national cloud
    ca_file: Path | None = None  # a certificate authority of your own for the token server
    timeout_seconds: float = Field(default=30, gt=0, le=600)
    client_secret: SecretStr = Field(default=SecretStr(""), exclude=True)

    @model_validator(mode="before")
    @classmethod
    def _read_secret(cls, values: Any, info: ValidationInfo) -> Any:
        return _with_secret(values, "client_secret", info)

    @model_validator(mode="after")
    def _complete(self) -> OauthSettings:
        files = [each for each in (self.service_account_file, self.refresh_token_file) if each is not None]
        if self.provider == "microsoft":
            if not self.tenant or not self.client_id:
                raise ValueError("microsoft needs tenant and client_id, from the app's registration (docs/microsoft365.md)")
            if files:
                raise ValueError("service_account_file and refresh_token_file are google's: take them away")
        elif len(files) != 1:
            raise ValueError("google needs either service_account_file or refresh_token_file (docs/microsoft365.md)")
        elif not files[0].is_file():
            raise ValueError(f"the file {files[0]} does not exist")
        return self

    @property
    def by_person(self) -> bool:
        """Whether somebody has to sign in with `klachtenbot login`."""
        return self.provider == "microsoft" and self.client_secret_env is None and self.client_secret_file is None
