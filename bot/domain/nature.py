"""What a complaint is about, as a code for the register: the group most of the client's words belong to. Pure."""

from __future__ import annotations

from bot.sieve import Sieve

NATURES = ("privacy", "afspraken", "traagheid", "gedrag", "informatie", "overig")  # of two that are equal the first
_WORDS = {
    "privacy": (
        r"privacy\w*",
        r"avg",
        r"datalek\w*",
        r"medische gegevens",
        r"mijn (?:persoons)?gegevens",
        r"doorverteld|doorvertelt|rondverteld",
        r"(?:zonder|geen) (?:mijn |haar |zijn )?toestemming",
        r"geheim\w*",
        r"vertrouwelijk\w*",
        r"meegelezen|meelezen|meeluister\w*",
        r"(?:gestuurd|doorgestuurd|gemaild|gelekt) (?:aan|naar) (?:een )?(?:ander\w*|mijn (?:ex|werkgever|baas|buren))",
        r"verkeerde (?:adres|persoon)",
        r"mijn dossier|mijn diagnose|mijn ziekte",
    ),
    "afspraken": (
        r"(?:niet|nooit) na(?:gekomen|komen)?",
        r"niet gehouden",
        r"afspra(?:ak|ken) (?:\w+ ){0,4}(?:niet|vergeten|verzet|afgezegd|gemist)",
        r"(?:niet|nooit) (?:\w+ ){0,4}afspra(?:ak|ken)",
        r"beloofd\w*|belofte\w*|beloften",
        r"toegezegd|toezegging\w*",
        r"afgesproken",
        r"(?:kwam|komt|kwamen) (?:\w+ ){0,2}niet (?:op ?dagen|opdagen)?",
        r"niet (?:op)?komen (?:op)?dagen|niet verschenen",
        r"voor (?:een )?dichte deur|voor niets (?:gekomen|gewacht)",
        r"(?:zou|zouden) (?:mij|me|ons) (?:\w+ ){0,3}(?:bellen|terugbellen|mailen)",
        r"niet (?:terug)?gebeld",
    ),
    "traagheid": (
        r"traag\w*",
        r"(?:weken|maanden)(?:lang)",
        r"al (?:\w+ )?(?:weken|maanden)",
        r"(?:weken|maanden) (?:\w+ )?(?:geen|niks|niets|stil|wachten)",
        r"wacht(?:en|te|tijd\w*)?",
        r"nog steeds (?:geen|niet|niks|niets)",
        r"te (?:laat|lang)",
        r"duurt|duurde",
        r"uitstel|uitgesteld|vooruitgeschoven",
        r"stil(?:stand|ligt|lag|staat|stond)|ligt stil|lag stil|stond stil",
        r"geen (?:enkele )?(?:reactie|antwoord)",
        r"(?:hoor|hoorde|gehoord) (?:\w+ )?(?:niets|niks)",
    ),
    "gedrag": (
        r"onbeschoft\w*|onbeleefd\w*|lomp\w*|bot|brutaal|grof|agressief|arrogant|intimider\w*",
        r"schreeuw\w*|geschreeuwd|snauw\w*|afgesnauwd|uitgescholden|schold",
        r"uitgelachen|lacht?e\w* (?:mij|me)? ?uit|belachelijk gemaakt|uitlachen",
        r"respectloos|neerbuigend|denigrerend|vernederend\w*|kleiner\w*|minachtend",
        r"bejegen\w*|behandeld als|houding|toon",
        r"discrimin\w*|racis\w*|opmerking\w*",
        r"zei|riep|noemde (?:mij|me)",
        r"rolde met|zuchtte|op (?:zijn|haar) telefoon",
        r"niet serieus (?:genomen|nam)|niet laten uitpraten|onderbr\w+",
        r"dreig\w*|gedreigd|onder druk",
    ),
    "informatie": (
        r"(?:verkeerde|foute?|onjuiste|geen|te weinig|onduidelijke|tegenstrijdige) (?:\w+ )?(?:informatie|uitleg|advie[sz]\w*)",
        r"informatie",
        r"uitleg",
        r"ge[iï]nformeerd|voorgelicht",
        r"(?:niet|nooit|verkeerd) (?:\w+ ){0,2}(?:verteld|uitgelegd)",
        r"communicatie",
        r"rapport\w*|verslag\w*|advies|plan van aanpak",
        r"(?:klopt|kloppen|klopte) (?:er )?niet",
        r"onduidelijk\w*",
        r"fout(?:en)? in",
    ),
}
_PATTERNS = {name: [Sieve(rf"\b(?:{word})\b") for word in words] for name, words in _WORDS.items()}


def nature(text: str) -> str:
    """One of NATURES: for each group it counts how many of its words are said, a word said often counts once."""
    said = {name: sum(pattern.holds(text) for pattern in patterns) for name, patterns in _PATTERNS.items()}
    most = max(said, key=lambda name: said[name])
    return most if said[most] else "overig"
