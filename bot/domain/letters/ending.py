"""Letters when a case ends without an outcome: to the complainant who thought he had complained, and to who was told of it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.case import Party
from bot.domain.events import Event
from bot.domain.letters.facts import routes
from bot.domain.letters.form import closed as form_at_end
from bot.domain.letters.letter import Desk, Letter

NO_COMPLAINT = ("suggestie", "vraag", "overig", "opmerking", "geschil")  # what a mail turned out to be, as the reason of `closed`


def ended(desk: Desk, event: Event) -> Iterator[Letter]:
    """The form of the case; and when it turned out to be no complaint after all, that to everybody who was told of one."""
    yield from form_at_end(desk, event)
    what = event.data.get("reason", "")
    if what not in NO_COMPLAINT or not desk.case.has("received"):
        return
    yield desk.write(
        "niet-in-behandeling",
        desk.case.complainant,
        what,
        to_client=True,
        reden="",
        bleek=what,
        artikel="",
        grond="other",
        weg_terug=False,
        wegen=routes(desk.case, desk.bureau),
    )
    yield from over(desk, "bleek-geen-klacht")


def over(desk: Desk, why: str, *, may_return: bool = False) -> Iterator[Letter]:
    """To each employee who was told of the complaint: there will be no investigation. Not why, which is the complainant's."""
    for party in told_of_it(desk):
        yield desk.write(
            "kennisgeving-medewerker",
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
    """The employees who got the notice, or are about to: one that waits for the office to open still goes."""
    told = {event.data.get("person", "") for event in desk.case.history if event.kind in ("employee_told", "reaction_requested")}
    everybody = desk.bureau.regulation.employee_told_at_once
    return [each for key, each in desk.case.parties.items() if key.startswith("betrokken-") and (everybody or key in told)]
