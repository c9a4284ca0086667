"""What a colleague hears back: what was done, or what was not understood or not allowed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from bot.domain.answers.commands import Command
from bot.domain.answers.entry import CHOICES as ENTRY_CHOICES
from bot.domain.answers.objection import BACK, OBJECTION
from bot.domain.attachments import file_words
from bot.domain.bureau import Bureau
from bot.domain.corrections import told
from bot.domain.history import UNDONE
from bot.domain.impartiality import candidates
from bot.domain.letters.ending import NO_COMPLAINT
from bot.domain.letters.facts import (
    choices,
    date_facts,
    day_in_words,
)
from bot.domain.letters.letter import Desk, Letter, in_thread
from bot.domain.reading import Person
from bot.domain.terms import Deadline
from bot.domain.workdays import AMSTERDAM, local_date
from bot.domain.workflow import ASKED, WHEN_SENT
from bot.mail.message import Message

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
    "waive_hearing": "Vastgelegd: van een gesprek is afgezien.",
    "verdict": "Vastgelegd: {gegrond}.",
    "record_measures": "De maatregelen zijn vastgelegd.",
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
CANNOT = "Wie de zaak behandelt, hoort dat u dan niet kunt. U krijgt bericht als er een nieuwe dag is."
NOTED = "Uw bericht staat bij de zaak."
LONGEST_IN_SUMMARY = 80


def answers(
    desk: Desk,
    command: Command,
    colleague: Person,
    message: Message,
    mail: int,
    undo: datetime | None = None,
    asked: tuple[str, Sequence[str]] = ("", ()),
    waiting: Collection[str] = (),
) -> Iterator[Letter]:
    """What a colleague hears back: what was done or not understood, and which files were refused. A note is filed in silence.

    `undo` is until when the answer can be taken back; `asked` the subject of the letter he answered, and its choices;
    `waiting` the kinds of letters of this case that are on their way: what they will meet is no step any more.
    """
    became = file_words(desk.files, mail)
    prevented = "cannot" in command.arguments
    if command.action in DONE or (command.action == "add_note" and (became["geweigerd"] or prevented)):
        letter = _done(desk, command, colleague, mail, undo, waiting)
    elif command.action in ("unclear", "refuse_not_allowed"):
        letter = _not_done(desk, command, colleague, mail, asked, waiting)
    else:
        return
    yield in_thread(letter, message)


def _done(desk: Desk, command: Command, colleague: Person, mail: int, undo: datetime | None, waiting: Collection[str]) -> Letter:
    """What was done or filed, what comes next, and until when it can be taken back."""
    met = {WHEN_SENT.get(kind, "") for kind in waiting}
    left = (each for each in desk.deadlines if each.is_running and not met.intersection(each.term.met_by))
    late, coming = _by_today(sorted(left, key=lambda each: each.counts), local_date(desk.now))
    return desk.write(
        "uitgevoerd",
        colleague,
        _of_mail(desk, mail),
        gedaan=[in_words(each, desk.bureau) for each in (command, *command.also) if each.action in DONE]
        or [CANNOT if "cannot" in command.arguments else NOTED],
        bleek=_turned_out(desk) if command.action == "classify" else "",
        bestanden=file_words(desk.files, mail),
        vervolg=[*late, *coming[:3]],
        ongedaan_tot=day_in_words(f"{undo.astimezone(AMSTERDAM):%Y-%m-%dT%H:%M}") if undo is not None else "",
        keuzes=choices(("ongedaan",) if undo is not None else ()),
    )


def _of_mail(desk: Desk, mail: int) -> str:
    """One reply to a mail; another when it was taken back since, for it may be confirmed and done again."""
    undone = sum(event.kind == UNDONE for event in desk.case.log)
    return f"mail-{mail}" + (f":{undone}" if undone else "")


def _by_today(running: Sequence[Deadline], today: date) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What is overdue, and what is still to come. What nobody is late with is told only while it is to come."""
    late = [{"wat": each.term.text, "datum": each.counts, "te_laat": True} for each in running if _is_late(each, today)]
    days = [(each.term.text, date_facts(each)["streefdatum"], each.counts) for each in running if each.counts >= today]
    coming = [{"wat": words, "datum": aim if aim >= today else last, "te_laat": False} for words, aim, last in days]
    return late, coming


