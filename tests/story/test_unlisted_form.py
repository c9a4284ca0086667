"""A form on a website that nobody listed: who filled it in is the complainant, not the address that nobody reads."""

from dataclasses import replace
from pathlib import Path

import pytest
from story.desk import Desk, at, make_mail, reading

from bot.domain.decide import Disposition

MONDAY = at("2026-10-05 09:12")
BODY = "Naam: Ilse Pranger\nE-mail: ilse@mail.example\nBericht: Wouter Hummel kwam maandag niet opdagen."


def taken(desk: Desk, sender: str, reply_to: str) -> Disposition | None:
    raw = f"Reply-To: {reply_to}\r\n".encode() + make_mail(MONDAY, sender=sender, body=BODY)
    return desk.take(desk.arrival(raw, MONDAY), MONDAY, reading("klacht", "act"))


@pytest.mark.parametrize("sender", ["Website <noreply@site.example>", "do-not-reply@formulieren.example"])
def test_the_case_is_of_who_filled_it_in_and_staff_decide(tmp_path: Path, sender: str) -> None:
    desk = Desk(tmp_path)
    assert taken(desk, sender, "Ilse Pranger <ilse@mail.example>") is Disposition.ASKED
    with desk.store.transaction() as unit:
        assert [case.complainant.email for case in unit.cases(desk.bureau.id)] == ["ilse@mail.example"]
    assert desk.letters(recipient="ilse@mail.example") == []
    assert desk.letters(), "staff are asked"
    assert not [row for row in desk.letters() if "reply" in row.recipient]


@pytest.mark.parametrize("reply_to", ["no-reply@elders.example", "h.dijkstra@consonanza.example"])
def test_nobody_becomes_a_colleague_nor_an_address_that_nobody_reads(tmp_path: Path, reply_to: str) -> None:
    desk = Desk(tmp_path)
    taken(desk, "noreply@site.example", reply_to)
    assert desk.case().complainant.email == "noreply@site.example"


def test_a_person_s_own_reply_address_changes_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert taken(desk, "Jan <jan@klant.example>", "jan.thuis@mail.example") is Disposition.OPENED
    assert desk.case().complainant.email == "jan@klant.example"


def test_a_listed_form_is_as_sure_as_the_client_himself(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.office = replace(desk.office, web_forms=frozenset({"noreply@site.example"}))
    assert taken(desk, "noreply@site.example", "ilse@mail.example") is Disposition.OPENED
    assert desk.case().complainant.email == "ilse@mail.example"
