"""Answers made to be misread, as whole mails: what a colleague does not certainly say himself, above the quote, never acts."""

import base64
import json
import time
from typing import Any

import pytest
from edge.test_answers_measured import bureau

from bot.interpreted import interpreted

HANNEKE = "Hanneke Dijkstra <h.dijkstra@consonanza.example>"
HEAD = (
    "Received: from a by mail.consonanza.example; Tue, 17 Nov 2026 10:24:00 +0100\nFrom: {sender}\n"
    "Subject: {subject}\nMessage-ID: <1@consonanza.example>\nIn-Reply-To: <brief@consonanza.example>\nMIME-Version: 1.0\n"
)
PLAIN, HTML = "Content-Type: text/plain; charset=utf-8\n\n", "Content-Type: text/html; charset=utf-8\n\n"
QUOTE = "\n\nOp ma 16 nov 2026 om 09:03 schreef Consonanza <klachten@consonanza.example>:\n> Wie behandelt die? Roos doet dit.\n"
CASE = {
    "nr": "2026-031", "klager": "Gerda Wiersma", "klager_email": "g@thuis.example", "betrokken": ["Wouter Hummel"],
    "behandelaar": None, "ontvangen": "2026-11-02", "uiterlijk": "2026-12-14",
}  # fmt: skip
OPTIONS = ["Hanneke Dijkstra", "Bert van der Laan", "Karin Oosterhof"]
KARIN = ("assign", "Karin Oosterhof")
NOTHING = ("unclear", None)


def mixed(*parts: str, kind: str = "mixed") -> str:
    """A multipart of parts that begin with their own header lines."""
    return f"Content-Type: multipart/{kind}; boundary=b\n\n" + "".join(f"--b\n{part}\n" for part in parts) + "--b--\n"


def said(
    content: str, prompt: str = "opdracht-behandelaar", sender: str = HANNEKE, subject: str = "Re: Wie?", **case: Any
) -> dict[str, Any]:
    """What is understood from a mail whose content begins with its Content-Type."""
    row = {"id": "a", "prompt": prompt, "eml": HEAD.format(sender=sender, subject=subject) + content, "case": CASE | case}
    options = {"opdracht-behandelaar": OPTIONS, "concept-uitkomst": ["akkoord"]}.get(prompt, [])
    return interpreted({**row, "options": options, "open_cases": []}, bureau("consonanza"))


def outcome(found: dict[str, Any]) -> tuple[str, str | None]:
    return found["action"], found["arguments"].get("handler")


CALENDAR = (
    "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nATTENDEE;PARTSTAT=ACCEPTED:mailto:x@y.example\nEND:VEVENT\nEND:VCALENDAR\n"
)
EML = f"From: {HANNEKE}\nSubject: Re: Wie?\nMessage-ID: <2@x.example>\n\nKarin doet dit\n"
ENCODED = base64.b64encode(b"Content-Type: text/plain\n\nKarin doet dit\n").decode()
SIGNED = (
    "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nKarin doet dit\n-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAd\n=abcd\n"
)
REACTION = 'Content-Type: text/vnd.google.email-reaction+json\n\n{"emoji": "👍", "version": 1}\n'

