"""The summary is the sender's own: each of its sentences stands literally in the mail, up to where it was cut."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from classifiers.facts import SUMMARY_LENGTH, SUMMARY_SENTENCES, shortened, summary
from classifiers.pipeline import load, read

TRAIN = Path(__file__).parents[2] / "classifiers" / "data" / "train"
WORDS = st.text(alphabet=st.sampled_from("abc .,;!\n€é"), max_size=700)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


@pytest.mark.parametrize("file", sorted(TRAIN.glob("*.jsonl")), ids=lambda path: path.stem)
def test_every_sentence_stands_in_the_mail(nlp: Language, file: Path) -> None:
    for line in file.read_text().splitlines()[::4]:
        mail = json.loads(line)
        found = read(nlp, mail["body"], subject=mail["subject"], received=datetime.fromisoformat(mail["received"])).summary
        body = " ".join(mail["body"].split())
        assert len(found) <= SUMMARY_SENTENCES
        positions = [body.find(" ".join(sentence.split())) for sentence in found]
        assert -1 not in positions, (mail["id"], found)
        assert all(len(sentence) <= SUMMARY_LENGTH for sentence in found)


@given(WORDS)
def test_a_cut_sentence_is_its_own_beginning(sentence: str) -> None:
    assert sentence.startswith(shortened(sentence))
    assert len(shortened(sentence)) <= SUMMARY_LENGTH


@settings(max_examples=200)
@given(st.lists(st.tuples(WORDS, st.floats(0, 1)), max_size=20))
def test_the_summary_takes_sentences_in_their_order_and_makes_none(sentences: list[tuple[str, float]]) -> None:
    found = summary(sentences)
    assert len(found) <= SUMMARY_SENTENCES
    rest = iter(shortened(text) for text, _ in sentences)
    assert all(sentence in rest for sentence in found)
