"""The model in use: the one learned here, when there is one and it fits this version, else the packaged one.

The one that was in use before is kept beside it as `NAME.previous`; without one, that was the packaged model.
"""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path

from spacy.language import Language

from bot.errors import ConfigError
from bot.private import tighten
from classifiers import pipeline

log = logging.getLogger(__name__)


def previous(folder: Path) -> Path:
    """Where the model that was in use before is kept."""
    return folder.with_name(f"{folder.name}.previous")


def load(folder: Path | None) -> Language:
    """The model learned here or, with a warning when that does not fit this version, the packaged one."""
    if folder is not None and folder.is_dir():
        try:
            return pipeline.load(folder)
        except (OSError, ValueError) as problem:
            log.warning("the model learned here is not used, run `klachtenbot train`: %s", problem)
    return pipeline.load()


def present(folder: Path | None) -> Language | None:
    """The model in use; None when none fits this version, as after a change of the pipeline."""
    try:
        return load(folder)
    except (OSError, ValueError):
        return None


def write(nlp: Language, folder: Path) -> str:
    """Write a model in the place of whatever stands there, whole or not at all; says where."""
    _replace(nlp, folder, keep=False)
    return f"written to {folder}"


def install(nlp: Language, folder: Path) -> str:
    """Put a model in use from the next start on, and keep the one in use until now as the previous one; says so."""
    _replace(nlp, folder, keep=True)
    return f"in use from the next start of the service on: {folder}; `klachtenbot train --restore` puts the one before back"


def _replace(nlp: Language, folder: Path, *, keep: bool) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as scratch:
        new, old = Path(scratch) / "new", Path(scratch) / "old"
        nlp.to_disk(new, exclude=["vocab", "tokenizer"])
        tighten(new)
        pipeline.load(new)  # what was written can be read
        if keep and previous(folder).exists():
            previous(folder).rename(old)
        if folder.exists():
            folder.rename(previous(folder) if keep else old)
        new.rename(folder)


def restore(folder: Path) -> str:
    """Exchange the model in use and the previous one; says which is in use now. ConfigError when nothing was learned yet."""
    before = previous(folder)
    if not folder.exists() and not before.exists():
        raise ConfigError([f"{folder}: no model was learned here, so there is none to put back"])
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as scratch:
        aside = Path(scratch) / "aside"
        if folder.exists():
            folder.rename(aside)
        if before.exists():
            before.rename(folder)
        if aside.exists():
            aside.rename(before)
    return f"in use from the next start of the service on: {folder if folder.exists() else 'the packaged model'}"
