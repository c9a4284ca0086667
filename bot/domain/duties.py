"""How each numbered duty of a regulation is met: by a letter, guard, prompt, term, the register, a report, or by people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from bot.domain.rules import Guard, LeftToPeople, Regulation

GUARDS: Mapping[str, tuple[str, str]] = {  # what the bot always or never does, and the function that sees to it
    "alleen_rooster": ("alleen iemand van de personeelslijst geeft opdrachten", "bot.intake._decide"),
    "nooit_betrokkene": (
        "wie erbij betrokken is, behandelt niet, wordt niet gevraagd en ziet niets",
        "bot.domain.impartiality.is_concerned",
    ),
    "collega_manager": ("alleen een manager behandelt, en een betrokken manager niet", "bot.domain.impartiality.candidates"),
    "beslist_alleen_directie": ("alleen de directie neemt aan, wijst af en oordeelt", "bot.domain.rights.refusal"),
    "adviseert_alleen": ("het oordeel van de behandelaar telt als advies", "bot.domain.outcome.judges"),
    "vertrouwelijk": ("niemand buiten de zaak krijgt meer te zien dan nodig is", "bot.domain.impartiality.directors_for"),
    "nooit_afgewezen": ("geen mail met een klacht wordt vanzelf afgewezen", "bot.domain.decide.decide_new"),
    "nummer_per_jaar": ("elke klacht krijgt een nummer per jaar, zonder gaten", "bot.adapters.store.Unit.next_number"),
    "regeling_per_zaak": ("een zaak houdt de versie waarmee zij begon", "bot.domain.rules.Regulation.pin"),
    "anonieme_gebeurtenissen": ("de geschiedenis bevat geen namen en geen tekst", "bot.domain.events.Event"),
    "dossier": ("gesloten zaken blijven met hun mails te vinden", "bot.cases.case_details"),
    "aanbod_per_telefoon": ("het aanbod gaat niet per mail voordat er is gebeld", "bot.domain.letters.outcome.satisfied"),
    "geen_klachtenformulier": ("de brieven spreken van een verbeterformulier", "bot.domain.letters.form.form"),
    "breed_opvatten": ("bij twijfel wordt een mail als klacht voorgelegd", "classifiers.kind.decision"),
    "invoer_door_collega": (
        "een collega voert een mondelinge of papieren klacht in, met de datum van ontvangst",
        "bot.domain.entry.entered",
    ),
    "vertegenwoordiger": ("wie namens een ander klaagt, is de klager", "bot.domain.case_intake.new_case"),
    "soort_klager": ("cliënt, opdrachtgever of vertegenwoordiger staat bij de zaak", "bot.domain.case_intake.new_case"),
    "derde_als_betrokkene": ("wie niet op de personeelslijst staat, houdt de klacht niet tegen", "bot.domain.decide.decide_new"),
    "na_intrekking_stil": ("na een intrekking stoppen termijnen en vragen", "bot.domain.questions.questions"),
    "commissie_geen_nieuwe_klacht": (
        "post van de commissie hoort bij de zaak en gaat naar de betrokkene",
        "bot.domain.decide.decide_commission",
    ),
}  # fmt: skip
WAYS = {  # by kind of rule: how its duties are met
    "terms": "term", "prompts": "prompt", "letters": "letter", "reports": "report", "register": "register", "guards": "guard",
    "intake": "guard", "handling": "guard", "hearing": "letter", "outcome": "prompt", "claim": "letter", "notify": "prompt",
    "commission": "letter", "admissibility": "prompt", "escalations": "letter", "words": "letter",
    "left_to_people": "left to people",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which one duty is met. `name` is the rule's own; `text` says it in Dutch."""

    duty: str
    article: str
    how: str
    name: str
    text: str


def numbered(regulation: Regulation) -> list[str]:
    """Every duty of a regulation: CON-01 .. CON-34."""
    match = re.fullmatch(r"(\w+)-(\d+)", regulation.duties)
    return [f"{match[1]}-{number:02d}" for number in range(1, int(match[2]) + 1)] if match else []


def ways(regulation: Regulation) -> Iterator[Way]:
    """Every duty that a rule names, once for each rule."""
    for section in fields(regulation):
        value = getattr(regulation, section.name)
        rules = list(value.values()) if isinstance(value, Mapping) else value if isinstance(value, tuple) else [value]
        for rule in rules:
            for duty in getattr(rule, "duty", ()):
                yield Way(duty, getattr(rule, "article", ""), WAYS[section.name], _name(rule, section.name), _text(rule))


def _name(rule: object, section: str) -> str:
    names = (getattr(rule, word, "") for word in ("letter", "kind", "name", "rule", "when", "to"))
    return next((str(name) for name in names if name and isinstance(name, str)), section)


def _text(rule: object) -> str:
    if isinstance(rule, Guard):
        return GUARDS[rule.rule][0]
    if isinstance(rule, LeftToPeople):
        return rule.reason
    return str(getattr(rule, "text", ""))


def table(regulation: Regulation) -> Iterator[dict[str, object]]:
    """A row for each duty, with every way it is met; `how` is the first that is not left to people."""
    found = list(ways(regulation))
    for duty in numbered(regulation):
        mine = [way for way in found if way.duty == duty]
        first = next((way for way in mine if way.how != "left to people"), mine[0] if mine else None)
        yield {
            "duty": duty,
            "regulation": regulation.id,
            "article": first.article if first else None,
            "how": first.how if first else None,
            "name": first.name if first else None,
            "why": first.text or None if first else None,
            "ways": [{"how": way.how, "name": way.name, "article": way.article} for way in mine],
        }
