"""Whom of the people named a mail is about: complained of, praised or asked about. The others it is
addressed to, or they were told, saw it, did it better before, or are only passed on to.

What stands around the places where a person is named, and what the mail goes on to tell of him, is weighed, with learned weights.
The people of one mail are compared with each other, and with nobody: first who it is about most, then who else by himself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from spacy.language import Language
from spacy.tokens import Doc

from classifiers.chooser import Chooser
from classifiers.people_cues import ABOUT_OUTSIDE, TO_YOU, YOU_DID, YOUR_PAPER, cues
from classifiers.people_roles import EXPECTED as PARTS
from classifiers.people_roles import HARMLESS, PAPER, parts, questions
from classifiers.people_story import pairs, story, unscored
from classifiers.sentences import form
from classifiers.staff import Mention
from classifiers.told import Told, told
from classifiers.weigher import Weigher

Span = tuple[int, int]

GREETING = re.compile(
    r"^(?:beste|geachte|hallo|hoi+|hai|hey+|hé|hi|dag|moi|ha|lieve|goede\w*|goeie\w*|dear|hello|t\.?a\.?v\.?|aan|cc|van"
    r"|from|to)\b",
    re.IGNORECASE,
)


JOINED = re.compile(r"\s*(?:,|en|&|\+|of)\s*(?:de|mevrouw|meneer|heer)?\s*", re.IGNORECASE)


PULL, PULL_AMONG = 5.0, 2.0  # how strongly weights are drawn towards what was expected
# Beside the likeliest a mail is about another who has so much by himself, and so much of the share of the first.
ALSO, RATIO = {"compliment": 0.6}, {"compliment": 0.1}
ELSE_ALSO, ELSE_RATIO = 0.8, 0.2
YOU_THANKED = 0.3  # praise and fine clauses from which on the one addressed is thanked
YOU_BLAMED = 0.6  # grievance and bad clauses from which on the one addressed is reproached
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


@dataclass(frozen=True, slots=True)
class Known:
    """What a mail shows of each person it names, and of what is nobody's."""

    people: dict[str, dict[str, float]]
    nobody: dict[str, float]
    pairs: tuple[tuple[str, str], ...] = ()  # who did it together, or are complained of in one breath

    def rows(self, kind: str) -> dict[str, dict[str, float]]:
        """The features of each person in that kind of mail."""
        withdrawn, kind = _family(kind)
        return {name: _in_kind(kind, row | {"intrekking": withdrawn}) for name, row in self.people.items()}

    def none(self, kind: str) -> dict[str, float]:
        """The features of the mail being about nobody."""
        withdrawn, kind = _family(kind)
        return _in_kind(kind, self.nobody | {"nobody_intrekking": withdrawn})


def _family(kind: str) -> tuple[float, str]:
    """What is said of people in a withdrawal is what was said in the complaint."""
    return float(kind == "intrekking"), "klacht" if kind == "intrekking" else kind


def _in_kind(kind: str, row: Mapping[str, float]) -> dict[str, float]:
    return {f"{kind}: {cue}": much for cue, much in row.items()}


class Alone(Weigher):
    """The probability that a mail is about somebody, looked at by himself."""

    expected: ClassVar[Mapping[str, float]] = {
        f"{kind}: {cue}": weight for kind, cues in EXPECTED.items() for cue, weight in cues.items()
    } | PARTS


class Among(Chooser):
    """Who of those named, or nobody."""

    expected: ClassVar[Mapping[str, float]] = Alone.expected


