"""What is understood from one staff answer outside any mailbox: the JSON of `klachtenbot interpret`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from bot.domain.answers.commands import Answer, Command, Prompt
from bot.domain.answers.interpret import interpret, understand
from bot.domain.answers.judged import ENCLOSES
from bot.domain.bureau import Bureau
from bot.domain.case import Case, Party
from bot.domain.events import Event
from bot.domain.reading import Judge, Person
from bot.domain.rights import refusal
from bot.domain.rights_table import ASKING
from bot.domain.workdays import AMSTERDAM
from bot.files import enclosed_files
from bot.mail.absent import doubts, only_tells_absence
from bot.mail.message import Message, Screen
from bot.mail.parse import parse
from bot.mail.screen import screen

ARGUMENTS = ("handler", "when", "gegrond", "label", "reason", "until", "text")
SAID_AS = {  # actions of ours that READING's table has no word for
    "record_agreement": "record_measures",
    "approve": "add_note",
    "decline": "add_note",
    "cancel_hearing": "add_note",
    "waive_hearing": "add_note",
    "name_employee": "add_note",
    "request_reaction": "add_note",
    "recuse": "add_note",
    "record_offer": "add_note",
    "estimate_claim": "add_note",
    "notify_insurer": "add_note",
    "outcome_reported": "add_note",
    "discussed": "add_note",
    "file_note": "add_note",
    "pause": "add_note",  # no term moves
    "resume": "add_note",
    "merge": "add_note",
    "reopen": "admit",
    "open_entry": "classify",
    "drop_entry": "close",
    "correct_entry": "add_note",
    "undo": "add_note",
    "correct": "add_note",
}
CONFIDENCE = {"unclear": 0.3, "add_note": 0.8}  # of an action it is 0.95: nothing acts that was not matched as a whole


def interpreted(row: Mapping[str, Any], bureau: Bureau, judge: Judge | None = None) -> dict[str, Any]:
    """One object: id, action, arguments, also, confidence, reasons. Nothing is stored or sent; never raises on a mail."""
    message, screened, reasons = _screened(row, bureau)
    if screened is not Screen.HUMAN or message.sender is None:
        return _said(row, Command("none_auto_reply"), reasons, message)
    if why := doubts(message):
        return _said(row, Command("unclear", why="niet-begrepen"), why, message)
    sender = bureau.person(message.sender.email)
    if sender is not None and only_tells_absence(message):
        return _said(row, Command("none_auto_reply"), ("a colleague is away",), message)
    if sender is None:
        return _said(row, _of_outsider(row, message, bureau), ("not on the roster",), message)
    asked = _asked(row, message, sender, bureau)
    judge = None if enclosed_files(message, bureau) and asked.prompt.kind in ENCLOSES else judge
    return _said(row, interpret(asked, judge), (), message)


def answered(row: Mapping[str, Any], bureau: Bureau) -> Answer | None:
    """The answer of a colleague in a line, before it is read; None for an automatic, a doubtful and somebody else's mail."""
    message, screened, _ = _screened(row, bureau)
    sender = bureau.person(message.sender.email) if message.sender is not None else None
    if screened is not Screen.HUMAN or sender is None or doubts(message) or only_tells_absence(message):
        return None
    return _asked(row, message, sender, bureau)


def _screened(row: Mapping[str, Any], bureau: Bureau) -> tuple[Message, Screen, tuple[str, ...]]:
    message = parse(str(row["eml"]).encode("utf-8", "surrogateescape"))
    return message, *screen(message, own_ids=lambda _: False, own_addresses=frozenset({bureau.sender.email}))


def _asked(row: Mapping[str, Any], message: Message, sender: Person, bureau: Bureau) -> Answer:
    options = {str(number): _words(option) for number, option in enumerate(row.get("options") or (), start=1)}
    prompt, until = Prompt(str(row["prompt"]), options, _code(options)), _day((row.get("case") or {}).get("uiterlijk"))
    return Answer(message.new_text, prompt, sender, _case(row, bureau), bureau, message.received or message.date, until)


