"""`erase` and `export` as an operator uses them, on the database of a real configuration."""

import re
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from pypdf import PdfReader
from story.desk import Desk, at, reading
from typer.testing import CliRunner

from bot import config, erasure
from bot.access import INDEX, collect, hand_over
from bot.adapters import erase_rows
from bot.cli import app
from bot.errors import ConfigError

HANNEKE, KARIN, WOUTER = (f"{name}@consonanza.example" for name in ("h.dijkstra", "k.oosterhof", "w.hummel"))
JAN = "jan@klant.example"
SECRET = "De coach vindt Jan een zeurpiet"  # what a colleague wrote for colleagues
OTHER = "Bakkerszoon"


def story(desk: Desk) -> None:
    """Jan complains of Wouter; Wouter reacts, Karin writes something for inside, and another client complains too."""
    desk.mail(at("2026-10-05 09:12"), reading(employees=("Wouter Hummel",)), {"bewijs.pdf": b"%PDF-1.7 bewijs"})
    desk.send(at("2026-10-05 09:13"))
    desk.answer(at("2026-10-05 14:00"), HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    desk.send(at("2026-10-05 14:01"))
    desk.answer(at("2026-10-05 15:00"), WOUTER, "kennisgeving-medewerker", "Mijn reactie: ik stond in de file.")
    desk.answer(at("2026-10-05 15:30"), KARIN, "opdracht", f"Notitie: {SECRET}.", {"intern.pdf": b"%PDF-1.7 intern"})
    desk.mail(at("2026-10-06 09:00"), sender=f"Piet {OTHER} <piet@klant.example>", body="Karin belde niet terug.")
    desk.mail(at("2026-10-06 10:00"), reading("suggestie", "act"), subject="Idee", body="Zet koffie neer.")
    desk.mail(at("2026-10-06 10:01"), reading("overig", "leave"), subject="Ziek", body="Ik ben ziek.")
    desk.send(at("2026-10-06 11:00"))


@pytest.fixture
def desk(tmp_path: Path, settings_for: Callable[..., config.Settings]) -> Desk:
    settings_for(1, 1, ids=("consonanza",))
    found = Desk(tmp_path)
    story(found)
    return found


def run(tmp_path: Path, *words: str, typed: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(app, [*words, "--config", str(tmp_path / "config.toml")], input=typed)
    return result.exit_code, result.output + (str(result.exception) if isinstance(result.exception, ConfigError) else "")


def lines(desk: Desk) -> list[str]:
    with desk.store.transaction() as unit:
        return [row.command for row in erase_rows.lines(unit.connection, "consonanza")]


def test_the_preview_says_how_much_and_since_when_and_repeats_no_name(desk: Desk, tmp_path: Path) -> None:
    status, told = run(tmp_path, "erase", "--person", JAN, "--dry-run")
    assert status == 0
    assert re.search(r"consonanza: 1 cases, \d+ mails, \d+ letters, 2 files since 2026-10-05", told)
    assert "2026-001  in_behandeling, received 2026-10-05" in told
    assert JAN not in told
    assert lines(desk) == []


def test_an_open_case_needs_a_word_of_its_own_and_the_number_of_cases_is_typed(desk: Desk, tmp_path: Path) -> None:
    status, told = run(tmp_path, "erase", "--person", JAN, "--yes")
    assert (status, "--including-open" in told) == (1, True)
    status, told = run(tmp_path, "erase", "--person", JAN, "--including-open", typed="2\n")
    assert (status, "nothing was erased" in told) == (1, True)
    assert not desk.case().is_erased
    status, told = run(tmp_path, "erase", "--person", JAN.upper(), "--including-open", typed="1\n")
    assert (status, desk.case().is_erased, lines(desk)) == (0, True, ["erase --person"])
    assert desk.case("2026-002").complainant.name == f"Piet {OTHER}"
    assert b"jan@klant" not in (tmp_path / "bot.db").read_bytes()
    assert run(tmp_path, "erase", "--person", JAN)[1].strip() == "nothing is kept"


def test_one_case_is_erased_by_its_number(desk: Desk, tmp_path: Path) -> None:
    assert run(tmp_path, "erase", "--case", "2026-002", "--including-open", "--yes")[0] == 0
    assert (desk.case().is_erased, desk.case("2026-002").is_erased, lines(desk)) == (False, True, ["erase --case"])
    assert "2026-099 is unknown" in run(tmp_path, "erase", "--case", "2026-099")[1]
    assert "name one of" in run(tmp_path, "erase")[1]


def test_an_erased_case_can_still_be_listed_and_shown(desk: Desk, tmp_path: Path) -> None:
    run(tmp_path, "erase", "--case", "2026-001", "--including-open", "--yes")
    assert "2026-001" in run(tmp_path, "case", "list")[1]
    assert "was erased" in run(tmp_path, "case", "export", "2026-001", "--out", str(tmp_path / "zaak.pdf"))[1]
    status, told = run(tmp_path, "case", "show", "2026-001")
    assert (status, "nothing personal is kept" in told, "Wouter" in told) == (0, True, False)


def test_a_case_is_shown_in_local_time_and_without_what_is_not_there(desk: Desk, tmp_path: Path) -> None:
    before = run(tmp_path, "case", "show", "2026-001")[1]
    assert re.search(r"^  2026-10-05 14:00  handler_assigned$", before, re.MULTILINE)
    assert re.search(r"^ +\d+ sent +2026-10-05 14:01 opdracht to k\.", before, re.MULTILINE)
    assert (f"\ncomplainant {JAN}; about " in before, "\n\nfiles\n" in before) == (True, True)
    run(tmp_path, "erase", "--case", "2026-001", "--including-open", "--yes")
    after = run(tmp_path, "case", "show", "2026-001")[1]
    assert not re.search(r" to *$|complainant|nobody|^files$", after, re.MULTILINE)
    assert "ontvangstbevestiging" in after


def test_a_hold_is_placed_and_lifted_by_number(desk: Desk, tmp_path: Path) -> None:
    assert run(tmp_path, "erase", "--hold", "2026-001")[0] == 0
    assert desk.case().has("hold_placed")
    assert run(tmp_path, "erase", "--release", "2026-001")[0] == 0
    assert desk.case().log[-1].kind == "hold_lifted"


def test_a_case_on_hold_is_not_erased_on_request_before_it_is_released(desk: Desk, tmp_path: Path) -> None:
    run(tmp_path, "erase", "--hold", "2026-001")
    assert "2026-001: hold" in run(tmp_path, "erase", "--kept")[1]
    for ask in (("--case", "2026-001"), ("--person", desk.case().complainant.email)):
        status, said = run(tmp_path, "erase", *ask, "--including-open", "--yes")
        assert (status == 0, "hold" in said) == (False, True)
    assert not desk.case().is_erased
    run(tmp_path, "erase", "--release", "2026-001")
    assert run(tmp_path, "erase", "--case", "2026-001", "--including-open", "--yes")[0] == 0
    assert desk.case().is_erased
    assert run(tmp_path, "erase", "--release", "2026-001")[0] != 0


def test_who_asks_for_the_data_of_nobody_known_hears_that_nothing_is_kept(desk: Desk, tmp_path: Path) -> None:
    status, said = run(tmp_path, "export", "--person", "niemand@elders.example", "--out", str(tmp_path / "niets"))
    assert status != 0
    assert "nothing is kept" in said


def test_old_cases_that_something_keeps_are_listed(desk: Desk, tmp_path: Path) -> None:
    assert run(tmp_path, "erase", "--kept")[1].strip() == "nothing is kept longer than its period"
    desk.mail(at("2020-10-05 09:12"), sender="Els <els@klant.example>", body="Karin kwam niet.")
    desk.answer(at("2020-10-06 09:00"), HANNEKE, "opdracht-behandelaar", "de klacht is ingetrokken")
    run(tmp_path, "erase", "--hold", "2020-001")
    assert run(tmp_path, "erase", "--kept")[1].strip() == "consonanza 2020-001: hold"


def test_a_colleague_is_not_erased_from_the_complaints_of_others(desk: Desk, tmp_path: Path) -> None:
    assert run(tmp_path, "erase", "--person", WOUTER, "--yes")[1].strip() == "nothing is kept"


# --- access


def readable(folder: Path) -> str:
    """Every word of an export, decoded."""
    words = []
    for file in sorted(folder.rglob("*")):
        if file.suffix == ".eml":
            message = message_from_bytes(file.read_bytes(), policy=policy.default)
            words += [str(message[name]) for name in ("From", "To", "Subject")]
            words += [str(part.get_content()) for part in message.walk() if part.get_content_maintype() == "text"]  # type: ignore[attr-defined]
        elif file.suffix == ".pdf" and file.name == INDEX:
            words += [page.extract_text() for page in PdfReader(file).pages]
        elif file.is_file():
            words.append(file.read_bytes().decode("latin-1"))
    return " ".join(" ".join(words).split())


def exported(desk: Desk, tmp_path: Path, address: str) -> Path:
    status, told = run(tmp_path, "export", "--person", address, "--out", str(tmp_path / "inzage"))
    assert status == 0, told
    return tmp_path / "inzage" / "consonanza"


def test_a_client_gets_his_mails_letters_and_files_and_nothing_of_others(desk: Desk, tmp_path: Path) -> None:
    folder = exported(desk, tmp_path, JAN)
    found = readable(folder)
    for words in (
        "Wouter Hummel kwam niet opdagen",
        "Zet koffie neer",
        "Klacht 2026-001",
        "%PDF-1.7 bewijs",
        "Wat er niet bij zit",
    ):
        assert words in found
    for words in (SECRET, OTHER, "file.", "piet@klant", "Wie behandelt", "7 intern", "Ik ben ziek"):
        assert words not in found, words
    kinds = {re.sub(r"^[\d-]+-", "", path.stem) for path in (folder / "brieven").iterdir()}
    assert {"ontvangstbevestiging", "bericht-behandelaar"} <= kinds
    assert "uw mail, zonder inhoud" in found


def test_the_employee_concerned_gets_his_reaction_and_what_the_regulation_gave_him(desk: Desk, tmp_path: Path) -> None:
    found = readable(exported(desk, tmp_path, WOUTER))
    assert "ik stond in de file" in found
    assert "medewerker over wie de klacht gaat" in found
    for words in (SECRET, OTHER, "Zet koffie", "intern.pdf"):
        assert words not in found, words


def test_a_colleague_who_only_handles_gets_no_file_of_another(desk: Desk, tmp_path: Path) -> None:
    folder = exported(desk, tmp_path, KARIN)
    assert [path.name for path in folder.rglob("*") if path.is_file()] == [INDEX]
    assert "niets van dit mailadres" in readable(folder)


def test_the_files_are_for_their_owner_alone_and_nothing_is_written_over(desk: Desk, tmp_path: Path) -> None:
    folder = exported(desk, tmp_path, JAN)
    assert {path.stat().st_mode & 0o777 for path in folder.rglob("*") if path.is_file()} == {0o600}
    assert "not an empty folder" in run(tmp_path, "export", "--person", JAN, "--out", str(tmp_path / "inzage"))[1]


def test_a_file_name_of_a_stranger_stays_in_the_folder(desk: Desk, tmp_path: Path) -> None:
    desk.mail(at("2026-10-07 09:00"), reading(), {"../../weg.pdf": b"%PDF-1.7 x"}, sender="Els <els@klant.example>")
    with desk.store.transaction() as unit:
        parcel = collect(unit, desk.office, "els@klant.example")
    assert hand_over(parcel, desk.office, "els@klant.example", tmp_path / "els", at("2026-10-08 09:00")) > 1
    assert all("/" not in name.partition("/")[2] for name in parcel.files)


def test_an_erased_case_is_in_no_export(desk: Desk, tmp_path: Path) -> None:
    with desk.store.transaction() as unit:
        erasure.erase(unit, desk.bureau, erasure.of_person(unit, desk.bureau, JAN), "erase --person", at("2026-10-08 09:00"))
        assert collect(unit, desk.office, JAN).own == []
