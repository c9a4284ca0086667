"""A withdrawal that a colleague passes on in answer to a letter about something else: "ze belde dat ze haar klacht intrekt".

One part says that the client withdraws, in as many words; beside it stand only what is no longer needed and why.
"""

from __future__ import annotations

import re

from bot.domain.answers.clauses import clauses
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.masked import clause_of
from bot.domain.answers.residue import is_broken_off, unsettles
from bot.domain.answers.taken_back import takes_back

READ_IN = ("vraag-gesprek", "uitnodiging-gesprek", "verzoek-verslag", "vraag-oordeel", "vraag-verlenging")
LONGEST = 500  # characters
_WHO = r"(?:(?:de |onze )?(?:klager|klaagster|klant|client|cliente|melder)|mevrouw|meneer|hij|zij|ze)"
_ITS = r"(?:zijn|haar|de|deze|die) (?:hele )?(?:klacht|melding)"
_SURE = r"(?:(?:dus|hierbij|nu|definitief|helemaal|per direct|graag|officieel|alsnog|daarom|bij deze|toch|dan|#) )*"
_TOLD = (
    rf"(?:{_WHO} (?:belde|mailde|appte|schreef|zei|vertelde|meldde|liet weten|gaf aan|gaf door|laat weten|geeft aan|meldt"
    r"|schrijft|belt|mailt)"
    rf"(?: (?!dat\b)[\w@#]+){{0,6}}|{_WHO} heeft (?:(?!dat\b)[\w@#]+ ){{0,5}}(?:gebeld|gemaild|geschreven|gezegd|verteld"
    r"|gemeld|aangegeven"
    rf"|doorgegeven|laten weten)(?: (?!dat\b)[\w@#]+){{0,3}}|ik (?:kreeg|krijg|heb) (?:(?!dat\b)[\w@#]+ ){{0,6}}(?:van {_WHO}"
    rf"|{_WHO})(?: aan de (?:telefoon|lijn))?)"
)
_NAMED_TOLD = r"\w+(?: \w+)? (?:belde|mailde|appte|zei|schreef|meldde)(?: net| zojuist| vanochtend| gisteren)?"
WITHDRAWS = re.compile(
    rf"(?:{_TOLD} )?{_WHO} (?:trekt|trok) {_SURE}{_ITS} {_SURE}in"
    rf"|{_TOLD} dat {_WHO} {_SURE}{_ITS} {_SURE}(?:intrekt|wil intrekken|in wil trekken|intrekken wil|gaat intrekken"
    r"|heeft ingetrokken|introk)"
    rf"|{_WHO} (?:heeft|wil|wenst) {_SURE}{_ITS} {_SURE}(?:ingetrokken|intrekken|in te trekken)"
    rf"|{_TOLD} om {_ITS} {_SURE}in te trekken|(?:de |deze )?(?:klacht|melding) (?:is|wordt) (?:door (?:klager|klaagster|hem"
    r"|haar|mevrouw|meneer) )?"
    rf"{_SURE}ingetrokken(?: door (?:klager|klaagster|hem|haar|mevrouw|meneer))?"
)
_NEEDLESS = re.compile(  # what is not needed any more
    r"(?:(?:dus|dan|en) )?(?:(?:het|dat|dit|een|de|ons|mijn|er|ook) )*(?:gesprek|verslag|oordeel|verlenging|afspraak"
    r"|uitnodiging|uitstel|het|dat|dit)?"
    r" ?(?:hoeft|hoef|kan|kunnen|is|gaat|wordt|vervalt|vervallen|geen)? ?(?:(?:dus|nu|ook|daarmee|dan|er|je) )*"
    r"(?:niet meer|vervallen|vervalt|niet door|niet nodig|niet|eraf|van de baan|geannuleerd|geen (?:verlenging|gesprek"
    r"|verslag)(?: \w+)? nodig"
    r"|(?:verlenging|gesprek|verslag|uitstel)? ?(?:meer )?nodig)(?: (?:meer|door|dus|te gaan|te komen|nodig))*"
)
BARS = re.compile(
    r"\?|\b(?:misschien|wellicht|waarschijnlijk|mogelijk|overweegt|denkt|nadenken|twijfel\w*|als|indien|mits|tenzij|voorwaarde"
    r"|zodra|deels"
    r"|gedeeltelijk|gegrond|ongegrond|volgens|schijnt|hoorde|begreep|geloof|denk|tegenover|andere? (?:klacht|zaak)|nog niet"
    r"|niet ingetrokken"
    r"|niet intrek\w*|niet in|maar|wil (?:wel|toch|nog)|behalve|alleen|boos|spijt|onder druk|blijft|liever|zou|wacht\w*|of"
    r"|verder(?: gaan)?"
    r"|doorgaan|doorzetten|toch wel|schriftelijk|bevestig\w*|eerst)\b"
)
_CUTS = re.compile(r",\s+|:\s+|\s+(?:en|want|omdat|dus)\s+(?=\S)|\s+[-–]\s+")


def withdrawn(answer: Answer) -> Command | None:
    """The withdrawal and why; None where it is not as plain as that."""
    if answer.prompt.kind not in READ_IN or len(answer.text) > LONGEST or is_broken_off(answer.text) or takes_back(answer):
        return None
    sentences = clauses(answer.text)
    if any(BARS.search(clause_of(each, answer).plain) or unsettles(each, {"withdraw"}, answer) for each in sentences):
        return None
    parts = [part for each in sentences for part in _pieces(each) if part[1].strip(" ,.!;:-")]
    plain = [clause_of(words, answer).plain for _, words in parts]
    said = [at for at, words in enumerate(plain) if WITHDRAWS.fullmatch(words)]
    if len(said) != 1:
        return None
    reason = ""
    for at, (sign, words) in enumerate(parts):
        if (
            at not in said
            and not _NEEDLESS.fullmatch(plain[at])
            and not re.fullmatch(rf"{_TOLD}|{_WHO} \w+|{_NAMED_TOLD}", plain[at])
        ):
            reason += (sign if reason else "") + words
    return Command("withdraw", {"reason": reason.strip(" ,.!")} if reason else {})


def _pieces(sentence: str) -> list[tuple[str, str]]:
    """The sentence cut where a clause may begin, each piece with the sign or word before it."""
    cuts = [*_CUTS.finditer(sentence), None]
    starts = [(" ", 0), *((cut[0], cut.end()) for cut in cuts if cut is not None)]
    return [
        (sign, sentence[start : cut.start() if cut else len(sentence)]) for (sign, start), cut in zip(starts, cuts, strict=True)
    ]
