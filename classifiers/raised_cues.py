"""What in a sentence tells whether the sender took it up with the employee himself, or did not: named turns of phrase.

They are tried on a sentence in lower case in which "þp" stands for a name of him whom the mail is about, "þo" for that of a
colleague, and "þq" for what is quoted. What each weighs is learned, not written here.
"""

from __future__ import annotations

from bot.sieve import Sieve

_HIM = r"(?:þp|hem|haar|hom|heur|'m|’m|em|'r|’r|dr|m|die|him|her|ihr|ihm)"
_OTHER = (
    r"(?:þo|receptie|secretariaat|secretaresse|balie|directie|directeur|manager|teamleider|leidinggevende|uwv|gemeente|werkgever"
    r"|baas|chef|bedrijfsarts|huisarts|psycholoog|arts|man|vrouw|moeder|vader|zus|broer|dochter|zoon|vriend\w*|buur\w*|collega\w*"
    r"|niemand|iedereen|kantoor|jullie|u|helpdesk|klantmanager|consulent\w*|advocaat|dame|juffrouw|meisje|receptionist\w*)"
)
_I = r"(?:ik|'k|k|we|wij|ons|i|ich|ick)"
_MINE = (
    r"(?:cli[eë]nte?|mevrouw|(?:mijn|ons|onze|mn|m'n) (?:\w+ )?(?:man|vrouw|moeder|vader|zus|broer|dochter|zoon|vriend|vriendin"
    r"|partner|ma|pa|kind|medewerk\w+|werknemer|collega))"
)
_SAID = (
    r"(?:gezegd?|gezegt|gezecht|zegd|zecht|zei|zeide?|zee|zeg|vertel\w*|verteld|gevraag\w+|vroeg\w*|vraag|vroag\w*|nagevraagd"
    r"|navroeg|gemeld|uitgelegd|aangegeven|aangaf|aangekaart|voorgelegd|voorgehouden|besproken|aangesproken|gesproken|spreek\w*"
    r"|sprak|geconfronteerd|gewezen|verzocht|gewaarschuwd|gebeld|belde|bel|opgebeld|getelefoneerd|overlegd|ge-?app?t|app\w*"
    r"|gemaild|mailde|bericht|gemopperd|geklaagd|protest\w*|antwoordde|geantwoord|herinnerd|told|said|asked|raised|spoke|gesagt)"
)
_W = r"(?:[\w'’]+[ ,]+)"  # a word between
_DARE = r"(?:durf\w*|durv\w*|gedurfd|dorst)"

