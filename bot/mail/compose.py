"""Writes a letter as RFC 5322 bytes. What comes from a client's mail can add no header, no part and no long line.

The same arguments give the same bytes: what is stored is what is sent.
"""

from __future__ import annotations

import base64
import hashlib
import quopri
import re
from datetime import datetime
from email.header import Header
from email.utils import format_datetime
from urllib.parse import quote

from bot.mail.message import Address, Attachment
from bot.mail.text import one_line

_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")
_EMAIL = re.compile(r"[^\s<>@,;:\"\\()\[\]]{1,64}@[^\s<>@,;:\"\\()\[\]]{1,255}")
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,900}>")
_CONTENT_TYPE = re.compile(r"[a-z0-9][\w.+-]{0,60}/[a-z0-9][\w.+-]{0,80}(?:; ?[a-z-]{1,20}=[\w-]{1,40}){0,3}")
_CONTENT_ID = re.compile(r"[\w.@+-]{1,200}")
_MAX_NAME = 120
_MAX_SUBJECT = 400
_MAX_REFERENCES = 20  # the first and the last nineteen, as RFC 5322 section 3.6.4 allows

Part = tuple[list[tuple[str, str]], bytes]


def compose(
    *,
    sender: Address,
    recipient: Address,
    subject: str,
    text: str,
    html: str,
    message_id: str,
    date: datetime,
    in_reply_to: str = "",
    references: tuple[str, ...] = (),
    attachments: tuple[Attachment, ...] = (),
    inline_images: tuple[tuple[str, Attachment], ...] = (),
    reply_to: Address | None = None,
    auto_submitted: str = "auto-replied",
) -> bytes:
    """The letter with CRLF line ends, text and HTML as alternatives, images inside (content id, image), attachments last.

    Names, subject and filenames lose control and bidi characters. Raises ValueError for an address, message id or
    Auto-Submitted keyword that is none; a local part beyond ASCII is none without SMTPUTF8.
    """
    if auto_submitted not in ("auto-replied", "auto-generated"):
        raise ValueError(f"not an Auto-Submitted keyword: {auto_submitted!r}")
    if not _MESSAGE_ID.fullmatch(message_id):
        raise ValueError(f"not a message id: {message_id!r}")
    headers = [
        ("From", _mailbox(sender)),
        ("To", _mailbox(recipient)),
        *([("Reply-To", _mailbox(reply_to))] if reply_to else []),
        ("Subject", _encoded(one_line(subject)[:_MAX_SUBJECT], "Subject")),
        ("Date", format_datetime(date)),
        ("Message-ID", message_id),
        *_thread(in_reply_to, references),
        ("Auto-Submitted", auto_submitted),
        ("X-Auto-Response-Suppress", "All"),
        ("X-Klachtenbot", "1"),
        ("MIME-Version", "1.0"),
    ]
    seed = hashlib.sha256(message_id.encode()).hexdigest()[:24]
    body = _multipart("alternative", [_text("plain", text), _text("html", html)], f"=_a{seed}") if html else _text("plain", text)
    if inline_images:
        images = [_file(image, "inline", content_id) for content_id, image in inline_images]
        body = _multipart("related", [body, *images], f"=_r{seed}")
    if attachments:
        body = _multipart("mixed", [body, *(_file(item, "attachment") for item in attachments)], f"=_m{seed}")
    return _bytes((headers + body[0], body[1]))


def _thread(in_reply_to: str, references: tuple[str, ...]) -> list[tuple[str, str]]:
    """Ids come from the client's mail: what is no message id is left out, and a long thread is shortened."""
    known = [reference for reference in dict.fromkeys(references) if _MESSAGE_ID.fullmatch(reference)]
    headers = []
    if _MESSAGE_ID.fullmatch(in_reply_to):
        headers.append(("In-Reply-To", in_reply_to))
        known = [*(reference for reference in known if reference != in_reply_to), in_reply_to]
    if len(known) > _MAX_REFERENCES:
        known = [known[0], *known[1 - _MAX_REFERENCES :]]
    return [*headers, ("References", "\r\n ".join(known))] if known else headers


