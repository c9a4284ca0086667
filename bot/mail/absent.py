"""Notes of absence that do not say that a machine wrote them, and what makes an answer doubtful before its words are read."""

from __future__ import annotations

import re

from bot.mail.message import UNSURE, Message
from bot.mail.phrases import AWAY_SUBJECT, AWAY_WORD, DESERTED, SHORT
from bot.mail.threads import normal_subject
from bot.quick import quick

_PART_END = quick(r"[.!;,](?=\s|$)|\n|\s[-–](?=\s)|\sen(?= (?:heb|lees|ben|kan) )")
_MANNERS = quick(
    r"(?:beste|geachte|hallo|hoi|hi|hello|dear|dag|goede(?:dag|morgen|middag|navond)|goedendag)\b.{0,40}"
    r"|(?:(?:met )?(?:vriendelijke |hartelijke )?groet\w*|mvg|(?:kind|best) regards)\b.{0,40}",
    re.IGNORECASE,
)
_THANKS = quick(
    r"(?:hartelijk )?(?:dank|bedankt|thanks?|thank you)\b.{0,20}\b(?:e-?mail|mail|mailtje|bericht|message)", re.IGNORECASE
)
_HEAD = quick(
    r"(?:out of (?:the )?office|ooo|oof|auto-?reply|automatische? (?:antwoord|bericht|reactie)|afwezigheids\w+)\b.{0,120}",
    re.IGNORECASE,
)
_DAYS = (
    r"(?:t/m|tot|tm|van|vanaf|until|till|from|through|op|in|en|met|de|het|wegens|vanwege|with|and|to|my|deze|this|week|vakantie|verlof"
    r"|\w+dag|\d\S*|jan\w*|feb\w*|maart|march|apr\w*|mei|may|jun\w*|jul\w*|aug\w*|sep\w*|o[ck]t\w*|nov\w*|dec\w*)"
)
_AWAY = quick(  # in the present: who "was afwezig" answers something
    r"(?:[\w/ -]{1,40} )??(?:ik ben|ben ik|i am|i'm|i will be)\b(?!.*\bgeweest\b)(?: [\w/.-]+){0,8}? "
    r"(?:afwezig|niet (?:aanwezig|op kantoor|bereikbaar)|(?:met|op) \w{0,12}(?:vakantie|verlof)|vrij"
    r"|out of (?:the )?office|away|on (?:\w+ )?(?:leave|holiday|vacation))\b"
    rf"(?: {_DAYS}){{0,10}}"
    r"|(?:wegens|vanwege) (?:vakantie|\w{0,12}verlof) (?:ben ik )?(?:afwezig|niet aanwezig)\b.{0,60}"
    r"|afwezig (?:t/m|tot|van|vanaf)\b.{0,60}|ik werk (?:dan )?niet (?:op|van|t/m|tot)\b.{0,50}|mijn werkdagen zijn\b.{0,60}",
    re.IGNORECASE,
)
_MEANWHILE = quick(
    r"(?:bij|voor|in geval van|in) (?:\w+ )?(?:spoed\w*|dringende\w*|urgente\w*|urgent\w*|haast)\b.{0,120}|spoed ?:.{0,80}"
    r"|(?:uw|je|jouw|deze|binnenkomende) (?:e-?mails?|mails?|mailtje|berichten|bericht)"
    r" (?:wordt|worden|beantwoord|lees|behandel)\b.{0,80}"
    r"|(?:ik )?lees (?:ik )?(?:dan |tot die tijd )?(?:mijn|geen|uw|je) (?:e-?mails?|mails?|berichten)\b.{0,50}"
    r"|(?:ik )?heb (?:dan )?geen toegang tot\b.{0,50}"
    r"|(?:vanaf|op|na) .{2,40}\b(?:ben ik (?:er )?(?:weer|terug)|weer (?:aanwezig|bereikbaar|op kantoor)"
    r"|(?:lees|beantwoord|bekijk) ik)\b.{0,50}"
    r"|(?:ik ben |ben )?(?:weer|terug) (?:aanwezig|bereikbaar|op kantoor|op|vanaf|in)\b.{0,40}|\w+dag lees ik\b.{0,40}"
    r"|(?:i will|i'll) (?:respond|reply|get back|be back|return)\b.{0,60}|for urgent\b.{0,80}",
    re.IGNORECASE,
)
_INSTEAD = quick(
    r"[\w .'’-]{2,40}? (?:(?:neemt|nemen) (?:(?:voor|mij|mijn|zaken|werk|taken|zolang|dan) ){0,4}(?:waar|over)|vervangt mij)",
    re.IGNORECASE,
)


def doubts(message: Message) -> tuple[str, ...]:
    """Why nothing may be done of this answer, in codes; () for what says what it says."""
    return (*sorted(UNSURE.intersection(message.defects)), *(("may be an absence note",) if seems_away(message) else ()))


def seems_away(message: Message) -> bool:
    """True for what a machine may have written without saying so: a subject of absence, or a mailbox that nobody reads."""
    subject = normal_subject(message.subject)
    return (
        AWAY_SUBJECT.match(subject) is not None
        or AWAY_WORD.match(subject) is not None
        or DESERTED.holds(message.new_text[:SHORT])
    )


def only_tells_absence(message: Message) -> bool:
    """True when a colleague's short text says that he is not there and what becomes of his mail meanwhile, and nothing else.

    Of a client it proves nothing: he is a person on holiday.
    """
    text = message.new_text
    if not text or len(text) > SHORT:
        return False
    own_name = set((message.sender.name if message.sender else "").lower().split())
    away = note = False
    for part in filter(None, (each.strip(" -–*") for each in _PART_END.split(text))):
        head, thanks, meanwhile = (pattern.fullmatch(part) is not None for pattern in (_HEAD, _THANKS, _MEANWHILE))
        is_away = head or _AWAY.fullmatch(part) is not None
        signed = own_name.issuperset(part.lower().split())
        if not (is_away or thanks or meanwhile or signed or _MANNERS.fullmatch(part) or _INSTEAD.fullmatch(part)):
            return False
        away, note = away or is_away, note or head or thanks or meanwhile
    return away and note
