"""The file of a case as pages: all that the case knows, nothing that opens a door, and readable whatever was written in it."""

import re
import shutil
import stat
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from story.desk import Desk, at, reading
from typer.testing import CliRunner

from bot import cli
from bot.adapters.smtp import SendResult
from bot.casefile import Wanted, export
from bot.config import Settings
from bot.domain.reporting.casefile import unwrapped
from bot.domain.tokens import TOKEN, without_tokens
from bot.errors import ConfigError

HANNEKE, KARIN = "h.dijkstra@consonanza.example", "k.oosterhof@consonanza.example"
WOUTER, JAN = "w.hummel@consonanza.example", "jan@klant.example"
MONDAY = at("2026-10-05 09:12")
PDF = b"%PDF-1.7 een brief"
NASTY = (
    'Wouter Hummel kwam niet. #panic("x") $y$ @z <w> *v* https://kwaad.example/ {klager} \x07 😡 مرحبا 你好 '
    "\u202eterug\u202c mailto:info@x.example?subject=a&body=1 " + "q" * 3_000
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A complaint with a file and a hostile text about Wouter; one handler is taken back, Karin handles it."""
    found = Desk(tmp_path)
    files = {"../../etc/../brief.pdf": PDF, "virus.exe": b"MZ\x90\0"}
    found.mail(MONDAY, reading(employees=("Wouter Hummel",)), files, body=NASTY)
    found.send(MONDAY)
    found.answer(at("2026-10-05 12:00"), HANNEKE, "opdracht-behandelaar", "Roos doet dit")
    found.answer(at("2026-10-05 12:01"), HANNEKE, "uitgevoerd", "Ongedaan.")
    found.answer(at("2026-10-05 14:00"), HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    found.send(at("2026-10-05 14:01"))
    kenmerk = TOKEN.search(found.text(found.letters("opdracht", KARIN)[-1]))
    assert kenmerk is not None
    found.answer(at("2026-10-05 15:00"), KARIN, "opdracht", f"Gesprek op 8 oktober om 14.00 uur\n\nKenmerk: {kenmerk[0]}")
    found.send(at("2026-10-05 15:01"), SendResult("refused", 550, "no such user"))
    return found


def _export(settings: Settings, tmp_path: Path, **wanted: Any) -> bytes:
    out = tmp_path / "dossier.pdf"
    export(settings, Wanted("2026-001", **wanted), out, None, lambda: at("2026-12-21 10:00"))
    return out.read_bytes()


def _text(raw: bytes) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=raw, capture_output=True, check=True)
    return re.sub(r"\s+", " ", done.stdout.decode())


def test_the_file_tells_the_whole_case(desk: Desk, settings_for: Callable[..., Settings], tmp_path: Path) -> None:
    text = _text(_export(settings_for(1, 2, ids=("consonanza",)), tmp_path))
    told = (
        "Dossier 2026-001",
        "Jan de Wit jan@klant.example",
        "Behandelaar Karin Oosterhof",
        "Gaat over Wouter Hummel",
        "De klacht kwam binnen",
        "Karin Oosterhof behandelt de zaak",
        "(teruggedraaid op 5 oktober 2026)",
        "Een antwoord is teruggedraaid: Roos",
        "Er is een gesprek gepland: 8 oktober 2026 om 14.00 uur",
        "dag 0 is ma 05-10-2026",
        "op tijd",
        "niet gehaald:",
        "niet bezorgd",
        "Roos doet dit",
        "Gesprek op 8 oktober om 14.00 uur",
        "Wij hebben uw klacht ontvangen",
        "brief.pdf",
        "SHA-256",
        "dit soort bestand sturen wij niet door",
    )
    assert [words for words in told if words not in text] == []


def test_the_file_holds_no_token_and_no_link_of_a_button(
    desk: Desk, settings_for: Callable[..., Settings], tmp_path: Path
) -> None:
    raw = _export(settings_for(1, 2, ids=("consonanza",)), tmp_path)
    text = _text(raw)
    letters = [row.message_id.partition("@")[0].strip("<") for row in desk.letters()]
    assert not [token for token in letters if token in text.replace(" ", "")]
    assert TOKEN.search(text) is None
    assert "mailto:" not in text
    assert not {"/URI", "/JavaScript", "/Launch", "/EmbeddedFile"} & {word.decode() for word in re.findall(rb"/[A-Za-z]+", raw)}


def test_hostile_words_are_only_words(desk: Desk, settings_for: Callable[..., Settings], tmp_path: Path) -> None:
    raw = _export(settings_for(1, 2, ids=("consonanza",)), tmp_path)
    text = _text(raw)
    assert '#panic("x") $y$ @z <w> *v* https://kwaad.example/ {klager} 😡' in text
    assert "你好" in text
    assert "terug" in text
    assert raw.count(b"%%EOF") == 1
    pages = [page.extract_text() for page in PdfReader(BytesIO(raw)).pages]
    assert sum(page.count("q") for page in pages) > 3_000


def test_the_pages_can_be_read_aloud_and_walked_through(
    desk: Desk, settings_for: Callable[..., Settings], tmp_path: Path
) -> None:
    reader = PdfReader(BytesIO(_export(settings_for(1, 2, ids=("consonanza",)), tmp_path)))
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.root_object["/Lang"] == "nl-NL"
    assert reader.metadata is not None
    assert reader.metadata.title == "Dossier 2026-001"
    heads = [entry["/Title"] for entry in reader.outline if not isinstance(entry, list)]
    assert heads == [
        "De klacht", "Wat er gebeurde", "Termijnen", "Woorden uit de zaak", "Brieven", "Mails die binnenkwamen", "Bestanden",
    ]  # fmt: skip
    parts = [entry["/Title"] for part in reader.outline if isinstance(part, list) for entry in part]
    assert sum(part.startswith("Brief ") for part in parts) == len(desk.letters())
    assert "Mail 1: Jan de Wit, 5 oktober 2026" in parts
    assert all(f"pagina {number} van {len(reader.pages)}" in page.extract_text() for number, page in enumerate(reader.pages, 1))


def test_without_letters_they_are_listed_only(desk: Desk, settings_for: Callable[..., Settings], tmp_path: Path) -> None:
    text = _text(_export(settings_for(1, 2, ids=("consonanza",)), tmp_path, with_letters=False))
    assert "bevestiging van ontvangst" in text
    assert "Wij hebben uw klacht ontvangen" not in text
    assert "Roos doet dit" in text


def test_the_command_writes_for_its_owner_alone_and_names_files_itself(
    desk: Desk, settings_for: Callable[..., Settings], tmp_path: Path
) -> None:
    settings_for(1, 2, ids=("consonanza",))
    out, files = tmp_path / "uit.pdf", tmp_path / "bestanden"
    out.write_text("oud")
    out.chmod(0o644)
    arguments = ["case", "export", "2026-001", "--config", tmp_path / "config.toml", "--out", out, "--files", files]
    done = CliRunner().invoke(cli.app, [str(each) for each in arguments])
    assert done.exit_code == 0, done.output
    assert out.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    kept = list(files.iterdir())
    assert [re.fullmatch(r"01-[0-9a-f]{12}\.pdf", each.name) is not None for each in kept] == [True]
    assert (kept[0].read_bytes(), stat.S_IMODE(kept[0].stat().st_mode)) == (PDF, 0o600)
    assert stat.S_IMODE(files.stat().st_mode) == 0o700


def test_a_link_in_the_place_of_the_file_is_not_followed(
    desk: Desk, settings_for: Callable[..., Settings], tmp_path: Path
) -> None:
    victim, out = tmp_path / "van-een-ander", tmp_path / "uit.pdf"
    victim.write_text("blijft")
    out.symlink_to(victim)
    with pytest.raises(ConfigError, match=r"uit\.pdf"):
        export(settings_for(1, 2, ids=("consonanza",)), Wanted("2026-001"), out, None)
    assert victim.read_text() == "blijft"


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (Wanted("2026-099"), "case 2026-099 is unknown"),
        (Wanted("2026-001", form=True), "keeps no form"),
    ],
)
def test_what_is_not_there_is_one_clear_message(
    desk: Desk, settings_for: Callable[..., Settings], tmp_path: Path, wanted: Wanted, told: str
) -> None:
    with pytest.raises(ConfigError, match=told):
        export(settings_for(1, 2, ids=("consonanza",)), wanted, tmp_path / "x.pdf", None)
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Dag,\n\nKenmerk: kb." + "a" * 40 + "\n", "Dag,\n\n"),
        ("> Kenmerk: KB." + "A" * 40 + "\nDag", "Dag"),
        ("mail naar info+kb." + "b" * 40 + "@bureau.example", "mail naar info@bureau.example"),
        ("zie <mailto:info@x.example?subject=Re&body=1> en verder", "zie  en verder"),
        ("Het kenmerk is kb.kort", "Het kenmerk is kb.kort"),
    ],
)
def test_a_token_is_taken_out_of_a_text(text: str, left: str) -> None:
    assert without_tokens(text) == left


def test_a_letter_on_paper_has_the_lines_of_a_page() -> None:
    letter = (
        "Beste Jan,\n\nWij hebben op maandag 5 oktober 2026 uw klacht ontvangen. Wat vervelend\ndat u niet tevreden bent.\n\n"
        "- Een medewerker die hier niets mee te maken had, behandelt uw klacht\n  binnen vier weken.\n- Kort.\n\n"
        "  | Hij kwam niet en ik heb een uur in de kou op hem staan wachten die dag\n  | Boos\n"
    )
    assert unwrapped(letter) == (
        "Beste Jan,\n\nWij hebben op maandag 5 oktober 2026 uw klacht ontvangen. Wat vervelend dat u niet tevreden bent.\n\n"
        "- Een medewerker die hier niets mee te maken had, behandelt uw klacht binnen vier weken.\n- Kort.\n\n"
        "  | Hij kwam niet en ik heb een uur in de kou op hem staan wachten die dag\n  | Boos"
    )
