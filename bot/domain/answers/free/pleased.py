"""How content the client is, in any words: one feeling, of him, about how it ended, while nothing in the answer leaves it open.

Where the rules of `satisfied` know the words, these are not asked.
"""

from __future__ import annotations

import re

from bot.domain.answers.actions import action
from bot.domain.answers.clauses import HEARSAY, bare, clauses
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.masked import clause_of
from bot.domain.answers.residue import CONDITIONAL, NARROWS, OF_ANOTHER, PENDING, UNDECIDED, asks, is_broken_off
from bot.domain.answers.spoken import in_sentences
from bot.domain.answers.words import words as vocabulary

LONGEST = 900  # characters; a longer answer is a story
_HOW_IT_ENDED = (
    r"(?:(?:het|dit|dat|de|deze|die|zijn|haar|ons|onze|een|nieuwe?|andere?|gekozen|uiteindelijke|geboden|hele|gemaakte) )*"
    r"(?:aanbod|voorstel|resultaat|excuus|excuses|gesprek|antwoord|besluit|oplossing|afhandeling|uitkomst|uitslag|afloop"
    r"|afspraak|afspraken|regeling|brief|uitleg|aanpak|hoe|wat|wijze|manier|coach|jobcoach|begeleider|trainer|begeleiding"
    r"|traject|plan|plek|werkplek|maatregel|maatregelen|gang van zaken|zaak|klacht|reactie|beslissing|oordeel|behandeling"
    r"|excuusbrief)"
)
LEVELS = {
    "tevreden": re.compile(
        r"\b(?:tevree(?:n|je)?|tevreden(?:gesteld)?|tevre|content|opgetogen|verguld|dolblij|superblij|dolgelukkig|happy|voldaan"
        r"|in (?:haar|zijn|z'n|zn|dr|d'r|hun) nopjes|(?:zeer|goed|heel|best) te spreken over (?:hoe|de \w+|het \w+|ons \w+)"
        r"|blij(?= (?:met|mee|over|dat (?:het|dit|de zaak|we|wij)|en|verrast)\b|$)"
        r"|zich (?:(?:er|daarin|hierin|ermee|helemaal|geheel|prima|goed|wel|volledig|in (?:de|het|ons|onze) \w+)"
        r" ){1,4}(?:te kunnen )?vinden"
        r"|(?:er )?(?:helemaal |nu )?vrede mee|vrede met de (?:uitkomst|afloop)|zand erover"
        r"|(?:vindt|vond) (?:het|dit|alles|t|'t|dat) (?:zo |nu |allemaal |helemaal |wel )*(?:prima|goed|in orde|best|mooi)"
        r"(?: zo| opgelost| afgehandeld| geregeld)*(?=$| (?:en|zo)\b)"
        r"|(?:goed|netjes|keurig|prima|mooi|fijn|naar wens) (?:hebben )?(?:opgelost|afgehandeld|geregeld|aangepakt)"
        r"|in de wolken|blij als een kind|(?:er |hier |daar )(?:goed |prima |best )mee leven|tevredenstelt"
        r"|zich (?:\w+ ){0,2}kan vinden in (?:de|het|ons|onze) \w+"
        r"|is (?:er |zo |hiermee |daarmee )*(?:helemaal |prima |goed )?mee geholpen|voelt zich (?:echt |nu |eindelijk"
        r" )?gehoord)\b"
    ),
    "niet tevreden": re.compile(
        r"\b(?:ontevreden|allesbehalve(?: (?:tevreden|blij|content))?|verre van (?:tevreden|blij|content)"
        r"|(?:niet|nie|0 ?%|nul procent|absoluut niet|geenszins|allerminst|totaal niet|bepaald niet|helemaal niet) (?:\w+ ){0,2}?"
        r"(?:tevreden|tevree|blij|content|gelukkig|te spreken)"
        r"|(?:blijft|nog steeds|nog altijd|steeds|hartstikke|zeer|heel|gewoon|is) (?:er )?(?:(?:nog|steeds|altijd|heel"
        r"|erg) )*(?:kwaad|boos|woest"
        r"|razend|laaiend|pislink|woedend|furieus|ontstemd|teleurgesteld|verbolgen|verontwaardigd|misnoegd|gepikeerd|ziedend)"
        r"(?= (?:om|over|erom|erover|daarover)\b|$)|not amused"
        r"|zich (?:\w+ ){0,2}niet (?:\w+ ){0,3}vinden|geen genoegen mee|niet bij neer|er (?:\w+ )?niet in vinden|geen vrede mee"
        r"|(?:stapt|gaat) (?:ermee |ermee nu |nu )?naar (?:de |het |een )?(?:nationale )?(?:ombudsman|rechter|kantonrechter"
        r"|geschillencommissie|advocaat|krant|rechtbank|college))\b"
    ),
    "deels": re.compile(
        r"(?:^|\b(?:is|was|dus|en|zet|noteer|maar|op|hij|zij|ze|meneer|mevrouw|klager) )(?:deels|gedeeltelijk|ten"
        r" dele)(?: tevreden|$)"
        r"|\b(?:half ?[-/]? ?half|half (?:om|en|en een) half|halfom|fifty ?-?/?fifty|50 ?/ ?50"
        r"|gemengde gevoelens|gemengd|dubbel gevoel|zo ?-?zo|zozo|beetje tevreden(?: en)? (?:een )?beetje niet"
        r"|half tevreden|voor de helft|matig tevreden|redelijk tevreden|deels wel(?: en)? deels niet)\b"
    ),
}
_NOT = re.compile(r"\b(?:niet|nie|nooit|geen|weinig|nauwelijks|amper|zelden|geenszins|onmogelijk|moeilijk|lastig|minder|kon)\b")
_OF_ELSE = re.compile(  # the feeling is about something else than how this ended
    rf"^\W*(?:(?:is|was|bleef|geworden) )?(?:met|over|op|om|voor|van|door|aan) (?!{_HOW_IT_ENDED}\b"
    r"|(?:het|dit|dat|ons|hem|haar|alles)$)|^(?:mee |erover |ermee )?dat (?!het|dit|de zaak|we|wij|alles)"
)
_CLIENT = (
    r"(?:hij|zij|ze|mevrouw|meneer|mevr|mw|klager|klaagster|klant|client|clientte|melder|melster|die|dame|heer|beide partijen)"
)
_OTHERS = (
    r"(?:ik|ikzelf|wij|we|ons|mij|iedereen|niemand|men|directie|moeder|vader|ouders|vrouw|man|echtgenote?|zoon|dochter|zus"
    r"|broer|partner|advocaat|begeleider|werkgever|uwv|gemeente|mensen|team|collega\w*|coach|medewerker|buurvrouw|buurman|buren"
    r"|schoonmoeder|schoonzus|tante|oom|nicht|neef|vriendin|vriend|hond|baas|leidinggevende|chef|kantoor|@)"
)
_SUBJECT = re.compile(rf"(?<![\w@])(?:(?P<who>{_CLIENT})|(?P<other>{_OTHERS}))(?!\w)")
_BELONGS = re.compile(rf"\b(?:van|met|naast|door|aan|voor|bij|namens) (?:de |onze )?{_CLIENT}$")
_REPORTS = re.compile(  # what the writer did to learn it
    r"(?:(?:en|net|zojuist|vanochtend|vanmiddag|vanmorgen|gisteren|#|toevallig|ook|dus|nou) )*(?:(?:ik|we|wij) (?:heb|hebben"
    r"|sprak|spraken|belde|belden|had|hadden|zag|kreeg|bezocht|mailde|appte|kom|ben|hoor|hoorde)|(?:heb|sprak|belde|had|kreeg)"
    r"(?: ik)?|@ (?:en ik )?(?:heeft|hebben|belde|sprak)|wat (?:ik|we)|ik)\b"
)
_AS_A_CHILD = re.compile(r"\bals een \w+")
_OPEN = re.compile(
    rf"\?|\.\.\.|…|\b(?:{HEARSAY})\b"
    r"|\b(?:misschien|wellicht|waarschijnlijk|vermoed\w*|mogelijk|eventueel|tenzij|indien|mits|zodra|wanneer|twijfel\w*"
    r"|denk|denkt|dacht|hoop|hoopt|hopelijk|gok|meen|volgens (?!(?:hem|haar|mevrouw|meneer)(?: (?:is|was|zelf|zou"
    r"|moet|had|heeft)|$))|hoor(?:de|t|en)?|vernam|begreep"
    r"|lijk(?:t|en)|leek|schijn\w*|blijkbaar|kennelijk|ooit|straks|binnenkort|anders|althans|tenminste|grapje|geintje|zogenaamd"
    r"|aanname|gerucht\w*|duimpje|indruk|gevoel dat|geen idee|zal (?:wel|vast|het)|vast wel|eerst|nog (?:bellen|vragen|spreken"
    r"|horen|navragen|checken|even|niet|geen|niks|niets)|moet (?:ik )?(?:\w+ ){0,3}nog|probeer\w*|voicemail|inspreken|ingesproken"
    r"|te pakken|neemt (?:nergens|niet) op|niet (?:bereikt|gesproken|opgenomen|bereikbaar)|gehoor|sjoege|vinkjes?|terugbellen"
    r"|navragen|opnieuw proberen|niet meer (?:boos|kwaad)|bijgedraaid|verwacht\w*|voorspel\w*|zal (?:hij|zij|ze)|weten we"
    r"|weet ik (?:niet|nog)|of (?:hij|zij|ze|het|dat|mevrouw|meneer|nee|toch)|als|bijna|of|behalve|uitgezonderd|wacht\w*|later"
    r"|nou nee|toch (?:niet|wel|nog)|alleen|\w+ na\b.*$(?<=na)|tot (?:#|nu toe|dan toe))\b|[🤔🙃😉😏]"
    r"|(?<!\w)(?:@|\w*buur(?:man|vrouw)|vrouw|man|zoon|dochter|moeder|vader|zus|broer|partner|collega|coach|begeleider)"
    r" (?:[\w#]+ ){0,3}?(?:zei|zegt|meldt?|meldde|schreef|schrijft|vertelde|vertelt|vindt|vond|belooft|beweert)\b"
    r"|\b(?:zei|zegt|meldt|schrijft|vertelde|aldus) (?:mijn |de |een )?(?:@|collega|buur(?:man|vrouw))"
)
_PLAYS = re.compile(
    r"(?i)\b(?:nee,? )?(?:maar )?(?:nu |even )*(?:zonder (?:gekheid|dollen|grappen|flauwekul)|alle gekheid op een stokje|serieus)"
    r" ?(?=[:,.])[:,.]?"
)
_SUPPOSED = re.compile(
    r"\b(?:zou|zouden|vast|volgende keer|(?:kan|mag|moet) (?:\w+ ){0,2}(?:tevreden|blij|content) zijn|pas|toen|tot"
    r"|groot woord|leek|bijna|gisteren nog|destijds|vorige week nog)\b"
)  # beside it
_FOLLOWS = vocabulary(
    "met over en zei zegt vindt dus was is hoor nu zo maar mee want omdat noteer zet om hij zij ze ermee erover"
    " daarmee daarover erom dat weg geworden mevrouw meneer klager gesteld zelf naar huis opgehangen even weer ook"
    " echt heel wel in gebleven ja niet op door van zeker helemaal noteren top fijn genoteerd dit graag s.v.p svp"
    " aub zelfs letterlijk en_wel wil heeft te hoe ondanks vanwege gelukkig af stapt blijft bleef hebben opgelost zijn"
).allowed
_STRANGER = re.compile(
    r"\b(?i:mevrouw|meneer|mevr\.?|mw\.?|dhr\.?|de heer) (?:van |de |den |der |ter |te )*[A-ZÀ-Þ][\w'-]+"
    r"|\b(?:mevrouw|meneer|mevr|mw|dhr|de heer) (?!helemaal|echt|heel|zelf|daar|nu|dat|wat|er)\w+ (?:is|was|vindt|vond|zegt)\b"
)
_BUT_NOT = re.compile(  # a part that says of something or somebody else what it does not say here
    r"(?:(?:en|maar|behalve) )?(?:(?:niet|wel|alleen) (?:over|met|voor|op)\b.*|(?:\w+ ){0,2}(?:moeder|vader|ouders|vrouw|man|zoon"
    r"|dochter|zus|broer|partner|advocaat|begeleider|werkgever|@)(?: (?:dan|dus|ook))? (?:wel|niet|ook)\b.*)"
    r"|.*\b(?:zei|zegt|vindt|vond|aldus|volgens) (?:zijn|haar|de|mijn|onze) (?!klager)\w+$"
)
_CONTRARY = {  # beside this level: then it may be another
    "tevreden": re.compile(
        r"\b(?:maar|alleen|jammer|helaas|liever|minder|niet|niks|niets|geen (?!wensen|vragen|opmerkingen|klachten"
        r"|bezwaar)|mopper\w*"
        r"|baal\w*|baalt|spijtig|mits|toch|wel weer|hoewel|ondanks|behoudens|boos|kwaad|zuur)\b"
    ),
    "niet tevreden": re.compile(r"\b(?:(?<!ook )wel|maar|toch|gelukkig)\b"),
}
_SUMS_UP = re.compile(
    r"(?:(?:dus|kortom|conclusie|al met al|per saldo|samengevat|onder de streep|in totaal|zet|noteer|vul|score|eindstand"
    r"|resultaat|oordeel|uitkomst|antwoord)\b.*|.*\b(?:dus|zet dat maar neer|noteer (?:maar|dat)))"
)
_YES_NO = re.compile(r"(?i)^\s*(?P<said>nee+n?|ja+|jawel|jazeker|zeker|jep|yep|yes)\b[\s,.!:]*")
_CUTS = re.compile(r"(?<=[,:;])\s+|\s+[-–—]+\s+|\s+(?=(?:maar|dus|want|omdat|en) )")


