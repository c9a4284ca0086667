"""Whether the client is satisfied, as a colleague reports it: he himself, with what was done or offered, and without doubt."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.answers.clauses import CERTAIN_DOUBT, bare, clauses, sections
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.masked import clause_of
from bot.domain.answers.names import mentioned
from bot.domain.answers.outcome import CONTRADICTS, UNCLEAR, UNSAYS
from bot.domain.answers.residue import is_broken_off, names_a_stranger, unsettles

_SATISFIED = re.compile(
    r"\b(?P<level>(?:nog )?niet (?:echt |helemaal |erg |volledig |zo )?tevreden|ontevreden|(?:deels|gedeeltelijk|half"
    r"|redelijk|tamelijk|matig|enigszins|ten dele) tevreden|(?:deels|gedeeltelijk)(?! (?:heb|is er|ben"
    r"|(?!tevreden)(?:af)?(?:ge|be|ver)(?!lukt|slaagd|hoord|lijk|noeg|duidelijk)[a-z]+(?:d|t|en))\b)"
    r"|(?:zeer |heel |erg |helemaal |volledig )?tevreden)\b"
)
_PARTLY = ("deels", "gedeeltelijk", "half", "redelijk", "tamelijk", "matig", "enigszins", "ten dele")
_HE_SAID = re.compile(  # the letter asks to report what he says
    r"(?i)^(?P<who>(?:hij|zij|ze|meneer|mevrouw|(?:de )?(?:klager|melder|klant|client|cliënt))) (?:zei|zegt|gaf aan"
    r"|geeft aan|liet weten)"
    r" (?:dat (?:hij|zij|ze)|het|er) (?=[\w ]{0,25}\btevreden\b)"
)
_HALF = re.compile(  # the choice of the letter without its last word, perhaps in his own words
    r"(?i)(?:^|(?<=zet dus maar )|(?<=noteer ))(deels|gedeeltelijk|half)\b(?:, zegt (?:ze|hij|zij) zelf)?(?=[,.!]|$)"
)
_NO_THEN = re.compile(r"(?i)^\s*nee[,.:!]* +(?=\w)")  # "nee, hij is niet tevreden"
_SUPPOSED = re.compile(r"\b(?:denkt|denken|gelooft|vermoedt|schijnt|zal|zullen|gokt|veronderstelt|neem ik aan|ga ik van uit)\b")
_NOT_SATISFIED = re.compile(
    r"\b(?:niet|nog|moet|hoop|wil|nooit|niemand|geen|noch|amper|nauwelijks|weinig|zelden|allesbehalve|leek|bijna|binnenkort"
    r"|morgen|straks|tot|eerst|vast|kan|volgende keer"
    r"|groot woord|schoorvoetend|zogenaamd|zogezegd|quasi)\b"
)
_SOMEBODY_ELSE = re.compile(  # than the client is satisfied
    r"\b(?:wij|we|ik|directie|moeder|vader|ouders|vrouw|man|echtgenote?|zoon|dochter|zus|broer|partner|advocaat|begeleider"
    r"|werkgever"
    r"|uwv|gemeente|mensen|iedereen|team|collega\w*|coach|medewerker|ons)\b(?: \w+){0,3}$|@"
)
_WITH = (
    r"(?:met|over) (?:(?:het|dit|dat|de|deze|zijn|haar|ons|onze|een|nieuwe?|andere?|extra|zoals) )*(?:aanbod|voorstel"
    r"|resultaat|excuus|excuses"
    r"|gesprek|antwoord|besluit|oplossing|afhandeling|uitkomst|afspraak|afspraken|regeling|brief|uitleg|aanpak|hoe|wat|wij|we"
    r"|(?:het|dit|dat|zo)(?= ?$)|coach|jobcoach|begeleider|trainer|begeleiding|traject|plan|\w*profiel|plek|werkplek|training"
    r"|cursus|vergoeding"
    r"|bedrag|maatregelen|terugbetaling|contact|reactie)\b"
)
_OF_SOMETHING_ELSE = re.compile(
    rf"^ (?!{_WITH})(?:met|over)\b|^ (?:mensen|klant(?:en)?|klagers?|mens|man|vrouw|gevoel|gezicht|collega\w*)\b|\b(?:niet"
    rf"|alleen) (?:met|over)\b"
)
_ASKS_SO = re.compile(r"(?:is|was|zijn|zou) (?:hij|zij|ze|klager|meneer|mevrouw|de \w+)\b")
_HANDLED = (
    r"(?:met|over) (?:(?:het|dit|dat|de|deze|zijn|haar|ons|onze) )*(?:resultaat|excuus|excuses|gesprek|antwoord|besluit|oplossing"
    r"|afhandeling|behandeling|uitkomst|uitleg|aanpak|voorstel|reactie|hoe (?:we|wij|het|dit|dat|alles))\b"
    r"(?! (?:van|bij|uit|op)\b)"
)
_PLAINLY = re.compile(
    r"(?:(?:ja|prima|mooi|gelukkig|ja hoor)[,.!:]* )?"
    r"(?:(?:(?:de )?(?:klager|melder|klant|client|cliënt)|hij|zij|ze|(?:meneer|mevrouw|de heer|dhr|mw)\b[\w' .-]{0,25})"
    r" (?:is|was) )?"
    r"(?:(?:gelukkig|nu|weer|ook|wel|inmiddels|uiteindelijk) ){0,2}"
    r"(?:(?:zeer|heel|erg|helemaal|volledig|volkomen|dik|uiterst|best|prima|ruimschoots|meer dan) )?tevreden(?: (?:hoor|nu))?"
    rf"(?: {_HANDLED}"
    r"(?!.*\b(?:niet|geen|maar|nog|behalve|als|of|mits|tenzij|uitgezonderd|vroeger|toen|eerst|vorige)\b)[\w ]{0,40})?[.! ]*"
)


def is_plainly_told(answer: Answer) -> bool:
    """True for one short sentence that says it of the client and of nothing else than what was done about the complaint."""
    return _PLAINLY.fullmatch(bare(answer.text)) is not None


_ONLY_SO = re.compile(  # the words of the letter that asks for it, of the client or of nobody
    r"(?:(?:en|dus) )?(?:(?:(?:de )?(?:klager|melder|klant|client|kandidaat)|hij|zij|ze"
    r"|(?:meneer|mevrouw|dhr|mw)\b[\w' .-]{0,25}) is )?(?:(?:nu|wel|helaas|gelukkig|dus|toch) ){0,2}"
    r"(?:(?:deels|gedeeltelijk|niet|zeer|heel|erg|half|helemaal|redelijk) )?(?:on)?tevreden[.! ]*"
)


def is_only_that(answer: Answer) -> bool:
    """True for words that say how satisfied he is, and nothing else: whatever letter they answer."""
    return _ONLY_SO.fullmatch(clause_of(answer.text, answer).plain) is not None


_OF_SORT = re.compile(r"\b(?:de|een|die|deze|onze|geen) tevreden \w+")  # "de tevreden dame was die van gisteren"


def satisfaction(answer: Answer) -> Command | None:
    """Whether the client is satisfied, if the answer says so once and without doubt; and what he was offered."""
    offer = sections(answer.text).get("aanbod", "")
    answer = replace(answer, text=_HALF.sub(r"\g<1> tevreden", answer.text))
    text = _HE_SAID.sub(r"\g<who> is ", answer.text)
    said = [sentence for sentence in clauses(text) if _SATISFIED.search(bare(sentence))]
    levels = {_level(match["level"]) for sentence in said for match in _SATISFIED.finditer(bare(sentence))}
    if not levels:
        return None
    if len(levels) > 1:
        return CONTRADICTS
    if is_broken_off(text) or any(unsettles(sentence, {"record_satisfaction"}, answer) for sentence in clauses(text)):
        return UNCLEAR
    if levels == {"niet tevreden"}:
        said = [_NO_THEN.sub("", sentence) for sentence in said]
    for sentence in said:
        around = _SATISFIED.sub(
            " ",
            re.split(
                r"\b(?:want|omdat|maar hij|maar zij|en hij|en zij|(?:hij|zij|ze) (?:vond|vindt) het (?:vooral|erg|heel|echt)"
                r"|met het aanbod)\b",
                bare(sentence),
            )[0],
        )
        around = re.sub(r"^aanbod:[^;.]*", "", around) if offer else around
        if levels <= {"deels", "niet tevreden"}:  # behind it stands why
            around = re.split(r"[:,] (?=(?:hij|zij|ze|want|er|dat|het)\b)|:", around)[0]
        head = re.split(r"[,;.]", around)[0] if re.match(r"\s*[,;.]", around) else around
        if (
            _is_of_others(sentence, answer)
            or _OF_SORT.search(bare(sentence))
            or re.match(r"(?:wij|ik|we)\b(?: ben| zijn| voel)?.{0,12}$", head.strip())
            or mentioned(bare(sentence)[: _starts(sentence)], answer.bureau.roster)
            or re.search(r"\b(?:of nee|toch niet|toch wel)\b", bare(sentence))
            or CERTAIN_DOUBT.search(head)
            or UNSAYS.match(around.lstrip(" ,;."))
            or _SUPPOSED.search(around)
            or _NOT_SATISFIED.search(head.split(",")[0])
        ):
            return UNCLEAR
    offer = re.split(
        r"(?i)[;.]\s*(?=(?:(?:de |het )?(?:melder|klager|klant|client|cliënt|heer|mevrouw|hij|zij|ze|is)\b.*)?\b(?:niet "
        r"|deels |zeer |heel |ontevreden|tevreden))",
        offer,
    )[0].strip(" .;,")
    return Command("record_satisfaction", {"text": levels.pop()} | ({"offer": offer} if offer else {}))


def _is_of_others(sentence: str, answer: Answer) -> bool:
    """True when somebody else is satisfied, or the client with something else, or when it is asked whether he is."""
    plain = clause_of(sentence, answer).plain
    match = _SATISFIED.search(plain)
    if match is None:
        return False
    before = re.split(r"[,:;.]|\ben (?=\w+ (?:is|was)\b)", bare(sentence)[: _starts(sentence)])[-1]
    subject = re.split(r" (?:is|was|zijn|waren|blijft|klonk)\b", clause_of(before, answer).plain)[0]
    return (
        _ASKS_SO.match(plain) is not None
        or names_a_stranger(plain[: match.start()])
        or _SOMEBODY_ELSE.search(subject) is not None
        or _OF_SOMETHING_ELSE.search(plain[match.end() :]) is not None
    )


def _starts(sentence: str) -> int:
    """Where the words of satisfaction begin in the plain sentence."""
    match = _SATISFIED.search(bare(sentence))
    return match.start() if match else 0


def _level(words: str) -> str:
    if "niet" in words or words.startswith("ontevreden"):
        return "niet tevreden"
    return "deels" if words.startswith(_PARTLY) else "tevreden"
