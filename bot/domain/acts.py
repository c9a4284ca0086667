"""What a colleague's action does to a case: the events it adds and the words it puts in the file. Pure; letters follow events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime

from bot.domain.act import Act, Done
from bot.domain.acts_desk import DESK_ACTIONS, by_himself, of_another, open_entry
from bot.domain.acts_talk import TALK_ACTIONS, stopped
from bot.domain.admissibility import grounds, rule_for
from bot.domain.answers.agreements import AGREED
from bot.domain.answers.commands import Command
from bot.domain.answers.entry import ANOTHERS
from bot.domain.case import Case, Party, planned_talk
from bot.domain.case_intake import opening
from bot.domain.corrections import corrected
from bot.domain.events import Event
from bot.domain.outcome import is_of_death, judges, missing, not_yet, settled
from bot.domain.reading import Person
from bot.domain.second_look import LOOK_AGAIN
from bot.domain.terms import deadlines
from bot.domain.workdays import local_date
from bot.domain.workflow import ANSWERED, ASKED, HANDLED, RECEIVED
from bot.errors import AnswerRefused, StepNotAllowed


def perform(act: Act) -> Done:
    """The case after the action and what came with it, and the new events. AnswerRefused or StepNotAllowed: nothing was done."""
    case = act.case
    events: tuple[Event, ...] = ()
    for command in (act.command, *act.command.also):
        if act.command.also and command.action == "admit" and case.has("admitted") and not _is_reconsidered(case):
            continue  # who names the handler has taken it up with that
        case, more = ACTIONS.get(command.action, _note)(replace(act, case=case, command=command))
        events += more
    return case, events


def _assign(act: Act) -> Done:
    person = act.bureau.named(act.word("handler"))
    if person is None or (act.case.handler is not None and act.case.handler.email == person.email):
        raise StepNotAllowed(f"{act.word('handler')} handles it already, or is not on the roster")
    case, key = act.case.with_party("behandelaar", Party(person.name, person.email, ", ".join(person.roles)))
    events: tuple[Event, ...] = ()
    if not case.has("admitted") and (act.bureau.regulation.admission_decision or grounds(case, act.bureau)):
        events += (act.event("admitted"),)
    events += (act.event("handler_assigned", person=key),)
    return case.with_events(*events), events


def _release(act: Act) -> Done:
    """A handler who turns out to be involved: he sees nothing of the case any more, and somebody else is sought."""
    handler = act.case.handler
    if handler is None or handler.email != act.sender.email:
        raise AnswerRefused("zelf-betrokken" if act.sender.email in act.bureau.directie else "niet-de-behandelaar")
    return release(act.case, act.now, by="self")


def release(case: Case, now: datetime, by: str = "") -> Done:
    """The case without its handler, who is kept out of it from now on."""
    if case.handler is None:
        return case, ()
    key = case.key_of(case.handler.email)
    case, _ = case.with_party("geweerd", case.handler)
    assigned = next(event.data["person"] for event in reversed(case.events) if event.kind == "handler_assigned")
    event = Event("handler_released", now, {"person": assigned or key} | ({"by": by} if by else {}))
    return case.with_events(event), (event,)


def _classify(act: Act) -> Done:
    label = act.word("label")
    if label == "klacht" and "invoerder" in act.case.parties:
        return open_entry(act) if act.case.state == ASKED else _note(act)
    if label == "klacht" and act.word("whose") == ANOTHERS:
        return of_another(act)
    asked, entered = act.case.state == ASKED, "invoerder" in act.case.parties
    if not (asked or entered) and (label == "klacht" or act.case.state not in UNDECIDED):
        raise StepNotAllowed("it was classified before")
    first = act.event("classified", label=label)
    if label == "klacht":
        return act.done(first, *opening(act.case, act.bureau, " ".join(act.case.facts.sentences)))
    return act.done(first, *stopped(act, "closed", reason=label))


UNDECIDED = (RECEIVED, HANDLED)  # in these staff may still say that the mail was taken for a complaint in error


def _admit(act: Act) -> Done:
    if act.prompt.code == LOOK_AGAIN:
        return DESK_ACTIONS["reopen"](act)
    if _is_reconsidered(act.case):
        return act.done(act.event("reopened", **by_himself(act)))
    if act.case.has("admitted"):
        raise StepNotAllowed("it was taken up before")
    return act.done(act.event("admitted"))


def _is_reconsidered(case: Case) -> bool:
    """True when taking it up means once more: there was an outcome, or the complainant is not satisfied."""
    satisfaction = case.last("satisfaction_recorded")
    return case.state == ANSWERED or (satisfaction is not None and satisfaction.data["level"] != "tevreden")


def _reject(act: Act) -> Done:
    reason = act.word("reason")
    if not reason:
        raise AnswerRefused("geen-reden")
    rule = rule_for(reason, act.bureau)
    return act.done(*stopped(act, "rejected", ground=rule.when if rule else "other"), reden_afwijzing=reason)


def _judge(act: Act) -> Done:
    if act.case.approved is not None:
        raise AnswerRefused("al-goedgekeurd")  # the letter that was approved says something else
    arguments = act.command.arguments
    words = {key: arguments[name] for name, key in OUTCOME_WORDS.items() if arguments.get(name)}
    if not judges(act.sender.email, act.bureau):
        events: tuple[Event, ...] = (act.event("advised", gegrond=act.word("gegrond"), **_until(act)),)
        return act.done(*events, **words)
    if why := not_yet(act.case, act.bureau, local_date(act.now)):
        raise AnswerRefused(why)
    words = _not_of_the_advice(act) | words
    events = (act.event("verdict_given", gegrond=act.word("gegrond")),)
    if words.get("maatregelen"):
        events += (act.event("measures_recorded", **_until(act), **_sort(words["maatregelen"])),)
    case, events = act.done(*events, **words)
    return _draft(replace(act, case=case), events)


def _not_of_the_advice(act: Act) -> dict[str, str]:
    """The reasons and measures of an advice that the verdict does not follow, taken out: they speak for the other verdict."""
    advised = act.case.last("advised")
    follows = advised is None or advised.data["gegrond"] == act.word("gegrond") or act.case.has("verdict_given")
    return {} if follows else {"redenen": "", "maatregelen": ""}


OUTCOME_WORDS = {"reason": "redenen", "findings": "bevindingen", "measures": "maatregelen"}


def _until(act: Act) -> dict[str, str]:
    return {"until": act.word("until")} if act.word("until") else {}


def _draft(act: Act, events: tuple[Event, ...]) -> Done:
    """A draft as soon as nothing is missing any more."""
    if missing(act.case, act.bureau) or act.case.approved is not None:
        return act.case, events
    drafted = act.event("draft_made", number=str(sum(event.kind == "draft_made" for event in act.case.events) + 1))
    return act.case.with_events(drafted), (*events, drafted)


def _measures(act: Act) -> Done:
    if act.case.has("outcome_sent") and act.case.has("measures_recorded") and act.word("text").lower().startswith(DONE_WORDS):
        return act.done(act.event("measures_done"))
    again = act.case.has("outcome_sent") and bool(act.case.file.get("maatregelen") or act.case.has("solved"))
    words = {"preventie" if again else "maatregelen": act.word("text")}
    case, events = act.done(act.event("measures_recorded", **_until(act), **_sort(act.word("text"), again)), **words)
    return _draft(replace(act, case=case), events) if case.last("verdict_given") else (case, events)


def _sort(text: str, again: bool = False) -> dict[str, str]:
    """The code that stays when the words are erased; a measure that puts something right has none."""
    plain = text.lower().strip(" .!")
    none = plain in ("geen", "geen maatregelen", "geen maatregel", "er zijn geen maatregelen nodig", "geen maatregelen nodig")
    return {"sort": "geen"} if none else {"sort": "preventief"} if again else {}


DONE_WORDS = ("gedaan", "uitgevoerd", "is gedaan", "is uitgevoerd", "ja, gedaan", "ja, uitgevoerd", "klaar", "afgerond")


def _approve(act: Act) -> Done:
    kind, code = act.prompt.kind, act.prompt.code
    if kind == "concept-uitkomst" and act.case.has("draft_made"):
        if act.case.approved is not None:
            raise AnswerRefused("al-goedgekeurd")
        held = act.case.held_back
        if held is not None and act.case.parties[held.data["person"]].email != act.sender.email:
            raise AnswerRefused("collega-houdt-tegen")
        case, key = act.case.with_party("akkoord", Party(act.sender.name, act.sender.email))
        files = {"files": "no"} if act.word("file") == "no" else {}
        return replace(act, case=case).done(act.event("draft_approved", approved_by=key, **files))
    if kind == "vraag-oordeel" and (advice := act.case.last("advised")):
        measures = {"measures": act.case.file.get("maatregelen", "")}
        command = Command("verdict", {**advice.data, **measures})
        return _judge(replace(act, command=command))
    if kind == "verzoek-reactie":
        return act.done(act.event("reaction_agreed", person=act.case.key_of(act.sender.email)))
    if code == "uwv":
        return act.done(act.event("uwv_agreed"))
    if code == "intrekking":
        return _withdraw(act)
    if code == AGREED and (words := act.case.file.get("afspraken_gelezen", "")):
        by = {"until": day} if (day := act.case.file.get("afspraken_tot", "")) else {}
        return _agreement(replace(act, command=Command("record_agreement", {"text": words, **by})))
    if code == LOOK_AGAIN:
        return DESK_ACTIONS["reopen"](act)
    if kind == "vraag-ontvankelijkheid":
        return _admit(act)
    return _note(act)


def _extend(act: Act) -> Done:
    if act.bureau.regulation.admission_decision and not act.case.has("admitted"):
        raise AnswerRefused("nog-niet-in-behandeling")  # the client would hear of more time for what may not be taken up
    term = next(
        (each for each in deadlines(act.bureau.regulation, act.case.events, act.bureau.calendar) if each.term.set_by), None
    )
    if term is not None and date.fromisoformat(act.word("until")) > term.due:
        raise AnswerRefused("te-lang")
    return act.done(act.event("extended", until=act.word("until")), reden_verlenging=act.word("reason"))


def _withdraw(act: Act) -> Done:
    return act.done(*stopped(act, "withdrawn", **by_himself(act)))


def _outcome(act: Act) -> Done:
    """The handler sent the outcome himself."""
    return act.done(act.event("outcome_sent", by="staff"))


def _close(act: Act) -> Done:
    if act.prompt.code == "intrekking" and "ingetrokken" in f"{act.word('reason')} {act.word('text')}".lower():
        return _withdraw(act)
    if act.case.has("received") and not settled(act.case):
        because = act.word("because") or (act.word("reason") if is_of_death(act.word("reason")) else "")
        if not because:
            raise AnswerRefused("geen-reden-sluiten")
        ended = stopped(act, "closed", reason="afgehandeld", early="yes", **by_himself(act))
        return act.done(*ended, reden_sluiting=because)
    recorded = act.case.last("measures_recorded")
    before = recorded is not None and recorded.at < act.now  # and not in this answer: these are still to be taken
    told = act.prompt.kind == "vraag-maatregelen" and before and bool(act.word("reason"))
    done = (act.event("measures_done"),) if told and not act.case.has("measures_done") else ()  # with what was done as the reason
    return act.done(*done, *stopped(act, "closed", reason="afgehandeld"))


def _reaction(act: Act) -> Done:
    key = act.case.key_of(act.sender.email)
    if key.startswith("betrokken-"):
        return act.done(act.event("reaction_received", person=key), **{f"reactie-{key}": act.word("text")})
    involved = [name for name in act.case.parties if name.startswith("betrokken-")]
    if not involved:
        raise AnswerRefused("geen-medewerker")
    key = next((name for name in involved if act.case.parties[name].name.split()[0] in act.word("text")), involved[0])
    known = any(event.kind == "reaction_received" and event.data["person"] == key for event in act.case.history)
    received = () if known else (act.event("reaction_received", person=key),)
    return act.done(*received, act.event("noted", summary=key), **{f"samenvatting-{key}": act.word("text")})


def _satisfaction(act: Act) -> Done:
    level = act.word("text").lower().replace("niet tevreden", "niet")
    words = {"aanbod": act.word("offer")} if act.word("offer") else {}
    events: tuple[Event, ...] = (act.event("offer_made"),) if words else ()
    events += (act.event("satisfaction_recorded", level=level),)
    if level == "tevreden":
        events += (act.event("solved"),)
    return act.done(*events, **words)


def _offer(act: Act) -> Done:
    return act.done(act.event("offer_made"), aanbod=act.word("text"))


AGREEMENT_CHECKED_AFTER = 10  # working days, when the agreement names no date


def _agreement(act: Act) -> Done:
    after = act.bureau.calendar.add_workdays(local_date(act.now), AGREEMENT_CHECKED_AFTER).isoformat()
    return act.done(act.event("agreement_reached", until=act.word("until") or after), afspraken=act.word("text"))


def _name_employee(act: Act) -> Done:
    person = act.bureau.named(act.word("employee"))
    if person is None:
        raise AnswerRefused("niet-begrepen")
    return name_employee(act.case, person, act.now)


def name_employee(case: Case, person: Person, now: datetime) -> Done:
    """The case with this employee among those complained about; a handler who turns out to be it is released."""
    if any(party.email == person.email for party in case.involved):
        return case, ()
    handler_is_it = case.handler is not None and case.handler.email == person.email
    case, key = case.with_party("betrokken", Party(person.name, person.email, ", ".join(person.roles)))
    named = Event("employee_named", now, {"person": key})
    hidden = case.facts.doubtful_employees if "anoniem" in case.facts.flags else ()  # the others still know nothing
    rest = tuple(name for name in hidden if name != person.name)
    case = replace(case.with_events(named), facts=replace(case.facts, doubtful_employees=rest))
    if not handler_is_it:
        return case, (named,)
    case, released = release(case, now)
    return case, (named, *released)


def _request_reaction(act: Act) -> Done:
    if not act.case.involved:
        raise AnswerRefused("niemand-te-vragen")
    return act.done(act.event("noted", ask_reaction="yes"))


def _claim(act: Act) -> Done:
    amount = float(act.word("amount"))
    case, events = act.done(act.event("claim_estimated", amount=f"{amount:.2f}"))
    return replace(case, facts=replace(case.facts, amount_eur=amount)), events


def _insurer(act: Act) -> Done:
    return act.done(act.event("noted", insurer="yes"))


def _discussed(act: Act) -> Done:
    return act.done(act.event("meeting_held"))


def _correct(act: Act) -> Done:
    return corrected(act.case, act.command.arguments, act.now)


def _note(act: Act) -> Done:
    """A note changes nothing; who cannot come to the talk is put to the handler."""
    key = act.case.key_of(act.sender.email)
    if act.word("cannot") and key and planned_talk(act.case) is not None:
        return act.done(act.event("noted", cannot=key), verhinderd=act.word("text"))
    return act.done(act.event("noted"))


ACTIONS: Mapping[str, Callable[[Act], Done]] = {
    "assign": _assign,
    "recuse": _release,
    "classify": _classify,
    "admit": _admit,
    "reject": _reject,
    "verdict": _judge,
    "record_measures": _measures,
    "approve": _approve,
    "extend": _extend,
    "withdraw": _withdraw,
    "close": _close,
    "outcome_reported": _outcome,
    "record_reaction": _reaction,
    "record_satisfaction": _satisfaction,
    "record_offer": _offer,
    "record_agreement": _agreement,
    "name_employee": _name_employee,
    "request_reaction": _request_reaction,
    "estimate_claim": _claim,
    "notify_insurer": _insurer,
    "discussed": _discussed,
    "correct": _correct,
    "add_note": _note,
    **DESK_ACTIONS,
    **TALK_ACTIONS,
}
