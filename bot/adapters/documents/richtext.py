"""The text of a rich text file (.rtf), by striprtf. Runs in the child only."""

from __future__ import annotations

from typing import Any

from striprtf.striprtf import rtf_to_text

MAX_BYTES = 2_000_000  # beyond this it is pictures, written out as digits


def read(content: bytes) -> dict[str, Any]:
    """text, in the code page the file names."""
    return {"text": rtf_to_text(content[:MAX_BYTES].decode("latin-1"), errors="replace")}  # type: ignore[no-untyped-call]
