"""Teaches the reader from written mails: two textcats and the judge above them, the same result for the same data and seed.

`python -m classifiers.train` writes the committed model anew.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

from bot.domain.reading import KINDS
from classifiers import examples as written
from classifiers import staff
from classifiers.dates import find_dates
from classifiers.days import ABOUT_SOMETHING, DayJudge, Features, single
from classifiers.days import features as day_features
from classifiers.examples import Labelled
from classifiers.kind import LABELS, NEUTRAL, Floats, KindJudge, features
from classifiers.pipeline import MODEL, blank, prepare

SEED, FOLDS = 20261, 5
OVERLAP = 0.5  # share of sentence or evidence that must coincide


@dataclass(frozen=True, slots=True)
class Pace:
    """How a textcat is taught: the rate sinks evenly to nothing over the rounds, else it learns the examples by heart."""

    rounds: int
    batch: int
    rate: float


SENTENCES, WHOLES = Pace(6, 32, 0.01), Pace(12, 16, 0.03)


@dataclass(frozen=True, slots=True)
class Report:
    """What training did. The scores are of mails that the scoring model had not seen: (kind, kind -> probability) each."""

    mails: int
    sentences: int
    fingerprint: str
    unseen: tuple[tuple[str, dict[str, float]], ...]

    @property
    def accuracy(self) -> float:
        """The share of unseen mails whose likeliest kind is right."""
        right = sum(kind == max(scores, key=lambda name: scores[name]) for kind, scores in self.unseen)
        return right / max(len(self.unseen), 1)


def sentence_labels(doc: Doc, mail: Labelled) -> list[str]:
    """The kind of each sentence of a mail: that of the mail where the sentence is its evidence, else neutral."""
    places = []
    for words in mail.evidence:
        start = doc.text.find(words)
        if start >= 0:
            places.append((start, start + len(words)))
    found = []
    for sentence in doc._.sentences:
        length = max(len(sentence.text), 1)
        covered = any(
            min(sentence.end, end) - max(sentence.start, start) >= OVERLAP * min(length, end - start) for start, end in places
        )
        found.append(mail.kind if covered else NEUTRAL)
    return found


def _cats(label: str, labels: Sequence[str]) -> dict[str, dict[str, float]]:
    return {"cats": {name: float(name == label) for name in labels}}


def _teach(nlp: Language, name: str, lessons: Sequence[tuple[str, str]], labels: Sequence[str], pace: Pace) -> None:
    pipe = nlp.get_pipe(name)
    taught = [Example.from_dict(nlp.make_doc(text), _cats(label, labels)) for text, label in lessons]
    pipe.initialize(lambda: taught, nlp=nlp, labels=labels)  # type: ignore[attr-defined]
    optimizer, order = Adam(pace.rate, L2=1e-4), random.Random(SEED)  # noqa: S311
    for number in range(pace.rounds):
        optimizer.learn_rate = pace.rate * (1 - number / pace.rounds)
        order.shuffle(taught)
        for start in range(0, len(taught), pace.batch):
            pipe.update(taught[start : start + pace.batch], sgd=optimizer)  # type: ignore[attr-defined]


def taught(mails: Sequence[Labelled]) -> tuple[Language, int]:
    """A pipeline with both textcats taught, its judge still blank, and the number of sentences it learned from."""
    fix_random_seed(SEED)
    nlp = blank()
    splitter = spacy.blank("nl")
    splitter.add_pipe("mail_sentences")
    sentences, wholes = [], []
    for mail in mails:
        doc = splitter(prepare(splitter, mail.text, subject=mail.subject, received=mail.received))
        for sentence, label in zip(doc._.sentences, sentence_labels(doc, mail), strict=True):
            if not sentence.is_form and sentence.text:
                sentences.append((sentence.text, label))
        wholes.append((doc.text, mail.kind))
    _teach(nlp, "sentence_textcat", sentences, LABELS, SENTENCES)
    _teach(nlp, "textcat", wholes, KINDS, WHOLES)
    return nlp, len(sentences)


def rows(nlp: Language, mails: Sequence[Labelled]) -> Floats:
    """The judge's features of each mail, by the textcats of this pipeline."""
    found = []
    for mail in mails:
        doc = prepare(nlp, mail.text, subject=mail.subject, received=mail.received)
        for name in ("mail_sentences", "sentence_textcat", "textcat"):
            doc = nlp.get_pipe(name)(doc)
        found.append(features(doc))
    return np.array(found)


