"""Reads header values: encoded words, addresses, dates and message ids. Best effort: what cannot be read is empty."""

from __future__ import annotations

import binascii
import re
import unicodedata
from datetime import UTC, datetime
from email.utils import getaddresses, parsedate_to_datetime

from bot.mail.message import Address
from bot.mail.text import decode, one_line

MAX_VALUE = 20_000  # characters of one header value that are looked at
MAX_IDS = 200
LONGEST_LINE = 998  # octets (RFC 5322 section 2.1.1, RFC 6532 section 3.4)

_WORD = re.compile(r"=\?([\w.:-]+?)(?:\*[\w-]*)?\?([bBqQ])\?([^?\s]*(?:[ ?][^?\s=]*)*?)\?=")
_UNENDED = re.compile(r"=\?[\w.:-]{1,40}\?[bBqQ]\?[^?\s]*\Z")
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(=\?)")
_PLAIN_ADDRESS = re.compile(r"""\s*(?:"([^"\\]*)"|([^"<>,;:()\\]*?))\s*<\s*([^\s<>@,"]+@[^\s<>@,"]+)\s*>\s*""")
# "Wit, Jan de <jan@mail.example>", which would have to be between quotes.
_UNQUOTED_ADDRESS = re.compile(r"""([^"<>@;:()\\]*)<\s*([^\s<>@,"]+@[^\s<>@,"]+)\s*>\s*""")
_BARE_ADDRESS = re.compile(r"""\s*([^\s<>@,;:"()]+@[^\s<>@,;:"()]+)\s*""")
_ANY_ADDRESS = re.compile(r"""(?<![^\s<>@,;:"()\[\]\\])[^\s<>@,;:"()\[\]\\]+@[^\s<>@,;:"()\[\]\\]+""")
_EMAIL = re.compile(r"[^\s<>@,;:\"\\()\[\]\x00-\x1f\x7f]{1,64}@[^\s<>@,;:\"\\()\[\]\x00-\x1f\x7f]{1,255}")
_ID = re.compile(r"<[^<>\s]{1,900}>")
_DATE_COMMENT = re.compile(r"\([^()]*\)")


def words(value: str) -> str:
    """A value with its encoded words (RFC 2047) decoded, on one line without control or bidi characters."""
    value = value[:MAX_VALUE]
    if "=?" in value:
        value = _decode_words(value)
    return one_line(value)


def _decode_words(value: str) -> str:
    value = _BETWEEN_WORDS.sub(r"\1\2", value)
    if _UNENDED.search(value):  # a subject that was cut off inside its last word
        value += "?="
    out: list[str] = []
    data, charset, end = b"", "", 0
    for found in _WORD.finditer(value):
        between = value[end : found.start()]
        # A character may be cut over two words, so words of one charset are joined before they are decoded.
        if data and (between or found[1].lower() != charset):
            out.append(decode(data, charset)[0])
            data = b""
        out.append(between)
        charset = found[1].lower()
        data += _word_bytes(found[2], found[3])
        end = found.end()
    if data:
        out.append(decode(data, charset)[0])
    out.append(value[end:])
    return "".join(out)


def _word_bytes(encoding: str, text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    if encoding in "qQ":
        return binascii.a2b_qp(data, header=True)
    try:
        return binascii.a2b_base64(data + b"==")
    except binascii.Error:
        return data


def addresses(value: str) -> tuple[Address, ...]:
    """Every mailbox of an address header (RFC 5322 section 3.4), groups opened, without what has no local part or domain."""
    value = value[:MAX_VALUE]
    if "=?" in value and "<" not in value:  # programs that encode the address with the name
        value = _decode_words(value).replace("=?", "")
    simple = _PLAIN_ADDRESS.fullmatch(value)
    if simple:
        return _made(((simple[1] or simple[2] or "", simple[3]),))
    bare = _BARE_ADDRESS.fullmatch(value)
    if bare:
        return _made((("", bare[1]),))
    unquoted = _UNQUOTED_ADDRESS.fullmatch(value)
    if unquoted:
        return _made(((unquoted[1], unquoted[2]),))
    try:
        pairs = getaddresses([value])
    except (RecursionError, ValueError, IndexError):  # hundreds of nested comments
        pairs = []
    found = _made(tuple(pairs))
    return found or _made(tuple(("", match) for match in _ANY_ADDRESS.findall(words(value))[:1]))


def _made(pairs: tuple[tuple[str, str], ...]) -> tuple[Address, ...]:
    found = []
    for name, email in pairs[:500]:
        email = email.strip().strip("'<>").rstrip(".").lower()  # a domain ends in no dot (RFC 5321 section 4.1.2)
        if _EMAIL.fullmatch(email) and email.isprintable() and _is_as_written(email):
            name = words(name).strip("'\" ")
            found.append(Address("" if name.lower() == email else name[:300], email))
    return tuple(found)


def _is_as_written(email: str) -> bool:
    """False when DNS makes no domain of it, or another: a wide "c" would bring our answer to a colleague, not to who wrote."""
    domain = email.rpartition("@")[2]
    try:
        domain.encode("idna")  # a label has 1 to 63 octets (RFC 1035 section 2.3.4)
    except UnicodeError:
        return False
    return domain.isascii() or (unicodedata.normalize("NFKC", domain) == domain and "\u3002" not in domain)


def date(value: str) -> datetime | None:
    """A date of RFC 5322 section 3.3, aware (no zone means UTC); None when unreadable or not of 1990 to 2100."""
    try:
        found = parsedate_to_datetime(_DATE_COMMENT.sub(" ", value[:300]))
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        return found if 1990 <= found.year <= 2100 else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def ids(value: str) -> tuple[str, ...]:
    """The message ids in a value, in order, each with its angle brackets; none that is longer than a line may be."""
    found = _ID.findall(value[:100_000])
    if not found and "@" in value:
        found = [f"<{word}>" for word in value.replace("<", " ").replace(">", " ").split() if "@" in word and len(word) < 900]
    return tuple(dict.fromkeys(each for each in found[:MAX_IDS] if each.isprintable() and len(each.encode()) <= LONGEST_LINE))
