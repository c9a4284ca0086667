"""An adversary with every report of a year for outsiders: no count under five, not nil, can be computed of any group."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from bot.domain.reporting.disclosure import FEW, is_few, release, told_apart
from bot.domain.reporting.register import Row
from bot.domain.reporting.view import IN_TIME, MEASURES, NATURE, OUTCOME, SATISFIED, Kind

PRINCIPALS = ("UWV", "gemeente", "werkgever", "verzekeraar", "")
DIVIDED = (NATURE, MEASURES, OUTCOME, SATISFIED, IN_TIME)


def year_of(seed: int, count: int) -> list[Row]:
    dice = random.Random(seed)
    weights = [dice.random() ** 2 + 0.01 for _ in PRINCIPALS]
    natures = [dice.random() ** 3 + 0.01 for _ in range(6)]
    rows = []
    for number in range(count):
        rows.append(
            Row(
                number=f"2026-{number:03d}",
                received=date(2026, 1, 1) + timedelta(days=dice.randrange(365)),
                nature=dice.choices(("gedrag", "traagheid", "privacy", "afspraken", "informatie", "overig"), natures)[0],
                principal=dice.choices(PRINCIPALS, weights)[0],
                result="afgehandeld",
                verdict=dice.choice(("gegrond", "deels", "ongegrond", "")),
                measures=dice.random() < 0.4,
                handled_in=dice.randrange(60),
                in_time=dice.random() < 0.7,
                satisfaction=dice.choice(("tevreden", "deels", "niet", "")),
            )
        )
    return rows


def published(rows: list[Row], kind: Kind) -> Iterator[tuple[frozenset[tuple[str, str]], int]]:
    """What stands in the reports: a set of cells (principal, code) and how many complaints are in it."""
    codes = (*kind.labels, "")
    told = release(rows)
    for who in ("", *PRINCIPALS[:-1]):
        mine = told.of(who)
        if mine is None:
            continue
        whose = PRINCIPALS if not who else (who,)
        yield frozenset(itertools.product(whose, codes)), len(mine)
        split = told.split(kind.of, who)
        shown = [code for code in split if code]
        for code, count in split.items():
            inside = [code] if code else [each for each in codes if each not in shown]
            yield frozenset(itertools.product(whose, inside)), count


def computed(rows: list[Row], kind: Kind, figures: list[tuple[frozenset[tuple[str, str]], int]]) -> list[tuple[object, ...]]:
    """Every group (some principals, some codes) of a few whose count follows from the figures together."""
    codes = (*kind.labels, "")
    cells = list(itertools.product(PRINCIPALS, codes))
    if not figures:
        return []
    equations = np.array([[cell in group for cell in cells] for group, _ in figures], dtype=float)
    truth = Counter((row.principal, kind.of(row)) for row in rows)
    known = np.linalg.pinv(equations) @ equations  # projects on what the figures say together
    found: list[tuple[object, ...]] = []
    for who, what in itertools.product(powerset(PRINCIPALS), powerset(codes)):
        group = np.array([cell[0] in who and cell[1] in what for cell in cells], dtype=float)
        size = sum(truth[cell] for cell in itertools.product(who, what))
        if is_few(size) and np.allclose(group @ known, group, atol=1e-8):
            found.append((kind.title, who, what, size))
    return found


@pytest.mark.parametrize("count", [3, 8, 14, 25, 60, 150])
@pytest.mark.parametrize("seed", range(6))
def test_no_group_of_a_few_can_be_computed_from_all_reports_together(seed: int, count: int) -> None:
    rows = year_of(seed, count)
    for kind in DIVIDED:
        assert computed(rows, kind, list(published(rows, kind))) == []


def test_the_adversary_finds_a_few_where_only_small_figures_are_left_out() -> None:
    """So that the test above means something: leaving out what is below five is not enough."""
    rows = year_of(3, 60)
    naive = []
    for who in (PRINCIPALS, *((each,) for each in PRINCIPALS)):
        for codes in ((*NATURE.labels, ""), *((code,) for code in (*NATURE.labels, ""))):
            size = sum(row.principal in who and NATURE.of(row) in codes for row in rows)
            if size >= FEW:
                naive.append((frozenset(itertools.product(who, codes)), size))
    assert computed(rows, NATURE, naive) != []


def test_with_enough_complaints_a_principal_is_told_what_they_were_about() -> None:
    rows = [replace(row, principal="UWV" if number % 2 else "gemeente") for number, row in enumerate(year_of(5, 200))]
    split = release(rows).split(NATURE.of, "UWV")
    assert len(split) > 2
    for code, count in split.items():
        assert not code or count == sum(row.principal == "UWV" and row.nature == code for row in rows)
    assert sum(split.values()) == 100


@pytest.mark.parametrize("seed", range(40))
def test_no_two_or_three_figures_leave_a_few_when_they_are_subtracted(seed: int) -> None:
    rows = year_of(seed, 45)
    for kind in DIVIDED:
        figures = list(dict.fromkeys(published(rows, kind)))
        for (group, count), (other, fewer) in itertools.permutations(figures, 2):
            assert not is_few(count)
            if other < group:
                assert not is_few(count - fewer)
                for third, fewest in figures:
                    if third < group and not third & other:
                        assert not is_few(count - fewer - fewest)


def powerset(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return itertools.chain.from_iterable(itertools.combinations(words, size) for size in range(1, len(words) + 1))


def test_who_knows_the_rule_cannot_tell_which_group_of_the_rest_is_small() -> None:
    """The rest always holds a group without a limit, so 4 and 4 look like 0 and 8."""
    shown = told_apart({"gedrag": 12, "privacy": 4, "traagheid": 4, "": 0})
    assert shown == told_apart({"gedrag": 12, "privacy": 0, "traagheid": 0, "": 8}) == ("gedrag",)


def test_a_rest_that_is_too_small_takes_in_the_smallest_group() -> None:
    assert told_apart({"gedrag": 12, "privacy": 6, "": 2}) == ("gedrag",)
    assert told_apart({"gedrag": 12, "privacy": 6, "": 0}) == ("gedrag", "privacy")


def test_a_principal_beside_whom_few_would_be_left_is_not_told_apart() -> None:
    rows = [replace(row, principal="UWV" if number < 20 else "gemeente") for number, row in enumerate(year_of(1, 23))]
    told = release(rows)
    assert told.principals == ()
    assert told.of("UWV") is None
    assert len(told.of("") or ()) == 23


def test_few_complaints_in_all_are_not_told_and_none_are() -> None:
    assert release(year_of(2, FEW - 1)).of("") is None
    assert release([]).of("") == ()
    assert release(year_of(2, FEW)).of("") is not None
