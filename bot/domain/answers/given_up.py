"""Whether a report of the talk tells that the client gives his complaint up: it would be lost in a file that is only kept."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.answers.clauses import clauses
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.masked import clause_of
from bot.quick import quick

_IT = r"(?:(?:de|zijn|haar|z'n|zn|d'r|deze|die|hele) )*(?:klacht|melding|zaak|'m|m|hem|het)"
_GIVES_UP = quick(
    rf"\b(?:trekt|trek|trok|trekken) (?:\w+ ){{0,4}}?{_IT} (?:\w+ ){{0,3}}?in\b|\b(?:trekt|trok) in\b"
    rf"|\b{_IT} (?:\w+ ){{0,3}}?(?:intrekt|intrekken|introk|in te trekken|ingetrokken|in wil trekken|laten vallen)\b"
    r"|\b(?:heeft|is|werd|wordt) (?:\w+ ){0,3}ingetrokken\b|\b(?:hij|zij|ze|klager|mevrouw|meneer) (?:\w+ ){0,2}intrekt\b"
    r"|\b(?:wil|wilde|wou|hoeft|heeft|is er) (?:\w+ ){0,3}geen klacht (?:meer|te|van)\b|\bgeen klacht meer\b"
    r"|\b(?:hoeft|wil|hoef) (?:\w+ ){0,3}(?:niet (?:meer|langer|verder)) (?:\w+ ){0,2}(?:met (?:de|haar|zijn) klacht|klagen)\b"
    r"|\b(?:ziet|zag|zagen) (?:\w+ ){0,3}af van (?:\w+ ){0,4}(?:klacht|behandeling|procedure|vervolg)\b"
    r"|\b(?:ziet|zag) (?:er ?van|ervan) af\b|\b(?:stopt|stoppen) (?:\w+ ){0,2}met (?:de|haar|zijn|deze) klacht\b"
    r"|\b(?:laat|laten|liet) (?:de|haar|zijn|deze) klacht (?:\w+ ){0,2}(?:vallen|rusten|zitten|varen|los)\b"
    r"|\b(?:zet|zetten) (?:de|haar|zijn) klacht niet (?:meer )?door\b"
    rf"|\b{_IT} (?:hoeft|hoefde) (?:\w+ ){{0,2}}?niet (?:meer|verder|langer)\b"
)
_HOLDS_ON = quick(  # it is not so, not yet, or of something else
    r"\b(?:niet (?:in|intrek\w*|ingetrokken|in te trekken|van plan|af)|misschien|wellicht|overweegt|denkt? (?:er ?over|na)"
    r"|nachtje|als(?! ze| hij| zij)|of (?:ze|zij|hij|mevrouw|meneer|klager) (?:\w+ ){0,6}(?:intrekt|intrekken|in)|bijna"
    r"|wilde eerst|eerst wilde|zou|zouden|mits|tenzij|op voorwaarde|nog niet|gaat (?:\w+ ){0,2}door|weet (?:\w+ ){0,3}niet"
    r"|niet over (?:intrekken|het intrekken)|waarom (?:ze|hij|zij) (?:\w+ ){0,4}niet)\b"
)
_GOES_ON = quick(r"\b(?:klacht|melding|zaak) (?:(?:gaat|loopt|blijft) (?:\w+ ){0,3}(?:door|staan|open)|is niet ingetrokken)\b")
UNSAID = "verslag-intrekking"  # why it is asked


def given_up(answer: Answer) -> bool:
    """True for a report of which a sentence says so; one that says that the complaint goes on is only a report."""
    plain = [clause_of(each, answer).plain for each in clauses(answer.text)]
    return not goes_on(plain) and any(_GIVES_UP.search(each) and not _HOLDS_ON.search(each) for each in plain)


def goes_on(sentences: Sequence[str]) -> bool:
    """True where one of the plain sentences says that the complaint is not taken back."""
    return any(_GOES_ON.search(each) for each in sentences)


def with_question(command: Command, answer: Answer) -> Command:
    """A report that leaves it out, as the question whether it is so."""
    kept = command.action == "record_hearing" or command.why == "verslag-onzeker"
    said = any(each.action == "withdraw" for each in command.also)
    return Command("unclear", why=UNSAID) if kept and not said and given_up(answer) else command
