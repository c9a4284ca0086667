"""Who may be asked, told and trusted with a case: never the employee concerned, a director included."""

from __future__ import annotations

from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.reading import Person

NO_HANDLER_ROLES = ("secretariaat",)


def is_concerned(case: Case, email: str, bureau: Bureau) -> bool:
    """True when this colleague is complained about, stepped back as handler, or is one between whom the mail does not choose."""
    if any(party.email == email and key.startswith(("betrokken-", "geweerd-")) for key, party in case.parties.items()):
        return True
    person = bureau.person(email)
    return person is not None and person.name in case.facts.doubtful_employees


def directors_for(case: Case, bureau: Bureau) -> tuple[Person, ...]:
    """The directors who may see this case."""
    return tuple(person for person in bureau.directors() if not is_concerned(case, person.email, bureau))


def appointers(case: Case, bureau: Bureau) -> tuple[Person, ...]:
    """Who is asked to appoint a handler: the role the regulation names, else the directie, else any impartial colleague.

    An empty answer means that everyone on the roster is concerned.
    """
    role = bureau.regulation.handling.decides
    named = tuple(person for person in bureau.roster if person.has_role(role) and not is_concerned(case, person.email, bureau))
    if role != "directie" and named:
        return named
    return directors_for(case, bureau) or named or candidates(case, bureau)[:1]


def candidates(case: Case, bureau: Bureau) -> tuple[Person, ...]:
    """Who could handle it: the roles the regulation prefers first, then every other impartial colleague."""
    free = [
        person
        for person in bureau.roster
        if not is_concerned(case, person.email, bureau) and not any(person.has_role(role) for role in NO_HANDLER_ROLES)
    ]
    handling = bureau.regulation.handling
    if handling.only_roles:
        free = [person for person in free if any(person.has_role(role) for role in handling.only_roles)] or free
    preferred = handling.handler_roles
    free.sort(key=lambda person: not any(person.has_role(role) for role in preferred))
    return tuple(free)
