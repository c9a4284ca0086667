"""Knows what the helpdesks of employers set around an answer: their line to answer above, heads of comments, numbers at the end.

They send the whole talk with every mail, the newest comment first; that one is what their user wrote.
"""

from __future__ import annotations

import re

from bot.mail.lines import next_text
from bot.quick import quick

MOST_COMMENTS = 2_000  # lines in which the head of an older comment is looked for
MOST_FOOTER = 12
MOST_MEETING = 40
MOST_FIELDS = 12

# "##- Typ uw antwoord boven deze regel -##".
ANSWER_ABOVE = quick(
    r"^[^\w\n]{1,8}(?:.{0,40}\b(?:typ|schrijf|antwoord|reageer|reactie)\w*\b.{0,40}\bboven deze (?:regel|lijn|streep)"
    r"|.{0,40}\b(?:type|write|reply)\b.{0,40}\babove this line)\b[^\w\n]{0,8}$",
    re.IGNORECASE,
)
_BARE = re.compile(r"\W{0,3}(?:please )?(?:type your )?reply above this line\W{0,3}$", re.IGNORECASE)  # below a rule: Jira
_RULE = re.compile(r"\s*(?:-{10,}|_{10,}|={10,})\s*$")
_UPDATED = quick(
    r"^(?!.*\b(?:ik|mijn|mij|wij|niet|geen|nooit|niemand|i|my|we|not|never)\b).*(?:\b(?:aanvraag|verzoek|ticket|melding|vraag|request|case)\b.{0,60}\b(?:bijgewerkt|beantwoord|gewijzigd|opgelost|updated"
    r"|answered|solved|resolved|replied)\b|\b(?:reageer op|beantwoord) (?:deze|dit) (?:e-?mail|bericht)\b.{0,20}\bom\b"
    r"|\breply(?:ing)? to this e-?mail\b)",
    re.IGNORECASE,
)
_DAY = (
    r"(?:\d{1,2}[ .-][^\W\d]{3,9}\.?(?:[ .-]\d{4})?|[^\W\d]{3,9}\.? \d{1,2}(?:, \d{4})?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
    r"|\d{4}-\d\d-\d\d)"
)
_MOMENT = rf"{_DAY}(?:,| om| at)? \d{{1,2}}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{{2,5}}(?:[+-]\d{{1,2}}(?::?\d\d)?)?\)?)?:?"
_NAME = r"[^\W\d_][\w.'-]*(?: [\w.&'-]+){0,6}(?: \([^()]{1,60}\))?"
_ZONE = re.compile(r"\b(?:CES?T|GMT|UTC|WET|MES?Z)\b")  # which nobody writes with the moments he tells of
_HEAD = quick(rf"\s*{_NAME},? {_MOMENT}\s*$", re.IGNORECASE)
_COMMENTED = quick(
    rf"\s*{_NAME} (?:commented|replied|wrote|added a comment|heeft (?:gereageerd|geantwoord|een (?:reactie|opmerking)"
    r" (?:geplaatst|toegevoegd))|reageerde|schreef)\s*:?\s*$",
)
_NAME_ONLY = quick(rf"\s*{_NAME}\s*$")
_MOMENT_ONLY = quick(rf"\s*{_MOMENT}\s*$", re.IGNORECASE)
_MEETING = quick(r"\W*(?:microsoft teams|zoom meeting|google meet|webex)\b.{0,60}$", re.IGNORECASE)
_JOIN = quick(r"https?://|\b(?:vergaderings?-?id|meeting id|passcode|wachtwoordcode)\b", re.IGNORECASE)
_NUMBER = quick(
    r"^\s*(?:\[[A-Z0-9]{4,8}-[A-Z0-9]{3,8}\]|\{#\w{2,6}:[\d-]{3,40}#?\}|\d{2,9}:\d{3,9}"
    r"|(?:thread::|ref:)\S{6,80}(?::ref|::)?|\[ ?ref:\S{6,80}:ref ?\]"
    r"|\[(?:ticket|case|zaak|melding)[-: ]?(?:id|nr|#)?[-:# ]{1,3}[\w-]{2,20}\]"
    r"|(?:ticket|case)[-: ]?(?:id|nr|#)?[-:# ]{1,3}(?!\d{4}-\d{3}\b)[\w-]{2,20})\s*$",
    re.IGNORECASE,
)
# TOPdesk opens with "Meldingnummer: I 2610 0412" and "Wij hebben aan uw melding toegevoegd:".
_REPORT = quick(
    r"\s*[*_]{0,2}\w{0,15}(?:melding|registratie|ticket|incident|call|wijziging|aanvraag)s?[ -]?(?:nummer|nr\.?|id)?"
    r"[*_]{0,2}\s?:.{0,40}\d",
    re.IGNORECASE,
)
_FIELD = quick(r"\s*[*_]{0,2}[^\W\d_][\w ./-]{1,30}[*_]{0,2}\s?:")
_ANNOUNCES = quick(
    r"(?!.*\b(?:ik|mijn|mij|i|my)\b)(?=.*\b(?:uw|je|jouw|your) (?:melding|aanvraag|verzoek|ticket|vraag|call|request)\b"
    r"|\W*de behandelaar\b)"
    r".*\b(?:toegevoegd|geplaatst|gereageerd|gegeven|beantwoord|geantwoord|added|replied)\b.{0,20}:\s*$",
    re.IGNORECASE,
)
_SERVICE = quick(
    r"^\W*(?:deze|dit|this) (?:e-?mail|bericht|message) (?:is (?:een|a) (?:service|dienst)|(?:is|werd|was) (?:verzonden|verstuurd"
    r"|sent) (?:via|door|by|met de scan\w*|vanuit [A-Z]{3,8}))\b(?!.*\b(?:ik|mijn|my|mij)\b)"
    r"|^\W*(?:uw|je|your) (?:melding|aanvraag|verzoek|ticket|vraag|request)\b.{0,30}\b(?:bekend|geregistreerd|registered)\b"
    r".{0,20}\b(?:nummer|kenmerk|number)\b.{0,20}\d"
    r"|^\W*(?:view|bekijk) (?:(?:the|this|het|de|dit|deze) )?(?:request|ticket|case|conversation|verzoek|aanvraag|melding"
    r"|gesprek)\b.{0,40}https?://|^\W*this is shared with [^.?!]{1,80}\.?$"
    r"|^\W*ticket\W{0,4}\d{2,9}\W{1,3}(?:reageer|beantwoord|reply)\b.{0,60}$"
    r"|^\W*(?=.*\b(?:reageer op|beantwoord|antwoord op) (?:dit|deze)\b)(?=.*\b(?:ticket\w*|account|portaal|meldingen)\b)"
    r"(?!.*\b(?:ik|mijn|mij|my)\b).*"
    r"|^\W*(?:u|je) k(?:unt|un|an) (?:op )?(?:deze|dit) (?:e-?mail|mail|bericht) (?:reageren|beantwoorden)\b.{0,80}\b\w*nummer\b"
    r"|^\W*(?:aangeboden|geleverd|mogelijk gemaakt|powered|delivered) (?:door|by) \S+(?: \S+){0,4}$",
    re.IGNORECASE,
)