def _of_outsider(row: Mapping[str, Any], message: Message, bureau: Bureau) -> Command:
    """What a sender may who is not on the roster: the complainant has a few rights, anybody else none, whatever his name says."""
    case = _case(row, bureau)
    himself = Person(case.complainant.name, message.sender.email if message.sender else "")
    asked = replace(_asked(row, message, himself, bureau), until=None)
    found = understand(asked)
    his_letter = asked.prompt.kind not in ASKING  # what he answers to it is filed, for staff to act upon
    if found.action == "unclear" or (his_letter and found.action != "withdraw"):
        found = Command("add_note", {"text": message.new_text})
    why = next((why for each in (found, *found.also) if (why := refusal(each, asked.prompt, himself, case, bureau))), "")
    return Command("refuse_not_allowed", why=why) if why else found


def _said(row: Mapping[str, Any], command: Command, reasons: tuple[str, ...], message: Message) -> dict[str, Any]:
    first, *others = _spread(command, message)
    why = [f"why: {command.why}"] if command.why else []
    why += [f"the rules would ask; {command.chance:.0%} sure by what was learned from answers"] if command.chance else []
    return {
        "id": row["id"],
        "action": first["action"],
        "arguments": first["arguments"],
        "also": others,
        "confidence": round(command.chance, 2) or CONFIDENCE.get(command.action, 0.95),
        "reasons": [*reasons, f"understood as {command.action}", *why],
    }


def _spread(command: Command, message: Message) -> list[dict[str, Any]]:
    """The actions in READING's words; measures given with a verdict are an action of their own."""
    found = []
    reported = command.action == "record_hearing"  # what was agreed stands in the report
    for each in (command, *(one for one in command.also if not (reported and one.action == "record_agreement"))):
        action = SAID_AS.get(each.action, each.action)
        arguments = {name: value for name, value in each.arguments.items() if name in ARGUMENTS}
        if action == "add_note":
            arguments = {"text": message.new_text}
        for extra in ("when", "until") if action in ("verdict", "record_hearing") else ():
            arguments.pop(extra, None)
        found.append({"action": action, "arguments": arguments})
        if each.action == "verdict" and each.arguments.get("measures"):
            until = {"until": each.arguments["until"]} if "until" in each.arguments else {}
            found.append({"action": "record_measures", "arguments": {"text": each.arguments["measures"], **until}})
    return found


def _case(row: Mapping[str, Any], bureau: Bureau) -> Case:
    """The case as far as the line tells it: its people and whether somebody handles it."""
    told = row.get("case") or {}
    received = _moment(told.get("ontvangen"))
    parties = {"klager": Party(str(told.get("klager") or ""), str(told.get("klager_email") or "").lower(), "cliënt")}
    for number, name in enumerate(told.get("betrokken") or (), start=1):
        person = bureau.named(name)
        parties[f"betrokken-{number}"] = Party(name, person.email if person else "")
    case = Case(bureau.id, bureau.regulation.pin, received, str(told.get("nr") or ""), parties=parties)
    asked = row["prompt"] == "vraag-indeling"
    case = case.with_events(Event("asked" if asked else "received", received))
    handler = bureau.named(str(told.get("behandelaar") or ""))
    if handler is not None and not asked:
        case, key = case.with_party("behandelaar", Party(handler.name, handler.email, ", ".join(handler.roles)))
        case = case.with_events(Event("handler_assigned", received, {"person": key}))
    return case


def _words(option: Any) -> str:
    if isinstance(option, Mapping):
        return str(option.get("antwoord") or option.get("tekst") or option.get("text") or "")
    text = str(option)
    number, _, words = text.partition(" ")
    return re.sub(r"\s*\([^()]*\)$", "", words if number.rstrip(".)").isdigit() and words else text)


def _code(options: Mapping[str, str]) -> str:
    """What a notice with choices was about: a withdrawal, or a notice to UWV."""
    said = " ".join(options.values())
    return "intrekking" if "stop" in said else "uwv" if "meld" in said else ""


def _day(value: Any) -> date | None:
    return date.fromisoformat(str(value)[:10]) if value else None


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(str(value)) if value else datetime(2000, 1, 1, tzinfo=AMSTERDAM)
    moment = moment if isinstance(moment, datetime) else datetime.combine(moment, time(9))
    return moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)
