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
from spacy.util import registry
from thinc.api import Model, SparseLinear_v2, chain, softmax_activation, with_cpu

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[!?]+|€|…|\.\.+")
SHORTEST, LONGEST = 3, 5


def words(text: str) -> list[str]:
    """The words of a text as the model sees them: lower case, digits as #, shouting as !!."""
    found = []
    for word in WORD.findall(text.lower()):
        if word[0].isdigit():
            found.append("#" * min(len(word), 4))
        elif word[0] in "!?":
            found.append("?!" if "!" in word and "?" in word else word[0] * min(len(word), 2))
        else:
            found.append(word)
    return found


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


def keys(text: str) -> list[int]:
    """The hashed features of a text, each once."""
    found = words(text)
    all_keys: set[int] = set()
    for word in found:
        all_keys.update(_pieces(word))
    previous = "^"
    for word in [*found, "$"]:
        all_keys.add(_pair(previous, word))
        previous = word
    return sorted(all_keys)


class HasText(Protocol):
    """A Doc, a Span or a sentence: the model looks at nothing but the text."""

    @property
    def text(self) -> str: ...


def _forward(model: Model[Any, Any], docs: Sequence[HasText], is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
    ops = model.ops
    all_keys, values, lengths = [], [], []
    for doc in docs:
        found = keys(doc.text)
        all_keys.append(np.asarray(found, dtype="uint64"))
        weight = 1.0 / max(len(found), 1) ** 0.5
        values.append(np.full(len(found), weight, dtype="f"))
        lengths.append(len(found))
    batch = (
        np.concatenate(all_keys) if all_keys else np.zeros(0, dtype="uint64"),
        np.concatenate(values) if values else np.zeros(0, dtype="f"),
        ops.asarray1i(lengths),
    )
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
