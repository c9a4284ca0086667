"""Teaches the reader: what sentences and phrases tell, and the judges above them, the same result for the same mails and seed.

It learns all from written mails, and from the corrections of staff only what kind a whole mail is: what words show it, and which
of its dates and people matter, nobody said there.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, Model, fix_random_seed

from bot.domain.reading import KINDS
from classifiers import cues, raised, staff
from classifiers import examples as written
from classifiers.dates import find_dates
from classifiers.days import ABOUT_SOMETHING, DayJudge, story
from classifiers.days.sets import Right, Story
from classifiers.examples import Classified, Labelled
from classifiers.kind import FEATURES, LABELS, NEUTRAL, KindJudge, features
from classifiers.opinion import Opinion, together
from classifiers.outcomes import Unseen, advised
from classifiers.people import ABOUT_SOMEBODY, Lesson, PeopleJudge, known
from classifiers.phrases import Phrases, keys_of
from classifiers.pipeline import FactsReader, blank, prepare
from classifiers.second import SecondReader, sheet_of
from classifiers.second.lessons import Answer, teach
from classifiers.sentences import form
from classifiers.told import Told, told
from classifiers.weigher import Floats

SEED, FOLDS = 20261, 5
COARSE = 64  # of these parts of one a weight of the sentences is made
OVERLAP = 0.5  # share of sentence or evidence that must coincide


@dataclass(frozen=True, slots=True)
class Pace:
    """How a textcat is taught: the rate sinks evenly to nothing over the rounds, else it learns the examples by heart."""

    rounds: int
    batch: int
    rate: float


SENTENCES = Pace(6, 32, 0.01)


@dataclass(frozen=True, slots=True)
class Learned:
    """A trained pipeline, and how it read each mail it learned from while that mail was kept apart."""

    nlp: Language
    sentences: int
    unseen: tuple[Unseen, ...]

    @property
    def accuracy(self) -> float:
        """The share of mails kept apart whose likeliest kind is right."""
        return sum(each.kind == max(each.scores, key=each.scores.__getitem__) for each in self.unseen) / max(len(self.unseen), 1)


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
    coarsen(pipe.model)  # type: ignore[attr-defined]


def coarsen(model: Model[Any, Any]) -> None:
    """Rounds each weight of a model to a 64th: many are added up for a sentence, and the file packs into a third of its size."""
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                node.set_param(name, np.round(cast(Any, node.get_param(name)) * COARSE) / COARSE)


def opened(mails: Sequence[Classified]) -> list[Doc]:
    """Each mail with its sentences, dates and colleagues, none of which is learned from it."""
    nlp = blank()
    found = []
    for mail in mails:
        people = written.roster(mail.organisation) if isinstance(mail, Labelled) else ()
        circumstances = {"received": mail.received, "roster": people, "sender_name": mail.sender_name}
        doc = prepare(nlp, mail.text, subject=mail.subject, **circumstances)  # type: ignore[arg-type]
        for name in ("mail_sentences", "dates", "staff"):
            doc = nlp.get_pipe(name)(doc)
        found.append(doc)
    return found


def answer(doc: Doc, mail: Classified) -> Answer:
    """What the second reader learns of a mail: of a correction only its kind."""
    if not isinstance(mail, Labelled):
        return Answer(mail.kind)
    starts = [(doc.text.find(words), len(words)) for words in mail.evidence]
    return Answer(
        mail.kind,
        [(start, start + length) for start, length in starts if start >= 0],
        mail.event_dates if mail.kind in ABOUT_SOMETHING else None,
        mail.employees if mail.kind in ABOUT_SOMEBODY else None,
    )


def taught(mails: Sequence[Classified], docs: Sequence[Doc]) -> tuple[Language, int]:
    """A pipeline that knows sentences, phrases and the order of words, its judges still blank, and the number of sentences it
    learned from; `docs` are the mails as `opened`."""
    fix_random_seed(SEED)
    nlp = blank()
    sentences, phrases = [], []
    for mail, doc in zip(mails, docs, strict=True):
        if isinstance(mail, Labelled):
            labels = zip(doc._.sentences, sentence_labels(doc, mail), strict=True)
            sentences += [(sentence.text, label) for sentence, label in labels if not sentence.is_form and sentence.text]
        phrases.append(keys_of(doc)[0])
    _teach(nlp, "sentence_textcat", sentences, LABELS, SENTENCES)
    cast(Phrases, nlp.get_pipe("phrases")).fit(phrases, [mail.kind for mail in mails])
    answers = [answer(doc, mail) for mail, doc in zip(mails, docs, strict=True)]
    cast(SecondReader, nlp.get_pipe("second")).net = teach([sheet_of(doc) for doc in docs], answers, seed=SEED)
    return nlp, len(sentences)


def read(nlp: Language, docs: Sequence[Doc]) -> Sequence[Doc]:
    """The opened mails, scored by their sentences, phrases and order of words in this pipeline."""
    for doc in docs:
        for name in ("sentence_textcat", "phrases", "second"):
            nlp.get_pipe(name)(doc)
    return docs


def rows(docs: Sequence[Doc]) -> Floats:
    """The judge's features of each mail that was read."""
    return np.array([features(doc) for doc in docs])


