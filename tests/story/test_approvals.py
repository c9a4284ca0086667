"""A report goes to a principal when a director says "akkoord", certainly himself, once; anything less sends nothing."""

from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest
from story.a_year import live
from story.desk import Desk, at, reading

from bot import rounds
from bot.domain.answers.approval import approved
from bot.domain.bureau import Principal
from bot.domain.decide import Disposition

MADE, LATER = at("2026-07-01 08:30"), at("2026-07-01 11:00")
CONTACT = "inkoop@uwv.example"


def opened(folder: Path) -> Desk:
    """WerkPro with two directors; of the UWV an address is known, of the others not."""
    desk = Desk(folder, "werkpro")
    second = next(person.email for person in desk.bureau.roster if person.email not in desk.bureau.directie)
    principals = (Principal("UWV Noord", "UWV", CONTACT), Principal("Gemeente A", "gemeente"))
    bureau = replace(desk.bureau, principals=principals, directie=(*desk.bureau.directie, second))
    desk.bureau, desk.office = bureau, replace(desk.office, bureau=bureau, secret=b"the same for each test")
    return desk


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its database on the first day after a quarter, with the drafts sent."""
    folder = tmp_path_factory.mktemp("werkpro")
    desk = opened(folder)
    live(desk, 4, 80)
    rounds.report(desk.store, desk.office, MADE)
    desk.send(MADE)
    desk.store.close()
    return folder


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Desk:
    for file in made.glob("bot.db*"):
        copy(file, tmp_path)
    return opened(tmp_path)


def drafts(desk: Desk, director: int = 0) -> list:  # type: ignore[type-arg]
    found = desk.letters("kwartaalrapport", desk.bureau.directie[director])
    return [letter for letter in found if "2026-04-01:UWV" in letter.key]


def said(desk: Desk, body: str, sender: str = "", letter: object = None, **fields: str) -> Disposition | None:
    """A reply of a director to the draft for the UWV."""
    (draft,) = [letter] if letter is not None else drafts(desk)
    return desk.mail(
        LATER, reading("overig", "leave"), sender=sender or draft.recipient, subject=f"RE: {draft.subject}", body=body,  # type: ignore[attr-defined]
        in_reply_to=draft.message_id, **fields,  # type: ignore[attr-defined]
    )  # fmt: skip


def told(desk: Desk, recipient: str = "") -> str:
    return desk.text(desk.letters("melding-directie", recipient or desk.bureau.directie[0])[-1])


def test_the_directie_gets_the_report_as_a_draft_and_the_principal_gets_nothing(desk: Desk) -> None:
    (draft,) = drafts(desk)
    assert list(draft.choices.values()) == ["akkoord", "niet versturen"]
    assert "UWV Noord (mag dit weg?)" in draft.subject
    assert CONTACT in desk.text(draft)
    assert desk.letters(recipient=CONTACT) == []


def test_akkoord_sends_exactly_what_was_shown_once(desk: Desk) -> None:
    assert said(desk, "akkoord") is Disposition.COMMANDED
    (letter,) = desk.letters(recipient=CONTACT)
    assert desk.files(letter) == desk.files(drafts(desk)[0])
    assert "UWV Noord" in letter.subject
    assert "mag dit weg" not in letter.subject
    assert "kwartaal 2 van 2026" in desk.text(letter)
    assert dict(letter.choices) == {}
    assert "gaat naar inkoop@uwv.example" in told(desk)
    assert said(desk, "Akkoord, verstuur maar.", letter=drafts(desk, 1)[0]) is Disposition.REFUSED
    assert len(desk.letters(recipient=CONTACT)) == 1
    assert "was al verstuurd" in told(desk, desk.bureau.directie[1])


def test_no_sends_nothing_and_can_still_become_akkoord(desk: Desk) -> None:
    assert said(desk, "niet versturen") is Disposition.NOTED
    assert desk.letters(recipient=CONTACT) == []
    assert "wordt niet verstuurd" in told(desk)
    assert said(desk, "1", message_id="<later@werkpro.example>") is Disposition.COMMANDED
    assert len(desk.letters(recipient=CONTACT)) == 1


@pytest.mark.parametrize("body", ["Akkoord, maar eerst de cijfers van gemeente erbij.", "Wie krijgt dit?", "👍", "akkoord?"])
def test_anything_but_a_plain_yes_is_asked_again(desk: Desk, body: str) -> None:
    assert said(desk, body) is Disposition.REFUSED
    assert desk.letters(recipient=CONTACT) == []
    assert "begrijpen uw antwoord" in told(desk)


def test_a_colleague_who_is_no_director_cannot_approve(desk: Desk) -> None:
    colleague = next(person.email for person in desk.bureau.roster if person.email not in desk.bureau.directie)
    assert said(desk, "akkoord", colleague) is Disposition.REFUSED
    assert desk.letters(recipient=CONTACT) == []
    assert "Alleen de directie" in told(desk, colleague)


def test_a_stranger_with_the_thread_approves_nothing(desk: Desk) -> None:
    said(desk, "akkoord", "Directeur <directie@elders.example>")
    assert desk.letters(recipient=CONTACT) == []


def test_a_director_in_whose_name_a_mail_fails_dmarc_approves_nothing_and_all_directors_hear(desk: Desk) -> None:
    desk.office = replace(desk.office, authserv_id="mx.werkpro.example")
    draft = drafts(desk)[0]
    raw = (
        f"Authentication-Results: mx.werkpro.example; dmarc=fail header.from=werkpro.example\r\nFrom: {draft.recipient}\r\n"
        f"To: info@werkpro.example\r\nSubject: RE: {draft.subject}\r\nMessage-ID: <nep@x.example>\r\n"
        f"In-Reply-To: {draft.message_id}\r\n\r\nakkoord\r\n"
    )
    assert desk.take(desk.arrival(raw.encode(), LATER), LATER, reading("overig", "leave")) is Disposition.REFUSED
    assert desk.letters(recipient=CONTACT) == []
    for director in desk.bureau.directie:
        assert "niet zeker" in told(desk, director)


def test_a_letter_to_the_other_director_is_no_token_of_ones_own(desk: Desk) -> None:
    other = drafts(desk, 1)[0]
    assert said(desk, "akkoord", desk.bureau.directie[0], other) is Disposition.REFUSED
    assert desk.letters(recipient=CONTACT) == []


def test_a_token_that_is_too_old_approves_nothing(desk: Desk) -> None:
    draft = drafts(desk)[0]
    late = at("2026-12-01 09:00")
    fields = {"sender": draft.recipient, "subject": f"RE: {draft.subject}", "body": "akkoord", "in_reply_to": draft.message_id}
    assert desk.mail(late, reading("overig", "leave"), None, **fields) is Disposition.REFUSED
    assert desk.letters(recipient=CONTACT) == []


def test_without_an_address_the_directie_is_asked_to_pass_it_on_itself(desk: Desk) -> None:
    letter = next(each for each in desk.letters("kwartaalrapport", desk.bureau.directie[0]) if ":gemeente:" in each.key)
    assert dict(letter.choices) == {}
    assert "zelf doorsturen" in desk.text(letter)
    assert "mag dit weg" not in letter.subject


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("akkoord", True), ("Akkoord!", True), ("1", True), ("ja, verstuur maar", True), ("ja", True), ("2", False),
        ("nee", False), ("niet versturen", False), ("nog niet versturen", False), ("ja maar niet naar UWV", None), ("", None),
        ("niet akkoord", False), ("akkoord met de agenda van morgen", None),
    ],
)  # fmt: skip
def test_what_is_a_yes_and_what_is_a_no(text: str, meant: bool | None) -> None:
    assert approved(text, "Hanna Dijkstra") is meant
