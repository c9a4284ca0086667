"""A correction that only the directie makes, written by the handler: put to the directie, and done on one word."""

from pathlib import Path

import pytest
from story.desk import Desk, at

from bot.domain.decide import Disposition

HANNEKE, BERT, KARIN = (f"{name}@consonanza.example" for name in ("h.dijkstra", "b.vanderlaan", "k.oosterhof"))
LATER = at("2026-10-05 15:00")
ADDRESS = "Het mailadres van de klager is fout, het is jan.dewit@nieuw.example"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Karin handles a complaint."""
    found = Desk(tmp_path)
    found.mail(at("2026-10-05 09:12"))
    found.answer(at("2026-10-05 14:00"), HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    found.send(at("2026-10-05 14:01"))
    return found


def test_the_directie_is_asked_and_the_handler_hears_that(desk: Desk) -> None:
    before = desk.case().events
    assert desk.answer(LATER, KARIN, "opdracht", ADDRESS) is Disposition.HELD
    assert (desk.case().events, desk.case().complainant.email) == (before, "jan@klant.example")
    assert "Wij hebben uw voorstel aan de directie voorgelegd." in desk.text(desk.letters("begreep-niet", KARIN)[-1])
    for director in (HANNEKE, BERT):
        letter = desk.letters("melding-directie", director)[-1]
        assert "een collega stelt een verbetering voor" in letter.subject
        assert "jan.dewit@nieuw.example" in desk.text(letter)
        assert "Daarom vragen wij het u." in desk.text(letter)
        assert "Wij weten niet zeker" not in desk.text(letter)
        assert letter.choices == {"1": "uitvoeren", "2": "niet uitvoeren"}


def test_one_word_of_the_directie_puts_it_right_and_both_hear_it(desk: Desk) -> None:
    desk.answer(LATER, KARIN, "opdracht", ADDRESS)
    assert desk.answer(at("2026-10-05 15:30"), HANNEKE, "melding-directie", "uitvoeren") is Disposition.COMMANDED
    assert desk.case().complainant.email == "jan.dewit@nieuw.example"
    assert desk.letters("uitgevoerd", KARIN)
    assert desk.letters("uitgevoerd", HANNEKE)
    late = desk.answer(at("2026-10-05 15:40"), BERT, "melding-directie", "niet uitvoeren")
    assert (late, desk.case().complainant.email) == (Disposition.REFUSED, "jan.dewit@nieuw.example")


def test_without_that_word_or_with_a_no_nothing_changes(desk: Desk) -> None:
    desk.answer(LATER, KARIN, "opdracht", ADDRESS)
    assert desk.answer(at("2026-10-05 15:30"), BERT, "melding-directie", "2") is Disposition.NOTED
    assert desk.case().complainant.email == "jan@klant.example"


def test_who_may_not_correct_at_all_proposes_nothing(desk: Desk) -> None:
    desk.mail(LATER, sender="w.hummel@consonanza.example", subject="Zaak 2026-001", body=ADDRESS)
    assert not [row for row in desk.letters("melding-directie") if "een collega stelt een verbetering voor" in row.subject]


RECEIVED = "Ontvangen op 1 oktober, niet op de 5e."


def terms_of(desk: Desk) -> dict[str, str]:
    case = desk.case()
    with desk.store.transaction() as unit:
        return {row.term: row.due.isoformat() for row in unit.deadline_rows(case.id)}


def test_another_day_of_receipt_is_put_to_the_directie_and_changes_nothing_until_its_word(desk: Desk) -> None:
    before, terms = desk.case().events, terms_of(desk)
    assert terms["afhandeling"] == "2026-11-16"
    assert desk.answer(LATER, KARIN, "opdracht", RECEIVED) is Disposition.HELD
    assert (desk.case().events, terms_of(desk)) == (before, terms)
    told = desk.text(desk.letters("begreep-niet", KARIN)[-1])
    assert "de datum van ontvangst past alleen de directie aan" in told
    assert "Wij hebben uw voorstel aan de directie voorgelegd." in told
    text = desk.text(desk.letters("melding-directie", HANNEKE)[-1])
    assert "De datum van ontvangst is nu 01-10-2026" in text
    assert "Eerst stond er 05-10-2026" in text
    assert desk.answer(at("2026-10-05 15:30"), HANNEKE, "melding-directie", "ja") is Disposition.COMMANDED
    assert terms_of(desk)["afhandeling"] == "2026-11-12"
    assert desk.letters("uitgevoerd", KARIN)
    assert [event.data["to"][:10] for event in desk.case().events if event.kind == "corrected"] == ["2026-10-01"]


def test_what_he_may_put_right_himself_goes_along_with_what_he_may_not(desk: Desk) -> None:
    words = "Naam klager: Jan de Witte\nOntvangstdatum was 1 oktober"
    assert desk.answer(LATER, KARIN, "opdracht", words) is Disposition.HELD
    assert (desk.case().complainant.name, terms_of(desk)["afhandeling"]) == ("Jan de Wit", "2026-11-16")
    assert desk.answer(at("2026-10-05 15:30"), BERT, "melding-directie", "ja") is Disposition.COMMANDED
    assert (desk.case().complainant.name, terms_of(desk)["afhandeling"]) == ("Jan de Witte", "2026-11-12")


def test_a_no_leaves_the_day_of_receipt_as_it_is(desk: Desk) -> None:
    desk.answer(LATER, KARIN, "opdracht", RECEIVED)
    assert desk.answer(at("2026-10-05 15:30"), HANNEKE, "melding-directie", "nee") is Disposition.NOTED
    assert terms_of(desk)["afhandeling"] == "2026-11-16"


@pytest.mark.parametrize("words", ["Ontvangen op 7 oktober, niet op de 5e.", "Ontvangen op 1 oktober, niet op de 6e."])
def test_a_day_that_cannot_be_is_not_put_to_anybody(desk: Desk, words: str) -> None:
    desk.answer(LATER, KARIN, "opdracht", words)
    assert not [row for row in desk.letters("melding-directie") if "een collega stelt een verbetering voor" in row.subject]
    assert terms_of(desk)["afhandeling"] == "2026-11-16"
