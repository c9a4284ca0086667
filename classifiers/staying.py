"""Whether somebody stays with his complaint, or adds to it: then his mail takes nothing back, whatever its words are usual in.

Looked at clause by clause, because "niet" turns what it stands beside. Who takes back as well, be it a part or on a condition,
does not stay.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.quick import quick
from bot.sieve import Sieve

LONGEST = 4000  # characters that are looked at
CLAUSE = quick(r"[.!;:\n]+(?=\s|\Z)|(?<=\?)|,? (?=(?:maar|want|dus|omdat|doch|anders|but|because)\b)")
MINE = r"(?:mijn|m'n|mn|onze?|deze|die|de|my|our|meine[rn]?)"
COMPLAINT = r"(?:tuchtklacht|klacht|beklag|melding|bezwaar|complaint|beschwerde)"
NOT = Sieve(r"\b(?:niet|niets|niks|nooit|geen|geenszins|zonder|not|never|nicht|nie)\b|n't\b")
TAKES_BACK = Sieve(
    r"\b(?:trek|trekken|trok|trokken)\b[^.!?]{0,120}\b(?:in|terug)\b",
    r"\b(?:intrek\w*|ingetrokken|in ?te ?trekken|intrekking|terug ?(?:te )?(?:trekken|nemen)|teruggetrokken)\b",
    r"\b(?:stop|stoppen|stopgezet)\b[^.!?]{0,40}\b(?:mee|klacht|procedure)\b|\bzie\w*\b[^.!?]{0,60}\baf\b|\baf ?te ?zien\b",
    r"\bwithdr[ae]w\w*\b|\bziehe\b[^.!?]{0,80}\bzurück\b|\bzurückziehen\b",
)
ENDS = Sieve(
    r"\blaat (?:het |dit |die |de klacht )?(?:er )?(?:verder |nu |dan )?maar(?! weten| horen)\b|\bzand erover\b",
    r"\b(?:hoef|hoeft|hoeven|wil|wens)\b[^.!?]{0,40}\b(?:niet|geen|niets)\b[^.!?]{0,30}(?:\bmeer\b|\bverder\b|behandel|door)",
    r"\bhoeft (?:\w+ ){0,4}niet\b",
    r"\b(?:laat|laten) (?:het |dit |de klacht |mijn klacht )(?:\w+ )?(?:rusten|hierbij|vallen|zitten)\b",
    rf"\b{COMPLAINT} (?:is (?:nu |al |inmiddels )?(?:opgelost|afgehandeld|van de baan)|vervalt"
    r"|mag (?:\w+ )?(?:weg|dicht|gesloten))",
    r"\b(?:is|zijn) (?:\w+ ){0,4}(?:opgelost|uitgepraat)\b",
)
OTHERS_WISH = Sieve(
    r"\b(?:vraagt|vroeg|vroegen|vragen|gevraagd|verzocht|verzoekt|zei|zegt|moest|moet ik|adviseer\w*|dwing\w*|dwong|gedwongen"
    r"|onder druk|druk (?:uit|gezet|op)|wil(?:t|de|len|den)? dat ik|of (?:ik|wij|we)|waarom (?:zou|moet)|asked?|wants? me)\b"
)
NOT_TAKEN_BACK = Sieve(
    r"\b(?:trek|trekken|trok|trokken) (?:(?!in\b|terug\b)\S+ ){0,8}?(?:niet|niets|niks|nooit|geen) (?!alleen\b)(?:\S+ ){0,7}?"
    r"(?:in|terug)(?=\W*\Z|,| (?:zolang|voor(?:dat)?|tot(?:dat)?|tenzij|als|hoor|en|ook|zonder|nu)\b)",
    r"\b(?:niet|niets|niks|nooit|geen) (?!alleen\b)(?:(?!of\b|maar\b|meer\b|langer\b)\S+ ){0,6}?"
    r"(?:in ?te ?trekken|intrekken|intrek|ingetrokken|terug ?te ?trekken|terugtrekken)\b",
    r"\bstop(?:pen)? (?:\S+ ){0,4}?niet (?:\S+ ){0,2}?(?:mee|met (?:\S+ ){0,2}?klacht)",
    r"\bniet (?:\S+ ){0,3}?(?:mee )?(?:te )?stoppen\b",
    rf"\bzie (?:\S+ ){{0,4}}?niet (?:\S+ )?(?:af van {MINE} {COMPLAINT}|van {MINE} {COMPLAINT} af)\b",
    r"\b(?:not|never|n't) (?:\S+ ){0,4}?withdraw\w*|\bziehe (?:\S+ ){1,6}?nicht zurück\b",
)
CANNOT = Sieve(r"\b(?:kan|kon|kunnen|lukt\w*|nog (?:steeds )?niet)\b|\bniet (?:weten|zeker)\b|\?\s*\Z")
STAYS = Sieve(
    rf"\b(?:handhaaf|handhaven|handhaafde|gehandhaafd)\b[^.!?]{{0,40}}\b{COMPLAINT}\b|\b{COMPLAINT}\b[^.!?]{{0,30}}\b(?:handhaaf"
    r"|handhaven|gehandhaafd)\b",
    rf"\b(?:blijf|blijven)\b[^.!?]{{0,25}}\b(?:bij|achter) {MINE} (?:\w+ )?{COMPLAINT}\b",
    rf"\b{MINE} (?:\w+ )?{COMPLAINT} blijf(?:t|ven)? (?:\w+ ){{0,3}}(?:staan|bestaan|overeind|van kracht|liggen|gelden)\b",
    rf"\bzet(?:ten)? (?:ik |wij |we )?(?:\w+ )?{MINE} (?:\w+ )?{COMPLAINT} (?:\w+ ){{0,2}}(?:door|voort)\b"
    rf"|\b{MINE} (?:\w+ )?{COMPLAINT} (?:\w+ ){{0,3}}(?:door ?(?:te )?zetten|doorzet|voort ?(?:te )?zetten)\b",
    rf"\bdat {MINE} (?:\w+ )?{COMPLAINT} (?:\w+ ){{0,4}}(?:behandeld|onderzocht|bekeken|opgepakt|doorgaat|door gaat|doorloopt)\b"
    rf"|\bdat (?:u|jullie|men) {MINE} (?:\w+ )?{COMPLAINT} (?:\w+ ){{0,4}}(?:behandel\w*|onderzoek\w*|doorzet\w*)\b",
    r"\b(?:stand by|maintain|uphold|pursue) (?:my|our) (?:\w+ )?complaint\b",
)
ADDS = Sieve(
    rf"\b(?:aanvulling\w*|toevoeging|vervolg|aanvullend\w*|bijlagen?) (?:\w+ ){{0,3}}(?:op|bij|aan|voor|over)"
    rf" {MINE} (?:\w+ )?{COMPLAINT}\b",
    rf"\b(?:aanvul\w*|vul|toevoeg\w*|toe te voegen|aan te vullen|voeg)\b[^.!?]{{0,60}}\b{COMPLAINT}\b"
    rf"|\b{MINE} {COMPLAINT}\b[^.!?]{{0,40}}\b(?:aanvul\w*|aan te vullen|toevoeg\w*|toe te voegen)\b",
    rf"\bnog (?:iets|wat|een (?:punt|ding|feit))\b[^.!?]{{0,20}}\b(?:bij|over|voor) {MINE} {COMPLAINT}\b",
)
REFUSES = Sieve(
    r"\b(?:dat|dit) (?:doe|ga|wil) (?:ik|wij|we)\b[^.!?]{0,20}\b(?:niet|nooit)\b",
    r"\b(?:blijf|blijven) (?:ik |wij |we )?(?:er|erbij|daar)\b(?: ?bij)?|\bgeen sprake van\b|\bpeins er niet over\b"
    r"|\b(?:daar|hier) begin (?:ik|wij|we) niet aan\b|\bweiger (?:ik|dat)\b|\bik weiger\b",
)
CONTRAST = Sieve(r"\bniet\b[^.!?]{0,120}\bmaar (?:wel|alleen|enkel|die|deze|de (?:andere|eerste|tweede|rest))\b")


def without_withdrawal(scores: Mapping[str, float]) -> dict[str, float]:
    """What spoke for a withdrawal speaks for the complaint as much as for all other kinds together."""
    free, others = scores["intrekking"] / 2, [kind for kind in scores if kind not in ("klacht", "intrekking")]
    shared = {kind: scores[kind] + free / len(others) for kind in others}
    return {kind: 0.0 if kind == "intrekking" else shared.get(kind, scores["klacht"] + free) for kind in scores}


def stays(subject: str, body: str) -> bool:
    """True when the sender says that he stays with his complaint or adds to it, and takes nothing of it back."""
    text = _flat(body)
    clauses = [each for each in CLAUSE.split(text) if each.strip()]
    if CONTRAST.holds(text) or any(map(_takes_back, clauses)):
        return False
    refused = any(TAKES_BACK.holds(each) and OTHERS_WISH.holds(each) for each in clauses) and REFUSES.holds(text)
    return refused or ADDS.holds(_flat(subject)) or any(map(_stays, clauses))


def _flat(text: str) -> str:
    return text[:LONGEST].replace("’", "'").replace("‘", "'").replace("\r", "")


def _takes_back(clause: str) -> bool:
    if ENDS.holds(clause):
        return True
    return TAKES_BACK.holds(clause) and not NOT.holds(clause) and not OTHERS_WISH.holds(clause)


def _stays(clause: str) -> bool:
    if NOT_TAKEN_BACK.holds(clause):
        return not CANNOT.holds(clause)
    return not NOT.holds(clause) and not OTHERS_WISH.holds(clause) and (STAYS.holds(clause) or ADDS.holds(clause))
