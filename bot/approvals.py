"""A director's word on a report that waits: "akkoord" sends it to its principal, once; anything less sends nothing.

The letter has no case. Who may say so is the same as for every command: it has to be certainly the director it was sent to.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from email import message_from_bytes, policy
from typing import Any

from sqlalchemy import Row

from bot.adapters.store import Unit
from bot.casework import Office, post
from bot.domain.answers.approval import CHOICES, approved
from bot.domain.decide import Decision, Disposition, Notice
from bot.domain.reading import Person
from bot.domain.report_rules import QUARTER, Report
from bot.domain.reporting import reports
from bot.domain.reporting.period import Period, quarter, year
from bot.identity import Answered
from bot.mail.absent import doubts
from bot.mail.message import Attachment, Message


def of_report(unit: Unit, message: Message, answered: Answered, colleague: Person, office: Office) -> Decision | None:
    """What an answer to a report does; None when the letter is no report. Only a director, certainly himself, sends it off."""
    letter = answered.letter
    asked = _asked(letter, office)
    if asked is None:
        return None
    told = {"rapport": letter.subject.partition(" (mag")[0]}
    said = None if doubts(message) else approved(message.new_text, colleague.name)
    if colleague.email not in office.bureau.directie:
        return _answered(letter, "rapport-niet-bevoegd", told, colleague, said)
    if answered.doubts:
        return _answered(letter, "rapport-onzeker", told | {"afzender": str(message.sender or "")}, None, said)
    if said is None:
        return _answered(letter, "rapport-onduidelijk", told, colleague, said)
    rule, period, principal = asked
    key = reports.key_of(rule, period, office.bureau, principal, reports.SENT, "")
    if unit.letter_known(key):
        return _answered(letter, "rapport-al-verstuurd", told, colleague, said)
    if not said:
        return replace(_answered(letter, "rapport-blijft", told, colleague, said), disposition=Disposition.NOTED)
    known = office.bureau.principal(principal)
    told["adres"] = known.contact if known is not None else ""
    if not told["adres"]:
        return _answered(letter, "rapport-geen-adres", told, colleague, said)
    done = _answered(letter, "rapport-verstuurd", told, None, said)
    return replace(done, disposition=Disposition.COMMANDED, releases=letter.id)


def _asked(letter: Row[Any], office: Office) -> tuple[Report, Period, str] | None:
    """The report, period and principal of a letter that asks whether a report may go."""
    name, _, rest = letter.key.partition(f":{office.bureau.id}:")
    rule = next((each for each in office.bureau.regulation.reports if each.name == name), None)
    if rule is None or letter.case_id is not None or tuple(letter.choices.values()) != CHOICES:
        return None
    day, principal = rest.split(":")[:2]
    first = date.fromisoformat(day)
    return rule, quarter(first.year, (first.month + 2) // 3) if rule.every == QUARTER else year(first.year), principal


def _answered(letter: Row[Any], code: str, told: dict[str, str], to: Person | None, said: bool | None) -> Decision:
    """`to` alone hears it; every director when it is nobody in particular."""
    notice = Notice(code, told, (to,) if to is not None else ())
    return Decision(Disposition.REFUSED, (f"a report: {code}", f"said {said}"), notices=(notice,), letter=letter.id)


def send_off(unit: Unit, office: Office, letter_id: int, now: datetime, mail_id: int) -> None:
    """Send the files of an approved report to its principal, exactly as the directie saw them."""
    letter = unit.letter(letter_id)
    asked = _asked(letter, office) if letter is not None else None
    if letter is None or asked is None:
        return
    parts = message_from_bytes(letter.raw, policy=policy.default).iter_attachments()
    files = tuple(
        Attachment(part.get_filename() or "rapport", part.get_content_type(), bytes(part.get_payload(decode=True)))
        for part in parts
    )
    rule, period, principal = asked
    outgoing = reports.to_principal(rule, period, principal, files, office.bureau)
    if outgoing is not None:
        post(unit, office, (outgoing,), now, None, mail_id)
