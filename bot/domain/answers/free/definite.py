"""Which kind a mail is and whether it is taken up, said once and for certain, whatever story stands around it.

The third reading, of what the words of `decided` do not cover: a sentence that says it in so many words, no other kind or answer
anywhere that is not denied, and in the whole answer no doubt, question, condition or somebody else's opinion. Who will handle it,
who is told and what the client is like is no matter of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.answers.appointed import is_of_two
from bot.domain.answers.clauses import HEARSAY, clauses
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.doubt import AGAINST
from bot.domain.answers.free.what import choice
from bot.domain.answers.free.who import who
from bot.domain.answers.kind import LABELS, asks_kind
from bot.domain.answers.masked import Clause, clause_of
from bot.domain.answers.recast import recast
from bot.domain.answers.residue import asks, is_broken_off, is_footer, is_question, unsettles
from bot.domain.answers.stories import SPEAKS_OF_IT
from bot.domain.answers.taken_back import takes_back

LONGEST, MOST_SENTENCES, SHORTEST_REASON = 700, 8, 4  # characters; sentences; words
_PARDONED = re.compile(  # words of doubt that are none here: of the client, of who will handle it, of how it is told
    r"(?<!\w)(?:(?:kan|kon) (?:ook )?niet anders|nog geen (?:half )?jaar|half jaar|halve \w+|terecht (?:ook )?(?:denk ik|of"
    r" niet)|(?:terecht|gelijk|waar) of niet|of (?:hij|zij|ze|mevrouw|meneer|klager)"
    r" gelijk heeft|min of meer"
    r"|(?:geen|zonder|buiten) (?:enige )?twijfel|(?:hij|zij|ze|die|mevrouw|meneer|klager|men|de man|man|vrouw|die mens|mens)"
    r" (?:\w+ )?(?:zou(?:den)?|wil"
    r"|wilde|wou|vraagt|hoopt|vindt|vond|zegt|zei|schrijft|schreef|denkt|moet|kan)(?: (?:zich|graag|liever|alleen|maar"
    r"|gewoon|dat|weten|of|er))*"
    r"|ook al|in (?:de )?eerste instantie|(?:de )?eerste keer|overleg gehad|in overleg met @|(?:met @ |net |al |samen"
    r" )overlegd|lijkt (?:me|mij|ons)"
    r"|(?:@|de rest|iedereen) (?:vindt|vond) dat ook|@ is het (?:met me |er(?:mee)? |ook )*eens|volgens (?:mij|ons|het"
    r" reglement|artikel|de regeling)"
    r"|nee joh|haha nee|(?:voor )?iemand anders|niets anders|of onze mensen|dat (?:hij|zij|ze|het) .* (?:vind|vinden) (?:ik"
    r"|we) geen \w+|als (?:altijd|gewoonlijk|je (?:het )?mij vraagt|een \w+|behandelaar|degene)|(?:weet|laat|hoor) je nog"
    r"|dat laat ik (?:je )?nog weten"
    r"|ik (?:vraag|polst?|bel|app|mail) (?:\w+ ){0,3}(?:aan )?@ (?:\w+ )?(?:of|wanneer) (?:hij|zij|ze) .*\b(?:tijd|ruimte"
    r"|doen|oppakken|oppakt|behandelen|kan)\b"
    r"|(?:morgen|straks|later|daarna|vanavond|#) (?:denk|kijk|bedenk|zoek|beslis|hoor)\w* (?:ik|we) (?:\w+ ){0,2}(?:wie|aan"
    r" wie|naar wie) .*"
    r"|(?:wie|aan wie) (?:het|m|hem|dit|deze|dat|de klacht) (?:gaat |zal |mag )?(?:\w+ )?(?:doet|doen|behandelt|behandelen"
    r"|krijgt|oppakt|oppakken)"
    r"(?: (?:hoor je|weet ik|volgt|laat ik|bespreek ik|overleg ik)\b.*)?|(?:hij|zij|ze|die|dat) weet (?:er|het|ervan) .*"
    r"|weet ervan|wie weet)\b"
)
_WAVERS = re.compile(
    rf"\?|\.\.\.|…|[😉🙃😜😏🤔👎❌]|\b(?:{HEARSAY})\b"
    r"|\b(?:misschien|wellicht|waarschijnlijk|vermoedelijk|eventueel|mogelijk\w*|twijfel\w*|weifel\w*|aarzel\w*|neig\w*|noch"
    r"|(?:weet|denk|dacht|gok|meen"
    r"|vrees) (?:ik|het|we|niet|nog|er)|ik (?:weet|denk|dacht|gok|meen|vrees|hoop|vraag)|tenzij|mits|indien|zodra|voordat"
    r"|voor ?dat|nadat|totdat"
    r"|tot die tijd|zolang|eerst|zou(?:den)?|overleg\w*|bespreek|bespreken|bepraten|wacht\w*|grapje|geintje|sorry|correctie"
    r"|vergis\w*|bedoel\w*|concept"
    r"|liever|eigenlijk|bijna|half|halve|anders|toch|hangt|ligt eraan|ligt er|voorlopig|vooralsnog|in principe|lijkt|leek"
    r"|schijnt|ooit|straks|anders"
    r"|nachtje|hopelijk|mocht|stel|dilemma|geen idee|(?:kan|kun|kunnen|wil|willen) (?:je|jij|u|iemand|jullie|@)"
    r"|checken?|nazoeken|uitzoek\w*|zoek|navra\w+|nagaan|bekijk\w*"
    r"|nog (?:even|eens|een keer|niet|geen|lezen|kijken|bellen|horen|weten|maar|moet\w*)|(?:moet|wil|moeten|willen) (?:ik|we"
    r"|@|iemand|er) "
    r"|ik (?:moet|wil|kijk|bel .* eerst|lees (?:\w+ ){0,2}(?:nog|eerst|straks|vanavond|morgen|#))|laat (?:het |hem |m |nog "
    r"|toch |maar )*(?:liggen|zitten|rusten)|nee (?:wacht|toch|hoor toch)|of nee|o nee"
    r"|zeg jij|kies zelf|kies jij|hetzelfde (?:verhaal|laken)|ander verhaal|beslist|beslissen|besluit @|(?:die|dat was|mail"
    r"|brief|zaak) van (?:gisteren|vorige|#)|vorige keer"
    r"|gehoord van|hoor ik|van horen zeggen|negeer|vergeet|niet (?:zeker|open|gelezen|gezien)|onduidelijk|lastig|twee dingen"
    r"|allebei|beide|zowel"
    r"|als (?:hij|zij|ze|ie|het|t|dat|dit|er|die|de|mevrouw|meneer|klager|je|we|ik|@|blijkt|zij|mijn)(?!\w)"
    r"|of (?:het|dit|dat|we|wij|toch|niet|een|\d|ik|er|nummer|misschien|is|moet|geen)\b|volgens)(?!\w)"
    r"|(?<![\w@])(?:@|directie|iedereen|iemand|collega) (?:\w+ )?(?:vindt|vond|zegt|zei|denkt|noemt|meent|beslist|wil"
    r"|twijfelt|leest)\b|\b(?:vindt|vond"
    r"|zegt|zei|denkt|noemt|meent|aldus) @|^(?:maar|hoewel|al(?:hoewel)?|alleen) "
)
_IF = re.compile(
    r"\b(?:als|indien|mits|wanneer) (?:hij|zij|ze|ie|het|t|dat|dit|er|mevrouw|meneer|klager|je|we|ik|@)(?!\w)(?! je (?:het )?mij)"
    r"|^(?:of|maar of) |\b(?:hij|zij|ze|mevrouw|meneer|klager) noemt (?:het|dit)|\bmaar (?:dan )?niet\b"
    r"|\b(?:mail|brief) van @|\blaat (?:\w+ )?maar$"
)
_NOT_HIS = re.compile(
    r"\b(?:check\w*|(?<!geen )bezwaar|nooit|vast (?:een|wel)|zal|tweede|bestemd|(?:mail|brief|bericht|die|deze|dit) is"
    r" (?:\w+ )?voor (?:de|het|@|een ander|iemand)"
    r"|ter (?:beoordeling|goedkeuring)|leg\w* .* voor|gaat naar @|andere (?:zaak|klacht|mail))(?!\w)"
)
_NOUNS = r"(?:klacht(?:je|en)?|suggesties?|vraagje|vraag|vragen|overige?|opmerking(?:en)?|geschil(?:len)?)"
_NOUN = re.compile(rf"(?<![\w-]){_NOUNS}(?![\w-])")
_DENIED = re.compile(
    rf"\b(?:geen )?{_NOUNS} noch (?:een )?{_NOUNS}\b|\b(?:geen|niet (?:als|een|bij)|ook geen|noch) (?:(?:of|[a-z]+e)"
    rf" )*{_NOUNS}(?: (?:of|en)"
    rf" (?:een )?{_NOUNS})?\b"
)
_NO_NOUN = re.compile(  # asks; or the word in a saying
    r"\b(?:vraag|vragen) (?:ik|we|me|mij|het|dit|dat|@|hem|haar|straks|even|nog|aan|om|je)\b|\b(?:ik|we|wij|te|hij|zij|ze)"
    r" (?:vraag|vragen)\b|\bop de vraag\b"
    r"|\bvraag (?:maar|dan|je|u|jij) (?:\w+ )?(?:aan )?@|\bzonder (?:de )?vragen\b|\b(?:goeie|goede) vraag\b|\b(?:veel|geen)"
    r" vragen\b|\bgeen klachten\b"
)
_FILLED = (
    r"(?:(?!geen|niet|of|over|met|dan|was|in|naar|tegen|zijn|haar|de|die|vorige|andere|wel|maar)[^ ]+ "
    r"|wel (?=een|echt|degelijk|gewoon)|in de ){0,5}?"
)
_SAYS_KIND = re.compile(
    rf"(?:.*\b)?(?:zet|boek|schrijf|noteer|registreer|behandel\w*|merk\w*|leg|stop|parkeer|doe|maak|moak|kwalificeer"
    rf"|beschouw\w*|zie|noem|label|op(?:pakken"
    rf"|nemen)|in(?:schrijven|boeken|delen)|aanmerken|opvatten|vat|reken|hang|gooi|kwak|mik|mag|moet|hoort|valt|gaat|telt"
    rf"|geldt|archiveer|plak|wordt|rubriceer)"
    rf" (?:(?!geen|niet|of|over)[^ ]+ ){{0,7}}?(?:als|bij|onder|tot|van|in|op|voor|een|n) (?:(?:de|het|een|n|losse|gewone"
    rf"|echte|officiele|map|bakje|hokje|stapel|kopje|noemer"
    rf"|categorie|rubriek|van) )*(?P<a>{_NOUNS})(?: (?!van (?:gisteren|vorige|iemand|een ander)).*)?"
    rf"|(?:.*\b)?(?:dit|dees|dat|het|deze(?: mail| brief)?|die (?:mail|brief)|(?:deze|die|zijn|haar|de) (?:mail|brief"
    rf"|bericht)\b.*?|'t|hier) (?:is|blijft|heet|betreft|wordt|vormt|noem ik|vind ik|zie ik"
    rf"|acht ik|noemen we)"
    rf" {_FILLED}(?P<b>{_NOUNS})(?: (?!van (?:gisteren|vorige|iemand|een ander)|uit|die).*)?"
    rf"|(?:(?:nee|ja|joh|nou|ach|haha|dus|kortom|conclusie|gewoon|puur|duidelijk|overduidelijk|echt|typisch|zeker|absoluut"
    rf"|een|n|oordeel|mijn|antwoord|keuze|uw|in|indeling"
    rf"|derhalve|daarmee|wel|is|en|stelt|heeft|als) )*(?P<c>{_NOUNS})(?: (?:dus|hoor|natuurlijk|uiteraard|graag|en|niks"
    rf"|niets|meer|verder|punt|uit|klaar|duidelijk|joh|wat|mij|betreft|svp|maar"
    rf"|is|het|dit|zeker|lijkt|me))*"
)
_ADMITS = re.compile(
    r"(?:.*\b)?(?:neem|nemen|pak|pakken) (?:(?:we|wij|ik|die|m|hem|dit|deze|het|de|klacht|zaak|gewoon|dus|maar|wel|netjes"
    r"|ook|graag|er|mee|serieus|toch|hier|keurig) )*(?:in behandeling|op|aan)"
    r"(?: (?:hoor|dus|graag|svp|en|gewoon|wel|maar|natuurlijk|uiteraard))*|(?:.*\b)?(?:we|wij) (?:doen|behandelen"
    r"|onderzoeken|beginnen|gaan|pakken|nemen)"
    r" (?:(?:m|hem|die|dit|deze|het|de|klacht|zaak|eraan|ermee|er|aan|mee|gewoon|dus|wel|ook|beginnen|op|in behandeling) ?)+"
    r"|(?:ja |dus |hup |prima |oke )*(?:doen|behandelen) we"
    r"(?: (?:die|m|hem|dit|deze|gewoon|dus))*"
    r"|(?:.*\b)?(?:die|deze|hem|dit|hij|ze|(?:de|deze) klacht) (?:mag|moet|kan|moogt ge|mogen we|kunnen we|moeten we|gaan we"
    r"|mag je|kun je|wordt) (?:(?:gewoon|dus|wel|ook|graag|wat mij betreft) )*"
    r"(?:in behandeling|aannemen|oppakken|opnemen|doen|behandelen|onderzoeken|opgepakt|aangenomen|behandeld)(?: (?:worden"
    r"|nemen|genomen|hoor|dus))*"
    r"|(?:(?:ja|prima|goed|oke|zeker|natuurlijk|akkoord) )+(?:hoor )?doe maar|(?:(?:ja|hoor|prima) )*ga (?:er )?maar (?:mee"
    r" )?aan de slag(?: ermee)?"
    r"|(?:(?:ja|hoor|dus|goed|prima) )*kom maar door(?: met die klacht)?|(?:aannemen|oppakken|opnemen|behandelen) die hap"
    r"|(?:.*\b)?besloten (?:\w+ ){0,5}in behandeling te nemen"
    r"|(?:(?:ja|dus|gewoon|graag|hup|zeker|wel|prima) )*(?:in behandeling(?: nemen)?|oppakken|aannemen|opnemen"
    r"|behandelen)(?: in de procedure)?(?: (?:graag|dus|hoor|svp|maar|gewoon))*"
    r"|(?:(?:wij|we|ik) )?(?:acht|achten|verklaar|verklaren|is) (?:\w+ ){0,4}ontvankelijk"
)
_REJECTS = re.compile(
    r"(?:.*\b)?niet (?:\w+ )?(?:in behandeling(?: nemen)?|oppakken|opnemen|aannemen|ontvankelijk|behandelen|in behandelen"
    r"|doen|op|aan|voor ons \w+)(?: (?:dus|hoor|graag|svp|helaas|nemen|genomen))*"
    r"|(?:.*\b)?(?:nemen|neem|doen|pakken) (?:we|wij|wie|ik) (?:(?:die|dit|deze|hem|m|dus|helaas|maar|gewoon) )*(?:niet"
    r"|nait)(?: (?:in behandel\w+|op|aan))?"
    r"|(?:(?:dus|graag|helaas|nee|ja) )*(?:afwijzen|weigeren|onontvankelijk|niet-ontvankelijk)(?: (?:aub|graag|svp|dus|maar"
    r"|die|deze))*"
    r"|(?:.*\b)?(?:wijs|wijzen) (?:(?:we|wij|ik|die|hem|m|dit|deze|het|maar|dus|de klacht) )*af(?: om die reden| dus| graag)?"
)
_BARS_TAKING_UP = re.compile(
    r"\b(?:te (?:oud|laat)|geen klant|buiten (?:de|onze)|verjaard|hoeven er niks|niks mee|niets mee|niet van ons|te lang"
    r" geleden|al eerder|ingetrokken)\b"
)
_ALL_THE_SAME = re.compile(  # he has weighed it himself
    r"\b(?:waarom niet|niet voor weg|(?:samen|zelf|beiden) niet uit|geen (?:reden|punt|probleem|bezwaar|beletsel|jaar)|niet"
    r" moeilijk|maakt (?:mij |me )?niet uit|lopen nog door|loopt"
    r" nog door|niet leuk)\b"
)

_PARTS = re.compile(r"([.,:;]\s+|\s+(?:en|dus|want|omdat)\s+)")
_SIGHS = re.compile(
    r"(?i)^(?:(?:pff+|pfoe|tja|nou|ja|ach|hm+|oei|oef|wel|best|lastig|moeilijk|h[e\u00e8]|hoor|een|dit|is|deze)["
    r" ,.!]*)+,? *(?:maar )?"
)
_CONCLUDES = re.compile(r"(?i)[.!\n] *(?:dus|kortom|conclusie|al met al)\b")
_AND = re.compile(r"(?i)^\W*(?:en|dus|dan|want) ")
_HANDLES = re.compile(
    r"\b(?:geef|zet|laat|behandelaar|behandelt|trekt|trekken|oppakt|overneemt|aan de slag|uit de voeten|wassen|pakt (?:het|m"
    r"|hem|dit|deze) op)\b"
)


_ONLY_TAKEN_UP = re.compile(  # by whom is another matter
    r"(?:(?:ja|dus|en|prima|akkoord|deze|die|hem|dit|(?:de )?klacht) )*(?:ik neem|neem ik)(?: (?!zelf\b)\w+){0,4} in behandeling"
)


def definite(answer: Answer) -> Command | None:
    """The kind, or whether it is taken up; None unless it is said for certain and nothing in the answer speaks against it."""
    kinds, taking = asks_kind(answer.prompt), answer.prompt.kind == "vraag-ontvankelijkheid"
    if not (kinds or taking) or len(answer.text) > LONGEST or is_broken_off(answer.text):
        return None
    text = _SIGHS.sub("", recast(answer)) if _CONCLUDES.search(answer.text) else recast(answer)
    sentences = [each for each in clauses(text) if not is_footer(each, answer)]
    if not 0 < len(sentences) <= MOST_SENTENCES or any(_wavers(each, answer) for each in sentences) or takes_back(answer):
        return None
    command = _kind(sentences, answer) if kinds else _taken_up(sentences, answer)
    return _with_handler(command, sentences, answer) if command is not None else None


def _with_handler(command: Command, sentences: Sequence[str], answer: Answer) -> Command | None:
    """The command and who takes the case, where a part of the answer says that too; None where it seems to."""
    parts = [part for each in sentences for part in _parts(each, answer)]
    parts = [part for part in parts if not _ONLY_TAKEN_UP.fullmatch(part.plain)]
    named = [people for part in parts if (people := who(part, True)) is not None]
    seems = [part for part in parts if part.people and _HANDLES.search(part.plain) and who(part, True) is None]
    if seems or not named:
        return None if seems else command
    concerned = {party.name for party in answer.case.involved}
    once = {tuple(sorted(person.name for person in people)) for people in named}
    able = len(once) == 1 and len(one := next(iter(once))) == 1 and one[0] not in concerned
    if not able or command.arguments.get("label", "klacht") != "klacht" or command.action == "reject":
        return None
    return replace(command, also=(Command("assign", {"handler": one[0]}),))


def _parts(sentence: str, answer: Answer) -> Iterator[Clause]:
    """The parts of a sentence, but for a mere name that shares the next part with somebody else."""
    words, signs = _PARTS.split(sentence)[::2], _PARTS.split(sentence)[1::2]
    for part, following in zip(words, [*map("".join, zip(signs, words[1:], strict=True)), ""], strict=True):
        if not is_of_two([part, following], answer):
            yield clause_of(_AND.sub("", part), answer)


def _wavers(sentence: str, answer: Answer) -> bool:
    plain = clause_of(sentence, answer).plain
    left = " ".join(_PARDONED.sub(" ", plain).split())
    if asks(plain) or is_question(plain):
        return True
    open_still = (
        _WAVERS.search(left) or _IF.search(plain) or _NOT_HIS.search(plain) or unsettles(left, {"classify", "admit"}, answer)
    )
    return bool(open_still) or "?" in sentence


def _kind(sentences: Sequence[str], answer: Answer) -> Command | None:
    named: set[str] = set()
    said: set[str] = set()
    for sentence in sentences:
        plain = _NO_NOUN.sub(" ", _DENIED.sub(" ", clause_of(sentence, answer).plain))
        named |= {_label(word) for word in _NOUN.findall(plain)}
        for part in [sentence, *re.split(r"[.,:;]\s+|\s+(?:en|dus|want)\s+", sentence)]:
            clause = clause_of(part, answer)
            chosen = choice(clause)
            if re.search(r"\bof\b", _PARDONED.sub(" ", clause.plain)) and _SAYS_KIND.fullmatch(clause.plain):
                return None
            match = _SAYS_KIND.fullmatch(" ".join(_NO_NOUN.sub(" ", _DENIED.sub(" ", clause.plain)).split()))
            said |= {chosen} if chosen in LABELS else set()
            said |= {_label(match["a"] or match["b"] or match["c"])} if match else set()
    shut = [match[0] for each in sentences for match in _DENIED.finditer(clause_of(each, answer).plain)]
    denied = {_label(word) for each in shut for word in _NOUN.findall(each)}
    if len(said) != 1 or not named <= said or said & denied:
        return None
    label = said.pop()
    known = label not in LABELS[4:] or answer.bureau.regulation.intake.suggestions
    return Command("classify", {"label": label}) if known else None


def _label(noun: str) -> str:
    return {"klachtje": "klacht", "klachten": "klacht", "vraagje": "vraag", "vragen": "vraag", "overige": "overig"}.get(
        noun, noun.removesuffix("s").removesuffix("en") if noun not in LABELS else noun
    )


def _taken_up(sentences: Sequence[str], answer: Answer) -> Command | None:
    taken: set[str] = set()
    for sentence in sentences:
        plain = clause_of(sentence, answer).plain
        parts = [clause_of(part, answer).plain for part in re.split(r"[.,:;]\s+|\s+(?:en|want|omdat)\s+", sentence)]
        found = {
            "reject" if _REJECTS.fullmatch(part) else "admit"
            for part in parts
            if _REJECTS.fullmatch(part) or _ADMITS.fullmatch(part)
        }
        if found and re.search(r"\bof\b", _PARDONED.sub(" ", plain)):
            return None
        chosen = {choice(clause_of(part, answer)) or "" for part in re.split(r"[,:;.]\s+", sentence)}
        found |= {"reject" if each.startswith("niet in behandeling") else "admit" for each in chosen if "in behandeling" in each}
        taken |= found
        if (
            "reject" not in found
            and not _ALL_THE_SAME.search(plain)
            and (AGAINST["admit"].search(plain) or re.search(SPEAKS_OF_IT["admit"], plain) or _BARS_TAKING_UP.search(plain))
        ):
            taken |= {"against"}
    if taken == {"admit"}:
        return Command("admit")
    if not {"reject"} <= taken <= {"reject", "against"}:
        return None
    reason = _reason(sentences, answer)
    return Command("reject", {"reason": reason}) if len(reason.split()) >= SHORTEST_REASON else None


def _reason(sentences: Sequence[str], answer: Answer) -> str:
    """What was said besides the refusal itself, as it was written."""
    own = []
    for sentence in sentences:
        parts = re.split(r"(?<=[,:;])\s+", sentence)
        said = [clause_of(re.sub(r"(?i)[\s,]+(?:want|omdat)$", "", part), answer) for part in parts]
        kept = [
            part for part, clause in zip(parts, said, strict=True) if not _REJECTS.fullmatch(clause.plain) and not choice(clause)
        ]
        own.append(" ".join(kept))
    return " ".join(filter(None, own)).strip(" ,.:-")
