"""Every hostile mail through the whole product: where it ended, what its letters say, and what can be printed of it afterwards."""

import json
import logging
import re
from io import BytesIO
from pathlib import Path

import pytest
from hostile import bombs, mails
from hostile.checks import UNSEEN, words_of, wrong_in
from hostile.fuzz import Fuzz
from hostile.house import House
from hostile.mails import FORMULA, JINJA, MARKUP, STEER, TYPST, Hostile, mail
from hostile.page import PAGE, page
from openpyxl import load_workbook
from pypdf import PdfReader
from typer.testing import CliRunner

from bot import cli
from bot.discreet import Discreet
from bot.domain.decide import Disposition

LIMIT = 4.0  # seconds of the process for one mail: twice what is promised, for a busy machine
TELLING = ("klant.example", "consonanza.example", "kwaad", "Jan de Wit", "opdagen", "Hanneke", "Oosterhof")
HANNEKE, KARIN = "h.dijkstra@consonanza.example", "k.oosterhof@consonanza.example"


def problems(row: Hostile, house: House) -> list[str]:
    """What went otherwise than the row says."""
    before = house.last_letter()
    found, seconds = house.take(row.raw)
    wrong = [] if found in row.how else [f"it is {found}"]
    if seconds > LIMIT and found is not Disposition.QUARANTINED:
        wrong.append(f"it took {seconds:.1f} s")
    letters = house.letters_after(before)
    said = "\n".join(words_of(letter.raw) for letter in letters)
    wrong += [f"{word!r} stands in a letter" for word in row.never if word in said]
    if row.reads and row.reads not in " ".join(said.split()):
        wrong.append(f"{row.reads!r} stands in no letter")
    allowed = house.may_get_letters(row.raw, found)
    return wrong + [each for letter in letters for each in wrong_in(letter.raw, letter.recipient, allowed, house.may_link)]


@pytest.mark.long
@pytest.mark.timeout(600)
def test_every_hostile_mail_ends_where_the_table_says(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    house = House(tmp_path)
    wrong = {row.name: found for row in (*mails.ROWS, *bombs.ROWS) if (found := problems(row, house))}
    before = house.last_letter()
    house.digest()
    allowed = {*house.staff, *house.complainants()}
    later = house.letters_after(before)
    digests = [words_of(letter.raw) for letter in later if letter.kind == "weekoverzicht"]
    house.close()
    assert wrong == {}
    assert {each for letter in later for each in wrong_in(letter.raw, letter.recipient, allowed, house.may_link)} == set()
    assert len(digests) == 2
    lines = [
        Discreet("%(message)s").format(record) for record in caplog.records if record.name.startswith(("bot", "classifiers"))
    ]
    assert [line for line in lines if UNSEEN.search(line) or any(word in line for word in TELLING)] == []


def printed(house: House, *words: str) -> str:
    """What a command prints."""
    result = CliRunner().invoke(cli.app, [*words, "--config", str(house.path)])
    assert result.exception is None or isinstance(result.exception, SystemExit), words
    return result.output


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A bureau whose case, colleagues and answers are full of what steers, runs or hides."""
    house = House(tmp_path_factory.mktemp("told"))
    nasty = f"{MARKUP} {JINJA} {TYPST} {FORMULA} {STEER}"
    coach = mails.COMPLAINT.replace("mijn coach", "Wouter Hummel")
    house.take(
        mail(f"{coach}\r\n{nasty}\r\n{FORMULA}", sender=f'"{FORMULA[:10]}[/x]" <jan@klant.example>', subject=f"{TYPST} {STEER}")
    )
    house.work()
    for sender, kind, said in (
        (HANNEKE, "opdracht-behandelaar", "Karin"),
        (KARIN, "opdracht", f"notitie: {nasty}"),
        (KARIN, "opdracht", "gesprek do 15/10 om 10 uur"),
    ):
        house.answer(sender, kind, said)
        house.work(minutes=5)
    house.take(b"")
    return house


def test_no_command_prints_what_steers_a_terminal(told: House, tmp_path: Path) -> None:
    files = []
    for number, row in enumerate(mails.WORDS):
        (tmp_path / f"{number}.eml").write_bytes(row.raw)
        files.append(str(tmp_path / f"{number}.eml"))
    for words in (
        ["status"], ["queue"], ["case", "list"], ["case", "show", "2026-001"], ["explain", *files],
        ["register", "--organisation", "consonanza", "--year", "2026"],
    ):  # fmt: skip
        for form in ([], ["--json"]):
            output = printed(told, *words, *form)
            assert output.strip(), words
            assert UNSEEN.search(output.replace("\r\n", "\n")) is None, words
            if form:
                assert [type(json.loads(line)) for line in output.splitlines()] == [dict] * len(output.splitlines())


def test_no_page_workbook_or_table_runs_what_a_stranger_wrote(told: House, tmp_path: Path) -> None:
    year = ["--organisation", "consonanza", "--year", "2026"]
    printed(told, "case", "export", "2026-001", "--out", str(tmp_path / "zaak.pdf"))
    printed(told, "register", *year, "--xlsx", str(tmp_path / "register.xlsx"))
    pages = PdfReader(BytesIO((tmp_path / "zaak.pdf").read_bytes())).pages
    words = re.sub(r"\s+", "", "".join(each.extract_text() for each in pages))
    for nasty in (MARKUP, JINJA, TYPST, FORMULA):
        assert re.sub(r"\s+", "", nasty)[:30] in words
    assert not any("/AA" in each or "/JS" in str(each.get("/Annots", "")) for each in pages)
    book = load_workbook(tmp_path / "register.xlsx")
    assert [cell.value for sheet in book for line in sheet.iter_rows() for cell in line if cell.data_type == "f"] == []
    table = printed(told, "register", *year, "--csv")
    assert not [cell for line in table.splitlines() for cell in line.split(";") if cell[:1] in "=+-@\t\r" and cell[1:2].isalpha()]


def test_what_a_colleague_answers_is_as_harmless_as_what_a_client_writes(told: House) -> None:
    allowed = {*told.staff, "jan@klant.example"}
    letters = told.letters()
    assert {"bericht-behandelaar", "opdracht", "uitnodiging-gesprek"} <= {letter.kind for letter in letters}
    assert {each for letter in letters for each in wrong_in(letter.raw, letter.recipient, allowed, told.may_link)} == set()
    assert not any("7*7" not in words_of(letter.raw) and "49" in letter.subject for letter in letters)


def test_mails_with_random_damage_break_nothing(tmp_path: Path) -> None:
    found = Fuzz(20261121, tmp_path).run(60, most=20)
    slow = [what for what in found.wrong if what.startswith("it took")]  # of a busy machine; `make fuzz` is strict
    assert [what for what in found.wrong if what not in slow] == []
    assert found.mails == 20
    assert found.slowest < LIMIT


def test_the_page_on_hostile_mail_has_the_rows_that_are_run() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
