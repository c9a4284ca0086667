"""What the employee concerned answers: his side of the story. He never assigns, judges or closes."""

from __future__ import annotations

import re

from bot.domain.answers.actions import UNCLEAR, action
from bot.domain.answers.clauses import BECAUSE, bare, bare_letters, clauses, halves
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.masked import clause_of
from bot.domain.answers.unanswered import LONGEST_QUESTION_BACK
from bot.domain.answers.words import words as vocabulary

MOST_PARTS = 20  # of an answer that may be an order; a longer one is a story
_CASE = r"(?:(?:de|deze|die|dit|mijn) )?(?:klacht|zaak|melding|dossier)|het|dit|deze|die|hem"
_PLEASE = r"(?:(?:graag|svp|aub|nu|dan|maar|gewoon|alsjeblieft|alstublieft|direct|meteen|en|dus|ook) )*"
_DONE = (
    r"(?:sluiten|gesloten|afsluiten|afgesloten|behandelen|behandeld|afwijzen|afgewezen|overnemen|afhandelen|afgehandeld|doen"
    r"|doet|behandelt|overneemt|afhandelt|oppakken|oppakt|intrekken|(?:on)?gegrond verkla(?:ren|ard))"
)
_ORDER = re.compile(  # to the bureau, about what becomes of the case
    rf"{_PLEASE}(?:verklaar|verklaren) {_PLEASE}(?:{_CASE}) {_PLEASE}(?:on)?gegrond(?: te verklaren)?"
    rf"|{_PLEASE}(?:verklaar|verklaren) {_PLEASE}(?:on)?gegrond"
    rf"|{_PLEASE}sluit {_PLEASE}(?:{_CASE})(?: (?:maar|af|nu|direct|meteen|dan))*"
    rf"|{_PLEASE}(?:(?:{_CASE}) )?{_PLEASE}(?:sluiten|afsluiten|afwijzen|intrekken)"
    rf"|{_PLEASE}wijs {_PLEASE}(?:{_CASE}) {_PLEASE}(?:af|toe aan @)(?: {_PLEASE.rstrip()})?"
    rf"|{_PLEASE}(?:geef|laat|zet) {_PLEASE}(?:(?:{_CASE}) )?{_PLEASE}(?:aan |door |op naam van )?@"
    rf"(?: {_PLEASE}(?:(?:{_CASE}) )?{_PLEASE}{_DONE})?"
    rf"|{_PLEASE}(?:ik|wij|we) (?:wil|willen|eis|eisen|verlang) {_PLEASE}(?:niet )?dat (?:{_CASE}|@)(?: (?:{_CASE}|@|niet|wordt"
    rf"|word|worden|gaat|zal|door|aan|mijn|klacht|zaak))* {_DONE}(?: (?:wordt|worden))?"
    rf"|(?:jullie|u) (?:zet|zetten|geef|geven|laat|laten) {_PLEASE}(?:(?:{_CASE}) )?@ {_PLEASE}(?:op|aan"
    rf"|voor)? ?{_PLEASE}(?:{_CASE})?"
    rf"|ik vind (?:het|dat) (?:\w+ ){{0,4}}dat @ {_PLEASE}(?:{_CASE}) {_DONE}"
    rf"|(?:en )?niet (?:door |aan )?@|regel dat(?: maar| even)?"
)
_HIMSELF = re.compile(r"(?:ik ben|ben) (?:er|hier|daar) (?:zelf )?bij betrokken|(?:het|dit|de klacht|die) gaat over mij(?:zelf)?")
_CLAIMS = re.compile(r"\bik (?:hier |er |daar )?(?:zelf |ook )*over (?:mag|wil|kan|ga|moet) (?:gaan|beslissen|oordelen)\b")
_DECIDES = re.compile(r"\b(?:on)?gegrond\b|\b(?:zaak|klacht) (?:\w+ )?(?:sluiten|dicht|afwijzen)\b")
_ITSELF = re.compile(r"\b(?:verkla|sluit|sluiten|gesloten|afwijzen|wijs|geef|laat|zet|wil|willen|eis|behandel)")


