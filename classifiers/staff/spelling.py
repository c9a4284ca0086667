"""Whether a word of a mail is a name of the roster: as it stands, in the possessive, as it sounds, or but for a typing error."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from classifiers.staff.names import PARTICLES, RARE, Index, Surname, sound, spoken


def forms(word: str) -> tuple[str, ...]:
    """A word as it stands, and without the ending of a possessive."""
    found = [word]
    if word.endswith(("'s", "s'")):
        found.append(word[:-2])
    elif word.endswith("s") and len(word) > 3 and not word.endswith("ss"):
        found.append(word[:-1])
    if "'" in word:
        found.append(word.replace("'", ""))
    return tuple(found)


def may_be(name: str, word: str, *, titled: bool, of_its_kind: bool) -> bool:
    """Whether a misspelt word can be that surname: a short one only behind a title, with its particles or as it sounds."""
    if spoken(name) == spoken(word):
        return len(name) >= RARE or titled
    return len(name) >= RARE or (len(name) >= RARE - 1 and titled and of_its_kind)


def is_near(word: str, name: str) -> bool:
    """The word is the name but for a letter, two in a long one."""
    if sound(word) != sound(name):
        return False
    if spoken(word) == spoken(name):
        return True
    if len(name) < RARE - 1 or len(word) < RARE - 2:
        return False
    allowed = 1 if len(name) < 9 else 2
    same = name.replace("ij", "y")
    return any(
        OSA.distance(form, name, score_cutoff=allowed) <= allowed or ("y" in form and form.replace("ij", "y") == same)
        for form in forms(word)
    )


# The same words come back in every mail.
@lru_cache(maxsize=16_384)
def spelled_like(index: Index, word: str) -> tuple[Surname, ...]:
    """The surnames that a word is, but for a typing error."""
    rows = index.near.get(sound(word), ()) if len(word) >= RARE - 2 else ()
    size = len(word)
    return tuple(row for row in rows if -3 < size - len(row.words[0]) < 5 and is_near(word, row.words[0]))


@lru_cache(maxsize=16_384)
def begins(index: Index, word: str) -> bool:
    """Whether a name of the roster can begin with a word."""
    if word in PARTICLES or any(form in index.given or form in index.surnames for form in forms(word)):
        return True
    return bool(spelled_like(index, word))
