"""The claim of a mail, its language and the client's own sentences; place, principal and the talk have modules of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.quick import quick
from bot.sieve import Sieve
from classifiers.words import word_set

SUMMARY_SENTENCES, SUMMARY_LENGTH = 6, 300
MONEY = quick(
    r"(?:€|\beuro|\beur)\s?(?P<before>\d{1,3}(?:[. ]\d{3})+|\d{1,6})(?P<cents>,\d{2}|\.\d{2}(?!\d)|,-|,--)?(?!\d)"
    r"|(?<![\d.,])(?P<after>\d{1,3}(?:\.\d{3})+|\d{1,6})(?P<cents2>,\d{2}|\.\d{2}|,-)?\s?(?:€|euro\b|eur\b|eurootjes|piek\b)",
    re.IGNORECASE,
)
CLAIM = Sieve(
    r"\b(?:terug ?(?:betaald|betalen|hebben|storten|gestort|krijgen|krijg)|terugbetal\w*|terugstort\w*|vergoed\w*|schade\w*"
    r"|claim\w*|restitu\w*|declar\w*|uitbetal\w*|compensat\w*|overmaken|overgemaakt"
    r"|betalen jullie|waar blijft (?:me|mijn|mn|m'n) geld|"
    r"eis\b|vorder\w*|reiskosten|wil (?:ik )?(?:dat |het |mijn )?(?:\w+ ){0,3}geld|geld terug|op jullie rekening"
    r"|op uw rekening|refund|compensation|gederfd\w*|aansprakelijk\b)",
    r"\b(?:euro|eur|piek)\b(?! (?:vraag|hoef|wil|eis) (?:ik|wij|we) (?:\w+ )?niet\b)(?: (?!te\b)\w+){0,4} (?:terug|retour)\b",
    r"€ ?[\d.,]*\d(?:,-)?(?: \w+){0,4} (?:terug|retour)\b",
    r"\b(?:stort|geef|betaal|vergoed|maak)(?:en)? (?:me|mij|ons|m'n|mijn|die|dat|het|dit|gewoon|nu|dan|maar|alsnog"
    r"|graag)\b[^.!?]{0,30}(?:€|\beuro|\beur\b)",
    r"\b(?:wil|willen|eis|eisen|krijg|krijgen|verwacht|verwachten)\b[^.!?]{0,25}"
    r"\b(?:mijn|m'n|die|onze) (?:€ ?)?\d",
)
NO_CLAIM = Sieve(
    r"\b(?:per uur|per maand|per week|bruto|netto|uurloon|salaris|uitkering|factuur|rekening van|traject (?:van|kost)|korting"
    r"|boete)\b",
)
NOT_ASKED = Sieve(  # in the words of one clause, up to the amount
    r"\b(?:wil|willen|hoef|hoeven|vraag|vragen|eis|eisen|claim|vorder)\b(?: \w+){0,5}? (?:geen|niet|niks)\b"
    r"(?! (?:minder|alleen))",
)
WANTS = Sieve(r"\b(?:wil|willen|hoef|hoeven|vraag|eis)\b")
NOT_WANTED = Sieve(r"\A(?: \w+){0,3} (?:niet|niks|geeneens)(?: \w+)? (?:terug|hebben|vergoed\w*|ontvangen)\b")
CLAUSE = quick(r"[.!?;:,\n](?=\s|\Z)|\b(?:maar|en|want|dus)\b")
TOTAL = quick(r"\b(?:totaal|samen|bij elkaar|alles bij)\b", re.IGNORECASE)
OWN_WORDS = {  # common words that the other two languages do not write so; py3langid knew no mail better, and loads in 2 seconds
    "nl": word_set(
        "de het een en ik niet dat van je met voor heb maar mijn ook jullie zijn aan hij wat naar dan nog om mij deze geen wel "
        "te er uw u ze zij heeft had kan wil moet moest weer toen omdat bij uit waar hoe wie al nu hem haar hun ons onze dit "
        "mn nie ff graag wordt werd kwam belt niemand waarom klacht groet"
    ),
    "en": word_set(
        "the and i not that you your with for have has my she this are they from would but did didn't don't why nobody please "
        "never dear about complaint he his him her us our been will could should there very because when who which sir madam "
        "thank hello want know yesterday again people bad it to of me at no be an she's he's i'm it's on service rude"
    ),
    "de": word_set(
        "der das und ich nicht dass ist von sie zu mit für habe aber mein meine auch sehr ein eine wir mir haben ihr ihre ihren "
        "mich sich auf warum keiner guten herrn herr frau beschwerde beschweren möchte geehrte bitte seit wie werden wurde hat "
        "ruft zurück gekommen über unfreundlich warte wochen antwort bei den dem im es kein keine so niemand geht er mein"
    ),
}
LETTERS = quick(r"[^\W\d_]+(?:'[a-z]{1,2}\b)?")
CITIZEN = quick(
    r"(?:(?P<word>\b(?:bsn(?:-?nummer|-?nr)?|burgerservice-?nummer|sofi-?nummer|citizen service number)\b\W{0,3}"
    r"(?:(?:is|van mij|nummer|nr)\b\W{0,3}){0,2})|(?<![\w-]))(?P<number>\d{8,9}|\d{3}[ .-]\d{3}[ .-]\d{3}"
    r"|\d{4}[ .-]\d{2}[ .-]\d{3})"
    r"(?![ .-]?\d|\w)",
    re.IGNORECASE,
)
THANKS_ONLY = quick(r"^\W*(?:dank|bedankt|alvast)\b.{0,40}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a mail says beside kind, dates and people; None where it does not say."""

    place: str | None = None
    amount_eur: float | None = None
    opdrachtgever: str | None = None
    discussed_first: bool | None = None


