"""Which colleagues an answer names: by full name, first name, surname or alias; a typing error only when nobody else is near."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.domain.reading import Person

CLOSE, APART = 85, 10  # how like the name the word must be, and how much less like every other
SHORTEST = 5  # letters: a shorter word is too easily like a name
TITLE = r"(?:(?:mevrouw|meneer|mevr|mw|dhr|heer|de heer|collega)\.? )?(?:(?<![\w.])(?P<initial>[a-z])\. ?)?"
ORDINARY = ("mei", "wit", "bos")  # parts of names that are words of their own
NOT_NAMES = re.compile(
    r"(?:karige|waarin|daarin|martin|marktplaats|verder|kramen|maart|bakken|bakkerij|kaart|prima|prinsen|bellen|vertellen"
    r"|bestellen|beurt|markt)"
)
NO_FIRST_NAMES = (
    "van",
    "aan",
    "dan",
    "kan",
    "dat",
    "naar",
    "door",
    "voor",
    "met",
    "dus",
    "doe",
    "die",
    "mag",
    "maar",
    "lat",
    "wet",
)


_NAMED = re.compile(  # where it can be no month or colour
    rf"(?<![\w@])(?P<initial>)(?P<name>{'|'.join(ORDINARY)})(?= (?:kan|doet|pakt|neemt|mag|gaat|krijgt|behandelt|regelt)\b)"
)
_MASK = re.compile(r"@(?=\d+@)")  # as a name is masked below: who types it names nobody
_PARTICLE = re.compile(r"\bvan (?:de[nr]? )")
SHORT_PARTICLES = ("v/d ", "v.d. ", "v.d ", "vd ", "vd. ", "v. d. ", "v d ")  # "Sandra v/d Berg"
PARTICLES = ("van", "de", "den", "der", "ten", "ter", "el", "la", "le")
Named = tuple[Person, ...]


def masked(text: str, roster: Sequence[Person]) -> tuple[str, list[Named]]:
    """The text in lower case with @ for every colleague, and in their order everybody whom each of these may be."""
    lowered = _MASK.sub("@ ", " ".join(plain_letters(text).split()))
    known, pattern = _known(tuple(roster))
    found: list[Named] = []

    def one(match: re.Match[str]) -> str:
        words = match.groupdict()
        people = _of_initial(known[words["name"]], words["initial"]) if "name" in words else nearest(match[0], tuple(roster))
        if not people:
            return match[0]
        found.append(people)
        return f"@{len(found)}@"

    if (alone := lowered.strip(" .!,")) in ORDINARY and alone in known:
        return "@", [known[alone]]  # nothing is said but this word
    lowered = pattern.sub(one, _NAMED.sub(lambda match: one(match) if match["name"] in known else match[0], lowered))
    lowered = re.sub(rf"(?<![\w@'])[^\W\d_]{{{SHORTEST},}}(?![\w@])", one, lowered)
    order = [int(number) - 1 for number in re.findall(r"@(\d+)@", lowered)]
    lowered = _FIRST.sub(lambda match: _misspelt(match, found), lowered)
    lowered = re.sub(r"@\d+@(?: @\d+@)+", lambda match: _joined(match[0], found), lowered)
    lowered = _roles(tuple(roster)).sub(lambda match: _of_role(match, found), lowered)
    order = [int(number) - 1 for number in re.findall(r"@(\d+)@", lowered)]
    return re.sub(r"@\d+@", "@", lowered), [found[index] for index in order]


@lru_cache(maxsize=256)
def _known(roster: tuple[Person, ...]) -> tuple[Mapping[str, Named], re.Pattern[str]]:
    """Whom each way to write a name may mean, and the pattern that finds them in plain letters."""
    known = {name: tuple(person for person in roster if name in names(person)) for person in roster for name in names(person)}
    parts = sorted((name for name in known if name not in ORDINARY), key=len, reverse=True)
    pattern = rf"(?<![\w@]){TITLE}(?P<name>{'|'.join(map(re.escape, parts))})(?![\w])" if parts else r"(?!)"
    return known, re.compile(pattern)


_FIRST = re.compile(r"(?<![\w@])(?P<first>[^\W\d_]{3,}) (?P<token>@(?P<number>\d+)@)")


def _misspelt(match: re.Match[str], found: list[Named]) -> str:
    """A misspelt first name before the surname of the one person it can be."""
    people = found[int(match["number"]) - 1]
    first = plain_letters(people[0].name).split()[0] if len(people) == 1 else ""
    return (
        match["token"]
        if first and match["first"] not in NO_FIRST_NAMES and OSA.distance(match["first"], first) <= 1
        else match[0]
    )


def _of_initial(people: Named, initial: str | None) -> Named:
    """Those whose first name begins so; all of them where nobody's does."""
    return tuple(each for each in people if initial and plain_letters(each.name).startswith(initial)) or people


