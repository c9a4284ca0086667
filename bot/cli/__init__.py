"""The commands: one short function each. What they print with --json is relied upon from outside."""

from __future__ import annotations

import logging
import os

from rich.console import Console

from bot.cli import cases, keeping, letters, oauth, privacy, queue, reading, reports, rules, service, status
from bot.cli.common import app
from bot.discreet import LINE, Discreet
from bot.errors import KlachtenbotError
from bot.private import OTHERS

__all__ = [
    "app",
    "cases",
    "keeping",
    "letters",
    "main",
    "oauth",
    "privacy",
    "queue",
    "reading",
    "reports",
    "rules",
    "service",
    "status",
]


def main() -> None:
    """Run a command; a mistake an operator can mend is one clear message and exit status 2."""
    os.umask(OTHERS)  # whatever a command or a library makes is for who runs it alone
    logging.basicConfig(level=logging.INFO)
    for handler in logging.getLogger().handlers:
        handler.setFormatter(Discreet(LINE))
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    try:
        app()
    except KlachtenbotError as problem:
        Console(stderr=True, soft_wrap=True, highlight=False, markup=False).print(str(problem))
        raise SystemExit(2) from None
