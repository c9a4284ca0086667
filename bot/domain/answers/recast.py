"""The words of an answer put in the order in which clauses are read, where Dutch puts them otherwise.

What was said to a colleague before the bot is spoken to, a reason in front of its action, a question that is answered by
whoever asked it. What a person wrote is kept; only the reading of clauses sees this.
"""

from __future__ import annotations

import re

from bot.domain.answers.clauses import CERTAIN_DOUBT
from bot.domain.answers.commands import Answer
from bot.domain.answers.names import masked
from bot.domain.answers.spoken import in_sentences

_SPOKEN_TO = re.compile(
    r"(?i)(?:^|(?<=[.?!\n]))\s*(?:@?(?:klachten)?bot|(?:voor|aan) (?:de|het) (?:bot|systeem))\s*[:,]\s*(?=\w)"
)
_TO_COLLEAGUE = re.compile(
    r"(?:(?:hoi|hallo|dag|beste|ha) )?@, [^?]{0,120}\?\s*(?:alvast )?(?:bedankt|dank|groet\w*)?[.! ]*", re.I
)
_REASON_FIRST = re.compile(
    r"(?i)(?:^|(?<=[.!?\n]\s))(?P<why>(?:omdat|aangezien|doordat|vanwege|wegens|i\.v\.m\.|ivm|in verband met|gelet op(?: het"
    r" feit dat)?) [^.!?:\n]{3,120}?)"
    r"(?P<sign>:|,) (?P<rest>[^.!?\n]{3,120})(?=[.!?\n]|$)"
)
_INVERTED = re.compile(
    r"(?i)(?P<verb>doet|wordt|behandelt|neemt|pakt|krijgt|gaat|mag) (?P<who>(?:[A-ZÀ-Ý][\w'’-]+|van|de[nr]?|ten?)"
    r"(?: (?:[A-ZÀ-Ý][\w'’-]+|van|de[nr]?|ten?))*) (?P<what>.+)"
)
_OURS = re.compile(r"(?i)(?P<verb>nemen|verklaren|wijzen|neem|doe|pak|behandel) (?P<who>we|wij|ik) (?P<what>.+)")
_THAT = re.compile(r"(?i)^(?:omdat|aangezien|doordat|gelet op(?: het feit dat)?) ")
_NO_COMMA = re.compile(
    r"(?i)(?:^|(?<=[.!?\n]\s))(?P<why>(?:omdat|aangezien) [^.!?:,\n]{3,80}? (?:gaat|is|heeft|zit|betreft|was)) (?P<verb>neem"
    r"|doe|pak|behandel)"
    r" ik (?P<rest>[^.!?\n]{3,80})"
)
_SPAN_LAST = re.compile(
    r"(?i)(?P<verb>verleng\w*|uitstel)\b(?: (?:moet|wil ik|nu|al|graag|svp|is nodig))*,? (?P<why>(?:want|omdat|wegens"
    r"|vanwege) [^.:\n]{3,120}): "
    r"(?P<span>(?:tot|met|t/m) [^.\n]{3,60})"
)
_OWN_ANSWER = re.compile(
    r"(?i)(?:^|(?<=[.!\n]\s))(?P<verb>kunnen|zullen|mogen) (?:we|wij) (?P<what>[^?.!\n]{3,80}\b(?:bij"
    r"|verlengen|uitstellen|extra))"
    r"(?P<tail>(?: (?:doen|krijgen|nemen))?)\?\s+(?:ja,? )?(?:doe|laten we) (?:dat|dit|het) (?:maar"
    r"|dan maar|doen|dan)[.! ]*(?=$|\n|[A-Z])"
)
_REQUEST = re.compile(  # the letter asks whether more time is needed: who asks for so much of it answers that
    r"(?i)\A\W*(?:(?:hoi|hallo|dag|beste|ha)\b[ \w]{0,20},\s*)?(?:kan|kunnen|mag|mogen|kon|zou) "
    r"(?:(?:ik|we|wij|er|daar|hier|(?:de|deze) (?:behandel)?termijn) )?"
    r"(?:(?:graag|misschien|nog|even|alsnog|met) )*(?P<much>(?:een|één|anderhalve|twee|drie|vier|vijf|zes|\d{1,2}) (?:extra )?"
    r"(?:dag(?:en)?|werkdagen|week|weken|weekje|maand|maandje)|tot (?:en met )?[^?.!\n]{3,30}?) "
    r"(?:er ?bij|bij|extra|langer|uitstel|(?:worden )?verlengd?(?:en)?)"
    r"(?: (?:komen|krijgen|hebben|nemen|worden|kunnen|aub|svp|alsjeblieft|alstublieft|graag))*,? ?(?:\?|[.!]?\s*\Z)"
)
_ASKS_FOR_MORE = ("vraag-verlenging", "vraag-oordeel", "verzoek-verslag")  # letters to who may need more time
_NAME = r"(?-i:[A-ZÀ-Ý])[\w'’-]+(?: (?:van|de[nr]?|ten?|'t|(?-i:[A-ZÀ-Ý])[\w'’-]+)){0,3}"
_DOES_SHORT = re.compile(rf"(?i)(?:^|(?<=[.!\n]\s))doet (?P<who>{_NAME})(?=\s*(?:[.,!]|$))")  # "Doet Karin."
_WANTS_TO_SPEAK = re.compile(  # of who leads the talk: "ik wil hem spreken op do 10 december 10.30u"
    r"(?i)(?:^|(?<=[.!\n]\s))(?:ik|wij|we) (?:wil|willen|wou|wilde) (?P<whom>hem|haar|hen|klager|meneer|mevrouw|de klager)"
    r" (?:graag )?(?:spreken|zien|horen|ontvangen) op (?=\D{0,12}\d{1,2}\b[^.?!]*\d)"
)
_HE_CAN = re.compile(  # and it is to be put down: "hij kan donderdag om 11 uur. Zet maar in de agenda"
    r"(?i)\b(?:hij|zij|ze|klager|meneer|mevrouw) kan (?P<when>(?!(?:\S+ ){0,6}(?:niet|alleen|pas|of|tot|vanaf|liever|ook|na"
    r"|voor)\b)"
    r"[^.,!?\n]{4,40})[.,!] (?:dus )?(?:zet|plan|noteer|boek)(?: (?:het|hem|die|dat|dit|dan))? maar"
    r"(?: (?:in de agenda|vast|in|erin|neer))?[.! ]*\Z"
)
_IS_GIVEN = re.compile(  # time, by who may give it
    rf"(?i)\A\W*(?P<who>{_NAME}) krijgt (?=(?:nog )?(?:een|twee|drie|vier|\d+)"
    r" (?:extra )?(?:dag|dagen|week|weken)(?: (?:extra|erbij|langer|uitstel|de tijd))*[.! ]*\Z)"
)
_GIVES_TIME = ("escalatie", "melding-directie")
_WHO_HANDLES = ("opdracht-behandelaar", "vraag-indeling", "vraag-ontvankelijkheid")
_A_WEEK = re.compile(  # "graag week uitstel"
    r"(?i)(?<!een )(?<!één )(?<!halve )(?<!deze )(?<!orige )(?<!gende )(?<!mende )(?<!hele )(?<!elke )(?<!\d )(?<![a-z-])"
    r"(?=week(?:je)? (?:uitstel|extra|erbij|langer)\b)"
)


