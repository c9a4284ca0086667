"""Files that are for the service alone: written so, whatever the umask, and refused when others can read what must be secret.

A secret is readable by its owner only: the account of the service, or root. One exception is how Kubernetes and systemd hand
secrets over: owned by root, mode 0440. On systems without POSIX modes nothing is judged.
"""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path
from typing import BinaryIO

OWN_FILE, OWN_FOLDER = 0o600, 0o700
OTHERS = 0o077
HANDED_OVER = 0o440


def problem_of(path: Path) -> str:
    """What is wrong with the rights on a secret file, with what to do; "" when nothing, or when there is no such file."""
    if os.name != "posix":
        return ""
    try:
        found = path.stat()
    except OSError:
        return ""  # whoever reads it says that it is missing
    return _judged(path, found.st_mode, found.st_uid, os.geteuid())


def _judged(path: Path, mode: int, owner: int, us: int) -> str:
    handed_over = owner == 0 and stat.S_IMODE(mode) == HANDED_OVER
    if mode & OTHERS and not handed_over:
        return f"{path} can be read by others on this machine: chmod 600"
    if us not in (0, owner) and owner != 0:
        return f"{path} belongs to another user, who can read it: make it the service's own with chown"
    return ""


def new_file(path: Path) -> BinaryIO:
    """A new file, mode 0600, open for its bytes. Raises OSError; FileExistsError when there is one."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWN_FILE), "wb")


def write_private(path: Path, content: str | bytes) -> None:
    """Put the content there whole or not at all, mode 0600. Raises OSError."""
    path = path.resolve()
    if path.exists() and not path.is_file():  # a pipe, or the terminal
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with new_file(beside) as file:
            os.fchmod(file.fileno(), OWN_FILE)
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def tighten(path: Path) -> bool:
    """Take a file or a whole folder away from others; True when they could read any of it. Raises OSError."""
    loose = False
    for each in (path, *(path.rglob("*") if path.is_dir() else ())):
        if each.is_symlink():
            continue
        mode = stat.S_IMODE(each.stat().st_mode)
        if mode & OTHERS:
            each.chmod(mode & ~OTHERS)
            loose = True
    return loose


def claim(path: Path) -> bool:
    """Make an empty file that is for us alone, unless there is one; then it is tightened. True when others could read it."""
    try:
        new_file(path).close()
    except FileExistsError:
        return tighten(path)
    return False
