"""Documents as people and attackers make them, as bytes."""

import struct
import zipfile
from io import BytesIO

import docx

LETTER = (
    "Geachte heer, mevrouw,",
    "Hierbij dien ik een klacht in over uw coach Kees van 't Hoff.",
    "Op maandag 5 oktober 2026 heeft hij mij in Groningen uitgescholden.",
    "Ik voel mij niet serieus genomen en wil dat hier iets mee gebeurt.",
    "Samira Haddou",
)


def pdf(
    *lines: str, pages: int = 1, kids: str = "", page: str = "", stream: bytes = b"", filters: str = "", field: str = ""
) -> bytes:
    """A PDF of these lines; `kids` and `page` replace the page tree and the entries of its page, `stream` what is drawn.

    `field` is a field of a form.
    """
    words = [line.replace("(", "\\(").replace(")", "\\)") for line in lines]
    drawn = " ".join(["BT /F1 11 Tf 14 TL 50 780 Td", *(f"({line}) Tj T*" for line in words), "ET"]).encode("cp1252")
    stream = stream or (drawn if lines else b"")
    entries = page or "/Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>",
        f"<< /Type /Pages /Kids [{kids or '3 0 R ' * pages}] /Count {pages} >>".encode(),
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {entries} >>".encode(),
        f"<< /Length {len(stream)} {filters} >>\nstream\n".encode() + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {field or '/FT /Btn /T (Verstuur)'} >>".encode(),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 7\n0000000000 65535 f \n%strailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (table, len(out))
    )


def word(*lines: str) -> bytes:
    document, out = docx.Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def with_part(archive: bytes, name: str, content: bytes) -> bytes:
    """The zip with one member replaced."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member.filename, content if member.filename == name else old.read(member))
    return out.getvalue()


def open_document(body: str, manifest: str = "<manifest/>", before: str = "") -> bytes:
    out = BytesIO()
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?>{before}<office:document-content {spaces}><office:body><office:text>{body}'
            "</office:text></office:body></office:document-content>",
        )
    return out.getvalue()


def winmail(name: str, content: bytes) -> bytes:
    """A winmail.dat with one file (MS-OXTNEF 2.1)."""

    def attribute(level: int, kind: int, data: bytes) -> bytes:
        return struct.pack("<BII", level, kind, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)

    return (
        struct.pack("<IH", 0x223E9F78, 1)
        + attribute(1, 0x00089006, struct.pack("<I", 0x10000))
        + attribute(1, 0x00069007, struct.pack("<II", 1252, 0))
        + attribute(2, 0x00069002, bytes(14))
        + attribute(2, 0x00018010, name.encode("cp1252") + b"\0")
        + attribute(2, 0x0006800F, content)
    )


LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "lol">'
    + "".join(
        f'<!ENTITY {name} "{"&" + before + ";"}{("&" + before + ";") * 9}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
