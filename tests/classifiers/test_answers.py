"""The packaged judge of free words: learned from the answers beside it, and what it learned can be read."""

import json

from bot.answer_lessons import Lesson, apart
from bot.domain.reading import Wording
from classifiers.answers import MODEL, AnswerJudge, features, likelihood, packaged
from classifiers.examples import DATA, fingerprint


def wording(*words: str, letter: str = "verzoek-reactie", action: str = "record_reaction") -> Wording:
    return Wording(letter, (action,), (words,))


def test_the_judge_learned_from_the_answers_beside_it() -> None:
    told = json.loads((MODEL / "meta.json").read_text(encoding="utf-8"))
    again = "run: klachtenbot train --answers classifiers/data/answers --out classifiers/answer_model"
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


def test_the_weights_are_small_and_hold_no_name() -> None:
    assert (MODEL / "weights.json").stat().st_size < 400_000
    names = {word for path in (DATA / "roster").glob("*.csv") for word in path.read_text(encoding="utf-8").lower().split(",")}
    surnames = {name.split()[-1] for name in names if name.count(" ") and len(name.split()[-1]) > 5 and "@" not in name}
    learned = " ".join(packaged().weights)
    assert len(surnames) > 20
    assert not [name for name in surnames if f" {name} " in learned]


def test_a_blank_judge_knows_nothing() -> None:
    assert AnswerJudge()(wording("ja")) == 0.5
