"""What somebody does in the sentence that names him, and how: in front of others, without a word, on a day, as a reason;
or bringing coffee, knowing of nothing, being there always. Each is a sign that is weighed, none settles whom a mail is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.quick import quick
from classifiers.people.cues import LEADS


def _after(pattern: str) -> re.Pattern[str]:
    return quick(pattern, re.IGNORECASE)


def _before(pattern: str) -> re.Pattern[str]:
    return quick(rf"\b(?:{pattern})\s+{LEADS}", re.IGNORECASE)


_DAY = (
    r"(?:(?:van)?(?:morgen|middag|ochtend|daag|avond)|gister\w*|eergisteren|vandaag|(?:maan|dins|woens|donder"
    r"|vrij|zater|zon)dag"
    r"|[0-3]?\d[-/][01]?\d|(?:op |de )?[0-3]?\d (?:jan|feb|maa?r|apr|mei|jun|jul|aug|sep|okt|nov|dec)\w*"
    r"|vorige week|laatst|onlangs)"
)
_DID = (
    r"(?:heeft|had|werd|kwam|stuurde|nam|zei|riep|liet|gaf|ging|begon|belde|noemde|vroeg|zette|las|vertelde"
    r"|schreef|hield|stond|zat"
    r"|greep|trok|gooide|sloeg|duwde|maakte|bleef|besloot|zou|hoorde|kreeg)"
)
_OTHERS = (
    r"(?:iedereen|de (?:hele )?(?:groep|klas|zaal|ploeg|kantine|rest|afdeling|wachtkamer|gang|balie)|heel de \w+|een volle \w+"
    r"|(?:mijn |alle )?(?:collega'?s|anderen|cliënten|klanten|deelnemers|man|vrouw|kinderen|werkgever"
    r"|leidinggevende|chef|baas))"
)
_NOT = r"niet|nooit|niks|niets|geen"
BOTH = frozenset({"better", "arranged"})  # known by what stands before the name and behind it together
DEEDS: tuple[tuple[str, float, re.Pattern[str] | None, re.Pattern[str] | None], ...] = (
    ("because_of", 1.0, _before(r"omdat|doordat|waardoor|zodat|nadat|nu|hoe|want|terwijl|waarom"), None),
    (
        "that_he",
        0.7,
        _before(
            r"(?:zegt|zei|vind|vindt|vond|blijkt|bleek|zag|merkte?|melden|weten|snap|begrijp|accepteer"
            r"|pik)\b[^.!?]{0,25}\bdat"
        ),
        None,
    ),
    ("did_on", 1.0, _before(rf"{_DAY}\b[^.!?]{{0,40}}\b{_DID}"), None),
    ("on_day", 0.5, None, _after(rf"^[^.!?;:]{{0,50}}\b{_DAY}\b")),
    (
        "before_others",
        1.5,
        None,
        _after(
            rf"^[^.!?]{{0,70}}\b(?:waar {_OTHERS}\b[^.!?]{{0,12}}\bbij|ten overstaan|in (?:het )?bijzijn"
            rf"|voor {_OTHERS}|hardop|voor schut"
            r"|te kijk|in de (?:kantine|wachtkamer|groep|hal|gang|whatsappgroep|groepsapp)|op de (?:werkvloer|gang))\b"
        ),
    ),
    (
        "without_word",
        1.2,
        None,
        _after(
            r"^[^.!?]{0,90}\b(?:zonder (?:te|dat|iets|mijn|overleg|bericht|toestemming|reden|pardon|afbericht"
            r"|aankondig\w*|uitleg|kloppen"
            r"|iemand|het|mij|me|ook)|terwijl|alsof|achter mijn rug|buiten (?:mij|me|mijn)|onaangekondigd"
            r"|ineens|plots\w*|doodleuk|"
            r"gewoon(?:weg)?|zomaar|eenzijdig)\b"
        ),
    ),
    (
        "to_me",
        0.7,
        None,
        _after(
            r"^[^.!?;:]{0,30}\b(?:tegen (?:mij|me|mijn|ons|haar|hem|cliënte?)|over (?:mij|me|mijn"
            r"|onze))\b"
        ),
    ),
    ("me_direct", 0.5, None, _after(r"^\s+(?:\w+\s+)?(?:mij|me|mijn|ons|cliënte?)\b")),
    (
        "left_waiting",
        1.5,
        None,
        _after(
            r"^[^.!?;:]{0,60}\b(?:la[ae]t\w*|liet|gelaten)\b[^.!?;:]{0,40}\b(?:zitten|staan|wachten|vallen"
            r"|zwemmen|stikken|barsten|liggen|zakken"
            r"|niets? (?:\w+ )?(?:horen|weten)|niks (?:\w+ )?(?:horen|weten))\b"
        ),
    ),
    (
        "cancelled",
        1.0,
        None,
        _after(
            r"^[^.!?;:]{0,70}\b(?:afgezegd|afgeblazen|verzet|geannuleerd|gecanceld|geschrapt|ingetrokken"
            r"|geweigerd|afgewezen|stopgezet|beëindigd"
            r"|afgepakt|ingehouden|weggegeven|weggegooid|doorgespeeld|doorgestuurd|doorverteld|rondverteld"
            r"|geblokkeerd|opgehangen"
            r"|weggestuurd|gesommeerd|gedwongen|verplicht|gekort|beschuldigd|gezet|uitgemaakt|nagedaan"
            r"|nageroepen|toegebeten|afgekat"
            r"|haalde[^.!?;:]{0,25}streep|gaf[^.!?;:]{0,25} weg|gooide|trok|sloeg|duwde|veegde|hing (?:\w+ )?op)\b"
        ),
    ),
    (
        "who_did",
        -0.7,
        None,
        _after(
            r"^\s*,?\s*(?:en )?(?:die|dat is|hij|zij|ze) (?:heeft|was|is|er|het|mij|me|ook|toen|had"
            r"|kan|kon"
            r"|wist)\b"
        ),
    ),
    ("always_was", -0.8, None, _after(r"^[^.!?;:]{0,40}\b(?:altijd|steevast|elke keer) (?!te laat|weer)")),
    (
        "brought",
        -1.5,
        None,
        _after(
            r"^[^.!?]{0,60}\b(?:koffie|thee|water|zakdoek\w*|gebracht|bracht|opgehaald|opgeraapt|opgewacht"
            r"|wacht(?:te)? (?:op )?(?:mij|me)"
            r"|meegenomen|opgevangen|thuisgebracht|apart genomen|suf gebeld|ingesproken op|uitgezocht voor"
            r"|nog geprobeerd|tussenbeide|"
            r"tussen gesprongen|stak (?:een|zijn|haar) hand|legde (?:een|zijn|haar) hand|de goeie|gesteund"
            r"|bijgestaan|eerste hulp"
            r"|ontfermd?e?|aangemoedigd|op ?gepakt voor|vrijgehouden|rechtgezet)\b"
        ),
    ),
    (
        "unaware",
        -1.0,
        None,
        _after(
            r"^[^.!?;:]{0,80}\b(?:wist|weet|wisten|weten|wisten)\b[^.!?;:]{0,15}\b(?:van )?(?:niks|niets"
            r"|nergens"
            r"|toeten)\b"
        ),
    ),
    (
        "better",
        -2.0,
        _before(
            r"(?:niet bij|wel bij|bij|met|onder|over|tegen) (?=.{0,40}$)(?:\w+ ){0,1}?|gelukkig|tenminste"
            r"|in tegenstelling tot|vergeleken (?:met|bij)"
            r"|heel anders dan"
        ),
        _after(
            r"^[^.!?]{0,25}\b(?:(?:was|ging|had ik|heb ik|gebeurde|gebeurt|doet|deed|liep"
            r"|is)\b[^.!?]{0,20}\b(?:nooit|wel|altijd|anders|geen|prima|zo niet)"
            r"|tenminste|niks dan goeds|niets dan goeds|nooit (?:een )?(?:problemen|klachten|last|gedoe)"
            r"|wel (?:gewoon|altijd|meteen)|"
            r"had (?:het|dat) (?:binnen|wel|in))\b"
        ),
    ),
    (
        "at_least",
        -1.5,
        None,
        _after(
            r"^[^.!?]{0,40}\b(?:tenminste|(?:doet|deed|had|heeft) (?:dat|het"
            r"|zoiets) (?:ook )?(?:nooit|wel"
            r"|binnen)"
            r"|wel (?:meteen|gewoon|altijd)|luistert|luisterde)\b"
        ),
    ),
    (
        "knows",
        -1.0,
        None,
        _after(
            r"^[^.!?;:]{0,30}\b(?:bevestig\w*|kan (?:het|dat|u)|getuigen|weet (?:er|alles|dat|het|hier)"
            r"|klopt"
            r"|heeft alles|schrok)\b"
        ),
    ),
    (
        "arranged",
        -2.0,
        _before(r"(?:die|dat|waar\w*|wat|zoals) (?:ik |we |wij |mij )?(?:\w+ )?(?:met|van|bij|door|voor|aan)?"),
        _after(r"^[^.!?]{0,25}\b(?:had|hadden|was|waren|al)\b"),
    ),
    (
        "whose",
        -3.0,
        None,
        _after(
            r"^(?:'?s)?\s(?:nieuwe |directe )?(?:collega|vervang\w+|opvolg\w+|stagiair\w*|assistent\w*"
            r"|voorgang\w+"
            r"|rechterhand|baas)\b"
        ),
    ),
    (
        "his_wrong",
        1.5,
        _before(
            r"(?:scheldpartij|fout\w*|blunder\w*|gedrag|houding|toon|opmerking\w*|leugens?|uitbarsting|grap\w*"
            r"|woorden|optreden|nalatigheid"
            r"|toedoen|schuld|onkunde|slordigheid|traagheid|uitspra\w+|uitlating\w*|handelwijze|handelen"
            r"|werkwijze|bejegening|gesnauw|gezeur"
            r"|onbeschoftheid|botheid|behandeling) (?:\w+ )?(?:van|door|bij)"
        ),
        None,
    ),
    ("made_me", 1.5, _before(r"(?:moe(?:st|t)\w*|mocht|mag|hoefde)\b[^.!?;,]{0,25}\bvan"), None),
    (
        "signed",
        1.0,
        _before(
            r"(?:ondertekend|getekend|afzender|ondertekening|geschreven|verstuurd)(?: is| was)?(?: door"
            r"| met)?:?"
        ),
        None,
    ),
    (
        "meant",
        1.5,
        _before(
            r"(?:ik bedoel|(?:dat|dit|die) (?:is|was|zijn|waren)|het (?:is|was)|namelijk|te weten|(?:gaat"
            r"|ging) (?:het |hier |mij )*om|uitsluitend"
            r"|betreft|ene|heet|heette|genaamd)(?: dus)?"
        ),
        None,
    ),
    ("only_one", -1.5, _before(r"(?:de|het) enige\b[^.!?]{0,40}|behalve|uitgezonderd|ondanks|dankzij"), None),
    ("is_only", -2.0, None, _after(r"^,? (?:is|was) (?:juist |wel |nog |tenminste )*(?:de|het) (?:enige|beste|eerste)\b")),
    ("acted_on", -1.5, quick(rf"^\s+(?:heeft|had|hebben|noemde|noemt|beloofde|heb)\s+{LEADS}", re.IGNORECASE), None),
    (
        "wel",
        -1.2,
        None,
        _after(
            r"^\s(?:belde|kwam|was|reageerde|antwoordde|deed|luisterde|hielp|mailde|heeft|had|is|snapte|begreep"
            r"|nam)\b[^.!?;:,]{0,40}\bwel\b(?! (?:erg|heel|tien|drie|vier))"
        ),
    ),
    (
        "denies",
        1.0,
        None,
        _after(
            r"^[^.!?;:]{0,25}\b(?:ontken\w*|verzon\w*|verzint|draait|verschuilt|houdt [^.!?]{0,25} achter"
            r"|fluit [^.!?]{0,25} terug|brak [^.!?]{0,25} af)\b"
        ),
    ),
    ("only_he", -0.5, _before(r"(?<![\w] )(?:alleen|enkel|slechts)"), None),
    (
        "who_fails",
        1.5,
        None,
        _after(
            rf"^,? (?:en )?die\b[^.!?,]{{0,60}}\b(?:{_NOT}|kwijt\w*|verkeerd\w*|vergat|vergeten"
            rf"|weiger\w*)\b"
        ),
    ),
    (
        "who_kind",
        -1.0,
        None,
        _after(
            r"^,? (?:en )?die\b[^.!?,]{0,60}\b(?:netjes|keurig|lief|aardig|goed|fijn|meteen|direct"
            r"|schrok"
            r"|wist|mij"
            r"|me)\b"
        ),
    ),
    (
        "on_leave",
        -1.0,
        None,
        _after(
            r"^[^.!?]{0,30}\b(?:vrij|op cursus|met verlof|op vakantie|geopereerd|beterschap"
            r"|in verwachting"
            r"|thuis met)\b"
        ),
    ),
    (
        "fine_with",
        -2.0,
        _before(
            r"(?:dol op|gek op|blij met|weg van|gehecht aan|vertrouw\w*|tevreden (?:met|over)|niks dan goeds over"
            r"|prima gesprek met|goed met)"
        ),
        _after(
            r"^[^.!?]{0,25}\b(?:gun ik|verwijt ik|neem ik|heb ik (?:\w+ )?(?:geen|niks|niets|nooit)"
            r"|klaag ik (?:\w+ )?niet|niets? kwalijk"
            r"|niks kwalijk|niets verwijten|niks verwijten|de schuld niet|ligt het niet|buiten schot|stipt"
            r"|netjes op tijd|in orde)\b"
        ),
    ),
    (
        "complains_wel",
        2.0,
        None,
        _after(
            r"^[^.!?]{0,15}\b(?:klaag ik (?:dus )?wel|reken ik (?:het|dat)|neem ik (?:het|dat"
            r"|dit) (?:wel "
            r"|zeer "
            r"|erg )?kwalijk|verwijt ik (?:het|dat|dit))\b"
        ),
    ),
    (
        "afterwards",
        -0.7,
        None,
        _after(
            r"^[^.!?]{0,25}\b(?:later|daarna|achteraf|'s avonds|dezelfde avond|dezelfde dag"
            r"|een uur later"
            r"|meteen"
            r"|direct"
            r"|gelijk) "
        ),
    ),
    (
        "wrote_down",
        -1.0,
        None,
        _after(
            r"^[^.!?]{0,60}\b(?:kaart|kaartje|bloem\w*|opgeschreven|genoteerd|noteer\w*|teruggevonden"
            r"|vond [^.!?]{0,25} terug|legde [^.!?]{0,25} uit"
            r"|brengen|gezien dat|gehoord dat|zag(?:en)? dat|schaamt|schaamde|riet|raadde|adviseerde|attent|goed bedoel\w*)\b"
        ),
    ),
    ("i_asked_him", -0.5, None, _after(r"^[^.!?]{0,12}\b(?:heb|had|ben) ik\b")),
    ("he_got", -0.7, _before(r"(?:belde|kreeg|sprak|trof|zag|hoorde|had) (?:ik |we |wij )?(?:\w+ ){0,2}?"), None),
    (
        "to_him",
        -0.5,
        _before(
            r"(?:gevraagd|verteld|gemeld|gezegd|gegeven|gaf ik|vertelde ik|meldde ik|zei ik|vroeg ik|mailde ik"
            r"|belde ik)[^.!?]{0,20}(?:aan|tegen|bij|met|naar)"
        ),
        None,
    ),
    ("signed_off", -1.0, _before(r"vandaar|namens|groet\w*|cc|kopie"), None),
    (
        "new_one",
        -1.0,
        _before(
            r"(?:vanaf|per|voortaan|straks|volgende|overgestapt|nieuwe|vervanger|vervangt|overneemt|overgenomen"
            r"|verder|liever|graag)\b[^.!?]{0,25}"
        ),
        None,
    ),
    ("either", -1.0, _before(r"of"), _after(r"^(?:\s\w+){0,3},?\s+of\s+(?:\w+\s+){0,2}$")),
    (
        "went_away",
        -1.5,
        None,
        _after(
            r"^[^.!?]{0,25}\b(?:vertrok\w*|ging (?:weg|met)|met (?:\w*verlof|pensioen)|weg is"
            r"|ziek (?:is"
            r"|werd|was)"
            r"|uit dienst|gestopt)\b"
        ),
    ),
)
EXPECTED = {f"klacht: {name}": weight for name, weight, *_ in DEEDS}


def deeds(before: str, after: str) -> Iterator[str]:
    """The signs of the sentence around a name: `before` and `after` reach to the next name in it, or its ends."""
    for name, _, ahead, behind in DEEDS:
        led, followed = (
            ahead is not None and ahead.search(before) is not None,
            behind is not None and behind.match(after) is not None,
        )
        if (led and followed) if name in BOTH else (led or followed):
            yield name
