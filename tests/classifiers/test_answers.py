"""The packaged judges of answers: learned from the answers beside them, and what they learned can be read."""

import json
import shutil
from pathlib import Path

import pytest
from domain.test_answer_desk import HARMLESS
from domain.test_answer_residue import near
from domain.test_answer_sure import asked

from bot.answer_lessons import Lesson, Want, apart, apart_intents, wants
from bot.answer_rows import rows
from bot.domain.answers.commands import Command
from bot.domain.answers.interpret import interpret
from bot.domain.reading import INTENTS, Wording
from bot.meaning_lessons import is_meant
from classifiers.answers.actions import ActionJudge
from classifiers.answers.actions import features as acting
from classifiers.answers.intents import IntentJudge
from classifiers.answers.judges import (
    MODEL,
    OF_ACTION,
    OF_INTENT,
    OF_MEANING,
    likelihood,
    of_action,
    of_intent,
    of_meaning,
    write,
)
from classifiers.answers.meaning import AnswerJudge, features
from classifiers.examples import DATA, fingerprint

OB = "opdracht-behandelaar"


def believed(kind: str, text: str) -> Command:
    """What is done with this answer of the desk, with the packaged judges."""
    return interpret(asked(kind, text), likelihood)


def wording(*words: str, letter: str = "verzoek-reactie", action: str = "record_reaction") -> Wording:
    return Wording(letter, (action,), (words,))


def test_the_judge_learned_from_the_answers_beside_it() -> None:
    told = json.loads((MODEL / "meta.json").read_text(encoding="utf-8"))
    again = "run: klachtenbot train --answers classifiers/data/answers --out classifiers/answers/model"
    assert told["data_sha256"] == fingerprint(DATA / "answers"), again


def test_a_reaction_is_told_from_its_announcement() -> None:
    assert likelihood(wording("ik", "was", "die", "dag", "op", "tijd", "en", "heb", "hem", "binnengelaten")) > 0.7
    assert likelihood(wording("ik", "schrijf", "morgen", "mijn", "reactie", "moet", "het", "nog", "even", "nakijken")) < 0.3


def test_what_is_apart_is_counted_for_every_lesson() -> None:
    told = [Lesson(f"w{number % 5}", wording("ja" if number % 2 else "morgen"), bool(number % 2)) for number in range(60)]
    counts = apart(told)
    assert counts.total() == 60
    assert counts["record_reaction, meant: kept"] == 30
    assert counts["record_reaction, not meant: asked about"] == 30


def test_features_have_names_that_a_person_can_read() -> None:
    found = features(Wording("verzoek-verslag", ("record_hearing",), (("verslag", "volgt", "#"),), frozenset({"pending"})))
    assert {"says verslag volgt", "record_hearing shows pending", "record_hearing begins verslag volgt", "has volg"} <= set(found)


@pytest.mark.parametrize(
    ("said", "letter", "wanted"),
    [
        ("pak ik zelf op", "melding-directie", "act"),
        ("laat @ dit maar doen", "escalatie", "act"),
        ("dank voor je bericht ik lees het vanavond", "verzoek-reactie", "note"),
        ("sorry verslag komt vanmiddag", "herinnering", "note"),
        ("ik twijfel nog of het @ of @ wordt", "opdracht-behandelaar", "unclear"),
    ],
)
def test_what_a_colleague_wants_is_told_from_his_words(said: str, letter: str, wanted: str) -> None:
    likely = {intent: likelihood(Wording(letter, (intent,), (tuple(said.split()),))) for intent in INTENTS}
    assert max(likely, key=lambda intent: likely[intent]) == wanted


def test_what_writers_want_is_read_from_their_own_letters(tmp_path: Path) -> None:
    for name in ("learned21", "learned7", "own"):
        shutil.copy(DATA / "answers" / f"{name}.jsonl", tmp_path)
    told = wants(rows(tmp_path))
    assert {each.wanted for each in told} == set(INTENTS)
    assert len(told) > 150
    assert "own" not in {each.source for each in told}


