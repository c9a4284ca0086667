"""A client with more than one mail address: what he writes reaches his case or staff, and lets nobody else in."""

from datetime import timedelta
from pathlib import Path

import pytest
from story.desk import Desk, at, reading
from story.test_course import CLIENT, handled

from bot.domain.decide import Disposition

DAY = at("2026-10-08 10:00")
WORK, PHONE = "jan.dewit@werk.example", "jdw@telefoon.example"
OFFICE = reading("overig", "leave")


def write(desk: Desk, address: str, now=DAY, read=OFFICE, name: str = "Jan de Wit", **fields: str) -> list[str]:
    """He writes; the heads of what staff are told."""
    before = len(desk.letters())
    desk.mail(now, read, sender=f"{name} <{address}>", **{"body": f"Ook op 1 oktober kwam hij niet. {now} {address}", **fields})
    return [row.subject for row in desk.letters()[before:]]


def moved(desk: Desk, director: str, address: str, now) -> None:
    words = f"e-mailadres van de klager is {address}"
    assert desk.answer(now, director, "opdracht-behandelaar", words) is Disposition.COMMANDED
    desk.send(now)


@pytest.fixture
def case(tmp_path: Path) -> tuple[Desk, str]:
    desk, director, _, _ = handled(tmp_path, "consonanza")
    return desk, director


ELSEWHERE = "Klacht 2026-001: iemand anders dan de klager schreef ons"
ADDED = "Klacht 2026-001: de klager heeft iets toegevoegd"


@pytest.mark.parametrize("read", [OFFICE, reading("intrekking"), reading("klacht", "ask")], ids=["overig", "intrekking", "ask"])
def test_an_answer_to_our_letter_from_an_unknown_address_is_told_to_staff(case: tuple[Desk, str], read) -> None:
    desk, _ = case
    letter = desk.letters("ontvangstbevestiging", CLIENT)[0]
    history = desk.case().log
    told = write(desk, WORK, read=read, subject=f"RE: {letter.subject}", in_reply_to=letter.message_id)
    assert set(told) == {ELSEWHERE}
    assert desk.case().log == history
    assert desk.letters(recipient=WORK) == []  # the sender reads nothing of the case
    text = desk.text(desk.letters("melding-directie")[-1])
    assert "Is het toch de klager, met een ander adres?" in text


def test_his_complaint_in_our_thread_is_no_second_case(case: tuple[Desk, str]) -> None:
    desk, _ = case
    letter = desk.letters("ontvangstbevestiging", CLIENT)[0]
    assert set(write(desk, WORK, read=reading(), in_reply_to=letter.message_id)) == {ELSEWHERE}


def test_a_complaint_of_somebody_else_in_our_thread_is_his_own(case: tuple[Desk, str]) -> None:
    desk, _ = case
    letter = desk.letters("ontvangstbevestiging", CLIENT)[0]
    told = write(desk, "piet@post.example", read=reading(), name="Piet Bos", in_reply_to=letter.message_id)
    assert "Wij hebben uw klacht ontvangen (zaak 2026-002)" in told


def test_a_number_with_his_name_is_told_and_without_it_gives_nothing(case: tuple[Desk, str]) -> None:
    desk, _ = case
    assert set(write(desk, WORK, subject="Mijn klacht 2026-001")) == {"Iemand anders dan de klager schreef ons"}
    told = desk.letters("melding-directie")[-1]
    assert "een naam en een nummer kan iedereen weten" in desk.text(told)
    assert {row.recipient for row in desk.letters("melding-directie")} == {person.email for person in desk.bureau.directors()}
    assert write(desk, "iemand@post.example", name="Iemand Anders", subject="klacht 2026-001") == []


@pytest.mark.parametrize(
    ("name", "body", "told"),
    [
        ("J. de Wit", "Donderdag kan ik niet.", True),
        ("J de Wit", "Donderdag kan ik niet.", True),
        ("jdw", "Donderdag kan ik niet.\n\nGroet,\nJan de Wit", True),
        ("K. de Wit", "Donderdag kan ik niet.", False),
        ("J. de Witte", "Donderdag kan ik niet.", False),
        ("jdw", "Donderdag kan ik niet, zegt Jan de Wit.", False),
    ],
)
def test_an_initial_or_his_name_below_the_mail_is_his_name(case: tuple[Desk, str], name: str, body: str, told: bool) -> None:
    desk, _ = case
    heads = write(desk, WORK, name=name, subject="zaak 2026-001", body=body)
    assert set(heads) == ({"Iemand anders dan de klager schreef ons"} if told else set())
    assert desk.letters(recipient=WORK) == []


def test_each_address_he_wrote_from_stays_his(case: tuple[Desk, str]) -> None:
    desk, director = case
    moved(desk, director, WORK, DAY)
    later = DAY + timedelta(hours=1)
    assert write(desk, WORK, later, subject="zaak 2026-001") == [ADDED]
    moved(desk, director, PHONE, later + timedelta(hours=1))
    for number, address in enumerate((CLIENT, WORK, PHONE), start=2):
        assert write(desk, address, later + timedelta(hours=number), subject="zaak 2026-001") == [ADDED]
    for number, address in enumerate((CLIENT, WORK, PHONE), start=6):
        first = desk.letters("ontvangstbevestiging", CLIENT)[0]
        assert write(desk, address, later + timedelta(hours=number), in_reply_to=first.message_id) == [ADDED]


def test_his_complaint_about_the_same_from_his_first_address_is_added(case: tuple[Desk, str]) -> None:
    desk, director = case
    moved(desk, director, WORK, DAY)
    told = write(desk, CLIENT, DAY + timedelta(hours=1), reading(employees=("Wouter Hummel",)), body="Wouter kwam weer niet.")
    assert told == [ADDED]


def test_an_address_that_was_wrong_is_nobodys(case: tuple[Desk, str]) -> None:
    desk, director = case
    moved(desk, director, "jan.dewitt@werk.example", DAY)
    moved(desk, director, WORK, DAY + timedelta(hours=1))
    later = DAY + timedelta(hours=2)
    assert ADDED not in write(desk, "jan.dewitt@werk.example", later, name="Jan Dewitt", subject="zaak 2026-001")
    assert desk.case().complainant.email == WORK


def test_the_directie_puts_the_address_right_in_answer(case: tuple[Desk, str]) -> None:
    desk, director = case
    letter = desk.letters("ontvangstbevestiging", CLIENT)[0]
    write(desk, WORK, in_reply_to=letter.message_id)
    desk.send(DAY)
    said = desk.answer(DAY + timedelta(hours=1), director, "melding-directie", f"e-mailadres van de klager is {WORK}")
    assert said is Disposition.COMMANDED
    assert desk.case().complainant.email == WORK
