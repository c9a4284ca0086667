"""What is asked of an IMAP server at once, and how its answer to a FETCH is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

BATCH_MAILS = 50
BATCH_BYTES = 20_000_000
UIDS_A_COMMAND = 500  # keeps a command line below the 8,000 bytes that RFC 2683 (3.2.1.5) allows
HEADER_BYTES = 262_144


def parts(uids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(uids), UIDS_A_COMMAND):
        yield uids[start : start + UIDS_A_COMMAND]


def batches(mails: Sequence[tuple[int, int]], limit: int) -> Iterator[list[tuple[int, int]]]:
    """(uid, size) in runs of one kind, whole or header only, of at most BATCH_MAILS and BATCH_BYTES."""
    batch: list[tuple[int, int]] = []
    total = 0
    for uid, size in mails:
        cost = min(size, HEADER_BYTES) if size > limit else size
        if batch and (len(batch) == BATCH_MAILS or total + cost > BATCH_BYTES or (batch[0][1] > limit) != (size > limit)):
            yield batch
            batch, total = [], 0
        batch.append((uid, size))
        total += cost
    if batch:
        yield batch


def body(items: dict[bytes, Any]) -> bytes | None:
    content = next((value for name, value in items.items() if name.startswith(b"BODY[")), None)
    return content if isinstance(content, bytes) else None


def moment(items: dict[bytes, Any], otherwise: datetime) -> datetime:
    found = items.get(b"INTERNALDATE")
    if not isinstance(found, datetime):
        return otherwise
    return found if found.tzinfo else found.replace(tzinfo=UTC)
