"""What a report says in its own words that both sides agreed: put to who handles the case, never taken for it by itself."""

from __future__ import annotations

import re

AGREED = "afspraken"  # the code of the question whether this was agreed
CHOICES = ("ja", "nee")
MEDIATION = re.compile(r"(?i)\bbemiddel|\bafspra|\bafgesproken\b|\bovereengekomen\b")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ])|\n+")
_SAYS = re.compile(
    r"(?i)\b(?:afgesproken|overeengekomen|afspraken gemaakt|(?:het|er) (?:samen )?(?:eens geworden|over eens dat)"
    r"|eruit gekomen)\b"
    r"|\b(?:gemaakte )?afspra(?:ak|ken)(?: (?:is|zijn|luiden))?(?: ?:| dat\b)"
)
_NOT_IT = re.compile(  # nothing was agreed, or long ago, or about the work on the case
    r"(?i)\?|\b(?:niet|niets|niks|geen|nog|nooit|zoals|eerder|destijds|vorig\w*|(?:was|waren|had|hadden) (?:\w+ ){0,4}"
    r"(?:afgesproken|overeengekomen))\b|\b(?:uitzoek\w*|nadenk\w*|nadenkt|vervolggesprek|verslag|dossier|terugkom\w*|beslis\w*)\b"
    r"|\bdat ik\b|\bik (?:\w+ ){0,3}(?:bel|mail|spreek|stuur)\b"
)


def agreed_in(text: str) -> str:
    """The sentences of what was agreed, with the list under them; "" when the report tells of none, or is not sure."""
    found: list[str] = []
    below = False
    for sentence in (each.strip() for each in _SENTENCE.split(text) if each.strip()):
        says = _SAYS.search(sentence) is not None and _NOT_IT.search(sentence) is None
        below = (says and sentence.endswith(":")) or (below and sentence[0] in "-*•123456789")
        if says or below:
            found.append(sentence)
    return "\n".join(found) if any(not each.endswith(":") for each in found) else ""
