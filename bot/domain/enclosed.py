"""What opened attachments change in a reading: they are named in its reasons, and a letter nobody could read is asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.reading import Reading
from bot.mail.enclosures import PROBLEMS
from bot.mail.message import Document

PUT_TO_SOMEBODY = ("klacht", "suggestie", "intrekking")  # kinds that reach people when they are acted on


def with_documents(reading: Reading, documents: Sequence[Document]) -> Reading:
    """The reading with a reason for each document; staff are asked at least, when one stayed closed that may be the complaint.

    Pictures beside a letter that was read are what the letter is about, and no reason to ask.
    """
    if not documents:
        return reading
    reasons = (*reading.reasons, *(_reason(document) for document in documents))
    was_read = any(document.text and not document.passed_on for document in documents)
    closed = [document for document in documents if document.problem and not (was_read and document.problem == "image")]
    hidden = closed and not (reading.decision == "act" and reading.kind in PUT_TO_SOMEBODY)
    return replace(reading, reasons=reasons, decision="ask" if hidden else reading.decision)


def _reason(document: Document) -> str:
    if document.problem:
        return f"the attachment {document.filename} was not read: {PROBLEMS.get(document.problem, document.problem)}"
    pages = f" ({document.pages} {'page' if document.pages == 1 else 'pages'})" if document.pages is not None else ""
    return f"read the attachment {document.filename}{pages}"
