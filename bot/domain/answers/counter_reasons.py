"""Reasons that say the contrary of the verdict beside them: that all was done well, or that something went wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.quick import quick

_HE = r"(?:klager|klaagster|meneer|mevrouw|klant|client\w*)"
_WE = r"(?:(?<!\w)@|\bwij|\bwe|\bons|\bonze \w+|\bcollega)(?!\w)"
_RULES = (
    r"(?:\w*protocol|\w*regels|\w*afspra(?:ak|ken)|\w*procedure|werkwijze|\w*reglement|\w*termijn|wet|richtlijn\w*"
    r"|voorschrift\w*)"
)
_BY_RULES = rf"(?:volgens|conform) (?:het |de |onze |alle )?{_RULES}"
_DONE = r"(?:gehandeld|gewerkt|gedaan|gegaan|verlopen|behandeld|gelopen)"
_FINE = r"(?:correct|netjes|keurig|zorgvuldig|juist|goed|prima|professioneel|behoorlijk|fatsoenlijk|naar behoren)"
_TREATED = r"(?:gehandeld|behandeld|begeleid|gecommuniceerd|uitgelegd|geholpen|opgetreden|gereageerd|uitgevoerd|geinformeerd)"
_REACHED = r"(?:bereikbaar|teruggebeld|gebeld|geantwoord|gereageerd|beantwoord|nagekomen|geinformeerd|betaald|geleverd|verstuurd)"
_STORY = r"(?:verhaal|lezing|bewering\w*|verwijt\w*|aantijging\w*|beschuldiging\w*)"
_TOLD_BY = quick(  # whose opinion or wish it is, or what did not come to light
    r"\b(?:volgens (?:@|klager|meneer|mevrouw|hem|haar)|zegt|zei|stelt|stelde|beweert|beweerde|vindt|vond|meent|voelt|voelde"
    r"|ervaart|ervaren|denkt|dacht|gevoel|mening|zou|zouden|als|of|blijkt niet|gebleken|bewijs|bewezen|onderbouw\w*"
    r"|aannemelijk|wil|wilde|zogenaamd|niet zo dat)\b"
)
_CONCEDES = quick(r"\b(?:maar|echter|toch|desondanks|niettemin|hoewel|ook al|al|terwijl|alleen|organisatie|niet te verwijten)\b")
_DENIED = quick(
    r"\b(?:niet|geen|nooit|nergens|niets|niks|niemand|zonder|had|hadden|pas|te laat|bepaald|half|onvoldoende|nauwelijks"
    r"|amper|verre)\b"
)
_WELL = quick(
    rf"\b{_BY_RULES}\b.*\b{_DONE}\b|\b{_DONE} {_BY_RULES}\b|\baan (?:de |het |onze |alle |zijn |haar )?{_RULES}(?: van \S+)?"
    rf" (?:ge|vast)houden\b|{_WE}.*\b{_FINE} {_TREATED}\b|\b{_HE} (?:is|werd|wordt) (?:\w+ )?{_FINE} {_TREATED}\b"
    rf"|\b(?:wel degelijk|steeds|altijd|telkens) (?:\w+ )?{_REACHED}\b"
    rf"|\b(?:binnen ~|op tijd|tijdig|dezelfde dag|keurig|netjes) (?:is |zijn |was |waren |heeft )?(?:\w+ )?{_REACHED}\b"
)
_NOTHING_WRONG = quick(
    r"\b(?:niets|niks) (?:\w+ )?(?:fout|mis|misgegaan|verkeerd|onoorbaars|onbehoorlijks|onjuists)\b(?! hebben)"
    r"|\b(?:is|was|geweest) (?:\w+ )?geen sprake van\b|\bgeen sprake (?:is|was|geweest)\b|\bgeen (?:onvertogen woord|misstap)\b"
    rf"|\b{_STORY}(?: van \w+)? (?:\w+ )?(?:klopt|klopten|kloppen|strookt|deugt) (?:\w+ )?niet\b"
    rf"|\b{_STORY}(?: van \w+)? (?:(?:is|zijn) )?(?:\w+ )?(?:niet klopt|niet kloppen|onterecht|onjuist|overdreven|verzonnen)\b"
    rf"|\b(?:{_HE}|hij|zij|ze) (?:(?:heeft|had|krijgt) )?(?:\w+ )?(?:ongelijk|geen gelijk)\b"
    rf"|\b{_HE} (?:\w+ ){{0,2}}zelf (?:\w+ ){{0,3}}(?:niet|nooit|te laat|afgezegd|afgebeld|geweigerd)\b"
    rf"|\b{_HE} (?:(?:is|was|kwam) )?(?:\w+ ){{0,2}}(?:niet|nooit) (?:\w+ )?(?:opdagen|verschenen|opgedaagd|komen)\b"
)
_WRONG = quick(
    rf"{_WE}.*\b(?:de fout in\w*|fouten? gemaakt|fout gehandeld|tekortgeschoten|te kort geschoten|verzuimd|nagelaten|nalatig)\b"
    rf"|{_WE}(?: \w+)? (?:(?:fout|verkeerd) (?:zat|zaten|bezig)|zat(?:en)? (?:\w+ )?(?:fout|verkeerd))\b"
    r"|(?<!\w)@(?: \w+)? (?:was|is|deed|reageerde|werd)(?: \w+){0,2} (?:grof|onbeleefd|onheus|bot|lomp|onbehoorlijk"
    r"|onprofessioneel|kwetsend|respectloos)\b"
)
_LATE = quick(rf"(?:{_WE}|\b(?:\w*rapport\w*|\w*verslag|\w*betaling|reactie|antwoord|brief)) (?:\w+ ){{0,3}}te laat\b")
_LEFT_UNDONE = quick(
    r"\bsteken laten vallen\b|\b(?:afspra\w+|toezegging\w*|belofte\w*) (?:\w+ ){0,2}niet (?:is |zijn |wordt )?(?:nagekomen"
    r"|gehouden)\b|(?:(?<!\w)@|\b(?:wij|we|dit|dat|het|zoiets)) (?:had|hadden) (?:\w+ )?(?:anders|nooit|niet) (?:\w+ )?(?:moeten"
    rf"|mogen|gemogen|gebeuren)\b|(?:(?<!\w)@|\b(?:er|we|wij))(?: \S+){{0,3}} (?:niet|nooit) (?:\w+ )?{_REACHED}"
    r"(?! (?:kon|kan)\b)"
    r"|(?:\ber|~) (?:\S+ ){0,3}(?:niets|niks) (?:\w+ )?(?:gebeurd|gedaan|gehoord|ondernomen)\b"
)
_ILL_TREATED = quick(
    rf"\b(?:{_HE}|hij|zij|ze) (?:is|werd|wordt) (?:\w+ ){{0,2}}niet (?:netjes|correct|goed|serieus|fatsoenlijk|respectvol"
    rf"|behoorlijk) (?:{_TREATED}|genomen|te woord)\b|{_WE}.*\blaten (?:wachten|zitten|liggen)\b"
    rf"|\b(?:{_HE}|hij|zij|ze) (?:is|werd) (?:\S+ ){{0,3}}(?:niet|nooit) (?:\w+ )?(?:teruggebeld|geinformeerd|geholpen)\b"
)
_NO_FAULT = quick(r"\b(?:geen|nergens|niemand|niet (?:\w+ )?te laat)\b")
_HE_DID = quick(rf"\b(?:{_HE}|hij|zij|ze) (?:\w+ ){{0,3}}(?:was|waren|is|kwam|heeft|had|kwamen)\b|\b{_HE} zelf\b")


def says_the_contrary(gegrond: str, plain: Sequence[str]) -> bool:
    """True when the masked clauses beside this verdict give a reason for the other one, and none for it."""
    if gegrond not in ("gegrond", "ongegrond") or _CONCEDES.search(" ".join(plain)):
        return False
    own = [each for each in plain if _TOLD_BY.search(each) is None]
    well, wrong = any(map(_was_well, own)), any(map(_went_wrong, own))
    return (well and not wrong) if gegrond == "gegrond" else (wrong and not well)


def _was_well(clause: str) -> bool:
    return _NOTHING_WRONG.search(clause) is not None or (_WELL.search(clause) is not None and _DENIED.search(clause) is None)


def _went_wrong(clause: str) -> bool:
    if _NO_FAULT.search(clause):
        return False
    if _ILL_TREATED.search(clause):
        return True
    if _HE_DID.search(clause):
        return False
    plainly = _WRONG.search(clause) is not None and re.search(r"\bniet\b", clause) is None
    return plainly or _LATE.search(clause) is not None or _LEFT_UNDONE.search(clause) is not None