class PeopleJudge:
    """Weighs what a mail shows of each person into whom it is about, and leaves `Doc._.people`."""

    def __init__(self) -> None:
        self.alone, self.among = Alone(), Among()

    def __call__(self, doc: Doc) -> Doc:
        found, scores = doc._.staff, doc._.kind_scores
        likely = max(scores, key=lambda name: scores[name])
        if likely in ABOUT_SOMEBODY:
            seen = known(doc._.mail.text, found.mentions, form(doc), told(doc), unsure=bool(found.ambiguous))
            doc._.people = self.decided(likely, seen)
        else:
            doc._.people = People(mentioned=tuple(dict.fromkeys(name for one in found.mentions for name in one.people)))
        return doc

    def sort(self, kind: str, text: str, mentions: Sequence[Mention], form: Sequence[Span]) -> People:
        """Tells whom a text is about, its sentences unscored. `form` are the spans of greeting, sign-off and signature."""
        return self.decided(kind, known(text, mentions, form, unscored(text, form)))

    def decided(self, kind: str, seen: Known) -> People:
        """Tells whom a mail is about from those it only names."""
        names = tuple(seen.people)
        if not names or kind not in ABOUT_SOMEBODY:
            return People(mentioned=names)
        rows = seen.rows(kind)
        none, *shares = self.among.shares([seen.none(kind), *rows.values()])
        most = max(shares)
        if most < none:
            return People(mentioned=names)
        also, ratio = ALSO.get(kind, ELSE_ALSO), RATIO.get(kind, ELSE_RATIO)
        about = tuple(
            name
            for name, share in zip(names, shares, strict=True)
            if share == most or (share > ratio * most and self.alone.score(rows[name]) > also)
        )
        if kind == "klacht":
            about = tuple(name for name in names if name in _joined(set(about), seen.pairs))
        return People(about, tuple(name for name in names if name not in about))

    def learn(self, mails: Sequence[Lesson]) -> None:
        """Learns from mails of which is known whom they are about."""
        rows = [(row, name in about) for kind, seen, about in mails for name, row in seen.rows(kind).items()]
        self.alone.fit([row for row, _ in rows], [right for _, right in rows], pull=PULL, steps=300)
        choices = []
        for kind, seen, about in mails:
            right = [name in about for name in seen.people]
            choices.append(([seen.none(kind), *seen.rows(kind).values()], [not any(right), *right]))
        self.among.fit_choices(choices, pull=PULL_AMONG)

    def to_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:
        """Writes the weights, one a line."""
        both = {"alone": self.alone.weights, "among": self.among.weights}
        Path(path).write_text(json.dumps(both, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> PeopleJudge:
        """Reads what `to_disk` wrote; LookupError when it was learned for another version."""
        both = json.loads(Path(path).read_text(encoding="utf-8"))
        self.alone.weights, self.among.weights = both["alone"], both["among"]
        return self


Lesson = tuple[str, Known, frozenset[str]]  # the kind of a mail, what it shows, and whom it is about


def known(
    text: str, mentions: Sequence[Mention], form: Sequence[Span], sentences: Sequence[Told], *, unsure: bool = False
) -> Known:
    """What a text shows of each person it names. `unsure`: it also names somebody who may be one of several."""
    if not mentions:
        return Known({}, {})
    head = text.find("\n\n")
    greeted = [_is_addressed(text, mention, form, head) for mention in mentions]
    spoken = [mention for mention, is_greeted in zip(mentions, greeted, strict=True) if not is_greeted]
    you = next((mention.people[0] for mention, is_greeted in zip(mentions, greeted, strict=True) if is_greeted), "")
    rows = _around(text, mentions, greeted, head)
    tale, loose = story(text, spoken, you, sentences)
    for name, row in rows.items():
        row |= tale.get(name, {})
        row["loose"] = max(loose - row.get("best", 0.0), 0.0)
        row["unsure"] = float(unsure)
    _beside_you(rows)
    named = [name for name, row in rows.items() if not row["addressed_only"]]
    several = len(named) > 1 or (bool(named) and any("blamed_you" in row or "thanked_you" in row for row in rows.values()))
    _parted(text, spoken, rows, sentences, several=several)
    if PAPER.search(text, 0, 6000):
        for row in rows.values():
            row["paper_yours" if row["addressed_only"] else "paper_his"] = 1.0
    nobody = {
        "nobody": 1.0,
        "nobody_outside": float(ABOUT_OUTSIDE.search(text, 0, 6000) is not None),
        "nobody_loose": max(row["loose"] for row in rows.values()),
        "nobody_several": float(len(named) > 1),
        "nobody_named": float(not named),
        "nobody_unsure": float(unsure),
        "nobody_weak": 1 - max(row.get("best", 0.0) for row in rows.values()),
    }
    return Known(rows, nobody, tuple(pairs(text, spoken, sentences)))


def _joined(about: set[str], together: Sequence[tuple[str, str]]) -> set[str]:
    """With whoever is one of a pair with somebody it is about."""
    for _ in together:
        about |= {name for pair in together if about.intersection(pair) for name in pair}
    return about


def _beside_you(rows: dict[str, dict[str, float]]) -> None:
    """Where the one addressed is reproached, who is named alone is not the only one."""
    thanks = {name: row.get("addressed_fine", 0.0) + row.get("addressed_praises", 0.0) for name, row in rows.items()}
    dearest = max(thanks.values())
    for name, row in rows.items():
        if row.get("only") and dearest > YOU_THANKED:
            row["only_but_thanked"] = 1.0
        if row["addressed_only"] and thanks[name] == dearest > YOU_THANKED:
            row["thanked_you"] = 1.0
    blame = {name: row.get("addressed_bad", 0.0) + row.get("addressed_grieves", 0.0) for name, row in rows.items()}
    most = max(blame.values())
    for name, row in rows.items():
        if row.get("only") and most > YOU_BLAMED:
            row["only"], row["only_but_you"] = 0.0, 1.0
        if row["addressed_only"] and blame[name] == most > YOU_BLAMED:
            row["blamed_you"] = 1.0
        if row["addressed_only"] and row["office"]:
            row["office_you"] = float(row.get("addressed_grieves", 0.0) > YOU_BLAMED / 2)


def _parted(
    text: str, spoken: Sequence[Mention], rows: dict[str, dict[str, float]], sentences: Sequence[Told], *, several: bool
) -> None:
    """Adds to each row what is asked of the person, and what part its sentences give him beside the others."""
    seen: dict[str, int] = {}
    at = 0
    for place, mention in enumerate(spoken):
        name = mention.people[0]
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > ENOUGH:
            continue
        while at + 1 < len(sentences) and sentences[at + 1].start <= mention.start:
            at += 1
        start, end = (sentences[at].start, sentences[at].end) if sentences else (mention.start, mention.end)
        before = [other.end for other in spoken[max(0, place - 8) : place] if other.people != mention.people]
        start = max([start, mention.start - 90, *before])
        end = min(max(end, mention.end), _reach(text, spoken, place), mention.end + 140)
        before_it, behind = text[start : mention.start].replace("\n", " "), text[mention.end : end].replace("\n", " ")
        for part in parts(before_it, behind) if several else ():
            rows[name][part] = 1.0
        for question in questions(before_it, behind, text[end - 1 : end + 1]):
            rows[name][question] = 1.0
    if not several:
        return
    good = {name for name, row in rows.items() if any(row.get(part) for part in HARMLESS)}
    others = {name for name, row in rows.items() if not row["addressed_only"]}
    for name, row in rows.items():
        if name not in good and others - {name} and others - {name} <= good:
            row["none_else"] = 1.0
        if name in good and not others <= good:
            row["has_part"] = 1.0


def _around(text: str, mentions: Sequence[Mention], greeted: Sequence[bool], head: int) -> dict[str, dict[str, float]]:
    body: dict[str, dict[str, float]] = {}
    you = len(TO_YOU.findall(text, 0, 6000))
    did = len(YOU_DID.findall(text, 0, 6000))
    for place, mention in enumerate(mentions):
        name = mention.people[0]
        row = body.setdefault(name, {"count": 0.0, "addressed_only": 1.0, "bias": 1.0, "office": float(mention.in_office)})
        if greeted[place]:
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
        row["outside"] = outside
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