def dated(
    mails: Sequence[Classified], sentences: Mapping[str, Sequence[Told]], accused: Mapping[str, Sequence[str]]
) -> tuple[list[Story], list[Right]]:
    """The past days and periods that each written complaint and withdrawal names, and which of them were those of the event.

    `sentences` has, by the id of a mail, the scores that its sentences got from a textcat that did not know the writer, and
    `accused` whom a judge that did not know him took the mail to be about.
    """
    found: list[Story] = []
    right: list[Right] = []
    nlp = spacy.blank("nl")
    for mail in mails:
        if mail.kind not in ABOUT_SOMETHING or not isinstance(mail, Labelled):
            continue
        doc = prepare(nlp, mail.text, subject=mail.subject, received=mail.received)
        people = staff.find(doc.text, written.roster(mail.organisation), mail.sender_name).mentions
        spans = [(mention.start, mention.end) for mention in people]
        dates = find_dates(doc.text, mail.received)
        blamed = [(mention.start, mention.end) for mention in people if mention.people[0] in accused.get(mail.id, ())]
        found.append(story(mail.kind, doc.text, dates, spans, mail.received.date(), sentences[mail.id], blamed))
        right.append((mail.event_dates, mail.event_period))
    return found, right


def named(mails: Sequence[Labelled], sentences: Mapping[str, Sequence[Told]], second: Mapping[str, Opinion]) -> dict[str, Lesson]:
    """By the id of each mail that may be about a colleague what it shows of those it names, and whom it was about; `sentences` as
    in `dated`, and `second` likewise what a second reader thought that did not know the writer."""
    found: dict[str, Lesson] = {}
    nlp = blank()
    split = nlp.get_pipe("mail_sentences")
    for mail in mails:
        if mail.kind not in ABOUT_SOMEBODY:
            continue
        doc = split(prepare(nlp, mail.text, subject=mail.subject, received=mail.received))
        people = staff.find(doc.text, written.roster(mail.organisation), mail.sender_name)
        if people.mentions:
            unsure, opinion = bool(people.ambiguous), second[mail.id].people
            seen = known(doc.text, people.mentions, form(doc), sentences[mail.id], unsure=unsure, second=opinion)
            found[mail.id] = (mail.kind, seen, mail.employees)
    return found


