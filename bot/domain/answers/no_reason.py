"""Sentences behind a decision that are no reason for it: what is done next, who knows or agrees, how somebody will take it."""

from __future__ import annotations

from bot.domain.answers.clauses import bare, bare_letters
from bot.quick import quick

_WHO = r"(?:(?:de|mijn|onze) )?[\w'-]+(?: (?:de|van|der|den|en) [\w'-]+| (?:de|van der|van den) [\w'-]+)?"
_WHEN = (
    r"(?:(?:er|hier|daar|zelf|even|nog|wel|ook|straks|morgen|vandaag|vanmiddag|vanavond|later|persoonlijk|erover|hierover"
    r"|daarover"
    r"|maandag|dinsdag|woensdag|donderdag|vrijdag|eerst|dan) ?)*"
)
_NEXT = quick(  # what somebody will do about it
    rf"{_WHO} (?:bel|belt|bellen|mail|mailt|mailen|app|appt|schrijf|schrijft|spreek|spreekt|spreken|informeer|informeert|licht)"
    r" (?:hem|haar|hen|ze|meneer|mevrouw|(?:de )?(?:klager|klant|client))(?: (?:er|hier|daar)?(?:over)?"
    r"(?:zelf|even|nog|wel|straks|morgen|vandaag|erover|hierover|in|op|persoonlijk|maandag|later))*"
    r"|(?:meneer|mevrouw|klager|hij|zij|ze) (?:hoort|krijgt) (?:het|dit|dat) (?:nog )?(?:van|via|morgen|straks)\b[^:]*"
    rf"|{_WHO} (?:hoeft|hoeven) (?:verder )?(?:niets|niks) te doen"
    r"|niet te lang (?:mee )?wachten\b[^:]*|(?:(?:heel )?veel )?(?:succes|sterkte)\b[^:]*"
)
_PLANS = quick(  # and where he is: no reason but for more time
    rf"{_WHO} (?:bel|belt|bellen|mail|mailt|spreek|spreekt) [\w'-]+ {_WHEN} ?om (?:het|dit|dat|alles"
    rf"|de \w+) (?:\w+ ){{0,3}}\w+en"
    rf"|{_WHO} (?:kan|zal|ga|gaat|wil|mag) (?!niet\b)[\w'-]+ {_WHEN} ?(?:bellen|mailen|schrijven|spreken|inlichten|informeren"
    r"|aanspreken)(?: om .*)?"
    rf"|(?:ik|wij|we) ga(?:an)? (?:\w+ ){{0,4}}(?:aanspreken|iets van zeggen|op aan)"
    r"|(?:ik|wij|we) (?:ben|zijn|zit|zitten) (?:[\w.:]+ ){0,5}(?:bereikbaar|telefonisch bereikbaar|vrij|afwezig"
    r"|op kantoor|in [\w-]+)"
    r"|(?:straks|morgen|vandaag|vanmiddag|maandag|dinsdag|woensdag|donderdag|vrijdag) (?:ben|zit|werk) ik\b[^:]*"
    r"|(?:het |de |mijn )?(?:verslag|stukken|reactie|brief|mail) (?:heb|stuur|mail) ik (?:\w+ )*?(?:gestuurd|gemaild|na"
    r"|door|mee)?"
)
_KNOWS = quick(  # who agrees, or has heard
    rf"{_WHO} (?:weet|weten) (?:het|ervan|er al van)(?: al| ook)*"
    rf"|{_WHO} (?:is|zijn) (?:(?:het )?(?:er|hier|daar)? ?(?:ook |al )?(?:mee )?(?:akkoord|eens)"
    r"(?: (?:er|hier|daar)?mee)?|opgelucht|op de hoogte|ingelicht)"
    rf"|{_WHO} (?:vindt|vinden) (?:het|dit|dat) (?:ook |wel )*(?:goed|prima|oke|best|ook|in orde)(?: zo)?"
    r"|(?:dat|dit) (?:is|hebben we|hebben wij) (?:zo )?(?:besloten|besproken|afgesproken|overlegd)\b[^:]*"
    r"|(?:goed|fijn|mooi|netjes|knap) dat (?:je|jij|u|jullie)\b[^:]*"
    r"|zie (?:het |de |ons |onze )?(?:\w*reglement|klachtenregeling|regels)"
)
_TAKES_IT = quick(  # how it will be received, and how it feels
    r"(?:hij|zij|ze|meneer|mevrouw|klager) (?:zal|gaat|kan|wordt|zullen) (?:(?:hier|er|nu|dan) )?(?:wel|vast|zeker"
    r"|ongetwijfeld)\b[^:]*"
    r"|(?:hij|zij|ze|meneer|mevrouw|klager) kan (?:nog )?naar (?:de|het) (?:\w+ )?(?:ombudsman|rechter"
    r"|geschillencommissie)\b[^:]*"
    r"|(?:dat|dit) wordt (?:nog )?(?:wat|leuk|gezellig|een (?:lastig|moeilijk|vervelend)e? \w+)\b[^:]*"
    rf"|ik (?:schaam|schrik|baal)\b[^:]*|{_WHO} (?:vindt|vond) (?:het|dit|dat) (?:heel |erg |zelf )*"
    r"(?:vreselijk|erg|naar|vervelend)"
    rf"|{_WHO} (?:zal|zullen) (?:\w+ ){{0,3}}(?:opgelucht|blij|boos|teleurgesteld|verdrietig|schrikken|balen)(?: zijn)?"
    r"|(?:dat|dit) scheelt (?:\w+ ){0,3}(?:werk|tijd|gedoe)|ik had (?:het|iets|hem) (?:\w+ )?verwacht|gelukkig maar"
    r"|ik ken (?:hem|haar) (?:nog )?(?:van|uit)\b[^:]*|(?:dat|dan) haal ik (?:het|dat|dan)?(?: (?:wel|dan|makkelijk|zeker))*"
    r"|ik (?:wil|ga) (?:\w+ ){0,4}(?:hartig )?woord\w* met\b[^:]*"
)
_ASKED = quick(  # of the letter, and of the papers
    r"(?!.*\b(?:wil|wilde|wou|had|zou|heeft|hebben|ging|was)\b)(?:(?:de |het )?(?:brief|dossier|mail|stukken"
    r"|verslag)\b.*\bgraag\b[^:]*"
    r"|.{1,40} graag)"
)


def is_no_reason(sentence: str, *, for_time: bool = False) -> bool:
    """True for a sentence that tells nobody why; `for_time`: why more time is needed."""
    shapes = (_NEXT, _KNOWS, _TAKES_IT, _ASKED) if for_time else (_NEXT, _PLANS, _KNOWS, _TAKES_IT, _ASKED)
    words = (bare(sentence), bare_letters(sentence).strip(" .!"))
    return any(shape.fullmatch(each) is not None for shape in shapes for each in words)
