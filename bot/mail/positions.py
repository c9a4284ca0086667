"""Tells the function and the company that stand below a name from what its writer says of himself there.

Without an address or number beside them they are known by a word for a function, a form of company, or the sender's own domain.
"""

from __future__ import annotations

import re

from bot.mail.closings import match_sign_off
from bot.mail.footers import is_of_company
from bot.mail.lines import last_text
from bot.mail.message import Address
from bot.mail.nameblock import COMPANY, CONTACT, SAID, TYPED, is_hours, is_name_of, is_of_domain
from bot.mail.spoken import is_slogan, is_spoken
from bot.mail.standing import TAGS
from bot.quick import quick

MOST_BELOW = 80  # lines below the name
MOST_TITLES = 8  # of function, department and company

OWN_FACTS = quick(
    r"\b(?:geb(?:oren|oortedatum)?|bsn|burgerservice\w*|cli[eë]nt\w*|klant\w*|dossier\w*|zaak\w*|kenmerk|polis\w*"
    r"|referentie\w*)\b.*\d|\b(?:ns|p\.?s\.?)\b"
    r"|\b(?:moeder|vader|ouders?|zoon|dochter|zus|broer|partner|echtgeno\w+|vrouw|man) van\b",
    re.IGNORECASE,
)
_KIN = quick(
    r"\b(?:(?:groot|schoon|stief|pleeg)?(?:moeder|vader|ouders?|zoon|dochter|zus|broer)|partner|echtgeno\w+|oom|tante|opa|oma"
    r"|mantelzorg\w*|deelne(?:em|m)\w+|kandida(?:at|te)\w*|cli[eë]nt\w*|slachtoffer\w*|gedupeerde?\w*|klager|klaagster)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s[|•·/–-]\s")
_BEHIND = re.compile(r"(?P<name>[^|•·/–,]{3,60}?)(?:\s[•·/–-]\s|\s(?=\|\s))(?P<rest>\S.*)$")
_PRONOUNS = re.compile(r"\s?\((?:hij|zij|hen|die|he|she|they)(?:/\w{2,6}){1,2}\)\s*$", re.IGNORECASE)
_PICTURE = re.compile(r"\s*\[[^\]]{1,200}\]\s*$")
_FUNCTION = quick(
    r"\b[\w&/-]{0,40}(?:advis(?:eur|euse|or)|manager|direct(?:eur|rice|or)|eigena(?:ar|res)|hoofd|co[oö]rdinat(?:or|rice)"
    r"|medewerk(?:er|ster)|consul(?:ent|ente|tant)|functionaris|specialist|deskundige|secretaris|secretaresse|assistente?|leider"
    r"|leidster|leidinggevende|bestuurder|voorzitter|bewindvoerder|mentor|curator|advocaat|advocate|jurist|mediator|arts"
    r"|kundige|therapeut|psycholoog|docente?|planner|controller|accountant|boekhoud(?:er|ster)|administrateur"
    r"|officer|vennoot|oprichter|recruiter|intercedente?|ondernemer|uitvoerder|werkvoorbereider|regisseur|inspecteur"
    r"|engineer|ontwikkelaar|monteur|zzp'er|ceo|cfo|coo)\b",
    re.IGNORECASE,
)
# Clients write these before the name of somebody at the bureau.
_GUIDE = quick(r"\b[\w-]{0,30}(?:coach|begeleid(?:er|ster)|trainer|trainster|contactpersoon)\b", re.IGNORECASE)
_BOTH = quick(r"^\W*[A-ZÀ-Þ][\w&.-]*(?: [\w&.-]+){0,4} [@|] [A-ZÀ-Þ]\S*(?: \S+){0,4}$")  # "Planner @ De Zorgboog"
_FULL_NAME = re.compile(
    r"(?<=[a-z] )[A-ZÀ-Þ][a-zà-ÿ]+(?: (?:van|de|den|der|ten|ter|el))* [A-ZÀ-Þ][a-zà-ÿ]+$"
)  # "teamleider Kees Roos"
_SLOGAN = quick(r"\b(?:wij|we|ons|onze|uw|jouw|samen|our|your)\b|^\W*(?:\w+[.!] ){2,4}\w+[.!]\s*$", re.IGNORECASE)
_CAPITAL = re.compile(r"\W*[A-ZÀ-Þ\d]")
# "B.V.", "a.i.", "(BIG 99055501)", "(she/her)"
_SHORTENED = re.compile(
    r"\s?\((?:[A-Z]{2,5}\W{0,2}[\d.]{4,15}|\w{2,4}(?:/\w{2,6}){1,2})\)|\b(?:[A-Za-z]\.){2,3}|(?<=& )(?:Zn|Co)\."
)


