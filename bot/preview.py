"""Letters as colleagues see them, of an invented case: to look at, and for the pictures of the page for staff."""

from __future__ import annotations

import html
import subprocess
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

from bot import config
from bot.adapters.render import Rendered, Renderer
from bot.casework import Office, rendered
from bot.domain.letters.examples import Example, asking
from bot.domain.letters.guide import page_of
from bot.domain.regulation import known, load_all
from bot.errors import CommandError
from bot.offices import default_bureau, make_office
from bot.roster import read_roster

PICTURES = {"opdracht-behandelaar": 760, "vraag-oordeel": 760}  # of the page for staff: letter -> height in pixels
WIDTH = 500  # pixels; no browser makes a narrower window
REFERENCE = "kb.voorbeeld"  # nobody's token


def office_of(path: Path | None, organisation: str) -> Office:
    """The organisation as configured; without a configuration the regulation of that id, with the invented staff of the demo."""
    if path is not None:
        settings = config.load(path, known, logins=False)
        chosen = settings.organisation(organisation)
        return make_office(chosen, settings.regulations, Renderer(settings.templates), b"")
    regulations = load_all()
    if organisation not in regulations:
        raise CommandError([f"--organisation: {organisation!r} is unknown; known are {', '.join(regulations)}"])
    roster = read_roster(Path(str(resources.files("classifiers") / "data" / "roster" / f"{organisation}.csv")))
    return Office(default_bureau(regulations[organisation], roster), Renderer(), config.HouseStyle().colour, None, "")


def previews(office: Office) -> Iterator[tuple[Example, Rendered]]:
    """Every letter of this organisation that asks a colleague something, in the order of the case."""
    for example in asking(office.bureau):
        yield example, rendered(office, example.letter, REFERENCE)


def write(office: Office, folder: Path, only: str = "") -> list[Path]:
    """The letters as NAME.html and NAME.txt in `folder`, with an index.html; the paths of the pages. `only`: one of the names."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = []
    lines = []
    for example, letter in previews(office):
        if only in ("", example.name, example.letter.kind):
            page = folder / f"{example.name}.html"
            page.write_text(letter.html, encoding="utf-8")
            page.with_suffix(".txt").write_text(f"{letter.subject}\n\n{letter.text}", encoding="utf-8")
            lines.append(f'<li><a href="{page.name}">{example.name}</a>: {html.escape(letter.subject)}</li>')
            pages.append(page)
    (folder / "index.html").write_text(f'<meta charset="utf-8"><ol>{"".join(lines)}</ol>', encoding="utf-8")
    return pages


def guide_page(office: Office) -> str:
    """The page for staff as Markdown; its words are those of the letter `handleiding`."""
    bureau = office.bureau
    return office.renderer.page(page_of(bureau), organisation_id=bureau.id, regulation_id=bureau.regulation.id)


def write_guide(office: Office, folder: Path, browser: str) -> None:
    """`handleiding.md` and its pictures, photographed by a Chromium. OSError or CalledProcessError when there is none."""
    (folder / "beeld").mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as letters:
        for name, height in PICTURES.items():
            page = write(office, Path(letters), name)[0]
            picture = (folder / "beeld" / f"{name}.png").resolve()
            options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={WIDTH},{height}")
            subprocess.run([browser, *options, f"--screenshot={picture}", str(page)], check=True, capture_output=True)  # noqa: S603
    (folder / "handleiding.md").write_text(guide_page(office), encoding="utf-8")
