"""A dictated answer whose signs came as their names: "Karin komma graag punt nieuwe regel groet Hanneke"."""

from __future__ import annotations

import re

LONGEST = 2500  # characters
_SIGNS = {
    "puntkomma": ";", "dubbele punt": ":", "dubbelepunt": ":", "komma": ",", "punt": ".", "vraagteken": "?",
    "uitroepteken": "!", "nieuwe regel": "\n", "nieuwe alinea": "\n",
}  # fmt: skip
_NAMED = re.compile(rf"(?i)(?:[,.:;] ?)?(?<=\S) ?\b(?P<sign>{'|'.join(_SIGNS)})\b(?!'s)[,.]?")
_DICTATED = re.compile(  # says one where no sentence would
    r"(?i)\w komma\b(?!'s)|\w puntkomma\b|\w dubbele punt \w+ \w"
    r"|\w (?:punt|vraagteken|uitroepteken) ?(?:$|\n|nieuwe (?:regel|alinea)\b)"
    r"|\w punt (?:met |vriendelijke |hartelijke )*(?:groet|mvg\b|gr\b)"
    r"|\w nieuwe alinea (?:ik|we|wij|hij|zij|ze|het|de|er|met|mvg|groet\w*)\b"
)
_A_POINT = re.compile(  # of a talk or a complaint
    r"(?i)\b(?:een|één|'?n|goed|mooi|belangrijk|sterk|zwak|zwaar|terecht|geen|elk|ieder|ander|enige?|volgende?|andere|welk|\w+ste"
    r"|tweede|derde|vierde|heikel|pijnlijk|lastig|kritiek|(?:op|van|over|is|was|juist|precies|vormt) (?:het|dit|dat))$"
)
_THIS_POINT = re.compile(r"(?i)\b(?:het|dit|dat|per|op|ene)$")  # within a sentence
_ENDS = re.compile(r"(?i)\s*(?:$|\n|nieuwe (?:regel|alinea)\b|(?:met |vriendelijke |hartelijke )*(?:groet|mvg\b|gr\b))")
_A_RULE = re.compile(r"(?i)\b(?:een|één|'?n|de|die|deze|geen|als|onze|dit is|per|volgens|op|toets)$")
_REAL = re.compile(r"[.,;!?](?=\s|$)")  # who has more of these wrote it, or has them from the telephone
_CLOCK = re.compile(r"(?i)\b(\d{1,2}) punt (\d\d)\b")


def as_written(text: str) -> str:
    """The text with the signs themselves, where somebody dictated it."""
    if len(text) > LONGEST or not _DICTATED.search(text) or len(_NAMED.findall(text)) < len(_REAL.findall(text)):
        return text
    text = _CLOCK.sub(r"\1.\2", text)
    return _NAMED.sub(lambda match: _written(match, text), text)


def _written(match: re.Match[str], text: str) -> str:
    """The sign; the words themselves where they are a point that somebody makes, or a new rule."""
    name = match["sign"].lower()
    before = text[max(match.start() - 40, 0) : match.start()].rstrip(" ,.:;")
    if name.startswith("nieuwe"):
        return match[0] if _A_RULE.search(before) else _SIGNS[name]
    within = name == "punt" and not _ENDS.match(text, match.end())
    is_said = name == "punt" and (_A_POINT.search(before) or (within and _THIS_POINT.search(before)))
    return match[0] if is_said else _SIGNS[name]
