"""The mail inside an opaque S/MIME signature (RFC 8551 section 3.5.2): its bytes, whoever signed them.

Outlook sends a signed mail so when it is not told to keep it readable. Nothing is verified here: what it says is read as if it
stood in a mail without a signature.
"""

from __future__ import annotations

KINDS = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
MOST = 2_000  # pieces that one content is cut into
_SIGNED = bytes.fromhex("06092a864886f70d010702")
_ANY_END = -1
_SEQUENCE, _STRING, _PIECES, _TAGGED = 0x30, 0x04, 0x24, 0xA0


def signed_content(data: bytes) -> bytes:
    """The mail that was signed; b"" when it is locked, damaged or no such thing."""
    start = data.find(_SIGNED, 0, 40)
    if start < 0:
        return b""
    try:
        at = _inside(data, start + len(_SIGNED), _TAGGED)
        at = _inside(data, at, _SEQUENCE)
        at = _behind(data, _behind(data, at))  # the version and the digests
        at = _inside(data, at, _SEQUENCE)
        at = _inside(data, _behind(data, at), _TAGGED)  # behind what kind of content it is
        return _string(data, at)
    except (IndexError, ValueError):
        return b""


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """The tag at a place, where its value begins and where that ends; _ANY_END when the end is marked by two zeros."""
    tag, size, begin = data[at], data[at + 1], at + 2
    if size == 0x80:
        return tag, begin, _ANY_END
    if size > 0x80:
        more = size & 0x7F
        if more > 4:
            raise ValueError
        size, begin = int.from_bytes(data[begin : begin + more], "big"), begin + more
    return tag, begin, begin + size


def _inside(data: bytes, at: int, tag: int) -> int:
    found, begin, _ = _head(data, at)
    if found != tag:
        raise ValueError
    return begin


def _behind(data: bytes, at: int) -> int:
    _, _, end = _head(data, at)
    if end == _ANY_END:
        raise ValueError  # no program writes these fields so
    return end


def _string(data: bytes, at: int) -> bytes:
    """A string, whole or in pieces (X.690 section 8.7.3)."""
    tag, begin, end = _head(data, at)
    if tag == _STRING and end != _ANY_END:
        return data[begin:end]
    if tag != _PIECES:
        raise ValueError
    pieces: list[bytes] = []
    while begin < (len(data) if end == _ANY_END else end) and len(pieces) < MOST:
        tag, start, stop = _head(data, begin)
        if tag != _STRING or stop == _ANY_END:
            break
        pieces.append(data[start:stop])
        begin = stop
    return b"".join(pieces)
