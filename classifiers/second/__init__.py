"""The second reader: it reads a mail word by word, in order, where the others weigh what is there whatever its order.

The two err in different mails, so what they say together is more often right than either. It is a small network, taught by
`klachtenbot train` from the same mails.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from bot.domain.reading import KINDS
from classifiers.opinion import Opinion
from classifiers.second.lessons import COARSE
from classifiers.second.net import Net, of_days, of_people, softmax
from classifiers.second.sheet import Sheet, sheet

ENOUGH = 60  # words; of whom a shorter mail is about it tells less, for it learned from few of them


def sheet_of(doc: Doc) -> Sheet:
    """The sheet of a Doc of which sentences, dates and staff were found."""
    mail = doc._.mail
    return sheet(mail.text, mail.body_start, doc._.sentences, doc._.staff.mentions, doc._.dates, mail.received.date())


def opinion(net: Net, one: Sheet) -> Opinion:
    """What the network makes of one mail."""
    if not one.pieces:
        return Opinion()
    heard = net.hear([one])
    days: dict[date, float] = {}
    for (_, _, day), odds in zip(of_days([one]), heard.days.tolist(), strict=True):
        days[day] = max(odds, days.get(day, odds))
    read = min(1.0, len(one.pieces) / ENOUGH)
    people = {name: read * odds for (_, _, name), odds in zip(of_people([one]), heard.whom.tolist(), strict=True)}
    return Opinion(dict(zip(KINDS, softmax(heard.kinds)[0].tolist(), strict=True)), days, people)


class SecondReader:
    """Leaves its `Opinion` in `Doc._.second`; an empty one before anything was learned."""

    def __init__(self) -> None:
        self.net: Net | None = None

    def __call__(self, doc: Doc) -> Doc:
        doc._.second = opinion(self.net, sheet_of(doc)) if self.net else Opinion()
        return doc

    def to_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:
        """Writes the weights, in whole parts of one, as numpy does."""
        weights = self.net.weights if self.net else {}
        with Path(path).open("wb") as file:
            parts: dict[str, Any] = {name: np.round(weight * COARSE).astype(np.int8) for name, weight in weights.items()}
            np.savez_compressed(file, **parts)

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> SecondReader:
        """Reads what `to_disk` wrote; ValueError when it cannot be read or was learned in another shape."""
        net = Net()
        try:
            with Path(path).open("rb") as file, np.load(file, allow_pickle=False) as stored:
                if not stored.files:
                    return self
                weights = {name: stored[name].astype(np.float32) / COARSE for name in net.weights}
        except (zipfile.BadZipFile, EOFError, KeyError, ValueError, zlib.error) as problem:
            raise ValueError(
                f"{Path(path).name} is damaged or of another version ({problem}); run: klachtenbot train"
            ) from problem
        if any(weights[name].shape != weight.shape for name, weight in net.weights.items()):
            raise ValueError("the second reader was taught in another shape; run: klachtenbot train")
        net.weights = weights
        self.net = net
        return self


@Language.factory("second")
def make_second(nlp: Language, name: str) -> SecondReader:
    """The component that reads a mail in order."""
    return SecondReader()
