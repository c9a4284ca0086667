"""What is kept elsewhere, how it comes back, and why no letter goes out twice after that.

A backup holds what cannot be made again: the database, the secret that signs letters, the learned model, and the configuration
to read beside it. It does not hold what opens a mailbox: passwords, keys and sign-ins stay where they are.

A database that is put back does not know the letters that were sent since. The mails since then are read again and their letters
written again, but none leaves before the operator says so: and then only those that the lost service cannot have sent.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from bot.adapters import archive, engine, restored_rows, snapshot
from bot.adapters.archive import Manifest
from bot.adapters.secret import secret_path
from bot.adapters.store import Store
from bot.config import Organisation, Settings
from bot.errors import BackupRefused, DatabaseTooNew, LettersWait
from bot.private import OWN_FOLDER, tighten

ELSEWHERE = "database: this one is on a server; make its backup with pg_dump and put it back with pg_restore (docs/keeping.md)"
HELD = "held since the backup was put back"
OF_TEMPLATES, OF_REGULATIONS = "*.j2", "*.toml"


def make(settings: Settings, config_file: Path, target: Path, now: datetime) -> list[str]:
    """Write a backup while the service runs; a line for each thing worth knowing. Raises BackupRefused."""
    database, target = _database(settings), target.absolute()
    if target.exists():
        raise BackupRefused(f"({target} exists; a backup never takes the place of a file)")
    if not target.parent.is_dir():
        raise BackupRefused(f"(the folder {target.parent} does not exist: make it first)")
    if not database.is_file():
        raise BackupRefused(f"({database} does not exist: nothing was made here yet)")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".klachtenbot-backup-") as scratch:
            copy = Path(scratch) / "database"
            snapshot.copy(database, copy)
            parts = {"database": copy, **dict(_beside(settings)), **dict(_configured(settings, config_file))}
            heading = Manifest(version=version("klachtenbot"), schema_revision=snapshot.revision_of(copy), made_at=now)
            archive.write(target, heading, parts)
    except (OSError, sqlite3.Error) as problem:
        raise BackupRefused(f"({type(problem).__name__}: {_cause(problem)})") from problem
    said = [f"{target} holds {', '.join(dict.fromkeys(name.partition('/')[0] for name in parts))}"]
    if "secret" not in parts:
        said.append("the secret that signs letters is not in it: it comes from the environment; keep it elsewhere")
    return [*said, "it is not encrypted, and it does not hold passwords, keys and sign-ins: docs/keeping.md"]


def put_back(settings: Settings, source: Path, now: datetime, *, replace: bool = False) -> list[str]:
    """Put a backup in the configured places, all of it or nothing; a line for each thing done. Raises BackupRefused.

    Letters wait from then on. What stood there before is kept beside it under the name `.replaced-...`.
    """
    database = _database(settings)
    if not snapshot.is_empty(database) and not replace:
        raise BackupRefused(f"({database} holds mails, cases or letters; --replace puts the backup in its place)")
    database.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=database.parent, prefix=".klachtenbot-restore-") as scratch:
        manifest, parts = archive.unpack(source, Path(scratch))
        if "database" not in parts:
            raise BackupRefused("(there is no database in it)")
        organisations = _prepared(parts["database"], manifest, settings, now)
        if database.exists() and not snapshot.set_free(database):
            raise BackupRefused(f"({database} is in use: stop the service first)")
        moves = [*_places(settings, parts, Path(scratch)), (database, parts["database"])]
        said = _exchanged(moves, _log_of(database), f".replaced-{now:%Y%m%dT%H%M%S}")
    said.append(f"restored from a backup of {manifest.made_at:%Y-%m-%d %H:%M %Z}, made by version {manifest.version}")
    if "secret" in parts and secret_path(settings) is None:
        said.append("secret_env is configured: the secret in the backup was not put anywhere")
    return [*said, f"no letter leaves until `klachtenbot restore --go`: {', '.join(organisations)}"]


def hold(store: Store, organisations: Iterable[Organisation], now: datetime) -> None:
    """For a database that was put back in another way (pg_restore, a snapshot of the machine): letters wait from now on."""
    with store.transaction() as unit:
        restored_rows.hold(unit.connection, [each.id for each in organisations], now)


def let_go(store: Store, organisations: Iterable[Organisation], stopped: datetime | None) -> list[str]:
    """Letters may leave again; a line for each organisation. Raises LettersWait when a mailbox was not read since the restore.

    At once go only the letters that were written because of a mail that came after `stopped`, the moment at which the old service
    ended (default: the restore). Every other letter that waits may have been sent by it, and becomes uncertain.
    """
    said = []
    with store.transaction() as unit:
        for organisation in organisations:
            since = restored_rows.held_since(unit.connection, organisation.id)
            if since is None:
                continue
            cursor = unit.cursor(organisation.id, organisation.mailbox.folder)
            if cursor is None or cursor.polled_at is None or cursor.polled_at < since:
                raise LettersWait(
                    f"(the mailbox of {organisation.id} was not read since the restore, so not every letter is written yet: "
                    "run `klachtenbot once`, then look at `klachtenbot queue`)"
                )
            rows = restored_rows.waiting_with_cause(unit.connection, organisation.id)
            last = stopped or since
            doubtful = [row.id for row in rows if row.received_at is None or row.received_at <= last]
            restored_rows.doubt(unit.connection, doubtful, HELD)
            restored_rows.let_go(unit.connection, organisation.id)
            said.append(f"{organisation.id}: {len(rows) - len(doubtful)} letters go, {len(doubtful)} may have been sent before")
    return said or ["nothing is held"]


def _database(settings: Settings) -> Path:
    database = engine.sqlite_file(settings.database)
    if database is None:
        raise BackupRefused(f"({ELSEWHERE})" if "://" in settings.database and "sqlite" not in settings.database else "(memory)")
    return database


def _beside(settings: Settings) -> Iterator[tuple[str, Path]]:
    secret = secret_path(settings)
    if secret is not None and secret.is_file():
        yield "secret", secret
    if settings.model is not None and settings.model.is_dir():
        for file in sorted(each for each in settings.model.rglob("*") if each.is_file()):
            yield f"model/{file.relative_to(settings.model).as_posix()}", file


def _configured(settings: Settings, config_file: Path) -> Iterator[tuple[str, Path]]:
    """config.toml and what it names beside it, to read: never a secret, and never put back by itself."""
    files = [config_file.resolve()]
    for organisation in settings.organisations:
        files += [organisation.staff, *filter(None, [organisation.house_style.logo])]
    for folder, wanted in ((settings.regulations, OF_REGULATIONS), (settings.templates, OF_TEMPLATES)):
        files += sorted(folder.rglob(wanted)) if folder is not None else []
    for file in dict.fromkeys(each.resolve() for each in files):
        if file.is_relative_to(settings.folder) and file.is_file():
            yield f"config/{file.relative_to(settings.folder).as_posix()}", file


def _prepared(database: Path, manifest: Manifest, settings: Settings, now: datetime) -> list[str]:
    """Bring the unpacked database to this version and mark it; whose letters wait. Raises BackupRefused."""
    try:
        found = snapshot.revision_of(database)
        if not found or found != manifest.schema_revision:
            raise BackupRefused("(the database in it has no tables of ours, or others than its manifest says)")
        store = Store(f"sqlite:///{database}")
        store.migrate()
        with store.transaction() as unit:
            organisations = sorted({each.id for each in settings.organisations} | set(restored_rows.known(unit.connection)))
            restored_rows.hold(unit.connection, organisations, now)
        store.close()
    except DatabaseTooNew as problem:
        raise BackupRefused(f"(it was made by version {manifest.version}, newer than this one: install that)") from problem
    except sqlite3.Error as problem:
        raise BackupRefused("(the database in it is broken)") from problem
    if not snapshot.set_free(database):
        raise BackupRefused("(the unpacked database is in use)")
    return organisations


def _places(settings: Settings, parts: dict[str, Path], scratch: Path) -> Iterator[tuple[Path, Path]]:
    """(where it goes, the unpacked file or folder) of everything but the database."""
    secret = secret_path(settings)
    if "secret" in parts and secret is not None and not (secret.exists() and secret.read_bytes() == parts["secret"].read_bytes()):
        yield secret, parts["secret"]
    learned = {name: file for name, file in parts.items() if name.startswith("model/")}
    if learned and settings.model is not None:
        folder = scratch / "model"
        for name, file in learned.items():
            target = folder.joinpath(*PurePosixPath(name).parts[1:])
            target.parent.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
            file.rename(target)
        tighten(folder)
        yield settings.model, folder


def _log_of(database: Path) -> list[Path]:
    """What SQLite left beside a database that is gone: played into another one, it would break it."""
    return [path for path in (database.with_name(database.name + end) for end in engine.BESIDE) if path.exists()]


def _exchanged(moves: Sequence[tuple[Path, Path]], aside: Sequence[Path], mark: str) -> list[str]:
    """Move each content to its place, and what stands there aside; a line for each thing kept. All of it or nothing."""
    kept: list[tuple[Path, Path]] = []
    put: list[Path] = []
    try:
        for place in (*aside, *(place for place, _ in moves if place.exists())):
            kept.append((place, place.rename(place.with_name(place.name + mark))))
        for place, content in moves:
            place.parent.mkdir(parents=True, exist_ok=True)
            put.append(place)
            shutil.move(content, place)
            _settle(place.parent)
    except OSError as problem:
        for place in put:
            shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)
        for place, name in kept:
            name.rename(place)
        raise BackupRefused(f"({place} cannot be written: {type(problem).__name__})") from problem
    return [f"what was at {place} is kept as {name.name}: remove it when all is well" for place, name in kept]


def _settle(folder: Path) -> None:
    """What was renamed in a folder survives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def _cause(problem: Exception) -> str:
    return (problem.strerror or "") if isinstance(problem, OSError) else str(problem)
