"""When an attachment is opened: not for a mail that speaks for itself, and never too seldom for one that does not."""

from email.message import EmailMessage

import pytest

from bot.mail.enclosures import wanted
from bot.mail.parse import parse

LONG = "Vanmorgen sprak ik met de gemeente over het vervolg van het traject en de planning van de komende weken. " * 6
PDF, OLE, JPEG = b"%PDF-1.4 x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xd8\xff\xe0"
CONTENT = {"pdf": PDF, "doc": OLE, "jpg": JPEG, "png": JPEG, "docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04", "m4a": b"\0"}


def opened(subject: str, body: str, *names: str) -> list[str]:
    message = EmailMessage()
    message["From"], message["Subject"] = "Jan <jan@klant.example>", subject
    message.set_content(body)
    for name in names:
        message.add_attachment(
            CONTENT.get(name.rpartition(".")[2], b"tekst"), maintype="application", subtype="octet-stream", filename=name
        )
    return [attachment.filename for attachment in wanted(parse(message.as_bytes()))]


@pytest.mark.parametrize(
    ("subject", "body", "name"),
    [
        ("", "", "scan0001.pdf"),
        ("", "", "IMG_2034.jpg"),
        ("", "", "image001.png"),
        ("", "", "opname.m4a"),
        ("Klacht", "", "document.docx"),
        ("Brief", "Geachte heer, mevrouw,\n\nZie bijlage.\n\nMet vriendelijke groet,\nJan de Wit\n06-12345678", "brief.pdf"),
        ("Brief", "Goedemiddag, bijgaand mijn brief. Ik hoor graag van u.", "brief.doc"),
        ("reactie", "Hierbij stuur ik u een brief over hoe het laatst bij jullie ging, ik hoop dat u het leest.", "a.pdf"),
        ("Foto", "Zie bijlage, ik heb het met de hand geschreven.", "IMG_2034.jpg"),
        ("x", f"{LONG} In de bijlage vindt u mijn klacht.", "document.pdf"),
        ("x", f"{LONG} Mijn brief aan de directie is bijgevoegd.", "document.pdf"),
        ("x", LONG, "klachtbrief Jan.pdf"),
        ("x", LONG, "Klachtenformulier_2026.docx"),
        ("Klacht over het rapport", "Zie bijgaande brief.", "brief.pdf"),
        ("Reactie op rapportage", "Zie bijlage.", "document.pdf"),
        ("", "", "Verslag van wat er gebeurde.pdf"),
        ("FYI", "Zie bijgevoegde mail.", "doorgestuurd.eml"),
        ("Letter", "Dear sir, please find attached my letter.", "letter.pdf"),
    ],
)  # fmt: skip
def test_it_is_opened_when_the_mail_may_be_only_its_wrapper(subject: str, body: str, name: str) -> None:
    assert opened(subject, body, name) == [name]


@pytest.mark.parametrize(
    ("subject", "body", "name"),
    [
        ("Voortgang", LONG, "document.pdf"),
        ("Voortgang", f"{LONG} Zie bijlage.", "document.pdf"),
        ("Factuur 2026-0312", "Bijgaand onze factuur.", "2026-0312.pdf"),
        ("Documenten", "Zie bijlage.", "Factuur_2026-0312.pdf"),
        ("Rapportage", "Hierbij de eindrapportage van mevrouw Haddou.", "haddou.pdf"),
        ("Sollicitatie", "Bijgaand mijn cv en motivatiebrief.", "jan.docx"),
        ("Re: afspraak", "Prima, tot dinsdag!\n\nGroet, Jan", "image001.png"),
        ("Re: afspraak", "Prima, tot dinsdag om tien uur op kantoor in Emmen.", "IMG_1.jpg"),
        ("Re: vraag", "Ja\n\nOp 3 maart 2026 om 10:00 schreef Bureau <info@bureau.example>:\n> Komt u?", "logo.png"),
        ("Overzicht", "Zie bijlage.", "uren.xlsx"),
        ("", "", "Factuur_2026-0312.pdf"),
        ("Medisch", "Hierbij het verslag over mijn lichamelijke klachten.", "arts.pdf"),
    ],
)
def test_it_stays_closed_under_a_mail_that_speaks_for_itself(subject: str, body: str, name: str) -> None:
    assert opened(subject, body, name) == []


def test_letters_are_opened_before_pictures() -> None:
    assert opened("", "", "IMG_1.jpg", "IMG_2.jpg", "brief.pdf") == ["brief.pdf", "IMG_1.jpg", "IMG_2.jpg"]
