"""What kind of mail a colleague says it is."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from bot.domain.answers import words as said
from bot.domain.answers.clauses import DOUBT, clauses
from bot.domain.answers.commands import Answer, Command, Prompt
from bot.domain.answers.masked import Clause, clause_of

_OF_ANOTHER_MAIL = re.compile(  # names a kind, but not of the mail that was asked about
    r"\b(?:volgens (?:hij|zij|ze|hem|haar|@|klager|mevrouw|meneer)|aanvulling op|(?:hoort|is) bij (?:de|een) (?:klacht"
    r"|vraag)|hier is de"
    r"|is de (?:klacht|vraag) van|gaat over (?:een|de) klacht$|(?:moeilijke|lastige|goede|goeie) vraag|suggestie van @|doe"
    r" mij er)(?!\w)"
)
LABELS = ("klacht", "suggestie", "vraag", "overig", "opmerking", "geschil")
REPEATS = ("herinnering", "escalatie", "begreep-niet")
UNCLEAR = Command("unclear", why="niet-begrepen")
_ABOUT = re.compile(r"(?:(?<=vraag)|(?<=geschil)|(?<=suggestie)|(?<=klacht)|(?<=opmerking)) (?:over|voor|naar) [^?]*$")
_SAYING = re.compile(r"(?:dat|dit|het) is (?:nog |maar |juist )*(?:nou )?de (?:grote |hamvraag|vraag).*")  # "dat is de vraag"
_RATHER = re.compile(
    r"\b(?:meer|eerder) (een (?:klacht|suggestie|vraag|opmerking)) dan een (?:klacht|suggestie|vraag"
    r"|opmerking)$"
)
_OF_NOBODY = re.compile(  # no mail of a client: what is neither complaint, question nor suggestion
    r"(?:(?:haha|nee|nee hoor|ach|o|ja) )*(?:(?:dat|dit|het) )?(?:is )?(?:(?:gewoon|toch|alleen|puur|pure|weer|echt|duidelijk) )*"
    r"(?:spam|reclame|acquisitie|een nieuwsbrief|ongewenste (?:e-?mail|mail|reclame))(?: (?:van|voor) [^?@#]{2,50})?"
)


def asks_kind(prompt: Prompt) -> bool:
    """True for the letter that asks what a mail is, and for a reminder of it: that has the same choices."""
    offered = {words.lower() for words in prompt.choices.values()}
    return prompt.kind == "vraag-indeling" or (prompt.kind in REPEATS and {"klacht", "suggestie", "vraag"} <= offered)


def kind(clause: Clause) -> Command | None:
    """The kind, when asked for it, or when a clause says "dit is"; unclear for a kind that is denied or not known here."""
    asked = asks_kind(clause.answer.prompt)
    if clause.kind == "vraag-ontvankelijkheid":
        return None
    if _SAYING.fullmatch(clause.plain):
        return None
    if not asked and not clause.plain.startswith(("dit is", "het is", "dat is")):
        return None
    if asked and _OF_NOBODY.fullmatch(clause.plain.strip()):
        return Command("classify", {"label": "overig"})
    plain = re.sub(r"\b(?:geen|niet een) (?:klacht|suggestie|vraag|opmerking)\b", " ", _RATHER.sub(r"\1", clause.plain))
    about = _ABOUT.search(plain)
    if about and not DOUBT.search(about[0]) and "@" not in about[0] and "zover" not in about[0]:
        plain = plain[: about.start()]
    words = [_spelled(word) for word in plain.split()] if asked and len(plain.split()) < 3 else plain.split()
    labels = {word.replace("overige", "overig") for word in words if word.replace("overige", "overig") in LABELS}
    if len(labels) != 1 or not said.KINDS.fit(words):
        return None
    label = labels.pop()
    if f"geen {label}" in clause.plain or (label in LABELS[4:] and not clause.answer.bureau.regulation.intake.suggestions):
        return UNCLEAR
    return Command("classify", {"label": label})


def of_another_mail(answer: Answer) -> bool:
    """True where the kind that is named may be that of another mail, or somebody else's opinion."""
    return any(_OF_ANOTHER_MAIL.search(clause_of(sentence, answer).plain) for sentence in clauses(answer.text))


def _spelled(word: str) -> str:
    return next((label for label in LABELS if len(word) > 4 and fuzz.ratio(word, label) >= 85), word)
