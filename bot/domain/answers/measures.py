"""What became of the measures: what will be done, what was done, and that the case can be closed with that."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.answers.actions import UNCLEAR, action
from bot.domain.answers.clauses import BECAUSE, CERTAIN_DOUBT, bare, clauses, halves, sections
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.masked import clause_of
from bot.domain.answers.outcome import SHORT, until
from bot.domain.answers.residue import asks, is_broken_off, is_question, unsettles
from bot.domain.answers.words import words as vocabulary

LONGEST_CLOSING = 1500  # characters; what is longer is a story, of which the end is not looked for
FEW = 6  # words: no room for more than what was done
LONGEST = 300  # characters; a longer answer that speaks of closing is a measure
_NOT_YET = re.compile(
    r"\b(?:weet|nog (?:niet|niets|niks|geen)|misschien|overleg|twijfel|later|kom (?:ik )?(?:er|hier|daar|op)|ik denk|geen idee"
    r"|(?:maatregel\w*|die|dit|dat|nog) volg(?:t|en))\b|\bvolg(?:t|en)(?: nog| later| binnenkort)?$"
)
_DONE_AND_CLOSED = re.compile(
    r"(?:(?:ja|alles|dit|dat|het|is|allemaal|al) )*(?:gedaan|uitgevoerd|klaar|afgerond|geregeld)"
    r" (?:(?:en|dus|nu) )*(?:sluit|sluiten)(?: (?:de|deze|het|hem|maar|nu|graag|zaak|klacht|melding|dossier))*"
    r"|(?:(?:ja|alles|dit|dat|het|is|allemaal|al) )*(?:gedaan|uitgevoerd|klaar|afgerond|geregeld)"
    r" (?:(?:en|dus|nu) )*(?:de |deze )?(?:zaak|klacht|melding|dossier) (?:kan|mag) (?:dicht|gesloten worden|worden gesloten)"
)


_NO_MEASURE = re.compile(  # says who decides, who is asked, or that he is the wrong one
    r"^(?:maar )?(?:daar|hier)(?:over| over)? (?:ga|gaat|gaan|moet|moeten|beslis\w*|besluit|bepaal\w*|overleg\w*|bespreek"
    r"|bespreken)\b"
    r"|\b(?:beslist|besluit) @|^ik (?:wacht|ga (?:er|daar|hier) niet|ben |zit |vind |heb (?:@|\w+) gevraagd)|^geen tijd"
    r"|^(?:hier )?wordt (?:hier )?aan gewerkt|^(?:ben|zit) (?:met|op"
    r"|nog|even)\b"
    r"|\bverkeerde (?:persoon|adres|afdeling)\b|^(?:dit|dat|het) is (?:niet (?:aan|voor|van) (?:mij|ons|@)|mijn \w+ niet"
    r"|(?:meer )?(?:iets )?"
    r"voor @)|^bel (?:me|mij)\b|\bvraag (?:dat|het|dit|@)(?: maar)?(?: even)? (?:aan|of)\b"
)


_OF_CLOSING = re.compile(  # speaks of the end of this case, in any words
    r"\b(?:(?:de|deze|die|dit|dat|het|mijn) )?(?:zaak|klacht|melding|dossier) (?:[\w@#~]+ ){0,4}?(?:dicht|sluit|sluiten|gesloten"
    r"|afsluiten|afgesloten|open|openblijven)\b(?<!wordt gesloten)"
    r"|\b(?:kan|mag) (?:\w+ ){0,3}?(?:dicht|toe|gesloten|van de lijst|van mijn lijst)\b|\b(?:nog|even|niet) (?:\w+"
    r" ){0,2}met (?:af)?sluiten\b"
    r"|\b(?:sluit|sluiten) (?:\w+ ){0,3}?(?:de|deze|die|dit|dat|het) (?:zaak|klacht|melding|dossier)\b"
)
_STILL_TO_DO = re.compile(  # or not done, or somebody's opinion
    r"\b(?:niet|geen|nog|nooit|niemand|niets|niks|amper|bijna|gaat|gaan|zal|zullen|wordt|worden|moet|moeten|moest|wil|willen|mag"
    r"|kan|kunnen|kon|volgt|volgen|morgen|straks|binnenkort|probeer\w*|hoop\w*|lijkt|schijnt|beloofd?|gepland|zeggen|zegt|zei"
    r"|vindt|vond|deels|half|gedeeltelijk|behalve|zonder|maar"
    r"|\w+ van de (?:\d+|twee|drie|vier|vijf)|grotendeels|een (?:deel|gedeelte))\b"
)
_TOLD = re.compile(  # what was done or how it went
    r"(?:.*\b(?:is|zijn|heeft|heb|hebben|was|waren|werd|werden|hadden|had|kreeg|kregen|kwam|kwamen|ging|gingen|belde"
    r"|sprak|stond)\b"
    r".*|(?:.* )?(?:[a-z]*(?:ge|ver|be|ont)[a-z]+(?:d|t|en)|gedaan|klaar|rond|geregeld|afgerond|uitgevoerd|akkoord|tevreden|blij)"
    r"(?: .*)?|ja|alles|(?:dus|met) .{3,40})"
)
_DID = re.compile(  # says of what was promised that it is done, and no more
    r"(?:(?:ja|alles|dit|dat|het|is|zijn|allemaal|al|allang|helemaal|inmiddels|intussen|ook|hoor) )*"
    r"(?:gedaan|gebeurd|uitgevoerd|geregeld|afgerond)(?: hoor)?"
)
_BARE_DONE = re.compile(r"(?:(?:ja|alles|dit|dat|het|is|allemaal|al|helemaal) )*(?:gedaan|klaar|ja)")


def closed(answer: Answer) -> Command | None:
    """That the case can be closed, with what was done as the reason; unclear where that is not said whole and plain."""
    text = answer.text
    if len(text) > LONGEST_CLOSING:
        return None
    if (both := _measures_and_closed(answer)) is not None:
        return both
    parts = [part for sentence in clauses(text) for part in parted(sentence, answer)]
    closing = [shuts(part, answer) for part in parts]
    if not any(closing):
        return UNCLEAR if len(text) < LONGEST and _OF_CLOSING.search(clause_of(text, answer).plain) else None
    told = [part for part, shut in zip(parts, closing, strict=True) if not shut]
    if is_broken_off(text) or "?" in text or not all(_is_done(part, answer) for part in told):
        return UNCLEAR
    reason = " ".join(part for part in told if not _BARE_DONE.fullmatch(bare(part).strip(" ,")))
    return Command("close", {"reason": reason.strip(" ,.:-") or "gedaan"} if told else {})


def _measures_and_closed(answer: Answer) -> Command | None:
    """Measures under their label, and below them that the case can be closed: with a reason only where one is given there."""
    found = sections(answer.text)
    sentences = clauses(found.get("maatregelen", ""))
    if found.keys() - {"maatregelen"} or len(sentences) < 2 or not shuts(_head(sentences[-1]), answer):
        return None
    words, reason = "\n".join(sentences[:-1]), _head(sentences[-1], reason=True)
    open_still = (
        "?" in answer.text or is_broken_off(answer.text) or any(_OF_CLOSING.search(bare(each)) for each in sentences[:-1])
    )
    if open_still or _NOT_YET.search(bare(words)) or (reason and not _is_done(reason, answer)):
        return None
    words = answer.text[answer.text.find(sentences[0]) : answer.text.rfind(sentences[-1])].strip()
    shut = Command("close", {"reason": reason} if reason else {})
    return Command("record_measures", {"text": words, **until(words, answer)}, also=(shut,))


def _head(sentence: str, *, reason: bool = False) -> str:
    """The sentence without the reason that it gives; or that reason."""
    because = BECAUSE.search(sentence)
    if because is None:
        return "" if reason else sentence
    return because["reason"].strip(" ,.:-") if reason else sentence[: because.start()]


def parted(sentence: str, answer: Answer) -> list[str]:
    """The sentence as it was written, but for the clause in it that closes the case."""
    parts = halves(sentence)
    if not any(shuts(part, answer) for part in parts):
        return [sentence]
    kept = [""]
    for part in parts:
        kept = [*kept, part, ""] if shuts(part, answer) else [*kept[:-1], kept[-1] + part]
    return [part.strip(" ,.") for part in kept if part.strip(" ,.")]


_CLOSING = vocabulary(
    "de deze die dit dat het 'm m hem hele mijn onze zaak zaakje klacht melding dossier boel boek map kwestie geval"
    " ticket kan mag"
    " kunnen mogen wat mij ons betreft nu dus gerust gewoon hiermee daarmee van voor er weer definitief je jij u jullie we wij ik"
    " sluit sluiten gooi doe leg berg zet klap trek maak archiveer laat worden wordt is lijst lijstje rol op in la af kast door"
    " ook zo helemaal hoor maar graag alsjeblieft bij dezen streep eronder onder punt erachter boeken",
    "dicht dichtdoen dichtgooien dichtmaken toe slot gesloten afgesloten sluit sluiten afsluiten lijst lijstje rol"
    " archief archiveren"
    " archiveer gearchiveerd kast opbergen opgeborgen afvoeren afgevoerd doei streep",
    never="als niet geen nog",
)
_GONE = re.compile(
    r"\b(?:zaak|klacht|melding|dossier|kwestie|boel|boek|map)\b|\b(?:dichtdoen|dichtgooien|dichtmaken|sluiten"
    r"|afsluiten|archiveren)\b"
)


def shuts(part: str, answer: Answer) -> bool:
    """True for a clause that says that the case is to be closed."""
    clause = clause_of(re.sub(r"(?i)^[\s,:]*(?:en|dus) ", "", part), answer)
    if clause.fits(_CLOSING) and _GONE.search(clause.plain) and not (is_question(clause.plain) or asks(clause.plain)):
        return True
    said = action(re.sub(r"(?i)^[\s,]*(?:en|dus) ", "", part), answer)
    return said is not None and said.action == "close"


_ORDERS = re.compile(  # what is to be done, or has a day to come
    r"(?:ik|we|wij|hij|zij|ze|@|u|jij|je|jullie)\b|.*\b(?:volgende?|week|maand|dagen|vrijdag|donderdag|vanmiddag"
    r"|vanavond|zodra|na|om te)\b"
    r"|(?:doe|maak|zet|sluit|laat|wil|stuur|bel|vraag|geef|gooi|leg|haal|hou)\b"
)
_AS_PROMISED = re.compile(  # what was done, by what was said before
    r"(?i)\b(?:alles|al|datgene) (?:wat|dat) (?:(?:we|wij|ik|ze|er|was|is|in de brief stond|in de brief staat|nog)"
    r" )*(?:hadden|had"
    r"|hebben|was|is|stond|moest|zou|openstond)?(?: ?(?:beloofd?|afgesproken|toegezegd|gebeuren|opgeschreven|in de brief))?"
    r"(?: (?:hadden|had|hebben|was|is))?(?= (?:is|was|zijn|werd|heb|hebben)\b)"
    r"|\b(?:zelf |even |net )*(?:gaan|wezen) (?:kijken|checken|controleren)"
    r"|\b(?:(?:er )?(?:staat|ligt|is|rest|hoeft) )?(?:er )?(?:verder |hier )?(?:niets|niks|nergens|geen (?:punten"
    r"|acties|dingen|zaken))"
    r" (?:meer|verder)(?: (?:open|te doen|aan te doen|uit te voeren|te regelen|te melden|nodig|op de lijst|voor ons))?"
    r"|\b(?:kan|kunnen) weer(?= \w)|\b(?:niet|nooit) meer (?:voor|gebeurd|voorgekomen)\b"
)


def _is_done(part: str, answer: Answer) -> bool:
    """True for what was done, without doubt and without anything that has yet to come."""
    clause = clause_of(
        re.sub(
            r"(?i)\bwat (?:mij|ons) betreft,? ?|\b(?:tijdens|in|na) (?:het |een |ons )?\w*overleg\b",
            "",
            _AS_PROMISED.sub("alles", part),
        ),
        answer,
    )
    day, plain = clause.found.day, clause.plain
    to_come = clause.found.problem or (day is not None and answer.now is not None and day > answer.now.date())
    doubted = CERTAIN_DOUBT.search(plain) or _STILL_TO_DO.search(plain) or unsettles(part, {"close"}, answer)
    if to_come or doubted or asks(plain) or is_question(plain):
        return False
    return _TOLD.fullmatch(plain) is not None or (
        len(clause.words) <= FEW and not _ORDERS.match(plain) and not {"#", "~"} & set(clause.words)
    )


_ONLY_THAT_THERE_ARE = re.compile(  # and not which
    r"(?:(?:ja|jazeker|zeker|natuurlijk|er|we|wij|ik|dan|daar|wel|ook|ze|die) )*(?:komen|zijn|nemen|treffen|neem|hebben|heb"
    r"|volgen)"
    r" (?:(?:er|zeker|wel|natuurlijk|ook|we|wij|al|nog|een paar|enkele|passende|de nodige) )*(?:maatregelen|stappen|actie|acties)"
    r"(?: (?:genomen|getroffen|nemen|aan|voor|zeker|hoor))*"
)
_HEADS = re.compile(
    r"(?im)^(?:(?:en|dit is|dit|hierbij|ja|dus) )*wat (?:we|wij|ik) (?:(?:nu|dus|eraan|hieraan|ermee|hebben|gaan"
    r"|zullen|er|aan) )*"
    r"(?:doen|veranderen|gedaan|aanpakken|afgesproken|geregeld)(?: (?:hebben|heb|is))?\s*:\s*"
)


def labelled(text: str) -> str:
    """The text with "Maatregelen:" in front, where it says so in other words: "Wat we gaan doen:"."""
    return _HEADS.sub("Maatregelen: ", text, count=1)


_DEPENDS = re.compile(
    r"^(?:als|indien|mits|wanneer|zodra) .*\ben anders\b|^(?:als|indien|mits|zodra) .*\b(?:goedvind\w*|akkoord)\b"
)


def measures(answer: Answer) -> Command | None:
    """The answer to vraag-maatregelen, as it stands; None when it only promises, asks or doubts."""
    answer = replace(answer, text=labelled(answer.text))
    plain = bare(answer.text)
    if _DONE_AND_CLOSED.fullmatch(" ".join(re.findall(r"\w+", plain))):
        return Command("record_measures", {"text": "gedaan"}, also=(Command("close", {"reason": "gedaan"}),))
    if answer.case.has("measures_recorded") and answer.case.has("outcome_sent") and _DID.fullmatch(plain):
        return Command("record_measures", {"text": "gedaan"})
    if (command := closed(answer)) is not None:
        return command
    if len(answer.text) < 200 and ("?" in answer.text or _NOT_YET.search(plain)):
        return None
    if len(answer.text) < SHORT and _DEPENDS.search(plain):
        return None
    if len(answer.text) < SHORT and unsettles(answer.text, {"record_measures"}, answer):
        return None
    if (is_question(plain) or asks(plain) or _NO_MEASURE.search(clause_of(answer.text, answer).plain)) and len(answer.text) < 200:
        return None
    if re.fullmatch(r"(?:ja|nee|ok|oke|prima|bedankt|akkoord)", plain) or plain.startswith(("verleng", "uitstel")):
        return None
    if _ONLY_THAT_THERE_ARE.fullmatch(plain):
        return None
    if re.fullmatch(r"(?:er zijn )?geen(?: maatregelen?)?(?: nodig)?", plain):
        return Command("record_measures", {"text": "geen"})
    words = sections(answer.text).get("maatregelen") or answer.text
    return Command("record_measures", {"text": words, **until(words, answer)})