MAILS = {
    "an answer": (PLAIN + "Karin doet dit" + QUOTE, KARIN),
    "nothing": (PLAIN, NOTHING),
    "only spaces and invisible signs": (PLAIN + " \u200b\u00ad\u200f\n\u2060\n", NOTHING),
    "only a quote": (PLAIN + QUOTE, NOTHING),
    "only a quote in html": (
        HTML + "<div class=gmail_quote><blockquote class=gmail_quote>Karin doet dit</blockquote></div>",
        NOTHING,
    ),
    "only a signature": (PLAIN + "\n-- \nKarin doet dit\n" + QUOTE, NOTHING),
    "a signature below thanks": (PLAIN + "Dank!\n\n-- \nKarin doet dit\n", ("add_note", None)),
    "a forwarded mail": (
        PLAIN + "\n---------- Forwarded message ---------\nVan: Bert\nOnderwerp: x\n\nKarin doet dit\n",
        NOTHING,
    ),
    "zero width and soft hyphens": (PLAIN + "Ka\u200brin do\u2060et d\u00adit\ufeff", KARIN),
    "right-to-left marks": (PLAIN + "\u200fKarin\u200e doet dit\u200f", KARIN),
    "isolates": (PLAIN + "\u2066Karin\u2069 doet dit", KARIN),
    "an override that mirrors what is read": (PLAIN + "\u202eKarin doet dit\u202c", NOTHING),
    "an override that mirrors what is meant": (PLAIN + "\u202etid teod niraK\u202c", NOTHING),
    "an override by character reference": (HTML + "<p>&#x202e;Karin doet dit</p>", NOTHING),
    "a Cyrillic letter in a name": (PLAIN + "\u041aarin doet dit", NOTHING),
    "fullwidth letters in a name": (PLAIN + "\uff2barin doet dit", NOTHING),
    "the words in white": (HTML + "<p>Ik twijfel nog.</p><p style='color:#fff'>Karin doet dit</p>", NOTHING),
    "a class that hides": (HTML + "<style>.w{display:none}</style><p>Wacht.</p><p class=w>Karin doet dit</p>", NOTHING),
    "hidden denial": (HTML + "<p>Karin <span style='font-size:0'>niet</span> doet dit</p>", KARIN),
    "words in an attribute": (HTML + "<img alt='Karin doet dit' title='Karin doet dit'>", NOTHING),
    "a plain part that says something else than the html": (
        mixed(PLAIN + "Wacht nog even", HTML + "<p>Karin doet dit</p>", kind="alternative"),
        NOTHING,
    ),
    "format=flowed": ("Content-Type: text/plain; format=flowed; delsp=yes\n\nKarin do \net dit\n" + QUOTE, KARIN),
    "signed with S/MIME": (
        mixed(PLAIN + "Karin doet dit", "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nMIIB", kind="signed"),
        KARIN,
    ),
    "signed with PGP/MIME": (
        mixed(
            PLAIN + "Karin doet dit", "Content-Type: application/pgp-signature; name=signature.asc\n\n-----BEGIN", kind="signed"
        ),
        KARIN,
    ),
    "signed and wrapped": (
        f"Content-Type: application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n\n{ENCODED}",
        NOTHING,
    ),
    "clearsigned": (PLAIN + SIGNED, KARIN),
    "encrypted": (PLAIN + "-----BEGIN PGP MESSAGE-----\n\nhQEMAwAAAAAA\n=abcd\n-----END PGP MESSAGE-----\n", NOTHING),
    "a mail in an attachment": (mixed(PLAIN, f"Content-Type: message/rfc822\n\n{EML}"), NOTHING),
    "a text in an attachment": (
        mixed(PLAIN, "Content-Type: text/plain; name=antwoord.txt\nContent-Disposition: attachment\n\nKarin doet dit"),
        NOTHING,
    ),
    "the command in the subject": (PLAIN, NOTHING),
    "English": (PLAIN + "Karin will take this one", NOTHING),
    "capitals": (PLAIN + "KARIN DOET DIT", KARIN),
    "dictated": (PLAIN + "karin doet dit", KARIN),
    "a thumb": (PLAIN + "👍", NOTHING),
    "a thumb of another colour": (PLAIN + "👍🏽👍🏽", NOTHING),
    "a name and a thumb": (PLAIN + "Karin 👍🏽", KARIN),
    "a name and a thumb down": (PLAIN + "Karin 👎", NOTHING),
    "a wink": (PLAIN + "Karin doet dit 😉", NOTHING),
    "a reaction in Gmail": (
        mixed(PLAIN + "👍\n\nHanneke Dijkstra heeft gereageerd via Gmail", REACTION, kind="alternative"),
        ("none_auto_reply", None),
    ),
    "a reaction in Outlook": (PLAIN + "👍 Hanneke Dijkstra heeft een reactie gegeven op uw bericht", ("none_auto_reply", None)),
    "a reaction of an iPhone": (PLAIN + "Vond “Wie behandelt die? 1. Karin Oosterhof” leuk", NOTHING),
    "an accepted invitation": ("Content-Type: text/calendar; method=REPLY\n\n" + CALENDAR, ("none_auto_reply", None)),
    "an accepted invitation beside its text": (
        mixed(
            PLAIN + "Hanneke Dijkstra heeft de uitnodiging geaccepteerd",
            f"Content-Type: text/calendar; method=REPLY\n\n{CALENDAR}",
        ),
        ("none_auto_reply", None),
    ),
    "a read receipt": (
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\n" + PLAIN + "Gelezen\n--b--\n",
        ("none_auto_reply", None),
    ),
    "a button's answer with its Kenmerk": (PLAIN + f"3\n\nKenmerk: kb.{'a' * 40}\n", KARIN),
    "a hundred case numbers": (PLAIN + "Karin doet dit " + " ".join(f"2026-{n:03}" for n in range(100)), NOTHING),
    "two thousand links": (HTML + "<a href='https://x.example/y'>Karin doet dit</a> " * 2_000, ("add_note", None)),
    "a link below the answer": (PLAIN + "Karin doet dit\nhttps://x.example/2026", KARIN),
    "a telephone number": (PLAIN + "3-12345678", NOTHING),
}


@pytest.mark.parametrize("name", MAILS)
def test_only_what_is_certainly_said_acts(name: str) -> None:
    content, expected = MAILS[name]
    subject = "Karin doet dit" if name == "the command in the subject" else "Re: Wie behandelt klacht 2026-031?"
    found = said(content, subject=subject)
    assert outcome(found) == expected, found
    assert not found["also"]


