"""Forgetting: no byte of a person is left anywhere in the data directory, the register stays, and what still comes in is met."""

import base64
import quopri
import sqlite3
import zlib
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from story.desk import Desk, at, make_mail, reading

from bot import erasure, outbox, rounds
from bot.adapters import erase_rows, schema
from bot.adapters.smtp import SendResult
from bot.adapters.store import Unit
from bot.cases import logged
from bot.domain.decide import Disposition
from bot.domain.letters.status import may_see
from bot.domain.retention import Retention
from bot.domain.workdays import local_date
from bot.erasure import Found

MARK = "Zwartkruis"  # nobody else is called so
JAN = f"jan.{MARK.lower()}@klant.example"
CLIENT = f"Jan {MARK} <{JAN}>"
HANNEKE, KARIN, WOUTER = (f"{name}@consonanza.example" for name in ("h.dijkstra", "k.oosterhof", "w.hummel"))
LATER = at("2029-03-12 09:00")
OFFICE = reading("overig", "leave")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def told(word: str) -> str:
    return f"{MARK} zegt {word}: Wouter Hummel kwam niet opdagen. Ik ben boos op {MARK}."


def story(desk: Desk) -> None:
    """A complaint from receipt to closing; the mark is in every mail, answer, file and letter."""
    read = reading(employees=("Wouter Hummel",), summary=(f"Hij kwam niet, zegt {MARK}.",), place=f"{MARK}stad")
    pdf = b"%PDF-1.7 " + MARK.encode() + b" als bijlage"
    desk.mail(at("2026-10-05 09:12"), read, {f"{MARK}.pdf": pdf}, sender=CLIENT, subject=f"Klacht van {MARK}", body=told("1"))
    desk.send(at("2026-10-05 09:13"))
    desk.answer(at("2026-10-05 14:00"), HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    desk.send(at("2026-10-05 14:01"))
    desk.answer(at("2026-10-05 15:00"), KARIN, "opdracht", "Gesprek op 8 oktober om 14.00 uur")
    desk.send(at("2026-10-05 15:01"))
    desk.answer(at("2026-10-06 09:00"), WOUTER, "kennisgeving-medewerker", f"Mijn reactie: {MARK} was zelf te laat.")
    desk.mail(at("2026-10-06 11:00"), reading("overig", "leave"), sender=CLIENT, subject="Re: klacht 2026-001", body=told("2"))
    desk.rounds(at("2026-10-09 09:00"))
    desk.send(at("2026-10-09 09:01"))
    report = f"Verslag: {MARK} en de medewerker hebben gesproken over de afspraak die niet doorging, en zijn het eens."
    desk.answer(at("2026-10-09 10:00"), KARIN, "verzoek-verslag", report, {f"verslag-{MARK}.pdf": pdf + b" 2"})
    desk.rounds(at("2026-10-12 09:00"))
    desk.send(at("2026-10-12 09:01"))
    close(desk, at("2026-10-12 10:00"))


def close(desk: Desk, now: datetime) -> None:
    desk.answer(now, KARIN, "opdracht", f"Sluit de zaak: {MARK} is tevreden.")
    if desk.case().is_open:
        desk.answer(now + timedelta(minutes=1), KARIN, "opdracht", "De klacht is ingetrokken")
    desk.send(now + timedelta(minutes=2))
    assert not desk.case().is_open


def around(desk: Desk) -> None:
    """What comes in about him without a case: a bounce, a passed-on mail, a suggestion, office mail, what crashes, a double."""
    confirmation = desk.letters("ontvangstbevestiging")[0]
    desk.mail(
        at("2026-10-05 09:30"),
        sender="MAILER-DAEMON@mx.example",
        subject="Undelivered Mail Returned to Sender",
        body=f"<{JAN}>: user unknown",
        in_reply_to=confirmation.message_id,
    )
    suggestion = reading("suggestie", "act")
    desk.mail(at("2026-10-05 10:00"), suggestion, sender=CLIENT, subject=f"Idee van {MARK}", body=f"{MARK} stelt koffie voor.")
    desk.mail(at("2026-10-05 10:01"), reading("overig", "leave"), sender=CLIENT, subject=f"Ziek: {MARK}", body="Ik ben ziek.")
    head = f"Van: {CLIENT}\nVerzonden: vrijdag 2 oktober 2026 16:20\nAan: Karin <{KARIN}>\nOnderwerp: Klacht"
    passed = f"Dit kwam bij mij binnen.\n\n{head}\n\n{told('3')}\n"
    desk.mail(at("2026-10-05 10:02"), reading("klacht", "ask"), sender=KARIN, subject=f"Fw: klacht {MARK}", body=passed)
    desk.answer(at("2026-10-05 10:03"), KARIN, "vraag-indeling", "niet openen")
    broken = desk.arrival(make_mail(at("2026-10-05 10:04"), CLIENT, body=told("4")), at("2026-10-05 10:04"))
    desk.take(broken, at("2026-10-05 10:04"), replace(reading(), summary=(_Breaks(),)))  # type: ignore[arg-type]
    first = make_mail(at("2026-10-05 10:01"), CLIENT, subject=f"Ziek: {MARK}", body="Ik ben ziek.")
    desk.take(desk.arrival(first, at("2026-10-06 10:00"), uidvalidity=2), at("2026-10-06 10:00"), reading("overig", "leave"))
    desk.send(at("2026-10-06 10:05"))


class _Breaks:
    """A reading that no case can be made of."""

    def __str__(self) -> str:
        raise ValueError(f"cannot read {MARK}")


def traces(folder: Path) -> list[str]:
    """Where the mark is still found, in any of the forms in which bytes hold words."""
    found = []
    for file in folder.rglob("*"):
        if file.is_file():
            found += [f"{file.name} ({form})" for form, shape in _forms().items() if shape in file.read_bytes().lower()]
    for file in folder.glob("*.db"):
        found += _in_rows(file)
    return found


def _forms() -> dict[str, bytes]:
    shapes = {"utf-8": MARK.encode(), "utf-16": MARK.encode("utf-16-le"), "quoted": quopri.encodestring(MARK.encode())}
    shapes |= {f"base64 {shift}": base64.b64encode(b"x" * shift + MARK.encode())[4:12] for shift in range(3)}
    return {name: shape.lower() for name, shape in shapes.items()}


def _in_rows(file: Path) -> list[str]:
    found, database = [], sqlite3.connect(file)
    tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        for row in database.execute(f'SELECT * FROM "{table}"'):
            for value in row:
                shown = value if isinstance(value, bytes) else str(value).encode()
                with suppress(zlib.error):
                    shown += zlib.decompress(shown)
                if any(shape in shown.lower() for shape in _forms().values()):
                    found.append(f"a row of {table}")
    database.close()
    return found


def found_of(desk: Desk, address: str = JAN) -> Found:
    with desk.store.transaction() as unit:
        return erasure.of_person(unit, desk.bureau, address)


def register(desk: Desk) -> list[Any]:
    with desk.store.transaction() as unit:
        return rounds.register_rows(unit, desk.office)


def ledger(desk: Desk) -> list[tuple[str, int]]:
    with desk.store.transaction() as unit:
        return [(row.command, row.cases) for row in erase_rows.lines(unit.connection, desk.bureau.id)]


def test_when_the_retention_ends_no_byte_of_the_person_is_left_and_the_register_is_the_same(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "klachtenbot.log").write_text("")
    story(desk)
    around(desk)
    desk.rounds(at("2026-10-19 09:00"))
    desk.send(at("2026-10-19 09:01"))
    before, history = register(desk), logged(desk.case())
    assert len(traces(tmp_path)) > 10
    assert {"a row of case", "a row of mail", "a row of letter", "a row of blob", "a row of attachment"} <= set(traces(tmp_path))
    rounds.forget(desk.store, desk.office, LATER)
    assert traces(tmp_path) == []
    assert register(desk) == before
    assert logged(desk.case())[:-1] == history
    assert logged(desk.case())[-1] == {"at": LATER.isoformat(), "event": "erased"} | {"at": logged(desk.case())[-1]["at"]}


def test_the_day_before_the_retention_ends_everything_is_still_there(desk: Desk, tmp_path: Path) -> None:
    story(desk)
    last = desk.case().log[-1].at
    end = last.replace(year=last.year + 2)
    rounds.forget(desk.store, desk.office, end)
    assert desk.case().complainant.email == JAN
    rounds.forget(desk.store, desk.office, end + timedelta(days=1))
    assert desk.case().is_erased


def test_it_happens_once_and_the_ledger_says_that_and_not_what(desk: Desk) -> None:
    story(desk)
    rounds.forget(desk.store, desk.office, LATER)
    lines = ledger(desk)
    later = LATER + timedelta(minutes=1)
    assert rounds.forget(desk.store, desk.office, later, local_date(LATER)) == local_date(later)
    assert not erasure.forget(desk.store, desk.office.bureau, later)
    assert ledger(desk) == lines
    assert ("retention", 1) in lines
    with desk.store.transaction() as unit:
        rows = unit.connection.execute(select(schema.erasure)).all()
    assert all(row.scrubbed_at is not None for row in rows)
    assert "2026-001" not in str(rows)


def test_another_case_is_untouched(desk: Desk) -> None:
    story(desk)
    desk.mail(at("2028-12-01 09:00"), sender="Piet Bakker <piet@klant.example>", body="Karin belde niet terug.")
    before = register(desk)
    rounds.forget(desk.store, desk.office, LATER)
    other = desk.case("2028-001")
    assert (other.complainant.name, other.is_open) == ("Piet Bakker", True)
    assert "Beste Piet Bakker" in desk.text(desk.letters("ontvangstbevestiging", "piet@klant.example")[0])
    assert register(desk) == before


def test_a_file_that_another_case_has_too_stays_with_that_case(desk: Desk) -> None:
    story(desk)
    same = b"%PDF-1.7 " + MARK.encode() + b" als bijlage"
    desk.mail(at("2028-12-01 09:00"), files={"a.pdf": same}, sender="Piet Bakker <piet@klant.example>", body="Ik klaag ook.")
    rounds.forget(desk.store, desk.office, LATER)
    with desk.store.transaction() as unit:
        assert unit.connection.execute(select(schema.blob.c.content)).scalars().all() == [same]


def test_two_merged_cases_go_together_and_not_while_the_one_that_stays_is_kept(desk: Desk) -> None:
    desk.mail(at("2026-10-05 09:00"), sender=CLIENT, body=told("1"))
    desk.mail(at("2026-10-05 09:01"), sender="Piet Bakker <piet@klant.example>", body=f"{MARK} en ik klagen samen.")
    desk.send(at("2026-10-05 09:02"))
    words = "voeg 2026-002 samen met 2026-001, verschillende klagers"
    desk.answer(at("2026-10-05 10:00"), HANNEKE, "opdracht-behandelaar", words)
    desk.send(at("2026-10-05 10:01"))
    assert desk.case("2026-002").merged_into == "2026-001"
    rounds.forget(desk.store, desk.office, LATER)
    assert not desk.case("2026-002").is_erased
    first = next(row for row in desk.letters("opdracht-behandelaar", HANNEKE) if "2026-001" in row.subject)
    desk.mail(at("2026-10-06 10:00"), OFFICE, sender=HANNEKE, body="de klacht is ingetrokken", in_reply_to=first.message_id)
    assert not desk.case("2026-001").is_open
    rounds.forget(desk.store, desk.office, LATER)
    assert [desk.case(number).is_erased for number in ("2026-001", "2026-002")] == [True, True]


# --- what still comes in about it


@pytest.fixture
def gone(desk: Desk) -> Desk:
    """A desk with one case, which was erased."""
    story(desk)
    letters = {kind: desk.letters(kind)[-1] for kind in ("opdracht", "opdracht-behandelaar", "ontvangstbevestiging")}
    desk.old = letters  # type: ignore[attr-defined]
    rounds.forget(desk.store, desk.office, LATER)
    return desk


def old(desk: Desk, kind: str) -> str:
    return str(desk.old[kind].message_id)  # type: ignore[attr-defined]


NOON = at("2029-03-12 12:00")


def says(desk: Desk) -> list[tuple[str, str]]:
    """The letters written since the erasure, as (kind, to)."""
    return [(row.kind, row.recipient) for row in desk.letters() if row.queued_at >= LATER]


def test_an_answer_to_a_letter_of_an_erased_case_is_not_done_and_its_writer_hears_so(gone: Desk) -> None:
    history = gone.case().log
    answer = {"sender": HANNEKE, "subject": "RE: nieuwe klacht", "body": "Roos doet dit", "in_reply_to": old(gone, "opdracht")}
    assert gone.mail(NOON, OFFICE, **answer) is Disposition.REFUSED
    assert gone.case().log == history
    assert says(gone) == [("begreep-niet", HANNEKE)]
    assert "gewist" in gone.text(gone.letters()[-1])
    with gone.store.transaction() as unit:
        row = unit.mail_row(gone.uid)
        assert row is not None
        assert (row.case_id, row.raw) == (None, None)


def test_an_order_about_an_erased_case_is_refused_with_the_reason_to_a_director_only(gone: Desk) -> None:
    gone.mail(NOON, OFFICE, sender=HANNEKE, subject="2026-001", body="2026-001: wijs toe aan Karin")
    gone.mail(NOON, OFFICE, sender=WOUTER, subject="2026-001", body="2026-001: wijs toe aan Karin")
    assert says(gone) == [("begreep-niet", HANNEKE), ("stand-van-zaken", WOUTER)]
    assert "gewist" not in gone.text(gone.letters()[-1])


def test_who_asks_where_an_erased_case_stands_hears_that_it_is_erased(gone: Desk) -> None:
    gone.mail(NOON, OFFICE, sender=HANNEKE, subject="vraag", body="stand van zaken 2026-001")
    assert says(gone) == [("begreep-niet", HANNEKE)]
    assert "gewist" in gone.text(gone.letters()[-1])


def test_office_mail_that_mentions_the_number_of_an_erased_case_is_left_alone(gone: Desk) -> None:
    assert gone.mail(NOON, OFFICE, sender=KARIN, subject="archief", body="De map 2026-001 kan weg.") is not Disposition.HELD
    assert says(gone) == []


def test_a_client_with_the_number_of_an_erased_case_is_read_as_new(gone: Desk) -> None:
    mail = {
        "sender": CLIENT,
        "subject": "Klacht 2026-001",
        "body": "Ik klaag opnieuw over Karin.",
        "message_id": "<nieuw@k.example>",
    }
    assert gone.mail(NOON, reading(), **mail) is Disposition.OPENED
    assert gone.case("2029-001").complainant.email == JAN


def test_a_stranger_with_that_number_is_read_as_new_too(gone: Desk) -> None:
    assert (
        gone.mail(NOON, OFFICE, sender="Wouter Hummel <w@prive.example>", subject="2026-001", body="Doe maar.")
        is Disposition.LEFT
    )
    assert says(gone) == []


def test_a_clients_answer_in_the_old_thread_is_read_as_new(gone: Desk) -> None:
    mail = {
        "sender": CLIENT,
        "subject": "Re: uw klacht",
        "body": "Het is weer mis.",
        "in_reply_to": old(gone, "ontvangstbevestiging"),
    }
    assert gone.mail(NOON, reading(), **mail) is Disposition.OPENED
    assert len(gone.case().log) == len(gone.case("2026-001").log)


def test_a_late_bounce_of_an_erased_letter_changes_nothing(gone: Desk) -> None:
    bounce = {"sender": "MAILER-DAEMON@mx.example", "subject": "Undelivered Mail Returned to Sender", "body": f"<{JAN}> unknown"}
    assert gone.mail(NOON, in_reply_to=old(gone, "ontvangstbevestiging"), **bounce) is Disposition.BOUNCED
    assert says(gone) == []


def test_an_erased_mail_that_is_still_in_the_mailbox_is_not_read_again(gone: Desk, tmp_path: Path) -> None:
    raw = make_mail(at("2026-10-05 09:12"), CLIENT, subject="Ziek", body=f"{MARK} is ziek.")
    first = gone.arrival(raw, at("2026-10-05 09:12"))
    gone.take(first, at("2026-10-05 09:12"), OFFICE)
    rounds.forget(gone.store, gone.office, NOON)
    assert gone.take(replace(first, uid=1, uidvalidity=9), NOON, OFFICE) is Disposition.DUPLICATE
    assert traces(tmp_path) == []


def test_the_digest_and_the_rounds_go_on(gone: Desk) -> None:
    gone.rounds(at("2029-03-19 09:00"))
    assert {kind for kind, _ in says(gone)} == {"weekoverzicht"}
    with gone.store.transaction() as unit:
        case = unit.case_by_number("consonanza", "2026-001")
        director = gone.bureau.person(HANNEKE)
        assert case is not None
        assert director is not None
        assert may_see(case, director, gone.bureau)


# --- what is not a case


def test_what_belongs_to_no_case_goes_by_its_own_age(desk: Desk) -> None:
    story(desk)
    around(desk)

    def kept(unit: Unit, disposition: str) -> list[bool]:
        table = schema.mail.c
        rows = unit.connection.execute(select(table.raw, table.sender).where(table.disposition == disposition)).all()
        return [bool(row.raw or row.sender) for row in rows]

    expected = {
        at("2026-12-31 09:00"): {"quarantined": [True], "reported": [True], "left": [True]},
        at("2027-01-05 09:00"): {"quarantined": [False], "reported": [True], "left": [True]},
        at("2027-04-05 09:00"): {"quarantined": [False], "reported": [True], "left": [False]},
        at("2027-04-07 09:00"): {"quarantined": [False], "reported": [False], "left": [False]},
    }
    for now, wanted in expected.items():
        rounds.forget(desk.store, desk.office, now)
        with desk.store.transaction() as unit:
            assert {name: kept(unit, name) for name in wanted} == wanted, now
    assert desk.case().complainant.email == JAN


def test_the_digest_of_a_week_is_not_written_again_when_it_was_erased(desk: Desk) -> None:
    story(desk)
    desk.rounds(at("2026-10-19 09:00"))
    keys = [row.key for row in desk.letters("weekoverzicht")]
    rounds.forget(desk.store, desk.office, LATER)
    assert [row.key for row in desk.letters("weekoverzicht")] == keys
    assert {row.raw for row in desk.letters("weekoverzicht")} == {b""}


# --- on request


def test_one_person_is_erased_on_request_and_nobody_else(desk: Desk, tmp_path: Path) -> None:
    story(desk)
    around(desk)
    desk.mail(at("2026-10-07 09:00"), sender="Piet Bakker <piet@klant.example>", body="Karin belde niet terug.")
    desk.rounds(at("2026-10-19 09:00"))
    desk.send(at("2026-10-19 09:01"))
    now, before = at("2026-10-19 10:00"), register(desk)
    found = found_of(desk)
    assert {case.number for case in found.cases} == {"2026-001", ""}
    with desk.store.transaction() as unit:
        erasure.erase(unit, desk.bureau, found, "erase --person", now)
    assert erasure.scrub(desk.store, now)
    assert register(desk) == before
    assert desk.case("2026-002").complainant.name == "Piet Bakker"
    assert found_of(desk).counts == erase_rows.Counts()
    assert traces(tmp_path) == []


def test_an_open_case_that_is_erased_is_closed_and_its_waiting_letters_never_go(desk: Desk) -> None:
    desk.mail(at("2026-10-05 09:12"), reading(employees=("Wouter Hummel",)), sender=CLIENT, body=told("1"))
    assert any(row.state == "queued" for row in desk.letters())
    with desk.store.transaction() as unit:
        erasure.erase(unit, desk.bureau, erasure.of_person(unit, desk.bureau, JAN), "erase --person", at("2026-10-05 09:13"))
    assert (desk.case().state, desk.case().is_erased) == ("gesloten", True)
    assert desk.send(at("2026-10-05 10:00")) == 0
    desk.rounds(at("2026-11-30 10:00"))
    assert {row.kind for row in desk.letters(recipient=HANNEKE)} == {"weekoverzicht"}


@pytest.mark.parametrize(
    "result", [SendResult("sent", 250, "ok"), SendResult("retry", 450, "later"), SendResult("refused", 550, "no")]
)
def test_a_letter_that_is_on_its_way_while_its_case_is_erased_leaves_nothing(
    desk: Desk, result: SendResult, tmp_path: Path
) -> None:
    desk.mail(at("2026-10-05 09:12"), sender=CLIENT, body=told("1"))
    envelopes = outbox.claim(desk.store, desk.office, at("2026-10-05 09:13"), bcc=False)
    with desk.store.transaction() as unit:
        erasure.erase(unit, desk.bureau, erasure.of_person(unit, desk.bureau, JAN), "erase --person", at("2026-10-05 09:13"))
    for envelope in envelopes:
        outbox.settle(desk.store, desk.office, envelope, result, at("2026-10-05 09:14"))
    for envelope in envelopes:
        outbox.release(desk.store, envelope, "no connection", at("2026-10-05 09:15"))
    erasure.scrub(desk.store, at("2026-10-05 09:15"))
    assert outbox.claim(desk.store, desk.office, at("2026-10-05 10:00"), bcc=False) == []
    assert len(desk.case().log) == 3
    assert traces(tmp_path) == []


def test_while_somebody_reads_the_pages_wait_for_the_next_round(desk: Desk, tmp_path: Path) -> None:
    story(desk)
    reader = sqlite3.connect(tmp_path / "bot.db")
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM mail").fetchone()
    desk.store.engine.dispose()
    with desk.store.transaction() as unit:
        unit.connection.exec_driver_sql("PRAGMA busy_timeout = 100")
    rounds.forget(desk.store, desk.office, LATER)
    with desk.store.transaction() as unit:
        assert erase_rows.unscrubbed(unit.connection)
    reader.close()
    rounds.forget(desk.store, desk.office, LATER + timedelta(minutes=1))
    assert traces(tmp_path) == []


def test_a_hold_keeps_a_case_until_it_is_lifted(desk: Desk) -> None:
    story(desk)
    with desk.store.transaction() as unit:
        erasure.hold(unit, unit.cases(desk.bureau.id)[0], at("2028-01-01 10:00"), lift=False)
    rounds.forget(desk.store, desk.office, LATER)
    assert not desk.case().is_erased
    with desk.store.transaction() as unit:
        assert erasure.kept(unit, desk.bureau, LATER.date()) == {"2026-001": "hold"}
        erasure.hold(unit, unit.cases(desk.bureau.id)[0], LATER, lift=True)
    rounds.forget(desk.store, desk.office, LATER)
    assert desk.case().is_erased


def test_shorter_periods_of_an_organisation_are_followed(desk: Desk) -> None:
    story(desk)
    desk.bureau = replace(desk.bureau, retention=Retention(case_years=1))
    desk.office = replace(desk.office, bureau=desk.bureau)
    rounds.forget(desk.store, desk.office, at("2027-11-01 09:00"))
    assert desk.case().is_erased


def test_a_complaint_of_a_web_form_leaves_nothing_either(desk: Desk, tmp_path: Path) -> None:
    desk.office = replace(desk.office, web_forms=frozenset({"formulier@site.example"}))
    form = EmailMessage(policy=SMTP)
    form["From"], form["Reply-To"], form["To"] = "formulier@site.example", CLIENT, "info@bureau.example"
    form["Subject"], form["Message-ID"], form["Date"] = f"Formulier {MARK}", "<form@site.example>", at("2026-10-05 09:00")
    form.set_content(told("5"), cte="base64")
    desk.take(desk.arrival(form.as_bytes(), at("2026-10-05 09:00")), at("2026-10-05 09:00"))
    assert desk.case().complainant.email == JAN
    with desk.store.transaction() as unit:
        erasure.erase(unit, desk.bureau, erasure.of_person(unit, desk.bureau, JAN), "erase --person", at("2026-10-06 09:00"))
    erasure.scrub(desk.store, at("2026-10-06 09:00"))
    assert traces(tmp_path) == []
