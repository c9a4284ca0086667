"""A second reading of an answer: a wide vocabulary around one decision, and all else in it held against that.

It says who takes the case, which kind a mail is, or whether it is taken up. Exactly one of each may be decided, and every other
clause of the answer has to leave it as it is (`beside`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.domain.answers.appointed import ASKS_WHO, is_of_two
from bot.domain.answers.clauses import BECAUSE, bare, bare_letters, clauses, halves
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.free.beside import bears_on
from bot.domain.answers.free.standing import stands
from bot.domain.answers.free.what import choice, label, taken_up
from bot.domain.answers.free.who import who
from bot.domain.answers.kind import asks_kind
from bot.domain.answers.masked import Clause, clause_of
from bot.domain.answers.names import mentioned
from bot.domain.answers.recast import recast
from bot.domain.answers.residue import OF_ANOTHER, asks, is_broken_off, is_question
from bot.domain.answers.taken_back import takes_back

LETTERS = (
    "opdracht-behandelaar",
    "vraag-indeling",
    "vraag-ontvankelijkheid",
    "escalatie",
    "herinnering",
    "begreep-niet",
    "melding-directie",
)
LONGEST, MOST_SENTENCES, MOST_WORDS, MOST_PARTS = 900, 10, 14, 8
SHORTEST_REASON = 4  # words
_HE = re.compile(
    r"^((?:en|dus|dan|daarom|,|\W)*)(?:(hij|zij|ze|die|ie)\b(?= (?:doet|pakt|neemt|krijgt|trekt|behandelt|gaat|wordt|mag"
    r"|regelt|ontfermt)\b)"
    r"|((?:geef|gun|laat|zet|maak|doe|schrijf) )(?:haar|hem|die)\b(?= (?:de|die|deze|het|dit|hem|maar|ook|hier|er|als"
    r"|neer)\b)"
    r"|((?:aan|bij|naar|voor) )(?:haar|hem)$)"
)
_AGREES = re.compile(r"\b(?:akkoord|eens|vindt|vond|zegt|zei|wil|wilde|niet|geen|liever|of)\b")  # speaks of more than one
_DENIED = re.compile(r"(?:dus )?niet (?:bij |naar |aan |voor )?@(?: dus)?(?: he| hoor)?|@ (?:dus )?niet(?: dus)?(?: he| hoor)?")
_NOT_DOING = re.compile(r"(?i)\bniet doen\b|^nee\b(?=[.,])")
_CONDITION = re.compile(
    r"(?:(?:en|maar|want|dus|alleen|ook) )*(?:als (?!behandelaar|klacht|suggestie|vraag|overig|opmerking|geschil)|indien"
    r"|mits|tenzij|wanneer|zodra|of|al|ook al|het begint als|begint als)\b"
)
_NOT_HIM = re.compile(r"(?i)\s*\((?:dus )?niet [^()?]{2,30}\)")
_BRACKETS = re.compile(r"(?i) ?\((?!.*\b(?:niet|of|als|mits|geen|misschien|toch|liever|wel)\b)[^()?A-Z@\d]{3,40}\)")
_AT_FIRST = re.compile(  # what was thought before
    r"(?:(?:de )?eerste keer|aanvankelijk|in eerste instantie|eerst|ik|bij eerste lezing) (?:(?:dacht|twijfelde|neigde"
    r"|las) (?:ik )?(?:eerst|even|aanvankelijk)?)"
    r"(?!.*\b(?:of|nu|nog|denk|twijfel)\b).*"
)
_IT_IS = re.compile(r"\bdat is (?:\w+ ){0,3}een klacht\b(?! (?:van|over|uit))")
_WILL_BE = re.compile(r"(?:(?:dus|dan|het|dat) )*wordt @")
_ADVISES = re.compile(r"(?:(?:een |kleine |mijn |tip of |goede |nog )*(?:suggestie|vraag|opmerking)(?: van mijn kant)?)\s*:")
_JOINED = re.compile(r"\s*(?:en|of|maar)\b")
_NO_REASON = re.compile(r"\b(?:brief|briefje|adres|nummer) .*\b(?:mee|erbij)$")
_SEPARATE = re.compile(r"(?i)(?<=\w)\s+(?=\((?:dus )?niet )|(?<=\))\s+")


@dataclass(slots=True)
class _Found:
    handlers: list[tuple[str, ...]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)  # of the numbers that were chosen
    rest: list[tuple[str, bool]] = field(default_factory=list)  # and whether it stands in front of the first decision

    @property
    def decided(self) -> bool:
        return bool(self.handlers or self.labels or self.taken)


def meant(answer: Answer) -> Command | None:
    """The decision of the whole answer; None when there is none, or anything in the answer may bear on it."""
    kind = answer.prompt.kind
    if kind not in LETTERS or len(answer.text) > LONGEST or is_broken_off(answer.text):
        return None
    answer = replace(answer, text=_BRACKETS.sub("", _NOT_HIM.sub(" ", answer.text)))
    sentences = clauses(recast(answer))
    if any(_ADVISES.match(bare_letters(each)) for each in sentences):
        return None  # has a suggestion or a question of his own
    if asks_kind(answer.prompt):
        sentences = [each for each in sentences if not _AT_FIRST.match(bare(each))] or sentences
    if len(sentences) > MOST_SENTENCES:
        return None
    found = _Found()
    for sentence in sentences:
        _read(sentence, found, answer)
    commands = _commands(found, answer)
    if not commands:
        return None
    if takes_back(replace(answer, text=_NOT_DOING.sub("afwijzen", answer.text)) if "reject" in found.taken else answer):
        return None
    chosen = {name for names in found.handlers for name in names}
    actions = {command.action for command in commands}
    if any(bears_on(said, chosen, actions, opens, answer) for said, opens in found.rest) and not (
        actions == {"assign"} and kind == "opdracht-behandelaar" and stands(found.rest, chosen, answer)
    ):
        return None
    first, *others = commands
    return Command(first.action, first.arguments, also=tuple(others))


def _commands(found: _Found, answer: Answer) -> list[Command]:
    handlers: set[tuple[str, ...]] = set(found.handlers)
    labels, taken = set(found.labels), set(found.taken)
    alone: set[tuple[str, ...]] = {names for names in handlers if len(names) == 1}
    if len(alone) == 1 and all(set(next(iter(alone))) <= set(names) for names in handlers):
        handlers = alone  # "Van den Berg doet het. Erik dus."
    if len(handlers) > 1 or len(labels) > 1 or len(taken) > 1 or any(len(names) != 1 for names in handlers):
        return []
    commands = [Command("classify", {"label": each}) for each in labels]
    if "reject" in taken:
        reason = _reason(found)
        return [Command("reject", {"reason": reason})] if reason and not (handlers or labels) else []
    commands += [Command("admit") for _ in taken]
    concerned = {party.name for party in answer.case.involved}
    if any(names[0] in concerned for names in handlers):
        return []
    if labels and labels != {"klacht"} and handlers:
        return []
    return commands + [Command("assign", {"handler": names[0]}) for names in handlers]


def _reason(found: _Found) -> str:
    """The words of the chosen number and his own words about why, as he wrote them."""
    own = "".join(said if said[:1] in " ,:" else f" {said}" for said, _ in found.rest).strip(" ,:-.")
    if len(bare(own).split()) < SHORTEST_REASON or _NO_REASON.search(bare(own)):
        own = ""
    return ". ".join(filter(None, [*dict.fromkeys(found.reasons), own]))


def _read(sentence: str, found: _Found, answer: Answer) -> None:
    """The decisions of a sentence, each in the longest stretch of its clauses that is one; the others are the rest."""
    because = BECAUSE.search(sentence)
    head = sentence[: because.start()] if because else sentence
    parts = [each for half in halves(head) for each in _SEPARATE.split(half)] if head.strip(" ,.!") else []
    parts = parts[:MOST_PARTS] + (["".join(parts[MOST_PARTS:])] if len(parts) > MOST_PARTS else [])
    index = 0
    while index < len(parts):
        for end in range(min(len(parts), index + 3), index, -1):
            shared = is_of_two(["".join(parts[index:end]), *parts[end : end + 1]], answer)
            if not shared and _decides("".join(parts[index:end]), parts[:index], found, answer):
                index = end
                break
        else:
            if not _is_denial(parts[index], answer):
                found.rest.append((parts[index], not found.decided))
            index += 1
    if because:
        found.rest.append((sentence[because.start() :], not found.decided))


def _is_denial(part: str, answer: Answer) -> bool:
    return _DENIED.fullmatch(clause_of(part, answer).plain) is not None


def _decides(part: str, before: Sequence[str], found: _Found, answer: Answer) -> bool:
    """True, and noted, when the part is a decision and nothing else."""
    if "?" in part or "..." in part or "…" in part or not part.strip(" ,.!:;-"):
        return False
    kind = answer.prompt.kind
    clause = clause_of(_named(part, before, found, answer), answer)
    if _CONDITION.match(clause.plain):
        return False
    seems = "lijkt" in clause.words and not {"me", "mij", "ons"} & set(clause.words)
    if len(clause.words) > MOST_WORDS or seems or OF_ANOTHER.search(_IT_IS.sub(" ", clause.plain)):
        return False
    if (is_question(clause.plain) or asks(clause.plain)) and not (
        _WILL_BE.fullmatch(clause.plain) and part.rstrip().endswith((".", "!"))
    ):
        return False
    if asks_kind(answer.prompt) and (found_label := label(clause)) is not None:
        found.labels.append(found_label)
        return True
    if (kind == "vraag-ontvankelijkheid" or _speaks_of_taking_up(clause)) and (said := taken_up(clause)) is not None:
        if len(clause.words) == 1 and said == "admit" and not part.rstrip().endswith((".", "!")) and not clause.plain.isdigit():
            return False  # "oppakken, ..." may be about something else
        found.taken.append(said)
        chosen = choice(clause) or ""
        found.reasons += [chosen.partition(": ")[2]] if said == "reject" and ": " in chosen else []
        return True
    loosely = kind == "opdracht-behandelaar" or (
        kind in ASKS_WHO and answer.case.handler is None and (kind != "vraag-ontvankelijkheid" or "admit" in found.taken)
    )
    people = who(clause, loosely)
    concerned = {party.name for party in answer.case.involved}
    if people is None or {person.name for person in people} <= concerned or (_JOINED.match(part) and len(clause.words) < 3):
        return False
    found.handlers.append(tuple(sorted(person.name for person in people)))
    return True


def _speaks_of_taking_up(clause: Clause) -> bool:
    """True where another letter is answered with words that can only be about taking it up."""
    return clause.kind in ("opdracht-behandelaar", "escalatie", "herinnering") and ("in behandeling" in clause.plain)


def _named(part: str, before: Sequence[str], found: _Found, answer: Answer) -> str:
    """ "dus die gaat ermee aan de slag" behind words that named one colleague, with his name."""
    match = _HE.search(bare_letters(part))
    if match is None:
        return part
    told = " ".join([*(said for said, _ in found.rest), *before])
    if _AGREES.search(bare_letters(told)):
        return part
    people = mentioned(told, answer.bureau.roster)
    concerned = {party.name for party in answer.case.involved}
    able = [person for person in people if person.name not in concerned]
    if len(able) != 1:
        return part
    name = able[0].name
    lead = f"{match[1]}{match[3] or match[4] or ''}"
    return f"{lead}{name}{part[match.end() :]}"