_WHAT = r"(?:(?:de|deze|die|dit|dat|mijn|het|hem|m|boel|hele|zaak|klacht|melding|dossier|zaakje|map) )*"
_COMMANDS = re.compile(  # the same in any words, as one clause among others that tell nothing of what happened
    rf"{_PLEASE}(?:verleng|verdaag)\b(?! ik| we).*|{_PLEASE}(?:{_CASE}|de termijn|termijn) {_PLEASE}(?:met ~ |tot #"
    rf" )?{_PLEASE}(?:verlengen|verdagen)\b.*"
    rf"|{_PLEASE}(?:wijs|geef|zet|draag|schuif|gun) (?:[\w'-]+ ){{0,6}}?@(?!\w).*|{_PLEASE}(?:geef|zet|laat)"
    rf" {_WHAT}{_PLEASE}(?:aan|door|op"
    rf"|bij) (?:iemand anders|een ander\w*|hem|haar)\b.*|{_PLEASE}laat (?:@|iemand anders|een ander\w*)(?!\w) .*\b{_DONE}\b.*"
    rf"|(?:kan|kun|kunnen|kunt|mag|wil|wilt|willen) (?:@|iemand anders|een ander\w*|je|jij|jullie|u)(?!\w) .*\b(?:{_DONE}"
    rf"|verlengen|aanpassen)\b.*"
    rf"|{_PLEASE}(?:sluit|archiveer|seponeer) {_PLEASE}{_WHAT}{_PLEASE}(?:af|toe|dicht)?|{_PLEASE}(?:wijs|wijst)"
    rf" {_WHAT}{_PLEASE}af\b.*"
    rf"|{_PLEASE}(?:doe|gooi|leg|maak) {_WHAT}{_PLEASE}(?:dicht|op slot|toe|terzijde|van tafel|weg)\b.*|{_PLEASE}neem"
    rf" {_WHAT}{_PLEASE}niet"
    rf" (?:in behandeling|op|aan)|{_PLEASE}(?:leg|schrijf|noteer|zet|boek) {_PLEASE}{_WHAT}{_PLEASE}(?:(?:zo|maar) )*(?:vast"
    rf" |neer |op )?(?:als "
    rf"(?:eindoordeel|oordeel|(?:on)?gegrond)|op (?:on)?gegrond|(?:on)?gegrond)\b.*|(?:(?:van mij|wat mij betreft) )?(?:mag|kan)?"
    rf" ?(?:de|deze|die|dit|het) (?:zaak|klacht|dossier|melding) (?:(?:mag|kan|wel|van mij|dus|nu|gewoon|wat mij betreft)"
    rf" )*(?:dicht|weg"
    rf"|gesloten worden|op slot|van tafel)\b.*|van mij (?:mag|kan) {_WHAT}{_PLEASE}(?:wel )?(?:dicht|weg|op slot|van tafel)"
    rf"|plan {_WHAT}{_PLEASE}in|(?:het )?(?:lijkt|is) (?:mij|me) (?:het )?(?:slimst|beste?|beter|handigst|zuiverder) dat @"
    rf" .*\b{_DONE}\b.*"
    rf"|{_PLEASE}zo (?:afhandelen|afdoen)|(?:van mij )?mag dicht(?: van mij)?(?: groeten)?|{_PLEASE}(?:een )?(?:ander\w*"
    rf"|iemand anders)"
    rf" (?:als )?(?:behandelaar )?(?:dan @)?"
    rf"|{_PLEASE}schrijf {_PLEASE}(?:on)?gegrond op|plan {_PLEASE}(?:een )?(?:gesprek|afspraak)\b.*|{_PLEASE}(?:zet|stel)"
    rf" mij {_PLEASE}(?:op|aan)\b.*"
    rf"|{_PLEASE}trek {_WHAT}{_PLEASE}in|@ (?:doet|behandelt|lost) (?:het|dit|deze|hem) (?:zelf|liever).*"
)
_HAPPENED = re.compile(  # then the order stands in his side of the story
    r"\b(?:heb|heeft|hebben|had|ben|is|was) (?:[\w'@#-]+ ){0,8}?(?:ge[a-z]{2,}|be[a-z]+d|ver[a-z]+d|be[a-z]+en|ont[a-z]+en"
    r"|gedaan)\b"
    r"|\b(?:ik|hij|zij|ze|we|wij|mevrouw|meneer|klager|@|er|dat|het) (?:[\w'@#-]+ ){0,2}?(?:had|was|waren|werd|kwam|ging|zei"
    r"|deed|stond|zat|vroeg"
    r"|gaf|kreeg|moest|wist|nam|liep|riep|wilde|kon|mocht|belde|mailde|stuurde|wachtte|zag|las|schreef|sprak|bleef|vond"
    r"|dacht|legde|maakte)\b"
)
_ANNOUNCED = re.compile(  # that only a question follows
    r"(?:(?:heb|nog|eerst|even|alleen|voor(?:dat|af)?|hierover|hier|wel|maar|een|korte?|paar|twee|dan|ik|reageer|antwoord|reactie"
    r"|mijn) )*(?:vraag|vraagje|vragen|vraagjes)(?: (?:hierover|hier|erover|vooraf|voor|je|u|jullie|nog))*"
)
_POLITE = vocabulary(
    "wat heel erg dat dit is oef och ach jeetje oei nou dank bedankt voor de het je uw mail bericht brief vervelend naar jammer"
    " schrik schrikken sorry te horen lezen hoor zeg even alvast goed ok oke duidelijk ontvangen gelezen helder graag dan reageer"
    " ik wil wel reageren snel laat weten spannend begrijpelijk hallo hoi dag allen beste gr groet groeten mvg"
).allowed
_LOST = re.compile(r"ik (?:begrijp|snap) (?:het|dit|dat|er)(?: (?:even|helemaal|nog|niet|niets|niks|van))*")
_HAS = re.compile(r"(?:en |want )?ik (?:heb|ken|zie|weet|kan|vind) (?P<rest>.+)")
_WHY_HE_ASKS = vocabulary(  # behind an announced question: what he has or knows of it, no word of what happened
    "er ze die hem haar het dat niet geen niets nergens namelijk twee drie vier meer meerdere zelf nog nl terug vinden wie klacht"
    " klachten stukken bijlage brief dossier openen lezen"
).allowed


