"""Tells what employers have standing below every mail besides the classic notice: how safe mail is, what they are liable for,
where they are registered, when they work, what scanned it. One sentence shows it, in words that nobody uses of his own case.
"""

from __future__ import annotations

import re

from bot.quick import quick

LONGEST_LINK = 15  # words of "Klik hier voor onze disclaimer"

_I = quick(r"\b(?:ik|mij|mijn|my|ich)\b", re.IGNORECASE)
_OF_HIS_CASE = quick(  # what no standing text says
    r"\bjullie\b|\bu (?:bent|heeft|hebt|was|had)\b|\b(?:geschonden|zei|zeiden|verkeerde|vertelde|kreeg|zonder|nooit meer)\b"
    r"|\b(?:mevrouw|meneer) \w|^\W*[A-Z][a-zà-ÿ]+ (?:heeft|had|werkt|belt|was|is|kwam|stuurde|zei)\b",
)
_ANSWERED = quick(r"\?.{0,30}\b(?:kijk|lees|bekijk|zie|bel|ga naar|check|klik|gebruik)\b", re.IGNORECASE)
_QUESTION = quick(r"[?]")
_DENIES = quick(r"\b(?:niet|nooit|geen|niemand|never|not)\b", re.IGNORECASE)
_SINGLE = quick(
    # liable for nothing, or up to a sum
    r"\b(?:aanvaard|accepteer|neem|neemt|nemen)(?:t|en)?\b.{0,30}\bgeen\b.{0,40}\baansprakelijkheid\b(?=.*\b(?:e-?mail|bericht|virus))"
    r"|\b(?:e-?mail|bericht|virus)\b.*\bniet aansprakelijk\b.{0,40}\b(?:schade|gevolgen|gebruik)\b"
    r"|^\W*(?:dit|deze) (?:e-?mail|bericht)\b.*\bniet verantwoordelijk\b|\bsubject to our\b|\btoepasselijkheid van (?:onze|de)\b"
    r"|^(?:\W|\b(?:vertrouwelijk|confidential|strikt|strictly)\b){2,12}$"
    r"|\b(?:accepts? no|doesn't accept|does not accept) (?:\w+ )?(?:liability|responsibility)\b"
    r"|\baansprakelijkheid\b.{0,60}\b(?:(?:is|wordt) (?:\w+ ){0,2}(?:beperkt|uitgesloten)|(?:nooit|niet) verder|ten hoogste)\b"
    r"|\b(?:sluit|sluiten) (?:iedere|elke|alle) aansprakelijkheid\b"
    r"|\b(?:kunt u|u kunt|kunnen|kan)\b.{0,40}\b(?:geen (?:\w+ )?rechten|niets)\b.{0,20}\bontle(?:nen|end)\b"
    r"|\bop al(?:le|(?: onze)?) [\w-]{4,40} (?:is|zijn)\b.{0,80}\bvan toepassing\b"
    # how mail is to be sent
    r"|^\W*gebruik dit (?:e-?)?mail(?:adres)? niet voor\b"
    r"|\be-?mail(?:berichten)? (?:is|zijn) (?:geen|niet) .{0,40}(?:veilig|rechtsgeldig|bindend)"
    r"|^\W*(?:stuur|verstuur|deel|mail) (?:ons |mij )?(?:nooit|geen)\b.{0,60}\b(?:gegevens|wachtwoord\w*)\b.{0,60}\bmail"
    r"|\b(?:verstuurt|stuurt|vraagt|versturen|sturen|vragen)\b.{0,60}\b(?:gegevens|wachtwoord\w*|pincode\w*)\b.{0,20}\bnooit\b"
    r".{0,40}\bmail\b"
    r"|\b(?:gebruik|verstuur|verzonden|verstuurd|mail|stuur)\w*\b.{0,60}\b(?:zivver|filecap|smartlockr|cryptshare|surffilesender)\b"
    r"|\b(?:this|deze) mailbox\b.{0,40}\b(?:not|niet)\b"
    # when the firm is closed
    r"|\b(?:(?:wij|we|ons kantoor) (?:zijn|is)|zijn (?:wij|we)|is ons kantoor)\b.{0,30}"
    r"\bgesloten (?:van|op|tussen|vanaf|tijdens)\b"
    r"|\b(?:van|tussen|vanaf|tot|tijdens|op)\b.{1,60}\b(?:zijn (?:wij|we)|is (?:ons|het) kantoor) (?:\w+ )?gesloten\W*$"
    # what read it before
    r"|^\W*(?:deze|dit|this) (?:e-?mail|mail|bericht|message)\b.{0,60}\b(?:gecontroleerd|gescand|scanned|checked)\b"
    # where the firm is
    r"|\b(?:gevestigd te|registered (?:office|in|under|at|with))\b"
    r".*\b(?:kvk|handelsregister|kamer van koophandel|chamber of commerce(?: under)?|number|no\.?|nr\.?)\W*\w{0,4}\d",
    re.IGNORECASE,
)
_HOURS = (  # "Ik werk flexibel en mail soms buiten kantooruren."
    quick(
        r"\b(?:buiten|outside)\b.{0,40}(?:\buren|\w+uren|tijden|\bhours)\b|\bworking (?:day|hours)\b|\bwerkdag\b", re.IGNORECASE
    ),
    quick(
        r"\bflexibel\w*|\bverwacht\w*|\bexpect\w*|\bobliged\b|\bmay not be your\b|\bvoel (?:u|je) (?:niet verplicht|vrij)\b"
        r"|\b(?:wanneer|als) het (?:u|je|jou) (?:past|uitkomt)\b|\bno need to (?:reply|respond|answer)\b",
        re.IGNORECASE,
    ),
)
_LINK = quick(
    r"^\W*(?:klik|click|zie|see|lees|read|bekijk|hier|voor)\b.{0,60}\b(?:disclaimer|proclaimer|privacy\w*|\w*voorwaarden|terms)\b"
    r"(?: [\w.]+){0,3}\W*$",
    re.IGNORECASE,
)
_GUARDS = (
    quick(r"\bprivacy\w*|\bpersoonsgegevens\b|\b(?:uw|je|your) (?:\w+ )?(?:gegevens|data)\b", re.IGNORECASE),
    quick(r"\b(?:wij|we|onze|ons|our|gaat|verwerkt|respecteert)\b", re.IGNORECASE),
    quick(
        r"\bprivacy(?:verklaring|statement|beleid|reglement| policy)\b|/\S*privacy|\bzorgvuldig\b.*(?:https?://|\bwww\.)",
        re.IGNORECASE,
    ),
)
TAGS = quick(r"^\s*#[\w-]{2,40}(?:\s+#[\w-]{2,40}){0,12}\s*$")


def is_standing(text: str) -> bool:
    """Whether a paragraph below the sign-off, on one line, is such a text."""
    if TAGS.match(text):
        return True
    if _OF_HIS_CASE.search(text):
        return False
    if all(word.search(text) for word in _HOURS):
        return True
    if _I.search(text) or (_QUESTION.search(text) and not _ANSWERED.search(text)):
        return False
    if _SINGLE.search(text) or (len(text.split()) <= LONGEST_LINK and _LINK.search(text)):
        return True
    return all(word.search(text) for word in _GUARDS) and not _DENIES.search(text)
