"""Which people on the roster a mail names. Where two fit, neither is named: a wrong person told is worse than a question.

Whether the mail is *about* them, and not merely to them, is told apart here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from spacy.language import Language
from spacy.tokens import Doc

from bot.domain.reading import Person
from classifiers.mail import declare_attributes
from classifiers.names import (
    ARTICLE,
    LED_BY,
    OPENERS,
    PARTICLES,
    RARE,
    ROLES,
    TITLES,
    VERBS,
    WORD,
    WORDS,
    Name,
    beginnings_of,
    names,
    plain,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the text where roster people may be meant: one candidate, or the several that fit."""

    people: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """Mentions of single people, and the names between which the mail does not choose."""

    mentions: tuple[Mention, ...] = ()
    ambiguous: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    plain: str
    start: int
    end: int
    opens: bool  # first of its sentence or line


def find(text: str, roster: Sequence[Person], sender_name: str = "") -> Found:
    """The roster people named in a text. The sender himself is nobody's colleague, unless he is wholly on the roster."""
    known, beginnings = names(tuple(roster)), beginnings_of(tuple(roster))
    sender = frozenset(plain(word) for word in WORD.findall(sender_name)) - PARTICLES
    words = list(_words(text))
    raw: list[tuple[Mention, str]] = []  # with how it was written: full, given, surname
    index = 0
    while index < len(words):
        word = words[index].plain
        step = None
        if word[:2] in beginnings or word in PARTICLES or (len(word) >= RARE and word[:1] in beginnings):
            step = _at(words, index, known, sender, text)
        if step is None:
            index += 1
            continue
        mention, how, index = step
        raw.append((mention, how))
    named = {mention.people[0] for mention, _ in raw if len(mention.people) == 1}
    mentions: list[Mention] = []
    ambiguous: list[str] = []
    for mention, _ in raw:
        people = mention.people
        if len(people) > 1:
            meant = [person for person in people if person in named]
            if len(meant) != 1:
                ambiguous.extend(people)
                continue
            people = (meant[0],)
        mentions.append(Mention(people, mention.start, mention.end))
    return Found(tuple(mentions), tuple(dict.fromkeys(ambiguous)))


def _words(text: str) -> Iterator[_Word]:
    last = 0
    for match in WORD.finditer(text):
        between = text[last : match.start()]
        opens = last == 0 or "\n" in between or any(sign in between for sign in ".!?:")
        yield _Word(match.group(), plain(match.group()), match.start(), match.end(), opens)
        last = match.end()


def _is(word: str, name: str) -> bool:
    """The word is the name, or its possessive: Karins, Karin's."""
    return word == name or (len(word) <= len(name) + 2 and word in (f"{name}s", f"{name}'s", f"{name}'", f"{name}-"))


def _at(
    words: list[_Word], index: int, known: Sequence[Name], sender: frozenset[str], text: str
) -> tuple[Mention, str, int] | None:
    best: list[tuple[int, Name]] = []
    for name in known:
        for way in name.given:
            size = len(way)
            if index + size > len(words) or not _is(words[index + size - 1].plain, way[-1]):
                continue
            if all(words[index + i].plain == way[i] for i in range(size - 1)):
                best.append((size, name))
    if best:
        size = max(length for length, _ in best)
        fitting = list({name.person.name: name for length, name in best if length == size}.values())
        found = _by_given(words, index, size, fitting, sender, text)
        if found is not None:
            return found
    return _by_surname(words, index, known, sender, text)


def _surname_at(words: list[_Word], index: int, name: Name, loose: bool = False) -> int:
    """The index after the surname of `name`, if it stands at `index`, particles before it allowed; else 0."""
    while index < len(words) and words[index].plain in PARTICLES:
        index += 1
    if index >= len(words):
        return 0
    letter = words[index].plain[:1]
    for surname in name.surnames:
        until = index + len(surname)
        if until > len(words) or surname[0][:1] != letter:
            continue
        if all(_is(words[index + i].plain, part) for i, part in enumerate(surname)):
            return until
        if len(surname) == 1 and _nearly(words[index].plain, surname[0], loose):
            return until
    return 0


