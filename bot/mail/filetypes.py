"""What kind of file an attachment is, by its name and its first bytes together; only kinds that can run nothing are known.

Pure: it looks at names and bytes, and opens nothing. A file whose name says one thing and whose bytes another has no type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.mail.message import Attachment

_OFFICE = "application/vnd.openxmlformats-officedocument"
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACROS = (b"vbaproject", b"oleobject", b"activex/", b"basic/", b"scripts/")  # names of members, which a ZIP does not compress
_OLD_MACROS = tuple(word.encode("utf-16-le") for word in ("_VBA_PROJECT", "Macros", "EncryptedPackage"))
_ACTIVE = (b"/Launch", b"/JavaScript", b"/EmbeddedFile", b"/RichMedia")  # in a PDF
_SCRIPT = re.compile(rb"(?i)\s*(?:#!|@echo\b|<\?|<!doctype|<(?:html|script|body|svg|xml)\b|mime-version:|\[internetshortcut)")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class FileType:
    """`fits` says whether bytes are of this type, and nothing in them can run; `specimen` is the shortest example."""

    content_type: str
    fits: Callable[[bytes], bool]
    specimen: bytes


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(marks)


def _zipped(member: bytes) -> Callable[[bytes], bool]:
    """A ZIP with this member and without macros or packed objects."""

    def fits(content: bytes) -> bool:
        lower = content.lower()
        return content.startswith(_ZIP) and member in lower and not any(name in lower for name in _MACROS)

    return fits


def _is_pdf(content: bytes) -> bool:
    return b"%PDF-" in content[:1024] and not content.startswith(b"MZ") and not any(word in content for word in _ACTIVE)


def _is_old_word(content: bytes) -> bool:
    return content.startswith(_OLE) and b"W\0o\0r\0d\0D\0o\0c" in content and not any(word in content for word in _OLD_MACROS)


def _is_text(content: bytes) -> bool:
    return (content.startswith(_UTF16) or b"\0" not in content) and _SCRIPT.match(content) is None and content[:2] != b"MZ"


_JPEG = FileType("image/jpeg", _begins(b"\xff\xd8\xff"), b"\xff\xd8\xff\xe0")
_TEXT_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
TYPES: Mapping[str, FileType] = {  # by extension
    "pdf": FileType("application/pdf", _is_pdf, b"%PDF-1.7\n"),
    "docx": FileType(f"{_OFFICE}.wordprocessingml.document", _zipped(b"word/"), _ZIP + b"word/document.xml"),
    "xlsx": FileType(f"{_OFFICE}.spreadsheetml.sheet", _zipped(b"xl/"), _ZIP + b"xl/workbook.xml"),
    "odt": FileType("application/vnd.oasis.opendocument.text", _zipped(_TEXT_DOCUMENT), _ZIP + _TEXT_DOCUMENT),
    "doc": FileType("application/msword", _is_old_word, _OLE + "WordDocument".encode("utf-16-le")),
    "txt": FileType("text/plain", _is_text, b""),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "png": FileType("image/png", _begins(b"\x89PNG\r\n\x1a\n"), b"\x89PNG\r\n\x1a\n"),
    "gif": FileType("image/gif", _begins(b"GIF87a", b"GIF89a"), b"GIF89a"),
    "heic": FileType(
        "image/heic", lambda content: content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"), b"\0\0\0\x18ftypheic"
    ),
}


def extension_of(filename: str) -> str:
    """What stands after the last dot, in lower case; "" without one."""
    return filename.lower().rpartition(".")[2] if "." in filename else ""


def type_of(attachment: Attachment) -> FileType | None:
    """The type that name and bytes agree on; None for every other file. What the sender declared proves nothing."""
    found = TYPES.get(extension_of(attachment.filename))
    return found if found is not None and found.fits(attachment.content) else None
