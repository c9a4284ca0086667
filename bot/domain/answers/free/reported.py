"""The report of a talk in free words, with what is decided beside it: the verdict, more time, a measure.

A report tells what people said or did; where it does so twice, or once under words that say it is the report, it is one without a
second opinion. What follows it in sentences of its own is read as an answer to the letter that asks for that.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.answers.clauses import BECAUSE, clauses
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.free.judgement import judgement
from bot.domain.answers.free.until import plain_until
from bot.domain.answers.free.withdrawn import BARS, WITHDRAWS
from bot.domain.answers.given_up import goes_on
from bot.domain.answers.masked import clause_of
from bot.domain.answers.outcome import verdict
from bot.domain.answers.residue import is_broken_off

ASKED_IN = ("verzoek-verslag",)
TOLD_IN = ("vraag-gesprek", "uitnodiging-gesprek")  # where the talk has been already
LONGEST = 2500  # characters
SHORTEST = 6  # words of a report
SHORTEST_UNHEADED = 14  # of one that does not say that it is one
_WHO = (
    r"(?:@|hij|zij|ze|(?:beide )?partijen|beiden|allebei"
    r"|klager|klaagster|klant|(?:de |onze )?(?:klager|klaagster|klant|client|medewerker|melder"
    r"|coach|kandidaat"
    r"|deelnemer)|mevrouw|meneer|(?:zijn|haar) \w+)"
)
_SAYS = (
    r"(?:vertel(?:t|de|den)|zegt|zei(?:den)?|vindt|vond(?:en)?|voel(?:t|de)|gaf(?: aan| toe)?|geeft|legde|legt|wil(?:de|t)?"
    r"|wou|had|heeft"
    r"|hebben|was|is|kwam|komt|moest|erken(?:t|de)|herken(?:t|de)|herinnert|betreur(?:t|de)|luisterde|liep|gaat|zijn|kreeg"
    r"|krijgt|begreep|begrijpt|snapt(?:e)?|bood|biedt|deed|liet|ging|kon"
    r"|werd|zat|bleef"
    r"|stelde|verwijt|klaagde|noemde|ontken(?:t|de)|schrok|huilde|baalt|baalde|beloofde|bevestigde|uitte|miste|ervoer"
    r"|accepteer(?:t|de)"
    r"|aanvaard(?:t|de)|belde|stuurde|schreef|nam|wist|dacht|hoorde)"
)
_TOLD = re.compile(
    rf"(?:.{{0,60}}[\s:,])?{_WHO}:? (?:(?:er|ook|nog|zelf|wel|niet) )*{_SAYS}\b.{{6,}}|{_SAYS}(?! er\b) (?:dat|zich|toe)\b.{{6,}}"
)
_HEAD = re.compile(  # says that what follows is the report
    r"(?i)^[^.:]{0,60}\b(?:verslag|verslagje|notulen|gespreksverslag|aantekeningen|samenvatting|terugkoppeling|(?:over"
    r"|uit)?getypt)\b[^.:]{0,50}:"
    r"|^(?:beste|bij deze|bij dezen|hierbij|hier|bijgaand|zie hier)\b[^.:]{0,20}\b(?:verslag|verslagje"
    r"|notulen)\b(?!.*\b(?:volgt|morgen|later|niet)\b)"
    r"|^(?:een |'n )?(?:kort|rustig|goed|fijn|pittig|lang|lastig|moeizaam|prettig|stevig|emotioneel) gesprek\b[^.]{0,30}:"
    r"|\b(?:dit|dat) (?:kan|kun|mag) (?:je|u|jullie|als) (?:als )?verslag\b"
)
_HELD = re.compile(  # the talk has been
    r"\b(?:gesprek|afspraak) (?:is|was|heeft) (?:\w+ ){0,3}(?:geweest|achter de rug|gehouden|gevoerd|plaatsgevonden)\b"
    r"|\b(?:net|al|vanochtend|vanmiddag|#) (?:gehad|gehouden|gevoerd)(?: dat| het| ons)? gesprek\b|\bgesprek (?:\w+ )?(?:al"
    r"|net) (?:gehad|gevoerd)\b"
    r"|^(?:(?:dat|die|het|hij) )?is (?:al|inmiddels|gisteren|#|allang) (?:geweest|achter de rug|gehouden)\b"
    r"|\bzat (?:ik )?(?:[\w#]+ ){0,3}(?:bij (?:hem|haar|ze) )?aan tafel\b|\b(?:dit|dat) (?:kan|kun|mag) (?:je|u|jullie"
    r"|als) (?:als )?verslag\b"
)
_SPOKEN = re.compile(  # where a report was asked for: in front, how the talk went
    r"(?:(?:hoi|ja|zo|ok|oke|#|vanmiddag|vanochtend|vanmorgen|gisteren|net|met|beiden|beide partijen|allebei|@"
    r"|en|we|wij|ik|heb|hebben|is|was|het|een|goed|lang|kort"
    r"|rustig) )*"
    r"(?:gesproken|gesprek (?:gehad|gevoerd|duurde|verliep|was|met .{2,40} (?:gehad|gevoerd|plaatsgevonden))|(?:bij )?(?:hem"
    r"|haar|mevrouw|meneer|klager)"
    r" (?:thuis )?(?:geweest|gesproken|bezocht|gebeld)|aanwezig(?:en)?\b|(?:rustig|prima|goed|moeizaam|prettig) verlopen"
    r"|lastig gesprek|moeilijk gesprek|pittig gesprek"
    r"|punten uit het gesprek|besproken|dit is (?:wat|er) .{0,20}besproken|(?:in het )?kort (?:samengevat )?(?:ze|mevrouw"
    r"|meneer|klager|@)\b)"
)
_SPEAKS = re.compile(  # of what was said or felt, not of what happened
    r"\b(?:vertel(?:t|de|den)|zegt|zei(?:den)?|vindt|vond(?:en)?|voel(?:t|de)|gaf|geeft|legde|legt|wil(?:de)?|erken(?:t|de)"
    r"|herken(?:t|de)|herinnert"
    r"|begreep|begrijpt|snapt(?:e)?|bood|biedt|stelde|ontken(?:t|de)|betreur(?:t|de)|luisterde|(?:heeft|had"
    r"|hebben) .*(?:uitgelegd|verteld|toegelicht"
    r"|aangegeven|toegegeven|erkend|gezegd|excuses))\b"
)
_BARS = re.compile(  # he was not there, it was not held, it is still to be written, or somebody wants it to stop
    r"\?|\b(?:volgens (?:@|horen)|hoorde ik|heb ik (?:gehoord|begrepen)|schijnt|geen idee|ik was er (?:zelf )?niet"
    r"|van horen zeggen"
    r"|niet doorgegaan|ging niet door|niet verschenen|verslag (?:komt|volgt|is nog)|volgt nog|stuur ik|krijg (?:je|jij|u)"
    r"|reken op|dan pas"
    r"|nalezen|(?:zei|zegt) (?:hij|ze|zij)$|wil niet (?:meer )?(?:praten|komen)|misschien|wellicht|twijfel"
    r"|weet (?:ik )?niet zeker|(?:klacht|zaak) (?:\w+ )?(?:intrek\w*|ingetrokken)"
    r"|laten rusten|klaar mee"
    r"|trekt (?:de|haar|zijn) (?:klacht|melding)|andere? (?:klacht|zaak|gesprek))\b"
)
_NO_TALK = re.compile(  # in words that are not headed as a report: why there is none
    r"\b(?:niet (?:wil|wilde|wou|kon|kan|zou|mocht)(?:den)? komen|wil(?:de)? niet (?:meer )?(?:komen|praten)|om te komen"
    r"|geen uitnodiging|verslag|opdagen|opgedagen|kwam(?:en)? niet|was er niet|waren er niet|afgebeld|belde af|afgezegd|ziek"
    r"|verlof"
    r"|vakantie|nog (?:niet|geen)|liever"
    r"|wachten|andere? (?:dag|tijd\w*|moment|datum)|nieuwe (?:afspraak|datum)|geen gesprek|niet gelukt|opnieuw|verzet"
    r"|uitgesteld)\b"
)
_MEASURE = re.compile(
    r"(?i)^(?:(?:als |afgesproken (?:is )?(?:ook )?(?:een |als )?|er is (?:ook )?een |ook een |de |onze |voorgestelde )?)"
    r"maatregel(?:en)?(?: (?:is|wordt|die we nemen|afgesproken))?(?::| dat| is dat) *(?P<text>.{8,})"
)
_CHAT = re.compile(r"(?i)^\W*(?:pff+|tja|poeh|trouwens|ps|p\.s\.|nou|haha)\b")  # behind a verdict it would be read as its reason
_TO_CLOSE = re.compile(r"(?i)\b(?:aan het (?:eind|slot)|na afloop|tot slot|daarmee|daarom|hiermee|inmiddels|ter plekke)\b ?")
_VERDICT = re.compile(r"(?i)\b(?:on)?gegronde?\b")
_TIME = re.compile(
    r"(?i)\b(?:verleng\w*|uitstel|(?:extra|meer) tijd|(?:weken?|maand|dagen) (?:extra|erbij|langer|nodig)"
    r"|nog (?:\w+ )?weken? nodig)\b"
)


def report(answer: Answer) -> Command | None:
    """The report and what stands beside it; None where it is not plainly one."""
    kind = answer.prompt.kind
    if kind not in (*ASKED_IN, *TOLD_IN) or len(answer.text) > LONGEST or answer.now is None or is_broken_off(answer.text):
        return None
    sentences = clauses(answer.text)
    last = len(sentences) - 1
    cut = next(
        (at for at, each in enumerate(sentences) if at and (_beside(each) or (at == last and _ends(each, answer)))), last + 1
    )
    told = sentences[:cut]
    also = _decided(sentences[cut:], " ".join(told), answer)
    if also is None or not _is_report(told, bool(also), answer):
        return None
    words = answer.text if not also else " ".join(told)
    return Command("record_hearing", {"text": words.strip()}, also=also)


def _beside(sentence: str) -> bool:
    return any(shape.search(sentence) for shape in (_VERDICT, _TIME, _MEASURE))


def _ends(sentence: str, answer: Answer) -> bool:
    """True for a sentence that says that the client takes his complaint back, and why at most."""
    because = BECAUSE.search(sentence)
    head = sentence[: because.start()] if because else sentence
    plain = clause_of(_TO_CLOSE.sub("", head), answer).plain
    return WITHDRAWS.fullmatch(plain) is not None and not BARS.search(plain)


def _is_report(told: list[str], decided: bool, answer: Answer) -> bool:
    plain = [clause_of(each, answer).plain for each in told]
    if sum(len(each.split()) for each in plain) < SHORTEST or any(_BARS.search(each) for each in plain):
        return False
    if any(_to_come(each, answer) for each in told):
        return False
    headed = any(_HEAD.search(each) for each in told)
    said = sum(_TOLD.fullmatch(each) is not None for each in plain)
    if not headed and any(_NO_TALK.search(each) for each in plain):
        return False
    asked = answer.prompt.kind in ASKED_IN
    if headed or any(_HELD.search(each) or (asked and _SPOKEN.match(each)) for each in plain):
        return said > 0
    spoke = sum(_TOLD.fullmatch(each) is not None and _SPEAKS.search(each) is not None for each in plain)
    return (
        asked
        and (said if decided else spoke) > 1
        and len(" ".join(plain).split()) >= (SHORTEST if decided else SHORTEST_UNHEADED)
    )


def _to_come(sentence: str, answer: Answer) -> bool:
    """True for a day to come, with its hour: that may be a new talk."""
    found = clause_of(sentence, answer).found
    ahead = bool(found.day and answer.now and found.day > answer.now.date())
    return ahead and (found.clock is not None or answer.prompt.kind in TOLD_IN)


def _decided(sentences: list[str], before: str, answer: Answer) -> tuple[Command, ...] | None:
    """What the sentences behind the report come to; None where one of them is not understood. `before` is the report."""
    if not sentences:
        return ()
    if any(_CHAT.match(each) for each in sentences[1:]):
        return None
    text = "\n".join(sentences)
    if _ends(text, answer):
        if goes_on([clause_of(each, answer).plain for each in clauses(answer.text)]):
            return None
        because = BECAUSE.search(text)
        return (Command("withdraw", {"reason": because["reason"].strip(" .") if because else before}),)
    measure = _MEASURE.match(sentences[-1])
    if measure and len(sentences) == 1:
        return (Command("record_measures", {"text": measure["text"].strip()}),)
    asked = "vraag-oordeel" if _VERDICT.search(text) else "vraag-verlenging"
    other = replace(answer, text=text, prompt=replace(answer.prompt, kind=asked, choices={}))
    if asked == "vraag-verlenging":
        found = plain_until(other)
        return (found,) if found is not None else None
    found = verdict(other)
    found = found if found is not None and found.action == "verdict" else judgement(other)
    return (found,) if found is not None else None


def is_plainly_told(command: Command, answer: Answer) -> bool:
    """True for a report that tells so plainly what was said that nobody has to judge whether it is one."""
    return command.action == "record_hearing" and len(answer.text) <= LONGEST and report(answer) is not None
