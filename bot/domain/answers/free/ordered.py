"""An order about a case that runs, given in answer to any letter about it: who takes it over, what it is, that it ends,"
" more time.

Each part of the answer is an order or stands beside one; what stands beside must leave the orders as they are (`alongside`). Read
only where no clause gave an action.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import OSA

from bot.domain.answers.clauses import BECAUSE, bare_letters, clauses
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.free.alongside import bears_on
from bot.domain.answers.free.handed import gives_up, handed
from bot.domain.answers.free.reclassed import NO_COMPLAINT, NO_SUBJECT, SUBJECT, admits, closes, kind_of, struck, withdrawn
from bot.domain.answers.free.undone import UNSURE_SIGN
from bot.domain.answers.free.until import plain_until
from bot.domain.answers.masked import Clause, clause_of
from bot.domain.answers.names import mentioned
from bot.domain.answers.recast import recast
from bot.domain.answers.residue import OF_ANOTHER, asks, is_broken_off, is_question
from bot.domain.answers.taken_back import takes_back

LETTERS = ("melding-directie", "escalatie", "herinnering", "opdracht", "begreep-niet", "concept-uitkomst")
LONGEST, MOST_PARTS, LONGEST_STRETCH = 900, 20, 3  # characters; parts of an answer; parts of one order
_CUTS = re.compile(r"(,\s+|\s+en\s+|\s+dus\s+|\s+maar\s+|\s+[-–]\s+|:\s+|\.\s+|\s+(?=(?:want|omdat) ))")
_PRONOUN = re.compile(
    r"(?i)^(?P<lead>(?:(?:en|dus|dan|daarom|,) )*)(?:(?P<he>hij|zij|ze|die|ie)\b(?= (?:neemt|krijgt|wordt|gaat|doet|pakt"
    r"|behandelt"
    r"|mag|moet|maakt|handelt)\b)|(?P<to>(?:geef|gun|laat|zet|maak|doe|schrijf|noteer|benoem) )(?:haar|hem"
    r"|die)\b(?= .*\b(?:op|erop"
    r"|behandelaar|overnemen|doen)\b)|(?P<on>.*\bop )(?:haar|zijn|d'r|z'n) (?=naam\b))"
)
_TO_WHOM = re.compile(
    r"(?i)\b(?P<verb>gun|geef|geven we|gunnen we) (?P<whom>hem|haar|ze|hun|hen|'m|die (?:man|vrouw)|dat kind"
    r"|[^\W\d_][\w'-]+(?: (?-i:[A-ZÀ-Þ])[\w'-]+)*) "
)


_LEADS = re.compile(
    r"(?i)^(?:(?:h+m+|tja|ach|nou|pff+|poeh|oei|ai|och|oeps|ehm?|oh?|allez|amai"
    r"|tjonge)\b[,.! ]+)+"
)  # says nothing yet
_FORMAL = re.compile(  # "gezien de drukte neem ik de zaak over": why, and the order behind it
    r"(?i)^(?P<why>(?:ter|gezien|gelet|in verband|vanwege|wegens|conform|overeenkomstig|omwille|met het oog|op grond|vanuit"
    r"|nu|daar|om)"
    r" .{8,160}?),? (?P<verb>verzoek|vraag|neem|draag|wijs|benoem|stel|geef|leg|zet) (?P<who>ik|wij|we) (?P<rest>.+)$"
)
_NO_COMPLAINT = re.compile(r"\b(?:geen|niet een|niet bij de) (?:echte |formele )?klacht")
_MONTH_ENDS = re.compile(r"\b(jan|feb|aug|sep|okt|nov|dec)\.\s+(?=[A-ZÀ-Þ][a-zà-þ]+ )")
_MORE_SIGN = re.compile(
    r"(?i)\b(?:verleng\w*|uitstel\w*|er ?bij|d'r bij|extra|langer|termijn|respijt|uitloop|eind(?:datum|streep|termijn)"
    r"|deadline|verdaag\w*"
    r"|verdagen|rek|oprekken|(?:op)?schui\w+|verschui\w+|bij|vast|gun|gunnen)\b"
)


@dataclass(slots=True)
class _Found:
    handlers: list[tuple[str, ...]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)  # withdraw, close
    admitted: bool = False
    rest: list[tuple[str, bool]] = field(default_factory=list)  # and whether it stands in front of the first order
    left: list[str] = field(default_factory=list)  # the same, what stood together joined as it stood
    told: list[str] = field(default_factory=list)  # sentences that hold more than an order

    @property
    def any(self) -> bool:
        return bool(self.handlers or self.kinds or self.ends or self.admitted)


def ordered(answer: Answer) -> Command | None:
    """The orders of the whole answer; None when there is none, or anything beside them may bear on them."""
    answer = replace(answer, text=_LEADS.sub("", answer.text))
    if answer.prompt.kind not in LETTERS or len(answer.text) > LONGEST:
        return None
    if UNSURE_SIGN.search(answer.text) or is_broken_off(answer.text) or takes_back(answer):
        return None
    found = _Found()
    for sentence in clauses(_MONTH_ENDS.sub(r"\1.\n", recast(answer))):
        _read(sentence, found, answer)
    more = _more_time(found.left, answer)
    commands = _commands(found)
    if more is not None and all(command.action in ("assign", "admit", "unclear") for command in commands):
        commands = [*commands, more]
    if not commands or commands[0].action == "unclear":
        return commands[0] if commands else None
    chosen = {name for names in found.handlers for name in names}
    actions = {command.action for command in commands}
    if more is not None and len(commands) == 1:
        return more
    if any(bears_on(said, opens, actions, chosen, answer) for said, opens in found.rest):
        return None
    first, *others = commands
    return replace(first, also=tuple(others))


def _commands(found: _Found) -> list[Command]:
    """The orders, where each sort was given once."""
    handlers, kinds = set(found.handlers), set(found.kinds)
    if any(len(names) != 1 for names in handlers):
        return [Command("unclear", why="twee-passen")]
    if len(handlers) > 1 or len(kinds) > 1 or sum(map(bool, (handlers, kinds, found.ends))) > 1:
        return []
    if found.admitted and (kinds or found.ends):
        return []
    if found.ends:
        reason = " ".join(found.told).strip(" ,:-")
        return [Command("withdraw" if "withdraw" in found.ends else "close", {"reason": reason})] if reason else []
    begun = [Command("admit")] if found.admitted else []
    return (
        begun
        + [Command("classify", {"label": kind}) for kind in kinds]
        + [Command("assign", {"handler": names[0]}) for names in handlers]
    )


def _more_time(left: Sequence[str], answer: Answer) -> Command | None:
    """The extension that what is left of the answer asks for."""
    left = [
        " ".join("verleng" if OSA.distance(word.lower(), "verleng") == 1 else word for word in said.split(" ")) for said in left
    ]
    if not any(_MORE_SIGN.search(said) for said in left):
        return None
    text = _TO_WHOM.sub(lambda match: _to_nobody(match, answer), ". ".join(said.strip(" ,.:") for said in left))
    return plain_until(replace(answer, text=text), beside=True)


def _to_nobody(match: re.Match[str], answer: Answer) -> str:
    """ "geef" for "geef Erik", where he is a colleague."""
    whom = match["whom"].lower()
    pronoun = whom in ("hem", "haar", "ze", "hun", "hen", "'m") or whom.startswith(("die ", "dat "))
    known = pronoun or mentioned(whom, answer.bureau.roster)
    return f"{match['verb']} " if known else match[0]


def _read(sentence: str, found: _Found, answer: Answer) -> None:
    """The orders of a sentence, each in the longest stretch of its parts that is one; the others are the rest."""
    formal = _FORMAL.match(sentence)
    if formal is not None:
        found.rest.append((formal["why"], not found.any))
        found.left.append(formal["why"])
        sentence = f"{formal['who']} {formal['verb']} {formal['rest']}"
    parts = _parts(sentence)
    told = False
    index, after = 0, -1
    while index < len(parts):
        for end in range(min(len(parts), index + LONGEST_STRETCH), index, -1):
            part = "".join(parts[index:end])
            if _orders(part, parts[:index], end - index == 1, found, answer):
                told = told or (found.ends[-1:] == ["withdraw"] and not struck(clause_of(part, answer)))
                index = end
                break
        else:
            found.rest.append((parts[index], not found.any))
            found.left.append(f"{found.left.pop()}{parts[index]}" if index and index == after else parts[index])
            after = index + 1
            told = True
            index += 1
    if told:
        found.told.append(sentence)


def _parts(sentence: str) -> list[str]:
    cuts = _CUTS.split(sentence)
    parts = [cuts[0]] + [sign + words for sign, words in zip(cuts[1::2], cuts[2::2], strict=True)]
    kept = parts[:MOST_PARTS] + (["".join(parts[MOST_PARTS:])] if len(parts) > MOST_PARTS else [])
    return [part for part in kept if part.strip(" ,.!:;-–()\"'")]


def _orders(part: str, before: Sequence[str], alone: bool, found: _Found, answer: Answer) -> bool:
    """True, and noted, when the part is an order and nothing else."""
    if "?" in part or BECAUSE.match(part):
        return False
    clause = clause_of(_named(part, before, found, answer), answer)
    if not clause.words or OF_ANOTHER.search(clause.plain):
        return False
    if alone and withdrawn(_with_subject(clause, "".join(before))):
        found.ends.append("withdraw")
        return True
    if answer.case.handler is None and answer.prompt.kind in ("herinnering", "escalatie", "begreep-niet") and admits(clause):
        found.admitted = True
        return True
    if is_question(clause.plain) or asks(clause.plain):
        return False
    return _of_handler(clause, found) or _of_kind(clause, found) or _of_end(clause, found)


def _with_subject(clause: Clause, before: str) -> Clause:
    """ "en trekt haar klacht in" behind words of the client, with him as its subject."""
    said = clause_of(before, clause.answer).plain
    if NO_SUBJECT.match(clause.plain) is None or SUBJECT.match(said) is None:
        return clause
    return replace(clause, plain=NO_SUBJECT.sub("hij ", clause.plain))


def _of_handler(clause: Clause, found: _Found) -> bool:
    if gives_up(clause):
        return True
    people = handed(clause)
    if people is None:
        return False
    found.handlers.append(tuple(sorted(person.name for person in people)))
    return True


def _of_kind(clause: Clause, found: _Found) -> bool:
    denied = _NO_COMPLAINT.search(bare_letters(clause.answer.text)) is not None
    if (kind := kind_of(clause, denied)) is not None:
        found.kinds.append(kind)
        return True
    return NO_COMPLAINT.fullmatch(clause.plain) is not None and found.kinds != ["klacht"]


def _of_end(clause: Clause, found: _Found) -> bool:
    if "withdraw" in found.ends and struck(clause):
        return True
    if closes(clause):
        found.ends.append("close")
        return True
    return False


def _named(part: str, before: Sequence[str], found: _Found, answer: Answer) -> str:
    """ "die neemt hem over" behind words that named one colleague, with his name."""
    match = _PRONOUN.match(part.lstrip(" ,."))
    if match is None:
        return part
    told = " ".join([*(said for said, _ in found.rest), *before])
    handler = answer.case.handler
    able = [each for each in mentioned(told, answer.bureau.roster) if handler is None or each.email != handler.email]
    if len(able) != 1:
        return part
    said = part.lstrip(" ,.")
    lead = "".join(match[name] or "" for name in ("lead", "to", "on"))
    return f"{lead}{able[0].name}{' ' if match['on'] else ''}{said[match.end() :]}"
