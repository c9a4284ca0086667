"""What the service writes is for the service alone, whatever the umask; a secret that others can read stops the start."""

import logging
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from servers import free_port

from bot import config, models
from bot.adapters.store import Store
from bot.domain.regulation import known
from bot.errors import ConfigError
from bot.private import _judged, problem_of, tighten, write_private
from classifiers import pipeline

Make = Callable[..., config.Settings]


@pytest.fixture(autouse=True)
def open_umask() -> Iterator[None]:
    """An operator whose umask gives everything to everybody."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


RIGHTS = [  # mode, owner, who we are -> is it refused?
    (0o600, 1000, 1000, ""),
    (0o400, 1000, 1000, ""),
    (0o400, 0, 1000, ""),
    (0o440, 0, 1000, ""),  # Kubernetes with fsGroup, systemd's LoadCredential
    (0o440, 1000, 1000, "read by others"),
    (0o460, 0, 1000, "read by others"),
    (0o640, 0, 0, "read by others"),
    (0o640, 1000, 1000, "read by others"),
    (0o644, 0, 1000, "read by others"),
    (0o444, 0, 0, "read by others"),  # Docker's default: set mode = 0o400
    (0o602, 1000, 1000, "read by others"),
    (0o600, 1001, 1000, "belongs to another user"),
    (0o600, 1000, 0, ""),  # root looks for the service
]


@pytest.mark.parametrize(("mode", "owner", "us", "says"), RIGHTS)
def test_a_secret_is_for_its_owner_or_handed_over_by_root(mode: int, owner: int, us: int, says: str) -> None:
    told = _judged(Path("secret"), mode, owner, us)
    assert (says in told) if says else told == ""


def test_a_missing_secret_is_no_question_of_rights(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "weg") == ""


def test_every_open_secret_is_told_at_once_and_none_is_shown(settings_for: Make, tmp_path: Path) -> None:
    settings_for(1, 1, ids=("consonanza", "werkpro"))
    (tmp_path / "klachtenbot.secret").write_text("e" * 40)
    (tmp_path / "secret").chmod(0o644)
    with pytest.raises(ConfigError) as caught:
        config.load(tmp_path / "config.toml", known)
    told = caught.value.problems
    assert [line.partition(":")[0] for line in told] == [
        "organisation.1.mailbox.password_file",
        "organisation.2.mailbox.password_file",
        "secret_file",
    ]
    assert all("chmod 600" in line for line in told)
    assert not any(secret in str(caught.value) for secret in ("geheim-voor-de-test", "eeee"))


def test_who_only_looks_needs_no_secret(settings_for: Make, tmp_path: Path) -> None:
    settings_for(1, 1, ids=("consonanza",))
    (tmp_path / "secret").chmod(0o644)
    assert config.load(tmp_path / "config.toml", known, logins=False).organisations[0].mailbox.password.get_secret_value() == ""


def test_the_database_and_its_log_are_for_the_service_alone(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/bot.db")
    store.migrate()
    with store.transaction() as unit:
        unit.next_number("werkpro", 2026)
        assert modes(tmp_path) == {"bot.db": 0o600, "bot.db-wal": 0o600, "bot.db-shm": 0o600}
    store.close()


def test_a_database_that_others_could_read_is_taken_from_them_and_the_log_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first = Store(f"sqlite:///{tmp_path}/bot.db")
    first.migrate()
    for path in tmp_path.iterdir():
        path.chmod(0o666)
    with caplog.at_level(logging.WARNING):
        Store(f"sqlite:///{tmp_path}/bot.db").close()
    assert set(modes(tmp_path).values()) == {0o600}
    assert "could be read by others" in caplog.text
    caplog.clear()
    Store(f"sqlite:///{tmp_path}/bot.db").close()
    assert caplog.text == ""
    first.close()


def test_a_file_is_written_whole_and_for_us_alone(tmp_path: Path) -> None:
    write_private(tmp_path / "a", "één")
    (tmp_path / "b").symlink_to("a")
    write_private(tmp_path / "b", b"\x00")
    assert (tmp_path / "a").read_bytes() == b"\x00"
    assert (tmp_path / "b").is_symlink()
    assert modes(tmp_path) == {"a": 0o600, "b": 0o600}


def test_a_folder_is_taken_from_others_down_to_its_last_file(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a").write_text("")
    assert tighten(tmp_path)
    assert not tighten(tmp_path)
    assert (modes(tmp_path), modes(tmp_path / "in")) == ({"in": 0o700}, {"a": 0o600})


def test_the_learned_model_is_for_the_service_alone(tmp_path: Path) -> None:
    models.write(pipeline.load(), tmp_path / "bot.model")
    found = [tmp_path / "bot.model", *(tmp_path / "bot.model").rglob("*")]
    assert len(found) > 3
    assert [path for path in found if path.stat().st_mode & 0o077] == []


def test_a_command_makes_nothing_that_others_can_read(settings_for: Make, tmp_path: Path) -> None:
    settings_for(free_port(), free_port(), ids=("consonanza",))
    output = tmp_path / "brieven"
    code = "import os, sys; os.umask(0); from bot.cli import main; sys.argv[0] = 'klachtenbot'; main()"
    arguments = ["letters", "preview", "--config", "config.toml", "--organisation", "consonanza", "--output", str(output)]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = [output, *output.rglob("*")]
    assert len(found) > 10
    assert [path for path in found if path.stat().st_mode & 0o077] == []
