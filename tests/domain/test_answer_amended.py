"""A day that is put right in reply to what was done. Today is Monday 23 November 2026."""

from dataclasses import replace
from datetime import timedelta

import pytest
from domain.test_answer_desk import BUREAUS, NOW, UNTIL, case_of

from bot.domain.answers.commands import Answer, Command, Prompt
from bot.domain.answers.interpret import interpret
from bot.domain.events import Event

PLANNED = Event("hearing_planned", NOW - timedelta(hours=2), {"when": "2026-12-02T11:00", "who": "klager", "sequence": "0"})
ON_A_DAY = Event("hearing_planned", NOW - timedelta(hours=2), {"when": "2026-12-02", "who": "klager", "sequence": "0"})
EXTENDED = Event("extended", NOW - timedelta(hours=1), {"until": "2026-12-20"})
PAUSED = Event("paused", NOW - timedelta(hours=1), {"until": "2026-12-20"})
HELD = Event("hearing_held", NOW - timedelta(days=3))


def understood(text: str, *events: Event, kind: str = "uitgevoerd") -> Command:
    case = case_of("consonanza", True)
    case = replace(case, log=(*case.log, *events))
    bureau = BUREAUS["consonanza"]
    person = bureau.person("k.oosterhof@consonanza.example")
    assert person is not None
    return interpret(Answer(text, Prompt(kind), person, case, bureau, NOW, UNTIL))


@pytest.mark.parametrize(
    "text",
    [
        "moet zijn di 1 december 11.00",
        "Moet di 1 december 11.00 zijn",
        "sorry, dat moet zijn dinsdag 1 december om 11 uur",
        "Oeps, verkeerde dag. Het moet di 1 december om 11.00 uur zijn!",
        "nee, di 1 december om 11 uur",
        "Het gesprek moet dinsdag 1 december om 11.00 uur zijn",
        "di 1 dec 11u",
        "wordt 1 dec 11u",
    ],
)
def test_a_planned_talk_is_moved_for_whom_it_was_planned(text: str) -> None:
    command = understood(text, PLANNED)
    assert (command.action, dict(command.arguments)) == ("plan_hearing", {"when": "2026-12-01T11:00", "who": "klager"}), command


def test_another_hour_keeps_the_day() -> None:
    assert understood("moet 14.00 uur zijn", PLANNED).arguments["when"] == "2026-12-02T14:00"


@pytest.mark.parametrize(
    ("text", "events", "action", "argument"),
    [
        ("moet zijn 3 december", (ON_A_DAY,), "plan_hearing", ("when", "2026-12-03")),
        ("sorry, moet zijn 18 december", (EXTENDED,), "extend", ("until", "2026-12-18")),
        ("moet zijn 7 december", (PAUSED,), "pause", ("until", "2026-12-07")),
        ("dat moet 19 november zijn", (HELD,), "record_hearing", ("when", "2026-11-19")),
    ],
)
def test_a_day_alone_is_that_of_what_was_told_last(
    text: str, events: tuple[Event, ...], action: str, argument: tuple[str, str]
) -> None:
    command = understood(text, *events)
    assert (command.action, command.arguments[argument[0]]) == (action, argument[1])


@pytest.mark.parametrize(
    ("text", "events", "why"),
    [
        ("moet zijn 3 december", (PLANNED,), "geen-tijd"),
        ("moet zijn 3 december", (), "bezwaar"),
        ("moet zijn di 1 december 11.00", (), "bezwaar"),
        ("moet zijn maandag 1 december 11.00", (PLANNED,), "tegenstrijdig"),
        ("moet zijn di 3 november 11.00", (PLANNED,), "tegenstrijdig"),
        ("dat moet 26 november zijn", (HELD,), "tegenstrijdig"),
        ("moet zijn 3 november", (EXTENDED,), "tegenstrijdig"),
    ],
)
def test_what_is_not_plain_is_asked(text: str, events: tuple[Event, ...], why: str) -> None:
    command = understood(text, *events)
    assert (command.action, command.why) == ("unclear", why), command


@pytest.mark.parametrize(
    "text",
    [
        "De klager belde. Het moet voor 1 december klaar zijn, zei ze.",
        "Dank, di 1 december ben ik er niet",
        "moet dit voor 1 december?",
        "moet zijn zoals het is",
    ],
)
def test_a_day_in_other_words_changes_nothing(text: str) -> None:
    assert understood(text, PLANNED).action in ("add_note", "unclear")


@pytest.mark.parametrize("text", ["hervat maar weer", "Hervat de zaak maar", "je mag weer verder", "Ga maar weer verder."])
@pytest.mark.parametrize("kind", ["uitgevoerd", "opdracht", "begreep-niet"])
def test_a_pause_ends_in_ordinary_words(text: str, kind: str) -> None:
    assert understood(text, PAUSED, kind=kind).action == "resume"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Vrijdag 4 december zelfde tijd en plek", "2026-12-04T11:00"),
        ("Het gesprek wordt vrijdag 4 december, zelfde tijdstip.", "2026-12-04T11:00"),
        ("verzet naar do 3/12 op dezelfde plaats en hetzelfde uur", "2026-12-03T11:00"),
        ("do 3/12 om 14.00u, zelfde locatie", "2026-12-03T14:00"),
    ],
)
def test_the_same_hour_is_that_of_the_talk_that_was_planned(text: str, when: str) -> None:
    assert understood(text, PLANNED, kind="vraag-gesprek").arguments["when"] == when


def test_the_same_hour_as_of_no_talk_is_asked_for() -> None:
    for events in ((), (ON_A_DAY,)):
        command = understood("Het gesprek wordt vrijdag 4 december, zelfde tijd.", *events, kind="vraag-gesprek")
        assert (command.action, command.why) == ("unclear", "geen-tijd")
