"""Pages of what strangers wrote: any character, any length, and every word can still be read."""

import re
import shutil
import subprocess
import sys
import unicodedata
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from bot.adapters.pdf import Look, pdf
from bot.domain.reporting.document import Column, Document, Facts, Quote, Section, Table, Text
from bot.mail.text import normalise


def _document(words: str) -> Document:
    table = Table((Column("Naam"), Column("Wat")), ((words[:200], words),))
    return Document(
        words[:80],
        words[:80],
        words[:80],
        date(2026, 11, 9),
        (Section(words[:80], (Text(words), Quote(words, words[:80]), Facts(((words[:60], words),)), table)),),
        notice=words[:80],
    )


def _read(words: str) -> str:
    """The text of the pages with single spaces, as a screen reader has it."""
    pages = PdfReader(BytesIO(pdf(_document(words), Look("#1f4e79")))).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def _as_pdftotext_has_it(words: str) -> str:
    """pypdf knows nothing of the words that stand beside a sign (ActualText); viewers and poppler do."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    raw = pdf(_document(words), Look("#1f4e79"))
    done = subprocess.run(["pdftotext", "-", "-"], input=raw, capture_output=True, check=True)
    return re.sub(r"\s+", " ", done.stdout.decode())


@pytest.mark.parametrize(
    "words",
    [
        "Ik ben 😡 en 👎🏽, dat begrijpt u",
        "Я недоволен, жалоба на Карин",
        "Ich bin mit 你好 und 안녕 nicht zufrieden",
        "ሰላም ነው",
        "ευχαριστώ πολύ",
        "łąka, ğış, tiếng Việt, coördinator, € 750, ½ uur, „zo”",
    ],
)
def test_every_word_of_a_client_can_be_read_in_whatever_script(words: str) -> None:
    found = _as_pdftotext_has_it(words)
    assert all(word in found for word in words.split())


def test_arabic_and_hebrew_stand_on_the_page() -> None:
    found = _read("Ik zeg: مرحبا en שלום, en dan weer Nederlands")
    assert {"مرحبا", "שלום"} <= {word for each in found.split() for word in (each.strip(","), each.strip(",")[::-1])}


@pytest.mark.parametrize(
    "words",
    [
        '#panic("x") #image("/etc/passwd") #read("/etc/hosts") $sum$ @label <label> = kop - lijst _x_ *y* `z` //weg /*weg*/',
        "\\u{41} \\ \" ' #{ [ ] } ~ --- ... https://kwaad.example",
    ],
)
def test_markup_of_typst_is_only_words(words: str) -> None:
    assert words in _read(words)


def test_text_that_is_turned_round_or_hidden_by_control_characters_stands_there_as_it_is() -> None:
    found = _read("uitbe\u202etaald\u202c tot\x00aal\x07 \u2066in\u2069 zo\u200bveel \u0085weken\r\nen \ue000 \udc80.")
    assert "uitbetaald totaal in zoveel weken en � �." in re.sub(r"\s+", " ", found)


def test_a_line_of_two_hundred_thousand_characters_is_there_whole() -> None:
    raw = pdf(Document("Zaak", "", "Bureau", date(2026, 11, 9), (Section("Brief", (Quote("q" * 200_000),)),)), Look("#1f4e79"))
    pages = PdfReader(BytesIO(raw)).pages
    assert sum(page.extract_text().count("q") for page in pages) == 200_000
    assert len(pages) > 30


@pytest.mark.parametrize("words", ["W" * 300, "https://www.voorbeeld.example/" + "pad/" * 40, "_" * 200])
def test_a_long_word_stays_within_its_margins(words: str) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    raw = pdf(_document(words), Look("#1f4e79"))
    done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=raw, capture_output=True, check=True)
    pages = re.findall(r'<page width="([\d.]+)"(.*?)</page>', done.stdout.decode(), re.S)
    assert pages
    margin = 20 / 25.4 * 72
    ends = [float(each) for width, page in pages for each in re.findall(r'xMax="([\d.]+)"', page)]
    assert max(ends) < float(pages[0][0]) - margin


def test_an_address_that_breaks_over_lines_is_found_as_one_word() -> None:
    address = "een.heel.lange.naam.van.een.medewerker@reintegratiebureau-voorbeeld.example"
    assert address in _read(address).replace("-\n", "-")


def test_no_character_there_is_keeps_a_page_from_being_made() -> None:
    words = " ".join(chr(code) for code in range(1, sys.maxunicode) if code < 0x3000 or code % 97 == 0)
    letters = [
        chr(code) for code in range(33, 0x3000) if unicodedata.category(chr(code)) in ("Lu", "Ll", "Lo") and normalise(chr(code))
    ]
    found = _as_pdftotext_has_it(words)
    assert [letter for letter in letters if letter not in found] == []
