"""Who may do what in a case: the roles a sender has in it, held against the rows of the regulation's table (`rights.toml`)."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.absence import stands_in
from bot.domain.answers.commands import Command, Prompt
from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.corrections import OF_THE_DIRECTIE
from bot.domain.impartiality import NO_HANDLER_ROLES, is_concerned
from bot.domain.reading import Person
from bot.domain.rights_table import COMPLAINANT, CONCERNED, OUTSIDER, rows_for

OF_ANYBODY = ("add_note", "unclear", "refuse_not_allowed")  # these change nothing
OFFICES = ("klachtenfunctionaris", "secretariaat")  # they have tasks of their own, beside the handling
ANSWERED_WITH = {  # the letters whose every right answer is an action
    "opdracht-behandelaar": ("assign", "admit", "reject"), "vraag-indeling": ("classify",),
    "vraag-ontvankelijkheid": ("admit", "reject", "assign"), "vraag-oordeel": ("verdict",),
    "concept-uitkomst": ("approve", "verdict"), "vraag-verlenging": ("extend", "decline"),
}  # fmt: skip
WHY = {CONCERNED: "betrokken", COMPLAINANT: "klager", OUTSIDER: "onbekende-afzender"}


def refusal(command: Command, prompt: Prompt, sender: Person, case: Case, bureau: Bureau) -> str:
    """Why this sender may not give this command, as a code of the letter begreep-niet; "" when he may."""
    if command.action in ("unclear", "refuse_not_allowed"):
        return ""
    roles = roles_in(sender, prompt, case, bureau)
    if not any(_may_here(role, command.action, prompt, sender, case, bureau) for role in roles):
        return _why(command.action, prompt, roles, case, bureau)
    if command.action == "correct" and command.arguments["what"] in OF_THE_DIRECTIE and "directie" not in roles:
        return "van-de-directie"
    return _unfit(command.arguments["handler"], case, bureau) if command.action == "assign" else ""


def not_his_to_answer(prompt: Prompt, sender: Person, case: Case, bureau: Bureau) -> str:
    """Why this sender may do nothing of what the letter asks, as a code; "" when he may, or it asks for no action."""
    asked = ANSWERED_WITH.get(prompt.kind, ())
    roles = roles_in(sender, prompt, case, bureau)
    if not asked or any(_may_here(role, action, prompt, sender, case, bureau) for role in roles for action in asked):
        return ""
    return _why(asked[0], prompt, roles, case, bureau)


def roles_in(sender: Person, prompt: Prompt, case: Case, bureau: Bureau) -> tuple[str, ...]:
    """What this sender is in this case. Who is concerned, the complainant or an outsider is nothing else, whatever his office."""
    if is_concerned(case, sender.email, bureau):
        return (CONCERNED,)
    colleague = bureau.person(sender.email) is not None
    if sender.email == case.complainant.email and (case.number or not colleague):  # until then he may just have passed it on
        return (COMPLAINANT,)
    if not colleague:
        return (OUTSIDER,)
    handler = case.handler
    found = {
        "directie": sender.email in bureau.directie,
        "behandelaar": handler is not None and handler.email == sender.email,
        "gevraagde": bool(prompt.kind) and not any(sender.has_role(role) for role in NO_HANDLER_ROLES),  # never asked: passed on
        "vervanger": bool(stands_in(prompt.kind, sender.email, case)),
        "invoerder": "invoerder" in case.parties and case.parties["invoerder"].email == sender.email,
        "manager": sender.has_role("manager"),
        **{office: sender.has_role(office) for office in OFFICES},
        "collega": True,
    }
    return tuple(role for role, has in found.items() if has)


def may(role: str, action: str, prompt: Prompt, case: Case, bureau: Bureau) -> bool:
    """True when a row lets this role do this here and now, and the organisation does not withhold it."""
    if (role, action) in bureau.withheld:
        return False
    return any(row.fits(prompt.kind, case.state) for row in rows_for(bureau.regulation.rights, role, action))


def _may_here(role: str, action: str, prompt: Prompt, sender: Person, case: Case, bureau: Bureau) -> bool:
    """As `may`; a deputy may in answer to a reminder what the question that it repeats lets him."""
    if role != "vervanger":
        return may(role, action, prompt, case, bureau)
    return any(
        may(role, action, replace(prompt, kind=asked), case, bureau) for asked in stands_in(prompt.kind, sender.email, case)
    )


def _why(action: str, prompt: Prompt, roles: tuple[str, ...], case: Case, bureau: Bureau) -> str:
    if roles[0] in WHY:
        return WHY[roles[0]]
    own_task = any(office in roles for office in OFFICES)
    return "niet-bevoegd" if own_task or not may("behandelaar", action, prompt, case, bureau) else "niet-de-behandelaar"


def _unfit(name: str, case: Case, bureau: Bureau) -> str:
    """Why the one who is named cannot handle it."""
    chosen, only = bureau.named(name), bureau.regulation.handling.only_roles
    if chosen is None:
        return ""
    if is_concerned(case, chosen.email, bureau):
        return "behandelaar-betrokken"
    return "geen-manager" if only and not any(chosen.has_role(role) for role in only) else ""
