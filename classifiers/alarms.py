"""Words of somebody in danger, or who is one: of the sender, of those he writes about, and what takes such words back.

A word that takes back goes with what it takes back: who was in a course may be in danger as well.
"""

from __future__ import annotations

NAME = r"(?!(?:Engels|Nederlands|Duits|Frans|Rekenen|Excel|Word|Outlook|Teams)\b)(?-i:[A-Z])[\w'-]+"
SELF = (
    r"(?:mezelf|mijzelf|me ?zelf|mij ?zelf|mijn eigen|mijn ?zelf|mn eigen|m'n eigen|zich ?zelf|zichzelve|haar ?zelf|hem ?zelf"
    r"|hun ?zelf|z'n eigen|d'r eigen)"
)
FACE = (
    r"(?:bek|muil|smoel|bakkes|kop|gezicht|neus|hoofd|hersens|harses|tanden|kaak|kanis|porem|oog|donder|flikker|lazer"
    r"|falie|sodemieter|mieter)"
)
THEIR = r"(?:je|jouw|jullie|uw|zijn|haar|hun|z'n|zn|d'r|der)"
CARE = r"(?:pillen|medicijnen|medicatie|tabletten|slaappillen|slaapmiddelen|slaapmiddel|insuline)"
WHOM = r"(?:je|jou|jullie|u|hem|haar|hun|ze|die|iemand|mensen|mevrouw|meneer|mijn|de|dat|m'n|jouw)"

