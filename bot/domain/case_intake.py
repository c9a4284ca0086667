"""From a mail to a case: who complains, in what capacity, what the words themselves show; and whether it is a case we know."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from textwrap import shorten

from bot.domain.bureau import Bureau
from bot.domain.case import Case, Facts, Party
from bot.domain.entry import Entry
from bot.domain.entry_words import of_client
from bot.domain.events import Event
from bot.domain.nature import nature
from bot.domain.reading import Person, Reading
from bot.domain.workdays import local_date
from bot.mail.message import Message

_MY_COMPLAINT = re.compile(
    r"(?i)\b(?:mijn|m'n|onze) (?:eerdere )?(?:klacht|melding)\b|\bnog (?:steeds )?(?:geen|niets?) (?:reactie|antwoord|gehoord)\b"
)


def new_case(message: Message, reading: Reading, received: datetime, bureau: Bureau, entry: Entry | None = None) -> Case:
    """An unnumbered case without history, from what was read; in a colleague's entry the client is not the sender."""
    if message.sender is None:
        raise ValueError("a mail without a sender opens no case")
    parties = {"klager": Party(message.sender.name, message.sender.email, _capacity(message.sender.email, reading, bureau))}
    colleague = bureau.person(message.sender.email) if entry is not None else None
    if entry is not None:
        parties = {
            "klager": Party(entry.name, entry.email, _capacity(entry.email, reading, bureau)),
            "invoerder": Party(colleague.name if colleague is not None else message.sender.name, message.sender.email),
        }
    told = () if "anoniem" in reading.flags else reading.employees  # asked first: telling him would say who complains
    for number, name in enumerate(told, start=1):
        person = bureau.named(name)
        if person is not None and (entry is None or person.email != message.sender.email):
            parties[f"betrokken-{number}"] = Party(person.name, person.email, ", ".join(person.roles))
    days = reading.event_dates
    if entry is not None:  # the day on which the letter or the call came is not when it happened, unless no other is told
        days = tuple(day for day in days if day != local_date(entry.received)) or days
    facts = Facts(
        event_dates=days,
        event_period=reading.event_period,
        contradicted=tuple(day for day in reading.contradicted if day in days),
        place=reading.place,
        sentences=_told_by_client(message, reading, colleague)
        if entry is not None and not entry.passed_on
        else tuple(each for each in reading.summary if not _is_signed(each, message.sender.name)),
        doubtful_employees=_doubtful(reading, sender=message.sender.email, bureau=bureau, entered=entry is not None),
        language=reading.language,
        opdrachtgever=reading.opdrachtgever,
        amount_eur=reading.amount_eur,
        older_than_year=reading.older_than_year,
        discussed_first=reading.discussed_first,
        flags=reading.flags,
    )
    case = Case(bureau.id, bureau.regulation.pin, entry.received if entry else received, parties=parties, facts=facts)
    return case.with_words(ingesloten_brief=message.letter) if message.letter else case


def _is_signed(sentence: str, name: str) -> bool:
    """True for a sentence that is only the name, or a part of it, under a mail."""
    said, own = (set(re.findall(r"\w+", each.casefold())) for each in (sentence, name))
    return bool(said) and said <= own


LONGEST_TOLD = 400  # characters of an entry that nothing was chosen from


def _told_by_client(message: Message, reading: Reading, colleague: Person | None) -> tuple[str, ...]:
    """The sentences of an entry that tell of the complaint: nothing of who put it in, as what he thinks of it."""
    kept = " ".join(of_client(message.new_text or message.text, colleague.name if colleague is not None else "").split())
    told = (" ".join(of_client(each).split()) for each in reading.summary)
    found = tuple(each for each in told if each and each in kept)
    return found or tuple(filter(None, (shorten(kept, LONGEST_TOLD, placeholder=" ..."),)))


def _doubtful(reading: Reading, sender: str, bureau: Bureau, entered: bool) -> tuple[str, ...]:
    """Who may be meant, or is meant and must not hear of it by itself; also who enters what may be about himself."""
    hidden = reading.employees if "anoniem" in reading.flags else ()
    people = [each for name in hidden if (each := bureau.named(name)) is not None and each.email != sender]
    himself = bureau.person(sender) if entered else None
    people += [himself] if himself is not None and himself.name in reading.employees else []
    return (*reading.ambiguous_employees, *(each.name for each in people))


def _capacity(email: str, reading: Reading, bureau: Bureau) -> str:
    """opdrachtgever, vertegenwoordiger or cliënt."""
    domain = email.partition("@")[2]
    if any(domain in principal.domains for principal in bureau.principals):
        return "opdrachtgever"
    return "vertegenwoordiger" if "vertegenwoordiger" in reading.flags else "cliënt"


def opening(case: Case, bureau: Bureau, text: str, *, entered: bool = False) -> tuple[Event, ...]:
    """The first events of a complaint: its receipt with what the register needs, in codes, and the claim where it names one."""
    data = {"nature": nature(text), "principal": case.facts.opdrachtgever or "", "by": "colleague" if entered else ""}
    data["employees"] = str(len(case.involved) or "")  # somebody has to be told: the register never looks at who
    events = [Event("received", case.received, {key: value for key, value in data.items() if value})]
    if bureau.regulation.claim is not None and case.facts.amount_eur:
        events.append(Event("claim_estimated", case.received, {"amount": f"{case.facts.amount_eur:.2f}"}))
    return tuple(events)


def same_matter(case: Case, reading: Reading, message: Message) -> bool:
    """True when a new mail of this complainant is about this case: same employee or day, or he says so."""
    facts, involved = case.facts, {party.name for party in case.involved}
    if set(facts.event_dates) & set(reading.event_dates):
        return True
    both_dated = bool(facts.event_dates and reading.event_dates)
    if involved and reading.employees:
        return bool(involved & set(reading.employees)) and not both_dated
    return not both_dated and not reading.employees and _MY_COMPLAINT.search(message.words) is not None


def filled(case: Case, reading: Reading) -> Case:
    """The case with what was still unknown and is now told: when, where, by whose order, for how much."""
    facts = case.facts
    when = facts.event_dates or facts.event_period
    return replace(
        case,
        facts=replace(
            facts,
            event_dates=facts.event_dates if when else reading.event_dates,
            event_period=facts.event_period if when else reading.event_period,
            place=facts.place or reading.place,
            flags=tuple(dict.fromkeys((*facts.flags, *reading.flags))),
            opdrachtgever=facts.opdrachtgever or reading.opdrachtgever,
            amount_eur=facts.amount_eur if facts.amount_eur is not None else reading.amount_eur,
            discussed_first=facts.discussed_first if facts.discussed_first is not None else reading.discussed_first,
        ),
    )