def test_what_is_wanted_is_counted_for_writers_apart() -> None:
    words = {"act": "doen", "note": "dank", "unclear": "twijfel"}
    told = [Want(f"w{number % 5}", wording(words[INTENTS[number % 3]]), INTENTS[number % 3]) for number in range(90)]
    counts = apart_intents(told)
    assert counts == {f"wanted {intent}: thought {intent}": 30 for intent in INTENTS}


def test_judges_are_read_as_they_were_written(tmp_path: Path) -> None:
    judge = IntentJudge()
    judge.learn([wording("doen"), wording("dank"), wording("tja")] * 5, list(INTENTS) * 5)
    write(AnswerJudge(), judge, ActionJudge(), tmp_path, {})
    again = IntentJudge().from_disk(tmp_path / OF_INTENT)
    for intent in INTENTS:
        supposed = wording("doen", action=intent)
        assert again(supposed) == pytest.approx(judge(supposed), abs=0.01)


def test_the_weights_are_small_and_hold_no_name() -> None:
    assert (MODEL / OF_MEANING).stat().st_size < 400_000
    assert (MODEL / OF_INTENT).stat().st_size < 1_500_000
    assert (MODEL / OF_ACTION).stat().st_size < 1_000_000
    rows = [row for path in (DATA / "roster").glob("*.csv") for row in path.read_text(encoding="utf-8").lower().splitlines()]
    surnames = {row.split(",")[0].split()[-1] for row in rows if len(row.split(",")[0].split()[-1]) > 5}
    learned = " ".join(
        [*of_meaning().weights, *of_action().weights, *(name for each in of_intent().weighers.values() for name in each.weights)]
    )
    assert len(surnames) > 20
    assert not [name for name in surnames if f" {name} " in learned]


def test_the_clause_that_acts_counts_apart_from_those_beside_it() -> None:
    parts = (("acts", ("@c", "doet", "dit")), ("rest", ("geloof", "ik")))
    found = acting(Wording(OB, ("assign",), (("@c", "doet", "dit", "geloof", "ik"),), parts=parts, marks=frozenset({"own"})))
    assert {"assign acting @c doet", "assign beside geloof ik", "@c before doet", "assign acts 1", "assign own"} <= set(found)
    assert "assign acting geloof" not in found


def test_an_appointment_is_told_from_one_that_is_hearsay() -> None:
    plain = (("acts", ("@c", "doet", "dit")), ("rest", ("ze", "weet", "het", "al")))
    doubted = (("acts", ("@c", "doet", "dit")), ("rest", ("geloof", "ik")))
    sure, unsure = (
        likelihood(
            Wording(OB, ("assign",), tuple(words for _, words in parts), doubts, (), parts, frozenset({"assign rivals 0"}))
        )
        for parts, doubts in ((plain, frozenset[str]()), (doubted, frozenset({"doubt", "certain"})))
    )
    assert sure > unsure + 0.3


@pytest.mark.parametrize("kind", near())
def test_what_only_looks_like_an_action_is_not_done_by_the_judge_either(kind: str) -> None:
    acted = [(text, found) for text in near()[kind][::3] if (found := believed(kind, text)).action not in HARMLESS]
    assert not acted, acted


def test_a_blank_judge_knows_nothing() -> None:
    assert AnswerJudge()(wording("ja")) == 0.5


@pytest.mark.parametrize(("wanted", "right"), [("act", True), ("note", False), (None, False)])
def test_to_a_draft_an_approval_is_told_from_a_note(wanted: str | None, right: bool) -> None:
    expected = {"action": "add_note", "arguments": {"text": "Mooi."}, "also": []} | ({"wants": wanted} if wanted else {})
    assert is_meant((Command("approve"),), expected) is right
    assert not is_meant((Command("approve"), Command("close", {"reason": "klaar"})), expected)