def _is_late(deadline: Deadline, today: date) -> bool:
    return deadline.counts < today and deadline.escalate_on is not None


def _not_done(
    desk: Desk, command: Command, colleague: Person, mail: int, asked: tuple[str, Sequence[str]], waiting: Collection[str]
) -> Letter:
    """The question again with its choices, or why it may not be."""
    reden = command.why or "niet-toegestaan"
    keuzes = []
    if command.action == "unclear":
        reden = command.why if command.why in REFUSALS else "niet-begrepen"
        people = candidates(desk.case, desk.bureau)
        keuzes = choices(_offered(desk, command, people, asked[1]), people) if reden != OBJECTION else _back(asked[1])
    return desk.write(
        "begreep-niet",
        colleague,
        _of_mail(desk, mail),
        vraag=asked[0],
        keuzes=keuzes,
        reden=reden,
        verstuurd="uitkomst" not in waiting,
        nieuwer=_newer(command),
        wacht=day_in_words(waits) if (waits := command.arguments.get("waits", "")) else "",
    )


def _back(asked: Collection[str]) -> list[dict[str, Any]]:
    """Whether to take back what was done, where the letter that told of it offered that."""
    return choices(BACK if BACK[0] in asked else ())


def _newer(command: Command) -> dict[str, str] | None:
    """The letter that he should answer instead, where there is one."""
    if command.why != "nieuwere-tekst":
        return None
    return {"onderwerp": command.arguments["onderwerp"], "geschreven": day_in_words(command.arguments["geschreven"])}


def _offered(desk: Desk, command: Command, people: Sequence[Person], asked: Sequence[str]) -> Sequence[str]:
    if command.why == "bevestigen":
        return ()
    if desk.case.state == ASKED:
        return ENTRY_CHOICES if "invoerder" in desk.case.parties else LABELS
    return ([person.name for person in people] if desk.case.handler is None else []) or asked


def _turned_out(desk: Desk) -> str:
    """What a confirmed complaint turned out to be, of a case that ended so; "" else."""
    last = desk.case.last("closed")
    what = last.data.get("reason", "") if last is not None and desk.case.has("received") else ""
    return what if what in NO_COMPLAINT else ""


LABELS = ("klacht", "suggestie", "vraag", "overig")
REFUSALS = (
    "invoer", "geen-pauze", "geen-datum", "geen-tijd", "geen-reden", "twee-passen", "tegenstrijdig", "bevestigen",
    OBJECTION, "zeg-het-zo", "reactie-onzeker", "verslag-onzeker", "maatregelen-onzeker",
)  # fmt: skip


def in_words(command: Command, bureau: Bureau) -> str:
    """One line about an action, in words of the regulation; "" for one that changes nothing."""
    words = {
        name: value if len(value) <= LONGEST_IN_SUMMARY else f"{value[:LONGEST_IN_SUMMARY]}…"
        for name, value in command.arguments.items()
    }
    for name in ("when", "until"):
        if name in words:
            words[name] = day_in_words(words[name])
    gesprek = f"het gesprek was op {day_in_words(words['held'])}" if "held" in words else "het gesprek of het verslag ervan"
    tot = f" tot {words['until']}" if "until" in words else ", ten hoogste acht weken"
    regulation = bureau.regulation
    if command.action == "correct":
        return told(command.arguments, regulation.words.klager)
    klacht = "melding" if regulation.words.klager == "melder" else "klacht"
    return DONE.get(command.action, "").format_map(
        {"klager": regulation.words.klager, "klacht": klacht, "tot": tot, "gesprek": gesprek, **words}
    )
