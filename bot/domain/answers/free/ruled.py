"""A verdict in everyday words, put as the rules of the verdict read it: mistyped, said twice, or with what follows from it.

"Klager heeft gelijk, gegrond", "niet ongegrond zoals ik eerst riep maar gegrond", "ik ga hem zelf nog even spreken".
"""

from __future__ import annotations

import re

from bot.domain.answers.clauses import clauses

_MEASURE = re.compile(
    r"(?i)(?:(?<=[.!;\n] )|(?<=\n)|^)(?:voor de |als |onze |mijn |de )?maatregel(?:en)?(?: (?:is|wordt|zijn|worden))?(?: ?:"
    r"| (?=dat |om ))\s*"
    r"|(?i:(?<=[.!;\n] )als maatregel (?=\w+ (?:we|wij|ik|hij|zij|ze|[A-Z]\w+) ))"
)
_RIGHT = re.compile(
    r"(?i)\b(?:de )?(?:klager|klaagster|klant|client|mevrouw|meneer|hij|zij|ze) heeft (?:(?:gewoon|dus|hier|hierin|helemaal"
    r"|echt|wel|groot|volkomen) )*"
    r"gelijk(?:,| en| dus)+ (?=gegrond\b)"
)
_NOT_BUT = re.compile(
    r"(?i)\bniet (?:meer )?(?P<first>ongegrond|gegrond|deels gegrond)(?: (?:zoals|wat|gelijk"
    r"|als) [^,.!?;:]{3,50}?)?,? maar (?:(?:gewoon|wel|toch|juist|dus|nu) )*"
    r"(?P<last>(?:on)?gegrond)\b(?! (?:is|zou|was))"
)
_AFTERCARE = re.compile(  # what the writer does with the colleague once it is decided
    r"(?i)^(?=.*\b(?:spreek|spreken|aanspreken|bespreek|bespreken|kaart)\b)"
    r"(?=.*\b(?:zelf|aan|hierover|erover|hierop|daarop|bespreek|bespreken|aanspreken|kaart)\b)(?:(?:dat|dit|hier|daar"
    r"|en) )*(?:ik|we|wij) (?:ga"
    r"|gaan|zal|zullen|spreek|spreken|bespreek|bespreken|kaart)\b"
    r"(?!.*\b(?:eerst|horen|of|voordat|misschien|als|wil|moet|maar|nagaan|checken|kijken|lezen|uitzoeken|vragen|twijfel\w*)\b)"
    r"[^?]{3,90}$"
)


def as_ruled(text: str) -> str:
    """The answer with its verdict said once, and its measures under their label."""
    text = _MEASURE.sub("Maatregelen: ", text)
    text = _RIGHT.sub("", text)
    return _NOT_BUT.sub(lambda match: match["last"] if match["first"].lower() != match["last"].lower() else match[0], text)


def without_aftercare(text: str) -> str:
    """The answer without what its writer does about it himself, once the verdict stands in front of that."""
    sentences = clauses(text)
    at = next((index for index, each in enumerate(sentences) if re.search(r"(?i)gegrond", each)), len(sentences))
    kept = [each for index, each in enumerate(sentences) if index <= at or not _AFTERCARE.match(each.strip(" .!"))]
    return text if len(kept) == len(sentences) else "\n".join(kept)
