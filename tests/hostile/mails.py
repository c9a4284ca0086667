"""Hostile mails, one row each: what its sender wants, how it is made, and how it must end."""

from __future__ import annotations

import itertools
import zlib
from dataclasses import dataclass

from edge.papers import LAUGHS, LETTER, open_document, pdf, with_part, word

from bot.domain.decide import Disposition

D = Disposition

COMPLAINT = (
    "Ik dien hierbij een klacht in. Op maandag 5 oktober 2026 kwam mijn coach niet opdagen in Emmen. Ik ben daar heel boos over."
)
COMPLAINS = (D.OPENED, D.ASKED)
NOT_OURS = (D.LEFT, D.AUTOMATIC, D.REPORTED, D.ASKED)
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Hostile:
    """One mail. `reads` must stand in a letter that it causes, as words; `never` in none, nor in any header or file name."""

    name: str
    wants: str
    raw: bytes
    ends: str
    how: tuple[D, ...] = COMPLAINS
    reads: str = ""
    never: tuple[str, ...] = ()


def mail(
    body: str | bytes = COMPLAINT, *heads: str, sender: str = "", subject: str = "Klacht", kind: str = "text/plain; charset=utf-8"
) -> bytes:
    """Bytes as they stand here, from a sender of its own; heads are whole fields."""
    number = next(_numbers)
    lines = [
        f"From: {sender or f'Jan de Wit <jan{number}@klant.example>'}",
        "To: info@consonanza.example",
        f"Subject: {subject}",
        *heads,
        *([] if any(head.startswith("Message-ID") for head in heads) else [f"Message-ID: <{number}@klant.example>"]),
        f"Content-Type: {kind}",
        "",
        "",
    ]
    return "\r\n".join(lines).encode("utf-8", "surrogatepass") + (
        body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")
    )


def named(name: str) -> str:
    """A From with this display name, as the sender's program wrote it."""
    return f"{name} <klager{next(_numbers)}@klant.example>"


def with_file(name: str, content: bytes = b"inhoud", kind: str = "application/octet-stream", body: str = COMPLAINT) -> bytes:
    """A complaint with one file; `name` stands as it is in the parameter."""
    part = f'--b\r\nContent-Type: {kind}\r\nContent-Disposition: attachment; filename="{name}"\r\n\r\n'
    head = f"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n{part}"
    return mail(head.encode() + content + b"\r\n--b--\r\n", kind="multipart/mixed; boundary=b")


