"""What a mail tells of each person from clause to clause: who is its subject, whom "hij", "zij", "die" and "u" go on about, and
how much of a grievance or of praise that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.quick import quick
from classifiers.people.cues import BAD, LEADS, NOT_YOU, TO_YOU, YOU_DID
from classifiers.people.roles import is_kind
from classifiers.sentences import starts
from classifiers.staff import Mention
from classifiers.staff.names import FEMALE, MALE, plain
from classifiers.told import Told

RUN = 6  # names in one breath at most
MOST = 3  # clauses of one sort, after which another tells nothing new
LONGEST = 300  # sentences that are looked at
WIDEST = 400  # characters of a clause that are looked at
SHORTEST = 8  # characters of a clause that is worth looking at by itself


def unscored(text: str, form: Sequence[tuple[int, int]]) -> tuple[Told, ...]:
    """The sentences of a text that no model has looked at; `form` are the spans of greeting, sign-off and signature."""
    begins = starts(text)
    return tuple(
        Told(start, end, any(first <= start < last for first, last in form))
        for start, end in zip(begins, [*begins[1:], len(text)], strict=True)
    )


SPLIT = quick(
    r"[;:,–—(]\s|\s-\s|\s(?:maar|want|terwijl|omdat|doordat|alleen|dus|en toen|en (?=(?:hij|zij|ze|die|ik|dat|heeft|is)\b))\s?"
)
WITH = quick(
    r"\b(?:aan|bij|tegen|met|van|via|door|over|naar|voor|volgens|dankzij|namens|zonder|op|om|tot|jegens|in plaats van)\s+"
    + LEADS,
    re.IGNORECASE,
)
HE = quick(r"\b(?:hij|hem|ie|zijn|z'n|die man|deze man|meneer|die vent)\b", re.IGNORECASE)
SHE = quick(r"\b(?:zij|ze|haar|d'r|die vrouw|deze vrouw|mevrouw|die dame)\b", re.IGNORECASE)
THAT = quick(r"^\W*(?:(?:en|maar|want|dus|ook|toen|daarna)\W+)?(?:die|deze)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence up to the next comma or conjunction."""

    text: str
    start: int
    told: Told


def clauses(text: str, sentences: Sequence[Told]) -> Iterator[Clause]:
    """The clauses of a mail, those of mere form left out."""
    for one in sentences[:LONGEST]:
        if one.is_form:
            continue
        begin = one.start
        for match in SPLIT.finditer(text, one.start, one.end):
            if match.start() - begin > SHORTEST:
                yield Clause(text[begin : min(match.start(), begin + WIDEST)], begin, one)
                begin = match.end()
        yield Clause(text[begin : min(one.end, begin + WIDEST)], begin, one)


def _gender(name: str) -> str:
    first = plain(name).split()[0]
    return ("f" if first in FEMALE else "") + ("m" if first in MALE else "")


