"""The desk on which the answers of the tables are read: a case of Jan de Boer about Roos, handled by Karin, on a Monday."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path

import pytest

from bot.config import read_roster
from bot.domain.answers.commands import Answer, Command, Prompt
from bot.domain.answers.interpret import interpret
from bot.domain.bureau import Bureau, Contact
from bot.domain.case import Case, Party
from bot.domain.events import Event
from bot.domain.reading import Judge
from bot.domain.regulation import load_all
from bot.domain.workdays import AMSTERDAM, Calendar
from bot.mail.message import Address

ROSTERS = Path(__file__).parents[2] / "classifiers" / "data" / "roster"
NOW = datetime(2026, 11, 23, 10, tzinfo=AMSTERDAM)  # a Monday
UNTIL = date(2027, 1, 4)
RECEIVED = datetime(2026, 11, 9, 9, tzinfo=AMSTERDAM)
PEOPLE = {  # bureau -> directie, handler, employee concerned
    "consonanza": ("h.dijkstra", "k.oosterhof", "r.timmerman"),
    "leermakers": ("s.leenstra", "c.haverkamp", "l.smits"),
    "loket3": ("a.bakker", "l.verhoeven", "b.peeters"),
    "werkpro": ("g.bolhuis", "i.tenhave", "s.hoekstra"),
    "work2work": ("f.vanleeuwen", "m.verbeek", "j.wijnen"),
}
ASKED = {  # who gets the letter: 0 directie (at WerkPro a manager), 1 the handler, 2 the employee concerned
    "opdracht-behandelaar": 0, "vraag-ontvankelijkheid": 0, "vraag-indeling": 0, "melding-directie": 0, "escalatie": 0,
    "verzoek-reactie": 2, "kennisgeving-medewerker": 2,
}  # fmt: skip
CHOICES = {
    "opdracht-behandelaar": ("Karin Oosterhof", "Wouter Hummel", "Jan de Vries", "Anja de Vries"),
    "vraag-ontvankelijkheid": ("in behandeling nemen", "niet in behandeling, ouder dan een jaar"),
    "vraag-indeling": ("klacht", "suggestie", "vraag", "overig"),
    "concept-uitkomst": ("akkoord",),
    "verzoek-reactie": ("akkoord", "niet akkoord"),
    "vraag-tevredenheid": ("tevreden", "deels tevreden", "niet tevreden"),
    "vraag-verlenging": ("nee",),
}
HARMLESS = ("unclear", "add_note", "refuse_not_allowed")
LOOSE = ("text", "reason", "findings", "measures", "offer", "place")  # compared only where the table says what they are


def bureau_of(name: str) -> Bureau:
    roster = read_roster(ROSTERS / f"{name}.csv")
    directie = tuple(person.email for person in roster if person.has_role("directie"))
    sender, contact = Address(name, f"info@{name}.example"), Contact(roster[2].name, roster[2].email)
    return Bureau(name, name.title(), load_all()[name], "", sender, contact, directie, roster, Calendar(), time(8, 30), time(17))


BUREAUS = {name: bureau_of(name) for name in PEOPLE}


def case_of(name: str, handler: bool) -> Case:
    parties = {"klager": Party("Jan de Boer", "jan.deboer@mail.example", "cliënt")}
    concerned = BUREAUS[name].person(f"{PEOPLE[name][2]}@{name}.example")
    assert concerned is not None
    parties["betrokken-1"] = Party(concerned.name, concerned.email)
    case = Case(name, f"{name}@1", RECEIVED, "2026-014", 1, parties).with_events(Event("received", RECEIVED))
    if handler:
        person = BUREAUS[name].person(f"{PEOPLE[name][1]}@{name}.example")
        assert person is not None
        case, key = case.with_party("behandelaar", Party(person.name, person.email))
        case = case.with_events(Event("handler_assigned", RECEIVED, {"person": key}))
    return case


def understood(
    kind: str,
    text: str,
    name: str = "consonanza",
    sender: str = "",
    code: str = "",
    choices: Sequence[str] = (),
    judge: Judge | None = None,
) -> Command:
    """The command in this answer to a letter of this kind (its usual choices, or `choices`), from who got it or from `sender`."""
    who = sender or PEOPLE[name][ASKED.get(kind, 1)]
    person = BUREAUS[name].person(f"{who}@{name}.example")
    assert person is not None
    offered = {str(number): words for number, words in enumerate(choices or CHOICES.get(kind, ()), 1)}
    if name != "consonanza" and kind == "opdracht-behandelaar":
        offered = {str(number): each.name for number, each in enumerate(BUREAUS[name].roster, 1)}
    handled = kind not in ("opdracht-behandelaar", "vraag-ontvankelijkheid", "vraag-indeling")
    answer = Answer(text, Prompt(kind, offered, code), person, case_of(name, handled), BUREAUS[name], NOW, UNTIL)
    return interpret(answer, judge)


def compare(command: Command, expected: str, arguments: Mapping[str, str]) -> None:
    """`expected` joins the actions with +; every argument that acts is as the table says, no more and no less."""
    said = [command, *command.also]
    assert "+".join(sorted(each.action for each in said)) == "+".join(sorted(expected.split("+"))), command
    found = {name: value for each in said for name, value in each.arguments.items()}
    for name, value in arguments.items():
        assert found.get(name, "") == value, command
    extra = {name: value for name, value in found.items() if name not in arguments and name not in LOOSE and value}
    assert not extra, command


def acting(rows: Iterable[tuple[str, str, str, Mapping[str, str]]]) -> Callable[..., None]:
    """A test of a table of (letter, answer, its actions, their arguments)."""

    @pytest.mark.parametrize(("kind", "text", "action", "arguments"), list(rows))
    def test(kind: str, text: str, action: str, arguments: Mapping[str, str]) -> None:
        compare(understood(kind, text), action, arguments)

    return test


def harmless(rows: Iterable[tuple[str, str]]) -> Callable[..., None]:
    """A test of a table of (letter, answer) where nothing may be done."""

    @pytest.mark.parametrize(("kind", "text"), list(rows))
    def test(kind: str, text: str) -> None:
        command = understood(kind, text)
        assert command.action in HARMLESS, command

    return test


def planning(rows: Iterable[tuple[str, str | None]]) -> Callable[..., None]:
    """A test of a table of (answer about the talk, its moment): None where it is not plain which."""

    @pytest.mark.parametrize(("text", "when"), list(rows))
    def test(text: str, when: str | None) -> None:
        command = understood("vraag-gesprek", text)
        assert (command.arguments.get("when") if command.action == "plan_hearing" else None) == when, command

    return test
