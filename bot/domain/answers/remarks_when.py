"""Remarks beside a day: who can come, where it is, why more time is needed."""

from __future__ import annotations

from bot.domain.answers.asides import aside, from_afar, of_another_day, of_the_hour, of_the_room, opening

_SOMEBODY = (
    r"(?!(?:niemand|wie|niets|nog|ik|of|dat) )(?:hij|zij|ze|@|(?:de )?(?:klager|klant|melder|client)"
    r"|(?:meneer|mevrouw) [\w '-]{2,30}?|[a-z'-]{3,20})"
)
ASIDES = (
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
        r"|kijken|overweg\w*|nodig|ja gezegd|goedgevonden|groen licht)\b)"
        r"(?:ik|we|wij|hij|zij|ze|@|(?:de )?klager|er|(?:de|het) \w+) (?:heb|heeft|hebben|krijg|krijgt|krijgen|mis|missen"
        r"|moet|moeten)"
        r" .+",
        r"pas",
    ),
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
        r"|de) )*(?:# (?:dan |helaas |toch )?niet|niet (?:op )?#)"
        r"|(?!(?:ik|we|wij|als|nee) )(?:[\w@]+ ){1,3}(?:belde|mailde|appte|zei) dat (?:hij|zij|ze) (?:(?:dan|helaas|toch"
        r"|#) )*niet kan(?: #)?",
        "toch",
        holds=of_another_day,
    ),
    aside("plan_hearing", r"(?:dus )?niet (?:op )?#", holds=of_another_day),
    aside(
        "extend",
        r"(?!.*\b(?:verleng\w*|uitstel|termijn|akkoord|toestemming|goedkeuring|beslis\w*|besluit\w*|nodig"
        r"|zeggen|zeker|overzien|eerst)\b)"
        r"(?!maar |of |en )(?:(?:[\w@]+ ){1,3})?(?:kan|kunnen|kon|konden|moet|moeten) .*"
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
    aside("extend", r"(?:dit|dat|het|zo) (?:schiet|gaat) (?:\w+ ){0,2}niet (?:op|langer)"),
    aside(
        "plan_hearing",
        r"(?:maar )?(?:de |een |welke |onze )?(?:zaal|kamer|ruimte|locatie|plek|lokaal|spreekkamer|adres|route|parkeerplek)\b"
        r"(?!.*\b(?:gesprek|afspraak|datum|dag|dan|vrij|vol|bezet|beschikbaar|tijd|tijdstip|anders|uur|als|misschien|of|tenzij"
        r"|#|@)(?!\w)).{3,70}",
        r"weet|pas|later|eerst",
    ),
    aside(
        "plan_hearing",
        r"(?:maar )?(?:dat|die|deze) (?:regel|reserveer|boek|zoek|vraag|bespreek) ik (?:nog |zelf |dan |wel |met @ "
        r"|met \w+ |uit )*"
        r"(?:met @|met \w+|uit|nog|zelf|wel)?",
        holds=of_the_room,
    ),
    aside(
        "plan_hearing",
        r"ik (?:reserveer|boek|regel|zoek) (?:(?:zelf|nog|wel|even|dan|alvast|ook) )*(?:een |de )?(?:\w+e )?(?:kamer|zaal"
        r"|ruimte|tolk"
        r"|spreekkamer|lokaal|koffie)(?: (?:wel|zelf|nog|even|alvast))*",
    ),
    aside(
        "plan_hearing",
        r"dat (?:wilde|wil|vond|vindt|had|komt) (?:hij|zij|ze|klager|@|mevrouw|meneer) (?:(?:zelf|het|ook"
        r"|graag) )*(?:liever|fijner|prettiger"
        r"|liefst|graag|beter)(?: uit| zo)?",
        "liever|vindt|vond",
        holds=from_afar,
    ),
    aside(
        "waive_hearing",
        r"(?:hij|zij|ze|klager|mevrouw|meneer) (?:vindt|vond) (?:het|dit) (?:(?:zo|wel|al|ook) )*(?:goed|prima|genoeg|best|oke)"
        r"(?: zo)?|(?:schriftelijk|per mail|op papier|telefonisch) (?:is|was) (?:ook )?(?:genoeg|goed|prima|voldoende)",
        "vindt|vond",
    ),
    aside(
        "extend",
        r"(?!.*\b(?:verleng\w*|uitstel|termijn|akkoord|toestemming|goedkeuring|beslis\w*|besluit\w*|ik"
        r"|of)\b)(?:[\w@'-]+ ){1,8}?(?:laat|laten) (?:nog |wel )*"
        r"op zich wachten",
        "wachten",
    ),
    aside(
        "extend",
        r"(?!.*\b(?:verleng\w*|uitstel|termijn|akkoord|toestemming|goedkeuring|beslis\w*|besluit\w*|nodig|zeker|weten"
        r"|overleg\w*|ik|definitief|ja|gezegd|groen|verzoek|goedgevonden|directie"
        r"|maar|of|als)\b)(?:[\w@'-]+ ){1,8}?(?:is|zijn|heeft|hebben|ontbreekt|ontbreken|komt|komen|ligt|liggen|staat"
        r"|staan|was|waren)"
        r" (?:[\w@#]+ ){0,3}?(?:nog|niet|geen|pas)\b.{0,60}",
        "pas",
    ),
    aside("plan_hearing", r"(?:klager|hij|zij|ze) vroeg of (?:het|dit) (?:om )?# (?:mag|kan|kon|mocht)", "of", holds=of_the_hour),
    aside("plan_hearing", r"(?:na de \w+ )?(?:eerder|vroeger) (?:kan|kunnen|kon|lukt|gaat|lukte)(?: \w+){1,3} niet"),
    aside(
        "plan_hearing",
        r"(?:@|klager|hij|zij|ze|meneer|mevrouw) (?:wilde|wou|had|kon) (?:liever|eigenlijk|eerst) .+ maar .*\b(?:ging|kon"
        r"|lukte|kan)\b.*niet",
        "liever|eerst",
    ),
    aside("plan_hearing", r"(?:@|klager|hij|zij|ze|meneer|mevrouw) (?:brengt|neemt) .+ mee(?: als \w+)?", "als"),
    aside("extend", r"(?:@|klager|hij|zij|ze|ik|we|wij|(?:de|het) \w+) (?:heb|heeft|hebben) (?:\w+ ){0,2}tijd nodig"),
    aside(
        "plan_hearing",
        r"(?:@|(?:de )?(?:klager|melder|klant|client)|hij|zij|ze|meneer|mevrouw) (?:zei|wilde|kon|had|dacht"
        r"|noemde) eerst .{3,80}",
        "zei|eerst|dacht",
        holds=opening,
    ),
)