@dataclass(slots=True)
class Story:
    """What is told of each person, gathered clause by clause."""

    rows: dict[str, dict[str, float]] = field(default_factory=dict)
    recent: list[str] = field(default_factory=list)
    sorts: dict[int, str] = field(default_factory=dict)  # fine, bad or plain, by where a clause begins
    owned: set[int] = field(default_factory=set)  # where the sentences begin that tell of somebody
    last: int = -2  # the number of the sentence that last named somebody
    number: int = 0
    begun: int = -1

    def hear(self, clause: Clause, here: Sequence[Mention], you: str) -> None:
        """Takes in one clause, with the people it names; `you` is the one addressed."""
        if clause.told.start != self.begun:
            self.number, self.begun = self.number + 1, clause.told.start
        for mention in here:
            before = clause.text[: max(mention.start - clause.start, 0)][-60:]
            self._note(mention.people[0], "with" if WITH.search(before) else "subject", clause)
        for mention in reversed(here):
            name = mention.people[0]
            self.recent = [name, *(other for other in self.recent if other != name)][:4]
            self.last = self.number
        if not here and self.recent and not clause.told.in_subject:
            who = self._meant(clause.text)
            if who:
                self._note(who, "goes_on", clause)
            elif self.number == self.last + 1:
                self._hint(self.recent[0], clause)
        if you and TO_YOU.search(clause.text) and not NOT_YOU.search(clause.text):
            self._to_you(you, clause)

    def _to_you(self, you: str, clause: Clause) -> None:
        if self._sort(clause) != "plain" or YOU_DID.search(clause.text):
            self._note(you, "addressed", clause)

    def _meant(self, text: str) -> str:
        """Whom a pronoun means: the last named that it fits."""
        he, she = HE.search(text), SHE.search(text)
        for name in self.recent[:3]:
            gender = _gender(name)
            if (he and gender != "f") or (she and gender != "m"):
                return name
        return self.recent[0] if THAT.search(text) else ""

    def _sort(self, clause: Clause) -> str:
        if clause.start not in self.sorts:
            words = clause.text
            self.sorts[clause.start] = "fine" if is_kind(words) else "bad" if BAD.search(words) else "plain"
        return self.sorts[clause.start]

    def _note(self, name: str, how: str, clause: Clause) -> None:
        self.owned.add(clause.told.start)
        row = self.rows.setdefault(name, {})
        sort = f"{how}_{self._sort(clause)}"
        row[sort] = min(row.get(sort, 0.0) + 1 / MOST, 1.0)
        for key, score in ((f"{how}_grieves", clause.told.grievance), (f"{how}_praises", clause.told.praise)):
            row[key] = max(row.get(key, 0.0), score)

    def _hint(self, name: str, clause: Clause) -> None:
        """Of what comes right behind a name, nobody being named in it."""
        row = self.rows.setdefault(name, {})
        row["next_grieves"] = max(row.get("next_grieves", 0.0), clause.told.grievance)
        row["next_bad"] = max(row.get("next_bad", 0.0), float(self._sort(clause) == "bad"))
        row["next_fine"] = max(row.get("next_fine", 0.0), float(self._sort(clause) == "fine"))


def story(
    text: str, mentions: Sequence[Mention], you: str, sentences: Sequence[Told]
) -> tuple[dict[str, dict[str, float]], float]:
    """What is told of each person, by name, and how strong a grievance is told of nobody (0..1). `mentions` in order."""
    tale, place = Story(), 0
    parts = list(clauses(text, sentences))
    for index, clause in enumerate(parts):
        until = parts[index + 1].start if index + 1 < len(parts) else len(text)
        here = []
        while place < len(mentions) and mentions[place].start < until:
            if mentions[place].start >= clause.start:
                here.append(mentions[place])
            place += 1
        tale.hear(clause, here, you)
    loose = max((one.grievance for one in sentences[:LONGEST] if not one.is_form and one.start not in tale.owned), default=0.0)
    _compare(tale.rows, "grieves", "bad", "")
    _compare(tale.rows, "praises", "fine", "praise_")
    return tale.rows, loose


def _compare(rows: Mapping[str, dict[str, float]], score: str, sort: str, prefix: str) -> None:
    """Adds to each row how it stands among the others."""
    best = {
        name: max((value for key, value in row.items() if key.endswith(score) and key[:5] != "next_"), default=0.0)
        for name, row in rows.items()
    }
    much = {
        name: sum(value for key, value in row.items() if key.endswith(f"_{sort}") and key[:5] != "next_")
        for name, row in rows.items()
    }
    total = sum(much.values())
    for name, row in rows.items():
        others = max((value for other, value in best.items() if other != name), default=0.0)
        row[f"{prefix}best"], row[f"{prefix}ahead"] = best[name], best[name] - others
        row[f"{prefix}top"] = float(best[name] >= others)
        row[f"{prefix}share"] = much[name] / total if total else 0.0


