"""The whole service on Dovecot and Postfix: a complaint in the mailbox becomes the right confirmation in the client's."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import make_msgid

import pytest
from servers import Dovecot, Postfix, wait_until

from bot import config, outbox
from bot.app import App, system_clock
from bot.domain.workdays import Calendar

COMPLAINT = """Geachte directie,

Op maandag 5 oktober 2026 heeft {name} mij uitgescholden tijdens het gesprek in Groningen. Ik ben daar heel boos over.
Ik voel mij totaal niet serieus genomen en wil dat hier iets mee gebeurt. Ik dien hierover een klacht in.

Met vriendelijke groet,
Jan de Wit
"""
EMPLOYEES = {
    "consonanza": "Wouter Hummel",
    "werkpro": "Kees van 't Hoff",
    "leermakers": "Lotte Smits",
    "work2work": "Joost Wijnen",
    "loket3": "Bram Peeters",
}


def _mail(to: str, sender: str, subject: str, body: str, **headers: str) -> bytes:
    message = EmailMessage(policy=policy.SMTP)
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = datetime.now(UTC)
    message["Message-ID"] = make_msgid(domain="post.example")
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    return message.as_bytes()


def on_a_workday() -> datetime:
    """This time of day on the last working day: staff get no mail on a Saturday, whenever the tests run."""
    now = system_clock()
    return datetime.combine(Calendar().on_or_before(now.date()), now.timetz())


@contextmanager
def _running(settings: config.Settings) -> Iterator[App]:
    app, stop = App(settings, on_a_workday), threading.Event()
    thread = threading.Thread(target=app.run, args=(stop,))
    thread.start()
    try:
        yield app
    finally:
        stop.set()
        thread.join(timeout=30)
        assert not thread.is_alive()


def _letters(app: App) -> dict[str, list[str]]:
    with app.store.transaction() as unit:
        found: dict[str, list[str]] = {}
        for row in unit.letters():
            found.setdefault(row.kind, []).append(row.recipient)
    return found


def test_a_complaint_to_each_of_the_five_is_confirmed_within_five_seconds(
    dovecot: Dovecot, postfix: Postfix, settings_for: Callable[..., config.Settings], user: str
) -> None:
    domain = f"{user.partition('@')[0]}.example"
    settings = settings_for(dovecot.port, postfix.port, domain=domain, poll_seconds=3600)
    with _running(settings) as app:
        time.sleep(2)  # every watcher is in IDLE: from here on only IDLE can be this quick
        for name, employee in EMPLOYEES.items():
            client = f"jan-{name}@klant.{domain}"
            sent = time.monotonic()
            postfix.deliver(
                _mail(f"info@{name}.{domain}", f"Jan de Wit <{client}>", "Klacht", COMPLAINT.format(name=employee)),
                f"info@{name}.{domain}",
            )
            letter = message_from_bytes(dovecot.wait_for(client, seconds=5)[0], policy=policy.default)
            assert time.monotonic() - sent < 5
            assert f"{datetime.now(UTC).year}-001" in str(letter["Subject"])
            assert letter["Auto-Submitted"] == "auto-replied"
            part = letter.get_body(("plain",))
            assert part is not None
            assert "5 oktober 2026" in part.get_content() or name == "work2work"
        wait_until(lambda: len(_letters(app).get("ontvangstbevestiging", [])) == 5, what="five confirmations")
        letters = _letters(app)
        told = {address for kind in ("kennisgeving-medewerker",) for address in letters[kind]}
        assert told == {f"{_address(settings, name)}" for name in EMPLOYEES if name != "work2work"}
        asked = set(letters["opdracht-behandelaar"])
        assert not asked & told
        assert {f"h.dijkstra@consonanza.{domain}", f"g.bolhuis@werkpro.{domain}", f"f.vanleeuwen@work2work.{domain}"} <= asked
        for address in told:
            dovecot.wait_for(address, seconds=20)
    for name in EMPLOYEES:
        flags = dovecot.flags(f"info@{name}.{domain}")
        assert flags
        assert all(b"\\Seen" not in each for each in flags.values())


def _address(settings: config.Settings, name: str) -> str:
    return next(person.email for person in settings.organisation(name).roster if person.name == EMPLOYEES[name])


def test_office_mail_automatic_mail_and_our_own_letters_are_answered_by_nobody(
    dovecot: Dovecot, postfix: Postfix, settings_for: Callable[..., config.Settings], user: str
) -> None:
    domain = f"{user.partition('@')[0]}.example"
    box = f"info@consonanza.{domain}"
    app = App(settings_for(dovecot.port, postfix.port, ids=("consonanza",), domain=domain))
    postfix.deliver(
        _mail(box, f"Facturen <f@winkel.{domain}>", "Factuur 2026-0312", "Bijgaand onze factuur van € 12,03 voor papier."), box
    )
    postfix.deliver(_mail(box, f"An <an@klant.{domain}>", "Afwezig", "Ik heb een klacht.", Auto_Submitted="auto-replied"), box)
    postfix.deliver(
        _mail(box, f"Blad <b@blad.{domain}>", "Klachten nemen toe", "Ik heb een klacht.", List_Id="<blad.example>"), box
    )
    dovecot.wait_for(box, 3)
    app.once()
    assert _letters(app) == {}
    with app.store.transaction() as unit:
        assert sum(unit.counts("consonanza", datetime.now(UTC) - timedelta(hours=1)).values()) == 3
    app.close()


@pytest.mark.parametrize("colleague", ["reads", "moves", "deletes"])
def test_a_colleague_in_the_same_mailbox_changes_nothing_or_takes_the_mail_away(
    colleague: str, dovecot: Dovecot, postfix: Postfix, settings_for: Callable[..., config.Settings], user: str
) -> None:
    domain = f"{user.partition('@')[0]}.example"
    box, clients = f"info@werkpro.{domain}", (f"jan@klant.{domain}", f"an@klant.{domain}")
    app = App(settings_for(dovecot.port, postfix.port, ids=("werkpro",), domain=domain))
    for client in clients:
        text = COMPLAINT.format(name=EMPLOYEES["werkpro"])
        postfix.deliver(_mail(box, f"Klant <{client}>", "Klacht", text), box)
    dovecot.wait_for(box, 2)
    with dovecot.client(box) as imap:
        first = imap.search()[0]
        if colleague == "reads":
            imap.add_flags(first, [b"\\Seen"])
        elif colleague == "moves":
            imap.create_folder("Klachten")
            imap.move([first], "Klachten")
        else:
            imap.delete_messages([first])
            imap.expunge()
    app.once()
    expected = 2 if colleague == "reads" else 1
    confirmed = _letters(app)["ontvangstbevestiging"]
    assert len(confirmed) == expected
    assert all(len(dovecot.wait_for(client, 1)) == 1 for client in confirmed)
    app.once()
    assert len(_letters(app)["ontvangstbevestiging"]) == expected
    app.close()


def test_old_mail_is_left_alone_and_a_rebuilt_mailbox_is_not_answered_twice(
    dovecot: Dovecot, postfix: Postfix, settings_for: Callable[..., config.Settings], user: str
) -> None:
    domain = f"{user.partition('@')[0]}.example"
    box, client = f"info@werkpro.{domain}", f"jan@klant.{domain}"
    raw = _mail(box, f"Jan <{client}>", "Klacht", COMPLAINT.format(name=EMPLOYEES["werkpro"]))
    old = datetime.now(UTC) - timedelta(days=400)
    dovecot.append(box, raw.replace(b"Subject: Klacht", b"Subject: Oude klacht"), old)
    app = App(settings_for(dovecot.port, postfix.port, ids=("werkpro",), domain=domain))
    postfix.deliver(raw, box)
    dovecot.wait_for(box, 2)
    app.once()
    assert len(_letters(app)["ontvangstbevestiging"]) == 1
    before = dovecot.messages(box)
    with dovecot.client(box, None) as imap:
        imap.create_folder("Archief")
        imap.select_folder("INBOX")
        imap.move(imap.search(), "Archief")
        imap.rename_folder("Archief", "Archief-2")
    for each, when in zip(before, (old, None), strict=True):
        dovecot.append(box, each, when)
    app.once()
    assert len(_letters(app)["ontvangstbevestiging"]) == 1
    with app.store.transaction() as unit:
        assert unit.counts("werkpro", datetime.now(UTC) - timedelta(hours=1))["duplicate"] == 1
    app.close()


@pytest.mark.parametrize("stop_after", ["poll", "claim"])
def test_a_stop_between_two_steps_loses_nothing_and_sends_nothing_twice(
    stop_after: str, dovecot: Dovecot, postfix: Postfix, settings_for: Callable[..., config.Settings], user: str
) -> None:
    domain = f"{user.partition('@')[0]}.example"
    box, client = f"info@werkpro.{domain}", f"jan@klant.{domain}"
    settings = settings_for(dovecot.port, postfix.port, ids=("werkpro",), domain=domain)
    first = App(settings, on_a_workday)
    postfix.deliver(_mail(box, f"Jan <{client}>", "Klacht", COMPLAINT.format(name=EMPLOYEES["werkpro"])), box)
    dovecot.wait_for(box)
    first.poll(first.desks[0])
    if stop_after == "claim":
        outbox.claim(first.store, first.desks[0].office, first.clock(), bcc=False)
    first.close()
    second = App(settings, on_a_workday)
    second.once()
    second.once()
    with second.store.transaction() as unit:
        states = {row.kind: row.state for row in unit.letters()}
        counts = unit.counts("werkpro", datetime.now(UTC) - timedelta(days=9))
    assert counts == {"opened": 1}
    if stop_after == "poll":
        assert states["ontvangstbevestiging"] == "sent"
        assert len(dovecot.wait_for(client)) == 1
    else:
        assert states["ontvangstbevestiging"] == "uncertain"
        assert states["melding-directie"] == "sent"
        assert dovecot.messages(client) == []
    second.close()
