"""An access request (AVG, article 15): one person's own data in a folder, with an index. Nothing of anybody else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Row, select

from bot.adapters.file_rows import files_of, with_content
from bot.adapters.pdf import Look, pdf
from bot.adapters.schema import mail
from bot.adapters.store import Unit
from bot.casework import Office
from bot.domain.case import Case
from bot.domain.reporting.access import CLIENT, EMPLOYEE, GIVEN_TO_EMPLOYEE, Item, Own, index
from bot.domain.undo import STAY_INSIDE
from bot.domain.workdays import AMSTERDAM, local_date
from bot.erasure import together
from bot.errors import CommandError
from bot.private import OWN_FOLDER, new_file

INDEX = "overzicht.pdf"


@dataclass(slots=True)
class Parcel:
    """What is handed over: the index and, by path, the bytes of what lies beside it."""

    own: list[Own] = field(default_factory=list)
    loose: list[Item] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, folder: str, at: datetime, what: str, name: str, content: bytes) -> Item:
        """Put a file in, under its day and a number."""
        plain = re.sub(r"[^\w.-]+", "-", name).strip("-.") or "bestand"
        path = f"{folder}/{at.astimezone(AMSTERDAM):%Y-%m-%d}-{len(self.files) + 1}-{plain[-80:]}"
        self.files[path] = content
        return Item(at, what, path)


def collect(unit: Unit, office: Office, address: str) -> Parcel:
    """Everything of this address: of his own complaints, and of those about him as far as a regulation lets him know."""
    address, parcel = address.strip().lower(), Parcel()
    for case in unit.cases(office.bureau.id):
        if case.is_erased:
            continue
        if case.complainant.email == address:
            parcel.own.append(Own(case, CLIENT, tuple(_of_client(unit, parcel, case, address))))
        elif any(party.email == address for party in case.involved):
            parcel.own.append(Own(case, EMPLOYEE, tuple(_of_employee(unit, parcel, case, address))))
    if address not in office.bureau.own_addresses:
        parcel.loose += _loose(unit, parcel, office, address)
    return parcel


def _of_client(unit: Unit, parcel: Parcel, case: Case, address: str) -> Iterator[Item]:
    for each in together(unit, case) if not case.merged_into else (case,):
        for row in _mails(unit, mail.c.case_id == each.id, mail.c.sender == address):
            yield parcel.add("mails", row.received_at, "uw mail", "mail.eml", unit.mail_raw(row.id))
        for letter in unit.letters(case_id=each.id, recipient=address, state="sent"):
            if letter.kind not in STAY_INSIDE:
                yield _letter(parcel, letter)
        kept = [file for file in files_of(unit.connection, each.id) if file.sender == address and not file.refused]
        for file, content in zip(kept, with_content(unit.connection, kept), strict=True):
            yield parcel.add("bestanden", file.at, "uw bestand", file.name, content.content)


def _of_employee(unit: Unit, parcel: Parcel, case: Case, address: str) -> Iterator[Item]:
    letters = [row for row in unit.letters(case_id=case.id, recipient=address, state="sent") if row.kind in GIVEN_TO_EMPLOYEE]
    yield from (_letter(parcel, row) for row in letters)
    answers = mail.c.letter_id.in_([row.id for row in letters])
    for row in _mails(unit, mail.c.case_id == case.id, mail.c.sender == address, answers):
        yield parcel.add("mails", row.received_at, "uw reactie", "mail.eml", unit.mail_raw(row.id))


def _loose(unit: Unit, parcel: Parcel, office: Office, address: str) -> Iterator[Item]:
    organisation = office.bureau.id
    for row in _mails(unit, mail.c.organisation == organisation, mail.c.sender == address, mail.c.case_id.is_(None)):
        if raw := unit.mail_raw(row.id):
            yield parcel.add("mails", row.received_at, "uw mail", "mail.eml", raw)
        else:
            yield Item(row.received_at, "uw mail, zonder inhoud")
    for letter in unit.letters(organisation=organisation, recipient=address, case_id=None, state="sent"):
        yield _letter(parcel, letter)


def _mails(unit: Unit, *where: Any) -> Sequence[Any]:
    return unit.connection.execute(select(mail.c.id, mail.c.received_at).where(*where).order_by(mail.c.id)).all()


def _letter(parcel: Parcel, row: Row[Any]) -> Item:
    return parcel.add("brieven", row.sent_at, f"onze brief: {row.subject}", f"{row.kind}.eml", row.raw)


def hand_over(parcel: Parcel, office: Office, address: str, folder: Path, now: datetime) -> int:
    """Write the folder, readable by its owner alone. How many files. ConfigError when something stands there already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CommandError([f"--out: {folder} is not an empty folder"])
    page = pdf(index(office.bureau, address, parcel.own, parcel.loose, local_date(now)), Look(office.colour, office.logo))
    for name, content in {INDEX: page, **parcel.files}.items():
        path = folder / name
        path.parent.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
        with new_file(path) as file:
            file.write(content)
    return len(parcel.files) + 1
