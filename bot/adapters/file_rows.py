"""Files of cases to rows and back: each content once, under its SHA-256, whoever sent it and however often."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from bot.adapters.schema import attachment, blob
from bot.domain.attachments import Filed
from bot.mail.message import Attachment


def add_file(connection: Connection, case_id: int, file: Filed, content: bytes) -> None:
    """File it with the case. The content of a refused one is not stored; the same file twice in one mail is one."""
    table, digest = attachment.c, None if file.refused else file.digest
    where = (table.mail_id == file.mail) & (table.digest == digest) & (table.name == file.name)
    if connection.execute(select(table.id).where(where)).first() is not None:
        return
    if digest and connection.execute(select(blob.c.digest).where(blob.c.digest == digest)).first() is None:
        connection.execute(insert(blob).values(digest=digest, content=content))
    values = {
        "case_id": case_id,
        "mail_id": file.mail,
        "digest": digest,
        "name": file.name,
        "content_type": file.content_type,
        "declared": file.declared[:200],
        "size": file.size,
        "sender": file.sender,
        "at": file.at,
        "purpose": file.purpose,
        "refused": file.refused,
    }
    connection.execute(insert(attachment).values(**values))


def files_of(connection: Connection, case_id: int) -> tuple[Filed, ...]:
    """Every file that came with a mail of this case, kept or refused, in the order they came."""
    rows = connection.execute(select(attachment).where(attachment.c.case_id == case_id).order_by(attachment.c.id))
    return tuple(
        Filed(
            name=row.name,
            content_type=row.content_type,
            size=row.size,
            digest=row.digest or "",
            sender=row.sender,
            at=row.at,
            mail=row.mail_id,
            purpose=row.purpose,
            refused=row.refused,
            declared=row.declared,
        )
        for row in rows
    )


def with_content(connection: Connection, files: Iterable[Filed]) -> tuple[Attachment, ...]:
    """The kept files with their bytes, to go with a letter. LookupError when one was erased."""
    found = []
    for file in files:
        content = connection.execute(select(blob.c.content).where(blob.c.digest == file.digest)).scalar()
        if content is None:
            raise LookupError(f"the content {file.digest} is not there any more")
        found.append(Attachment(file.name, file.content_type, content))
    return tuple(found)


def erase_files(connection: Connection, case_id: int) -> int:
    """Take the files of a case out of the database, and each content that no other case uses. How many contents went."""
    digests = set(connection.execute(select(attachment.c.digest).where(attachment.c.case_id == case_id)).scalars()) - {None}
    connection.execute(delete(attachment).where(attachment.c.case_id == case_id))
    used = select(attachment.c.digest).where(attachment.c.digest.is_not(None))
    where = blob.c.digest.in_(digests) & blob.c.digest.not_in(used)
    return connection.execute(delete(blob).where(where)).rowcount
