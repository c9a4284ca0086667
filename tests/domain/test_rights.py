"""Every cell of who may do what, for each regulation. The expectation is READING.md written out by hand, not the code's table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from domain.test_answer_desk import BUREAUS, RECEIVED, case_of, understood

from bot.domain.acts import ACTIONS as ACTS
from bot.domain.answers.commands import Command, Prompt
from bot.domain.bureau import Bureau
from bot.domain.case import Case, Party
from bot.domain.events import Event
from bot.domain.reading import Person
from bot.domain.regulation import parse
from bot.domain.rights import refusal
from bot.domain.rights_table import ACTIONS, ROLES
from bot.errors import RegulationError

ALL = {
    "add_note", "admit", "approve", "assign", "cancel_hearing", "classify", "close", "correct", "correct_entry", "decline",
    "discussed", "drop_entry", "estimate_claim", "extend", "file_note", "merge", "name_employee", "notify_insurer", "open_entry",
    "outcome_reported", "pause", "plan_hearing", "record_agreement", "record_hearing", "record_measures", "record_offer",
    "record_reaction", "record_satisfaction", "recuse", "reject", "reopen", "request_reaction", "resume", "undo",
    "verdict", "waive_hearing", "withdraw",
}  # fmt: skip
NEUTRAL = "herinnering"  # a letter that gives who got it no right of its own
MAY: dict[tuple[str, str], set[str]] = {  # (role, letter he answers) -> what READING.md says he may
    ("directie", NEUTRAL): ALL,
    ("behandelaar", NEUTRAL): ALL - {"assign", "merge"},
    ("manager", NEUTRAL): {"add_note", "file_note", "undo"},
    ("klachtenfunctionaris", NEUTRAL): {"add_note", "file_note", "undo", "withdraw", "record_agreement", "record_satisfaction"},
    ("secretariaat", NEUTRAL): {"add_note", "file_note", "undo", "withdraw"},
    ("collega", NEUTRAL): {"add_note", "file_note", "undo"},
    ("collega", ""): {"add_note", "file_note", "undo"},
    ("gevraagde", "opdracht-behandelaar"): {
        "add_note", "file_note", "undo", "assign", "admit", "reject", "name_employee", "request_reaction", "estimate_claim",
        "notify_insurer", "plan_hearing",
    },
    ("gevraagde", "vraag-ontvankelijkheid"): {
        "add_note", "file_note", "undo", "assign", "admit", "reject", "withdraw", "extend", "estimate_claim", "notify_insurer",
    },
    ("gevraagde", "vraag-indeling"): {"add_note", "file_note", "undo", "classify", "withdraw"},
    ("gevraagde", "melding-directie"): {"add_note", "file_note", "undo", "approve", "decline", "withdraw", "close"},
    ("gevraagde", "vraag-oordeel"): {"add_note", "file_note", "undo"},
    ("gevraagde", "vraag-gesprek"): {"add_note", "file_note", "undo"},
    ("gevraagde", "concept-uitkomst"): {"add_note", "file_note", "undo"},
    ("betrokken medewerker", NEUTRAL): {"add_note", "file_note", "undo", "record_reaction"},
    ("betrokken medewerker", "opdracht-behandelaar"): {"add_note", "file_note", "undo", "record_reaction"},
    ("betrokken medewerker", "concept-uitkomst"): {"add_note", "file_note", "undo", "record_reaction"},
    ("betrokken medewerker", "verzoek-reactie"): {"add_note", "file_note", "undo", "record_reaction", "approve"},
    ("betrokken directeur", "opdracht-behandelaar"): {"add_note", "file_note", "undo", "record_reaction"},
    ("betrokken behandelaar", "vraag-oordeel"): {"add_note", "file_note", "undo", "record_reaction"},
    ("klager", NEUTRAL): {"add_note", "withdraw"},
    ("klager", "opdracht-behandelaar"): {"add_note", "withdraw"},
    ("klager die directeur is", "opdracht-behandelaar"): {"add_note", "withdraw"},
    ("vervanger", "vraag-gesprek"): {
        "add_note", "file_note", "undo", "plan_hearing", "record_hearing", "waive_hearing",
    },
    ("vervanger", "vraag-verlenging"): {"add_note", "file_note", "undo", "extend"},
    ("vervanger", "vraag-maatregelen"): {"add_note", "file_note", "undo", "record_measures"},
    ("vervanger", "vraag-oordeel"): {"add_note", "file_note", "undo"},
    ("invoerder", NEUTRAL): {"add_note", "file_note", "undo", "open_entry", "drop_entry", "correct_entry", "classify"},
    ("invoerder van een geopende zaak", NEUTRAL): {"add_note", "file_note", "undo"},
    ("buitenstaander", NEUTRAL): set(),
    ("buitenstaander", "opdracht-behandelaar"): set(),
    ("buitenstaander", "verzoek-reactie"): set(),
}  # fmt: skip
OTHERWISE: dict[tuple[str, str, str], set[str]] = {  # where a regulation says otherwise
    ("werkpro", "manager", NEUTRAL): {"add_note", "file_note", "undo", "assign"},
    ("werkpro", "behandelaar", NEUTRAL): ALL - {"merge"},  # he is a manager
    ("work2work", "behandelaar", NEUTRAL): ALL
    - {"assign", "merge", "admit", "reject", "estimate_claim", "notify_insurer", "close"},
    ("work2work", "gevraagde", "opdracht-behandelaar"): {
        "add_note", "file_note", "undo", "assign", "name_employee", "request_reaction", "estimate_claim", "notify_insurer",
        "plan_hearing",
    },
    ("work2work", "gevraagde", "vraag-ontvankelijkheid"): {
        "add_note", "file_note", "undo", "assign", "withdraw", "extend", "estimate_claim", "notify_insurer",
    },
}  # fmt: skip
PEOPLE = {  # directie, behandelaar, betrokken medewerker, secretariaat, collega, and who may be named as handler
    "consonanza": ("h.dijkstra", "k.oosterhof", "r.timmerman", "f.yildiz", "w.hummel", "Karin Oosterhof"),
    "leermakers": ("s.leenstra", "c.haverkamp", "l.smits", "t.dewit", "p.jansen", "Petra Janssen"),
    "loket3": ("a.bakker", "l.verhoeven", "b.peeters", "r.schouten", "c.maas", "Linda Verhoeven"),
    "werkpro": ("m.postma", "i.tenhave", "s.hoekstra", "t.veen", "m.wong", "Geert Bolhuis"),
    "work2work": ("f.vanleeuwen", "m.verbeek", "j.wijnen", "l.kuipers", "n.benali", "Mark Verbeek"),
}
PLACE = {
    "directie": 0,
    "behandelaar": 1,
    "betrokken medewerker": 2,
    "secretariaat": 3,
    "collega": 4,
    "gevraagde": 4,
    "invoerder": 4,
    "vervanger": 4,
    "invoerder van een geopende zaak": 4,
}


def _stood_in_for(case: Case, deputy: Person) -> Case:
    """The handler is away, and this colleague got all his questions."""
    handler = case.handler
    assert handler is not None
    case, away = case.with_party("afwezig", handler)
    case, key = case.with_party("vervanger", Party(deputy.name, deputy.email))
    asked = [letter for role, letter in MAY if role == "vervanger"]
    events = [Event("noted", RECEIVED, {"away": away, "question": letter, "stands_in": key}) for letter in asked]
    return case.with_events(*events)


def _desk(name: str, role: str) -> tuple[Person, Case, Bureau]:
    """Somebody with this role at this bureau, and the case he has it in."""
    bureau, case = BUREAUS[name], case_of(name, handler=True)
    if role == "klager":
        return Person(case.complainant.name, case.complainant.email), case, bureau
    if role == "buitenstaander":
        return Person(bureau.directors()[0].name, "directie@elders.example"), case, bureau
    if role in ("manager", "klachtenfunctionaris"):
        person = Person("Meike Mulder", f"m.mulder@{name}.example", (role,))
        return person, case, replace(bureau, roster=(*bureau.roster, person))
    place = {"betrokken directeur": 0, "klager die directeur is": 0, "betrokken behandelaar": 1}.get(role) or PLACE.get(role, 0)
    sender = bureau.person(f"{PEOPLE[name][place]}@{name}.example")
    assert sender is not None
    if role == "vervanger":
        case = _stood_in_for(case, sender)
    if role.startswith("invoerder"):
        case = replace(case, parties={**case.parties, "invoerder": Party(sender.name, sender.email)})
    if role == "invoerder":
        case = replace(case, log=(Event("asked", RECEIVED),))
    if role.startswith("betrokken ") and role != "betrokken medewerker":
        case = replace(case, parties={**case.parties, "betrokken-2": Party(sender.name, sender.email)})
    if role == "klager die directeur is":
        case = replace(case, parties={**case.parties, "klager": Party(sender.name, sender.email)})
    return sender, case, bureau


def _cells() -> Iterator[tuple[str, str, str, set[str]]]:
    for name in PEOPLE:
        for (role, letter), actions in MAY.items():
            yield name, role, letter, OTHERWISE.get((name, role, letter), actions)


@pytest.mark.parametrize(("name", "role", "letter", "allowed"), [*_cells()])
def test_each_role_may_do_exactly_what_was_agreed(name: str, role: str, letter: str, allowed: set[str]) -> None:
    sender, case, bureau = _desk(name, role)
    found = set()
    for action in ALL:
        command = Command(action, {"handler": PEOPLE[name][5], "what": "name"})
        if not (why := refusal(command, Prompt(letter), sender, case, bureau)):
            found.add(action)
        else:
            assert why in ("betrokken", "klager", "onbekende-afzender", "niet-bevoegd", "niet-de-behandelaar")
    assert found == allowed


def test_the_tables_here_and_there_know_the_same_words() -> None:
    assert set(ACTIONS) == ALL == {*ACTS, "decline", "merge", "undo"}
    assert {role.split()[0] for role, _ in MAY} == {role.split()[0] for role in ROLES}


@pytest.mark.parametrize(
    ("name", "role", "action", "why"),
    [
        ("consonanza", "betrokken medewerker", "verdict", "betrokken"),
        ("consonanza", "klager", "assign", "klager"),
        ("consonanza", "buitenstaander", "add_note", "onbekende-afzender"),
        ("consonanza", "behandelaar", "assign", "niet-bevoegd"),
        ("consonanza", "collega", "verdict", "niet-de-behandelaar"),
        ("consonanza", "secretariaat", "verdict", "niet-bevoegd"),
        ("work2work", "behandelaar", "admit", "niet-bevoegd"),
        ("work2work", "collega", "admit", "niet-bevoegd"),
    ],
)
def test_a_refusal_says_why(name: str, role: str, action: str, why: str) -> None:
    sender, case, bureau = _desk(name, role)
    assert refusal(Command(action, {"handler": PEOPLE[name][5]}), Prompt(NEUTRAL), sender, case, bureau) == why


def test_after_the_outcome_the_handler_of_work2work_may_look_at_it_again() -> None:
    sender, case, bureau = _desk("work2work", "behandelaar")
    answered = case.with_events(Event("outcome_sent", RECEIVED))
    assert refusal(Command("admit"), Prompt(NEUTRAL), sender, answered, bureau) == ""
    secretary, _, _ = _desk("work2work", "secretariaat")
    assert refusal(Command("admit"), Prompt(NEUTRAL), secretary, answered, bureau) == "niet-bevoegd"


def test_a_director_who_handles_at_work2work_decides_all_the_same() -> None:
    sender, case, bureau = _desk("work2work", "directie")
    handled, key = case.with_party("behandelaar", Party(sender.name, sender.email))
    handled = handled.with_events(Event("handler_assigned", RECEIVED, {"person": key}))
    assert refusal(Command("close"), Prompt(NEUTRAL), sender, handled, bureau) == ""


def test_an_organisation_takes_a_right_away_and_the_directie_keeps_its_own() -> None:
    sender, case, bureau = _desk("consonanza", "secretariaat")
    narrowed = replace(bureau, withheld=frozenset({("secretariaat", "withdraw")}))
    assert refusal(Command("withdraw"), Prompt(NEUTRAL), sender, case, bureau) == ""
    assert refusal(Command("withdraw"), Prompt(NEUTRAL), sender, case, narrowed) == "niet-bevoegd"
    director, _, _ = _desk("consonanza", "directie")
    assert refusal(Command("withdraw"), Prompt(NEUTRAL), director, case, narrowed) == ""


def test_who_may_not_appoint_does_not_learn_who_is_concerned() -> None:
    assert understood("opdracht", "Roos doet dit", sender="w.hummel").why == "niet-bevoegd"
    assert understood("opdracht-behandelaar", "Roos doet dit").why == "behandelaar-betrokken"


HEAD = 'id = "x"\nversion = "1"\nname = "X"\n[intake]\nfacts_asked = ["wat"]\n[handling]\narticle = "1"\ndecides = "directie"\n'


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ('[[right]]\nrole = "chef"\nmay = ["assign"]\n', ("x.toml:10", "'chef'", "known are directie, behandelaar")),
        ('[[right]]\nrole = "manager"\nmay = ["benoem"]\n', ("x.toml:11", "'benoem'", "known are alles, assign")),
        ('[[right]]\nrole = "manager"\nmay = ["assign"]\nin_answer_to = ["brief"]\n', ("x.toml:12", "known are opdracht-behand")),
    ],
)
def test_an_unknown_word_stops_the_start_and_lists_the_known_ones(rows: str, told: tuple[str, ...]) -> None:
    with pytest.raises(RegulationError) as caught:
        parse(HEAD + rows, "x.toml")
    assert [words for words in told if words not in str(caught.value)] == []


def test_a_regulation_names_nobody_to_appoint_who_has_no_right_to() -> None:
    text = HEAD.replace('"directie"', '"klachtenfunctionaris"')
    with pytest.raises(RegulationError, match="no \\[\\[right\\]\\] gives it assign"):
        parse(text, "x.toml")
    given = parse(text + '[[right]]\nrole = "klachtenfunctionaris"\nmay = ["assign"]\n', "x.toml")
    assert [right.may for right in given.rights if right.role == "klachtenfunctionaris"][-1] == ("assign",)
