"""The report of a talk: the whole answer to the letter that asks for it, or what stands under its own label in another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.domain.answers import dates as answer_dates
from bot.domain.answers.actions import action
from bot.domain.answers.clauses import CERTAIN_DOUBT, bare, clauses, sections
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.masked import clause_of
from bot.domain.answers.outcome import CONTRADICTS, UNCLEAR, until, verdict
from bot.domain.answers.residue import asks, is_question, unsettles

SHORTEST_REPORT = 5  # words
LONGEST_OPENING = 8  # words in front of it that say nothing yet: "hierbij mijn verslag en wat ik ervan vind"
_OF_VERDICT = ("oordeel", "redenen", "bevindingen", "maatregelen")  # labels
_LATER = re.compile(
    r"(?:(?:het |mijn )?(?:verslag|antwoord|reactie|het) )?(?:volgt|komt|kom ik|stuur ik|stuur|lever ik|krijg je|krijgen"
    r" jullie|ik reageer|ik stuur|ik kom|ik mail|ik lever|ik maak|ik bel|dat doe ik)\b.{0,60}"
)
_NO_TALK = re.compile(
    r"\b(?:niet (?:op)?komen (?:op)?dagen|niet verschenen|niet gekomen|kwam niet|niet doorgegaan|(?:ging"
    r"|gaat) (?:\w+ ){0,3}niet"
    r" door|afgezegd|geen gesprek|nog niet (?:geweest|gehouden|plaatsgevonden|gesproken)"
    r"|ziet af van|no.?show|verzet|verplaatst|geannuleerd|niet gelukt|lukte niet|moet nog|er was niemand|(?:was"
    r"|waren) er niet(?! bij)"
    r"|niet (?:wil|wilde|wou|kon|kan) komen|geen uitnodiging|wil(?:de)? niet (?:meer )?(?:praten|komen)|wanneer het verslag"
    r"|nog niet (?:gereageerd|geantwoord|gebeld)|ander moment|ik kon (?:er )?niet|(?:heeft|had) het gesprek gedaan"
    r"|proberen? (?:het|we het|wij het) (?:opnieuw|nog)|nieuwe poging)\b"
)


TALK_TO_COME = re.compile(  # the talk itself is still to come, or still to be reported
    r"\b(?:nog (?:niks|niets|niet) gesproken"
    r"|met (?:meneer|mevrouw|klager|hem|haar)(?: \w+)? (?:heb ik )?nog (?:niet(?! alles)|niks|niets)"
    r"|voorbereiding(?:sgesprek)? gehad"
    r"|(?<!volgende )gesprek (?:\w+ ){0,3}(?:is|volgt|staat|komt) (?:\w+ )?(?:pas|(?:de )?volgende)"
    r"|de klacht zelf (?:\w+ ){0,3}volgende"
    r"|(?:versie|verslag|kant|lezing) (?:komt|volgt) nog)\b"
)
_NOT_THERE = re.compile(
    r"^(?=.*\b(?:ik was er|was er zelf|ik was daar|ik ben er) (?:zelf )?niet bij)(?=.*\b(?:volgens|hoorde|begreep|schijnt"
    r"|geen idee|weet (?:ik )?niet|zegt|zei)\b)|\bgeen idee wat (?:er|daar)\b"
)


_OF_THE_REPORT = re.compile(  # speaks of the report or the talk, and is none
    r"\bverslag (?:ligt|staat (?!in)|komt|volgt|is (?:bij|nog)|moet|maakt|schrijft|krijg\w*)\b|\b(?:maakt|stuurt|schrijft"
    r"|levert) (?:het|een|dit) verslag\b"
    r"|(?<![\w@])@ heeft (?:het|een|dat|mijn) verslag\b|\bgesprek (?:is|staat|wordt) (?:nog |pas |gepland )*(?:op )?#"
    r"|^bel (?:me|mij)\b|\bgesprek heeft @ (?:gedaan|gevoerd)\b"
    r"|^(?:ik ben|ben) (?:ziek|vrij|met verlof|op vakantie|afwezig)\b"
)


_SPOKE = re.compile(
    r"\b(?:wel|alleen|apart|los|telefonisch) (?:\w+ )?gesproken\b|\b(?:zag|ziet|zagen) (?:\w+ ){0,3}(?:er ?van )?af\b"
)


def tells_of_half_a_talk(text: str) -> bool:
    """True for words that the talk was not held, and that somebody was heard after all or wants none."""
    plain = bare(text)
    return _NO_TALK.search(plain) is not None and _SPOKE.search(plain) is not None


def _is_of_the_report(plain: str) -> bool:
    return is_question(plain) or _OF_THE_REPORT.search(plain) is not None


def reported(answer: Answer) -> Command | None:
    """The answer to verzoek-verslag as the report itself; None when it says there was no talk, or none to report yet."""
    text, plain = answer.text, bare(answer.text)
    short = len(text) < 250
    if short and (
        _NO_TALK.search(plain)
        or TALK_TO_COME.search(plain)
        or _LATER.match(plain)
        or "?" in text
        or plain.startswith(("verleng", "ik ben er zelf"))
    ):
        return None
    if short and _NOT_THERE.search(plain):
        return UNCLEAR  # he only heard that it was held
    if len(text) < 100 and re.search(r"\b(?:nog (?:niet|geen|mee|aan het)|bezig|toegekomen|sorry|binnenkort)\b", plain):
        return None
    if short and (asks(plain) or unsettles(text, {"extend"}, answer) or _is_of_the_report(clause_of(text, answer).plain)):
        return None
    if short and len(plain.split()) < 2 and plain not in ("bijlage", "verslag", "gesproken", "gehouden"):
        return None
    if short and re.fullmatch(r"(?:ok|oke|prima|ja|nee|akkoord|bedankt|dank|genoteerd|doe ik|duidelijk)(?: .{0,15})?", plain):
        return None
    found = sections(_MY.sub("", text))
    if "oordeel" in found:  # the report goes to both sides, the verdict does not
        return _under_its_label(_reported_with_verdict(found, answer), text)
    agreed = found.get("afspraken", "")
    also = (Command("record_agreement", {"text": agreed, **until(agreed, answer)}),) if agreed else ()
    return Command("record_hearing", {"text": text}, also=also)


def _reported_with_verdict(found: Mapping[str, str], answer: Answer) -> Command:
    of_verdict = [f"{label.capitalize()}: {words}" for label, words in found.items() if label in _OF_VERDICT]
    judged = verdict(replace(answer, text="\n".join(of_verdict)))
    words = found.get("verslag") or found.get("", "")
    if judged is None or judged.action != "verdict" or len(words.split()) < SHORTEST_REPORT:
        return UNCLEAR
    before = found.get("", "") if "verslag" in found else ""
    if found.keys() - {"", "verslag", *_OF_VERDICT} or len(before.split()) > LONGEST_OPENING or CERTAIN_DOUBT.search(before):
        return UNCLEAR
    return Command("record_hearing", {"text": words}, also=(judged,))


def _under_its_label(command: Command, text: str) -> Command:
    """The report as it was written: with the word "Verslag:" that it opens with."""
    label = _OPENS.match(text)
    if label is None or command.action != "record_hearing":
        return command
    return replace(command, arguments={"text": f"{label[0].strip()} {command.arguments['text']}"})


_OPENS = re.compile(r"(?i)\W*(?:(?:het|hierbij het|kort) )?(?:gespreks)?verslag(?:je)?\s*:")
_MY = re.compile(r"(?im)(?:^|(?<=[.!?\n] ))(?:(?:en )?(?:mijn|ons|onze) )(?=(?:oordeel|conclusie|advies) ?:)")


def told_and_judged(answer: Answer) -> Command | None:
    """A report and a verdict, each under its own label, in answer to any letter to who handles the case."""
    labelled = dict(sections(_MY.sub("", answer.text)))
    if answer.prompt.kind == "vraag-oordeel" and labelled.keys() == {"", "verslag"}:
        labelled["oordeel"] = labelled.pop("")  # it needs no label in answer to the letter that asks for it
    words = labelled.get("verslag", "")
    if "oordeel" not in labelled or not words or "?" in answer.text or _NO_TALK.search(bare(words)):
        return None
    return _reported_with_verdict(labelled, answer)


def told(labelled: dict[str, str], answer: Answer) -> Command | None:
    """The report of a talk under its own label, in answer to another letter; None when it tells of none, or more is said."""
    words, before = labelled.get("verslag", ""), labelled.get("", "")
    if len(words.split()) < SHORTEST_REPORT or labelled.keys() - {"", "verslag", "afspraken"}:
        return None
    plain = bare(words)
    if len(words) < 250 and (_NO_TALK.search(plain) or _LATER.match(plain) or "?" in words):
        return None
    besides = [action(sentence, answer) for sentence in clauses(before)]
    if "?" in before or CERTAIN_DOUBT.search(bare(before)) or any(each and each.action != "record_hearing" for each in besides):
        return None
    day = answer_dates.find(answer.text[: answer.text.find(words)][-200:], answer.now, exact=True).day
    if day is not None and answer.now is not None and day > answer.now.date():
        return CONTRADICTS
    agreed = labelled.get("afspraken", "")
    also = (Command("record_agreement", {"text": agreed, **until(agreed, answer)}),) if agreed else ()
    return Command("record_hearing", {"text": words} | ({"when": day.isoformat()} if day else {}), also=also)
