"""The name an answer is signed with: the sender's own, in full, in part or in initials, and his function below or behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST_NAME = 80  # characters, with a function behind it
MOST_BELOW = 8  # lines below a name that may still be a function, a department or the organisation
_CONTACT = re.compile(r"(?i)\S@\S|\bwww\.|https?://|(?<!\d)(?:\+31|0)[\d -]{8,12}\d\b")
_TITLES = re.compile(r"(?i)^(?:(?:mr|drs|dr|ir|ing|prof)\.? )+")
_DAY = r"(?:ma|di|wo|do|vr|(?:maan|dins|woens|donder|vrij)dag)"
FOOTER = re.compile(
    r"\||\[cid:|(?i:^\W*(?:mijn )?(?:werkdagen?|werkzaam|aanwezig|bereikbaar|werktijden)\b:?(?:[ ,/&+-]|op|zijn|van|tot"
    r"|t/m|en|met"
    rf"|\d{{1,2}}[.:]\d\d|uur|ochtend|middag|{_DAY})+\W*$)"
)  # what a mail program or an organisation puts below
_FORMAL = re.compile(r"(?i)(?:(?:mr|drs|dr|ir|ing|prof)\.? )+\S.*|(?:[A-Z]\. ?)+\S.*")
_SIGNER = re.compile(r"(?:[A-Z]\. ?){1,3}(?:(?:van|de|der|den|ten|ter|el|'t) )*[A-ZÀ-Þ][\w'’-]{1,30}(?:-[A-Z]\w+)?")
_ENDED = re.compile(r"[.!?]\s*$|(?i:^(?:groet\w*|mvg|gr|met vriendelijke groet\w*)\W*$)")  # not "voor:", "aan", "met"
_NAME = re.compile(r"(?:[A-ZÀ-Þ0-9][\w&'./-]*(?:, | |$)(?:(?:van|de|der|den|en|aan|bij) )*){1,5}")
OFFICE = re.compile(
    r"(?i)(?:[\w&'./-]+ ){0,3}[\w-]*(?:direct(?:eur|rice|ie|ielid)|coach|manager|consulent[e]?|deskundige"
    r"|secretar\w+|functionaris"
    r"|leider|adviseur|begeleid(?:er|ster)|co[oö]rdinator|hoofd|kwaliteit|communicatie|administratie|receptie|trainer|bemiddelaar"
    r"|werkleider|medewerk(?:er|ster)|directie)(?:-\w+)?(?:(?! (?:is|was|zijn|wordt|doet|heeft|moet|wil|kan|mag|gaat"
    r"|niet)\b) [\w&'./-]+){0,3}"
)


def without_signature(lines: Sequence[str], sender: str) -> list[str]:
    """The lines above the name they are signed with; the first line is never a signature."""
    for index in range(max(1, len(lines) - MOST_BELOW - 1), len(lines)):
        below = [each.strip(" .,|") for each in lines[index + 1 :]]
        reachable = any(_CONTACT.search(each) for each in below)
        if is_own_name(lines[index], sender) and all(_belongs(each, sender, reachable) for each in below):
            return list(lines[:index])
        ended = _ENDED.search(lines[index - 1]) is not None
        if ended and _SIGNER.fullmatch(lines[index]) and below and all(map(OFFICE.fullmatch, below)):
            return list(lines[:index])  # who signs for him
    return [each for index, each in enumerate(lines) if not (index and _FORMAL.fullmatch(each) and is_own_name(each, sender))]


def _belongs(line: str, sender: str, reachable: bool) -> bool:
    """True below a name: a function, how to reach him, the same name once more, and beside these an organisation or a town."""
    if FOOTER.search(line):
        return True
    if len(line) > LONGEST_NAME:
        return False
    if OFFICE.fullmatch(line) or _CONTACT.search(line) or is_own_name(line, sender):
        return True
    return (reachable or any(letter.isdigit() for letter in line)) and _NAME.fullmatch(line) is not None


def is_own_name(line: str, sender: str) -> bool:
    """True for the sender's name or initials, with at most his function behind a comma or in brackets."""
    if len(line) > LONGEST_NAME:
        return False
    line = _TITLES.sub("", line)
    name, _, office = re.sub(r"[(|]", ",", line, count=1).partition(",")
    office = office.strip(" .)|")
    return _is_of(name, sender) and (not office or OFFICE.fullmatch(office) is not None)


def _is_of(name: str, sender: str) -> bool:
    own = sender.lower().split()
    initials = "".join(word[0] for word in own)
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", name.lower())
    if not words or re.search(r"[?:\d]", name):
        return False
    if len(words) == 1 and name[0].isupper() and words[0] not in ("ja", "nee", "ok") and initials.startswith(words[0]):
        return True
    return all(word in own or (len(word) == 1 and word in initials) for word in words)
