"""What an answer plainly settles in free words, where its clauses gave no action: a talk, more time, or the one and the other."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.answers.actions import action
from bot.domain.answers.clauses import clauses, halves
from bot.domain.answers.commands import Answer, Command, Prompt
from bot.domain.answers.free.moment import READ_IN, plain_moment
from bot.domain.answers.free.ordered import ordered
from bot.domain.answers.free.reported import report
from bot.domain.answers.free.sent_off import sent_off
from bot.domain.answers.free.until import plain_until
from bot.domain.answers.free.withdrawn import withdrawn
from bot.domain.answers.held_off import held_off
from bot.domain.answers.masked import clause_of
from bot.domain.answers.names import mentioned
from bot.domain.answers.patterns import whole
from bot.domain.answers.talk import is_with_handler
from bot.domain.answers.weighed import weighed
from bot.domain.reading import Judge

_OF_THE_CASE = re.compile(
    r"(?i)\b(?:verleng\w*|verdaag\w*|(?:eind|streef)datum|\w*termijn|deadline|uitstel|extra (?:tijd|nodig)|(?:week|weken"
    r"|maand) (?:extra|erbij|langer)"
    r"|zet er [^.!?]{3,30} bij)\b"
)  # not of the talk
REMINDS = ("herinnering", "escalatie")
_LATE = re.compile(  # says no more than that it is late
    r"(?i)^(?:(?:oei|sorry|excuus|excuses|pardon|oeps|o+h?|ja|klopt|mijn fout|stom|helemaal|straal|totaal)\b[,.! ]*)+"
    r"(?:[^.!?\d]{0,40}\b(?:vergeten|tussendoor|geschoten|laat|verzuimd|liggen|ontschoten"
    r"|erbij ingeschoten)\b(?: (?:door te geven|te melden"
    r"|te mailen|geschoten|gebleven))?[^.!?\d]{0,20}[.!:] *)?"
)
_SOMEBODY = re.compile(r"(?i)\b(?:hij|zij|ze|hem|haar|we|wij|die)\b")
_AND = re.compile(r"(?i)^[\s,:–-]*(?:(?:en|dus|dan) )*")
MOST_SENTENCES = 8  # of an answer that may settle two things


def in_free_words(answer: Answer) -> Command | None:
    """How far somebody is, the talk or the extension; both where some sentences settle the one and all others the other."""
    if answer.prompt.kind in REMINDS:
        answer = replace(answer, text=_LATE.sub("", answer.text))
    return (
        sent_off(answer)
        or ordered(answer)
        or report(answer)
        or withdrawn(answer)
        or _both(answer)
        or plain_moment(answer, beside=_is_handled(answer))
        or plain_until(answer)
    )


def fuller(command: Command, answer: Answer) -> Command:
    """An appointment with the more time that the answer gives beside it in free words."""
    if command.action not in ("assign", "admit") or command.also:
        return command
    more = ordered(answer)
    same = more is not None and more.also and (more.action, more.arguments) == (command.action, command.arguments)
    return more if more is not None and same else command


def _is_handled(answer: Answer) -> bool:
    """True for a letter that reminds of whatever is to be done in a case that is handled: it may be the talk."""
    if answer.prompt.kind not in REMINDS or answer.case.handler is None:
        return False
    return not any(is_with_handler(clause_of(each, answer).plain, answer) for each in clauses(answer.text))


_OF_OUR_TALK = re.compile(
    r"(?i)(?:(?:het|ons) )?(?:gesprek|klachtgesprek|hoorgesprek|afspraak) (?:is|staat|wordt|werd)\b(?!.*\b(?:met|was|misschien"
    r"|als)\b)"
)


def with_talk(command: Command, answer: Answer) -> Command:
    """More time, and with it the talk that a sentence of its own says when it will be; so too who is taken up."""
    if command.action == "admit" and answer.prompt.kind == "vraag-ontvankelijkheid":
        return _taken_up_with_talk(command, answer)
    if command.action != "extend" or command.also or answer.prompt.kind != "vraag-verlenging":
        return command
    said = [each for each in clauses(answer.text) if _OF_OUR_TALK.match(each)]
    talk = plain_moment(replace(answer, text=re.sub(r"\b(?:nu )?pas\b", "", said[0])), beside=True) if len(said) == 1 else None
    return command if talk is None else replace(command, also=(talk,))


def _taken_up_with_talk(command: Command, answer: Answer) -> Command:
    """A complaint that is taken up, with the talk that the rest of the answer plans, as an answer about the talk is read."""
    if any(each.action != "assign" for each in command.also):
        return command
    parts = [part for sentence in clauses(answer.text) for part in halves(sentence)]
    done = [action(_AND.sub("", part), answer) for part in parts]
    left = ". ".join(_AND.sub("", part) for part, found in zip(parts, done, strict=True) if found is None)
    if any(found and found.action not in ("admit", "assign") for found in done) or not clause_of(left, answer).found.clock:
        return command
    if mentioned(answer.text, answer.bureau.roster) and _SOMEBODY.search(left):
        return command  # it may be the colleague who comes
    asked = replace(answer, prompt=Prompt("vraag-gesprek"), text=left)
    talk = whole(asked)
    talk = talk if talk.action == "plan_hearing" else plain_moment(asked) or talk
    settled = talk.action == "plan_hearing" and "T" in talk.arguments["when"] and not talk.also
    return replace(command, also=(*command.also, talk)) if settled else command


def with_sure_talk(command: Command, answer: Answer, judge: Judge) -> Command:
    """A complaint that is taken up in words that only a judge knows, with the talk that the one sentence with an hour plans."""
    if command.action != "admit" or command.also or answer.prompt.kind != "vraag-ontvankelijkheid":
        return command
    said = [each for each in clauses(answer.text) if clause_of(each, answer).found.clock]
    if len(said) != 1 or (mentioned(said[0], answer.bureau.roster) and _SOMEBODY.search(said[0])):
        return command
    asked = replace(answer, prompt=Prompt("vraag-gesprek"), text=said[0])
    talk = weighed(whole(asked), asked, judge)
    settled = talk.action == "plan_hearing" and "T" in talk.arguments["when"] and not talk.also and not held_off(talk, asked)
    return replace(command, also=(talk,)) if settled else command


def _both(answer: Answer) -> Command | None:
    sentences = clauses(answer.text)
    if answer.prompt.kind not in (*READ_IN, "vraag-verlenging") or not 1 < len(sentences) <= MOST_SENTENCES:
        return None
    for cut in range(1, len(sentences)):
        first, last = ("\n".join(part) for part in (sentences[:cut], sentences[cut:]))
        for of_talk, of_time in ((first, last), (last, first)):
            if answer.prompt.kind != "vraag-verlenging" and not _OF_THE_CASE.search(of_time):
                continue
            talk = plain_moment(replace(answer, text=of_talk), beside=True)
            more = plain_until(replace(answer, text=of_time), beside=True) if talk is not None else None
            if talk is not None and more is not None:
                return replace(more, also=(talk,)) if answer.prompt.kind == "vraag-verlenging" else replace(talk, also=(more,))
    return None