def dated(mails: Sequence[Labelled]) -> tuple[list[Features], list[bool]]:
    """The features of every past day that complaints and withdrawals name, and whether it was a day of the event."""
    found: list[Features] = []
    right: list[bool] = []
    nlp = spacy.blank("nl")
    for mail in mails:
        if mail.kind not in ABOUT_SOMETHING:
            continue
        doc = prepare(nlp, mail.text, subject=mail.subject, received=mail.received)
        people = staff.find(doc.text, written.roster(mail.organisation), mail.sender_name).mentions
        spans, today = [(mention.start, mention.end) for mention in people], mail.received.date()
        dates = find_dates(doc.text, mail.received)
        for index, item in enumerate(dates):
            day = single(item)
            if day is not None and day <= today:
                found.append(day_features(mail.kind, doc.text, dates, index, spans, today))
                right.append(day in mail.event_dates)
    return found, right


def folds(mails: Sequence[Labelled]) -> list[int]:
    """A fold for every mail, each kind spread evenly."""
    order = random.Random(SEED)  # noqa: S311
    number = [0] * len(mails)
    following = 0
    for kind in KINDS:
        members = [index for index, mail in enumerate(mails) if mail.kind == kind]
        order.shuffle(members)
        for index in members:
            number[index] = following % FOLDS
            following += 1
    return number


def train(data: Path, out: Path) -> Report:
    """Learns from every `*.jsonl` in `data` and writes the model to `out`. The judge learns from unseen sentence scores only."""
    mails = written.examples(data)
    kinds = [mail.kind for mail in mails]
    fold = folds(mails)
    table: Floats = np.zeros((0, 0))
    for number in range(FOLDS):
        nlp, _ = taught([mail for mail, at in zip(mails, fold, strict=True) if at != number])
        here = [index for index, at in enumerate(fold) if at == number]
        seen = rows(nlp, [mails[index] for index in here])
        table = np.zeros((len(mails), seen.shape[1])) if not table.size else table
        table[here] = seen
    unseen = _judged_unseen(table, kinds, fold)
    nlp, sentences = taught(mails)
    nlp.get_pipe("kind").fit(table, kinds)  # type: ignore[attr-defined]
    days: DayJudge = nlp.get_pipe("days")  # type: ignore[assignment]
    days.fit(*dated(mails))
    report = Report(len(mails), sentences, written.fingerprint(data), unseen)
    nlp.meta["data_sha256"], nlp.meta["mails"], nlp.meta["name"] = report.fingerprint, report.mails, "klachten"
    nlp.to_disk(out, exclude=["vocab", "tokenizer"])
    return report


def _judged_unseen(table: Floats, kinds: Sequence[str], fold: Sequence[int]) -> tuple[tuple[str, dict[str, float]], ...]:
    found: list[tuple[str, dict[str, float]]] = [("", {})] * len(kinds)
    for number in range(FOLDS):
        judge = KindJudge()
        learn = [index for index, at in enumerate(fold) if at != number]
        judge.fit(table[learn], [kinds[index] for index in learn])
        for index, at in enumerate(fold):
            if at == number:
                found[index] = (kinds[index], judge.scores(table[index]))
    return tuple(found)


def main() -> None:
    """Trains from the command line."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, default=written.DATA / "train")
    parser.add_argument("--out", type=Path, default=MODEL)
    arguments = parser.parse_args()
    report = train(arguments.data, arguments.out)
    print(f"{report.mails} mails, {report.sentences} sentences; kind right on unseen mails: {report.accuracy:.1%}")


if __name__ == "__main__":
    main()
