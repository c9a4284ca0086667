"""Every mail of `data/`, named after what is odd about it, read as a person would read it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from bot.mail.message import Screen
from bot.mail.parse import parse
from bot.mail.screen import bounced_addresses, screen

DATA = Path(__file__).parent / "data"


class Expected(NamedTuple):
    number: str
    sender: str
    screen: Screen
    new_text: str
    quoted_has: str = ""
    defects: tuple[str, ...] = ()
    bounced: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


JAN, BALIE, DAEMON = "jan.dewit@mail.example", "balie@bureau.example", "mailer-daemon@mx.bureau.example"
CORPUS = [
    Expected(
        "0001",
        JAN,
        Screen.HUMAN,
        "Goedemorgen,\n\nMijn coördinator heeft nog steeds niet gebeld.\nDat was maandag beloofd.\n\n"
        "Met vriendelijke groet,\nJan de Wit",
        "Wij hebben uw klacht ontvangen.",
    ),
    Expected("0002", JAN, Screen.HUMAN, "Dank u. Het ging om 3 oktober, in Emmen.", "> Wanneer was het?"),
    Expected("0003", JAN, Screen.HUMAN, "Op 3 oktober.\n\nIn Emmen.", "> Waar was het?"),
    Expected("0004", JAN, Screen.HUMAN, "ik trek de klacht in, is opgelost", "heeft Bureau"),
    Expected(
        "0005",
        "k.smit@bureau.example",
        Screen.AUTO_REPLY,
        "Beste,\n\nIk ben afwezig tot en met 23 oktober. Bij spoed kunt u contact opnemen met het secretariaat.\n\n"
        "Met vriendelijke groet,\nKarin Smit",
    ),
    Expected(
        "0006",
        DAEMON,
        Screen.BOUNCE,
        "This is the mail system at host mx.bureau.example.\n\n"
        "<jan.dewit@mail.example>: host mail.example[192.0.2.7] said: 550 5.1.1 User unknown",
        bounced=(JAN,),
    ),
    Expected(
        "0007",
        "postmaster@mail.example",
        Screen.BOUNCE,
        "Uw bericht aan jan.dewit@mail.example kan niet worden bezorgd.",
        bounced=(JAN,),
        attachments=("Ontvangst van uw klacht.eml",),
    ),
    Expected(
        "0008",
        "mailer-daemon@oud.example",
        Screen.BOUNCE,
        "Hi. This is the qmail-send program at oud.example.\n"
        "I'm afraid I wasn't able to deliver your message to the following addresses.\n"
        "This is a permanent error; I've given up. Sorry it didn't work out.\n\n<jan.dewit@oud.example>:\n"
        "Sorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n"
        "Return-Path: <info@bureau.example>",
        defects=("no-message-id",),
        bounced=("jan.dewit@oud.example",),
    ),
    Expected("0009", DAEMON, Screen.BOUNCE, "Your message to jan.dewit@mail.example is delayed."),
    Expected("0010", "nieuws@vakblad.example", Screen.LIST, "Nieuws\n\nLees verder."),
    Expected("0011", JAN, Screen.AUTO_REPLY, "Uw bericht is gelezen op woensdag 14 oktober 2026."),
    Expected("0012", "", Screen.HUMAN, "Ik ben heel slecht behandeld.", defects=("no-from", "no-message-id")),
    Expected("0013", JAN, Screen.HUMAN, "Niemand belt terug.", defects=("no-date", "no-message-id")),
    Expected(
        "0014",
        JAN,
        Screen.HUMAN,
        "De coördinator vond mij “te lastig” – één week later was ik cliënt af. Schade € 750.",
        defects=("charset",),
    ),
    Expected("0015", JAN, Screen.HUMAN, "Ik kreeg € 50 te weinig – en geen excuus. Patiënt ben ik niet."),
    Expected("0016", JAN, Screen.HUMAN, ""),
    Expected("0017", BALIE, Screen.HUMAN, "", "Mijn coach is drie keer niet komen opdagen.\nJan de Wit"),
    Expected(
        "0018",
        BALIE,
        Screen.HUMAN,
        "",
        "Verzonden: 13-10-2026 22:14\nOnderwerp: Klacht: ../../geheim\n\nMijn coach is drie keer niet",
        attachments=("Klacht_ .._.._geheim.eml",),
    ),
    Expected(
        "0019",
        JAN,
        Screen.HUMAN,
        "Zie de bijlagen.",
        defects=("base64",),
        attachments=("klacht.pdf", "brief coördinator.pdf"),
    ),
    Expected("0020", JAN, Screen.HUMAN, "Ik klaag over de bejegening."),
    Expected(
        "0021",
        JAN,
        Screen.HUMAN,
        "De afspraak van maandag is zonder bericht niet doorgegaan.\n\nMet vriendelijke groet,\n\nJan de Wit",
    ),
    Expected("0022", JAN, Screen.HUMAN, "Ik ben boos.", defects=("broken-header", "no-message-id")),
    Expected("0023", JAN, Screen.HUMAN, "Toch te lezen.", defects=("no-boundary",)),
    Expected(
        "0024",
        "noreply@bureau.example",
        Screen.HUMAN,
        f"Van: Jan de Wit <{JAN}>\nOnderwerp: Klacht\n\nBericht:\nNiemand belt mij terug.",
    ),
    Expected("0025", "desk@werkgever.example", Screen.LIST, "Wij hebben uw melding ontvangen."),
]


def test_every_mail_of_the_corpus_has_its_row() -> None:
    assert [path.name[:4] for path in sorted(DATA.glob("*.eml"))] == [row.number for row in CORPUS]


@pytest.mark.parametrize("row", CORPUS, ids=lambda row: row.number)
def test_a_mail_of_the_corpus_is_read_as_expected(row: Expected) -> None:
    (path,) = DATA.glob(f"{row.number}-*.eml")
    message = parse(path.read_bytes())
    assert (message.sender.email if message.sender else "") == row.sender
    assert screen(message)[0] is row.screen
    assert message.new_text == row.new_text
    assert row.quoted_has in message.quoted
    assert bool(row.quoted_has) is bool(message.quoted)
    assert message.defects == row.defects
    assert bounced_addresses(message) == row.bounced
    assert tuple(attachment.filename for attachment in message.attachments) == row.attachments


def test_line_ends_make_no_difference() -> None:
    for path in DATA.glob("*.eml"):
        raw = path.read_bytes().replace(b"\r\n", b"\n")
        assert parse(raw).new_text == parse(raw.replace(b"\n", b"\r\n")).new_text, path.name
