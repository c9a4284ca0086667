"""The remarks that leave an action as it is: who was told, why, what the client wants. `asides` says how they count."""

from __future__ import annotations

from bot.domain.answers.asides import (
    Commands,
    answered,
    aside,
    from_afar,
    is_one,
    not_of_the_chosen,
    of_another_day,
    of_himself,
    of_others,
    of_the_hour,
    of_the_room,
    opening,
)
from bot.domain.answers.clauses import halves
from bot.domain.answers.commands import Answer

_WHO = r"(?:hij|zij|ze|die|@)"
_SOMEBODY = (
    r"(?!(?:niemand|wie|niets|nog|ik|of|dat) )(?:hij|zij|ze|@|(?:de )?(?:klager|klant|melder|client)"
    r"|(?:meneer|mevrouw) [\w '-]{2,30}?|[a-z'-]{3,20})"
)
_RULES = r"volgens (?:het|de|ons|onze|artikel)(?: eigen)? (?:\w*reglement|\w*regeling|\w*procedure|~|\d+)"
_LABELS = r"(?:\w*klacht\w*|klag\w+|suggestie\w*|opmerking\w*|geschil\w*|overig\w*)"

ASIDES = (
    aside(
        "assign",
        r"(?:(?:ik|we|wij) )?(?:heb|hebben) (?:(?:het|dit|dat|er|al|net|zojuist|#|even|met) )*(?:hem|haar|@)"
        r" (?:(?:er|al|net|zojuist|#|even|over) )*(?:gesproken|gebeld|besproken|ingelicht|geappt|gemaild|overlegd)",
        r"overlegd",
    ),
    aside("assign", rf"{_WHO} (?:vindt|vond) (?:het|dit|dat) (?:wel |ook )*(?:goed|prima|ok|oke|best|leuk|fijn)", r"vindt|vond"),
    aside("assign", rf"{_WHO} is (?:het er )?(?:al |ook )*(?:ermee )?(?:akkoord|op de hoogte|mee eens|ingelicht)"),
    aside("assign", rf"{_WHO} heeft (?:het|dit) (?:al |ook )*(?:van (?:me|mij|ons) )?(?:al )?gehoord(?: van (?:me|mij|ons))?"),
    aside("assign", rf"{_WHO} weet (?:(?:het|dat|ervan|hiervan)(?: al)?|(?:het )?al|er(?: al| ook)? van)", "weet"),
    aside(
        "assign",
        r"(?:die|hij|zij|ze) (?:kent|weet) (?!.*\b(?:niet|geen|nog|niets|niks|nooit|weinig|het|al|er)$)"
        r"(?!.*\b(?:niet|geen|nog|niets|niks|nooit|weinig|@)\b).+",
        r"weet|tenminste",
    ),
    aside(
        "assign",
        r"ik (?:zeg|vertel) (?:het|dit|dat) (?:hem|haar|@|wel|zelf|nog|even|straks|zo|meteen|#| )+"
        r"|ik (?:laat|geef) (?:het|dit|dat) (?:hem|haar|@|wel|zelf|nog|even|straks|zo|meteen|#|aan| )+(?:weten|door)"
        r"|ik (?:licht|informeer) (?:hem|haar|@)(?: (?:wel|zelf|nog|even|straks|zo|meteen|#|in))*",
        r"straks",
    ),
    aside("assign", r"@ (?:draagt|geeft) (?:(?:de|het) )?(?:stukken|zaak|dossier|dit|alles|het) over(?: aan (?:hem|haar|@))?"),
    aside(
        "assign", r"@ (?:valt|is) (?:(?:de|komende|een|paar|weken|tijdje|tijd|langere|voorlopig|even|#|~) )*(?:uit|uitgevallen)"
    ),
    aside(
        "assign",
        r"@ is (?:er )?(?:(?:tot|t/m|en|met|vanaf|nog|de|deze|hele|komende|week|weken|dan|nu|een|paar|dagen|#"
        r"|~) )*(?:er )?(?:niet|afwezig|vrij|weg)",
        holds=of_others,
    ),
    aside("assign", r"niet (?:door |aan |naar )?@", holds=of_others),
    aside(
        "assign",
        r"@ (?:zit|heeft|staat|loopt) .*\b(?:vol|genoeg|dicht op|te veel|over (?:haar|zijn) oren|bord|zaken)\b.*",
        holds=of_others,
    ),
    aside(
        "extend",
        r"(?:ik|we|wij) wacht(?:en)? (?:nog |steeds |zelf )*op"
        r" (?!.*\b(?:akkoord|toestemming|goedkeuring|besluit\w*|beslissing|verleng\w*|uitstel|groen licht)\b).+",
        r"wacht(?:en)?",
    ),
    aside(
        "extend",
        r"(?:(?:dat|dit|het|de termijn) )?(?:gaat|lukt|red|redden|haal|halen)(?: (?:ik|we|wij|het|dit|dat))*(?: \w+){0,2}"
        r" niet(?: (?:meer|lukken|halen|redden|op|tijd|voor|binnen|de|#|~|termijn))*(?: (?:door|vanwege|wegens) [\w @-]{3,60})?",
        holds=opening,
    ),
    aside(
        "extend",
        r"(?!.*\b(?:verleng\w*|uitstel|termijn|akkoord|beslis\w*|besluit\w*)\b)(?:[\w@]+ ){1,3}?"
        r"(?:heb|heeft|hebben|is|zijn|was|kreeg|kregen|kwam|reageerde|stuurde) (?:[\w#~@]+ ){0,4}pas(?: [\w#~@]+){0,6}",
        r"pas",
    ),
    aside(
        "extend",
        r"(?!.*\b(?:verleng\w*|uitstel|termijn|akkoord|toestemming|goedkeuring|beslis\w*|besluit\w*|nadenken|terugkomen"
        r"|kijken|overweg\w*|nodig)\b)"
        r"(?:ik|we|wij|hij|zij|ze|@|(?:de )?klager|er|(?:de|het) \w+) (?:heb|heeft|hebben|krijg|krijgt|krijgen|mis|missen"
        r"|moet|moeten)"
        r" .+",
        r"pas",
    ),
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
        "plan_hearing",
        r"(?:(?:dat|dit|die dag|#|ik|we|wij|het|@|klager) )*(?:kan|kunnen|lukt|schikt|past)(?: \w+){0,2} niet(?: (?:meer|op|#|dan"
        r"|helaas))*",
        holds=opening,
    ),
    aside(
        "plan_hearing",
        r"(?:(?:het|dit|dat|de afspraak|het gesprek) )?(?:moet|moest) (?:helaas |toch |wel )*(?:verzet|verplaatst|verschoven)"
        r"(?: worden)?",
        r"toch",
    ),
    aside(
        "assign",
        r"@ (?:zelf )?(?:kan|mag|doet|wil) (?:(?:het|dit|die|uiteraard|natuurlijk|hier|hem|dan|nu|zelf|ook"
        r"|#) )*niet(?: doen| zelf)?",
        holds=of_others,
    ),
    aside(
        "assign",
        r"@ (?:gaat|kan|zal) (?:(?:het|dit|dat|ook|sowieso|nu|dan|er) )*niet (?:redden|halen|lukken|trekken"
        r"|meer doen|doen|kunnen)(?: .+)?",
        holds=of_others,
    ),
    aside("assign", r"@ redt (?:het|dit|dat) (?:(?:ook|sowieso|nu|dan) )*niet(?: .+)?", holds=of_others),
    aside("assign", r"(?:(?:ik|we|wij) )?(?:heb )?(?:(?:hem|haar|@|net|zojuist|#|er|al|even) )*aan de (?:telefoon|lijn) gehad"),
    aside("assign", r"ik (?:vraag|bel|app|spreek) @(?: even)?", r"vraag", holds=answered),
    aside(
        "assign",
        r"(?:ik )?(?:bel|app|mail|spreek) (?:hem|haar|@|klager|mevrouw|meneer|(?:de )?(?:klant|melder|client))(?: (?:wel"
        r"|zelf|nog|even|straks|zo|meteen|vandaag|#|hierover|erover))*",
        r"straks",
    ),
    aside(
        "assign",
        r"(?:en )?niet (?:een van )?(?:de|onze) (?:jongens|jongeren|nieuwen|nieuwe|stagiairs?|stagiaires?"
        r"|invallers?|anderen?|andere collega's|uitzendkrachten?)",
    ),
    aside(
        "plan_hearing",
        rf"{_SOMEBODY} (?:weet (?:(?:het|ervan|hiervan)(?: al)?|er(?: al| ook)? van)|is (?:al "
        rf"|ook )*(?:ingelicht|op de hoogte|akkoord))",
        "weet",
    ),
    aside(
        "plan_hearing", rf"{_SOMEBODY} (?:vindt|vond) (?:het|dit|dat) (?:wel |ook )*(?:goed|prima|ok|oke|best|fijn)", "vindt|vond"
    ),
    aside(
        "plan_hearing",
        r"(?:(?!(?:ik|we|wij|als|nee) )(?:[\w@]+ ){1,3}(?:belde|mailde|appte|heeft (?:net |zojuist )?(?:gebeld|gemaild"
        r"|geappt))(?: dat| en"
        r"| af| om te zeggen dat)? )?(?:(?:hij|zij|ze|@|ik|we|wij|klager|de klager) )?(?:kan|kunnen) (?:(?:wel|helaas|dan|op"
        r"|de) )*# (?:dan |helaas |toch )?niet",
        "toch",
        holds=of_another_day,
    ),
    aside("plan_hearing", r"(?:dus )?niet (?:op )?#", holds=of_another_day),
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
        "extend",
        r"(?!.*\b(?:verleng\w*|uitstel|termijn|akkoord|toestemming|goedkeuring|beslis\w*|besluit\w*|nodig"
        r"|zeggen|zeker|overzien|eerst)\b)"
        r"(?!maar |of |en )(?:(?:[\w@]+ ){1,3})?(?:kan|kunnen|kon|konden|moet|moeten) (?:(?:nog|pas|ook"
        r"|helaas|#|~) )*(?:niet )?(?:(?:met|nog) )*.*"
        r"(?:gehoord|gesproken|spreken|praten|horen|reageren|bereikt|bereiken|uitzoeken"
        r"|onderzoeken|beantwoorden|aanleveren)(?: worden)?",
        r"pas",
    ),
    aside(
        "extend",
        r"(?:ik|we|wij|@) (?:ga|gaan|red|redt|redden|haal|haalt|halen) (?:(?:het|dit|dat|de termijn|zo|helaas"
        r"|ook) )*niet(?: (?:redden|halen|meer|op tijd|voor #|voor (?:de )?\w+|binnen de termijn|zo))*",
    ),
    aside(
        "plan_hearing",
        r"(?:(?:net|zojuist|ik heb|heb|we hebben|#|al) )*(?:gebeld|gesproken|overlegd|gemaild"
        r"|afgestemd) (?:met|aan) (?:@|klager|de klager|de klant|hem|haar|meneer [\w-]+"
        r"|mevrouw [\w-]+)(?: en (?:@|klager))?",
        "overlegd",
    ),
    aside(
        "plan_hearing",
        rf"{_SOMEBODY} (?:wil|kan|mag|durft|hoeft) (?:(?:liever|nu|dan|dus|daar|ook) )*niet (?:langs ?komen"
        rf"|langs|reizen|naar (?:kantoor|ons|hier)(?: (?:toe|komen|reizen))?)(?: (?:vanwege|wegens|door"
        rf"|in verband met) .+)?",
        "liever",
        holds=from_afar,
    ),
    aside(
        "admit",
        r"(?:het|dit|dat|de klacht) (?:is|was|speelde|gebeurde|valt) (?:(?:nog|ruim|gewoon|netjes"
        r"|pas) )*(?:binnen (?:een|het|dat) jaar|op tijd|recent|onder ons)",
        "pas",
    ),
    aside(
        "extend",
        r"(?:ik|we|wij) (?:wil|willen|moet|moeten) (?:hem|haar|hen|@|klager|zijn verhaal|haar verhaal|beiden)"
        r" (?:(?:nog|eerst|ook|zelf|even) )+(?:spreken|horen|bellen|zien)",
        "eerst",
    ),
    aside(
        "extend",
        r"(?:dat|dit|het) (?:ga|gaan|gaat) (?:(?:ik|we|wij|zo|hem) )*niet (?:redden|halen|lukken|worden)",
        holds=opening,
    ),
    aside("assign", r"(?:dit|dat|het|zo) (?:schiet|gaat) (?:\w+ ){0,2}niet (?:op|langer|verder)"),
    aside("extend", r"(?:dit|dat|het|zo) (?:schiet|gaat) (?:\w+ ){0,2}niet (?:op|langer)"),
    aside("assign", r"(?:nog )?#(?: nog)?|(?:meteen|direct|zo snel mogelijk)"),
    aside(
        "assign",
        r"(?:hij|zij|ze|@) (?:moet|mag|kan) (?:(?:uiterlijk|voor|nog|wel|meteen|#|hem|haar|klager|dan|vandaag) )*"
        r"(?:bellen|beginnen|starten|contact opnemen)",
    ),
    aside(
        "plan_hearing",
        r"(?:maar )?(?:de |een |welke |onze )?(?:zaal|kamer|ruimte|locatie|plek|lokaal|spreekkamer)\b"
        r"(?!.*\b(?:gesprek|afspraak|datum|dag|tijd|tijdstip|anders|uur|als|misschien|of|tenzij|#|@)(?!\w)).{3,70}",
        r"weet|pas|later|eerst",
    ),
    aside(
        "plan_hearing",
        r"(?:maar )?(?:dat|die|deze) (?:regel|reserveer|boek|zoek|vraag|bespreek) ik (?:nog |zelf |dan |wel |met @ "
        r"|met \w+ |uit )*"
        r"(?:met @|met \w+|uit|nog|zelf|wel)?",
        holds=of_the_room,
    ),
    aside("assign", r"liever niet (?:door |aan |naar )?@", "liever", holds=of_others),
    aside(
        "assign",
        r"(?:die|hij|zij|ze|@) (?:heeft|doet) (?:(?:er|al|nu|ook|zelf|momenteel) )*(?:twee|drie|vier|vijf|zes|\d+|genoeg"
        r"|veel|meer dan"
        r" genoeg|zat|te veel|een paar)(?: zaken| klachten| lopen| liggen| op (?:zijn|haar) bord)?",
        holds=not_of_the_chosen,
    ),
    aside(
        "extend",
        r"(?!.*\b(?:verleng\w*|uitstel|termijn|akkoord|toestemming|goedkeuring|beslis\w*|besluit\w*|nodig|zeker|weten"
        r"|overleg\w*|ik"
        r"|maar|of|als)\b)(?:[\w@'-]+ ){1,8}?(?:is|zijn|heeft|hebben|ontbreekt|ontbreken|komt|komen|ligt|liggen|staat"
        r"|staan|was|waren)"
        r" (?:[\w@#]+ ){0,3}?(?:nog|niet|geen|pas)\b.{0,60}",
        "pas",
    ),
    aside("assign", r"(?:dus )?(?:die|hij|zij|ze) (?:dus )?(?:liever|beter|maar) niet", "liever", holds=not_of_the_chosen),
    aside("assign", r"(?:zij|hij|ze|die) zit (?:al )?(?:helemaal )?vol", holds=not_of_the_chosen),
    aside(
        "assign",
        r"bel (?:klager|hem|haar|[a-z'-]+)(?: (?:alsjeblieft|aub|svp|graag|wel|dan|maar))* niet (?:voor|voordat|na|op) #",
    ),
    aside("plan_hearing", r"(?:klager|hij|zij|ze) vroeg of (?:het|dit) (?:om )?# (?:mag|kan|kon|mocht)", "of", holds=of_the_hour),
    aside("plan_hearing", r"(?:na de \w+ )?(?:eerder|vroeger) (?:kan|kunnen|kon|lukt|gaat|lukte)(?: \w+){1,3} niet"),
    aside(
        "assign",
        r"(?:ik )?(?:zit|ben|sta|lig) (?:(?:zelf|nu|al|nog|deze week|#|hier|ook|helaas) )*(?:op|in|tot|vol|thuis|ziek|druk|weg"
        r"|vrij|bezet"
        r"|onderweg|met)\b(?!.*\b(?:maag|oneens|bang|knoop|eens|tegen|dilemma|vraag|probleem|betrokken|twijfel\w*)\b).*",
        holds=of_himself,
    ),
    aside(
        "assign", r"(?:dat |dit |het )?(?:kan|lukt|gaat) (?:(?:echt|helaas|mij|me|nu|dus) )*niet(?: lukken)?", holds=of_himself
    ),
    aside(
        "assign",
        r"(?:@ en ik|ik en @|we|wij) (?:hebben|hadden) (?:het|dit|dat) (?:[\w#]+ ){0,3}(?:besproken"
        r"|afgesproken|doorgesproken|overlegd|afgestemd)",
        "overlegd",
    ),
    aside(
        "assign",
        r"(?:hij|zij|ze|@) (?:wil|kan|mag|gaat|zal) (?:het|dit|deze|hem|dat|haar) (?:(?:wel|graag|prima|zeker|ook|best"
        r"|gewoon) )*(?:doen"
        r"|oppakken|behandelen|op zich nemen|erbij nemen|erbij hebben)",
    ),
    aside("assign", r"(?:ik heb|heb|we hebben) (?:het )?(?:(?:er|al|net|#|hier) )*(?:met @ )?(?:er )?over gehad(?: met @)?"),
    aside("assign", r"(?:die|hij|zij|ze) (?:kan|kon) (?:wel|best|nog wel) .+ (?:gebruiken|aan|hebben|bij hebben)"),
    aside("assign", r"(?:@ en ik|ik en @|we|wij) (?:zijn|waren) (?:het eens|het erover eens|eruit|er samen uit)"),
    aside("assign", r"(?:hij|zij|ze) (?:vroeg|had) er (?:(?:zelf|ook|al) )*(?:om|naar)(?: gevraagd)?"),
    aside(
        "assign",
        r"(?:hij|zij|ze|@) heeft (?:mij|me|ons) (?:laten weten|gezegd|verteld|aangegeven|toegezegd)(?!.*\b(?:niet|geen|nog|pas"
        r"|te weinig)\b)"
        r" .*\b(?:tijd|ruimte|graag|doen|oppakken|beschikbaar)\b.*",
    ),
    aside(
        "plan_hearing",
        r"(?:@|klager|hij|zij|ze|meneer|mevrouw) (?:wilde|wou|had|kon) (?:liever|eigenlijk|eerst) .+ maar .*\b(?:ging|kon"
        r"|lukte|kan)\b.*niet",
        "liever|eerst",
    ),
    aside("plan_hearing", r"(?:@|klager|hij|zij|ze|meneer|mevrouw) (?:brengt|neemt) .+ mee(?: als \w+)?", "als"),
    aside("extend", r"(?:@|klager|hij|zij|ze|ik|we|wij|(?:de|het) \w+) (?:heb|heeft|hebben) (?:\w+ ){0,2}tijd nodig"),
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
    aside(
        "plan_hearing",
        r"(?:@|(?:de )?(?:klager|melder|klant|client)|hij|zij|ze|meneer|mevrouw) (?:zei|wilde|kon|had|dacht"
        r"|noemde) eerst .{3,80}",
        "zei|eerst|dacht",
        holds=opening,
    ),
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


def without_asides(text: str, commands: Commands, answer: Answer) -> str:
    """What is left of a clause that is no action itself, without what leaves these commands as they are."""
    if is_one(text, commands, answer, ASIDES):
        return ""
    return "".join(part for part in halves(text) if not is_one(part, commands, answer, ASIDES))