def mark_frame(lines: list[str], quoted: list[bool]) -> None:
    """Marks, where a mail opens with the line of a helpdesk, all but the newest comment below it."""
    start = next_text(lines, 0)
    if (told := _announced(lines, start)) > start:
        quoted[start:told] = [True] * (told - start)
        return
    line = next_text(lines, start + 1) if start < len(lines) and re.fullmatch(r"\W{3,80}", lines[start]) else start
    if line == len(lines) or len(lines[line]) > 300:
        return
    if not ANSWER_ABOVE.match(lines[line]) and not (line > start and _BARE.match(lines[line])):
        return
    at = below = next_text(lines, line + 1)
    while at < len(lines) and len(lines[at]) < 600 and _UPDATED.search(lines[at]):
        at = next_text(lines, at + 1)
    head = next_text(lines, at + 1) if at < len(lines) and _RULE.match(lines[at]) else at
    opened = head_size(lines, head)
    if at == below and not opened:
        return  # somebody typed below the line
    begin = head + opened if opened else at
    last = min(len(lines), begin + MOST_COMMENTS)
    older = next((index for index in range(begin, last) if head_size(lines, index)), len(lines)) if opened else len(lines)
    for index in (*range(start, begin), *range(older, len(lines))):
        quoted[index] = True
    while older > begin and older < len(lines) and (not lines[older - 1].strip() or _RULE.match(lines[older - 1])):
        older -= 1
        quoted[older] = True


def _announced(lines: list[str], start: int) -> int:
    """Behind the number of a report, fields and the line by which a service desk announces its answer; `start` without them."""
    if start == len(lines) or not _REPORT.match(lines[start][:200]):
        return start
    at = start
    while at < len(lines) and at < start + MOST_FIELDS and (not lines[at].strip() or _FIELD.match(lines[at][:300])):
        if _ANNOUNCES.match(lines[at][:300]):
            break
        at += 1
    return at + 1 if at < len(lines) and _ANNOUNCES.match(lines[at][:300]) else start


def is_ruled_comment(lines: list[str], index: int) -> bool:
    """Whether a rule and below it nothing but a name and a moment stand here, as in the plain text of Zendesk."""
    below = next_text(lines, index + 1)
    return _RULE.match(lines[index]) is not None and head_size(lines, below) == 1 and _ZONE.search(lines[below]) is not None


def head_size(lines: list[str], index: int) -> int:
    """How many lines the name and the moment above a comment take; 0 where none are."""
    line = lines[index] if index < len(lines) else ""
    if not line.strip() or len(line) > 160:
        return 0
    if _HEAD.match(line) or _COMMENTED.match(line):
        return 1
    below = next_text(lines, index + 1)
    if _NAME_ONLY.match(line) and below <= index + 2 and below < len(lines) and _MOMENT_ONLY.match(lines[below][:80]):
        return below + 1 - index
    return 0


def without_meeting(lines: list[str]) -> list[str]:
    """Without what a calendar sets below an invitation between two rules: how to join by video or telephone."""
    for index in range(max(1, len(lines) - MOST_MEETING), len(lines)):
        if _MEETING.match(lines[index][:100]) and _RULE.match(lines[index - 1]):
            last = max(at for at in range(index - 1, len(lines)) if _RULE.match(lines[at]))
            joined = any(_JOIN.search(line[:300]) for line in lines[index:])
            if last >= index or joined:
                return [*lines[: index - 1], *(lines[last + 1 :] if last >= index else [])]
    return lines


def without_numbers(lines: list[str]) -> list[str]:
    """Without the numbers and lines of the program that a helpdesk sets at the very end."""
    end = found = len(lines)
    for index in range(len(lines) - 1, max(0, len(lines) - MOST_FOOTER), -1):
        line = lines[index]
        if len(line) < 300 and (_NUMBER.match(line) or _SERVICE.search(line)):
            found = index
        elif line.strip() and not (found < end and _RULE.match(line)):
            break
        elif line.strip():
            found = index
    return lines[:found]
