"""Answers as colleagues send them, from whole mails to actions: one half was worked on, the other is kept apart and only counted.

`learned` to `learned10` and `heldback` are everyday answers, `learned11` to `learned18` and `heldback2` are in words as wide as
life, half of them (of `heldback2` a third) near twins that must not be carried out. From `learned19` on, and in `heldback3`, they
are in ordinary words again, a third or more of them not to be carried out; from `learned25` on with more told beside what is
to be done, and twice (`learned31`, `learned32`) with little to be done. `heldback4` is in plain words, `heldback5` from phones
with something told beside it. `learned57` to `learned60`, `heldback6` and `heldback7` are pairs of near twins, one of which must
not be carried out; `learned61` is what an adversary got carried out before. `heldback8` is everyday mail again.
`learned62` and `learned63` are of many voices, `learned64` to `learned70` of seven writers (everyday, twenty colleagues, formal,
managers, phones, stories, plain) of whom `heldback9` holds the rest; `learned71` is what a second adversary got carried out, and
what he meant to be.
`learned72` to `learned84` are of eight writers, of three who wrote each thing in many ways, and of a third adversary;
`heldback10` holds a quarter of these. `heldback11` is of five writers of whom nothing was learned: from phones, formal and
Flemish, of days and several orders, of content, and near twins. `heldback12` and `heldback13` are of two more, in everyday words.
`own` and `own_heldback` were written to be misunderstood, and their `expect` may name an action of ours that READING's table has
no word for (`approve`).
`python tests/edge/test_answers_measured.py` prints the figures of all.
"""

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.domain.bureau import Bureau
from bot.domain.regulation import load_all
from bot.interpreted import interpreted
from bot.offices import default_bureau
from bot.roster import read_roster
from classifiers.answers.judges import likelihood

ROOT = Path(__file__).parents[2]
LEARNED, HELD_BACK = ROOT / "classifiers" / "data" / "answers", ROOT / "tests" / "data" / "answers"
NOTHING_DONE = {"unclear", "add_note", "refuse_not_allowed", "none_auto_reply"}
EXACT = ("handler", "gegrond", "label", "when", "until")
MARK = "understood as "
Said = tuple[str, dict[str, str]]


@cache
def bureau(organisation: str) -> Bureau:
    return default_bureau(load_all()[organisation], read_roster(ROOT / "classifiers/data/roster" / f"{organisation}.csv"))


