"""The vocabulary of colleagues' answers: patterns for whole clauses in plain form (`answer_clauses.bare`)."""

from __future__ import annotations

import re

IT = r"(?:het|dit|deze|die|hem|ze|'m|de klacht|de melding|deze klacht|deze zaak|de zaak|dat)"
ME = re.compile(
    rf"(?:ik|ikzelf|ik zelf|(?:dat |dit )?doe ik(?: zelf)?|ik doe {IT}(?: zelf)?(?: wel)?|ik pak {IT}(?: zelf"
    rf"| wel)? op|ik neem {IT}(?: zelf)?"
    rf"(?: op me| op mij| voor mijn rekening| aan)?|ik behandel {IT}(?: zelf)?|laat mij (?:maar"
    rf"|{IT} (?:maar )?doen)|mijzelf|mezelf|ik ga {IT} doen"
    rf"|ik ga (?:er|hiermee|ermee) (?:mee )?aan de slag|(?:zet|geef) {IT} maar (?:op|aan) mij)"
)
VERB = r"(?:doet|pakt|behandelt|neemt|krijgt|handelt|mag|gaat|wordt)"
NAMED = (
    re.compile(
        r"(?:ik )?(?:wijs|stel|benoem|kies) (?P<name>[^\d,;:?!]{2,40}?)(?: (?:hierbij|maar))?(?: aan| voor| te behandelen)?"
        r"(?: (?:als|tot) (?:de )?behandelaar)?"
    ),
    re.compile(r"niet .{2,40} maar (?P<name>[^\d,;:?!]{2,40}?)(?: (?:doet|pakt|behandelt|neemt) .{2,25})?"),
    re.compile(
        rf"(?P<name>[^\d,;:?!]{{2,40}}?) {VERB} {IT}?\s*(?:wel|maar|zelf|verder|op|op zich|op haar|af|doen|behandelen"
        rf"|over|oppakken|behandelaar|de behandelaar| )*"
    ),
    re.compile(
        rf"(?:laat|geef|zet|wijs) (?:{IT} )?(?:maar )?(?:door )?(?:aan "
        rf"|op )?(?P<name>[^\d,;:?!]{{2,40}}?)(?: {IT})?(?: (?:maar|op|doen|oppakken|behandelen|aan))*"
    ),
    re.compile(
        r"(?:(?:de )?behandelaar(?: is| wordt)?"
        r"|doe maar|aan|naar|door|voor)[: ]+(?P<name>[^\d,;:?!]{2,40})"
    ),
)
BARE_NAME = re.compile(r"(?P<name>[^\d,;:?!]{2,40})")
LABEL = re.compile(
    r"(?:(?:dit|dat|het) (?:is|betreft) |is |betreft )?(?:gewoon )?(?:een )?"
    r"(?P<label>klacht|suggestie|vraag|overig|opmerking|geschil)"
)
OTHER_KIND = re.compile(
    r"(?:nee[,.]? )?(?:(?:dit|dat|het) is )?geen klacht[,.;]? (?:maar )?(?:gewoon "
    r"|meer )?(?:een )?(?P<label>suggestie|vraag|opmerking|geschil)\b.*"
)
NO_KIND = re.compile(r"(?:(?:dit|dat|het) is )?geen klacht")
ADMIT = re.compile(
    rf"(?:in behandeling(?: nemen)?|wel in behandeling(?: nemen)?|(?:we|wij) nemen {IT} (?:wel "
    rf"|gewoon )?in behandeling|neem {IT} (?:maar |wel )?in behandeling"
    rf"|(?:ja|ok|akkoord)|toch in behandeling(?: nemen)?|nieuw (?:intern )?onderzoek(?: doen| starten)?"
    rf"|nieuw aanbod(?: doen)?|wordt in behandeling genomen|ja in behandeling(?: nemen)?)"
)
REJECT = re.compile(
    rf"(?:{IT} )?(?:nemen (?:we|wij) |(?:we|wij) nemen {IT} |neem {IT} "
    rf"|wordt )?niet(?: verder)? in behandeling(?: nemen| genomen)?"
    r"(?:[,:;. ]+(?:want |omdat |reden: ?|wegens |vanwege |namelijk )?(?P<reason>.{3,300}))?"
)
REJECT2 = re.compile(
    r"(?:afwijzen|afgewezen|niet-ontvankelijk|niet ontvankelijk|wijs (?:maar )?af)(?:[,:;. ]+(?:want |omdat "
    r"|reden: ?)?(?P<reason>.{3,300}))?"
)
VERDICT = re.compile(r"\b(?P<not>niet |on)?(?P<part>deels |gedeeltelijk |ten dele )?(?P<verdict>gegrond)\b(?P<after> deels)?")
HELD = re.compile(
    r"(?:het |ons )?(?:hoor)?gesprek (?:is |was |heeft |met .{2,40} )?(?:vandaag |gisteren )?(?:gehouden"
    r"|geweest|gevoerd|plaatsgevonden|gehad)\b.*"
    r"|(?:klager|medewerker|beide partijen|iedereen|beiden)(?: zijn| is)? gehoord\b.*|.{0,30}gesprek(?: al)? gehad(?: met .*)?"
)
CANCEL = re.compile(
    r"(?:het |ons )?gesprek (?:gaat niet door|is (?:afgezegd|geannuleerd)|vervalt|moet niet doorgaan"
    r"|van .{3,30} gaat niet door).*|(?:zeg|annuleer) het gesprek(?: maar)?(?: af)?"
)
WAIVE = re.compile(
    r"(?P<who>klager|klant|melder|clie?nt|medewerker|de klager|de klant|de melder|de medewerker|hij|zij|ze"
    r"|mevrouw [\w' -]+|meneer [\w' -]+)"
    r" (?:ziet af van (?:een|het) (?:hoor)?gesprek|wil (?:geen gesprek|niet gehoord worden"
    r"|niet op gesprek komen|niet in gesprek)|hoeft niet gehoord te worden)"
    r"(?:[,.;]? .*)?"
)
RECUSE = re.compile(
    r"(?:ik ben|ik was) (?:er |hier |daar )?(?:zelf )?(?:ook )?(?:bij )?(?:zelf )?betrokken(?: bij (?:dit"
    r"|deze klacht|de zaak))?.*"
    r"|ik (?:ben|was) (?:er|daar) zelf bij.*|ik ben partijdig.*|ik kan (?:dit|deze klacht|hem) niet behandelen.*betrokken.*"
)
CLOSE = re.compile(
    rf"(?:zaak|klacht|{IT})?\s*(?:is |kan )?(?:afgehandeld|sluiten|dicht|gesloten|sluit {IT}(?: maar)?(?: af)?"
    rf"|kan (?:worden )?gesloten(?: worden)?|afsluiten)(?:[,:. ]+(?P<reason>.*))?"
)
SENT = re.compile(r"(?:de )?(?:uitkomst|uitslag|reactie|brief)(?: is)? (?:verstuurd|verzonden)\b.*")
WITHDRAW = re.compile(
    r"(?:(?:de |deze )?(?:klacht|melding) is |(?:de )?(?:klager|klant|melder|clie?nt|hij|zij|ze) heeft (?:de "
    r"|zijn |haar )?(?:klacht|melding)? ?|is )?ingetrokken\b.*"
    r"|(?:ja,? ?)(?:stop|stoppen)(?: maar)?(?: met)?(?: de behandeling)?|stop(?:pen)? (?:maar"
    r"|(?:met )?de behandeling)|(?:de )?(?:klager|klant|melder"
    r"|clie?nt) trekt (?:de |zijn |haar )?(?:klacht|melding) in\b.*"
)
EXTEND = re.compile(
    r"(?:graag |wil |we |wij )?(?:verleng|verlengen|verlenging|uitstel|stel uit|stel de termijn op|termijn)\b.*"
    r"|.*\b(?:verlengen|uitstellen|verlenging)\b.*"
)
BECAUSE = re.compile(
    r"(?i)\b(?:want|omdat|vanwege|wegens|doordat|i\.v\.m\.|ivm|in verband met|namelijk|reden:)\s*(?P<reason>.{3,})", re.S
)
SATISFIED = re.compile(
    r"\b(?P<level>niet (?:echt |helemaal |erg )?tevreden|ontevreden|deels tevreden|gedeeltelijk tevreden|deels"
    r"|(?:zeer |heel |helemaal )?tevreden)\b"
)
ABOUT = re.compile(
    r"(?:het|dit|de klacht|de melding)(?: gaat)?(?: om| over| betreft|  is)? (?P<name>[^\d,;:?!]{2,40})"
    r"|betrokken(?: medewerker)?(?: is|:)? (?P<other>[^\d,;:?!]{2,40})"
)
REQUEST = re.compile(
    r"(?:vraag|verzoek) (?:de )?(?:betrokken )?medewerker (?:om (?:een )?reactie|te reageren).*"
    r"|(?:graag )?(?:weder)?hoor.*reactie van de medewerker.*"
)
CLAIM = re.compile(r"(?:schade|claim|claimbedrag|schadebedrag|geschatte schade)\D{0,20}(?P<amount>\d[\d.]*(?:,\d\d)?).*")
INSURER = re.compile(r"(?:ja,? )?(?:meld|informeer|licht) (?:het )?(?:bij |aan )?(?:de )?verzekeraar(?: in)?.*")
AGREED = re.compile(
    r"(?i)^(?:we zijn (?:er )?(?:uit|eruit)|eruit gekomen|opgelost|afgesproken(?: is)?|afspraken?)\b[:,. ]*(?P<text>.+)", re.S
)
DISCUSSED = re.compile(r"(?:is |zaak |klacht )?besproken in (?:het |ons )?(?:intern |interne )?overleg.*")
MAY_GO = re.compile(
    r"(?:(?:ziet er (?:goed|prima|netjes) uit|helemaal goed|prima|goed|ja|akkoord|top|ok|oke)[,. ]+(?:zo[,. ]+)?)?"
    r"(?:(?:mag|kan)(?: zo| nu| wat mij betreft)* (?:weg|verstuurd(?: worden)?|verzonden(?: worden)?"
    r"|de deur uit|eruit|worden verstuurd|worden verzonden)"
    r"|(?:verstuur|verzend|stuur)(?: (?:hem|de brief|maar|op|weg))*)"
    r"|ziet er (?:goed|prima|netjes) uit"
)
REASONED_NO = re.compile(r"nee[,.:;]? (?P<reason>.{6,300})")
RUNS_LONGER = re.compile(r".*\b(?:tot|extra|langer|nodig)\b.*")
SETTLED = re.compile(
    r"(?is)\b(?:afgesproken(?: is| hebben (?:we|wij)| werd)?|(?:we|wij) hebben afgesproken|(?:we"
    r"|wij) zijn (?:er )?(?:samen )?uit(?:gekomen)?|eruit gekomen)\b(?P<text>.*)"
)
YES = re.compile(
    r"(?:ja|akkoord|prima(?: zo)?|goed(?: zo)?|ok|oke|klopt|dat klopt|eens|mee eens|daar ben ik het mee eens"
    r"|verstuur(?: maar)?|verzend(?: maar)?|stuur maar(?: op)?|(?:ga )?akkoord"
    r"|ik (?:ben|ga) (?:er mee |ermee )?akkoord|ja meld het|meld het(?: maar)?|eens met het advies"
    r"|conform advies|ja stop de behandeling)(?:[,. ]+(?:verstuur|verzend|stuur|doe)(?: maar)?(?: op)?)?"
)
NO = re.compile(r"(?:nee|niet nodig|hoeft niet|nee ga door|nee dank je|nee dat hoeft niet|geen verlenging nodig|niet akkoord)")
DONE = re.compile(r"(?:ja,? )?(?:is |alles is )?(?:gedaan|uitgevoerd|klaar|geregeld|nagekomen|afgerond).*")
LONG = 60  # characters from which an answer to verzoek-verslag is the report itself

