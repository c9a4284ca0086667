"""Slips of the pen in the words an answer turns on: "klahct", "gedeeltlijk" and "dondedag" are read as they were meant.

A word counts as a slip when it is no word itself and one letter is missing, doubled, wrong or changed places with its neighbour;
in a long word two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from rapidfuzz.distance import OSA

from bot.domain.answers.names import plain_letters
from bot.domain.answers.words import word_set

TURNED_ON = word_set(
    "klacht suggestie suggesties opmerking tevreden ontevreden gedeeltelijk behandeling behandelen behandelt behandelaar"
    " ontvankelijk"
    " gegrond ongegrond verlengen verlenging verleng akkoord gesprek afspraak verslag maandag dinsdag woensdag donderdag vrijdag"
    " volgende vanmiddag vanavond morgenochtend ingetrokken intrekken"
    " tenzij misschien wellicht volgens zonder indien twijfel anders wanneer waarschijnlijk vermoedelijk hopelijk voorlopig"
    " eigenlijk behalve voorbehoud wachten navragen hoewel alhoewel voordat totdat onzeker"
)
# Too short for two letters to be wrong.
HOLDING = ("niet", "niets", "niks", "geen", "nooit", "als", "mits", "eerst", "nog", "denk", "maar")
DAYS = word_set(
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag overmorgen vandaag vanmiddag januari februari april augustus"
    " september oktober november december"
)
_ARE_WORDS = word_set(  # near to one of these, and meant as they stand
    "kracht krachten slacht klachten klachtje geklaagd klaagt gesprekje gesprekken afspraken verslagen verslaan behandeld"
    " behandel"
    " behandelde verlengd verlengde verlengt gesproken tevredenheid opmerkingen gedeelte gedeeltelijke gegronde ongegronde"
    " volgend volgde klucht verlang verlangen verleden verleen verlenen verlegen verleg intikken intrekking"
    " volgen volgend vrijdags dinsdags maandags akkoorden vanochtend verbleven getreden betreden beleden vreden vandaan begrond"
    " zonden zonde zomer zonnen inzien indient indiende indienen andere ander anderen andersom twijfels twijfelt twijfelen"
    " wennen wanner hopeloos voorlopige waarschijnlijke"
    " net een gen gene gern ooit noot ala ale alls its mis mist mit mite muts mots eert ngo ong nob nig den dek deno maat aar"
    " mara maa las nier nooi iets nets nest niest niete nik nis nils zolder wachter voldoende ingebroken"
)
_SAID_SHORT = {"vrijda": "vrijdag"}
_SHORT_DAYS = {
    "maa": "maandag", "din": "dinsdag", "woe": "woensdag", "don": "donderdag", "dond": "donderdag", "vri": "vrijdag",
    "vrij": "vrijdag",
    "dins": "dinsdag", "woens": "woensdag", "maan": "maandag",
}  # fmt: skip
_SHORT_DAY = re.compile(rf"(?i)\b(?:{'|'.join(sorted(_SHORT_DAYS, key=len, reverse=True))})\b\.?(?= (?:de )?\d)")
_VERDICTS = ("gegrond", "ongegrond")
SHORTEST_SPELLED = 4  # words of a line; a mistyped verdict alone may be the other one
SHORTEST, LONG = 6, 8  # letters from which one slip is allowed, and two
A_WORD = r"[A-Za-zÀ-ɏ]{3,20}"  # of one script: a letter that only looks like another is no slip
_SHORT_WORD = re.compile(r"[^\W\d_]{4,13}")  # "apil" for a month


def with_days_spelled(text: str) -> str:
    """The text with mistyped weekdays and months, and short words of the day, as they are written."""
    return _SHORT_WORD.sub(_as_meant(DAYS), _SHORT_DAY.sub(lambda match: _SHORT_DAYS[match[0].lower().strip(".")], text))


def _as_meant(words: frozenset[str]) -> Callable[[re.Match[str]], str]:
    def meant(match: re.Match[str]) -> str:
        word = match[0].lower()
        return _one_slip(word, words) or (_SAID_SHORT.get(word) if words is DAYS else None) or match[0]

    return meant


@cache
def _one_slip(word: str, words: frozenset[str]) -> str | None:
    """The one of these words it can be; None for a word that stands as it is, and where two fit."""
    stands = word in words or word in _ARE_WORDS or any(word == f"{each}{end}" for each in words for end in ("s", "e"))
    near = (
        [] if stands else [each for each in words if _begins_alike(word, each) and OSA.distance(word, each, score_cutoff=1) == 1]
    )
    return near[0] if len(near) == 1 else None


def _begins_alike(word: str, meant: str) -> bool:
    """The first letter stands, unless it changed places with the second."""
    return word[0] == meant[0] or word[:2] == meant[1::-1]


def _mistyped(word: str) -> Iterator[str]:
    """A word with one letter left out, doubled, put behind its neighbour or taken from the key beside it."""
    for at, letter in enumerate(word):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + letter + word[at:]
        yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
        for row in _KEYS if at else ():
            place = row.find(letter)
            yield from (word[:at] + key + word[at + 1 :] for key in row[max(0, place - 1) : place + 2] if place >= 0)


_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_HELD_BACK = {slip: word for word in HOLDING for slip in _mistyped(word) if len(slip) > 2 and slip not in {*_ARE_WORDS, *HOLDING}}


def put_right(found: re.Match[str]) -> str:
    """The word (`A_WORD`) that an answer may turn on and that this one is a slip of; empty for one that stands as it is."""
    if (
        found[0][:1].isupper()
        and found.start() > 0
        and found.string[: found.start()].rstrip(" ")[-1:] not in (".", "!", "?", "\n", "")
    ):
        return ""  # inside a sentence it is a name
    meant = _HELD_BACK.get(plain_letters(found[0])) or _nearest(plain_letters(found[0]))
    line = found.string[found.string.rfind("\n", 0, found.start()) + 1 :].partition("\n")[0]
    if meant in _VERDICTS and len(line.split()) < SHORTEST_SPELLED:
        return ""
    return "" if meant is None else meant.capitalize() if found[0][:1].isupper() else meant


@cache
def _nearest(word: str) -> str | None:
    """The one word it can be: one slip away, or two in a long word that begins the same."""
    if word in _ARE_WORDS or word in TURNED_ON or len(word) < SHORTEST - 1:
        return None
    near = [meant for meant in TURNED_ON if _is_slip(word, meant)]
    nearest = sorted(near, key=lambda meant: OSA.distance(word, meant))
    alone = len(nearest) < 2 or OSA.distance(word, nearest[0]) < OSA.distance(word, nearest[1])
    return nearest[0] if nearest and alone else None


def _is_slip(word: str, meant: str) -> bool:
    if word[0] != meant[0] or len(meant) < SHORTEST:
        return False
    distance = OSA.distance(word, meant, score_cutoff=2)
    if distance == 1:
        return not (word.startswith(meant) or (meant.startswith(word) and len(meant) < LONG))
    left_out = distance == 2 and len(word) != len(meant) and not word.startswith(meant)  # two other letters make another word
    return left_out and len(meant) >= LONG and word[:3] == meant[:3]
