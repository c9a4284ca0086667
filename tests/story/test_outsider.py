"""Who got a letter about a case and is not its complainant: what he writes is kept and told, and nothing comes of it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from story.desk import Desk, at, reading

from bot.domain.bureau import Principal
from bot.domain.decide import Disposition
from bot.domain.reading import Reading

MONDAY = at("2026-03-02 10:00")
LATER = MONDAY + timedelta(days=1)
UWV, JAN = "ad@uwv.example", "jan@post.example"
SAYS = {
    "withdrawal": (reading("intrekking"), "De heer Kuiper heeft zijn klacht ingetrokken, meldde hij mij. Graag sluiten."),
    "name": (reading(employees=("Peter Jansen",)), "Het was volgens mij Peter Jansen, over wie dit gaat."),
    "complaint": (reading(), "Dit is de derde klacht over jullie bureau die ik hoor."),
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A complaint of which the UWV was told, on the word of the directie."""
    desk = Desk(tmp_path, "leermakers")
    desk.bureau = replace(desk.bureau, principals=(Principal("UWV", "UWV", UWV, ("uwv.example",)),))
    desk.office = replace(desk.office, bureau=desk.bureau)
    desk.mail(MONDAY, reading(opdrachtgever="UWV"), sender=f"Jan Kuiper <{JAN}>", body="Klacht.")
    asked = next(row for row in desk.letters("melding-directie") if ":uwv:" in row.key)
    desk.answer(MONDAY, asked.recipient, "melding-directie", "Ja, meld het.")
    return desk


def thread(desk: Desk) -> str:
    return str(desk.letters("melding-uwv", UWV)[0].message_id)


@pytest.mark.parametrize("said", SAYS.values(), ids=SAYS)
def test_the_uwv_is_not_the_complainant_whatever_it_writes(desk: Desk, said: tuple[Reading, str]) -> None:
    read, body = said
    assert "Peter Jansen" in [person.name for person in desk.bureau.roster]
    history, before = desk.case().log, len(desk.letters())
    assert (
        desk.mail(LATER, read, sender=UWV, body=body, in_reply_to=thread(desk), message_id="<1@uwv.example>") is Disposition.ADDED
    )
    assert desk.mail(LATER, read, sender=UWV, body=f"Nogmaals. {body}", in_reply_to="<1@uwv.example>") is Disposition.ADDED
    assert desk.case().log == history
    told = desk.letters()[before:]
    directie = {person.email for person in desk.bureau.directors()}
    assert ({row.kind for row in told}, {row.recipient for row in told}) == ({"melding-directie"}, directie)
    assert f"{UWV} schreef ons over deze klacht" in desk.text(told[0])
    assert body in desk.text(told[0])
    assert not told[0].choices


def test_its_handler_hears_of_it_beside_the_directie(desk: Desk) -> None:
    director = desk.letters("opdracht-behandelaar")[0].recipient
    desk.answer(LATER, director, "opdracht-behandelaar", "Corinne Haverkamp")
    before = len(desk.letters())
    desk.mail(LATER, SAYS["withdrawal"][0], sender=UWV, body=SAYS["withdrawal"][1], in_reply_to=thread(desk))
    told = [row.recipient for row in desk.letters()[before:]]
    assert sorted(told) == sorted({desk.case().handler.email, *(person.email for person in desk.bureau.directors())})


def test_the_complainant_who_began_from_another_address_stays_the_complainant(desk: Desk) -> None:
    director = desk.letters("opdracht-behandelaar")[0].recipient
    corrected = desk.answer(LATER, director, "opdracht-behandelaar", "Het e-mailadres van de klager is jan.kuiper@nieuw.example.")
    assert corrected is Disposition.COMMANDED
    confirmation = desk.letters("ontvangstbevestiging", JAN)[0]
    for sender, answers in ((JAN, confirmation.message_id), ("jan.kuiper@nieuw.example", "<geen@post.example>")):
        body = f"2026-001: ik voeg iets toe, vanaf {sender}."
        assert desk.mail(LATER, sender=sender, body=body, in_reply_to=answers) is Disposition.ADDED
    assert [event.kind for event in desk.case().log][-2:] == ["added", "added"]
