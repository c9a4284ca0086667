"""Finds the block of name, function and contact details that a sender ends with where no closing opens it.

It is only taken for a signature when it names the sender: a complaint may end with the details of somebody else.
"""

from __future__ import annotations

import re
import unicodedata

from bot.mail.message import Address
from bot.quick import quick

LONGEST = 40  # lines
LONGEST_BLOCK = 1_500  # characters

CONTACT = quick(
    r"(?<!\d)(?:\+|00)\d{1,2}[\s().-]*\d[\d\s().-]{6,}|(?<!\d)\(?\d{3}\)?[ .-]{1,2}\d{3}[.-]\d{4}\b"
    r"|(?<!\d)0\d{1,3}[\s().-]*\d[\d\s.-]{5,}\d(?!\d)"
    r"|[^\s@<>]+@[^\s@<>]+\.\w{2,}"
    r"|^\s*@[\w.]{3,30}\s*$|^\W*(?:instagram|insta|facebook|twitter|linkedin|tiktok)\s*:\s*\S"
    r"|^\W*(?:x\W+)?(?:(?:facebook|instagram|linkedin|twitter|youtube|tiktok|whatsapp|pinterest|vimeo|bluesky|mastodon)\b\W*"
    r"(?:x\b\W*)?){1,8}$"
    r"|\b(?:https?://|www\.)\S+|\b[1-9]\d{3}\s?[A-Z]{2}\b|\bpostbus\s+\d|\b(?:kvk|k\.v\.k\.|kamer van koophandel|btw|iban|agb"
    r"|handelsregister|trade register|registered office)\b"
    r"|^\s*(?:t|m|e|i|w|tel|mob|mobiel|telefoon|adres|bezoekadres|fax|e-?mail|website|aanwezig|werkdagen)\s*[.:|]"
    r"|^\W*(?:tst|toestel|doorkiesnummer|intern)\W{1,3}\d{2,5}\W*$"
    r"|^[A-Z][\w.' -]{3,40}(?:straat|laan|weg|plein|kade|gracht|singel|dreef|hof|pad|dijk|markt|plantsoen"
    r"|park)\s+\d{1,5}\s?\w?\b",
    re.IGNORECASE | re.MULTILINE,
)
COMPANY = quick(
    r"\b(?:B\.? ?V\.?|N\.? ?V\.?|V\.?O\.?F\.?|GmbH|Ltd|Inc)(?!\w)|& (?:Zn|Zoon|Zonen|Co|[Pp]artners?|[Dd]ochters?)\b"
    r"|^(?:Gemeente|Provincie|Stichting|Vereniging|Coöperatie|Ministerie|Maatschap|Holding|UWV"
    r"|Afdeling|Afd\.?|Team|Divisie|Sector|Cluster|Secretariaat|Directie|Personeelszaken|P&O|HRM?|Human Resources"
    r"|(?:Salaris)?[Aa]dministratie|Receptie|Klantenservice|Servicedesk|Helpdesk)(?!\w)"
    r"(?: [a-zà-ÿ]+)?(?: (?:[A-ZÀ-Þ\d]\S*|en|van|de|het|der|te|in|op|voor|&|[|•·/–-]))*\s*$"
)
_DAY = r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|ma|di|wo|do|vr|werkdagen)"
HOURS = quick(
    r"\W*(?:(?:ik (?:werk|ben \w{0,12})(?: altijd| niet| alleen)?(?: aanwezig| bereikbaar)? op"
    r"|(?:ik ben |telefonisch )?(?:bereikbaar|aanwezig|afwezig|werkzaam|geopend|open)"
    rf"|openingstijden|werkdagen|niet aanwezig)\b.{{0,30}}\b{_DAY}\b"
    rf"|(?:mijn|onze) (?:vaste )?(?:werk(?:dagen|tijden)|vrije dag(?:en)?)(?: (?:is|zijn))?(?: op)?\W{{1,3}}{_DAY}\b)",
    re.IGNORECASE,
)
_DAYS = quick(
    r"(?:\W|\d|\b(?:en|van|tot|t/m|tussen|uur|maandag|dinsdag|woensdag|donderdag|vrijdag|ma|di|wo|do|vr|hele|dag|\w*ochtend|\w*middag"
    r"|even|oneven|weken)\b){0,80}",
    re.IGNORECASE,
)
_DAYS_BEHIND = quick(rf"\((?:op )?{_DAY}\b[^()]{{0,60}}\)\s*$", re.IGNORECASE)  # "T 0591 555 010 (ma, di en do)"
SAID = quick(r"\b(?:ik|mij|me|mijn|wij|we|ons|onze|i|my|us|our|u|uw|je|jullie|hij|zij|ze|haar|hem|ich|wir)\b", re.IGNORECASE)