def recast(answer: Answer) -> str:
    """The text of the answer as its clauses are to be read."""
    text = _SPAN_LAST.sub(r"\g<verb> \g<span>, \g<why>", _to_us(answer))
    text = _NO_COMMA.sub(r"ik \g<verb> \g<rest>, \g<why>", text)
    text = in_sentences(_reason_last(text, answer))
    text = _A_WEEK.sub("een ", text)
    if answer.prompt.kind in _WHO_HANDLES:
        text = _DOES_SHORT.sub(r"\g<who> doet het", text)
    if answer.prompt.kind == "vraag-gesprek":
        text = _WANTS_TO_SPEAK.sub(r"gesprek met \g<whom> op ", text)
        text = _HE_CAN.sub(r"gesprek op \g<when>.", text)
    if answer.prompt.kind in _GIVES_TIME and (given := _IS_GIVEN.match(text)) and _is_handler(given["who"], answer):
        text = _IS_GIVEN.sub(r"geef \g<who> ", text)
    if answer.prompt.kind in _ASKS_FOR_MORE:
        text = _REQUEST.sub(
            lambda match: f"Verleng {match['much'] if match['much'].startswith('tot') else 'met ' + match['much']}.", text
        )
    if answer.prompt.kind == "vraag-verlenging":
        text = _OWN_ANSWER.sub(lambda match: f"{match['what']}{match['tail']}. ", text)
    return text


def _is_handler(name: str, answer: Answer) -> bool:
    people = masked(name, answer.bureau.roster)[1]
    handler = answer.case.handler
    return handler is not None and len(people) == 1 and [person.email for person in people[0]] == [handler.email]


def _to_us(answer: Answer) -> str:
    """What stands behind "Bot:", where all before it is a question to a colleague, by name."""
    marks = list(_SPOKEN_TO.finditer(answer.text))
    if len(marks) != 1:
        return answer.text
    before, _ = masked(answer.text[: marks[0].start()], answer.bureau.roster)
    before = before.strip()
    told = not before or _TO_COLLEAGUE.fullmatch(before) is not None
    return answer.text[marks[0].end() :] if told else answer.text


def _reason_last(text: str, answer: Answer) -> str:
    """ "Omdat Jan weg is: Roos doet het" as "Roos doet het, omdat Jan weg is"; behind a comma the verb goes back to its place."""

    def turned(match: re.Match[str]) -> str:
        said = match["rest"].strip()
        if match["sign"] == ",":
            if (ours := _OURS.fullmatch(said)) is not None and not CERTAIN_DOUBT.search(match["why"].replace("eerst", "")):
                return f"{ours['who']} {ours['verb']} {ours['what']}, omdat {_THAT.sub('', match['why'])}"
            inverted = _INVERTED.fullmatch(said)
            if inverted is None or masked(inverted["who"], answer.bureau.roster)[0] != "@":
                return match[0]
            said = f"{inverted['who']} {inverted['verb']} {inverted['what']}"
        if CERTAIN_DOUBT.search(match["why"]):
            return match[0]
        why = match["why"][0].lower() + match["why"][1:]
        return f"{said}, {why}"

    return _REASON_FIRST.sub(turned, text)
