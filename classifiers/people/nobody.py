"""What speaks for it that a mail complains of none of those it names: it tells of somebody without a name ("de chauffeur", "een
jongen van de balie"), or of the house itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from classifiers.people.cues import ABOUT_OUTSIDE, any_case
from classifiers.people.story import LONGEST, Clause, clauses
from classifiers.staff import Mention
from classifiers.told import Told

_SOMEBODY = any_case(
    r"\b(?:de|een|die|deze|uw|jullie|onze|mijn|haar|zijn|zo'n|the|a|your|my)\s+(?:\w+\s){0,2}?(?:baas|bazin|chef|leidinggevende"
    r"|\w*leid(?:er|ster)|voorman|ploegbaas|chauffeu(?:r|se)|train(?:er|ster)|docent\w*|instruct\w+|invaller|invalster|invalcoach"
    r"|vervang(?:er|ster)|stagiaire?|receptionist\w*|\w*medewerk(?:er|ster)|telefonist\w*|(?:jonge)?dame|juffrouw|meisje|jongen"
    r"|jongeman|man|vrouw|kerel|vent|heer|mevrouw|meneer|beveilig\w+|portier|conci[eë]rge|fotograaf|\w*arts|dokter|gastspreker"
    r"|arbeidsdeskundige|uitzend\w+|werkgever|eigenaar|bedrijf|collega(?:'s)?|casemanager|coach|\w*coach|lady|man|guy|girl|boss"
    r"|foreman|doctor|trainer|receptionist)\b|\b(?:iemand|somebody|someone) (?:van|bij|aan|uit|from|at)\b|\bbaas [A-Z]\w+"
    r"|\b(?:ik weet|weet ik|ken ik) (?:\w+ )?(?:niet wie|zijn naam|haar naam)"
)
_HOUSE = any_case(
    r"\b(?:niemand|jullie|men|u|uw (?:kantoor|organisatie|bureau|bedrijf|administratie)|administratie|boekhouding|balie|receptie"
    r"|systeem|website|computer|telefoon|wachtmuziek|lift|deur|verwarming|lokaal|zaal|parkeer\w+|toilet\w*|brief|factuur|rekening"
    r"|incasso|cursus|training|nobody|office|your company|steeds (?:een|iemand) ander\w*|elke keer een ander|vier mensen)\b"
)


def nobodys(
    text: str, spoken: Sequence[Mention], rows: Mapping[str, dict[str, float]], sentences: Sequence[Told], *, unsure: bool
) -> dict[str, float]:
    """What speaks for it that a mail is about none of those it names; in `rows` who is not blamed is marked as spared."""
    named = [row for row in rows.values() if not row["addressed_only"]]
    best = max(row.get("best", 0.0) for row in rows.values())
    others = _unnamed(text, spoken, sentences)
    for row in rows.values():
        if row.get("only_harmless") or row.get("kindly") or row.get("cleared"):
            row["spared"] = max(others.values())
    return {
        "nobody": 1.0,
        "nobody_outside": float(ABOUT_OUTSIDE.holds(text, 0, 6000)),
        "nobody_loose": max(row["loose"] for row in rows.values()),
        "nobody_several": float(len(named) > 1),
        "nobody_named": float(not named),
        "nobody_unsure": float(unsure),
        "nobody_weak": 1 - best,
        "nobody_ahead": max(others["nobody_somebody"] - best, 0.0),
        **others,
    }


def _unnamed(text: str, spoken: Sequence[Mention], sentences: Sequence[Told]) -> dict[str, float]:
    """How strong the grievance is (0..1) in a clause that names nobody and tells of somebody without a name, or of the house."""
    begins = [mention.start for mention in spoken]
    found = {"nobody_somebody": 0.0, "nobody_house": 0.0}
    for clause in clauses(text, sentences[:LONGEST]):
        if any(clause.start <= at < clause.start + len(clause.text) for at in begins):
            continue
        _weigh(clause, found)
    return found


def _weigh(clause: Clause, found: dict[str, float]) -> None:
    for name, words in (("nobody_somebody", _SOMEBODY), ("nobody_house", _HOUSE)):
        if words.search(clause.text):
            found[name] = max(found[name], clause.told.grievance)
