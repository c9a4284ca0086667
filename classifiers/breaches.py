"""Words of a privacy breach: what is nobody else's business was told, shown, sent astray, or came from somebody else.

What the sender did himself is none, nor is a change of address.
"""

from __future__ import annotations

OUTSIDER = (
    r"(?:ex|ex-\w+|moeder|vader|ouders|familie|buren|buurvrouw|buurman|vriend|vriendin|vrienden|zus|broer|schoonmoeder"
    r"|schoonvader"
    r"|schoonfamilie|huisbaas|verhuurder|oude werkgever|vorige werkgever|zoon|dochter|kinderen)"
)
AT_WORK = r"(?:werkgever|baas|chef|leidinggevende|collega'?s?|stagebegeleider|teamleider)"
TOLD = (
    r"(?:verteld|doorverteld|doorgegeven|gedeeld|laten weten|verklapt|doorgespeeld|doorgebriefd|gezegd|besproken|gelekt|gemaild)"
)
PRIVATE = (
    r"(?:ziekte\w*|medisch\w*|diagnose\w*|gezondheid\w*|medicatie|medicijnen|psych\w*|depressi\w*|burn-?out|verslaving\w*"
    r"|schulden"
    r"|schuldsanering|priv[eé]\w*|bsn\w*|burgerservicenummer|thuissituatie|scheiding|strafblad|zwanger\w*|dossier)"
)
PAPER = (
    r"(?:dossier|gegevens|stukken|papieren|verslag|rapport|rapportage|brief|brieven|post|beschikking|uitslag|plan van aanpak"
    r"|map|cv"
    r"|formulier|mail)"
)
SENT = r"(?:gestuurd|verstuurd|verzonden|toegestuurd|gegaan|bezorgd|gebracht|terecht ?gekomen|opgestuurd)"
OLD = r"(?:naar|aan|op|bij) (?:het|mijn|m'n|ons|een) (?:oude|vorige|vroegere|verkeerde|foute?|onjuiste) adres"
IN_PUBLIC = (
    r"(?:in|op|via) (?:(?:een|de|het|hun|jullie|uw|haar|zijn) )?(?:\w+ )?(?:groeps?-?(?: ?app| ?chat| ?mail)\w*|app-?groep\w*"
    r"|whats-?app-?groep\w*|facebook\w*|instagram\w*|tiktok|internet|website|social(?:e)? media)"
)
OPENLY = r"(?:open en bloot|open op|onbeheerd|rond ?slinger\w*|slinger\w*|voor iedereen (?:te (?:zien|lezen)|zichtbaar|leesbaar))"