def pleased(answer: Answer) -> Command | None:
    """Whether the client is satisfied, where the answer says one thing about him and leaves nothing open; else None."""
    text = _PLAYS.sub(". Dus ", answer.text)
    if len(text) > LONGEST or is_broken_off(text):
        return None
    sentences = clauses(in_sentences(text))
    if any(leaves_open(sentence, answer) for sentence in sentences):
        return None
    found = [each for sentence in sentences for each in _levels(sentence, answer)]  # the level, and whether that part sums up
    last = [level for level, sums_up in found if sums_up and level]
    last = last if last and last[-1] == found[-1][0] else []
    levels_said = set(last) if last else {level for level, _ in found if level}
    if not last and any(level is None for level, _ in found):
        return None
    said = _YES_NO.match(text)
    if len(levels_said) != 1:
        return None
    level = levels_said.pop()
    if said and (level == "tevreden") == said["said"].lower().startswith("n"):
        return None
    contrary = _CONTRARY.get(level)
    if (
        not last
        and contrary is not None
        and any(contrary.search(clause_of(each, answer).plain) for each in _unfelt(sentences, level, answer))
    ):
        return None
    return Command("record_satisfaction", {"text": level})


def _unfelt(sentences: list[str], level: str, answer: Answer) -> list[str]:
    """The parts that do not say this level themselves."""
    parts = [part for sentence in sentences for part in _CUTS.split(sentence)]
    return [part for part in parts if not LEVELS[level].search(clause_of(part, answer).plain)]


