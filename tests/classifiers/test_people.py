"""Whom a mail names and whom it is about, with invented rosters of 5 to 60 people.

`people/named.txt`, `people/lookalikes.txt` and `people/about.txt` hold a mail a line, " // " for a new line, and behind "=>" the
first names expected: "-" for nobody, "? A|B" for two who both fit, "! A" for nobody but A, who need not be named, "A / B" for
about A and only naming B. What is marked "~" is known to be read wrong.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest

from bot.domain.reading import Person
from classifiers.people import People, PeopleJudge, known
from classifiers.pipeline import load, prepare
from classifiers.sentences import form
from classifiers.staff import find
from classifiers.staff.names import plain
from classifiers.told import told

TABLES = Path(__file__).parent / "people"
NLP = load()
JUDGE = cast(PeopleJudge, NLP.get_pipe("people"))


def _lines(file: str) -> Iterator[tuple[str, str]]:
    house = ""
    for line in (TABLES / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            house = line[1:-1]
        else:
            yield house, line


def _rosters() -> dict[str, tuple[Person, ...]]:
    found: dict[str, tuple[Person, ...]] = {}
    for house, line in _lines("rosters.txt"):
        name, role, *aliases = (part.strip() for part in line.split(","))
        first, *rest = plain(name).split()
        email = f"{first[0]}.{''.join(rest)}@{house.lower()}.example".replace("'", "")
        found[house] = (*found.get(house, ()), Person(name, email, (role,), tuple(aliases)))
    return found


ROSTERS = _rosters()


def _people(house: str, written: str) -> set[str]:
    keys = [key.strip() for key in re.split(r"[,|]", written) if key.strip() not in ("", "-")]
    names = [person.name for person in ROSTERS[house]]
    return {next((n for n in names if n.split()[0] == key), None) or next(n for n in names if n.startswith(key)) for key in keys}


def _rows(file: str) -> list[object]:
    rows = []
    for house, line in _lines(file):
        text, _, expected = line.removeprefix("~ ").rpartition("=>")
        text = re.sub(r" *// *", "\n", re.sub(r" *// // *", "\n\n", text.strip()))
        marks = [pytest.mark.xfail(strict=True)] if line.startswith("~") else []
        rows.append(pytest.param(house, text, expected.strip(), marks=marks, id=f"{house}-{line[:60]}"))
    return rows


@pytest.mark.parametrize(("house", "text", "expected"), _rows("named.txt"))
def test_a_text_names_whom_a_colleague_would_recognise(house: str, text: str, expected: str) -> None:
    found = find(text, ROSTERS[house])
    unsure, sure = ("", expected) if not expected.startswith("?") else (expected[1:], "")
    assert {name for mention in found.mentions for name in mention.people} == _people(house, sure)
    assert set(found.ambiguous) == _people(house, unsure)


@pytest.mark.parametrize(("house", "text", "expected"), _rows("lookalikes.txt"))
def test_where_names_are_alike_nobody_is_taken_for_another(house: str, text: str, expected: str) -> None:
    found = find(text, ROSTERS[house])
    sure = {name for mention in found.mentions for name in mention.people}
    if expected.startswith("!"):
        assert sure <= _people(house, expected[1:])
    elif expected.startswith("?"):
        assert not sure
        assert set(found.ambiguous) == _people(house, expected[1:])
    else:
        assert sure == _people(house, expected)


@pytest.mark.parametrize(("house", "mail", "expected"), _rows("about.txt"))
def test_a_mail_is_about_whom_it_complains_of_or_praises(house: str, mail: str, expected: str) -> None:
    kind, _, text = mail.partition(": ")
    about, _, mentioned = expected.partition("/")
    doc = prepare(NLP, text, received=datetime(2026, 3, 3, tzinfo=UTC), roster=ROSTERS[house])
    for name in ("mail_sentences", "sentence_textcat", "dates", "staff", "second"):
        doc = NLP.get_pipe(name)(doc)
    found, second = doc._.staff, doc._.second.people
    people = JUDGE.decided(kind, known(text, found.mentions, form(doc), told(doc), unsure=bool(found.ambiguous), second=second))
    assert set(people.about) == _people(house, about)
    assert set(people.mentioned) == _people(house, mentioned)


HOSTILE = ["Vera " * 4000, "mw. " * 5000, "A. " * 6500, "van der " * 2500, "a@" * 10000, "klacht" + " " * 20000, '"Vera" ' * 2800]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:8] for text in HOSTILE])
def test_a_hostile_text_is_read_in_time(text: str) -> None:
    started = time.perf_counter()
    JUDGE.sort("klacht", text, find(text, ROSTERS["BRUG"], text[:300]).mentions, ())
    assert time.perf_counter() - started < 3


def test_a_mail_without_names_is_about_nobody() -> None:
    assert JUDGE.sort("klacht", "Het was koud.", (), ()) == People()


def test_who_is_complained_of_is_found_behind_a_dozen_who_are_thanked() -> None:
    house = "NOORD"
    others = [person.name for person in ROSTERS[house] if person.name not in ("Rob de Jong", "Ria de Jong")][:9]
    thanked = " ".join(f"{name} heeft mij keurig geholpen, dank daarvoor." for name in others)
    text = f"Ik heb een klacht over Rob de Jong. Rob de Jong heeft mij uitgescholden en weggestuurd. {thanked}"
    assert JUDGE.sort("klacht", text, find(text, ROSTERS[house]).mentions, ()).about == ("Rob de Jong",)


def test_a_likely_complaint_keeps_whom_it_accuses_when_it_may_be_other_mail() -> None:
    text = "Rob de Jong heeft mij uitgescholden."
    seen = known(text, find(text, ROSTERS["NOORD"]).mentions, (), ())
    assert JUDGE.judged({"klacht": 0.45, "overig": 0.4, "vraag": 0.15}, seen).about == ("Rob de Jong",)
    assert JUDGE.judged({"overig": 0.9, "klacht": 0.1}, seen).about == ()


def test_weights_of_another_version_are_refused(tmp_path: Path) -> None:
    (tmp_path / "people").write_text('{"alone": {}, "among": {}}', encoding="utf-8")
    with pytest.raises(LookupError):
        PeopleJudge().from_disk(tmp_path / "people")
