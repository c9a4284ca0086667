"""Roster names taken apart, and the words that stand around names in mail."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.reading import Person
from classifiers.words import word_set

WORD = re.compile(r"[^\W\d_]+(?:[-][^\W\d_]+)*(?:['’][^\W\d_]+)*|['’]t\b")
PARTICLES = word_set("van der den de ten ter te t 't ’t het el al la le vd v d von di da du op in")
TITLES = word_set(
    "mevrouw mevr mw mw. meneer mijnheer dhr heer de-heer mr mrs ms juf juffrouw frau herr madam madame mejuffrouw mevouw "
    "mevrouwtje drs ir ing"
)
ROLES = word_set(
    "coach jobcoach jobcoatch begeleider begeleidster werkbegeleider trajectbegeleider arbeidsbegeleider casemanager "
    "loopbaanadviseur loopbaancoach adviseur consulent consulente re-integratiecoach re-integratieadviseur "
    "arbeidsdeskundige manager directeur collega ene die jonge jullie dame klantmanager teamleider"
)
# Names that are ordinary words: they count as a name only when written as one.
WORDS = word_set(
    "roos storm mei mark frank tom ria wil bas jan bram lotte linda mees daan floor fleur merel iris hoop pim wim sterre "
    "joy zomer lente sol guus jet prins maas bakker timmerman veen bos mulder kramer smits visser kok boer koning wit laan "
    "berg jong hoff hof kuipers peeters jansen post vos molen dijk brink haan groot klein lang kort schouten hummel have "
    "dongen hoekstra smit visser slager wolf beek meer kaya bloem steen vink valk duif pauw"
)
RARE = 5  # a surname at least this long may be misspelt by a letter
ARTICLE = word_set("de het een deze dit in eind begin half tot t/m")
VERBS = word_set(
    "is was heeft had zei zegt zou wil kan ging kwam belde belt deed doet stuurde liet vroeg gaf wist weet heet en of moet "
    "mag werd komt ook mij me dat die stond"
)


LED_BY = word_set("zou zei zegt belde heeft had met aan tegen door over hoi beste hallo bij juf lieve hey en of")
OPENERS = word_set("die dat en maar toen met van aan beste geachte hoi hallo dag over")


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """Lower case without diacritics; the Turkish dotless i counts as i."""
    letters = unicodedata.normalize("NFKD", word.replace("ı", "i").replace("İ", "i").lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("’", "'")


@dataclass(frozen=True, slots=True)
class Name:
    """A roster name taken apart, in plain letters."""

    person: Person
    given: tuple[tuple[str, ...], ...]  # ways to write the first name, as words
    initial: str
    surnames: tuple[tuple[str, ...], ...]  # its last parts, without particles: "mulder-bos", "mulder"


@lru_cache(maxsize=64)
def beginnings_of(roster: tuple[Person, ...]) -> frozenset[str]:
    """The first two letters of every word of every name: what begins otherwise is not looked at. A typing error spares them."""
    parts = (part for name in names(roster) for way in (*name.given, *name.surnames) for part in way)
    return frozenset(part[:2] for part in parts) | frozenset(
        part[:1] for name in names(roster) for way in name.surnames for part in way
    )


@lru_cache(maxsize=64)
def names(roster: tuple[Person, ...]) -> tuple[Name, ...]:
    """The roster's names, taken apart."""
    return tuple(_name(person) for person in roster)


def _name(person: Person) -> Name:
    words = [plain(word) for word in WORD.findall(person.name)]
    particle = next((i for i, word in enumerate(words) if i and word in PARTICLES), None)
    cut = particle if particle is not None else max(len(words) - 1, 1)
    given, last = tuple(words[:cut]), [word for word in words[cut:] if word not in PARTICLES]
    ways = [given] + ([given[:1]] if len(given) > 1 and given[0] not in WORDS else [])
    for alias in person.aliases:
        parts = tuple(plain(word) for word in WORD.findall(alias))
        if len(parts) == 1:
            ways.append(parts)
        elif parts and parts[:-1] not in ways:
            ways.append(parts[:-1])
    surnames = [tuple(last)]
    if last and "-" in last[-1]:
        surnames += [(last[-1].split("-")[0],), tuple(last[-1].split("-"))]
    return Name(person, tuple(dict.fromkeys(ways)), given[0][0] if given else "", tuple(surnames) if last else ())