HEADERS = [
    Hostile(
        "a line break in the subject, encoded",
        "to add a Bcc to our letters",
        mail(subject="=?utf-8?Q?Klacht=0D=0ABcc:_alle@kwaad.example?="),
        "one line of words",
        never=("\nBcc",),
    ),
    Hostile(
        "a line break in the name, encoded",
        "to add a recipient",
        mail(sender=named("=?utf-8?B?SmFuDQpUbzogYWxsZUBrd2FhZC5leGFtcGxl?=")),
        "one line of words",
        never=("\nTo: alle",),
    ),
    Hostile(
        "commas and brackets in the name, encoded",
        "to be two recipients",
        mail(sender=named("=?utf-8?Q?Jan=2C_x_=3Calle@kwaad.example=3E=2C?=")),
        "a quoted name",
    ),
    Hostile(
        "a line break in a file name",
        "to add a field to a part of our letters",
        with_file("klacht.pdf\r\n Bcc: alle@kwaad.example"),
        "a name on one line",
        never=("\nBcc",),
    ),
    Hostile(
        "a Message-ID of control characters",
        "to add a field to our In-Reply-To",
        mail(COMPLAINT, "Message-ID: <a\x1b[31m\x0bBcc:x@kwaad.example>"),
        "answered without a thread",
        never=("kwaad",),
    ),
    Hostile(
        "a Message-ID of 5,000 characters",
        "to break our header",
        mail(COMPLAINT, f"Message-ID: <{'a' * 5000}@x>"),
        "answered without a thread",
    ),
    Hostile(
        "100,000 references",
        "to make our letters endless",
        mail(COMPLAINT, "References: " + " ".join(f"<{n}@x>" for n in range(100_000))),
        "twenty of them are kept",
    ),
    Hostile(
        "a Reply-To elsewhere",
        "that others get the confirmation",
        mail(COMPLAINT, "Reply-To: alle@kwaad.example"),
        "answered to the sender",
        never=("kwaad",),
    ),
    Hostile(
        "a Return-Path, Sender and Errors-To elsewhere",
        "that others get the confirmation",
        mail(COMPLAINT, "Return-Path: <alle@kwaad.example>", "Sender: alle@kwaad.example", "Errors-To: alle@kwaad.example"),
        "answered to the From",
        never=("kwaad",),
    ),
    Hostile(
        "a From with two addresses",
        "to speak for the second",
        mail(sender="jan-en-piet@klant.example, h.dijkstra@consonanza.example"),
        "answered to the first, with no rights",
    ),
    Hostile(
        "two From fields",
        "to speak for the second",
        mail(COMPLAINT, "From: h.dijkstra@consonanza.example"),
        "the first counts, with no rights",
    ),
    Hostile(
        "a group for a From",
        "to write to everybody in it",
        mail(sender="Alle: groep@klant.example, b.vanderlaan@consonanza.example;"),
        "answered to the first, with no rights",
    ),
    Hostile(
        "a quoted local part",
        "an address that our server reads as another",
        mail(sender='"jan@kwaad.example,h.dijkstra"@consonanza.example'),
        "it is no sender, and nobody is answered",
        (D.AUTOMATIC, D.QUARANTINED, D.OPENED, D.ASKED),
    ),
    Hostile(
        "an address that begins with a dash",
        "to be an option of sendmail",
        mail(sender="-oQ/tmp@klant.example"),
        "an address like others",
    ),
    Hostile(
        "the name of a director, from outside",
        "to be taken for her",
        mail("Karin doet dit", sender="Hanneke Dijkstra <h.dijkstra@kwaad.example>", subject="2026-001"),
        "nothing is done; the directie reads who claims what",
        (*NOT_OURS, D.HELD),
    ),
    Hostile(
        "a director's name with a Cyrillic letter",
        "to be taken for her",
        mail("Karin doet dit", sender="Hаnneke Dijkstra <hanneke@kwaad.example>", subject="2026-001"),
        "nothing is done",
        NOT_OURS,
    ),
    Hostile(
        "a director's address with a Cyrillic letter",
        "to be taken for her",
        mail("Karin doet dit", sender="h.dijkstra@cоnsonanza.example", subject="2026-001"),
        "nothing is done",
        NOT_OURS,
    ),
    Hostile(
        "a director's address in punycode",
        "to be taken for her",
        mail("Karin doet dit", sender="h.dijkstra@xn--cnsonanza-nbi.example", subject="2026-001"),
        "nothing is done",
        NOT_OURS,
    ),
    Hostile(
        "a director's address with a character nobody sees",
        "to be taken for her",
        mail("Karin doet dit", sender="h.dijkstra\u200b@consonanza.example", subject="2026-001"),
        "it is no address",
        (*NOT_OURS, D.QUARANTINED),
    ),
    Hostile(
        "a director's own address, in a new mail",
        "to give an order in her name",
        mail("2026-001: wijs toe aan Karin", sender="h.dijkstra@consonanza.example", subject="2026-001"),
        "she is asked at her own address",
        (D.HELD, D.ASKED, D.REFUSED),
    ),
    Hostile(
        "our own address for a From", "a loop", mail(sender="info@consonanza.example"), "never answered", (D.OWN, D.AUTOMATIC)
    ),
]

