"""A letter carries a document, and the document goes along as pages or as a workbook."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from pypdf import PdfReader
from story.desk import Desk, at

from bot.casework import post
from bot.domain.letters.notices import explanation
from bot.domain.reporting.document import Column, Document, Section, Table
from bot.mail.message import Message
from bot.mail.parse import parse

PAPER = Document(
    "Overzicht",
    "",
    "Bureau Voorbeeld",
    date(2026, 10, 5),
    (Section("Zaken", (Table((Column("Nummer"), Column("Dagen", "dagen")), (("2026-001", 12),), sheet="Zaken"),)),),
)


def _mail() -> Message:
    return parse(b"From: jan@klant.example\r\nMessage-ID: <1@klant.example>\r\nSubject: vraag\r\n\r\nDag.\r\n")


def test_a_document_goes_with_its_letter_as_pages_and_as_a_workbook(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    papers = (("overzicht.pdf", PAPER), ("overzicht.xlsx", PAPER))
    letter = replace(explanation(desk.bureau, _mail()), papers=papers)
    with desk.store.transaction() as unit:
        post(unit, desk.office, (letter,), at("2026-10-05 09:00"), None)
    found = desk.files(desk.letters()[-1])
    assert list(found) == ["overzicht.pdf", "overzicht.xlsx"]
    assert "2026-001" in PdfReader(BytesIO(found["overzicht.pdf"])).pages[0].extract_text()
    assert load_workbook(BytesIO(found["overzicht.xlsx"]))["Zaken"]["B2"].value == 12
