"""Whether a complainant took it up with the employee himself, by what he tells of having talked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from classifiers import examples, staff
from classifiers.pipeline import MODEL, blank, prepare
from classifiers.raised import RaisedJudge, Row, rows

RECEIVED = datetime(2026, 10, 14, 9, 12, tzinfo=UTC)
ROSTER = examples.roster("consonanza")
NLP = blank()
JUDGE = RaisedJudge().from_disk(MODEL / "facts")
OOSTERHOF = frozenset({"Karin Oosterhof"})


def shown(text: str, about: frozenset[str] = OOSTERHOF) -> list[Row]:
    doc = NLP.get_pipe("mail_sentences")(prepare(NLP, text, received=RECEIVED, roster=ROSTER))
    return rows(doc.text, doc._.sentences, staff.find(doc.text, ROSTER, "").mentions, about)


@pytest.mark.parametrize(
    "text",
    [
        "Mevrouw Oosterhof lachte mij uit. Op 2 oktober heb ik haar daar zelf over gebeld. Zij vond dat ik niet moest zeuren.",
        "Karin Oosterhof noemde mij lui. Toen ik daar iets van zei, antwoordde ze dat ik me aanstelde.",
        "Karin Oosterhof kwam te laat. Ik heb haar hierop aangesproken, maar zij haalde haar schouders op.",
        "Ik heb er met Karin Oosterhof over gesproken en zij zei dat het aan mij lag.",
        "Cliënte heeft mevrouw Oosterhof hier op 16 februari op aangesproken; die weigerde het verslag te wijzigen.",
    ],
)
def test_who_tells_of_a_talk_with_the_employee_has_taken_it_up(text: str) -> None:
    assert JUDGE(shown(text)) is True


@pytest.mark.parametrize(
    "text",
    [
        "Karin Oosterhof noemde mij lui. Ik durf dit niet zelf tegen haar te zeggen.",
        "Karin Oosterhof snauwde mij af. Ik was zo overdonderd dat ik er niets van heb gezegd.",
        "Het rapport van Karin Oosterhof klopt niet. Ik heb haar er nog niet over kunnen spreken, want ze is met vakantie.",
        "Karin Oosterhof lachte mij uit. Ik heb het niet met haar besproken, dat kan ik niet opbrengen.",
    ],
)
def test_who_did_not_dare_or_did_not_reach_him_has_not(text: str) -> None:
    assert JUDGE(shown(text)) is False


@pytest.mark.parametrize(
    "text",
    [
        "Karin Oosterhof was er niet. De deur was op slot en ik heb een half uur gewacht.",
        "Karin Oosterhof was er niet. Ik heb met Fatma van de receptie gebeld, die wist van niets.",
        "Karin Oosterhof belde mij om te zeggen dat ik per maandag moest beginnen.",
        "",
    ],
)
def test_who_tells_of_others_or_of_nothing_has_not_said_it(text: str) -> None:
    assert JUDGE(shown(text)) is None


def test_the_one_complained_of_is_told_from_a_colleague() -> None:
    (row,) = shown("Ik heb Karin Oosterhof daarover gebeld.")
    (other,) = shown("Ik heb Karin Oosterhof daarover gebeld.", frozenset({"Fatma Yıldız"}))
    assert {"called him", "his name"} <= set(row)
    assert "another name" in other
    assert "called him" not in other


def test_who_is_written_to_is_he_whom_you_means() -> None:
    (row,) = shown("Geachte mevrouw Oosterhof,\n\nIk heb u hierover op 30 maart per telefoon gesproken.\n\nMet groet,\nJ. Bos")
    (other,) = shown("Geachte directie,\n\nIk heb u hierover op 30 maart per telefoon gesproken.\n\nMet groet,\nJ. Bos")
    assert {"i said it to him", "spoken to"} <= set(row)
    assert "i said it to him" not in other


def test_which_sentence_says_it_is_found_out_in_learning() -> None:
    said, silent, other = {"constant": 1.0, "told": 1.0}, {"constant": 1.0, "silent": 1.0}, {"constant": 1.0, "weather": 1.0}
    mails: list[list[Row]] = [[other, said], [other], [silent, other], [other, other]] * 40
    judge = RaisedJudge()
    judge.learn(mails, [True, None, False, None] * 40)
    assert [judge(mail) for mail in mails[:4]] == [True, None, False, None]


def test_what_was_learned_is_kept(tmp_path: Path) -> None:
    JUDGE.to_disk(tmp_path / "facts")
    again = RaisedJudge().from_disk(tmp_path / "facts")
    assert (again.did.weights, again.did_not.weights) == (JUDGE.did.weights, JUDGE.did_not.weights)
