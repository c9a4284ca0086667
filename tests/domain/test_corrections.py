"""What a colleague puts right, in which words, and what is asked about instead."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.answers.commands import Answer, Prompt
from bot.domain.answers.interpret import interpret
from bot.domain.bureau import Bureau
from bot.domain.case import Case, Facts, Party
from bot.domain.corrections import corrected, told, understood
from bot.domain.events import Event
from bot.domain.reading import Person
from bot.domain.terms import deadlines

RECEIVED = datetime(2026, 11, 5, 9, tzinfo=UTC)
NOW = datetime(2026, 11, 9, 9, tzinfo=UTC)
TOLD = {"name": "Piet Janssen", "email": "piet@mail.example", "event_date": "2026-03-02", "received": "2026-11-05"}


@pytest.fixture
def bureau(bureau_of: Callable[[str], Bureau]) -> Bureau:
    return bureau_of("consonanza")


@pytest.fixture
def case(bureau: Bureau) -> Case:
    parties = {"klager": Party("Piet Janssen", "piet@mail.example", "cliënt")}
    case = Case("consonanza", bureau.regulation.pin, RECEIVED, "2026-014", 1, parties, Facts(event_dates=(date(2026, 3, 2),)))
    case = case.with_events(Event("received", RECEIVED), Event("confirmed", NOW))
    case, key = case.with_party("behandelaar", Party("Karin Oosterhof", "k.oosterhof@consonanza.example"))
    return case.with_events(Event("handler_assigned", NOW, {"person": key}))


MEANT = {
    "de naam van de klager is Jansen, niet Janssen": ("name", "Piet Jansen"),
    "De naam van de klager is Jansen, niet Janssen.": ("name", "Piet Jansen"),
    "naam klager: Piet van der Laan": ("name", "Piet van der Laan"),
    "Correctie: naam klager is Piet Jansen": ("name", "Piet Jansen"),
    "naam melder: P. Jansen-de Boer": ("name", "P. Jansen-de Boer"),
    "datum gebeurtenis moet 12 maart zijn": ("event_date", "2026-03-12"),
    "De datum van de gebeurtenis is donderdag 12 maart 2026, niet 2 maart": ("event_date", "2026-03-12"),
    "datum voorval: 12-3-2026": ("event_date", "2026-03-12"),
    "datum gebeurtenis was 20 december": ("event_date", "2025-12-20"),
    "ontvangstdatum was 3 november": ("received", "2026-11-03"),
    "De ontvangstdatum moet 3/11 zijn": ("received", "2026-11-03"),
    "datum ontvangst: 2026-11-09": ("received", "2026-11-09"),
    "e-mailadres klager: p.jansen@mail.example": ("email", "p.jansen@mail.example"),
    "Het mailadres van de klager is P.Jansen@mail.example": ("email", "p.jansen@mail.example"),
    "De klager heet Pieter Jansen": ("name", "Pieter Jansen"),
    "de cliënt heet niet Janssen, maar Jansen": ("name", "Piet Jansen"),
    "De klager heet Jansen, niet Janssen": ("name", "Piet Jansen"),
    "Het was niet op 2 maart maar op 12 maart": ("event_date", "2026-03-12"),
    "Het voorval was op 12 maart, niet op 2 maart": ("event_date", "2026-03-12"),
    "De klacht kwam op 3 november binnen, en niet op 5 november": ("received", "2026-11-03"),
    "De klacht is niet op 5 november ontvangen maar op 3 november": ("received", "2026-11-03"),
    "Ontvangen op 3 november, niet op de 5e.": ("received", "2026-11-03"),
    "De klacht is op de 3e ontvangen en niet pas op de 5e": ("received", "2026-11-03"),
    "We kregen de klacht op 3 november, niet op 5 november.": ("received", "2026-11-03"),
    "Let op: de brief is met de post gekomen op 3 november, niet op 5 november": ("received", "2026-11-03"),
    "De klacht kwam 3 november binnen ipv 5 november": ("received", "2026-11-03"),
    "De ontvangstdatum klopt niet, dat moet 3 november zijn": ("received", "2026-11-03"),
    "De datum van ontvangst is fout: de klacht kwam op 3 november binnen": ("received", "2026-11-03"),
    "Pas de ontvangstdatum aan naar 3 november": ("received", "2026-11-03"),
    "Kun je de ontvangstdatum wijzigen in 3/11?": ("received", "2026-11-03"),
    "De datum van de gebeurtenis klopt niet, het was 12 maart": ("event_date", "2026-03-12"),
    "Wil je de datum van het voorval aanpassen naar 12-3-2026": ("event_date", "2026-03-12"),
}


@pytest.mark.parametrize("words", MEANT)
def test_a_correction_in_whole_words_is_understood(words: str, case: Case, bureau: Bureau) -> None:
    command = understood(words, case, bureau, NOW)
    assert command is not None
    what, value = MEANT[words]
    assert (command.action, command.arguments) == ("correct", {"what": what, "value": value, "old": TOLD[what]})


DOUBTED = [
    "de naam van de klager is Jansen",  # and the first name?
    "de naam van de klager is Jansen of Janssen", "de naam van de klager is Jansen, niet Smit", "naam klager: onbekend",
    "naam klager: Piet Janssen", "naam klager: Karin Oosterhof", "is de naam van de klager Jansen?",
    "naam klager is misschien Piet Jansen", "datum gebeurtenis moet 31 februari zijn",
    "datum gebeurtenis is vrijdag 12 maart 2026", "datum gebeurtenis was 12 november 2026",
    "datum gebeurtenis is 12 maart, niet 3 april", "datum gebeurtenis: begin maart",
    "ontvangstdatum was 10 november 2026", "ontvangstdatum was 3 november 2024", "ontvangstdatum was vorige week",
    "e-mailadres klager: k.oosterhof@consonanza.example", "e-mailadres klager: info@consonanza.example",
    "e-mailadres klager: piet@mail", "e-mailadres klager is a@mail.example of b@mail.example",
    "naam klager: Piet Jansen\nKarin doet dit", "naam klager: Piet Jansen\nnaam klager: Piet Jansens",
]  # fmt: skip


@pytest.mark.parametrize("words", DOUBTED)
def test_a_correction_in_doubt_is_asked_about(words: str, case: Case, bureau: Bureau) -> None:
    command = understood(words, case, bureau, NOW)
    karin = bureau.named("Karin Oosterhof")
    assert karin is not None
    if command is None:  # no correction at all: then what the others make of it changes nothing either
        command = interpret(Answer(words, Prompt("opdracht"), karin, case, bureau, NOW))
        assert command.action in ("unclear", "add_note")
    else:
        assert command.action == "unclear"


@pytest.mark.parametrize(
    "words",
    [
        "Karin doet dit", "gegrond, want de naam van de klager is niet gebruikt", "de klager heet Jansen",
        "De klager heet geen geduld meer", "De klager heet Karin Oosterhof", "Het was niet 4 maart maar 12 maart",
        "Het was op 12 maart", "De klacht kwam op 3 november binnen", "De klager heet Pieter Jansen en hij was boos",
        "Het was niet 2 maart maar eerder", "Ontvangen op 3 november",
        "Ontvangen op 3 november, niet op de 6e",
        "Ik belde de klager op 3 november, niet op 5 november",
        "De brief van de klager is van 3 november, niet van 5 november",
        "De klacht is op 3 november ontvangen, niet op 6 november",
        "Wij spraken op 9 november met de klager.\nDatum gebeurtenis is besproken.\nDe klager was boos over de planning.",
    ],
)  # fmt: skip
def test_other_words_are_no_correction(words: str, case: Case, bureau: Bureau) -> None:
    assert understood(words, case, bureau, NOW) is None


def test_several_things_are_put_right_at_once(case: Case, bureau: Bureau) -> None:
    command = understood("Naam klager: Piet Jansen\nOntvangstdatum was 3 november", case, bureau, NOW)
    assert command is not None
    assert [each.arguments["what"] for each in (command, *command.also)] == ["name", "received"]


@pytest.mark.parametrize(
    ("words", "directie", "handler"),
    [
        ("naam klager: Piet Jansen", "correct", "correct"),
        ("datum gebeurtenis moet 12 maart zijn", "correct", "correct"),
        ("ontvangstdatum was 3 november", "correct", "refuse_not_allowed"),
        ("e-mailadres klager: p@mail.example", "correct", "refuse_not_allowed"),
        ("naam klager: Piet Jansen\nontvangstdatum was 3 november", "correct", "refuse_not_allowed"),
    ],
)
def test_receipt_and_address_are_for_the_directie(words: str, directie: str, handler: str, case: Case, bureau: Bureau) -> None:
    def by(person: Person) -> str:
        return interpret(Answer(words, Prompt("opdracht"), person, case, bureau, NOW)).action

    karin, wouter = bureau.named("Karin Oosterhof"), bureau.named("Wouter Hummel")
    assert karin is not None
    assert wouter is not None
    assert (by(bureau.directors()[0]), by(karin), by(wouter)) == (directie, handler, "refuse_not_allowed")
    concerned, _ = case.with_party("betrokken", Party(bureau.directors()[0].name, bureau.directors()[0].email))
    assert (
        interpret(Answer(words, Prompt("opdracht"), bureau.directors()[0], concerned, bureau, NOW)).action == "refuse_not_allowed"
    )


def test_the_event_holds_a_code_and_a_date_and_never_a_name_or_address(case: Case) -> None:
    for what, value in (("name", "Piet Jansen"), ("email", "p@mail.example")):
        assert corrected(case, {"what": what, "value": value}, NOW)[1] == (Event("corrected", NOW, {"what": what}),)
    _, (event,) = corrected(case, {"what": "event_date", "value": "2026-03-12"}, NOW)
    assert dict(event.data) == {"what": "event_date", "to": "2026-03-12"}


def test_the_terms_run_from_the_corrected_receipt(case: Case, bureau: Bureau) -> None:
    moved, _ = corrected(case, {"what": "received", "value": "2026-11-03"}, NOW)
    before, after = (
        {each.term.name: each.due for each in deadlines(bureau.regulation, each_case.events, bureau.calendar)}
        for each_case in (case, moved)
    )
    assert (before["afhandeling"] - after["afhandeling"]).days == 2
    assert moved.received.astimezone(UTC).date() == date(2026, 11, 3)
    assert [event.kind for event in moved.log] == ["received", "confirmed", "handler_assigned", "corrected"]
    assert moved.log[0].at == RECEIVED


def test_a_date_replaces_a_period(case: Case) -> None:
    vague = replace(case, facts=replace(case.facts, event_dates=(), event_period=(date(2026, 3, 1), date(2026, 3, 10))))
    exact, _ = corrected(vague, {"what": "event_date", "value": "2026-03-12"}, NOW)
    assert (exact.facts.event_dates, exact.facts.event_period) == ((date(2026, 3, 12),), None)


def test_what_stood_there_before_is_said() -> None:
    words = told({"what": "email", "value": "nieuw@mail.example", "old": "oud@mail.example"}, "melder")
    assert words.startswith("Het e-mailadres van de melder is nu nieuw@mail.example. Eerst stond er oud@mail.example.")
    assert "12-03-2026" in told({"what": "event_date", "value": "2026-03-12", "old": ""}, "klager")
