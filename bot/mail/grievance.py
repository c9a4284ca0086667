"""What only people write who tell what happened to them, also when they write "wij" as every machine does.

Newsletters, invitations and system mails say "wij" and "uw klacht" too; none of them is disappointed, speaks of its own son
and his coach, or asks this bureau to ring back. Only words; what follows from them `persons` decides.
"""

from __future__ import annotations

from bot.quick import quick
from bot.sieve import Sieve

_FAMILY = (
    r"(?:zoon(?:tje)?|dochter|moeder|vader|vrouw|broer|zus(?:je)?|partner|kind(?:eren)?|ouders|echtgeno(?:ot|te)"
    r"|klein(?:zoon|dochter))"
)
_GUIDE = (
    r"(?:(?:job ?|loopbaan|re-?integratie-?)?coach(?:es)?|trainers?|consulent(?:e|en)?"
    r"|(?:traject|job|loopbaan)?begeleid(?:er|ers|ster)|contactpersoon|klantmanager|medewerk(?:er|ers|ster)|werkleider|adviseur)"
)
_OWN = r"(?:medewerk(?:er|ster)|werkne(?:mer|emster)|cli[eë]nte?|kandida(?:at|te)|inwoner|collega)"
_HOUSE = r"(?:organisatie|bureau|kantoor|bedrijf|instelling|dienstverlening|begeleiding|aanpak|werkwijze)"
_WE = r"\b(?:wij|we)\b"
_NEAR = r"[^.!?\n]{0,60}"

