"""Turns of phrase that tell the kinds of mail apart, as a table; the weight of each is learned, not written here."""

from __future__ import annotations

from itertools import islice

from bot.sieve import Sieve

CUES: tuple[tuple[str, str], ...] = (
    (
        "hands_in",
        r"klacht(?: \w+){0,3} (?:indienen|in te dienen|neerleggen|melden)|dien\w* (?:\w+ ){0,4}klacht|(?:dit"
        r"|het) is (?:\w+ ){0,2}(?:klacht|aanklacht)|(?:mijn|een|als|officiele|officiële|formele) klacht\b"
        r"|klacht(?:je)? over|beklag|officieel (?:melden|klagen)|complaint|beschwerde",
    ),
    ("word_klacht", r"\bklacht"),
    (
        "headed",
        r"\A(?![^\n]{0,80}(?:geen|zonder|intrek\w*|ingetrokken|intrekking|hoe|formulier"
        r"|reglement))[^\n]{0,80}\b(?:klacht|klachtbrief"
        r"|beklag|onvrede|ongenoegen|ontevreden\w*|complaint)\b",
    ),
    (
        "declares",
        r"\b(?:ongenoegen|misnoegen|onvrede|ontstemd|beklag(?:en)?|ontevreden|niet te spreken|niet tevreden|zeer teleurgesteld"
        r"|beklaag|klaag|protesteer|protest aan|maak (?:\w+ ){0,2}bezwaar|onder de maat|ver beneden"
        r"|slecht behandeld|niet netjes)\b",
    ),
    (
        "holds_liable",
        r"\b(?:claim\w*|aansprakelijk|in gebreke|schade\w*|vergoed\w*|schriftelijke? (?:reactie|excuses?|verklaring)"
        r"|verhaal\w* op u|kosten (?:\w+ ){0,4}terug)\b",
    ),
    (
        "bodily",
        r"(?:lichamelijke|psychische|medische|rug|nek|schouder|rsi|knie|pijn|fysieke|gezondheids|spannings|stress"
        r"|long|hart|maag|hoofdpijn|vermoeidheids|dezelfde|veel)[- ]?klachten|klachten (?:nemen|aan|van"
        r"|over) (?:\w+ ){0,3}(?:af|toe|rug|pijn|nek|pols\w*|knie)|mijn klachten",
    ),
    (
        "no_klacht",
        r"(?:geen|zonder|nooit) (?:enkele )?klachten?|geen klacht hoor|niet als klacht|niet om te klagen"
        r"|niks te klagen|no complaints",
    ),
    (
        "procedure",
        r"klachten?(?:regeling|reglement|procedure|formulier|functionaris)|hoe (?:kan|moet|dien) (?:ik|je"
        r"|men) (?:\w+ ){0,3}klacht|waar (?:kan|moet) ik (?:\w+ ){0,3}klag",
    ),
    (
        "withdraws",
        r"\b(?:trek\w* (?:\w+ ){0,8}(?:in|terug)\b|trok|ingetrokken|intrek\w*|in te trekken"
        r"|terug ?(?:te )?(?:nemen|trekken|getrokken))\b"
        r"|\blaat (?:maar|het hierbij|zitten|rusten)|hoeft niet meer|(?:klacht|melding|mail"
        r"|formulier)\w* (?:\w+ ){0,5}(?:weg|vervalt|vervallen|sluiten|eruit|stoppen|vergeten|verscheur\w*"
        r"|als niet verzonden|prullenbak)|zand erover|sluit (?:\w+ )?af|withdraw",
    ),
    ("appointment", r"afspraak|afmeld|afzeg|verzet|verplaats|inhaal|inschrijving|aanmelding|opdracht|agenda"),
    (
        "thanks",
        r"\b(?:dank\w*|bedankt|merci|thanks|thank you|top|super|geweldig|fantastisch|complimenten?|petje af|blij"
        r"|parel|tevreden|kanjer|hartverwarmend|lof|pluim|held)\b",
    ),
    (
        "sarcasm",
        r"\b(?:hulde|chapeau|fijn hoor|lekker dan|gefeliciteerd|knap hoor|bravo|not\)|wat een service|petje af"
        r"|vijf sterren|top ?service)",
    ),
    (
        "anger",
        r"schandalig|belachelijk|onacceptabel|onbeschoft|respectloos|woest|boos|kwaad|ongelo\w+|schande|vernederd"
        r"|vernederend|gekwetst|niet normaal|kansloos|walgelijk|teleurgesteld|klaar mee|zat\b|spuugzat|pislink|wtf"
        r"|lachwekkend|genegeerd|aan het lijntje|in de steek|vertrouwen kwijt|disgrace|rude|humiliat",
    ),
    (
        "neglect",
        r"niemand|nooit|niks (?:gehoord|gekregen|meer)|niets (?:gehoord|vernomen|gekregen)|geen (?:antwoord|reactie"
        r"|gehoor|excuses|plan|begeleiding)|nog steeds|weer niet|niet terug ?gebeld|niet op ?komen dagen|voor niks"
        r"|zonder (?:overleg|toestemming|te vragen|mijn)|drie keer|4x|3x|alweer",
    ),
    (
        "wants_redress",
        r"ik (?:eis|verwacht|verlang)|excuses|schadevergoeding|terugbetal|genoegdoening|rechtzet"
        r"|een ander(?:e)? (?:begeleider|coach|jobcoach|casemanager)|iemand (?:\w+ ){0,3}(?:bellen|belt|spreekt)"
        r"|advocaat|geschil|officieel|uitgezocht|nooit meer",
    ),
    ("asks", r"\b(?:kunt|kun|kan|mag|moet|weet|weten|hoe|wanneer|waar|welke?|hoeveel|hoelang)\b[^.!?\n]{0,120}\?"),
    ("wants_copy", r"(?:kopie|afschrift|inzage|toesturen|opsturen|sturen|avg|dossier|gegevens|informatie|info)\b"),
    (
        "proposes",
        r"\b(?:idee\w*|tip|suggestie|voorstel|misschien (?:kun|kan|is)|waarom (?:niet|zet|maken|doen)"
        r"|zou (?:het )?(?:handig|fijn|mooi|leuk|beter|schelen)|kunnen jullie niet|is het niet|handiger"
        r"|ter overweging|verbeterpunt|stel voor|aanrader|maak er|hang|begin)\b",
    ),
    ("sick", r"\b(?:ziek\w*|griep|koorts|hersteld|beter gemeld|huisarts|fysio|patiënt|behandeling|dokter)\b"),
    (
        "business",
        r"\b(?:factu\w+|betaling|iban|offerte|korting|aanbieding|nieuwsbrief|afmelden|uitschrijven|demo|webinar"
        r"|sollici\w+|vacature|cv|kvk|btw|whitepaper|bijgaand|bijlage|verslag|rapportage|vacatures)\b",
    ),
    ("colleague", r"\b(?:fw|fwd|ter info|collega'?s?|kun jij|wil jij|rooster|overleg|notulen)\b"),
    (
        "treated",
        r"\b(?:zei|zegt|schreeuw\w*|riep|lacht?e?|uitgelachen|gesnauwd|afgekapt|opgehangen|behandeld|bejegend"
        r"|weggestuurd|beloof\w*|toegezegd|gelogen|liegt|doorgestuurd|gedreigd|negeert|laten (?:staan|zitten"
        r"|wachten))\b",
    ),
    ("told_in_passing", r"\b(?:mijn baas|mijn werkgever|uwv (?:is|heeft)|die gasten)\b"),
)
DECLARED = Sieve(
    r"\b(?:dien(?:en)?|wil(?:len)?|hierbij|bij dezen|doe|deze|dit is|heb|hebben)\b[^.?!\n]{0,60}\b(?:klacht|beklag)\b"
    r"|\b(?:mijn|ons) (?:ongenoegen|misnoegen|beklag|onvrede|klacht)\b[^.?!\n]{0,60}\b(?:kenbaar|uiten|indienen"
    r"|voorleggen|melden)"
    r"|\bik (?:wil )?(?:graag )?(?:(?:mij|me) beklagen|klagen over)\b|\bik beklaag (?:mij|me)\b"
    r"|\b(?:uiten?|kenbaar)\b[^.?!\n]{0,40}\b(?:ongenoegen|onvrede)\b"
    r"|\A(?:formele |officiële |officiele |mijn |een )?(?:klacht|klachtbrief|beklag)\b(?: (?:over|tegen"
    r"|betreffende|inzake|omtrent|indienen|[a-z])[^\n?]{0,60})?\n"
)
_NOT_DECLARED = Sieve(
    r"\b(?:geen (?:enkele )?klacht|nooit (?:\w+ ){0,2}klacht|niet als klacht|mag (?:\w+ ){0,2}weg"
    r"|hoe (?:kan|dien|moet|gaat)|als (?:ik|iemand|men|je) (?:\w+ ){0,4}klacht|intrek\w*|ingetrokken"
    r"|trek\b|doorzet\w*|voortzetting|laat (?:\w+ ){0,3}(?:zitten|rusten)|hoeft niet|zien? (?:\w+ ){0,4}af"
    r"|klacht is (?:opgelost|afgehandeld)"
    r"|lichamelijke|medische klacht\w*|uw klacht|je klacht|jullie klacht|klacht van (?:mevrouw|meneer|een))\b"
    r"|^(?:re|fw|fwd|antw|doorst):"
)


def declares(text: str) -> bool:
    """True when the sender says in so many words that this is his complaint; `text` begins with the subject."""
    return DECLARED.holds(text) and not _NOT_DECLARED.holds(text)


PATTERNS = tuple(Sieve(pattern) for _, pattern in CUES)
NAMES = tuple(name for name, _ in CUES)
MOST = 3


def counted(text: str) -> list[float]:
    """How often each cue occurs in a text, at most `MOST` times, in the order of `NAMES`, scaled to 0..1."""
    return [sum(1 for _ in islice(pattern.places(text), MOST)) / MOST for pattern in PATTERNS]
