"""Words to `uitgevoerd` that may say: this is not what I meant. They are asked about; thanks and news are filed.

Only what a colleague would write about what we did counts: a story about the case ("de klager had zich vergist") stays a note.
"""

from __future__ import annotations

import re

from bot.domain.answers.clauses import bare_letters, clauses, halves
from bot.domain.answers.commands import Answer
from bot.domain.answers.masked import clause_of

OBJECTION = "bezwaar"  # why he is asked whether he wants it taken back
BACK = ("ongedaan", "zo laten")  # the choices of that question
SHORT = 6  # words: in so few, "verkeerd" or "niet goed" speaks of what we did
_STARTS = re.compile(
    r"(?:o+ ?|oh ?|ach ?|nou ?|he ?)?(?:nee+|neen|nope|ho+|stop|oeps|oei|fout(?:je)?|sorry(?! voor)|mis|help|niet|geen)\b"
    r"|(?:deels |on)?gegrond\b|(?:verstuur|verzend)\b"  # an order, which would be lost in the file
    r"|wacht(?:(?: nog| even| eens| maar| daarmee| hiermee)*$)"
)
FINE = re.compile(
    r"(?:nee,? )?(?:hoor|geen (?:probleem|dank|punt|opmerkingen|vragen|bijzonderheden|bezwaar|aanvulling\w*|haast|zorgen)"
    r"|niet (?:te danken|nodig om te reageren)|nee,? (?:hoor|dank\w*|bedankt|prima|klopt|goed)|(?:er )?niets (?:meer|aan toe).*)"
)
_MEANT = re.compile(
    r"\b(?:ik|we|wij) (?:had |hadden )?bedoel\w*|\bbedoel\w* (?:ik|we|wij)\b|\b(?:niet|anders) (?:de bedoeling|bedoeld)"
    r"|\b(?:niet|anders) (?:wat|zoals) ik\b"
    r"|\bik (?:heb|had) (?:me|mij) vergist\b|\bik vergiste (?:me|mij)\b|\b(?:dit|dat|het) (?:is|was) (?:een )?vergissing\b"
    r"|\bper (?:ongeluk|abuis)\b|\b(?:verkeerd|niet goed|fout) (?:begrepen|gelezen|verstaan)\b"
    r"|^(?:het|dit|dat|die|hij|zij|er|we) (?:moest|moet|had) (?:\S+ ){1,4}(?:zijn|wezen|worden|moeten)$"
)
_WRONG = re.compile(
    r"\b(?:fout(?:je)?|verkeerde?|vergissing|onjuist|niet (?:goed|juist|waar|zo|akkoord|eens|doen|versturen|verzenden|sturen)"
    r"|klopt (?:\w+ )?niet|toch (?:maar )?niet|liever (?:niet|@)|anders|annuleer\w*|annuleren|intrekken)\b"
)
_RATHER = re.compile(
    r"@(?: (?:graag|dus|toch|bedoeld|svp|aub|maar))*"
    r"|(?:doe|laat|geef|zet|kies|neem|wel|maar|moet|dan|liever|toch) (?:\w+ ){0,3}@.{0,30}|@ (?:moet|moest|zou|mag)\b.*"
    r"|@ had .*moeten.*"
)

_FOLLOWED = re.compile(  # the words of who has seen a letter and has nothing to say to it
    r"(?:(?:heel |erg |hartelijk |super )?(?:be)?dank\w*|thanks|thnx|tnx|merci|ok|oke|okay|prima|top|super|perfect|mooi|fijn"
    r"|goed|netjes|duidelijk|helder|akkoord|gezien|gelezen|genoteerd|begrepen|overzicht(?:elijk)?|snelle?|voor|de|het|een|je"
    r"|u|jullie|ik|zie|check|genoeg|yes|ja|komt|in orde|wel|zo|dan|nu|info(?:rmatie)?|bericht|mail|reactie"
    r"|antwoord|update|stand van zaken|alles|verder|hoor"
    r"|weet ik genoeg|ik weet genoeg|dat het loopt)"
)


def acknowledges(text: str) -> bool:
    """True for an answer that says no more than that it was read."""
    plain = re.sub(r"[.,!:;()]+", " ", bare_letters(text)).strip()
    return re.fullmatch(rf"(?:{_FOLLOWED.pattern}(?:\s+|$))*", plain) is not None


def objects(answer: Answer) -> bool:
    """True for an answer in which a clause may object to what was done, or names somebody else for it."""
    parts = [part for sentence in clauses(answer.text) for part in halves(sentence)]
    own = answer.sender.name.lower()
    for part in parts:
        clause = clause_of(part, answer)
        plain = re.sub(r"^(?:en|maar|dus|want) (?=\S)", "", clause.plain).strip(" ?!.")
        if not plain or plain in own or FINE.fullmatch(plain):
            continue
        short = len(clause.words) <= SHORT
        if _STARTS.match(plain) or _MEANT.search(plain) or _RATHER.fullmatch(plain) or (short and _WRONG.search(plain)):
            return True
    return False


_YES = re.compile(r"(?:ja|jazeker|graag|jawel|doe maar)(?:[, ]+(?:graag|hoor|doe maar|svp|aub|alsjeblieft|alstublieft))*")
_NO = re.compile(
    r"(?:nee|neen|hoeft niet|niet nodig|laat (?:het |dit |dat |alles )?(?:maar )?(?:zo|staan)"
    r"|(?:het|dit|zo) is (?:toch )?(?:goed|prima)(?: zo)?|niet ongedaan maken|niet terugdraaien)"
    r"(?:[, ]+(?:hoor|dank\w*|bedankt|laat maar(?: zo)?|prima|(?:het is |zo is het )?(?:toch )?(?:wel )?goed(?: zo)?))*"
)


def wants_back(text: str) -> bool | None:
    """What he says to "wilt u terugdraaien?"; None unless the whole answer says one of the two."""
    plain = bare_letters(text).strip(" .!,")
    return True if _YES.fullmatch(plain) else False if plain == BACK[1] or _NO.fullmatch(plain) else None
