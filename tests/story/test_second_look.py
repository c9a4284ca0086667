"""What the complainant writes when it is over: our letter promised another look, or he says that we need not."""

from datetime import timedelta
from pathlib import Path

import pytest
from story.desk import Desk, at, reading

from bot.domain.decide import Disposition
from bot.domain.second_look import needs_none, wishes

MONDAY, LATER = at("2026-10-05 09:12"), at("2026-10-07 10:00")
CLIENT = "jan@klant.example"
OFFICE = reading("overig", "leave")


def refused(folder: Path, name: str) -> tuple[Desk, str]:
    desk = Desk(folder, name)
    desk.mail(MONDAY, reading(discussed_first=False))
    kind = "vraag-ontvankelijkheid" if desk.letters("vraag-ontvankelijkheid") else "opdracht-behandelaar"
    who = desk.letters(kind)[0].recipient
    said = desk.answer(at("2026-10-05 14:00"), who, kind, "Niet in behandeling, want dit gaat over een ander bureau.")
    assert said is Disposition.COMMANDED
    desk.send(at("2026-10-05 14:01"))
    assert desk.letters("niet-in-behandeling", CLIENT)
    return desk, who


def client(desk: Desk, body: str, read=OFFICE, kind: str = "niet-in-behandeling") -> str:
    """He answers our letter; what is told of it."""
    letter = desk.letters(kind, CLIENT)[-1]
    known = {row.id for row in desk.letters("melding-directie")}
    desk.mail(
        LATER, read, sender=f"Jan de Wit <{CLIENT}>", subject=f"RE: {letter.subject}", body=body, in_reply_to=letter.message_id
    )
    return "\n".join(f"{row.subject} {desk.text(row)}" for row in desk.letters("melding-directie") if row.id not in known)


BUREAUS = ["consonanza", "werkpro", "leermakers", "work2work", "loket3"]


@pytest.mark.parametrize("name", BUREAUS)
@pytest.mark.parametrize("read", [OFFICE, reading("intrekking"), reading("klacht")], ids=["overig", "intrekking", "klacht"])
def test_who_needs_no_second_look_is_told_so_and_nothing_is_opened(tmp_path: Path, name: str, read) -> None:
    desk, _ = refused(tmp_path, name)
    text = client(desk, "Dank voor de uitleg. Jullie hoeven er niet opnieuw naar te kijken, laat maar.\n\nJan", read)
    assert "laat het erbij" in text
    assert "U hoeft er niets meer voor te doen." in text
    assert desk.case().state == "afgewezen"


@pytest.mark.parametrize("name", BUREAUS)
@pytest.mark.parametrize("words", ["ja", "1", "Ja, heropen de zaak.", "heropenen"])
def test_who_takes_us_at_our_word_is_put_to_who_decides_and_taken_up_on_one_word(tmp_path: Path, name: str, words: str) -> None:
    desk, who = refused(tmp_path, name)
    text = client(desk, "Ik ben het er niet mee eens. Willen jullie er nog eens naar kijken?")
    assert "kijken wij er opnieuw naar?" in text
    assert "Er is nog niets mee gedaan." in text
    assert desk.case().state == "afgewezen"
    assert desk.answer(LATER + timedelta(hours=1), who, "melding-directie", words) is Disposition.COMMANDED
    assert desk.case().state == "ontvangen"
    assert "De zaak is heropend." in desk.text(desk.letters("uitgevoerd", who)[-1])


@pytest.mark.parametrize("words", ["nee", "2"])
def test_a_no_leaves_it_closed(tmp_path: Path, words: str) -> None:
    desk, who = refused(tmp_path, "work2work")
    client(desk, "Ik ben het er niet mee eens. Willen jullie er nog eens naar kijken?", reading("klacht"))
    desk.answer(LATER + timedelta(hours=1), who, "melding-directie", words)
    assert desk.case().state == "afgewezen"


AGAIN = "Ik ben het er niet mee eens. Willen jullie er nog eens naar kijken?"


def looks(desk: Desk, who: str) -> list:
    return [row for row in desk.letters("melding-directie", who) if row.key.split(":")[2] == "opnieuw"]


def days(desk: Desk, first: int, last: int) -> None:
    for day in range(first, last):
        desk.rounds(at("2026-10-07 10:00") + timedelta(days=day))
        desk.send(at("2026-10-07 10:01") + timedelta(days=day))