BIDI, ZERO = "\u202e", "\u200b"
MARKUP = '<script>alert(1)</script><img src=x onerror=alert(1)><a href="https://kwaad.example">klik</a>'
JINJA = "{{ 7*7 }}{% for x in ().__class__.__mro__ %}{{ x }}{% endfor %}"
TYPST = '#import "@preview/x:1.0.0": * #read("/etc/passwd") $ sum $ @ref <lab> // weg'
FORMULA = '=HYPERLINK("https://kwaad.example","klik")'
STEER = "\x1b]8;;https://kwaad.example\x07klik\x1b]8;;\x07\x1b[2J\x9b31m\x07\x08\rroot# "
MEAN = {
    "HTML and script": (MARKUP, "a page that runs or fetches something"),
    "jinja": (JINJA, "our templates to run it"),
    "typst": (TYPST, "our pages to run it, or to read a file"),
    "a formula": (FORMULA, "a spreadsheet to run it"),
    "DDE": ("@SUM(1+1)*cmd|' /C calc'!A0", "a spreadsheet to run it"),
    "what steers a terminal": (STEER, "the operator's screen to tell a lie"),
    "bidi overrides and zero width": (f"{BIDI}ednuw{ZERO}\u2066x\u2069\u200f", "other words to be read than stand there"),
    "SQL": ("'; DROP TABLE mail; -- %_\\", "the database"),
    "rich's own markup": ("[bold red]x[/] [/nooit] [link=https://kwaad.example]klik[/link]", "the operator's tables to break"),
}
WORDS = [
    row
    for name, (words, wants) in MEAN.items()
    for row in (
        Hostile(f"{name} in the name", wants, mail(sender=named(f'"{words}"'.replace('"', "", 2) if '"' in words else f'"{words}"')),
                "words, escaped for where they stand"),
        Hostile(f"{name} in the subject", wants, mail(subject=words), "words, escaped for where they stand"),
        Hostile(f"{name} in the text", wants, mail(f"{COMPLAINT}\r\n{words}\r\n"), "words, escaped for where they stand"),
        Hostile(f"{name} in a file name", wants, with_file(words.replace('"', "") + ".pdf", pdf("x")),
                "a name for show; the file lies under its hash"),
    )
]  # fmt: skip

WORDS.append(
    Hostile("HTML and script in the HTML", MEAN["HTML and script"][1], mail(f"<p>{COMPLAINT}</p>{MARKUP}", kind="text/html; charset=utf-8"),
            "what can be seen of it, as words")
)  # fmt: skip

PEOPLE = [
    Hostile(
        "an employee named with a Cyrillic letter",
        "that the wrong colleague is told",
        mail(COMPLAINT.replace("mijn coach", "Wоuter Hummel")),
        "nobody is told; the directie names who it is about",
        never=("w.hummel@",),
    ),
    Hostile(
        "a surname that two colleagues have",
        "that the wrong colleague is told",
        mail(COMPLAINT.replace("mijn coach", "De Vries")),
        "nobody is told; the directie names who it is about",
        never=("j.devries@", "a.devries@"),
    ),
    Hostile(
        "an employee's name turned round by an override",
        "that the wrong colleague is told",
        mail(COMPLAINT.replace("mijn coach", f"{BIDI}lemmuH retuoW\u202c")),
        "nobody is told",
        never=("w.hummel@",),
    ),
    Hostile(
        "the number of another case",
        "to get into that case",
        mail("Hoe staat het ermee?", subject="Zaak 2026-001"),
        "its file stays closed",
        NOT_OURS,
    ),
    Hostile(
        "a hundred case numbers",
        "to get into any case",
        mail(" ".join(f"2026-{n:03d}" for n in range(1, 101)), subject="Zaken"),
        "speaks of no case",
        NOT_OURS,
    ),
]

