"""What both providers need: HTTPS that is verified and does not hang, and secret files that only the service reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import requests

from bot.errors import SignInRefused, TlsRefused, TokenUnreachable
from bot.logins import OauthSettings
from bot.private import problem_of


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
        if refused := problem_of(path):
            raise SignInRefused(refused)
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise
    except (OSError, UnicodeDecodeError) as problem:
        raise SignInRefused(f"{path} cannot be read ({type(problem).__name__})") from problem
