"""What both providers need: HTTPS that is verified and does not hang, and files that only the service reads."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import requests

from bot.errors import SignInRefused, TlsRefused, TokenUnreachable
from bot.logins import OauthSettings


@contextmanager
def https(settings: OauthSettings) -> Iterator[requests.Session]:
    """A session with a time limit. What breaks in it ends as TlsRefused or TokenUnreachable."""
    with requests.Session() as session:
        # Given with each request, for REQUESTS_CA_BUNDLE goes before the session's own `verify`.
        own: dict[str, Any] = {"verify": str(settings.ca_file)} if settings.ca_file is not None else {}
        session.request = partial(session.request, timeout=settings.timeout_seconds, **own)  # type: ignore[method-assign]
        try:
            yield session
        except requests.exceptions.SSLError as problem:
            raise TlsRefused("the provider's token server; see ca_file under [organisation.oauth]") from problem
        except requests.RequestException as problem:
            raise TokenUnreachable(f"({type(problem).__name__})") from problem


def read_private(path: Path) -> str:
    """The text of a file that nobody else can read. Raises FileNotFoundError, or SignInRefused with what to do."""
    try:
        if path.stat().st_mode & 0o077:
            raise SignInRefused(f"{path} can be read by others on this machine: chmod 600")
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise
    except (OSError, UnicodeDecodeError) as problem:
        raise SignInRefused(f"{path} cannot be read ({type(problem).__name__})") from problem


def write_private(path: Path, text: str) -> None:
    """Put the text there whole or not at all, mode 0600. Raises OSError."""
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
