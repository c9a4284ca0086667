"""Letters when a case ends without an outcome: to the complainant who thought he had complained, and to who was told of it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.case import Case, Party
from bot.domain.events import Event
from bot.domain.impartiality import is_concerned
from bot.domain.letters.facts import routes
from bot.domain.letters.form import closed as form_at_end
from bot.domain.letters.letter import Desk, Letter
from bot.domain.outcome import is_of_death

NOTICE, INVITATION = "kennisgeving-medewerker", "uitnodiging-gesprek"
NO_COMPLAINT = ("suggestie", "vraag", "overig", "opmerking", "geschil")  # what a mail turned out to be, as the reason of `closed`


def ended(desk: Desk, event: Event) -> Iterator[Letter]:
    """The form of the case; and when it turned out to be no complaint after all, that to everybody who was told of one."""
    yield from form_at_end(desk, event)
    if "early" in event.data:
        yield from _closed_early(desk, event)
    what = event.data.get("reason", "")
    if what not in NO_COMPLAINT or not desk.case.has("received"):
        return
    yield _to_client(desk, what, bleek=what)
    yield from over(desk, "bleek-geen-klacht")


def _to_client(desk: Desk, about: str, *, bleek: str = "", reden: str = "") -> Letter:
    return desk.write(
        "niet-in-behandeling",
        desk.case.complainant,
        about,
        to_client=True,
        reden=reden,
        bleek=bleek,
        gesloten=not bleek,
        artikel="",
        grond="other",
        weg_terug=False,
        wegen=routes(desk.case, desk.bureau),
    )


def reason_told(case: Case) -> str:
    """The reason of an early closing that the complainant reads; "" when nobody is there to read it."""
    reason = case.file.get("reden_sluiting", "")
    return "" if is_of_death(reason) else reason


def _closed_early(desk: Desk, event: Event) -> Iterator[Letter]:
    """Before there was an outcome: everybody who knew of the complaint hears that it ends, and the complainant why."""
    if reason := reason_told(desk.case):
        yield _to_client(desk, "gesloten", reden=reason)
    yield from over(desk, "gesloten")
    handler = desk.case.handler
    if handler is not None and event.data.get("by") != "self" and not is_concerned(desk.case, handler.email, desk.bureau):
        yield desk.tell(handler, "gesloten", details={"reden": desk.case.file.get("reden_sluiting", "")})


def over(desk: Desk, why: str, *, may_return: bool = False) -> Iterator[Letter]:
    """To each employee who was told of the complaint: there will be no investigation. Not why, which is the complainant's."""
    for party in told_of_it(desk):
        yield desk.write(
            NOTICE,
            party,
            f"voorbij-{why}",
            voorbij=why,
            weg_terug=may_return,
            afschrift=False,
            klacht_tekst="",
            bijlagen=[],
            achtergehouden=[],
        )


def told_of_it(desk: Desk) -> list[Party]:
    """The employees who got the notice, or an invitation: one that still waits when the case ends does not go."""
    invited = any("medewerker" in event.data["who"] for event in desk.case.history if event.kind == "hearing_planned")
    told = {event.data.get("person", "") for event in desk.case.history if event.kind in ("employee_told", "reaction_requested")}
    everybody = desk.bureau.regulation.employee_told_at_once
    return [
        each
        for key, each in desk.case.parties.items()
        if key.startswith("betrokken-")
        and (key in told or (everybody and desk.has_had(NOTICE, each)) or (invited and desk.has_had(INVITATION, each)))
    ]