SUICIDE = (r"\b(?:zelf ?moord\w*|zelfdoding\w*|su[iï]cid\w*)",)
NO_SUICIDE = (  # it is what a course, a paper or a helpline is about
    r"\b(?:vacature\w*|cursus\w*|training\w*|workshop\w*|webinar\w*|nieuwsbrief|lezing|vrijwilliger\w*|themadag|artikel|podcast"
    r"|opleiding|stage) (?:(?!(?:ik|denk|wil|wou)\b)[\w'-]+ ){0,3}?(?:over|rond|rondom|omtrent|tegen|van"
    r"|in) (?:\w+ ){0,4}?(?:zelf ?moord|zelfdoding"
    r"|su[iï]cid)",
    r"\b(?:zelf ?moord|zelfdoding|su[iï]cide)[ -]?(?:preventie|lijn)\w*|\b(?:preventie|voorkom\w*|herken\w*) van (?:zelf ?moord"
    r"|zelfdoding|su[iï]cid)|\b(?:omgaan|om te gaan) met (?:zelf ?moord|zelfdoding|su[iï]cid)",
    r"\b(?:niet|nooit) su[iï]cida\w+|\bgeen (?:su[iï]cida\w+|zelfmoord\w*)|\bnot suicidal\b",
    r"\bdenk (?:je|jij|u) (?:\w+ ){0,3}aan (?:zelfmoord|zelfdoding|su[iï]cide)|\bpraat (?:erover|er over)"
    r"|\bbel (?:\w+ )?(?:113|0800)",
)
ENOUGH = (  # said of life, and of an appointment
    r"\b(?:van|voor) (?:mij|me|mijn) hoeft (?:het|'t|t) (?:(?:echt|helemaal|gewoon|zo|nu|nou) ){0,2}niet meer(?: zo)?"
    r"(?=\s*(?:[.!?…]|$))",
)
NO_ENOUGH = (
    r"\btrek (?:\w+ ){1,4}in\b|\b(?:ontsla\w*|ander bureau|uitschrijv\w*|gesprek|afspraak|training|cursus|traject|workshop"
    r"|stage|excuses|intrek\w*|ingetrokken|opgelost|uitgepraat|plek"
    r"|baan|terugbel\w*|plaats)\b",
)
NOOD_SELF = (
    r"\bniet (?:meer|langer) (?:verder )?(?:\w+ )?(?:willen |wil )?leven\b|\b(?:leven|verder leven) wil ik niet\b",
    r"\bhet leven (?:\w+ ){0,3}(?:niet meer|geen zin|zinloos|uitzichtloos|moe|zat)\b|\blevensmoe\b"
    r"|\bgeen zin meer in het leven\b",
    r"\bwil ik (?:\w+ ){0,2}dood\b|\b(?:wil|wou|wilde) (?:gewoon |echt |het liefst |liever |alleen maar )?dood\b"
    r"|\b(?:was|ben) ik (?:\w+ ){0,2}(?:maar |liever )dood\b"
    r"|\b(?:liever|beter) dood\b|\bdood (?:ben|zijn) (?:beter|fijner)\b|\bdood (?:wil|wou)\b",
    r"\bbeter af zonder mij\b|\bzonder mij (?:\w+ ){0,2}beter af\b|\bniemand (?:\w+ )?(?:zal |gaat )?(?:mij|me) missen\b",
    r"\b(?:zie|zag|zien) (?:het|et|t|'t|dit) (?:leven |\w+ ){0,3}niet (?:meer|langer) zitten\b"
    r"|\bniet meer zitten (?:zie|zien)\b",
    r"\bgeen (?:enkele )?(?:uitweg|andere uitweg|uitkomst)\b(?: meer)?",
    r"\b(?:maak|maken|gemaakt|maakt) (?:ik )?(?:er|d'r|dr) (?:dan |nu |straks |vandaag "
    r"|morgen )?(?:maar )?(?:zelf )?een eind(?:e)? aan\b"
    r"|\ber een eind(?:e)? aan (?:te )?(?:maak|maken|ga maken|wil maken)\b|\beind(?:e)? aan (?:mijn|m'n|me"
    r"|het) (?:\w+ )?leven\b"
    r"|\beind(?:e)? (?:\w+ )?aan alles\b",
    r"\b(?:uit|stap) (?:\w+ ){0,2}(?:uit )?het leven\b|\bmezelf (?:\w+ ){0,3}van het leven\b",
    r"\b(?:spring|springen|gooi|loop|lopen|stap|ga|ging|liggen?)\b (?:[\w']+ ){0,4}(?:voor (?:de|een) (?:trein"
    r"|vrachtwagen|metro|bus)"
    r"|van (?:het|een|de) (?:dak|flat|brug|balkon)|het spoor)"
    r"|\b(?:voor (?:de|een) (?:trein|vrachtwagen|metro)|van (?:het|een|de) (?:dak|flat|brug"
    r"|balkon)) (?:\w+ ){0,2}(?:spring\w*|gooi\w*)",
    rf"\b{SELF} (?:(?!(?:vingers?|duim)\b)[\w']+ ){{0,4}}"
    r"(?:aan ?(?:te )?doen?|aandoet|aandeed|aan (?:wil\w*|gaat|ga|zal|zou|wou) (?:gaan )?doen|aangedaan|van kant"
    r"|snij\w*(?! in)|gesneden(?! (?:aan (?:een|het|de)|bij|tijdens|in))|verwond\w*|op ?(?:te )?hang\w*|opgehangen"
    r"|om ?(?:te )?breng\w*"
    r"|omgebracht|beschadig\w*|opknopen|verhang\w*|vergiftig\w*|verdrink\w*|verzuip\w*(?! in)|kapot ?maken|dood\w*)\b"
    r"|\bik (?:[\w']+ ){0,4}?(?:me|mij) (?:(?!telefoon)\w+ ){0,2}(?:verzuipen(?! in)|verdrinken(?! in)|verhangen|ophangen(?! aan)"
    r"|opknopen|ombrengen|vergiftigen|doodschieten|van kant maken)\b|\bverzuip (?:ik )?(?:me|mezelf|mij)\b(?! in)"
    r"|\b(?:maak|schiet) (?:ik )?(?:me|mij) (?:zelf )?dood\b(?! ?(?:ongerust|druk|zenuw|moe))",
    r"\bzichzelf (?:\w+ ){0,2}(?:iets|wat) aan\b(?! te (?:leren|meten))",
    r"\b(?:wil|wou|hoop|hoef|hoopte|wilde|liefst|liever)\b[^.!?]{0,40}\b(?:niet(?: meer)?"
    r"|nooit(?: meer)?) wakker (?:hoef (?:te )?"
    r"|te )?word\w*\b(?! (?:van|om|door|met|in))|\bniet meer wakker (?:hoef|wil|wou) te? ?word\w*",
    r"\b(?:want|wish|hope|rather|prefer|like)\b[^.!?]{0,40}\b(?:never|not) (?:have to |need to )?wake up\b(?! (?:at|early"
    r"|late|on|for"
    r"|with|before|so|to (?:a|the|my)))|\b(?:don't|dont|do not) want to wake up\b(?! (?:at|early|late|on|for|with|before|so))",
    r"\beind(?:e)? (?:er ?aan|d'?r ?aan) (?:te |wil |wilde |wou |ga |zal )(?:gaan )?maken\b"
    r"|\ber (?:zelf )?een eind(?:e)? aan (?:wil |wilde |wou |ga |zal |kan )(?:gaan )?maken\b",
    rf"\b(?:alle|al (?:mijn|die|zijn|haar)|genoeg|een voorraad|(?:hele )?(?:pot|doos|strip)(?:pen|ten"
    rf"|jes)?) (?:[\w']+ ){{0,2}}?{CARE}"
    r" (?:(?!apotheek|huisarts)[\w']+ ){0,6}(?:klaar ?(?:ligg|gelegd|staan|heb)\w*|opgespaard|verzameld|gespaard|tegelijk"
    rf"|in (?:een|één) keer)|\bte ?veel {CARE} (?:\w+ ){{0,3}}(?:geslikt|genomen|ingenomen|slikken|slik|inneem)"
    r"|\b(?:touw|strop) (?:\w+ ){0,3}klaar ?(?:ligg|lig|gelegd|hang)\w*",
    r"\bals ik er (?:\w+ ){0,2}niet meer (?:ben|zou zijn)\b(?! om)|\ber (?:dan |straks )?niet meer (?:wil|hoef te|willen) zijn\b",
    r"\bniemand (?:meer |ooit |nog ){0,2}(?:\w+ )?last (?:meer )?van (?:mij|me)\b|\bgeen zin meer (?:\w+ ){1,2}in (?:het|zijn"
    r"|haar|mijn) leven\b",
    r"\b(?:het|mijn) leven (?:\w+ ){0,3}(?:niets|niks) (?:meer )?waard\b|\bzie (?:ik )?geen toekomst meer(?=\s*(?:[.!?…]|$))",
    r"\b(?:wou|wilde|wenste|wens) dat ik (?:\w+ )?dood (?:was|ging)\b|\bruk (?:\w+ )?aan (?:het|mijn) stuur\b"
    r"|\btegen een (?:boom|muur|pijler|vrachtwagen) (?:aan )?(?:te )?rij(?:d|den)\b",
    r"\b(?:beroofd\w*|beroven) van (?:het|zijn|haar|mijn) leven\b|\bvan het leven (?:te )?(?:beroofd\w*|beroven)"
    r"|\b(?:snij|snijd|verwond|beschadig|verhang) (?:ik )?(?:mezelf|mijzelf|me|mij)\b"
    r"|\bdoe (?:ik )?(?:mezelf|mijzelf|me) (?:\w+ ){0,2}(?:iets|wat) aan\b",
    r"\b(?:alle|al mijn|een (?:hele )?pot|doos|strip|handvol|potje) (?:\w+ )?pillen\b|\boverdosis\b"
    r"|\bpolsen door\b|\bpillen (?:in|ge)nemen\b",
    r"\bafscheidsbrief\w*|\b(?:dit is|neem|hierbij) (?:\w+ ){0,2}(?:mijn |mijn laatste "
    r"|nu )?afscheid van (?:het leven|alles|iedereen)\b"
    r"|\bdit is mijn (?:afscheid|laatste (?:mail|bericht|brief))\b",
    r"\bben ik er (?:\w+ ){0,2}niet meer\b|\bik ben er (?:straks|morgen|binnenkort|dan) niet meer\b",
    r"\b(?:voor mij hoeft het|het hoeft voor mij) (?:\w+ )?allemaal niet meer\b|\bik hoef niet meer\b"
    r"|\bwil er niet meer zijn\b",
    r"\bweet (?:echt |gewoon )?niet meer hoe ik (?:nog )?verder moet\b(?! met)|\bkan (?:echt |gewoon "
    r"|zo )?niet meer verder (?:leven|zo)\b",
    r"\b(?:kill|hurt|harm|hang) (?:myself|my self)\b|\bend (?:my life|it all)\b|\b(?:do not|don't|dont) want to live\b"
    r"|\bwant to die\b|\bbetter off (?:dead|without me)\b|\bno (?:reason|point) (?:to|in) (?:live|living)\b"
    r"|\bcan(?:not|'t|t) go on living\b",
    r"\bselbstmord\w*|\bsuizid\w*|\bbringe? (?:ich )?mich um\b|\bmich umbringen\b|\bnicht mehr leben\b"
    r"|\bdas leben nehmen\b",
)
NOOD_OTHERS = (
    r"\bik weet (?:heus |wel |precies )?(?:je|jou|jullie|hem|haar|u|ze|hun|die \w+) (?:heus |wel "
    r"|allemaal )?te (?:wonen|vinden)\b(?! (?:als|voor|wanneer|bij))"
    r"|\bweet (?:heus |wel |precies )?waar (?:je|jij|jullie|u|hij|zij|ze|die \w+|[A-Z]\w+|mevrouw \w+"
    r"|meneer \w+) (?:woont|wonen|woon|parkeert|je kinderen)\b",
    rf"\b(?:maak|schiet|steek|sla|mep|ram|trap|knal|rijd?|snij|schop|beuk) (?:ik )?{WHOM} (?:[\w']+ ){{0,4}}"
    r"(?:af|dood|kapot|neer|in elkaar|koud|overhoop|lek|plat|aan|van kant|het ziekenhuis in)\b",
    rf"\b(?:maak|schiet|steek|sla|mep|ram|trap|knal|rijd?|snij|schop|beuk) (?:ik )?{NAME} (?:[\w'-]+ ){{0,3}}"
    r"(?:af|dood|kapot|neer|in elkaar|koud|overhoop|lek|van kant|het ziekenhuis in)\b",
    r"\b(?:ik (?:maak|schiet|steek|sla|trap|knal|rijd?)|(?:maak|schiet|steek|sla|trap|knal|rijd?) ik)"
    r" (?!(?:de tijd|tijd|me|mij|muggen|vliegen|uren)\b)(?:[\w'-]+ ){1,4}dood\b(?! ?(?:ongerust|gewoon|moe))",
    rf"\b(?:sla|mep|ram|trap|knal|schop|beuk|stomp|timmer|hoek) (?:ik )?(?:[\w'-]+ ){{1,5}}op {THEIR} {FACE}\b",
    r"\b(?:dood|neer|kapot)(?:schieten|steken|slaan|maken|maak|steek|schiet|sla)\b|\bin elkaar (?:slaan|trappen"
    r"|rammen|timmeren|sla|trap|ram)\b",
    rf"\b(?:doe|deed) (?:ik )?{WHOM} (?:(?!(?:daar|er|hier)\b)[\w']+ ){{0,3}}(?:iets|wat) aan\b"
    rf"|\b{WHOM} (?:(?!(?:daar|er|hier)\b)[\w']+ ){{0,2}}(?:iets|wat) aan ?(?:te )?doe[nt]?\b",
    rf"\bik (?:ga|zal|kom|wil|kan|zou) (?:die |dat )?{NAME} (?:[\w'-]+ ){{0,4}}(?:(?:iets|wat) aan ?(?:te )?doen|(?:dood"
    rf"|kapot|af) ?maken"
    r"|omleggen|te grazen nemen|wurgen|kelen)\b",
    r"\b(?:ik vermoord|vermoord ik)\b(?! me(?:zelf)? )|\bik (?:ga|zal|kan|kon|wil|zou|kom) (?:[\w'-]+ ){0,5}vermoorden\b",
    r"\bvermoord(?:en)? (?:ik )?(?:hem|haar|je|jullie|u|iemand|die)\b|\b(?:hem|haar|je|jullie|u|iemand|die \w+"
    r"|ze) (?:\w+ ){0,3}(?:vermoorden|omleggen|doodmaken|kelen|wurgen)|\b(?:ik|wij) (?:\w+ )?(?:ga|zal|gaan|kom"
    r"|maak) (?:hem|haar|je|jullie|u|ze) (?:\w+ ){0,2}afmaken\b",
    r"\b(?:wacht|kom) (?:ik )?(?:hem|haar|je|jullie|u|ze) (?:\w+ ){0,2}op(?:zoeken)?\b|\bopwachten\b",
    rf"\bwacht (?:ik )?{NAME} (?:[\w'-]+ ){{0,3}}op\b(?! (?:het|de|een) (?:station|perron))",
    r"\bin de (?:fik|brand|hens)\b|\bin brand (?:steken|steek|zetten|zet)\b|\b(?:steek"
    r"|zet) (?:[\w']+ ){1,4}in brand\b|\bbom(?:melding)?\b|\bopblazen\b|\baanslag op\b",
    r"\b(?:vallen|vallen er|er vallen) (?:\w+ )?(?:doden|klappen|slachtoffers|gewonden)\b"
    r"|\bgebeuren (?:er )?(?:\w+ )?ongelukken\b|\bgebeurt er (?:nog )?een ongeluk\b",
    r"\bsta (?:ik )?niet (?:meer )?in voor (?:de gevolgen|mezelf|mijzelf|wat ik|mijn)\b",
    rf"\bop {THEIR} (?:bek|muil|smoel|bakkes|kop) (?:\w+ )?(?:krijg\w*|geef\w*)\b"
    rf"|\bop {THEIR} {FACE} (?:\w+ ){{0,2}}(?:sla|slaan|timmer\w*|rammen|meppen|stompen|trappen|beuken|trap|beuk|ram)\b",
    rf"\b(?:beter|maar|voortaan) (?:\w+ ){{0,2}}over {THEIR} schouder (?:\w+ )?kijk\w*",
    r"\b(?:niks|niets|weinig|geen steen) (?:meer )?(?:heel|over) van (?:dat|dit|het|jullie|die) (?:kantoor|gebouw|pand|tent"
    r"|balie)\b"
    r"|\bvan (?:dat|dit|het|jullie|die) (?:kantoor|gebouw|pand|tent|balie) (?:\w+ )?(?:niks|niets|weinig) (?:meer )?(?:heel"
    r"|over)\b",
    r"\b(?:kogel|kop eraf|nekschot|jullie gaan eraan|je gaat eraan|hij gaat eraan|zij gaat eraan|ze gaat eraan)\b",
    r"\b(?:pas|kijk) (?:jij |jullie |u )?maar (?:goed )?(?:op|uit) (?:als je|als jullie|als u|op straat|voor je"
    r"|buiten|in het donker)\b",
    r"\b(?:i will|i'll|im going to|i'm going to|gonna) (?:\w+ )?(?:kill|hurt|shoot|stab|beat)\b"
    r"|\bi know where (?:you|he|she|they) lives?\b|\bburn (?:\w+ ){1,3}down\b|\bwith a (?:knife|gun)\b",
    r"\b(?:bringe?|schlage?|steche?) (?:ich )?(?:dich|ihn|sie|euch) (?:um|tot|ab)\b|\bich (?:bringe|schlage"
    r"|steche) (?:dich|ihn|sie|euch) (?:um|tot|ab)\b|\bich wei(?:ß|ss),? wo (?:du|er|sie|ihr) wohn",
)
ARMED = (
    r"\b(?:met|heb|pak|haal|neem|koop|breng) (?:ik )?(?:(?:\w+ )?(?:een|mijn|m'n|het|dat) )?(?:mes|pistool|wapen|bijl"
    r"|honkbalknuppel"
    r"|hamer|jerrycan|geweer|vuurwapen|molotov\w*)\b|\been (?:mes|pistool|wapen|bijl|vuurwapen|geweer) mee(?:nemen|neem"
    r"|breng\w*)?\b",
)
NOT_ARMED = (  # tools of a trade
    r"\b(?:leer\w*|werk|werken|werkt|oefen\w*|snijden|snij|snijd|hakken|omgaan|timmeren) (?:\w+ ){0,4}met een (?:\w+ )?(?:mes"
    r"|bijl|hamer)"
    r"|\bmet een (?:\w+ )?(?:mes|bijl|hamer) (?:te |\w+ )?(?:leer\w*|werk\w*|snijden|hakken|omgaan|timmer\w*)",
    r"\b(?:kookles\w*|koks?\w*opleiding|kookworkshop|kookcursus|houtbewerking|timmer\w*|gereedschap|veiligheidsschoenen|schort"
    r"|werkplaats|kookt\w*|groente\w*)\b",
)
NO_NOOD = (
    r"\beind(?:e)? aan (?:het|dit|mijn|ons|de|deze|jullie) (?:\w+ )?(?:traject|contract|begeleiding|samenwerking"
    r"|opdracht|re-integratie|gesprek|dienstverband)",
    r"\bniet (?:meer|langer) zitten (?:om|met|bij|in|dat|wat|deze|die|dit|zo'n|qua|als)\b"
    r"|\bniet meer zitten,? (?:die|deze|dat|dit) (?:training|traject|cursus|baan)",
    r"\bgeen (?:enkele )?uitkomst (?:van|over|uit|gekregen|ontvangen|gehoord)|\b(?:nog|kreeg|heb"
    r"|krijg) (?:\w+ ){0,3}geen (?:enkele )?uitkomst\b(?! meer)",
    r"\b(?:bruis|bad)?bommetje|\btijdbom\b|\bde bom (?:is )?(?:ge)?barst|\bboven op\b.{0,20}\bbom\b",
    r"\bpas (?:\w+ )?op (?:de|mijn) (?:kinderen|hond|kat)",
    r"\b(?:daar|er|hier|waar) (?:moet|kan|kunt|kunnen|moeten|mag|zou|zouden|wil|wilt|gaat|gaan|valt|is) (?:[\w']+ ){0,3}(?:iets"
    r"|wat) aan (?:te )?doe\w*",
    r"\b(?:bhv|ehbo|brandweer\w*|ontruiming\w*|brandoefening)\b[^.!?]{0,80}\bbrand\b|\bbrand\b[^.!?]{0,80}\b(?:bhv"
    r"|brandweer\w*)\b",
    r"\b(?:maak|rond) (?:ik )?(?:mijn|de|het|deze|die|dat|een|m'n|onze) (?:\w+ ){0,2}(?:opleiding|traject|cursus|training"
    r"|stage|workshop"
    r"|klus|taak|opdracht\w*|huiswerk|formulier|verslag|werk|cv|brief|profiel|account|map|module\w*"
    r"|les\w*) (?:\w+ ){0,4}a(?:f|an)\b",
    r"\btijd dood\b|\bafgemaakt|\b(?:opleiding|traject|cursus|training|stage|workshop|werk|klus|zin|verslag|taak"
    r"|formulier) (?:\w+ ){0,3}afmaken",
)
