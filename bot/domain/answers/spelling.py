"""The words an answer turns on, as they are spelled: "klahct", "gedeeltlijk" and "tevrden" are read as what they were meant"
" to be."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.distance import OSA

from bot.domain.answers.names import plain_letters
from bot.domain.answers.words import word_set

_MEANT = word_set(
    "klacht suggestie suggesties opmerking tevreden ontevreden gedeeltelijk behandeling behandelen behandelt behandelaar"
    " ontvankelijk"
    " gegrond ongegrond verlengen verlenging verleng akkoord gesprek afspraak verslag maandag dinsdag woensdag donderdag vrijdag"
    " volgende vanmiddag vanavond morgenochtend"
)
_ARE_WORDS = word_set(  # near to one of these, and meant as they stand
    "kracht krachten slacht klachten klachtje geklaagd klaagt gesprekje gesprekken afspraken verslagen verslaan behandeld"
    " behandel"
    " behandelde verlengd verlengde verlengt gesproken tevredenheid opmerkingen gedeelte gedeeltelijke gegronde ongegronde"
    " volgend"
    " volgen volgens vrijdags dinsdags maandags akkoorden vanochtend verbleven getreden betreden beleden vreden"
)
SHORTEST, LONG = 6, 8  # letters from which one slip is allowed, and two
_WORD = re.compile(r"[^\W\d_]{5,20}")


def spelled(text: str) -> str:
    """The text with slips in the words it turns on put right; as it was without any."""
    return _WORD.sub(_put_right, text)


def _put_right(found: re.Match[str]) -> str:
    if (
        found[0][:1].isupper()
        and found.start() > 0
        and found.string[: found.start()].rstrip(" ")[-1:] not in (".", "!", "?", "\n", "")
    ):
        return found[0]  # inside a sentence it is a name
    meant = _nearest(plain_letters(found[0]))
    return found[0] if meant is None else meant.capitalize() if found[0][:1].isupper() else meant


@cache
def _nearest(word: str) -> str | None:
    """The one word it can be: one slip away, or two in a long word that begins the same."""
    if word in _ARE_WORDS or word in _MEANT or len(word) < SHORTEST - 1:
        return None
    near = [meant for meant in _MEANT if _is_slip(word, meant)]
    nearest = sorted(near, key=lambda meant: OSA.distance(word, meant))
    alone = len(nearest) < 2 or OSA.distance(word, nearest[0]) < OSA.distance(word, nearest[1])
    return nearest[0] if nearest and alone else None


def _is_slip(word: str, meant: str) -> bool:
    if word[0] != meant[0] or len(meant) < SHORTEST:
        return False
    distance = OSA.distance(word, meant, score_cutoff=2)
    if distance == 1:
        return not (word.startswith(meant) or (meant.startswith(word) and len(meant) < LONG))
    return distance == 2 and len(meant) >= LONG and word[:3] == meant[:3]