def _mailbox(address: Address) -> str:
    email = _ascii_address(address.email)
    name = one_line(address.name)[:_MAX_NAME]
    if not name:
        return email
    if not name.isascii():
        phrase = _encoded(name, "From")
    elif _ATOMS.fullmatch(name) and "=?" not in name:
        phrase = name
    else:
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        phrase = f'"{escaped}"'
    return f"{phrase}\r\n <{email}>" if len(phrase) + len(email) > 65 else f"{phrase} <{email}>"


def _ascii_address(email: str) -> str:
    """The address as servers without SMTPUTF8 take it; UnicodeError, a ValueError, when the domain is no domain."""
    local, _, domain = email.rpartition("@")
    email = email if domain.isascii() else f"{local}@{domain.encode('idna').decode('ascii')}"
    if not _EMAIL.fullmatch(email) or not email.isascii() or not email.isprintable():
        raise ValueError(f"not an address: {email!r}")
    return email


def _encoded(value: str, name: str) -> str:
    """Encoded words (RFC 2047) where needed, folded at 76; a value that only looks encoded is encoded as well."""
    plain = value.isascii() and "=?" not in value
    return Header(value, "us-ascii" if plain else "utf-8", maxlinelen=76, header_name=name).encode(linesep="\r\n")


def _text(kind: str, text: str) -> Part:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").encode("utf-8", "replace")
    body = quopri.encodestring(lines).replace(b"\n", b"\r\n")
    return [("Content-Type", f"text/{kind}; charset=utf-8"), ("Content-Transfer-Encoding", "quoted-printable")], body


def _file(item: Attachment, disposition: str, content_id: str = "") -> Part:
    kind = item.content_type.lower()
    # A message may not be base64 (RFC 2046 section 5.2.1), and a multipart needs a boundary: both travel as plain bytes.
    known = _CONTENT_TYPE.fullmatch(kind) is not None and not kind.startswith(("multipart/", "message/"))
    headers = [
        ("Content-Type", kind if known else "application/octet-stream"),
        ("Content-Transfer-Encoding", "base64"),
        ("Content-Disposition", disposition + _filename(item.filename)),
    ]
    if content_id:
        if not _CONTENT_ID.fullmatch(content_id):
            raise ValueError(f"not a content id: {content_id!r}")
        headers.append(("Content-ID", f"<{content_id}>"))
    return headers, base64.encodebytes(item.content).replace(b"\n", b"\r\n")


def _filename(filename: str) -> str:
    """The parameter by RFC 2231 where it is not plain ASCII, cut so that no line comes near 998."""
    name = re.sub(r'[\\/"]', "_", one_line(filename))[-_MAX_NAME:]
    if not name:
        return ""
    if name.isascii():
        return f';\r\n filename="{name}"'
    pieces = [quote(name[start : start + 20], safe="") for start in range(0, len(name), 20)]
    return "".join(
        f";\r\n filename*{number}*={'' if number else 'utf-8' + chr(39) * 2}{piece}" for number, piece in enumerate(pieces)
    )


def _multipart(kind: str, parts: list[Part], boundary: str) -> Part:
    """Boundaries begin with "=_", which neither base64 nor quoted-printable can contain."""
    mark = f"--{boundary}".encode()
    body = b"".join(mark + b"\r\n" + _bytes(part) + b"\r\n" for part in parts)
    return [("Content-Type", f'multipart/{kind};\r\n boundary="{boundary}"')], body + mark + b"--\r\n"


def _bytes(part: Part) -> bytes:
    headers, body = part
    return "".join(f"{name}: {value}\r\n" for name, value in headers).encode("ascii") + b"\r\n" + body