@pytest.mark.parametrize("name", BUREAUS)
def test_the_question_comes_twice_more_while_nobody_answers_and_one_word_is_enough(tmp_path: Path, name: str) -> None:
    desk, who = refused(tmp_path, name)
    client(desk, AGAIN)
    asked = len(looks(desk, who))
    days(desk, 0, 6)
    assert len(looks(desk, who)) == asked
    days(desk, 6, 30)
    assert len(looks(desk, who)) == asked + 2  # 14 and 21 October
    last = looks(desk, who)[-1]
    assert "Dit vragen wij u nog een keer: er is nog geen antwoord." in desk.text(last)
    assert "in onze mail van woensdag 7 oktober" in desk.text(last)
    assert desk.answer(LATER + timedelta(days=30), who, "melding-directie", "ja") is Disposition.COMMANDED
    assert desk.case().is_open


def test_after_a_no_it_is_not_asked_again(tmp_path: Path) -> None:
    desk, who = refused(tmp_path, "consonanza")
    client(desk, AGAIN)
    desk.send(LATER)
    desk.answer(LATER + timedelta(hours=1), who, "melding-directie", "nee")
    asked = len(looks(desk, who))
    days(desk, 0, 30)
    assert len(looks(desk, who)) == asked


def test_the_directie_reads_in_its_digest_that_it_is_still_open(tmp_path: Path) -> None:
    desk, who = refused(tmp_path, "consonanza")
    client(desk, AGAIN)
    days(desk, 0, 6)  # Monday 12 October
    assert "kijken wij er opnieuw naar?" in desk.text(desk.letters("weekoverzicht", who)[-1])


def test_thanks_are_filed_and_told_as_before(tmp_path: Path) -> None:
    desk, _ = refused(tmp_path, "work2work")
    assert "heeft iets toegevoegd" in client(desk, "Bedankt voor uw bericht.")


def test_a_withdrawn_complaint_that_comes_back_is_put_to_the_directie(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY)
    hanneke = "h.dijkstra@consonanza.example"
    desk.answer(at("2026-10-05 14:00"), hanneke, "opdracht-behandelaar", "De klacht is ingetrokken")
    desk.send(at("2026-10-05 14:01"))
    assert "De zaak is gesloten. Heropenen wij de zaak?" in client(
        desk, "Het is toch weer misgegaan. Ik wil mijn klacht alsnog doorzetten.", kind="bevestiging-intrekking"
    )
    assert desk.answer(LATER + timedelta(hours=1), hanneke, "melding-directie", "ja") is Disposition.COMMANDED
    assert desk.case().is_open


def test_the_way_back_is_not_taken_for_who_says_that_we_need_not(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "leermakers")
    desk.mail(MONDAY, reading(discussed_first=False))
    asked = desk.letters("vraag-ontvankelijkheid")[0]
    choice = next(number for number, words in asked.choices.items() if words.endswith("nog niet met de medewerker besproken"))
    desk.answer(at("2026-10-05 14:00"), asked.recipient, asked.kind, choice)
    desk.send(at("2026-10-05 14:01"))
    assert desk.case().state == "afgewezen"
    assert "laat het erbij" in client(desk, "U hoeft er niet opnieuw naar te kijken.", reading("klacht"))
    assert desk.case().state == "afgewezen"


@pytest.mark.parametrize(
    ("words", "rests"),
    [
        ("Laat maar.", True), ("Laat maar zitten, dank voor de moeite", True), ("Ik leg me er dan maar bij neer.", True),
        ("Jullie hoeven er niet opnieuw naar te kijken.", True), ("Ik trek mijn klacht in.", True),
        ("U hoeft hier niet verder naar te kijken", True), ("Wij laten het hierbij.", True), ("Ik accepteer het besluit.", True),
        ("Laat maar weten wat jullie doen.", False), ("Ik leg me er niet bij neer.", False),
        ("Ik laat het er niet bij zitten. Kijk er opnieuw naar.", False), ("Ik accepteer het besluit niet.", False),
        ("Laat maar, maar ik wil wel een gesprek.", False), ("Kunt u er opnieuw naar kijken?", False), ("Dank u wel.", False),
        ("Het hoeft niet opnieuw, tenzij hij weer belt", False),
    ],
)  # fmt: skip
def test_the_words_of_who_lets_it_rest(words: str, rests: bool) -> None:
    assert needs_none(words) is rests
    assert not (rests and wishes(words))
