"""A backup as a file: a tar.gz of parts behind a manifest with the SHA-256 of each. No name in it is ever used as a path.

A part that is missing, double, changed, unlisted, no plain file or of another name than ours makes the whole archive refused.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import tarfile
import zlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.errors import BackupRefused
from bot.private import OWN_FILE, new_file

MANIFEST = "manifest.json"
LARGEST_MANIFEST = 2**20  # bytes
CHUNK = 2**20
SINGLE, FOLDERS = ("database", "secret"), ("model", "config")  # what a part may be called, or stand under


class Part(BaseModel):
    """One file of the archive."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    size: int  # bytes
    sha256: str


class Manifest(BaseModel):
    """What the archive says of itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    product: Literal["klachtenbot"] = "klachtenbot"
    format: Literal[1] = 1
    version: str
    schema_revision: str
    made_at: datetime
    parts: tuple[Part, ...] = ()


def write(path: Path, heading: Manifest, parts: Mapping[str, Path]) -> None:
    """Make the archive whole or not at all, mode 0600. Raises OSError; FileExistsError when there is such a file."""
    listed = tuple(Part(name=name, size=file.stat().st_size, sha256=_digest(file)) for name, file in parts.items())
    manifest = heading.model_copy(update={"parts": listed}).model_dump_json(indent=1).encode()
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with new_file(beside) as out:
            with gzip.GzipFile(filename="", fileobj=out, mode="wb") as packed, tarfile.open(fileobj=packed, mode="w") as archive:
                archive.addfile(_header(MANIFEST, len(manifest), heading.made_at), io.BytesIO(manifest))
                for part in listed:
                    with parts[part.name].open("rb") as content:
                        archive.addfile(_header(part.name, part.size, heading.made_at), content)
            out.flush()
            os.fsync(out.fileno())
        os.link(beside, path)  # fails when there is one by now
    finally:
        beside.unlink(missing_ok=True)


def unpack(path: Path, folder: Path) -> tuple[Manifest, dict[str, Path]]:
    """The manifest and each part as a file in `folder`, verified. Raises BackupRefused."""
    try:
        with path.open("rb") as file, tarfile.open(fileobj=file, mode="r|gz") as archive:
            manifest = _manifest(archive)
            return manifest, _parts(archive, manifest, folder)
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as problem:
        raise BackupRefused(f"({path} is damaged or incomplete, or is no backup: take another one)") from problem
    except OSError as problem:
        raise BackupRefused(f"({path} cannot be read or unpacked: {problem.strerror or type(problem).__name__})") from problem


def _manifest(archive: tarfile.TarFile) -> Manifest:
    first = archive.next()
    content = archive.extractfile(first) if first is not None and first.name == MANIFEST and first.isreg() else None
    if first is None or content is None or first.size > LARGEST_MANIFEST:
        raise BackupRefused("(it does not begin with the manifest of a klachtenbot backup)")
    try:
        manifest = Manifest.model_validate_json(content.read())
    except ValidationError as problem:
        raise BackupRefused("(its manifest is not one that this version can read)") from problem
    names = [part.name for part in manifest.parts]
    if len(names) != len(set(names)) or not all(map(_is_ours, names)):
        raise BackupRefused("(its manifest names a part that no backup has)")
    return manifest


def _is_ours(name: str) -> bool:
    """Whether a part may be called so: nothing that leads out of its folder, here or on Windows."""
    path = PurePosixPath(name)
    plain = str(path) == name and not path.is_absolute() and ".." not in path.parts and not set(name) & set("\\:\0")
    return plain and (name in SINGLE or (len(path.parts) > 1 and path.parts[0] in FOLDERS))


def _parts(archive: tarfile.TarFile, manifest: Manifest, folder: Path) -> dict[str, Path]:
    listed, found = {part.name: part for part in manifest.parts}, dict[str, Path]()
    while (member := archive.next()) is not None:
        part = listed.get(member.name)
        if part is None or member.name in found or not member.isreg() or member.size != part.size:
            raise BackupRefused("(it holds a file that its manifest does not name, or names otherwise)")
        content = archive.extractfile(member)
        target = folder / f"part-{len(found)}"
        if content is None or _copied(content, target) != part.sha256:
            raise BackupRefused(f"({part.name} in it is not what was written: its SHA-256 differs)")
        found[member.name] = target
    if missing := sorted(set(listed) - set(found)):
        raise BackupRefused(f"(it is not whole: {missing[0]} is missing)")
    return found


def _copied(content: IO[bytes], target: Path) -> str:
    digest = hashlib.sha256()
    with new_file(target) as file:
        while block := content.read(CHUNK):
            digest.update(block)
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _header(name: str, size: int, moment: datetime) -> tarfile.TarInfo:
    header = tarfile.TarInfo(name)
    header.size, header.mode, header.mtime = size, OWN_FILE, int(moment.timestamp())
    return header
