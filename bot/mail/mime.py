"""Cuts the raw bytes of a mail into headers and leaf parts, in one pass over the bytes and without recursion.

A delimiter line of any open multipart ends what is inside it (RFC 2046 section 5.1.2), so truncated and wrongly
nested mails are read as far as they go. Knows nothing of what the text of a leaf says.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from bot.mail.text import decode, of_header

MAX_HEADER = 256_000  # bytes of one header block that are read
MAX_FIELDS = 1_000  # header fields of one block
MAX_PARTS = 200  # leaf parts
MAX_PIECES = 10_000  # of base64 that end in padding each
MAX_OPEN = 400  # multiparts inside each other that are followed
DEEP = 30  # nesting from which a mail counts as abnormal
_MAX_DELIMITER = 300

_BLANK_LINE = re.compile(rb"\r?\n[ \t]*\r?\n")
_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:[ \t]*(.*)", re.DOTALL)
_KNOWN_FIELD = re.compile(
    rb"(?im)^(?:from|to|cc|subject|date|message-id|reply-to|received|mime-version|content-[a-z-]+|x-[a-z-]+)[ \t]*:"
)
# The semicolon is forgotten too: "text/plain charset=utf-8".
_TYPE = re.compile(r"\s*([\w.+-]+)\s*/\s*([\w.+-]+)[\s;,]*(.*)", re.DOTALL)
_PARAMETER = re.compile(r""";\s*([!#-'+*\w.^`{|}~-]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)""")
_GUESSED_DELIMITER = re.compile(rb"(?im)^--(\S{1,200})[ \t]*\r?\ncontent-")
_BARE_PARTS = re.compile(
    rb"(?i)\s{0,50}(?:this is a multi-?part message in mime format\.?\s{0,50})?(?<=\n)--\S{1,200}[ \t]*\r?\ncontent-"
)
_ENCODING = re.compile(r"[\"'\s]*([\w-]+)")
# What lost its header on the way: accents, also of Latin 1 within a word, or a line broken off softly and a trailing space kept.
_SURELY_QUOTED = re.compile(
    rb"=C3=[89AB][0-9A-F]|=E2=8[02]=[89AB][0-9A-F]|(?<![\w/?&=.:-])[A-Za-z]{1,20}=(?:E[89AB]|EF|F6|FC)[a-z]"
)
_SOFT_BREAK = re.compile(rb"(?m)^[^\n]{60,75}=\r?$")
_KEPT_SPACE = re.compile(rb"(?m)=20\r?$")
_PADDED_BREAK = re.compile(rb"=[ \t]+\r?\n")
_FOOTER = re.compile(rb"\n[ \t]*[A-Za-z0-9+/=]*[^A-Za-z0-9+/=\s][^\n]*[^A-Za-z0-9+/=\s][^\n]*")
_LONG_BASE64 = re.compile(rb"\n[A-Za-z0-9+/]{60,}")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_OF_URLS = bytes.maketrans(b"-_", b"+/")
_ONLY_BASE64 = re.compile(rb"\s*(?:[A-Za-z0-9+/]{60,76}\r?\n)+[A-Za-z0-9+/]{0,76}={0,2}\s*")

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A leaf: its headers and where its still encoded body stands in the raw bytes."""

    headers: Headers
    content_type: str  # lower case, "text/plain" by default
    parameters: dict[str, str]  # of Content-Type, lower-cased names
    start: int
    end: int
    group: int  # leaves of one multipart/alternative share a number; 0 is none
    parent: str  # content type of the multipart it stands in, or ""

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key == name), "")


@dataclass(frozen=True, slots=True)
class _Open:
    boundary: bytes
    content_type: str
    group: int


@dataclass(frozen=True, slots=True)
class _Delimiter:
    start: int  # of the line break before it, which belongs to it
    after: int
    level: int  # which of the open multiparts it delimits
    closes: bool


def read_headers(raw: bytes, start: int, defects: set[str], end: int | None = None) -> tuple[Headers, int]:
    """The header block at `start` and where the body begins. Fields beyond the limits are left out, never an error."""
    end = len(raw) if end is None else end
    if raw.startswith((b"\n", b"\r\n"), start):
        return (), start + (1 if raw[start] == 10 else 2)
    found = _BLANK_LINE.search(raw, start, min(end, start + MAX_HEADER))
    if found is not None:
        stop, body = found.start(), found.end()
    elif end - start <= MAX_HEADER:
        stop = body = end
    else:
        defects.add("header-too-long")
        ends = [(at, at + len(mark)) for mark in (b"\r\n\r\n", b"\n\n") if (at := raw.find(mark, start, end)) >= 0]
        stop, body = start + MAX_HEADER, min(ends)[1] if ends else end
    headers, used = _fields(raw[start:stop], defects)
    return headers, body if used is None else start + used


def _fields(block: bytes, defects: set[str]) -> tuple[Headers, int | None]:
    """Unfolded fields. The offset is where text begins that is no header at all, in a block without its blank line."""
    fields: list[list[bytes]] = []
    names: list[str] = []
    offset = 0
    for line in block.split(b"\n"):
        at, offset = offset, offset + len(line) + 1
        line = line.rstrip(b"\r")
        if line[:1] in (b" ", b"\t"):
            if fields:
                fields[-1].append(line)
            continue
        match = _FIELD.match(line)
        if match is not None:
            if len(fields) >= MAX_FIELDS:
                defects.add("too-many-headers")
                break
            names.append(match[1].decode("ascii").lower())
            fields.append([match[2]])
        elif line and not line.startswith((b"From ", b">From ")):
            defects.add("broken-header")
            if not _KNOWN_FIELD.search(block, at):
                return _decoded(names, fields), at
    return _decoded(names, fields), None


def _decoded(names: list[str], fields: list[list[bytes]]) -> Headers:
    values = (fold[0] if len(fold) == 1 else b"".join(fold).replace(b"\t", b" ") for fold in fields)
    return tuple((name, of_header(value).replace("\0", "").strip()) for name, value in zip(names, values, strict=True))


def parts(raw: bytes, headers: Headers, body: int, defects: set[str]) -> Iterator[Part]:
    """Every leaf of the mail whose top header and body offset are given, in order, at most MAX_PARTS."""
    stack: list[_Open] = []
    entity: Headers = headers
    leaves = 0
    while True:
        kind, parameters = content_type(next((value for name, value in entity if name == "content-type"), ""))
        if entity is headers and not stack and _is_bare(raw, headers, body):
            kind = "multipart/alternative"
        opened = _open(raw, kind, parameters, body, stack, defects)
        if opened is not None:
            stack.append(opened)
        delimiter = _next_delimiter(raw, body, stack)
        if opened is None:
            leaves += 1
            if leaves > MAX_PARTS:
                defects.add("too-many-parts")
                return
            top = stack[-1] if stack else _Open(b"", "", 0)
            end = delimiter.start if delimiter else len(raw)
            yield Part(entity, kind, parameters, min(body, end), end, top.group, top.content_type)
        while delimiter is not None and delimiter.closes:
            del stack[delimiter.level :]
            delimiter = _next_delimiter(raw, delimiter.after, stack) if stack else None
        if delimiter is None:
            return
        del stack[delimiter.level + 1 :]
        entity, body = _part_headers(raw, delimiter.after, stack, defects)


def _is_bare(raw: bytes, headers: Headers, body: int) -> bool:
    """Whether the parts of a mail stand there and the header does not say so."""
    if any(name == "content-type" for name, _ in headers):
        return False
    return _BARE_PARTS.match(raw, body, min(len(raw), body + MAX_HEADER)) is not None


def _open(raw: bytes, kind: str, parameters: dict[str, str], body: int, stack: list[_Open], defects: set[str]) -> _Open | None:
    """The multipart that begins here, or None when this is a leaf or a multipart without parts."""
    if not kind.startswith("multipart/"):
        return None
    if len(stack) == DEEP:
        defects.add("too-deep")
    if len(stack) >= MAX_OPEN:
        return None
    group = body if kind == "multipart/alternative" else stack[-1].group if stack else 0
    boundary = parameters.get("boundary", "").encode("utf-8", "replace").rstrip()
    if boundary and raw.find(b"--" + boundary, body) >= 0:
        return _Open(boundary, kind, group)
    defects.add("no-boundary")
    guess = _GUESSED_DELIMITER.search(raw, body, min(len(raw), body + MAX_HEADER))
    return _Open(guess[1], kind, group) if guess and guess[1] not in {above.boundary for above in stack} else None


def _next_delimiter(raw: bytes, start: int, stack: list[_Open], end: int | None = None) -> _Delimiter | None:
    """The first delimiter line from `start`, of any open multipart; `start` is the beginning of a line."""
    if not stack:
        return None
    levels = {opened.boundary: level for level, opened in enumerate(stack)}
    end = len(raw) if end is None else end
    at = raw.find(b"\n--", max(start - 1, 0), end)
    while at >= 0:
        eol = raw.find(b"\n", at + 1, at + _MAX_DELIMITER)
        after = eol + 1 if eol >= 0 else min(len(raw), at + _MAX_DELIMITER)
        line = raw[at + 3 : after].rstrip()
        closes = line not in levels and line.endswith(b"--")
        level = levels.get(line[:-2] if closes else line)
        if level is not None:
            content_end = at - 1 if at and raw[at - 1] == 13 else at
            return _Delimiter(max(content_end, start - 1), after, level, closes)
        at = raw.find(b"\n--", at + 1, end)
    return None


def _part_headers(raw: bytes, start: int, stack: list[_Open], defects: set[str]) -> tuple[Headers, int]:
    """Headers of a part; they end at the latest at the next delimiter, for parts that have no blank line at all."""
    blank = _BLANK_LINE.search(raw, start, min(len(raw), start + MAX_HEADER))
    end = blank.end() if blank else min(len(raw), start + MAX_HEADER)
    cut = _next_delimiter(raw, start, stack, end)
    return read_headers(raw, start, defects, cut.start + 1 if cut and cut.start >= start else None)


def content_type(value: str) -> tuple[str, dict[str, str]]:
    """Lower-cased type and parameters of a Content-Type or Content-Disposition value (RFC 2045, RFC 2231)."""
    found = _TYPE.match(value[:8_000])
    if found is None:  # "inline", "attachment", or nothing at all
        kind, _, rest = value[:8_000].partition(";")
        kind = "".join(kind.split()).lower()
        kind = f"text/{kind}" if kind in ("plain", "html") else kind
    else:
        kind, rest = f"{found[1]}/{found[2]}".lower(), found[3]
    return kind or "text/plain", _parameters(rest) if rest else {}


def _parameters(rest: str) -> dict[str, str]:
    plain: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for found in _PARAMETER.finditer(";" + rest):
        name, value = found[1].lower(), found[2].strip()
        if value.startswith('"'):
            value = re.sub(r'\\(["\\])', r"\1", value.strip('"'))
        base, star, tail = name.partition("*")
        if not star:
            plain.setdefault(name, value)
            continue
        number = tail.rstrip("*")
        pieces.setdefault(base, {})[int(number) if number.isascii() and number.isdigit() else 0] = (value, name.endswith("*"))
    for base, numbered in pieces.items():
        plain[base] = _rfc2231([numbered[number] for number in sorted(numbered)])
    return plain


def _rfc2231(pieces: list[tuple[str, bool]]) -> str:
    charset, first = "utf-8", pieces[0]
    if first[1] and first[0].count("'") >= 2:
        charset, _, rest = first[0].split("'", 2)
        pieces = [(rest, True), *pieces[1:]]
    data = b"".join(unquote_to_bytes(text) if encoded else text.encode("utf-8", "replace") for text, encoded in pieces)
    return decode(data, charset)[0]


def body_of(raw: bytes, part: Part, defects: set[str], limit: int | None = None) -> bytes:
    """The bytes of a leaf with its Content-Transfer-Encoding undone; at most `limit` encoded bytes are looked at."""
    data = raw[part.start : part.end if limit is None else min(part.end, part.start + limit)]
    word = _ENCODING.match(part.header("content-transfer-encoding"))
    encoding = word[1].lower().replace("-", "").replace("_", "") if word else ""
    if encoding not in ("", "7bit", "8bit", "binary", "base64", "quotedprintable"):
        defects.add("transfer-encoding")
    if part.content_type.startswith("text/"):
        return _text_bytes(data, encoding, defects)
    if encoding == "base64":
        return _base64(data, defects)
    return _unquoted(data) if encoding == "quotedprintable" else data


def _text_bytes(data: bytes, encoding: str, defects: set[str]) -> bytes:
    """The text of a leaf, also when a gateway decoded it and left the header, or lost the header and left it encoded."""
    if encoding == "base64" and not _is_plain(data):
        return _base64(_without_footer(data), defects)
    if encoding == "quotedprintable":
        data = _unquoted(data)
    elif _ONLY_BASE64.fullmatch(data) and _is_written(plain := _base64(data, defects)):
        data = plain
    return _unquoted(data) if _is_quoted(data) else data


def _is_quoted(data: bytes) -> bool:
    if b"=" not in data:
        return False
    return bool(_SURELY_QUOTED.search(data) or (_KEPT_SPACE.search(data) and _SOFT_BREAK.search(data)))


def _unquoted(data: bytes) -> bytes:
    return binascii.a2b_qp(_PADDED_BREAK.sub(b"=\n", data))


def _is_plain(data: bytes) -> bool:
    """Words with spaces between them, where base64 was announced; in that no line has more than a stray one."""
    pieces = data[:2_000].split()
    if pieces and len(pieces[0]) >= 16 and len(pieces[0]) % 4 == 0 and not _NOT_BASE64.search(pieces[0].rstrip(b"=")):
        return False  # with a footer below it
    spaced = data[:2_000].count(b" ")
    return len(pieces) > 3 and 2 * spaced > len(pieces) and 12 * len(pieces) > sum(map(len, pieces))


def is_prose(raw: bytes, part: Part) -> bool:
    """Whether a leaf of no known type is but text."""
    start = body_of(raw, part, set(), 4_000)
    return not start.startswith((b"%PDF", b"{\\rtf")) and start.strip() != b"" and _is_readable(start)


def _is_written(data: bytes) -> bool:
    """Whether it is plainly text with words in it: a key or a sum in hexadecimal is base64 of nothing."""
    return b" " in data and 2 * sum(byte < 128 for byte in data) > len(data) and _is_readable(data)


def _is_readable(data: bytes) -> bool:
    text = decode(data)[0][:2_000]
    return "\ufffd" not in text and all(character.isprintable() or character in "\r\n\t\f" for character in text)


def _without_footer(data: bytes) -> bytes:
    """Without the lines that a list or scanner wrote in plain text below the encoded ones."""
    footer = _FOOTER.search(data)
    return data if footer is None or _LONG_BASE64.search(data, footer.start()) else data[: footer.start()]


def _base64(data: bytes, defects: set[str]) -> bytes:
    """What base64 stands for, also without its padding, of several pieces each with its own, or in the alphabet for URLs."""
    if (b"_" in data or b"-" in data) and b"+" not in data and b"/" not in data:
        data = data.translate(_OF_URLS)
    inside = data.strip().rstrip(b"=")
    if b"=" not in inside:
        try:
            return binascii.a2b_base64(data)
        except binascii.Error:
            defects.add("base64")
    pieces = [_NOT_BASE64.sub(b"", piece) for piece in re.split(rb"=+", inside)[:MAX_PIECES]]
    if b"=" in inside and _FOOTER.search(inside):  # what is no base64 any more
        pieces = pieces[:1]
    return b"".join(binascii.a2b_base64(_padded(piece)) for piece in pieces)


def _padded(piece: bytes) -> bytes:
    rest = len(piece) % 4
    return piece[: len(piece) - 1] if rest == 1 else piece + b"=" * (-rest % 4)
