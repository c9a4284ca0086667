"""Two processes on one database: the second one does nothing, for it would take what the first is sending for lost."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import config
from bot.adapters.alone import alone
from bot.cli import app
from bot.errors import AlreadyRunning

HOLDS = "import sys; from bot.adapters.alone import alone\nwith alone(sys.argv[1]): print('held', flush=True); sys.stdin.read()"


def holder(database: str) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", HOLDS, database]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_process_does_nothing_and_says_so(settings_for: Callable[..., config.Settings], tmp_path: Path) -> None:
    settings = settings_for(9, 9, ids=("consonanza",))
    first = holder(settings.database)
    for command in ("once", "run"):
        done = CliRunner().invoke(app, [command, "--config", str(tmp_path / "config.toml")])
        assert isinstance(done.exception, AlreadyRunning)
        assert "Another `klachtenbot run` or `once` is at work" in str(done.exception)
    assert not Path(settings.database.removeprefix("sqlite:///")).exists()
    first.kill()
    first.communicate()
    with alone(settings.database):  # it goes with the process, however that ends
        pass


def test_a_database_of_several_machines_is_not_held(tmp_path: Path) -> None:
    url = "postgresql+psycopg://klachtenbot@db.example/klachtenbot"
    first = holder(url)
    with alone(url):
        assert first.poll() is None
    first.communicate()


def test_the_lock_is_for_the_service_alone(tmp_path: Path) -> None:
    with alone(f"sqlite:///{tmp_path}/bot.db"):
        assert (tmp_path / "bot.db.lock").stat().st_mode & 0o777 == 0o600
    with pytest.raises(ValueError, match="passed on"), alone(f"sqlite:///{tmp_path}/bot.db"):
        raise ValueError("passed on")