@lru_cache(maxsize=8)
def language(text: str) -> str:
    """nl, en or de, by the commonest words; nl when in doubt."""
    words = list(map(str.lower, LETTERS.findall(text[:4000].replace("’", "'"))))
    counts = {code: sum(map(own.__contains__, words)) for code, own in OWN_WORDS.items()}
    best = max(counts, key=lambda code: (counts[code], code == "nl"))
    return best if counts[best] > 1.3 * counts["nl"] and counts[best] >= 2 else "nl"


def amount(text: str) -> float | None:
    """The euros that the sender wants paid or refunded, if he says so."""
    if not CLAIM.holds(text):
        return None
    ranked: list[tuple[float, float]] = []
    for match in MONEY.finditer(text):
        if _is_unasked(text[max(0, match.start() - 90) : match.start()], text[match.end() : match.end() + 60]):
            continue
        near = text[max(0, match.start() - 90) : match.end() + 90]
        close = text[max(0, match.start() - 30) : match.end() + 20]
        score = 2.0 * CLAIM.holds(near) + bool(TOTAL.search(close)) * 3 - 2.5 * NO_CLAIM.holds(close)
        ranked.append((score, _euros(match)))
    if not ranked:
        return None
    best = max(score for score, _ in ranked)
    return next(value for score, value in ranked if score == best) if best > -1 else None


def _is_unasked(before: str, after: str) -> bool:
    """Whether the sender says that he does not want this amount, by the words of its own clause."""
    clause = CLAUSE.split(before)[-1]
    return NOT_ASKED.holds(clause) or (WANTS.holds(clause) and NOT_WANTED.holds(after))


def _euros(match: re.Match[str]) -> float:
    whole = (match["before"] or match["after"]).replace(".", "").replace(" ", "")
    cents = re.sub(r"\D", "", match["cents"] or match["cents2"] or "")
    return float(f"{whole}.{cents or 0}")


def without_numbers(sentence: str) -> str:
    """The longest part of a sentence beside the citizen service numbers in it, which no letter may repeat."""
    places = [match.span("number") for match in CITIZEN.finditer(sentence) if match["word"] or _is_citizen(match["number"])]
    if not places:
        return sentence
    ends, starts = [start for start, _ in places], [end for _, end in places]
    parts = [sentence[start:end] for start, end in zip([0, *starts], [*ends, len(sentence)], strict=True)]
    return max(parts, key=len).strip(" ,;:()-")


def _is_citizen(number: str) -> bool:
    """The test of eleven that every citizen service number passes."""
    digits = [int(each) for each in number if each.isdigit()]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return len(digits) == len(weights) and sum(a * b for a, b in zip(digits, weights, strict=True)) % 11 == 0


def summary(sentences: Sequence[tuple[str, float]]) -> tuple[str, ...]:
    """The sender's own sentences that carry the kind, in his order: at most six of at most 300 characters, never altered but "
    "cut short, and without a citizen service number."""
    sentences = [(without_numbers(text), score) for text, score in sentences]
    ranked = sorted(range(len(sentences)), key=lambda index: -sentences[index][1])
    chosen = sorted(
        [index for index in ranked if len(sentences[index][0].split()) > 2 and not THANKS_ONLY.match(sentences[index][0])][
            :SUMMARY_SENTENCES
        ]
    )
    return tuple(shortened(sentences[index][0]) for index in chosen)


def shortened(sentence: str) -> str:
    """A sentence as it stands, or its beginning up to a word within 300 characters."""
    if len(sentence) <= SUMMARY_LENGTH:
        return sentence
    return sentence[:SUMMARY_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;")