FILES = [
    Hostile(f"a file called {shown}", "to be written there", with_file(name, pdf("x")), "a name without a path, for show only")
    for shown, name in {
        "../../etc/passwd.pdf": "../../etc/passwd.pdf", "/etc/cron.d/x.pdf": "/etc/cron.d/x.pdf",
        "C:\\Windows\\x.pdf": "C:\\\\Windows\\\\x.pdf", "NUL.pdf": "NUL.pdf", "a NUL byte": "klacht.pdf\0.exe",
        "300 characters": "k" * 300 + ".pdf", "trailing dots": "klacht.pdf. . .", "fdp.exe, turned round": "klacht\u202efdp.exe",
        "nothing but dots": "..", "a device of Windows": "CON", "a hidden file": ".bashrc",
    }.items()
] + [
    Hostile("a Word file that unpacks to 80 MB", "to fill the memory",
            with_file("klacht.docx", with_part(word("x"), "word/document.xml", b"<a>" + b" " * 80_000_000 + b"</a>"), body="Zie bijlage."),
            "not unpacked; staff are asked", (D.ASKED,)),
    Hostile("a Word file of a billion laughs", "to fill the memory",
            with_file("klacht.docx", with_part(word("x"), "word/document.xml", (LAUGHS + "<a>&i;</a>").encode()), body="Zie bijlage."),
            "not expanded; staff are asked", (D.ASKED,)),
    Hostile("an OpenDocument file that names a file of ours", "to read it",
            with_file("klacht.odt", open_document("<text:p>&x;</text:p>", before='<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
                      body="Zie bijlage."),
            "not fetched; staff are asked", (D.ASKED,), never=("root:",)),
    Hostile("a PDF whose pages hold each other", "an endless loop",
            with_file("klacht.pdf", pdf(*LETTER, kids="2 0 R"), body="Zie bijlage."), "staff are asked", (D.ASKED,)),
    Hostile("a PDF of 100,000 pages", "to take the day",
            with_file("klacht.pdf", pdf(COMPLAINT, pages=100_000), body="Zie bijlage."), "ten pages are read, or staff are asked"),
    Hostile("a PDF that unpacks to 40 MB", "to fill the memory",
            with_file("klacht.pdf", pdf(stream=zlib.compress(b"q " * 20_000_000), filters="/Filter /FlateDecode"), body="Zie bijlage."),
            "the child that reads it is stopped; staff are asked", (D.ASKED,)),
    Hostile("a winmail.dat of random bytes", "to break its reader",
            with_file("winmail.dat", b"\x78\x9f\x3e\x22" + bytes(range(256)) * 50, body="Zie bijlage."), "staff are asked",
            (D.ASKED, D.LEFT)),
    Hostile("a program that is called a PDF", "that we pass it on", with_file("klacht.pdf", b"MZ\x90\0" + bytes(500)),
            "refused; the confirmation goes without it", never=("klacht.pdf",)),
]  # fmt: skip

DATES = [
    Hostile(f"a Date and a Received of {what}", "terms that cannot be counted",
            mail(COMPLAINT, f"Date: {when}", f"Received: by x; {when}"), "the day on which the mailbox got it")
    for what, when in {
        "the year 0": "Mon, 05 Oct 0000 09:00:00 +0000", "1900": "Mon, 05 Oct 1900 09:00:00 +0000",
        "9999": "Mon, 05 Oct 9999 09:00:00 +0000", "a zone of +9999": "Mon, 05 Oct 2026 09:00:00 +9999",
        "no sense": "gisteren, 31 februari 25:61", "10,000 digits": "5" * 10_000,
    }.items()
]  # fmt: skip

PGP = "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n"
KINDS = [
    Hostile("a calendar invitation", "to be answered", mail("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VEVENT"
            "\r\nEND:VCALENDAR", kind="text/calendar; method=REQUEST", subject="Overleg"), "never answered",
            (D.LEFT, D.AUTOMATIC, D.ASKED, D.QUARANTINED)),
    Hostile("an encrypted mail (PGP)", "nothing: it cannot be read", mail(PGP, subject="Klacht"), "staff may look", (*NOT_OURS, D.QUARANTINED)),
    Hostile("an encrypted mail (S/MIME)", "nothing: it cannot be read",
            mail(b"MIAGCSqGSIb3DQEHA6CAMIACAQAxggEx\r\n", kind="application/pkcs7-mime; smime-type=enveloped-data", subject="Klacht"),
            "staff may look", (*NOT_OURS, D.QUARANTINED)),
    Hostile("UTF-7", "markup that no filter sees", mail(b"+ADw-script+AD4-alert(1)+ADw-/script+AD4- " + COMPLAINT.encode(),
            kind="text/plain; charset=utf-7"), "decoded first, then escaped"),
    Hostile("UTF-16 without a mark", "words that no filter sees", mail(COMPLAINT.encode("utf-16-le"), kind="text/plain; charset=utf-16"),
            "decoded first, then escaped", (*COMPLAINS, *NOT_OURS)),
    Hostile("a charset nobody knows", "an error", mail(COMPLAINT, kind="text/plain; charset=x-kwaad"), "guessed"),
    Hostile("a charset that is a program (rot13)", "an error", mail(COMPLAINT, kind="text/plain; charset=rot13"), "guessed"),
    Hostile("8-bit text that is labelled 7-bit", "an error", mail(COMPLAINT + " Coördinator, één.", "Content-Transfer-Encoding: 7bit",
            kind="text/plain; charset=us-ascii"), "guessed"),
    Hostile("NUL bytes in the text", "words that end for one program and not for another", mail(COMPLAINT.replace("mijn", "mi\0jn")),
            "left out"),
    Hostile("half characters (surrogates)", "an error in every encoder", mail(COMPLAINT + " \ud800\udfff", subject="Klacht \ud800"),
            "a sign for no character"),
]  # fmt: skip

ROWS = [*HEADERS, *WORDS, *PEOPLE, *FILES, *DATES, *KINDS]
