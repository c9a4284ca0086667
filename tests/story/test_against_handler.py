"""A client who turns against who handles his case: who appoints reads it, and who handles it does not."""

from datetime import timedelta
from pathlib import Path

import pytest
from story.desk import Desk, at, reading
from story.test_course import CLIENT, STAFF, handled

from bot.domain.decide import Disposition

DAY = at("2026-10-08 10:00")


def told(desk: Desk, code: str) -> set[str]:
    return {row.recipient for row in desk.letters("melding-directie") if f":{code}:" in row.key}


@pytest.mark.parametrize("name", sorted(STAFF))
def test_who_appoints_reads_it_and_the_handler_does_not(name: str, tmp_path: Path) -> None:
    desk, director, handler, employee = handled(tmp_path, name)
    before = len(desk.letters(recipient=handler))
    words = (
        "Mijn klacht gaat nu ook over degene die hem behandelt. Die hing gisteren zomaar op. Ik wil dat iemand anders het doet."
    )
    desk.mail(DAY, reading("klacht", "ask"), subject="zaak 2026-001", body=words)
    assert director in told(desk, "over-behandelaar")
    assert not {handler, employee} & told(desk, "over-behandelaar")
    assert len(desk.letters(recipient=handler)) == before
    letter = [row for row in desk.letters("melding-directie", director) if ":over-behandelaar:" in row.key][-1]
    assert "Moet iemand anders het overnemen?" in desk.text(letter)
    assert words.split(".")[0] in desk.text(letter)


def test_the_directie_gives_it_to_somebody_else_in_answer(tmp_path: Path) -> None:
    desk, director, _, _ = handled(tmp_path, "consonanza")
    desk.mail(DAY, reading("klacht", "ask"), subject="zaak 2026-001", body="Ik heb geen vertrouwen in de behandelaar.")
    desk.send(DAY)
    words = "niet Karin Oosterhof maar Roos Timmerman"
    found = desk.answer(DAY + timedelta(hours=1), director, "melding-directie", words)
    assert found is Disposition.COMMANDED
    assert desk.case().handler.name == "Roos Timmerman"


@pytest.mark.parametrize("name", sorted(STAFF))
def test_the_client_reads_that_somebody_else_handles_it_from_now_on(name: str, tmp_path: Path) -> None:
    desk, director, handler, _ = handled(tmp_path, name)
    first = desk.text(desk.letters("bericht-behandelaar", CLIENT)[-1])
    assert "doet het niet meer" not in first
    earlier, new = desk.bureau.person(handler), desk.bureau.person(director)
    assert earlier is not None
    assert new is not None
    desk.answer(DAY, director, "opdracht-behandelaar", f"niet {earlier.name} maar {new.name}")
    later = desk.text(desk.letters("bericht-behandelaar", CLIENT)[-1])
    assert f"krijgt een andere behandelaar. {earlier.name} doet het niet meer." in later
    assert f"{new.name} " in later
    assert "in behandeling" not in later


def test_who_takes_over_reads_what_the_client_added(tmp_path: Path) -> None:
    desk, director, _, _ = handled(tmp_path, "consonanza")
    desk.mail(DAY, reading("overig", "ask"), subject="zaak 2026-001", body="Ook op 6 oktober kwam hij te laat.")
    desk.mail(DAY, reading("klacht", "ask"), subject="zaak 2026-001", body="De behandelaar is partijdig.")
    desk.answer(DAY + timedelta(hours=1), director, "opdracht-behandelaar", "niet Karin Oosterhof maar Roos Timmerman")
    text = desk.text(desk.letters("opdracht", "r.timmerman@consonanza.example")[-1])
    assert "DAARNA SCHREEF DE KLAGER NOG" in text
    assert "Ook op 6 oktober kwam hij te laat." in text
    assert "partijdig" not in text  # the directie passes that on, or not


@pytest.mark.parametrize(
    ("body", "against"),
    [
        ("Karin Oosterhof was gisteren onbeschoft aan de telefoon.", True),
        ("Karin belde mij. Zij luistert niet en neemt mij niet serieus.", True),
        ("De behandelaar is bevriend met Wouter.", True),
        ("Kan een andere behandelaar mijn klacht doen?", True),
        ("Ik heb Karin gebeld en ik stuur de brief nog na.", False),
        ("Wouter kwam weer niet en belde niet af.", False),
        ("Hartelijk dank aan de behandelaar voor het fijne gesprek.", False),
    ],
)
def test_what_turns_against_him(body: str, against: bool, tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "consonanza")
    desk.mail(DAY, reading("overig", "ask"), subject="zaak 2026-001", body=body)
    assert bool(told(desk, "over-behandelaar")) is against
    assert (handler in told(desk, "aanvulling")) is not against


def test_it_is_told_after_the_outcome_too(tmp_path: Path) -> None:
    desk, director, handler, _ = handled(tmp_path, "work2work")
    words = "Gegrond, want de planning klopte niet. Maatregelen: een vaste planner voor 1 november."
    desk.answer(at("2026-10-07 10:00"), handler, "opdracht", words)
    desk.answer(at("2026-10-07 10:30"), director, "vraag-oordeel", "akkoord")
    desk.answer(at("2026-10-07 11:00"), director, "concept-uitkomst", "akkoord")
    desk.send(at("2026-10-07 11:01"))
    assert desk.case().has("outcome_sent")
    letters = len(desk.letters("melding-directie", handler))
    desk.mail(DAY, reading(), subject="zaak 2026-001", sender=CLIENT, body="Niet eens! De behandelaar was partijdig.")
    assert len(desk.letters("melding-directie", handler)) == letters
    assert director in told(desk, "over-behandelaar")
