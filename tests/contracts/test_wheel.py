"""The wheel works outside a checkout: built, installed in an empty environment, and the demo runs there."""

import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _run(*command: object, cwd: Path, **environment: str) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))} | environment
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, env=clean, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_templates_regulations_migrations_and_model(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for expected in (
        "bot/_templates/standaard/ontvangstbevestiging/brief.j2",
        "bot/_templates/loket3/ontvangstbevestiging/brief.j2",
        "bot/regulations/leermakers.toml",
        "bot/migrations/versions/0001_initial.py",
        "bot/demodata/story.toml",
        "classifiers/model/meta.json",
        "classifiers/data/roster/werkpro.csv",
        "classifiers/data/train/a.jsonl",
        "classifiers/data/heldback/a.jsonl",  # `klachtenbot train` measures on it
    ):
        assert expected in names
    assert not [name for name in names if name.startswith("tests/")]
    assert wheel.stat().st_size < 5_000_000


@pytest.mark.long
@pytest.mark.timeout(900)
def test_the_demo_runs_from_the_wheel_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    _run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", ROOT / "requirements.txt", cwd=tmp_path)
    _run(python, "-m", "pip", "install", "--quiet", "--no-deps", wheel, cwd=tmp_path)
    command = tmp_path / "venv" / "bin" / "klachtenbot"
    output = _run(command, "demo", "--quick", "--output", tmp_path / "demo", cwd=tmp_path, HOME=str(tmp_path))
    assert "Cases after the story" in output
    assert (tmp_path / "demo" / "index.html").is_file()
    terms = _run(command, "deadlines", "--regulation", "werkpro", "--received", "2026-12-14", cwd=tmp_path)
    assert "ontvangstbevestiging" in terms


def test_the_pinned_requirements_hold_hashes_and_no_registry() -> None:
    text = (ROOT / "requirements.txt").read_text()
    assert re.search(r"--(?:extra-)?index-url|--find-links|--trusted-host|https?://|file://", text) is None
    pins = re.findall(r"^([a-z0-9.-]+)==", text, re.MULTILINE)
    assert len(pins) > 60
    assert text.count("--hash=sha256:") >= len(pins)
