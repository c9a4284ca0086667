"""What `klachtenbot case list` and `case show` tell: read from the database, nothing changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from bot.adapters.file_rows import files_of
from bot.adapters.store import Unit, opened
from bot.casework import terms_of
from bot.config import Settings
from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.history import taken_back
from bot.domain.workdays import AMSTERDAM, local_date
from bot.errors import CommandError
from bot.offices import make_bureau


def bureaus(settings: Settings, organisation: str | None) -> list[Bureau]:
    """The organisation of this id, or every one."""
    chosen = [settings.organisation(organisation)] if organisation else settings.organisations
    return [make_bureau(each, settings.regulations) for each in chosen]


def case_rows(settings: Settings, organisation: str | None) -> Iterator[dict[str, Any]]:
    """A row for each case, oldest first within each organisation."""
    with opened(settings.database) as store:
        for bureau in bureaus(settings, organisation):
            with store.transaction() as unit:
                cases = unit.cases(bureau.id)
            for case in cases:
                yield _row(case, bureau)


def _row(case: Case, bureau: Bureau) -> dict[str, Any]:
    running = [each for each in terms_of(case, bureau) if each.met_on is None and each.is_running] if case.is_open else []
    nearest = min(running, key=lambda each: each.due, default=None)
    return {
        "organisation": case.organisation,
        "number": case.number or None,
        "state": case.state,
        "received": local_date(case.received).isoformat(),
        "complainant": case.complainant.email,
        "erased": local_date(moment).isoformat() if (moment := case.when("erased")) else None,
        "handler": (case.handler.name or None) if case.handler else None,
        "next_term": nearest.term.name if nearest else None,
        "due": nearest.due.isoformat() if nearest else None,
    }


def case_details(settings: Settings, number: str, organisation: str | None) -> dict[str, Any]:
    """One case as JSON. ConfigError when no organisation, or more than one, has this number."""
    with opened(settings.database) as store, store.transaction() as unit:
        bureau, case = numbered(unit, bureaus(settings, organisation), number)
        letters = unit.letters(case_id=case.id)
        files = files_of(unit.connection, case.id)
    return _row(case, bureau) | {
        "regulation": case.pin,
        "followed": bureau.under(case.pin).regulation.pin,  # another one when that version is gone
        "involved": [party.name for party in case.involved],
        "events": logged(case),
        "terms": [
            {
                "term": each.term.name,
                "article": each.term.article,
                "due": each.due.isoformat(),
                "target": each.target.isoformat(),
                "met_on": each.met_on.isoformat() if each.met_on else None,
                "trace": list(each.trace),
            }
            for each in terms_of(case, bureau)
        ],
        "letters": [
            {
                "id": row.id,
                "letter": row.kind,
                "to": row.recipient,
                "subject": row.subject,
                "state": row.state,
                "sent": row.sent_at.isoformat() if row.sent_at else None,
                "answer": row.answer,
            }
            for row in letters
        ],
        "files": [
            {
                "name": file.name,
                "type": file.content_type or None,
                "declared": file.declared,
                "size": file.size,
                "sha256": file.digest or None,
                "from": file.sender,
                "at": file.at.isoformat(),
                "purpose": file.purpose or None,
                "refused": file.refused or None,
            }
            for file in files
        ],
    }


def numbered(unit: Unit, bureaus: Iterable[Bureau], number: str) -> tuple[Bureau, Case]:
    """The case of that number and its bureau. ConfigError when no organisation, or more than one, has it."""
    found = [(bureau, case) for bureau in bureaus if (case := unit.case_by_number(bureau.id, number))]
    if len(found) != 1:
        why = "is unknown" if not found else "exists at more than one organisation; name one with --organisation"
        raise CommandError([f"case {number} {why}"])
    return found[0]


def logged(case: Case) -> list[dict[str, Any]]:
    """Everything that was recorded, in order; what was taken back is marked."""
    gone = taken_back(case.log)
    return [
        {"at": event.at.isoformat(), "event": event.kind, **event.data} | ({"undone": True} if position in gone else {})
        for position, event in enumerate(case.log, 1)
    ]


def details_text(details: dict[str, Any]) -> str:
    """The same for a person to read, with every moment in Amsterdam time."""
    involved = ", ".join(details["involved"]) or "nobody recognised"
    followed = "" if details["followed"] == details["regulation"] else f", which is gone: by {details['followed']}"
    lines = [
        f"{details['organisation']} {details['number']} ({details['regulation']}{followed})",
        f"{details['state']}, received {details['received']}",
        f"erased on {details['erased']}: nothing personal is kept"
        if details["erased"]
        else f"complainant {details['complainant']}; about {involved}; handler {details['handler'] or '-'}",
        "",
        "history",
    ]
    lines += [
        f"  {_clock(event['at'])}  {event['event']}{' (taken back)' if event.get('undone') else ''}"
        for event in details["events"]
    ]
    lines += ["", "terms"]
    for term in details["terms"]:
        state = f"met on {term['met_on']}" if term["met_on"] else f"due {term['due']} (target {term['target']})"
        lines += [f"  {term['term']} (art. {term['article']}): {state}", *(f"      {line}" for line in term["trace"])]
    lines += ["", "letters"]
    lines += [
        f"  {letter['id']:>5} {letter['state']:9} {_clock(letter['sent']) if letter['sent'] else '-':16} {letter['letter']}"
        + (f" to {letter['to']}" if letter["to"] else "")
        for letter in details["letters"]
    ]
    lines += ["", "files"] if details["files"] else []
    lines += [
        f"  {_clock(file['at'])}  {file['name']} ({file['size']} bytes) from {file['from']}: "
        + (f"refused, {file['refused']}" if file["refused"] else f"kept, {file['purpose'] or 'passed on with nothing'}")
        for file in details["files"]
    ]
    return "\n".join(lines)


def _clock(moment: str) -> str:
    return f"{datetime.fromisoformat(moment).astimezone(AMSTERDAM):%Y-%m-%d %H:%M}"
