"""The form of a case (Loket3's verbeterformulier): filled from the case, with the complaint as its attachment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.domain.attachments import COMPLAINT, newest
from bot.domain.case import Party
from bot.domain.events import Event
from bot.domain.letters.letter import Desk, Letter
from bot.mail.message import Attachment


def form(desk: Desk, handler: Party, moment: str) -> Iterator[Letter]:
    if any(report.name == "verbeterformulier" for report in desk.bureau.regulation.reports):
        key = f"verbeterformulier:{desk.name}:{moment}:{handler.email}"
        letter = desk.write("verbeterformulier", handler, key, **form_words(desk, moment))
        yield replace(letter, attachments=original(desk), files=newest(desk.files, COMPLAINT))


def form_words(desk: Desk, moment: str) -> dict[str, Any]:
    agreed = {event.data.get("person", "") for event in desk.case.events if event.kind == "reaction_agreed"}
    reactions = [
        {
            "naam": party.name,
            "samenvatting": desk.case.file.get(f"samenvatting-{key}") or desk.case.file.get(f"reactie-{key}", ""),
            "akkoord": key in agreed,
        }
        for key, party in desk.case.parties.items()
        if key.startswith("betrokken-")
    ]
    return {"klacht_tekst": desk.source.text, "reacties": reactions, "compleet": moment != "begin"}


def original(desk: Desk) -> tuple[Attachment, ...]:
    text = desk.source.text.encode("utf-8")
    return (Attachment("melding.txt", "text/plain; charset=utf-8", text),) if text else ()


def closed(desk: Desk, event: Event) -> Iterator[Letter]:
    if event.data.get("reason") == "samengevoegd":
        return
    if desk.case.handler is not None and desk.case.number:
        yield from form(desk, desk.case.handler, "eind")
