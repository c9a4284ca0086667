"""The summary is the sender's own: each of its sentences stands literally in the mail, up to where it was cut."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from classifiers.facts import SUMMARY_LENGTH, SUMMARY_SENTENCES, shortened, summary, without_numbers
from classifiers.pipeline import load, read
from classifiers.sentences import starts

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


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("Mijn BSN is 111222333.", "Mijn BSN is"),
        ("Ik (bsn: 111222333) ben dinsdag door uw coach uitgescholden.", "ben dinsdag door uw coach uitgescholden."),
        ("Zij las 123.456.782 voor waar de hele wachtkamer bij zat.", "voor waar de hele wachtkamer bij zat."),
        ("Zij stuurde 1234.56.782 en bsn 98765432 rond", "Zij stuurde"),
        ("Ik belde 0612345678 en factuur 123456781 klopt niet.", None),
        ("Op 12-03-2026 en 13-03-2026 kwam niemand, kenmerk 2026.11.204.", None),
        ("Betaal het op NL91ABNA0417164300.", None),
    ],
)
def test_no_citizen_service_number_is_repeated(sentence: str, kept: str | None) -> None:
    assert without_numbers(sentence) == (sentence if kept is None else kept)


def test_the_summary_of_a_mail_holds_no_citizen_service_number(nlp: Language) -> None:
    body = "Geachte heer,\n\nMijn bsn is 111222333. Uw coach heeft mij dinsdag uitgescholden, ik met BSN 123456782 pik dat niet."
    found = read(nlp, body, received=datetime.fromisoformat("2026-10-14T09:12:00+02:00")).summary
    assert found
    assert not any("111222333" in each or "123456782" in each for each in found)


@pytest.mark.parametrize("short", ["a.h.w.", "t.z.t.", "d.m.v.", "resp.", "M.b.v."])
def test_a_shortened_word_ends_no_sentence(short: str) -> None:
    assert starts(f"Zij heeft mij {short} de deur gewezen. Dat was dinsdag.") == [
        0,
        len(f"Zij heeft mij {short} de deur gewezen."),
    ]
