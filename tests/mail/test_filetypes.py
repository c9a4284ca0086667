"""What a file is: by its name and its bytes, and only when the two agree."""

import io
import zipfile

import pytest

from bot.mail.filetypes import TYPES, type_of
from bot.mail.message import Attachment


def packed(*members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in members:
            archive.writestr(name, "x" * 100)
    return stream.getvalue()


WORD = packed("[Content_Types].xml", "word/document.xml")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")


@pytest.mark.parametrize("extension", list(TYPES))
def test_the_specimen_of_each_type_is_of_that_type(extension: str) -> None:
    assert type_of(Attachment(f"a.{extension}", "application/octet-stream", TYPES[extension].specimen)) is TYPES[extension]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Verslag.PDF", b"%PDF-1.4 tekst"),
        ("verslag.pdf", b"\r\n%PDF-1.4 na een lege regel"),
        ("verslag.docx", WORD),
        ("foto.JPEG", b"\xff\xd8\xff\xe1Exif"),
        ("notitie.txt", "Hij zei: één keer.".encode()),
        ("leeg.txt", b""),
        ("notitie.txt", "Hij zei niets.".encode("utf-16")),
        ("oud.doc", OLE),
    ],
)
def test_these_are_taken(name: str, content: bytes) -> None:
    assert type_of(Attachment(name, "application/octet-stream", content)) is not None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("verslag.pdf", b"MZ\x90\0 een programma"),
        ("verslag.pdf", b"MZ %PDF-1.4 een programma dat zich als pdf voordoet"),
        ("verslag.pdf", b"%PDF-1.7 /OpenAction << /S /Launch >>"),
        ("verslag.pdf", b"%PDF-1.7 /JavaScript"),
        ("verslag.pdf.exe", b"%PDF-1.4"),
        ("verslag.exe", b"MZ"),
        ("verslag.js", b"alert(1)"),
        ("verslag.html", b"<html>"),
        ("verslag.txt", b"<html><script>alert(1)</script>"),
        ("verslag.txt", b"#!/bin/sh"),
        ("verslag.txt", b"@echo off"),
        ("verslag.txt", b"MZ\x90\x03"),
        ("verslag.txt", b"tekst\0met een nul"),
        ("verslag.zip", packed("a.exe")),
        ("verslag.docx", packed("a.exe")),
        ("verslag.docx", packed("word/document.xml", "word/vbaProject.bin")),
        ("verslag.docx", packed("word/document.xml", "word/embeddings/oleObject1.bin")),
        ("verslag.docm", packed("word/document.xml")),
        ("verslag.odt", packed("mimetype", "Basic/script-lc.xml")),
        ("verslag.docx", OLE),
        ("oud.doc", OLE + "_VBA_PROJECT".encode("utf-16-le")),
        ("foto.jpg", b"\x89PNG\r\n\x1a\n"),
        ("foto.jpg", b""),
        ("verslag", b"%PDF-1.4"),
        ("", b"%PDF-1.4"),
    ],
)
def test_these_have_no_type(name: str, content: bytes) -> None:
    assert type_of(Attachment(name, "application/pdf", content)) is None
