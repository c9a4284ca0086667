"""The timeline of a case: a line in plain Dutch for whatever can happen, and nothing left out."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from story.desk import at

from bot.domain.bureau import Bureau
from bot.domain.case import Case, Party
from bot.domain.events import EVENTS, Event
from bot.domain.regulation import load_all
from bot.domain.reporting.timeline import LETTERS, LINES, TOLD, event_line, happened

NOW = at("2026-11-09 09:12")
PARTIES = {
    "klager": Party("Jan", "jan@klant.example"),
    "betrokken-1": Party("Wouter {Hummel}", "w@bureau.example"),
    "behandelaar-1": Party("Karin", "k@bureau.example"),
}
CASE = Case("consonanza", "consonanza@2019", NOW, "2026-001", 1, PARTIES)
TEMPLATES = Path(__file__).parents[2] / "templates"


def test_every_event_has_a_line_and_no_line_is_of_an_event_that_does_not_exist() -> None:
    assert set(LINES) == set(EVENTS)
    assert set(TOLD) <= set(EVENTS)


def test_every_letter_has_a_name() -> None:
    kinds = {folder.name for folder in TEMPLATES.glob("*/*") if folder.is_dir()}
    assert kinds == set(LETTERS)


@pytest.mark.parametrize("kind", EVENTS)
@pytest.mark.parametrize("regulation", load_all().values(), ids=lambda each: each.id)
def test_an_event_with_nothing_beside_it_has_a_line_without_gaps(kind: str, regulation: object) -> None:
    data = {"first": "1", "last": "1"} if kind == "undone" else {}
    line = event_line(Event(kind, NOW, data), CASE, regulation)  # type: ignore[arg-type]
    assert line
    assert not set("{}") & set(line)
    assert not line.endswith((":", " "))


@pytest.mark.parametrize(
    ("kind", "data", "line"),
    [
        ("received", {"nature": "privacy", "principal": "UWV"}, "de klacht kwam binnen: aard privacy, opdrachtgever UWV"),
        ("received", {"by": "colleague"}, "een collega gaf de klacht door"),
        ("handler_assigned", {"person": "behandelaar-1"}, "Karin behandelt de zaak"),
        ("employee_told", {"person": "betrokken-1"}, "de medewerker is ingelicht: Wouter {Hummel}"),
        (
            "hearing_planned",
            {"when": "2026-11-17T14:00", "who": "klager,medewerker"},
            "er is een gesprek gepland: 17 november 2026 om 14.00 uur, met de klager en de medewerker",
        ),
        ("complainant_heard", {"waived": "yes"}, "de klager ziet af van een gesprek"),
        ("verdict_given", {"gegrond": "deels"}, "er is een oordeel: deels gegrond"),
        ("extended", {"until": "2026-12-24"}, "de termijn is verlengd: tot 24 december 2026"),
        ("satisfaction_recorded", {"level": "niet"}, "de klager is niet tevreden"),
        ("claim_estimated", {"amount": "1234.50"}, "de schade is geschat: € 1.234,50"),
        ("closed", {"reason": "samengevoegd"}, "gesloten: samengevoegd met een andere zaak"),
        ("closed", {"reason": "suggestie"}, "gesloten: het bleek suggestie"),
        ("noted", {"summary": "betrokken-1"}, "de reactie van Wouter {Hummel} is samengevat"),
        ("noted", {"away": "behandelaar-1", "until": "2026-11-20"}, "Karin is afwezig tot 20 november 2026"),
        ("corrected", {"what": "name"}, "de naam van de klager is verbeterd"),
        (
            "corrected",
            {"what": "received", "to": "2026-11-06T12:00:00+01:00"},
            "de datum van ontvangst is verbeterd, de termijnen zijn opnieuw berekend: nu 6 november 2026",
        ),
        ("outcome_sent", {"by": "staff"}, "de behandelaar stuurde zelf de uitkomst"),
        ("rejected", {"ground": "disciplinary"}, "niet in behandeling genomen: een tuchtzaak"),
    ],
)
def test_a_line_tells_what_the_event_knows(
    kind: str, data: dict[str, str], line: str, bureau_of: Callable[[str], Bureau]
) -> None:
    assert event_line(Event(kind, NOW, data), CASE, bureau_of("consonanza").regulation) == line


def test_what_was_taken_back_stays_in_the_timeline_and_says_so(bureau_of: Callable[[str], Bureau]) -> None:
    log = (
        Event("received", NOW),
        Event("handler_assigned", NOW + timedelta(hours=1), {"person": "behandelaar-1"}),
        Event("undone", NOW + timedelta(days=1), {"first": "2", "last": "2"}),
    )
    found = happened(Case("consonanza", "x", NOW, parties=PARTIES, log=log), bureau_of("consonanza").regulation)
    assert [words for _, _, words in found] == [
        "De klacht kwam binnen",
        "Karin behandelt de zaak (teruggedraaid op 10 november 2026)",
        "Een antwoord is teruggedraaid: Karin behandelt de zaak",
    ]


def test_a_regulation_with_a_melder_reads_as_its_own(bureau_of: Callable[[str], Bureau]) -> None:
    regulation = bureau_of("loket3").regulation
    assert event_line(Event("received", NOW), CASE, regulation) == "de melding kwam binnen"
    assert event_line(Event("withdrawal_received", NOW), CASE, regulation) == "de melder wil stoppen"