AND = quick(
    r"\s*(?:,|,? en|,? alsook|&)\s+(?:(?:mevrouw|mevr\.|mw\.?|meneer|dhr\.?|de heer|coach|zijn collega|haar collega) )?",
    re.IGNORECASE,
)
ACCUSED = quick(
    r"\bklacht(?:en)?(?: (?:in|te|indienen|doen|heb|heeft|wil|graag|dienen|gaat|is|ingediend|hierbij)){0,4}"
    r" (?:over|tegen|jegens|betreffende)"
    r"(?: (?:mevrouw|mevr\.|mw\.?|meneer|dhr\.?|de heer|coach|jullie|uw|u|van|twee|beide|medewerkers?|collega'?s?),?){0,5} $",
    re.IGNORECASE,
)
THEY_DID = quick(
    r" (?:hebben|zijn|hadden|deden|doen|lieten|laten|zeiden|zeggen|kwamen|zaten|stonden"
    r"|gingen|riepen|lachten|spraken|hielden|maakten|willen|wilden|gaven|weiger(?:d)?en)\b(?! erbij)"
)
WRONGED_ME = quick(  # "schold mij uit", "liet ons zitten"
    r"^\s+\w+ (?:mij|me|ons|hem|haar) (?:\w+ ){0,3}(?:uit|weg|na|af|zitten|staan|wachten|vallen|dom|lui|gek|stom)\b",
    re.IGNORECASE,
)
AND_THEN = quick(r",? en(?: (?:toen|daarna|ook))? $", re.IGNORECASE)
SURE = 0.5  # of a sentence, that it complains


def pairs(text: str, spoken: Sequence[Mention], sentences: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """Two named in one breath in "een klacht over A en B", or as who did what a sentence complains of, together or one after the
    other ("A schold mij uit en B stuurde mij weg"). `spoken` in order.
    """
    for place in range(min(len(spoken), LONGEST) - 1):
        one, other = spoken[place], spoken[place + 1]
        between = text[one.end : other.start][:80]
        if AND_THEN.search(between) and WRONGED_ME.match(between) and WRONGED_ME.match(text[other.end : other.end + 80]):
            yield one.people[0], other.people[0]
        if not AND.fullmatch(text, one.end, other.start):
            continue
        accused = ACCUSED.search(text[max(0, one.start - 80) : one.start].replace("\n", " ")) is not None
        ill = _complains(sentences, one.start) or BAD.search(text, other.end, min(other.end + 60, len(text))) is not None
        if accused or (ill and THEY_DID.match(text, other.end)):
            yield one.people[0], other.people[0]


def _complains(sentences: Sequence[Told], at: int) -> bool:
    return any(one.start <= at < one.end and one.grievance >= SURE for one in sentences[:LONGEST])


BREATH = quick(
    r"\s*(?:,|,? en(?: ook)?|,? alsook|,? evenals|,? plus|,? samen met|,? als|,? noch|&|\+|/)\s*(?:(?:ook|over"
    r"|met|tegen|bij|aan|van|door|voor|de|die|dhr\.?|mw\.?"
    r"|mevr\.?|mevrouw|meneer|heer|mijn|uw|jullie|zijn|haar|collega|coach|\w*coach|\w*begeleid\w+|casemanager"
    r"|\w*adviseur|manager|[A-Z]\.),?\s*){0,4}",
    re.IGNORECASE,
)
ONE_DOES = quick(
    r"\s+(?:me |mij )?(?:heeft|had|is|was|zei|zegt|komt|kwam|belt|belde|doet|deed|liet|laat|zou|geeft|gaf|wil"
    r"|wilde|weet|wist|gaat|ging|neemt|nam|kan|kon|die)\b",
    re.IGNORECASE,
)


def runs(text: str, spoken: Sequence[Mention]) -> dict[int, tuple[int, int]]:
    """Which mentions are named in one breath ("A, B en C"): the first and the last of each such run, by each one's place.

    "Ik sprak Karin, en Wouter zei" are two clauses: the one who then does something alone is not of the run.
    """
    found: dict[int, tuple[int, int]] = {}
    first = 0
    for place in range(1, len(spoken) + 1):
        if place < len(spoken) and place - first < RUN and BREATH.fullmatch(text, spoken[place - 1].end, spoken[place].start):
            continue
        last = place - 1
        if last - first > 0 and ONE_DOES.match(text, spoken[last].end):
            last -= 1
        if last > first:
            found |= dict.fromkeys(range(first, last + 1), (first, last))
        first = place
    return found