@lru_cache(maxsize=64)
def _roles(roster: tuple[Person, ...]) -> re.Pattern[str]:
    """A function right before or behind a name."""
    known = {plain_letters(role) for each in roster for role in each.roles}
    roles = "|".join(re.escape(role) for role in sorted(known, key=len, reverse=True)) or r"(?!)"
    return re.compile(
        rf"\b(?P<before>{roles}) (?:mevrouw |meneer )?@(?P<number>\d+)@|@(?P<index>\d+)@,? (?:(?:de|onze) )?(?P<behind>{roles})\b"
    )


def _of_role(match: re.Match[str], found: list[Named]) -> str:
    """Of those whom a name may be the one who has that function: "mevrouw De Vries, casemanager"."""
    role, people = match["before"] or match["behind"], found[int(match["number"] or match["index"]) - 1]
    fitting = tuple(each for each in people if role in map(plain_letters, each.roles))
    if len(people) == 1 or len(fitting) != 1:
        return match[0]
    found.append(fitting)
    return f"@{len(found)}@"


def _joined(tokens: str, found: list[Named]) -> str:
    """A first name and a surname next to each other that fit one person are that person."""
    numbers = [int(number) - 1 for number in re.findall(r"@(\d+)@", tokens)]
    shared = [person for person in found[numbers[0]] if all(person in found[index] for index in numbers)]
    if len(shared) != 1:
        return tokens
    found.append((shared[0],))
    return f"@{len(found)}@"


@lru_cache(maxsize=4096)
def nearest(word: str, roster: tuple[Person, ...]) -> Named:
    """The one person whom a misspelt word can only mean, or nobody."""
    if NOT_NAMES.fullmatch(word):
        return ()
    near = sorted(
        ((max(_likeness(word, name) for name in names(person)), person) for person in roster), key=lambda each: -each[0]
    )
    if not near or near[0][0] < CLOSE:
        return ()
    rivals = [person for score, person in near if score > near[0][0] - APART]
    return (rivals[0],) if len(rivals) == 1 else tuple(rivals)


def _likeness(word: str, name: str) -> float:
    """0..100; two letters that changed places are one slip."""
    swapped = len(word) == len(name) >= SHORTEST and OSA.distance(word, name) == 1
    return max(fuzz.ratio(word, name), 90.0 if swapped else 0.0)


def mentioned(text: str, roster: Sequence[Person]) -> list[Person]:
    """Everyone named in a text, and everyone whom an ambiguous name may be."""
    return list(dict.fromkeys(person for people in masked(text, roster)[1] for person in people))


def plain_letters(text: str) -> str:
    """In lower case, with straight quotes and without accents on the vowels, letter for letter as long as it was."""
    return text.lower().replace("i̇", "i").translate(str.maketrans("áàâäéèêëíìîïóòôöúùûüıç’", "aaaaeeeeiiiioooouuuuic'"))


@lru_cache(maxsize=1024)
def names(person: Person) -> frozenset[str]:
    """Every way to write his name, in plain letters."""
    first, _, last = person.name.partition(" ")
    parts = person.name.split()
    double = (
        parts[1:2] and len(parts) > 2 and parts[1][0].isupper() and plain_letters(parts[1]) not in PARTICLES
    )  # "Dirk Jan Prins"
    both = (" ".join(parts[:2]), " ".join(parts[2:]), parts[0][0] + parts[1][0]) if double else ()  # "DJ"
    short = (f"{first} {parts[-1][0]}", f"{first} {parts[-1][0]}.") if last else ()  # "Roos T."
    full = {plain_letters(each) for each in (person.name, first, last, *both, *short, *person.aliases)} - {""}
    return frozenset(full | {_PARTICLE.sub(short, each) for each in full for short in SHORT_PARTICLES})