BREACHES = (
    rf"\b(?:heeft|hebben|hebt|had|hadden)\b[^.!?]{{0,60}}\b(?:aan|tegen|met) (?:mijn|m'n) {OUTSIDER}\b[^.!?]{{0,40}}"
    rf"\b{TOLD} (?:dat|waar|hoe|wat|over) (?:[\w']+ ){{0,3}}?(?:ik|mij|me|mijn|m'n)\b",
    rf"\bvertelden? (?:[\w']+ ){{0,3}}?(?:mijn|m'n) (?:{OUTSIDER}|{AT_WORK}) (?:dat|waar|hoe|wat|over|alles) (?:[\w']+ ){{0,3}}?"
    r"(?:ik|mij|mijn|m'n)\b",
    rf"\b(?:heeft|hebben|hebt|had|hadden|is|zijn)\b[^.!?]{{0,80}}\b{PRIVATE}\b[^.!?]{{0,50}}\b(?:aan|met|tegen|naar|bij)"
    rf" (?:mijn|m'n) (?:{OUTSIDER}|{AT_WORK})\b[^.!?]{{0,30}}\b(?:{TOLD}|{SENT})\b",
    rf"\b(?:aan|met|tegen|naar|bij) (?:mijn|m'n) (?:{OUTSIDER}|{AT_WORK})\b[^.!?]{{0,50}}\b{PRIVATE}\b[^.!?]{{0,30}}"
    r"\b(?:doorverteld|doorgegeven|gelekt|verklapt|doorgespeeld)\b",
    rf"\b(?:buiten (?:mij|me) om|achter (?:mijn|m'n) rug(?: om)?)\b[^.!?]{{0,80}}\b(?:informatie|gegevens|{PRIVATE}|verslag"
    rf"|rapport)\b"
    rf"|\b(?:informatie|gegevens|{PRIVATE}|verslag|rapport)\b[^.!?]{{0,60}}\b(?:buiten (?:mij|me) om|achter (?:mijn|m'n) rug)\b",
    r"\b(?:mail|e-?mail)?adressen\b[^.!?]{0,50}\b(?:zichtbaar|te zien|open|leesbaar|voor iedereen)\b|\b(?:mail|e-?mail)adres\b"
    r"[^.!?]{0,40}\b(?:zichtbaar|te zien|leesbaar) voor\b|\b(?:open|zichtbaar|alle (?:deelnemers|cursisten|cli[eë]nten"
    r"|klanten|kandidaten|mensen)"
    r"|adressen) (?:\w+ ){0,3}in (?:het|de)"
    r" (?:aan|cc|to)[ -]?(?:veld|balk|regel|lijst)?\b(?! zetten)",
    r"\b(?:weet|kent|heeft|ziet|kan|kon|zag) (?:nu |zo |dus )?iedereen (?:nu |zo )?(?:mijn|m'n|onze|elkaars)"
    r" (?:e-?mail|mail|telefoon|bsn|adres|gegevens|nummer|diagnose|ziekte)\w*",
    rf"\b{PAPER}\b[^.!?]{{0,40}}\b{OPENLY}|\b{OPENLY}[^.!?]{{0,40}}\b(?:mijn|m'n|ons) (?:\w+ )?{PAPER}\b",
    r"\b(?:mijn|m'n|dossier|gegevens)\b[^.!?]{0,60}\biedereen (?:\w+ ){0,3}(?:mee ?lez\w*|mee ?las|lezen|inzien|inkijken)\b",
    rf"\b{OLD} (?:\w+ ){{0,3}}{SENT}\b|\b(?:{SENT}|ging|gingen|stuurden?) (?:[\w']+ ){{0,5}}{OLD}\b",
    rf"\b(?:bsn\w*|burgerservicenummer|diagnose|dossier|{PRIVATE}|telefoonnummer|adres|gegevens|verslag|foto\w*|filmpje|video)\b"
    rf"[^.!?]{{0,40}}\b{IN_PUBLIC} (?:\w+ ){{0,2}}(?:gezet|geplaatst|gedeeld|gepost|geplakt|gestuurd|gegooid|terecht ?gekomen)\b",
    rf"\b(?:zet|zette|plaatste?|postte?|deelde|gooide|gezet|geplaatst|staat|stond|sta|staan|stonden)\b[^.!?]{{0,30}}\b(?:mijn"
    rf"|m'n|mij)"
    rf" (?:\w+ )?(?:bsn\w*|burgerservicenummer|diagnose|dossier|foto\w*|filmpje|gegevens)\b[^.!?]{{0,30}}\b{IN_PUBLIC}"
    rf"|\b(?:mijn|m'n) (?:\w+ )?(?:bsn\w*|foto\w*|filmpje|gegevens|diagnose) (?:staat|stond|staan"
    rf"|stonden) (?:\w+ ){{0,3}}{IN_PUBLIC}"
    rf"|\b(?:foto\w*|filmpje|video)\b[^.!?]{{0,20}}\b(?:van mij|waar ik op|waarop ik)\b[^.!?]{{0,30}}\b{IN_PUBLIC}",
    rf"\b(?:kreeg|ontving|gekregen|ontvangen|toegestuurd|zat|stond|gemaild"
    rf"|lag)\b[^.!?]{{0,40}}\b{PAPER}\b[^.!?]{{0,20}}\bvan (?:een zekere"
    r"|een (?:andere|onbekende|vreemde|wildvreemde|mede-?)\s?(?:mevrouw|meneer|man|vrouw|deelnemer|kandidaat|klant"
    r"|werkzoekende|persoon)"
    r"|een (?:mede-?)?(?:deelnemer|cursist|kandidaat)\b|een wildvreemde)",
    rf"\b{PAPER} van [^.!?]{{3,40}} in plaats van (?:mijn eigen|het mijne|de mijne|die van mij|dat van mij|mijn {PAPER})\b",
    r"\bbijlage\w* (?:\w+ ){0,4}van (?:iemand anders|een (?:ander|andere) (?:persoon|deelnemer|cli[eë]nt))",
)
NO_BREACHES = (
    r"\b(?:heb ik|ik heb|wij hebben|we hebben|kan ik|mag ik|zal ik|ik zet|ik wil|ik zal)\b[^.!?]{0,60}\b(?:facebook|instagram"
    r"|tiktok"
    r"|website|internet|verteld|gezet|geplaatst|besproken|gedeeld)",
    r"\b(?:leuk|mooie?|bedankt|dankjewel|dank|graag|met (?:mijn|onze) (?:toestemming|goedvinden)|op mijn verzoek)\b",
    r"\bmijn (?:man|vrouw|moeder|vader|zoon|dochter|partner|werkgever|baas|chef|zus|broer) (?:heeft|had)\b",
    r"\bgeen privacy(?:schending|inbreuk)",
    r"\buwv (?:heeft|had|stuurde)\b[^.!?]{0,60}\badres\b|\b(?:die|de|een|uw) (?:e-?)?mail (?:is|ging|was"
    r"|werd)\b[^.!?]{0,30}\badres\b",
)
