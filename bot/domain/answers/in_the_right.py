"""A verdict in the words of everyday: "mevrouw krijgt gelijk", "klacht terecht", "voor de helft heeft hij gelijk"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.answers.commands import Answer

_WHO = (
    r"(?:hij|zij|ze|(?:de )?(?:klager|klaagster|melder|meldster|klant|cli[eë]nte?)|(?:de heer|mevrouw|meneer|die (?:man|vrouw"
    r"|meneer|mevrouw|madam))(?:(?-i: (?:van|de[nr]?|ten|ter|[A-ZÀ-Þ][\w'-]+))){0,3})"
)
_HOW = (
    r"(?: (?:van mij|van ons|wat mij betreft|hier|hierin|gewoon|echt|wel|dus|volledig|volkomen|groot|helemaal|alle"
    r"|overschot van))*"
)
_HALF = r"(?:voor (?:de helft|een deel)|op de helft van de punten|deels|gedeeltelijk|half|ten dele)"
_SAID = re.compile(
    r"(?i)(?:^|(?<=[.!\n] )|(?<=\n))(?:(?:ja|nee|nou|awel|tja|kort gezegd|kortom|ik vind)[,.:]* )?(?:"
    rf"{_WHO} (?:heeft|krijgt){_HOW}(?P<part> {_HALF})?(?P<no> geen)? gelijk(?: van mij| hierin)?"
    rf"|(?P<half>{_HALF}) (?:heeft|krijgt|geef ik) {_WHO}{_HOW} gelijk"
    r"|(?:(?:de|deze|haar|zijn|die) )?klacht(?: is)?(?: (?:wat mij betreft|gewoon|volkomen|volledig|dus|wel))*"
    r" (?:(?P<un>onterecht|niet terecht)|terecht)"
    r"|(?:(?P<wrongly>onterecht)|terecht) geklaagd|(?:een )?(?:(?P<none>onterechte|niet terechte)|terechte) klacht"
    r"|(?:(?:de|deze|haar|zijn|die) )?klacht klopt(?: (?:gewoon|helaas|wel|dus|helemaal))*"
    rf"|(?:ik )?geef (?:hem|haar|{_WHO})(?: (?:maar|dus|gewoon|wel|volledig|helemaal))* gelijk"
    r"|(?:(?:na|op grond van|gezien|alles) [^.,!?\n]{3,40} )?(?:vind ik|ik vind) dat (?:de|deze|haar|zijn) klacht"
    r" (?P<not>onterecht|niet terecht)?(?:terecht)? is"
    r")(?: hoor)?(?=\s*(?:[.,:;!]|$|want\b|omdat\b|aangezien\b))"
)
_IN_PART = re.compile(  # of one point; what is told of another speaks against it
    r"(?i)\b(?:over|op|wat|behalve|alleen|maar|echter|al is|hoewel|tenzij|als|indien|zo (?:ja|nee)|misschien|volgens|vindt)\b"
)
_AS_JUDGED = re.compile(r"(?i)gegrond|\bdeels\b(?! gelijk)")


def as_verdict(answer: Answer) -> Answer:
    """An answer to the question for a verdict with the word of the regulation in place of those of everyday; else as it was.

    So it stays as well where it judges more than once, or one point alone.
    """
    text = answer.text
    found = list(_SAID.finditer(text)) if answer.prompt.kind == "vraag-oordeel" and "?" not in text else []
    if len(found) != 1 or _AS_JUDGED.search(text[: found[0].start()] + text[found[0].end() :]):
        return answer
    match = found[0]
    half = match["part"] or match["half"]
    rest = re.split(r"\b(?:want|omdat|aangezien)\b", text[match.end() :])[0]
    if not half and _IN_PART.search(rest):
        return answer
    denied = any(match[name] for name in ("no", "un", "wrongly", "none", "not"))
    word = "Deels gegrond" if half else "Ongegrond" if denied else "Gegrond"
    return replace(answer, text=text[: match.start()] + word + text[match.end() :])
