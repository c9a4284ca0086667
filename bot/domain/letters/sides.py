"""Letters while a complaint is handled: the handler, the employee's reaction, the talk with its invitations and its report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.domain.absence import present
from bot.domain.attachments import COMPLAINT, REACTION, REPORT, names, newest
from bot.domain.case import Party
from bot.domain.events import Event
from bot.domain.impartiality import is_concerned
from bot.domain.letters.absence import absent
from bot.domain.letters.ending import INVITATION, NO_COMPLAINT, NOTICE, told_of_it
from bot.domain.letters.facts import choices, routes
from bot.domain.letters.form import form
from bot.domain.letters.letter import Desk, Letter, to_notify
from bot.domain.letters.quick_answers import offered
from bot.domain.letters.receipt import ask_handler, complaint_files, received, tell_insurer, tell_involved
from bot.domain.terms import shift
from bot.domain.workdays import AMSTERDAM, local_date
from bot.domain.workflow import HANDLED
from bot.mail.invitation import invitation
from bot.mail.message import Address


def assigned(desk: Desk, event: Event) -> Iterator[Letter]:
    handler = desk.case.parties[event.data["person"]]
    yield from _it_is_yours(desk, handler)
    yield from form(desk, handler, "begin")
    if desk.bureau.regulation.hearing.reaction:
        yield from ask_reaction(desk)
    yield from _dismissed(desk, event)


def _it_is_yours(desk: Desk, handler: Party, about: str = "", *, reopened: bool = False) -> Iterator[Letter]:
    """To the client who handles it, and to the handler what is asked of him."""
    client, earlier = desk.case.complainant, "" if reopened else _known_before(desk)
    yield desk.write("bericht-behandelaar", client, about, to_client=True, heropend=reopened, eerder=earlier)
    keuzes = offered("opdracht", desk.case, desk.bureau)
    yield desk.write("opdracht", handler, about, klacht_tekst=desk.source.text, keuzes=keuzes, heropend=reopened)


def _known_before(desk: Desk) -> str:
    """Who handled it when the client was told so last, where that is somebody else; "" when nobody."""
    last = next((each for each in reversed(desk.before) if each.kind == "handler_assigned"), None)
    if last is None or not desk.has_had("bericht-behandelaar", desk.case.complainant):
        return ""
    earlier, handler = desk.case.parties[last.data["person"]], desk.case.handler
    return earlier.name if handler is not None and earlier.email != handler.email else ""


def _dismissed(desk: Desk, assigned: Event) -> Iterator[Letter]:
    """To who handled it until now and knew. Who stepped back himself knows; who handled it before him was told then."""
    kinds = ("handler_assigned", "handler_released")
    last = next((each for each in reversed(desk.before) if each.kind in kinds), None)
    if last is None or last.data.get("by") == "self" or last.data["person"] == assigned.data["person"]:
        return
    earlier, number = desk.case.parties[last.data["person"]], desk.case.number
    if not desk.has_had("opdracht", earlier):
        return
    letter = desk.tell(earlier, "overgedragen", details={"nummer": number})
    yield replace(letter, facts={**letter.facts, "zaak": {"nummer": number}})


def released(desk: Desk, _event: Event) -> Iterator[Letter]:
    yield from ask_handler(desk)


def named(desk: Desk, event: Event) -> Iterator[Letter]:
    party = desk.case.parties[event.data["person"]]
    if desk.bureau.regulation.employee_told_at_once:
        yield from tell_involved(desk, party.email)
    if desk.bureau.regulation.hearing.reaction and desk.case.handler is not None:
        yield from ask_reaction(desk, party.email)


def ask_reaction(desk: Desk, only: str = "", *, again: bool = False) -> Iterator[Letter]:
    """The complaint is put to each employee concerned, with the question what he says to it; `again` also to who was asked."""
    asked = {event.data.get("person", "") for event in desk.case.history if event.kind == "reaction_requested" and again}
    term = next(
        (each for each in desk.bureau.regulation.terms if each.by == "medewerker" and each.starts_on == "reaction_requested"),
        None,
    )
    for party in desk.case.involved:
        if only and party.email != only:
            continue
        about = "nogmaals" if desk.case.key_of(party.email) in asked else ""
        letter = desk.write(
            "verzoek-reactie",
            party,
            about,
            once=not about,
            klacht_tekst=desk.source.text,
            samenvatting="",
            keuzes=offered("verzoek-reactie", desk.case, desk.bureau),
            artikel=desk.bureau.regulation.hearing.article,
            binnen=str(term.within) if term else "",
            uiterlijk=shift(local_date(desk.now), term.within, 1) if term else None,
            **complaint_files(desk),
        )
        yield replace(letter, files=newest(desk.files, COMPLAINT))


def reacted(desk: Desk, event: Event) -> Iterator[Letter]:
    party = desk.case.parties[event.data["person"]]
    words = desk.case.file.get(f"reactie-{event.data['person']}", "")
    if not words:
        return
    files = tuple(each for each in newest(desk.files, REACTION) if each.sender == party.email)
    details = {"afzender": party.name, "klacht_tekst": words}
    for person in to_notify(desk):
        agreed = desk.bureau.regulation.hearing.reaction_agreed
        yield replace(desk.tell(person, "reactie", details=details, samenvatten=agreed), files=files)


def noted(desk: Desk, event: Event) -> Iterator[Letter]:
    if "report" in event.data:
        yield from report(desk, event)
    if "ask_reaction" in event.data:
        yield from ask_reaction(desk, again=True)
    if "away" in event.data:
        yield from absent(desk, event)
    if "cannot" in event.data:
        yield from another_moment(desk, event)
    if "insurer" in event.data:
        yield from tell_insurer(desk)
    if "summary" in event.data and desk.bureau.regulation.hearing.reaction_agreed:
        party = desk.case.parties[event.data["summary"]]
        words = desk.case.file[f"samenvatting-{event.data['summary']}"]
        more: dict[str, Any] = {
            "klacht_tekst": "",
            "samenvatting": words,
            "artikel": desk.bureau.regulation.hearing.article,
            "binnen": "",
            "uiterlijk": None,
            "bijlagen": [],
            "achtergehouden": [],
        }
        yield desk.write("verzoek-reactie", party, "akkoord", keuzes=choices(("akkoord", "niet akkoord")), **more)


def another_moment(desk: Desk, event: Event) -> Iterator[Letter]:
    """To who handles it: somebody cannot come to the planned talk, in his own words; when will it be?"""
    hearing = desk.bureau.regulation.hearing
    for person in to_notify(desk):
        yield desk.write(
            "vraag-gesprek",
            person,
            "verhinderd",
            artikel=hearing.article,
            keuzes=offered("vraag-gesprek", desk.case, desk.bureau),
            uitgenodigd=list(hearing.invites),
            verhinderd=desk.case.parties[event.data["cannot"]].name,
            verhinderd_woorden=desk.case.file.get("verhinderd", ""),
        )


def planned(desk: Desk, event: Event) -> Iterator[Letter]:
    """An invitation to each who takes part; for who had one, the same talk at another time is a moved one."""
    again = int(event.data["sequence"]) > 0
    for party in partners(desk, event.data["who"]):
        yield invite(desk, party, event, moved=again and desk.has_had(INVITATION, party), cancelled=False)
    before, left_out = no_longer_invited(desk, event)
    for party in left_out:
        yield invite(desk, party, before, moved=False, cancelled=True)


def no_longer_invited(desk: Desk, event: Event) -> tuple[Event, list[Party]]:
    """The talk of both that this one takes the place of, and who was invited to it and is not to this one.

    A talk with one side beside a talk with the other leaves that as it is.
    """
    events = desk.case.events
    until = max((index for index, each in enumerate(events) if each == event), default=len(events))
    earlier = [each for each in events[:until] if each.kind in ("hearing_planned", "hearing_cancelled")]
    before = earlier[-1] if earlier else event
    now, then = (set(each.data["who"].split(",")) - {"behandelaar"} for each in (event, before))
    is_past = before.data["when"][:10] < local_date(desk.now).isoformat()
    if before.kind == "hearing_cancelled" or is_past or not now < then:
        return before, []
    staying = {party.email for party in partners(desk, event.data["who"])}
    gone = [each for each in partners(desk, before.data["who"]) if each.email not in staying]
    return before, [each for each in gone if desk.has_had(INVITATION, each)]


def cancelled(desk: Desk, event: Event) -> Iterator[Letter]:
    for party in partners(desk, event.data["who"]):
        if desk.has_had(INVITATION, party):
            yield invite(desk, party, event, moved=False, cancelled=True)


def partners(desk: Desk, who: str) -> list[Party]:
    found: list[Party] = []
    for role in who.split(","):
        if role == "klager":
            found.append(desk.case.complainant)
        elif role == "medewerker":
            found += desk.case.involved
        elif role == "behandelaar" and desk.case.handler is not None:
            found.append(desk.case.handler)
    return found


def _stood_then(desk: Desk, event: Event) -> bool:
    """True where the talk that was planned before is at the same moment: its place or its people are others."""
    before = [each.data["when"] for each in desk.before if each.kind == "hearing_planned"]
    return before[-1:] == [event.data["when"]]


def invite(desk: Desk, party: Party, event: Event, *, moved: bool, cancelled: bool) -> Letter:
    when = moment_of(event.data["when"])
    place = desk.case.file.get("gesprek_plaats", "")
    sequence = desk.nth("hearing_planned", "hearing_cancelled") - 1
    is_client = party.email == desk.case.complainant.email
    handler = present(desk.case, when.date() if isinstance(when, datetime) else when)
    others = [each.name for each in partners(desk, event.data["who"]) if each.email != party.email]
    if handler != desk.case.handler and desk.case.handler is not None:
        others = [name for name in others if name != desk.case.handler.name]
    if handler is not None and handler.email != party.email and handler.name not in others:
        others.append(handler.name)
    letter = desk.write(
        INVITATION,
        party,
        str(sequence),
        to_client=is_client,
        once=True,
        wanneer=when,
        met_tijd=isinstance(when, datetime),
        plaats=place,
        met=[name for name in others if name],
        verplaatst=moved,
        zelfde_tijd=moved and _stood_then(desk, event),
        vervallen=cancelled,
        gestopt=cancelled and not desk.case.is_open,
        is_klager=is_client,
    )
    file = invitation(
        uid=f"{desk.bureau.id}-{desk.case.number}-gesprek@{desk.bureau.sender.email.partition('@')[2]}",
        sequence=sequence,
        when=when,
        summary=f"Gesprek bij {desk.bureau.name} ({desk.case.number})",
        description=f"Met {', '.join(others)}." if others else "",
        organizer=desk.bureau.sender,
        attendee=Address(party.name, party.email),
        stamp=desk.now,
        location=place,
        cancelled=cancelled,
    )
    return replace(letter, attachments=(file,)) if party.email else letter  # on paper it is no appointment


def moment_of(text: str) -> datetime | date:
    if "T" not in text:
        return date.fromisoformat(text)
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)


def report(desk: Desk, event: Event) -> Iterator[Letter]:
    if "report" not in event.data:
        return
    files = newest(desk.files, REPORT, since=desk.case.when("report_sent"))
    for party in partners(desk, ",".join(desk.bureau.regulation.hearing.report_to)):
        about = "" if event.kind == "hearing_held" else "later"
        more: dict[str, Any] = {"verslag": desk.case.file.get("verslag", ""), "bijlagen": names(files)}
        letter = desk.write("verslag-gesprek", party, about, to_client=party is desk.case.complainant, **more)
        yield replace(letter, files=files)


def agreed(desk: Desk, _event: Event) -> Iterator[Letter]:
    for party in (desk.case.complainant, *desk.case.involved):
        is_client = party is desk.case.complainant
        wegen = routes(desk.case, desk.bureau)
        yield desk.write("bevestiging-afspraken", party, to_client=is_client, is_klager=is_client, wegen=wegen)


def merged(desk: Desk, event: Event) -> Iterator[Letter]:
    """To the handler of the case that went into another: his work on it is over."""
    handler = desk.case.handler
    if handler is not None and not is_concerned(desk.case, handler.email, desk.bureau):
        yield desk.tell(handler, "opgegaan", details={"nummer": event.data["into"]})


def reopened(desk: Desk, event: Event) -> Iterator[Letter]:
    """To who has to act next, the client, and the employees who were told that it was over."""
    handler = desk.case.handler
    if handler is None and desk.case.state != HANDLED:
        yield from received(desk, event)
        return
    if handler is None:
        yield from ask_handler(desk)
    else:
        letters = _it_is_yours(desk, handler, "heropend", reopened=True)
        yield from (each for each in letters if each.kind != "opdracht" or event.data.get("by") != "self")
    ended = next((each for each in reversed(desk.before) if each.kind in ("closed", "withdrawn", "reopened")), None)
    told = ended is not None and (ended.data.get("reason") in NO_COMPLAINT or "early" in ended.data or ended.kind == "withdrawn")
    if told:
        for party in told_of_it(desk):
            yield from tell_involved(desk, party.email, reopened=True)
    if desk.bureau.regulation.employee_told_at_once:
        for party in desk.case.involved:
            if not desk.has_had(NOTICE, party):
                yield from tell_involved(desk, party.email)
