"""Remarks beside an appointment: who was told, who cannot, what the client is like."""

from __future__ import annotations

from bot.domain.answers.asides import answered, aside, not_of_the_chosen, of_himself, of_others

_WHO = r"(?:hij|zij|ze|die|@)"
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
    aside("assign", r"(?:dit|dat|het|zo) (?:schiet|gaat) (?:\w+ ){0,2}niet (?:op|langer|verder)"),
    aside("assign", r"(?:nog )?#(?: nog)?|(?:meteen|direct|zo snel mogelijk)"),
    aside(
        "assign",
        r"(?:hij|zij|ze|@) (?:moet|mag|kan) (?:(?:uiterlijk|voor|nog|wel|meteen|#|hem|haar|klager|dan|vandaag) )*"
        r"(?:bellen|beginnen|starten|contact opnemen)",
    ),
    aside(
        "assign",
        r"(?:graag|wel|svp) (?:\w+ )?(?:(?:binnen|voor|uiterlijk|deze|nog|snel|vandaag|morgen|een|de|week|dag|dagen"
        r"|spoedig|#|~) )*"
        r"(?:contact|bellen|belcontact|een afspraak|beginnen|starten)(?: (?:opnemen|maken|leggen"
        r"|zoeken))?(?: met (?:de )?(?:klant|klager|melder|client|hem"
        r"|haar|mevrouw|meneer))?(?: (?:opnemen|maken|leggen|zoeken))?",
    ),
    aside(
        "assign",
        r"ik (?:kijk|denk|lees|luister) (?:(?:graag|wel|even|gewoon|op afstand|waar nodig) )*mee|ik help (?:haar|hem|@"
        r"|waar nodig)(?: wel| graag| waar"
        r" nodig| op weg)?",
        "denk",
        holds=of_himself,
    ),
    aside(
        "assign",
        r"ik (?:stuur|mail|geef|bezorg) (?:haar|hem|@) (?:(?:zo|straks|nu|meteen|vandaag|even|alvast|#) )*(?:de|het|alle"
        r"|zijn|haar) (?:dossier|stukken"
        r"|klacht|mail|gegevens|map|brief)(?: (?:zo|straks|nu|meteen|vandaag|even|alvast|door|#))*",
        "straks",
    ),
    aside("assign", r"(?:(?:ik|we|wij|heb|hebben|net|even|al|kort|zojuist|#) )*overlegd met @", "overlegd"),
    aside("assign", r"liever niet (?:door |aan |naar )?@", "liever", holds=of_others),
    aside(
        "assign",
        r"(?:die|hij|zij|ze|@) (?:heeft|doet) (?:(?:er|al|nu|ook|zelf|momenteel) )*(?:twee|drie|vier|vijf|zes|\d+|genoeg"
        r"|veel|meer dan"
        r" genoeg|zat|te veel|een paar)(?: zaken| klachten| lopen| liggen| op (?:zijn|haar) bord)?",
        holds=not_of_the_chosen,
    ),
    aside("assign", r"(?:dus )?(?:die|hij|zij|ze) (?:dus )?(?:liever|beter|maar) niet", "liever", holds=not_of_the_chosen),
    aside("assign", r"(?:zij|hij|ze|die) zit (?:al )?(?:helemaal )?vol", holds=not_of_the_chosen),
    aside(
        "assign",
        r"bel (?:klager|hem|haar|[a-z'-]+)(?: (?:alsjeblieft|aub|svp|graag|wel|dan|maar))* niet (?:voor|voordat|na|op) #",
    ),
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
)
