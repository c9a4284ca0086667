"""The mail inside a mail: whose it is and of when, as mail programs write it."""

import pytest

from bot.mail.originals import is_passed_on, moment, originals
from bot.mail.parse import parse

BODY = "Mijn coach belt nooit terug."


def mail(body: str, subject: str = "Fw: Klacht") -> bytes:
    return f"From: f@bureau.example\nSubject: {subject}\nContent-Type: text/plain; charset=utf-8\n\n{body}\n".encode()


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("vrijdag 2 oktober 2026 16:20", "2026-10-02T16:20:00+02:00"),
        ("vr 2 okt 2026 om 16:20", "2026-10-02T16:20:00+02:00"),
        ("2 oktober 2026 om 16:20:11 CEST", "2026-10-02T16:20:00+02:00"),
        ("02-10-2026 16:20", "2026-10-02T16:20:00+02:00"),
        ("2026-10-02 16:20", "2026-10-02T16:20:00+02:00"),
        ("Fri, 2 Oct 2026 16:20:00 +0100", "2026-10-02T16:20:00+01:00"),
        ("Friday, October 2, 2026 4:20 PM", "2026-10-02T16:20:00+02:00"),
        ("Freitag, 2. Oktober 2026 16:20", "2026-10-02T16:20:00+02:00"),
        ("10/2/2026 4:20 PM", "2026-10-02T16:20:00+02:00"),
        ("2 oktober 2026", "2026-10-02T12:00:00+02:00"),
        ("31 februari 2026 10:00", ""),
        ("gisteren", ""),
    ],
)
def test_the_moment_of_a_date_line(line: str, iso: str) -> None:
    found = moment(line)
    assert (found.isoformat() if found else "") == iso


@pytest.mark.parametrize(
    ("head", "name", "email"),
    [
        (
            "Van: Jan de Wit <jan@klant.example>\nVerzonden: vrijdag 2 oktober 2026 16:20\nAan: x",
            "Jan de Wit",
            "jan@klant.example",
        ),
        ("Van: Jan de Wit [mailto:Jan@klant.example]\nVerzonden: 2-10-2026 16:20\nAan: x", "Jan de Wit", "jan@klant.example"),
        ("*Van:* Jan de Wit <jan@klant.example>\n*Datum:* 2 okt. 2026 16:20\n*Aan:* x", "Jan de Wit", "jan@klant.example"),
        ("From: jan@klant.example\nSent: Friday, October 2, 2026 4:20 PM\nTo: x", "", "jan@klant.example"),
        ("Van: Jan de Wit\nVerzonden: vrijdag 2 oktober 2026 16:20\nAan: x", "Jan de Wit", ""),
    ],
)
def test_the_sender_of_a_block_of_text(head: str, name: str, email: str) -> None:
    (found,) = originals(parse(mail(f"ter info\n\n{head}\nOnderwerp: Klacht\n\n{BODY}")))
    assert (found.sender.name, found.sender.email, found.text, found.subject) == (name, email, BODY, "Klacht")
    assert found.date is not None
    assert found.date.isoformat() == "2026-10-02T16:20:00+02:00"


def test_a_mail_passed_on_twice_has_both_outermost_first() -> None:
    inner = f"Van: Jan <jan@klant.example>\nVerzonden: 1-10-2026 10:00\nAan: k\nOnderwerp: Klacht\n\n{BODY}"
    outer = f"Van: Karin <k@bureau.example>\nVerzonden: 2-10-2026 10:00\nAan: f\nOnderwerp: FW: Klacht\n\nVoor jou?\n\n{inner}"
    assert [each.sender.email for each in originals(parse(mail(outer)))] == ["k@bureau.example", "jan@klant.example"]


def test_a_mail_that_says_fw_above_nothing_holds_no_mail() -> None:
    message = parse(mail("Ter info: de vergadering is om drie uur.", "Fw: vergadering"))
    assert is_passed_on(message)
    assert list(originals(message)) == []


def test_an_answer_is_not_passed_on() -> None:
    quote = f"Ok.\n\nVan: Jan <jan@klant.example>\nVerzonden: 1-10-2026 10:00\nAan: k\nOnderwerp: Klacht\n\n{BODY}"
    assert not is_passed_on(parse(mail(quote, "RE: Klacht")))
    assert is_passed_on(parse(mail(quote)))


def test_a_hostile_pile_of_heads_ends() -> None:
    pile = "Van: a <a@b.example>\nVerzonden: 1-10-2026 10:00\nAan: k\n\n" * 20_000
    assert len(list(originals(parse(mail(pile))))) < 2_000


def test_a_quote_without_any_head_holds_no_mail() -> None:
    attached = b"--b\nContent-Type: message/rfc822\n\nSubject: leeg\n\n--b--"
    outer = b"From: f@bureau.example\nSubject: Fw: Klacht\nContent-Type: multipart/mixed; boundary=b\n\n"
    for body in (attached, b"--b\n\nZie onder.\n\n> oud\n\n" + attached):
        message = parse(outer + body)
        assert is_passed_on(message)
        assert list(originals(message)) == []
