"""How the mail servers are called: TLS 1.2 or higher, with a certificate that is checked. There is no setting that weakens it."""

from __future__ import annotations

import ssl
from pathlib import Path

from bot.errors import TlsRefused


def verified(ca_file: Path | None) -> ssl.SSLContext:
    """A context that checks chain and host name. Raises TlsRefused when `ca_file` cannot be used."""
    try:
        context = ssl.create_default_context(cafile=ca_file)
    except OSError as problem:
        raise TlsRefused(f"ca_file {ca_file} cannot be used: {problem}") from problem
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
