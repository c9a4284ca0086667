"""What kind of mail phrases are usual in, and that nobody's own mails teach how sure to be of him."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from bot.domain.reading import KINDS
from classifiers.examples import Classified, Labelled, labelled
from classifiers.phrases import ENOUGH, FOREIGN, Phrases, keys, keys_of
from classifiers.pipeline import blank, prepare
from classifiers.train import FOLDS, folds

SAID = [
    ("klacht", "Niemand belt mij terug en dat is slordig."),
    ("klacht", "Mijn begeleider belt nooit terug."),
    ("compliment", "Mijn begeleider belt altijd terug, dank daarvoor."),
    ("vraag", "Wanneer belt mijn begeleider?"),
]


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    found = Phrases()
    found.fit([keys(text)[0] for _, text in SAID], [kind for kind, _ in SAID])
    return found


def likeliest(phrases: Phrases, text: str) -> str:
    return KINDS[int(np.argmax(phrases.scores(*keys(text))[: len(KINDS)]))]


@pytest.mark.parametrize(
    ("text", "kind"), [("Niemand belt", "klacht"), ("dank daarvoor", "compliment"), ("Wanneer belt u?", "vraag")]
)
def test_phrases_speak_for_the_kind_they_were_counted_in(phrases: Phrases, text: str, kind: str) -> None:
    assert likeliest(phrases, text) == kind


@pytest.mark.parametrize("text", ["", "\n", "xyzzy", "qwerty uiop"])
def test_phrases_that_were_never_counted_say_nothing(phrases: Phrases, text: str) -> None:
    assert not phrases.scores(*keys(text)).any()
    assert not Phrases().scores(*keys("Niemand belt")).any()


def test_a_word_means_something_else_where_it_stands_in_the_mail_and_in_the_subject() -> None:
    assert len(np.setdiff1d(keys("dank u dan nu")[0], keys("nu dan u dank")[0])) > 0
    text = "Dank u\n\nDank u wel"
    assert len(keys(text, body_start=8)[0]) > len(keys(text)[0])


def test_a_long_text_tells_no_more_than_one_of_enough_words(phrases: Phrases) -> None:
    found, _ = keys("Niemand belt terug")
    strengths = [abs(phrases.scores(found, count)[: len(KINDS)]).max() for count in (ENOUGH // 2, ENOUGH, 4 * ENOUGH)]
    assert strengths == pytest.approx([strengths[0], strengths[0], strengths[0] / 4])


@pytest.mark.parametrize(
    ("text", "belief"), [("Niemand belt terug", 1.0), ("Ich bin zufrieden und danke. Niemand belt.", FOREIGN)]
)
def test_phrases_of_other_languages_are_believed_less(phrases: Phrases, text: str, belief: float) -> None:
    nlp = blank()
    doc = phrases(nlp.get_pipe("mail_sentences")(prepare(nlp, text, received=datetime(2026, 10, 5, 9, tzinfo=UTC))))
    assert doc._.phrases.any()
    assert list(doc._.phrases) == pytest.approx(list(belief * phrases.scores(*keys_of(doc))))


def test_what_was_counted_is_kept_without_a_word_of_it(phrases: Phrases, tmp_path: Path) -> None:
    phrases.to_disk(tmp_path / "phrases")
    again = Phrases().from_disk(tmp_path / "phrases")
    for _, text in SAID:
        assert list(again.scores(*keys(text))) == list(phrases.scores(*keys(text)))
    assert b"niemand" not in (tmp_path / "phrases").read_bytes().lower()


def test_what_cannot_be_read_is_no_model(phrases: Phrases, tmp_path: Path) -> None:
    phrases.to_disk(tmp_path / "phrases")
    whole = (tmp_path / "phrases").read_bytes()
    for damaged in (b"", b"x", whole[: len(whole) // 2], whole.replace(b"counts", b"clouds")):
        (tmp_path / "phrases").write_bytes(damaged)
        with pytest.raises(ValueError, match=r"damaged|pickle"):
            Phrases().from_disk(tmp_path / "phrases")


def written(number: int, writer: str) -> Labelled:
    row: dict[str, object] = dict.fromkeys(("event_period", "opdrachtgever", "amount_eur", "discussed_first", "place"))
    row |= {name: [] for name in ("evidence", "event_dates", "other_dates", "employees", "employees_mentioned")}
    row |= {"id": f"{writer}-{number:03}", "kind": KINDS[number % len(KINDS)], "received": "2026-10-05T09:00:00+02:00"}
    return labelled({**row, "organisation": "werkpro", "from": "a@b.example", "subject": "", "body": "x"})


def test_all_mails_of_a_writer_are_kept_apart_together() -> None:
    mails: list[Classified] = [written(number, writer) for writer in "abcdefghij" for number in range(12)]
    found = folds(mails)
    for writer in "abcdefghij":
        assert len({at for mail, at in zip(mails, found, strict=True) if mail.writer == writer}) == 1
    assert sorted(map(found.count, range(FOLDS))) == [24] * FOLDS


def test_where_the_writer_is_not_known_each_kind_is_spread_evenly() -> None:
    moment = datetime(2026, 10, 5, 9, tzinfo=UTC)
    corrections = [Classified(f"werkpro/{number}", "werkpro", moment, "", "", "x", "", "klacht") for number in range(30)]
    for mails in ([written(number, "a") for number in range(30)], corrections):
        found = folds(mails)
        for kind in {mail.kind for mail in mails}:
            places = [at for mail, at in zip(mails, found, strict=True) if mail.kind == kind]
            held = sorted(map(places.count, range(FOLDS)))
            assert held[-1] - held[0] <= 1