HEARSAY = re.compile(
    r"(?i)\b(?:volgens|hopelijk|vermoedelijk|waarschijnlijk|misschien|wellicht|bijna|neig|lijkt me|haha"
    r"|onder voorbehoud|als|indien|zodra"
    r"|tenzij|mits|zou(?:den)?|denk|dacht|voordat|zonder mij|of toch|of niet|of nee|vorige klacht|andere klacht)\b"
    r"|\b(?!ik\b|wij\b|we\b)\w+ (?:vindt|zegt|zei|schrijft|denkt|wil|meent|stelt|beweert)\b|[\"“”]"
)
VERDICT_CLAUSE = re.compile(
    r"(?:(?:mijn |ons )?(?:oordeel|conclusie|advies|uitkomst)(?: is| luidt|:)?(?: dat)?[: ]*)?"
    r"(?:(?:dus|daarom|alles overwegend|hierbij)[, ]+)?"
    r"(?:(?:ik|wij|we) (?:acht|achten|vind|vinden|verklaar|verklaren|beoordeel|beoordelen|volg|volgen)(?: hem| het advies|"
    r" (?:de|deze) (?:klacht|melding))?[: ]*(?:als )?)?"
    r"(?:(?:de |deze )?(?:klacht|melding|zaak) (?:is|acht ik|vind ik|verklaar ik|wordt|verklaren wij"
    r"|achten wij) |(?:hij|deze|dit|het) is |is )?"
    r"(?:wat mij betreft |naar mijn oordeel )?"
    r"(?:deels |gedeeltelijk |ten dele |voor een deel |niet |on)?gegrond(?: deels)?(?: verklaard| geacht)?(?:[,;:(].*)?"
)
PLAN_WORDS = frozenset((
    "beiden", "allebei", "samen", "medewerkers", "partijen", "beide", "alle", "drie", "betrokkenen",
    "het", "een", "gesprek", "hoorgesprek", "hoorzitting", "met", "de", "klager", "klant", "melder", "client", "cliente",
    "medewerker", "betrokken", "is", "staat", "gepland", "plannen", "inplannen", "ingepland", "plan", "afspraak", "gemaakt",
    "voor", "ik", "heb", "hebben", "wij", "we", "spreek", "spreken", "elkaar", "op", "om", "dan", "graag", "in", "bij",
    "kantoor", "kan", "nu", "wordt", "verplaatst", "verzet", "naar", "nieuwe", "nieuw", "datum", "tijd", "uur", "u", "a.s.",
    "aanstaande", "svp", "dit", "ons", "onze", "zijn", "haar", "hem", "mevrouw", "meneer", "dhr", "mw", "en", "telefonisch",
    "teams", "via", "locatie", "vestiging", "zoals", "afgesproken", "werkplek", "lukt", "doorgaan", "ochtend", "middag",
))  # fmt: skip
EXTEND_WORDS = frozenset((
    "dan", "nog", "hem", "haar",
    "verleng", "verlengen", "verlenging", "verlengd", "graag", "met", "tot", "ja", "de", "termijn", "uitstel", "nodig", "extra",
    "erbij", "langer", "stel", "op", "is", "een", "svp", "aub", "we", "ik", "wij", "wil", "wel", "willen", "voor",
    "behandeling", "afhandeling", "klacht", "zaak", "deze", "dit", "en", "van", "maar", "even", "week", "weken", "weekjes",
    "dagen", "maand", "maanden", "twee", "drie",
))  # fmt: skip
SATISFIED_CLAUSE = re.compile(
    r"(?:(?:de |deze )?(?:melder|klager|klant|client|cliente|hij|zij|ze|mevrouw(?: [\w'-]+)?|(?:de )?heer [\w'-]+"
    r"|meneer(?: [\w'-]+)?|dhr\.? [\w'-]+|mw\.? [\w'-]+)"
    r" (?:is|was|zei dat (?:hij|zij|ze)|bleek)(?: daar| er| hier)?(?:mee| over)? ?)?(?:zeer |heel |erg |helemaal )?"
    r"(?:niet (?:echt |helemaal |erg )?|deels |gedeeltelijk |on)?tevreden"
    r"(?: (?:met|over|hiermee|hierover|daarmee)\b.*)?(?:[,:](?! of).*)?|deels"
)
NOTHING_YET = re.compile(
    r"(?i)\b(?:nog niets?|nog niet|weet ik (?:nog )?niet|geen idee|kom(?:en)? (?:ik|wij|we) op terug"
    r"|volgt (?:nog|later)|eerst (?:met|overleg\w*)"
    r"|overleg\w* (?:ik |we )?(?:nog |eerst )?)\b"
)
NO_TALK = re.compile(r"(?i)\b(?:nog niet|niet door(?:gegaan)?|ging niet door|uitgesteld|afgezegd|verzet)\b")
