"""Whether the sender took it up with the employee himself before he complained, by what he tells of having talked with him.

Two weighers look at each sentence that speaks of talking: does it say that he did, or that he did not or could not? A mail says
what at least one of its sentences says, so only mails need labels: what sentence says it, the weighers find out in learning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import ClassVar, cast

import numpy as np

from bot.sieve import lowered
from classifiers.mail import Sentence
from classifiers.raised_cues import BEFORE, BY_NAME, NEXT, SIEVES, SPEAKS, TOGETHER
from classifiers.staff import Mention
from classifiers.weigher import Features, Floats, Several, Weigher

DID, DID_NOT = 0.5, 0.4  # from these probabilities on it is said; a wrong answer is worse than none
SEEN, PULL, RATE, STEPS = 6, 3.0, 0.05, 300
_TITLE = re.compile(
    r"\b(?:de heer|den? heer|mevrouw|mevr\.?|mw\.?|meneer|mijnheer|menheer|dhr\.?|mr\.?|mrs\.?|ms\.?|herr|frau)\s+(?=þ)"
)
_QUOTE = re.compile("[\"“”„«][^\"“”»\n]{1,220}(?:[\"”“»]|$)|(?<!\\w)['‘’][^'‘’\n]{3,220}['’](?!\\w)")
_YOU = re.compile(r"\b(?:u|jou|jij|je|uw)\b")
SALUTES = 0.5  # an employee named in what is mere form before here is spoken to

Row = dict[str, float]


class _Said(Weigher):
    """Weighs sentences, and so mails: one says what any of its sentences says."""

    def any_of(self, rows: Sequence[Features]) -> float:
        """The probability that at least one of these sentences says it."""
        return 1.0 - float(np.prod([1.0 - self.score(row) for row in rows]))

    def learn(self, mails: Sequence[Sequence[Features]], right: Sequence[bool]) -> None:
        """Learns from the sentences of mails and whether the mail says it; which of its sentences does so is not told."""
        told = [(rows, said) for rows, said in zip(mails, right, strict=True) if rows]
        lengths = [len(rows) for rows, _ in told]
        starts = np.cumsum([0, *lengths[:-1]])
        truth = np.array([said for _, said in told])

        def wrong_by(sums: Floats) -> Floats:
            chance = 1 / (1 + np.exp(-sums))
            any_of = 1 - np.exp(np.add.reduceat(np.log1p(-np.clip(chance, 0, 1 - 1e-7)), starts))
            blame = np.where(truth, (any_of - 1) / np.clip(any_of, 1e-6, 1), 1.0)
            return cast(Floats, np.repeat(blame, lengths) * chance)

        sentences = [row for rows, _ in told for row in rows]
        self._descend(sentences, wrong_by, len(told), pull=PULL, steps=STEPS, rate=RATE, least=SEEN)


class Did(_Said):
    """That he took it up with the employee."""

    expected: ClassVar[Features] = {
        **{"constant": -3.0, "i said it to him": 1.0, "called him": 1.0, "remarked": 1.0, "to him said": 1.0, "beforehand": -0.5}
    }


class DidNot(_Said):
    """That he did not, or could not."""

    expected: ClassVar[Features] = {
        **{"constant": -3.5, "kept silent": 1.0, "not with him": 1.5, "not reached": 1.0, "dared not": 0.7, "no more": -1.0},
        **{"dares not himself": 0.7, "struck dumb": 0.5, "wants no talk": 1.0, "nothing of it": 1.0},
    }


class RaisedJudge(Several):
    """Tells from the sentences of a complaint whether it was taken up with the employee; None when that is not said."""

    def __init__(self) -> None:
        self.did, self.did_not = Did(), DidNot()
        super().__init__({"did": self.did, "did not": self.did_not})

    def __call__(self, rows: Sequence[Features]) -> bool | None:
        """True: he did; False: he did not or could not; None: the mail does not say."""
        did, did_not = self.did.any_of(rows), self.did_not.any_of(rows)
        if did_not >= DID_NOT and did_not > did:
            return False
        return True if did >= DID else None

    def learn(self, mails: Sequence[Sequence[Features]], right: Sequence[bool | None]) -> None:
        """Learns from the rows of complaints and what a person read in each."""
        self.did.learn(mails, [answer is True for answer in right])
        self.did_not.learn(mails, [answer is False for answer in right])


def rows(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], about: AbstractSet[str]) -> list[Row]:
    """What each sentence that speaks of talking shows; `about` are the employees whom the mail is about."""
    plain = [one for one in sentences if not one.is_form]
    speaking = [number for number, one in enumerate(plain) if SPEAKS.holds(one.text)]
    near = {number + step for number in speaking for step in (-1, 0, 1)}  # no other is looked at
    is_addressed = any(
        sentence.is_form and sentence.start <= mention.start and mention.end <= sentence.end
        for mention in mentions
        if mention.start < SALUTES * len(text) and not about.isdisjoint(mention.people)
        for sentence in sentences
    )
    said = {
        number: _normal(text, one, mentions, about, is_addressed=is_addressed)
        for number, one in enumerate(plain)
        if number in near
    }
    found = []
    for number in speaking:
        if SPEAKS.holds(said[number]):
            around = (said.get(number - 1, ""), said.get(number + 1, ""))
            circumstances = {"in the subject": plain[number].in_subject, "nobody known": not about, "spoken to": is_addressed}
            found.append(_row(said[number], *around, circumstances))
    return found


def _row(sentence: str, before: str, after: str, circumstances: Mapping[str, bool]) -> Row:
    row: Row = {"constant": 1.0}
    row |= {name: 1.0 for name, sieve in SIEVES if sieve.holds(sentence)}
    row |= {f"next {name}": 1.0 for name in NEXT if BY_NAME[name].holds(after)}
    row |= {f"before {name}": 1.0 for name in BEFORE if BY_NAME[name].holds(before)}
    row |= {name: 1.0 for name, holds in circumstances.items() if holds}
    for firsts, seconds in TOGETHER:
        here = [name for name in seconds if name in row]
        row |= {f"{first} + {second}": 1.0 for first in firsts if first in row for second in here if first != second}
    return row


def _normal(text: str, sentence: Sentence, mentions: Sequence[Mention], about: AbstractSet[str], *, is_addressed: bool) -> str:
    """The sentence in lower case with signs for who is named and for what is quoted."""
    words = text[sentence.start : sentence.end]
    for mention in sorted(mentions, key=lambda each: -each.start):
        if sentence.start <= mention.start and mention.end <= sentence.end:
            sign = " þo " if about.isdisjoint(mention.people) else " þp "
            words = words[: mention.start - sentence.start] + sign + words[mention.end - sentence.start :]
    words = " ".join(_TITLE.sub("", lowered(_QUOTE.sub(" þq ", words))).split())
    return _YOU.sub(lambda match: "zijn" if match[0] == "uw" else "hem", words) if is_addressed else words
