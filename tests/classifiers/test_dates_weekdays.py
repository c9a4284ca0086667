"""Whether a bare weekday lies behind or ahead, where no word beside it settles that."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from classifiers import examples as written
from classifiers.dates import find_dates, pieces_of
from classifiers.dates.ahead import WEIGHTS, bare_weekdays, judge
from classifiers.dates.lessons import main, of_mails
from classifiers.dates.tokens import tokens

FRIDAY = datetime(2026, 11, 20, 11, 0, tzinfo=UTC)
TOLD = (
    ("Hallo Bram, ik moet de afspraak van dinsdag verzetten. Kan donderdag ook?", ["2026-11-24", "2026-11-26"]),
    ("Mijn man tilde dozen en hij heeft een kapotte rug. Dinsdag hij ligt in bed, baas is boos.", ["2026-11-17"]),
    ("Ich bin bis Mittwoch krank, bitte Herrn Wijnen Bescheid geben.", ["2026-11-25"]),
    ("De oven stond open op 12 november. Corinne vroeg mij vrijdag wat ik zag.", ["2026-11-12", "2026-11-13"]),
    ("can we talk on Tuesday? this week I worked ten hours", ["2026-11-24"]),
)


@pytest.mark.parametrize(("text", "days"), TOLD)
def test_a_weekday_is_put_where_all_around_it_speaks_of(text: str, days: list[str]) -> None:
    assert [item.value for item in find_dates(text, FRIDAY) if isinstance(item.value, str)] == days


def test_weekdays_of_a_list_lie_on_one_side() -> None:
    t = tokens("Ik bel Jansen maandag, dinsdag en woensdag.", FRIDAY.date(), 12)
    assert [bare.places for bare in bare_weekdays(t, pieces_of(t))] == [(0, 1, 2)]


def test_the_weights_are_those_of_the_texts_that_are_there(tmp_path: Path) -> None:
    main(out=tmp_path / "weekdays.json")
    assert (tmp_path / "weekdays.json").read_bytes() == WEIGHTS.read_bytes()
    assert (tmp_path / "meta.json").read_bytes() == (WEIGHTS.parent / "meta.json").read_bytes()


def test_what_was_learned_puts_the_weekdays_of_mails_right_that_are_kept_apart() -> None:
    known = of_mails(written.examples(written.DATA / "heldback"))
    assert len(known) >= 40
    assert sum(judge().is_ahead(each.row) == each.ahead for each in known) / len(known) >= 0.92
