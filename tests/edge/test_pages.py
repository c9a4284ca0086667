"""A document as pages and as a workbook: what is in it is there, typed, readable aloud, and never runs."""

import shutil
import subprocess
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from bot.adapters.chart import figure, png
from bot.adapters.pdf import Look, pdf
from bot.adapters.sheet import xlsx
from bot.domain.reporting.document import Bars, Column, Document, Facts, Quote, Section, Table, Text, in_words

HOSTILE = '=HYPERLINK("https://kwaad.example","klik") #eval("1+1") $x$ <script> *vet* \\u{41} @SUM(A1)'
TABLE = Table(
    (
        Column("Nummer"),
        Column("Ontvangen", "datum"),
        Column("Dagen", "dagen"),
        Column("Op tijd", "ja_nee"),
        Column("Aandeel", "aandeel"),
        Column("Schade", "bedrag"),
        Column("Om", "moment"),
    ),
    (
        ("2026-001", date(2026, 3, 2), 12.5, True, 0.25, 1234.5, datetime(2026, 3, 2, 8, 30, tzinfo=UTC)),
        (HOSTILE, None, None, False, None, None, None),
    ),
    sheet="Register",
    note="Groepen onder vijf zijn samengenomen.",
)
BARS = Bars("Aard", ("bejegening", "privacy"), (7, 3), "Staafdiagram: bejegening 7, privacy 3.", limit=5)
DOCUMENT = Document(
    "Jaaroverzicht",
    "over 2026",
    "Bureau Voorbeeld",
    date(2027, 1, 4),
    (Section("Zaken", (TABLE, BARS)), Section("Brief", (Quote(HOSTILE, "een klant"), Facts((("Naam", "Noor"),))), new_page=True)),
    notice="Alleen voor de directie",
    intro=(Text("Er kwamen twee klachten binnen.", "strong"),),
)


def test_a_page_can_be_read_aloud_it_is_tagged_and_has_a_language_a_title_and_alternative_texts() -> None:
    reader = PdfReader(BytesIO(pdf(DOCUMENT, Look("#1f4e79"))))
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl-NL"
    assert reader.metadata is not None
    assert reader.metadata.title == "Jaaroverzicht"
    assert [entry["/Title"] for entry in reader.outline if not isinstance(entry, list)] == ["Zaken", "Brief"]
    assert len(reader.pages) == 2


def test_what_a_stranger_wrote_stands_on_the_page_as_words_and_runs_nowhere() -> None:
    raw = pdf(DOCUMENT, Look("#1f4e79"))
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(raw)).pages).split())
    assert '#eval("1+1") $x$ <script> *vet*' in text
    assert b"/JavaScript" not in raw
    assert b"/Launch" not in raw


def test_the_same_document_gives_the_same_pages() -> None:
    assert pdf(DOCUMENT, Look("#1f4e79")) == pdf(DOCUMENT, Look("#1f4e79"))


def test_a_workbook_holds_figures_as_figures_and_never_a_formula() -> None:
    sheet = load_workbook(BytesIO(xlsx(DOCUMENT)))["Register"]
    assert [cell.value for cell in sheet[1]] == [column.name for column in TABLE.columns]
    shown = [f"{cell.value:%Y-%m-%d %H:%M}" if isinstance(cell.value, datetime) else cell.value for cell in sheet[2]]
    assert shown == ["2026-001", "2026-03-02 00:00", 12.5, "ja", 0.25, 1234.5, "2026-03-02 09:30"]
    assert [sheet.cell(2, at).number_format for at in (2, 5)] == ["dd-mm-yyyy", "0%"]
    assert (sheet["A3"].value, sheet["A3"].data_type) == (HOSTILE, "s")
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        (date(2026, 12, 1), "datum", "1 december 2026"),
        (1234567.891, "bedrag", "€ 1.234.567,89"),
        (0.834, "aandeel", "83%"),
        (12.5, "dagen", "12,5"),
        (12.0, "dagen", "12"),
        (True, "ja_nee", "ja"),
        (None, "getal", ""),
        (datetime(2026, 7, 1, 8, 5, tzinfo=UTC), "moment", "01-07-2026 10.05"),
    ],
)
def test_a_value_is_shown_as_people_write_it(value: object, kind: str, words: str) -> None:
    assert in_words(value, kind) == words  # type: ignore[arg-type]


def test_a_picture_of_bars_is_a_png_and_a_figure_has_a_comma() -> None:
    assert png(BARS, "#1f4e79").startswith(b"\x89PNG")
    assert figure(3.5, "dagen") == "3,5 dagen"
    assert figure(10, "") == "10"


def test_a_row_with_a_value_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="as many values"):
        Table((Column("a"), Column("b")), (("x",),))


def test_a_cell_to_write_in_is_empty_in_a_workbook_and_has_room_on_a_page() -> None:
    table = Table((Column("Nummer"), Column("Wat doen wij ermee?", "invullen")), (("2026-001", None),) * 40, "Beoordeling")
    document = Document("Beoordeling", "", "Bureau Voorbeeld", date(2027, 1, 4), (Section("Maatregelen", (table,)),))
    assert len(PdfReader(BytesIO(pdf(document, Look("#1f4e79")))).pages) == 2
    assert load_workbook(BytesIO(xlsx(document)))["Beoordeling"]["B2"].value is None


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.timeout(180)
def test_libreoffice_opens_the_workbook_with_dates_as_dates_and_no_formula(tmp_path: Path) -> None:
    book = tmp_path / "register.xlsx"
    book.write_bytes(xlsx(DOCUMENT))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "fods",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "register.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=170)
    text = (tmp_path / "register.fods").read_text(encoding="utf-8")
    assert 'office:date-value="2026-03-02"' in text
    assert 'office:value-type="percentage" office:value="0.25"' in text
    assert "table:formula" not in text