def _nearly(word: str, name: str, loose: bool = False) -> bool:
    if len(name) < (4 if loose else RARE) or len(word) < 4 or word[0] != name[0]:
        return False
    allowed = 1 if len(name) < 8 else 2
    return OSA.distance(word.removesuffix("'s"), name, score_cutoff=allowed) <= allowed


def _by_given(
    words: list[_Word], index: int, size: int, fitting: list[Name], sender: frozenset[str], text: str
) -> tuple[Mention, str, int] | None:
    first, last, after = words[index], words[index + size - 1], index + size
    full = [
        (name, until)
        for name in fitting
        if (until := _surname_at(words, after, name, loose=True)) and _close(words, after - 1, until, text)
    ]
    if full:
        exact = [
            (name, until) for name, until in full if any(_is(words[until - 1].plain, part[-1]) for part in name.surnames)
        ] or full
        people = tuple(name.person.name for name, _ in exact)
        return Mention(people, first.start, words[exact[0][1] - 1].end), "full", exact[0][1]
    if _other_surname(words, index, after, fitting, text) or (first.plain in sender and _is_sender(words, index, text)):
        return None
    if (
        index
        and words[index - 1].text[:1].isupper()
        and not words[index - 1].opens
        and _follows(words, index, text)
        and (words[index - 1].plain not in TITLES | ROLES | PARTICLES | VERBS)
    ):
        return None  # a second first name, or a surname, of somebody else
    if first.plain in WORDS and not _used_as_name(words, index, size, text):
        return None
    return Mention(tuple(name.person.name for name in fitting), first.start, last.end), "given", after


def _close(words: list[_Word], index: int, until: int, text: str) -> bool:
    between = text[words[index].end : words[until - 1].start]
    return "\n" not in between and "," not in between and ". " not in between


def _follows(words: list[_Word], index: int, text: str) -> bool:
    return text[words[index - 1].end : words[index].start] == " "


def _other_surname(words: list[_Word], index: int, after: int, fitting: list[Name], text: str) -> bool:
    """The first name is followed by a surname that is not that of the roster's person."""
    if after >= len(words) or text[words[after - 1].end : words[after].start].strip(" ") or words[after].opens:
        return False
    following = words[after]
    if words[after - 1].plain.endswith("'s"):
        return False
    if following.plain in PARTICLES and after + 1 < len(words):
        more = after + 1
        while more < len(words) - 1 and words[more].plain in PARTICLES:
            more += 1
        house = plain(fitting[0].person.email.partition("@")[2].split(".")[0])
        outside = {house, "uwv", "jullie", "ons", "gemeente", "personeelszaken"}
        return words[more].text[:1].isupper() and words[more].plain not in outside and not words[more].opens
    if following.text[:1].isupper() and not following.text.isupper() and words[index].text[:1].isupper():
        return following.plain not in VERBS and not any(following.plain in way for name in fitting for way in name.given)
    return False


def _is_sender(words: list[_Word], index: int, text: str) -> bool:
    """The name stands where a sender signs or introduces himself."""
    before = [word.plain for word in words[max(0, index - 3) : index]]
    rest = text[words[index].end :]
    signs = len(rest) < 160 and words[index].opens
    return (
        signs
        or before[-2:] in (["ik", "ben"], ["naam", "is"], ["heet", "ik"])
        or before[-1:] in (["groetjes"], ["groet"], ["gr"], ["mvg"], ["groeten"])
    )


def _used_as_name(words: list[_Word], index: int, size: int, text: str) -> bool:
    word = words[index]
    before = words[index - 1] if index else None
    if before is not None and (before.plain in ARTICLE or text[max(0, word.start - 4) : word.start].strip()[-1:].isdigit()):
        return False
    if word.plain == "mei" and re.match(r"\s*(?:\d|jl|a\.s)", text[word.end :]):
        return False
    if word.text[:1].isupper() and not word.opens:
        return True
    following = words[index + size] if index + size < len(words) else None
    told = following is not None and following.plain in VERBS | {"van", "hier"}
    led = before is not None and not word.opens and before.plain in TITLES | ROLES | LED_BY
    alone = word.text[:1].isupper() and (
        size > 1 or (following is not None and (following.plain in VERBS or text[word.end : word.end + 1] in ",!"))
    )
    lone = word.plain not in ("roos", "storm", "mei", "bakker", "bos", "veen", "wit") and word.text[:1].isupper()
    return told or led or alone or lone


