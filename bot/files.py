"""The files of a mail go to its case, in the transaction of the mail: kept with what they are for, or refused with why."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from bot.adapters.file_rows import add_file, files_of
from bot.adapters.store import Unit
from bot.domain.attachments import Filed, begins, judged, purpose_of
from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.entry import original_of
from bot.domain.events import Event
from bot.mail.enclosures import is_decoration
from bot.mail.filetypes import type_of
from bot.mail.message import Attachment, Message


def enclosed_files(message: Message, bureau: Bureau) -> tuple[Attachment, ...]:
    """The files of a mail that are taken. The logo under a colleague's mail is no file."""
    return tuple(each for each, refused in judged(_meant(message, bureau), bureau.files, 0) if not refused)


def _meant(message: Message, bureau: Bureau) -> list[Attachment]:
    is_colleague = message.sender is not None and bureau.person(message.sender.email) is not None
    return [each for each in message.attachments if not (is_colleague and is_decoration(each))]


def keep_files(
    unit: Unit, bureau: Bureau, case: Case, events: Sequence[Event], mail_id: int, message: Message, now: datetime
) -> None:
    """File what came with this mail, which caused these events."""
    sender = message.sender.email if message.sender else ""
    original = original_of(message, bureau) if "invoerder" in case.parties and begins(case, events) else None
    attachments = _meant(message, bureau)
    if original is not None:  # what the colleague added to the client's mail is not the client's
        added = [each for each in attachments if each.content_type != "message/rfc822" and each not in original.attachments]
        attachments = [*original.attachments, *added]
    if not attachments:
        return
    used = sum(each.size for each in files_of(unit.connection, case.id) if not each.refused)
    for attachment, refused in judged(attachments, bureau.files, used):
        kind = type_of(attachment)
        file = Filed(
            name=attachment.filename,
            content_type=kind.content_type if kind is not None and not refused else "",
            size=len(attachment.content),
            digest=hashlib.sha256(attachment.content).hexdigest(),
            sender=sender,
            at=now,
            mail=mail_id,
            purpose=purpose_of(attachment.filename, events, case, sender)
            if original is None or attachment in original.attachments
            else "",
            refused=refused,
            declared=attachment.content_type,
        )
        add_file(unit.connection, case.id, file, attachment.content)
