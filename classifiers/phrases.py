"""What kind of mail its turns of phrase are usual in: naive Bayes over words, pairs of words and where they stand.

A phrase weighs how much more often it was counted in mails of a kind than in other mails. Phrases that were seen once count as
well: of many that each say little, most point the right way. What is kept of a phrase is a number instead of its words, and in
how many mails of each kind it was.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc

from bot.domain.reading import KINDS
from classifiers.facts import language
from classifiers.grams import words
from classifiers.mail import Mail, Sentence
from classifiers.weigher import Floats

Keys = npt.NDArray[np.uint32]
Number = TypeVar("Number", np.uint16, np.uint32)
Codes = npt.NDArray[np.uint64]
DOUBT = 2.5  # mails: a phrase counts as seen in so many more, of all kinds in the shares that they have of all phrases
FOREIGN = 0.6  # how far what English and German phrases tell is believed: few such mails were counted, and most were complaints
ENOUGH = 200  # words; what a longer text tells is scaled down to what so many would
STEM = 5  # letters of a longer word that tell its kin
OFTEN = len(KINDS)  # what is stored for the kind of a phrase that was not seen in one mail alone
OPENING = 3  # words with which a sentence opens
_FIRST, _SECOND, _MIXED = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0xFF51AFD7ED558CCD)
_HALF, _NONE = np.uint64(32), np.uint64(0)
_KEPT = np.uint64(64 - 24)  # bits of a phrase's number: of half a million few share one, and their gaps take little room
WORD, PAIR, APART, THIRD, BEGINS, SUBJECT, SUBJECT_PAIR, OPENS = map(np.uint64, range(8))


@lru_cache(maxsize=50_000)
def _code(word: str) -> int:
    return zlib.crc32(word.encode())


def _codes(found: Iterable[str]) -> Codes:
    return np.array([_code(word) for word in found], dtype=np.uint64)


def _mixed(sort: np.uint64, first: Codes, second: Codes | np.uint64 = _NONE) -> Codes:
    """One number for what sort of phrase it is and the words that it consists of."""
    mixed = (first * _FIRST) ^ (second * _SECOND + sort)
    mixed ^= mixed >> _HALF
    return cast(Codes, (mixed * _MIXED) >> _KEPT)


def keys(text: str, body_start: int = 0, sentences: Sequence[Sentence] = ()) -> tuple[Keys, int]:
    """The phrases of a mail as numbers, each once and in order, and how many words it has; the subject ends at `body_start`."""
    found = words(text)
    if not found:
        return np.zeros(0, dtype=np.uint32), 0
    framed = _codes(["^", *found, "$"])
    codes, until = framed[1:-1], len(words(text[:body_start]))
    in_subject = np.concatenate([framed[:1], codes[:until], framed[-1:]]) if until else framed[:0]
    thirds = np.arange(len(found), dtype=np.uint64) * np.uint64(3) // np.uint64(len(found))
    stems = _codes({word[:STEM] for word in found if len(word) > STEM})
    openings = _codes({" ".join(words(one.text[:80])[:OPENING]) for one in sentences if not one.is_form})
    every = (
        _mixed(WORD, codes),
        _mixed(PAIR, framed[:-1], framed[1:]),
        _mixed(APART, codes[:-2], codes[2:]),
        _mixed(THIRD, codes, thirds),
        _mixed(BEGINS, stems),
        _mixed(SUBJECT, in_subject[1:-1]),
        _mixed(SUBJECT_PAIR, in_subject[:-1], in_subject[1:]),
        _mixed(OPENS, openings),
    )
    return _unique(np.concatenate(every).astype(np.uint32)), len(found)


def _unique(numbers: Keys) -> Keys:
    """Each once and in order, as `np.unique` gives them, ten times sooner for so few."""
    numbers.sort()
    is_new = np.ones(len(numbers), dtype=bool)
    np.not_equal(numbers[1:], numbers[:-1], out=is_new[1:])
    return numbers[is_new]


def keys_of(doc: Doc) -> tuple[Keys, int]:
    """The phrases of a Doc that has its sentences, and how many words it has."""
    mail: Mail = doc._.mail
    return keys(mail.text, mail.body_start, doc._.sentences)


def _planes(numbers: npt.NDArray[np.integer[Any]]) -> npt.NDArray[np.uint8]:
    """The first bytes of all numbers, then the second ...: so they compress, for most of these numbers are small."""
    return numbers.reshape(-1, 1).view(np.uint8).T.copy()


def _joined(planes: npt.NDArray[np.uint8], kind: type[Number]) -> npt.NDArray[Number]:
    if planes.dtype != np.uint8:
        raise ValueError(f"numbers of {planes.dtype}")
    return np.ascontiguousarray(planes.T).view(kind).reshape(-1)


def _counted(kinds: npt.NDArray[np.uint8], often: npt.NDArray[np.uint16]) -> npt.NDArray[np.uint16]:
    """In how many mails of each kind each phrase was; ValueError where the counts are of other phrases than the kinds."""
    if int((kinds == OFTEN).sum()) != len(often) or (len(kinds) and kinds.max() > OFTEN):
        raise ValueError("counts of other phrases")
    counts = np.zeros((len(kinds), len(KINDS)), dtype=np.uint16)
    counts[kinds == OFTEN] = often
    once = np.flatnonzero(kinds < OFTEN)
    counts[once, kinds[once]] = 1
    return counts


class Phrases:
    """Leaves in `Doc._.phrases` for what kinds the phrases speak: their sums for KINDS, then the same by the length."""

    def __init__(self) -> None:
        self._keep(np.zeros(0, dtype=np.uint32), np.zeros((0, len(KINDS)), dtype=np.uint16))

    def _keep(self, known: Keys, counts: npt.NDArray[np.uint16]) -> None:
        self._known, self._counts = known, counts
        usual = (counts.sum(axis=0) + 1) / (counts.sum() + len(KINDS))
        share = (counts + DOUBT * usual) / (counts.sum(axis=1, keepdims=True) + DOUBT)
        weights = np.log(share / (1 - share)) - np.log(usual / (1 - usual))
        self._weights = (weights - weights.mean(axis=1, keepdims=True)).astype(np.float32)

    def __call__(self, doc: Doc) -> Doc:
        belief = 1.0 if language(doc._.mail.text) == "nl" else FOREIGN
        doc._.phrases = belief * self.scores(*keys_of(doc))
        return doc

    def scores(self, found: Keys, count: int) -> Floats:
        """The sums of what the phrases of a mail of `count` words say, in both scales."""
        sums = np.zeros(len(KINDS))
        if len(self._known) and count:
            places = np.minimum(np.searchsorted(self._known, found), len(self._known) - 1)
            sums = self._weights[places[self._known[places] == found]].sum(axis=0, dtype=float)
        length = max(min(count, ENOUGH), 1)
        sums *= length / max(count, 1)
        return np.concatenate([sums / 20, sums / np.sqrt(length) / 2])

    def fit(self, mails: Sequence[Keys], kinds: Sequence[str]) -> None:
        """Counts in how many mails of each kind each phrase is."""
        known, place = np.unique(np.concatenate(mails), return_inverse=True)
        kind_of = np.repeat([KINDS.index(kind) for kind in kinds], [len(found) for found in mails])
        counts = np.bincount(place * len(KINDS) + kind_of, minlength=len(known) * len(KINDS)).reshape(-1, len(KINDS))
        self._keep(known, np.minimum(counts, np.iinfo(np.uint16).max).astype(np.uint16))

    def to_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:
        """Writes the phrases and how often each was counted, as numpy does; of most, which were seen once, only in what kind."""
        is_once = self._counts.sum(axis=1) == 1
        kinds = np.where(is_once, self._counts.argmax(axis=1), OFTEN).astype(np.uint8)
        gaps = _planes(np.diff(self._known, prepend=np.uint32(0)))
        with Path(path).open("wb") as file:
            np.savez_compressed(file, gaps=gaps, kinds=kinds, counts=_planes(self._counts[~is_once]))

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> Phrases:
        """Reads what `to_disk` wrote; ValueError when it cannot be read or was counted for other kinds."""
        try:
            with Path(path).open("rb") as file, np.load(file, allow_pickle=False) as stored:
                gaps = _joined(stored["gaps"], np.uint32)
                kinds, often = stored["kinds"], _joined(stored["counts"], np.uint16).reshape(-1, len(KINDS))
            counts = _counted(kinds, often)
        except (zipfile.BadZipFile, EOFError, KeyError, ValueError, zlib.error) as problem:
            raise ValueError(
                f"{Path(path).name} is damaged or of another version ({problem}); run: klachtenbot train"
            ) from problem
        if len(counts) != len(gaps):
            raise ValueError("the phrases were counted for other kinds; run: klachtenbot train")
        self._keep(np.cumsum(gaps, dtype=np.uint32), counts)
        return self


@Language.factory("phrases")
def make_phrases(nlp: Language, name: str) -> Phrases:
    """The component that weighs phrases."""
    return Phrases()
