"""What Outlook packed in a winmail.dat (TNEF, MS-OXTNEF), by tnefparse. Runs in the child only."""

from __future__ import annotations

import base64
from typing import Any

from tnefparse.tnef import TNEF

MAX_FILES = 20


def read(content: bytes) -> dict[str, Any]:
    """files, and the text or html of the mail where it is not in compressed RTF."""
    packed = TNEF(content, do_checksum=False)  # type: ignore[no-untyped-call]
    files = [{"name": _text(each.long_filename()), "content": _plain(each.data)} for each in packed.attachments[:MAX_FILES]]
    return {"text": _text(packed.body), "html": _text(packed.htmlbody) or None, "files": files}


def _plain(data: Any) -> str:
    return base64.b64encode(data if isinstance(data, bytes) else b"").decode("ascii")


def _text(value: Any) -> str:
    if isinstance(value, list | tuple):
        value = value[0] if value else ""
    return (value.decode("cp1252", "replace") if isinstance(value, bytes) else str(value or "")).strip("\0 \n")
