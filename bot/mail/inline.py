"""Finds answers that somebody set within the text of a quote, where he says that he did: in a colour, in bold, behind an arrow.

Without his saying so nothing below the head of a quote is his.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import dropwhile, takewhile

from bot.mail.closings import is_sign_off
from bot.mail.inks import ANY, NAMES, is_any, takes
from bot.mail.markup import OUTLOOK_RULE, REPLY_RULE, Look, html_to_text
from bot.mail.message import Address
from bot.mail.text import normalise

MOST_LINES = 2_000
LONGEST_PAGE = 500_000  # characters
MOST_INKED = 50_000
MOST_OWN = 0.7  # of the lines of a quote, where no colour is named: the other wrote in one as well, all of it
LONGEST_SAID = 5_000
MOST_WORDS = 80  # of a line with an answer at its end

_MARK = re.compile(r"^> ?")
_NUMBER = re.compile(r"^(?:\d{1,3}[.)]|[-*•]) ")

_FILLED = r"\b(?:tabel|schema|\w*lijst(?:je)?|formulier|vakken|kolom)\b[^.!?]{0,30}\b(?:ingevuld|aangevuld|bijgewerkt)\b"
_ANSWERED = re.compile(
    r"\b(?:mijn|ons|onze|my|our) (?:\w+ )?"
    r"(?:antwoord\w*|reacties?|commentaar|opmerking\w*|answers?|repl(?:y|ies)|comments?|tekst|stuk\w*)\b"
    r"|(?:^|[.!,;:\n]\s*)(?:(?:de|hieronder) )?(?:antwoord(?:en)?|reacties?|opmerkingen|answers) (?:\w+ ){0,3}"
    r"(?:achter|in|onder|eronder|tussen|bij|met|below)\b"
    r"|\b(?:geantwoord|beantwoord|gereageerd|ik (?:antwoord|reageer)|answered|replied|commented)\b"
    r"|\b(?:antwoord|reactie|opmerking)\w* (?:staan|staat|heb ik|zijn|vind je|vindt u)\b"
    r"|\bik heb (?:de|het|alle) (?:antwoord\w*|reactie\w*|opmerking\w*)?[^.!?]{0,30}\b(?:gezet|gemaakt|getypt|gemarkeerd)\b"
    rf"|{_FILLED}",
    re.I,
)
_IN_CELLS = re.compile(_FILLED, re.I)
_SEE = re.compile(r"\b(?:zie|see)\b", re.I)
_ONLY_SEE = re.compile(r"^ {0,3}(?:zie (?:hier)?onder(?:aan|staand)?|zie beneden|see below)[ .!:]{0,5}$", re.I | re.M)
_COLOURED = re.compile(rf"\b(?P<colour>{NAMES})\b", re.I)
_SET_APART: dict[str, Callable[[Look], bool]] = {
    r"vet(?:gedrukt\w*|te)?|dikgedrukt\w*|dikke letters|bold": lambda look: look.bold,
    r"cursie(?:f|ve)|schuin(?:gedrukt\w*)?|italics?": lambda look: look.slanted,
    r"onderstreept\w*|underlined": lambda look: look.underlined,
}
_IN_LETTERS = re.compile(rf"\b(?P<kind>{'|'.join(_SET_APART)})\b", re.I)
_HIGHLIGHTED = re.compile(r"\b(?:(?:ge)?markee?r\w*|gearceerd\w*|achtergrond\w*|highlight\w*|marker|gemaakt)\b", re.I)
_BELOW = re.compile(
    r"\b(?:hieronder|onderstaand\w*|eronder"
    r"|(?:tussen|onder|bij|achter) (?:uw|je|jouw|de|elke|iedere) (?:vraag|vragen|tekst|regels?|punten)"
    r"|in (?:de|uw|je|jouw|your) (?:tekst|mail|e-?mail|bericht|text)|per vraag"
    r"|pijl\w*|haak\w*|sterretj\w*|streepj\w*|hekj\w*|inline|below|in between|between the lines)\b",
    re.I,
)
_IN_CAPITALS = re.compile(r"\b(?:in|met) (?:hoofdletters|kapitalen|capitals|caps)\b", re.I)
_ARROW = re.compile(r"\s*(?:[-=]{1,3}>|[→»➔➜])\s*\S")
_SIGN = re.compile(r"(?<!\S)[\"'“‘(]?([>*#@=~+&/-]{2,4})[\"'”’)]?(?=[\s.,:;]|$)")  # "mijn antwoorden staan achter >>"
_NAMED_SIGNS = (
    (re.compile(r"\bsterretj", re.I), re.compile(r"\*{1,5}\s?\w")),
    (re.compile(r"\bstreepj", re.I), re.compile(r"[-–—]{1,3}\s?\w")),
    (re.compile(r"\bhekj", re.I), re.compile(r"#{1,5}\s?\w")),
    (re.compile(r"\bhaak", re.I), re.compile(r"[\[({<]\s?\w")),
)
_FIELD = re.compile(r"[^\W\d_][\w -]{1,20}:\s")
_WORD = re.compile(r"\s*(?:(?:mijn )?(?:antw(?:oord)?\.?|reactie|answer|reply)|(?-i:A))\s*:\s*\S", re.I)
OUR_LETTER = re.compile(r"\bKenmerk:\s*kb\.|(?<![a-z0-9.])kb\.[a-z2-7]{40}(?![a-z0-9])", re.I)  # of `bot.domain.tokens`


def answers_within(new: str, quoted: str, pages: Iterable[str], sender: Address | None) -> str:
    """The lines of the quote that its receiver wrote, as his new text announces them; "" where it announces none."""
    said = new[:LONGEST_SAID]
    named = _COLOURED.search(said)
    answered, bare = _ANSWERED.search(said) is not None, _ONLY_SEE.search(said) is not None
    if not quoted or not (answered or bare or (named is not None and _SEE.search(said))):
        return ""
    lines = [line.strip() for line in quoted.split("\n")[:MOST_LINES]]
    below = [line for line in lines if line not in (OUTLOOK_RULE, REPLY_RULE) and len(line) < 2_000]
    unmarked = [line for line in below if not line.startswith(">")]
    ours = OUR_LETTER.search(quoted) is not None  # it has headings, buttons, colours and facts of its own
    found: dict[str, str] = {}  # what of each line is his
    if _BELOW.search(said):
        found |= {line: line for line in unmarked if _is_marked(line, sender) or (not ours and _WORD.match(line[:80]))}
    if not ours:
        found |= {line: line for line in _behind_signs(said, lines)}
        found |= _set_apart(said, named, below, list(pages), found=bool(found))
    return "\n".join(found[line] for line in lines if line in found)


def _behind_signs(said: str, lines: list[str]) -> list[str]:
    """The lines behind the sign that he shows or names, or in capitals."""
    found = [line for name, sign in _NAMED_SIGNS if name.search(said) for line in lines if sign.match(line)]
    if (shown := _SIGN.search(said)) is not None:
        found += [line for line in lines if re.search(rf"(?:^|\s){re.escape(shown[1])}\s?\w", line[:500])]
    if _IN_CAPITALS.search(said):
        found += [line for line in lines if line.isupper() and len(line.split()) > 1]
    return found


def _set_apart(said: str, named: re.Match[str] | None, below: list[str], pages: list[str], *, found: bool) -> dict[str, str]:
    """What stands in the colour or the letters that he names; in any colour, where he names none and has no sign."""
    above = list(takewhile(lambda line: not is_sign_off(_MARK.sub("", line)), below))  # without the other's signature
    out: dict[str, str] = {}
    letters = _IN_LETTERS.search(said)
    if letters is not None:
        kind = next(kind for words, kind in _SET_APART.items() if re.fullmatch(words, letters["kind"], re.I))
        out |= _standing_out(above, pages, kind)
    if named is not None:
        every = is_any(named["colour"])
        has = takes(ANY if every else named["colour"], behind=_HIGHLIGHTED.search(said) is not None)
        out |= _standing_out(above if every else below, pages, has, within=True)
    elif letters is None and not found and (_BELOW.search(said) or _ONLY_SEE.search(said) or _IN_CELLS.search(said)):
        bare = [line for line in above if not line.startswith(">")]
        coloured = _standing_out(bare, pages, takes(ANY, behind=False), within=_IN_CELLS.search(said) is not None)
        out |= coloured if len(coloured) <= MOST_OWN * sum(map(bool, dropwhile(_is_field, bare))) else {}
    return out


def _is_field(line: str) -> bool:
    return not line or _FIELD.match(line) is not None


def _standing_out(
    below: list[str], pages: Iterable[str], takes: Callable[[Look], bool], *, within: bool = False
) -> dict[str, str]:
    """What looks so of the lines of the quote, also where plain text broke them; with `within` also at the end of a line."""
    shown = [line for page in pages for line in normalise(html_to_text(page[:LONGEST_PAGE], takes)).split("\n")]
    inked = {" ".join(_MARK.sub("", line).split()) for line in shown if re.search(r"\w\w", line)}
    inked |= {_NUMBER.sub("", line) for line in inked} if within else set()  # the sign of a list item stands before its question
    whole = "\n".join(sorted(inked))[:MOST_INKED]
    out: dict[str, str] = {}
    for line in below:
        words = _MARK.sub("", line).split()
        key = " ".join(words)
        if not words or key.startswith(">"):  # of an older quote
            continue
        if key in inked or (len(key) >= 40 and key in whole):
            out[line] = _MARK.sub("", line)
        elif within and (own := next((end for end in _ends_of(words) if end in inked), "")):
            out[line] = own
    return out


def _ends_of(words: list[str]) -> Iterable[str]:
    """The ends of a line, longest first: an answer behind its question, or in the cell beside it."""
    return (" ".join(words[at:]) for at in range(1, min(len(words), MOST_WORDS)))


def _is_marked(line: str, sender: Address | None) -> bool:
    """Behind an arrow, or behind the writer's own name or initials: in brackets, as Outlook sets it, or with a colon."""
    if _ARROW.match(line[:80]):
        return True
    bracketed = line.startswith("[")
    name, mark, said = line[bracketed:].partition("]" if bracketed else ":")
    name = name.strip() if mark and said.strip() else ""
    if not name or sender is None or len(name) > 80:
        return False
    words = sender.name.split()
    initials = "".join(word[0] for word in words)
    return name.lower() in (sender.name.lower(), *map(str.lower, words[:1])) or (
        len(name) > 1 and name in (initials, initials.upper())
    )
