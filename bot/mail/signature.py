"""Cuts from a new text what its mail program or employer wrote under it; the sign-off and the name stay."""

from __future__ import annotations

import re

from bot.mail.closings import GREETING, is_sign_off, is_weak, match_sign_off
from bot.mail.footers import is_of_company, without_disclaimers, without_last_disclaimers, without_notices
from bot.mail.helpdesk import without_meeting, without_numbers
from bot.mail.lines import next_text
from bot.mail.message import Address
from bot.mail.nameblock import CONTACT, HOURS, SAID, is_hours, is_name_of, start_of_block
from bot.mail.positions import OWN_FACTS, name_alone, without_own_titles, without_second_name, without_titles
from bot.mail.spoken import is_spoken, is_told
from bot.quick import quick

MOST_ADDED = 12  # lines of a postscript
MOST_BELOW = 80  # lines below a name or sign-off

# Programs and phones that name themselves below a mail.
_PROGRAM = (
    r"(?:bluemail|edison(?: mail)?|nine|newton|canary|airmail|mailbox|typeapp|k-9|em client|thunderbird|superhuman"
    r"|missive|shortwave|aqua ?mail|fairemail|tuta(?: mail|nota)?|mailspring|postbox|spike|boxer|spark|proton ?mail"
    r"|myMail|roundcube|zimbra|vivaldi|mailo|hubspot|posteo|freedom|mailbird|gmx|xiaomi|redmi|poco|oppo|oneplus|google pixel"
    r"|pixel|motorola|moto|nokia|honor|realme|htc|lg|sony|xperia|fairphone|lenovo|macbook|imac|chromebook|surface)"
)
_NOT_OF_A_PROGRAM = r"(?!.*\b(?:ik|u|uw|wij|hij|zij|maar|niet|geen|want|omdat|zie)\b)"
DEVICE = quick(
    r"^\W{0,3}(?:met vriendelijke groet(?:en)?,? )?(?:"
    r"(?!.*\b(?:ik|u|uw|jullie|wij|hij|zij|maar|niet|geen|nooit|want|omdat|zie|moeder|vader|man|vrouw|zoon|dochter|coach"
    r"|op \d)\b)"
    r"(?:verstuurd|verzonden|gestuurd)\s+(?:vanaf|vanuit|via|met|door|van)\s+\W{0,2}(?:(?:mijn?|m'n|outlook|gmail"
    r"|yahoo|samsung|mail|proton\s?mail"
    r"|ziggo|kpn|xs4all|hotmail|tutanota|windows|iphone|ipad|android|huawei|galaxy|blackberry|bluemail|spark)\b.{0,80}"
    r"|(?:een|de|het) (?:\S+ ){0,4}?[\w-]*(?:app|mail|telefoon|phone|mobiel|toestel|tablet|laptop|computer|apparaat)\b.{0,40})"
    r"|sent (?:from|via|with|using) (?:my |an? |the )?\W{0,2}(?:[\w&-]+ ){0,5}[\w-]{0,20}"
    r"(?:iphone|ipad|android|samsung|galaxy|huawei|phone|mobile|device|mail|outlook|gmail|windows"
    r"|proton|yahoo|blackberry|tablet)\b.{0,80}"
    r"|(?:(?:veilig )?(?:verzonden|verstuurd|gestuurd) (?:vanaf|vanuit|via|met) (?:mijn |de )?"
    rf"|(?:securely )?sent (?:from|via|with) (?:my )?)\W{{0,2}}(?:mozilla |apple )?{_PROGRAM}\b{_NOT_OF_A_PROGRAM}.{{0,40}}"
    rf"|(?:secured|beveiligd) (?:with|met) \W{{0,2}}{_PROGRAM}\b.{{0,40}}|https://(?:tuta|proton)\.\S{{1,80}}"
    rf"|(?:get|download|installeer)\W{{1,3}}{_PROGRAM}\W{{1,3}}(?:for|voor|op|on) (?:android|ios|iphone|windows|mac)\w*"
    r"|(?:met|van|vanaf|via|op) (?:mijn|een|de) (?:mobiel\w*|telefoon|smartphone|i?phone|ipad|tablet|gsm)"
    rf" (?:verzonden|verstuurd|getypt)\b{_NOT_OF_A_PROGRAM}.{{0,80}}"
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
# What stands for a picture or file in plain text, where it was in the mail.
_FILE = quick(
    r"^\s*(?:\[(?:image|cid): ?[^\[\]]{1,200}\]|<[^<>\s]{1,80}\.(?:jpe?g|png|gif|heic|pdf|docx?|mov|mp4)>)\s*$", re.IGNORECASE
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
    r"|^\W*\[?(?:extern|external)(?:e? (?:e-?mail|mail|bericht|afzender|sender))?\]?\W*$"
    r"|^\W*\[(?:extern|external)(?:e? (?:e-?mail|mail|bericht|afzender|sender))?\](?!.*\b(?:ik|mijn|my)\b)"
    r".{1,80}\b(?:links?|bijlagen?|attachments?|afzender|sender)\b.{0,80}$",
    re.IGNORECASE | re.DOTALL,
)
_BANNER_GOES_ON = quick(
    r"klik niet|open geen|(?:links|bijlagen) .{0,40}(?:tenzij|afzender)|do not click"
    r"|don't click|unless you|links or|learn why|^\W*$",
    re.IGNORECASE,
)
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
# What nobody has standing in his signature: a wish or question, typed below it.
_WISH = quick(
    r"^(?!.*\b(?:linkedin|profiel|profile|facebook|instagram|werkdag(?:en)?)\b).{0,400}\b(?:ik|mij|me|mijn|graag|alstublieft"
    r"|(?-i:I)(?= [a-z])|my|ich|mir)\b"
    r"|^\W*(?:kan|kunt|kun|wilt?|wilde|waarom|wanneer|hoe|wie|waar|mag|can|could|why|when|how)\b.{1,400}\?",
    re.IGNORECASE,
)
_SENTENCE = quick(
    r"(?=.*\b(?i:niet|geen|nooit|niemand|was|waren|werd(?:en)?|had(?:den)?|kwam(?:en)?|ging(?:en)?|kreeg|kregen)\b"
    r"|(?!.*\b(?i:wij|we|samen|onze|uw|jouw|your|our|together|voor iedereen)\b))"
    r"\W*\w+ (?:.* )?[a-zà-ÿ]{2,}(?:[.!?]{1,3}|:)\W*$"
)
# "Plan een afspraak: https://...", "Maak een afspraak via www.werk.example of bel ons."
_INVITES = quick(
    r"\bhttps?://\S+\W*$|^\W*(?:maak|plan|bezoek|bekijk|kijk|ga naar|lees|volg|meld|schrijf)\b"
    r"(?!.*\b(?:ik|mij|mijn|jullie|uw|hoe|dat)\b).*(?:https?://|\bwww\.)",
    re.IGNORECASE,
)
_WHERE = quick(
    r"\b(?:volg|vind|bezoek|bekijk|kijk|lees|meer|informatie|info|\w*adres\w*|\w*tijden|\w*dagen|vestiging\w*|locaties?|kanto\w+"
    r"|bereik\w*|contact\w*|follow|find|visit|tel|telefoon\w*|e-?mail\w*|disclaimer|website)\b",
    re.IGNORECASE,
)
_ON_BEHALF = quick(r"^\W*(?:namens|uit naam van|in opdracht van|i\.\s?o\.|on behalf of)\b", re.IGNORECASE)  # above the name
_LABELLED = quick(r"^\W*(?:t|m|e|i|w|tel|mob|telefoon|mobiel|e-?mail|website)\b[ .:|]{1,4}\(?[+\d]", re.IGNORECASE)
_POSTSCRIPT = quick(r"\W*(?:p\.?s|n\.?b)\b", re.IGNORECASE)
# What is left of a logo in plain text.
_PICTURES = quick(
    r"(?:\n\s{0,80}(?:\[(?:cid:|image:|afbeelding |logo)[^\]\n]{0,200}\]|<image\d{1,4}\.\w{3,4}>)\s{0,80}(?:<https?://[^>\s]{1,200}>)?)+\s*\Z",
    re.IGNORECASE,
)
_DOMAIN = quick(r"(?:@|www\.|//(?:www\.)?)([\w-]{3,40})\.[a-z]", re.IGNORECASE)
_DANGLING = quick(r"(?<=\S)\s{0,8}\n[-–—_=]{1,80}\Z")  # the rule above a line that is cut


def strip_signature(text: str, sender: Address | None = None) -> str:
    """The text without "-- " signature, device lines, disclaimers and the contact block below a sign-off or of the sender."""
    if not text:
        return ""
    lines = [_without_device(line) for line in _without_banner(text).split("\n") if len(line) > 160 or not _is_of_program(line)]
    lines = _without_standard_signature(without_numbers(_without_list_footer(without_meeting(lines))))
    total, below = len(lines), _below_sign_off(lines, sender)
    if below < total:
        lower = without_disclaimers("\n".join(["", *lines[below:]])).split("\n")[1:]
        lines = lines[:below] + without_notices(lower)
    else:
        lines = without_last_disclaimers("\n".join(lines)).split("\n")
    text = _without_contact_block(lines, sender, employed=len(lines) < total).strip("\n ")
    text = text if sender is None else _without_name_block(without_second_name(text.split("\n"), sender), sender)
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


def _is_of_program(line: str) -> bool:
    return DEVICE.match(line) is not None or _FILE.match(line) is not None


def _without_device(line: str) -> str:
    return _DEVICE_BEHIND.sub("", line) if len(line) < 5_000 else line


def _without_standard_signature(lines: list[str]) -> list[str]:
    """Cut at "-- " (RFC 3676 section 4.3), unless a whole mail follows: some write it as a rule above their text."""
    for index, line in enumerate(lines):
        if line.rstrip() == "--" and any(above.strip() for above in lines[:index]):
            if lines[index - 1].rstrip().endswith(":") or _is_rule(lines[index + 1 :]):
                return lines
            below = "\n".join(lines[index + 1 :])
            apart = next((at for at in range(index + 2, len(lines)) if not lines[at].strip()), len(lines))
            return [*lines[:index], *_typed_below(lines[apart:])] if len(below) < 2_000 else lines
    return lines


def _is_rule(below: list[str]) -> bool:
    """Whether "--" was typed as a rule: a program sets a signature right below it, and no sentences of its own."""
    if below and _is_told(below[0]):
        return True
    apart = bool(below) and not below[0].strip()
    return apart and any(len(line.split()) > 2 and _SENTENCE.match(line[:300]) for line in below[1:MOST_BELOW])


def _is_told(line: str) -> bool:
    """A sentence that is no slogan: of the writer himself, or one of a list."""
    if HOURS.match(line) or CONTACT.search(line[:500]) or not re.search(r"[.!?]\W*$", line[-20:]):
        return False
    return re.match(r"\W*\d{1,2}[.)] \w", line) is not None or (
        len(line.split()) >= 3 and re.search(r"\b(?:ik|mij|mijn|hij|zij|niet|geen|niemand|nooit)\b", line[:500], re.I) is not None
    )


def has_wish(lines: list[str]) -> bool:
    return any(_WISH.search(line[:500]) and not is_hours(line) for line in lines)


def _sentence_below(lines: list[str]) -> int:
    """The first short sentence below all contact details; a slogan, which speaks for a company, is none."""
    short = [_is_sentence(lines, index) and not is_hours(lines[index]) for index in range(len(lines))]
    told = [is_short and len(line.split()) > 2 for is_short, line in zip(short, lines, strict=True)]
    announced = next(
        (index for index in range(1, len(lines)) if not lines[index - 1].strip() and _is_announced(lines, index)), None
    )
    if announced is not None:
        return announced
    last = max((index for index, line in enumerate(lines) if CONTACT.search(line[:500]) and not told[index]), default=-1)
    return next((index for index in range(last + 1, len(lines)) if short[index]), len(lines))


def _is_announced(lines: list[str], index: int) -> bool:
    """Whether something is announced here that stands below: "De getuigen zijn:", and not where a company is."""
    words = lines[index].split()
    return 3 <= len(words) <= 20 and words[-1].endswith(":") and index + 1 < len(lines) and not _WHERE.search(lines[index][:500])


def _is_sentence(lines: list[str], index: int) -> bool:
    """Below a gap, where people add something, also what has no full stop or speaks as "wij"."""
    line = lines[index]
    apart = index > 0 and not lines[index - 1].strip()
    if _SENTENCE.match(line[:300]):
        return True
    return _INVITES.search(line[:500]) is None and (is_told(line) if apart else is_spoken(line))


def _typed_below(lines: list[str], end: int | None = None) -> list[str]:
    """What stands from the first wish or question on: an answer below the quote, or what its sender thought of later."""
    end = len(lines) if end is None else end
    typed = (has_wish([line]) or _POSTSCRIPT.match(line) is not None for line in lines[:end])
    start = next((at for at, is_typed in enumerate(typed) if is_typed and not _LABELLED.match(lines[at])), end)
    listed = start < len(lines) and _is_announced(lines, start)
    words = [line for line in lines[start:] if listed or line == lines[start] or not CONTACT.search(line[:500])]
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


def _below_sign_off(lines: list[str], sender: Address | None) -> int:
    """The line below the last sign-off, or below the last line that is the sender's name; the end when there is neither.

    A name above the greeting is that of a letter.
    """
    for index in range(len(lines) - 1, max(0, len(lines) - MOST_BELOW), -1):
        line = lines[index]
        if len(line) < 120 and GREETING.match(line):
            break
        if is_sign_off(line) or (len(line) < 120 and _is_senders(line, sender)):
            return index + 1
    return len(lines)


def _is_senders(line: str, sender: Address | None) -> bool:
    return sender is not None and is_name_of(line, sender)


def _without_contact_block(lines: list[str], sender: Address | None, *, employed: bool) -> str:
    """Below the last sign-off the name stays; what stands there besides contact lines is company and function, so it goes too.

    `employed` tells that his employer set a notice there, so that a function and a company alone are known for what they are.
    """
    last = max((index for index, line in enumerate(lines) if is_sign_off(line)), default=None)
    if last is None:
        return "\n".join(lines)
    start = next_text(lines, last + 1)
    if start < len(lines) and is_weak(lines[last]) and (len(lines[start].split()) > 3 or SAID.search(lines[start])):
        return "\n".join(lines)
    if start < len(lines) and _ON_BEHALF.match(lines[start][:200]):
        start = next_text(lines, start + 1)
    match = match_sign_off(lines[last])
    named = match is not None and re.search(r"\w", match["name"]) is not None
    if not named and start < len(lines) and (not CONTACT.search(lines[start][:500]) or _is_senders(lines[start], sender)):
        lines = [*lines[:start], name_alone(lines[start], sender), *lines[start + 1 :]]
        start += 1
    end = start
    names = _companies(lines[start:], sender)
    while end < len(lines) and (not is_prose(lines[end]) or is_of_company(lines[end], names)):
        end += 1
    if not any(CONTACT.search(line[:500]) for line in lines[start:end]):
        return "\n".join([*lines[:start], *without_titles(lines[start:], sender, names, employed=employed)])
    end = _end_of_company(lines, end, names)
    own = [line for line in lines[start:end] if not is_of_company(line, names)]
    typed = _typed_below(own, _sentence_below(own))
    kept = [line for line in own[: len(own) - len(typed)] if OWN_FACTS.search(line[:500])]
    gap = [""] if end < len(lines) else []
    return "\n".join([*lines[:start], *kept, *typed, *gap, *lines[end:]])


def _companies(lines: list[str], sender: Address | None) -> frozenset[str]:
    """The names in the addresses of a block: "noordzorg" of www.noordzorg.example."""
    found = {match[1].lower() for line in lines for match in _DOMAIN.finditer(line[:500])}
    if sender is not None:
        found.add(sender.email.partition("@")[2].partition(".")[0])
    return frozenset(re.sub(r"[^a-z0-9]", "", name) for name in found if len(name) >= 5)


def _end_of_company(lines: list[str], end: int, names: frozenset[str]) -> int:
    """Behind the last of the lines that go on about the company."""
    for index in range(end, min(len(lines), end + 30)):
        line = lines[index]
        if is_of_company(line, names):
            end = index + 1
        elif is_prose(line):
            break
        elif CONTACT.search(line[:500]):
            end = index + 1
    return end


def _without_name_block(lines: list[str], sender: Address) -> str:
    for index in range(max(1, len(lines) - MOST_ADDED), len(lines)):
        if _POSTSCRIPT.match(lines[index]) and not lines[index - 1].strip():
            above = _without_block(lines[:index], sender)
            return "\n".join([above.rstrip("\n "), "", _without_block(lines[index:], sender)])
    return _without_block(lines, sender)


def _without_block(lines: list[str], sender: Address) -> str:
    names = _companies(lines[-MOST_ADDED:], sender)
    end = len(lines)
    while end > 1 and (not (words := lines[end - 1].split()) or (len(words) > 3 and is_of_company(lines[end - 1], names))):
        end -= 1
    start = start_of_block(lines[:end], sender)
    if start == end:
        start = start_of_block(lines, sender)
    if start == len(lines):
        return "\n".join(without_own_titles(lines, sender))
    kept = [line for line in lines[start:] if OWN_FACTS.search(line[:500])]
    rest = [*lines[: start + 1], *kept] if kept else without_own_titles(lines[:start], sender)
    return "\n".join(rest).strip("\n ")


def is_prose(line: str) -> bool:
    """A sentence somebody wrote, such as a P.S.; a line of a signature is short or holds contact details."""
    words = line.split()
    if _POSTSCRIPT.match(line):
        return True
    if len(words) < 20 and HOURS.match(line):
        return False
    return len(words) >= 9 and not (CONTACT.search(line[:500]) and len(words) < 16)
