"""Files that come with the mails of a case: which are kept, what each is for, and which go with a letter. Pure.

A file is passed on only by what the mail that brought it did: a report goes with the report of the talk, a letter that came
with a verdict with the draft and the outcome, a reaction to the handler. What cannot be told stays with the case, unsent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.case import Case
from bot.domain.events import Event
from bot.mail.filetypes import TYPES, extension_of, type_of
from bot.mail.message import Attachment

COMPLAINT, ADDITION, REPORT, OUTCOME, ADVICE, REACTION, COMMISSION = (
    "klacht", "aanvulling", "verslag", "uitkomst", "advies", "reactie", "commissie",
)  # fmt: skip
MEGABYTE = 1_000_000
REASONS = {
    "type": "dit soort bestand sturen wij niet door",
    "inhoud": "de inhoud past niet bij de naam, of er zit een programma in",
    "mail": "de bestanden bij deze mail zijn samen te groot",
    "zaak": "de bestanden bij deze zaak zijn samen te groot",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """Which files an organisation takes: extensions of `bot.mail.filetypes`, and bytes in all per mail and per case."""

    types: tuple[str, ...] = tuple(TYPES)
    mail: int = 15 * MEGABYTE
    case: int = 100 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Filed:
    """A file that came with a mail of a case; its bytes are elsewhere, under `digest`. `refused`: it was not kept, and why."""

    name: str  # for display only
    content_type: str  # by our own judgement; what the sender declared when it was refused
    size: int  # bytes
    digest: str  # SHA-256 in hex
    sender: str  # address
    at: datetime
    mail: int  # row of the mail
    purpose: str = ""  # one of the words above
    refused: str = ""  # a key of REASONS
    declared: str = field(default="", compare=False)  # content type as the sender gave it


def judged(attachments: Iterable[Attachment], limits: Limits, used: int) -> Iterator[tuple[Attachment, str]]:
    """Each attachment with "" or the key of REASONS why it is refused; `used` bytes stand with the case already."""
    total = 0
    for each in attachments:
        refused = _refusal(each, limits, total, used)
        total += 0 if refused else len(each.content)
        yield each, refused


def _refusal(attachment: Attachment, limits: Limits, total: int, used: int) -> str:
    size = len(attachment.content)
    if extension_of(attachment.filename) not in limits.types:
        return "type"
    if type_of(attachment) is None:
        return "inhoud"
    if total + size > limits.mail:
        return "mail"
    return "zaak" if used + total + size > limits.case else ""


_BY_EVENT = {
    "added": ADDITION,
    "withdrawal_received": ADDITION,
    "reaction_received": REACTION,
    "verdict_given": OUTCOME,
    "advised": ADVICE,
    "kcmd_submitted": COMMISSION,
    "kcmd_decided": COMMISSION,
}
_REPORT_NAME = re.compile(r"(?i)(?<![a-z])(?:gespreks?[-_ ]?)?verslag(?![a-z])(?!.*onderzoek)|(?<![a-z])gespreksnotitie")
_PRIVATE_NAME = re.compile(
    r"(?i)(?<![a-zé])(?:priv[eé]|interne?|vertrouwelijke?|persoonlijke?|niet[-_ ](?:delen|doorsturen))(?![a-zé])"
)
_OUTCOME_NAME = re.compile(r"(?i)uitkomst|uitspraak|oordeel|besluit|beslissing|(?<![a-z])brief")


def begins(case: Case, events: Sequence[Event]) -> bool:
    """True when these are the first events of the case: they came of the complaint itself."""
    return bool(events) and tuple(events) == case.events[: len(events)]


def purpose_of(name: str, events: Sequence[Event], case: Case, sender: str) -> str:
    """What a file is for, by what its mail did. A mail that did two things leaves it to the name; no name, no purpose."""
    found = {_BY_EVENT[event.kind] for event in events if event.kind in _BY_EVENT}
    reports = any("report" in event.data for event in events)
    by_handler = case.handler is not None and case.handler.email == sender
    named = _REPORT_NAME.search(name) is not None
    if begins(case, events):
        return COMPLAINT
    if _PRIVATE_NAME.search(name):
        return ""  # kept, and passed on to nobody
    if reports and not found:
        return REPORT
    if found and not (reports or named):
        return found.pop() if len(found) == 1 else ""
    if named and (reports or by_handler):
        return REPORT
    return found.pop() if len(found) == 1 and (not reports or _OUTCOME_NAME.search(name)) else ""


def is_report(name: str) -> bool:
    """True when the name of a file says that it is the report of a talk."""
    return _REPORT_NAME.search(name) is not None


def newest(files: Iterable[Filed], *purposes: str, since: datetime | None = None) -> tuple[Filed, ...]:
    """The kept files for these purposes of the last mail that brought any; only what came after `since`."""
    fitting = [each for each in files if each.purpose in purposes and not each.refused and (since is None or each.at > since)]
    last = max((each.mail for each in fitting), default=0)
    return tuple(each for each in fitting if each.mail == last)


def names(files: Iterable[Filed]) -> list[str]:
    """The names, each once."""
    return list(dict.fromkeys(each.name for each in files))


def file_words(files: Sequence[Filed], mail: int) -> dict[str, list[str]]:
    """`bewaard` and `geweigerd`: what became of the files of one mail, for who sent it."""
    own = [each for each in files if each.mail == mail]
    return {
        "bewaard": names(each for each in own if not each.refused),
        "geweigerd": [f"{each.name}: {REASONS[each.refused]}" for each in own if each.refused],
    }
