"""Taking an answer back: the words, the history without it, and when it is too late."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.adapters.case_rows import changes, put_back
from bot.cases import logged
from bot.domain import corrections
from bot.domain.bureau import Bureau
from bot.domain.case import Case, Party
from bot.domain.events import Event
from bot.domain.reading import Person
from bot.domain.undo import Step, question_of, takes_back, understood, why_not
from bot.errors import StepNotAllowed

NOW = datetime(2026, 10, 5, 9, tzinfo=UTC)


@pytest.fixture
def consonanza(bureau_of: Callable[[str], Bureau]) -> Bureau:
    return bureau_of("consonanza")


JAN = Party("Jan", "jan@mail.example")


@pytest.mark.parametrize(
    "words",
    [
        "ongedaan", "Ongedaan.", "undo", "maak ongedaan", "Maak dit ongedaan svp", "terugdraaien graag", "Graag terugdraaien!",
        "toch niet, maak dat ongedaan", "Toch niet. Maak dat ongedaan.", "Oeps, draai dat terug", "draai het maar weer terug",
        "Sorry, foutje. Ongedaan maken a.u.b.", "Dat was een vergissing, graag ongedaan maken", "Dit klopt niet, ongedaan",
        "draai mijn antwoord terug", "Ongedaan maken, alsjeblieft",
        "Ik heb me vergist. Maak dit ongedaan.", "verkeerde persoon, graag ongedaan maken", "wil je dit ongedaan maken",
        "Graag mijn antwoord terugdraaien, ik heb me vergist.",
    ],
)  # fmt: skip
def test_an_answer_that_only_asks_to_take_it_back_does(words: str) -> None:
    command = understood(words, "uitgevoerd")
    assert command is not None
    assert command.action == "undo"


@pytest.mark.parametrize(
    "words",
    [
        "niet ongedaan maken", "maak dat maar niet ongedaan", "kan dit ongedaan?", "ongedaan?",
        "ongedaan maken en Karin doet het", "maak het gesprek ongedaan", "misschien ongedaan maken",
        "ongedaan, of toch niet", "de schade is ongedaan gemaakt",
        "draai de verlenging terug", "ik heb me niet vergist, niet ongedaan maken",
        "ongedaan, verkeerde klager", "als het kan ongedaan maken",
    ],
)  # fmt: skip
def test_what_says_more_or_less_than_that_is_asked_about(words: str) -> None:
    command = understood(words, "uitgevoerd")
    assert command is not None
    assert command.action == "unclear"


@pytest.mark.parametrize("words", ["dank", "toch niet", "maak een afspraak", "terug van vakantie", "Karin doet het", "draai"])
def test_other_words_are_left_to_the_others(words: str) -> None:
    assert not takes_back(words)
    assert understood(words, "uitgevoerd") is None


@pytest.mark.parametrize("words", ["ongedaan", "Maak dat ongedaan. Karin doet het.", "Karin doet het, maak dat ongedaan"])
def test_in_answer_to_any_other_letter_it_is_unclear_what_is_meant(words: str) -> None:
    command = understood(words, "opdracht-behandelaar")
    assert command is not None
    assert command.action == "unclear"


@pytest.mark.parametrize("words", ["draai " * 200_000, "ongedaan " * 200_000, "e-mail klager: " + "a@" * 500_000])
def test_an_endless_answer_is_not_searched(words: str, bureau_of: Callable[[str], Bureau]) -> None:
    assert understood(words, "uitgevoerd") is None
    assert corrections.understood(words, _case(), bureau_of("consonanza"), NOW) is None


def test_a_long_answer_about_something_else_keeps_its_meaning() -> None:
    assert understood("Ongegrond, want de schade is door de coach ongedaan gemaakt.", "vraag-oordeel") is None


def _case() -> Case:
    case = Case("consonanza", "consonanza@1", NOW, "2026-001", 1, {"klager": JAN}).with_events(Event("received", NOW))
    case, key = case.with_party("behandelaar", Party("Karin Oosterhof", "k.oosterhof@consonanza.example"))
    return case.with_events(Event("handler_assigned", NOW, {"person": key}))


def _undone(case: Case, first: int, last: int) -> Case:
    return case.with_events(Step(first, last).undone(NOW))


def test_the_case_replays_without_what_was_taken_back_and_the_log_keeps_it() -> None:
    case = _undone(_case(), 2, 2)
    assert (case.state, case.handler, case.has("handler_assigned")) == ("ontvangen", None, False)
    assert [event.kind for event in case.log] == ["received", "handler_assigned", "undone"]
    assert dict(case.log[-1].data) == {"first": "2", "last": "2"}


def test_case_show_marks_what_was_taken_back() -> None:
    rows = logged(_undone(_case(), 2, 2))
    assert [(row["event"], row.get("undone", False)) for row in rows] == [
        ("received", False), ("handler_assigned", True), ("undone", False),
    ]  # fmt: skip


def test_what_cannot_be_replayed_without_it_cannot_be_taken_back() -> None:
    case = _case().with_events(Event("handler_released", NOW, {"person": "behandelaar-1"}))
    with pytest.raises(StepNotAllowed):
        _undone(case, 2, 2)


def test_a_person_key_never_comes_to_mean_somebody_else() -> None:
    case = _undone(_case(), 2, 2)
    case = replace(case, parties={"klager": JAN})
    _, key = case.with_party("behandelaar", Party("Wouter Hummel", "w.hummel@consonanza.example"))
    assert key == "behandelaar-2"


def test_parties_words_facts_and_receipt_come_back_as_they_were() -> None:
    before = _case().with_words(redenen="eerst")
    after, _ = before.with_party("betrokken", Party("Wouter Hummel", "w.hummel@consonanza.example"))
    after = after.with_words(redenen="later", maatregelen="excuses")
    after = replace(after, facts=replace(after.facts, place="Emmen"), received=NOW - timedelta(days=2))
    changed = changes(before, after)
    assert put_back(after, changed) == before
    assert put_back(after.with_words(redenen="nog later"), changed) is None


LATER = {
    "a decision": (Event("extended", NOW, {"until": "2026-12-01"}), "al-verder"),
    "a decision in a note": (Event("noted", NOW, {"insurer": "yes"}), "al-verder"),
    "an outcome somebody sent himself": (Event("outcome_sent", NOW, {"by": "staff"}), "al-verder"),
    "a note": (Event("noted", NOW), ""),
    "more from the client": (Event("added", NOW), ""),
    "a letter that went": (Event("confirmed", NOW), ""),
}


@pytest.mark.parametrize("name", LATER)
def test_nothing_is_taken_back_that_a_later_decision_stands_on(name: str, consonanza: Bureau) -> None:
    event, why = LATER[name]
    hanneke = consonanza.directors()[0]
    assert why_not(_case().with_events(event), Step(2, 2), hanneke, consonanza, NOW, NOW) == why


def test_the_answer_before_one_that_was_taken_back_can_be_taken_back_too(consonanza: Bureau) -> None:
    case = _case().with_events(Event("extended", NOW, {"until": "2026-12-01"}))
    assert why_not(_undone(case, 3, 3), Step(2, 2), consonanza.directors()[0], consonanza, NOW, NOW) == ""


@pytest.mark.parametrize(
    ("hours", "why"), [(0, ""), (24, ""), (24.01, "te-laat-ongedaan"), (25, "te-laat-ongedaan")]
)  # fmt: skip
def test_it_can_be_taken_back_for_a_day(hours: float, why: str, consonanza: Bureau) -> None:
    director = consonanza.directors()[0]
    assert why_not(_case(), Step(2, 2), director, consonanza, NOW + timedelta(hours=hours), NOW) == why


def test_it_is_taken_back_once_and_an_undo_not_at_all(consonanza: Bureau) -> None:
    case, director = _undone(_case(), 2, 2), consonanza.directors()[0]
    assert why_not(case, Step(2, 2), director, consonanza, NOW, NOW) == "al-teruggedraaid"
    assert why_not(case, Step(3, 3), director, consonanza, NOW, NOW) == "niet-terug-te-draaien"
    assert why_not(case, None, director, consonanza, NOW, NOW) == "niet-terug-te-draaien"


def test_who_is_concerned_takes_back_only_his_own_reaction(consonanza: Bureau) -> None:
    wouter = consonanza.named("Wouter Hummel")
    assert isinstance(wouter, Person)
    case, key = _case().with_party("betrokken", Party(wouter.name, wouter.email))
    reacted = case.with_events(Event("reaction_received", NOW, {"person": key}))
    assert why_not(reacted, Step(3, 3), wouter, consonanza, NOW, NOW) == ""
    assert why_not(case, Step(2, 2), wouter, consonanza, NOW, NOW) == "betrokken"


@pytest.mark.parametrize("mark", ["", "na-7:", "na-7:opnieuw-1:"])
def test_a_question_put_again_is_the_same_question(mark: str) -> None:
    assert question_of(f"vraag-gesprek:werkpro:2026-001:1:{mark}k@werkpro.example", "k@werkpro.example") == (
        "vraag-gesprek:werkpro:2026-001:1:"
    )
