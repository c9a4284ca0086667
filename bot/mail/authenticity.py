"""What our own mail server says about the sender of a mail: the DMARC result in Authentication-Results (RFC 8601).

Anybody can write such a field in his mail. Only those that carry the id of our own server count, and of these only the
topmost: a server puts its own above everything that came with the mail.
"""

from __future__ import annotations

import re
from typing import Any

import authres

from bot.mail.headers import addresses
from bot.mail.message import Message

FIELD = "authentication-results"
PASSES = ("pass", "none", "bestguesspass")  # "none": the domain has no policy, so nothing failed
MOST_FIELDS = 20
AuthenticationResultsHeader: Any = authres.AuthenticationResultsHeader  # without types of its own
_DMARC = re.compile(r"(?<![\w.-])dmarc(?:/\d+)?\s*=\s*(\w+)", re.IGNORECASE)
_SERVER = re.compile(r"\s*(?:\([^()]*\)\s*)*\"?([^\s;\"()]+)")


def is_one_sender(message: Message) -> bool:
    """True when the mail has one From with one address, and that is whom we take for its sender: a Reply-To is nobody's name.

    An address in an encoded word, where servers see none, is nobody's proof.
    """
    values = message.header_all("from")
    if len(values) != 1 or message.sender is None or ("=?" in values[0] and "<" not in values[0]):
        return False
    return [each.email for each in addresses(values[0])] == [message.sender.email]


def fails_dmarc(message: Message, server: str) -> bool:
    """True when the server with this authserv-id found DMARC failing or could not tell; False when it says nothing."""
    if not server or message.sender is None:
        return False
    domain = message.sender.email.rpartition("@")[2]
    return any(_fails(value, domain) for value in _trusted(message, server))


def _trusted(message: Message, server: str) -> list[str]:
    """The fields of this server's last look at the mail: the first, and what it wrote beside it before the next hop."""
    found: list[str] = []
    for name, value in message.headers:
        if name == "received" and found:
            break
        written_by = _SERVER.match(value) if name == FIELD else None
        if written_by is not None and written_by[1].lower() == server.lower():
            found.append(value)
    return found[:MOST_FIELDS]


def _fails(value: str, domain: str) -> bool:
    try:
        header = AuthenticationResultsHeader.parse(f"Authentication-Results: {value[:20_000]}")
    except (
        authres.AuthResError,
        RecursionError,
        ValueError,
    ):  # not as the RFC has it
        return any(word.lower() not in PASSES for word in _DMARC.findall(value))
    results = [each for each in header.results if each.method.lower() == "dmarc"]
    return any(each.result.lower() not in PASSES or _of_another(each, domain) for each in results)


def _of_another(result: authres.AuthenticationResult, domain: str) -> bool:
    """True when the result is about another From than the one we read."""
    about = [each.value.lower() for each in result.properties if (each.type, each.name) == ("header", "from") and each.value]
    return any(value.rpartition("@")[2] != domain for value in about)