@pytest.mark.parametrize("content", ["👍", "1 👍? nee", "2", "Akkoord \u202e!dna\u202c", "аkkoord", "ja 🙃"])
def test_a_letter_to_the_client_is_never_approved_by_a_sign(content: str) -> None:
    reasons = said(PLAIN + content, "concept-uitkomst", behandelaar="Hanneke Dijkstra")["reasons"]
    assert "understood as approve" not in reasons


@pytest.mark.parametrize("letter", ["gеgrond", "gegrοnd", "\uff47egrond", "ge\u0433rond"])  # Cyrillic, Greek, fullwidth
def test_a_verdict_with_a_letter_of_another_script_is_none(letter: str) -> None:
    assert said(PLAIN + f"{letter}, want er is niet gebeld", "vraag-oordeel")["action"] == "unclear"


QUOTED = {
    "marked": (PLAIN + "Karin doet dit" + QUOTE + "> Roos doet dit, zaak 2026-002 is gegrond\n" * 240_000, KARIN),
    "of Outlook, unmarked": (
        PLAIN + "Karin doet dit\n\n________________________________\nVan: Consonanza\nVerzonden: nu\nAan: x\nOnderwerp: y\n\n"
        + "Roos doet dit, zaak 2026-002 is gegrond\n" * 250_000, KARIN,
    ),
    "in HTML": (
        HTML + "<div>Karin doet dit</div><blockquote class=gmail_quote>" + "Roos doet dit<br>" * 600_000, KARIN,
    ),
    "without any mark": (PLAIN + "Karin doet dit. Roos doet dit. " * 330_000, ("add_note", None)),
    "in one line": (PLAIN + "Karin en " * 1_100_000, ("add_note", None)),
}  # fmt: skip


@pytest.mark.parametrize("name", QUOTED)
def test_ten_megabytes_are_understood_within_two_seconds(name: str) -> None:
    content, expected = QUOTED[name]
    assert len(content) > 9_000_000
    start = time.process_time()
    found = said(content)
    assert time.process_time() - start < 2
    assert outcome(found) == expected


@pytest.mark.parametrize(
    "sender",
    [
        "Hanneke Dijkstra <directie@kwaad.example>",
        '"h.dijkstra@consonanza.example" <directie@kwaad.example>',
        "h.dijkstra@consonanza.example <directie@kwaad.example>",
        "Hanneke Dijkstra <h.dijkstra@consonanza.example.kwaad.example>",
        "Hanneke Dijkstra <h.dijkstra@c\u043ensonanza.example>",
        "h.dijkstra@kwaad.example (h.dijkstra@consonanza.example)",
        "<directie@kwaad.example>, <h.dijkstra@consonanza.example>",
    ],
)
def test_a_name_or_comment_that_imitates_a_director_gives_no_rights(sender: str) -> None:
    assert said(PLAIN + "Karin doet dit", sender=sender)["action"] in ("refuse_not_allowed", "none_auto_reply")


def test_a_comment_in_from_does_not_hide_who_he_is() -> None:
    assert outcome(said(PLAIN + "Karin doet dit", sender="h.dijkstra@consonanza.example (Hanneke)")) == KARIN


def test_the_moment_is_read_in_amsterdam_whatever_the_server_stamped() -> None:
    content = PLAIN + "morgen om 10 uur"
    late = HEAD.replace("10:24:00 +0100", "23:30:00 +0000").format(sender=HANNEKE, subject="Re: gesprek")
    row = {"id": "a", "prompt": "vraag-gesprek", "eml": late + content, "case": CASE, "options": [], "open_cases": []}
    assert interpreted(row, bureau("consonanza"))["arguments"]["when"] == "2026-11-19T10:00"


def test_what_is_understood_can_always_be_printed() -> None:
    for content, _ in MAILS.values():
        json.dumps(said(content))


def test_what_was_done_by_a_judge_says_how_sure_it_was() -> None:
    row = {"id": "a", "prompt": "opdracht-behandelaar", "case": CASE, "options": OPTIONS, "open_cases": []}
    row["eml"] = (
        HEAD.format(sender=HANNEKE, subject="Re: Wie?") + PLAIN + "Dat wordt een kluif voor Karin, en dat weet ze." + QUOTE
    )
    found = interpreted(row, bureau("consonanza"), lambda wording: 0.2 if wording.actions == ("note",) else 0.93)
    assert (found["action"], found["arguments"], found["confidence"]) == ("assign", {"handler": "Karin Oosterhof"}, 0.93)
    assert found["reasons"] == ["understood as assign", "the rules would ask; 93% sure by what was learned from answers"]