def rows(half: str) -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for line in ((HELD_BACK if "heldback" in half else LEARNED) / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def outcome(row: dict[str, Any]) -> str:
    """right, asked again, filed, or wrong: something was done that was not meant, or with another argument."""
    expected, found = row["expect"], interpreted(row, bureau(row["organisation"]), likelihood)
    meant: list[Said] = [(each["action"], each["arguments"]) for each in (expected, *expected["also"])]
    named = _by_our_name(found) if row["id"].startswith("own") else found["action"]
    said: list[Said] = [(named, found["arguments"])]
    said += [(each["action"], each["arguments"]) for each in found["also"]]
    done = [each for each in said if each[0] not in NOTHING_DONE]
    if not done:
        if {action for action, _ in meant} == {action for action, _ in said}:
            return "right"
        return "asked again" if found["action"] == "unclear" else "filed" if found["action"] == "add_note" else "refused"
    if any(not any(_agrees(each, one) for one in meant) for each in done):
        return "wrong"
    wanted = [each for each in meant if each[0] not in NOTHING_DONE]
    return "right" if len(done) == len(wanted) else "part missed"


def _by_our_name(found: dict[str, Any]) -> str:
    """The first action as our code calls it: READING's table has one word, add_note, for many of ours."""
    return next(reason.removeprefix(MARK) for reason in found["reasons"] if reason.startswith(MARK))


def _agrees(said: Said, meant: Said) -> bool:
    if said[0] != meant[0]:
        return False
    if said[0] == "record_satisfaction" and "text" in meant[1] and said[1].get("text") != meant[1]["text"]:
        return False
    same = all(said[1].get(name) == meant[1].get(name) for name in EXACT if name in said[1] or name in meant[1])
    return same and all(
        _plain(meant[1][name]) in _plain(said[1].get(name, "")) for name in ("reason", "text") if name in meant[1]
    )


def _plain(words: str) -> str:
    return re.sub(r"\W+", " ", words.lower()).strip()


def counted(half: str) -> Counter[str]:
    return Counter(outcome(row) for row in rows(half))


@pytest.mark.parametrize(
    ("half", "right", "wrong"),
    [
        ("learned", 0.93, 0),
        ("learned2", 0.94, 0),
        ("learned4", 0.845, 0),
        ("learned3", 0.945, 0),
        ("learned5", 0.94, 0),
        ("learned6", 0.965, 0),
        ("learned7", 0.83, 0),
        ("learned8", 0.91, 0),
        ("learned9", 0.84, 0),
        ("learned10", 0.95, 0),
        ("learned11", 0.83, 1),
        ("learned12", 0.81, 0),
        ("learned13", 0.73, 0),
        ("learned14", 0.78, 1),
        ("learned15", 0.84, 1),
        ("learned16", 0.86, 1),
        ("learned17", 0.9, 0),
        ("learned18", 0.94, 0),
        ("learned19", 0.97, 0),
        ("learned20", 0.96, 0),
        ("learned21", 0.87, 0),
        ("learned22", 0.98, 0),
        ("heldback", 0.87, 0),
        ("heldback2", 0.5, 2),
        ("heldback3", 0.75, 8),  # five of these are a reason, copied in other words
        ("heldback4", 0.89, 2),
        ("heldback5", 0.7, 1),
        ("learned23", 0.78, 3),  # of these too but one
        ("learned24", 0.72, 1),
        ("learned25", 0.8, 2),
        ("learned26", 0.65, 5),  # three of these are why more time is needed: not the sentence that was meant
        ("learned27", 0.68, 1),
        ("learned28", 0.82, 1),
        ("learned29", 0.77, 5),
        ("learned30", 0.76, 3),
        ("learned31", 0.86, 0),
        ("learned32", 0.84, 0),
        ("learned33", 0.79, 5),
        ("learned34", 0.74, 1),
        ("learned35", 0.74, 1),
        ("learned36", 0.71, 2),
        ("learned37", 0.69, 2),
        ("learned38", 0.91, 0),
        ("learned39", 0.92, 0),
        ("learned40", 0.78, 2),
        ("learned41", 0.79, 1),
        ("learned42", 0.7, 1),
        ("learned43", 0.74, 2),
        ("learned44", 0.81, 0),
        ("learned45", 0.79, 1),
        ("learned46", 0.72, 4),
        ("learned55", 0.86, 3),
        ("learned56", 0.76, 4),
        ("learned57", 0.76, 2),
        ("learned58", 0.79, 3),
        ("learned59", 0.77, 6),
        ("learned60", 0.77, 9),  # of these half are a measure whose words were copied otherwise
        ("learned61", 0.86, 12),
        ("learned62", 0.79, 2),
        ("learned63", 0.6, 1),
        ("learned64", 0.83, 0),
        ("learned65", 0.7, 1),
        ("learned66", 0.6, 2),
        ("learned67", 0.76, 2),
        ("learned68", 0.69, 1),
        ("learned69", 0.59, 0),
        ("learned70", 0.8, 1),
        ("learned71", 0.68, 38),
        ("learned72", 0.77, 1),
        ("learned73", 0.75, 1),
        ("learned74", 0.71, 2),
        ("learned75", 0.78, 2),
        ("learned76", 0.62, 3),
        ("learned77", 0.28, 2),  # how content somebody is, told in sayings
        ("learned78", 0.73, 5),
        ("learned79", 0.71, 4),
        ("learned81", 0.48, 5),
        ("learned82", 0.61, 1),
        ("learned83", 0.63, 14),  # half of these are a day of a measure, copied or not
        ("learned84", 0.71, 6),
        ("heldback6", 0.7, 5),
        ("heldback7", 0.75, 4),
        ("heldback8", 0.75, 1),
        ("heldback9", 0.67, 6),
        ("heldback10", 0.62, 20),
        ("heldback11", 0.58, 14),
        ("heldback12", 0.68, 1),
        ("heldback13", 0.75, 2),
        ("own", 0.94, 0),
        ("own_heldback", 0.78, 4),
    ],
)
def test_answers_do_what_was_meant_or_nothing(half: str, right: float, wrong: int) -> None:
    found = counted(half)
    assert found["wrong"] <= wrong, found
    assert found["right"] >= right * found.total(), found


def test_an_automatic_mail_is_no_answer() -> None:
    automatic = [row for half in ("learned", "heldback") for row in rows(half) if row["expect"]["action"] == "none_auto_reply"]
    assert len(automatic) > 10
    assert {outcome(row) for row in automatic} == {"right"}


if __name__ == "__main__":
    for name in (
        *(path.stem for path in sorted(LEARNED.glob("*.jsonl"))),
        *(path.stem for path in sorted(HELD_BACK.glob("*.jsonl"))),
    ):
        figures = counted(name)
        print(name, figures.total(), "answers:", ", ".join(f"{what} {count}" for what, count in figures.most_common()))
