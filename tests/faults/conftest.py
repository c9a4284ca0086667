"""A bureau with an empty database, made once: each test has a copy of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from copy import copy
from pathlib import Path

import pytest
from story.desk import Desk

from bot.adapters.store import Store

Fresh = Callable[[Path], Desk]


@pytest.fixture(scope="session")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("origin"))
    desk.store.close()
    return desk


@pytest.fixture
def fresh(origin: Desk) -> Iterator[Fresh]:
    """`fresh(folder)`: the bureau, with its database in that folder."""
    made: list[Desk] = []

    def make(folder: Path) -> Desk:
        desk = copy(origin)
        desk.store = Store(f"sqlite:///{shutil.copy(str(origin.store.engine.url.database), folder)}")
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.store.close()
