"""What a colleague hears back: what was done, or what was not understood or not allowed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from bot.domain.answers.commands import Command
from bot.domain.answers.entry import CHOICES as ENTRY_CHOICES
from bot.domain.answers.entry import kinds_offered
from bot.domain.answers.given_up import UNSAID
from bot.domain.answers.objection import BACK, OBJECTION
from bot.domain.answers.two_talks import TWO
from bot.domain.attachments import file_words
from bot.domain.history import UNDONE
from bot.domain.impartiality import candidates, is_concerned
from bot.domain.letters.done import DONE, lines
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

CANNOT = "Wie de zaak behandelt, hoort dat u dan niet kunt. U krijgt bericht als er een nieuwe dag is."
STEPS = (  # what an example of another order depends on
    "handler_assigned", "hearing_planned", "hearing_held", "complainant_heard", "employee_heard", "verdict_given", "advised",
    "measures_recorded", "draft_approved", "extended", "admitted", "rejected", "classified", "withdrawn", "closed",
)  # fmt: skip
LONE = (("ik ben erbij betrokken",), ("akkoord",))
NOTED = "Uw bericht staat bij de zaak."


def answers(
    desk: Desk,
    command: Command,
    colleague: Person,
    message: Message,
    mail: int,
    undo: datetime | None = None,
    asked: tuple[str, Sequence[str]] = ("", ()),
    waiting: Collection[str] = (),
    dropped: Sequence[str] = (),
) -> Iterator[Letter]:
    """What a colleague hears back: what was done or not understood, and which files were refused. A note is filed in silence.

    `undo` is until when the answer can be taken back; `asked` the subject of the letter he answered, and its choices;
    `waiting` the kinds of letters of this case that are on their way: what they will meet is no step any more; `dropped` the
    subjects of those that were, and do not leave any more because of this.
    """
    became = file_words(desk.files, mail)
    prevented = "cannot" in command.arguments
    if command.action in DONE or (command.action == "add_note" and (became["geweigerd"] or prevented)):
        letter = _done(desk, command, colleague, mail, undo, waiting, dropped)
    elif command.action in ("unclear", "refuse_not_allowed"):
        letter = _not_done(desk, command, colleague, mail, asked, waiting)
    else:
        return
    yield in_thread(letter, message)


def _done(
    desk: Desk,
    command: Command,
    colleague: Person,
    mail: int,
    undo: datetime | None,
    waiting: Collection[str],
    dropped: Sequence[str],
) -> Letter:
    """What was done or filed, what comes next, and until when it can be taken back."""
    met = {WHEN_SENT.get(kind, "") for kind in waiting}
    left = (each for each in desk.deadlines if each.is_running and not met.intersection(each.term.met_by))
    late, coming = _by_today(sorted(left, key=lambda each: each.counts), local_date(desk.now))
    return desk.write(
        "uitgevoerd",
        colleague,
        _of_mail(desk, mail),
        gedaan=list(dict.fromkeys(line for each in (command, *command.also) if each.action in DONE for line in lines(desk, each)))
        or [CANNOT if "cannot" in command.arguments else NOTED],
        bleek=_turned_out(desk) if command.action == "classify" else "",
        bestanden=file_words(desk.files, mail),
        vervallen=list(dropped),
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
        offered = choices(_offered(desk, command, asked[1]), people)
        keuzes = _back(asked[1]) if reden == OBJECTION else offered
        if is_concerned(desk.case, colleague.email, desk.bureau):
            keuzes = []
    return desk.write(
        "begreep-niet",
        colleague,
        _of_mail(desk, mail),
        vraag=asked[0],
        keuzes=keuzes,
        reden=reden,
        verstuurd="uitkomst" not in waiting,
        begrepen=command.arguments.get("heard", ""),
        nieuwer=_newer(command),
        houdt_tegen=_holds_back(desk, colleague),
        laatst=next((event.kind for event in reversed(desk.case.events) if event.kind in STEPS), ""),
        wacht=day_in_words(waits) if (waits := command.arguments.get("waits", "")) else "",
    )


def _holds_back(desk: Desk, colleague: Person) -> bool:
    held = desk.case.held_back
    return held is not None and desk.case.parties[held.data["person"]].email == colleague.email


def _back(asked: Collection[str]) -> list[dict[str, Any]]:
    """Whether to take back what was done, where the letter that told of it offered that."""
    return choices(BACK if BACK[0] in asked else ())


def _newer(command: Command) -> dict[str, str] | None:
    """The letter that he should answer instead, where there is one."""
    if command.why != "nieuwere-tekst":
        return None
    return {"onderwerp": command.arguments["onderwerp"], "geschreven": day_in_words(command.arguments["geschreven"])}


def _offered(desk: Desk, command: Command, asked: Sequence[str]) -> Sequence[str]:
    """The choices of the letter that he answered, under the same numbers; of no letter, what a mail may be that still waits.

    A single choice that says what cannot be undone is not offered again: he would have nothing else to choose.
    """
    if command.why == "bevestigen":
        return ()
    if command.why == UNSAID:
        return ("de melding is ingetrokken" if desk.bureau.regulation.words.klager == "melder" else "de klacht is ingetrokken",)
    if not asked and desk.case.state == ASKED:
        return ENTRY_CHOICES if "invoerder" in desk.case.parties else kinds_offered(desk.case, desk.bureau)
    return () if tuple(asked) in LONE else asked


def _turned_out(desk: Desk) -> str:
    """What a confirmed complaint turned out to be, of a case that ended so; "" else."""
    last = desk.case.last("closed")
    what = last.data.get("reason", "") if last is not None and desk.case.has("received") else ""
    return what if what in NO_COMPLAINT else ""


REFUSALS = (
    "invoer", "wiens-klacht", "los-bericht",
    "geen-pauze", "geen-datum", "geen-tijd", "geen-reden", "twee-passen", "tegenstrijdig", "bevestigen",
    OBJECTION, "zeg-het-zo", "reactie-onzeker", "verslag-onzeker", "maatregelen-onzeker", UNSAID, TWO,
)  # fmt: skip
