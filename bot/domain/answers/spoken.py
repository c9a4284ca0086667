"""Answers as they are spoken, in one breath: sentences without a stop between them, a slip put right, a number and why."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.domain.answers.clauses import DECORATION

SHORTEST_BREATH = 8  # words without a sign
_NOT_AFTER = (  # a clause that one of these opens is no sentence of its own
    r"(?<!\bdat )(?<!\bof )(?<!\bomdat )(?<!\bals )(?<!\bwant )(?<!\ben )(?<!\bmaar )(?<!\bdus )(?<!\bdie )(?<!\bwat )"
    r"(?<!\bhoe )(?<!\btoen )(?<!\bzodra )(?<!\bnadat )(?<!\bvoordat )(?<!\bterwijl )(?<!\bwaar )(?<!\bwie )(?<!\bdan )"
    r"(?<!\bzei )(?<!\bzegt )(?<!\bvindt )(?<!\bdenk )(?<!\bhoop )(?<!\bgeloof )(?<!\bte )(?<!\bniet )(?<!\bom )(?<!\bik )"
    r"(?<!\bwe )(?<!\bwij )(?<!\bhij )(?<!\bzij )(?<!\bze )(?<!\bwil )(?<!\bkan )(?<!\bmoet )(?<!\bnee )(?<!\bmits )"
    r"(?<!\btenzij )(?<!\bwanneer )(?<!\bindien )(?<!\bmag )(?<!\bzou )(?<!\bvolgens )(?<!\bdaar )(?<!\bdoor )(?<!\bvan )"
    r"(?<!\bmet )(?<!\baan )(?<!\bvoor )(?<!\bbij )(?<!\bop )(?<!\bover )(?<!\bnaar )(?<!\btegen )"
)
_STARTS = re.compile(
    rf"(?i)(?<=\w) (?:(?=dus (?:ik|we|wij|ja|schrijf|doe|laat|zet|stop|verleng)\b)|{_NOT_AFTER}(?<!\bja )(?=(?:"
    r"(?:hij|zij|ze|ik|we|wij|het|er) (?:is|was|heeft|had|heb|hebben|zit|wil|moet|kan|ligt|gaat|komt|werkt|belde|kwam|zijn)"
    r"|(?:mevrouw|meneer) [\w-]+ (?:is|was|heeft|had|zit|wil|moet|kan|ligt|gaat|komt)"
    r"|laat [\w'-]+ (?:het|dit|deze|hem|de|die)|zet er|doe er|doe maar|dus (?:ik|we|wij|ja|schrijf|doe|laat|zet|stop"
    r"|verleng)|(?:ja )?stop maar|schrijf maar|verleng|geef (?:het"
    r"|dit|deze) maar"
    r")\b))"
)
_FIRST = re.compile(
    r"(?i)^(?:nummer |keuze |optie |nr\.? )?(?P<number>\d)(?:\s*(?:[.,!):;-]|" + DECORATION + r"\ufe0f?)+\s+|\s*\n\s*)"
    r"(?P<why>\D.*)",
    re.S,
)
_NO_WHY = re.compile(
    r"(?i)(?:of|maar|mits|tenzij|als|nee|niet|geen|toch|misschien|en|nog|eerst|wacht|alleen|liever|twijfel\w*|denk|klopt|zou|kan"
    r"|mag|moet|is|wil)\b|.*(?:^|\n)\W*\d\s*[.)]|.*\?"
)
_OVERRULED = re.compile(
    r"(?i)(?:(?<=[.!\n] )|^)[^.?!\n]{3,100}\?\s*nee,? (?:(?:even|maar) (?:heel )?duidelijk|laat ik [^:.?!\n]{3,60}|ik zeg"
    r" (?:het )?gewoon)"
    r"\s*[:,]\s*"
)
_AT_FIRST = re.compile(
    r"(?i)(?:(?<=[.!\n] )|^)(?:eerst|aanvankelijk|in eerste instantie) (?:dacht|vond|twijfelde) (?:ik|we"
    r"|wij) [^.?!\n:]{2,80}?,? maar"
    r" (?:(?:nu|toch|bij nader inzien|achteraf|het is) ?)+[:,]? *"
)
_HEREBY = re.compile(
    r"(?i)(?:(?<=[.!\n] )|^)(?:(?:hierbij|bij dezen|bij deze) )?(?:(?:deel|laat|meld|bericht) ik (?:u |je |jullie )?|ik"
    r" (?:deel|laat|meld)"
    r" (?:u |je |jullie )?(?:hierbij )?)(?:mede|mee|weten)?,? dat (?=ik|wij|we|de)"
)


def in_sentences(text: str) -> str:
    """The text with a stop before each new sentence in a long stretch without signs."""
    return re.sub(
        r"[^.,;:!?\n]+",
        lambda match: _STARTS.sub(". ", match[0]) if len(match[0].split()) >= SHORTEST_BREATH else match[0],
        text,
    )


def without_second_thoughts(text: str) -> str:
    """The text without a question or first idea that its own writer overrules in so many words, and without "hereby"."""
    return _HEREBY.sub("", _AT_FIRST.sub("", _OVERRULED.sub("", text, count=1), count=1), count=1)


_LISTED = re.compile(r"\A\W*1\s*[.):-]\s.*?(?:(?<=\s)|(?<=\())2\s*[.):-]\s+(?!en\b|\w+ (?:20)?\d\d)", re.S)


def is_numbered_list(text: str) -> bool:
    """True for points that are numbered, the first of which is no choice: "1. te laat 2. niet gebeld"."""
    return _LISTED.match(text) is not None


def with_words(text: str, choices: Mapping[str, str]) -> str:
    """A choice by its number with the reason behind it, as the words of that choice and the reason."""
    match = _FIRST.match(text.strip())
    chosen = choices.get(match["number"]) if match else None
    if match is None or chosen is None or len(match["why"].split()) < 3 or _NO_WHY.match(match["why"]):
        return text
    return f"{chosen}. {match['why']}"
