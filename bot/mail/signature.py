"""Cuts from a new text what its mail program or employer wrote under it; the sign-off and the name stay."""

from __future__ import annotations

import re

from bot.mail.message import Address
from bot.mail.nameblock import CONTACT, SAID, start_of_block
from bot.quick import quick

DEVICE = quick(
    r"^\W{0,3}(?:"
    r"(?!.*\b(?:ik|u|uw|jullie|wij|hij|zij|maar|niet|geen|nooit|want|omdat|zie|moeder|vader|man|vrouw|zoon|dochter|coach)\b)"
    r"(?:verstuurd|verzonden|gestuurd)\s+(?:vanaf|vanuit|via|met|door|van)\s+\W{0,2}(?:(?:mijn?|m'n|outlook|gmail"
    r"|yahoo|samsung|mail|proton\s?mail"
    r"|ziggo|kpn|xs4all|hotmail|tutanota|windows|iphone|ipad|android|huawei|galaxy|blackberry|bluemail|spark)\b.{0,80}"
    r"|(?:een|de|het) (?:\S+ ){0,4}?[\w-]*(?:app|mail|telefoon|phone|mobiel|toestel|tablet|laptop|computer|apparaat)\b.{0,40})"
    r"|sent (?:from|via|with|using) (?:my |an? |the )?\W{0,2}(?:[\w&-]+ ){0,5}[\w-]{0,20}"
    r"(?:iphone|ipad|android|samsung|galaxy|huawei|phone|mobile|device|mail|outlook|gmail|windows"
    r"|proton|yahoo|blackberry|tablet)\b.{0,80}"
    r"|sent from (?:mailbox|nine|typeapp|airmail|edison|newton|canary|k-9)\b.{0,40}"
    r"|this (?:message|e-?mail) was sent (?:from|with|using) (?:my|an?) .{0,40}"
    r"|(?!.{0,40}\b(?:ik|wij|we|u|je|i|ich)\b)(?:[^\W\d_'’]{1,12}['’ ]{1,2}){0,5}outlook "
    r"(?:for|voor|für|pour|para|per|pentru|для|за|dla systemu) (?:ios|android|mac|windows)"
    r"\W{0,3}(?:<\S{1,200}>)?\W{0,3}(?:(?:downloaden|herunterladen|beziehen)\W{0,3}(?:<\S{1,200}>)?)?"
    r"|yahoo mail: (?:[^\W\d_]+, ){2}.{1,30}"
    r"|(?:отправлено|надіслано|відправлено|изпратено) (?:с|з|от) .{1,40}|trimis de pe .{1,40}|أُ?رسلت من .{1,40}"
    r"|(?:dit|deze) (?:bericht|e-?mail|mail) (?:is|werd) (?:verzonden|verstuurd|getypt) (?:vanaf|met|op) (?:mijn|een) .{0,40}"
    r"|(?:verzonden|verstuurd) vanaf (?:mobiel|telefoon|tablet).{0,20}"
    r"|(?:diese nachricht wurde )?von meinem (?:[\w-]+ ){1,7}gesendet.{0,20}"
    r"|gesendet (?:von|mit|aus) (?:meinem|der|outlook|yahoo|mail).{0,60}|envoyé (?:de"
    r"|depuis) (?:mon|ma|l).{0,40}"
    r"|enviado desde (?:mi|el) .{0,40}|inviato da (?:i?phone|ipad|mobile|android|yahoo|libero).{0,30}|wysłane z .{0,40}"
    r"|.{0,20}gönderildi"
    r"|\W{0,3}(?:virusvrij|virus-free)\.?(?:\W{0,3}www\.avast.*)?"
    r")[\s>\])]*$",
    re.IGNORECASE,
)
# Some phones set their line against the last word: "voor een dichte deur.Verzonden vanaf mijn Galaxy".
_DEVICE_BEHIND = quick(
    r"(?<=[a-zà-ÿ0-9.,!?)])(?:Verzonden|Verstuurd|Sent) (?:vanaf|from) (?:mijn|my) "
    r"(?:Galaxy|Samsung|iPhone|iPad|Android|Huawei)\b.{0,60}$"
)
_BANNER = quick(
    r"^\W*(?:u ontvangt niet vaak|je ontvangt niet vaak|sommige (?:mensen|personen) die dit bericht hebben ontvangen"
    r"|you don'?t often get|some people who received this)\b.{0,80}\be-?mail"
    r"|^(?!.*\b(?:ik|mijn|my)\b).{0,60}\b(?:e-?mail\w*|mail|bericht|message)\b.{0,40}\b(?:afkomstig|komt|verzonden"
    r"|verstuurd|ontvangen"
    r"|originated|came|sent|received)\b.{0,30}\b(?:buiten|outside|externe?|external)\b.{0,30}(?:organi[sz]ati|bedrijf"
    r"|company|netwerk"
    r"|afzender|sender|gemeente|bron|source)"
    r"|^\W*(?:caution|warning|let op|waarschuwing|extern|external)\W{1,3}(?:externe?|external)\b.{0,20}"
    r"\b(?:e-?mail|mail|afzender|sender)\b"
    r"|^\W*\[?(?:extern|external)(?:e? (?:e-?mail|afzender|sender))?\]?\W*$",
    re.IGNORECASE | re.DOTALL,
)
_BANNER_GOES_ON = quick(
    r"klik niet|open geen|(?:links|bijlagen) .{0,40}(?:tenzij|afzender)|do not click"
    r"|don't click|unless you|links or|learn why|^\W*$",
    re.IGNORECASE,
)
_DISCLAIMER = quick(
    r"^\W{0,4}(?:disclaimer|vertrouwelijkheid(?:sverklaring)?|confidentiality notice|privacyverklaring)\b\s*[:\n]"
    r"|^\W{0,4}(?:dit|deze|this|the)\s+(?:\S+\s+){0,3}?(?:bericht|e-?mail(?:bericht)?|mail|message|email"
    r"|e-mail)\b[^\n]*\n?[^\n]*"
    r"(?:bestemd|vertrouwelijk|intended|confidential|privileged|geadresseerde)"
    r"|^\W{0,4}(?:de informatie|the information|de inhoud|the contents?)\b.{0,60}(?:e-?mail|bericht|message)\b.{0,120}"
    r"(?:bestemd|vertrouwelijk|intended|confidential|privileged)"
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
    r"|^\W{0,4}(?:op al onze|al onze|onze) (?:diensten|offertes|werkzaamheden|aanbiedingen"
    r"|algemene voorwaarden).{0,120}voorwaarden",
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
_PERSONAL = quick(r"\b(?:ik|mij|mijn|my|ich|je suis)\b", re.IGNORECASE)
_LIST_RULE = quick(r"^\s*(?:_{20,}|-{20,})\s*$")
_LIST_ADDRESS = quick(r"/listinfo/|/mailman3?/|\S-(?:leave|request|unsubscribe)@", re.IGNORECASE)
# Of a service that passes mail on: Google Groups, GitHub.
_SUBSCRIBED = quick(
    r"^\W{0,3}(?:reply to this e-?mail directly\b|to unsubscribe from this group\b"
    r"|you(?:'re| are)? (?:receiving|received) this (?:(?:message|e-?mail) )?because\b"
    r"|(?:u|je) (?:ontvangt|hebt) dit bericht (?:ontvangen )?omdat (?:u|je)\b.{0,60}\b(?:groep|lijst|ge?abonneerd|aangemeld)\b)",
    re.IGNORECASE,
)
_UNSUBSCRIBE = quick(r"unsubscribe|afmelden|https?://", re.IGNORECASE)
_SIGN_OFF = quick(
    r"^\W{0,2}(?:(?:met\s+)?(?:de\s+)?(?:(?:zeer|heel|hele)\s+)?(?:vriendelijke?|hartelijke?|sportieve|warme|beste"
    r"|lieve|collegiale|oprechte|zonnige)\s+groet(?:en|jes)?"
    r"|m\.?v\.?r?\.?g\.?|(?:vr\.?|vriendelijke?) ?gr\.?|gr\.?|groet(?:en|jes)?|hoogachtend"
    r"|met (?:de meeste )?hoogachting|alvast (?:hartelijk )?(?:bedankt|dank)"
    r"|(?:with )?(?:kind|best|warm) regards|regards|sincerely|yours (?:sincerely|faithfully|truly)|cheers"
    r"|mit freundlichen grüßen)\b(?P<name>[^\w\n?:;/]{0,20}+(?:van |namens )?[\w.' -]{0,60}+[^\w\n?]{0,20}+)$",
    re.IGNORECASE,
)
# What nobody has standing in his signature: a wish or question, typed below it.
_WISH = quick(
    r"^(?!.*\b(?:linkedin|profiel|profile|facebook|instagram|werkdag(?:en)?)\b).{0,400}\b(?:ik|mij|me|mijn|graag|alstublieft"
    r"|(?-i:I)(?= [a-z])|my|ich|mir)\b"
    r"|^\W*(?:kan|kunt|kun|wilt?|wilde|waarom|wanneer|hoe|wie|waar|mag|can|could|why|when|how)\b.{1,400}\?",
    re.IGNORECASE,
)
_POSITION = quick(r"^\W*[A-ZÀ-Þ][\w&.-]*(?: [\w&.-]+){0,4} [@|] [A-ZÀ-Þ]\S*(?: \S+){0,4}$")  # "Planner @ De Zorgboog"
# What is left of a logo in plain text.
_PICTURES = quick(
    r"(?:\n\s{0,80}(?:\[(?:cid:|image:|afbeelding |logo)[^\]\n]{0,200}\]|<image\d{1,4}\.\w{3,4}>)\s{0,80}(?:<https?://[^>\s]{1,200}>)?)+\s*\Z",
    re.IGNORECASE,
)
_DANGLING = quick(r"(?<=\S)\s{0,8}\n[-–—_]{1,80}\Z")  # the rule above a line that is cut
_OWN_FACTS = quick(
    r"\b(?:geb(?:oren|oortedatum)?|bsn|burgerservice\w*|cli[eë]nt\w*|klant\w*|dossier\w*|zaak\w*|kenmerk|polis\w*"
    r"|referentie\w*)\b.*\d|\b(?:ns|p\.?s\.?)\b",
    re.IGNORECASE,
)


def strip_signature(text: str, sender: Address | None = None) -> str:
    """The text without "-- " signature, device lines, disclaimers and the contact block below a sign-off or of the sender."""
    if not text:
        return ""
    lines = [_without_device(line) for line in _without_banner(text).split("\n") if len(line) > 160 or not DEVICE.match(line)]
    lines = _without_standard_signature(_without_list_footer(lines))
    paragraphs = _without_disclaimers("\n".join(lines))
    text = _without_contact_block(paragraphs.split("\n")).strip("\n ")
    text = text if sender is None else _without_name_block(text.split("\n"), sender)
    return _DANGLING.sub("", _PICTURES.sub("", text))


def _without_banner(text: str) -> str:
    """Without the warning that the mail server of the receiver puts above mail from outside."""
    lines = text.split("\n", 8)
    end = 0
    for number, line in enumerate(lines[:8]):
        if len(line) < 500 and (_BANNER.search(line) or (end and _BANNER_GOES_ON.search(line))):
            end = number + 1
        elif line.strip():
            break
    return "\n".join(lines[end:])


def _without_device(line: str) -> str:
    return _DEVICE_BEHIND.sub("", line) if len(line) < 5_000 else line


def above_sign_off(text: str) -> str:
    """The text up to its last sign-off, without name and what stands below."""
    lines = text.split("\n")
    last = max((index for index, line in enumerate(lines) if len(line) < 120 and _SIGN_OFF.match(line)), default=len(lines))
    return "\n".join(lines[:last])


def _without_standard_signature(lines: list[str]) -> list[str]:
    """Cut at "-- " (RFC 3676 section 4.3), unless a whole mail follows: some write it as a rule above their text."""
    for index, line in enumerate(lines):
        if line.rstrip() == "--" and any(above.strip() for above in lines[:index]):
            below = "\n".join(lines[index + 1 :])
            apart = next((at for at in range(index + 2, len(lines)) if not lines[at].strip()), len(lines))
            return [*lines[:index], *_typed_below(lines[apart:])] if len(below) < 2_000 else lines
    return lines


def has_wish(lines: list[str]) -> bool:
    return any(_WISH.search(line[:500]) for line in lines)


def _typed_below(lines: list[str]) -> list[str]:
    """What stands from the first wish or question on: an answer below the quote, or what its sender thought of later."""
    start = next((index for index, line in enumerate(lines) if has_wish([line])), len(lines))
    words = [line for line in lines[start:] if line == lines[start] or not CONTACT.search(line[:500])]
    return ["", *words] if words else []


def _without_list_footer(lines: list[str]) -> list[str]:
    """Without what Mailman sets below every mail of a list, a rule, its address and where to leave it, and others likewise."""
    for index in range(len(lines) - 1, max(0, len(lines) - 12), -1):
        if _LIST_RULE.match(lines[index]):
            footer = "\n".join(lines[index + 1 :])
            cut = len(footer) < 1_000 and _LIST_ADDRESS.search(footer) and not SAID.search(footer)
            return lines[:index] if cut else lines
    for index in range(max(1, len(lines) - 12), len(lines)):
        if _SUBSCRIBED.match(lines[index][:200]) and _UNSUBSCRIBE.search("\n".join(lines[index:])[:1_500]):
            return [*lines[:index], *_typed_below(lines[index + 1 :])]
    return lines


def _without_disclaimers(text: str) -> str:
    kept: list[str] = []
    cutting = False
    for paragraph in re.split(r"\n[ ]*\n", text):
        head = _LABEL.sub("", paragraph.strip()[:700])
        legal = _DISCLAIMER.search(head) is not None or (cutting and _DISCLAIMER_WORDS.search(head) is not None)
        cutting = legal and not _PERSONAL.search(head)  # "Dit bericht is vertrouwelijk, want ik klaag over mijn directeur."
        if not cutting:
            kept.append(paragraph)
    return "\n\n".join(kept) if any(paragraph.strip() for paragraph in kept) else text


def _without_contact_block(lines: list[str]) -> str:
    """Below the last sign-off the name stays; what stands there besides contact lines is company and function, so it goes too."""
    last = max((index for index, line in enumerate(lines) if len(line) < 120 and _SIGN_OFF.match(line)), default=None)
    if last is None:
        return "\n".join(lines)
    start = last + 1
    while start < len(lines) and not lines[start].strip():
        start += 1
    match = _SIGN_OFF.match(lines[last])
    named = match is not None and re.search(r"\w", match["name"]) is not None
    if not named and start < len(lines) and not CONTACT.search(lines[start][:500]):
        start += 1
    end = start
    while end < len(lines) and not _is_prose(lines[end]):
        end += 1
    if not any(CONTACT.search(line[:500]) for line in lines[start:end]):
        return "\n".join(line for at, line in enumerate(lines) if not (start <= at < end and _POSITION.match(line[:200])))
    typed = _typed_below(lines[start:end])
    block = end - len(typed)
    kept = [line for line in lines[start:block] if _OWN_FACTS.search(line[:500])]
    gap = [""] if end < len(lines) else []
    return "\n".join([*lines[:start], *kept, *typed, *gap, *lines[end:]])


def _without_name_block(lines: list[str], sender: Address) -> str:
    start = start_of_block(lines, sender)
    kept = [line for line in lines[start:] if _OWN_FACTS.search(line[:500])]
    name = lines[start : start + 1] if kept else []
    return "\n".join([*lines[:start], *name, *kept]).strip("\n ")


def _is_prose(line: str) -> bool:
    """A sentence somebody wrote, such as a P.S.; a line of a signature is short or holds contact details."""
    words = line.split()
    if re.match(r"\W*(?:p\.?s|n\.?b)\b", line, re.IGNORECASE):
        return True
    return len(words) >= 9 and not (CONTACT.search(line[:500]) and len(words) < 16)
