"""How large a zipped document would become: looked up before anything of it is unpacked. Runs in the child only."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

MAX_FILES = 2_000
MAX_XML = 10_000_000  # bytes of one XML part
MAX_ALL = 60_000_000  # bytes, with the pictures


def fits(content: bytes) -> bool:
    """False for a zip bomb. zipfile reads no more of a member than its directory says, so a lie does not help."""
    with ZipFile(BytesIO(content)) as archive:
        members = archive.infolist()
    if len(members) > MAX_FILES or sum(member.file_size for member in members) > MAX_ALL:
        return False
    return all(member.file_size <= MAX_XML for member in members if member.filename.lower().endswith((".xml", ".rels")))