TYPED = quick(r"\b(?:ik|mij|me|mijn|i|my|hij|zij|ze|haar|hem|niet|geen|nooit|niemand)\b|[?]", re.IGNORECASE)
_RULE = quick(r"^\s*(?:__|[–—]|(?:[-‐-―_=*~•·]\s?){3,})\s*$")
_VIA = quick(r"^\W{0,3}via (?:mijn |my )?(?:mobiel|telefoon|smartphone|gsm|tablet|mobile|phone|iphone|ipad|android)\W*$", re.I)
_PICTURE = quick(r"^\s*(?:\[[^\]]{0,100}\]|<[^>]{0,100}>)\s*$")
# Of a function or a company; no sentence, but "B.V." and "Ph.D." may end it.
_TITLE = quick(r"[A-ZÀ-Þ\d\W_].{0,80}(?:(?<![.:;?!…])|\b[A-Z][a-z]{0,3}\.[A-Z][a-z]{0,3}\.)$")
_NUMBER_IN = quick(r"\d(?!\w{0,4}$)")  # "Kade 8" is an address, "08:40 uur" is told
_ANNOUNCED = quick(r":\s*$|\b(?:\w*adres\w*|\w*gegevens|\w*nummers?)\b", re.IGNORECASE)
_SMILEY = quick(r":[\w+-]{1,30}:")
_CALL = quick(r"\b(?:(?:terug)?(?:ge)?bel(?:t|d|len|letje)?|call|phone|telefo\w*|bereik\w*)\b", re.IGNORECASE)
# "Bel mij +31 ..." is a label among the other details of a company; alone it is a wish.
_CALL_ME = quick(r"^[\W_]*(?:bel|mail|app|call|e-?mail|text)(?: (?:mij|me|ons|us))?\b(?=[^\w]*[+\d(])", re.IGNORECASE)
_WORD = quick(r"[^\W\d_]+")
_BEFORE_NAMES = frozenset(
    {"van", "de", "den", "der", "het", "ten", "ter", "te", "el", "al", "von", "mevr", "mw", "dhr", "drs", "ing", "ir", "mr", "dr"}
    | {"ra", "rb", "msc", "bsc", "llm", "mba", "phd"}
)


def start_of_block(lines: list[str], sender: Address) -> int:
    """The line at which the block opens, with its name or the rule above it; `len(lines)` when there is none."""
    names = _names_of(sender)
    start, contact, own, details = len(lines), False, False, 0
    last = -1  # the line of the block below this one
    for index in range(len(lines) - 1, max(0, len(lines) - LONGEST), -1):
        line = lines[index]
        if not line.strip():
            continue
        if _RULE.match(line[:200]):
            start = index if contact and own else start
            break
        plain = _CALL_ME.sub("", line[:200])
        named = len(line) < 120 and _is_name(line, names)
        function = contact and _is_function(line) and _is_name(_above(lines, index)[:120], names)
        if (
            not (named and contact)
            and not function
            and not _may_stand_in_block(plain if details >= 2 or plain == line[:200] else line, contact)
        ):
            break
        details += CONTACT.search(line[:200]) is not None
        contact = contact or _VIA.match(line) is not None or CONTACT.search(line) is not None
        company = len(line) < 120 and is_of_domain(line, sender)
        own = own or named or company or _is_of(line, sender)
        if contact and (named or company or (start == last and COMPANY.search(line))) and not CONTACT.search(line):
            start = index
        last = index
    return len(lines) if _is_asked_for(lines, start) else _below_closing(lines, start)


def _above(lines: list[str], index: int) -> str:
    return next((line for line in reversed(lines[max(0, index - 3) : index]) if line.strip()), "")


def _is_function(line: str) -> bool:
    """Right below a name even what is written small: "grafisch ontwerper"."""
    return len(line) < 60 and len(line.split()) <= 3 and not re.search(r"[\d.:;?!]", line) and not TYPED.search(line)


def is_hours(line: str) -> bool:
    """On which days its writer works: nothing but that."""
    found = HOURS.match(line) if len(line) < 200 else None
    return found is not None and _DAYS.fullmatch(line[found.end() :]) is not None


def is_name_of(line: str, sender: Address) -> bool:
    """Whether the line is nothing but the sender's name, perhaps with a function behind it."""
    return 0 < len(line) <= 120 and len(line.split()) <= 12 and _is_name(line, _names_of(sender))