def is_title(line: str) -> bool:
    """Of a function, a company or a picture."""
    if _PICTURE.match(line[:300]):
        return True
    return _opens(line) and _is_short(line)


def name_alone(line: str, sender: Address | None) -> str:
    """The line without the function or company behind the sender's name: "Femke Tol | planner"."""
    named = _PRONOUNS.sub("", line[:120])
    if sender is not None and named != line[:120] and is_name_of(named, sender):
        return named
    found = _BEHIND.match(line) if len(line) < 120 else None
    if found is None or sender is None or not is_name_of(found["name"], sender):
        return line
    ruled = found["rest"].startswith("|")
    parts = _PARTS.split(found["rest"].lstrip("| "))
    told = not all(_is_function(part) or _is_firm(part, sender) or (ruled and is_title(part)) for part in parts)
    return line if told else found["name"]


def without_titles(
    lines: list[str], sender: Address | None, names: frozenset[str] = frozenset(), *, employed: bool = False
) -> list[str]:
    """What stands below a name, without function, department and company (of these `names`) where something shows what they are.

    `employed` tells that his employer set a notice there, which shows it too.
    """
    end, company, last = 0, employed, False
    for index, line in enumerate(lines):
        if not re.search(r"\w", line):
            continue
        function = _is_function(line)
        beside = TAGS.match(line[:200]) is not None or is_hours(line) or _is_slogan(lines, index, names, known=company or last)
        if not (function or beside or is_title(line)) or sum(1 for above in lines[:index] if above.strip()) >= MOST_TITLES:
            if index and lines[index - 1].strip():
                return lines  # it goes on as a text does
            break
        firm = COMPANY.search(line) is not None or is_of_domain(line, sender) or _BOTH.match(line[:200]) is not None
        if index and not lines[index - 1].strip() and company and not (firm or function or beside or last or employed):
            break  # below a gap even few words may be said of the case
        if not (firm or function or beside or company or last or _PICTURE.match(line)) and not any(
            _is_firm(below, sender) for below in lines[index + 1 : index + MOST_TITLES]
        ):
            return lines
        company, last, end = company or firm, function and not _GUIDE.search(line), index + 1
    return lines[end:] if re.search(r"\w", "\n".join(lines[end:])) else []


def _opens(line: str) -> bool:
    return _CAPITAL.match(line) is not None


def _is_slogan(lines: list[str], index: int, names: frozenset[str], *, known: bool) -> bool:
    """Whether a company says it: of itself or to all below its name, elsewhere with its name."""
    line = lines[index]
    words = line.split()
    told = is_spoken(line) or any(word.search(line) for word in (TYPED, _KIN, OWN_FACTS))
    short = len(words) <= 7 and not told
    if known:
        apart = index > 0 and not lines[index - 1].strip()  # where people add something
        return is_of_company(line, names) or (short and (is_slogan(line) or (not apart and _SLOGAN.search(line) is not None)))
    return short and not line.rstrip().endswith(".") and is_of_company(line, names)


