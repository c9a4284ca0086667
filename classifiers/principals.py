"""Who commissioned a trajectory: UWV, gemeente, werkgever or verzekeraar, in the words of a client or of himself."""

from __future__ import annotations

from bot.sieve import Sieve

_THE = r"(?:(?:het|de|den|een|mijn|mn|m'n|onze?|zijn|haar|hun|uw|me|my|the|our) )?(?:(?:vorige|oude|huidige|eigen) )?"
_WHO = (
    r"(?P<who>uwv|gemeente(?: \w+)??|sociale dienst|werkgever|baas|bazin|employer|municipality|\w*verzekeraar"
    r"|\w*verzekering|insurer)"
)
_X = rf"{_THE}{_WHO}"
_SENT = (
    r"(?:(?:door|op|aan|bij|heen|neer|in)?ge(?:stuurd|meld|wezen|plaatst|zet|huurd|kocht|schakeld)|doorverwezen|verwezen"
    r"|neergezet"
    r"|betaald|bekostigd|gefinancierd|opgelegd|toegewezen|gestart|verplicht|uitbesteed|opdracht (?:gegeven|verleend|verstrekt)"
    r"|geregeld)"
)
_PAYS = r"(?:betaalt|bekostigt|financiert|inhuurt|inkoopt|pays|is paying)"
_BUT = r"(?!\W+(?:\w+ ){0,3}(?:loon|salaris|uitkering|huur|niets?|niks|geen)\b)"
_TRAJECT = (
    r"(?:\w*traject\w*|re-integratie|begeleiding|opdracht|spoor 2|tweede spoor|werkfit|jobcoach\w*|taalstage|werkplek|contract)"
)
SAID = tuple(
    Sieve(pattern)
    for pattern in (
        rf"\b(?:via|namens|in opdracht van|op (?:voordracht|kosten|aandringen|last|rekening) van|contractpartij van) {_X}\b",
        rf"\b(?:begonnen|gestart|traject|bij (?:u|jullie))\b[^.!?\n]{{0,40}}\bop verzoek van {_X}\b",
        rf"\b(?:{_SENT}|aanmelding|verwijzing|enrolled|referred)(?: \w+){{0,6}},? (?:door|vanuit|via|by) {_X}\b",
        rf"\b(?:door|vanuit|by) {_X} (?:\w+ ){{0,4}}{_SENT}",
        rf"\b{_WHO}(?:, (?:\w+ ){{0,3}}\w+,)? (?:heeft|had|hebben|has) (?:\w+ ){{0,7}}(?:{_SENT}|engaged|hired|enrolled)",
        rf"\b{_WHO}(?:-\w+|(?: \w+){{1,4}})?[ ,]+(?:en )?(?:die|dat|welke|who|which)[ ,]+(?:\w+ ){{0,5}}(?:{_PAYS}|{_SENT}"
        rf"|stuurde|aanmeldde|verwees|paid|hired)",
        rf"\b{_WHO} (?:{_PAYS}{_BUT}|stuurde|verwees|stuurt (?:mij|me|ons)|meldde (?:mij|me|ons)|zegt \w+ gaat u)\b",
        rf"\b(?:stuurde|verwees|meldde|betaalt|bekostigt) {_X} (?:mij|me|ons|dit|het|alles|jullie|u)\b",
        rf"\bmoe(?:t|st) (?:\w+ )?van {_X}",
        rf"\bvan {_X} (?:moet|moest|mocht) ik (?:hier|naar (?:u|jullie)|bij (?:u|jullie)|dit traject)",
        rf"\bopdrachtgever,?(?: (?:hier(?:van|voor)|van (?:mij|(?:mijn|het|dit) traject)|is|was|te weten)){{0,2}}:? {_X}\b",
        rf"\b{_WHO}(?: \w+)?, (?:uw|jullie|mijn|onze) opdrachtgever",
        rf"\b{_WHO} (?:is |was |en |heeft |hebben |zijn )?(?:(?!niet|geen)\w+ )?(?:de |mijn |onze |uw |jullie "
        rf"|als )opdrachtgever",
        rf"\b(?:opdrachtgevende|inkopende) {_WHO}",
        rf"\bals {_WHO} en (?:als )?opdrachtgever",
        rf"\b{_TRAJECT} (?:\w+ ){{0,3}}(?:van|namens|vanuit|via|voor) {_X}\b",
        rf"\b{_WHO}-?(?:traject|groep|kandidaat)",
        rf"\b(?:geld|budget|fee|euro|factuur|rekening) (?:\w+ )?(?:van|naar|aan) {_X}\b",
        rf"\b(?:u|jullie|wij) {_X} (?:\w+ ){{0,4}}in rekening",
        rf"\b{_WHO} (?:daar|hier|er) (?:\w+ ){{0,3}}(?:geld|voor betaal[dt])",
    )
)
# Who writes as the principal; a firm that only lends a place to work is not.
_OWN = (
    (
        Sieve(
            r"\binwo(?:ners?|onsters?)\b(?! van)",
            r"\bklantmanager (?:gemeente|participatie|werk)",
            r"\bwethouder\b",
        ),
        "gemeente",
    ),
    (
        Sieve(
            r"\b(?:onze|uw) verzekerden?\b",
            r"\bverzekerde met (?:dossier|polis)",
            r"\bpolis(?:nummer)? [\d-]+",
            r"\bals \w*verzekeraar\b",
        ),
        "verzekeraar",
    ),
    (Sieve(r"\b(?:als|namens) (?:de )?gemeente\b"), "gemeente"),
    (
        Sieve(
            r"\b(?:uwv|contractmanager uwv|re-integratiebegeleider uwv|adviseur uwv)\s*\Z",
            r"\bals uwv (?:zijn|ben|hebben|heb|vinden|willen)\b",
        ),
        "UWV",
    ),
)
_COMMISSIONS = Sieve(r"\b(?:als|uw|jullie|klacht) opdrachtgever\b")
_WHOSE = (
    (Sieve(r"\b(?:bv|b\.v\.|nv),? (?:uw|jullie) opdrachtgever"), "werkgever"),
    (Sieve(r"\b(?:gemeente\w*|bijstand\w*|wethouder|de raad|participatiewet|sociaal domein|werkplein)\b"), "gemeente"),
    (Sieve(r"\b(?:uwv|wia|wajong|ziektewet)\b"), "UWV"),
    (Sieve(r"\bverzeker\w+"), "verzekeraar"),
)
_EMPLOYER = Sieve(
    r"\b(?:onze|mijn) (?:zieke |langdurig zieke )?(?:medewerk(?:st)?ers?|werknemers?|werkneemsters?|collega \w+ via ons)\b",
    r"\bals (?:\w+ende )?werkgever\b",
    r"\bwij betalen\b",
    r"\b(?:ik|wij|we) betalen? (?:jullie|u)\b",
    r"\bbetaal (?:ik|wij|we) (?:jullie|u)\b",
    r"\bons bedrijf (?:\w+ ){0,4}opdracht\b",
    r"\bmedewerkers bij (?:jullie|u) (?:lopen|in traject)",
    r"\bnamens (?:de )?werkgever\b",
    r"\b(?:hr|hrm)[- ](?:adviseur|manager|business partner|functionaris|medewerk\w+)|\bhoofd (?:p&o|hr|personeel\w*)"
    r"|\bpersoneelszaken\s*\Z",
)
_LENDS = Sieve(
    r"\b(?:proefplaats\w*|op proef|werkervaring\w*|stage\w*|stagiair\w*|leerplek|werkplek bij ons|loonkostensubsidie|gratis)\b"
)
_ANYBODY = Sieve(r"uwv|gemeente|sociale dienst|werkgever|baas|bazin|employer|municipality|verzeker|insurer")
_NAMES = (
    ("uwv", "UWV"),
    ("gemeente", "gemeente"),
    ("municipality", "gemeente"),
    ("sociale", "gemeente"),
    ("sociaal", "gemeente"),
    ("verzeker", "verzekeraar"),
    ("insurer", "verzekeraar"),
)


def principal(text: str) -> str | None:
    """Who commissioned the trajectory, if it is said or clearly implied; None when he is merely mentioned."""
    for pattern in SAID if _ANYBODY.holds(text) else ():
        match = pattern.search(text)
        if match:
            who = match["who"].lower()
            return next((name for part, name in _NAMES if part in who), "werkgever")
    for pattern, name in _OWN:
        if pattern.holds(text):
            return name
    if _COMMISSIONS.holds(text):
        for pattern, name in _WHOSE:
            if pattern.holds(text):
                return name
    return "werkgever" if _EMPLOYER.holds(text) and not _LENDS.holds(text) else None
