"""The words of a text as hashed features for a linear model: words, pairs of words and pieces of words, indifferent to capitals.

Pieces of words keep a misspelt or inflected word recognisable. It is a spaCy architecture, so the model is an ordinary textcat.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import Model, SparseLinear_v2, chain, softmax_activation, with_cpu

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[!?]+|€|…|\.\.+")
SHORTEST, LONGEST = 3, 5
Keys = npt.NDArray[np.uint64]


def words(text: str) -> list[str]:
    """The words of a text as the model sees them: lower case, digits as #, shouting as !!."""
    return [word if word.isalpha() else _likened(word) for word in WORD.findall(text.lower())]


def _likened(word: str) -> str:
    if word[0].isdigit():
        return "#" * min(len(word), 4)
    if word[0] in "!?":
        return "?!" if "!" in word and "?" in word else word[0] * min(len(word), 2)
    return word


def _key(feature: str) -> int:
    return zlib.crc32(feature.encode())


@lru_cache(maxsize=20_000)
def _pieces(word: str) -> tuple[int, ...]:
    framed = f"^{word}$"
    found = [_key(f"w {word}")]
    if word[0].isalpha() and len(word) > 3:
        for size in range(SHORTEST, LONGEST + 1):
            found.extend(_key(f"c {framed[i : i + size]}") for i in range(len(framed) - size + 1))
    return tuple(found)


@lru_cache(maxsize=100_000)
def _pair(first: str, second: str) -> int:
    return _key(f"p {first} {second}")


def keys(text: str) -> Keys:
    """The hashed features of a text, each once and in order, so that they always add up to the same."""
    found = words(text)
    all_keys = set(map(_pair, ["^", *found], [*found, "$"]))
    all_keys.update(*map(_pieces, set(found)))
    sorted_keys = np.fromiter(all_keys, dtype=np.uint32, count=len(all_keys))  # half as wide, which sorts faster
    sorted_keys.sort()
    return sorted_keys.astype(np.uint64)


class HasText(Protocol):
    """A Doc, a Span or a sentence: the model looks at nothing but the text."""

    @property
    def text(self) -> str: ...


def _text(doc: HasText) -> str:
    """The text of a Doc is that of its mail: spaCy would put it together from its tokens."""
    mail = doc._.mail if isinstance(doc, Doc) else None
    return doc.text if mail is None else str(mail.text)


def _forward(model: Model[Any, Any], docs: Sequence[HasText], is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
    found = [keys(_text(doc)) for doc in docs]
    lengths = np.array([len(each) for each in found], dtype="i")
    weights = np.array([1.0 / max(len(each), 1) ** 0.5 for each in found], dtype="f")
    batch = (np.concatenate(found) if found else np.zeros(0, dtype=np.uint64), weights.repeat(lengths), lengths)
    return batch, lambda gradient: []


def hashed_grams() -> Model[Any, Any]:
    """The layer that turns Docs into (keys, values, lengths) for a sparse linear layer."""
    return Model("hashed_grams", _forward)


def hashed_grams_classifier(length: int, n_labels: int | None = None, nO: int | None = None) -> Model[Any, Any]:  # noqa: N803
    """A linear text classifier over hashed grams in `length` buckets, whose answers sum to 1."""
    linear = SparseLinear_v2(nO=nO, length=length)
    model: Model[Any, Any] = with_cpu(chain(hashed_grams(), linear), linear.ops)
    output = softmax_activation()
    classifier: Model[Any, Any] = chain(model, with_cpu(output, output.ops))
    classifier.set_ref("output_layer", linear)
    classifier.attrs["multi_label"] = False
    return classifier


registry.architectures.register("klachtenbot.HashedGrams.v1", func=hashed_grams_classifier)
