"""A day that is another occasion's: what somebody has on it, what is done or comes then, or what would have been fine."""

from __future__ import annotations

from collections.abc import Sequence

from bot.quick import quick

_OURS = (  # whose standing, coming or beginning is that of the talk
    r"(?:\w*gesprek\w*|\w*afspraak|\w*agenda|collega|begeleider|vrouw|man|moeder|vader|zoon|dochter|broer|zus|partner|vriend"
    r"|vriendin|vertrouwenspersoon|gemachtigde|advocaat|tolk|uitnodiging\w*|hoorzitting|zitting|datum|tijd|keuze|voorkeur|klager"
    r"|client\w*|klant|manager|bewindvoerder|mentor|heer|medewerker|coach|jobcoach|kantoor|kamer|spreekkamer|overleg|bijeenkomst)"
)
_HAPPENS = r"(?:staat|komt|begint|gaat|vertrekt|landt|ligt|loopt|valt|moet|wordt|is)"
_MADE = (  # done to the talk, or to who comes to it
    r"(?:gepland|ingepland|gehouden|gevoerd|besproken|gehoord|verwacht|ontvangen|uitgenodigd|afgesproken|vastgelegd|gezet|genoteerd"
    r"|ingeboekt|geboekt|gereserveerd|verplaatst|verzet|vastgezet|gesproken|opgehaald|gebracht|gehaald|gedaan|gekozen|genomen|vervoerd"
    r"|verschoven|omgezet|gewijzigd|veranderd|aangehouden|opgenomen|bevestigd|toegezegd|ingeroosterd|geregeld|begeleid|geworden)"
)
_ELSEWHERE = quick(
    rf"(?<!@ en )\b(?:mijn|zijn|haar) (?!{_OURS}\b)[\w-]+ {_HAPPENS} (?:\w+ )?#"
    rf"|# {_HAPPENS} (?:mijn|zijn|haar) (?!{_OURS}\b)[\w-]+(?: |$)|# (?:komt|begint|staat) (?:de|het|een) (?!{_OURS}\b)[\w-]+$"
    rf"|\b(?:de|het|een) (?!{_OURS}\b)[\w-]+ van (?:klager|meneer|mevrouw|@) {_HAPPENS} (?:\w+ )?#"
    r"|(?:\b(?:klager|meneer|mevrouw|hij|zij|ze|ik)|(?<!\w)@) (?:verhuist|trouwt|verjaart|verhuis|vliegt|vlieg|reist|solliciteert"
    r"|begint|start|stopt|examen)\b[^#]*#"
    rf"|\b(?:wordt|word|worden)\b[^#]*# (?:\w+ )?(?!{_MADE}\b)(?:ge|\w{{2,4}}ge)\w+(?:d|t|en)$"
    rf"|# (?:wordt|word|worden)\b(?: \S+)* (?!{_MADE}\b)(?:ge|\w{{2,4}}ge)\w+(?:d|t|en)$"
    r"|# (?:(?!(?:want|omdat|na|voor|vanwege|ivm|maar|dan|en|hij|zij|ze)\b)\S+ ){0,5}"
    r"(?:apk|keuring|therapie|borrel|kerstmarkt|kerstviering|sinterklaas\w*|teamuitje|bedrijfsuitje|rijles|griepprik|yoga"
    r"|garage|kapper|notaris|opticien|apotheek|crematorium|rechtszitting|verhuizing)\b"
)
_COMES = quick(r"\b(?:reactie|stukken|rapport|verslag|dossier|brief|antwoord)\b[^#]*\b(?:komt|komen|volgt|binnen|krijg|heb)\b.*#")
_WOULD_HAVE = quick(
    r"^(?:en |maar |och |ach |tja )?(?:had|hadden|was|waren) (?:ik|we|wij|klager|meneer|mevrouw|@|hij|zij|ze|het) maar\b"
    r"|# (?:\w+ )?(?:had|was) (?:\w+ ){0,3}geweest\b"
    r"|# (?:\w+ ){0,2}(?:leek|klonk|zag ik|kwam|vond ik|vonden we|had ik (?:\w+ )?gewild)\b.*\b(?:maar|tot|niet|minder)\b"
    r"|# (?:leek|klonk)\b(?! (?:iedereen|allen|beiden|allebei) )"
    r"|^(?:vorig jaar|vorige keer|destijds|indertijd) (?:zaten|zat|hadden|had|was|waren|spraken|sprak|deden|stond)\b.*#"
    r"|^(?:wij|we|het kantoor) (?:zijn|is) # (?:dicht|gesloten)$"
    r"|# (?:om # )?(?:ging|liep) (?:het|dat|alles|er) (?:\w+ ){0,2}(?:mis|fout|verkeerd|goed|uit de hand)\b"
)


_OF_THE_TALK = quick(  # with which a sentence tells of the talk, whatever it tells besides
    r"\b(?:\w*gesprek\w*|\w*afspraak|afgesproken|verze\w+|verplaat\w+|verschov\w+|verschui\w+|schui\w+|omgezet|spre\w+"
    r"|zie|zien|zit|zitten|praten|uitnod\w+|(?:in)?gepland|(?:in)?plan(?:nen)?|tijd|wordt het|het wordt|wordt de|moet het"
    r"|moet zijn|is het|geworden|langs|hierheen|ontvang\w*|besproken|tegenover|samen|maak|graag)\b|@ en @|@ en klager|klager en @"
)


def is_another_occasion(plain: Sequence[str]) -> bool:
    """True where the day in one of the masked clauses is not the talk's, or is one that is out of the question."""
    if _OF_THE_TALK.search(" ".join(plain)) is not None:
        return _would_have(plain)
    dated = [each for each in plain if "#" in each]
    return any(shape.search(each) is not None for each in dated for shape in (_ELSEWHERE, _COMES)) or _would_have(plain)


def _would_have(plain: Sequence[str]) -> bool:
    """True where nobody says that the day is the one, only that it was wished for, or seemed to be."""
    return any("#" in each and _WOULD_HAVE.search(each) is not None for each in plain)
