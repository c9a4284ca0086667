"""Attachments that are a letter: each kind of file, each limit, files made to do harm, and a complaint that is only a PDF."""

import os
import threading
import time
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from edge.papers import LAUGHS, LETTER, open_document, pdf, winmail, with_part, word
from pypdf import PdfReader, PdfWriter

from bot.adapters.documents import reader, worker
from bot.adapters.documents.reader import Documents
from bot.app import Understanding
from bot.domain.regulation import load_all
from bot.domain.workdays import AMSTERDAM
from bot.mail.message import Attachment, Document
from bot.mail.parse import parse
from bot.offices import default_bureau
from bot.roster import read_roster
from bot.simulate import MemoryStage
from classifiers import pipeline

ROSTER = Path(__file__).parents[2] / "classifiers" / "data" / "roster" / "werkpro.csv"
NOW = datetime(2026, 10, 6, 10, 0, tzinfo=AMSTERDAM)
PICTURE = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 300
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
SAID = LETTER[2]


@pytest.fixture(scope="module")
def documents() -> Iterator[Documents]:
    opened = Documents()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def understanding(documents: Documents) -> Understanding:
    bureau = default_bureau(load_all()["werkpro"], read_roster(ROSTER))
    return Understanding(pipeline.load(), bureau, threading.Lock(), documents=documents)


def mail(body: str, *files: tuple[str, bytes], subject: str = "Brief", kind: str = "application/octet-stream") -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = "Samira Haddou <samira@mail.example>", "info@werkpro.example", subject
    message["Date"], message["Message-ID"] = "Tue, 06 Oct 2026 10:00:00 +0200", "<brief@mail.example>"
    message.set_content(body)
    for name, content in files:
        message.add_attachment(content, maintype=kind.split("/")[0], subtype=kind.split("/")[1], filename=name)
    return message.as_bytes()


def one(documents: Documents, name: str, content: bytes) -> Document:
    return documents((Attachment(name, "application/octet-stream", content),))[0]


def locked(password: str) -> bytes:
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(pdf(*LETTER)))), BytesIO()
    writer.encrypt(password, "eigenaar", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


HANGS = rb"{\rtf1{\field{\*\fldinst{" + rb'HYPERLINK "' * 20_000 + b"}}}"  # a regex of striprtf takes minutes
RTF = rb"{\rtf1\ansi\ansicpg1252 {\fonttbl{\f0 Arial;}}\f0 " + SAID.encode("cp1252") + rb" Caf\'e9.\par}"
ODT = open_document(f"<text:h>Klacht</text:h><text:p>{SAID}<text:line-break/>Caf\u00e9</text:p>")
NESTED = mail("Zie mijn brief.", ("brief.pdf", pdf(*LETTER)))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("brief.pdf", pdf(*LETTER)),
        ("zonder-extensie", pdf(*LETTER)),
        ("alleen-eigenaar.pdf", locked("")),
        ("brief.docx", word(*LETTER)),
        ("brief.odt", ODT),
        ("brief.rtf", RTF),
        ("oud-word.doc", RTF),
        ("brief.txt", "\r\n".join(LETTER).encode("cp1252")),
        ("brief.htm", f"<html><p>Hallo</p><p>{SAID}</p></html>".encode()),
    ],
)
def test_a_letter_is_read(documents: Documents, name: str, content: bytes) -> None:
    found = one(documents, name, content)

    assert (SAID in found.text, found.problem) == (True, "")


