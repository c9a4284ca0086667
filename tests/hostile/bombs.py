"""Mails made to block the intake: large, deep, or endless for a pattern. Each is read in two seconds, or put aside."""

from __future__ import annotations

from hostile.mails import Hostile
from hostile.shapes import tree

from bot.domain.decide import Disposition

HEAD = b"From: bom@klant.example\r\nSubject: Klacht\r\nMessage-ID: <a@b>\r\n"
HTML = HEAD + b"Content-Type: text/html\r\n\r\n"
PLAIN = HEAD + b"Content-Type: text/plain\r\n\r\n"


BOMBS = {
    "nothing": b"",
    "one byte": b"\xff",
    "a tree of 3,000 levels": tree(HEAD, 3_000),
    "5 MB header in one field": HEAD + b"X: " + b"a" * 5_000_000 + b"\r\n\r\nx",
    "1 MB header of many fields": HEAD + b"X: y\r\n" * 160_000 + b"\r\nx",
    "1 MB header without end": HEAD + b"X: y\r\n" * 160_000,
    "trace fields only": b"Received: x\r\n\ty\r\n" * 300_000 + HEAD + b"\r\n",
    "many parts": HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 200_000,
    "lines like delimiters": HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n" + b"--c\r\n" * 20_000,
    "2,000 links": HTML + b'<p><a href="https://x.example/y">klik</a></p>' * 2_000,
    "deep HTML": HTML + b"<div>" * 200_000 + b"x",
    "deep quotes in HTML": HTML + b"<blockquote>" * 1_500 + b"x<br>" * 20_000,
    "paragraphs in HTML": HTML + b"<p>x</p>" * 10_000,
    "styles in HTML": HTML + b'<p style="color:white;background:' * 60_000,
    "open comments": HTML + b"<!--" * 400_000,
    "quote signs": PLAIN + b">" * 200_000,
    "attributions": PLAIN + b"Op 1 jan 2026 om 10:00 schreef\r\n" * 2_000,
    "header blocks": PLAIN + b"Van: a\r\nDatum:\r\n" * 2_000,
    "sign-offs": PLAIN + b"Groet,\r\n" * 10_000,
    "one long line": PLAIN + b"Dit bericht is " * 30_000,
    "blank lines": PLAIN + b" \r\n" * 600_000,
    "spaces": PLAIN + b" " * 2_000_000 + b"x",
    "digits": PLAIN + b"2026-0" * 300_000,
    "encoded words": b"Subject: " + b"=?utf-8?Q?" * 25_000 + b"\r\n\r\n",
    "question marks": b"Subject: =?utf-8?Q?" + b"? " * 25_000 + b"\r\n\r\n",
    "comments in an address": b"From: " + b"(" * 100_000 + b"\r\n\r\n",
    "quotes in an address": b'From: "' + b'\\"' * 50_000 + b"\r\n\r\n",
    "addresses": b"From: " + b"a@b," * 60_000 + b"\r\n\r\n",
    "parameters": b"Content-Type: text/plain" + b"; a*0*=x" * 30_000 + b"\r\n\r\n",
    "prefixes": b"Subject: " + b"Re: " * 50_000 + b"\r\n\r\n",
    "unknown bytes": PLAIN + bytes(range(128, 256)) * 3_000,
    "charset that is a codec": HEAD + b"Content-Type: text/plain; charset=punycode\r\n\r\n" + b"a-" * 100_000,
    "bad base64": HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"a=b=" * 500_000,
    "nested messages": (b"Content-Type: message/rfc822\r\n\r\n" * 20_000) + b"x",
    "a report of recipients": HEAD
    + b"Content-Type: message/delivery-status\r\n\r\n"
    + b"Final-Recipient: rfc822; a@b.example\r\nAction: failed\r\n\r\n" * 20_000,
    "2 MB of quotes": PLAIN + b"> oud\r\n" * 300_000,
    "100,000 blockquotes inside each other": HTML + b"<blockquote>" * 100_000 + b"x",
    "a million recipients": b"To: " + b"a@b.example," * 1_000_000 + b"\r\n" + PLAIN + b"x",
    "300,000 fields": b"To: a@b.example\r\n" * 300_000 + PLAIN + b"x",
    "a report of a million": HEAD
    + b"Content-Type: message/delivery-status\r\n\r\n"
    + b"Final-Recipient: rfc822; a@b.example\r\n" * 250_000,
    "rules": PLAIN + b"----- Oorspronkelijk bericht -----\r\n> x\r\n" * 50_000,
    "header blocks above quotes": PLAIN + b"Van: a\r\nVerzonden: 1\r\nAan: b\r\nOnderwerp: c\r\n> x\r\n" * 2_000,
    "heads and blank lines": PLAIN + (b"Op 1-1-2026 om 10:12 schreef X <a@b.example>:\r\n" + b"\r\n" * 3) * 2_000,
    "field names": PLAIN + b"Aan:" * 20_000,
    "form labels": PLAIN + b"Naam: " * 200_000,
    "addresses in a bounce": b"From: mailer-daemon@x.example\r\n\r\ncould not be delivered\r\n" + b"a@b.c " * 100_000,
    "at signs in a bounce": b"From: mailer-daemon@x.example\r\n\r\ncould not be delivered\r\n" + b"a@" * 300_000,
    "letters in a bounce": b"From: mailer-daemon@x.example\r\n\r\nniet bezorgd bij " + b"a" * 300_000,
    "mojibake": PLAIN + "Ã«".encode() * 60_000,
    "entities": PLAIN + b"&euml;" * 60_000,
    "a calendar": HEAD + b"Content-Type: text/calendar\r\n\r\n" + b"METHOD:" * 300_000,
    "a newsletter": PLAIN + b"nieuwsbrief mail " * 60_000,
    "text labelled base64": HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"ab-=\r\n" * 100_000,
}

BOMBS |= {
    "10,000 parts": HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\nX: y\r\n\r\nx\r\n" * 10_000,
    "100,000 fields": b"X: y\r\n" * 100_000 + PLAIN + b"x",
    "100,000 references": b"References: " + b"<a@b> " * 100_000 + b"\r\n" + PLAIN + b"x",
    "a mail in a mail, 200 times": HEAD + b"Content-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\n" * 200 + b"\r\nx",
    "a boundary that begins another": HEAD
    + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/mixed; boundary=bb\r\n\r\n--bb\r\n\r\nx\r\n--b-\r\n"
    * 2_000,
    "a boundary of 10,000 characters": HEAD + b"Content-Type: multipart/mixed; boundary=" + b"b" * 10_000 + b"\r\n\r\nx",
    "damaged quoted-printable": HEAD + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + b"=G=\r\n==" * 100_000,
    "one word of euro signs": PLAIN + "€".encode() * 100_000,
    "one word of quotes": PLAIN + b"'" * 10_000,
    "a list of vague periods": PLAIN + b"Ik heb een klacht. " + b"eind maart " * 600,
    "a list of vague periods, passed on": PLAIN
    + b"Zie onder.\r\n\r\nVan: Jan <jan@klant.example>\r\nVerzonden: 5 oktober 2026 10:00\r\nOnderwerp: Klacht\r\n\r\n"
    + b"vorige week " * 5_000,
    "case numbers": PLAIN + b"2026-001 " * 10_000,
    "names of colleagues": PLAIN + b"Wouter Hummel en mevrouw De Vries " * 1_000,
}

ROWS = [
    Hostile(name, "that nobody else is read", raw, "read in two seconds, or put aside", tuple(Disposition))
    for name, raw in BOMBS.items()
]
