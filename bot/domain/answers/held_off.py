"""Words that hold an action off, whatever rule or judge found it: somebody else's wish, hearsay, what was before, what is denied.

The rules look for what an answer means, the judges at how such answers begin; these are the words that make the same sentence
say the contrary. Where one stands beside its action, the colleague is asked.
"""

from __future__ import annotations

import re
from datetime import date

from bot.domain.answers.at_odds import is_at_odds
from bot.domain.answers.clauses import bare, bare_letters, clauses, halves
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.dates import is_sum
from bot.domain.answers.headed import is_headed
from bot.domain.answers.intent import DONE
from bot.domain.answers.masked import clause_of
from bot.domain.answers.names import mentioned
from bot.domain.answers.report import TALK_TO_COME
from bot.domain.answers.strangers import is_of_another
from bot.domain.answers.withheld import is_withheld

LONGEST = 300  # characters; in a longer answer such words stand in a story
MOST_DAYS = 200  # more time than anybody asks for
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
    rf"{_HEARSAY}|^dat (?:stelt|stelde|eist|eiste|wil|wilde|vraagt|vroeg) {_SOMEBODY}(?!\w)|^{_SOMEBODY} (?:\w+ )?(?:wil"
    rf"|wilde|wou|vroeg|vraagt|eist|eiste|hoopt|hoopte|vindt dat"
    rf"|vond dat(?! zelf| ook)|zou"
    rf"|had het over"
    r"|stelt|stelde|weigert|weigerde|oppert|opperde|suggereert)\b"
    r"|\bzi(?:t|tten) te denken\b|\boverw(?:eeg|egen|eegt)\b|\b(?:was|had|hadden|waren) (?:het|dat|we|wij|ik|ze) maar\b"
    r"|\b(?:vorig jaar|^vroeger|destijds|indertijd|bij de vorige|in 20\d\d)\b|\b(?:toen|destijds) @ .*\bwas\b"
    r"|\bin de (?:zaak|klacht|kwestie) van\b|\bstaat al (?:jaren|lang|tijden)\b|^op papier\b|\bhet plan was\b"
    rf"|\bgeen (?:\w+ )?{_DEED}(?!.*\bmeer\b)|\b{_DEED} (?:\w+ ){{0,4}}(?:niet|nooit|afgelast)\b(?! meer)"
    r"|\bniet (?:\w+ )?(?:aan te passen|aanpassen|op training|doorgaan)\b|\b(?:hoeft|gaan?|wordt"
    r"|worden) (?:\w+ ){0,3}niet\b(?! meer)"
    r"|\b(?:nooit|niet|moet|eerst) (?:\w+ )?goedkeur\w*\b|\bzit vol\b|\bnog niks\b|\bbij (?:(?:mevrouw|meneer) \w+"
    r"|loket \d|een andere?)|\bhad het over\b|\bals (?:je|u|jullie) (?:het )?(?:aan )?(?:mij|me) vra(?:a)?gt?\b"
    r"|\b(?:moet|moeten) eens\b"
    r"|\balsof\b|\b(?:wensen|tips) (?:\w+ )?zijn\b|\bheeft (?:tips|wensen)\b|\bkies maar\b|\bte duur\b|\baan het zoeken\b"
)
_SETTLED = re.compile(r"(?is)\W*maatregel(?:en)?\s*:.*\bvoortaan\b")  # what is never done from now on is a measure too
_TALKS_ROUND = r"(?!.*\b(?:maar|echter|toch|alleen|desondanks|wel|hoewel|ook al|organisatie)\b)"
_OF_VERDICT = {  # reasons that say the opposite, with no word that concedes it
    "gegrond": re.compile(
        r"\b(?:niets|niks) (?:fout|verkeerd) (?:gedaan|gegaan)\b|\bgeen (?:enkel |enkele )?(?:verwijt|blaam|schuld|fout"
        r"|fouten)\b"
        r"|\b(?:niets|niks) te verwijten\b|\bnetjes aan (?:\w+ ){0,3}(?:afspraken?|regels|protocol)\b|\bgeen bewijs\b"
        r"|\b(?:alles|het) is (?:\w+ )?volgens (?:het |de )?(?:protocol|regels|afspraken?) gegaan\b|\bvan geen kant\b"
        r"|\bprecies wat (?:ze|hij|zij) moest\b|\b(?:niets|niks) van waar\b|\bklopt (?:niets|niks)\b|\bklager liegt\b"
    ),
    "ongegrond": re.compile(
        r"\bklager (?:heeft|had) (?:\w+ )?gelijk\b|\b(?:heeft|had) (?:klager|hij|zij|ze) (?:\w+ )?een punt\b"
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
    rf"{_HEARSAY}|\bdat (?:zegt|roept|vindt|beweert|meent|denkt) (?:klager|@|hij|zij|ze)(?!\w)"
    rf"|\bzie (?:\w+ )?niet (?:hoe|waarom|dat)\b"
    r"|\bhoewel,? (?:eigenlijk|toch)\b|^zie (?:jij|je|u) |\bzie (?:dit|het|hem|deze|de klacht) (?:\w+ )?(?:gegrond"
    r"|ongegrond|niet)\b"
    r"|^of (?:had|was|is|moet|zou|toch)|^dat (?:was|is) (?:tenminste|althans)\b|^(?:\w+ ){0,2}(?:eerst"
    r"|nog)(?: \w+){0,2} (?:horen|spreken)$"
    r"|^moet @? ?.*\b(?:nog|eerst)\b"
)
_OF_SATISFACTION = re.compile(
    r"\bgroot woord\b|\bwat is (?:nou |nu )?tevreden\b"
    r"|\baanname\b|\bik (?:bel|vraag|mail|check) (?:\w+ )?nog\b|\b(?:vorige? (?:week|maand|jaar"
    r"|keer)|toen|destijds|vroeger|altijd|eerst|in het begin) (?:was|waren)\b"
    r"|\bwas (?:hij|zij|ze|klager) (?:\w+ )?(?:nog|altijd|vroeger)\b"
)
_OF_TALK = re.compile(
    r"\b(?:datum|dag) die (?:dus )?niet\b|\bvoorbehou[td]|\bstaat (?:\w+ ){0,3}dubbel\b"
    r"|^klager heeft .*\been (?:gesprek|afspraak)\b|^(?:staat|staan|is|zit|stond) (?:er|daar) (?:al |nog )?(?:iets"
    r"|wat|een)\b|\bopties\b|\bkeuze uit\b"
    r"|\b(?:voor|over) (?:het|zijn|haar|een) (?:\w*werkplan|\w*plan|cv|sollicitatie\w*|stage|proefplaatsing"
    r"|contract|cursus)\b"
)
_NOT_FIXED = re.compile(  # an option, or a talk that was fixed and is no more
    r"^\W*(?:optie|mogelijkheid|streven|richtdatum|idee|gereserveerd|voorstel)\b|\bo\.?v\.?b\b|\bgeblokt\b"
    r"|# (?:\w+ ){0,3}verzet$"
    r"|\bdie (?:erna|daarna)\b|\bde week (?:erop|erna|daarna)\b|\bniet aanstaande\b|\bmaar dan (?:die )?(?:van|in) (?:#|\w+)$"
    r"|\bis (?:inmiddels |alweer )?(?:veranderd|gewijzigd)\b"
    r"|(?<!\w)(?:@|klager|meneer|mevrouw) kan dan\b.*\bniet\b(?!.*#)|\boverleg\w* nog\b|\bvindt dat te (?:laat|vroeg)\b"
    r"|\bkan ook (?:#|\d|nog)|\bover ~ dus\b|\bsluit hier\b"
    r"|\bgeen gesprek\b"
)
_CALLED_OFF = re.compile(r"\b(?:belde|zegde|meldde|belt|zegt) (?:\w+ ){0,2}af\b|\b(?:afgebeld|afgezegd)\b")  # behind its day
_OF_OTHERS = re.compile(  # somebody else's appointment
    r"\bmet (?:de |het |zijn |haar )?(?:gemeente|uwv|werkgever|bedrijfsleider|leidinggevende|mt|advocaat|bedrijfsarts"
    r"|vakbond|team)\b"
    r"(?!.*\b(?:klager|meneer|mevrouw|hem|haar|client)\b)|\bintake\w*\b|(?<![\w@])@ (?:en @ )?(?:heeft"
    r"|hebben) (?:\w+ )?# .*\bgesprek met\b"
    r"|\b(?:klager|hij|zij|ze|meneer|mevrouw) heeft (?:\w+ )?#.*\b(?:gesprek|afspraak) met @|\bvoor te bereiden\b"
    r"|\bover het vervolg\b|\bbegin met @|\bvoorgesprek\b|\bmet (?:zijn|haar) [\w-]+ is\b|\bmet (?:hem|haar|@) (?:hier"
    r"|daar)over\b|\bover de aanpak\b"
    r"|\bgepland om (?:er|hier|daar)?aan te\b|\bmet @ (?:afgesproken dat|gepland)\b|\bgesprek met @ (?:over|hierover"
    r"|daarover)\b"
    r"|\b(?:gesprek|afspraak|afgesproken|gepland) (?:\S+ ){0,2}met @(?!.*\b(?:klager|meneer|mevrouw|hem"
    r"|haar|client|en)\b)"
    r"|\b(?:gaan|zitten) @ en ik\b(?!.*\b(?:klager|meneer|mevrouw|hem|haar|client)\b)"
)
_NO_TERM = re.compile(  # a length of time that is of something else
    r"\b(?:doet|doen|zijn|is|zit|zitten|blijft|ligt) (?:\w+ ){0,3}~ (?:mee bezig|over|op vakantie|weg|thuis|vrij|ziek"
    r"|in \w+|met \w+)\b"
    r"|(?<![\w@])@ (?:had|heeft|vroeg) (?:\w+ ){0,2}~(?: \w+)? ?(?:extra )?(?:gevraagd|nodig|gewild)?$"
    r"|~ is (?:meer dan )?(?:genoeg|zat|ruim)\b"
    r"|\bverlenging tot #.*\b(?:is|lijkt) (?:\w+ )?(?:genoeg|prima|goed|ruim)\b|\b(?:doet|doen) er ~ over\b"
    r"|\bdaarna houden we\b"
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:contract|verlof|rapport|traject|uitkering|vakantie|indicatie)\b.*#(?!.*\bverleng)|(?<!\w)(?:klager|meneer"
    r"|mevrouw|hij|zij|ze|@) (?:is|zit|blijft"
    r"|verblijft|ligt|werkt) (?:\w+ )?(?:tot )?(?:\w+ )?#|# (?:verwacht|binnen)\b"
)
_NOT_WITHDRAWN = re.compile(  # on a condition, in part, by somebody else, or undone
    r"\b(?:zodra|mits|tenzij)\b|\bals (?:hij|zij|ze|het|de|er|@)\b|\bblijf(?:t|ft) (?:\w+ )?(?:staan|over|liggen)\b"
    r"|\balleen (?:het|dat) (?:stuk|deel|punt)\b"
    r"|\b(?:stuk|deel|punt) (?:over|\d)\b.*\b(?:niet|wel|blijft|nog)\b|\bdefinitief\b.*\bmaken\b|\bgeen goed idee\b"
    r"|\bnachtje\b|\b(?:geen|zonder|nog een|wacht\w* op (?:de|een|zijn|haar)) handtekening\b"
    r"|\bhandtekening (?:\w+ ){0,2}(?:volgt|komt|moet|ontbreekt|nog)\b"
    r"|\b(?:diende|dient) (?:\w+ ){0,3}(?:weer|opnieuw) in\b|\b(?:zijn|haar) (?:vrouw|man|moeder|vader|zoon|dochter"
    r"|partner|zus|broer) (?:trekt|belde|mailde|appte|heeft gebeld)\b"
    r"|\b(?:andere|volgende) (?:client|klant|klager)\b|\bmisschien\b|\bdenkt erover\b"
    r"|\bwil (?:\w+ )?(?:zijn |haar |de )?(?:klacht )?intrekken\b.*\b(?:ik|maar)\b"
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
_NO_MEASURE = re.compile(  # who is away, what others want or will decide, what ought to have been
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
)
_ANNOUNCES = re.compile(
    r"\bkom (?:ik )?(?:daar|hier|er)(?: \w+){0,5} op terug\b|\b(?:dat|dit) (?:doe|vertel|zeg|bespreek) ik liever\b"
    r"|\b(?:dat|dit|daar|die) ga ik (?:\w+ ){0,4}(?:opschrijven|schrijven|uitwerken)\b"
    r"|\b(?:zienswijze|reactie|verhaal) (?:volgt|komt)\b"
)
_NO_REACTION = re.compile(  # a request, or a remark about the letter
    r"\b(?:bijlage|document|link|bestand|formulier)\b.*\b(?:niet|geen|doet het)\b|\b(?:meer|extra) tijd\b"
    r"|\btot # (?:de tijd )?nodig\b|\bmondeling\b"
    r"|\bal (?:\w+ )?(?:op )?gereageerd\b|\bin het ziekenhuis\b|\b(?:niks|niets) (?:op|aan|over) (?:toe )?te (?:zeggen"
    r"|voegen|melden)\b|\bbeter (?:kan )?uitleggen\b"
    r"|\bliever in het gesprek\b|\b(?:zoek|kijk) ik (?:het )?(?:na|uit)\b|\bniet op papier\b"
)
_ASKS_LEAVE = re.compile(r"\bis dat (?:goed|akkoord|oke?)\W*$|\btot na (?:kerst|nieuwjaar|pasen|de vakantie)\b")
_MORNING, _AFTERNOON = re.compile(r"dagochtend\b|\buur 's ochtends\b"), re.compile(r"dagmiddag\b|\buur 's middags\b")
FIRST_HOUR, LAST_HOUR, NOON = 7, 21, 12  # of the day: nobody is heard earlier or later
_SOME_DAYS = re.compile(
    r"(?i)(?<![\d.:/-])\d{1,2}(?:e)?(?:, ?\d{1,2}(?:e)?)* (?:en|of|,) \d{1,2}(?:e)? (?:jan|feb|maart|apr|mei|jun"
    r"|jul|aug|sep|okt|nov|dec)"
)
_ELSEWHERE = re.compile(
    r"\bzie (?:mijn |de |het )?(?:vorige|eerdere) (?:e?-?mail|mailtje|bericht)\b|\bin mijn hoofd\b"
)  # the report
_NOT_TO_SEND = re.compile(
    r"^concept\b|\bnog (?:even )?niet (?:door|ver|op)?(?:sturen|zenden|delen|gebruiken)\b|\bniet (?:voor )?in het dossier\b"
    r"|\btussen ons\b|\b(?:advocaat|vakbond|jurist|leidinggevende) (?:gevraagd|gaat|zal|reageert)\b"
)


_SCORNED = re.compile(  # whatever it was, he does not mean it
    r"\b(?:mooi niet|ja,? dag|was het maar|over mijn lijk|dacht (?:het|ik) niet|(?:dat )?kun je (?:wel )?vergeten"
    r"|vergeet (?:het|dat) maar|had je gedacht|in je dromen|laat me niet lachen)\b(?! \w+ \w+ \w+ \w+ \w+)"
)
_OF_HANDLER = re.compile(
    r"\bwijs\b[^.!?]*\baf\b|\bheeft (?:deze |de )?(?:klager|haar|hem|client) (?:zelf |al )?(?:begeleid|gecoacht)\b"
    r"|(?<!\w)over (?:haar|hem|@) gaat (?:het|de klacht)\b"
    r"|\baan de beurt voor\b|\bbij (?:mijn )?(?:spoed|afwezigheid|dringende|noodgevallen|vragen)\b|^\W*contact(?:persoon)?\W"
    r"|\bniet op kantoor\b|(?<!\w)@ en ik(?= (?:doen|samen|pakken|nemen|behandelen|gaan)\b|$|[,.])|\b(?:ik|wij|we) en @"
    r"|\bsamen met (?:mij|@)|@ (?:\w+ )?samen met\b"
    r"|\bwat (?:we|wij|ik) .*\bgedacht\b|\bof dat handig is\b|\bniet (?:zo )?handig\b"
    r"|\bvindt (?:het|dit|dat) (?:helemaal |echt )?(?:niks|niets)\b"
    r"|, (?:vindt|zegt|denkt) (?:hij|zij|ze|klager)$|(?<!\w)@ wel,? @ ook\b"
)
_OF_KIND = re.compile(
    r"^(?:zo )?op het eerste gezicht\b|,? (?:vindt|zegt|beweert|roept) (?:hij|zij|ze|klager|mevrouw|meneer)(?: zelf)?$"
)
_PARTLY = re.compile(  # beside "tevreden": he is so in part, or that it is over
    r"\b(?:voor een (?:\w+ )?deel|ten dele|gedeeltelijk|deels|(?:\w+tig|nul|(?!100\b)\d+) ?(?:procent\b|%)"
    r"|half(?! uur)|helft|halverwege"
    r"|sommige punten|op (?:een|dit|dat) punt na|onderdeel \d|tussen \w+ en \w+ in(?! de\b))(?!\w)"
    r"|\bblij dat (?:het|dit|alles) (?:\w+ )?(?:voorbij|over|klaar|achter de rug|afgelopen)\b"
)
_DONE_WELL = re.compile(r"\b(?:prima|goed|netjes|keurig|mooi|correct|snel|zorgvuldig) (?:\w+ )?(?:afgehandeld|afgerond)\b")
_AS_HE_LIKES = re.compile(
    r"\b(?:wat|voor) (?:hem|haar|klager|meneer|mevrouw|de \w+) betreft\b|\bvan (?:hem|haar|klager|meneer|mevrouw) mag\b"
)
_SHUT = re.compile(r"\b(?:sluit\w*|gesloten|dicht|archief|afsluit\w*)\b")
_HARDLY = re.compile(r"\bwas (?:hij|zij|ze|klager|mevrouw|meneer) maar\b")
_NO_MOMENT = re.compile(
    r"\bdat is (?:(?:me |mij )?te (?:vroeg|laat|krap|snel)|mijn |een feestdag|helaas)"
    r"|\bdan is @ (?:jarig|vrij|weg|afwezig|er niet|met vakantie|ziek)\b"
)
_NOT_ASKED = re.compile(  # who came by the letter says so himself
    r"\b(?:kreeg|krijg) (?:dit|deze|hem|het|de mail) (?:net |zojuist |even )?(?:doorgestuurd|doorgemaild)\b"
    r"|\blas (?:even )?mee\b"
    r"|\bzag (?:dit|deze|hem|het|de mail) (?:net |toevallig )?(?:bij|voorbij|op)\b"
)
_CORRECTS_TEXT = re.compile(  # beside an approval: something in the letter is not right
    r"\b(?:heet|heten|woont|wonen|verhuisd|voluit|geboren|het was|dat was|moet zijn|het is niet|adres|spelfout|typfout)\b"
)
_NOT_AS_IT_IS = re.compile(  # beside an approval: the letter is to be another, or goes to somebody else first
    r"(?<!geen )(?<!zonder )(?<!geen verdere )(?<!geen inhoudelijke )\b(?:opmerking\w*|kanttekening\w*|suggesties?"
    r"|taalfout\w*|tikfout\w*)\b"
    r"|\bkantlijn\b|\bmarkering\w*\b|\btrack changes\b|\bin (?:het )?(?:rood|geel|engels)\b|\bkopie\b"
    r"|\b(?:stuur|verstuur|mail) (?:\w+ ){0,3}(?:mij|me)\b|\bneem (?:ik|we|wij) (?:\w+ ){0,2}mee\b|\b(?:ik|we"
    r"|wij) neem(?:en)? (?:\w+ )?mee\b"
    r"|\bgaa?t? (?:\w+ )?naar @|\bgeef (?:ik|we) (?:\w+ ){0,2}aan @|\b(?:leg|leggen) (?:\w+ ){1,4}voor\b"
    r"|\b(?:hij|zij|ze|meneer|mevrouw|klager|client) is (?:trouwens |eigenlijk |wel |toch )?(?:een )?(?:hij|zij|mevrouw"
    r"|meneer|man|vrouw)\b"
    r"|\bhet is (?:wel |trouwens )?(?:mevrouw|meneer)\b|\b(?:ipv|in plaats van)\b"
    r"|\bdie (?:\w+ ){1,2}(?:was|waren) (?:er )?(?:\d|een|twee|drie|vier|jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)"
)
_RECEIVED = re.compile(r"\W*(?:in orde|ok\w*|prima|goed|top),? (?:ontvangen|binnen|gezien)\W*|\W*weg ermee\W*")
_MERE_THANKS = re.compile(
    r"(?i)\W*(?:o+ke?|oké|mooi|fijn|ja dat is de brief)?\W*(?:be)?dank\w*(?: je| u)?(?: wel)?\W*|\W*mooi\W*"
)
_FIRST_THEN = re.compile(r"^\W*\d\W+(?:maar|mits|als|tenzij|al)\b|\b(?:bel|spreek|vraag|mail|wacht) \w+ (?:\w+ )?eerst\b")
_OF_ADVICE = re.compile(r"\b(?:advies|oordeel|voorstel|conclusie)\b(?: \S+){0,4} (?:neem|nemen) (?:ik|we|wij) (?:\w+ )?over\b")
_BACK = re.compile(  # taken back below what was decided, or told
    r"\b(?:gebruik|leg|plaats|verwerk) (?:dit|dat|het|deze) (?:nu |nog |even |dus )*niet\b|\bniet gebruiken (?:svp|aub|graag)\b"
    r"|\bnergens voor gebruiken\b|\bstreep (?:dit|dat|het) (?:\w+ ){0,2}door\b|\bho,? even\b|\bhoudt? (?:dus )?geen stand\b"
    r"|\bverkeerde (?:bestand|bijlage) (?:ge\w+|\w+ge\w+)\b|\bnee,? serieus\b"
    r"|\b(?:doe|net) (?:even )?(?:of|alsof) je (?:dit|dat) niet\b"
    r"|\b(?:weer )?weggegooid,? .*\bopnieuw\b"
    r"|\b(?:blijft|blijven|houd\w*|hou) (?:\w+ )?(?:tussen|onder) ons\b|\b(?:tussen|onder) ons (?:blijven|houden|gezegd)\b"
    r"|\b(?:bericht|mail\w*|antwoord) (?:na lezing |daarna )?(?:te |weer )?(?:vernietig\w*|wissen|verwijder\w*)\b"
)


def held_off(command: Command, answer: Answer) -> bool:
    """True when words beside one of these actions say the contrary of it."""
    if len(answer.text) > LONGEST:
        return False
    if any(holds(command, answer) for holds in (_is_not_meant, is_of_another, is_headed, is_at_odds)):
        return True
    if is_withheld(command, answer) or (command.action in DONE and _BACK.search(bare_letters(answer.text))):
        return True
    text = _with_role(answer)
    plain = [clause_of(each, answer).plain for each in clauses(text)]
    return any(_is_against(each, plain, answer) for each in (command, *command.also))


def only_thanks(text: str) -> bool:
    """True for an answer that thanks for a letter and says nothing of it: no approval."""
    return _MERE_THANKS.fullmatch(bare_letters(text)) is not None


def _is_not_meant(command: Command, answer: Answer) -> bool:
    """True for words that he does not mean so."""
    said = bare_letters(answer.text)
    return command.action in DONE and any(shape.search(said) for shape in (_SCORNED, _FIRST_THEN, _NOT_ASKED))


def _with_role(answer: Answer) -> str:
    """The text with the first name of the complainant replaced by what he is: a colleague may have the same."""
    first = answer.case.complainant.name.partition(" ")[0] if "klager" in answer.case.parties else ""
    return re.sub(rf"\b{re.escape(first)}\b", "klager", answer.text) if len(first) > 1 else answer.text


def _is_against(command: Command, plain: list[str], answer: Answer) -> bool:
    said = " ".join(plain)
    match command.action:
        case "assign":
            coached = _takes_over_from(answer) & {party.name for party in answer.case.involved}
            return bool(coached) or _OF_ADVICE.search(said) is not None or any(_OF_HANDLER.search(each) for each in plain)
        case "close":
            praised = _DONE_WELL.search(said) is not None and _SHUT.search(said) is None
            return praised or _AS_HE_LIKES.search(said) is not None
        case "classify" | "admit":
            return any(_OF_KIND.search(each) for each in plain)
        case "approve":
            other = any(_CORRECTS_TEXT.search(each) or _NOT_AS_IT_IS.search(each) for each in plain)
            return other or _RECEIVED.fullmatch(said) is not None
        case "record_measures":
            away = any(_NO_MEASURE.search(each) for each in plain)
            return away or (_SETTLED.match(answer.text) is None and any(_OF_MEASURES.search(each) for each in plain))
        case "verdict":
            contrary = _OF_VERDICT.get(command.arguments.get("gegrond", ""), _ALL_OR_NOTHING)
            at_odds = re.match(_TALKS_ROUND, said) is not None and contrary.search(said) is not None
            return at_odds or any(_OPENS_VERDICT.search(each) for each in plain)
        case "record_satisfaction":
            if command.arguments.get("text") == "tevreden" and _PARTLY.search(said):
                return True
            return any(shape.search(each) for each in plain for shape in (_OF_SATISFACTION, _HARDLY, _OF_NOBODY))
        case "plan_hearing":
            shapes = (_OF_TALK, _NO_MOMENT, _NOT_FIXED, _OF_OTHERS)
            odd = _SOME_DAYS.search(answer.text) is not None or _is_odd_hour(command.arguments["when"], bare_letters(answer.text))
            days = [at for at, each in enumerate(plain) if "#" in each]
            undone = any(_CALLED_OFF.search(each) for each in plain[max(days, default=0) :])
            return odd or undone or any(shape.search(each) for each in plain for shape in shapes)
        case "extend":
            other = "#" not in said and _NO_TERM.search(said) is not None
            other = other or _ASKS_LEAVE.search(bare_letters(answer.text)) is not None or is_sum(answer.text)
            return other or _is_far_off(command.arguments["until"], answer) or _is_of_something_else(answer)
        case "withdraw":
            return any(_NOT_WITHDRAWN.search(each) for each in plain)
        case "record_hearing":
            return TALK_TO_COME.search(bare_letters(answer.text)) is not None or any(_ELSEWHERE.search(each) for each in plain)
        case "record_reaction":
            words = len(answer.text.split())
            short = words <= FEW
            if words <= ANNOUNCED and _ANNOUNCES.search(bare_letters(answer.text)):
                return True
            return _NOT_TO_SEND.search(bare(answer.text)) is not None or (short and _NO_REACTION.search(said) is not None)
    return False


def _takes_over_from(answer: Answer) -> set[str]:
    """Whose work somebody takes over: of who is complained of it is the coaching, not the case."""
    after = re.split(r"(?i)\bover van\b", answer.text)[1:]
    return {person.name for words in after for person in mentioned(" ".join(words.split()[:4]), answer.bureau.roster)}


def _is_far_off(until: str, answer: Answer) -> bool:
    """True for a day so far off that it must be a slip."""
    if answer.until is None:
        return False
    day = date.fromisoformat(until)
    return (day - answer.until).days > MOST_DAYS


def _is_of_something_else(answer: Answer) -> bool:
    """True where every day that is named is of something else than the term."""
    parts = [clause_of(part, answer).plain for each in clauses(answer.text) for part in halves(each)]
    dated = [part for part in parts if "#" in part]
    return bool(dated) and all(_OF_SOMETHING_ELSE.search(part) for part in dated)


def _is_odd_hour(when: str, said: str) -> bool:
    """True for an hour at night, and one that is not of the part of the day that was named."""
    if "T" not in when:
        return False
    hour = int(when[11:13])
    early, late = _MORNING.search(said) is not None and hour >= NOON, _AFTERNOON.search(said) is not None and hour < NOON
    return not FIRST_HOUR <= hour <= LAST_HOUR or early or late
