"""The words a template may show, as plain values: docs/letters.md lists them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from bot.domain.begins import begins_on
from bot.domain.bureau import Bureau, Contact
from bot.domain.case import Case
from bot.domain.reading import Person
from bot.domain.terms import Deadline
from bot.domain.workdays import AMSTERDAM, MONTHS, local_date


def bureau_facts(bureau: Bureau) -> dict[str, Any]:
    """`organisatie`: who writes, under which regulation, and whom the client can turn to."""
    return {
        "id": bureau.id,
        "naam": bureau.name,
        "regeling_naam": bureau.regulation.name,
        "regeling_versie": bureau.regulation.version,
        "regeling_url": bureau.regulation_url,
        "contact": _contact(bureau.contact),
        "afzender": {"naam": bureau.sender.name, "email": bureau.sender.email},
        "klachtenfunctionaris": _contact(bureau.functionary) if bureau.functionary else None,
        "commissie": _commission(bureau),
        "oordeelt": bureau.regulation.outcome.judges,
    }


def _contact(contact: Contact) -> dict[str, str]:
    return {"naam": contact.name, "email": contact.email, "telefoon": contact.phone}


def _commission(bureau: Bureau) -> dict[str, str] | None:
    outside = bureau.regulation.commission
    return (
        None if outside is None else {"naam": outside.name, "kort": outside.short, "post": outside.post, "email": outside.email}
    )


def recipient_facts(name: str, email: str, bureau: Bureau) -> dict[str, Any]:
    """`ontvanger`: to whom this letter goes."""
    return {"naam": name, "email": email, "is_directie": email in bureau.directie}


def case_facts(case: Case) -> dict[str, Any]:
    """`zaak`: what is known of the case."""
    facts, handler = case.facts, case.handler
    return {
        "nummer": case.number,
        "ontvangen": local_date(case.received_again),
        "eerst_ontvangen": local_date(case.received),
        "klager": {"naam": case.complainant.name, "email": case.complainant.email},
        "soort_klager": case.complainant.function,
        "gebeurtenis": list(facts.event_dates),
        "tegenspraak": list(facts.contradicted),
        "periode": facts.event_period,
        "plaats": facts.place,
        "feiten": list(facts.sentences),
        "betrokken": [party.name for party in case.involved],
        "twijfel": list(facts.doubtful_employees),
        "signalen": list(facts.flags),
        "taal": facts.language,
        "opdrachtgever": facts.opdrachtgever,
        "samengevoegd_met": case.merged_into,
        "afgewezen": case.has("rejected"),
        "behandelaar": None if handler is None else {"naam": handler.name, "functie": handler.function, "email": handler.email},
        "bedrag": facts.amount_eur,
        "ouder_dan_jaar": facts.older_than_year,
        "eerst_besproken": facts.discussed_first,
        **_course(case),
    }


VERDICTS = {"gegrond": "gegrond", "deels": "deels gegrond", "ongegrond": "ongegrond"}


def _course(case: Case) -> dict[str, Any]:
    """What was found, decided and agreed so far; the words are those of the colleague who wrote them."""
    verdict, advice, measures = case.last("verdict_given"), case.last("advised"), case.last("measures_recorded")
    planned, satisfied = case.last("hearing_planned"), case.last("satisfaction_recorded")
    until = measures.data.get("until") if measures else None
    day = date.fromisoformat(until) if until else None
    begins = day is not None and begins_on(case.file.get("preventie") or case.file.get("maatregelen", ""), day)
    return {
        "oordeel": VERDICTS[verdict.data["gegrond"]] if verdict else None,
        "advies": VERDICTS[advice.data["gegrond"]] if advice else None,
        "maatregelen_tot": None if begins else day,
        "maatregelen_vanaf": day if begins else None,
        "gesprek": datetime.fromisoformat(planned.data["when"]) if planned else None,
        "goedgekeurd": _approval(case),
        "tegengehouden_door": case.parties[held.data["person"]].name if (held := case.held_back) is not None else "",
        "tevreden": satisfied.data["level"] if satisfied else None,
        "dossier": {key.replace("-", "_"): words for key, words in case.file.items()},
        "bevestigd": local_date(confirmed) if (confirmed := case.when("confirmed")) else None,
    }


def _approval(case: Case) -> dict[str, Any] | None:
    """Who said that the outcome may go, and when."""
    if case.approved is None:
        return None
    party = case.parties.get(case.approved.data.get("approved_by", ""))
    return {"door": party.name if party is not None else "", "op": case.approved.at.astimezone(AMSTERDAM)}


NAMES_OF_KINDS = {"UWV": "UWV", "gemeente": "uw gemeente", "werkgever": "uw werkgever", "verzekeraar": "de verzekeraar"}
ANY_PRINCIPAL = "de opdrachtgever van uw traject (bijvoorbeeld UWV, de gemeente, uw werkgever of de verzekeraar)"


def principal_name(case: Case, bureau: Bureau) -> str:
    """The principal by its own name where one is known, by its kind otherwise."""
    kind = case.facts.opdrachtgever
    known = bureau.principal(kind)
    return known.name if known is not None else NAMES_OF_KINDS.get(kind or "", ANY_PRINCIPAL)


def routes(case: Case, bureau: Bureau) -> list[dict[str, str]]:
    """`wegen`: where this complainant can go with what stays unsolved, in the order of the regulation."""
    rules, kind = bureau.regulation.escalations, case.facts.opdrachtgever
    own = any(rule.opdrachtgever == kind for rule in rules)
    fitting = [rule for rule in rules if rule.opdrachtgever in ("", kind) or (rule.opdrachtgever == "overig" and not own)]
    name = principal_name(case, bureau)
    return [{"naar": rule.to.replace("{opdrachtgever}", name), "artikel": rule.article} for rule in fitting]


_DECLARES = re.compile(r"(?i)\b(?:klacht|klagen|beklag|complaint|complain|beschwer\w+|melding)\b")
_TELLS = re.compile(r"(?i)\b(?:omdat|(?<!\bi )want|toen|dat|die|wegens|vanwege|doordat|because|when|that|weil|dass|als)\b|[,;:]")


def _only_declares(sentence: str) -> bool:
    """True for "ik wil een klacht indienen over mijn coach": it says that there is a complaint, not what happened."""
    return len(sentence.split()) <= 12 and _DECLARES.search(sentence) is not None and _TELLS.search(sentence) is None


def missing_facts(case: Case, bureau: Bureau) -> list[str]:
    """Which facts the regulation asks a complainant for and that could not be read."""
    facts = case.facts
    tells = any(not _only_declares(sentence) for sentence in facts.sentences)
    known = {
        "wanneer": bool(facts.event_dates or facts.event_period),
        "waar": facts.place is not None,
        "wat": tells,
        "waarom": tells,  # who tells what happened in a complaint says or shows why it displeases
        "wie": bool(case.involved) or ("anoniem" in facts.flags and bool(facts.doubtful_employees)),
    }
    return [word for word in bureau.regulation.facts_asked if not known[word]]


def term_facts(deadlines: Sequence[Deadline]) -> dict[str, dict[str, Any]]:
    """`termijnen`: the dates this case must meet, by the name of the term."""
    found: dict[str, dict[str, Any]] = {}
    for deadline in deadlines:
        found[deadline.term.name] = {"door": deadline.term.by, "voldaan": deadline.met_on, **date_facts(deadline)}
    return found


def date_facts(deadline: Deadline) -> dict[str, Any]:
    """Of a term: `datum` is the day that counts, `beloofd` when that was promised, `reglement` the end by the regulation."""
    later = deadline.counts > deadline.due
    return {
        "datum": deadline.counts,
        "streefdatum": deadline.counts if later else min(deadline.target, deadline.counts),
        "beloofd": deadline.promised,
        "reglement": deadline.due,
        "artikel": deadline.term.article,
    }


def choices(words: Sequence[str], people: Sequence[Person] = ()) -> list[dict[str, Any]]:
    """`keuzes`: numbered answers; for people the function stands beside the name."""
    functions = {person.name: ", ".join(person.roles) for person in people}
    return [
        {"nummer": number, "tekst": f"{word} ({functions[word]})" if functions.get(word) else word, "antwoord": word}
        for number, word in enumerate(words, start=1)
    ]


def day_in_words(text: str) -> str:
    """An ISO day or local moment as people write it: `26 november 2026 om 14.00 uur`."""
    moment = datetime.fromisoformat(text)
    day = f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"
    return f"{day} om {moment:%H.%M} uur" if "T" in text else day
