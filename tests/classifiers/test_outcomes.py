"""The figures of sorting, against a set small enough to count by hand."""

from __future__ import annotations

import pytest

from bot.domain.reading import KINDS
from classifiers.outcomes import MISSED, WRONG, Outcome, Unseen, advised, figures, worse


def scores(kind: str, score: float, second: str = "overig") -> dict[str, float]:
    return {each: score if each == kind else 1 - score if each == second else 0.0 for each in KINDS}


SORTED = (
    Outcome("1", "klacht", scores("klacht", 0.95), "act"),
    Outcome("2", "klacht", scores("klacht", 0.45), "ask"),  # read as overig
    Outcome("3", "klacht", scores("klacht", 0.02), "leave"),  # missed
    Outcome("4", "klacht", scores("intrekking", 0.85, "klacht"), "act"),  # missed too: a withdrawal is confirmed
    Outcome("5", "vraag", scores("klacht", 0.91), "act"),  # confirmed in error
    Outcome("6", "vraag", scores("vraag", 0.99), "act"),
    Outcome("7", "overig", scores("overig", 0.97, "klacht"), "leave"),
    Outcome("8", "overig", scores("overig", 0.75, "klacht"), "ask"),
)


def test_figures_are_those_counted_by_hand() -> None:
    found = figures(SORTED)
    assert (found.mails, found.confirmations) == (8, 2)
    assert found.kind_right == 4 / 8
    assert (found.complaints_acted_on, found.complaints_asked_about, found.complaints_caught) == (1 / 4, 1 / 4, 2 / 4)
    assert found.wrong_confirmations == 1 / 2
    assert found.asked_about == 2 / 8
    complaint, question, other = (found.kinds[kind] for kind in ("klacht", "vraag", "overig"))
    assert (complaint.mails, complaint.read_so, complaint.precision, complaint.recall) == (4, 2, 1 / 2, 1 / 4)
    assert (question.precision, question.recall) == (1.0, 1 / 2)
    assert (other.precision, other.recall) == (2 / 4, 1.0)
    assert found.kinds["suggestie"].precision is None
    assert found.confusion["klacht"] == {
        "klacht": 1, "suggestie": 0, "vraag": 0, "intrekking": 1, "compliment": 0, "overig": 2,
    }  # fmt: skip
    assert sum(sum(row.values()) for row in found.confusion.values()) == 8


def test_calibration_compares_the_score_of_each_tenth_with_the_share_of_complaints() -> None:
    found = figures(SORTED)
    lowest, second, highest = found.calibration[0], found.calibration[1], found.calibration[9]
    assert len(found.calibration) == 10
    assert sum(tenth.mails for tenth in found.calibration) == 8
    assert (lowest.mails, lowest.complaints) == (3, 1 / 3)  # 0.02, 0.0, 0.03
    assert lowest.mean_score == pytest.approx(0.05 / 3)
    assert (second.mails, second.complaints) == (1, 1.0)
    assert (highest.mails, highest.complaints) == (2, 1 / 2)
    assert highest.mean_score == pytest.approx(0.93)
    assert found.calibration_error == pytest.approx((0.95 + 0.85 + 0.25 + 0.55 + 0.86) / 8)


def test_nothing_to_measure_on_has_no_figures() -> None:
    found = figures(())
    assert (found.kind_right, found.calibration_error, found.wrong_confirmations) == (None, None, None)


RIGHT = Outcome("1", "klacht", scores("klacht", 0.95), "act")
ASKED = Outcome("1", "klacht", scores("klacht", 0.95), "ask")
MISSED_ONE = Outcome("1", "klacht", scores("klacht", 0.95), "leave")
OTHER_MISSED = Outcome("2", "klacht", scores("klacht", 0.95), "leave")
OTHER = Outcome("2", "klacht", scores("klacht", 0.95), "act")
ERROR = Outcome("3", "overig", scores("klacht", 0.95), "act")
NO_ERROR = Outcome("3", "overig", scores("klacht", 0.95), "ask")
WRONG_KIND = Outcome("1", "klacht", scores("overig", 0.6, "klacht"), "ask")


@pytest.mark.parametrize(
    ("new", "present", "told"),
    [
        ((RIGHT,), (RIGHT,), []),
        ((ASKED,), (RIGHT,), []),
        ((RIGHT,), (MISSED_ONE,), []),
        ((WRONG_KIND,), (RIGHT,), ["the kind is right of 0 mails instead of 1"]),
        ((MISSED_ONE,), (ASKED,), ["it misses 1 complaint that the present model catches"]),
        # as many missed, but another one
        ((MISSED_ONE, OTHER), (RIGHT, OTHER_MISSED), ["it misses 1 complaint that the present model catches"]),
        ((ERROR,), (NO_ERROR,), ["1 mails that are no complaint get a confirmation instead of 0"]),
        ((ERROR,), (ERROR,), []),
    ],
)
def test_what_makes_a_model_worse(new: tuple[Outcome, ...], present: tuple[Outcome, ...], told: list[str]) -> None:
    assert worse(new, present) == told


def test_advised_thresholds_ask_least_within_both_bounds() -> None:
    sure = [Unseen(f"k{n}", "klacht", scores("klacht", 0.97), False) for n in range(60)]
    doubtful = [Unseen("d", "klacht", scores("overig", 0.78, "klacht"), False)]
    tempting = [Unseen(f"t{n}", "overig", scores("klacht", 0.7), False) for n in range(5)]
    calm = [Unseen(f"o{n}", "overig", scores("overig", 0.95, "klacht"), False) for n in range(60)]
    found = advised([*sure, *doubtful, *tempting, *calm])
    assert found is not None
    assert 0.7 < found.act_from <= 0.97  # above what tempts, below what is sure
    assert 0.05 < found.ask_from <= 0.22  # the doubtful complaint is asked about, the calm are not
    assert (found.missed, found.wrong_confirmations) == (0, 0)
    assert found.asked_about == pytest.approx(6 / 126)
    assert found.missed < MISSED
    assert found.wrong_confirmations < WRONG


def test_no_thresholds_are_advised_where_none_are_good_enough() -> None:
    hidden = [Unseen("h", "klacht", scores("overig", 1.0), False)]
    assert advised(hidden) is None