def _by_surname(
    words: list[_Word], index: int, known: Sequence[Name], sender: frozenset[str], text: str
) -> tuple[Mention, str, int] | None:
    if words[index].plain in PARTICLES and index and words[index - 1].plain in PARTICLES:
        return None
    fitting = [
        (name, until) for name in known if (until := _surname_at(words, index, name)) and _close(words, index, until, text)
    ]
    if not fitting or (words[index].plain in PARTICLES and fitting[0][1] - index > 4):
        return None
    exact = [(name, until) for name, until in fitting if any(_is(words[until - 1].plain, part[-1]) for part in name.surnames)]
    until = (exact or fitting)[0][1]
    word, before = words[until - 1], words[index - 1] if index else None
    titled = (before is not None and before.plain.strip(".") in TITLES | ROLES and not words[index].opens) or _titled(
        words, index, text
    )
    initial = _initial(words, index, text)
    if initial:
        some = [(name, at) for name, at in exact or fitting if name.initial == initial]
        if not some:
            return None
        people = tuple(dict.fromkeys(name.person.name for name, _ in some))
        return Mention(people, words[index].start, word.end), "initial", until
    if not titled and not _bare_surname(words, index, until, bool(exact), sender, text):
        return None
    if not titled and word.plain in sender and not exact:
        return None
    if word.plain in sender and (not titled or _is_sender(words, index, text)):
        return None
    chosen = _by_role(before.plain if before is not None else "", [name for name, _ in fitting])
    people = tuple(dict.fromkeys(name.person.name for name in chosen))
    return Mention(people, words[index].start, word.end), "surname", until


def _titled(words: list[_Word], index: int, text: str) -> bool:
    return bool(
        re.search(
            r"\b(?:mw|mevr|dhr|hr|mr|mrs|drs)\.?\s*(?:[A-Z]\.\s*)*$",
            text[max(0, words[index].start - 12) : words[index].start],
            re.I,
        )
    )


def _by_role(role: str, fitting: list[Name]) -> list[Name]:
    meant = [name for name in fitting if role and any(role == plain(word) for word in name.person.roles)]
    return meant if len(meant) == 1 else fitting


def _initial(words: list[_Word], index: int, text: str) -> str:
    match = re.search(r"\b([A-Za-z])(?:\.\s?(?:[A-Z]\.\s?)*|\s)$", text[max(0, words[index].start - 8) : words[index].start])
    return plain(match.group(1)) if match and match.group(1).lower() not in "ku" else ""


def _bare_surname(words: list[_Word], index: int, until: int, exact: bool, sender: frozenset[str], text: str) -> bool:
    """A surname without title counts when capitalised inside a sentence, or rare enough, and not after another first name."""
    word, before = words[until - 1], words[index - 1] if index else None
    if before is not None and before.text[:1].isupper() and _follows(words, index, text):
        known_word = before.plain in TITLES | ROLES | VERBS | PARTICLES or (before.opens and before.plain in OPENERS)
        if not known_word:
            return False
    if not exact:
        return word.text[:1].isupper() and len(word.plain) >= 7 and not word.opens
    if word.plain in WORDS or len(word.plain) < RARE:
        return (
            word.text[:1].isupper()
            and not word.opens
            and not (before is not None and before.plain in ARTICLE and index == until - 1)
        )
    return True


@Language.component("staff")
def staff(doc: Doc) -> Doc:
    """Leaves in `Doc._.staff` which roster people the text names."""
    declare_attributes()
    mail = doc._.mail
    doc._.staff = find(doc.text, mail.roster, mail.sender_name) if mail and mail.roster else Found()
    return doc
