"""The wish that the employee concerned does not hear of a complaint, or not from whom it is: patterns of one sentence each.

What was told in confidence before, and what the sender himself dares not say to somebody, is no such wish.
"""

from __future__ import annotations

ROLE = (
    r"(?:(?:job|loopbaan|werk)?coach|(?:werk)?begeleid(?:st)?er|consulente?|casemanager|trainer|contactpersoon"
    r"|adviseur|medewerk(?:st)?er"
    r"|collega(?:'s)?)"
)
NAMED = (
    r"(?:(?:mevrouw|mevr\.?|mw\.?|meneer|dhr\.?|de heer) [\w'-]+(?: [\w'-]+)?|(?-i:[A-Z])[\w'-]+(?: (?:(?:van|de|der"
    r"|den|ten) )*(?-i:[A-Z])[\w'-]+)?)"
)
HE = rf"(?:hij|zij|ze|die|deze|(?:mijn|m'n|de|onze|die) {ROLE}|{NAMED})"
HIM = rf"(?:hem|haar|hen|ze|die|(?:mijn|m'n|de|onze|die) {ROLE}|{NAMED})"
PLEASE = (
    r"(?:alsjeblieft|alstublieft|aub|a\.u\.b\.?|svp|s\.v\.p\.?|graag|liever|gelieve|wilt u|wil je|willen jullie"
    r"|kunt u|kun je|kunnen jullie"
    r"|wilt|verzoek)"
)
HEARS = r"(?:weet|hoort|merkt|ziet|leest|weten|horen|merken|lezen|te weten komt|te horen krijgt|erachter komt|er achter komt)"
TOLD_OF = r"(?:zeg|zeggen|vertel|vertellen|melden|noemen|doorgeven|doorvertellen|doorsturen|laten|inlichten|bespreken|delen)"

UNTOLD = (
    rf"\b(?:mag|kan|kunnen|{PLEASE}|hou|houd|houdt|houden jullie|behandel|behandelt u|moet"
    rf"|blijft) (?:[\w']+,? ){{0,8}}vertrouwelijk"
    r"(?! (?:met|overleg|gesprek|behandeld|gehouden))\b",
    r"\b(?:schrijf|mail|meld) (?:ik |wij |we )?(?:u |je |jullie )?(?:dit |het )?(?:\w+ )?in vertrouwen\b",
    rf"\b{PLEASE},? (?:[\w']+ ){{0,5}}(?:niet|niets|niks) (?:\w+ ){{0,3}}(?:aan|tegen|met) {HIM} (?:[\w']+ ){{0,3}}{TOLD_OF}\b",
    r"(?<!\bik )(?<!\bwe )(?<!\bwij )\b(?:vertel|zeg|stuur|geef|meld|bespreek|deel) (?!ik\b|hij\b|zij\b|ze\b|we\b"
    r"|wij\b)(?:[\w']+ ){0,3}"
    rf"(?:niet|niets|niks) (?:\w+ ){{0,2}}(?:aan|tegen|met) {HIM}",
    rf"\b{HE} (?:hoeft|hoeven|mag|mogen) (?:\w+ ){{0,3}}(?:niet|niets|niks|nooit) (?:\w+ ){{0,2}}(?:te weten|te horen"
    rf"|weten|horen|merken"
    r"|erachter komen|achter te komen)\b(?! (?:wat|hoe|welke|waar|hoeveel)\b)",
    rf"\b(?:hoeft|hoeven|mag|mogen) {HE} (?:\w+ ){{0,3}}(?:niet|niets|niks|nooit) (?:\w+ ){{0,2}}(?:te weten|te horen"
    rf"|weten|horen|merken"
    r"|erachter komen|achter te komen)\b(?! (?:wat|hoe|welke|waar|hoeveel)\b)",
    r"\b(?:niet|niemand|nergens)\b[^.!?]{0,60}\b(?:dat (?:dit|het|de klacht|deze (?:klacht|mail|melding|brief))"
    r"|van wie (?:dit|het)) "
    r"(?:\w+ )?(?:van mij|van me|van ons|door mij|kom\w*|af)\b",
    rf"\b{PLEASE} niet\b[^.!?]{{0,12}}\bdat {HE} (?:\w+ ){{0,5}}{HEARS}\b|\bzonder dat {HE} (?:het |dit |er )?(?:\w+ )?{HEARS}\b",
    rf"\b(?:bang|angst|angstig|vrees|durf|wraak|gevolgen|represailles?)\b[^.!?]{{0,120}}\b(?:als|wanneer"
    rf"|zodra) {HE} (?:\w+ ){{0,3}}{HEARS}"
    r" (?:dat|wat) ik\b",
    rf"\b(?:als|wanneer|zodra) {HE} (?:\w+ ){{0,3}}{HEARS} dat ik\b[^.!?]{{0,100}}\b(?:bang|wraak|gevolgen"
    rf"|represailles?|pakt|straf\w*)\b",
    r"\bbang (?:\w+ ){0,2}(?:voor|dat)\b[^.!?]{0,60}\b(?:wraak|vergelding|represailles?)\b",
)
"""Each shows the wish."""
NOT_UNTOLD = (
    r"\b(?:niet|nooit|geen|weinig) vertrouwelijk\b",
    r"\b(?:gegevens|dossier|medische|informatie)\b[^.!?]{0,40}\bvertrouwelijk\b",
)
"""In the same sentence these take it back."""