def test_word_gives_tables_text_boxes_form_fields_and_insertions_but_not_what_was_deleted(documents: Documents) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = (
        "<w:p><w:r><w:t>Klachtenformulier</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Datum</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>5 oktober 2026</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Ingevuld veld</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:ins><w:r><w:t>erbij</w:t></w:r></w:ins><w:del><w:r><w:delText>eruit</w:delText></w:r></w:del></w:p>"
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>kader</w:t></w:r></w:p></mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>kader</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    xml = f'<w:document xmlns:w="{space}" xmlns:mc="{compatible}"><w:body>{body}</w:body></w:document>'
    found = one(documents, "formulier.docx", with_part(word("x"), "word/document.xml", xml.encode()))

    assert found.text.split("\n") == ["Klachtenformulier", "Datum 5 oktober 2026", "Ingevuld veld", "erbij", "", "kader"]


def test_what_was_filled_in_on_a_form_is_read(documents: Documents) -> None:
    form = pdf("Klachtenformulier", field="/FT /Tx /T (Omschrijving) /V (Kees van 't Hoff schold mij uit.)")
    found = one(documents, "formulier.pdf", form)

    assert "Omschrijving: Kees van 't Hoff schold mij uit." in found.text


def test_a_winmail_dat_is_unpacked_and_its_letter_read(documents: Documents) -> None:
    packed, letter = documents((Attachment("winmail.dat", "application/ms-tnef", winmail("brief.pdf", pdf(*LETTER))),))

    assert (packed.filename, packed.problem, letter.filename) == ("winmail.dat", "", "brief.pdf")
    assert SAID in letter.text
    assert not letter.passed_on


def test_a_letter_in_a_forwarded_mail_is_read_as_the_words_of_somebody_else(documents: Documents) -> None:
    outer, letter = documents((Attachment("doorgestuurd.eml", "message/rfc822", NESTED),))

    assert "Zie mijn brief." in outer.text
    assert SAID in letter.text
    assert outer.passed_on
    assert letter.passed_on


WORD_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORD_XML = f"<w:document {WORD_NAMES}><w:body><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:body></w:document>"
LAUGHING = with_part(word("x"), "word/document.xml", (LAUGHS + WORD_XML.format("&i;")).encode())
FLATE_BOMB = zlib.compress(b"q " * 200_000_000, 9)
BOMB = with_part(word("x"), "word/document.xml", b"<a>" + b" " * 80_000_000 + b"</a>")


@pytest.mark.parametrize(
    ("name", "content", "problems"),
    [
        ("scan.pdf", pdf(), {"no-text"}),
        ("slot.pdf", locked("geheim"), {"encrypted"}),
        ("slot.docx", OLE, {"encrypted"}),
        ("slot.odt", open_document("x", manifest="<manifest><encryption-data/></manifest>"), {"encrypted"}),
        ("oud.doc", OLE, {"format"}),
        ("foto.jpg", PICTURE, {"image"}),
        ("leeg.pdf", b"", {"damaged"}),
        ("half.pdf", pdf(*LETTER)[:300], {"damaged", "no-text"}),
        ("rommel.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 400, {"damaged", "no-text"}),
        ("kring.pdf", pdf(*LETTER, kids="2 0 R"), {"damaged", "no-text"}),
        ("zelf.pdf", pdf(page="/Contents 3 0 R /Parent 3 0 R"), {"damaged", "no-text"}),
        ("bom.pdf", pdf(stream=FLATE_BOMB, filters="/Filter /FlateDecode"), {"damaged", "size", "time"}),
        ("half.docx", word(*LETTER)[:9_000], {"damaged"}),
        ("bom.docx", BOMB, {"size"}),
        ("bom.odt", with_part(ODT, "content.xml", b"<a>" + b" " * 80_000_000 + b"</a>"), {"size"}),
        ("lach.docx", LAUGHING, {"damaged", "no-text"}),
        ("lach.odt", open_document("<text:p>&i;</text:p>", before=LAUGHS), {"damaged", "no-text"}),
        ("steel.odt", open_document("<text:p>&x;</text:p>", before='<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
         {"damaged", "no-text"}),
        ("diep.rtf", rb"{\rtf1" + b"{" * 300_000, {"damaged", "no-text"}),
        ("stuk.dat", b"\x78\x9f\x3e\x22" + bytes(range(256)) * 50, {"damaged", "no-text"}),
        ("groot.pdf", b"%PDF-1.4" + bytes(reader.MAX_BYTES), {"size"}),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why_and_takes_bounded_time(
    documents: Documents, name: str, content: bytes, problems: set[str]
) -> None:
    one(documents, "opwarmen.pdf", pdf("a"))
    begun = time.monotonic()
    found = one(documents, name, content)

    assert (found.problem in problems, found.text) == (True, ""), found
    assert time.monotonic() - begun < reader.SECONDS + 0.5


def test_a_reader_that_hangs_is_killed_and_the_next_letter_is_read() -> None:
    documents = Documents(seconds=0.5)
    one(documents, "opwarmen.pdf", pdf("a"))
    begun = time.monotonic()

    assert one(documents, "hangt.rtf", HANGS).problem == "time"
    assert time.monotonic() - begun < 1
    assert SAID in one(documents, "brief.pdf", pdf(*LETTER)).text
    documents.close()


def test_the_time_is_for_all_documents_of_a_mail_together() -> None:
    documents = Documents(seconds=0.5)
    one(documents, "opwarmen.pdf", pdf("a"))
    begun = time.monotonic()
    found = documents(tuple(Attachment(f"{number}.rtf", "", HANGS) for number in range(20)))

    assert [each.problem for each in found] == ["time"] * reader.MAX_DOCUMENTS
    assert time.monotonic() - begun < 1.5
    documents.close()


def test_a_long_letter_is_cut(documents: Documents) -> None:
    assert len(one(documents, "lang.txt", b"Een zin. " * 100_000).text) <= reader.MAX_CHARACTERS
    long = one(documents, "lang.pdf", pdf("Een zin.", pages=500))
    assert (long.pages, long.text.count("Een zin.")) == (500, 10)


def test_the_child_knows_no_password_and_comes_back_after_a_crash(documents: Documents, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMAP_PASSWORD", "geheim")
    documents.close()
    assert SAID in one(documents, "brief.pdf", pdf(*LETTER)).text
    child: Any = documents._child
    assert b"IMAP_PASSWORD" not in Path(f"/proc/{child._process.pid}/environ").read_bytes()
    os.kill(child._process.pid, 9)
    child._process.wait()
    assert SAID in one(documents, "brief.pdf", pdf(*LETTER)).text


def test_without_a_child_the_letter_is_put_to_staff(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader.sys, "executable", "/bin/false")

    assert one(Documents(), "brief.pdf", pdf(*LETTER)).problem == "unavailable"


@pytest.mark.parametrize("event", ["socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec"])
def test_the_child_connects_to_nothing_and_starts_nothing(event: str) -> None:
    with pytest.raises(PermissionError):
        worker._refuse(event, ())


def test_the_child_writes_no_file() -> None:
    with pytest.raises(PermissionError):
        worker._refuse("open", ("/tmp/x", "wb", 0))
    worker._refuse("open", ("/tmp/x", "rb", 0))


def test_a_short_mail_around_a_letter_is_read_as_the_letter(understanding: Understanding) -> None:
    understood = understanding(parse(mail("Goedemiddag,\n\nZie bijlage.\n\nGroet, Samira", ("brief.pdf", pdf(*LETTER)))), NOW)
    reading = understood.reading

    assert reading is not None
    assert (reading.kind, reading.decision) == ("klacht", "act")
    assert [day.isoformat() for day in reading.event_dates] == ["2026-10-05"]
    assert (reading.employees, reading.place) == (("Kees van 't Hoff",), "Groningen")
    assert "read the attachment brief.pdf (1 page)" in reading.reasons
    assert understood.message.new_text.startswith("Goedemiddag")
    assert SAID not in understood.message.new_text


@pytest.mark.parametrize("name", ["scan.pdf", "oud.doc", "foto.jpg", "opname.m4a"])
def test_staff_are_asked_when_an_empty_mail_carries_what_cannot_be_read(understanding: Understanding, name: str) -> None:
    content = {"pdf": pdf(), "doc": OLE}.get(name[-3:], PICTURE)
    reading = understanding(parse(mail("", (name, content), subject="")), NOW).reading

    assert reading is not None
    assert reading.decision == "ask"
    assert any(name in reason for reason in reading.reasons)


def test_a_report_under_an_ordinary_mail_stays_closed(understanding: Understanding) -> None:
    raw = mail("Beste collega,\n\nHierbij de eindrapportage van mevrouw Haddou.\n\nGroet, Jan", ("rapport.pdf", pdf(*LETTER)))
    understood = understanding(parse(raw), NOW)

    assert understood.message.documents == ()
    assert understood.reading is not None
    assert understood.reading.kind != "klacht"


def test_a_complaint_that_is_only_a_pdf_opens_a_case_and_is_confirmed() -> None:
    stage = MemoryStage(default_bureau(load_all()["werkpro"], read_roster(ROSTER)), NOW - timedelta(days=1))
    stage.deliver(mail("", ("klacht.pdf", pdf(*LETTER)), subject=""), NOW)
    with stage.store.transaction() as unit:
        letters = list(unit.letters(organisation="werkpro"))
        case = unit.case_by_number("werkpro", "2026-001")

    assert case is not None
    assert ("ontvangstbevestiging", "samira@mail.example") in [(letter.kind, letter.recipient) for letter in letters]
    assert SAID in case.file["ingesloten_brief"]
    assert [party.name for party in case.involved] == ["Kees van 't Hoff"]