def leaves_open(sentence: str, answer: Answer) -> bool:
    """True for a sentence that doubts, asks, waits, or tells to do something else."""
    plain, words = (_AS_A_CHILD.sub(" ", said) for said in (clause_of(sentence, answer).plain, bare(sentence)))
    shapes = (_OPEN, UNDECIDED, PENDING, CONDITIONAL, NARROWS, OF_ANOTHER)
    if any(shape.search(each) for shape in shapes for each in (plain, words)) or asks(plain):
        return True
    said = action(sentence, answer)
    return said is not None and said.action not in ("approve", "decline", "close", "unclear")


def _levels(sentence: str, answer: Answer) -> list[tuple[str | None, bool]]:
    """The levels in a sentence; None for a feeling in it that is another's, about something else, or denied."""
    found: list[tuple[str | None, bool]] = []
    before = ""
    for part in _CUTS.split(sentence):
        plain = clause_of(part, answer).plain
        hits = [(level, match) for level, shape in LEVELS.items() for match in shape.finditer(plain)]
        hits = [(level, match) for level, match in hits if not _inside(match, [other for _, other in hits])]
        if _BUT_NOT.fullmatch(plain) or (hits and (_SUPPOSED.search(plain) or _is_about_a_stranger(sentence, answer))):
            found.append((None, False))
            continue
        for level, match in hits:
            lead = plain[: match.start()]
            behind = plain[match.end() :]
            after = re.match(r"\W*([\w@#][\w.-]*)", behind)
            front = lead if _SUMS_UP.fullmatch(plain) else f"{before} {lead}"
            strange = after is not None and after[1] not in _FOLLOWS
            if strange or _is_of_another(front) or _OF_ELSE.search(behind.strip()) or _NOT.search(f"{lead} {behind}"):
                found.append((None, False))
                continue
            found.append((level, _SUMS_UP.fullmatch(plain) is not None))
        before = "" if part.rstrip().endswith(":") or _REPORTS.match(plain) else f"{before} {plain}".strip()
    return found


def _is_about_a_stranger(sentence: str, answer: Answer) -> bool:
    """True where somebody is named with a title who is not the client."""
    return any(
        match[0].split()[-1].lower() not in answer.case.complainant.name.lower().split() for match in _STRANGER.finditer(sentence)
    )


def _inside(match: re.Match[str], others: list[re.Match[str]]) -> bool:
    """True for words that are part of longer ones: "tevreden" in "niet tevreden"."""
    return any(other is not match and other.start() <= match.start() and match.end() <= other.end()
               and len(other[0]) > len(match[0]) for other in others)  # fmt: skip


def _is_of_another(before: str) -> bool:
    """True when the last one named in front of the feeling is not the client."""
    for match in reversed(list(_SUBJECT.finditer(before))):
        if match["who"] and _BELONGS.search(before[: match.end()]):
            continue
        return match["other"] is not None
    return False
