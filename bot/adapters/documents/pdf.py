"""The text of a PDF, by pypdf. Runs in the child only."""

from __future__ import annotations

import time
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, WrongPasswordError

MAX_PAGES = 10  # a letter is shorter; a longer file is a report with a beginning
ENOUGH = 1.2  # seconds; what was read by then is kept


def read(content: bytes) -> dict[str, Any]:
    """text and pages. Without text (a scan) the text is empty."""
    begun = time.monotonic()
    reader = PdfReader(BytesIO(content))
    try:
        if reader.is_encrypted and not reader.decrypt(""):
            return {"problem": "encrypted"}
        pages = len(reader.pages)
    except (DependencyError, NotImplementedError, WrongPasswordError):  # AES needs a library we do not carry for this alone
        return {"problem": "encrypted"}
    texts: list[str] = []
    for page in reader.pages[:MAX_PAGES]:
        texts.append(page.extract_text())
        if time.monotonic() - begun > ENOUGH:
            break
    return {"text": "\n\n".join([*texts, *_filled_in(reader)]), "pages": pages}


def _filled_in(reader: PdfReader) -> list[str]:
    """What somebody typed into the fields of a form: it stands beside the pages, not on them."""
    try:
        fields = reader.get_form_text_fields()
    except Exception:  # a broken form takes nothing from the pages
        return []
    return [f"{name}: {value}" for name, value in fields.items() if isinstance(value, str) and value.strip()]
