"""What stands around a person's name in a mail: that he acted badly or well, was complained of, told, a witness, or before."""

from __future__ import annotations

import re

from bot.quick import quick
from bot.sieve import Sieve
from classifiers.staff import Mention
from classifiers.tense import clause

# What may stand between such a word and the name: "over mijn jobcoach, de heer K. Post".
LEADS = (
    r"(?:(?:de|het|een|mijn|uw|jullie|onze|die|deze|haar|zijn|oude|vorige|eerste|nieuwe|mevrouw|mevr\.?|mw\.?|meneer"
    r"|mijnheer|heer|dhr\.?"
    r"|\w*coach|\w*begeleid\w+|\w*adviseur|arbeidsdeskundige|manager|casemanager|collega|directeur|medewerk\w+"
    r"|[A-Z]\.),?\s*){0,4}$"
)


def any_case(pattern: str) -> re.Pattern[str]:
    """A pattern that is indifferent to capitals."""
    return quick(pattern, re.IGNORECASE)


def _words(pattern: str) -> re.Pattern[str]:
    return quick(rf"\b(?:{pattern})\b", re.IGNORECASE)


FINE = _words(
    r"prima|fijn\w*|lief|lieve|aardig\w*|geweldig\w*|netjes|niets? dan lof|niks mis|niks tegen|kan er niks aan doen"
    r"|tevreden|top"
    r"|kon er niks aan doen|kunt? er niets? aan doen|wel goed|altijd goed|heel goed|goede coach\w*|super|blij"
    r"|te spreken over|fantastisch"
    r"|niets te klagen|hielp|geholpen|schat|oke|oké|deed altijd|ging goed|was er altijd|belde altijd|goede tijd|mist?"
    r"|luisterde wel"
)
NOT_FINE = _words(r"niet|geen|niks|nooit|not|zogenaamd|weinig|nauwelijks")
BAD = _words(
    r"niet|nooit|niks|nergens|weer|geen|liet|laten (?:zitten|wachten|staan|vallen)|schreeuw\w*|schold\w*|uitgescholden"
    r"|uitgelachen|lach\w*"
    r"|loog|liegt|gelogen|vergat|vergeten|vergeet|kwijt\w*|weiger\w*|negeer\w*|genegeerd|grof|bot|onbeschoft|boos|brutaal"
    r"|gedreigd|dreig\w*"
    r"|geslagen|geduwd|vernederd|gekleineerd|discrimin\w*|uitgemaakt|noemde|ramp|probleem|te laat|misbruik\w*|zonder"
    r"|weggestuurd|stuur(?:de|t) (?:me|mij|ons|hem|haar) (?:\w+ )?(?:weg|naar huis)"
    r"|zette? (?:me|mij|ons|hem|haar) (?:\w+ )?(?:eruit|buiten)"
    r"|snauw\w*|afgesnauwd|voor schut|gedeeld|doorgestuurd|onterecht|onbereikbaar|opgehangen|hing op|leugen\w*"
    r"|beschuldig\w*|rotzooi"
    r"|afgezegd|afgeblazen|gegevens|dossier|uitviel|stond stil|dronken|moet weg|drie maanden|ziek|gek|dom|lui|raar|schande\w*"
    r"|belachelijk|slecht\w*|onbeleefd\w*|arrogant\w*|kortaf|minachtend\w*|\w*wimpel\w*|smoes\w*|geschreeuwd|gevloek\w*|vloek\w*"
    r"|blaf\w*|kil|kille|onvriendelijk\w*|afstandelijk\w*|kwetsend\w*|respectloos|respectloze|betuttel\w*|kleiner\w*|intimid\w*"
    r"|geïntimideerd|schoffeer\w*|geschoffeerd|onfatsoen\w*|ongehoord\w*|onacceptabel\w*|teleurgesteld|fout\w*|verkeerd\w*"
    r"|vergist\w*|verzuimd\w*|nagelaten|in de steek|aan het lijntje|van het kastje|gewacht|wachten|dichte deur|"
    r"weggelopen|opgedrongen"
    r"|gedwongen|onder druk|waarschuwing|gezwaaid|doorzocht|afgekat|afgeblaft|toegesnauwd|uitgekafferd|kafferde|"
    r"gniffel\w*|grinnik\w*"
    r"|zuchtte|zucht|rolde|afgebroken|verbroken|beledig\w*|buitengesloten|gepasseerd|verraden|beloofd\w*|beloofde|"
    r"smoesjes|hufter\w*"
)
COMPLAINT_OVER = quick(
    r"\b(?:klacht\w*|klagen|beklag|bezwaar|melding|ontevreden\w*|brief|mail|gaat|ging|bericht|boos|gedrag|houding|optreden"
    r"|rapport|verslag)\s+"
    r"(?:\w+\s+){0,3}(?:over|tegen|inzake|betreffende|betreft|jegens|om|op|van)\s+" + LEADS,
    re.IGNORECASE,
)
TOLD = quick(
    r"\b(?:(?:gemeld|melden|meldde|besproken|gesproken|gepraat|praatte|sprak|verteld|vertelde|gevraagd|vroeg|gezegd"
    r"|doorgegeven|doorgeven"
    r"|doorsturen|gestuurd|gemaild|mailde|gebeld|klaagde|geklaagd|aangekaart|gehoord|hoor|hoorde|horen|vernam|ingeleverd"
    r"|afgemeld|gegeven"
    r"|ziekgemeld|ziek gemeld|nagevraagd|gesprek|kreeg|krijg|overleg\w*|contact|gemaild)\s+(?:\w+\s+){0,3}?(?:bij|aan|tegen"
    r"|met|van|via|door)"
    r"|via|namens|cc:?|volgens|in overleg met|bij)\s+" + LEADS,
    re.IGNORECASE,
)
TOLD_AFTER = quick(
    r"^\W*(?:\w+\W+){0,3}(?:verteld|gezegd|gemeld|gevraagd|gemaild|besproken|gesproken|doorgegeven|te horen|geven|gegeven"
    r"|doorgeven|weten)\b",
    re.IGNORECASE,
)
ADDRESSING = quick(r"\b(?:bij|aan|tegen|met|via|van)\s+" + LEADS, re.IGNORECASE)
BY = quick(r"\bdoor\s+" + LEADS, re.IGNORECASE)
PASSING = quick(
    r"\b(?:vorige|eerdere|oude|eerste|mijn nieuwe|nieuwe coach|collega van|opvolger|opvolger van|liever|niet van|niet over"
    r"|niet|in tegenstelling tot"
    r"|anders dan|dank(?:zij)?|eerst(?: had ik)?|overgenomen van|het van|overgegaan van|toen nog|daarvoor)\s+" + LEADS,
    re.IGNORECASE,
)
FORMER_AFTER = quick(
    r"^\W*(?:had ik|ging (?:het|alles)|was (?:het|alles))\b|^\W*(?:\w+\W+){0,2}(?:was mijn (?:eerste|vorige|oude)|deed het"
    r"|deed dat|ging (?:met|weg|uit|stoppen)|werd ziek|vertrok|is (?:weg|vertrokken))"
    r"|^\W*(?:\w+ )?over\s?genomen|^ heeft overgenomen|^ (?:waren?|was) (?:een )?goede",
    re.IGNORECASE,
)
WITNESS_AFTER = quick(
    r"^\W*(?:weet|wist|zat|was|stond|heeft het|hoorde|zag|kan|kon|wil|heeft alles|had)\s+(?:\w+\s+){0,3}?(?:erbij|bij"
    r"|gezien|gehoord|bevestigen"
    r"|getuige|van|dat|alles|beloofd|ervan)\b|^\W*(?:zei|zegt|vertelde|schreef|verwees|vervangt|heeft hem vervangen"
    r"|nam waar)\b",
    re.IGNORECASE,
)
SAYS = quick(
    r"^\W*(?:\w+ ){0,2}(?:zei|zegt|vertelde|riep|schreef|noemde|vroeg|antwoordde|vond|vindt|had gezegd|heeft gezegd)\b",
    re.IGNORECASE,
)
ACTS = quick(
    r"^\s*(?:\([^)]{0,30}\)\s*)?(?:heeft|had|kwam|komt|deed|doet|liet|laat|belt|belde|stuurde|was|is|gaf|geeft|ging|gaat"
    r"|wil|wilde|kan|blijft|bleef"
    r"|reageert|neemt|nam|luistert|luisterde|schreeuwt|scheldt|liegt|discrimineert|vergat|zou|moest|hangt|hing|keek|roept"
    r"|mij|me|niet|en)\b",
    re.IGNORECASE,
)
ASKED = quick(r"^\W*(?:wil|kun|kunt|kan|zou|geef|stuur|streep|graag|bel|mag|jij|u|je|jullie)\b", re.IGNORECASE)
CALLED = quick(r"[,.!?\n]\s*$|^\s*$")
PART = quick(r"[;:]|, (?!de heer|mevr)| maar | want | en | dus ")
TO_YOU = _words(r"jij|jou|jouw|je|u|uw|ge|gij")
YOU_DID = _words(
    r"(?:heeft|hebt|bent|had|heb|ben|was|kwam|zou|zei|belt|mailt|antwoordt|reageert|schrijft|schreef|beloofde|laat|liet"
    r"|doet|deed)\s+(?:u|je|jij)"
    r"|(?:u|je|jij)\s+(?:\w+\s)?(?:heeft|hebt|bent|had|heb|hep|ben|was|kwam|zou|zei|belt|mailt|antwoordt|reageert|schrijft"
    r"|schreef|beloofde|laat|liet|doet|deed"
    r"|noemde|zat|gaf)|(?:ge|gij)\s(?:\w+\s)?(?:hebt|had|zijt|waart|zei|belt|laat|liet|deed|kwaamt|zou)|(?:hebt|"
    r"zijt|zou) (?:ge|gij)|zonder (?:jou|u)|boos op (?:jou|je|u)|over u|over jou|uw (?:toon|gedrag|houding|"
    r"rapport|hulp|werk)"
    r"|jouw \w+"
)
# What the one addressed is asked, or once asked himself: no reproach.
NOT_YOU = _words(
    r"(?:heeft|hebt|had|kunt|kun|wilt|wil|zou|zoudt|weet|mag|mocht) (?:u|je|jij) (?:misschien|nog|tijd|even|"
    r"een idee|dat|graag|mij|me)"
    r"|(?:vroeg|vroegen) (?:u|je|jij)|(?:u|je|jij) (?:vroeg|vroegt|hebt gevraagd|had gevraagd)|zoals (?:u|je|jij)"
)

