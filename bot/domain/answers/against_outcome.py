"""What speaks against an outcome beside it: against what was told or judged, the measures, the letter, its closing.

Hearsay, what others want, what was before or ought to have been, reasons that say the contrary, and what he has yet to write.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.domain.answers.against_steps import Against
from bot.domain.answers.clauses import bare, bare_letters, clauses
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.counter_reasons import says_the_contrary
from bot.domain.answers.masked import clause_of
from bot.domain.answers.report import TALK_TO_COME

FEW = 12  # words of a reaction that may be none
ANNOUNCED = 25  # words of one that may only be announced
_SOMEBODY = r"(?:klager|hij|zij|ze|@|mevrouw|meneer|iemand|men|(?:een|mijn|de) collega)"
_HEARSAY = (
    rf"\b(?:zegt|zei|beweert|beweerde|roept|riep|vindt|vond|meent) {_SOMEBODY}(?! zelf| ook|\w)|\baldus (?:@|klager|hij|zij"
    rf"|ze)(?!\w)|\bvolgens (?:@|klager|hem|haar)"
    r"(?!\w)|\b(?:gefluisterd|gerucht\w*|schijnt|schijnen|beweerd)\b"
)
_DEED = r"(?:\w*training|cursus|waarschuwing|\w*coaching|excus\w+|\w*brief|berisping|checklist|vergoeding)"
_OF_MEASURES = re.compile(
    rf"{_HEARSAY}|^(?:we|wij|ik|dat|dit) (?:\w+ ){{1,3}}(?:al (?:altijd|jaren|lang|tijden)|allang)\b|^dat (?:stelt|stelde"
    rf"|eist|eiste|wil|wilde|vraagt|vroeg) {_SOMEBODY}(?!\w)|^{_SOMEBODY} (?:\w+ )?(?:wil"
    rf"|wilde|wou|vroeg|vraagt|eist|eiste|hoopt|hoopte|vindt dat"
    rf"|vond dat(?! zelf| ook)|zou"
    rf"|had het over"
    r"|stelt(?!.*\b(?:in|op|samen|beschikbaar)(?: voor\b|,|$))|stelde|weigert|weigerde|oppert|opperde|suggereert)\b"
    r"|\bzi(?:t|tten) te denken\b|\boverw(?:eeg|egen|eegt)\b|\b(?:was|had|hadden|waren) (?:het|dat|we|wij|ik|ze) maar\b"
    r"|\b(?:vorig jaar|^vroeger|destijds|indertijd|bij de vorige|in 20\d\d)\b|\b(?:toen|destijds) @ .*\bwas\b"
    r"|\bin de (?:zaak|klacht|kwestie) van\b|\bstaat al (?:jaren|lang|tijden)\b|^op papier\b|\bhet plan was\b"
    rf"|(?<!voorlopig )(?<!vooralsnog )(?<!tijdelijk )\bgeen (?:\w+ )?{_DEED}(?!.*\bmeer\b)"
    rf"|\b{_DEED} (?:\w+ ){{0,4}}(?:niet|nooit|afgelast)\b(?! meer)"
    r"|\bniet (?:\w+ )?(?:aan te passen|aanpassen|op training|doorgaan)\b|\b(?:hoeft|gaan?|wordt"
    r"|worden) (?:\w+ ){0,3}niet\b(?! meer)"
    r"|\b(?:nooit|niet|moet|eerst) (?:\w+ )?goedkeur\w*\b|\bzit vol\b|\bnog niks\b|\bbij (?:(?:mevrouw|meneer) \w+"
    r"|loket \d|een andere?)|\bhad het over\b|\bals (?:je|u|jullie) (?:het )?(?:aan )?(?:mij|me) vra(?:a)?gt?\b"
    r"|\b(?:moet|moeten) eens\b"
    r"|\balsof\b|\b(?:wensen|tips) (?:\w+ )?zijn\b|\bheeft (?:tips|wensen)\b|\bkies maar\b|\bte duur\b|\baan het zoeken\b"
)
_SETTLED = re.compile(r"(?is)\W*maatregel(?:en)?\s*:.*\bvoortaan\b")  # what is never done from now on is a measure too
_NO_MEASURE = re.compile(  # who is away, what others want or will decide, what ought to have been
    r"^(?:als|mits|zodra|wanneer|indien|mocht) .*\b(?:akkoord|goed ?vind\w*|instemt|instemmen|toestemming|toestemt|goedkeur\w*"
    r"|budget|geld|lukt)\b|\b(?:niets|niks)\b(?: \w+){0,4} (?:besloten|beslist|vastgelegd|definitief|zeker)\b"
    r"|\bkrijgt van (?:de|het|zijn|haar) (?!directie|bureau|coach)\w+|\b\w*(?:plan|voorstel"
    r"|notitie)(?: van aanpak)? (?:volgt|komt|krijg je|stuur ik)\b|\bwordt het (?:\w+ )?beter\b"
    r"|^(?:\w+ ){1,2}(?:staan|staat) in (?:het|de|mijn|ons) \w*(?:plan|verslag|notitie|handboek)\b|"
    r"\bvoorstel aan\b|\bmoet(?:en)? (?:er|daar) nog (?:\w+ )?(?:ja|akkoord|over)\b|"
    r"\bzou(?:den)?\b|\b(?:misschien|wellicht|eventueel|waarschijnlijk|hopelijk|ooit|liefst|nader te bepalen)\b"
    r"|\b(?:gaan?|gaat|zullen|zal|wil|willen) (?:\S+ ){0,5}(?:kijken|bekijken|bespreken|overleggen|nadenken|onderzoeken"
    r"|uitzoeken"
    r"|bedenken|voorstellen|proberen)\b"
    r"|\b(?:is|zit|ligt|was) (?:\w+ ){0,3}(?:verlof|zwangerschapsverlof|ziek|weg|vakantie|thuis|afwezig"
    r"|buitenland) (?:\w+ )?tot #"
    r"|\b(?:is|zit|was) (?:\w+ ){0,2}tot # (?:\w+ ){0,2}(?:met verlof|ziek|weg|op vakantie|op training|afwezig)\b"
    r"|\b(?:gemeente|uwv|werkgever|meneer|mevrouw|klager|client) (?:wil|ziet (?:\w+ )?graag|heeft aangegeven|vraagt|eist)\b"
    r"|\b(?:mt|bestuur|directie|team|or) (?:beslist|besluit|bepaalt|bespreekt)\b|\bhad(?:den)? (?:\w+ ){0,6}(?:moeten"
    r"|horen|zullen)\b|\bmoeten worden\b"
    r"|\b(?:is|zijn) (?:\w+ ){0,2}(?:geannuleerd|afgelast|vol|niet aangepast|niet gegeven)\b|\bnog steeds niet\b"
    r"|\bgeen (?:\w+ ){1,2}gekregen\b"
    r"|\bin beroep\b|\b(?:niks|niets) mee doen\b|\bdat was het idee\b|\bblijft een probleem\b"
    r"|\bmoeten (?:daar |er )?nog iets van vinden\b"
    r"|\bbedenken we\b|\bdan bedenk"
    r"|^(?:de |het )?(?:gemeente|uwv|verzekeraar|andere bureaus?|bureaus elders) (?:gaat|gaan|past|passen|heeft|hebben|krijgt"
    r"|krijgen|stuurt|sturen)\b|^(?:in|bij) (?:[\w-]+ ){1,3}(?:hebben|krijgen|doen|gaan|werken) (?:ze|zij)\b"
    r"|\baangeboden\b.*\b(?:sloeg|slaat|weiger\w*|hoefde|bedankte)\b|\bsl(?:oeg|aat) (?:\w+ ){1,2}af\b|\bafgeslagen\b"
    r"|\bkunnen (?:we |wij |er )*(?:niets|niks)\b|\bkwam(?:en)? (?:\w+ )?net (?:van|terug)\b|\b(?:ironisch|toevallig)\b"
)
_TALKS_ROUND = r"(?!.*\b(?:maar|echter|toch|alleen|desondanks|wel|hoewel|ook al|organisatie)\b)"
_OF_VERDICT = {  # reasons that say the opposite, with no word that concedes it
    "gegrond": re.compile(
        r"\b(?:niets|niks) (?:fout|verkeerd) (?:gedaan|gegaan)\b|\bgeen (?:enkel |enkele )?(?:verwijt|blaam|schuld|fout"
        r"|fouten)\b"
        r"|\b(?:niets|niks) te verwijten\b|\bnetjes aan (?:\w+ ){0,3}(?:afspraken?|regels|protocol)\b|\bgeen (?:enkel )?bewijs\b"
        r"|\b(?:alles|het) is (?:\w+ )?volgens (?:het |de )?(?:protocol|regels|afspraken?) gegaan\b|\bvan geen kant\b"
        r"|\bprecies wat (?:ze|hij|zij) moest\b|\b(?:niets|niks) van waar\b|\bklopt (?:niets|niks)\b|\bklager (?:liegt"
        r"|verzint|fantaseert)\b"
    ),
    "ongegrond": re.compile(
        r"\bklager (?:heeft|had) (?:\w+ )?gelijk\b|\b(?:hij|zij|ze) (?:heeft|had) (?:\w+ )?gelijk dat (?:@|we|wij|ze)(?!\w)"
        r"|(?<!\w)(?:@|ze|we|wij) (?:had|hadden) (?:\w+ )?(?:beter|eerder|anders|zorgvuldiger|netter|sneller) (?:\w+ )?moeten\b"
        r"|\b(?:heeft|had) (?:klager|hij|zij|ze) (?:\w+ )?een punt\b"
        r"|(?<!\w)(?:@|hij|zij|ze|we|wij) (?:was|waren|zat|zaten|is) (?:inderdaad|gewoon|echt|wel degelijk"
        r"|zelf) (?:te laat|fout)\b"
        r"|(?<!\w)(?:@|ze|we|wij) zat(?:en)? (?:\w+ )?fout\b|\bhet klopt dat\b|\bhadden (?:\w+ )?moeten\b.*\bniet gebeurd\b"
        r"|\bhad(?:den)? (?:nooit|niet) (?:\w+ )?gemogen\b|\bis waar\b|\bde klacht is terecht\b"
        r"|\bbewijs is (?:overtuigend|duidelijk)\b"
    ),
}
_ALL_OR_NOTHING = re.compile(
    r"\b(?:alles|de hele klacht) klopt\b|\bklopt (?:niets|niks|alles)\b|\bvan geen kant\b"
)  # beside a part
_OPENS_VERDICT = re.compile(
    r"^(?:deels )?(?:on)?gegrond verklaren (?:heeft|is|zou|kan|mag|betekent|doe|gaat|vraagt|wil|kost|lijkt)\b"
    r"|\b(?:oordeel|uitspraak|conclusie) (?:\w+ ){0,3}pas\b|\bpas (?:\w+ )?na (?:het|een|zijn|haar) (?:gesprek|verslag"
    r"|reactie)\b"
    rf"|{_HEARSAY}|\bdat (?:zegt|roept|vindt|beweert|meent|denkt) (?:klager|@|hij|zij|ze)(?!\w)"
    rf"|\bzie (?:\w+ )?niet (?:hoe|waarom|dat)\b"
    r"|\bhoewel,? (?:eigenlijk|toch)\b|^zie (?:jij|je|u) |\bzie (?:dit|het|hem|deze|de klacht) (?:\w+ )?(?:gegrond"
    r"|ongegrond|niet)\b"
    r"|^of (?:had|was|is|moet|zou|toch)|^dat (?:was|is) (?:tenminste|althans)\b|^(?:\w+ ){0,2}(?:eerst"
    r"|nog)(?: \w+){0,2} (?:horen|spreken)$"
    r"|^moet @? ?.*\b(?:nog|eerst)\b"
)
_OF_SATISFACTION = re.compile(
    r"\bnog vragen\b|\b(?:eerste|vorige|andere) klacht\b|\bgroot woord\b|\bwat is (?:nou |nu )?tevreden\b"
    r"|\baanname\b|\bik (?:bel|vraag|mail|check) (?:\w+ ){0,5}nog\b|\b(?:vorige? (?:week|maand|jaar"
    r"|keer)|toen|destijds|vroeger|altijd|eerst|in het begin) (?:was|waren)\b"
    r"|\bwas (?:hij|zij|ze|klager) (?:\w+ )?(?:nog|altijd|vroeger)\b"
)
_FROM_SILENCE = re.compile(  # nobody said it: he was not heard, not reached, or it is what he complained of
    r"^tevreden(?:heid)?:? (?:onbekend|weet|geen idee)\b|"
    r"^(?!.*\b(?:hij|zij|ze|klager|meneer|mevrouw) (?:\w+ ){0,3}(?:niks|niets|nooit)\b)"
    r".*\b(?:niks|niets) (?:meer )?(?:van (?:hem|haar|klager) )?(?:meer )?(?:gehoord|vernomen)\b"
    r"|\b(?:wie )?zwijg\w*\b|\b(?:want|door|uit) (?:de |zijn )?stilte\b"
    r"|\bgeen (?:bericht|nieuws)(?: is)?,? goed (?:bericht|nieuws)\b"
    r"|\b(?:hij|zij|ze|klager|meneer|mevrouw) (?:heeft|had|belt|reageert|mailt|neemt) (?:\w+ ){0,3}niet(?: \w+)?"
    r" ?(?:gebeld|gemaild|gereageerd|meer|op)?(?=[,.]|$)"
    r"|\bkrijg (?:\w+ )?(?:hem|haar|klager|meneer|mevrouw) (?:\w+ ){0,2}niet te pakken\b|\bgebeld\b.*(?<!kreeg )\bgeen gehoor\b"
    r"|\b(?:wisten|weten) (?:we|wij|ik) (?:\w+ )?al\b|\bdaar ging (?:de|zijn|haar|het) (?:klacht )?\w*\b"
)
_HARDLY = re.compile(
    r"\b(?:lijkt|lijken|klinkt) (?:\w+ ){0,3}tevreden\b|\bwas (?:hij|zij|ze|klager|mevrouw|meneer) maar\b"
    r"|\b(?:schoorvoetend|zogenaamd|met tegenzin)\b"
)
_OF_NOBODY = re.compile(  # of somebody else, of another time, of a part
    r"\b(?:advocaat|gemachtigde|vrouw|man|baas|moeder|vader|werkgever|zoon|dochter"
    r"|bewindvoerder) is (?:\w+ )?(?:tevreden|blij|content)\b"
    r"|\b(?:voordat|totdat|tot gisteren|tot vorige|over de helft)\b|\b(?:een|twee|drie|\d) van de (?:twee|drie|vier"
    r"|vijf|\d)\b|^mocht\b"
    r"|^(?:zijn|haar) (?:vrouw|man|moeder|vader|dochter|zoon|partner) (?:althans|tenminste|dan)\b|^tot (?:hij|zij|ze"
    r"|meneer|mevrouw|klager)\b"
    r"|^over (?:de|het) \w+ dan\b|\bdat ging over\b|\bzo schat\b|^de werkgever dan\b|^dat was (?:voor|vorige?)\b"
    r"|^(?:de )?werkgever$"
    r"|\bahum\b|\b(?:drie|twee|\d|weer|nog) (?:\w+ )?boze\b|\b(?:hardly|less than|far from|never|anything but)\b"
    r"|\bboze (?:mail|brief|app)\w*\b|\bin beroep\b|\bmaar na\b|\ballebei\b"
)
_CONTENT = r"(?:\w+ ){0,3}(?:on)?(?:tevreden|blij|content|opgelucht|ingenomen)\b"
_OF_ANOTHER_SUBJECT = re.compile(  # "Karin heeft bemiddeld en is tevreden": who is, stands in front
    r"^(?:(?:en|maar|dus|nou|ja) )*(?:(?<!\w)@|(?:zijn|haar|mijn|onze) \w+|(?:de |het )?(?:directie|uwv|gemeente"
    r"|werkgever|advocaat"
    r"|gemachtigde|begeleider|coach|team|collega\w*|manager|vakbond|moeder|vader|ouders|bewindvoerder|verzekeraar"
    r"|opdrachtgever))"
    rf"(?!\w).*\ben (?:is|was|zijn|waren|blijft) {_CONTENT}|^(?:\w+ )?ik .*\ben ben {_CONTENT}|\bmet @ (?:\w+ )?die (?:is"
    rf"|was) {_CONTENT}"
)
_PARTLY = re.compile(  # beside "tevreden": he is so in part, or that it is over
    r"\b(?:voor een (?:\w+ )?deel|ten dele|gedeeltelijk|deels|(?:\w+tig|nul|(?!100\b)\d+) ?(?:procent\b|%)"
    r"|half(?! uur)|helft|halverwege"
    r"|sommige punten|op (?:een|dit|dat) punt na|onderdeel \d|tussen \w+ en \w+ in(?! de\b))(?!\w)"
    r"|\bblij dat (?:het|dit|alles) (?:\w+ )?(?:voorbij|over|klaar|achter de rug|afgelopen)\b"
)
_ANGRY = re.compile(  # beside "tevreden": he does not behave like it
    r"^(?!.*\b(?:maar|nu|eerst|inmiddels|aanvankelijk|niet|geen|eerder|ondanks|hoewel)\b)"
    r".*\b(?:dreigt|dreigde|gedreigd|uitgescholden|scho?ld\w*|gooide|smeet|hing op|woedend|razend|kwaad|ombudsman)\b"
    r"|\bniet (?:laten )?(?:merken|blijken)\b"
)
_DONE_WELL = re.compile(r"\b(?:prima|goed|netjes|keurig|mooi|correct|snel|zorgvuldig) (?:\w+ )?(?:afgehandeld|afgerond)\b")
_AS_HE_LIKES = re.compile(
    r"\b(?:wat|voor) (?:hem|haar|klager|meneer|mevrouw|de \w+) betreft\b|\bvan (?:hem|haar|klager|meneer|mevrouw) mag\b"
)
_SHUT = re.compile(r"\b(?:sluit\w*|gesloten|dicht|archief|afsluit\w*)\b")
_ELSEWHERE = re.compile(
    r"\bzie (?:mijn |de |het )?(?:vorige|eerdere) (?:e?-?mail|mailtje|bericht)\b|\bin mijn hoofd\b"
)  # the report
_OTHER_MEETING = re.compile(  # whose report is not that of the talk
    r"^(?:kort )?(?:gespreks)?(?:verslag|notulen)\W+(?:(?:van|over|uit) )?(?:(?:het|de|een|ons|mijn|zijn|haar) )?"
    r"(?:mt\b|\w*overleg\b|intake|voortgang|evaluatie|functionering|beoordeling|jaargesprek|kennismaking|sollicitatie"
    r"|keuring|vergadering)"
)
_HIS_REPORT = re.compile(
    r"^(?:klager|meneer|mevrouw|hij|zij|ze|zijn \w+|haar \w+) (?:heeft|maakte) (?:zelf )?(?:een |zijn "
    r"|haar )?(?:eigen )?(?:gespreks)?(?:verslag|notulen|aantekeningen)\b"
)
_WROTE = re.compile(r"^(?:klager|meneer|mevrouw|hij|zij|ze) (?:schreef|schrijft|mailde|mailt|appte|appt)\b")
_WAS_SPOKEN = re.compile(
    r"\b(?:gesprek\w*|gespr\w+|spraken|sprak|vertel\w*|zei(?:den)?|gaf|gaven|antwoordde|legde|besproken|gehoord|telefoon\w*)\b"
)
_ANNOUNCES = re.compile(
    r"\bkom (?:ik )?(?:daar|hier|er)(?: \w+){0,5} op terug\b|\b(?:dat|dit) (?:doe|vertel|zeg|bespreek) ik liever\b"
    r"|\b(?:dat|dit|daar|die) ga ik (?:\w+ ){0,4}(?:opschrijven|schrijven|uitwerken)\b"
    r"|\b(?:zienswijze|reactie|verhaal) (?:volgt|komt)\b"
)
_NO_REACTION = re.compile(  # a request, or a remark about the letter
    r"\b(?:bijlage|document|link|bestand|formulier)\b.*\b(?:niet|geen|doet het)\b|\b(?:meer|extra) tijd\b"
    r"|\btot # (?:de tijd )?nodig\b|\bmondeling\b"
    r"|\bal (?:\w+ )?(?:op )?gereageerd\b|\bin het ziekenhuis\b|\b(?:niks|niets) (?:op|aan|over) te (?:zeggen"
    r"|melden)\b|\bbeter (?:kan )?uitleggen\b"
    r"|\bliever in het gesprek\b|\b(?:zoek|kijk) ik (?:het )?(?:na|uit)\b|\bniet op papier\b"
)
_NOT_TO_SEND = re.compile(
    r"^concept\b|\bnog (?:even )?niet (?:door|ver|op)?(?:sturen|zenden|delen|gebruiken)\b|\bniet (?:voor )?in het dossier\b"
    r"|\btussen ons\b|\bbehoud(?:t|en)? (?:ik |wij |we )?(?:mij|me|ons|zich) het recht voor\b"
    r"|\b(?:advocaat|vakbond|jurist|leidinggevende) (?:gevraagd|gaat|zal|reageert)\b"
)
_CORRECTS_TEXT = re.compile(  # beside an approval: something in the letter is not right
    r"\b(?:heet|heten|woont|wonen|verhuisd|voluit|geboren|het was|dat was|moet zijn|het is niet|adres|spelfout|typfout)\b"
)
_NOT_AS_IT_IS = re.compile(  # beside an approval: the letter is to be another, or goes to somebody else first
    r"(?<!geen )(?<!zonder )(?<!geen verdere )(?<!geen inhoudelijke )\b(?:opmerking\w*|kanttekening\w*|suggesties?"
    r"|taalfout\w*|tikfout\w*)\b"
    r"|\b(?:opnieuw|overnieuw|prullenbak|ronde archief|shredder|herschr\w+|sarcasme)\b|\bkan (?:\w+ )?niet zo\b"
    r"|\bkantlijn\b|\bmarkering\w*\b|\btrack changes\b|\bin (?:het )?(?:rood|geel|engels)\b|\bkopie\b"
    r"|\b(?:stuur|verstuur|mail) (?:\w+ ){0,3}(?:mij|me)\b|\bneem (?:ik|we|wij) (?:\w+ ){0,2}mee\b|\b(?:ik|we"
    r"|wij) neem(?:en)? (?:\w+ )?mee\b"
    r"|\bgaa?t? (?:\w+ )?naar @|\bgeef (?:ik|we) (?:\w+ ){0,2}aan @|\b(?:leg|leggen) (?:\w+ ){1,4}voor\b"
    r"|\b(?:hij|zij|ze|meneer|mevrouw|klager|client) is (?:trouwens |eigenlijk |wel |toch )?(?:een )?(?:hij|zij|mevrouw"
    r"|meneer|man|vrouw)\b"
    r"|\bhet is (?:wel |trouwens )?(?:mevrouw|meneer)\b|\b(?:ipv|in plaats van)\b"
    r"|\bdie (?:\w+ ){1,2}(?:was|waren) (?:er )?(?:\d|een|twee|drie|vier|jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)"
)
_RECEIVED = re.compile(
    r"\W*(?:verder|voor de rest|overigens|voor het overige|op zich) (?:akkoord|prima|goed|ok\w*|eens)\W*"
    r"|.*\bwat (?:jij|je|jullie|u) (?:\w+ )?(?:goed|best|wijs|handig) (?:lijkt|vindt|vind|dunkt)\W*|"
    r"\W*(?:in orde|ok\w*|prima|goed|top),? (?:ontvangen|binnen|gezien)\W*|\W*weg ermee\W*"
)


def _record_hearing(_: Command, plain: list[str], answer: Answer) -> bool:
    if any(shape.search(each) for each in plain[:1] for shape in (_OTHER_MEETING, _HIS_REPORT)):
        return True
    if _WAS_SPOKEN.search(" ".join(plain)) is None and any(_WROTE.search(each) for each in plain):
        return True
    return TALK_TO_COME.search(bare_letters(answer.text)) is not None or any(_ELSEWHERE.search(each) for each in plain)


def _record_reaction(_: Command, plain: list[str], answer: Answer) -> bool:
    words = len(answer.text.split())
    if words <= ANNOUNCED and _ANNOUNCES.search(bare_letters(answer.text)):
        return True
    none = words <= FEW and _NO_REACTION.search(" ".join(plain)) is not None
    return none or _NOT_TO_SEND.search(bare(answer.text)) is not None


_HOW_CONTENT = re.compile(r"\b(?:on)?tevreden\b|\bcontent met\b")  # how content somebody is tells nothing of who was right
_OF_RIGHT = re.compile(r"grond|\b(?:gelijk|terecht|oordeel|schuld|fout|klopt?|onze kant|founded)\b|\bverwijt")


def _verdict(command: Command, plain: list[str], answer: Answer) -> bool:
    said = " ".join(plain)
    contrary = _OF_VERDICT.get(command.arguments.get("gegrond", ""), _ALL_OR_NOTHING)
    at_odds = re.match(_TALKS_ROUND, said) is not None and contrary.search(said) is not None
    at_odds = at_odds or says_the_contrary(command.arguments.get("gegrond", ""), plain)
    at_odds = at_odds or (_HOW_CONTENT.search(said) is not None and _OF_RIGHT.search(said) is None)
    return at_odds or any(_OPENS_VERDICT.search(each) for each in plain) or _has_no_measure(command, answer)


def _has_no_measure(command: Command, answer: Answer) -> bool:
    """True where the measures beside a verdict are a wish, or not settled."""
    kept = command.arguments.get("measures", "")
    plain = [clause_of(each, answer).plain for each in clauses(kept)]
    return bool(kept) and _record_measures(command, plain, replace(answer, text=kept))


def _record_measures(_: Command, plain: list[str], answer: Answer) -> bool:
    away = any(_NO_MEASURE.search(each) for each in plain)
    return away or (_SETTLED.match(answer.text) is None and any(_OF_MEASURES.search(each) for each in plain))


def _approve(_: Command, plain: list[str], __: Answer) -> bool:
    other = any(_CORRECTS_TEXT.search(each) or _NOT_AS_IT_IS.search(each) for each in plain)
    return other or _RECEIVED.fullmatch(" ".join(plain)) is not None


_HALVED = re.compile(r"\bhalf (?:en|om|/) half\b|\bten dele\b|\bgemengde gevoelens\b")


def _record_satisfaction(command: Command, plain: list[str], _: Answer) -> bool:
    said = " ".join(plain)
    if command.arguments.get("text") == "tevreden" and (_PARTLY.search(said) or _ANGRY.search(said)):
        return True
    if command.arguments.get("text") == "niet tevreden" and _HALVED.search(said):
        return True
    return any(
        shape.search(each)
        for each in plain
        for shape in (_OF_SATISFACTION, _FROM_SILENCE, _HARDLY, _OF_NOBODY, _OF_ANOTHER_SUBJECT)
    )


_OF_A_LETTER = re.compile(
    r"\bsluit\w* (?:\w+ ){0,4}af met (?:een|de|iets) (?:\w+ ){0,2}(?:\w*brief|zin|alinea|groet"
    r"|woord\w*)\b"
)
_IS_A_MEASURE = re.compile(r"\b(?:maatregel\w*:|(?:voortaan|vanaf nu|in het vervolg)\b)")


def _close(command: Command, plain: list[str], answer: Answer) -> bool:
    said = " ".join(plain)
    praised = _DONE_WELL.search(said) is not None and _SHUT.search(said) is None
    kept = bare_letters(command.arguments.get("reason", ""))  # a measure that would be lost as the reason of a closing
    lost = answer.prompt.kind == "vraag-maatregelen" and _IS_A_MEASURE.search(kept) is not None
    return praised or lost or _OF_A_LETTER.search(said) is not None or _AS_HE_LIKES.search(said) is not None


OUTCOMES: Mapping[str, Against] = {
    "record_hearing": _record_hearing,
    "record_reaction": _record_reaction,
    "verdict": _verdict,
    "record_measures": _record_measures,
    "approve": _approve,
    "record_satisfaction": _record_satisfaction,
    "close": _close,
}
