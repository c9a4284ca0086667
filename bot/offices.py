"""From the configuration to an organisation as the core sees it, and to its office with letterhead and secret."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.adapters.render import Renderer
from bot.adapters.secret import letter_secret
from bot.casework import Office
from bot.config import OfficeHours, Organisation, Settings
from bot.domain.bureau import Bureau, Contact, Principal
from bot.domain.delivery import Copies
from bot.domain.reading import Person
from bot.domain.regulation import load_all, load_versions
from bot.domain.rules import Regulation
from bot.domain.workdays import Calendar
from bot.mail.message import Address
from bot.roster import with_deputies
from classifiers.answers.judges import likelihood


def make_bureau(organisation: Organisation, regulations: Path | None) -> Bureau:
    """The core's view of an organisation; `regulations` is the folder with regulations of the operator's own."""
    return Bureau(
        id=organisation.id,
        name=organisation.name,
        regulation=load_all(regulations)[organisation.regulation],
        regulation_url=organisation.regulation_url,
        sender=Address(organisation.sender.name, organisation.sender.email),
        contact=Contact(organisation.contact.name, organisation.contact.email, organisation.contact.phone),
        directie=organisation.directie,
        roster=with_deputies(organisation.roster, organisation.deputies),
        calendar=Calendar(
            frozenset(organisation.closed_days), organisation.good_friday_closed, organisation.liberation_day_closed
        ),
        opens=organisation.office_hours.opens,
        closes=organisation.office_hours.closes,
        act_from=organisation.act_from,
        ask_from=organisation.ask_from,
        principals=tuple(Principal(each.name, each.kind, each.contact or "", each.domains) for each in organisation.principals),
        functionary=_functionary(organisation),
        insurer=organisation.insurer or "",
        withheld=frozenset((each.role, action) for each in organisation.withhold for action in each.actions),
        files=organisation.attachments.limits(),
        retention=organisation.retention.periods(),
        versions=load_versions(regulations),
    )


def _functionary(organisation: Organisation) -> Contact | None:
    """The klachtenfunctionaris as configured, or as the roster has one."""
    named = organisation.klachtenfunctionaris
    if named is not None:
        return Contact(named.name, named.email, named.phone)
    found = [person for person in organisation.roster if person.has_role("klachtenfunctionaris")]
    return Contact(found[0].name, found[0].email) if len(found) == 1 else None


def make_office(organisation: Organisation, regulations: Path | None, renderer: Renderer, secret: bytes) -> Office:
    """An organisation with its letterhead."""
    style = organisation.house_style
    return Office(
        make_bureau(organisation, regulations),
        renderer,
        style.colour,
        style.logo,
        style.signature,
        frozenset(organisation.web_forms),
        secret,
        timedelta(days=organisation.answer_days),
        organisation.plus_address,
        organisation.authserv_id,
        organisation.limits.limits(),
        Copies(organisation.smtp.copy_to, timedelta(minutes=organisation.smtp.copy_minutes)),
        timedelta(minutes=organisation.undo_minutes),
        likelihood,
    )


def office_of(settings: Settings, organisation_id: str) -> Office:
    """An organisation with its letterhead, without its servers."""
    organisation = settings.organisation(organisation_id)
    return make_office(organisation, settings.regulations, Renderer(settings.templates), letter_secret(settings))


def default_bureau(regulation: Regulation, roster: tuple[Person, ...]) -> Bureau:
    """An organisation of which only the regulation and perhaps the staff are known, with an invented principal of each kind."""
    address = f"info@{regulation.id}.example"
    functionaries = [person for person in roster if person.has_role("klachtenfunctionaris")]
    return Bureau(
        id=regulation.id,
        name=regulation.organisation,
        regulation=regulation,
        regulation_url=f"https://www.{regulation.id}.example/klachtenreglement",
        sender=Address(regulation.organisation, address),
        contact=Contact(regulation.organisation, address),
        directie=tuple(person.email for person in roster if person.has_role("directie")),
        roster=roster,
        calendar=Calendar(),
        opens=OfficeHours().opens,
        closes=OfficeHours().closes,
        principals=INVENTED_PRINCIPALS,
        functionary=Contact(functionaries[0].name, functionaries[0].email) if functionaries else None,
    )


INVENTED_PRINCIPALS = (
    Principal("UWV", "UWV", "arbeidsdeskundige@uwv.example", ("uwv.example",)),
    Principal("uw gemeente", "gemeente", "klantmanager@gemeente.example", ("gemeente.example",)),
    Principal("uw werkgever", "werkgever", "hr@werkgever.example", ("werkgever.example",)),
    Principal("de verzekeraar", "verzekeraar", "schade@verzekeraar.example", ("verzekeraar.example",)),
)
