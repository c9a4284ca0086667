"""`klachtenbot case export`: one case read from the database and written as pages, and its files beside them. Changes nothing."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from sqlalchemy import Row

from bot.adapters.case_rows import mails_of, senders_of
from bot.adapters.file_rows import with_content
from bot.adapters.pdf import Look, pdf
from bot.adapters.render import Renderer
from bot.adapters.store import Unit, opened
from bot.app import Clock, system_clock
from bot.cases import numbered
from bot.casework import desk_of
from bot.config import Settings
from bot.domain.attachments import Filed
from bot.domain.case import Party
from bot.domain.letters.form import form_document, has_form
from bot.domain.letters.letter import Desk
from bot.domain.reporting.casefile import Arrived, History, Posted, casefile
from bot.domain.reporting.document import Document
from bot.errors import CommandError
from bot.mail.filetypes import extension_of
from bot.mail.message import Attachment
from bot.mail.parse import parse
from bot.offices import make_office
from bot.private import OWN_FILE, OWN_FOLDER

_EXTENSION = re.compile(r"[a-z0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: the whole file or only the form, with the text of its letters or without."""

    number: str
    organisation: str | None = None
    form: bool = False
    with_letters: bool = True


def export(settings: Settings, wanted: Wanted, out: Path, files: Path | None, clock: Clock = system_clock) -> list[Path]:
    """Write the file of a case to `out`, and its kept files into the folder `files`; the paths that were written.

    ConfigError when there is no such case, its regulation has no form, or a path cannot be written.
    """
    chosen = [settings.organisation(wanted.organisation)] if wanted.organisation else settings.organisations
    offices = {each.id: make_office(each, settings.regulations, Renderer(settings.templates), b"") for each in chosen}
    with opened(settings.database) as store, store.transaction() as unit:
        bureau, case = numbered(unit, [office.bureau for office in offices.values()], wanted.number)
        if case.is_erased:
            raise CommandError([f"case {wanted.number} was erased; only its history is left, see `case show`"])
        office = offices[bureau.id]
        desk = desk_of(unit, case, bureau, clock())
        pages = pdf(document(unit, desk, wanted), Look(office.colour, office.logo))
        kept = kept_files(unit, desk.files) if files is not None else []
    try:
        return [_write(out, pages), *(_write_all(files, kept) if files is not None else ())]
    except OSError as problem:
        raise CommandError([f"{problem.filename}: {problem.strerror}"]) from None


def document(unit: Unit, desk: Desk, wanted: Wanted) -> Document:
    """The pages that are asked for."""
    if not wanted.form:
        return casefile(desk, history(unit, desk.case.id), with_letters=wanted.with_letters)
    if not has_form(desk.bureau):
        raise CommandError([f"--form: {desk.bureau.regulation.name} keeps no form of a case"])
    return form_document(desk)


def history(unit: Unit, case_id: int) -> History:
    """The letters, the mails and who caused which event, as the database has them."""
    letters = tuple(_posted(row) for row in unit.letters(case_id=case_id))
    rows = mails_of(unit.connection, case_id)
    named = [(row.changed or {}).get("parties", {}) for row in rows]
    former = {key: Party(*after) for parties in named for key, (_, after) in parties.items() if after is not None}
    return History(letters, tuple(_arrived(row) for row in rows), senders_of(unit.connection, case_id), former)


def _posted(row: Row[Any]) -> Posted:
    message = message_from_bytes(row.raw, policy=policy.default) if row.raw else EmailMessage()
    body = message.get_body(("plain",))
    return Posted(
        kind=row.kind,
        recipient=row.recipient,
        subject=row.subject,
        state=row.state,
        queued_at=row.queued_at,
        sent_at=row.sent_at,
        is_withdrawn=row.withdrawn_at is not None,
        text=body.get_content().replace("\r\n", "\n").partition("\n-- \n")[0] if body is not None else "",
        enclosed=tuple(part.get_filename() or "" for part in message.iter_attachments()),
    )


def _arrived(row: Row[Any]) -> Arrived:
    message = parse(zlib.decompress(row.raw)) if row.raw else parse(b"")
    return Arrived(
        sender=row.sender,
        at=row.received_at,
        disposition=row.disposition,
        subject=message.subject,
        text=message.new_text or message.text,
        attachments=tuple(each.filename for each in message.attachments),
    )


def kept_files(unit: Unit, files: Iterable[Filed]) -> list[Attachment]:
    """The kept files of a case, each once, under names of ours: number, beginning of the SHA-256, extension."""
    kept = list({each.digest: each for each in files if not each.refused}.values())
    contents = with_content(unit.connection, kept)
    return [
        Attachment(_safe_name(number, each), each.content_type, content.content)
        for number, (each, content) in enumerate(zip(kept, contents, strict=True), 1)
    ]


def _safe_name(number: int, file: Filed) -> str:
    extension = extension_of(file.name)
    return f"{number:02d}-{file.digest[:12]}.{extension if _EXTENSION.fullmatch(extension) else 'bin'}"


def _write_all(folder: Path, files: Iterable[Attachment]) -> list[Path]:
    folder.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
    return [_write(folder / each.filename, each.content) for each in files]


def _write(path: Path, content: bytes) -> Path:
    """For the eyes of its owner alone, from the first byte on; never through a link that somebody put there."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, OWN_FILE)
    with os.fdopen(handle, "wb") as file:
        os.fchmod(handle, OWN_FILE)
        file.write(content)
    return path
