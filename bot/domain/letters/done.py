"""What was done with an answer, a line each: what was recorded, who gets what because of it, and what stays to be decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bot.domain.answers.commands import Command
from bot.domain.answers.entry import ANOTHERS
from bot.domain.attachments import OUTCOME, REPORT, Filed, names, newest
from bot.domain.begins import begins_on
from bot.domain.bureau import Bureau
from bot.domain.case import planned_talk
from bot.domain.corrections import told
from bot.domain.events import Event
from bot.domain.letters.ending import reason_told, told_of_it
from bot.domain.letters.facts import VERDICTS, day_in_words
from bot.domain.letters.letter import Desk
from bot.domain.letters.sides import no_longer_invited, partners
from bot.domain.outcome import missing

DONE = {
    "assign": "{handler} behandelt de {klacht}.",
    "recuse": "U behandelt de {klacht} niet meer. Er wordt iemand anders gezocht.",
    "open_entry": "De {klacht} is geopend. De {klager} krijgt een bevestiging.",
    "pause": "De zaak staat stil{tot}. Er komen tot dan geen herinneringen. De termijnen lopen door.",
    "resume": "De zaak loopt weer. De herinneringen komen weer.",
    "reopen": "De zaak is heropend.",
    "file_note": "De notitie staat bij de zaak.",
    "merge": "De zaken {zaken} zijn samengevoegd. De oudste blijft, met haar termijnen. De {klager} hoort dit niet van ons.",
    "drop_entry": "Er is geen zaak geopend. De {klager} krijgt geen bericht.",
    "classify": "De mail is ingedeeld als {label}.",
    "admit": "De {klacht} is in behandeling genomen.",
    "reject": "De {klacht} wordt niet in behandeling genomen. De {klager} krijgt daar een brief over.",
    "plan_hearing": "Het gesprek staat op {when}. De uitnodigingen gaan weg.",
    "cancel_hearing": "Het gesprek gaat niet door. Wie was uitgenodigd, krijgt bericht.",
    "record_hearing": "Vastgelegd: {gesprek}.",
    "waive_hearing": "Vastgelegd: {wie} van een gesprek af.",
    "verdict": "Vastgelegd: {gegrond}.",
    "advice": "Uw advies is vastgelegd: {gegrond}. Het ligt nu bij de directie. Die beslist.",
    "record_measures": "De maatregelen zijn vastgelegd{uiterlijk}.",
    "approve": "Uw akkoord is verwerkt.",
    "extend": "De {klager} krijgt bericht dat het langer duurt, tot {until}.",
    "withdraw": "De {klacht} is ingetrokken. De {klager} krijgt daar een bevestiging van.",
    "close": "De zaak is gesloten.",
    "outcome_reported": "Vastgelegd: de uitkomst is verstuurd.",
    "record_reaction": "De reactie is vastgelegd.",
    "record_satisfaction": "Vastgelegd: {text}.",
    "record_offer": "Het aanbod is vastgelegd.",
    "record_agreement": "De afspraken zijn vastgelegd. Iedereen krijgt er een bevestiging van.",
    "name_employee": "Vastgelegd: de {klacht} gaat over {employee}.",
    "request_reaction": "De medewerker is om een reactie gevraagd.",
    "estimate_claim": "De schade is geschat op € {amount}.",
    "notify_insurer": "De verzekeraar wordt ingelicht.",
    "discussed": "Vastgelegd: besproken in het intern overleg.",
    "correct": "",  # told by corrections, with the old value
    "undo": "Uw antwoord is teruggedraaid. Alles staat weer zoals het daarvoor stond. U kunt de vraag opnieuw beantwoorden.",
}
LONGEST_IN_SUMMARY = 80


def lines(desk: Desk, command: Command) -> Iterator[str]:
    """What this action did, and what follows from it. The case has it already."""
    advice = command.action == "verdict" and _is_new(desk, desk.case.last("advised"))
    words = Command("advice", command.arguments) if advice else _agreed_to(desk, command)
    yield _MORE_REASONS if _gives_more_reasons(desk, command) else in_words(words, desk.bureau)
    if command.action == "assign" and _is_new(desk, desk.case.last("admitted")):
        yield in_words(Command("admit"), desk.bureau)
    klager = desk.bureau.regulation.words.klager
    yield from _of_the_talk(desk, command)
    if command.action == "verdict" and (measures := command.arguments.get("measures")):
        when = _when(measures, command.arguments.get("until", ""))
        yield f"Maatregelen: {_short(measures)}" + (f" ({when})." if when else ".")
    if command.action == "verdict" and not advice and (lacking := missing(desk.case, desk.bureau)):
        yield f"Nog nodig voor de brief: {_listed(lacking)}. Daar krijgt u een aparte mail over."
    if (
        command.action in ("verdict", "record_measures", "approve")
        and _is_new(desk, desk.case.last("draft_made"))
        and desk.case.approved is None
    ):
        yield f"Er is een concept van de brief aan de {klager}. De brief gaat pas weg na een akkoord op dat concept."
    if command.action == "approve" and _is_new(desk, approved := desk.case.approved):
        files = newest(desk.files, OUTCOME) if approved is not None and approved.data.get("files") != "no" else ()
        yield f"De brief met de uitkomst gaat naar de {klager}{_with(files)}."
    if command.action == "close" and (ended := desk.case.last("closed")) is not None and "early" in ended.data:
        reason = reason_told(desk.case)
        yield (
            f"De {klager} krijgt een brief, met deze reden: “{_short(reason)}”." if reason else f"De {klager} krijgt geen brief."
        )
        if told_of_it(desk):
            yield f"Dat het voorbij is, hoort ook {_listed([party.name for party in told_of_it(desk)])}."
    if command.action == "record_hearing" and _has_report(desk):
        files = newest(desk.files, REPORT, since=desk.case.when("report_sent"))
        yield f"Het verslag gaat naar {_listed(_readers(desk))}{_with(files)}."


def _agreed_to(desk: Desk, command: Command) -> Command:
    """What a yes did: it opened the case again, or made what was agreed the agreement."""
    did = {"reopened": "reopen", "agreement_reached": "record_agreement"} if command.action == "approve" else {}
    return next((Command(action) for kind, action in did.items() if _is_new(desk, desk.case.last(kind))), command)


_MORE_REASONS = "De nieuwe redenen zijn vastgelegd. Het oordeel blijft hetzelfde."


def _gives_more_reasons(desk: Desk, command: Command) -> bool:
    """True for the same verdict again: what is new is what it rests on."""
    given = [event.data["gegrond"] for event in desk.case.history if event.kind == "verdict_given"]
    return command.action == "verdict" and len(given) > 1 and given[-1] == given[-2] and bool(command.arguments.get("reason"))


def _of_the_talk(desk: Desk, command: Command) -> Iterator[str]:
    """Who is invited, and where; or that a planned talk stands, though somebody needs none."""
    talk = planned_talk(desk.case)
    if talk is not None and command.action == "plan_hearing":
        place = desk.case.file.get("gesprek_plaats", "")
        invited = _listed(
            [party.name or f"de {desk.bureau.regulation.words.klager}" for party in partners(desk, talk.data["who"])]
        )
        yield f"Uitgenodigd: {invited}." + (f" Plaats: {place}." if place else " Een plaats is niet genoemd.")
        if gone := no_longer_invited(desk, talk)[1]:
            yield f"Niet meer uitgenodigd, en krijgt daar bericht van: {_listed([party.name for party in gone])}."
        yield from _too_late(desk, talk.data["when"])
    if talk is not None and command.action == "waive_hearing" and talk.data["when"] > desk.now.isoformat():
        yield f"Het gesprek van {day_in_words(talk.data['when'])} staat nog."
        yield "Gaat het niet door? Antwoord dan “annuleer het gesprek”."


def _too_late(desk: Desk, when: str) -> Iterator[str]:
    """That the planned talk comes after the day by which both sides have to be heard."""
    heard = {"complainant_heard", "employee_heard", "hearing_held"}
    ends = [
        each.counts for each in desk.deadlines if each.is_running and not each.met_on and heard.intersection(each.term.met_by)
    ]
    if ends and when[:10] > min(ends).isoformat():
        yield f"Let op: dat is later dan het mag. Het horen moet klaar zijn op {day_in_words(min(ends).isoformat())}."


def _is_new(desk: Desk, event: Event | None) -> bool:
    """True for an event of this very answer."""
    return event is not None and event.at == desk.now


def _has_report(desk: Desk) -> bool:
    """True when a report is on its way."""
    kinds = [event.kind if event.kind == "report_sent" else "report" for event in desk.case.history if _of_report(event)]
    return kinds[-1:] == ["report"]


def _of_report(event: Event) -> bool:
    return event.kind == "report_sent" or (event.kind in ("hearing_held", "noted") and "report" in event.data)


def _readers(desk: Desk) -> list[str]:
    """Who gets the report of a talk by the regulation."""
    case, found = desk.case, list[str]()
    for role in desk.bureau.regulation.hearing.report_to:
        if role == "klager":
            found.append(f"de {desk.bureau.regulation.words.klager}")
        elif role == "medewerker":
            found += [party.name for party in case.involved]
    return found


def _with(files: Sequence[Filed]) -> str:
    return f", met {_listed(names(files))}" if files else ""


def _listed(words: Sequence[str]) -> str:
    """`a, b en c`."""
    return " en ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_IN_SUMMARY else f"{words[:LONGEST_IN_SUMMARY]}…"


def _short(words: str) -> str:
    return _cut(words.strip().rstrip("."))


def _when(measures: str, until: str) -> str:
    """By when measures are to be done, or from when they hold; "" without a day."""
    if not until:
        return ""
    return f"{'vanaf' if begins_on(measures, date.fromisoformat(until)) else 'uiterlijk'} {day_in_words(until)}"


def in_words(command: Command, bureau: Bureau) -> str:
    """One line about an action, in words of the regulation; "" for one that changes nothing."""
    words = {name: _cut(value) for name, value in command.arguments.items()}
    for name in ("when", "until"):
        if name in words:
            words[name] = day_in_words(words[name])
    gesprek = f"het gesprek was op {day_in_words(words['held'])}" if "held" in words else "het gesprek of het verslag ervan"
    when = _when(command.arguments.get("text", ""), command.arguments.get("until", ""))
    uiterlijk = f", {when}" if when else ""
    tot = f" tot {words['until']}" if "until" in words else ", ten hoogste acht weken"
    regulation = bureau.regulation
    waives = {"klager": f"de {regulation.words.klager} ziet", "medewerker": "de medewerker ziet"}
    wie = waives.get(words.get("who", ""), "beiden zien")
    if "gegrond" in words:
        words["gegrond"] = VERDICTS.get(words["gegrond"], words["gegrond"])
    if command.arguments.get("whose") == ANOTHERS:
        return "De klacht is van iemand anders dan de collega die mailde. Wij vragen die collega van wie."
    if command.action == "correct":
        return told(command.arguments, regulation.words.klager)
    klacht = "melding" if regulation.words.klager == "melder" else "klacht"
    return DONE.get(command.action, "").format_map(
        {
            "klager": regulation.words.klager,
            "klacht": klacht,
            "tot": tot,
            "gesprek": gesprek,
            "uiterlijk": uiterlijk,
            "wie": wie,
            **words,
        }
    )