_APART = re.compile(r"\s[|•·]\s")


def is_block(lines: list[str]) -> bool:
    """Whether nothing in a signature was typed for this mail: no sentence, and nobody who speaks or is spoken to.

    A wish or question that somebody typed in the signature of his program is his own; so is a story.
    """
    said = [" ".join(line.split()) for line in lines if line.strip()]
    if sum(map(len, said)) > LONGEST_BLOCK:
        return False
    return not any(_is_typed(line) for line in said if len(line) > 120 or not HOURS.match(line))


def _is_typed(line: str) -> bool:
    if len(line) > 500 or TYPED.search(line):
        return True
    parts = _APART.split(line)
    if len(parts) > 1:  # "Femke Dijkgraaf | planner | De Zorgboog"
        return any(_is_typed(part) for part in parts)
    words = len(line.split())
    return not CONTACT.search(line) and (words >= 9 or (words >= 3 and _TITLE.match(line.strip()) is None))


def _names_of(sender: Address) -> list[str]:
    return _words(f"{sender.name} {sender.email.partition('@')[0]}")


def _is_asked_for(lines: list[str], start: int) -> bool:
    """Whether the text above announces what stands in the block: "Mijn nieuwe adres:"; "Kunt u mij bellen?" above one number."""
    above = [line for line in lines[max(0, start - 10) : start] if line.strip()]
    if not above or _ANNOUNCED.search(_SMILEY.sub("", above[-1][-300:])):
        return True
    return sum(1 for line in lines[start:] if line.strip()) == 2 and any(_CALL.search(line[-1_000:]) for line in above)


def _below_closing(lines: list[str], start: int) -> int:
    """The name stays below "Met dank," and other closings, as it does below those that are known."""
    above = lines[start - 1] if 0 < start < len(lines) else ""
    return start + 1 if above.rstrip().endswith(",") and len(above.split()) <= 4 and not _RULE.match(lines[start]) else start


def _may_stand_in_block(line: str, contact: bool) -> bool:
    """What stands below the last contact line may be a sentence of the sender, so there is nothing below it."""
    if len(line) > 120 or SAID.search(line):
        return False
    rest, found = CONTACT.subn(" ", line)
    if found or _VIA.match(line):
        apart = 1 + len(re.findall(r"\S\s{1,4}[|•·]\s{1,4}(?=\S)", line))
        words = _WORD.findall(re.sub(r"\S{0,40}\d\S{0,40}", " ", _DAYS_BEHIND.sub("", rest)))
        return len(words) <= 3 * max(apart, 1)
    if _PICTURE.match(line):
        return True
    return contact and len(line.split()) <= 6 and _TITLE.match(line.strip()) is not None and not _NUMBER_IN.search(line.strip())


def _is_name(line: str, names: list[str]) -> bool:
    """Whether the line is the sender's name, perhaps with a function behind it: "F. Dijkgraaf", "Femke Dijkgraaf | planner"."""
    name, *_ = re.split(r"\s*[,|/(–—]\s*|\s+-\s+", line.strip(" -*_"), maxsplit=1)
    words = [word for word in _words(name) if word not in _BEFORE_NAMES]
    whole = {word for word in words if len(word) > 1}
    initials = {word for word in words if len(word) == 1}
    return (
        0 < len(whole) <= 4
        and len(words) <= 6
        and not re.search(r"[\d@]", name)
        and whole <= set(names)
        and (len(whole) > 1 or initials <= {word[0] for word in names if word not in whole})
    )


def _is_of(line: str, sender: Address) -> bool:
    """Whether the line holds the sender's address, or the site of his employer."""
    mailbox, _, domain = sender.email.partition("@")
    lowered = line.lower()
    return bool(mailbox and domain) and (
        sender.email in lowered or re.search(rf"(?:www\.|//){re.escape(domain)}\b", lowered) is not None
    )


def is_of_domain(line: str, sender: Address | None) -> bool:
    """Whether the sender's domain is made of the words: "Kwekerij Lindehof" of kwekerijlindehof.example."""
    if sender is None:
        return False
    domain = re.sub(r"[^a-z0-9]", "", sender.email.partition("@")[2].partition(".")[0])
    words = re.findall(r"[a-z0-9]+", line.lower())
    return len(domain) >= 5 and (any(word in domain for word in words if len(word) >= 5) or domain in "".join(words))


def _words(text: str) -> list[str]:
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return _WORD.findall(plain.lower())
