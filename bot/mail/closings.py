"""Knows how mails open and close: greetings, and the words above a name."""

from __future__ import annotations

import re

from bot.quick import quick

_CLOSING = (
    r"(?:(?:met\s+)?(?:de\s+|een\s+)?(?:(?:zeer|heel|hele)\s+)?(?:vriendelijke?|hartelijke?|sportieve|warme|beste"
    r"|lieve|collegiale|oprechte|zonnige)\s+groet(?:en|jes)?"
    r"|m\.?v\.?r?\.?gr?\.?|(?:vr\.?|vriendelijke?) ?gr(?:oet(?:en)?)?\.?|h?\.?gr\.?|(?:met (?:een )?)?groet(?:en|jes)?"
    r"|hoogachtend"
    r"|met (?:de meeste )?hoogachting|(?:alvast|bij voorbaat) (?:hartelijk |mijn )?(?:bedankt|dank)"
    r"|(?:with )?(?:kind|best|warm) regards|regards|sincerely|yours (?:sincerely|faithfully|truly)|cheers"
    r"|mit freundlichen grüßen|(?:all the )?best(?=\W*$)|(?:heel veel |veel )?liefs"
    r"|(?:(?:many )?thanks(?: in advance)?|thank you|(?:heel )?(?:erg )?bedankt|met dank"
    r"|(?:een )?(?:fijne?|prettige?|goede?) (?:dag|avond|week(?:end)?)(?: verder| gewenst)?"
    r"|tot (?:ziens|dan|snel|gauw|horens|morgen|straks|(?:maan|dins|woens|donder|vrij)dag)|namens (?:het|de) \w{3,20})(?=\W*$))"
)
_WEAK = quick(
    r"^\W*(?:(?:heel |erg )*bedankt|thank|many thanks|tot |(?:een )?(?:fijn|prettig|goed))", re.IGNORECASE
)  # said in a text too
_SIGN_OFF = quick(
    rf"^(?!\W?[\"“„‘«])\W{{0,2}}{_CLOSING}(?:\s*[/|]\s*{_CLOSING})?\b"
    r"(?P<name>[^\w\n?:;/]{0,20}+(?:van |namens )?[\w.' -]{0,60}+[^\w\n?]{0,20}+)$",
    re.IGNORECASE,
)
GREETING = quick(
    r"\W*(?:beste|geachte|hallo|hoi|hey|dag|goede(?:morgen|middag|navond|ndag)|dear|hello|hi|l\.?s)\b", re.IGNORECASE
)


def match_sign_off(line: str) -> re.Match[str] | None:
    """With the name behind the closing, "" where there is none, as "name"."""
    return _SIGN_OFF.match(line) if len(line) < 120 else None


def is_sign_off(line: str) -> bool:
    return match_sign_off(line) is not None


def above_sign_off(text: str) -> str:
    """The text up to its last sign-off, without name and what stands below."""
    lines = text.split("\n")
    last = max((index for index, line in enumerate(lines) if is_sign_off(line)), default=len(lines))
    return "\n".join(lines[:last])


def is_weak(line: str) -> bool:
    """Whether the words of a sign-off may as well stand within a text: "Bedankt!"."""
    return _WEAK.match(line[:200]) is not None
