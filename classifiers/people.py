"""Whom of the people named a mail is about: complained of, praised or asked about. The others it is
addressed to, or they were told, saw it, did it better before, or are only passed on to.

What stands around the places where a person is named is weighed; the weights are learned.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from spacy.language import Language
from spacy.tokens import Doc

from classifiers.people_cues import ABOUT_OUTSIDE, TO_YOU, YOU_DID, YOUR_PAPER, cues
from classifiers.sentences import form
from classifiers.staff import Mention
from classifiers.weigher import Weigher

Span = tuple[int, int]

GREETING = re.compile(
    r"^(?:beste|geachte|hallo|hoi+|hai|hey+|hé|hi|dag|moi|ha|lieve|goede\w*|goeie\w*|dear|hello|t\.?a\.?v\.?|aan|cc|van"
    r"|from|to)\b",
    re.IGNORECASE,
)


JOINED = re.compile(r"\s*(?:,|en|&|\+|of)\s*(?:de|mevrouw|meneer|heer)?\s*", re.IGNORECASE)


LIKELY, PULL = 0.5, 20.0
ENOUGH = 12  # mentions of one person, after which another tells nothing new


def _table(entries: str) -> dict[str, float]:
    return {cue: float(weight) for cue, weight in (entry.split("=") for entry in entries.split())}


EXPECTED: Mapping[str, Mapping[str, float]] = {
    "klacht": _table(
        "only=2.4 nobody_else=1.8 bad_later=1.5 you_alone=1.5 over=1.4 count=1.0 since=0.8 bad=0.7 says=0.7 "
        "you=0.7 by=0.5 you_often_alone=0.5 and=0.4 you_did=0.4 status=-0.2 fine=-0.4 most=-0.4 first=-0.5 "
        "intrekking=-0.5 opens=-0.5 addressed=-0.6 asked=-0.6 bad_before=-0.6 addressed_only=-0.7 told=-0.7 "
        "quoted=-1.1 passing=-1.2 witness=-1.4 outside=-1.9 former=-2.0 office=-2.2"
    ),
    "compliment": _table(
        "nobody_else=1.5 count=1.4 only=1.2 bias=0.7 acts=0.6 you=0.5 you_did=0.5 last=0.4 you_alone=0.4 "
        "fine=0.3 and=0.2 in_subject=0.2 you_often_alone=0.2 bad_before=-0.3 bad_later=-0.3 first=-0.3 "
        "addressed=-0.4 addressed_only=-0.5 bad=-0.6 told=-0.6 asked=-0.9 office=-1.9"
    ),
    "vraag": _table(
        "status=2.1 your_paper=1.0 you_alone=0.7 you=0.6 bad_later=0.3 in_subject=0.3 you_did=0.3 "
        "you_often_alone=0.2 and=-0.2 first=-0.2 last=-0.2 says=-0.2 witness=-0.2 fine=-0.3 most=-0.3 "
        "only=-0.3 addressed_only=-0.4 addressed=-0.5 bias=-1.1 office=-1.2"
    ),
}
ABOUT_SOMEBODY = ("klacht", "intrekking", "compliment", "vraag")  # kinds of mail that may be about a colleague


@dataclass(frozen=True, slots=True)
class People:
    """The roster people of a mail by what it says of them."""

    about: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()


class PeopleJudge(Weigher):
    """Weighs what stands around a name into the probability that the mail is about him, and leaves `Doc._.people`."""

    expected: ClassVar[Mapping[str, float]] = {
        f"{kind}: {cue}": weight for kind, cues in EXPECTED.items() for cue, weight in cues.items()
    }

    def __call__(self, doc: Doc) -> Doc:
        scores = doc._.kind_scores
        likely = max(scores, key=lambda name: scores[name])
        doc._.people = self.sort(likely, doc._.mail.text, doc._.staff.mentions, form(doc))
        return doc

    def sort(self, kind: str, text: str, mentions: Sequence[Mention], form: Sequence[Span]) -> People:
        """Tells whom the mail is about from those it only names. `form` are the spans of greeting, sign-off and signature."""
        names = tuple(dict.fromkeys(name for mention in mentions for name in mention.people))
        if kind not in ABOUT_SOMEBODY:
            return People(mentioned=names)
        seen = features(kind, text, mentions, form)
        about = tuple(name for name in names if self.score(seen[name]) > LIKELY)
        return People(about, tuple(name for name in names if name not in about))


def features(kind: str, text: str, mentions: Sequence[Mention], form: Sequence[Span]) -> dict[str, dict[str, float]]:
    """For each person what stands around the places where he is named, by name and by name in that kind of mail."""
    found = _around(text, mentions, form, withdrawn=kind == "intrekking")
    kind = "klacht" if kind == "intrekking" else kind
    return {name: row | {f"{kind}: {cue}": much for cue, much in row.items()} for name, row in found.items()}


def _around(text: str, mentions: Sequence[Mention], form: Sequence[Span], *, withdrawn: bool) -> dict[str, dict[str, float]]:
    body: dict[str, dict[str, float]] = {}
    head = text.find("\n\n")
    you = len(TO_YOU.findall(text, 0, 6000))
    did = len(YOU_DID.findall(text, 0, 6000))
    for place, mention in enumerate(mentions):
        name = mention.people[0]
        row = body.setdefault(name, {"count": 0.0, "addressed_only": 1.0, "bias": 1.0, "office": float(mention.in_office)})
        if _is_addressed(text, mention, form, head):
            row["addressed"] = 1.0
            continue
        row["addressed_only"] = 0.0
        row["count"] += 1
        if row["count"] > ENOUGH:
            continue
        for cue in cues(text, mention, _reach(text, mentions, place)):
            row[cue] = 1.0
        if mention.start < head < 200:
            row["in_subject"] = 1.0
    for row in body.values():
        row["count"] = min(row["count"], 4.0)
    named = [row for row in body.values() if not row["addressed_only"]]
    most = max((row["count"] for row in named), default=0.0)
    outside = float(ABOUT_OUTSIDE.search(text, 0, 6000) is not None)
    for row in body.values():
        row["outside"], row["intrekking"] = outside, float(withdrawn)
        if row["addressed_only"]:
            row["you"] = float(min(you, 5)) / 5
            row["you_did"] = float(min(did, 3)) / 3
            row["nobody_else"] = float(not named)
            row["you_alone"] = float(not named and did > 0)
            row["you_often_alone"] = float(not named and did > 1)
            row["your_paper"] = float(not named and YOUR_PAPER.search(text, 0, 6000) is not None)
            continue
        row["only"] = float(len(named) == 1)
        row["most"] = float(row["count"] == most and len(named) > 1)
        row["first"] = float(row is named[0] and len(named) > 1)
        row["last"] = float(row is named[-1] and len(named) > 1)
    return body


def _reach(text: str, mentions: Sequence[Mention], place: int) -> int:
    """Where what follows a mention begins to be another's: at the next name that is not joined to it."""
    mention = mentions[place]
    for following in mentions[place + 1 : place + 9]:
        between = text[mention.end : following.start]
        if following.people != mention.people and (len(between) > 40 or not JOINED.fullmatch(between)):
            return following.start
    return len(text)


def _is_addressed(text: str, mention: Mention, form: Sequence[tuple[int, int]], head: int) -> bool:
    if any(start <= mention.start < end for start, end in form):
        return True
    line = text.rfind("\n", 0, mention.start) + 1
    before = text[line : mention.start]
    if len(before) < 30 and GREETING.match(before.strip()):
        return True
    return not before.strip() and mention.start > head >= 0 and text[mention.end : mention.end + 2] in (",\n", "\n", ", ", "\n\n")


@Language.factory("people")
def make_people(nlp: Language, name: str) -> PeopleJudge:
    """The component that tells whom a mail is about."""
    return PeopleJudge()