CUES: tuple[tuple[str, str], ...] = (
    ("i said it to him", rf"\b{_I} {_W}{{0,8}}{_HIM} {_W}{{0,9}}{_SAID}\b"),
    ("i told him", rf"\b{_I} {_SAID} {_W}{{0,3}}{_HIM}\b"),
    ("told him", rf"\b(?:heb|had|hebben|hadden) {_W}{{0,3}}{_HIM} {_W}{{0,7}}{_SAID}\b"),
    ("said to him", rf"\b{_SAID} {_W}{{0,3}}(?:met|tegen|aan|bij|tegenover|to|naar) {_HIM}\b"),
    ("to him said", rf"\b(?:met|tegen|aan|bij|tegenover) {_HIM} {_W}{{0,6}}{_SAID}\b"),
    ("i said", rf"\b{_I} {_W}{{0,2}}{_SAID}\b"),
    (
        "i have said",
        rf"\b(?:heb|had|hebben|hadden) {_I} {_W}{{0,9}}{_SAID}\b|\b{_I} (?:heb|hebben|had|hadden) {_W}{{0,9}}{_SAID}\b",
    ),
    ("when i said", rf"\b(?:toen|nadat|als|when) {_I} {_W}{{0,8}}{_SAID}\b"),
    ("mine said", rf"\b{_MINE} {_W}{{0,8}}{_SAID}\b"),
    (
        "said, by nobody named",
        r"(?:^|[,:;.] |\ben |\bmaar )(?:(?!(?:hij|zij|ze|þp|þo|die|is|was|werd|wordt|ben|niemand|u|je|er|heeft|dat|mij|me)\b)"
        r"[\w'’.:þ]+ ){0,7}(?:gevraag[dt]|geze[gc]h?[dt]|zegd|gebeld|besproken|nagevraagd|aangesproken|gemeld|aangegeven"
        r"|uitgelegd"
        r"|geappt|gemaild|gesproken|aangekaart)\b",
    ),
    (
        "called him",
        rf"\b{_HIM} {_W}{{0,6}}(?:ge?beld|opgebeld|getelefoneerd|aan de (?:telefoon|lijn)|ge-?app?t|gemaild)\b"
        rf"|\b(?:belde|bel|appte|mailde) (?:ik|we|wij)? ?{_HIM}\b",
    ),
    (
        "remarked",
        r"\b(?:er|hier|daar|d'r|der) (?:\w+ ){0,3}(?:iets|wat|nog wat|ook wat) (?:\w+ )?van\b|\biets over zei\b"
        r"|\b(?:er|hier|daar) (?:\w+ ){0,3}(?:op (?:aan|gewezen)|over (?:aan|gesproken|gebeld|gehad))|\bwat van (?:gezegd"
        r"|zei|zeggen)",
    ),
    (
        "about it",
        r"\b(?:erover|hierover|daarover|hierop|daarop|ervan|er over|er op|hier over|hier op|daar over|er (?:\w+ ){1,3}over"
        r"|(?:hier|daar) (?:\w+ ){1,3}(?:over|op|naar|van))\b",
    ),
    (
        "asked for reasons",
        r"\b(?:desgevraagd|bij navraag|(?:daar|hier)?naar gevraagd|gevraagd naar|om (?:uitleg|opheldering|verduidelijking)"
        r"|hierop aan|aangesproken op|ernaar)\b",
    ),
    ("that is not", r"\bdat (?:ik )?(?:dat|dit|het) (?:\w+ ){0,3}(?:niet|geen)\b"),
    ("quoted", r"þq"),
    (
        "he answered",
        r"\b(?:hij|zij|ze|þp|die|deze|he|she)\b (?:\w+ ){0,2}(?:zei|zegt|vond|antwoord\w*|lachte?|reageerde|haalde|wilde|weigerde"
        r"|deed|gaf|noemde|zat|snauwde|riep|hing|beloofde|verwees|keek|laughed|said|told|meende|meinte)\b",
    ),
    (
        "answered he",
        r"\b(?:zei|vond|lachte|antwoordde|zegt|noemde|riep|snauwde|beloofde|reageerde|gaf|haalde|deed|hing|keek) (?:hij|zij"
        r"|ze|þp|die|ie)\b",
    ),
    (
        "an answer",
        r"\b(?:antwoord|reactie|volgens (?:hem|haar|þp)|commentaar|lachte|te horen|weigerde|duimpje|smoes|excuus|sorry"
        r"|het enige)\b"
        r"|\bhaalde (?:\w+ )?schouders",
    ),
    (
        "he denies",
        r"\b(?:ontken\w*|niet (?:meer )?herinner\w*|we?[ei]s?t (?:\w+ )?van (?:niets|niks)|beweer\w*|zegt nu|nu zegt"
        r"|zegt (?:hij|zij|ze|þp|die) (?:\w+ )?(?:dat|nou|nu)|excus\w+|vergeten)\b",
    ),
    ("with him", rf"\b(?:met|bij|tegen|aan|tegenover|mit|with|to) {_W}?{_HIM}\b"),
    ("with another", rf"\b(?:met|bij|tegen|aan|via|tegenover) {_W}{{0,2}}{_OTHER}\b"),
    ("his name", "þp"),
    ("another name", "þo"),
    ("he", r"\b(?:hij|zij|ze|hem|haar)\b"),
    ("i", rf"\b{_I}\b"),
    ("i first", r"^(?:ik|heb|toen|met|daar|hier|wij|we|i)\b"),
    ("himself", r"\b(?:in (?:zijn|haar|z'n|d'r) gezicht|persoonlijk|zelf)\b"),
    ("again", r"\b(?:weer|nog eens|nogmaals|opnieuw|al \w+ keer|\d ?x|steeds)\b"),
    (
        "times",
        r"\b(?:twee|drie|vier|vijf|zes|tig|meerdere|al|2|3|4|5|10) ?(?:keer|maal|x)\b|\b(?:vaker|telkens|elke keer"
        r"|herhaaldelijk)\b",
    ),
    (
        "beforehand",
        r"\b(?:vooraf|van ?te ?voren|van tevoren|bij (?:de|het) (?:intake\w*|start|begin|eerste|kennismaking)|intake\w*"
        r"|in vertrouwen"
        r"|eerste gesprek|afgemeld|ziek ?gemeld|al eerder|destijds|toestemming|beloofd|week ervoor|dag ervoor)\b",
    ),
    (
        "afterwards",
        r"\b(?:daarna|later|achteraf|(?:die)?zelfde (?:dag|middag|avond)|diezelfde|meteen|direct|gelijk|vervolgens|inmiddels"
        r"|na afloop|de volgende dag|gisteren|vanmorgen|vandaag|net|toen)\b",
    ),
    ("by letter", r"\b(?:mail\w*|ge-?mail\w*|brief|geschreven|app\w*|ge-?appt|sms|bericht)\b"),
    ("by telephone", r"\b(?:gebeld|belde|bel|telefo\w*|aan de lijn|opgebeld|getelefoneerd)\b"),
    ("he knew", r"\b(?:wist|weet|wisten) (?:hij|zij|ze|þp|je|u|dat)\b|\b(?:hij|zij|ze|þp) (?:wist|weet) (?:dat|het|ervan)"),
    ("had", r"\b(?:had|hadden) (?:ik|we|wij|hem|haar|het|dat|m|'m)\b|\b(?:ik|we|wij) (?:had|hadden)\b"),
    (
        "of my state",
        r"\b(?:ziekenhuis|zwanger|griep|overleden|kanker|epilepsie|miskraam|scheiding|schulden|diagnose|psychiater|verlof"
        r"|geheim\w*|niet verder vertellen|voor zich (?:te )?houden)\b",
    ),
    ("never", r"\b(?:niet|nooit|niks|niets|geen|not|never)\b"),
    ("not yet", r"\bnog (?:niet|niks|niets|nooit)\b"),
    ("no more", r"\b(?:niet|niks|niets|nooit) (?:\w+ )?meer\b"),
    (
        "did not say",
        rf"\b(?:niet|nooit|niks|niets|geen woord)\b {_W}{{0,4}}(?:besproken|gesproken|geze[gc]h?[dt]|aangesproken|gevraagd"
        rf"|opgenomen"
        r"|terug ?gezegd|verteld|over gehad|over begonnen|aangekaart|gemeld|laten merken)\b",
    ),
    (
        "nothing of it",
        r"\b(?:niks|niets|nooit (?:iets|wat)|niet (?:iets|wat)) (?:\w+ )?van (?:\w+ )?(?:gezegd|gezegt|zeggen|durven|te zeggen)"
        r"|\b(?:niks|niets) (?:meer )?(?:op|terug) ?(?:gezegd|durven|gezegt|zeggen)|\bniks (?:\w+ ){0,2}over (?:\w+ )?tegen",
    ),
    (
        "kept silent",
        r"\b(?:heb|had|hebben|durf\w*|kon|wist|hield)\b (?:[\w]+ ){0,6}(?:niks|niets|geen woord|nooit|niet) (?:[\w]+ ){0,3}"
        r"(?:terug ?)?(?:geze[gc]h?[dt]|zegd|zeggen|gemeld|laten merken)|\bzei (?:ik )?(?:maar )?(?:niks|niets)",
    ),
    (
        "not with him",
        rf"\b(?:niet|nooit|niks|niets|geen)\b {_W}{{0,3}}(?:met|bij|tegen|aan|tegenover) {_HIM}\b"
        rf"|\b(?:met|bij|tegen|aan|tegenover) {_HIM} {_W}{{0,5}}(?:niet|nooit|niks|niets)\b"
        rf"|\b{_HIM} {_W}{{0,5}}(?:niet|nooit) {_W}{{0,4}}(?:gesproken|spreken|gevraagd|vragen|aangesproken|te pakken|bereik\w*"
        r"|te spreken|treffen|aan de lijn)\b"
        rf"|\b(?:did|have|could|dare) ?n[o']t {_W}{{0,3}}(?:say|said|tell|told|speak|spoken)",
    ),
    ("dared", rf"\b(?:{_DARE}|te eng|te bang|lef)\b"),
    (
        "dared not",
        rf"\b{_DARE} (?:\w+ ){{0,6}}(?:niet|niks|geen|nooit)|\b(?:niet|niks|nooit|geen)\b (?:\w+ ){{0,6}}{_DARE}",
    ),
    (
        "dares not himself",
        r"\bdurf\w* (?:\w+ ){0,5}zelf|\bzelf (?:\w+ ){0,4}(?:niet|niks) (?:\w+ ){0,3}(?:durf\w*|zeggen|aan)"
        r"|durft? (?:het |dit |dat |er |t )?(?:\w+ ){0,3}niet",
    ),
    (
        "cannot say",
        r"\b(?:kan|kon|konden|kunnen|wil|wilde|wou|lukt|ga|mag|heb|hoef|zie)\b (?:[\w]+ ){0,6}(?:niet|niks|nooit|geen)\b "
        r"(?:[\w]+ ){0,6}(?:zeggen|bespreken|vragen|praten|aan|beginnen|spreken|uitpraten|opbrengen|over)\b",
    ),
    (
        "no answer",
        r"\b(?:neemt|nam|nemen) (?:\w+ ){0,3}niet op|\bniet op ?(?:genomen|nam)|voicemail|reageert (?:\w+ ){0,2}niet"
        r"|(?:niet|nooit) (?:\w+ ){0,2}(?:gereageerd|bereik\w*|te pakken|terug ?gebeld|te spreken)|geen gehoor"
        r"|telefoon (?:stond )?uit"
        r"|staat uit|zonder reactie|vergeefs|geen (?:antwoord|reactie)|onbereikbaar|niet kunnen (?:bereiken|spreken|vinden)",
    ),
    (
        "not reached",
        rf"\b(?:krijg|kreeg|krijgen|kan|kon|probeer\w*|geprobeerd) {_W}{{0,8}}(?:te pakken|te spreken|aan de (?:lijn"
        rf"|telefoon)|bereiken)"
        r"\b|\bgebeld\b[^.]{0,40}\b(?:geen gehoor|voicemail|niks|niets|nam niet op|neemt niet op|in gesprek|vergeefs)\b"
        r"|vergeefs (?:ge)?beld",
    ),
    (
        "struck dumb",
        r"\b(?:mond (?:\w+ )?gehouden|mond vol tanden|overdonderd|overrompeld|stil(?:gevallen)?|sprakeloos|schoot vol"
        r"|dichtgeklapt"
        r"|klapte? (?:\w+ )?dicht|geen woord uit|niet op ingegaan|verstijfd|slikte|ingeslikt|nagelaten|meegelachen|weggelopen)\b",
    ),
    (
        "wants no talk",
        r"\b(?:ziet?|zag) (?:\w+ )?af van (?:een )?gesprek|geen behoefte aan|weigerde (?:het|een|elk) gesprek"
        r"|\b(?:wil|wenst|wens|hoef|behoefte)\b (?:\w+ ){0,4}(?:geen|niet) (?:\w+ ){0,4}(?:gesprek|praten|spreken)",
    ),
    (
        "he had no time",
        r"\b(?:geen tijd|had (?:\w+ )?haast|moest weg|was (?:\w+ )?al weg|met vakantie|op vakantie|vrij|ziek|in gesprek|kans)\b",
    ),
    ("tried", r"\b(?:geprobeerd|probeer\w*|tevergeefs|keer gebeld|wilde (?:\w+ ){0,5}(?:vragen|bespreken|spreken))\b"),
    ("if", r"\b(?:als|wanneer|indien|zou|moet|moeten|mag|kan|kunt|graag|wil|wilt|hoop)\b"),
    ("question", r"\?"),
    ("an authority", r"\b(?:uwv|gemeente|werkgever|baas|chef|bedrijfsarts|dokter|huisarts|psycholoog)\b"),
)
SIEVES = tuple((name, Sieve(pattern)) for name, pattern in CUES)
BY_NAME = dict(SIEVES)
# What the sentence after may add, and the one before.
NEXT, BEFORE = ("he answered", "answered he", "quoted", "an answer", "he"), ("his name", "another name", "he")
# Together two cues may weigh other than each alone.
TOGETHER = (
    (
        ("i said it to him", "i told him", "told him", "said to him", "to him said", "i said", "i have said", "when i said", "i",
         "mine said", "said, by nobody named", "called him"),
        ("next he answered", "he answered", "answered he", "next quoted", "quoted", "about it", "beforehand", "never",
         "another name",
         "his name", "with another", "afterwards", "remarked", "if", "dared", "an answer", "no answer", "an authority"),
    ),
    (
        ("did not say", "nothing of it", "kept silent", "not with him", "dared not", "dares not himself", "cannot say",
         "no answer",
         "not reached", "struck dumb", "tried", "not yet"),
        ("i", "with him", "about it", "his name", "another name", "he answered", "if", "i said it to him", "by letter",
         "by telephone", "no more", "i first"),
    ),
)  # fmt: skip
# No sentence without one of these says anything of it.
SPEAKS = Sieve(
    r"zei|zeg|zegt|zee|zech|vertel|vroeg|vroag|vraag|vragen|bel|telefo|bespr|spreek|spreken|sprak|spro|app|mail|uitgeleg|uitleg"
    r"|aangek|aangeg|gaf aan|gewezen|voorge|geconfr|durf|dorst|durv|bereik|te pakken|mond|voicemail|overdonderd|kans|told"
    r"|said|say"
    r"|ask|spoke|raised|call|talk|meld|antwoord|reag|reactie|nagelaten|gesagt|sagen|genomen|protest|bezwaar gemaakt|verzoch"
    r"|verzoek|lijn|weigerde|stil|eng|niks terug|bang|gesprek|gewaarschuwd|herinnerd|opmerking|iets van|wat van|weerwoord"
    r"|overlegd|excuses|gehad|geschreven|schreef|laten weten|ingelicht"
)