def _only_asks(text: str) -> bool:
    """True for questions, with at most politeness and why he asks beside them."""
    said = clauses(text)
    questions = [sentence for sentence in said if sentence.endswith("?")]
    others = [bare_letters(sentence).strip(" .,!:-") for sentence in said if not sentence.endswith("?")]
    announced = any(_ANNOUNCED.fullmatch(words) for words in others)
    return bool(questions) and all(_is_beside_a_question(words, announced) for words in others)


def _is_beside_a_question(words: str, announced: bool) -> bool:
    has = _HAS.fullmatch(words) if announced else None
    polite = set(words.replace(",", " ").split()) <= _POLITE
    explains = has is not None and set(has["rest"].split()) <= _WHY_HE_ASKS
    return polite or explains or _LOST.fullmatch(words) is not None or _ANNOUNCED.fullmatch(words) is not None


def ordered(answer: Answer) -> bool:
    """True when nothing is said but what is to become of the case, with at most a reason: it is no part of a story."""
    said = clauses(answer.text)
    return bool(said) and all(_is_order(sentence, answer) for sentence in said) and _ITSELF.search(bare(answer.text)) is not None


def commanded(answer: Answer) -> bool:
    """True for an order among words that tell nothing of what happened: that he is away, whom he gets on with."""
    parts = [part for sentence in clauses(answer.text) for part in halves(sentence)]
    if len(parts) > MOST_PARTS:
        return False
    plain = [re.sub(r"^(?:(?:en|dus|maar|nee|ja|want) )+", "", clause_of(part, answer).plain) for part in parts]
    orders = [words for words in plain if _COMMANDS.fullmatch(words) or _ORDER.fullmatch(words)]
    return bool(orders) and not any(_HAPPENED.search(words) for words in plain if words not in orders)


def _is_order(sentence: str, answer: Answer) -> bool:
    because = BECAUSE.search(sentence)
    head = re.sub(r"(?i)[,;]? *(?:met als)?$", "", sentence[: because.start()] if because else sentence)
    if "?" in sentence:
        return False
    if _fits(head, answer):
        return True
    spoken = re.sub(r"(?i)(?<=[a-z])(?<! en) (?=(?:geef|laat|sluit|wijs|verklaar) )", ", ", head)  # without a comma
    return all(_fits(part, answer) for part in re.split(r",\s+|\s+en\s+|\s+dus\s+", spoken))


def _fits(words: str, answer: Answer) -> bool:
    plain = re.sub(r"^(?:(?:en|dus|maar|nee|ja) )+", "", clause_of(words, answer).plain)
    return _ORDER.fullmatch(plain) is not None or _HIMSELF.fullmatch(plain) is not None


def of_the_concerned(answer: Answer) -> Command | None:
    """His side of the story; an order about the case is not his to give. None for a letter that asks him nothing of his own."""
    kind, plain = answer.prompt.kind, bare(answer.text)
    if kind not in ("verzoek-reactie", "kennisgeving-medewerker", "herinnering"):
        return None
    if ordered(answer) or commanded(answer) or (_CLAIMS.search(plain) and _DECIDES.search(plain)):
        return Command("refuse_not_allowed", why="betrokken")
    given = action(answer.text, answer)
    if given is not None and given.action == "approve":
        return given if "akkoord" in answer.prompt.choices.values() else Command("add_note", {"text": answer.text})
    if len(answer.text) < LONGEST_QUESTION_BACK and _only_asks(answer.text):
        return UNCLEAR
    later = re.fullmatch(
        r"(?:.{0,20})?(?:ik reageer|ik kom (?:er|hier) op terug|reactie volgt|ik stuur (?:mijn|een) reactie|ontvangen"
        r"|genoteerd|ik ga (?:er|hier)).{0,60}",
        plain,
    )
    return Command("add_note" if later or len(plain.split()) < 2 else "record_reaction", {"text": answer.text})
