"""Tells what an employer sets below the mails of his people: legal notices, slogans, invitations to follow, visit or rate him.

A notice is known by how it opens, and below the sign-off by what it speaks of; a word of the writer himself keeps the paragraph.
"""

from __future__ import annotations

import re

from bot.mail.spoken import is_spoken
from bot.mail.standing import is_standing
from bot.quick import quick

_DISCLAIMER = quick(
    r"^\W{0,4}(?:disclaimer|vertrouwelijkheid(?:sverklaring)?|confidentiality notice|privacyverklaring)\b\s*[:\n]"
    r"|^\W{0,4}(?:dit|deze|this|the)\s+(?:\S+\s+){0,3}?(?:bericht|e-?mail(?:bericht)?|mail|message|email"
    r"|e-mail)\b[^\n]*\n?[^\n]*"
    r"(?:bestemd|vertrouwelijk|intended|confidential|privileged|geadresseerde)"
    r"|^\W{0,4}(?:de informatie|the information|de inhoud|the contents?)\b.{0,60}(?:e-?mail|bericht|message)\b.{0,120}"
    r"(?:bestemd|vertrouwelijk|geheimhouding\w*|intended|confidential|privileged)"
    r"|^\W{0,4}(?:dit|deze) (?:boodschap|communicatie|e-?mail|bericht)\b.{0,40}\b(?:alleen|uitsluitend|enkel)\b.{0,60}\bgericht\b"
    r"|^\W{0,4}disclaimer\b.{0,60}https?://|^\W{0,4}proclaimer\b"
    r"|^\W{0,4}disclaimer\W*$|^\W{0,4}(?:op|voor) (?:dit|deze|al onze|onze) (?:bericht|e-?mail)\w*.{0,60}(?:disclaimer"
    r"|voorwaarden)"
    r"|^\W{0,4}(?:if|should) you (?:are not|have received|receive)\b.{0,80}(?:intended|addressee|in error|by mistake)"
    r"|^\W{0,4}(?:indien|als|mocht|wanneer) u\b(?:.{0,60}\b(?:bericht|e-?mail)\w*\b.{0,60}(?:ten onrechte|abusievelijk"
    r"|per abuis)|.{0,40}niet de (?:bedoelde|beoogde"
    r"|geadresseerde))"
    r"|^\W{0,4}(?:the )?(?:informati(?:e|on)|inhoud|contents?)\b.{0,80}(?:bericht|e-?mail\w*|message|communication"
    r"|transmission)\b.{0,120}"
    r"(?:vertrouwelijk|bestemd|bedoeld|intended|confidential|privileged)"
    r"|^\W{0,4}(?:diese|die in dieser) (?:e-?mail|nachricht)\b.{0,120}(?:vertraulich|bestimmt)"
    r"|^\W{0,4}(?:ce (?:message|courriel)|cet? e-?mail)\b.{0,120}(?:confidentiel|destiné)"
    r"|^(?=.{0,300}\b(?:e-?mail|bericht|virus))\W*(?!uw?\b)(?:hoewel\b.{0,120}|[\w .&-]{1,60})(?:sluit|aanvaard"
    r"|accepteer)\w*\b.{0,60}aansprakelijkheid\b"
    r"|^.{0,120}\b(?:lees|bekijk|zie) (?:ook )?(?:onze|ons|de) privacy(?:verklaring|beleid|statement)"
    r"|^\W{0,4}aan (?:(?:de )?(?:inhoud|informatie|gegevens)\b.{0,30})?(?:dit|deze) (?:bericht|e-?mail\w*).{0,60}geen rechten"
    r"|^\W{0,4}(?:denk|think|please consider|bespaar|spaar)\b.{0,40}(?:milieu|environment|papier"
    r"|bomen).{0,120}(?:print|e-?mail|mail)"
    r"|^\W{0,4}(?:op )?(?:al )?onze (?:\w*diensten\w*|\w*dienstverlening|\w*werkzaamheden|offertes|aanbiedingen|leveringen"
    r"|overeenkomsten|algemene voorwaarden).{0,120}"
    r"(?:voorwaarden.{0,80}(?:van toepassing|gedeponeerd)|van toepassing.{0,80}voorwaarden)"
    r"|^\W{0,4}op (?:al )?onze [\w -]{4,60}\b(?:is|zijn)\b.{0,80}\bvan toepassing\b",
    re.IGNORECASE | re.DOTALL,
)
_LABEL = quick(r"^\W{0,4}(?:strictly |strikt )?(?:vertrouwelijk|confidential|important|belangrijk|let op|nb)\W{1,3}(?=\w)", re.I)
_DISCLAIMER_WORDS = quick(
    r"geadresseerde|onbevoegd|openbaarmaking|vermenigvuldiging|aansprakelijk|virussen|intended recipient"
    r"|unauthori[sz]ed|liab(?:le|ility)"
    r"|ten onrechte|abusievelijk|bent u niet de|niet de (?:bedoelde|beoogde)|in error|delete this|geen rechten"
    r"|verstrekking aan derden",
    re.IGNORECASE,
)
# What no employer says of his mails: of himself, or of a person.
_PERSONAL = quick(
    r"\b(?:ik|mij|mijn|my|ich|je suis|mevrouw|meneer|mevr|de heer|mw|dhr|(?<!wie )hij|coach\w*|begeleid(?:er|ster)"
    r"|klacht|klagen|uw (?:medewerk(?:er|ster)s?|collega\w*|bureau|organisatie))\b",
    re.IGNORECASE,
)
# A notice in words of its own speaks of mail, of the wrong receiver, of what he should do, and of rights and risks.
_OF_MAIL = quick(
    r"\b(?:dit|deze|this|our|onze) (?:[\w-]+ ){0,3}?(?:e-?mail\w*|mail|bericht\w*|boodschap|message|communication)\b"
    r"|\bper e-?mail\b"
    r"|\binformation (?:transmitted|contained)\b|\bde (?:inhoud|informatie)\b|\bthe (?:e-?mail|message|contents?)\b",
    re.IGNORECASE,
)
# It lays down or asks something, for a case that may not be so.
_BINDS = quick(
    r"\b(?:als|indien|mocht|wanneer|bent u|was (?:dit|deze)|ontvangt u|(?:hebt|heeft) u|kwam|kan|kunt|kunnen|mag|mogen"
    r"|verzoeken|vragen|uitsluitend|alleen|geen|niet|eigen risico|if|should|may|must|only|please|intended|prohibited|does not"
    r"|van toepassing|denk aan|think|verkeerd verbonden|spaar|bespaar)\b",
    re.IGNORECASE,
)
# A secret that went astray is told of, and asked about, by people: below their name as well.
_TOLD = quick(
    r"\b(?:waren|ging(?:en)?|gegaan|werd(?:en)?|kreeg|stond(?:en)?|gelekt|bevatte"
    r"|datalek|p\.?s|n\.?b|cli[eë]nt\w*)\b",
    re.IGNORECASE,
)
# Its writer asks how to treat what he wrote himself. A notice asks only whether the mail went astray.
_WISHES = quick(
    r"\b(?<!wij dat )(?<!wij het )graag\b"
    r"|^\W*(?:kan|kunnen|kunt|mag|mogen|wilt?|willen|moet|moeten|zou|zouden|is|zijn|word(?:t|en)?|bent|heb(?:t|ben)?|heeft"
    r"|can|could|may|will|would|is|are)\b[^?]{1,400}\?",
    re.IGNORECASE,
)
_TERMS_OF_US = r"\b\w{0,20}voorwaarden\b|\bterms and conditions\b|\bdisclaimer\b"
_ADDRESSEE = (  # whom it was meant for, or was not
    r"\bgeadresseerd\w*|\bniet (?:voor )?(?:u|jou|degene)\b.{0,20}\b(?:bestemd|bedoeld)\b|\b(?:bedoelde|beoogde) ontvanger\b"
    r"|\b(?:bestemd|bedoeld|alleen) voor (?:de|degene|het|u)\b|\baddressee|\bintended\b|\bby (?:mistake|accident)\b|\bin error\b"
    r"|\bmeant (?:only|solely) for\b|\b(?:named|mentioned) above\b"
    r"|\bexclusive use\b|\bverkeerd verbonden\b|\bniet (?:had|hebt|heeft) (?:moeten|mogen) (?:krijgen|ontvangen)\b"
    r"|\b(?:aan|voor) (?:wie|degene|de persoon)\b.{0,30}\bgericht\b"
)
# It is meant for a stranger, whom the mail reached by mistake, or shuts out what he could claim.
_FOR_STRANGERS = quick(
    rf"{_ADDRESSEE}|{_TERMS_OF_US}|\b(?:bij|aan) u (?:terecht|aan|beland|bezorgd|gericht|gestuurd)\b"
    r"|\b(?:ontv(?:ing|angt)|kreeg|krijgt|hebt|heeft|bent) u\b"
    r"|\bu (?:[\w-]+ ){0,6}(?:ontv(?:ing|angt|angen)|kreeg|krijgt)\b|\byou (?:are not|(?:have )?receive)"
    r"|\bprohibited\b|\bniet toegestaan\b"
    r"|\baansprakelijk\w*|\bliab(?:le|ility)\b|\bgeen (?:\w+ )?(?:rechten|garanties?)\b|\bniet in(?:staan)? voor\b"
    r"|\breached you\b",
    re.IGNORECASE,
)
# "Dit bericht vertrouwelijk behandelen" is an order of its writer; a notice says that it is.
_TO_BE_KEPT = quick(r"\bvertrouwelijk (?:te )?(?:behandelen|bespreken|houden|bewaren|lezen|afhandelen|opslaan)\b", re.IGNORECASE)
_TERMS = quick(_TERMS_OF_US, re.IGNORECASE)
_DENIES = quick(r"\b(?<!mis )(?:niet|nooit|geen|niemand|niks|niets|never|nobody)\b", re.IGNORECASE)
_TOPICS = (
    quick(
        r"\b(?:per|bij|door) (?:een )?(?:ongeluk|vergissing|abuis)\b|\bten onrechte\b|\babusievelijk\b|\bonbedoeld\b"
        rf"|{_ADDRESSEE}|\bvoor (?:u|jou) (?:bestemd|bedoeld)\b|\bniet (?:had|hebt|heeft) (?:moeten|mogen)\b",
        re.IGNORECASE,
    ),
    quick(
        r"\bverwijder\w*|\b(?:te wissen|wis (?:dan|het|hem|dit|deze))\b|\bvernietig\w*|\bgooi\b.{0,40}\bweg\b"
        r"|\bweg ?te ?gooien\b|\bweggooien\b"
        r"|\bterug ?(?:te )?(?:sturen|zenden)\b|\b(?:stuur|zend)\b.{0,30}\bterug\b"
        r"|\bafzender\b|\bdelete\b|\berase\b|\bnotify\b|\bdestroy\b|\bsender\b|\blet us know\b",
        re.IGNORECASE,
    ),
    quick(
        r"\bvertrouwelijk\w*|\bconfidential\w*|\bprivileged\b|\bgeen (?:\w+ )?(?:rechten|garanties?)\b|\baansprakelijk\w*"
        r"|\bliab(?:le|ility)\b|\bniet in(?:staan)? voor\b|\bdisclaimer\b|\balgemene voorwaarden\b|\bterms and conditions\b"
        r"|\bprohibited\b|\bniet toegestaan\b",
        re.IGNORECASE,
    ),
    quick(
        r"\bopenbaar(?:making|\b.{0,20}\bmaken)|\bverspreid\w*|\bvermenigvuldig\w*|\baan derden\b|\bdisclos\w+"
        r"|\bunauthori[sz]ed\b"
        r"|\bdisseminat\w+|\bvirus\w*|\bonbeveiligd\w*|\b(?:beperking|maatschap|handelsregister|kamer van koophandel|statutair)\b"
        r"|\b(?:volledigheid|juistheid|onvolledigheid|onjuistheid)\b|\b(?:onjuiste|onvolledige|tijdige|juiste)\b.{0,40}\b(?:overbrenging|verzending|ontvangst)\b",
        re.IGNORECASE,
    ),
)
_NO_PAPER = (
    quick(r"\b(?:print\w*|afdruk\w*|papier)\b", re.IGNORECASE),
    quick(r"\b(?:milieu|bomen|environment\w*|trees|nodig is|before you)\b", re.IGNORECASE),
)
_PROMOTES = quick(
    r"\b(?:volg(?:en)?|bezoek|bekijk|kijk|beoordeel|waardeer|like|follow|visit|review|rate|ontdek|kom naar|meld (?:u|je) aan"
    r"|schrijf (?:u|je) in|heeft u (?:een )?(?:vraag|vragen)|laat het ons weten|lees (?:meer|ook|onze))\b"
    r"(?=.{0,160}\b(?:ons|onze|us|our|website|nieuwsbrief|facebook|instagram|linkedin|twitter|youtube|klantenvertellen|trustpilot"
    r"|google|open dag|webinar|chat)\b)"
    r"|\b(?:review|beoordeling|waardering) achter\b"
    r"|\b(?:wij|we|ons kantoor) (?:zijn|is) (?:\w+ ){0,4}gesloten (?:van|op|tussen|vanaf|tijdens)\b"
    r"|\bhoe (?:vindt|vond|beoordeelt|tevreden)\b.{0,40}\b(?:ons|wij het doen|onze (?:dienst\w*|service|website|hulp))\b"
    r"|\b(?:lid van|aangesloten bij|gecertificeerd|keurmerk|iso[ -]?\d{4,5}|member of|certified|kamer van koophandel"
    r"|handelsregister|geregistreerd (?:bij|onder))\b",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST, FEW = 3_000, 6  # characters of a notice, words of its first line


def without_disclaimers(text: str) -> str:
    """The text below a sign-off without paragraphs, and last lines of one, that open as legal notices do."""
    lines = (f"\n{line}" if len(line.split()) >= FEW and _legal([line])[0] else line for line in text.split("\n"))
    paragraphs = re.split(r"\n[ ]*\n", "\n".join(lines))
    return "\n\n".join(each for each, is_legal in zip(paragraphs, _legal(paragraphs), strict=True) if not is_legal)


def without_last_disclaimers(text: str) -> str:
    """The same for a text without a sign-off: only those below which nothing was typed, for somebody may open with secrecy.

    The whole text when it is nothing else.
    """
    paragraphs = re.split(r"\n[ ]*\n", text)
    legal = _legal(paragraphs)
    typed = max((at for at, each in enumerate(paragraphs) if not legal[at] and _is_told(each)), default=-1)
    first = next((at for at, each in enumerate(paragraphs) if each.strip()), 0)  # nothing stands above it to be a notice of
    kept = [each for at, each in enumerate(paragraphs) if at <= max(typed, first) or not legal[at]]
    return "\n\n".join(kept) if any(each.strip() for each in kept) else text


def _is_told(paragraph: str) -> bool:
    return len(paragraph.split()) >= 3 and re.search(r"[^\W\d][.!?](?!\S)", paragraph) is not None


def _legal(paragraphs: list[str]) -> list[bool]:
    found: list[bool] = []
    for paragraph in paragraphs:
        head = _LABEL.sub("", paragraph.strip()[:700])
        goes_on = bool(found) and found[-1] and _DISCLAIMER_WORDS.search(head) is not None
        ordered = _TO_BE_KEPT.search(head) is not None and not _FOR_STRANGERS.search(head)
        # "Dit bericht is vertrouwelijk, want ik klaag over mijn directeur."
        found.append((goes_on or _DISCLAIMER.search(head) is not None) and not ordered and not _PERSONAL.search(head))
    return found


def without_notices(lines: list[str]) -> list[str]:
    """What stands below a sign-off, without the notices in it: from a line of theirs to the end of its paragraph."""
    kept: list[str] = []
    at = 0
    while at < len(lines):
        end = next((number for number in range(at, len(lines)) if not lines[number].strip()), len(lines))
        if end > at and is_notice("\n".join(lines[at:end])):
            opens = next((number for number in range(at, end) if len(lines[number].split()) >= 5), at)
            kept += lines[at:opens]
        else:
            kept += lines[at:end]
        kept += lines[end : end + 1]
        at = end + 1
    return kept


def is_notice(paragraph: str) -> bool:
    """Whether a paragraph below the sign-off is a legal notice, whatever its words: of two of their topics, to a stranger."""
    text = " ".join(paragraph.split())[:_LONGEST]
    if _TOLD.search(text):
        return False
    if is_standing(text):
        return True
    if _PERSONAL.search(text) or not _BINDS.search(text):
        return False
    if all(word.search(text) for word in _NO_PAPER):
        return True
    if not _FOR_STRANGERS.search(text) or _asks(text):
        return False
    found = sum(topic.search(text) is not None for topic in _TOPICS)
    return found >= (2 if _OF_MAIL.search(text) or _TERMS.search(text) else 3)


def _asks(text: str) -> bool:
    wish = _WISHES.search(text)
    return wish is not None and not _TOPICS[0].search(wish[0])


def is_of_company(line: str, names: frozenset[str]) -> bool:
    """Whether a sentence below the contact details tells of the company they name, or invites to it."""
    text = line[:500]
    if _PERSONAL.search(text) or _DENIES.search(text) or is_spoken(text):
        return False
    words = set(re.findall(r"[a-z0-9]+", text.lower()))
    plain = re.sub(r"[^a-z0-9]", "", text.lower())
    named = any(name in words or (len(name) >= 8 and name in plain) for name in names)
    asked = "?" in text and re.search(r"\? (?:kijk|bekijk|ga naar|mail|bel|lees)\b", text, re.IGNORECASE) is None
    return _PROMOTES.search(text) is not None or (named and not asked)
