"""Dialect and the short forms of telephones, written out before anything is understood: "nt", "nait" and "nie" all deny.

What is kept of an answer stays in the words of who wrote it: `Spoken.as_said` finds them again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from bot.domain.answers.commands import Command
from bot.domain.answers.day_words import NUMBERS
from bot.domain.answers.spelling import A_WORD, put_right

WRITTEN_OUT = {
    "da's": "dat is", "'t": "het", "t is": "het is", "em": "hem", "'em": "hem", "es": "eens", "effe": "even",
    "effen": "even", "ff": "even", "effies": "even", "zn": "zijn", "asjeblieft": "graag", "gewoonweg": "gewoon",
    "mn": "mijn", "m'n": "mijn", "z'n": "zijn", "d'r": "haar", "akkoort": "akkoord", "accoord": "akkoord",
    "da": "dat", "das": "dat is", "wk": "week", "wkn": "weken", "dgn": "dagen", "mnd": "maanden", "zonder meer": "echt",
    "een mooie voor": "iets voor", "een leuke voor": "iets voor", "er een voor": "er eentje voor",
    "er ain veur": "er eentje voor",
    "ain": "een", "veur": "voor", "doun": "doen", "hai": "hij", "heur": "haar", "mit": "met", "dei": "die",
    "sproken": "gesproken", "joa": "ja", "jao": "ja", "mor": "maar", "moar": "maar", "doagen": "dagen", "derbie": "erbij",
    "ikke": "ik", "t": "het", "mie": "mij", "bie": "bij", "kump": "komt", "praoten": "praten", "ebeld": "gebeld",
    "hebbe": "heb", "hef": "heeft", "k": "ik", "'k": "ik", "wait": "weet", "dizze": "deze", "kloar": "klaar",
    "ni": "niet", "gene": "geen", "not happy": "niet tevreden", "not content": "niet tevreden", "not satisfied": "niet tevreden",
    "nie": "niet", "nit": "niet", "nt": "niet", "nait": "niet", "neit": "niet", "nich": "niet", "nog nie": "nog niet",
    "gien": "geen", "gain": "geen", "gin": "geen", "nix": "niets", "neuh": "nee", "idd": "inderdaad", "gwn": "gewoon",
    "akk": "akkoord", "beh": "behandeling", "gespr": "gesprek", "gegr": "gegrond", "ongegr": "ongegrond",
    "ontv": "ontvankelijk", "vrg": "vraag", "vrgn": "vragen", "klcht": "klacht", "wmb": "wat mij betreft",
    "mrgn": "morgen", "overmrgn": "overmorgen", "kwrt": "kwart", "nwe": "nieuwe", "dtm": "datum", "zlfde": "zelfde",
    "m": "hem", "n": "een", "v": "van",
    "tevr": "tevreden", "ontevr": "ontevreden", "jaa": "ja", "jaaa": "ja", "un": "een", "mar": "maar", "neu": "nee",
    "mndg": "maandag", "dnsdg": "dinsdag", "wnsdg": "woensdag", "dndrdg": "donderdag", "vrdg": "vrijdag",
    "aans": "anders", "vlgs": "volgens", "yep": "ja", "jep": "ja", "jup": "ja",
}  # fmt: skip
WRITTEN_OUT |= {f"half{hour}": f"half {hour}" for hour in NUMBERS}
_INITIALS = ("m", "n", "v")
_OF_A_NAME = re.compile(r"\.| ?d\b")  # "m. huilde", "v d Berg"
_DOES = re.compile(r"\. (?:doet|pakt|gaat|neemt|mag|kan|behandelt|handelt|regelt)\b")  # "roos t. doet het"
_BESIDE_HER = re.compile(r" (?:bij|mee|op|over|in|uit|aan|af|door|voor|van|naar|tegen|al|nog|niet|nooit|geen|weer)\b")
_FORMS = "|".join(map(re.escape, sorted(WRITTEN_OUT, key=len, reverse=True)))
_SHORT = re.compile(
    rf"(?i)(?<![^\W\d])(?<!['.’/])(?P<form>{_FORMS})(?:\.(?= [a-z])(?<=beh\.|spr\.|ntv\.))?(?![\w'’@/]|\.\w)|\b{A_WORD}\b"
)
_KEPT = frozenset({"reason", "text", "findings", "measures", "place"})  # arguments in the words of who wrote them
_BEFORE_A_NAME = re.compile(r"[\w,] $")  # "van 't Hoff", "mevrouw 't Hart"; at the start of a sentence it is "het"
LONGEST_KEPT = 2_000  # characters that are looked for word by word


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text written out, and where each part of it comes from."""

    said: str
    text: str
    starts: tuple[int, ...] = (0,)  # in `text`, of each stretch that stands as it was said or was written out
    origins: tuple[int, ...] = (0,)  # the same places in `said`

    def as_said(self, command: Command) -> Command:
        """The command with the words that are kept as they were said."""
        if self.said == self.text:
            return command
        names = _KEPT - {"text"} if command.action == "record_satisfaction" else _KEPT
        kept = {name: self._words(value) if name in names else value for name, value in command.arguments.items()}
        return replace(command, arguments=kept, also=tuple(self.as_said(each) for each in command.also))

    def _words(self, kept: str) -> str:
        """The same words as they were said; what was cut out of the text on the way is sought piece by piece."""
        at = self.text.find(kept)
        if at >= 0:
            return self._between(at, at + len(kept))
        words, pieces = kept.split() if len(kept) <= LONGEST_KEPT else [], []
        while words:
            found, count = None, 0
            while count < len(words) and (longer := self._place(words[: count + 1])) is not None:
                found, count = longer, count + 1
            pieces.append(self._between(*found.span()) if found else words[0])
            words = words[max(count, 1) :]
        return " ".join(pieces) or kept

    def _place(self, words: list[str]) -> re.Match[str] | None:
        return re.search(r"(?<!\w)" + r"\s+".join(map(re.escape, words)), self.text)

    def _between(self, start: int, end: int) -> str:
        return self.said[self._origin(start) : self._origin(end, end=True)]

    def _origin(self, at: int, *, end: bool = False) -> int:
        index = bisect_right(self.starts, at - 1 if end else at) - 1
        if end and 0 <= index < len(self.starts) - 1 and at == self.starts[index + 1]:
            return self.origins[index + 1]  # the whole of a longer word
        offset = at - self.starts[max(index, 0)]
        stretch = self.origins[index + 1] if index + 1 < len(self.origins) else len(self.said)
        return min(self.origins[max(index, 0)] + offset, stretch)


