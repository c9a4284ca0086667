"""A clause as the vocabulary sees it: colleagues, days and lengths of time masked, the complainant by what he is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.answers import dates as answer_dates
from bot.domain.answers import names as answer_names
from bot.domain.answers import words as said
from bot.domain.answers.clauses import DECORATION
from bot.domain.answers.commands import Answer
from bot.domain.answers.dates import Found

SHORTEST_NAME = 2  # letters
_DENIED_NUMBER = re.compile(r"\bniet (?:om |op |met |nummer |optie )?\d{1,2}(?: uur| weken?| dagen)?,? maar (?=\D{0,8}\d)")
_TITLES = re.compile(r"^(?:(?:mr|drs|dr|ir|ing|prof)\. ?)+(?:(?:[a-z]\. ?)+|(?!van|de|den|der|ten|ter|te)[a-z]+ (?=\w))?")
_APPLAUSE = re.compile("[👍👌✅🙏🙂😊☺👏][\U0001f3fb-\U0001f3ff\ufe0f]*")  # agrees with what is said, says nothing itself


_PLAYFUL = re.compile(rf"(?![😉🙃😜😏😂🤣🤔👎❌]){DECORATION}\ufe0f?")
_INSTEAD_OF = re.compile(r"\b(?:ipv|i\.p\.v\.|in plaats van) (?:om )?\d{1,2}[.:]\d\d(?: ?u(?:ur)?\b)?")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in the words of the person who wrote it, and masked: @ for colleagues, # and ~ for days and lengths of time."""

    text: str
    plain: str
    words: list[str]
    people: list[answer_names.Named]
    found: Found
    answer: Answer

    @property
    def kind(self) -> str:
        return self.answer.prompt.kind

    def fits(self, rule: said.Words) -> bool:
        return rule.fit(self.words)


def clause_of(text: str, answer: Answer) -> Clause:
    """A clause ready to be held against the vocabulary."""
    plain = _PLAYFUL.sub(" ", _APPLAUSE.sub(" ", answer_names.plain_letters(text)))
    plain = _INSTEAD_OF.sub(" ", _DENIED_NUMBER.sub("", plain))
    found = answer_dates.find(_with_role(plain, answer), answer.now)
    plain, people = answer_names.masked(found.rest, answer.bureau.roster)
    plain = " ".join(re.sub(r"[,.;:!\"“”()*-]+(?=\s|$)|(?<=\s)[\"“(*-]+|^[\"“(,.:;*-]+", " ", plain).split())
    plain = re.sub(r"#(?: (?:om |op |van |, )?#)+", "#", plain)
    return Clause(text, plain, re.findall(r"[@#~]|[^\s@#~]+", plain), people, found, answer)


def with_client(text: str, answer: Answer) -> str:
    """The text with the first name of the complainant replaced by what he is, unless a colleague's surname follows it."""
    first = answer.case.complainant.name.partition(" ")[0] if "klager" in answer.case.parties else ""
    if len(first) < SHORTEST_NAME:
        return text
    colleagues = [person.name for person in answer.bureau.roster]
    last = {words[-1] for words in map(str.split, colleagues) if len(words) > 1 and words[0].lower() == first.lower()}
    named = rf"(?! (?:\S+ ){{0,2}}(?:{'|'.join(map(re.escape, last))})\b)" if last else ""
    return re.sub(rf"\b{re.escape(first)}\b{named}", "klager", text)


def _with_role(text: str, answer: Answer) -> str:
    """The complainant's name, in full or with a title, replaced by what he is: he may share a name with a colleague."""
    name = answer_names.plain_letters(answer.case.complainant.name) if "klager" in answer.case.parties else ""
    untitled = _TITLES.sub("", name)
    surname = untitled if untitled != name else name.partition(" ")[2]
    colleagues = {part for person in answer.bureau.roster for part in answer_names.names(person)}
    text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "klager", text) if len(name) > 3 else text
    if surname and surname not in colleagues:
        text = re.sub(
            rf"(?<!\w)(?:de heer|mevrouw|meneer|dhr\.?|mw\.?|mevr\.?|mr\.?|drs\.?|dr\.?|ir\.?|ing\.?) {re.escape(surname)}(?!\w)",
            "klager",
            text,
        )
    return text
