"""The secret of the tokens: made once, for the service alone, or as configured."""

from pathlib import Path

import pytest

from bot.adapters.secret import letter_secret, secret_problem
from bot.config import Settings
from bot.errors import ConfigError
from bot.private import write_private


def settings(folder: Path, **more: object) -> Settings:
    return Settings.model_construct(database=f"sqlite:///{folder}/bot.db", folder=folder, **more)


def test_it_is_made_once_beside_the_database_and_nobody_else_can_read_it(tmp_path: Path) -> None:
    first = letter_secret(settings(tmp_path))
    assert len(first) >= 32
    assert [path.name for path in tmp_path.iterdir()] == ["klachtenbot.secret"]
    assert (tmp_path / "klachtenbot.secret").stat().st_mode & 0o777 == 0o600
    assert letter_secret(settings(tmp_path)) == first
    assert secret_problem(settings(tmp_path)) == ""
    (tmp_path / "klachtenbot.secret").chmod(0o644)
    assert "chmod 600" in secret_problem(settings(tmp_path))


def test_looking_for_problems_makes_nothing(tmp_path: Path) -> None:
    assert secret_problem(settings(tmp_path)) == ""
    assert list(tmp_path.iterdir()) == []


def test_a_server_keeps_it_beside_the_configuration_and_memory_nowhere(tmp_path: Path) -> None:
    letter_secret(Settings.model_construct(database="postgresql+psycopg://bot@db/bot", folder=tmp_path))
    assert (tmp_path / "klachtenbot.secret").exists()
    memory = Settings.model_construct(database="sqlite://", folder=tmp_path)
    assert letter_secret(memory) != letter_secret(memory)


def test_it_comes_from_the_environment_or_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEHEIM", "e" * 32)
    write_private(tmp_path / "geheim", "f" * 40 + "\n")
    assert letter_secret(settings(tmp_path, secret_env="GEHEIM")) == b"e" * 32
    assert letter_secret(settings(tmp_path, secret_file=tmp_path / "geheim")) == b"f" * 40
    assert not (tmp_path / "klachtenbot.secret").exists()


@pytest.mark.parametrize("more", [{"secret_env": "ER_IS_GEEN"}, {"secret_file": Path("/bestaat/niet")}])
def test_a_configured_secret_that_is_not_there_or_too_short_stops_the_start(tmp_path: Path, more: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        letter_secret(settings(tmp_path, **more))
    assert secret_problem(settings(tmp_path, **more))
    write_private(tmp_path / "kort", "kort")
    with pytest.raises(ConfigError, match="32 characters"):
        letter_secret(settings(tmp_path, secret_file=tmp_path / "kort"))
