"""What stands in front of a colon makes the words behind it somebody else's, an earlier version or a day that will not do.

"Bram schreef: ...", "Ziek: Chantal", "Eerste versie: ...", "Talsma: twee weken erbij".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.intent import DONE
from bot.domain.answers.masked import clause_of

LONGEST_HEAD = 6  # words; more of them tell something by themselves
_HEAD = re.compile(r"(?:^|\n|(?<=[.!?] ))[ \t>*-]*(?P<head>[^.:!?\n]{2,60}?)[ \t]*:(?=\s|$)")
_HE = r"(?:@|klager|meneer|mevrouw|de \w+|zijn \w+|haar \w+|[\w-]+)"
_SOMEBODYS = re.compile(  # words, wishes and days of somebody else
    r"(?<!\w)(?:@|klager|meneer|mevrouw|hij|zij|ze|vrouw|man|zoon|dochter|werkgever|collega)(?: @)? (?:(?:net|zelf|mij"
    r"|me|al|het) )*"
    r"(?:schreef|schrijft|mailt|mailde|appt|appte|smst|vroeg|vraagt|eist|wenst|wil|wou|kan|kon|werkt|noemt|vindt"
    r"|vond)\b(?! of\b| ermee)"
    r"|(?<!\w)@ .*\b(?:zou zeggen|opschreef|ervan vindt|agenda|verhinderd)\b|^van @ (?:kreeg|hoorde)\b"
    rf"|^(?:(?:het|de|een|dit|zijn|haar|nieuw|kort) )*(?:bericht|bericht\w*|reactie|wens|wensen|eis|advies|idee|voorstel"
    rf"|aantekeningen|verlof|contract"
    rf"|agenda|examen|alternatief|appje|mailtje) (?:van )?{_HE}$|^mijn (?:verlof|agenda|vakantie|contract|vraag)\b"
    r"|^(?:zijn|haar|de)? ?(?:dochter|zoon|vrouw|man|partner|werkgever|leidinggevende|advocaat|gemachtigde|moeder|vader)$"
    r"|\b(?:schreef|schrijft|mailt|mailde|appt|appte|smste|zei|zegt|vindt|vond) (?:hij|zij|ze|klager|meneer|mevrouw|@)(?!\w)"
    r"|\b(?:kop(?:je)?|onderwerp) (?:van|boven)\b|\bzie wat\b"
)
_NOT_FINAL = re.compile(  # a try, an example, what was or may be
    r"^(?:kladje?|klad|concept\w*|eerste (?:versie|opzet|gedachte|indruk|voorstel)|voorlopig|eventueel|misschien"
    r"|stel(?: dat)?|volgende keer|idee(?:en)?"
    r"|voorstel|opties?|mogelijkheden|mogelijkheid|alternatief|voorbeeld\w*|vroeger|toen|straks|later|vorig \w+"
    r"|in \d{4}(?: was het)?|cc|bcc)\b"
    r"|\b(?:voorbeeld van|niet definitief|nog te (?:\w+en)|nog niet|uit de zaak van|vorige? (?:jaar|zaak|klacht|keer"
    r"|\w+)|bij (?:de |die )?(?:vorige"
    r"|andere|eerdere|tweede) \w+|voor de brief|vaste (?:begeleider|coach)|intake (?:gedaan )?door|contactpersoon)\b"
    r"|^over het gesprek$"
)
_WILL_NOT_DO = re.compile(
    r"\b(?:verhinderd|niet mogelijk|niet beschikbaar|onmogelijk|afgezegd|afgevallen|afgewezen|vervallen|verworpen|bezet"
    r"|vol|ziek|overspannen|afwezig"
    r"|(?:met|op) (?:vakantie|verlof)|vrij|bij de (?:tandarts|dokter|huisarts)|kan niet|kunnen niet|lukt niet|niet op"
    r"|gaat niet door)\b$|\bkan niet op$"
    r"|^(?:examen|tandarts|vakantie|verlof)\b"
)
_BY_NAME = frozenset({"record_measures", "record_hearing", "record_reaction"})  # of whom that is, in front of it


def is_headed(command: Command, answer: Answer) -> bool:
    """True where what is to be done stands behind words that make it somebody else's, or nothing to be done."""
    if command.action not in DONE:
        return False
    return any(_is_other(head, command) for head in _heads(answer) if len(head.split()) <= LONGEST_HEAD)


def _heads(answer: Answer) -> Iterator[str]:
    for match in _HEAD.finditer(answer.text):
        yield clause_of(match["head"], answer).plain.strip(" ,-")


def _is_other(head: str, command: Command) -> bool:
    if any(shape.search(head) for shape in (_SOMEBODYS, _NOT_FINAL, _WILL_NOT_DO)):
        return True
    acts = {each.action for each in (command, *command.also)}
    return head == "@" and not acts & _BY_NAME and acts != {"assign"}