def _is_firm(line: str, sender: Address | None) -> bool:
    return is_title(line) and (COMPANY.search(line) is not None or is_of_domain(line, sender))


def _is_short(line: str) -> bool:
    line = _SHORTENED.sub("", line[:200]).rstrip()
    guide = _GUIDE.search(line)
    named = guide is not None and _CAPITAL.match(line[guide.end() :].lstrip(" ,:-")) is not None  # "begeleider Kees Roos"
    told = named or any(word.search(line) for word in (OWN_FACTS, _KIN, SAID, TYPED))
    return len(line) < 120 and len(line.split()) <= 7 and not told and not re.search(r"[.!?]\s*$", line)


_JUDGED = quick(r"\b(?:was|is|waren|kwam|heeft|had|te laat|onbeleefd|onbeschoft|geen|niet|weg|ziek)\b", re.IGNORECASE)


def _is_function(line: str) -> bool:
    """Whether the line names a function, also in small letters, and nobody who has it."""
    if not _is_short(line) or re.search(r"\d|[:;]", _SHORTENED.sub("", line)) or _JUDGED.search(line):
        return False
    if _GUIDE.search(line):
        return True
    return _FUNCTION.search(line) is not None and _FULL_NAME.search(line) is None and (_opens(line) or len(line.split()) <= 3)


def without_second_name(lines: list[str], sender: Address) -> list[str]:
    """Without the block that a program set below the name that was typed. The full name opens it, and nothing is told in it."""
    for index in range(len(lines) - 1, max(0, len(lines) - MOST_BELOW), -1):
        line = lines[index]
        if len(line) < 120 and len(line.split()) > 1 and is_name_of(line, sender):
            above = next((other for other in reversed(lines[max(0, index - 3) : index]) if other.strip()), "")
            closed = match_sign_off(above)
            typed = is_name_of(above, sender) or (closed is not None and re.search(r"\w", closed["name"]) is not None)
            if not typed or lines[index - 1].strip():
                return lines
            end = next((at for at in range(index + 1, len(lines)) if _is_told(lines, at, sender)), len(lines))
            return [*lines[:index], *lines[end:]] if end < len(lines) else lines[: last_text(lines, index)]
    return lines


def without_own_titles(lines: list[str], sender: Address) -> list[str]:
    """Without function and company behind or below the sender's full name at the end, where no closing opens them."""
    last = last_text(lines, len(lines)) - 1
    if last > 0 and (alone := name_alone(lines[last], sender)) != lines[last] and len(alone.split()) > 1:
        lines = [*lines[:last], alone]
    for index in range(len(lines) - 1, max(-1, len(lines) - MOST_TITLES - 4), -1):
        if is_name_of(lines[index], sender):
            if len(lines[index].split()) == 1 and not any(map(str.strip, lines[index + 1 : index + 2])):
                firm = next((line for line in lines[index + 1 :] if line.strip()), "")
                if not _is_firm(firm, sender):
                    return lines
            names = frozenset({re.sub(r"[^a-z0-9]", "", sender.email.partition("@")[2].partition(".")[0])})
            if index + 1 == len(lines) or any(without_titles(lines[index + 1 :], sender, names)):
                return lines
            above = next((line for line in reversed(lines[max(0, index - 3) : index]) if line.strip()), "")
            return lines[: index + (not is_name_of(above, sender))]
    return lines


def _is_told(lines: list[str], index: int, sender: Address) -> bool:
    """Whether its writer says it, of himself or his case; below a gap also what nothing shows to be of a firm."""
    line = lines[index]
    if is_hours(line) or CONTACT.search(line[:500]):
        return OWN_FACTS.search(line[:500]) is not None
    if any(word.search(line[:500]) for word in (OWN_FACTS, _KIN, TYPED)) or len(line.split()) >= 9:
        return True
    return len(line.split()) >= 4 and not lines[index - 1].strip() and not (_is_function(line) or _is_firm(line, sender))
