"""The confirmation asks for what the regulation wants to know and the mail did not say, and for nothing else."""

from datetime import date
from pathlib import Path

import pytest
from story.desk import Desk, at, reading

MONDAY = at("2026-10-05 09:12")
IDS = ("consonanza", "werkpro", "leermakers", "work2work", "loket3")
QUESTIONS = {
    "wat": ("precies wat er is gebeurd", "Wat is er gebeurd?", "Wat is er precies gebeurd?"),
    "waar": ("Waar is dit gebeurd?", "nog niet waar dit is gebeurd"),
    "wanneer": ("nog niet op welke dag dit is gebeurd",),
    "waarom": ("Wat vindt u daar niet goed aan?", "Wat vind je daar niet goed aan?"),
    "wie": ("Over welke medewerker gaat het?",),
}
KNOWN = {"event_dates": (date(2026, 9, 29),), "place": "Emmen", "summary": ("Hij kwam niet opdagen.",)}


def asked(desk: Desk) -> set[str]:
    text = desk.text(desk.letters("ontvangstbevestiging")[0])
    return {word for word, ways in QUESTIONS.items() if any(way in text for way in ways)}


@pytest.mark.parametrize("name", IDS)
def test_a_mail_that_says_nothing_is_asked_for_all_the_regulation_wants(tmp_path: Path, name: str) -> None:
    desk = Desk(tmp_path, name)
    desk.mail(MONDAY, reading(summary=("Ik wil een klacht indienen over mijn coach.",)))
    assert asked(desk) == set(desk.bureau.regulation.facts_asked)


@pytest.mark.parametrize("name", IDS)
def test_a_mail_that_says_all_is_asked_for_nothing(tmp_path: Path, name: str) -> None:
    desk = Desk(tmp_path, name)
    desk.mail(MONDAY, reading(**KNOWN, employees=(desk.bureau.roster[-1].name,)))
    assert asked(desk) == set()


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize("missing", ["event_dates", "place", "summary"])
def test_only_what_is_missing_is_asked(tmp_path: Path, name: str, missing: str) -> None:
    desk = Desk(tmp_path, name)
    desk.mail(MONDAY, reading(**{**KNOWN, missing: None if missing == "place" else ()}, employees=(desk.bureau.roster[-1].name,)))
    word = {"event_dates": {"wanneer"}, "place": {"waar"}, "summary": {"wat", "waarom"}}[missing]
    assert asked(desk) == word & set(desk.bureau.regulation.facts_asked)


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("Hierbij dien ik een klacht in.", False),
        ("I want to file a complaint.", False),
        ("Ik heb een klacht over mevrouw Oosterhof.", False),
        ("Ik heb een klacht omdat mevrouw Oosterhof niet kwam.", True),
        ("Hij kwam niet.", True),
        ("Mijn klacht: niemand belt terug.", True),
    ],
)
def test_saying_that_there_is_a_complaint_does_not_tell_what_happened(tmp_path: Path, sentence: str, tells: bool) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY, reading(**{**KNOWN, "summary": (sentence,)}))
    assert ("wat" not in asked(desk)) is tells
