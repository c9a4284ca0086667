"""Where sentences begin in mail, and which of them are mere form: greeting, sign-off, signature.

Mail has line breaks, lists and little punctuation, so spaCy's own sentencizer, which looks at full stops alone, joins too much.
"""

from __future__ import annotations

import re
from bisect import bisect_left

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from bot.quick import quick
from classifiers.mail import Sentence
from classifiers.words import word_set

ABBREVIATIONS = word_set(
    "mw mevr dhr hr mr mrs dr drs ing ir prof st nr nrs tel evt bijv bv d.d dd jl a.s o.a m.b.t i.v.m t.a.v t.n.v n.a.v "
    "i.p.v z.s.m m.i.v p.m ca max min incl excl art geb jan feb febr mrt apr jun jul aug sep sept okt nov dec enz b.v p.p "
    "vd v.d k ahw blz zgn ong resp vgl"
)
DOTTED = quick(r"(?:[a-z]{1,2}\.){1,4}[a-z]{1,2}", re.IGNORECASE)  # "a.h.w.", "t.z.t.", "d.m.v."
LONG_LINE = 58  # a line at least this long without a full stop was probably wrapped by the mail program
BREAK = quick(r"[.!?…]+[\"'”’)\]]*(?=\s)|\n[ \t]*(?=\n)|\n")
LIST_ITEM = quick(r"[ \t]*(?:[-*•–>]|\d{1,2}[.)])\s")
LAST_WORD = quick(r"[^\s(\"'“‘]+$")
GREETING = quick(
    r"(?:beste|geachte|hallo|hoi+|hai|hey+|he+y|hi|dag|moi|ha|ola|lieve|goede\s?(?:morgen|middag|avond|dag)|goeie\w*"
    r"|goe[dn]\w{3,9}"
    r"|l\.?s\.?|dear|hello|sehr geehrte|guten tag|aan|mijnheer|meneer|allen|allemaal|mevrouw)\b[^.!?\n]{0,70}[,.!:]?\s*$",
    re.IGNORECASE,
)
SIGN_OFF = quick(
    r"\s*(?:met (?:\w+ )?(?:vriendelijke|hartelijke|beleefde|collegiale|sportieve|warme|een groet)|m\.?v\.?g\b|mvrgr"
    r"|vr\.? ?gr|(?:hartelijke |vriendelijke |veel |de |lieve )?"
    r"groet(?:en|jes\w*|n)?\b|gr\b|hoogachtend|vriendelijk|verstuurd vanaf|verzonden vanaf|sent from|alvast (?:dank|bedankt)"
    r"|bij voorbaat|kind regards|best regards"
    r"|regards|yours|mit freundlichen|xx+|bvd|b\.v\.d|gegroet|tot ziens|get\.|w\.g\.)",
    re.IGNORECASE,
)
SIGN_OFF_WORDS = 9  # a longer sentence that happens to begin so says something


def starts(text: str) -> list[int]:
    """The offsets at which a sentence of `text` begins, the first of them 0."""
    found = [0]
    for match in BREAK.finditer(text):
        if text[match.start()] == "\n":
            if not _line_ends(text, match.start(), match.end()):
                continue
        elif text[match.start()] == "." and len(match.group()) == 1 and _is_abbreviation(text, match.start()):
            continue
        found.append(match.end())
    return found


def _is_abbreviation(text: str, dot: int) -> bool:
    word = LAST_WORD.search(text, max(0, dot - 12), dot)
    if word is None:
        return False
    letters = word.group().lower()
    return (
        letters in ABBREVIATIONS
        or DOTTED.fullmatch(letters) is not None
        or (len(letters) == 1 and letters.isalpha())
        or (letters.isdigit() and len(letters) < 3 and dot < 3)
    )


def _line_ends(text: str, newline: int, after: int) -> bool:
    line_start = text.rfind("\n", 0, newline) + 1
    line = text[line_start:newline].rstrip()
    if len(line) < LONG_LINE or line[-1] in ".!?:,;…":
        return True
    return after >= len(text) or text[after] == "\n" or bool(LIST_ITEM.match(text, after))


def formula(sentences: list[str]) -> list[bool]:
    """For each sentence of a mail's body whether it is greeting, sign-off or what follows the sign-off."""
    marks, signed = [], False
    for index, sentence in enumerate(sentences):
        words = sentence.split()
        if not words:
            marks.append(True)
            continue
        if SIGN_OFF.match(sentence) and len(words) <= SIGN_OFF_WORDS:
            signed = True
            marks.append(True)
        elif (signed and len(words) <= 6) or (
            len(words) <= (8 if index == 0 else 4) and index < 3 and bool(GREETING.match(sentence.strip()))
        ):
            marks.append(True)
        else:
            signed = signed and len(words) <= 12
            marks.append(False)
    last = sentences[-1].split() if sentences else []
    if len(marks) > 1 and not marks[-1] and len(last) <= 3 and all(word[0].isupper() and word[-1].isalpha() for word in last):
        marks[-1] = True
    return marks


@Language.component("mail_sentences")
def mail_sentences(doc: Doc) -> Doc:
    """Sets the sentence starts of a Doc and leaves them in `Doc._.sentences`."""
    mail = doc._.mail
    text = mail.text if mail else doc.text
    body_start = mail.body_start if mail else 0
    waiting = starts(text)
    idx = doc.to_array("IDX").tolist()
    firsts = [0] if idx else []
    for start in waiting[1:]:
        at = bisect_left(idx, start)
        while at < len(idx) and text[idx[at]].isspace():
            at += 1
        if at < len(idx) and at > firsts[-1]:
            firsts.append(at)
    begins = [idx[at] for at in firsts]
    marks = np.full(len(doc), -1, dtype="int64")  # set together: spaCy looks at the whole Doc when a single token is set
    marks[firsts] = 1
    doc.from_array(["SENT_START"], marks.astype("uint64").reshape(-1, 1))  # type: ignore[arg-type]
    bounds = list(zip(begins, [*begins[1:], len(text)], strict=False))
    forms = iter(formula([text[start:end] for start, end in bounds if start >= body_start]))
    doc._.sentences = tuple(
        Sentence(text[start:end].strip(), start, end, start < body_start, start >= body_start and next(forms))
        for start, end in bounds
    )
    return doc


def form(doc: Doc) -> list[tuple[int, int]]:
    """The spans of greeting, sign-off and signature of a Doc with its sentences."""
    return [(sentence.start, sentence.end) for sentence in doc._.sentences if sentence.is_form]
