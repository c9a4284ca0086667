"""Remarks beside what a mail is and what becomes of it: what it is about, what the client wants."""

from __future__ import annotations

from bot.domain.answers.asides import aside, opening

_SOMEBODY = (
    r"(?!(?:niemand|wie|niets|nog|ik|of|dat) )(?:hij|zij|ze|@|(?:de )?(?:klager|klant|melder|client)"
    r"|(?:meneer|mevrouw) [\w '-]{2,30}?|[a-z'-]{3,20})"
)
_RULES = r"volgens (?:het|de|ons|onze|artikel)(?: eigen)? (?:\w*reglement|\w*regeling|\w*procedure|~|\d+)"
_LABELS = r"(?:\w*klacht\w*|klag\w+|suggestie\w*|opmerking\w*|geschil\w*|overig\w*)"
ASIDES = (
    aside(
        "classify",
        rf"(?:hij|zij|ze|meneer|mevrouw|klager|de (?:afzender|schrijver|klant|client)) (?:wil|wilde|vraagt|vroeg|is|was"
        rf"|werd|wordt|heeft|had|kreeg|krijgt|voelt)(?!.*\b{_LABELS})"
        r" .+",
        r"volgens mij|alleen",
    ),
    aside("admit", r"(?!(?:dat|dit|het|er|ik|we|wij|nu|zo|behandel\w*)\b)\w+(?: \w+)? kan (?:toch |gewoon )?echt niet", "toch"),
    aside(
        "reject",
        r"(?:(?:de )?(?:klager|klant|melder|client)|meneer|mevrouw|hij|zij|ze|dat|dit|die) (?:moet|moest|heeft|had|is|was) .+",
        rf"{_RULES}|eerst",
    ),
    aside("withdraw", r"(?:bij nader inzien )?hoeft (?:het|dit) (?:van|voor) (?:mij|haar|hem) niet meer", holds=opening),
    aside(
        "withdraw",
        rf"(?:@|{_SOMEBODY}) (?:heeft|hebben) (?:(?:het|dit|hem|haar|elkaar|er|#|zelf|nog|al|met @|met hem"
        rf"|met haar|samen) )+(?:gesproken|gebeld|uitgesproken|uitgepraat"
        rf"|besproken)(?: en het is (?:uitgepraat|opgelost|goed))?",
    ),
    aside("withdraw", r"het is (?:nu |dus )*(?:uitgepraat|uitgesproken|opgelost|goed zo|klaar)"),
    aside(
        "admit",
        rf"{_SOMEBODY} heeft (?:het|dit|dat) (?:(?:al|eerst|zelf|ook|wel) )*(?:met|bij) (?:@|de medewerker"
        rf"|zijn coach|haar coach) (?:al )?(?:besproken|aangekaart|gemeld|aangegeven)",
        "eerst",
    ),
    aside("admit", r"(?:en )?dat staat er (?:toch |ook |al |gewoon )*(?:in)?(?:toch)?", "toch"),
    aside(
        "admit",
        r"(?:het|dit|dat|de klacht) (?:is|was|speelde|gebeurde|valt) (?:(?:nog|ruim|gewoon|netjes"
        r"|pas) )*(?:binnen (?:een|het|dat) jaar|op tijd|recent|onder ons)",
        "pas",
    ),
    aside(
        "classify",
        r"(?:graag )?(?:(?:verder|zo|ook|gewoon|dus) )*(?:in behandeling nemen|als (?:zodanig|klacht) behandelen"
        r"|registreren|inboeken)"
        rf"|(?!.*\b{_LABELS})(?:deze|die|de|dit) (?:mail |brief |bericht )?(?:is|hoort|was) (?:(?:eigenlijk|bedoeld"
        rf"|gewoon) )*(?:voor|bij)"
        r" (?:de|het|onze|een) [\w-]+",
    ),
    aside(
        "classify",
        r"(?:hij|zij|ze|klager) noemt het (?:(?:zelf|ook|al|wel) )*zo|ook al (?:noemt|zegt|vindt|schrijft|wil"
        r"|bedoelt) (?:hij|zij|ze|klager|mevrouw|meneer) (?:(?:het|dat|dit|er|zelf"
        r"|zo|nog|niet|anders|geen"
        r"|zijn|haar) ?)+",
        "zegt|vindt|schrijft|anders",
    ),
    aside("classify", r"zo (?:praat|ga|doe|behandel|werk) (?:je|men|we|wij) .*niet.*"),
    aside(
        "admit",
        r"(?:het|dit|dat) (?:is|was|speelde) (?:nog |net |pas )*(?:geen|nog geen|net geen) (?:half )?jaar (?:geleden|terug"
        r"|oud)",
        "pas",
    ),
    aside(
        "withdraw",
        r"(?:hij|zij|ze|klager|@) (?:wil|hoeft|wenst) (?:(?:er|ook|verder|nu|dus) )*geen (?:brief|gesprek|reactie|bericht"
        r"|bevestiging|uitkomst)"
        r"(?: (?:meer|over|erover|hierover|zei|hij|zij|ze))*",
        "zei",
    ),
    aside(
        "classify",
        r"(?:(?:haha|nee|ach|o) )*(?:dit|dat|het) is (?:gewoon )?(?:reclame|spam|acquisitie|een nieuwsbrief).*",
        "haha|nee",
    ),
    aside("classify", rf"(?:het gaat )?over (?!.*\b{_LABELS}).{{3,60}}|(?:dat )?(?:ga|zal) ik (?!.*\b{_LABELS}).{{3,60}}"),
    aside("classify", r"(?:en )?(?:een|geen) (?:hele |erg )?\w+e ook"),
    aside(
        "classify",
        rf"lees (?:de|het|maar|zijn|haar|er) (?!.*\b{_LABELS}).+|daar (?:zegt|schrijft|staat|vraagt|vertelt) (?!.*\b{_LABELS}).+",
        "zegt|schrijft|lees",
    ),
    aside(
        "admit",
        r"(?:ook )?dat (?:het|dit) .{3,60} (?:vind ik|vinden we|is) (?:(?:hier|in dit geval|dan|nu|echt) )*(?:geen|niet zo'?n) "
        r"(?:punt|bezwaar|probleem|ramp|reden)(?: (?:hier|in dit geval))?",
    ),
    aside("admit", r"of (?:het|dit) nu (?!.*\b(?:idee|weet|niet)\b).{3,60}", "of"),
    aside("admit", r"(?:maar )?daar (?:wachten|wacht) (?:we|wij|ik) niet op", "wachten|wacht"),
    aside("admit", r"(?:dat|het) (?:ene )?jaar is (?:nog )?(?:lang |nog )*niet (?:om|voorbij|verstreken)"),
    aside(
        "classify",
        rf"(?:ze|zij|hij|klager|(?:die |deze )?(?:mevrouw|meneer)) (?:schrijft|noemt|meldt|klaagt|wil"
        rf"|vraagt)(?!.*\b(?:{_LABELS}|vraag)\b) .+",
        r"schrijft|alleen|wanneer|wil dat",
    ),
    aside(
        "approve",
        r"(?:ik )?heb (?:hem|het|de brief|alles|de tekst) (?:(?:rustig|goed|helemaal|net|#) )*(?:gelezen"
        r"|doorgelezen|bekeken|nagelezen)",
    ),
    aside(
        "approve",
        r"ik (?:bel|mail|spreek|app) (?:klager|de klager|mevrouw|meneer|hem|haar|@)(?: (?:#|nog|even|zelf|ook"
        r"|erover|hierover|daarna))*",
    ),
)
