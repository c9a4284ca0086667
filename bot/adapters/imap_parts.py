"""What is asked of an IMAP server at once, and what of its answer is a mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

BATCH_MAILS = 50
BATCH_BYTES = 20_000_000
UIDS_A_COMMAND = 500  # keeps a command line below the 8,000 bytes that RFC 2683 (3.2.1.5) allows
HEADER_BYTES = 262_144


@dataclass(frozen=True, slots=True)
class FolderState:
    """Where the folder stands."""

    uidvalidity: int
    exists: int


@dataclass(frozen=True, slots=True)
class Fetched:
    """One mail. `raw` is None above the size limit; then `header` has its first 256 KiB, or None if not even that came."""

    uid: int
    size: int  # bytes, as the server says
    internaldate: datetime  # aware
    raw: bytes | None
    header: bytes | None = None


def parts(uids: Sequence[int]) -> Iterator[Sequence[int]]:
    """As many as fit in one command."""
    for start in range(0, len(uids), UIDS_A_COMMAND):
        yield uids[start : start + UIDS_A_COMMAND]


def batches(mails: Sequence[tuple[int, int]], limit: int, most: int = BATCH_MAILS) -> Iterator[list[tuple[int, int]]]:
    """(uid, size) in runs of one kind, whole or header only, of at most `most` and BATCH_BYTES."""
    batch: list[tuple[int, int]] = []
    total = 0
    for uid, size in mails:
        cost = min(size, HEADER_BYTES) if size > limit else size
        if batch and (len(batch) == most or total + cost > BATCH_BYTES or (batch[0][1] > limit) != (size > limit)):
            yield batch
            batch, total = [], 0
        batch.append((uid, size))
        total += cost
    if batch:
        yield batch


def body(items: dict[bytes, Any]) -> bytes | None:
    """What was asked of its content; None when the server gave nothing."""
    content = next((value for name, value in items.items() if name.startswith(b"BODY[")), None)
    return content if isinstance(content, bytes) else None


def moment_of(items: dict[bytes, Any], otherwise: datetime) -> datetime:
    """INTERNALDATE, aware."""
    moment = items.get(b"INTERNALDATE")
    if not isinstance(moment, datetime):
        return otherwise
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def size_of(items: dict[bytes, Any]) -> int:
    """RFC822.SIZE in bytes; 0 when the server tells none."""
    size = items.get(b"RFC822.SIZE")
    return size if isinstance(size, int) else 0
