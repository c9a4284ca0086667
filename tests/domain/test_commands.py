"""What a colleague's answer means. A wrong action is worse than ten questions."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bot.domain.answers.commands import Answer, Prompt
from bot.domain.answers.interpret import interpret
from bot.domain.bureau import Bureau
from bot.domain.case import Case, Facts, Party
from bot.domain.events import Event

NOW = datetime(2026, 10, 5, 9, tzinfo=UTC)
HANNEKE, KARIN = "h.dijkstra@consonanza.example", "k.oosterhof@consonanza.example"


def _case(*involved: str, doubtful: tuple[str, ...] = (), handler: str = "") -> Case:
    parties = {"klager": Party("Jan", "jan@mail.example")}
    parties |= {f"betrokken-{number}": Party(email, email) for number, email in enumerate(involved, start=1)}
    case = Case("consonanza", "consonanza@1", NOW, "2026-001", 1, parties, Facts(doubtful_employees=doubtful))
    case = case.with_events(Event("received", NOW))
    if handler:
        case, key = case.with_party("behandelaar", Party("", handler))
        case = case.with_events(Event("handler_assigned", NOW, {"person": key}))
    return case


ASSIGN = Prompt("opdracht-behandelaar", {"1": "Karin Oosterhof", "2": "Wouter Hummel"})


@pytest.mark.parametrize(
    ("answer", "handler"),
    [
        ("Karin doet dit", "Karin Oosterhof"),
        ("Karin doet dit\n\nGroet, Hanneke", "Karin Oosterhof"),
        ("Karin Oosterhof", "Karin Oosterhof"),
        ("mevrouw Oosterhof", "Karin Oosterhof"),
        ("2", "Wouter Hummel"),
        ("nummer 2.", "Wouter Hummel"),
        ("Doe ik", "Hanneke Dijkstra"),
        ("Ik pak dit op.\n\nHanneke", "Hanneke Dijkstra"),
        ("Hallo,\n\nLaat Wouter Hummel dit doen\n", "Wouter Hummel"),
        ("niet Karin maar Wouter", "Wouter Hummel"),
        ("Karin of Wouter", None),
        ("De Vries", None),
        ("Jan", "Jan de Vries"),
        ("Ik weet het nog niet", None),
        ("Kan Karin dit doen?", None),
        ("3", None),
        ("", None),
        ("Karin doet dit\nen Wouter leest mee", None),
    ],
)
def test_only_a_plain_answer_names_a_handler(answer: str, handler: str | None, bureau_of: Callable[[str], Bureau]) -> None:
    bureau = bureau_of("consonanza")
    sender = bureau.person(HANNEKE)
    assert sender is not None
    command = interpret(Answer(answer, ASSIGN, sender, _case(), bureau))
    if handler is None:
        assert command.action == "unclear"
    else:
        assert (command.action, command.arguments) == ("assign", {"handler": handler})


@pytest.mark.parametrize(
    ("answer", "label"),
    [
        ("1", "klacht"),
        ("Klacht", "klacht"),
        ("dit is een vraag", "vraag"),
        ("geen klacht", None),
        ("klacht?", None),
        ("4", "overig"),
    ],
)
def test_a_label_is_taken_only_from_a_whole_answer(answer: str, label: str | None, bureau_of: Callable[[str], Bureau]) -> None:
    bureau = bureau_of("consonanza")
    sender = bureau.person(HANNEKE)
    assert sender is not None
    prompt = Prompt("vraag-indeling", {"1": "klacht", "2": "suggestie", "3": "vraag", "4": "overig"})
    command = interpret(Answer(answer, prompt, sender, _case(), bureau))
    assert command.arguments.get("label") == label


def test_the_employee_concerned_appoints_nobody_and_is_never_appointed(bureau_of: Callable[[str], Bureau]) -> None:
    bureau = bureau_of("consonanza")
    hanneke, karin = bureau.person(HANNEKE), bureau.person(KARIN)
    assert hanneke is not None
    assert karin is not None
    assert interpret(Answer("doe ik", ASSIGN, karin, _case(KARIN), bureau)).why == "betrokken"
    assert interpret(Answer("Karin", ASSIGN, hanneke, _case(KARIN), bureau)).why == "behandelaar-betrokken"
    assert (
        interpret(Answer("Jan", ASSIGN, hanneke, _case(doubtful=("Jan de Vries", "Anja de Vries")), bureau)).why
        == "behandelaar-betrokken"
    )


@pytest.mark.parametrize(
    ("answer", "action"),
    [
        ("Gesprek gehouden, verslag volgt", "record_hearing"),
        ("Beide partijen gehoord.", "record_hearing"),
        ("Het gesprek is nog niet gehouden", "add_note"),
        ("Uitkomst verstuurd", "outcome_reported"),
        ("Afgehandeld: samen opgelost", "close"),
        ("afgehandeld zodra Jan belt", "add_note"),
        ("Ik bel hem morgen", "add_note"),
    ],
)
def test_the_handler_reports_in_a_few_words_and_anything_else_is_a_note(
    answer: str, action: str, bureau_of: Callable[[str], Bureau]
) -> None:
    bureau = bureau_of("consonanza")
    karin = bureau.person(KARIN)
    assert karin is not None
    assert interpret(Answer(answer, Prompt("opdracht"), karin, _case(handler=KARIN), bureau)).action == action


def test_a_colleague_who_does_not_handle_the_case_cannot_close_it(bureau_of: Callable[[str], Bureau]) -> None:
    bureau = bureau_of("consonanza")
    wouter = bureau.person("w.hummel@consonanza.example")
    assert wouter is not None
    assert (
        interpret(Answer("afgehandeld", Prompt("opdracht"), wouter, _case(handler=KARIN), bureau)).action == "refuse_not_allowed"
    )