def written_out(said: str) -> Spoken:
    """The text with every short form and dialect word as it is written, and slips in the words it may turn on put right."""
    text, starts, origins, done = "", [], [], 0
    for match in _SHORT.finditer(said):
        word = _word_for(match) if match["form"] else put_right(match)
        if not word:
            continue
        for piece, origin in ((said[done : match.start()], done), (word, match.start())):
            if piece:
                starts.append(len(text))
                origins.append(origin)
                text += piece
        done = match.end()
    if not starts:
        return Spoken(said, said)
    starts.append(len(text))
    origins.append(done)
    return Spoken(said, text + said[done:], tuple(starts), tuple(origins))


def _word_for(match: re.Match[str]) -> str:
    """What it stands for; empty for a part of a name, an initial and "10k"."""
    said, form = match.string, match["form"].lower().replace("’", "'")
    behind = said[match.end() : match.end() + 8]
    if form in ("'t", "t") and behind[1:2].isupper() and _BEFORE_A_NAME.search(said, 0, match.start()):
        return ""
    if (form in _INITIALS and _OF_A_NAME.match(behind)) or (len(form) == 1 and _DOES.match(said, match.end())):
        return ""
    after_number = said[match.start() - 1 : match.start()].isdigit()
    if len(form) == 1 and (match["form"].isupper() or after_number):
        return ""
    word = "er" if form == "d'r" and _BESIDE_HER.match(behind) else WRITTEN_OUT[form]
    return " " * after_number + _as_written(match["form"], word)


def _as_written(shape: str, word: str) -> str:
    return word.upper() if shape.isupper() and len(shape) > 1 else word.capitalize() if shape[:1].isupper() else word
