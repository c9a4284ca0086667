"""The secret that signs the tokens of letters: from the environment, a file, or made at the first start beside the database.

Who has it can write letters that look like ours, so the file is for the service alone. A lost secret loses no data: answers
to older letters are put to the directie for confirmation.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from sqlalchemy import make_url

from bot.config import SIGNING_FILE, Settings
from bot.errors import ConfigError
from bot.private import new_file, problem_of

SHORTEST = 32  # characters


def letter_secret(settings: Settings) -> bytes:
    """The secret; it is made when none is configured and none is there. ConfigError says what is wrong with it."""
    if settings.secret_env is not None:
        return _long_enough(os.environ.get(settings.secret_env, ""), f"secret_env: the variable {settings.secret_env}")
    path = secret_path(settings)
    if path is None:
        return secrets.token_bytes(SHORTEST)
    try:
        if settings.secret_file is None:
            _make(path)
        if refused := problem_of(path):
            raise ConfigError([f"secret_file: {refused}"])
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise ConfigError([f"secret_file: {path} cannot be used ({type(problem).__name__})"]) from problem
    return _long_enough(text, f"secret_file: {path}")


def secret_problem(settings: Settings) -> str:
    """What an operator has to mend about the secret, "" when nothing. Makes nothing."""
    path = secret_path(settings)
    try:
        if settings.secret_env is not None or settings.secret_file is not None or (path is not None and path.exists()):
            letter_secret(settings)
    except ConfigError as problem:
        return problem.problems[0]
    return ""


def secret_path(settings: Settings) -> Path | None:
    """The file it is in or will be made in; None when it comes from the environment or lives in memory."""
    return None if settings.secret_env is not None else settings.secret_file or _default(settings)


def _default(settings: Settings) -> Path | None:
    """Beside the database file; beside config.toml when the database is on a server; nowhere for one in memory."""
    url = make_url(settings.database)
    if url.get_backend_name() != "sqlite":
        return settings.folder / SIGNING_FILE
    return Path(url.database).parent / SIGNING_FILE if url.database and url.database != ":memory:" else None


def _make(path: Path) -> None:
    """A new secret, unless there is one: also of two processes that start at once, one makes it."""
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with new_file(beside) as file:
        file.write(secrets.token_urlsafe(SHORTEST).encode() + b"\n")
    try:
        os.link(beside, path)  # fails when there is one by now: whole or not at all
    except FileExistsError:
        pass
    finally:
        beside.unlink()


def _long_enough(text: str, place: str) -> bytes:
    if len(text.strip()) < SHORTEST:
        raise ConfigError([f"{place} must hold a secret of {SHORTEST} characters or more"])
    return text.strip().encode()
