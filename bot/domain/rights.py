"""Who may do what in a case: the directie unless involved, the handler in his own case, who was asked what he was asked."""

from __future__ import annotations

from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.commands import Command, Prompt
from bot.domain.corrections import OF_THE_DIRECTIE
from bot.domain.impartiality import is_concerned
from bot.domain.reading import Person
from bot.domain.workflow import ASKED

OF_ANYBODY = ("add_note", "unclear", "refuse_not_allowed")
OF_THE_CONCERNED = (*OF_ANYBODY, "record_reaction")
OF_THE_FUNCTIONARY = (*OF_ANYBODY, "withdraw", "record_agreement", "record_satisfaction")
OF_THE_SECRETARIAT = (*OF_ANYBODY, "withdraw")
OF_WHO_ENTERED = ("open_entry", "drop_entry", "correct_entry", "classify")
ANSWERS_TO = {  # what somebody who was asked may answer, whoever he is
    "opdracht-behandelaar": (
        "assign", "admit", "reject", "name_employee", "request_reaction", "estimate_claim", "notify_insurer", "plan_hearing",
    ),
    "vraag-ontvankelijkheid": ("assign", "admit", "reject", "withdraw", "extend", "estimate_claim", "notify_insurer"),
    "vraag-indeling": ("classify", "withdraw"),
    "melding-directie": ("approve", "decline", "withdraw", "close"),
}  # fmt: skip


def refusal(command: Command, prompt: Prompt, sender: Person, case: Case, bureau: Bureau) -> str:
    """Why this colleague may not give this command, as a code of the letter begreep-niet; "" when he may."""
    if command.action == "undo":  # what may be taken back, and by whom, is undo.why_not's
        return ""
    if command.action in OF_ANYBODY or (command.action == "file_note" and prompt.kind):
        return ""
    if is_concerned(case, sender.email, bureau):
        own = command.action in OF_THE_CONCERNED or (command.action == "approve" and prompt.kind == "verzoek-reactie")
        return "" if own else "betrokken"
    if command.action == "correct" and command.arguments["what"] in OF_THE_DIRECTIE and sender.email not in bureau.directie:
        return "niet-bevoegd"
    if command.action == "assign":
        return _may_assign(command, prompt, sender, case, bureau)
    if bureau.regulation.admission_decision and command.action in ("admit", "reject") and sender.email not in bureau.directie:
        return "" if case.state == "beantwoord" else "niet-bevoegd"
    if command.action == "merge" and sender.email not in bureau.directie:
        return "niet-bevoegd"
    entered = case.parties.get("invoerder")
    if entered is not None and entered.email == sender.email and case.state == ASKED and command.action in OF_WHO_ENTERED:
        return ""
    is_handler = case.handler is not None and case.handler.email == sender.email
    if sender.email in bureau.directie or is_handler or command.action in ANSWERS_TO.get(prompt.kind, ()):
        return ""
    if sender.has_role("klachtenfunctionaris"):
        return "" if command.action in OF_THE_FUNCTIONARY else "niet-bevoegd"
    if sender.has_role("secretariaat"):
        return "" if command.action in OF_THE_SECRETARIAT else "niet-bevoegd"
    return "niet-de-behandelaar"


def _may_assign(command: Command, prompt: Prompt, sender: Person, case: Case, bureau: Bureau) -> str:
    chosen = bureau.named(command.arguments["handler"])
    if chosen is not None and is_concerned(case, chosen.email, bureau):
        return "behandelaar-betrokken"
    if chosen is not None and (only := bureau.regulation.handling.only_roles) and not any(chosen.has_role(role) for role in only):
        return "geen-manager"
    asked = prompt.kind in ANSWERS_TO and "assign" in ANSWERS_TO[prompt.kind]
    if sender.email in bureau.directie or asked or sender.has_role(bureau.regulation.handling.decides):
        return ""
    return "niet-bevoegd"
