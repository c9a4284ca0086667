"""Whom of the people named a mail is about: complained of, praised or asked about. The others it is
addressed to, or they were told, saw it, did it better before, or are only passed on to.

What stands around the places where a person is named, and what the mail goes on to tell of him, is weighed, with learned weights.
The people of one mail are compared with each other, and with nobody: first who it is about most, then who else by himself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from spacy.language import Language
from spacy.tokens import Doc

from classifiers.chooser import Chooser
from classifiers.opinion import IN_ORDER, ODDS_SHARE
from classifiers.people.addressed import JOINED, addressed
from classifiers.people.asked import EXPECTED as ASKED
from classifiers.people.asked import asked, of_mail
from classifiers.people.cues import ABOUT_OUTSIDE, TO_YOU, YOU_DID, YOUR_PAPER, cues
from classifiers.people.deeds import EXPECTED as DEEDS
from classifiers.people.deeds import deeds
from classifiers.people.failings import BEYOND, FAILING, failings, outside, to_and_fro, you_fail
from classifiers.people.failings import EXPECTED as FAILINGS
from classifiers.people.nobody import nobodys
from classifiers.people.roles import BLAMED, HARMLESS, PAPER, parts, questions
from classifiers.people.roles import EXPECTED as PARTS
from classifiers.people.sets import BLAME, MOST, candidates
from classifiers.people.story import pairs, runs, story, unscored
from classifiers.people.thanked import EXPECTED as THANKED
from classifiers.people.thanked import thanks, you_thanked
from classifiers.sentences import form
from classifiers.staff import Mention
from classifiers.told import Told, told

Span = tuple[int, int]
PULL = 1.5  # how strongly weights are drawn towards what was expected
POSSIBLE = 0.02  # a kind less likely than this is left out of account
YOU_THANKED = 0.3  # praise and fine clauses from which on the one addressed is thanked
YOU_BLAMED = 0.6  # grievance and bad clauses from which on the one addressed is reproached
NOTHING: Mapping[str, float] = {}
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
ACCUSING = ("klacht", "intrekking")
PART_NAMES = frozenset((*HARMLESS, *(name for name, *_ in BLAMED), *FAILING))
OF_KIND = {
    cue: kind for kind, cue in (name.split(": ") for name in (*FAILINGS, *ASKED, *THANKED, *DEEDS))
}  # cues of one kind of mail
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
    breaths: tuple[frozenset[str], ...] = ()  # who are named in one breath, whatever is said of them
    second: Mapping[str, float] = field(default_factory=dict)  # log odds of the second reader that it is about each


def _family(kind: str) -> tuple[float, str]:
    """What is said of people in a withdrawal is what was said in the complaint."""
    return float(kind == "intrekking"), "klacht" if kind == "intrekking" else kind


def _in_kind(kind: str, row: Mapping[str, float]) -> dict[str, float]:
    return {f"{kind}: {cue}": much for cue, much in row.items() if OF_KIND.get(cue, kind) == kind}


class Among(Chooser):
    """Which set of those named, or nobody."""

    expected: ClassVar[Mapping[str, float]] = (
        {f"{kind}: {cue}": weight for kind, cues in EXPECTED.items() for cue, weight in cues.items()}
        | PARTS
        | DEEDS
        | FAILINGS
        | ASKED
        | THANKED
    )


class PeopleJudge:
    """Weighs what a mail shows of those it names into whom it is about, and leaves `Doc._.people`."""

    def __init__(self) -> None:
        self.among = Among()

    def __call__(self, doc: Doc) -> Doc:
        found, scores = doc._.staff, doc._.kind_scores
        second = doc._.second.people
        seen = known(doc._.mail.text, found.mentions, form(doc), told(doc), unsure=bool(found.ambiguous), second=second)
        doc._.people = self.judged(scores, seen)
        return doc

    def sort(self, kind: str, text: str, mentions: Sequence[Mention], form: Sequence[Span]) -> People:
        """Tells whom a text is about, its sentences unscored. `form` are the spans of greeting, sign-off and signature."""
        return self.decided(kind, known(text, mentions, form, unscored(text, form)))

    def decided(self, kind: str, seen: Known) -> People:
        """Tells whom a mail of this kind is about from those it only names."""
        return self.judged({kind: 1.0}, seen)

    def judged(self, kinds: Mapping[str, float], seen: Known) -> People:
        """Tells whom a mail is about; `kinds` are the probabilities of what it may be.

        A mail that is likeliest a complaint or its withdrawal is taken to be about somebody: only then does it matter who.
        """
        names, likely = tuple(seen.people), max(kinds, key=lambda kind: kinds[kind])
        if not names:
            return People()
        shares: dict[Group, float] = {(): 0.0}
        for kind, chance in kinds.items():
            if kind not in ABOUT_SOMEBODY:
                shares[()] += 0.0 if likely in ACCUSING else chance
            elif chance >= POSSIBLE:
                groups, rows = self._candidates(kind, seen)
                for group, row in zip(groups, rows, strict=True):
                    row[IN_ORDER] = sum(seen.second.get(name, 0.0) for name in group)
                for group, share in zip(groups, self.among.shares(rows), strict=True):
                    shares[group] = shares.get(group, 0.0) + chance * share
        about = max(shares, key=lambda group: shares[group])
        if likely == "klacht":
            about = tuple(name for name in names if name in _joined(set(about), seen.pairs))
        return People(about, tuple(name for name in names if name not in about))

    def learn(self, mails: Sequence[Lesson]) -> None:
        """Learns from mails of which is known whom they are about."""
        choices = []
        for kind, seen, about in mails:
            groups, rows = self._candidates(kind, seen)
            right = [set(group) == about.intersection(seen.people) for group in groups]
            if any(right):
                choices.append((rows, right))
        self.among.fit_choices(choices, pull=PULL)
        self.among.weights[IN_ORDER] = ODDS_SHARE

    def _candidates(self, kind: str, seen: Known) -> tuple[list[Group], list[dict[str, float]]]:
        withdrawn, family = _family(kind)
        people = {name: row | {"intrekking": withdrawn} for name, row in seen.people.items()}
        if len(people) > MOST:
            alone = {name: self.among.score(_in_kind(family, row)) for name, row in people.items()}
            likely = sorted(alone, key=lambda name: -alone[name])[:MOST]
            people = {name: row for name, row in people.items() if name in likely}
        found = list(candidates(people, seen.nobody | {"nobody_intrekking": withdrawn}, seen.pairs, seen.breaths))
        return [group for group, _ in found], [_in_kind(family, row) for _, row in found]

    def to_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:
        """Writes the weights, one a line."""
        self.among.to_disk(path)

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> PeopleJudge:
        """Reads what `to_disk` wrote; LookupError when it was learned for another version."""
        self.among.from_disk(path)
        if "klacht: two" not in self.among.weights:
            raise LookupError("people by sets")
        return self


Group = tuple[str, ...]
Lesson = tuple[str, Known, frozenset[str]]  # the kind of a mail, what it shows, and whom it is about


def known(
    text: str,
    mentions: Sequence[Mention],
    form: Sequence[Span],
    sentences: Sequence[Told],
    *,
    unsure: bool = False,
    second: Mapping[str, float] = NOTHING,
) -> Known:
    """What a text shows of each person it names. `unsure`: it also names somebody who may be one of several."""
    if not mentions:
        return Known({}, {})
    head = text.find("\n\n")
    greeted = addressed(text, mentions, form, head)
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
    _failed(text, spoken, rows, head)
    if PAPER.holds(text, 0, 6000):
        for row in rows.values():
            row["paper_yours" if row["addressed_only"] else "paper_his"] = 1.0
    nobody = nobodys(text, spoken, rows, sentences, unsure=unsure)
    return Known(rows, nobody, tuple(pairs(text, spoken, sentences)), tuple(_breaths(text, spoken)), second)


def _breaths(text: str, spoken: Sequence[Mention]) -> list[frozenset[str]]:
    spans = dict.fromkeys(runs(text, spoken).values())
    return [frozenset(mention.people[0] for mention in spoken[first : last + 1]) for first, last in spans]


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
    """Adds to each row what part its sentences give the person beside the others."""
    for mention, cue in _near(text, spoken, sentences):
        part = cue in PART_NAMES
        if several or not part:
            rows[mention.people[0]][cue] = 1.0
        else:
            rows[mention.people[0]]["only_harmless" if cue in HARMLESS else "only_blamed"] = 1.0
            if cue in ("cleared", "kindly"):
                rows[mention.people[0]][f"only_{cue}"] = 1.0
    if not several:
        for row in rows.values():
            if row.get("only"):
                row["only_with"] = float(not any(cue.startswith(("subject", "goes_on")) for cue in row))
        return
    good = {name for name, row in rows.items() if any(row.get(part) for part in HARMLESS)}
    others = {name for name, row in rows.items() if not row["addressed_only"]}
    for name, row in rows.items():
        if name not in good and others - {name} and others - {name} <= good:
            row["none_else"] = 1.0
        if name in good and not others <= good:
            row["has_part"] = 1.0


def _near(text: str, spoken: Sequence[Mention], sentences: Sequence[Told]) -> Iterator[tuple[Mention, str]]:
    """What the sentence of each mention makes of the person, up to the next name."""
    seen: Counter[str] = Counter()
    beside = runs(text, spoken)
    at = 0
    for place, mention in enumerate(spoken):
        seen[mention.people[0]] += 1
        if seen[mention.people[0]] > ENOUGH:
            continue
        while at + 1 < len(sentences) and sentences[at + 1].start <= mention.start:
            at += 1
        begin, end = (sentences[at].start, sentences[at].end) if sentences else (mention.start, mention.end)
        run = beside.get(place, (place, place))
        before = [other.end for other in spoken[max(0, place - 8) : run[0]] if other.people != mention.people]
        first, last = spoken[run[0]].start, spoken[run[1]].end
        start, reach = max([begin, first - 90, *before]), max(_reach(text, spoken, run[1]), last)
        end = min(max(end, last), reach, last + 140)
        ahead, behind = text[start:first].replace("\n", " "), text[last:end].replace("\n", " ")
        beyond = text[last : min(reach, last + BEYOND)]
        whole = text[max(begin, first - 110) : first].replace("\n", " ")
        found = [*parts(ahead, behind), *failings(ahead, behind, beyond), *thanks(whole, behind)]
        if "idle" in found and "saw" in found:
            found.remove("saw")  # who saw it and let it happen
        for cue in (
            *found,
            *deeds(ahead, behind),
            *asked(ahead, behind, beyond),
            *questions(ahead, behind, text[end - 1 : end + 1]),
        ):
            yield mention, cue


def _failed(text: str, spoken: Sequence[Mention], rows: dict[str, dict[str, float]], head: int) -> None:
    """Adds to each row what is reproached besides, and that the complaint is over somebody outside."""
    named = [(mention.people[0], mention.start, mention.end) for mention in spoken[: ENOUGH * 8]]
    both = to_and_fro(text, named)
    yours, out = [*you_fail(text), *you_thanked(text)], list(outside(text, head))
    wanted = [f"{cue}_other" for cue in of_mail(text)]
    for name, row in rows.items():
        if name in both:
            row["to_and_fro"] = 1.0
        for cue in wanted:
            row[cue.replace("other", "you") if row["addressed_only"] else cue] = 1.0
        for cue in (*out, *(yours if row["addressed_only"] else ())):
            row[cue] = 1.0
        if row.get("filed_over") and row.get("unanswered"):
            row["filed_unanswered"] = 1.0
        if row["office"] and row.get("unanswered"):
            row["office_unanswered"] = 1.0
        if row["office"] and any(row.get(cue) for cue in BLAME):
            row["office_fails"] = 1.0


def _around(text: str, mentions: Sequence[Mention], greeted: Sequence[bool], head: int) -> dict[str, dict[str, float]]:
    body: dict[str, dict[str, float]] = {}
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
    only_addressed = len(named) < len(body)
    you, did = (len(words.findall(text, 0, 6000)) if only_addressed else 0 for words in (TO_YOU, YOU_DID))
    outside = float(ABOUT_OUTSIDE.holds(text, 0, 6000))
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


@Language.factory("people")
def make_people(nlp: Language, name: str) -> PeopleJudge:
    """The component that tells whom a mail is about."""
    return PeopleJudge()
