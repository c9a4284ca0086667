"""Whether the client is satisfied, where the first words answer that and all behind them only tells why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.answers.clauses import clauses
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.free.pleased import LONGEST, leaves_open
from bot.domain.answers.masked import clause_of
from bot.domain.answers.measures import parted, shuts
from bot.domain.answers.residue import is_broken_off
from bot.domain.answers.spoken import in_sentences

_SUBJECT = (
    r"(?:(?:hij|zij|ze|meneer|mevrouw|mevr|de \w+|klager|klant|melder|client) )?(?:(?:is|was|blijft|bleef) )?"
    r"(?:(?:er|nog|steeds|altijd|echt|wel|helaas|maar|heel|zeer|erg|helemaal|toch|duidelijk|hier|nou|gewoon|absoluut|totaal) )*"
)
_HEADS = {
    "tevreden": re.compile(
        r"(?:ja+|jazeker|jawel|jep|yes|zeker|absoluut|helemaal|hartstikke)(?: (?:hoor|gelukkig|zeker|absoluut|helemaal|wel"
        r"|echt))*"
    ),
    "niet tevreden": re.compile(
        r"(?:nee+n?|nope|neeje)(?: (?:hoor|helaas|zeker niet|absoluut niet|helaas niet|echt niet|totaal niet|helemaal niet|joh))?"
        rf"|(?:helaas|absoluut|zeker|totaal|bepaald|helemaal|echt) niet|niet (?:echt|helemaal|zo|bepaald|erg)(?: hoor|"
        rf" helaas)?|integendeel|allesbehalve|{_SUBJECT}(?:niet"
        rf" (?:(?:echt|helemaal"
        r"|zo|erg|bepaald) )*(?:tevreden|blij|content|gelukkig)|ontevreden)(?: hoor| helaas)?"
    ),
    "deels": re.compile(
        rf"{_SUBJECT}(?:deels|gedeeltelijk|ten dele|half[ -]?(?:om|en|/)?[ -]?half|half|halfom|fifty ?[-/]? ?fifty|50 ?[/-]"
        rf" ?50|gemengd"
        r"|gemengde gevoelens|dubbel|voor (?:een deel|de helft)|ja en nee|zo ?-?zo|redelijk)(?: tevreden)?(?: hoor)?"
    ),
}
_PLEASED = re.compile(  # what a client does or says who is satisfied
    r"\b(?:bedank\w*|dankbaar|opgelucht|content|tevreden|blij|gelukkig|fijn|prima|netjes|keurig|kaartje|bloemen|bloemetje"
    r"|taart|gebak"
    r"|koekjes|compliment\w*|gelachen|hand gegeven|(?:gaf|kreeg) (?:\w+ ){0,3}hand|zand erover|goed (?:opgelost|afgehandeld"
    r"|zo|geregeld|gedaan)|gehoord|geen"
    r" (?:verdere )?"
    r"(?:vragen|wensen|klachten|bezwaren)|(?:is|was) (?:het|dit|zo) (?:goed|klaar)|vrede|lof|in de wolken|kan (?:er )?(?:\w+"
    r" )?mee leven)\b"
)
_UPSET = re.compile(  # and of one who is not
    r"\b(?:te (?:weinig|laat|lang|licht|makkelijk|mager|traag|vaag|kort|duur)|(?:niks|niets) (?:opgelost|veranderd|gedaan"
    r"|mee|waard|aan)|(?:vindt|vond) \w+ (?:niks|niets)|boos|kwaad|woest|teleurgesteld"
    r"|verdrietig|woedend"
    r"|pissig|nijdig|chagrijnig|(?:naar|met|bij) (?:het |de |een )?(?:uwv|\w*ombudsman|rechter|advocaat|gemeente|krant"
    r"|\w*commissie"
    r"|inspectie|vakbond|wethouder|rechtbank)|hogerop|verder (?:mee|klagen|gaan)|in beroep|klacht in|geen vertrouwen|niet"
    r" (?:serieus|genoeg|eens"
    r"|gehoord|opgelost|begrepen|geholpen|voldoende|goed)|onvoldoende|onzin|slap|wassen neus|doekje|fopspeen"
    r"|excuus(?:es)? (?:wel )?(?:waard|leeg)"
    r"|hand boven|meer verwacht|(?:een )?andere (?:coach|begeleider|uitkomst|oplossing)|geld|vergoeding|baalt|stom"
    r"|schande\w*|belachelijk"
    r"|vindt (?:het|dit|ons|dat)|vond (?:het|dit|ons|dat)|noemt|noemde|op(?:ge)?hangen|4 mnd|gewacht|blijft (?:er|erbij|bij"
    r"|boos|vinden|kwaad|het))\b"
)
_NOT_SPOKEN = re.compile(  # then the first word tells that he was not asked
    r"\b(?:reageer\w*|gereageerd|antwoord\w*|geantwoord|bereik\w*|gesproken|spreek|gevraagd|vraag|gebeld|belt|bel|belde nog"
    r"|bellen|contact|gehad"
    r"|te pakken|voicemail|opgenomen|neemt|nam|nog niet|weet|onbekend|vakantie|moet ik|ik moet)\b"
)
_NOT_PLEASED = re.compile(
    r"\b(?:maar|alleen|jammer|helaas|liever|minder|niet|niks|niets|mits|toch|hoewel|ondanks|behoudens|boos|kwaad|baal\w*|wil)\b"
)
_ALSO_PLEASED = re.compile(
    r"(?<!niet )(?<!niet echt )(?<!niet zo )\b(?:tevreden|content|blij|opgelucht|prima|vrede"
    r"|niet (?:meer |erg |zo )?(?:boos|kwaad|ontevreden|teleurgesteld))\b"
)
_OF_OTHERS = re.compile(  # it is not he of whom it is told
    r"\b(?:ik|we|wij) (?:ben|zijn|was|waren|vind|vinden|vond|vonden|voel|noem|wil)\b|(?<![\w@])(?:@|iedereen|niemand|men"
    r"|(?:mijn|onze|zijn|haar|de|een)"
    r" (?:vrouw|man|moeder|vader|dochter|zoon|zus|broer|partner|collega\w*|coach|begeleider|werkgever|advocaat|buur\w+|baas"
    r"|directie|team)) (?:is|was"
    r"|zijn|waren|vindt|vond|zegt|zei|noemt|noemde|bedankt\w*|heeft|had|wil|denkt|blijft|gaat|stapt)\b"
)
_NOT_OF_HIM = re.compile(
    r"^(?:(?!hij|zij|ze|mevrouw|meneer|klager|mevr|klant)\w+ ){0,3}(?:ik|we|wij|jij|je|u|jullie)\b"
    r"|(?:boos|kwaad|woest) op (?!ons|@|het|de (?:brief|uitkomst))|^te weinig"
)
_HAD_EXPECTED = re.compile(r"(?i)\b(?:had|hadden) (?:\w+ )?(?:meer|iets anders|beter) (?:van \w+ )?verwacht\b")
_OF_A_PART = re.compile(  # of a part of it he is, or is not yet, satisfied
    r"(?i)\b(?:over|met|voor|op|van|aan) [\w' -]{2,40}? (?:wel|(?:nog )?niet)\b|,? ?\bdenk ik(?=[.!]|$)"
)
_BECAUSE = re.compile(r"(?i),? (?:want|omdat|aangezien) (?=(?:alles|het|er|dat|dit|we|ik|hij|zij|ze)\b)")
_CHEERS = re.compile(  # says only that the writer is glad of it
    r"(?i)(?:(?<=[\w.!]),?|^) *(?:(?:en|dat is|da's) )*(?:heel |echt )?(?:mooi|fijn|leuk|top|goed|sjoen|schoon|prachtig"
    r"|netjes|gelukkig|knap|super)"
    r" (?:toch|he|h\u00e8|hoor|nieuws|om te horen|zo)+ *(?:[?!.]+|$)"
)
SHORTEST_REMARK = 4  # words: "denk ik" alone is a doubt


def without_cheers(text: str) -> str:
    """The text without "mooi toch?" behind it."""
    return _CHEERS.sub(".", text)


def told(answer: Answer) -> Command | None:
    """How content the client is by the first words, while nothing behind them leaves it open or says another thing."""
    sentences = clauses(in_sentences(answer.text))
    if len(answer.text) > LONGEST or is_broken_off(answer.text) or not sentences:
        return None
    head, _, behind = re.sub(r"(?<!\d),(?!\d)|:| [-–] ", "\n", sentences[0], count=1).partition("\n")
    rest = [part for part in (behind, *sentences[1:]) if part.strip(" ,.!")]
    level = next((level for level, shape in _HEADS.items() if shape.fullmatch(clause_of(head, answer).plain)), None)
    if level is None or not rest or "?" in answer.text:
        return None
    if level == "deels":
        rest = [_OF_A_PART.sub(" ", part) if len(part.split()) >= SHORTEST_REMARK else part for part in rest]
    if level == "niet tevreden":
        rest = [_HAD_EXPECTED.sub(" te weinig", part) for part in rest]
    plain = " . ".join(clause_of(part, answer).plain for part in rest)
    if any(leaves_open(part, answer) for part in rest if part.strip(" ,.")):
        return None
    if level == "tevreden" and (not _is_of_him(_PLEASED, rest, answer) or _NOT_PLEASED.search(plain)):
        return None
    if level == "niet tevreden" and (
        not _is_of_him(_UPSET, rest, answer) or _NOT_SPOKEN.search(plain) or _ALSO_PLEASED.search(plain)
    ):
        return None
    if _OF_OTHERS.search(plain):
        return None
    if level == "deels" and _NOT_SPOKEN.search(plain):
        return None
    return Command("record_satisfaction", {"text": level})


def _is_of_him(shape: re.Pattern[str], rest: Sequence[str], answer: Answer) -> bool:
    """True when a clause says so of the client, or of nobody by name."""
    said = [clause_of(part, answer).plain for sentence in rest for part in re.split(r"[,;:] | maar ", sentence)]
    return any(shape.search(plain) and _NOT_OF_HIM.search(plain) is None for plain in said)


def with_closing(command: Command, answer: Answer) -> Command:
    """The command, and that the case is closed where a clause of the answer says so; its other words are the reason."""
    if command.action != "record_satisfaction" or command.also or answer.prompt.kind != "vraag-tevredenheid":
        return command
    parts = [part for sentence in clauses(_BECAUSE.sub(".\nWant ", answer.text)) for part in parted(sentence, answer)]
    others = [part for part in parts if not shuts(part, answer)]
    if len(others) == len(parts) or not others:
        return command
    reason = ". ".join(re.sub(r"(?i)^want ", "", part.strip(" ,.")) for part in others)
    return replace(command, also=(Command("close", {"reason": reason}),))
