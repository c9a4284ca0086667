"""Bytes that went wrong on the way: labels that lie, accents encoded twice, headers that were forgotten."""

from __future__ import annotations

import base64

import pytest

from bot.mail.parse import parse

DUTCH = "Mijn coördinator vond één cliënt “lastig” – € 50"
ONCE = base64.b64encode(DUTCH.encode())
PLAIN = "text/plain; charset="


def mail(content_type: str, body: bytes, encoding: str = "") -> bytes:
    transfer = f"Content-Transfer-Encoding: {encoding}\n" if encoding else ""
    return f"From: jan@mail.example\nContent-Type: {content_type}\n{transfer}\n".encode() + body


BODIES = {
    "utf-7": (mail(PLAIN + "utf-7", DUTCH.encode("utf-7")), DUTCH),
    "unicode-1-1-utf-7": (mail(PLAIN + "unicode-1-1-utf-7", DUTCH.encode("utf-7")), DUTCH),
    "ansi_x3": (mail(PLAIN + "ANSI_X3.4-1968", DUTCH.encode("cp1252")), DUTCH),
    "unknown-8bit": (mail(PLAIN + "unknown-8bit", DUTCH.encode("cp1252")), DUTCH),
    "windows1252 without hyphen": (mail(PLAIN + "windows1252", DUTCH.encode("cp1252")), DUTCH),
    "macintosh": (mail(PLAIN + "macintosh", "cliënt één".encode("mac_roman")), "cliënt één"),
    "iso-8859-15": (mail(PLAIN + "iso-8859-15", "één € 50".encode("iso8859-15")), "één € 50"),
    "a quote of windows-1252 in utf-8": (
        mail(PLAIN + "utf-8", "één ".encode() * 3 + "cliënt".encode("cp1252")),
        "één één één cliënt",
    ),
    "a word of utf-8 in windows-1252": (
        mail(PLAIN + "utf-8", "één coördinator. ".encode("cp1252") * 3 + "cliënt".encode()),
        "één coördinator. één coördinator. één coördinator. cliënt",
    ),
    "a line of utf-8 above a quote of windows-1252": (
        mail(
            PLAIN + "utf-8", "Ik ben beëdigd.\n".encode() + "De cliënte was één en al ontevreden, zó’n gesprek".encode("cp1252")
        ),
        "Ik ben beëdigd.\nDe cliënte was één en al ontevreden, zó’n gesprek",
    ),
    "lines of windows-1252 and one of utf-8, labelled as ascii": (
        mail(PLAIN + "us-ascii", "Eén.\nCoördinatie, financiële\n".encode("cp1252") + "Ze was één uur te laat.\nDag".encode()),
        "Eén.\nCoördinatie, financiële\nZe was één uur te laat.\nDag",
    ),
    "encoded twice": (mail(PLAIN + "utf-8", "coördinator één".encode().decode("latin-1").encode()), "coördinator één"),
    "a capital that is no mojibake": (mail(PLAIN + "utf-8", "São Paulo, Ångström, Âge".encode()), "São Paulo, Ångström, Âge"),
    "a comment behind the charset": (mail(PLAIN + "utf-8 (Plain text)", DUTCH.encode()), DUTCH),
    "no semicolon": (mail("text/plain charset=utf-8", DUTCH.encode()), DUTCH),
    "a text type nobody knows": (mail("text/markdown; charset=utf-8", DUTCH.encode()), DUTCH),
    "html labelled as plain": (
        mail(PLAIN + "utf-8", b"<html><body><p>Ik heb een klacht.</p></body></html>"),
        "Ik heb een klacht.",
    ),
    "entities in plain text": (mail(PLAIN + "utf-8", b"Mijn co&ouml;rdinator &amp; ik, &euro; 5"), "Mijn coördinator & ik, € 5"),
    "a space behind a soft break": (mail(PLAIN + "utf-8", b"co=C3=B6rdi= \nnator", "quoted-printable"), "coördinator"),
    "damaged quoted-printable": (
        mail(PLAIN + "utf-8", b"co=C3=B6r =\n1=G2 = en 5=3", "quoted-printable"),
        "coör 1=G2 = en 5=3",
    ),
    "quoted-printable in quotes": (mail(PLAIN + "utf-8", b"co=C3=B6r", '"quoted-printable"'), "coör"),
    "quoted-printable that lost its header": (
        mail(PLAIN + "utf-8", b"De co=C3=B6rdinator belt =\nniet.=20\nDag"),
        "De coördinator belt niet.\nDag",
    ),
    "base64 without its end": (mail(PLAIN + "utf-8", ONCE.rstrip(b"="), "base64"), DUTCH),
    "windows-1252 called iso-8859-15": (mail(PLAIN + "iso-8859-15", b"\x93\xe9\xe9n\x94 \x96 \xa4 50"), "“één” – € 50"),
    "letters of other languages in windows-1252": (
        mail(PLAIN + "iso-8859-1", "Dušan Žižek".encode("cp1252")),
        "Dušan Žižek",
    ),
    "a sum in hexadecimal is no base64": (
        mail(PLAIN + "utf-8", b"a3f5" * 16 + b"\n" + b"b4c6" * 16),
        f"{'a3f5' * 16}\n{'b4c6' * 16}",
    ),
    "utf-8 called utf-16": (mail(PLAIN + "utf-16", DUTCH.encode()), DUTCH),
    "gb18030 called gb2312": (mail(PLAIN + "gb2312", "Klacht 鎔".encode("gb18030")), "Klacht 鎔"),
    "cp949 called ks_c_5601-1987": (mail(PLAIN + "ks_c_5601-1987", "Klacht 똠".encode("cp949")), "Klacht 똠"),
    "cp932 called shift_jis": (mail(PLAIN + "shift_jis", "Klacht ①".encode("cp932")), "Klacht ①"),
    "windows-1254 called iso-8859-9": (mail(PLAIN + "iso-8859-9", "Şikâyet “ğ”".encode("cp1254")), "Şikâyet “ğ”"),
    "hebrew in its logical order": (mail(PLAIN + "iso-8859-8-i", "שלום klacht".encode("iso8859-8")), "שלום klacht"),
    "encoded three times": (
        mail(PLAIN + "utf-8", "cliënt één".encode().decode("cp1252").encode().decode("cp1252").encode()),
        "cliënt één",
    ),
    "entities escaped twice in HTML": (mail("text/html", b"<p>Mijn co&amp;ouml;rdinator</p>"), "Mijn coördinator"),
    "quoted-printable in Latin 1 that lost its header": (
        mail(PLAIN + "iso-8859-1", b"Hij vond =E9=E9n cli=EBnt"),
        "Hij vond één cliënt",
    ),
    "soft breaks that lost their header": (
        mail(PLAIN + "utf-8", b"Mijn coach kwam nooit op tijd en toen ik er wat van zei belde hij ook niet =\nterug.=20\nDag"),
        "Mijn coach kwam nooit op tijd en toen ik er wat van zei belde hij ook niet terug.\nDag",
    ),
    "an address of a page is no quoted-printable": (
        mail(PLAIN + "utf-8", b"Zie https://klant.example/?id=EFabc&b=3D"),
        "Zie https://klant.example/?id=EFabc&b=3D",
    ),
    "quoted-printable twice": (mail(PLAIN + "utf-8", b"co=3DC3=3DB6rdinator", "quoted-printable"), "coördinator"),
    "plain text called base64": (
        mail(PLAIN + "utf-8", b"Ik heb een klacht over mijn coach. Hij kwam niet.\nJan", "base64"),
        "Ik heb een klacht over mijn coach. Hij kwam niet.\nJan",
    ),
    "base64 called 7bit": (mail(PLAIN + "utf-8", base64.encodebytes(2 * f"{DUTCH}\n".encode()), "7bit"), f"{DUTCH}\n{DUTCH}"),
    "base64 that lost part of its end": (mail(PLAIN + "utf-8", base64.b64encode(b"Klacht!!").rstrip(b"="), "base64"), "Klacht!!"),
    "base64 in pieces with padding": (mail(PLAIN + "utf-8", b"RWVuIA==\nS2xhY2h0", "base64"), "Een Klacht"),
    "base64 in the alphabet of URLs": (
        mail(PLAIN + "utf-8", base64.urlsafe_b64encode("Klacht??>> ÿÿ?".encode()), "base64"),
        "Klacht??>> ÿÿ?",
    ),
    "base-64 with a hyphen": (mail(PLAIN + "utf-8", ONCE, "base-64"), DUTCH),
    "a footer below short base64": (
        mail(PLAIN + "utf-8", b"S2xhY2h0IG92ZXIgaGVt\n-- \nscanned by a virus scanner\n", "base64"),
        "Klacht over hem",
    ),
    "a footer below base64": (mail(PLAIN + "utf-8", ONCE + b"\n\n-- \nscanned by x mail", "base64"), DUTCH),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_body_is_read_as_it_was_meant(name: str) -> None:
    raw, text = BODIES[name]
    assert parse(raw).text == text


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        ("Cliënt".encode("cp1252"), "Cliënt"),
        ("Cliënt".encode(), "Cliënt"),
        (b"=?utf-8?Q?Cli=C3?=\n =?utf-8?Q?=ABnt?=", "Cliënt"),
        (b"=?UTF-8?Q?Cli=C3=ABnt klaagt?=", "Cliënt klaagt"),
        (b"=?utf-7?Q?Cli+AOs-nt?=", "Cliënt"),
        (b"=?us-ascii?Q?Cli=EBnt?=", "Cliënt"),
        (b"Cli\xebnt van de co\xc3\xb6rdinator", "Cliënt van de coördinator"),
        ("Cliënt".encode().decode("cp1252").encode(), "Cliënt"),
        ("Dušan".encode("cp1252"), "Dušan"),
        (b"=?unknown?Q?Cli=EBnt?=", "Cliënt"),
        (b"=?utf-8?B?Q2xpw6tudA==", "Cliënt"),
        (b"=?utf-8?X?Cli?=", "=?utf-8?X?Cli?="),
    ],
)
def test_a_subject_is_read_as_it_was_meant(raw: bytes, subject: str) -> None:
    assert parse(b"From: a@b.example\nSubject: " + raw + b"\n\nx").subject == subject


@pytest.mark.parametrize(
    "value",
    [
        b"filename*=UTF-8''cli%C3%ABnt.pdf",
        b"filename*0*=UTF-8''cli%C3%AB; filename*1=nt.pdf",
        b"filename*1=nt.pdf; filename*0*=UTF-8''cli%C3%AB",
        b"filename*=iso-8859-1'nl'cli%EBnt.pdf",
        b"filename*=macintosh''cli%91nt.pdf",
        b"filename*=cli%C3%ABnt.pdf",
        b"filename=x.pdf; filename*=UTF-8''cli%C3%ABnt.pdf",
        b'filename="=?utf-8?Q?cli=C3=ABnt.pdf?="',
        b'filename*0="=?utf-8?Q?cli=C3=AB"; filename*1="nt.pdf?="',
        'filename="cliënt.pdf"'.encode(),
        'filename="cliënt.pdf"'.encode("cp1252"),
    ],
)
def test_a_filename_is_read_as_it_was_meant(value: bytes) -> None:
    head = b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/pdf\n"
    message = parse(head + b"Content-Disposition: attachment; " + value + b"\n\nx\n--b--")
    assert [attachment.filename for attachment in message.attachments] == ["cliënt.pdf"]