def accused_unseen(lessons: Mapping[str, Lesson], fold: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """Whom each mail is about by a judge that did not know its writer; `fold` has the fold of each mail by its id."""
    found: dict[str, tuple[str, ...]] = {}
    for number in range(FOLDS):
        judge = PeopleJudge()
        judge.learn([lesson for at, lesson in lessons.items() if fold[at] != number])
        found |= {at: judge.decided(kind, seen).about for at, (kind, seen, _) in lessons.items() if fold[at] == number}
    return found


def discussed(mails: Sequence[Labelled]) -> tuple[list[list[raised.Row]], list[bool | None]]:
    """What the sentences of the complaints show of a talk with the employee, and what a person read in each complaint."""
    found: list[list[raised.Row]] = []
    complaints = [mail for mail in mails if mail.kind == "klacht"]
    nlp = blank()
    split = nlp.get_pipe("mail_sentences")
    for mail in complaints:
        doc = split(prepare(nlp, mail.text, subject=mail.subject, received=mail.received))
        people = staff.find(doc.text, written.roster(mail.organisation), mail.sender_name)
        found.append(raised.rows(doc.text, doc._.sentences, people.mentions, mail.employees))
    return found, [mail.facts["discussed_first"] for mail in complaints]


def folds(mails: Sequence[Classified]) -> list[int]:
    """A fold for every mail, all of a writer in the same one: those who write to a bureau are nobody's examples yet.

    Whose mails are more than a fold should hold, and who is not known as a writer, has them spread evenly, kind by kind.
    """
    order = random.Random(SEED)  # noqa: S311
    by_writer: dict[str, list[int]] = {}
    for index, mail in enumerate(mails):
        by_writer.setdefault(mail.writer, []).append(index)
    groups = [each for each in by_writer.values() if len(each) <= len(mails) / FOLDS]
    apart = [index for each in by_writer.values() if len(each) > len(mails) / FOLDS for index in each]
    order.shuffle(apart)
    groups += [[index] for index in sorted(apart, key=lambda index: KINDS.index(mails[index].kind))]
    number, held = [0] * len(mails), [0] * FOLDS
    for group in sorted(groups, key=lambda each: -len(each)):
        fold = held.index(min(held))
        held[fold] += len(group)
        for index in group:
            number[index] = fold
    return number


def train(data: Path, corrections: Sequence[Classified] = ()) -> Learned:
    """Learns from every `*.jsonl` in `data` and from corrections; the judge from scores of writers not yet known."""
    labelled = written.examples(data)
    mails: list[Classified] = [*labelled, *corrections]
    kinds, fold = [mail.kind for mail in mails], folds(mails)
    table: Floats = np.zeros((len(mails), len(FEATURES)))
    heard: dict[str, Sequence[Told]] = {}
    docs = opened(mails)
    second: dict[str, Opinion] = {}
    for number in range(FOLDS):
        others = [index for index, at in enumerate(fold) if at != number]
        nlp, _ = taught([mails[index] for index in others], [docs[index] for index in others])
        here = [index for index, at in enumerate(fold) if at == number]
        if here:
            seen = read(nlp, [docs[index] for index in here])
            table[here] = rows(seen)
            heard |= {mails[index].id: told(doc) for index, doc in zip(here, seen, strict=True)}
            second |= {mails[index].id: doc._.second for index, doc in zip(here, seen, strict=True)}
    unseen = _judged_unseen(table, mails, fold, second)
    nlp, count = taught(mails, docs)
    cast(KindJudge, nlp.get_pipe("kind")).fit(table, kinds)
    lessons = named(labelled, heard, second)
    accused = accused_unseen(lessons, {mail.id: at for mail, at in zip(mails, fold, strict=True)})
    cast(DayJudge, nlp.get_pipe("days")).learn(*dated(labelled, heard, accused))
    cast(PeopleJudge, nlp.get_pipe("people")).learn(list(lessons.values()))
    cast(FactsReader, nlp.get_pipe("facts")).raised.learn(*discussed(labelled))
    best = advised(unseen)
    nlp.meta.update(name="klachten", data_sha256=written.fingerprint(data), mails=len(labelled))
    nlp.meta.update(corrections=[mail.id for mail in corrections], advised=best.as_dict() if best else None)
    return Learned(nlp, count, unseen)


def _judged_unseen(
    table: Floats, mails: Sequence[Classified], fold: Sequence[int], second: Mapping[str, Opinion]
) -> tuple[Unseen, ...]:
    found: dict[int, Unseen] = {}
    for number in range(FOLDS):
        judge = KindJudge()
        learn = [index for index, at in enumerate(fold) if at != number]
        judge.fit(table[learn], [mails[index].kind for index in learn])
        here = [index for index, at in enumerate(fold) if at == number]
        found |= {index: _scored(mails[index], judge, table[index], second[mails[index].id]) for index in here}
    return tuple(found[index] for index in range(len(mails)))


def _scored(mail: Classified, judge: KindJudge, row: Floats, second: Opinion) -> Unseen:
    text = f"{mail.subject}\n\n{mail.text}" if mail.subject else mail.text
    return Unseen(mail.id, mail.kind, together(judge.scores(row), second), cues.declares(text))


def scored(nlp: Language, mails: Sequence[Classified]) -> tuple[Unseen, ...]:
    """How a pipeline scores mails that it did not learn from."""
    if not mails:
        return ()
    judge, docs = cast(KindJudge, nlp.get_pipe("kind")), read(nlp, opened(mails))
    seen = zip(mails, rows(docs), docs, strict=True)
    return tuple(_scored(mail, judge, row, doc._.second) for mail, row, doc in seen)