YOUR_PAPER = _words(r"(?:uw|je|jouw) (?:rapport\w*|verslag\w*|advies|conclusie)")
ABOUT_OUTSIDE = Sieve(
    r"\b(?:klacht|klachten|klagen)\b[^.\n]{0,40}\b(?:over|tegen)?\s{0,3}(?:de|een|mijn|die|dokter van)?\s{0,3}"
    r"(?:werkgever|baas|leidinggevende|chef|verzekeringsarts|bedrijfsarts|keuringsarts|dokter|arts|uwv|gemeente|kwekerij"
    r"|bedrijf)\b",
)
STATUS = quick(
    r"^[^.?!\n]{0,40}\b(?:nog (?:bij|ziek|steeds|in)|weg\w*|ziek|terug|bereikbaar|vakantie|niet meer|in dienst|verlof"
    r"|werkzaam|afwezig"
    r"|vertrokken|stopt|gestopt|uitleggen|opgeschreven|over mij)\b",
    re.IGNORECASE,
)


def cues(text: str, mention: Mention, reach: int) -> list[str]:
    """The cues around one mention, within its sentence and before `reach`."""
    first, last = clause(text, mention.start, mention.end)
    before = text[max(first, mention.start - 70) : mention.start]
    lately = PART.split(before)[-1]
    after = text[mention.end : min(last, reach, mention.end + 110)]
    part = PART.split(after)[0]
    near = before[-50:] + text[mention.start : mention.end] + part[:70]
    found = []
    fine = bool(FINE.search(near)) and not NOT_FINE.search(near)
    over = bool(COMPLAINT_OVER.search(before))
    told = not over and bool(TOLD.search(lately) or (ADDRESSING.search(before) and TOLD_AFTER.match(after)))
    checks = (
        ("fine", fine),
        ("bad", bool(BAD.search(part))),
        ("bad_later", bool(BAD.search(after))),
        ("bad_before", bool(BAD.search(before[-40:]))),
        ("over", over),
        ("told", told),
        ("by", bool(BY.search(before))),
        ("passing", bool(PASSING.search(lately))),
        ("former", bool(FORMER_AFTER.search(after))),
        ("witness", bool(WITNESS_AFTER.search(after))),
        ("says", bool(SAYS.search(after))),
        ("acts", bool(ACTS.search(after))),
        ("opens", not before.strip()),
        ("asked", bool(CALLED.search(before) and re.match(r"\s*,", after) and ASKED.search(after))),
        ("asked_you", bool(re.search(r"\b(?:wil|kun|kan) (?:je|jij|u)\b", before))),
        ("quoted", text.count('"', max(first, mention.start - 160), mention.start) % 2 == 1),
        (
            "coach",
            bool(
                re.search(
                    r"\b(?:mijn|uw|jullie|onze|haar|zijn)\s+(?:\w+\s+)?\w*(?:coach|begeleid\w+|manager"
                    r"|medewerk\w+)\W+(?:\w+\W+)?$",
                    before,
                )
            ),
        ),
        ("and", bool(re.match(r"\s*(?:en|&)\s+[A-Z]", after) or re.search(r"[A-Za-z]\s+(?:en|&)\s*$", before))),
        ("status", bool(STATUS.search(after))),
        ("since", bool(re.search(r"\b(?:sinds|maar|daarna|toen)\s+" + LEADS, before))),
    )
    for cue, holds in checks:
        if holds:
            found.append(cue)
    return found