WRONGS = Sieve(
    # A mood of those who write.
    rf"(?:{_WE} (?:zijn|waren|blijven|voelen ons)|\b(?:zijn|waren|voelen) (?:wij|we)|\b(?:ik ben|ben ik|ik voel me))\b{_NEAR}"
    r"\b(?:ontevreden|ontstemd|ontdaan|teleurgesteld|boos|kwaad|woest|geschrokken|geschokt|verbijsterd|verontwaardigd|gekwetst"
    r"|klaar me[et]"
    r"|(?:niet|allerminst|allesbehalve|verre van) (?:\w+ ){0,2}(?:tevreden|blij|gelukkig|te spreken|serieus genomen|gehoord)"
    r"|(?:het|dit|er) (?:\w+ )?(?:zat|beu|genoeg van))\b",
    r"\b(?:valt|viel) ons (?:\w+ ){0,2}tegen\b|\bba(?:art|ren) ons (?:\w+ )?zorgen\b|\b(?:stuit\w*|stoort) ons\b"
    rf"|{_WE} (?:balen|klagen|schrokken|betreuren)\b|\b(?:schrokken|balen|betreuren) (?:wij|we)\b",
    # What they demand, and hand in.
    rf"{_WE} (?:accepteren|pikken|slikken|tolereren|nemen) (?:dit|dat|het|zulk|zo'n|deze)\b{_NEAR}\bniet\b",
    rf"{_WE} (?:\w+ )?(?:eisen|verlangen|willen|verwachten) {_NEAR}"
    rf"\b(?:excuses|opheldering|schadevergoeding|een ander(?:e)? {_GUIDE})\b",
    r"\b(?:onze klacht|ons beklag|onze ontevredenheid|ons ongenoegen)\b"
    rf"|{_WE} (?:willen|wensen|dienen|moeten|gaan|hebben) (?:\w+ ){{0,3}}(?:een|deze) (?:\w+ )?klacht\b"
    rf"(?!{_NEAR}\b(?:ontvangen|van u)\b)"
    r"|\b(?:dienen|willen|maken) (?:wij|we) (?:\w+ ){0,3}(?:een|deze) (?:\w+ )?klacht\b",
    # Conduct, as whoever suffered it calls it.
    r"\b(?:uitgescholden|uitgekafferd|uitgelachen|afgesnauwd|afgeblaft|gekleineerd|vernederd|schold(?:en)?|scheldt|schelden"
    r"|snauwde|onheus|onbeschoft\w*|onfatsoenlijk\w*|respectloos|ongehoord|schandalig\w*|schandelijk\w*|beneden alle peil"
    r"|geen manier van doen|puinhoop|waardeloos|waardeloze|belachelijk\w*|in de steek (?:gelaten|laat|laten)|(?:voor|te) schut"
    r"|voor gek|aan het lijntje|van het kastje naar de muur|voor een dichte deur|wat is dit voor|geen hond)\b",
    rf"\b(?:laat|liet|laten|lieten) (?:ons|haar|hem|hen|\w+ {_FAMILY}) (?:\w+ ){{0,4}}"
    r"(?:wachten|zitten|staan|stikken|vallen|bungelen)\b"
    r"|\b(?:ons|haar|hem|hen) (?:\w+ ){0,4}(?:laten (?:wachten|zitten|staan|stikken|vallen)|niet serieus)\b",
    r"\bwe (?:are|were|feel) (?:\w+ ){0,3}(?:unhappy|disappointed|dissatisfied|upset|shocked|angry)\b"
    r"|\bour (?:son|daughter|complaint|client was|employee was)\b|\bwe (?:\w+ ){0,3}complain\b"
    r"|\bwir sind (?:\w+ ){0,3}(?:enttäuscht|unzufrieden|verärgert|empört)\b|\bunsere? (?:sohn|tochter|beschwerde)\b",
    # Who is their own, and how he fares.
    rf"\bonze {_OWN}\b{_NEAR}\b(?:door|bij|van) (?:uw|jullie)\b{_NEAR}"
    r"\b(?:niet|nooit|geen|zonder|onvoldoende|slecht\w*|te laat|steeds|keer op keer)\b",
    # Whoever should have come, or called.
    rf"\b(?:mijn|m['’]?n) {_GUIDE}\b{_NEAR}\b(?:nooit|te laat|nog steeds|steeds|alweer|weer niet|niet terug)\b",
    # Talk of an automatic answer, which an automatic answer has of itself only as "this".
    r"\b(?:(?:ik|wij|we) (?:kr(?:ij|ee)g|kregen|ontv[ai]ng)\w*|(?:kr(?:ij|ee)g|kregen|ontv[ai]ng)\w* (?:ik|wij|we))"
    r"\b[^.!?\n]{0,40}\b(?:automatisch\w*|out[- ]of[- ]office|afwezigheids\w+)\b|\b(?:uw|jullie) automatische?\b",
    rf"\b(?:uw|jullie|de|die|deze|een) {_GUIDE}\b[^.!?\n]{{0,50}}\b(?:nooit|te laat|niet (?:\w+ )?"
    r"(?:op komen dagen|komen opdagen|opdagen|opgedaagd|teruggebeld|terug gebeld|terugbellen))\b",
    rf"\bafspraken\b{_NEAR}\bniet nagekomen\b|\bkomt (?:\w+ ){{0,2}}afspraken (?:\w+ ){{0,2}}niet na\b",
    # A question of somebody who waits for this bureau.
    rf"\b(?:kunt u|kunnen jullie|kan iemand|wilt u|willen jullie|wil iemand|zou u|zouden jullie)\b{_NEAR}\b(?:ons|mij|hem|haar)\b"
    rf"{_NEAR}\b(?:terug ?bellen|bellen|uitleggen|uitleg geven|laten weten (?:waarom|wanneer|wie|waar))\b[^.!?\n]{{0,80}}\?",
    rf"\bwanneer (?:horen|krijgen|mogen|kunnen) (?:wij|we)\b{_NEAR}"
    r"\b(?:iets|antwoord|reactie|verslag|uitsluitsel|gesprek|starten|beginnen)\b[^.!?\n]{0,60}\?",
    rf"\bwaarom (?:belt|komt|reageert|krijgen|kregen|horen|wordt|werd|is|heeft)\b{_NEAR}"
    rf"\b(?:niemand|jullie|uw {_GUIDE}|(?:wij|we) niets)\b",
)
FAMILY = Sieve(rf"\b(?:onze|mijn) (?:\w+ )?{_FAMILY}\b|\bmijn man\b")
# Somebody with his title, or "mijn" in small letters ("Mijn UWV" is a site), is of a person when it is about what went wrong.
MINE = quick(
    r"\b(?:mijn (?!account\b|omgeving|profiel|gegevens|berichten|portaal|pagina|dossier op)|[Mm]['’]?n (?=\w)"
    r"|Mijn (?:(?:job|loopbaan)?coach|trainer|consulent|(?:traject)?begeleid|contactpersoon|klantmanager|uitkering|traject\b))"
)
TITLED = Sieve(
    r"\b(?:mevrouw|meneer|mevr\.?|mw\.?|dhr\.?|de heer) (?!,)[^.!?,\n]{2,60}"
    r"\b(?:niet|nooit|geen|niets|alweer|zonder|te laat|ongevraagd|steeds)\b"
)
# What a reminder of a bill says too, so it tells only beside words to this bureau.
WAITS = Sieve(
    rf"{_WE}\b{_NEAR}\b(?:niets|nooit|nog steeds|nog altijd|geen (?:reactie|antwoord|gehoor|terugkoppeling|contact|enkel\w*))\b",
    rf"\b(?:nog steeds|nog altijd|keer op keer|(?:al|voor de) (?:\w+ ){{1,3}}(?:keer|maal|weken|maanden)){_NEAR}"
    r"\b(?:niet|niets|geen|nooit|wachten|uitblij\w+)\b",
    r"\b(?:klacht|klachten|ontevreden|misstand\w*|grief|grieven)\b",
)
OF_YOURS = Sieve(rf"\b(?:uw|jullie) {_GUIDE}\b|\b(?:uw|jullie) (?:\w+ )?{_HOUSE}\b|\bjullie\b")
# "Uw klacht", which a receipt speaks of, is not the complaint of the one who writes; nor is a complaint that one may have.
YOUR_COMPLAINT = Sieve(
    r"\b(?:uw|je|jouw) (?:\w+ )?klacht(?:en)?\b|\bklacht(?:en)?\b[^.!\n]{0,60}\?|\b(?:heeft|hebt|heb) (?:u|je)\b"
)
# Whoever publishes writes of such things in general.
PUBLISHES = Sieve(
    r"\b(?:lees (?:meer|verder|hier|hoe|het hele)|download|klik hier|whitepaper|podcast|webinar|seminar|congres|workshop"
    r"|masterclass|blog|nieuwsbrief|newsletter|abonnee\w*|enquête|inschrijven|uitschrijven|afmelden|unsubscribe)\b"
)


def tells_of_wrong(text: str) -> bool:
    """Whether somebody tells what was done to him or his, or asks this bureau why: no newsletter, no receipt."""
    if PUBLISHES.holds(text):
        return False
    if WRONGS.holds(text) or FAMILY.holds(text) or TITLED.holds(text) or MINE.search(text):
        return True
    return WAITS.holds(text) and OF_YOURS.holds(text) and not YOUR_COMPLAINT.holds(text)


def complains(text: str) -> bool:
    """The same in the words of a complaint alone: a note of absence speaks of a family, a colleague and "mijn" as well."""
    return WRONGS.holds(text)
