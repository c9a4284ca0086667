"""What kind of mail it is: sentences are scored one by one, the scores of a mail are weighed together, and a threshold decides.

The weights are learned from scores of sentences that the sentence model had not seen, so the probabilities mean what they say.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.pipeline.textcat import TextCategorizer
from spacy.tokens import Doc
from thinc.api import Model

from bot.domain.reading import KINDS
from bot.quick import quick
from classifiers import cues, staying, whose
from classifiers.mail import Sentence
from classifiers.opinion import together
from classifiers.weigher import Floats, descended

NEUTRAL = "neutraal"
LABELS = (*KINDS, NEUTRAL)
QUESTION = quick(r"\?")
SHOUT = quick(r"!|\b[A-Z]{4,}\b")
FEATURES = (
    *(f"max {kind}" for kind in KINDS),
    *(f"second {kind}" for kind in KINDS),
    *(f"mean {kind}" for kind in KINDS),
    *(f"any {kind}" for kind in KINDS),
    *(f"subject {kind}" for kind in KINDS),
    *(f"phrases {kind}" for kind in KINDS),
    *(f"phrases by length {kind}" for kind in KINDS),
    "length",
    "sentences",
    "questions",
    "shouts",
    "says so",
    *whose.NAMES,
    *cues.NAMES,
)


class SentenceCategorizer(TextCategorizer):
    """A textcat that judges each sentence of a Doc and leaves the scores in `Doc._.sentence_scores` (sentences x LABELS)."""

    def predict(self, docs: Iterable[Doc]) -> Any:
        """The scores of every sentence of every Doc; mere form is neutral without being looked at."""
        neutral = np.zeros(len(self.labels), dtype="f")
        neutral[self.labels.index(NEUTRAL)] = 1.0
        found = []
        for doc in docs:
            sentences: Sequence[Sentence] = doc._.sentences
            wanted = [i for i, sentence in enumerate(sentences) if not sentence.is_form]
            scores = np.tile(neutral, (len(sentences), 1))
            if wanted:
                scores[wanted] = self.model.predict([sentences[i] for i in wanted])
            found.append(scores)
        return found

    def set_annotations(self, docs: Iterable[Doc], scores: Any) -> None:
        order = [self.labels.index(label) for label in LABELS]
        for doc, mail_scores in zip(docs, scores, strict=True):
            doc._.sentence_scores = mail_scores[:, order]


@Language.factory("sentence_textcat", default_config={"model": {"@architectures": "klachtenbot.HashedGrams.v1", "length": 49152}})
def make_sentence_textcat(nlp: Language, name: str, model: Model[Any, Any]) -> SentenceCategorizer:
    """The component that scores sentences."""
    return SentenceCategorizer(nlp.vocab, model, name, threshold=0.5, scorer=None)


def _logit(value: float) -> float:
    clipped = min(max(value, 0.005), 0.995)
    return math.log(clipped / (1 - clipped))


def features(doc: Doc) -> Floats:
    """What the judge looks at in a Doc that has scores of its sentences and phrases, in the order of FEATURES."""
    scores = np.asarray(doc._.sentence_scores, dtype=float)
    sentences: Sequence[Sentence] = doc._.sentences
    in_body = np.array([not sentence.in_subject for sentence in sentences], dtype=bool)
    content = in_body & ~np.array([sentence.is_form for sentence in sentences], dtype=bool)
    body = scores[content][:, : len(KINDS)] if content.any() else np.zeros((1, len(KINDS)))
    subject = scores[~in_body][:, : len(KINDS)].max(axis=0) if (~in_body).any() else np.zeros(len(KINDS))
    ranked = np.sort(body, axis=0)
    second = ranked[-2] if len(ranked) > 1 else np.zeros(len(KINDS))
    any_of = 1 - np.exp(np.log(np.clip(1 - body, 1e-6, 1)).sum(axis=0))
    text = doc._.mail.text
    count = int(content.sum())
    plain = [
        math.log1p(len(text)) / 8,
        math.log1p(count) / 4,
        len(QUESTION.findall(text)) / (1 + count),
        len(SHOUT.findall(text)) / (1 + count),
        float(cues.declares(text)),
    ]
    whom = whose.told(sentences, scores[:, LABELS.index("klacht")].tolist())
    tops = [_logit(value) / 4 for value in ranked[-1]]
    return np.array(
        [*tops, *second, *body.mean(axis=0), *any_of, *subject, *doc._.phrases, *plain, *whom.features(), *cues.counted(text)]
    )


def softmax(rows: Floats) -> Floats:
    """Rows of scores as rows of probabilities."""
    shifted = np.exp(rows - rows.max(axis=-1, keepdims=True))
    return cast(Floats, shifted / shifted.sum(axis=-1, keepdims=True))


class KindJudge:
    """Weighs the features of a mail into a probability for each kind, and leaves it in `Doc._.kind_scores` with what the second
    reader thinks.

    Who stays with his complaint (`Doc._.stays`) withdraws nothing.
    """

    def __init__(self) -> None:
        self.weights: Floats = np.zeros((len(FEATURES) + 1, len(KINDS)))

    def __call__(self, doc: Doc) -> Doc:
        scores, mail = together(self.scores(features(doc)), doc._.second), doc._.mail
        doc._.stays = staying.stays(mail.text[: mail.body_start], mail.text[mail.body_start :])
        doc._.kind_scores = staying.without_withdrawal(scores) if doc._.stays else scores
        return doc

    def scores(self, row: Floats) -> dict[str, float]:
        """Kind -> probability, summing to 1."""
        found = softmax(np.append(row, 1.0) @ self.weights)
        return {kind: float(score) for kind, score in zip(KINDS, found, strict=True)}

    def fit(self, rows: Floats, kinds: Sequence[str], *, strength: float = 0.001, steps: int = 600) -> None:
        """Learns from rows of features and their kinds; `strength` is the pull of every weight towards 0."""
        padded = np.hstack([rows, np.ones((len(rows), 1))])
        truth = np.array([[float(kind == label) for label in KINDS] for kind in kinds])
        pull = np.full((padded.shape[1], 1), strength)
        pull[-1] = 0.0

        def gradient_at(weights: Floats) -> Floats:
            return cast(Floats, padded.T @ (softmax(padded @ weights) - truth) / len(rows) + pull * weights)

        self.weights = descended(np.zeros((padded.shape[1], len(KINDS))), gradient_at, rate=0.05, steps=steps)

    def to_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:
        """Writes the weights as JSON, a row a feature, so that a person can read them."""
        rows = dict(zip((*FEATURES, "constant"), np.round(self.weights, 5).tolist(), strict=True))
        text = ",\n".join(f"  {json.dumps(name)}: {json.dumps(values)}" for name, values in rows.items())
        Path(path).write_text(f'{{"kinds": {json.dumps(KINDS)}, "weights": {{\n{text}\n}}}}\n', encoding="utf-8")

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> KindJudge:
        """Reads what `to_disk` wrote; ValueError when it was learned for other features."""
        stored = json.loads(Path(path).read_text(encoding="utf-8"))
        if tuple(stored["weights"]) != (*FEATURES, "constant") or tuple(stored["kinds"]) != KINDS:
            raise ValueError("the model was trained for other features; run: klachtenbot train")
        self.weights = np.array(list(stored["weights"].values()))
        return self


@Language.factory("kind")
def make_kind(nlp: Language, name: str) -> KindJudge:
    """The component that judges the mail."""
    return KindJudge()


SAID_SO = 0.35  # from here on a complaint that calls itself one needs no colleague to say so


def decision(scores: Mapping[str, float], act_from: float, ask_from: float, *, declared: bool = False) -> str:
    """`act`, `ask` or `leave`. A missed complaint is the worst error, so an unlikely one is still asked about.

    A question may be left to the office, so a complaint must be unlikely beside it.

    `declared`: the sender says in so many words that this is a complaint; what reads like something else is then asked about.
    """
    if declared:
        return "act" if scores["klacht"] >= max(SAID_SO, *(scores[kind] for kind in KINDS)) else "ask"
    concerns = ("klacht", "suggestie", "vraag", "intrekking")
    may_complain = scores["klacht"] >= ask_from
    if any(scores[kind] >= act_from for kind in concerns) and not (may_complain and scores["vraag"] >= act_from):
        return "act"
    if may_complain or scores["intrekking"] >= ask_from:
        return "ask"
    return "ask" if max(concerns, key=lambda kind: scores[kind]) == max(scores, key=lambda kind: scores[kind]) else "leave"
